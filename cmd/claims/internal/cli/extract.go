package cli

import (
	"fmt"
	"io"
	"os"
	"slices"

	"claims/extract"

	"github.com/spf13/cobra"
)

func newExtract(a *App) *cobra.Command {
	var format string
	var minConfidence float64
	cmd := &cobra.Command{
		Use:   "extract [FILE|-]...",
		Short: "Print the claims of news stories",
		RunE: func(_ *cobra.Command, args []string) error {
			if !slices.Contains(formats, format) {
				return usagef("unknown format %q", format)
			}
			if len(args) == 0 {
				if a.Streams.InTerminal {
					return usagef("no story: name a file, or pipe one in")
				}
				args = []string{"-"}
			}
			x, err := a.NewExtractor()
			if err != nil {
				return err
			}
			keep := func(c *extract.Claim) bool { return toHundredths(c.Confidence) >= toHundredths(minConfidence) }
			failed := false
			for _, name := range args {
				var data []byte
				if name == "-" {
					name = "<stdin>"
					data, err = io.ReadAll(a.Streams.In)
				} else {
					data, err = os.ReadFile(name)
				}
				if err != nil {
					failed = true
					fmt.Fprintf(a.Streams.Err, "claims: %v\n", fileFault(name, err))
					continue
				}
				out, err := appendRecord(nil, newRecord(documentRecord{Path: name}, x.Extract(string(data)), keep), format, a.Streams.OutTerminal)
				if err != nil {
					return err
				}
				if _, err := a.Streams.Out.Write(out); err != nil {
					return err
				}
			}
			if failed {
				return codeError(exitFailed)
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "json", "output format")
	cmd.Flags().Float64Var(&minConfidence, "min-confidence", 0, "leave out less confident claims")
	return cmd
}
