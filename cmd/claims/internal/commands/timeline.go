package commands

import (
	"cmp"
	"context"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/setting"
	"claims/cmd/claims/internal/timeline"
	"claims/cmd/claims/internal/worth"
	"claims/extract"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
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
	storyOptions
	viewOptions
	scale  string
	asJSON bool
}

// newTimeline makes the command timeline.
func newTimeline(a *App) *cobra.Command {
	o := &timelineOptions{storyOptions: storyOptionsOf(a)}
	cmd := o.command(&cobra.Command{
		Use:   "timeline [FILE|FOLDER|-]...",
		Short: "List what was said by date, with the stories that told it",
		Long:  timelineLong,
		Example: `  claims timeline --speaker 'Ana Ruiz' claims.db
  claims timeline --act denial wire/
  claims timeline --check-worthy wire/today/
  claims timeline claims.db --json | jq -r '.[] | select(.date >= "2024-03") | .text'`,
	}, func(f *pflag.FlagSet) {
		f.BoolVar(&o.asJSON, "json", false, "write JSON")
		f.StringVar(&o.scale, "check-worthy", "", "list first what is worth checking, with the reasons: those of the program, or of this `file`")
		f.Lookup("check-worthy").NoOptDefVal = worth.Builtin
		o.addColor(f)
		o.addPager(f)
	}, func(cmd *cobra.Command) error { return o.run(cmd.Context()) })
	setting.CompleteWith(cmd, "color", colorChoices)
	return cmd
}

func (o *timelineOptions) run(ctx context.Context) error {
	b, err := o.batch()
	if err != nil {
		return err
	}
	var scale *worth.Scale
	if o.scale != "" {
		if scale, err = worth.Read(o.scale); err != nil {
			return err
		}
	}
	filter := b.Filter // of what is told; what answers that may be anything
	t := timeline.Builder{Scale: scale, Wants: func(speaker string, c *extract.ClaimRecord) bool {
		return filter.Wants(string(c.Kind), string(c.Act), speaker, c.Confidence)
	}}
	b.Collect, b.Filter = t.Add, &record.Filter{}
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
