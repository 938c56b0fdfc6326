package cli

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"claims/extract"
	"claims/extract/text"

	"github.com/rogpeppe/go-internal/testscript"
)

var (
	stories = flag.Int("stories", 1000, "how many stories the batch tests work on")
	kills   = flag.Int("kills", 4, "how often the resume test kills a run")
	long    = flag.Bool("long", false, "test hostile inputs of 10 MB as well")
)

// quickExit keeps a program of the race detector from sleeping for a second
// before it ends: the tests start some hundreds.
const quickExit = "atexit_sleep_ms=10"

func TestMain(m *testing.M) {
	if os.Getenv("GORACE") == "" {
		os.Setenv("GORACE", quickExit)
	}
	testscript.Main(m, map[string]func(){
		"claims": func() { os.Exit(Main()) },
		"code":   expectCode,
	})
}

// expectCode is the script command "code N PROGRAM ARG...": it runs the
// program, and fails unless that exits with N.
func expectCode() {
	cmd := exec.Command(os.Args[2], os.Args[3:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if got := fmt.Sprint(cmd.ProcessState.ExitCode()); got != os.Args[1] {
		fmt.Fprintf(os.Stderr, "exit code %s, want %s (%v)\n", got, os.Args[1], err)
		os.Exit(1)
	}
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "..", "..", "testdata", "script"),
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			stories, err := filepath.Abs(filepath.Join("..", "..", "..", "..", "testdata", "stories"))
			e.Setenv("STORIES", stories)
			e.Setenv("GORACE", os.Getenv("GORACE"))
			return err
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
	})
}

// program returns the path of a program that is claims itself.
func program(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "claims")
	if err := os.Symlink(self, name); err != nil {
		t.Skip("no symbolic links:", err)
	}
	return name
}

// sayings finds "NAME said that WORDS." and the like, so that the tests of
// this package stand apart from the rules.
type sayings struct{}

var saying = regexp.MustCompile(`(\pL+(?: \pL+)?) (said|denied|warned) that ([^.\n]+)\.`)

var sayingActs = map[string]extract.Act{"said": extract.Statement, "denied": extract.Denial, "warned": extract.Warning}

func (sayings) Extract(src string) *extract.Result {
	res := &extract.Result{Source: src, Words: len(strings.Fields(src))}
	names := map[string]int{}
	for _, m := range saying.FindAllStringSubmatchIndex(src, -1) {
		name := src[m[2]:m[3]]
		res.Claims = append(res.Claims, extract.Claim{
			Kind: extract.Indirect, Act: sayingActs[src[m[4]:m[5]]], Text: src[m[6]:m[7]],
			Speaker: &extract.Speaker{Span: text.Span{Start: m[2], End: m[3]}, Name: name, Type: extract.Person},
			Cue:     extract.Cue{Span: text.Span{Start: m[4], End: m[5]}, Lemma: "say"},
			Content: []text.Span{{Start: m[5] + 1, End: m[7]}},
			Answers: -1, Within: -1, Paragraph: 1, Sentence: len(res.Claims) + 1,
			Rule: "saying", Confidence: 0.5 + 0.1*float64(len(res.Claims)%5),
		})
		i, ok := names[name]
		if !ok {
			i = len(res.Speakers)
			names[name] = i
			res.Speakers = append(res.Speakers, extract.NamedSpeaker{Name: name, Type: extract.Person})
		}
		res.Speakers[i].Claims = append(res.Speakers[i].Claims, len(res.Claims)-1)
	}
	return res
}

// result is what a command printed, and its exit code.
type result struct {
	stdout, stderr string
	code           int
}

// runWith runs a command line with an extractor of the test's choice.
func runWith(ctx context.Context, x Extractor, stdin string, args ...string) result {
	var out, errs bytes.Buffer
	app := &App{
		Streams:      &Streams{In: strings.NewReader(stdin), Out: &out, Err: &errs},
		NewExtractor: func(*ruleFiles) (Extractor, error) { return x, nil },
	}
	code := app.Run(ctx, args)
	return result{out.String(), errs.String(), code}
}

func run(stdin string, args ...string) result {
	return runWith(context.Background(), sayings{}, stdin, args...)
}

// write makes a file, with its folders.
func write(t testing.TB, name, content string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// files returns the contents of all files below dir, by name.
func files(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		all[strings.TrimPrefix(name, dir)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// errWriter fails every write.
type errWriter struct{ err error }

func (w errWriter) Write([]byte) (int, error) { return 0, w.err }

var _ io.Writer = errWriter{}
