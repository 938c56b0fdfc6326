package commands

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/wording"

	"github.com/spf13/cobra"
)

// The topics, as they are printed.
var (
	//go:embed topics/formats.txt
	formatsTopic string
	//go:embed topics/record.txt
	recordTopic string
	//go:embed topics/corpus.txt
	corpusTopic string
)

// exitStatuses says what the codes mean, for the help.
var exitStatuses = []struct {
	code    int
	meaning string
}{
	{fault.ExitOK, "Done; there may be no claims."},
	{fault.ExitNoClaims, "No claims, with --exit-status."},
	{fault.ExitUsage, "The command line, the configuration or a rule file is wrong."},
	{fault.ExitFailed, "Some input or output failed; the rest is done."},
	{fault.ExitInterrupted, "Interrupted by Ctrl-C."},
}

// topics returns the topics of the help that are no commands.
func topics() []*cobra.Command {
	var codes strings.Builder
	for _, s := range exitStatuses {
		fmt.Fprintf(&codes, "%5d  %s\n", s.code, s.meaning)
	}
	return []*cobra.Command{
		{Use: "formats", Short: "What is read and what is written", Long: strings.TrimSpace(formatsTopic)},
		{Use: "corpus", Short: "The tables of a database of claims, and questions to it", Long: strings.TrimSpace(corpusTopic)},
		{Use: "record", Short: "The keys of a record, and the columns of a table", Long: strings.TrimSpace(recordTopic) + " " + wording.Wrap(record.Columns, ", ", 60, "                    ")},
		{Use: "exit-codes", Short: "What the exit codes mean", Long: strings.TrimRight("What the exit codes mean:\n\n"+codes.String(), "\n")},
	}
}

func newSchema(a *App) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a record",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(a.Streams.Out, record.JSONSchema)
			return err
		},
	}
}
