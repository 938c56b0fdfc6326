package extract

import (
	"testing"

	"claims/rules"
)

// builtin returns the rules that come with the program, as they are written,
// and their files.
func builtin(t *testing.T) (*rules.Set, []*rules.File) {
	t.Helper()
	files, err := rules.BuiltinFiles()
	if err != nil {
		t.Fatal(err)
	}
	set, err := rules.Compile(files...)
	if err != nil {
		t.Fatal(err)
	}
	set.WeighAs(rules.Builtin())
	return set, files
}

func TestRuleExamples(t *testing.T) {
	set, _ := builtin(t)
	e := New(set)
	for _, r := range set.Rules {
		if len(r.Source.Examples) < 2 && !r.Veto || len(r.Source.Not) < 1 {
			t.Errorf("%s: %d examples and %d texts under not; give two and one", r.Name, len(r.Source.Examples), len(r.Source.Not))
		}
		for _, f := range e.RunExamples(r.Source) {
			t.Errorf("rules.yaml:%d: %s: %q: %s", f.Position.Line, f.Rule, f.Text, f.Problem)
		}
	}
}

// TestDeletedRules deletes each rule, and sees its examples fail.
func TestDeletedRules(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	all, files := builtin(t)
	for _, r := range all.Rules {
		set, err := rules.Compile(append(files, &rules.File{Rules: []rules.Source{{Name: r.Name, Disable: true}}})...)
		if err != nil {
			t.Fatal(err)
		}
		set.WeighAs(rules.Builtin())
		if len(New(set).RunExamples(r.Source)) == 0 {
			t.Errorf("%s: without it, its examples still come out", r.Name)
		}
	}
}
