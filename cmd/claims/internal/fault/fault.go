// Package fault is what can go wrong: problems of inputs and outputs, mistakes of
// the user and interruptions, with the exit codes that they end the program with.
package fault

import (
	"cmp"
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"claims/cmd/claims/internal/wording"
)

// Fault is a problem with an input or an output: its name, what is wrong with
// it, and what the user can do.
type Fault struct {
	Name, Problem, Remedy string
	// Warning marks what is worth a word and no failure.
	Warning bool
	Cause   error // of the system, if any
}

func (f *Fault) Unwrap() error { return f.Cause }

func (f *Fault) Error() string {
	parts := []string{wording.Quoted(f.Name), f.Problem}
	if f.Remedy != "" {
		parts = append(parts, f.Remedy)
	}
	return strings.Join(parts, ": ")
}

// OfFile words an error of the file system as a fault of the named file.
func OfFile(name string, err error) *Fault {
	var known *Fault
	if errors.As(err, &known) {
		named := *known
		named.Name = cmp.Or(named.Name, name)
		return &named
	}
	f := &Fault{Name: name, Cause: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.Problem, f.Remedy = "no such file", "check the path"
	case errors.Is(err, fs.ErrPermission):
		f.Problem, f.Remedy = "no permission", "check the owner and mode of the file and its folders"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		f.Problem, f.Remedy = "the disk is full", "free some space and run again"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		f.Problem, f.Remedy = "too many open files", "use fewer --jobs or raise ulimit -n"
	case errors.Is(err, syscall.EISDIR):
		f.Problem, f.Remedy = "a folder", "name a file in it"
	case errors.Is(err, syscall.ENAMETOOLONG):
		f.Problem, f.Remedy = "a name is too long", "give the story a shorter one"
	case isEscape(err):
		f.Problem, f.Remedy = "a link leads out of the folder", "remove it"
	case errors.Is(err, syscall.ELOOP):
		f.Problem, f.Remedy = "symbolic links form a loop", "point the link at a file"
	default:
		f.Problem = err.Error()
		var path *fs.PathError
		if errors.As(err, &path) {
			f.Problem = path.Err.Error()
		}
		f.Problem = lowerFirst(f.Problem)
	}
	return f
}

// isEscape reports whether a path leads out of an open folder, by a link or "..".
// The package os exports no error for that.
func isEscape(err error) bool {
	var path *fs.PathError
	return errors.As(err, &path) && path.Err.Error() == "path escapes from parent"
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
