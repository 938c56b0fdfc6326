package commands

import (
	_ "embed"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/ruleset"
	"claims/cmd/claims/internal/wording"
	"claims/extract"
	"claims/rules"

	"github.com/spf13/cobra"
	"gopkg.in/yaml.v3"
)

const rulesLong = `Rules tell how cues attribute content to a speaker. Those of the program can be
listed and shown, and rule files of your own written, checked and added to them
with --rules: they add cues, rules and words, or replace or disable those of the
same name.`

func newRules(a *App) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List, show and check rules",
		Long:  rulesLong,
		Example: `  claims rules new > house.yaml
  claims rules check house.yaml
  claims extract --rules house.yaml story.txt`,
		Args: rootArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newRulesList(a), newRulesShow(a), newRulesCheck(a), newRulesNew(a), newRulesSchema(a))
	return cmd
}

// ruleRecord is a rule as rules list writes it.
type ruleRecord struct {
	Name     string `json:"name"`
	Doc      string `json:"doc,omitempty"`
	Frame    string `json:"frame"`
	Content  string `json:"content"`
	Speaker  string `json:"speaker"`
	Bias     int32  `json:"bias,omitempty"`
	Cues     int    `json:"cues"` // that list the frame
	Examples int    `json:"examples"`
	File     string `json:"file"`
}

func newRulesList(a *App) *cobra.Command {
	var files ruleset.Files
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the rules: name, number of cues known for it, what it finds",
		Args:    cobra.NoArgs,
		PreRunE: a.configure,
		RunE: func(_ *cobra.Command, _ []string) error {
			set, all, err := files.Sources()
			if err != nil {
				return err
			}
			list := listRules(set, all)
			if asJSON {
				return record.NewJSON(a.Streams.Out, true, "").Encode(list)
			}
			for _, r := range list {
				if _, err := fmt.Fprintf(a.Streams.People(), "%-16s %4d  %s\n", r.Name, r.Cues, r.Doc); err != nil {
					return err
				}
			}
			return nil
		},
	}
	files.AddFlags(cmd.Flags())
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return cmd
}

func listRules(set *rules.Set, all []*rules.File) []ruleRecord {
	list := make([]ruleRecord, 0, len(set.Rules))
	for _, r := range set.Rules {
		src := r.Source
		list = append(list, ruleRecord{
			Name: r.Name, Doc: src.Doc, Frame: r.Frame, Content: src.Content, Speaker: src.Speaker, Bias: src.Bias,
			Cues: len(set.CuesOf(r)), Examples: len(src.Examples), File: fileOf(all, src),
		})
	}
	return list
}

// fileOf returns the name of the file that a rule is of.
func fileOf(all []*rules.File, src *rules.Source) string {
	for _, f := range all {
		for i := range f.Rules {
			if &f.Rules[i] == src {
				return f.Name
			}
		}
	}
	return ""
}

func newRulesShow(a *App) *cobra.Command {
	var files ruleset.Files
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "Show a rule, or a cue, as a rule file has it",
		Long: `Show a rule, or a cue by its lemma, as a rule file has it: what is printed can
be put into a file of your own and changed there.`,
		Args:    exactlyOne("the name of a rule or the lemma of a cue"),
		PreRunE: a.configure,
		RunE: func(_ *cobra.Command, args []string) error {
			set, _, err := files.Sources()
			if err != nil {
				return err
			}
			return showRule(a.Streams.Out, set, args[0])
		},
	}
	files.AddFlags(cmd.Flags())
	return cmd
}

func showRule(w io.Writer, set *rules.Set, name string) error {
	var found, cues []*yaml.Node
	var names []string
	for _, r := range set.Rules {
		if r.Name == name {
			found = append(found, r.Source.Written())
		}
		names = append(names, r.Name)
	}
	for _, c := range set.Written() {
		if c.Lemma == name {
			cues = append(cues, c.Written())
		}
		names = append(names, c.Lemma)
	}
	if len(found)+len(cues) == 0 {
		return fault.Usagef("no rule or cue %q%s", name, wording.DidYouMean(name, names))
	}
	out := map[string][]*yaml.Node{}
	if len(found) > 0 {
		out["rules"] = found
	}
	if len(cues) > 0 {
		out["cues"] = cues
	}
	enc := yaml.NewEncoder(w)
	enc.SetIndent(2)
	if err := enc.Encode(out); err != nil {
		return err
	}
	for _, r := range set.Rules {
		if lemmas := set.CuesOf(r); r.Name == name && len(lemmas) > 0 {
			slices.Sort(lemmas)
			words := strings.Fields(fmt.Sprintf("%d cues list its frame: %s", len(lemmas), strings.Join(lemmas, ", ")))
			_, err := fmt.Fprintf(w, "# %s\n", wording.Wrap(words, " ", 77, "# "))
			return err
		}
	}
	return nil
}

const rulesCheckLong = `Check rule files: their keys and values, what they refer to, rules that never
find anything or nothing of their own, and their examples, which are run with
the program's rules and those of all files given. Without files, the program's
own rules are checked. Everything wrong is named, with file, line and column.

Exit codes: 0 all is right; 2 something is wrong.`

func newRulesCheck(a *App) *cobra.Command {
	return &cobra.Command{
		Use:   "check [FILE|FOLDER]...",
		Short: "Check rule files and run their examples",
		Long:  rulesCheckLong,
		Args:  cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			return checkRules(a, args)
		},
	}
}

func checkRules(a *App, args []string) error {
	own := ruleset.Files{Paths: args}
	if err := own.Read(); err != nil {
		return err
	}
	all, err := own.All()
	if err != nil {
		return err
	}
	checked := own.Own
	if len(args) == 0 {
		checked = all
	}
	set, err := rules.Compile(all...)
	if err != nil {
		return err
	}
	own.Weigh(set)
	var problems rules.Problems
	for _, f := range checked {
		// Check reports on the last of the files.
		order := append(slices.DeleteFunc(slices.Clone(all), func(o *rules.File) bool { return o == f }), f)
		problems = append(problems, rules.Check(order...)...)
	}
	examples, nots := 0, 0
	e := extract.New(set)
	for _, r := range set.Rules {
		file := fileOf(checked, r.Source)
		if file == "" {
			continue
		}
		examples, nots = examples+len(r.Source.Examples), nots+len(r.Source.Not)
		for _, f := range e.RunExamples(r.Source) {
			problems = append(problems, &rules.Problem{File: file, Position: f.Position, Text: fmt.Sprintf("rule %q: %q: %s", f.Rule, f.Text, f.Problem)})
		}
	}
	if len(problems) > 0 {
		return problems
	}
	cues, count := 0, 0
	for _, f := range checked {
		cues, count = cues+len(f.Cues), count+len(f.Rules)
	}
	_, err = fmt.Fprintf(a.Streams.Out, "%s, %s, %s, %s under not: all right\n",
		wording.Plural(cues, "cue", "cues"), wording.Plural(count, "rule", "rules"), wording.Plural(examples, "example", "examples"), wording.Plural(nots, "text", "texts"))
	return err
}

//go:embed starter.yaml
var starter []byte

func newRulesNew(a *App) *cobra.Command {
	return &cobra.Command{
		Use:   "new [FILE]",
		Short: "Print a commented rule file to start from, or write it",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				_, err := a.Streams.Out.Write(starter)
				return err
			}
			if _, err := os.Lstat(args[0]); err == nil {
				return &fault.Fault{Name: args[0], Problem: "there already", Remedy: "give another name"}
			}
			return a.drafts.WriteNamed(args[0], starter)
		},
	}
}

func newRulesSchema(a *App) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of rule files, for editors",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := a.Streams.Out.Write(rules.Schema())
			return err
		},
	}
}
