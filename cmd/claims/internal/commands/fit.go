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
	"claims/cmd/claims/internal/setting"
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
for weights that do better than those of the program.`

func newFit(a *App) *cobra.Command {
	var files ruleset.Files
	var output, texts string
	cmd := &cobra.Command{
		Use:   "fit GOLD",
		Short: "Learn weights from annotated stories",
		Long:  fitLong,
		Example: `  claims fit annotated/ -o house.tsv
  claims eval others/ --run --rules house.tsv`,
		Args: exactlyOne("a folder of annotated stories"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := setting.Configure(cmd); err != nil {
				return err
			}
			if output == "" {
				return fault.Usagef("give the file to write with --output")
			}
			return fit(a, &files, args[0], texts, output)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&output, "output", "o", "", "write the weights to this `file`")
	f.StringVar(&texts, "text", "", "the `folder` of the texts that records without them are about")
	files.AddFlags(f)
	return cmd
}

func fit(app *App, files *ruleset.Files, gold, texts, output string) error {
	set, err := files.Set()
	if err != nil {
		return err
	}
	in := annotation.Reader{Texts: texts}
	docs, err := in.Read(gold)
	if err != nil {
		return err
	}
	var learnt []brat.Document
	for _, a := range docs {
		d := brat.Document{Name: a.Name, Text: a.Text}
		for i := range a.Record.Claims {
			if c := &a.Record.Claims[i]; len(c.Content) > 0 {
				d.Attributions = append(d.Attributions, a.Attribution(c))
			}
		}
		learnt = append(learnt, d)
	}
	if _, err := fmt.Fprintf(app.Streams.Err, "%-16s %s on these texts, with the weights so far\n", "claims before", extract.Agreement(set, learnt)); err != nil {
		return err
	}
	var figures bytes.Buffer
	weights := extract.Fit(set, learnt, io.MultiWriter(app.Streams.Err, &figures))
	comment := []string{
		fmt.Sprintf("Learnt from the annotated stories in %s; made again by", filepath.Base(filepath.Clean(gold))),
		"    claims fit " + filepath.Base(filepath.Clean(gold)) + " -o weights.tsv",
	}
	comment = append(comment, strings.Split(strings.TrimSuffix(figures.String(), "\n"), "\n")...)
	return app.drafts.WriteNamed(output, rules.WriteWeights(comment, weights))
}
