package commands

import (
	"cmp"
	"context"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/ruleset"
	"claims/cmd/claims/internal/setting"
	"claims/cmd/claims/internal/timeline"
	"claims/cmd/claims/internal/wording"
	"claims/cmd/claims/internal/worth"
	"claims/extract"

	"github.com/spf13/cobra"
)

const timelineLong = `Timeline lists what was said by its dates, with the stories that told it: the same
words once, at the date of the first story, and what denies, confirms, rejects or
replies to them. Stories that do not tell when they were published come last.

With --check-worthy, what can be checked comes first: numbers, comparisons, times, facts,
said by somebody named, rather than opinions, promises and questions. The reasons and
their weights are a YAML file, rules/checkworthy.yaml, of which you can give your own.

What is given may be stories, records or a database of claims collect, of which
speakers are people across stories.`

// timelineOptions are the flags of timeline.
type timelineOptions struct {
	app *App
	inputOptions
	filterOptions
	rules ruleset.Files

	viewOptions
	scale  string
	asJSON bool
}

// newTimeline makes the command timeline.
func newTimeline(a *App) *cobra.Command {
	o := &timelineOptions{app: a, inputOptions: defaultInput(), viewOptions: viewOptions{color: "auto"}}
	cmd := &cobra.Command{
		Use:   "timeline [FILE|FOLDER|-]...",
		Short: "List what was said by date, with the stories that told it",
		Long:  timelineLong,
		Example: `  claims timeline --speaker 'Ana Ruiz' claims.db
  claims timeline --act denial wire/
  claims timeline --check-worthy wire/today/
  claims timeline claims.db --json | jq -r '.[] | select(.date >= "2024-03") | .text'`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.prepare(cmd, args); err != nil {
				return err
			}
			if err := cmp.Or(o.inputOptions.check(a.Streams), o.filterOptions.check()); err != nil {
				return err
			}
			return o.run(cmd.Context())
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	group(f, "Output", func() {
		f.BoolVar(&o.asJSON, "json", false, "write JSON")
		f.StringVar(&o.scale, "check-worthy", "", "list first what is worth checking, with the reasons: those of the program, or of this `file`")
		f.Lookup("check-worthy").NoOptDefVal = worth.Builtin
		f.Var(setting.OneOf(&o.color, colorChoices, "when"), "color", "colour the text "+wording.Either(colorChoices)+"; auto does on a terminal")
		f.BoolVar(&o.noPager, "no-pager", false, "print to the terminal itself")
	})
	group(f, "Which claims", func() { o.filterOptions.flags(cmd) })
	o.inputOptions.flags(cmd)
	group(f, "How they are found", func() { o.rules.AddFlags(f) })
	setting.CompleteWith(cmd, "color", colorChoices)
	return cmd
}

func (o *timelineOptions) run(ctx context.Context) error {
	filter, err := o.filter()
	if err != nil {
		return err
	}
	var scale *worth.Scale
	if o.scale != "" {
		if scale, err = worth.Read(o.scale); err != nil {
			return err
		}
	}
	t := timeline.Builder{Scale: scale, Wants: func(speaker string, c *extract.ClaimRecord) bool {
		return filter.Wants(string(c.Kind), string(c.Act), speaker, c.Confidence)
	}}
	b := o.batch(o.app)
	b.Collect = t.Add
	if b.Extractor, err = o.app.NewExtractor(&o.rules); err != nil {
		return err
	}
	finished := b.Finish(b.Run(ctx))
	if isInVain(b, finished) {
		return finished
	}
	s := o.app.Streams
	if o.asJSON {
		return cmp.Or(record.NewJSON(s.Out, true, "").Encode(t.Sayings()), finished)
	}
	v, wait := o.open(s, "")
	err = v.Timeline(t.Sayings())
	wait()
	if fault.IsClosedPipe(err) {
		return nil
	}
	return cmp.Or(err, finished)
}
