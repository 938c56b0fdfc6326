package cli

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
	"slices"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/format"

	"github.com/bmatcuk/doublestar/v4"
)

// stdinName stands for the standard input in records and messages.
const stdinName = "<stdin>"

// source is a file to read, or the standard input.
type source struct {
	name string // in records and messages
	path string // to open; empty for the standard input
	// place is where its output goes below the output folder, with slashes
	// and without the extension of the format.
	place  string
	walked bool    // found in a folder, not named by the user
	made   bool    // … that --output named
	opened *opened // already, by whoever looked what it holds
}

// inputs says which files to read.
type inputs struct {
	args             []string
	filesFrom        string // a file of further names, or "-"
	null             bool   // they end with NUL
	include, exclude []string
	// skip are files and folders to leave out wherever they are found: the
	// output folder, the configuration.
	skip  []fs.FileInfo
	stdin io.Reader
}

// visitor is called for each source in order, or for the fault that stands in
// its place. An error stops the walk.
type visitor func(*source, *fault.Fault) error

// walk visits all sources: the arguments, then the names of the list. Folders
// are walked in the order of names, one folder in memory at a time.
func (in *inputs) walk(ctx context.Context, visit visitor) error {
	checked := func(s *source, f *fault.Fault) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return visit(s, f)
	}
	for _, arg := range in.args {
		if err := in.argument(arg, checked); err != nil {
			return err
		}
	}
	if in.filesFrom == "" {
		return nil
	}
	return in.list(checked)
}

func (in *inputs) list(visit visitor) error {
	name, r := stdinName, in.stdin
	if in.filesFrom != "-" {
		name = in.filesFrom
		f, err := os.Open(name)
		if err != nil {
			return visit(nil, fault.OfFile(name, err))
		}
		defer f.Close()
		r = f
	}
	end := byte('\n')
	if in.null {
		end = 0
	}
	lines := bufio.NewReader(r)
	for {
		entry, err := lines.ReadString(end)
		entry = strings.TrimSuffix(entry, string(end))
		if strings.IndexByte(entry, 0) >= 0 {
			return visit(nil, &fault.Fault{Name: name, Problem: "its names end with NUL", Remedy: "add --null"})
		}
		if !in.null {
			entry = strings.TrimSuffix(entry, "\r")
		}
		if entry == "-" && in.filesFrom == "-" {
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

func (in *inputs) argument(arg string, visit visitor) error {
	if arg == "-" {
		return visit(&source{name: stdinName, place: "stdin"}, nil)
	}
	info, err := os.Stat(arg)
	if err != nil {
		f := fault.OfFile(arg, err)
		switch {
		case !errors.Is(err, fs.ErrNotExist):
		case in.null && strings.Contains(arg, "\n"):
			f.Remedy = "leave --null out if names end with newlines"
		case strings.HasPrefix(arg, "https://"), strings.HasPrefix(arg, "http://"):
			f.Remedy = "fetch the page, and pipe it in"
		case strings.HasSuffix(arg, "."):
			f.Remedy = "check the path, or pipe the words in if it is a text"
		}
		return visit(nil, f)
	}
	if !info.IsDir() {
		return visit(&source{name: arg, path: arg, place: placeOf(arg)}, nil)
	}
	if in.skips(info.Mode(), arg) {
		return visit(nil, &fault.Fault{Name: arg, Problem: "both the folder to read and the output folder", Remedy: "give another --output"})
	}
	found, made := false, isOutputFolder(arg)
	var out leftOut
	err = in.folder(arg, "", parents(arg), func(s *source, f *fault.Fault) error {
		if s != nil {
			s.made = made
			if len(in.include) == 0 && !made && isNoStory(s.name) {
				out.note(s.name)
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

// parents returns the folders that hold a folder: a link to one of them would
// lead back to it.
func parents(dir string) []string {
	var above []string
	dir, err := filepath.Abs(dir)
	for err == nil && filepath.Dir(dir) != dir {
		dir = filepath.Dir(dir)
		above = append(above, dir)
	}
	return above
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

// folder walks dir, whose path below the folder that the user named is rel;
// above are the folders that it was reached through.
func (in *inputs) folder(dir, rel string, above []string, visit visitor) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if err := visit(nil, walkedFault(dir, rel != "", err)); err != nil {
			return err
		}
	}
	above = append(slices.Clip(above), dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		below, full := path.Join(rel, e.Name()), filepath.Join(dir, e.Name())
		mode := e.Type()
		if mode&fs.ModeSymlink != 0 {
			info, err := os.Stat(full)
			if err != nil {
				if !matchAny(in.exclude, below) {
					if err := visit(nil, linkFault(full, err)); err != nil {
						return err
					}
				}
				continue
			}
			if mode = info.Mode().Type(); mode.IsDir() && isOneOf(info, above) {
				continue
			}
		}
		if matchAny(in.exclude, below) || in.skips(mode, full) {
			continue
		}
		switch {
		case mode.IsDir() && isOutputFolder(full):
		case mode.IsDir():
			err = in.folder(full, below, above, visit)
		case mode.IsRegular() && (len(in.include) == 0 || matchAny(in.include, below)):
			err = visit(&source{name: full, path: full, place: below, walked: true}, nil)
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
	_, err := os.Lstat(filepath.Join(dir, stateName))
	return err == nil
}

// isOneOf reports whether info is one of the folders named.
func isOneOf(info fs.FileInfo, folders []string) bool {
	return slices.ContainsFunc(folders, func(name string) bool {
		other, err := os.Stat(name)
		return err == nil && os.SameFile(info, other)
	})
}

// skips reports whether the entry is to be left out. A file is only looked up
// when its name is that of a file to skip.
func (in *inputs) skips(mode fs.FileMode, full string) bool {
	for _, s := range in.skip {
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
		if doublestar.MatchUnvalidated(strings.Trim(g, "/"), name) {
			return true
		}
	}
	return false
}

// isJSONLines reports whether a source is JSON Lines: by the flag, or else by its
// name.
func (b *batch) isJSONLines(s *source) bool {
	switch b.inputFormat {
	case jsonlFormat:
		return true
	case autoFormat:
		ext := filepath.Ext(unpackedName(s.name))
		return ext == ".jsonl" || ext == ".ndjson"
	}
	return false
}

// unpackedName returns the name of a file in lower case, without the extension
// of its compression.
func unpackedName(name string) string {
	name = strings.ToLower(filepath.Base(name))
	switch ext := filepath.Ext(name); ext {
	case ".gz", ".zst":
		return strings.TrimSuffix(name, ext)
	}
	return name
}

// readDocuments returns the documents of a file that was decoded to txt. An
// error is a fault, or format.ErrNoText.
func readDocuments(name, inputFormat, txt string) ([]format.Document, error) {
	if inputFormat == autoFormat {
		var err error
		if inputFormat, err = format.Recognize(unpackedName(name), txt); err != nil {
			return nil, formatFault(name, err)
		}
	}
	docs, err := format.Read(inputFormat, txt)
	if err != nil {
		return nil, formatFault(name, err)
	}
	return docs, nil
}

// formatFault words what a format's reader found wrong with the named file.
func formatFault(name string, err error) error {
	var bad *format.Error
	if !errors.As(err, &bad) || errors.Is(err, format.ErrNoText) {
		return err
	}
	if bad.Line > 0 {
		name = fmt.Sprintf("%s:%d", name, bad.Line)
	}
	return &fault.Fault{Name: name, Problem: bad.Problem, Remedy: bad.Remedy, Cause: err}
}
