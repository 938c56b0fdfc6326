package batch

import (
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/whole"
)

// sinkBytes is how much output is gathered before it is written.
const sinkBytes = 64 << 10

// sink writes the outputs: to the standard output, or one JSON Lines file after
// another into the tree; other files are written by the workers.
type sink struct {
	batch   *Batch
	pending []byte
	records bool // there are some already
	file    *whole.File
}

// newSink returns the sink of a batch.
func newSink(b *Batch) *sink {
	w := &sink{batch: b}
	if b.Tree == nil {
		w.begin()
	}
	return w
}

// write writes what came of an item. Only whole documents are handed to the
// standard output, but for long ones.
func (w *sink) write(it *item) error {
	for _, m := range it.messages {
		w.batch.meter.message(m)
	}
	for _, r := range it.records {
		w.batch.Collect(r)
	}
	it.records = nil
	if w.batch.Tree != nil {
		return w.writeTree(it)
	}
	if it.long != nil || len(it.out) >= sinkBytes {
		w.separate()
		if err := w.flush(); err != nil {
			return err
		}
		if it.long != nil {
			return it.long.Write(w.batch.Encoder, w.put)
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
	w.pending = append(w.pending[:0], w.batch.Encoder.Header()...)
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
		w.pending = append(w.pending, w.batch.Encoder.Separator()...)
	}
	w.records = true
}

// holds reports whether there is anything that may be flushed.
func (w *sink) holds() bool { return len(w.pending) > 0 && w.file == nil }

// flush writes what was gathered.
func (w *sink) flush() error {
	if !w.holds() {
		return nil
	}
	err := w.put(w.pending)
	w.pending = w.pending[:0]
	return err
}

// put writes to the standard output.
func (w *sink) put(out []byte) error {
	_, err := w.batch.Streams.Out.Write(out)
	switch {
	case fault.IsClosedPipe(err):
		return ErrPipeClosed
	case err != nil:
		return fault.OfFile("<stdout>", err)
	}
	return nil
}

// writeTree adds a line's record to the output of its file.
func (w *sink) writeTree(it *item) error {
	if it.line == 0 && !it.last {
		return nil
	}
	if w.file == nil {
		f, err := w.batch.Tree.create(it.source)
		if err != nil {
			return err
		}
		w.file = f
		w.begin()
	}
	w.gather(it)
	if !it.last && it.long == nil && len(w.pending) < sinkBytes {
		return nil
	}
	if it.long != nil {
		w.separate()
	}
	if _, err := w.file.Write(w.pending); err != nil {
		return err
	}
	w.pending = w.pending[:0]
	if it.long != nil {
		e := w.batch.Encoder
		e.Indent = false // a line each
		return it.long.Write(e, put(w.file))
	}
	if !it.last {
		return nil
	}
	f := w.file
	w.file = nil
	if it.broken {
		f.Abort()
		return nil
	}
	if err := f.Commit(); err != nil {
		return err
	}
	return w.batch.Tree.origins.note(w.batch.Tree.place(it.source), it.made)
}

// abort drops the file that is not written to its end.
func (w *sink) abort() {
	if w.file != nil {
		w.file.Abort()
		w.file, w.pending = nil, nil
	}
}
