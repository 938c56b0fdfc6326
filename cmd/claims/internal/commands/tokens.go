package commands

import (
	"claims/cmd/claims/internal/explanation"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/ruleset"
	"claims/extract"

	"github.com/spf13/cobra"
)

const tokensLong = `Tokens shows how a story is read: each token with its tag, its lemma where the
lexicon knows it as a verb, the kind of unit that holds it, how it depends on
which other word (nsubj: as its subject), and its offsets in Unicode code
points; an empty line stands between sentences. Tags are those of the Penn
Treebank, relations those of ClearNLP, as spaCy has them.`

func newTokens(a *App) *cobra.Command {
	var files ruleset.Files
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "tokens [FILE|-]",
		Short:   "Show the tokens, tags and units of a story",
		Long:    tokensLong,
		Args:    oneStory,
		PreRunE: a.configure,
		RunE: func(_ *cobra.Command, args []string) error {
			set, err := files.Set()
			if err != nil {
				return err
			}
			_, txt, err := input.ReadStory(a.Streams, args)
			if err != nil {
				return err
			}
			rows := explanation.Tokens(extract.New(set).Explain(txt))
			if asJSON {
				return record.NewJSON(a.Streams.Out, true, "").Encode(rows)
			}
			return explanation.PrintTokens(a.Streams.People(), rows)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&asJSON, "json", false, "write JSON")
	files.AddFlags(f)
	return cmd
}
