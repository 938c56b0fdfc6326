package text

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strings"
	"testing"
)

// TestListNames holds the name of each list in rule files to that of its constant: "time-words"
// and TimeWords.
func TestListNames(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "lexicon.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	capital := regexp.MustCompile(`\B[A-Z]`)
	var lists List
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST || g.Specs[0].(*ast.ValueSpec).Names[0].Name != "Abbreviations" {
			continue
		}
		for _, s := range g.Specs {
			name := s.(*ast.ValueSpec).Names[0].Name
			if name == "Lists" {
				continue
			}
			if want := strings.ToLower(capital.ReplaceAllString(name, "-$0")); lists.String() != want {
				t.Errorf("%s has the name %q, not %q", name, lists, want)
			}
			lists++
		}
	}
	if lists != Lists {
		t.Errorf("%d constants, want %d", lists, Lists)
	}
}
