package batch

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/terminal"
	"claims/extract"
)

// newTestOutbox returns an outbox that writes to out.
func newTestOutbox(out io.Writer) *outbox {
	b := &Batch{Streams: &terminal.Streams{Out: out, Err: out}, Encoder: record.Encoder{Format: "ndjson"}}
	b.meter = &meter{streams: b.Streams}
	return newOutbox(newSink(b), 2, 1<<30, func(error) {})
}

// TestOutboxGivesBytesBack holds that what is written is no more on the way: else all
// work is done one story at a time from some point on, and nobody sees why.
func TestOutboxGivesBytesBack(t *testing.T) {
	var out bytes.Buffer
	o := newTestOutbox(&out)
	for _, seq := range []int64{2, 0, 1, 3} {
		it := &item{seq: seq, data: make([]byte, 1000)}
		o.add(cap(it.data))
		it.out = append(it.out, strings.Repeat("x", 1<<20)...)
		o.handIn(it)
		if it.data != nil {
			t.Error("an item that is done keeps what it was made of")
		}
	}
	o.memory = 1 << 20
	long := &item{seq: 4}
	o.weigh(long, 1000)
	long.long = record.NewLong(record.Document{}, (&extract.Result{}).Reading(), nil, 500)
	o.add(cap(long.data))
	o.handIn(long)
	if o.used != 0 || o.held != 0 || o.kept != 0 || len(o.waiting) != 0 || o.next != 5 {
		t.Errorf("%d bytes and %d items on the way after item %d, %d held, %d kept", o.used, len(o.waiting), o.next, o.held, o.kept)
	}
	if err := o.close(context.Background()); err != nil || out.Len() < 4<<20 {
		t.Errorf("%d bytes: %v", out.Len(), err)
	}
}

// TestOutboxWritesWhatItHas holds that records that were gathered, and not yet written,
// come out when the batch is interrupted.
func TestOutboxWritesWhatItHas(t *testing.T) {
	var out bytes.Buffer
	o := newTestOutbox(&out)
	o.handIn(&item{seq: 0, out: []byte("first\n")})
	o.late.Stop()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := o.close(ctx); err == nil || out.String() != "first\n" {
		t.Errorf("%q: %v", out.String(), err)
	}
}

// slowWriter is read from a while after it is written to.
type slowWriter struct {
	bytes.Buffer
	after time.Duration
	begun chan struct{}
	once  sync.Once
}

func (w *slowWriter) Write(b []byte) (int, error) {
	w.once.Do(func() { close(w.begun) })
	time.Sleep(w.after)
	return w.Buffer.Write(b)
}

// TestOutboxWaitsForASlowReader holds that what is gathered is written to the end where
// the reader takes its time at the end of a batch: after half a second the rest was lost,
// and nobody was told. An interrupted batch waits as well, but not as long.
func TestOutboxWaitsForASlowReader(t *testing.T) {
	interrupted, interrupt := context.WithCancel(context.Background())
	interrupt()
	for _, x := range []struct {
		after time.Duration
		ctx   context.Context
		want  string
	}{
		{GraceTime * 3 / 2, context.Background(), "first\nsecond\n"},
		{GraceTime / 20, interrupted, "first\nsecond\n"},
		{GraceTime * 10, interrupted, ""},
	} {
		out := &slowWriter{after: x.after, begun: make(chan struct{})}
		o := newTestOutbox(out)
		o.handIn(&item{seq: 0, out: []byte("first\n")})
		o.late.Stop()
		go o.flushLate()
		<-out.begun
		o.handIn(&item{seq: 1, out: []byte("second\n")})
		began := time.Now()
		err := o.close(x.ctx)
		switch {
		case x.want == "":
			if err == nil || !o.writing {
				t.Errorf("after %v: %v", x.after, err)
			}
		case x.ctx == interrupted && time.Since(began) >= GraceTime: // of a machine that is busy
		case out.String() != x.want || (err != nil) != (x.ctx == interrupted):
			t.Errorf("after %v: %q: %v", x.after, out.String(), err)
		}
	}
}
