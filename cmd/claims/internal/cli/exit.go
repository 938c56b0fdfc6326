package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"
	"unicode"

	"claims/rules"
)

// The exit codes of the program.
const (
	exitOK          = 0
	exitNoClaims    = 1   // only with --exit-status
	exitUsage       = 2   // the command line, the configuration or a rule file is wrong
	exitFailed      = 3   // some input or output failed; the rest is done
	exitInterrupted = 130 // stopped by Ctrl-C; by SIGTERM it is 143
)

// exitStatuses says what the codes mean, for the help and the manual.
var exitStatuses = []struct {
	code    int
	meaning string
}{
	{exitOK, "Done; there may be no claims."},
	{exitNoClaims, "No claims, with --exit-status."},
	{exitUsage, "The command line, the configuration or a rule file is wrong."},
	{exitFailed, "Some input or output failed; the rest is done."},
	{exitInterrupted, "Interrupted by Ctrl-C."},
}

// usageError is a mistake in the command line or the configuration.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

// codeError ends the program with a code, its messages having been printed.
type codeError int

func (e codeError) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// interruptedError is the signal that stopped the program.
type interruptedError struct{ signal os.Signal }

func (e interruptedError) Error() string { return "interrupted by " + e.signal.String() }

func (e interruptedError) code() int {
	if e.signal == syscall.SIGTERM {
		return 128 + int(syscall.SIGTERM)
	}
	return exitInterrupted
}

// exitCode returns the code for err, and the message to print, if any.
func exitCode(err error) (code int, message string) {
	var usage usageError
	var done codeError
	var rule rules.Problems
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return exitOK, "" // a closed pipe: its reader has enough
	case errors.As(err, &done):
		return int(done), ""
	case errors.As(err, &usage):
		return exitUsage, usage.Error()
	case errors.As(err, &rule):
		return exitUsage, rule.Error()
	}
	return exitFailed, err.Error()
}

// fault is a problem with an input or an output: its name, what is wrong with
// it, and what the user can do.
type fault struct {
	name, problem, remedy string
	// warning marks what is worth a word and no failure.
	warning bool
	cause   error // of the system, if any
}

func (f *fault) Unwrap() error { return f.cause }

func (f *fault) Error() string {
	name := f.name
	if strings.ContainsFunc(name, unicode.IsControl) {
		name = strconv.Quote(name) // a terminal would obey it
	}
	parts := []string{name, f.problem}
	if f.remedy != "" {
		parts = append(parts, f.remedy)
	}
	return strings.Join(parts, ": ")
}

// fileFault words an error of the file system as a fault of the named file.
func fileFault(name string, err error) *fault {
	var known *fault
	if errors.As(err, &known) {
		named := *known
		named.name = cmp.Or(named.name, name)
		return &named
	}
	f := &fault{name: name, cause: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.problem, f.remedy = "no such file", "check the path"
	case errors.Is(err, fs.ErrPermission):
		f.problem, f.remedy = "no permission", "check the owner and mode of the file and its folders"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		f.problem, f.remedy = "the disk is full", "free some space and run again"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		f.problem, f.remedy = "too many open files", "use fewer --jobs or raise ulimit -n"
	case errors.Is(err, syscall.EISDIR):
		f.problem, f.remedy = "a folder", "name a file in it"
	case errors.Is(err, syscall.ELOOP):
		f.problem, f.remedy = "symbolic links form a loop", "point the link at a file"
	default:
		f.problem = err.Error()
		var path *fs.PathError
		if errors.As(err, &path) {
			f.problem = path.Err.Error()
		}
		f.problem = lowerFirst(f.problem)
	}
	return f
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
