package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"sync"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/format"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/language"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/ruleset"
	"claims/extract"
	"claims/rules"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

// extractor finds the claims of a text.
type extractor interface {
	Extract(src string) *extract.Result
}

// extractorOf returns the extractor of these rules; tests put another in its place.
var extractorOf = sharedExtractor

// shared are the extractors of this process, by the checksums of their rules. The
// goroutines of a worker use the same one.
var shared struct {
	sync.Mutex
	byRules map[[sha256.Size]byte]*extract.Extractor
}

func sharedExtractor(all []ruleset.Content) (extractor, error) {
	var files ruleset.Files
	if len(all) > 0 {
		if err := files.Parse(all); err != nil {
			return nil, err
		}
	}
	shared.Lock()
	defer shared.Unlock()
	if x := shared.byRules[files.Sum]; x != nil {
		return x, nil
	}
	set := rules.Builtin()
	if len(all) > 0 {
		var err error
		if set, err = files.Merged(); err != nil {
			return nil, err
		}
	}
	if shared.byRules == nil {
		shared.byRules = map[[sha256.Size]byte]*extract.Extractor{}
	}
	x := extract.New(set)
	shared.byRules[files.Sum] = x
	return x, nil
}

// extractFn makes the records of rows. It does nothing else: a bundle that is tried again
// gives the same.
type extractFn struct {
	Rules       []ruleset.Content // the user's
	Text, ID    string            // fields
	AnyLanguage bool
	Shards      int

	extractor extractor
	builder   *record.Builder
}

func init() {
	register.DoFn4x0[context.Context, Row, func(int, []byte), func(int, []byte)](&extractFn{})
}

// Setup makes the extractor, or takes the one that the worker has.
func (fn *extractFn) Setup() (err error) {
	fn.builder = new(record.Builder)
	fn.extractor, err = extractorOf(fn.Rules)
	return err
}

// ProcessElement emits the record of a row, or a dead letter, by shards.
func (fn *extractFn) ProcessElement(ctx context.Context, row Row, emit, dead func(int, []byte)) {
	line, found, f := fn.record(row)
	switch {
	case f == errForeign:
		counter.foreign.Inc(ctx, 1)
	case f != nil:
		bury(ctx, row, f, fn.Shards, dead)
	default:
		counter.stories.Inc(ctx, 1)
		counter.claims.Inc(ctx, int64(found))
		emit(shardOf(row.Path, cmp.Or(row.Line, row.Item), fn.Shards), line)
	}
}

// errForeign stands for a story that is left out for its language.
var errForeign = &fault.Fault{Problem: "in another language"}

// record returns the record of a row as a line, and its number of claims. A panic is a
// fault of that row only.
func (fn *extractFn) record(row Row) (line []byte, claims int, f *fault.Fault) {
	defer func() {
		if p := recover(); p != nil {
			fn.builder = new(record.Builder)
			line, f = nil, &fault.Fault{Problem: fmt.Sprintf("internal error: %v", p), Remedy: "please report it, with the story"}
		}
	}()
	doc, err := fn.document(row)
	if err != nil {
		return nil, 0, fault.OfFile(row.Path, err)
	}
	about := record.Document{Path: strings.ToValidUTF8(row.Path, "\ufffd"), Line: row.Line, Item: row.Item}
	about.Describe(&doc)
	if !fn.AnyLanguage && language.Foreign(doc.Text, about.Language) != "" {
		return nil, 0, errForeign
	}
	r := fn.builder.Record(about, fn.extractor.Extract(doc.Text), nil)
	line, err = record.Encoder{Format: "ndjson"}.Append(nil, r)
	if err != nil {
		return nil, 0, fault.OfFile(row.Path, err)
	}
	return line, len(r.Claims), nil
}

// document returns the document of a row.
func (fn *extractFn) document(row Row) (doc format.Document, err error) {
	txt, _, err := input.Decode(row.Data, row.Encoding)
	fields := input.Fields{Text: fn.Text, ID: fn.ID}
	if row.Line > 0 || row.Item > 0 {
		if err != nil {
			return doc, &fault.Fault{Problem: err.Error(), Remedy: "write JSON in UTF-8"}
		}
		doc, f := input.ParseLine([]byte(txt), fields)
		if f != nil {
			return doc, f
		}
		return doc, nil
	}
	var binary input.Binary
	if errors.As(err, &binary) {
		return doc, binary.Fault(&input.Source{Name: row.Path, Path: row.Path})
	}
	if err != nil {
		return doc, err
	}
	docs, _, err := input.Documents(row.Path, textFormat, txt, fields)
	if err != nil {
		return doc, err
	}
	return docs[0], nil
}
