package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"claims/cmd/claims/internal/format"
	"claims/cmd/claims/internal/language"
)

// A batch reads inputs one after another, works on several at a time, and
// writes the outputs in the order of the inputs:
//
//	produce → work (jobs workers) → drain
//
// The items on the way are bounded in number and in bytes, so that a folder of
// any size needs no more memory than its largest stories.
type batch struct {
	inputs    *inputs
	extractor Extractor
	filter    *filter
	encoder   encoder
	streams   *Streams
	tree      *tree // nil: outputs go to the standard output
	// collect, if there is one, is given the records, in the order of the
	// inputs, in place of the encoder.
	collect func(*record)

	jobs                 int
	maxBytes             int64
	encoding             string
	inputFormat          string
	textField, idField   string
	anyLanguage          bool
	withText, quiet      bool
	queue, work          chan *item
	budget               *budget
	stop                 context.CancelCauseFunc
	meter                *meter
	done, claims, failed atomic.Int64 // documents; fresh ones are in neither
	fresh                atomic.Int64 // left out by resume
}

// item is a document on its way, or a file of many documents at its end.
type item struct {
	seq    int64
	source *source
	line   int    // of a JSON Lines file, from 1
	data   []byte // of the line
	fault  *fault // found before the work
	last   bool   // the end of a JSON Lines file
	broken bool   // … that could not be read to its end

	out      []byte
	records  []*record // for collect; there before the work where the source holds records
	messages []string
	ready    chan struct{}
}

// The bounds of what is on the way.
const (
	itemsPerJob = 16
	budgetBytes = 32 << 20
)

// graceTime is how long an interrupted batch waits for what is being written.
const graceTime = 500 * time.Millisecond

// errPipeClosed ends a batch whose reader has seen enough.
var errPipeClosed = errors.New("closed pipe")

// run works through the inputs. Its error is what ended the batch early; inputs
// that fail are told to the user and counted.
func (b *batch) run(parent context.Context) error {
	ctx, stop := context.WithCancelCause(parent)
	defer stop(nil)
	b.stop = stop
	b.queue = make(chan *item, b.jobs*itemsPerJob)
	b.work = make(chan *item, b.jobs*itemsPerJob)
	b.budget = newBudget(budgetBytes)
	defer context.AfterFunc(ctx, b.budget.close)()

	b.meter.start(b)
	defer b.meter.finish()

	drained := make(chan error, 1)
	go b.produce(ctx)
	for range b.jobs {
		go b.worker(ctx)
	}
	go func() { drained <- b.drain(ctx) }()

	var err error
	select {
	case err = <-drained:
	case <-ctx.Done():
		// Whoever is reading, extracting or blocked in a pipe is left alone.
		select {
		case err = <-drained:
		case <-time.After(graceTime):
			err = context.Cause(ctx)
		}
	}
	if err == nil && parent.Err() == nil {
		err = context.Cause(ctx) // a worker's, whose item came out all the same
	}
	return err
}

// produce makes the items, in order.
func (b *batch) produce(ctx context.Context) {
	defer close(b.queue)
	defer close(b.work)
	var seq int64
	send := func(it *item) error {
		it.seq, it.ready = seq, make(chan struct{})
		seq++
		b.budget.wait(it.seq)
		b.budget.add(cap(it.data))
		for _, ch := range []chan *item{b.queue, b.work} {
			select {
			case ch <- it:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		}
		return nil
	}
	// What stops the walk is the context, of which run knows.
	_ = b.inputs.walk(ctx, func(s *source, f *fault) error {
		if f == nil && b.tree != nil {
			f = b.tree.claim(s)
		}
		switch {
		case f != nil:
			return send(&item{fault: f})
		case b.readsRecords(s):
			if found, err := b.produceRecords(s, send); found || err != nil {
				return err
			}
		}
		if b.isJSONLines(s) {
			return b.produceLines(s, send)
		}
		return send(&item{source: s})
	})
}

// produceLines makes an item of each line of a JSON Lines file.
func (b *batch) produceLines(s *source, send func(*item) error) error {
	o, err := s.open(b.streams)
	if err != nil {
		return send(&item{fault: s.fault(err)})
	}
	defer o.Close()
	if b.tree != nil && b.tree.fresh(s, o.modified) {
		b.fresh.Add(1)
		return nil
	}
	for n := 1; ; n++ {
		line, tooLong, err := o.readLine(b.maxBytes)
		if err == io.EOF {
			return send(&item{source: s, last: true})
		}
		it := &item{source: s, line: n, data: line}
		if n == 1 {
			it.data = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
			if b.textField == defaultTextField && isOutput(asString(it.data)) {
				return send(&item{fault: b.holdsClaims(s.name)})
			}
		}
		switch {
		case err != nil:
			it.fault = s.fault(err)
		case tooLong:
			it.fault = s.lineFault(n, tooLarge(b.maxBytes))
		case len(bytes.TrimSpace(line)) == 0:
			continue
		}
		if sendErr := send(it); sendErr != nil {
			return sendErr
		}
		if err != nil {
			return send(&item{source: s, last: true, broken: true})
		}
	}
}

// holdsClaims tells that a file holds what this program wrote.
func (b *batch) holdsClaims(name string) *fault {
	f := &fault{name: name, problem: "holds claims, left out", remedy: "give the stories that they are of", warning: true}
	if b.collect != nil {
		f.remedy = "name this file itself to read them"
	}
	return f
}

func (s *source) fault(err error) *fault { return walkedFault(s.name, s.walked, err) }

func (s *source) lineFault(line int, f *fault) *fault {
	named := *f
	named.name = fmt.Sprintf("%s:%d", s.name, line)
	return &named
}

func (b *batch) worker(ctx context.Context) {
	for it := range b.work {
		if ctx.Err() != nil {
			return
		}
		b.budget.wait(it.seq)
		b.process(it)
		b.budget.add(cap(it.out) - cap(it.data))
		it.data = nil
		close(it.ready)
	}
}

// process does the work on an item. A panic is a fault of that item only.
func (b *batch) process(it *item) {
	defer func() {
		if p := recover(); p != nil {
			it.out = nil
			b.report(it, &fault{name: it.name(), problem: fmt.Sprintf("internal error: %v", p), remedy: "please report it, with the story"})
		}
	}()
	switch {
	case it.fault != nil:
		b.report(it, it.fault)
	case it.last:
	case it.records != nil:
		b.processRecords(it)
	case it.line > 0:
		b.processLine(it)
	default:
		if err := b.processFile(it); err != nil {
			b.report(it, it.source.fault(err))
		}
	}
}

func (it *item) name() string {
	if it.line > 0 {
		return fmt.Sprintf("%s:%d", it.source.name, it.line)
	}
	return it.source.name
}

// report keeps the message of a fault for its turn.
func (b *batch) report(it *item, f *fault) {
	if !f.warning {
		b.failed.Add(1)
	} else if b.quiet {
		return
	}
	it.messages = append(it.messages, f.Error())
}

func (b *batch) processFile(it *item) error {
	s, start := it.source, time.Now().Add(-clockSlack)
	o, err := s.open(b.streams)
	if err != nil {
		return err
	}
	defer o.Close()
	if b.tree != nil && b.tree.fresh(s, o.modified) {
		b.fresh.Add(1)
		return nil
	}
	data, err := o.readAll(b.maxBytes)
	if err != nil {
		return err
	}
	txt, note, err := decode(data, b.encoding)
	var binary binaryError
	if errors.As(err, &binary) {
		b.report(it, &fault{name: s.name, problem: binary.Error() + ", left out", remedy: "give plain text, or its --encoding", warning: true})
		return nil
	}
	if err != nil {
		return err
	}
	if note != "" {
		b.report(it, &fault{name: s.name, problem: note, warning: true})
	}
	if b.inputFormat == autoFormat && isOutput(txt) {
		b.report(it, b.holdsClaims(s.name))
		return nil
	}
	if len(txt) >= largeText {
		collectMore() // a tree of markup takes many times that
	}
	docs, err := readDocuments(s.name, b.inputFormat, txt)
	var kind *format.Error
	if s.walked && errors.As(err, &kind) && kind.Unknown {
		b.report(it, &fault{name: s.name, problem: kind.Problem + ", left out", remedy: kind.Remedy, warning: true})
		return nil
	}
	if errors.Is(err, format.ErrNoText) {
		b.report(it, &fault{name: s.name, problem: format.ErrNoText.Problem, remedy: format.ErrNoText.Remedy, warning: true})
		return nil
	}
	if err != nil {
		return err
	}
	var out []byte
	done, claims := 0, 0
	for i := range docs {
		record := documentRecord{Path: s.name}
		record.describe(docs[i].Metadata)
		if len(docs) > 1 {
			record.Item = i + 1
		}
		if b.isForeign(it, record, docs[i].Text) {
			continue
		}
		if done > 0 {
			out = append(out, b.encoder.separator()...)
		}
		var n int
		if out, n, err = b.document(it, out, record, docs[i].Text); err != nil {
			return err
		}
		done++
		claims += n
	}
	if done == 0 {
		return nil
	}
	if b.tree == nil {
		it.out = out
	} else if err := b.tree.write(b.tree.file(s), append(b.encoder.header(), out...), start); err != nil {
		if fatalWrite(err) {
			b.stop(err)
			return nil
		}
		return err
	}
	b.count(done, claims)
	return nil
}

// isForeign reports whether a story is to be left out for its language, and
// tells so.
func (b *batch) isForeign(it *item, doc documentRecord, txt string) bool {
	if b.anyLanguage {
		return false
	}
	in := language.Foreign(txt, doc.Language)
	if in == "" {
		return false
	}
	b.report(it, &fault{name: doc.place(), problem: "in " + in + ", left out", remedy: "to read it all the same, give --language any", warning: true})
	return true
}

func (b *batch) processLine(it *item) {
	txt, note, err := decode(it.data, b.encoding)
	var doc lineDocument
	var f *fault
	if err != nil {
		f = &fault{problem: err.Error(), remedy: "write JSON in UTF-8"}
	} else {
		doc, f = parseLine([]byte(txt), b.textField, b.idField)
	}
	if f != nil {
		b.report(it, it.source.lineFault(it.line, f))
		return
	}
	if note != "" {
		b.report(it, it.source.lineFault(it.line, &fault{problem: note, warning: true}))
	}
	record := documentRecord{Path: it.source.name, Line: it.line, ID: doc.id}
	if b.isForeign(it, record, doc.text) {
		return
	}
	out, claims, err := b.document(it, nil, record, doc.text)
	if err != nil {
		b.report(it, it.source.lineFault(it.line, fileFault("", err)))
		return
	}
	it.out = out
	b.count(1, claims)
}

func (b *batch) count(documents, claims int) {
	b.done.Add(int64(documents))
	b.claims.Add(int64(claims))
}

// document appends the record of a text to out, and returns its number of
// claims. The many records of one file in a tree take a line each.
func (b *batch) document(it *item, out []byte, doc documentRecord, txt string) (_ []byte, claims int, err error) {
	doc.Path = strings.ToValidUTF8(doc.Path, "\ufffd")
	if b.withText {
		doc.Text = &txt
	}
	collectFor(len(txt))
	res := b.extractor.Extract(txt)
	r := newRecord(doc, res, b.filter.keep(txt))
	if b.collect != nil {
		it.records = append(it.records, r)
		return nil, len(r.Claims), nil
	}
	e := b.encoder
	e.indent = e.indent && (b.tree == nil || doc.Line == 0 && doc.Item == 0)
	out, err = e.append(slices.Grow(out, r.size()), r)
	return out, len(r.Claims), err
}

// fatalWrite reports whether an error of writing would meet every output.
func fatalWrite(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EROFS)
}

// drain writes what the items bring, in order. Only whole documents are
// handed to the standard output.
func (b *batch) drain(ctx context.Context) error {
	w := &sink{batch: b}
	if b.tree == nil {
		w.begin()
	}
	for {
		it, err := b.nextReady(ctx, w)
		if err != nil || it == nil {
			w.abort()
			return errors.Join(w.flush(), err)
		}
		for _, m := range it.messages {
			b.meter.message(m)
		}
		for _, r := range it.records {
			b.collect(r)
		}
		it.records = nil
		if err := w.write(it); err != nil {
			w.abort()
			return err
		}
		b.budget.written(cap(it.out))
	}
}

// lateness is how long what is written waits for more of it.
const lateness = 20 * time.Millisecond

// nextReady returns the next item when its work is done, and nil after the
// last. Before it waits for long, it lets the reader have what is there.
func (b *batch) nextReady(ctx context.Context, w *sink) (*item, error) {
	var late <-chan time.Time
	if len(w.pending) > 0 {
		late = time.After(lateness)
	}
	it, err := await(ctx, b.queue, late, w)
	if it == nil || err != nil {
		return nil, err
	}
	_, err = await(ctx, it.ready, late, w)
	return it, err
}

// await receives from ch, and flushes w when it is late.
func await[T any](ctx context.Context, ch <-chan T, late <-chan time.Time, w *sink) (v T, err error) {
	for {
		select {
		case v = <-ch:
		case <-late:
			if err := w.flush(); err != nil {
				return v, err
			}
			late = nil
			continue
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		return v, err
	}
}

// sinkBytes is how much output is gathered before it is written.
const sinkBytes = 64 << 10

// sink writes the outputs: to the standard output, or one JSON Lines file after
// another into the tree; other files are written by the workers.
type sink struct {
	batch   *batch
	pending []byte
	records bool // there are some already
	file    *draft
}

func (w *sink) write(it *item) error {
	if w.batch.tree != nil {
		return w.writeTree(it)
	}
	if len(it.out) >= sinkBytes {
		w.separate()
		if err := w.flush(); err != nil {
			return err
		}
		return w.put(it.out)
	}
	w.gather(it)
	if len(w.pending) < sinkBytes {
		return nil
	}
	return w.flush()
}

func (w *sink) begin() {
	w.pending = append(w.pending[:0], w.batch.encoder.header()...)
	w.records = false
}

func (w *sink) gather(it *item) {
	if len(it.out) > 0 {
		w.separate()
		w.pending = append(w.pending, it.out...)
	}
}

// separate gathers what comes before the next record.
func (w *sink) separate() {
	if w.records {
		w.pending = append(w.pending, w.batch.encoder.separator()...)
	}
	w.records = true
}

// flush writes what was gathered.
func (w *sink) flush() error {
	if len(w.pending) == 0 || w.file != nil {
		return nil
	}
	err := w.put(w.pending)
	w.pending = w.pending[:0]
	return err
}

// put writes to the standard output.
func (w *sink) put(out []byte) error {
	_, err := w.batch.streams.Out.Write(out)
	switch {
	case errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return errPipeClosed
	case err != nil:
		return fileFault("<stdout>", err)
	}
	return nil
}

// writeTree adds a line's record to the output of its file.
func (w *sink) writeTree(it *item) error {
	if it.line == 0 && !it.last {
		return nil
	}
	if w.file == nil {
		t := w.batch.tree
		f, err := t.create(t.file(it.source), time.Now().Add(-clockSlack))
		if err != nil {
			return err
		}
		w.file = f
		w.begin()
	}
	w.gather(it)
	if !it.last && len(w.pending) < sinkBytes {
		return nil
	}
	if _, err := w.file.Write(w.pending); err != nil {
		return err
	}
	w.pending = w.pending[:0]
	if !it.last {
		return nil
	}
	f := w.file
	w.file = nil
	if it.broken {
		f.abort()
		return nil
	}
	return f.commit()
}

// abort drops the file that is not written to its end.
func (w *sink) abort() {
	if w.file != nil {
		w.file.abort()
		w.file, w.pending = nil, nil
	}
}

// budget bounds the bytes on the way. The item that is next to be written is
// always let through, so that something moves.
type budget struct {
	mu     sync.Mutex
	moved  *sync.Cond
	limit  int
	used   int
	next   int64
	closed bool
}

func newBudget(limit int) *budget {
	b := &budget{limit: limit}
	b.moved = sync.NewCond(&b.mu)
	return b
}

// wait returns when there is room, or when item seq is the next to be written.
func (b *budget) wait(seq int64) {
	b.mu.Lock()
	for b.used > b.limit && b.next < seq && !b.closed {
		b.moved.Wait()
	}
	b.mu.Unlock()
}

func (b *budget) add(n int) {
	b.mu.Lock()
	b.used += n
	b.mu.Unlock()
	b.moved.Broadcast()
}

// written frees the output of the item that was next.
func (b *budget) written(n int) {
	b.mu.Lock()
	b.used -= n
	b.next++
	b.mu.Unlock()
	b.moved.Broadcast()
}

func (b *budget) close() {
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
	b.moved.Broadcast()
}
