package cli

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/cheggaaa/pb/v3"
)

// meterDelay is how long a batch works in silence: most are done by then.
const meterDelay = time.Second

// meterTemplate shows what a person who waits wants to know.
const meterTemplate = `{{counters . "%s of %s stories" "%[1]s stories"}}{{if .Total}} {{bar . "[" "=" ">" " " "]"}}{{end}} ` +
	`{{speed . "%s/s" "…/s"}}{{if .Total}}{{rtime . ", %s left" "" ""}}{{end}}{{string . "found"}}`

// meterWidth is that of a terminal that does not tell.
const meterWidth = 80

// meter is the messages and the progress of a batch, on the standard error
// stream. A bar is only drawn on a terminal.
type meter struct {
	streams *Streams
	show    bool
	total   func() int64 // how many stories there are; 0 when not known
	began   time.Time

	mu       sync.Mutex
	bar      *pb.ProgressBar
	stopping chan struct{}
	stopped  sync.WaitGroup
}

// long reports whether the batch takes longer than people wait in silence.
func (m *meter) long() bool { return time.Since(m.began) >= meterDelay }

func (m *meter) start(b *batch) {
	m.began = time.Now()
	if !m.show {
		return
	}
	m.stopping = make(chan struct{})
	m.stopped.Go(func() {
		select {
		case <-m.stopping:
			return
		case <-time.After(meterDelay):
		}
		m.draw(b)
	})
}

// draw keeps the bar up to date until finish.
func (m *meter) draw(b *batch) {
	bar := pb.New64(0).SetTemplateString(meterTemplate).SetWriter(m.streams.Err)
	bar.Set(pb.Static, true).Set(pb.Terminal, true).Set(pb.ReturnSymbol, "\r").Set(pb.Color, false)
	if bar.Width() <= 0 {
		bar.SetWidth(meterWidth)
	}
	bar.Start()
	m.mu.Lock()
	m.bar = bar
	m.mu.Unlock()
	go func() { bar.SetTotal(m.total()) }()
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for {
		m.mu.Lock()
		bar.SetCurrent(b.done.Load() + b.fresh.Load() + b.failed.Load())
		bar.Set("found", fmt.Sprintf(" · %s%s", plural(int(b.claims.Load()), "claim", "claims"), failures(b.failed.Load())))
		bar.Write()
		m.mu.Unlock()
		select {
		case <-m.stopping:
			return
		case <-tick.C:
		}
	}
}

func failures(n int64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" · %d failed", n)
}

// clear takes the bar off the terminal's line; the next tick draws it again.
func (m *meter) clear() {
	if m.bar != nil {
		fmt.Fprint(m.streams.Err, "\r", strings.Repeat(" ", m.bar.Width()), "\r")
	}
}

// message prints a line of the program's own.
func (m *meter) message(text string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.clear()
	fmt.Fprintf(m.streams.Err, "claims: %s\n", text)
}

// finish takes the bar away for good.
func (m *meter) finish() {
	if m.stopping == nil {
		return
	}
	close(m.stopping)
	m.stopped.Wait()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.clear()
	m.bar = nil
}

// summary says in one line what a batch has done.
func (b *batch) summary() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s, %s", plural(int(b.done.Load()), "story", "stories"), plural(int(b.claims.Load()), "claim", "claims"))
	if n := b.fresh.Load(); n > 0 {
		fmt.Fprintf(&s, ", %d up to date", n)
	}
	if n := b.failed.Load(); n > 0 {
		fmt.Fprintf(&s, ", %d failed", n)
	}
	if b.meter.long() {
		fmt.Fprintf(&s, " in %s", time.Since(b.meter.began).Round(100*time.Millisecond))
	}
	if b.tree != nil {
		fmt.Fprintf(&s, ", written to %s", b.tree.dir)
	}
	return s.String()
}
