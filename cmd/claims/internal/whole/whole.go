// Package whole writes files that are there whole or not at all.
package whole

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"claims/cmd/claims/internal/fault"
)

// Files are the files that are being written. Each has a temporary name in its
// folder until it is complete, so that it is whole or not there. The temporary
// name is made from the file's, so that the next run writes over what a killed
// one left. The zero value is ready to use.
type Files struct {
	// making is held by those who make a file, together, and by close, alone:
	// else a file could be made after close had looked, and be left behind.
	making sync.RWMutex
	closed bool

	mu   sync.Mutex
	live map[string]bool // by their temporary names
}

// File is a file that is being written.
type File struct {
	*os.File
	drafts     *Files
	name, temp string
	stamp      time.Time // of the file, unless zero
}

// Create starts to write a file in a folder that is there.
func (d *Files) Create(name string, stamp time.Time) (*File, error) {
	d.making.RLock()
	defer d.making.RUnlock()
	if d.closed {
		return nil, os.ErrClosed
	}
	temp := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".tmp")
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return nil, fault.OfFile(name, err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.live == nil {
		d.live = map[string]bool{}
	}
	d.live[temp] = true
	return &File{File: f, drafts: d, name: name, temp: temp, stamp: stamp}, nil
}

func (d *Files) end(temp string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.live, temp)
}

// Close removes the temporary files, and lets none be made any more.
func (d *Files) Close() {
	d.making.Lock()
	defer d.making.Unlock()
	d.closed = true
	d.mu.Lock()
	defer d.mu.Unlock()
	for temp := range d.live {
		os.Remove(temp)
	}
}

// Write writes to the file; an error names it.
func (f *File) Write(b []byte) (int, error) {
	n, err := f.File.Write(b)
	if err != nil {
		return n, fault.OfFile(f.name, err)
	}
	return n, nil
}

// Commit puts the file in its place.
func (f *File) Commit() error {
	err := f.Close()
	if err == nil && !f.stamp.IsZero() {
		err = os.Chtimes(f.temp, f.stamp, f.stamp)
	}
	if err == nil {
		err = os.Rename(f.temp, f.name)
	}
	if err != nil {
		f.Abort()
		return fault.OfFile(f.name, err)
	}
	f.drafts.end(f.temp)
	return nil
}

// Abort removes what was written of the file.
func (f *File) Abort() {
	f.Close()
	os.Remove(f.temp)
	f.drafts.end(f.temp)
}

// Write writes a whole file at once.
func (d *Files) Write(name string, data []byte, stamp time.Time) error {
	f, err := d.Create(name, stamp)
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
	return d.Write(name, data, time.Time{})
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
