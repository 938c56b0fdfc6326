package batch

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/terminal"
	"claims/cmd/claims/internal/wording"
)

// total walks the inputs to say how many stories there are, or 0 when that
// cannot be known before they are read.
func (b *Batch) total(ctx context.Context) int64 {
	in := *b.Inputs
	if in.FilesFrom == "-" {
		return 0
	}
	var n int64
	unknown := errors.New("unknown")
	err := in.Walk(ctx, func(s *input.Source, f *fault.Fault) error {
		if f == nil && (s.Path == "" || s.RowFormat(b.InputFormat) != "") {
			return unknown
		}
		if f == nil || !f.Warning {
			n++
		}
		return nil
	})
	if err != nil {
		return 0
	}
	return n
}

// Silence is how long a batch works before it shows how far it is: most are done by
// then.
const Silence = time.Second

// meter is the messages and the progress of a batch, on the standard error
// stream. A line of progress is only drawn on a terminal.
type meter struct {
	streams *terminal.Streams
	show    bool
	total   func() int64 // how many stories there are; 0 when not known
	silence time.Duration
	began   time.Time

	mu       sync.Mutex
	width    int // of the line that is drawn; 0 while there is none
	stopping chan struct{}
	stopped  sync.WaitGroup
}

// long reports whether the batch takes longer than people wait in silence.
func (m *meter) long() bool { return time.Since(m.began) >= m.silence }

func (m *meter) start(b *Batch) {
	m.began = time.Now()
	if !m.show {
		return
	}
	m.stopping = make(chan struct{})
	m.stopped.Go(func() {
		select {
		case <-m.stopping:
			return
		case <-time.After(m.silence):
		}
		m.draw(b)
	})
}

// draw keeps the line up to date until finish.
func (m *meter) draw(b *Batch) {
	width := m.streams.ErrWidth()
	var total atomic.Int64
	go func() { total.Store(m.total()) }()
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for {
		line := m.line(b, total.Load(), width)
		m.mu.Lock()
		m.width = width
		fmt.Fprint(m.streams.Err, "\r", line)
		m.mu.Unlock()
		select {
		case <-m.stopping:
			return
		case <-tick.C:
		}
	}
}

// leastBar is the fewest columns that a bar takes.
const leastBar = 5

// line shows what a person who waits wants to know: how far the batch is, how
// fast, how long it will take where the total is known, and what it found.
func (m *meter) line(b *Batch, total int64, width int) string {
	done := b.done.Load() + b.fresh.Load() + b.failed.Load()
	rate := float64(done) / time.Since(m.began).Seconds()
	head, left := fmt.Sprintf("%d stories", done), ""
	if total > 0 {
		head = fmt.Sprintf("%d of %d stories", done, total)
		if done > 0 {
			left = fmt.Sprintf(", %s left", time.Duration(float64(max(total-done, 0))/rate*float64(time.Second)).Round(time.Second))
		}
	}
	tail := fmt.Sprintf(" %.0f/s%s · %s%s", rate, left, wording.Plural(int(b.claims.Load()), "claim", "claims"), failures(b.failed.Load()))
	room := width - 1 - utf8.RuneCountInString(head+tail)
	if n := room - len(" []"); total > 0 && n >= leastBar {
		full := int(int64(n) * min(done, total) / total)
		bar := strings.Repeat("=", full)
		if full < n {
			bar += ">" + strings.Repeat(" ", n-full-1)
		}
		return head + " [" + bar + "]" + tail
	}
	if room < 0 { // a line that wraps could not be drawn over
		return string([]rune(head + tail)[:max(width-1, 0)])
	}
	return head + tail + strings.Repeat(" ", room)
}

func failures(n int64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" · %d failed", n)
}

// clear takes the drawn line off the terminal; the next tick draws it again.
func (m *meter) clear() {
	if m.width > 0 {
		fmt.Fprint(m.streams.Err, "\r", strings.Repeat(" ", m.width-1), "\r")
	}
}

// message prints a line of the program's own.
func (m *meter) message(text string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.clear()
	m.streams.Tell(text)
}

// finish takes the line away for good.
func (m *meter) finish() {
	if m.stopping == nil {
		return
	}
	close(m.stopping)
	m.stopped.Wait()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.clear()
	m.width = 0
}

// summary says in one line what a batch has done.
func (b *Batch) summary() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s, %s", wording.Plural(int(b.done.Load()), "story", "stories"), wording.Plural(int(b.claims.Load()), "claim", "claims"))
	if n := b.fresh.Load(); n > 0 {
		fmt.Fprintf(&s, ", %d up to date", n)
	}
	if n := b.failed.Load(); n > 0 {
		fmt.Fprintf(&s, ", %d failed", n)
	}
	if b.meter.long() {
		fmt.Fprintf(&s, " in %s", time.Since(b.meter.began).Round(100*time.Millisecond))
	}
	if b.Tree != nil {
		fmt.Fprintf(&s, ", written to %s", b.Tree.dir)
	}
	return s.String()
}
