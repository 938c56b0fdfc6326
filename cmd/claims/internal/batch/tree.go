package batch

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"hash/crc32"
	"hash/maphash"
	"io"
	"os"
	"path/filepath"
	"sync"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/whole"
)

// Tree is a folder of outputs, one for each input, each of them whole.
type Tree struct {
	dir, extension string
	root           *os.Root // dir: no link leads out of it
	resume         bool
	drafts         *whole.Files
	origins        *origins

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
		if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
			return nil, fault.Usage{Err: &fault.Fault{Name: dir, Problem: "not a folder", Remedy: "give another --output"}}
		}
		return nil, fault.OfFile(dir, err)
	}
	var err error
	if t.root, err = os.OpenRoot(dir); err != nil {
		return nil, fault.OfFile(dir, err)
	}
	t.origins, err = openOrigins(t, fingerprint)
	return t, err
}

// place returns the path of the output of s within the folder.
func (t *Tree) place(s *input.Source) string { return filepath.FromSlash(s.Place) + t.extension }

// file returns the path of the output of s.
func (t *Tree) file(s *input.Source) string { return filepath.Join(t.dir, t.place(s)) }

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

// fresh reports whether --resume can leave out an input: its output is there, and
// was made of this very story.
func (t *Tree) fresh(s *input.Source, o *input.Reader) bool {
	if !t.resume || o.Modified.IsZero() {
		return false
	}
	place := t.place(s)
	made, ok := t.origins.of(place)
	if !ok || made.size != o.Size || made.modified != o.Modified.UnixNano() {
		return false
	}
	if info, err := t.root.Stat(place); err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return false
	}
	sum, err := input.SumFile(s.Path)
	return err == nil && made.sum == sum
}

// create starts to write the output of s.
func (t *Tree) create(s *input.Source) (*whole.File, error) {
	place := t.place(s)
	if err := t.makeFolder(filepath.Dir(place)); err != nil {
		return nil, err
	}
	return t.drafts.Create(t.root, place)
}

// makeFolder makes a folder within that of the tree, and removes from it what a
// killed program left.
func (t *Tree) makeFolder(dir string) error {
	t.mu.Lock()
	made := t.folders[dir]
	t.mu.Unlock()
	if made {
		return nil
	}
	if err := t.root.MkdirAll(dir, 0o777); err != nil {
		name := filepath.Join(t.dir, dir)
		info, statErr := t.root.Stat(dir)
		if statErr == nil && !info.IsDir() {
			return &fault.Fault{Name: name, Problem: "not a folder", Remedy: "move that file, or give another --output"}
		}
		return fault.OfFile(name, cmp.Or(statErr, err))
	}
	whole.Sweep(t.root, dir)
	t.mu.Lock()
	t.folders[dir] = true
	t.mu.Unlock()
	return nil
}

// write writes the whole output of s at once.
func (t *Tree) write(s *input.Source, data []byte, made origin) error {
	place := t.place(s)
	if err := t.makeFolder(filepath.Dir(place)); err != nil {
		return err
	}
	if err := t.drafts.Write(t.root, place, data); err != nil {
		return err
	}
	return t.origins.note(place, made)
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
