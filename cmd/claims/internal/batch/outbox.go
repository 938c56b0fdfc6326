package batch

import (
	"context"
	"errors"
	"sync"
	"time"
)

// The bounds of what is on the way.
const (
	itemsPerJob = 16
	budgetBytes = 32 << 20
)

// lateness is how long what is written waits for more of it.
const lateness = 20 * time.Millisecond

// GraceTime is how long an interrupted batch waits for what is being written.
const GraceTime = 500 * time.Millisecond

// outbox holds the items whose work is done until it is their turn. Whoever hands
// in the next writes it, and those that have waited for it. The items on the way
// are bounded in number and in bytes, so that a folder of any size needs no more
// memory than its largest stories.
type outbox struct {
	sink *sink // of whoever writes
	stop context.CancelCauseFunc

	mu      sync.Mutex
	moved   *sync.Cond
	items   int   // at most on the way
	used    int   // bytes on the way
	memory  int64 // at most, for the texts under work and their results
	held    int64 // of it, by whoever is at work
	kept    int64 // … by what waits to be written
	parked  int64 // … and by those at work who wait for more
	limit   int64 // what the collector holds to
	atGate  int   // who wait for memory
	next    int64
	waiting map[int64]*item
	writing bool
	failed  bool // to write
	closed  bool
	ended   bool // no more is taken: there is room for all
	late    *time.Timer
	armed   bool // late runs
	spare   [][]byte
}

// newOutbox returns an outbox for so many jobs and bytes of memory, which stops all
// work when it fails.
func newOutbox(w *sink, jobs int, memory int64, stop context.CancelCauseFunc) *outbox {
	o := &outbox{sink: w, stop: stop, items: jobs * itemsPerJob, memory: memory, limit: memory, waiting: map[int64]*item{}}
	holdMemory(memory)
	o.moved = sync.NewCond(&o.mu)
	o.late = time.AfterFunc(time.Hour, o.flushLate)
	o.late.Stop()
	return o
}

// waitForRoom returns when there is room for item seq. The item that is next to be
// written is always let through, so that something moves.
func (o *outbox) waitForRoom(seq int64) {
	o.mu.Lock()
	for (o.used > budgetBytes || seq-o.next >= int64(o.items)) && o.next < seq && !o.ended {
		o.moved.Wait()
	}
	o.mu.Unlock()
}

// weigh returns when there is memory for the work on it to take so much in all. What is
// too much for all of it is worked on alone, when it is its turn to be written: else its
// result might wait for another such. Nobody waits for good: those at work end or wait
// here, and the item whose turn it is waits for no other's result.
func (o *outbox) weigh(it *item, weight int64) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.held -= it.weight
	if o.atGate > 0 {
		o.moved.Broadcast()
	}
	o.parked += it.weight
	o.atGate++
	for o.held+o.kept+o.parked-it.weight+weight > o.memory && !(o.held == 0 && it.seq == o.next) && !o.ended {
		o.moved.Wait()
	}
	o.atGate--
	o.parked -= it.weight
	it.weight = weight
	o.held += weight
	// Under more than there is for all the collector would be at work all the time.
	if limit := max(o.held, o.memory); limit != o.limit {
		o.limit = limit
		holdMemory(limit)
	}
}

// letGo lets go of whoever waits for room.
func (o *outbox) letGo() {
	o.mu.Lock()
	o.ended = true
	o.mu.Unlock()
	o.moved.Broadcast()
}

// add counts n bytes that are on the way from now on.
func (o *outbox) add(n int) {
	o.mu.Lock()
	o.used += n
	o.mu.Unlock()
}

// spareBytes bounds an output whose memory the next ones use.
const spareBytes = 256 << 10

// buffer returns an empty output.
func (o *outbox) buffer() []byte {
	o.mu.Lock()
	defer o.mu.Unlock()
	n := len(o.spare)
	if n == 0 {
		return nil
	}
	b := o.spare[n-1]
	o.spare = o.spare[:n-1]
	return b
}

// handIn takes an item whose work is done.
func (o *outbox) handIn(it *item) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.used += it.size() - cap(it.data)
	it.data = nil
	o.held -= it.weight
	if it.long != nil {
		it.kept = int64(it.long.Size())
		o.kept += it.kept
	}
	if o.atGate > 0 {
		o.moved.Broadcast()
	}
	o.waiting[it.seq] = it
	if !o.writing {
		o.write()
	}
}

// write writes the items whose turn has come. It holds the lock when nothing is
// being written.
func (o *outbox) write() {
	o.writing = true
	for !o.closed && !o.failed {
		it := o.waiting[o.next]
		if it == nil {
			break
		}
		delete(o.waiting, o.next)
		o.mu.Unlock()
		err := o.sink.write(it)
		o.mu.Lock()
		o.used -= it.size()
		o.kept -= it.kept
		if cap(it.out) <= spareBytes {
			o.spare = append(o.spare, it.out[:0])
		}
		o.next++
		o.check(err)
		o.moved.Broadcast()
	}
	o.writing = false
	if !o.armed && o.sink.holds() {
		o.armed = true
		o.late.Reset(lateness)
	}
	o.moved.Broadcast()
}

// check stops all work after an error of writing.
func (o *outbox) check(err error) {
	if err != nil {
		o.failed = true
		o.stop(err)
	}
}

// flushLate lets the reader have what has been there for some time.
func (o *outbox) flushLate() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.armed = false
	if o.writing || o.closed || o.failed {
		return // whoever writes sees to it
	}
	o.writing = true
	o.mu.Unlock()
	err := o.sink.flush()
	o.mu.Lock()
	o.check(err)
	o.write()
}

// close writes what is left when the work has ended, or was ended by ctx. It waits
// for what is being written, but not for ever once ctx has ended.
func (o *outbox) close(ctx context.Context) error {
	defer context.AfterFunc(ctx, func() {
		time.Sleep(GraceTime)
		o.mu.Lock()
		o.closed = true
		o.mu.Unlock()
		o.moved.Broadcast()
	})()
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.writing && !o.closed {
		o.moved.Wait()
	}
	o.closed = true
	o.late.Stop()
	var err error
	if ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	if o.writing {
		return err
	}
	o.sink.abort()
	if o.failed {
		return err
	}
	return errors.Join(o.sink.flush(), err)
}
