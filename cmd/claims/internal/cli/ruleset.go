package cli

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

// ruleFiles are the rule files and weights that the user gives beside the
// program's own.
type ruleFiles struct {
	paths []string // of files and folders

	files   []*rules.File
	weights map[uint64]int32 // nil for the program's own
	sum     [sha256.Size]byte
}

func (r *ruleFiles) flags(f *pflag.FlagSet) {
	f.StringArrayVar(&r.paths, "rules", nil, "add the rules of this `file` or folder to the program's own, or the weights of a .tsv `file`")
}

// read reads the files. What is wrong with any of them comes back at once.
func (r *ruleFiles) read() error {
	h := sha256.New()
	var problems rules.Problems
	for _, path := range r.paths {
		names, err := ruleFileNames(path)
		if err != nil {
			return fault.Usage{Err: err}
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				return fault.Usage{Err: fault.OfFile(name, err)}
			}
			fmt.Fprintf(h, "%q %d\n", name, len(data))
			h.Write(data)
			if filepath.Ext(name) == ".tsv" {
				if r.weights, err = rules.ReadWeights(data); err != nil {
					return fault.Usagef("%s: %v", name, err)
				}
				continue
			}
			f, err := rules.ReadFile(name, data)
			var wrong rules.Problems
			if errors.As(err, &wrong) {
				problems = append(problems, wrong...)
				continue
			} else if err != nil {
				return fault.Usage{Err: fault.OfFile(name, err)}
			}
			r.files = append(r.files, f)
		}
	}
	h.Sum(r.sum[:0])
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

// set returns the program's rules with those of the user merged over them.
func (r *ruleFiles) set() (*rules.Set, error) {
	if len(r.paths) == 0 {
		return rules.Builtin(), nil
	}
	if err := r.read(); err != nil {
		return nil, err
	}
	set := rules.Builtin()
	if len(r.files) > 0 {
		var err error
		if set, err = rules.With(r.files...); err != nil {
			return nil, err
		}
	}
	if r.weights != nil {
		own := *set
		own.Weights = rules.NewWeights(r.weights)
		set = &own
	}
	return set, nil
}

// all returns the program's files and the user's after them.
func (r *ruleFiles) all() ([]*rules.File, error) {
	files, err := rules.BuiltinFiles()
	if err != nil {
		return nil, err
	}
	return append(files, r.files...), nil
}
