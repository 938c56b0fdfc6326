package whole

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"claims/cmd/claims/internal/storytest"
)

// TestNoDraftIsLeft closes the drafts while several are being made: when that is
// done, and the program may end, none may be left.
func TestNoDraftIsLeft(t *testing.T) {
	for range 50 {
		dir := t.TempDir()
		folder := open(t, dir)
		var d Files
		var made sync.WaitGroup
		began := make(chan struct{}, 100)
		for worker := range 4 {
			made.Add(1)
			go func() {
				defer made.Done()
				for i := 0; ; i++ {
					err := d.Write(folder, fmt.Sprintf("%d-%d", worker, i), []byte("whole\n"))
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

func open(t *testing.T, dir string) *os.Root {
	t.Helper()
	folder, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { folder.Close() })
	return folder
}

// TestPlantedLink holds that neither a file nor a draft is written through a link: the
// name of a draft was to be guessed, and opened whatever stood there.
func TestPlantedLink(t *testing.T) {
	dir := t.TempDir()
	victim := storytest.Write(t, filepath.Join(dir, "victim"), "kept")
	for _, name := range []string{"o/.a.json.tmp", "o/a.json", "o/sub"} {
		storytest.Write(t, filepath.Join(dir, "o", "readme"), "")
		target := victim
		if name == "o/sub" {
			target = dir
		}
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links:", err)
		}
	}
	var d Files
	folder := open(t, filepath.Join(dir, "o"))
	if err := d.Write(folder, "a.json", []byte("whole")); err != nil {
		t.Error(err)
	}
	if err := d.Write(folder, filepath.Join("sub", "victim"), []byte("whole")); err == nil {
		t.Error("written through the link of a folder")
	}
	if got, _ := os.ReadFile(victim); string(got) != "kept" {
		t.Errorf("the victim holds %q", got)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "o", "a.json")); string(got) != "whole" {
		t.Errorf("the file holds %q", got)
	}
}

// TestDraftIsNew holds that a draft is a file that was not there, however its name
// was come by.
func TestDraftIsNew(t *testing.T) {
	dir := t.TempDir()
	storytest.Write(t, filepath.Join(dir, "taken"), "kept")
	if err := os.Symlink("taken", filepath.Join(dir, "link")); err != nil {
		t.Skip("no symbolic links:", err)
	}
	folder := open(t, dir)
	for _, name := range []string{"taken", "link"} {
		if f, err := openDraft(folder, name); !errors.Is(err, os.ErrExist) {
			t.Errorf("%s: %v", name, err)
			f.Close()
		}
	}
	if a, b := draftName(), draftName(); a == b || len(a) < 20 {
		t.Errorf("drafts are called %s and %s", a, b)
	}
}

// TestAbort holds that nothing is left of a file that is given up, neither in its folder nor
// among those being written, and that the file that was there before stays.
func TestAbort(t *testing.T) {
	dir := t.TempDir()
	storytest.Write(t, filepath.Join(dir, "a.json"), "old")
	var d Files
	f, err := d.Create(open(t, dir), "a.json")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte("new")); err != nil {
		t.Fatal(err)
	}
	f.Abort()
	if got := storytest.Files(t, dir); len(got) != 1 || got["/a.json"] != "old" {
		t.Errorf("left %q", got)
	}
	if len(d.live) > 0 {
		t.Errorf("%d files are being written", len(d.live))
	}
}

// TestSweep removes the drafts of a program that was killed, and no others.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	folder := open(t, dir)
	var d Files
	f, err := d.Create(folder, "a.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{draftName(), ".claims-state", ".own.tmp", "b.tmp"} {
		storytest.Write(t, filepath.Join(dir, name), "x")
	}
	Sweep(folder, ".")
	if err := f.Commit(); err != nil {
		t.Error("a draft that is being written was swept:", err)
	}
	if got := slices.Sorted(maps.Keys(storytest.Files(t, dir))); !slices.Equal(got, []string{"/.claims-state", "/.own.tmp", "/a.json", "/b.tmp"}) {
		t.Errorf("left %q", got)
	}
}

// TestSweepBesideWriters sweeps a folder that files are being written to: a draft was
// swept when it was complete, and had not its name yet.
func TestSweepBesideWriters(t *testing.T) {
	folder := open(t, t.TempDir())
	var d Files
	var writers, sweepers sync.WaitGroup
	written := make(chan struct{})
	for range 2 {
		sweepers.Go(func() {
			for {
				select {
				case <-written:
					return
				default:
					Sweep(folder, ".")
				}
			}
		})
	}
	for worker := range 4 {
		writers.Go(func() {
			for i := range 60 {
				if err := d.Write(folder, fmt.Sprintf("%d-%d", worker, i%20), []byte("whole")); err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	close(written)
	sweepers.Wait()
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
