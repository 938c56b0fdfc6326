// Package input finds the stories that the user names, opens, unpacks and decodes
// them, and words what is wrong with them.
package input

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"claims/cmd/claims/internal/fault"

	"github.com/bmatcuk/doublestar/v4"
)

// Stdin stands for the standard input in records and messages.
const Stdin = "<stdin>"

// StateName is the file in an output folder that tells what made its files.
const StateName = ".claims-state"

// Source is a file to read, or the standard input.
type Source struct {
	Name string // in records and messages
	Path string // to open; empty for the standard input
	// Place is where its output goes below the output folder, with slashes
	// and without the extension of the format.
	Place  string
	Walked bool    // found in a folder, not named by the user
	Made   bool    // … that --output named
	Summed bool    // its checksum is asked for
	opened *Reader // already, by whoever looked what it holds
}

// PutBack gives back what Open returned, of which nothing was read: the next Open
// returns it again.
func (s *Source) PutBack(r *Reader) { s.opened = r }

// Fault words an error of opening or reading the source.
func (s *Source) Fault(err error) *fault.Fault { return walkedFault(s.Name, s.Walked, err) }

// LineFault returns f as a fault of a line of the source.
func (s *Source) LineFault(line int, f *fault.Fault) *fault.Fault {
	named := *f
	named.Name = fmt.Sprintf("%s:%d", s.Name, line)
	return &named
}

// Selection says which files to read.
type Selection struct {
	Args             []string
	FilesFrom        string // a file of further names, or "-"
	Null             bool   // they end with NUL
	Include, Exclude []string
	// Skip are files and folders to leave out wherever they are found: the
	// output folder, the configuration.
	Skip  []fs.FileInfo
	Stdin io.Reader
}

// visitor is called for each source in order, or for the fault that stands in
// its place. An error stops the walk.
type visitor func(*Source, *fault.Fault) error

// Walk visits all sources: the arguments, then the names of the list. Folders
// are walked in the order of names, one folder in memory at a time.
func (in *Selection) Walk(ctx context.Context, visit visitor) error {
	checked := func(s *Source, f *fault.Fault) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return visit(s, f)
	}
	for _, arg := range in.Args {
		if err := in.argument(arg, checked); err != nil {
			return err
		}
	}
	if in.FilesFrom == "" {
		return nil
	}
	return in.list(checked)
}

// Folders returns the folders among the arguments, with their absolute paths.
func (in *Selection) Folders() []string {
	var folders []string
	for _, arg := range in.Args {
		info, err := os.Stat(arg)
		if err != nil || !info.IsDir() {
			continue
		}
		if full, err := filepath.Abs(arg); err == nil {
			folders = append(folders, full)
		}
	}
	return folders
}

func (in *Selection) list(visit visitor) error {
	name, r := Stdin, in.Stdin
	if in.FilesFrom != "-" {
		name = in.FilesFrom
		f, err := os.Open(name)
		if err != nil {
			return visit(nil, fault.OfFile(name, err))
		}
		defer f.Close()
		r = f
	}
	end := byte('\n')
	if in.Null {
		end = 0
	}
	lines := bufio.NewReader(r)
	for {
		entry, err := lines.ReadString(end)
		entry = strings.TrimSuffix(entry, string(end))
		if strings.IndexByte(entry, 0) >= 0 {
			return visit(nil, &fault.Fault{Name: name, Problem: "its names end with NUL", Remedy: "add --null"})
		}
		if !in.Null {
			entry = strings.TrimSuffix(entry, "\r")
		}
		if entry == "-" && in.FilesFrom == "-" {
			entry = "./-"
		}
		if entry != "" {
			if err := in.argument(entry, visit); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return visit(nil, fault.OfFile(name, err))
		}
	}
}

func (in *Selection) argument(arg string, visit visitor) error {
	if arg == "-" {
		return visit(&Source{Name: Stdin, Place: "stdin"}, nil)
	}
	info, err := os.Stat(arg)
	if err != nil {
		f := fault.OfFile(arg, err)
		switch {
		case !errors.Is(err, fs.ErrNotExist):
		case in.Null && strings.Contains(arg, "\n"):
			f.Remedy = "leave --null out if names end with newlines"
		case strings.HasPrefix(arg, "https://"), strings.HasPrefix(arg, "http://"), strings.HasPrefix(arg, "www."):
			f.Problem, f.Remedy = "addresses are not fetched", "fetch the page, and pipe it in: curl -L ADDRESS | claims extract"
		case strings.HasSuffix(arg, "."):
			f.Remedy = "check the path, or pipe the words in if it is a text"
		}
		return visit(nil, f)
	}
	if !info.IsDir() {
		return visit(&Source{Name: arg, Path: arg, Place: placeOf(arg)}, nil)
	}
	if in.skips(info.Mode(), arg) {
		return visit(nil, &fault.Fault{Name: arg, Problem: "both the folder to read and the output folder", Remedy: "give another --output"})
	}
	found, made := false, isOutputFolder(arg)
	var out leftOut
	err = in.folder(newWalk(arg), walked{path: arg}, func(s *Source, f *fault.Fault) error {
		if s != nil {
			s.Made = made
			if len(in.Include) == 0 && !made && isNoStory(s.Name) {
				out.note(s.Name)
				return nil
			}
		}
		found = true
		return visit(s, f)
	})
	if err == nil && (!found || out.files > 0) {
		return visit(nil, out.fault(arg, found))
	}
	return err
}

// walk is that of a folder, with those below it.
type walk struct {
	top  string          // its path, without links
	seen map[string]bool // the folders that were read, by their paths without links
}

func newWalk(dir string) *walk {
	w := &walk{top: dir, seen: map[string]bool{}}
	if top, err := filepath.EvalSymlinks(dir); err == nil {
		w.top = top
	}
	if top, err := filepath.Abs(w.top); err == nil {
		w.top = top
	}
	return w
}

// enters reports whether a folder is to be read: not where another link or its own
// name has led to it, nor one that holds the top, which a walk from there would find.
func (w *walk) enters(real string) bool {
	above := real == string(filepath.Separator) || strings.HasPrefix(w.top, real+string(filepath.Separator))
	if above || w.seen[real] {
		return false
	}
	w.seen[real] = true
	return true
}

// placeOf returns where the output of a named file goes: its path, within the
// output folder whatever it is.
func placeOf(name string) string {
	clean := filepath.ToSlash(filepath.Clean(name))
	clean = strings.TrimPrefix(clean, filepath.ToSlash(filepath.VolumeName(name)))
	for {
		rest, up := strings.CutPrefix(clean, "../")
		if !up {
			break
		}
		clean = rest
	}
	return strings.TrimLeft(clean, "/")
}

// reaches reports whether a walk comes to a folder by no link.
func (in *Selection) reaches(w *walk, real string) bool {
	below, err := filepath.Rel(w.top, real)
	if err != nil || !filepath.IsLocal(below) {
		return false
	}
	for below = filepath.ToSlash(below); below != "."; below = path.Dir(below) {
		if strings.HasPrefix(path.Base(below), ".") || matchAny(in.Exclude, below) {
			return false
		}
	}
	return true
}

// walked is a folder that is walked.
type walked struct {
	path  string // to open
	below string // the folder that the user named, with slashes
	real  string // its path without links; empty for that folder itself
}

// folder walks f.
func (in *Selection) folder(w *walk, f walked, visit visitor) error {
	if f.real == "" {
		f.real = w.top
	}
	if !w.enters(f.real) {
		return nil
	}
	entries, err := os.ReadDir(f.path)
	if err != nil {
		if err := visit(nil, walkedFault(f.path, f.below != "", err)); err != nil {
			return err
		}
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		sub := walked{path: filepath.Join(f.path, e.Name()), below: path.Join(f.below, e.Name()), real: filepath.Join(f.real, e.Name())}
		mode := e.Type()
		if mode&fs.ModeSymlink != 0 {
			info, err := os.Stat(sub.path)
			if err == nil && info.IsDir() {
				if sub.real, err = filepath.EvalSymlinks(sub.real); err == nil && in.reaches(w, sub.real) {
					continue // it is read by its own name
				}
			}
			if err != nil {
				if !matchAny(in.Exclude, sub.below) {
					if err := visit(nil, linkFault(sub.path, err)); err != nil {
						return err
					}
				}
				continue
			}
			mode = info.Mode().Type()
		}
		if matchAny(in.Exclude, sub.below) || in.skips(mode, sub.path) {
			continue
		}
		switch {
		case mode.IsDir() && isOutputFolder(sub.path):
		case mode.IsDir():
			err = in.folder(w, sub, visit)
		case mode.IsRegular() && (len(in.Include) == 0 || matchAny(in.Include, sub.below)):
			err = visit(&Source{Name: sub.path, Path: sub.path, Place: sub.below, Walked: true}, nil)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// walkedFault words an error of the file system; what a walk found before may
// have vanished.
func walkedFault(name string, walked bool, err error) *fault.Fault {
	f := fault.OfFile(name, err)
	if walked && f.Name == name && errors.Is(err, fs.ErrNotExist) {
		f.Problem, f.Remedy = "vanished before it was read", "run again if it has only moved"
	}
	return f
}

// isOutputFolder reports whether dir is one that --output named.
func isOutputFolder(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, StateName))
	return err == nil
}

// skips reports whether the entry is to be left out. A file is only looked up
// when its name is that of a file to skip.
func (in *Selection) skips(mode fs.FileMode, full string) bool {
	for _, s := range in.Skip {
		if s.IsDir() != mode.IsDir() || !s.IsDir() && s.Name() != filepath.Base(full) {
			continue
		}
		if info, err := os.Stat(full); err == nil && os.SameFile(info, s) {
			return true
		}
	}
	return false
}

func linkFault(name string, err error) *fault.Fault {
	if errors.Is(err, fs.ErrNotExist) {
		return &fault.Fault{Name: name, Problem: "symbolic link to nothing", Remedy: "remove it, or --exclude it"}
	}
	return fault.OfFile(name, err)
}

// matchAny reports whether a glob matches the path of a file below the folder
// that the user named. A glob without a slash matches at any depth.
func matchAny(globs []string, below string) bool {
	for _, g := range globs {
		name := below
		if !strings.Contains(g, "/") {
			name = path.Base(below)
		}
		if doublestar.MatchUnvalidated(strings.Trim(strings.TrimPrefix(g, "./"), "/"), name) {
			return true
		}
	}
	return false
}
