package commands

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"claims/cmd/claims/internal/notices"
	"claims/cmd/claims/internal/terminal"

	"github.com/spf13/cobra"
)

// version is set by the linker for a release: -X claims/cmd/claims/internal/commands.version=1.2.3
var version string

// nextVersion is that of the release which is being worked on.
const nextVersion = "1.0.0"

// programVersion returns the version that the program was built as.
func programVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return strings.TrimPrefix(info.Main.Version, "v")
	}
	return nextVersion + "-dev"
}

func newVersion(a *App) *cobra.Command {
	var licenses bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if licenses {
				_, err := io.WriteString(a.Streams.Out, notices.Text)
				return err
			}
			return printVersion(a.Streams)
		},
	}
	cmd.Flags().BoolVar(&licenses, "licenses", false, "print the licences of all that the program contains")
	return cmd
}

func printVersion(s *terminal.Streams) error {
	_, err := fmt.Fprintf(s.Out, "claims %s (%s, %s/%s)\n", programVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
