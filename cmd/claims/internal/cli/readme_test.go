package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadme runs the commands of README.md, all of them, and holds what it
// shows of their output. Two differ from what is printed there: "go run" is
// the program at hand, and "go test" would be this test once more.
func TestReadme(t *testing.T) {
	for _, tool := range []string{"sh", "jq", "sort", "uniq", "sed", "find", "xargs"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("needs %s", tool)
		}
	}
	root, err := filepath.Abs(filepath.Join("..", "..", "..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Symlink(filepath.Join(root, "testdata"), filepath.Join(dir, "testdata")); err != nil {
		t.Skip(err)
	}
	stories, err := filepath.Glob(filepath.Join(root, "testdata", "stories", "*.txt"))
	if err != nil || len(stories) < 2 {
		t.Fatalf("%d stories: %v", len(stories), err)
	}
	for i, path := range stories {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		day := filepath.Join(dir, "wire", []string{"2024-03-05", "2024-03-06"}[i%2])
		if err := os.MkdirAll(day, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(day, filepath.Base(path)), data, 0o644); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			if err := os.WriteFile(filepath.Join(dir, "story.txt"), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	corpus := `{"uri":"a","body":"The mayor said that the bridge was closed."}` + "\n" + `{"uri":"b","body":"Nobody spoke."}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "corpus.jsonl"), []byte(corpus), 0o644); err != nil {
		t.Fatal(err)
	}
	// A block of shell commands, and what it prints where the next block tells.
	blocks := regexp.MustCompile("(?s)```sh\n(.*?)```(?:\n\n```(?:text|json)\n(.*?)```)?").FindAllStringSubmatch(string(readme), -1)
	if len(blocks) < 4 {
		t.Fatalf("README.md has %d blocks of commands", len(blocks))
	}
	for _, b := range blocks {
		script := strings.ReplaceAll(b[1], "go run ./cmd/claims", "claims")
		script = strings.ReplaceAll(script, "go test ./...\n", "")
		cmd := exec.Command("sh", "-e", "-c", script)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PATH="+filepath.Dir(program(t))+string(os.PathListSeparator)+os.Getenv("PATH"))
		var stderr strings.Builder
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			t.Errorf("%s\n%v\n%s", script, err, &stderr)
			continue
		}
		if b[2] != "" && string(out) != b[2] {
			t.Errorf("%s\nprints\n%s\nREADME.md says\n%s", script, out, b[2])
		}
	}
}
