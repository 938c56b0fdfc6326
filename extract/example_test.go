package extract

import (
	"os"
	"testing"

	"claims/rules"
)

// builtinFiles returns the rule files that come with the program.
func builtinFiles(t *testing.T) []*rules.File {
	t.Helper()
	files, err := rules.ReadDir(os.DirFS("../rules"), "builtin")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestRuleExamples(t *testing.T) {
	e := New(rules.Builtin())
	for _, r := range rules.Builtin().Rules {
		if len(r.Source.Examples) < 2 || len(r.Source.Not) < 1 {
			t.Errorf("%s: %d examples and %d texts under not; give two and one", r.Name, len(r.Source.Examples), len(r.Source.Not))
		}
		for _, f := range e.RunExamples(r.Source) {
			t.Errorf("rules.yaml:%d: %s: %q: %s", f.Position.Line, f.Rule, f.Text, f.Problem)
		}
	}
}

// TestDeletedRules deletes each rule, and sees its examples fail.
func TestDeletedRules(t *testing.T) {
	files := builtinFiles(t)
	for _, r := range rules.Builtin().Rules {
		set, err := rules.Compile(append(files, &rules.File{Rules: []rules.Source{{Name: r.Name, Disable: true}}})...)
		if err != nil {
			t.Fatal(err)
		}
		set.Weights = rules.Builtin().Weights
		if len(New(set).RunExamples(r.Source)) == 0 {
			t.Errorf("%s: without it, its examples still come out", r.Name)
		}
	}
}
