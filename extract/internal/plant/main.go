// Plant tells which yes/no functions no test holds: it has each of them say "no", one at a
// time, and runs the tests of the packages that depend on it, with -short.
//
//	go run ./extract/internal/plant [-only REGEXP] [-jobs N] ./extract/...
//
// The files stay as they are: the go command reads changed ones in their place, in which an
// environment variable tells the function that says "no". It prints a line for each
// function, held or unheld, and the share that is held.
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
	"strconv"
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

// variable is the environment variable that has the number of the function that says "no",
// from 1 on.
const variable = "PLANTED"

// run plants in the packages of the module in folder dir, and reports to w.
func run(dir string, o options, w io.Writer) error {
	root, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	pkgs, err := list(dir, o.patterns)
	if err != nil {
		return err
	}
	temp, err := os.MkdirTemp("", "plant")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	all, err := plant(pkgs, o.only, temp)
	if err != nil {
		return err
	}
	if err := compile(dir, pkgs, o, temp); err != nil {
		return err
	}
	held := 0
	for i, r := range test(all, o) {
		word := "unheld"
		if <-r {
			word = "held"
			held++
		}
		file := strings.TrimPrefix(all[i].pos.Filename, root+string(filepath.Separator))
		fmt.Fprintf(w, "%-6s  %s %s:%d\n", word, all[i].name, file, all[i].pos.Line)
	}
	_, err = fmt.Fprintf(w, "%d of %d held (%.1f %%)\n", held, len(all), 100*float64(held)/float64(max(len(all), 1)))
	return err
}

// pkg is a package, and those whose tests hold it: its own first, and then those that
// depend on most others.
type pkg struct {
	ImportPath, Dir, Name string
	GoFiles, Deps         []string
	tests                 string // the program that runs its tests, or ""
	testers               []*pkg
}

// list returns the packages that patterns name.
func list(dir string, patterns []string) ([]*pkg, error) {
	out, err := command(dir, append([]string{"list", "-test", "-json=ImportPath,Dir,Name,GoFiles,Deps"}, patterns...)...)
	if err != nil {
		return nil, err
	}
	var pkgs, tests []*pkg
	byPath := map[string]*pkg{}
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
			byPath[p.ImportPath] = p
		}
	}
	slices.SortStableFunc(tests, func(p, q *pkg) int { return len(q.Deps) - len(p.Deps) })
	for _, t := range tests {
		tester := byPath[strings.TrimSuffix(t.ImportPath, ".test")]
		for _, p := range pkgs {
			if p == tester {
				p.testers = slices.Insert(p.testers, 0, tester)
			} else if slices.ContainsFunc(t.Deps, func(d string) bool { d, _, _ = strings.Cut(d, " "); return d == p.ImportPath }) {
				p.testers = append(p.testers, tester)
			}
		}
	}
	return pkgs, nil
}

// command returns what the go command prints in folder dir.
func command(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	var problem bytes.Buffer
	cmd.Dir, cmd.Stderr = dir, &problem
	out, err := cmd.Output()
	if err != nil {
		err = fmt.Errorf("go %s: %w: %s", args[0], err, problem.Bytes())
	}
	return out, err
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
	return t.(*ast.Ident).Name + "." + fn.Name.Name
}

// plant writes into folder temp the files of pkgs with the predicates that only matches
// changed, and overlay.json, which puts them in the place of the others. It returns these
// predicates.
func plant(pkgs []*pkg, only *regexp.Regexp, temp string) ([]predicate, error) {
	var all []predicate
	changed := map[string][]byte{}
	for _, p := range pkgs {
		found, err := p.predicates()
		if err != nil {
			return nil, err
		}
		found = slices.DeleteFunc(found, func(x predicate) bool { return !only.MatchString(x.name) })
		if len(found) == 0 {
			continue
		}
		all = append(all, found...)
		changed[filepath.Join(p.Dir, "planted_number.go")] = fmt.Appendf(nil, "package %s\n\nimport \"os\"\n\nvar plantedNumber = os.Getenv(%q)\n", p.Name, variable)
	}
	for i, x := range slices.Backward(all) { // so that the bytes before stay where they are
		src, ok := changed[x.pos.Filename]
		if !ok {
			var err error
			if src, err = os.ReadFile(x.pos.Filename); err != nil {
				return nil, err
			}
		}
		changed[x.pos.Filename] = slices.Concat(src[:x.body], fmt.Appendf(nil, " if plantedNumber == %q { return false };", strconv.Itoa(i+1)), src[x.body:])
	}
	replace := map[string]string{}
	for name, src := range changed {
		replace[name] = filepath.Join(temp, fmt.Sprintf("%d.go", len(replace)))
		if err := os.WriteFile(replace[name], src, 0o644); err != nil {
			return nil, err
		}
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return nil, err
	}
	return all, os.WriteFile(filepath.Join(temp, "overlay.json"), overlay, 0o644)
}

// compile compiles the tests of pkgs into folder temp, and runs them, as nothing is held by
// tests that fail anyway.
func compile(dir string, pkgs []*pkg, o options, temp string) error {
	for i, p := range pkgs {
		if !slices.Contains(p.testers, p) {
			continue
		}
		p.tests = filepath.Join(temp, fmt.Sprintf("%d.test", i))
		if _, err := command(dir, "test", "-c", "-vet=off", "-overlay", filepath.Join(temp, "overlay.json"), "-o", p.tests, p.ImportPath); err != nil {
			return err
		}
		if err := p.fails(0, o.timeout); err != nil {
			return fmt.Errorf("the tests of %s fail: %w", p.ImportPath, err)
		}
	}
	return nil
}

// test starts to test all predicates, some at a time, and returns where it comes whether
// each is held.
func test(all []predicate, o options) []chan bool {
	results := make([]chan bool, len(all))
	next := make(chan int, len(all))
	for i := range all {
		results[i] = make(chan bool, 1)
		next <- i
	}
	close(next)
	for range max(o.jobs, 1) {
		go func() {
			for i := range next {
				results[i] <- all[i].isHeld(i+1, o.timeout)
			}
		}()
	}
	return results
}

// isHeld reports whether a test fails when x, the nth, says "no".
func (x *predicate) isHeld(n int, timeout time.Duration) bool {
	for _, t := range x.testers {
		if t.fails(n, timeout) != nil {
			return true
		}
	}
	return false
}

// fails returns how the tests of p fail when the nth predicate says "no", or nil.
func (p *pkg) fails(n int, timeout time.Duration) error {
	cmd := exec.Command(p.tests, "-test.failfast", "-test.short", "-test.timeout", timeout.String())
	cmd.Dir, cmd.Env = p.Dir, append(os.Environ(), fmt.Sprintf("%s=%d", variable, n))
	return cmd.Run()
}
