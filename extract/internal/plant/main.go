// Plant tells which yes/no functions no test holds: it has each of them say "no", one at a
// time, and runs the tests of the packages that depend on it, with -short.
//
//	go run ./extract/internal/plant [-only REGEXP] [-jobs N] ./extract/...
//
// The files stay as they are: the go command reads the changed one in the place of the
// other. It prints a line for each function, held or unheld, and the share that is held.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

func main() {
	var o options
	only := flag.String("only", "", "plant in functions whose package.Name matches this `regexp`")
	flag.IntVar(&o.jobs, "jobs", 1, "how many plants to test at a time")
	flag.DurationVar(&o.timeout, "timeout", time.Minute, "how long the tests of a package may take")
	flag.Parse()
	var err error
	if o.only, err = regexp.Compile(*only); err == nil {
		o.patterns = flag.Args()
		err = run(".", o, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "plant:", err)
		os.Exit(1)
	}
}

type options struct {
	only     *regexp.Regexp
	jobs     int
	timeout  time.Duration
	patterns []string
}

// run plants in the packages of the module in folder dir, and reports to w.
func run(dir string, o options, w io.Writer) error {
	pkgs, err := list(dir, o.patterns)
	if err != nil {
		return err
	}
	var all []predicate
	for _, p := range pkgs {
		found, err := p.predicates()
		if err != nil {
			return err
		}
		all = append(all, slices.DeleteFunc(found, func(x predicate) bool { return !o.only.MatchString(x.name) })...)
	}
	root, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	held := 0
	for i, r := range plant(dir, all, o) {
		x, word := all[i], "unheld"
		got := <-r
		if got.err != nil {
			return got.err
		}
		if got.held {
			word = "held"
			held++
		}
		fmt.Fprintf(w, "%-6s  %s %s:%d\n", word, x.name, strings.TrimPrefix(x.pos.Filename, root+string(filepath.Separator)), x.pos.Line)
	}
	_, err = fmt.Fprintf(w, "%d of %d held (%.1f %%)\n", held, len(all), 100*float64(held)/float64(max(len(all), 1)))
	return err
}

// plant starts to test all predicates, some at a time, and returns where the result of each
// comes.
func plant(dir string, all []predicate, o options) []chan result {
	results := make([]chan result, len(all))
	for i := range results {
		results[i] = make(chan result, 1)
	}
	next := make(chan int, len(all))
	for i := range all {
		next <- i
	}
	close(next)
	for range max(o.jobs, 1) {
		go func() {
			for i := range next {
				held, err := all[i].isHeld(dir, o.timeout)
				results[i] <- result{held, err}
			}
		}()
	}
	return results
}

type result struct {
	held bool
	err  error
}

// pkg is a package, and those whose tests hold it: its own first, and then those that
// depend on most others.
type pkg struct {
	ImportPath, Dir, Name string
	GoFiles, Deps         []string
	testers               []string
}

// list returns the packages that patterns name.
func list(dir string, patterns []string) ([]*pkg, error) {
	cmd := exec.Command("go", append([]string{"list", "-test", "-json=ImportPath,Dir,Name,GoFiles,Deps"}, patterns...)...)
	var problem bytes.Buffer
	cmd.Dir, cmd.Stderr = dir, &problem
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w: %s", err, problem.Bytes())
	}
	var pkgs, tests []*pkg
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		p := &pkg{}
		if err := d.Decode(p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		switch {
		case strings.HasSuffix(p.ImportPath, ".test"):
			tests = append(tests, p)
		case !strings.Contains(p.ImportPath, " "): // "p [p.test]" is p as its test has it
			pkgs = append(pkgs, p)
		}
	}
	slices.SortStableFunc(tests, func(p, q *pkg) int { return len(q.Deps) - len(p.Deps) })
	for _, p := range pkgs {
		for _, t := range tests {
			name := strings.TrimSuffix(t.ImportPath, ".test")
			if name == p.ImportPath {
				p.testers = slices.Insert(p.testers, 0, name)
			} else if slices.ContainsFunc(t.Deps, func(d string) bool { d, _, _ = strings.Cut(d, " "); return d == p.ImportPath }) {
				p.testers = append(p.testers, name)
			}
		}
	}
	return pkgs, nil
}

// predicate is a function or method whose one result is a bool.
type predicate struct {
	*pkg
	name string // with its package
	pos  token.Position
	body int // the byte after its opening brace
}

// predicates returns the predicates of p, in the order of its files. Programs that train
// have none: no test runs them whole.
func (p *pkg) predicates() ([]predicate, error) {
	var out []predicate
	if strings.Contains(p.ImportPath, "/internal/train") {
		return nil, nil
	}
	fset := token.NewFileSet()
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, 0)
		if err != nil {
			return nil, err
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && saysYesOrNo(fn) {
				out = append(out, predicate{p, p.Name + "." + nameOf(fn), fset.Position(fn.Pos()), fset.Position(fn.Body.Lbrace).Offset + 1})
			}
		}
	}
	return out, nil
}

// saysYesOrNo reports whether the one result of fn is a bool.
func saysYesOrNo(fn *ast.FuncDecl) bool {
	results := fn.Type.Results
	if fn.Body == nil || results.NumFields() != 1 {
		return false
	}
	t, ok := results.List[0].Type.(*ast.Ident)
	return ok && t.Name == "bool"
}

// nameOf returns the name of fn, after that of its receiver.
func nameOf(fn *ast.FuncDecl) string {
	if fn.Recv == nil {
		return fn.Name.Name
	}
	t := fn.Recv.List[0].Type
	if p, ok := t.(*ast.StarExpr); ok {
		t = p.X
	}
	if g, ok := t.(*ast.IndexExpr); ok {
		t = g.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name + "." + fn.Name.Name
	}
	return fn.Name.Name
}

// isHeld reports whether a test fails when x says "no".
func (x *predicate) isHeld(dir string, timeout time.Duration) (bool, error) {
	temp, err := os.MkdirTemp("", "plant")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(temp)
	overlay, err := x.overlay(temp)
	if err != nil {
		return false, err
	}
	for _, t := range x.testers {
		cmd := exec.Command("go", "test", "-overlay", overlay, "-vet=off", "-failfast", "-short", "-timeout", timeout.String(), t)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		var failed *exec.ExitError
		switch {
		case err == nil:
		case !errors.As(err, &failed):
			return false, err
		case bytes.Contains(out, []byte("[build failed]")), bytes.Contains(out, []byte("[setup failed]")):
			return false, fmt.Errorf("%s: %s", x.name, out)
		default:
			return true, nil
		}
	}
	return false, nil
}

// overlay writes into folder temp the file of x, in which it says "no", and the list that
// puts it in the place of the other, and returns the name of that.
func (x *predicate) overlay(temp string) (string, error) {
	src, err := os.ReadFile(x.pos.Filename)
	if err != nil {
		return "", err
	}
	changed, overlay := filepath.Join(temp, "planted.go"), filepath.Join(temp, "overlay.json")
	table, err := json.Marshal(map[string]any{"Replace": map[string]string{x.pos.Filename: changed}})
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(changed, slices.Concat(src[:x.body], []byte(" return false;"), src[x.body:]), 0o644); err != nil {
		return "", err
	}
	return overlay, os.WriteFile(overlay, table, 0o644)
}
