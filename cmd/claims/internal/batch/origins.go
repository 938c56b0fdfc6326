package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
)

// origin is the story that an output was made of.
type origin struct {
	path     string // absolute
	size     int64
	modified int64 // in nanoseconds since 1970
	sum      string
}

// originOf returns the story that was read, to its end.
func originOf(s *input.Source, o *input.Reader) (m origin, err error) {
	if o.Modified.IsZero() {
		return m, nil // no file
	}
	m.size, m.modified = o.Size, o.Modified.UnixNano()
	if m.path, err = filepath.Abs(s.Path); err == nil {
		m.sum, err = o.Sum()
	}
	return m, err
}

// origins are those of the outputs of a tree. They stand in the file of the tree's
// state, below a line that says how the outputs were made, and come to it while
// they are made: of two lines for an output, the later holds. A line that a killed
// program left half is none.
type origins struct {
	tree        *Tree
	fingerprint string
	file        *os.File // to append to

	mu   sync.Mutex
	made map[string]origin // by the place of the output
}

// openOrigins reads the state of a tree, or begins it.
func openOrigins(t *Tree, fingerprint string) (*origins, error) {
	o := &origins{tree: t, fingerprint: fingerprint}
	name := filepath.Join(t.dir, input.StateName)
	if err := t.makeFolder("."); err != nil {
		return nil, err
	}
	old, err := t.root.ReadFile(input.StateName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fault.OfFile(name, err)
	}
	known, made := parseOrigins(old)
	if known != fingerprint {
		for place, m := range made {
			m.sum = "" // of outputs that were made in another way, none is fresh
			made[place] = m
		}
		if err := t.drafts.Write(t.root, input.StateName, o.format(made)); err != nil {
			return nil, err
		}
	}
	o.made = made
	if o.file, err = t.root.OpenFile(input.StateName, os.O_WRONLY|os.O_APPEND, 0); err != nil {
		return nil, fault.OfFile(name, err)
	}
	if known == fingerprint && !bytes.HasSuffix(old, []byte("\n")) {
		_, err = o.file.WriteString("\n")
	}
	return o, err
}

// format returns the origins as the file has them.
func (o *origins) format(made map[string]origin) []byte {
	out := []byte(o.fingerprint + "\n")
	for _, place := range slices.Sorted(maps.Keys(made)) {
		out = made[place].appendLine(out, place)
	}
	return out
}

func (m origin) appendLine(b []byte, place string) []byte {
	return fmt.Appendf(b, "%q %q %d %d %s\n", place, m.path, m.size, m.modified, strconv.Quote(m.sum))
}

// parseOrigins reads what format and note wrote.
func parseOrigins(data []byte) (fingerprint string, made map[string]origin) {
	made = map[string]origin{}
	first, rest, _ := bytes.Cut(data, []byte("\n"))
	for line := range bytes.Lines(rest) {
		if place, m, ok := parseOrigin(string(line)); ok {
			made[place] = m
		}
	}
	return string(first), made
}

func parseOrigin(line string) (place string, m origin, ok bool) {
	quoted := func() string {
		q, err := strconv.QuotedPrefix(line)
		ok = ok && err == nil && strings.HasPrefix(line[len(q):], " ")
		if !ok {
			return ""
		}
		line = line[len(q)+1:]
		s, _ := strconv.Unquote(q)
		return s
	}
	ok = true
	place, m.path = quoted(), quoted()
	if !ok {
		return place, m, false
	}
	n, err := fmt.Sscanf(line, "%d %d %q", &m.size, &m.modified, &m.sum)
	return place, m, n == 3 && err == nil
}

// of returns the origin of an output.
func (o *origins) of(place string) (origin, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	m, ok := o.made[place]
	return m, ok
}

// note keeps the origin of an output that is there.
func (o *origins) note(place string, m origin) error {
	if _, err := o.file.Write(m.appendLine(nil, place)); err != nil {
		return fault.OfFile(filepath.Join(o.tree.dir, input.StateName), err)
	}
	return nil
}

// close puts the file in order when all stories are done. It returns the outputs
// whose stories are gone from the given folders, and forgets those of them that
// were removed; with prune, it removes them.
func (o *origins) close(folders []string, prune bool) (gone []string, err error) {
	if err := o.file.Close(); err != nil {
		return nil, err
	}
	old, err := o.tree.root.ReadFile(input.StateName) // others may have written to it as well
	if err != nil {
		return nil, fault.OfFile(filepath.Join(o.tree.dir, input.StateName), err)
	}
	_, made := parseOrigins(old)
	for place, m := range made {
		if !isGone(m.path, folders) {
			continue
		}
		if prune {
			if err := o.tree.root.Remove(place); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return nil, fault.OfFile(filepath.Join(o.tree.dir, place), err)
			}
		}
		if _, err := o.tree.root.Lstat(place); errors.Is(err, fs.ErrNotExist) {
			delete(made, place)
		} else {
			gone = append(gone, filepath.Join(o.tree.dir, place))
		}
	}
	slices.Sort(gone)
	if in := o.format(made); !bytes.Equal(in, old) {
		err = o.tree.drafts.Write(o.tree.root, input.StateName, in)
	}
	return gone, err
}

// isGone reports whether a story was in one of the folders, which are absolute and
// still there, and is no more.
func isGone(story string, folders []string) bool {
	for _, dir := range folders {
		if below, err := filepath.Rel(dir, story); err == nil && filepath.IsLocal(below) {
			_, err := os.Lstat(story)
			return errors.Is(err, fs.ErrNotExist)
		}
	}
	return false
}
