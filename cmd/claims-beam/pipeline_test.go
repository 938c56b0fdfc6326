package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"claims/cmd/claims/internal/ruleset"
	"claims/cmd/claims/internal/storytest"
	"claims/extract"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"
)

var storyCount = flag.Int("stories", 300, "the number of stories in TestStories")

// commandDir has the command, which the records must be those of.
var commandDir string

func TestMain(m *testing.M) {
	var err error
	if commandDir, err = os.MkdirTemp("", "claims"); err != nil {
		panic(err)
	}
	code := ptest.MainRet(m)
	os.RemoveAll(commandDir)
	os.Exit(code)
}

var claimsCommand = sync.OnceValues(func() (string, error) {
	name := filepath.Join(commandDir, "claims")
	build := exec.Command("go", "build", "-o", name, "./cmd/claims")
	build.Dir = filepath.Join("..", "..")
	out, err := build.CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, out)
	}
	return name, err
})

// extracted returns what the command prints, by lines, sorted.
func extracted(t *testing.T, args ...string) []string {
	t.Helper()
	name, err := claimsCommand()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(name, append([]string{"extract", "-f", "ndjson", "-q"}, args...)...).Output()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 3) {
		t.Fatalf("claims extract %v: %v", args, err)
	}
	return sortedLines(out)
}

func sortedLines(data []byte) []string {
	lines := strings.SplitAfter(string(data), "\n")
	lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" })
	slices.Sort(lines)
	return lines
}

// optionsFor returns options that read the files of a folder.
func optionsFor(dir, glob string) *options {
	o := defaultOptions()
	o.input, o.output, o.shards = filepath.Join(dir, glob), filepath.Join(dir, "out", "claims"), 3
	return o
}

// outcome is what a pipeline made.
type outcome struct {
	records []string // sorted
	letters []letter // by name and line
	counts  counts
}

func runPipeline(t *testing.T, o *options) outcome {
	t.Helper()
	if err := o.check(t.Context()); err != nil {
		t.Fatal(err)
	}
	p, s := beam.NewPipelineWithRoot()
	if err := build(s, o); err != nil {
		t.Fatal(err)
	}
	got := outcome{counts: countsOf(ptest.RunAndValidate(t, p))}
	got.records = sortedLines(readShards(t, o.output, o.shards))
	for _, line := range sortedLines(readShards(t, o.deadLetter, o.shards)) {
		var l letter
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatal(err)
		}
		l.Name = filepath.Base(l.Name)
		got.letters = append(got.letters, l)
	}
	slices.SortFunc(got.letters, func(a, b letter) int { return strings.Compare(a.Name, b.Name)*1000 + a.Line - b.Line })
	return got
}

// readShards returns the lines of all shards, each of which must be there, and no draft.
func readShards(t *testing.T, prefix string, shards int) []byte {
	t.Helper()
	var all []byte
	for i := range shards {
		data, err := os.ReadFile(fmt.Sprintf("%s-%05d-of-%05d.jsonl", prefix, i, shards))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	if drafts, _ := filepath.Glob(prefix + "*.tmp"); len(drafts) > 0 {
		t.Errorf("left behind: %v", drafts)
	}
	return all
}

func (got outcome) check(t *testing.T, records []string, letters []letter, c counts) {
	t.Helper()
	if !slices.Equal(got.records, records) {
		t.Errorf("%d records, which are not the %d of the command", len(got.records), len(records))
	}
	for i := range max(len(letters), len(got.letters)) {
		var l, want letter
		if i < len(got.letters) {
			l = got.letters[i]
		}
		if i < len(letters) {
			want = letters[i]
		}
		if l.Remedy == "" {
			t.Errorf("no remedy: %+v", l)
		}
		if l.Name != want.Name || l.Line != want.Line || l.Item != want.Item || want.Reason == "" || !strings.HasPrefix(l.Reason, want.Reason) || l.Raw != want.Raw || !bytes.Equal(l.Base64, want.Base64) {
			t.Errorf("dead letter %+v, want %+v", l, want)
		}
	}
	if got.counts.claims < int64(len(records)) {
		t.Errorf("%d claims of %d stories", got.counts.claims, len(records))
	}
	if c.claims = got.counts.claims; got.counts != c {
		t.Errorf("counts %+v, want %+v", got.counts, c)
	}
}

func TestLines(t *testing.T) {
	w := newWriter(1)
	large := w.line(5, strings.Repeat("Rain fell. ", 1000))
	lines := []string{
		w.line(1, w.story(5)), `{"text": `, "", large, w.line(3, spanish), "{\"text\": \"caf\xe9\", \x00}", `{"body": "no text"}`, w.line(4, w.story(5)),
	}
	letters := []letter{
		{Name: "a.jsonl", Line: 2, Reason: "not JSON", Raw: lines[1]},
		{Name: "a.jsonl", Line: 4, Reason: "more than 9000 bytes"},
		{Name: "a.jsonl", Line: 6, Reason: "not text", Base64: []byte(lines[5])},
		{Name: "a.jsonl", Line: 7, Reason: `no field "text"`, Raw: lines[6]},
	}
	for _, spread := range []bool{false, true} {
		t.Run(fmt.Sprintf("spread=%v", spread), func(t *testing.T) {
			dir := t.TempDir()
			a := storytest.Write(t, filepath.Join(dir, "a.jsonl"), strings.Join(lines, "\n"))
			b := storytest.Write(t, filepath.Join(dir, "b.jsonl"), packed(t, w.line(6, w.story(5))+"\n"))
			o := optionsFor(dir, "*.jsonl")
			o.spread = spread
			if err := o.maxBytes.Set("9kB"); err != nil {
				t.Fatal(err)
			}
			want := extracted(t, "--max-bytes", "9kB", "--input-format", "jsonl", a, b)
			runPipeline(t, o).check(t, want, letters, counts{stories: 3, foreign: 1, failed: 4})
		})
	}
}

func packed(t *testing.T, s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, s); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFields(t *testing.T) {
	dir, w := t.TempDir(), newWriter(2)
	line, err := json.Marshal(map[string]any{"uri": "x/1", "doc": map[string]string{"body": w.story(5)}})
	if err != nil {
		t.Fatal(err)
	}
	a := storytest.Write(t, filepath.Join(dir, "a.jsonl"), string(line))
	array := storytest.Write(t, filepath.Join(dir, "b.jsonl"), "["+string(line)+`, {"doc": 1}]`)
	o := optionsFor(dir, "*.jsonl")
	o.fields.Text, o.fields.ID = "doc.body", "uri"
	want := extracted(t, "--text-field", "doc.body", "--id-field", "uri", a, array)
	runPipeline(t, o).check(t, want, []letter{{Name: "b.jsonl", Item: 2, Reason: `no field "doc.body"`, Raw: `{"doc": 1}`}}, counts{stories: 2, failed: 1})
}

func TestTexts(t *testing.T) {
	dir, w := t.TempDir(), newWriter(3)
	for name, content := range map[string]string{
		"a.txt": w.story(5), "b.txt": packed(t, w.story(5)), "c.txt": spanish,
		"d.txt": strings.Repeat("Rain fell. ", 1000), "e.txt": "\x89PNG\r\n\x1a\n\x00\x00",
	} {
		storytest.Write(t, filepath.Join(dir, name), content)
	}
	o := optionsFor(dir, "*.txt")
	o.inputFormat = textFormat
	if err := o.maxBytes.Set("9kB"); err != nil {
		t.Fatal(err)
	}
	want := extracted(t, "--max-bytes", "9kB", "--input-format", "text", dir)
	runPipeline(t, o).check(t, want, []letter{
		{Name: "d.txt", Reason: "more than 9000 bytes"},
		{Name: "e.txt", Reason: "a picture, left out"},
	}, counts{stories: 2, foreign: 1, failed: 2})
}

// TestAnyLanguageAndRules also holds that a file of rules goes to the workers with the pipeline.
func TestAnyLanguageAndRules(t *testing.T) {
	dir, w := t.TempDir(), newWriter(4)
	a := storytest.Write(t, filepath.Join(dir, "a.jsonl"), w.line(1, spanish)+"\n"+w.line(2, "The mayor harrumphed that the dam is safe."))
	rules := storytest.Write(t, filepath.Join(dir, "house", "house.yaml"), "cues:\n  - {lemma: harrumph, frames: [quotation, that], like: sniff}\n")
	o := optionsFor(dir, "*.jsonl")
	o.language, o.rules = "any", ruleset.Files{Paths: []string{filepath.Dir(rules)}}
	want := extracted(t, "--language", "any", "--rules", rules, a)
	got := runPipeline(t, o)
	got.counts.claims++ // there is none in the Spanish story
	got.check(t, want, nil, counts{stories: 2})
	if !strings.Contains(strings.Join(got.records, ""), "harrumphed") {
		t.Error("the rules of the user are not used")
	}
}

// stumbling panics on one story.
type stumbling struct{ extractor }

func (x stumbling) Extract(src string) *extract.Result {
	if strings.Contains(src, "stumble") {
		panic("a hole")
	}
	return x.extractor.Extract(src)
}

func TestPanic(t *testing.T) {
	extractorOf = func(all []ruleset.Content) (extractor, error) {
		x, err := sharedExtractor(all)
		return stumbling{x}, err
	}
	defer func() { extractorOf = sharedExtractor }()
	dir, w := t.TempDir(), newWriter(5)
	bad := w.line(2, "They stumble.")
	a := storytest.Write(t, filepath.Join(dir, "a.jsonl"), w.line(1, w.story(5))+"\n"+bad+"\n"+w.line(3, w.story(5)))
	want := slices.DeleteFunc(extracted(t, a), func(s string) bool { return strings.Contains(s, `"line":2,`) })
	runPipeline(t, optionsFor(dir, "*.jsonl")).check(t, want,
		[]letter{{Name: "a.jsonl", Line: 2, Reason: "internal error: a hole", Raw: bad}}, counts{stories: 2, failed: 1})
}

// TestBrokenFiles has files that end before their time, or hold something else.
func TestBrokenFiles(t *testing.T) {
	dir, w := t.TempDir(), newWriter(6)
	whole := packed(t, strings.Join(w.lines(40), "\n"))
	cut := storytest.Write(t, filepath.Join(dir, "cut.jsonl"), whole[:len(whole)*3/4])
	prose := storytest.Write(t, filepath.Join(dir, "prose.jsonl"), w.story(20))
	records := storytest.Write(t, filepath.Join(dir, "records.jsonl"), `{"schema":"claims/1","document":{}}`)
	want := extracted(t, cut, prose, records)
	if len(want) < 10 {
		t.Fatalf("%d records of the command", len(want))
	}
	got := runPipeline(t, optionsFor(dir, "*.jsonl"))
	line := got.letters[0].Line
	got.check(t, want, []letter{
		{Name: "cut.jsonl", Line: line, Reason: "broken gzip data (cut short)"},
		{Name: "prose.jsonl", Line: 1, Reason: "not JSON Lines"},
		{Name: "records.jsonl", Reason: "holds claims"},
	}, counts{stories: int64(len(want)), foreign: 1, failed: 3})
}

// failing is a file system whose files cannot be read to their end.
type failing struct{ filesystem.Interface }

func (failing) List(context.Context, string) ([]string, error) { return []string{"failing://a"}, nil }
func (failing) Size(context.Context, string) (int64, error)    { return 1, nil }
func (failing) Close() error                                   { return nil }
func (failing) OpenRead(context.Context, string) (io.ReadCloser, error) {
	story := strings.NewReader(newWriter(7).line(1, "Ana said that it rained.") + "\n")
	return io.NopCloser(io.MultiReader(story, iotest.ErrReader(errors.New("the line went dead")))), nil
}

func init() {
	filesystem.Register("failing", func(context.Context) filesystem.Interface { return failing{} })
}

// TestReadFails holds that a failure of the file system is no dead letter: the bundle is
// to be tried again, and nothing is written.
func TestReadFails(t *testing.T) {
	o := optionsFor(t.TempDir(), "")
	o.input = "failing://*"
	if err := o.check(t.Context()); err != nil {
		t.Fatal(err)
	}
	p, s := beam.NewPipelineWithRoot()
	if err := build(s, o); err != nil {
		t.Fatal(err)
	}
	if err := ptest.Run(p); err == nil || !strings.Contains(err.Error(), "the line went dead") {
		t.Errorf("error %v", err)
	}
	if there, _ := filepath.Glob(o.output + "*"); len(there) > 0 {
		t.Errorf("written all the same: %v", there)
	}
}

// TestAgain holds that work which a runner does again comes to the same.
func TestAgain(t *testing.T) {
	dir := t.TempDir()
	lines := [][]byte{[]byte("one\n"), nil, []byte("two\n")}
	fn := &writeFn{Prefix: filepath.Join(dir, "claims"), Shards: 1}
	for range 2 {
		at := 0
		err := fn.ProcessElement(t.Context(), 0, func(line *[]byte) bool {
			if at == len(lines) {
				return false
			}
			*line = lines[at]
			at++
			return true
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if got := readShards(t, fn.Prefix, 1); string(got) != "one\ntwo\n" {
		t.Errorf("the shard has %q", got)
	}
	if a, b := shardOf("a.jsonl", 7, 100), shardOf("a.jsonl", 7, 100); a != b {
		t.Errorf("shards %d and %d", a, b)
	}
}

func TestCheck(t *testing.T) {
	dir := t.TempDir()
	storytest.Write(t, filepath.Join(dir, "old-00000-of-00003.jsonl"), "")
	for want, change := range map[string]func(*options){
		"give --input and --output": func(o *options) { o.input = "" },
		"the same":                  func(o *options) { o.deadLetter = o.output },
		"--input-format csv":        func(o *options) { o.inputFormat = "csv" },
		"--language fr":             func(o *options) { o.language = "fr" },
		"--shards 0":                func(o *options) { o.shards = 0 },
		"there already":             func(o *options) { o.output = filepath.Join(dir, "old") },
		"no such file system":       func(o *options) { o.output = "hdfs://x/y" },
		"has no *":                  func(o *options) { o.output = "a*" },
	} {
		o := optionsFor(dir, "*.jsonl")
		change(o)
		if err := o.check(t.Context()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

// TestStories holds many stories against the command, in four files.
func TestStories(t *testing.T) {
	dir, w := t.TempDir(), newWriter(8)
	lines := w.lines(*storyCount)
	for i := range 4 {
		part := lines[len(lines)*i/4 : len(lines)*(i+1)/4]
		storytest.Write(t, filepath.Join(dir, fmt.Sprintf("part-%d.jsonl", i)), strings.Join(part, "\n")+"\n")
	}
	o := optionsFor(dir, "*.jsonl")
	want := extracted(t, "--input-format", "jsonl", dir)
	got := runPipeline(t, o)
	if !slices.Equal(got.records, want) {
		t.Errorf("%d records, which are not the %d of the command", len(got.records), len(want))
	}
	c := got.counts
	t.Logf("%s", summary(c))
	if int(c.stories) != len(want) || int(c.failed) != len(got.letters) || int(c.stories+c.foreign+c.failed) != len(lines) {
		t.Errorf("counts %+v of %d lines, %d records and %d dead letters", c, len(lines), len(want), len(got.letters))
	}
}
