package record

import (
	"claims/cmd/claims/internal/wording"
	"claims/extract"
	"claims/extract/text"
)

// New builds the record of a result, of the claims that keep wants.
func New(doc Document, res *extract.Result, keep func(*extract.Claim) bool) *Record {
	return new(Builder).Record(doc, res, keep)
}

// Builder builds the records of documents, one after another. They share its
// memory: a record holds until the next one is built.
type Builder struct{ found extract.RecordBuilder }

// Record builds the record of a result, of the claims that keep wants: all when keep
// is nil.
func (b *Builder) Record(doc Document, res *extract.Result, keep func(*extract.Claim) bool) *Record {
	b.found.Read(res.Reading(), keep)
	doc.tell(res, b.found.CodePoints())
	return &Record{Schema: Schema, Document: doc, Record: b.found.Record()}
}

// tell tells d what was found of the document, whose text has so many characters.
func (d *Document) tell(res *extract.Result, characters int) {
	d.Words, d.Characters = res.Words, characters
	for _, f := range []struct {
		told *string
		span text.Span
	}{{&d.Headline, res.Headline}, {&d.Byline, res.Byline}, {&d.Dateline, res.Dateline}} {
		if *f.told == "" && !f.span.Empty() {
			*f.told = wording.Line(f.span.In(res.Source))
		}
	}
}
