package commands

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/storytest"
	"claims/extract"
)

// weighing notes how much text is worked on at a time.
type weighing struct {
	mu        sync.Mutex
	now, most int // bytes
}

func (w *weighing) add(n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now += n
	w.most = max(w.most, w.now)
}

func (w *weighing) Extract(src string) *extract.Result {
	w.add(len(src))
	time.Sleep(time.Millisecond) // else none would meet another
	res := storytest.Sayings{}.Extract(src)
	w.add(-len(src))
	return res
}

// TestTextsUnderWorkAreBounded holds that the texts that are worked on at a time take
// no more than --max-memory, whatever the number of jobs, and that one that alone would
// take more is refused: each job took what it liked.
func TestTextsUnderWorkAreBounded(t *testing.T) {
	dir := t.TempDir()
	const bound = 4 << 20
	for i := range 60 {
		n := []int{100, 3000, 9000, 12000}[i%4]
		if i%20 == 10 {
			n = bound / 20
		}
		storytest.Write(t, filepath.Join(dir, fmt.Sprintf("%02d.txt", i)), strings.Repeat("Ana Ruiz said that rain fell. ", n/30))
		storytest.Write(t, filepath.Join(dir, "lines", fmt.Sprintf("%02d.jsonl", i)), `{"text":"`+strings.Repeat("Bo said that it fell. ", n/22)+"\"}\n")
	}
	want := run("", "extract", dir, "-j", "1", "--max-memory", fmt.Sprint(bound))
	for _, more := range [][]string{nil, {"-o", t.TempDir()}} {
		w := &weighing{}
		r := runWith(context.Background(), w, "", append([]string{"extract", dir, "-j", "8", "--max-memory", fmt.Sprint(bound)}, more...)...)
		if r.code != fault.ExitFailed || more == nil && r.stdout != want.stdout || strings.Count(r.stderr, "MiB of memory, more than --max-memory: give --max-memory 256MiB") != 6 {
			t.Errorf("code %d, %d bytes of %d: %s", r.code, len(r.stdout), len(want.stdout), r.stderr)
		}
		if most := w.most * batch.BytesPerByte; most > bound || most < bound/2 {
			t.Errorf("texts of %d bytes were worked on at a time: %d bytes of memory, of %d", w.most, most, bound)
		}
	}
}

// telling tells of each story that it is done with.
type telling struct {
	storytest.Sayings
	done chan struct{}
}

func (x telling) Extract(src string) *extract.Result {
	defer func() { x.done <- struct{}{} }()
	return x.Sayings.Extract(src)
}

// TestLongResultsWaitForASlowStory holds that nothing waits for good where results that
// are kept, and texts that wait for memory, both wait for the story before them.
func TestLongResultsWaitForASlowStory(t *testing.T) {
	slow, feed := io.Pipe()
	dir := t.TempDir()
	// There is memory for one of the texts beside the results of two.
	const others, length = 3, batch.LongText
	args := []string{"extract", "-j", "4", "--max-memory", fmt.Sprint(length*batch.BytesPerByte + length*7/2), "-"}
	for i := range others {
		args = append(args, storytest.Write(t, filepath.Join(dir, fmt.Sprint(i)), strings.Repeat(".", length)))
	}
	var out strings.Builder
	x := telling{done: make(chan struct{}, others+1)}
	app, errs := appWith(&out, x, slow)
	done := make(chan int, 1)
	go func() { done <- app.Run(context.Background(), args) }()
	for range others {
		<-x.done
	}
	time.Sleep(50 * time.Millisecond) // till the last is kept as well
	fmt.Fprint(feed, strings.Repeat(".", length))
	feed.Close()
	select {
	case code := <-done:
		if code != 0 || strings.Count(out.String(), `"schema"`) != 4 || !strings.HasPrefix(out.String(), `{"schema":"claims/1","document":{"path":"<stdin>"`) {
			t.Errorf("code %d: %s", code, errs)
		}
	case <-time.After(muchTime):
		t.Fatal("everything waits")
	}
}
