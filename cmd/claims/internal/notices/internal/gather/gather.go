// Package gather finds the licences of what is linked in claims.
package gather

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// systems are those that the program is built for: some modules are only linked on
// one of them.
var systems = []string{"darwin", "linux", "windows"}

// program is the package of the program.
const program = "claims/cmd/claims"

// model is the package whose table is made from the model of another module.
const model = "claims/extract/text/tag"

// A notice is the licence of a part of the program.
type notice struct {
	of    string   // what it is of
	files []string // that hold it, one after another
}

// Notices returns the notices of the standard library, of the tagger's model and of
// each module that is linked on any system, in that order. It runs the go command.
func Notices() ([]byte, error) {
	root, err := list(runtime.GOOS, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	tagger, err := list(runtime.GOOS, "list", "-f", "{{.Dir}}", model)
	if err != nil {
		return nil, err
	}
	all := []notice{
		{"The standard library of Go", []string{filepath.Join(root, "LICENSE")}},
		{"The model of the tagger", []string{filepath.Join(tagger, "LICENSE.prose")}},
	}
	modules, err := linked()
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		files, err := licences(modules[name])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, notice{name, files})
	}
	var b bytes.Buffer
	b.WriteString("Claims contains the following, by the licences given.\n")
	for _, n := range all {
		fmt.Fprintf(&b, "\n%s\n%s\n", strings.Repeat("-", 80), n.of)
		for _, name := range n.files {
			text, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
			fmt.Fprintf(&b, "\n%s\n", bytes.Trim(text, "\n"))
		}
	}
	return b.Bytes(), nil
}

// linked returns the folder of each module that is linked on any system, by the
// module's path and version.
func linked() (map[string]string, error) {
	folders := map[string]string{}
	for _, system := range systems {
		out, err := list(system, "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", program)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(out) {
			if name, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				folders[name] = dir
			}
		}
	}
	return folders, nil
}

// licences returns the files of a module that tell its licence.
func licences(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		stem, _, _ := strings.Cut(strings.ToUpper(e.Name()), ".")
		switch stem {
		case "LICENSE", "LICENCE", "COPYING", "NOTICE":
			if !e.IsDir() {
				files = append(files, filepath.Join(dir, e.Name()))
			}
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no licence: %w", dir, fs.ErrNotExist)
	}
	return files, nil
}

// list runs the go command, for a system.
func list(system string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system)
	out, err := cmd.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return "", fmt.Errorf("%s: %s", strings.Join(cmd.Args, " "), cmp.Or(string(failed.Stderr), err.Error()))
	}
	return strings.TrimSpace(string(out)), err
}
