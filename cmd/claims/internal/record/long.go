package record

import "claims/extract"

// pieceBytes is about how long the pieces are in which a long record is written.
const pieceBytes = 64 << 10

// Long is a record that is made while it is written.
type Long struct {
	builder Builder
	doc     Document
}

// NewLong returns that of a result, of the claims that keep wants.
func NewLong(doc Document, res *extract.Result, keep func(*extract.Claim) bool) *Long {
	l := &Long{doc: doc}
	l.builder.Read(res, keep)
	l.builder.tell(&l.doc)
	return l
}

// Claims returns how many claims l has.
func (l *Long) Claims() int { return l.builder.claimsKept }

// Size returns about how many bytes l holds.
func (l *Long) Size() int {
	const perClaim = 400
	return len(l.builder.res.Source) + len(l.builder.res.Claims)*perClaim
}

// Write gives put the same bytes as Encoder.Append makes of the record, in pieces
// that hold until it returns.
func (l *Long) Write(e Encoder, put func([]byte) error) error {
	w, out, end := e.emitter(nil)
	b := &l.builder
	emitHead(w, Schema, &l.doc, b.claimsKept)
	for i, kept := range b.kept {
		if !kept {
			continue
		}
		b.sources, b.cues, b.spans = b.sources[:0], b.cues[:0], b.spans[:0]
		c := b.claim(i)
		w.item()
		c.emit(w)
		if len(*out) >= pieceBytes {
			if err := put(*out); err != nil {
				return err
			}
			*out = (*out)[:0]
		}
	}
	emitSpeakers(w, b.makeSpeakers())
	return put(append(*out, end...))
}
