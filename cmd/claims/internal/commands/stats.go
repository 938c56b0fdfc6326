package commands

import (
	"cmp"

	"claims/cmd/claims/internal/counts"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/setting"
	"claims/cmd/claims/internal/wording"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const statsLong = `Stats counts the claims of stories: by speaker, act, kind and story. A speaker
is quoted where a claim is at least partly in quotation marks. A claim is
unresolved when the text gives its speaker by a pronoun or a description without
a name; hearsay has no speaker at all.

The same name in two stories is taken for the same speaker.

With --unique, words that several stories tell count once, and those told most often
are listed; --by counts by day, month or year as well. Of a database of claims collect,
speakers are people across stories.

What claims extract wrote, as JSON or YAML, is counted as the stories themselves
are: a file or a pipe of records, or the folder of --output.`

// newStats makes the command stats.
func newStats(a *App) *cobra.Command {
	o := storyOptionsOf(a)
	var asJSON, asCSV bool
	var options counts.Options
	top := 10
	cmd := o.command(&cobra.Command{
		Use:   "stats [FILE|FOLDER|-]...",
		Short: "Count claims by speaker, act, kind and story",
		Long:  statsLong,
		Example: `  claims stats wire/
  claims extract wire/ > all.jsonl; claims stats all.jsonl
  claims stats wire/ --top 0 --csv > counts.csv
  claims stats claims.db --unique --speaker 'Ana Ruiz' --by month
  claims stats wire/ --json | jq '.unresolved.share'`,
	}, func(f *pflag.FlagSet) {
		f.BoolVar(&asJSON, "json", false, "write JSON")
		f.BoolVar(&asCSV, "csv", false, "write a row for each count, in CSV")
		f.BoolVar(&options.Unique, "unique", false, "count the same words once, however many stories tell them")
		f.Var(setting.OneOf(&options.By, counts.Periods, "period"), "by", "count by "+wording.Either(counts.Periods)+" as well, of the stories that tell when they were published")
		f.IntVar(&top, "top", top, "show so many speakers, repeated claims and stories, or with 0 all")
	}, func(cmd *cobra.Command) error {
		if top < 0 {
			return fault.Usagef("--top %d: give 0 for all, or more", top)
		}
		if asJSON && asCSV {
			return fault.Usagef("--json and --csv: give one of them")
		}
		b, err := o.batch()
		if err != nil {
			return err
		}
		c := counts.New(options)
		b.Collect = c.Add
		finished := b.Finish(b.Run(cmd.Context()))
		if isInVain(b, finished) {
			return finished
		}
		found := c.Counts().First(top)
		switch {
		case asJSON:
			err = record.NewJSON(a.Streams.Out, true, "").Encode(found)
		case asCSV:
			err = counts.PrintCSV(a.Streams, found)
		default:
			err = counts.Print(a.Streams, found)
		}
		return cmp.Or(err, finished)
	})
	setting.CompleteWith(cmd, "by", counts.Periods)
	return cmd
}
