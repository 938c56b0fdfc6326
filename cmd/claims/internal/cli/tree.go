package cli

import (
	"crypto/sha256"
	"fmt"
	"hash/crc32"
	"hash/maphash"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// stateName is the file in an output folder that tells what made its files.
const stateName = ".claims-state"

// clockSlack is more than the file system's clock, which stamps the stories,
// can be behind the one that stamps the outputs.
const clockSlack = 20 * time.Millisecond

// tree is a folder of outputs, one for each input. An output is written to a
// temporary file and renamed, so that it is whole or not there. The temporary
// name is made from the output's, so that the next run writes over what a
// killed one left.
type tree struct {
	dir, extension string
	resume         bool
	since          time.Time // outputs that are older were made in another way

	mu      sync.Mutex
	closed  bool
	live    map[string]bool // temporary files
	folders map[string]bool // made already
	// places has a hash of each output's path, to find two inputs with one.
	places map[uint64]bool
	seed   maphash.Seed
}

// openTree makes the output folder. The fingerprint stands for all besides
// the input that the outputs depend on.
func openTree(dir, extension, fingerprint string, resume, mayClash bool) (*tree, error) {
	t := &tree{
		dir: dir, extension: extension, resume: resume,
		live: map[string]bool{}, folders: map[string]bool{}, seed: maphash.MakeSeed(),
	}
	if mayClash {
		t.places = map[uint64]bool{}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		if isNotDir(dir) {
			return nil, usageError{&fault{name: dir, problem: "not a folder", remedy: "give another --output"}}
		}
		return nil, fileFault(dir, err)
	}
	state := filepath.Join(dir, stateName)
	line := fingerprint + "\n"
	if old, err := os.ReadFile(state); err == nil && string(old) == line {
		info, err := os.Stat(state)
		if err != nil {
			return nil, fileFault(state, err)
		}
		t.since = info.ModTime()
		return t, nil
	}
	t.since = time.Now().Add(-clockSlack)
	f, err := t.create(state, t.since)
	if err != nil {
		return nil, err
	}
	if _, err := f.Write([]byte(line)); err != nil {
		f.abort()
		return nil, err
	}
	if err := f.commit(); err != nil {
		// Another process that works on this tree may have put it there first.
		if old, readErr := os.ReadFile(state); readErr != nil || string(old) != line {
			return nil, err
		}
	}
	return t, nil
}

func isNotDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}

// file returns the path of the output of s.
func (t *tree) file(s *source) string {
	return filepath.Join(t.dir, filepath.FromSlash(s.place)+t.extension)
}

// claim takes the place of s, or tells that another input has it.
func (t *tree) claim(s *source) *fault {
	if t.places == nil {
		return nil
	}
	h := maphash.String(t.seed, s.place)
	if t.places[h] {
		return &fault{name: s.name, problem: "another input writes to " + t.file(s), remedy: "give the folder that holds both, or run twice"}
	}
	t.places[h] = true
	return nil
}

// fresh reports whether --resume can leave out an input that was modified at
// the given time.
func (t *tree) fresh(s *source, modified time.Time) bool {
	if !t.resume || modified.IsZero() {
		return false
	}
	info, err := os.Stat(t.file(s))
	return err == nil && info.Mode().IsRegular() && info.ModTime().After(modified) && !info.ModTime().Before(t.since)
}

// outputFile is an output that is being written.
type outputFile struct {
	*os.File
	tree       *tree
	name, temp string
	stamp      time.Time
}

// create starts to write a file. Its time will be the given one, at which its
// input was not yet read: an input that changes later is newer.
func (t *tree) create(name string, stamp time.Time) (*outputFile, error) {
	if err := t.makeFolder(filepath.Dir(name)); err != nil {
		return nil, err
	}
	o := &outputFile{tree: t, name: name, stamp: stamp, temp: filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".tmp")}
	if !t.begin(o.temp) {
		return nil, os.ErrClosed
	}
	f, err := os.OpenFile(o.temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		t.end(o.temp)
		return nil, fileFault(name, err)
	}
	o.File = f
	if t.isClosed() { // before it was made, so that close did not see it
		o.abort()
		return nil, os.ErrClosed
	}
	return o, nil
}

// begin notes a temporary file, unless the tree is closed.
func (t *tree) begin(temp string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.closed {
		t.live[temp] = true
	}
	return !t.closed
}

func (t *tree) end(temp string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.live, temp)
}

func (t *tree) isClosed() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.closed
}

func (t *tree) makeFolder(dir string) error {
	t.mu.Lock()
	made := t.folders[dir]
	t.mu.Unlock()
	if made {
		return nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		if isNotDir(dir) {
			return &fault{name: dir, problem: "not a folder", remedy: "move that file, or give another --output"}
		}
		return fileFault(dir, err)
	}
	t.mu.Lock()
	t.folders[dir] = true
	t.mu.Unlock()
	return nil
}

// Write writes to the file; an error names it.
func (o *outputFile) Write(b []byte) (int, error) {
	n, err := o.File.Write(b)
	if err != nil {
		return n, fileFault(o.name, err)
	}
	return n, nil
}

// commit puts the file in its place.
func (o *outputFile) commit() error {
	err := o.Close()
	if err == nil {
		err = os.Chtimes(o.temp, o.stamp, o.stamp)
	}
	if err == nil {
		err = os.Rename(o.temp, o.name)
	}
	if err != nil {
		o.abort()
		return fileFault(o.name, err)
	}
	o.tree.end(o.temp)
	return nil
}

// abort removes what was written of the file.
func (o *outputFile) abort() {
	o.Close()
	os.Remove(o.temp)
	o.tree.end(o.temp)
}

// write writes a whole file at once.
func (t *tree) write(name string, data []byte, stamp time.Time) error {
	f, err := t.create(name, stamp)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.abort()
		return err
	}
	return f.commit()
}

// close removes the temporary files that are being written, and lets none be
// made any more.
func (t *tree) close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.closed = true
	for name := range t.live {
		os.Remove(name)
	}
}

// fingerprint returns a short text that changes with the program and with the
// settings that outputs depend on.
func fingerprint(settings ...any) (string, error) {
	program, err := hashProgram()
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, s := range settings {
		fmt.Fprintf(h, "%q\n", fmt.Sprint(s))
	}
	return fmt.Sprintf("%s %s %s %x", schema, programVersion(), program, h.Sum(nil)[:8]), nil
}

// hashProgram returns a checksum of the program itself: a version that is built
// from changed sources may have the same name.
func hashProgram() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	// This sum is done by the processor, in a millisecond.
	h := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	n, err := io.CopyBuffer(h, struct{ io.Reader }{f}, make([]byte, 1<<18))
	return fmt.Sprintf("%x.%x", n, h.Sum32()), err
}
