// Package ruleset reads the rule files and weights that the user gives beside the
// program's own.
package ruleset

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/rules"

	"github.com/spf13/pflag"
)

// Files are the rule files and weights that the user gives beside the
// program's own.
type Files struct {
	Paths []string // of files and folders

	Own     []*rules.File
	Weights [rules.Models]map[uint64]int32 // nil for the program's own
	Sum     [sha256.Size]byte
}

// AddFlags adds the flag that names the files.
func (r *Files) AddFlags(f *pflag.FlagSet) {
	f.StringArrayVar(&r.Paths, "rules", nil, "add the rules of this `file` or folder to the program's own, or the weights of a .tsv file")
}

// Content is a file of rules or weights, as it was read.
type Content struct {
	Name string
	Data []byte
}

// Read reads the files. What is wrong with any of them comes back at once.
func (r *Files) Read() error {
	all, err := r.Load()
	if err != nil {
		return err
	}
	return r.Parse(all)
}

// Load returns what the files hold.
func (r *Files) Load() (all []Content, err error) {
	for _, path := range r.Paths {
		names, err := ruleFileNames(path)
		if err != nil {
			return nil, fault.Usage{Err: err}
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				return nil, fault.Usage{Err: fault.OfFile(name, err)}
			}
			all = append(all, Content{Name: name, Data: data})
		}
	}
	return all, nil
}

// Parse takes the rules and weights of what Load returned, perhaps on another machine.
func (r *Files) Parse(all []Content) error {
	h := sha256.New()
	var problems rules.Problems
	for _, c := range all {
		fmt.Fprintf(h, "%q %d\n", c.Name, len(c.Data))
		h.Write(c.Data)
		if filepath.Ext(c.Name) == ".tsv" {
			var err error
			if r.Weights[rules.ModelOf(c.Data)], err = rules.ReadWeights(c.Data); err != nil {
				return fault.Usagef("%s: %v", c.Name, err)
			}
			continue
		}
		f, err := rules.ReadFile(c.Name, c.Data)
		var wrong rules.Problems
		if errors.As(err, &wrong) {
			problems = append(problems, wrong...)
			continue
		} else if err != nil {
			return fault.Usage{Err: fault.OfFile(c.Name, err)}
		}
		r.Own = append(r.Own, f)
	}
	h.Sum(r.Sum[:0])
	if len(problems) > 0 {
		return problems
	}
	return nil
}

// ruleFileNames returns the rule files that a path names: itself, or those of a
// folder in the order of their names.
func ruleFileNames(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fault.OfFile(path, err)
	}
	if !info.IsDir() {
		if !isRuleFile(path) {
			return nil, &fault.Fault{Name: path, Problem: "not a rule file by its name", Remedy: "call it .yaml, or .tsv if it holds weights"}
		}
		return []string{path}, nil
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, fault.OfFile(path, err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && isRuleFile(e.Name()) && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, filepath.Join(path, e.Name()))
		}
	}
	if len(names) == 0 {
		return nil, &fault.Fault{Name: path, Problem: "no rule files in this folder", Remedy: "put .yaml files there, or weights in a .tsv"}
	}
	return names, nil
}

func isRuleFile(name string) bool {
	switch filepath.Ext(name) {
	case ".yaml", ".yml", ".tsv":
		return true
	}
	return false
}

// Set returns the program's rules with those of the user merged over them.
func (r *Files) Set() (*rules.Set, error) {
	if len(r.Paths) == 0 {
		return rules.Builtin(), nil
	}
	if err := r.Read(); err != nil {
		return nil, err
	}
	return r.Merged()
}

// Merged returns the program's rules with those that were parsed merged over them.
func (r *Files) Merged() (*rules.Set, error) {
	set := rules.Builtin()
	if len(r.Own) > 0 {
		var err error
		if set, err = rules.With(r.Own...); err != nil {
			return nil, err
		}
	}
	own := *set
	r.Weigh(&own)
	return &own, nil
}

// Weigh gives set the weights of the user, and the program's where there are none.
func (r *Files) Weigh(set *rules.Set) {
	set.WeighAs(rules.Builtin())
	for m, table := range r.Weights {
		if table != nil {
			set.Weigh(rules.Model(m), rules.NewWeights(table))
		}
	}
}

// Sources returns the rules with their sources, and the files that they are of.
func (r *Files) Sources() (*rules.Set, []*rules.File, error) {
	if err := r.Read(); err != nil {
		return nil, nil, err
	}
	all, err := r.All()
	if err != nil {
		return nil, nil, err
	}
	set, err := rules.Compile(all...)
	return set, all, err
}

// All returns the program's files and the user's after them.
func (r *Files) All() ([]*rules.File, error) {
	files, err := rules.BuiltinFiles()
	if err != nil {
		return nil, err
	}
	return append(files, r.Own...), nil
}
