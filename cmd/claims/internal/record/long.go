package record

import (
	"bufio"
	"io"

	"claims/extract"
)

// pieceBytes is about how long the pieces are in which a long record is written.
const pieceBytes = 64 << 10

// Long is a record that is made while it is written.
type Long struct {
	found extract.RecordBuilder
	doc   Document
	size  int
}

// NewLong returns that of a text that was read and takes about size bytes till it is
// written, of the claims that keep wants: all when keep is nil.
func NewLong(doc Document, from *extract.Reading, keep func(*extract.Claim) bool, size int) *Long {
	l := &Long{doc: doc, size: size}
	l.found.Read(from, keep)
	l.doc.tell(from.About(), l.found.CodePoints())
	return l
}

// Claims returns how many claims l has.
func (l *Long) Claims() int { return l.found.Kept() }

// Size returns about how many bytes l holds.
func (l *Long) Size() int { return l.size }

// Write gives put the same bytes as Encoder.Append makes of the record, in pieces
// that hold until it returns. An error is that of put, which ends it.
func (l *Long) Write(e Encoder, put func([]byte) error) error {
	w := putter(put)
	if e.Format != "yaml" {
		out := bufio.NewWriterSize(w, pieceBytes)
		if err := l.writeJSON(out, e.Indent); err != nil {
			return err
		}
		return out.Flush()
	}
	in, out := io.Pipe()
	go func() { out.CloseWithError(l.writeJSON(out, false)) }()
	defer in.Close()
	return writeYAML(w, in)
}

// putter writes by calling it.
type putter func([]byte) error

func (p putter) Write(b []byte) (int, error) { return len(b), p(b) }
