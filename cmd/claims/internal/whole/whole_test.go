package whole

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"claims/cmd/claims/internal/storytest"
)

// TestNoDraftIsLeft closes the drafts while several are being made: when that is
// done, and the program may end, none may be left.
func TestNoDraftIsLeft(t *testing.T) {
	for range 50 {
		dir := t.TempDir()
		var d Files
		var made sync.WaitGroup
		began := make(chan struct{}, 100)
		for worker := range 4 {
			made.Add(1)
			go func() {
				defer made.Done()
				for i := 0; ; i++ {
					err := d.Write(filepath.Join(dir, fmt.Sprintf("%d-%d", worker, i)), []byte("whole\n"), time.Time{})
					if errors.Is(err, os.ErrClosed) {
						return
					}
					select {
					case began <- struct{}{}:
					default:
					}
				}
			}()
		}
		<-began
		d.Close()
		for name, content := range storytest.Files(t, dir) {
			if strings.HasSuffix(name, ".tmp") || content != "whole\n" {
				t.Fatalf("%s was left: %q", name, content)
			}
		}
		made.Wait()
	}
}

// TestModeOfWholeFile holds that a file has the mode that it would have if it
// were just written.
func TestModeOfWholeFile(t *testing.T) {
	dir := t.TempDir()
	var d Files
	if err := d.WriteNamed(filepath.Join(dir, "whole"), nil); err != nil {
		t.Fatal(err)
	}
	plain, err := os.Create(filepath.Join(dir, "plain"))
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	want, _ := plain.Stat()
	got, err := os.Stat(filepath.Join(dir, "whole"))
	if err != nil || got.Mode() != want.Mode() {
		t.Errorf("mode %v, want %v: %v", got.Mode(), want.Mode(), err)
	}
}

// TestReplaceable tells files, which are replaced, from what is written to.
func TestReplaceable(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "link")
	file := storytest.Write(t, filepath.Join(dir, "file"), "old")
	if err := os.Symlink(file, link); err != nil {
		t.Skip("no symbolic links:", err)
	}
	for name, want := range map[string]bool{file: true, link: true, filepath.Join(dir, "new"): true, dir: false, os.DevNull: false} {
		if got := isReplaceable(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if _, err := os.Stat("/dev/stdout"); err == nil && isReplaceable("/dev/stdout") {
		t.Error("/dev/stdout would be replaced")
	}
}
