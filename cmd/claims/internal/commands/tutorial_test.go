package commands

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"claims/cmd/claims/internal/storytest"
)

// TestTutorial does what the tutorial in rules/README.md says: its files are
// those of testdata/tutorial, and its commands print the lines that it shows.
// Probabilities may differ, as they are learnt.
func TestTutorial(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip(err)
	}
	root := filepath.Join("..", "..", "..", "..")
	guide, err := os.ReadFile(filepath.Join(root, "rules", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, tutorial, ok := strings.Cut(string(guide), "## Tutorial\n")
	if !ok {
		t.Fatal("rules/README.md has no tutorial")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(root, "testdata", "tutorial"))); err != nil {
		t.Fatal(err)
	}
	for name, content := range storytest.Files(t, dir) {
		shown := regexp.MustCompile("(?m)^(.)").ReplaceAllString(content, "    $1")
		if filepath.Ext(name) != ".ann" && !strings.Contains(tutorial, shown) {
			t.Errorf("the tutorial does not show %s as it is", name)
		}
	}
	probability := regexp.MustCompile(`0\.\d\d`)
	commands := regexp.MustCompile(`(?m)^    \$ (.*)\n((?:    [^$].*\n)*)`).FindAllStringSubmatch(tutorial, -1)
	if len(commands) < 8 {
		t.Fatalf("the tutorial has %d commands", len(commands))
	}
	path := "PATH=" + filepath.Dir(program(t)) + string(os.PathListSeparator) + os.Getenv("PATH")
	for _, c := range commands {
		cmd := exec.Command("sh", "-e", "-c", c[1])
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), path)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", c[1], err, out)
			continue
		}
		rest := probability.ReplaceAllString(string(out), "0.00")
		for line := range strings.Lines(c[2]) {
			line = probability.ReplaceAllString(strings.TrimPrefix(line, "    "), "0.00")
			_, after, ok := strings.Cut("\n"+rest, "\n"+line)
			if !ok {
				t.Errorf("%s does not print %q, in this order:\n%s", c[1], line, out)
				break
			}
			rest = after
		}
	}
}
