package commands

import (
	"claims/cmd/claims/internal/explanation"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/ruleset"
	"claims/cmd/claims/internal/wording"
	"claims/extract"

	"github.com/spf13/cobra"
)

// explainOptions are the flags of explain.
type explainOptions struct {
	app      *App
	rules    ruleset.Files
	sentence int
	asJSON   bool
}

const explainLong = `Explain how the claims of a story came about. For each sentence it shows the
tokens with their tags, the units that rules see, and the quotations; then each
cue, the claims that rules propose there with their probability, speaker and
content, what became of them, and why a cue has no claim. With --verbose, it
names the rules that see no claim at a cue, and why.

Outcomes: chosen, it is the claim; agreed, it says the same as the one chosen;
outdone, another is more probable at the cue; unlikely, the best at its cue and
less probable than 0.30; taken, a more probable claim holds its words; doubted,
readers would hardly take it for a claim; inner, it is part of what another
claim says, and likelier no claim of its own.`

func newExplain(a *App) *cobra.Command {
	o := &explainOptions{app: a}
	var verbose bool
	cmd := &cobra.Command{
		Use:   "explain [FILE|-]",
		Short: "Explain how the claims of a story came about",
		Long:  explainLong,
		Example: `  claims explain story.txt
  claims explain --sentence 3 story.txt
  echo "Ruiz said it would rain." | claims explain --rules house.yaml`,
		Args:    oneStory,
		PreRunE: a.configure,
		RunE: func(_ *cobra.Command, args []string) error {
			return o.run(args, verbose)
		},
	}
	f := cmd.Flags()
	f.IntVar(&o.sentence, "sentence", 0, "only sentence `number`, as the records count them")
	f.BoolVar(&o.asJSON, "json", false, "write JSON")
	f.BoolVarP(&verbose, "verbose", "v", false, "name the rules that see no claim at a cue, too")
	o.rules.AddFlags(f)
	return cmd
}

func (o *explainOptions) run(args []string, verbose bool) error {
	set, err := o.rules.Set()
	if err != nil {
		return err
	}
	name, txt, err := input.ReadStory(o.app.Streams, args)
	if err != nil {
		return err
	}
	x := extract.New(set).Explain(txt)
	first, last := 1, len(x.Sentences)
	if o.sentence != 0 {
		if o.sentence < 0 || o.sentence > last {
			return fault.Usagef("--sentence %d: %s has %s", o.sentence, name, wording.Plural(last, "sentence", "sentences"))
		}
		first, last = o.sentence, o.sentence
	}
	if o.asJSON {
		return record.NewJSON(o.app.Streams.Out, true, "").Encode(explanation.Of(x, name, first, last))
	}
	return explanation.Print(o.app.Streams.People(), x, first, last, verbose)
}
