package commands

import (
	"bufio"

	"claims/cmd/claims/internal/annotation"
	"claims/cmd/claims/internal/evaluation"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/ruleset"

	"github.com/spf13/cobra"
)

// evalOptions are the flags of eval.
type evalOptions struct {
	app    *App
	rules  ruleset.Files
	run    bool
	nested bool
	asJSON bool
	errors int
	texts  string
}

const evalLong = `Eval compares claims with those that people annotated in the same texts.

GOLD is a folder of brat standoff (NAME.txt with NAME.ann, or text/NAME.txt with
attributions/NAME_ANNOTATOR.ann), or files of JSON or YAML: records of claims
extract that somebody has corrected, or Citron's annotations. PREDICTED is the
same, matched by the names of the texts; with --run, the claims are extracted
anew. Texts that PREDICTED lacks count as missed.

Spans are compared as sets of words. A claim is right by half (soft) when its
content and its speaker share at least half of their words with the annotated
ones, and strictly when all of them. Speech is what stands in quotation marks or
has a verb of reporting in its cue. A claim within another one's content is left
out unless --nested.`

func newEval(a *App) *cobra.Command {
	o := &evalOptions{app: a}
	cmd := &cobra.Command{
		Use:   "eval GOLD [PREDICTED]",
		Short: "Measure claims against those that people annotated",
		Long:  evalLong,
		Example: `  claims eval annotated/ --run
  claims eval annotated/ --run --rules house.yaml --errors 20
  claims extract -f ndjson annotated/text > found.ndjson; claims eval annotated/ found.ndjson`,
		Args:    cobra.ArbitraryArgs,
		PreRunE: a.configure,
		RunE: func(_ *cobra.Command, args []string) error {
			return o.do(args)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&o.run, "run", false, "extract the claims of the annotated texts, instead of reading PREDICTED")
	f.IntVar(&o.errors, "errors", 0, "show so many missed, extra and wrong claims, spread over all")
	f.BoolVar(&o.nested, "nested", false, "count claims within other claims")
	f.StringVar(&o.texts, "text", "", "the `folder` of the texts that records without them are about")
	f.BoolVar(&o.asJSON, "json", false, "write JSON")
	o.rules.AddFlags(f)
	return cmd
}

func (o *evalOptions) do(args []string) error {
	switch {
	case len(args) == 0:
		return fault.Usagef("give the annotated texts, and --run or the claims to measure")
	case len(args) > 2:
		return fault.Usagef("give the annotated texts and one file or folder of claims")
	case o.run == (len(args) == 2):
		return fault.Usagef("give --run or the claims to measure, one of them")
	case o.errors < 0:
		return fault.Usagef("--errors %d: give 0 or more", o.errors)
	}
	in := annotation.Reader{Texts: o.texts}
	gold, err := in.Read(args[0])
	if err != nil {
		return err
	}
	var predicted []*annotation.Story
	if o.run {
		x, err := o.app.NewExtractor(&o.rules)
		if err != nil {
			return err
		}
		for _, a := range gold {
			r := record.New(record.Document{Path: a.Record.Document.Path}, x.Extract(a.Text), nil)
			predicted = append(predicted, a.With(r))
		}
	} else {
		texts := map[string]*annotation.Story{}
		for _, a := range gold {
			texts[a.Name] = a
		}
		in.Known = texts
		if predicted, err = in.Read(args[1]); err != nil {
			return err
		}
	}
	t := evaluation.Tally(gold, predicted, o.nested)
	if o.asJSON {
		return record.NewJSON(o.app.Streams.Out, true, "").Encode(evaluation.RecordOf(t))
	}
	w := bufio.NewWriter(o.app.Streams.People())
	evaluation.Print(w, t)
	if o.errors > 0 {
		evaluation.PrintErrors(w, t, o.errors)
	}
	return w.Flush()
}
