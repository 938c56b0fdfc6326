// Package whole writes files that are there whole or not at all.
package whole

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"

	"claims/cmd/claims/internal/fault"
)

// Files are the files that are being written. Each has a draft in its folder until
// it is complete, so that it is whole or not there. The zero value is ready to use.
type Files struct {
	// Open, if there is one, opens drafts in place of the file system, for tests
	// of a disk that fails.
	Open func(folder *os.Root, name string) (*os.File, error)

	// making is held by those who make a file, together, and by close, alone:
	// else a file could be made after close had looked, and be left behind.
	making sync.RWMutex
	closed bool

	mu   sync.Mutex
	live map[*File]bool
}

// File is a file that is being written.
type File struct {
	*os.File
	drafts      *Files
	folder      *os.Root
	name, draft string // within the folder
}

// The name of a draft is not to be guessed: whoever may write to the folder could
// else put a link there before. It is short, whatever the name of the file.
const draftPrefix, draftSuffix = ".claims-", ".tmp"

func draftName() string { return draftPrefix + rand.Text() + draftSuffix }

// openDraft makes a file where none is, not even a link.
func openDraft(folder *os.Root, name string) (*os.File, error) {
	return folder.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

// Create starts to write a file. Its name is within a folder that is open, and so
// is that of its own folder, which is there.
func (d *Files) Create(folder *os.Root, name string) (*File, error) {
	d.making.RLock()
	defer d.making.RUnlock()
	if d.closed {
		return nil, os.ErrClosed
	}
	open := d.Open
	if open == nil {
		open = openDraft
	}
	f := &File{drafts: d, folder: folder, name: name}
	for held := false; !held; {
		f.draft = filepath.Join(filepath.Dir(name), draftName())
		var err error
		if f.File, err = open(folder, f.draft); err != nil {
			return nil, f.fault(err)
		}
		if held = d.Open != nil || hold(f.File); !held {
			f.File.Close()
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.live == nil {
		d.live = map[*File]bool{}
	}
	d.live[f] = true
	return f, nil
}

func (f *File) fault(err error) error {
	return fault.OfFile(filepath.Join(f.folder.Name(), f.name), err)
}

func (d *Files) end(f *File) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.live, f)
}

// Close removes the drafts, and lets none be made any more.
func (d *Files) Close() {
	d.making.Lock()
	defer d.making.Unlock()
	d.closed = true
	d.mu.Lock()
	defer d.mu.Unlock()
	for f := range d.live {
		f.remove()
	}
}

// remove removes the draft. What keeps it from that is no worse than a draft.
func (f *File) remove() { _ = f.folder.Remove(f.draft) }

// Write writes to the file; an error names it.
func (f *File) Write(b []byte) (int, error) {
	n, err := f.File.Write(b)
	if err != nil {
		return n, f.fault(err)
	}
	return n, nil
}

// Commit puts the file in its place, when it is on the disk.
func (f *File) Commit() error {
	err := f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil // by a file system that keeps nothing back
	}
	if !heldByLock {
		err = errors.Join(err, f.Close())
	}
	if err == nil {
		err = f.folder.Rename(f.draft, f.name)
	}
	if heldByLock { // till here, or it would be swept before it has its name
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		f.Abort()
		return f.fault(err)
	}
	f.drafts.end(f)
	return nil
}

// Abort removes what was written of the file.
func (f *File) Abort() {
	f.Close()
	f.remove()
	f.drafts.end(f)
}

// Write writes a whole file at once.
func (d *Files) Write(folder *os.Root, name string, data []byte) error {
	f, err := d.Create(folder, name)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Abort()
		return err
	}
	return f.Commit()
}

// WriteNamed writes the file that the user named. A pipe or a device is written
// to, and not replaced.
func (d *Files) WriteNamed(name string, data []byte) error {
	if !isReplaceable(name) {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			return fault.OfFile(name, err)
		}
		return nil
	}
	folder, err := Folder(name)
	if err != nil {
		return err
	}
	defer folder.Close()
	return d.Write(folder, filepath.Base(name), data)
}

// MakeFolder opens a folder that the user named, made where there is none, and sweeps it.
func MakeFolder(dir string) (*os.Root, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fault.OfFile(dir, err)
	}
	return openFolder(dir, dir)
}

// Folder opens the folder of a file that the user named, and sweeps it.
func Folder(name string) (*os.Root, error) { return openFolder(filepath.Dir(name), name) }

func openFolder(dir, name string) (*os.Root, error) {
	folder, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fault.OfFile(name, err)
	}
	Sweep(folder, ".")
	return folder, nil
}

// isReplaceable reports whether a name can be given to another file: not that of
// a folder, a pipe or a device, nor a link to an open file such as /dev/stdout.
func isReplaceable(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return true
	}
	link, err := os.Lstat(name)
	isOpenFile := err == nil && link.Mode()&fs.ModeSymlink != 0 && strings.HasPrefix(filepath.Clean(name), "/dev/")
	return info.Mode().IsRegular() && !isOpenFile
}

// Sweep removes the drafts in a folder, dir within it, that a killed program left.
// Those that another program is writing stay.
func Sweep(folder *os.Root, dir string) {
	f, err := folder.Open(dir)
	if err != nil {
		return // whoever writes there says so
	}
	defer f.Close()
	for {
		entries, err := f.ReadDir(1000)
		for _, e := range entries {
			if name := e.Name(); e.Type().IsRegular() && strings.HasPrefix(name, draftPrefix) && strings.HasSuffix(name, draftSuffix) {
				sweepDraft(folder, filepath.Join(dir, name))
			}
		}
		if err != nil {
			return
		}
	}
}
