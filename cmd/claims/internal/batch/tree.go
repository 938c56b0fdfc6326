package batch

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

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/whole"
)

// clockSlack is more than the file system's clock, which stamps the stories,
// can be behind the one that stamps the outputs.
const clockSlack = 20 * time.Millisecond

// Tree is a folder of outputs, one for each input, each of them whole.
type Tree struct {
	dir, extension string
	resume         bool
	since          time.Time // outputs that are older were made in another way
	drafts         *whole.Files

	mu      sync.Mutex
	folders map[string]bool // made already
	// places has a hash of each output's path, to find two inputs with one.
	places map[uint64]bool
	seed   maphash.Seed
}

// OpenTree makes the output folder. The fingerprint stands for all besides
// the input that the outputs depend on.
func OpenTree(d *whole.Files, dir, extension, fingerprint string, resume, mayClash bool) (*Tree, error) {
	t := &Tree{
		dir: dir, extension: extension, resume: resume,
		drafts: d, folders: map[string]bool{}, seed: maphash.MakeSeed(),
	}
	if mayClash {
		t.places = map[uint64]bool{}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		if isNotDir(dir) {
			return nil, fault.Usage{Err: &fault.Fault{Name: dir, Problem: "not a folder", Remedy: "give another --output"}}
		}
		return nil, fault.OfFile(dir, err)
	}
	state := filepath.Join(dir, input.StateName)
	line := fingerprint + "\n"
	if old, err := os.ReadFile(state); err == nil && string(old) == line {
		info, err := os.Stat(state)
		if err != nil {
			return nil, fault.OfFile(state, err)
		}
		t.since = info.ModTime()
		return t, nil
	}
	t.since = time.Now().Add(-clockSlack)
	if err := t.write(state, []byte(line), t.since); err != nil {
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
func (t *Tree) file(s *input.Source) string {
	return filepath.Join(t.dir, filepath.FromSlash(s.Place)+t.extension)
}

// claim takes the place of s, or tells that another input has it.
func (t *Tree) claim(s *input.Source) *fault.Fault {
	if t.places == nil {
		return nil
	}
	h := maphash.String(t.seed, s.Place)
	if t.places[h] {
		return &fault.Fault{Name: s.Name, Problem: "another input writes to " + t.file(s), Remedy: "give the folder that holds both, or run twice"}
	}
	t.places[h] = true
	return nil
}

// fresh reports whether --resume can leave out an input that was modified at
// the given time.
func (t *Tree) fresh(s *input.Source, modified time.Time) bool {
	if !t.resume || modified.IsZero() {
		return false
	}
	info, err := os.Stat(t.file(s))
	return err == nil && info.Mode().IsRegular() && info.ModTime().After(modified) && !info.ModTime().Before(t.since)
}

// create starts to write a file. Its time will be the given one, at which its
// input was not yet read: an input that changes later is newer.
func (t *Tree) create(name string, stamp time.Time) (*whole.File, error) {
	if err := t.makeFolder(filepath.Dir(name)); err != nil {
		return nil, err
	}
	return t.drafts.Create(name, stamp)
}

func (t *Tree) makeFolder(dir string) error {
	t.mu.Lock()
	made := t.folders[dir]
	t.mu.Unlock()
	if made {
		return nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		if isNotDir(dir) {
			return &fault.Fault{Name: dir, Problem: "not a folder", Remedy: "move that file, or give another --output"}
		}
		return fault.OfFile(dir, err)
	}
	t.mu.Lock()
	t.folders[dir] = true
	t.mu.Unlock()
	return nil
}

// write writes a whole file at once.
func (t *Tree) write(name string, data []byte, stamp time.Time) error {
	if err := t.makeFolder(filepath.Dir(name)); err != nil {
		return err
	}
	return t.drafts.Write(name, data, stamp)
}

// Fingerprint returns a short text that changes with the program, which has a
// version, and with the settings that outputs depend on.
func Fingerprint(version string, settings ...any) (string, error) {
	program, err := hashProgram()
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, s := range settings {
		fmt.Fprintf(h, "%q\n", fmt.Sprint(s))
	}
	return fmt.Sprintf("%s %s %s %x", record.Schema, version, program, h.Sum(nil)[:8]), nil
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
