package english

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mostWords is how many words of the language may stand in code.
const mostWords = 60

// TestWordsInCode holds lists of words out of code: they belong to rules/builtin. It counts,
// each once, the words of what code compares with text, in the package extract and all under
// extract that it imports, but for score and brat, which measure, and weigh, which names
// features. They are the words of string literals that are
//
//   - arguments of text.AtomOf, and of functions of the same package,
//   - arguments of functions of the packages strings and slices, but for sets of characters
//     and for endings of words (functions with Any, Byte, Rune, Trim or Suffix in their names),
//     though an ending with a hyphen, "-old", is a word,
//   - operands of == and !=, and cases of a switch,
//   - elements and keys of composite literals, but for names, keyed by constants or in a
//     variable called so (listNames), and for endings in one called so (agentEndings).
//
// A word is a run of letters and apostrophes, in lower case; those of an address ("www.") are
// none. Messages, keys of features and values of records do not count: code does not look for
// them in a text.
func TestWordsInCode(t *testing.T) {
	where := map[string][]string{}
	for _, f := range imported(t, "claims/extract") {
		for lit := range compared(f.file) {
			s, _ := strconv.Unquote(lit.Value)
			if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") {
				continue
			}
			for _, w := range word.FindAllString(strings.ToLower(s), -1) {
				w = strings.ReplaceAll(w, "’", "'")
				where[w] = append(where[w], f.set.Position(lit.Pos()).String())
			}
		}
	}
	if len(where) < 20 || where["according"] == nil || where["cannot"] == nil {
		t.Errorf("%d words: some are not counted", len(where))
	}
	if len(where) > mostWords {
		t.Errorf("%d words in code, %d at most: put lists into rules/builtin, and their names into text.List", len(where), mostWords)
		for _, w := range slices.Sorted(maps.Keys(where)) {
			t.Logf("%s: %s", w, strings.Join(where[w], " "))
		}
	}
}

var word = regexp.MustCompile(`['’]?\pL+(['’]\pL+)?`)

// TestCompared tells literals that are compared with text from others.
func TestCompared(t *testing.T) {
	const src = `package p
import "a word"
const name = "no"
var unitNames = []string{"no"}
var nounEndings = []string{"no"}
var kinds = [...]string{one: "no"}
var small = map[string]bool{"of": true}
var a = text.AtomOf("who")
var b = weigh.Key("no")
var c = setOf("me")
func f(s string) {
	_ = s == "by" || strings.HasPrefix(s, "at") || strings.HasSuffix(s, "no") || strings.HasSuffix(s, "-old")
	_ = strings.ContainsAny(s, "no") || strings.ContainsRune("no", 'x')
	switch s {
	case "in", "on":
		fmt.Println("no")
	}
	for _, p := range []string{"up"} {
	}
}`
	file, err := parser.ParseFile(token.NewFileSet(), "p.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for lit := range compared(file) {
		got = append(got, lit.Value)
	}
	if want := []string{`"-old"`, `"at"`, `"by"`, `"in"`, `"me"`, `"of"`, `"on"`, `"up"`, `"who"`}; !slices.Equal(slices.Sorted(slices.Values(got)), want) {
		t.Errorf("%s, want %s", slices.Sorted(slices.Values(got)), want)
	}
}

// compared returns the string literals of a file that its code compares with text, as
// TestWordsInCode says.
func compared(file *ast.File) map[*ast.BasicLit]bool {
	found := map[*ast.BasicLit]bool{}
	add := func(exprs ...ast.Expr) {
		for _, e := range exprs {
			if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				found[lit] = true
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			return !strings.HasSuffix(n.Names[0].Name, "Names") && !strings.HasSuffix(n.Names[0].Name, "Endings")
		case *ast.CallExpr:
			for _, arg := range n.Args {
				if lit, ok := arg.(*ast.BasicLit); ok && takesWords(n.Fun, lit) {
					add(arg)
				}
			}
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				add(n.X, n.Y)
			}
		case *ast.CaseClause:
			add(n.List...)
		case *ast.CompositeLit:
			for _, e := range n.Elts {
				if pair, ok := e.(*ast.KeyValueExpr); !ok {
					add(e)
				} else if _, ok := pair.Key.(*ast.BasicLit); ok {
					add(pair.Key, pair.Value)
				}
			}
		}
		return true
	})
	return found
}

var wordless = regexp.MustCompile("/(score|brat|weigh)$")

var noWords = regexp.MustCompile("Any|Byte|Rune|Trim|Suffix")

// takesWords reports whether the argument lit of a call of f is words of a text.
func takesWords(f ast.Expr, lit *ast.BasicLit) bool {
	sel, ok := f.(*ast.SelectorExpr)
	if !ok {
		return true
	}
	switch of, _ := sel.X.(*ast.Ident); {
	case of == nil:
		return false
	case of.Name == "text" && sel.Sel.Name == "AtomOf":
		return true
	case of.Name != "strings" && of.Name != "slices":
		return false
	}
	return !noWords.MatchString(sel.Sel.Name) || strings.HasSuffix(sel.Sel.Name, "Suffix") && lit.Value[1] == '-'
}

// source is a parsed file.
type source struct {
	set  *token.FileSet
	file *ast.File
}

// imported returns the files, but for tests, of a package and of those under it that it
// imports.
func imported(t *testing.T, root string) []source {
	t.Helper()
	var files []source
	queue := []string{root}
	for i := 0; i < len(queue); i++ {
		names, err := filepath.Glob(filepath.Join("../../..", strings.TrimPrefix(queue[i], "claims/"), "*.go"))
		if err != nil || len(names) == 0 {
			t.Fatal(queue[i], err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, name, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			if slices.ContainsFunc(file.Comments, func(c *ast.CommentGroup) bool { return strings.HasPrefix(c.List[0].Text, "//go:build ignore") }) {
				continue
			}
			files = append(files, source{set, file})
			for _, imp := range file.Imports {
				path, _ := strconv.Unquote(imp.Path.Value)
				if strings.HasPrefix(path, root+"/") && !wordless.MatchString(path) && !slices.Contains(queue, path) {
					queue = append(queue, path)
				}
			}
		}
	}
	return files
}
