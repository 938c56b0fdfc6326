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

// TestReadme runs the commands of README.md, all of them, and holds what it
// shows of their output. Two differ from what is printed there: "go run" is
// the program at hand, and "go test" would be this test once more.
func TestReadme(t *testing.T) {
	for _, tool := range []string{"bash", "jq", "sort", "uniq", "sed", "find", "xargs"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("needs %s", tool)
		}
	}
	root, err := filepath.Abs(filepath.Join("..", "..", "..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	r := newReader(t, root)
	r.commands(t, readme)

	// What another program than a shell runs.
	for _, c := range []struct{ pattern, stdin string }{
		{`rdd\.pipe\("/usr/local/bin/(.*?)"\)`, `{"text":"The mayor said that the bridge was closed."}` + "\n"},
		{"```text\n(?:\\S+ ){5} *(claims .*)\n```", ""},
	} {
		line := r.only(t, readme, c.pattern)
		out, stderr, err := r.run(strings.ReplaceAll(line, "/srv/", "./"), c.stdin)
		if err != nil || stderr != "" || c.stdin != "" && !strings.Contains(out, `"the bridge was closed"`) {
			t.Errorf("%s\n%v\n%s%s", line, err, stderr, out)
		}
	}

	// The settings: they leave out what is unlikely.
	settings := r.only(t, readme, "(?s)```yaml\n(.*?)```")
	storytest.Write(t, filepath.Join(r.dir, "newsroom", ".claims.yaml"), settings)
	const count = "claims extract ../testdata/stories/fernhill-library.txt | jq '.claims | length'"
	with, stderr, err := r.run("cd newsroom && "+count, "")
	without, _, _ := r.run("mkdir bare && cd bare && "+count, "")
	if err != nil || stderr != "" || with == "" || with == without {
		t.Errorf("%s\n%v\n%s%s claims with it, %s without", settings, err, stderr, with, without)
	}

	// The program that uses the library.
	program := storytest.Write(t, filepath.Join(r.dir, "main.go"), r.only(t, readme, "(?s)```go\n(.*?)```"))
	cmd := exec.Command("go", "build", "-o", filepath.Join(r.dir, "library"), program)
	cmd.Dir = root
	if _, err := exec.LookPath("go"); err == nil {
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		} else if out, stderr, err := r.run("./library", ""); err != nil || stderr != "" || out == "" {
			t.Errorf("%v\n%s%s", err, out, stderr)
		}
	}

	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip(err)
	}
	script := r.only(t, readme, "(?s)```python\n(.*?)```")
	storytest.Write(t, filepath.Join(r.dir, "read.py"), script)
	if out, stderr, err := r.run("python3 read.py", ""); err != nil || stderr != "" || out == "" {
		t.Errorf("%s\n%v\n%s", script, err, stderr)
	}
}

// reader is somebody who tries what README.md says, in a folder that has the
// files that it speaks of.
type reader struct{ dir, path string }

func newReader(t *testing.T, root string) *reader {
	r := &reader{dir: t.TempDir(), path: filepath.Dir(program(t))}
	if err := os.Symlink(filepath.Join(root, "testdata"), filepath.Join(r.dir, "testdata")); err != nil {
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
		storytest.Write(t, filepath.Join(r.dir, "wire", []string{"2024-03-05", "2024-03-06"}[i%2], filepath.Base(path)), string(data))
		if i == 0 {
			storytest.Write(t, filepath.Join(r.dir, "story.txt"), string(data))
		}
	}
	storytest.Write(t, filepath.Join(r.dir, "wire", "2024-03-05", "bridge.txt"), "Bridge closed\n\n“No one was hurt,” Mayor Anneli Tamm said.\n")
	storytest.Write(t, filepath.Join(r.dir, "corpus.jsonl"),
		`{"uri":"a","body":"The mayor said that the bridge was closed."}`+"\n"+`{"uri":"b","body":"Nobody spoke."}`+"\n")
	return r
}

// commands runs the blocks of shell commands, a recipe at a time: each prints
// something or makes the files that it names, and tells of no trouble.
func (r *reader) commands(t *testing.T, readme string) {
	blocks := regexp.MustCompile("(?s)```sh\n(.*?)```(?:\n\n```(?:text|json)\n(.*?)```)?").FindAllStringSubmatch(readme, -1)
	if len(blocks) < 4 {
		t.Fatalf("README.md has %d blocks of commands", len(blocks))
	}
	made := regexp.MustCompile(`(?:> |-o )(\S+[^\s;/])`)
	for _, b := range blocks {
		var all strings.Builder
		for _, recipe := range strings.Split(b[1], "\n\n") {
			script := strings.ReplaceAll(recipe, "go run ./cmd/claims", "claims")
			script = strings.ReplaceAll(script, "go test ./...\n", "")
			out, stderr, err := r.run(script, "")
			all.WriteString(out)
			if err != nil || stderr != "" {
				t.Errorf("%s\n%v\n%s", recipe, err, stderr)
			}
			files := made.FindAllStringSubmatch(script, -1)
			for _, f := range files {
				if info, err := os.Stat(filepath.Join(r.dir, f[1])); err != nil || info.Size() == 0 {
					t.Errorf("%s\nmakes no %s", recipe, f[1])
				}
			}
			if out == "" && len(files) == 0 {
				t.Errorf("%s\nprints nothing", recipe)
			}
		}
		if b[2] != "" && all.String() != b[2] {
			t.Errorf("%s\nprints\n%s\nREADME.md says\n%s", b[1], &all, b[2])
		}
	}
}

// run runs a script in which every part of a pipe must succeed.
func (r *reader) run(script, stdin string) (stdout, stderr string, err error) {
	cmd := exec.Command("bash", "-e", "-o", "pipefail", "-c", script)
	cmd.Dir = r.dir
	cmd.Stdin = strings.NewReader(stdin)
	cmd.Env = append(os.Environ(), "PATH="+r.path+string(os.PathListSeparator)+os.Getenv("PATH"))
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	err = cmd.Run()
	return out.String(), errs.String(), err
}

// only returns what the one match of a pattern in README.md holds.
func (r *reader) only(t *testing.T, readme, pattern string) string {
	t.Helper()
	m := regexp.MustCompile(pattern).FindAllStringSubmatch(readme, -1)
	if len(m) != 1 {
		t.Fatalf("README.md matches %s %d times", pattern, len(m))
	}
	return m[0][1]
}
