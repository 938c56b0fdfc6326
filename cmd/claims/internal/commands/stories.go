package commands

import (
	"cmp"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/ruleset"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// storyOptions are the flags of the commands that find the claims of many stories.
type storyOptions struct {
	app *App
	inputOptions
	filterOptions
	rules    ruleset.Files
	wantsAll bool // no flags tell which claims
}

func storyOptionsOf(a *App) storyOptions { return storyOptions{app: a, inputOptions: defaultInput()} }

// command completes a command that reads stories: with the flags that output adds, and
// with those that all of them have. It runs when these are right.
func (o *storyOptions) command(cmd *cobra.Command, output func(*pflag.FlagSet), run func(*cobra.Command) error) *cobra.Command {
	cmd.Args, cmd.PreRunE = cobra.ArbitraryArgs, o.app.configure
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := cmp.Or(o.inputOptions.check(o.app.Streams, args), o.filterOptions.check()); err != nil {
			return err
		}
		return run(cmd)
	}
	f := cmd.Flags()
	f.SortFlags = false
	group(f, "Output", func() { output(f) })
	if !o.wantsAll {
		group(f, "Which claims", func() { o.filterOptions.flags(cmd) })
	}
	o.inputOptions.flags(cmd)
	group(f, "How they are found", func() { o.rules.AddFlags(f) })
	return cmd
}

// batch returns a batch that finds the claims of the inputs.
func (o *storyOptions) batch() (b *batch.Batch, err error) {
	b = o.inputOptions.batch(o.app)
	if b.Filter, err = o.filter(); err != nil {
		return nil, err
	}
	b.Extractor, err = o.app.NewExtractor(&o.rules)
	return b, err
}
