package commands

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"claims/cmd/claims/internal/annotation"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/ruleset"
	"claims/extract"
	"claims/extract/brat"
	"claims/rules"

	"github.com/spf13/cobra"
)

const fitLong = `Fit learns the weights by which rules are chosen, speakers found and contents
ended, from a folder of annotated stories: brat standoff, or any other format
that claims eval reads. It writes them as a table of text, for --rules FILE.tsv,
and says how good they are on stories that they were not learnt from.

The same stories and rules give the same file. Some hundred stories are needed
for weights that do better than those of the program.

With --names it learns instead whom pronouns and descriptions stand for: from
the names that records give to their speakers, and from a table with a line for
some words of a story, in five fields with tabs between them: the story, the
code points at which the words start and end, the words, and the fullest name
that the story gives to whom they stand for, "-" where it gives none.

With --judged it learns which claims are kept, from a table of the same form:
the story, the start, end and words of a cue, and "yes" if it is the cue of a
claim, "no" if it is not, or "maybe" if one could argue.`

func newFit(a *App) *cobra.Command {
	var files ruleset.Files
	var output, texts, names, judged string
	cmd := &cobra.Command{
		Use:   "fit GOLD...",
		Short: "Learn weights from annotated stories",
		Long:  fitLong,
		Example: `  claims fit annotated/ -o house.tsv
  claims eval others/ --run --rules house.tsv
  claims fit annotated/ --names names.tsv -o antecedents.tsv
  claims fit stories.ndjson --judged judgements.tsv -o judged.tsv`,
		Args:    atLeastOne("a folder of annotated stories"),
		PreRunE: a.configure,
		RunE: func(_ *cobra.Command, args []string) error {
			if output == "" {
				return fault.Usagef("give the file to write with --output")
			}
			if judged != "" && names != "" {
				return fault.Usagef("give --names or --judged, not both")
			}
			set, err := files.Set()
			if err != nil {
				return err
			}
			in := annotation.Reader{Texts: texts}
			var stories []*annotation.Story
			for _, gold := range args {
				more, err := in.Read(gold)
				if err != nil {
					return err
				}
				stories = append(stories, more...)
			}
			return fit(a, set, stories, args, names, judged, output)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&output, "output", "o", "", "write the weights to this `file`")
	f.StringVar(&names, "names", "", "learn whom pronouns and descriptions stand for, from this `file` of names")
	f.StringVar(&judged, "judged", "", "learn which claims are kept, from this `file` of judgements")
	f.StringVar(&texts, "text", "", "the `folder` of the texts that records without them are about")
	files.AddFlags(f)
	return cmd
}

// fit learns from a table of names or of judgements, or else rules, speakers and ends of
// contents.
func fit(a *App, set *rules.Set, stories []*annotation.Story, golds []string, names, judged, output string) error {
	learnt := documents(stories)
	switch {
	case judged != "":
		judgements, err := annotation.Judgements(stories, judged)
		if err != nil {
			return err
		}
		return learn(a, golds, "--judged "+filepath.Base(judged)+" -o judged.tsv", output, func(log io.Writer) []rules.Weight {
			return extract.FitJudged(set, learnt, judgements, log)
		})
	case names != "":
		bearers, err := annotation.Bearers(stories, names)
		if err != nil {
			return err
		}
		return learn(a, golds, "--names "+filepath.Base(names)+" -o antecedents.tsv", output, func(log io.Writer) []rules.Weight {
			return extract.FitAntecedents(set, learnt, bearers, log)
		})
	}
	if _, err := fmt.Fprintf(a.Streams.Err, "%-16s %s on these texts, with the weights so far\n", "claims before", extract.Agreement(set, learnt)); err != nil {
		return err
	}
	return learn(a, golds, "-o weights.tsv", output, func(log io.Writer) []rules.Weight { return extract.Fit(set, learnt, log) })
}

// learn writes to output the weights that fit learns, with the options that make them again
// and the figures that it tells.
func learn(app *App, golds []string, options, output string, fit func(log io.Writer) []rules.Weight) error {
	var figures bytes.Buffer
	weights := fit(io.MultiWriter(app.Streams.Err, &figures))
	return app.drafts.WriteNamed(output, rules.WriteWeights(origin(golds, options, &figures), weights))
}

// documents returns stories with the claims that have a content.
func documents(stories []*annotation.Story) (docs []brat.Document) {
	for _, a := range stories {
		docs = append(docs, brat.Document{Name: a.Name, Text: a.Text, Attributions: a.Attributions()})
	}
	return docs
}

// origin returns the comment that tells what weights were learnt from, and how good they
// are.
func origin(golds []string, options string, figures *bytes.Buffer) []string {
	var names []string
	for _, gold := range golds {
		names = append(names, filepath.Base(filepath.Clean(gold)))
	}
	comment := []string{
		fmt.Sprintf("Learnt from the annotated stories in %s; made again by", strings.Join(names, " and ")),
		"    claims fit " + strings.Join(names, " ") + " " + options,
	}
	return append(comment, strings.Split(strings.TrimSuffix(figures.String(), "\n"), "\n")...)
}
