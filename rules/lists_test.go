package rules

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"claims/rules/internal/lists"
)

// TestListsAreAskedFor finds lists of the program that neither code nor a rule asks for.
func TestListsAreAskedFor(t *testing.T) {
	files, err := BuiltinFiles()
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	inText, elsewhere := regexp.MustCompile(`\b[A-Z]\w+`), regexp.MustCompile(`\btext\.([A-Z]\w+)`)
	for _, root := range []string{"../extract", "../cmd", "."} {
		err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || filepath.Base(path) == "lists.go" {
				return err
			}
			data, err := os.ReadFile(path)
			names := elsewhere
			if filepath.Base(filepath.Dir(path)) == "text" {
				names = inText
			}
			for _, m := range names.FindAllStringSubmatch(string(data), -1) {
				asked[m[len(m)-1]] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	m, problems := merge(files)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	inRules := m.asked()
	for _, f := range files {
		for name := range f.Lists {
			if !asked[lists.Constant(name)] && !inRules[name] {
				t.Error(f.problem(place(f.lists, name), "list %q: neither code nor a rule asks for it", name))
			}
		}
	}
}
