package batch

import (
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/storytest"
	"claims/cmd/claims/internal/whole"
)

// TestTreeIsWrittenByMany writes outputs in many folders at a time, for the race
// detector: the folders that were made were once looked up without a lock.
func TestTreeIsWrittenByMany(t *testing.T) {
	dir := t.TempDir()
	var d whole.Files
	tree, err := OpenTree(&d, dir, ".json", "made so", true, false)
	if err != nil {
		t.Fatal(err)
	}
	var workers sync.WaitGroup
	const jobs, folders = 8, 20
	for job := range jobs {
		workers.Go(func() {
			for i := range folders {
				s := &input.Source{Place: fmt.Sprintf("%d/%d", i, job)}
				tree.fresh(s, &input.Reader{})
				if _, known := tree.origins.of(tree.place(s)); known {
					t.Errorf("%s is known", s.Place)
				}
				if err := tree.write(s, []byte("whole\n"), origin{path: filepath.Join(dir, "story")}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	workers.Wait()
	if gone, err := tree.origins.close(nil, true); err != nil || len(gone) > 0 {
		t.Errorf("%q: %v", gone, err)
	}
	if got := len(storytest.Files(t, dir)); got != jobs*folders+1 {
		t.Errorf("%d files", got)
	}
	_, made := parseOrigins([]byte(storytest.Files(t, dir)["/"+input.StateName]))
	if len(made) != jobs*folders {
		t.Errorf("%d outputs are known", len(made))
	}
}

// TestOriginsThatAreHalf reads what a program that was killed left of the state.
func TestOriginsThatAreHalf(t *testing.T) {
	m := origin{path: "/wire/a \"b\"\n\xff.txt", size: 12, modified: 1234567890, sum: "abc"}
	line := string(m.appendLine(nil, "a \\ b.json"))
	for cut := range len(line) - 1 {
		if _, made := parseOrigins([]byte("made so\n" + line[:cut])); len(made) > 0 {
			t.Errorf("%q is taken for a line", line[:cut])
		}
	}
	fingerprint, made := parseOrigins([]byte("made so\n" + line))
	if fingerprint != "made so" || made["a \\ b.json"] != m {
		t.Errorf("%q, %v of %q", fingerprint, made, line)
	}
}
