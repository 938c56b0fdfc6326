// Package batch works through many stories: several at a time, with their outputs
// in the order of the inputs.
package batch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/format"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/language"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/terminal"
	"claims/cmd/claims/internal/wording"
	"claims/extract"
)

// Extractor finds the claims of a text in UTF-8. It is safe for concurrent use.
type Extractor interface {
	Extract(src string) *extract.Result
}

// reader is an Extractor that finds claims one at a time as well.
type reader interface {
	Read(src string) *extract.Reading
}

// A Batch takes inputs one after another, works on several at a time, and writes
// the outputs in the order of the inputs:
//
//	items → process (jobs workers) → outbox → sink
//
// Each worker takes the next item for itself and hands in what came of it; there
// is nobody in between who would have to be woken up.
type Batch struct {
	Inputs    *input.Selection
	Extractor Extractor
	Filter    *record.Filter
	Encoder   record.Encoder
	Streams   *terminal.Streams
	Tree      *Tree // nil: outputs go to the standard output
	Prune     bool  // remove the tree's outputs whose stories are gone
	// Collect, if there is one, is given the records, in the order of the
	// inputs, in place of the encoder.
	Collect func(*record.Record)
	// Known, if there is one, tells by the metadata and the text of a story, or by its
	// record as JSON, that nothing is to be done for it. Collect then has a record of
	// the document alone. It is called by several goroutines.
	Known func(*record.Document, string) bool

	Jobs               int    // how many stories are worked on at a time
	MaxBytes           int64  // of an input or a line, decompressed
	MaxMemory          int64  // for the texts under work, in bytes
	Encoding           string // of the inputs, or "auto"
	InputFormat        string
	TextField, IDField string        // of JSON Lines and tables
	Keep               []string      // further fields, for the records
	AnyLanguage        bool          // leave no story out for its language
	WithText           bool          // records have the texts that they are of
	TextIfAny          bool          // … but those that are read from a file may lack them
	ShowProgress       bool          // where the batch takes long
	Silence            time.Duration // … which is longer than this
	Quiet              bool          // tell of failures only
	Verbose            bool          // tell what inputs were read as

	stopRun context.CancelCauseFunc
	taking  sync.Mutex
	next    func() (*item, bool) // only while taking
	taken   int64
	outbox  *outbox
	meter   *meter

	done, claims, failed atomic.Int64 // documents; fresh ones are in neither
	fresh                atomic.Int64 // left out by resume, or known
}

// Stop ends the run with err.
func (b *Batch) Stop(err error) { b.stopRun(err) }

// Documents returns how many stories are done.
func (b *Batch) Documents() int64 { return b.done.Load() }

// Claims returns how many claims were found.
func (b *Batch) Claims() int64 { return b.claims.Load() }

// item is a document on its way, or a file of many documents at its end.
type item struct {
	seq    int64
	source *input.Source
	line   int          // of a file of rows, from 1
	number int          // of an element of an array, from 1
	data   []byte       // of the line or element
	coding string       // of the data
	fault  *fault.Fault // found before the work
	last   bool         // the end of a file of rows
	broken bool         // … that could not be read to its end
	made   origin       // … where its output is kept

	weight, kept int64 // of memory, for the work and for its result

	out      []byte
	long     *record.Long     // in place of out
	records  []*record.Record // for collect; there before the work where the source holds records
	messages []string
}

// size returns about how many bytes wait to be written.
func (it *item) size() int {
	n := cap(it.out)
	if it.long != nil {
		n += it.long.Size()
	}
	return n
}

// ErrPipeClosed ends a batch whose reader has seen enough.
var ErrPipeClosed = errors.New("closed pipe")

// Run works through the inputs. Its error is what ended the batch early; inputs
// that fail are told to the user and counted.
func (b *Batch) Run(parent context.Context) error {
	ctx, stop := context.WithCancelCause(parent)
	defer stop(nil)
	b.stopRun = stop
	next, stopTaking := iter.Pull(b.items(ctx))
	b.next = next
	b.outbox = newOutbox(newSink(b), b.Jobs, b.MaxMemory, stop)
	defer context.AfterFunc(ctx, b.outbox.letGo)()

	b.meter = &meter{streams: b.Streams, show: b.ShowProgress, silence: b.Silence, total: func() int64 { return b.total(parent) }}
	b.meter.start(b)
	defer b.meter.finish()

	var workers sync.WaitGroup
	for range b.Jobs {
		workers.Go(func() { b.worker(ctx) })
	}
	ended := make(chan struct{})
	go func() {
		workers.Wait()
		stopTaking()
		close(ended)
	}()
	select {
	case <-ended:
	case <-ctx.Done(): // whoever is reading, extracting or blocked in a pipe is left alone
	}
	err := b.outbox.close(ctx)
	if err == nil && parent.Err() == nil {
		err = context.Cause(ctx) // a worker's, whose item came out all the same
	}
	if b.Tree != nil && err == nil {
		err = b.settle()
	}
	return err
}

// settle puts the tree in order when all stories are done, and tells of the outputs
// whose stories are gone.
func (b *Batch) settle() error {
	// A disk that is not there is no reason to remove what was made of it.
	prune := b.Prune && b.failed.Load() == 0 && b.done.Load()+b.fresh.Load() > 0
	gone, err := b.Tree.origins.close(b.Inputs.Folders(), prune)
	for _, name := range gone {
		f := &fault.Fault{Name: name, Problem: "its story is gone", Remedy: "remove it with --prune", Warning: true}
		if b.Prune {
			f.Remedy = "kept, as not all went well"
		}
		if !b.Quiet {
			b.meter.message(f.Error())
		}
	}
	return err
}

// worker takes items until there are no more.
func (b *Batch) worker(ctx context.Context) {
	for {
		it := b.take()
		if it == nil || ctx.Err() != nil {
			return
		}
		b.process(it)
		b.outbox.handIn(it)
	}
}

// take returns the next item, when there is room for it, or nil after the last.
func (b *Batch) take() *item {
	b.taking.Lock()
	defer b.taking.Unlock()
	b.outbox.waitForRoom(b.taken)
	it, ok := b.next()
	if !ok {
		return nil
	}
	it.seq = b.taken
	b.taken++
	b.outbox.add(cap(it.data))
	return it
}

// errEnough ends the walk through inputs of which no more are taken.
var errEnough = errors.New("no more items are taken")

// items makes the items, in order.
func (b *Batch) items(ctx context.Context) iter.Seq[*item] {
	return func(yield func(*item) bool) {
		send := func(it *item) error {
			if !yield(it) {
				return errEnough
			}
			return ctx.Err()
		}
		// What stops the walk is the context, of which run knows.
		_ = b.Inputs.Walk(ctx, func(s *input.Source, f *fault.Fault) error {
			if f == nil && b.Tree != nil {
				s.Summed = true
				f = b.Tree.claim(s)
			}
			switch {
			case f != nil:
				return send(&item{fault: f})
			case b.readsRecords(s):
				if found, err := b.sendRecords(ctx, s, send); found || err != nil {
					return err
				}
			}
			if rows := s.RowFormat(b.InputFormat); rows != "" {
				return b.sendRows(s, rows, send)
			}
			return send(&item{source: s})
		})
	}
}

// sendRows makes an item of each document of a file in JSON Lines, CSV or TSV.
func (b *Batch) sendRows(s *input.Source, format string, send func(*item) error) error {
	o, err := s.Open(b.Streams)
	if err != nil {
		return send(&item{fault: s.Fault(err)})
	}
	defer o.Close()
	if b.Tree != nil && b.Tree.fresh(s, o) {
		b.fresh.Add(1)
		return nil
	}
	head := o.Ready(record.Head)
	if b.TextField == input.DefaultText && record.IsOutput(strings.TrimPrefix(string(head), "\ufeff")) {
		return send(&item{fault: b.holdsClaims(s.Name)})
	}
	rows, err := o.Rows(format, b.Encoding, b.fields(), b.MaxBytes)
	if err != nil {
		return send(&item{fault: s.Fault(err)})
	}
	if b.Verbose {
		if err := send(&item{fault: &fault.Fault{Name: s.Name, Problem: "read as " + rows.Kind, Warning: true}}); err != nil {
			return err
		}
	}
	for {
		row, err := rows.Next()
		if err == io.EOF {
			last := &item{source: s, last: true}
			if b.Tree != nil {
				if last.made, err = originOf(s, o); err != nil {
					last.fault, last.broken = s.Fault(err), true
				}
			}
			return send(last)
		}
		it := &item{source: s, line: row.Line, number: row.Item, data: row.Data, coding: rows.Encoding}
		switch {
		case err != nil:
			it.fault = s.Fault(err)
		case row.Fault != nil:
			it.fault = it.rowFault(row.Fault)
		}
		if sendErr := send(it); sendErr != nil {
			return sendErr
		}
		if err != nil {
			return send(&item{source: s, last: true, broken: true})
		}
	}
}

func (b *Batch) fields() input.Fields {
	return input.Fields{Text: b.TextField, ID: b.IDField, Keep: b.Keep}
}

// rowFault returns f as a fault of the item's row.
func (it *item) rowFault(f *fault.Fault) *fault.Fault {
	named := *f
	named.Name = it.name()
	return &named
}

// holdsClaims tells that a file holds what this program wrote.
func (b *Batch) holdsClaims(name string) *fault.Fault {
	f := &fault.Fault{Name: name, Problem: "holds claims, left out", Remedy: "give the stories that they are of", Warning: true}
	if b.Collect != nil {
		f.Remedy = "name this file itself to read them"
	}
	return f
}

// process does the work on an item. A panic is a fault of that item only.
func (b *Batch) process(it *item) {
	defer func() {
		if p := recover(); p != nil {
			it.out, it.long = nil, nil
			b.report(it, &fault.Fault{Name: it.name(), Problem: fmt.Sprintf("internal error: %v", p), Remedy: "please report it, with the story"})
		}
	}()
	switch {
	case it.fault != nil:
		b.report(it, it.fault)
	case it.last:
	case it.records != nil:
		b.processRecords(it)
	case it.line > 0 || it.number > 0:
		b.processRow(it)
	default:
		if err := b.processFile(it); err != nil {
			b.report(it, it.source.Fault(err))
		}
	}
}

func (it *item) name() string {
	place := record.Document{Path: it.source.Name, Line: it.line, Item: it.number}
	return place.Place()
}

// report keeps the message of a fault for its turn.
func (b *Batch) report(it *item, f *fault.Fault) {
	if !f.Warning {
		b.failed.Add(1)
	} else if b.Quiet {
		return
	}
	it.messages = append(it.messages, f.Error())
}

func (b *Batch) processFile(it *item) error {
	s := it.source
	o, err := s.Open(b.Streams)
	if err != nil {
		return err
	}
	defer o.Close()
	if b.Tree != nil && b.Tree.fresh(s, o) {
		b.fresh.Add(1)
		return nil
	}
	data, err := b.readFile(it, o)
	if err != nil {
		return err
	}
	docs, err := b.documents(it, data)
	if err != nil {
		return err
	}
	out, done, claims, err := b.processDocuments(it, docs)
	if err != nil || done == 0 {
		return err
	}
	if b.Tree == nil {
		it.out = out
	} else if err := b.writeFile(s, o, it, append(b.Encoder.Header(), out...)); err != nil {
		if fatalWrite(err) {
			b.Stop(err)
			return nil
		}
		return err
	}
	b.count(done, claims)
	return nil
}

// readFile reads a file whole, with room for the work on it.
func (b *Batch) readFile(it *item, o *input.Reader) ([]byte, error) {
	if length := o.Length(); 0 < length && length <= b.MaxBytes {
		b.outbox.weigh(it, length*BytesPerByte)
	}
	data, err := o.ReadAll(b.MaxBytes, func(room int) {
		b.outbox.weigh(it, 2*int64(room)) // with the room that there was
	})
	if err == nil {
		b.outbox.weigh(it, int64(len(data))*BytesPerByte)
	}
	return data, err
}

// documents returns the stories in the data of a file: none where there is but something
// to report.
func (b *Batch) documents(it *item, data []byte) ([]format.Document, error) {
	s := it.source
	txt, note, err := input.Decode(data, b.Encoding)
	var binary input.Binary
	if errors.As(err, &binary) {
		b.report(it, binary.Fault(s))
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if note != "" {
		b.report(it, &fault.Fault{Name: s.Name, Problem: note, Warning: true})
	}
	if b.InputFormat == input.AutoFormat && record.IsOutput(txt) {
		b.report(it, b.holdsClaims(s.Name))
		return nil, nil
	}
	if len(txt) >= largeText {
		collectMore() // a tree of markup takes many times that
	}
	docs, faults, err := input.Documents(s.Name, b.InputFormat, txt, b.fields())
	if err != nil {
		return nil, b.reportLeftOut(it, err)
	}
	for _, f := range faults {
		b.report(it, f)
	}
	if b.Verbose && len(docs) > 0 {
		b.report(it, &fault.Fault{Name: s.Name, Problem: "read as " + docs[0].Kind, Warning: true})
	}
	return docs, nil
}

// reportLeftOut warns of a file that holds no story, and returns any other error.
func (b *Batch) reportLeftOut(it *item, err error) error {
	var kind *format.Error
	switch {
	case it.source.Walked && errors.As(err, &kind) && kind.Unknown:
		b.report(it, &fault.Fault{Name: it.source.Name, Problem: kind.Problem + ", left out", Remedy: kind.Remedy, Warning: true})
	case errors.Is(err, format.ErrNoText):
		b.report(it, &fault.Fault{Name: it.source.Name, Problem: format.ErrNoText.Problem, Remedy: format.ErrNoText.Remedy, Warning: true})
	default:
		return err
	}
	return nil
}

// processDocuments returns the output of the stories of a file, of how many it is, and
// how many claims it has.
func (b *Batch) processDocuments(it *item, docs []format.Document) (out []byte, done, claims int, err error) {
	for i := range docs {
		about := record.Document{Path: it.source.Name}
		about.Describe(&docs[i])
		if len(docs) > 1 {
			about.Item = i + 1
		}
		about.Item = cmp.Or(docs[i].Number, about.Item)
		if note := docs[i].Note; note != "" {
			b.report(it, &fault.Fault{Name: about.Place(), Problem: note, Warning: true})
		}
		if b.isForeign(it, about, docs[i].Text) || b.isKnown(it, &about, docs[i].Text) {
			continue
		}
		if done > 0 {
			out = append(out, b.Encoder.Separator()...)
		}
		var n int
		if out, n, err = b.document(it, out, about, docs[i].Text, len(docs) == 1); err != nil {
			return nil, 0, 0, err
		}
		done++
		claims += n
	}
	return out, done, claims, nil
}

// writeFile writes the output of a file that was read into the tree: that of it where
// it is long.
func (b *Batch) writeFile(s *input.Source, o *input.Reader, it *item, data []byte) error {
	made, err := originOf(s, o)
	if err != nil {
		return err
	}
	if it.long == nil {
		return b.Tree.write(s, data, made)
	}
	long := it.long
	it.long = nil
	f, err := b.Tree.create(s)
	if err != nil {
		return err
	}
	if err := long.Write(b.Encoder, put(f)); err != nil {
		f.Abort()
		return err
	}
	if err := f.Commit(); err != nil {
		return err
	}
	return b.Tree.origins.note(b.Tree.place(s), made)
}

// put returns what writes to w.
func put(w io.Writer) func([]byte) error {
	return func(b []byte) error {
		_, err := w.Write(b)
		return err
	}
}

// isForeign reports whether a story is to be left out for its language, and
// tells so.
func (b *Batch) isForeign(it *item, doc record.Document, txt string) bool {
	if b.AnyLanguage {
		return false
	}
	in := language.Foreign(txt, doc.Language)
	if in == "" {
		return false
	}
	b.report(it, &fault.Fault{Name: doc.Place(), Problem: "in " + in + ", left out", Remedy: "to read it all the same, give --language any", Warning: true})
	return true
}

// isKnown reports whether nothing is to be done for a story, and notes it.
func (b *Batch) isKnown(it *item, doc *record.Document, content string) bool {
	if !b.knows(doc, content) {
		return false
	}
	it.records = append(it.records, &record.Record{Document: *doc})
	return true
}

// knows reports whether nothing is to be done for a document, and counts it then.
func (b *Batch) knows(doc *record.Document, content string) bool {
	if b.Known == nil || !b.Known(doc, content) {
		return false
	}
	b.fresh.Add(1)
	return true
}

func (b *Batch) processRow(it *item) {
	b.outbox.weigh(it, int64(len(it.data))*BytesPerByte)
	txt, note, err := input.Decode(it.data, it.coding)
	var doc format.Document
	var f *fault.Fault
	if err != nil {
		f = &fault.Fault{Problem: err.Error(), Remedy: "write JSON in UTF-8"}
	} else {
		doc, f = input.ParseLine([]byte(txt), b.fields())
	}
	if f != nil {
		b.report(it, it.rowFault(f))
		return
	}
	if note = cmp.Or(note, doc.Note); note != "" {
		b.report(it, it.rowFault(&fault.Fault{Problem: note, Warning: true}))
	}
	about := record.Document{Path: it.source.Name, Line: it.line, Item: it.number}
	about.Describe(&doc)
	if b.isForeign(it, about, doc.Text) || b.isKnown(it, &about, doc.Text) {
		return
	}
	out, claims, err := b.document(it, nil, about, doc.Text, true)
	if err != nil {
		b.report(it, it.rowFault(fault.OfFile("", err)))
		return
	}
	it.out = out
	b.count(1, claims)
}

func (b *Batch) count(documents, claims int) {
	b.done.Add(int64(documents))
	b.claims.Add(int64(claims))
}

// LongText is the length in bytes from which on the record of a text is not kept
// whole: where contents lie in one another it can be forty times as long.
const LongText = 512 << 10

// builders are idle.
var builders = sync.Pool{New: func() any { return new(record.Builder) }}

// document appends the record of a text to out, and returns its number of
// claims. The many records of one file in a tree take a line each. A long record
// that is alone in its item is left to be made while it is written.
func (b *Batch) document(it *item, out []byte, doc record.Document, txt string, alone bool) (_ []byte, claims int, err error) {
	doc.Path = strings.ToValidUTF8(doc.Path, "\ufffd")
	if b.WithText {
		doc.Text = &txt
	}
	heavy := int64(len(txt)) // as it came
	if b.Encoder.Format != record.TextFormat {
		heavy += weight(txt)
	}
	if heavy > b.MaxMemory {
		return nil, 0, tooHeavy(heavy)
	}
	if alone {
		b.outbox.weigh(it, heavy)
	}
	collectFor(len(txt))
	keep := b.Filter.Keep(txt)
	if alone && len(txt) >= LongText && b.Encoder.WritesPieces() && b.Collect == nil {
		it.long = b.long(doc, txt, keep, heavy)
		return nil, it.long.Claims(), nil
	}
	res := b.Extractor.Extract(txt)
	if b.Collect != nil {
		r := record.New(doc, res, keep)
		it.records = append(it.records, r)
		return nil, len(r.Claims), nil
	}
	builder := builders.Get().(*record.Builder)
	r := builder.Record(doc, res, keep)
	e := b.Encoder
	e.Indent = e.Indent && (b.Tree == nil || doc.Line == 0 && doc.Item == 0)
	if out == nil {
		out = b.outbox.buffer()
	}
	out, err = e.Append(out, r)
	claims = len(r.Claims)
	if len(txt) < largeText {
		builders.Put(builder)
	}
	return out, claims, err
}

// tooHeavy tells that a text takes more memory than there is for all.
func tooHeavy(weight int64) *fault.Fault {
	const mib = 1 << 20
	upTo := func(step int64) string { return wording.Size((weight + step - 1) / step * step) }
	return &fault.Fault{Problem: "takes some " + upTo(mib) + " of memory, more than --max-memory",
		Remedy: "give --max-memory " + upTo(256*mib) + ", or split the text"}
}

// long returns the record of a long text, to be made while it is written.
func (b *Batch) long(doc record.Document, txt string, keep func(*extract.Claim) bool, heavy int64) *record.Long {
	if e, ok := b.Extractor.(reader); ok {
		return record.NewLong(doc, e.Read(txt), keep, int(heavy))
	}
	return record.NewLong(doc, b.Extractor.Extract(txt).Reading(), keep, len(txt))
}

// fatalWrite reports whether an error of writing would meet every output.
func fatalWrite(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EROFS)
}

// Finish tells what came of a batch whose run ended with err, by words and by
// the exit code.
func (b *Batch) Finish(err error) error {
	var stopped fault.Interruption
	quiet := b.Quiet
	switch {
	case errors.As(err, &stopped):
		if b.Tree != nil && !quiet {
			b.meter.message("interrupted: " + b.summary() + ": go on with --resume")
		}
		return fault.Code(stopped.Code())
	case errors.Is(err, ErrPipeClosed):
		quiet = true
	case err != nil:
		return err
	}
	long := b.meter.show && (b.Tree != nil || b.meter.long())
	if failed := b.failed.Load(); !quiet && (long || failed > 0 && b.done.Load()+b.fresh.Load()+failed > 1) {
		b.meter.message(b.summary())
	}
	if b.failed.Load() > 0 {
		return fault.Code(fault.ExitFailed)
	}
	return nil
}
