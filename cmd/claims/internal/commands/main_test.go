package commands

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/ruleset"
	"claims/cmd/claims/internal/storytest"
	"claims/cmd/claims/internal/terminal"

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

// result is what a command printed, and its exit code.
type result struct {
	stdout, stderr string
	code           int
}

// runWith runs a command line with an extractor of the test's choice.
func runWith(ctx context.Context, x batch.Extractor, stdin string, args ...string) result {
	var out, errs bytes.Buffer
	app := &App{
		Streams:      &terminal.Streams{In: strings.NewReader(stdin), Out: &out, Err: &errs},
		NewExtractor: func(*ruleset.Files) (batch.Extractor, error) { return x, nil },
	}
	code := app.Run(ctx, args)
	return result{out.String(), errs.String(), code}
}

func run(stdin string, args ...string) result {
	return runWith(context.Background(), storytest.Sayings{}, stdin, args...)
}

// errWriter fails every write.
type errWriter struct{ err error }

func (w errWriter) Write([]byte) (int, error) { return 0, w.err }

var _ io.Writer = errWriter{}
