package commands

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/ruleset"
	"claims/cmd/claims/internal/storytest"
	"claims/cmd/claims/internal/terminal"
	"claims/extract"
)

// makeWire makes a folder of n small stories, in folders of a hundred.
func makeWire(t testing.TB, n int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "wire")
	r := rand.New(rand.NewPCG(uint64(n), 1))
	people := []string{"Ana Ruiz", "The mayor", "Anneli Tamm", "A spokesman", "José Élan"}
	things := []string{"the bridge was closed", "nobody was hurt", "the “old” gates had held", "trains would run again on Monday"}
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "SALTO, March %d – Rain fell on the town.\n\n", i%28+1)
		for range 1 + r.IntN(6) {
			fmt.Fprintf(&b, "%s said that %s. %s denied that %s.\n\n", pick(people), pick(things), pick(people), pick(things))
		}
		storytest.Write(t, filepath.Join(dir, fmt.Sprintf("%03d", i/100), fmt.Sprintf("%02d.txt", i%100)), b.String())
	}
	return dir
}

func TestSameBytesForAnyJobs(t *testing.T) {
	wire := makeWire(t, *stories)
	storytest.Write(t, filepath.Join(wire, "010", "zz.jsonl"), strings.Repeat(`{"text":"Ana Ruiz said that rain fell."}`+"\n", 500))
	for _, format := range record.Formats {
		one := run("", "extract", wire, "-f", format, "-j", "1")
		many := run("", "extract", wire, "-f", format, "-j", "8")
		if one.code != 0 || one != many {
			t.Errorf("%s: code %d, %d bytes; code %d, %d bytes", format, one.code, len(one.stdout), many.code, len(many.stdout))
		}
	}
	dir := t.TempDir()
	one, many := filepath.Join(dir, "one"), filepath.Join(dir, "many")
	if r := run("", "extract", wire, "-o", one, "-j", "1"); r.code != 0 || r.stdout+r.stderr != "" {
		t.Fatal(r)
	}
	if r := run("", "extract", wire, "-o", many, "-j", "8"); r.code != 0 {
		t.Fatal(r)
	}
	a, b := storytest.Files(t, one), storytest.Files(t, many)
	if len(a) != *stories+2 || !maps.Equal(a, b) {
		t.Errorf("trees differ: %d and %d files", len(a), len(b))
	}
}

// slowAtFirst takes its time over the first story, so that others wait.
type slowAtFirst struct{ storytest.Sayings }

func (s slowAtFirst) Extract(src string) *extract.Result {
	if strings.HasPrefix(src, "first") {
		time.Sleep(50 * time.Millisecond)
	}
	return s.Sayings.Extract(src)
}

func TestOrderWhenTheFirstIsSlow(t *testing.T) {
	dir := t.TempDir()
	storytest.Write(t, filepath.Join(dir, "a.txt"), "first")
	want := "a.txt"
	for i := range 300 {
		name := fmt.Sprintf("b%03d.txt", i)
		storytest.Write(t, filepath.Join(dir, name), "Ana Ruiz said that rain fell.")
		want += " " + name
	}
	r := runWith(context.Background(), slowAtFirst{}, "", "extract", dir, "-j", "4")
	var names []string
	for _, m := range regexp.MustCompile(`"path":"([^"]*)"`).FindAllStringSubmatch(r.stdout, -1) {
		names = append(names, filepath.Base(m[1]))
	}
	if got := strings.Join(names, " "); got != want {
		t.Errorf("got %s", got)
	}
}

// panicky fails on some stories.
type panicky struct{ storytest.Sayings }

func (p panicky) Extract(src string) *extract.Result {
	if strings.Contains(src, "boom") {
		panic("no such token")
	}
	return p.Sayings.Extract(src)
}

func TestPanicIsAFaultOfOneStory(t *testing.T) {
	r := runWith(context.Background(), panicky{}, `{"text":"a"}`+"\n"+`{"text":"boom"}`+"\n"+`{"text":"b"}`,
		"extract", "--input-format", "jsonl", "-j", "2")
	want := "claims: <stdin>:2: internal error: no such token: please report it, with the story\nclaims: 2 stories, 0 claims, 1 failed\n"
	if r.code != fault.ExitFailed || strings.Count(r.stdout, "\n") != 2 || r.stderr != want {
		t.Errorf("%+v", r)
	}
}

func TestFilters(t *testing.T) {
	const story = "Ana Ruiz said that a. Ana Ruiz denied that b. Bo Anders warned that c. José Élan said that d."
	for _, c := range []struct{ args, want string }{
		{"", "c1 c2 c3 c4"},
		{"--act denial", "c2"},
		{"--act denial,warning", "c2 c3"},
		{"--act denial --act warning", "c2 c3"},
		{"--speaker ruiz", "c1 c2"},
		{"--speaker ana", "c1 c2"},
		{"--speaker an", ""},
		{"--speaker élan", "c4"},
		{"--speaker ruiz --speaker anders", "c1 c2 c3"},
		{"--speaker /^(Ana|Bo)/", "c1 c2 c3"},
		{"--speaker /ana/", ""},
		{"--kind indirect", "c1 c2 c3 c4"},
		{"--kind direct,mixed", ""},
		{"--min-confidence 0.6", "c2 c3 c4"},
		{"--min-confidence 0.7 --act statement", "c4"},
	} {
		r := run(story, append([]string{"extract"}, strings.Fields(c.args)...)...)
		var ids []string
		for _, m := range regexp.MustCompile(`\{"id":"(c\d)"`).FindAllStringSubmatch(r.stdout, -1) {
			ids = append(ids, m[1])
		}
		if got := strings.Join(ids, " "); got != c.want || r.code != 0 {
			t.Errorf("%s: got %s, code %d: %s", c.args, got, r.code, r.stderr)
		}
	}
	for args, want := range map[string]int{"": 0, "--act denial": 0, "--act promise": 1} {
		if r := run(story, append([]string{"extract", "--exit-status"}, strings.Fields(args)...)...); r.code != want {
			t.Errorf("--exit-status %s: code %d, want %d", args, r.code, want)
		}
	}
}

func TestTableOfAStory(t *testing.T) {
	r := run("=Ana said that x, “y”. Bo Anders denied that\tz.", "extract", "-f", "tsv")
	want := strings.Join(record.Columns, "\t") + "\n" +
		"<stdin>\t\t\t\t\t\t\t\tc1\tAna\tAna\tperson\t\tstatement\tindirect\tx, “y”\t10\t21\tsaid\tsay\t\t\t\t\t\t\t\t\t\t1\t1\tsaying\t0.5\n"
	if !strings.HasPrefix(r.stdout, want) {
		t.Errorf("got %q\nwant %q", r.stdout, want)
	}
}

// appWith returns a program with the given streams, and its messages.
func appWith(out io.Writer, x batch.Extractor, stdin io.Reader) (*App, *bytes.Buffer) {
	var errs bytes.Buffer
	return &App{
		Streams:      &terminal.Streams{In: stdin, Out: out, Err: &errs},
		NewExtractor: func(*ruleset.Files) (batch.Extractor, error) { return x, nil },
	}, &errs
}

func TestOutputThatFails(t *testing.T) {
	for _, c := range []struct {
		err    error
		code   int
		stderr string
	}{
		{syscall.EPIPE, 0, ""},
		{io.ErrClosedPipe, 0, ""},
		{syscall.ENOSPC, 3, "claims: <stdout>: the disk is full: free some space and run again\n"},
		{syscall.EIO, 3, "claims: <stdout>: input/output error\n"},
	} {
		app, errs := appWith(errWriter{c.err}, storytest.Sayings{}, strings.NewReader("Rain fell."))
		if code := app.Run(context.Background(), []string{"extract", "--exit-status"}); code != c.code || errs.String() != c.stderr {
			t.Errorf("%v: code %d, %q", c.err, code, errs)
		}
	}
}

// deleting takes a story away before it is read.
type deleting struct {
	storytest.Sayings
	once sync.Once
	name string
}

func (d *deleting) Extract(src string) *extract.Result {
	d.once.Do(func() { os.RemoveAll(d.name) })
	return d.Sayings.Extract(src)
}

func TestStoryThatVanishes(t *testing.T) {
	dir := t.TempDir()
	for i := range 200 {
		storytest.Write(t, filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), "Rain fell.")
	}
	storytest.Write(t, filepath.Join(dir, "more", "200.txt"), "Rain fell.")
	for _, below := range []string{"more", "199.txt"} {
		name := filepath.Join(dir, below)
		r := runWith(context.Background(), &deleting{name: name}, "", "extract", dir, "-j", "1")
		n := strings.Count(r.stdout, "\n")
		want := fmt.Sprintf("claims: %s: vanished before it was read: run again if it has only moved\nclaims: %d stories, 0 claims, 1 failed\n", name, n)
		if r.code != fault.ExitFailed || r.stderr != want || n < 199 {
			t.Errorf("code %d, %d lines, %s", r.code, n, r.stderr)
		}
	}
}

// blocking never ends with a story, but tells that it has begun.
type blocking struct{ began chan struct{} }

func (b blocking) Extract(string) *extract.Result {
	b.began <- struct{}{}
	select {}
}

func TestInterruptWhileWorking(t *testing.T) {
	dir := makeWire(t, 20)
	out := filepath.Join(t.TempDir(), "out")
	ctx, cancel := context.WithCancelCause(context.Background())
	x := blocking{make(chan struct{}, 100)}
	go func() {
		<-x.began
		cancel(fault.Interruption{Signal: os.Interrupt})
	}()
	app, errs := appWith(io.Discard, x, strings.NewReader(""))
	app.patience, app.silence = muchTime, muchTime
	code := app.Run(ctx, []string{"extract", dir, "-o", out})
	if want := "claims: interrupted: 0 stories, 0 claims, written to " + out + ": go on with --resume\n"; code != fault.ExitInterrupted || errs.String() != want {
		t.Errorf("code %d, %s", code, errs)
	}
	if got := storytest.Files(t, out); len(got) != 1 {
		t.Errorf("left %v", slices.Collect(maps.Keys(got)))
	}
	// A reader that blocks does not hold it up either.
	ctx, cancel = context.WithCancelCause(context.Background())
	app, _ = appWith(stuck{}, storytest.Sayings{}, strings.NewReader("Rain fell."))
	time.AfterFunc(20*time.Millisecond, func() { cancel(fault.Interruption{Signal: syscall.SIGTERM}) })
	if code := app.Run(ctx, []string{"extract"}); code != 143 {
		t.Errorf("code %d", code)
	}
}

// TestInterruptWhileWaiting stops commands that wait for a story.
func TestInterruptWhileWaiting(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGINT")
	}
	claims := program(t)
	for _, command := range []string{"tokens", "explain", "extract", "text"} {
		t.Run(command, func(t *testing.T) {
			t.Parallel()
			// A signal that comes before the program can catch it kills it.
			code := -1
			for wait := 200 * time.Millisecond; code < 0 && wait < muchTime; wait *= 2 {
				cmd := exec.Command(claims, command)
				in, err := cmd.StdinPipe() // nothing comes
				if err != nil {
					t.Fatal(err)
				}
				defer in.Close()
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(wait)
				interrupt(t, cmd, os.Interrupt)
				code = cmd.ProcessState.ExitCode()
			}
			if code != fault.ExitInterrupted {
				t.Errorf("code %d", code)
			}
		})
	}
}

// gathered lets the first stories through, and interrupts at the last.
type gathered struct {
	storytest.Sayings
	interrupt func()
}

func (g gathered) Extract(src string) *extract.Result {
	if src == "last" {
		g.interrupt()
		select {}
	}
	return g.Sayings.Extract(src)
}

// TestInterruptKeepsWhatIsDone holds that the records of stories that were done come
// out, whole, when the program is interrupted: they wait for more for a moment.
func TestInterruptKeepsWhatIsDone(t *testing.T) {
	ctx, cancel := context.WithCancelCause(context.Background())
	x := gathered{interrupt: func() { cancel(fault.Interruption{Signal: os.Interrupt}) }}
	r := runWith(ctx, x, `{"id":"a","text":"a"}`+"\n"+`{"id":"b","text":"b"}`+"\n"+`{"text":"last"}`+"\n", "extract", "--input-format", "jsonl", "-j", "1")
	if r.code != fault.ExitInterrupted || strings.Count(r.stdout, "\n") != 2 || !strings.Contains(r.stdout, `"id":"b"`) {
		t.Errorf("%+v", r)
	}
}

// stuck is a reader that has stopped reading.
type stuck struct{}

func (stuck) Write([]byte) (int, error) { select {} }

func TestFreshOutput(t *testing.T) {
	dir := t.TempDir()
	story := storytest.Write(t, filepath.Join(dir, "in", "a.txt"), "Rain fell.")
	out := filepath.Join(dir, "out")
	redone := func() bool {
		name := filepath.Join(out, "a.txt.json")
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		storytest.Write(t, name, "kept")
		os.Chtimes(name, info.ModTime(), info.ModTime())
		if r := run("", "extract", filepath.Join(dir, "in"), "-o", out, "--resume"); r.code != 0 {
			t.Fatal(r)
		}
		data, _ := os.ReadFile(name)
		return string(data) != "kept"
	}
	hourAgo := time.Now().Add(-time.Hour)
	os.Chtimes(story, hourAgo, hourAgo)
	run("", "extract", filepath.Join(dir, "in"), "-o", out)
	if redone() {
		t.Error("done again although nothing changed")
	}
	os.Chtimes(story, time.Now(), time.Now())
	if !redone() {
		t.Error("not done again although the story is newer")
	}
}

// screen keeps what is written to it.
type screen struct {
	mu   sync.Mutex
	text strings.Builder
}

func (s *screen) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(b)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// onTerminal runs a command whose standard error stream says it is a terminal.
func onTerminal(x batch.Extractor, errs *screen, silence time.Duration, args ...string) int {
	app := &App{
		Streams:      &terminal.Streams{In: strings.NewReader(""), Out: io.Discard, Err: errs, ErrTerminal: true},
		NewExtractor: func(*ruleset.Files) (batch.Extractor, error) { return x, nil },
		silence:      silence,
	}
	return app.Run(context.Background(), args)
}

// watching goes on with some stories only when the screen shows what stands for them.
type watching struct {
	storytest.Sayings
	screen *screen
	calls  *int
	shows  map[int]string
}

func (w watching) Extract(src string) *extract.Result {
	*w.calls++
	for begun := time.Now(); !strings.Contains(w.screen.String(), w.shows[*w.calls]) && time.Since(begun) < muchTime; {
		time.Sleep(time.Millisecond)
	}
	return w.Sayings.Extract(src)
}

func TestProgress(t *testing.T) {
	t.Parallel()
	dir := makeWire(t, 60)
	storytest.Write(t, filepath.Join(dir, "000", "50.txt"), "\xff\xfea")
	var errs screen
	x := watching{screen: &errs, calls: new(int), shows: map[int]string{5: " of 60 stories [", 59: " · 1 failed"}}
	if code := onTerminal(x, &errs, time.Millisecond, "extract", dir, "-j", "1"); code != fault.ExitFailed {
		t.Errorf("code %d", code)
	}
	got := errs.String()
	for _, want := range []string{`\d+ of 60 stories \[=*>? *\]`, ` · \d+ claims`, ` · 1 failed`, `\rclaims: .*50\.txt: utf-16 that ends`, `(?m)\rclaims: 59 stories, \d+ claims, 1 failed in [\d.]+m?s\n\z`} {
		if !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("no %s in %q", want, got)
		}
	}
	for _, flag := range []string{"--no-progress", "-q"} {
		var errs screen
		onTerminal(storytest.Sayings{}, &errs, time.Nanosecond, "extract", dir, flag)
		if got := errs.String(); strings.Contains(got, "\r") || (flag == "-q") == strings.Contains(got, "stories") {
			t.Errorf("%s: %q", flag, got)
		}
	}
}

func TestNoProgressForShortWork(t *testing.T) {
	var errs screen
	onTerminal(storytest.Sayings{}, &errs, muchTime, "extract", makeWire(t, 10))
	if got := errs.String(); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestKilledAndResumed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGKILL")
	}
	claims, wire := program(t), makeWire(t, *stories)
	storytest.Write(t, filepath.Join(wire, "000", "lines.jsonl"), strings.Repeat(`{"text":"Ana Ruiz said that rain fell."}`+"\n", 200))
	clean, broken := filepath.Join(t.TempDir(), "clean"), filepath.Join(t.TempDir(), "broken")
	start := time.Now()
	cmd := exec.Command(claims, "extract", wire, "-o", clean, "-j", "2")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	peak := peakMemory(cmd.Process.Pid)
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	took := time.Since(start)
	t.Logf("%d stories in %v, peak memory %d MB", *stories, took.Round(time.Millisecond), peak>>20)
	if peak > 150<<20 {
		t.Errorf("peak memory %d MB", peak>>20)
	}
	if err := os.Mkdir(broken, 0o777); err != nil { // before the first kill
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	for i := range *kills {
		// The kills fall anywhere within the run, a part of the work each.
		after := time.Duration(r.Float64() * float64(took) / float64(*kills) * 2)
		cmd := exec.Command(claims, "extract", wire, "-o", broken, "-j", "2", "--resume")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(after)
		cmd.Process.Kill()
		err := cmd.Wait()
		t.Logf("kill %d after %v: %v", i+1, after.Round(time.Millisecond), err)
		for name, content := range storytest.Files(t, broken) {
			whole := strings.HasSuffix(content, "}\n") || name == "/"+input.StateName
			if !whole && !strings.HasSuffix(name, ".tmp") {
				t.Fatalf("%s is half: %q", name, content)
			}
		}
	}
	if out, err := exec.Command(claims, "extract", wire, "-o", broken, "-j", "2", "--resume").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	a, b := storytest.Files(t, clean), storytest.Files(t, broken)
	if !maps.Equal(a, b) {
		t.Errorf("trees differ: %d and %d files", len(a), len(b))
	}
}

// peakMemory follows a process to its end and returns the most memory that it
// had, in bytes, or 0 where that cannot be read.
func peakMemory(pid int) (peak int) {
	for {
		status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		m := regexp.MustCompile(`VmHWM:\s*(\d+) kB`).FindSubmatch(status)
		if err != nil || m == nil { // not Linux, or ended
			return peak
		}
		n, _ := strconv.Atoi(string(m[1]))
		peak = n << 10
		time.Sleep(2 * time.Millisecond)
	}
}

func TestCtrlC(t *testing.T) { testSignal(t, os.Interrupt, fault.ExitInterrupted) }

// TestHangUp holds that no draft is left when the terminal goes away: SIGHUP killed
// the program.
func TestHangUp(t *testing.T) {
	if signal.Ignored(syscall.SIGHUP) {
		t.Skip("nohup: the program goes on, as it should")
	}
	testSignal(t, syscall.SIGHUP, 128+int(syscall.SIGHUP))
}

// testSignal interrupts a run that is writing files, which leaves none half.
func testSignal(t *testing.T, signal os.Signal, want int) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("no SIGINT")
	}
	claims, wire := program(t), makeWire(t, *stories)
	out := filepath.Join(t.TempDir(), "out")
	cmd := exec.Command(claims, "extract", wire, "-", "-o", out, "-j", "2")
	in, err := cmd.StdinPipe() // nothing comes, so that it cannot end by itself
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for begun := time.Now(); time.Since(begun) < muchTime; time.Sleep(time.Millisecond) {
		if _, err := os.Stat(filepath.Join(out, "000", "20.txt.json")); err == nil {
			break
		}
	}
	interrupt(t, cmd, signal)
	if code := cmd.ProcessState.ExitCode(); code != want {
		t.Fatalf("code %d", code)
	}
	for name, content := range storytest.Files(t, out) {
		if strings.HasSuffix(name, ".tmp") || !strings.HasSuffix(content, "\n") {
			t.Errorf("%s is half: %q", name, content)
		}
	}
}

// muchTime is more than a program takes to begin its work or to end when it is
// interrupted, however busy the machine is.
const muchTime = 2 * time.Minute

// interrupt sends a running program a signal, and waits for its end.
func interrupt(t *testing.T, cmd *exec.Cmd, signal os.Signal) {
	t.Helper()
	if err := cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	kill := time.AfterFunc(muchTime, func() { cmd.Process.Kill() })
	err := cmd.Wait()
	if !kill.Stop() {
		t.Fatalf("%v: not ended %v after the interrupt", err, muchTime)
	}
}

// TestFilterStreams checks that a record comes out before the next line goes in.
func TestFilterStreams(t *testing.T) {
	in, feed := io.Pipe()
	out, sink := io.Pipe()
	// What is never flushed is told here, and not by the limit of all tests.
	late := time.AfterFunc(muchTime, func() { sink.CloseWithError(errors.New("nothing came for too long")) })
	defer late.Stop()
	app, _ := appWith(sink, storytest.Sayings{}, in)
	go func() {
		app.Run(context.Background(), []string{"extract", "--input-format", "jsonl", "-j", "4"})
		sink.Close()
	}()
	buf := make([]byte, 1<<16)
	for i := range 5 {
		fmt.Fprintf(feed, `{"id":"%d","text":"Rain fell."}`+"\n", i)
		n, err := out.Read(buf)
		if err != nil || !bytes.Contains(buf[:n], fmt.Appendf(nil, `"id":"%d"`, i)) || buf[n-1] != '\n' {
			t.Fatalf("%v: %s", err, buf[:n])
		}
	}
	feed.Close()
	if rest, err := io.ReadAll(out); err != nil || len(rest) > 0 {
		t.Errorf("%v: %s", err, rest)
	}
}

// TestMemoryIsBounded lets large outputs pile up behind a slow first story.
func TestMemoryIsBounded(t *testing.T) {
	if testing.Short() || storytest.Race {
		t.Skip("measures memory")
	}
	line := `{"text":"` + strings.Repeat("Rain fell. ", 20000) + "\"}\n"
	before := heap()
	most := before
	x := watcher{calls: &atomic.Int64{}, most: &most, mu: &sync.Mutex{}}
	in := io.MultiReader(strings.NewReader(`{"text":"first"}`+"\n"), io.LimitReader(repeat(line), int64(500*len(line))))
	app, errs := appWith(io.Discard, x, in)
	if code := app.Run(context.Background(), []string{"extract", "--input-format", "jsonl", "--with-text", "-j", "4"}); code != 0 {
		t.Fatalf("code %d: %s", code, errs)
	}
	if grown := (most - before) >> 20; grown > 100 {
		t.Errorf("the heap grew by %d MB on 110 MB of input", grown)
	}
}

// heap returns the bytes in use.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// watcher notes the most memory in use between stories.
type watcher struct {
	calls *atomic.Int64
	mu    *sync.Mutex
	most  *uint64
}

func (w watcher) Extract(src string) *extract.Result {
	if src == "first" {
		time.Sleep(300 * time.Millisecond)
	}
	if w.calls.Add(1)%20 == 0 {
		w.mu.Lock()
		*w.most = max(*w.most, heap())
		w.mu.Unlock()
	}
	return &extract.Result{Source: src}
}

// repeat reads s again and again.
func repeat(s string) io.Reader { return &repeater{s: s} }

type repeater struct {
	s  string
	at int
}

func (r *repeater) Read(b []byte) (int, error) {
	n := copy(b, r.s[r.at:])
	r.at = (r.at + n) % len(r.s)
	return n, nil
}
