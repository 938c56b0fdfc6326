package cli

import "claims/extract"

// longText is the length in bytes from which on the record of a text is not kept
// whole: where contents lie in one another it can be forty times as long.
const longText = 512 << 10

// longRecord is a record that is made while it is written.
type longRecord struct {
	builder recordBuilder
	doc     documentRecord
}

// newLongRecord returns that of a result, of the claims that keep wants.
func newLongRecord(doc documentRecord, res *extract.Result, keep func(*extract.Claim) bool) *longRecord {
	l := &longRecord{doc: doc}
	l.builder.read(res, keep)
	l.builder.tell(&l.doc)
	return l
}

// size returns about how many bytes l holds.
func (l *longRecord) size() int {
	const perClaim = 400
	return len(l.builder.res.Source) + len(l.builder.res.Claims)*perClaim
}

// write gives put the same bytes as encoder.append makes of the record, in pieces
// that hold until it returns.
func (l *longRecord) write(e encoder, put func([]byte) error) error {
	w, out, end := e.emitter(nil)
	b := &l.builder
	emitHead(w, schema, &l.doc, b.claimsKept)
	for i, kept := range b.kept {
		if !kept {
			continue
		}
		b.sources, b.cues, b.spans = b.sources[:0], b.cues[:0], b.spans[:0]
		c := b.claim(i)
		w.item()
		c.emit(w)
		if len(*out) >= sinkBytes {
			if err := put(*out); err != nil {
				return err
			}
			*out = (*out)[:0]
		}
	}
	emitSpeakers(w, b.makeSpeakers())
	return put(append(*out, end...))
}
