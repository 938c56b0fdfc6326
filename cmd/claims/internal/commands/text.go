package commands

import (
	"claims/cmd/claims/internal/record"
	"claims/extract"

	"github.com/spf13/cobra"
)

const textLong = `Text prints the text that was read from stories in any format: the headline,
where the format tells it apart, and the body, paragraph by paragraph. The
offsets of the other commands refer to it. It is in UTF-8; of a plain text it is
that text. A form feed stands between the texts of several stories.`

// newText makes the command text.
func newText(a *App) *cobra.Command {
	o := defaultInput()
	verbose := false
	cmd := &cobra.Command{
		Use:     "text [FILE|FOLDER|-]...",
		Short:   "Print the text that offsets refer to",
		Long:    textLong,
		Example: "  claims text page.html",
		Args:    cobra.ArbitraryArgs,
		PreRunE: a.configure,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.language = "any" // nothing is extracted
			if err := o.check(a.Streams, args); err != nil {
				return err
			}
			b := o.batch(a)
			b.Verbose = verbose
			b.Extractor, b.WithText, b.Encoder = noExtractor{}, true, record.Encoder{Format: record.TextFormat}
			return b.Finish(b.Run(cmd.Context()))
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "tell on the standard error stream what each input was read as")
	o.flags(cmd)
	// No story is left out here for its language.
	_ = cmd.Flags().MarkHidden("language")
	return cmd
}

// noExtractor finds nothing, for commands that only read.
type noExtractor struct{}

func (noExtractor) Extract(src string) *extract.Result { return &extract.Result{Source: src} }
