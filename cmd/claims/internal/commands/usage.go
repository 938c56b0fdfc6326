package commands

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usageWidth is how wide the descriptions of flags may be.
const usageWidth = 80

// usage prints how a command is used, as cobra's own template does, with the
// descriptions of flags wrapped. A template would keep every exported method of
// every package in the binary, a fifth of it.
func usage(cmd *cobra.Command) error {
	var b strings.Builder
	b.WriteString("Usage:\n  " + useLine(cmd))
	var commands, topics []string
	for _, sub := range cmd.Commands() {
		switch {
		case sub.IsAvailableCommand() || sub.Name() == "help":
			commands = append(commands, fmt.Sprintf("  %-*s %s", sub.NamePadding(), sub.Name(), sub.Short))
		case sub.IsAdditionalHelpTopicCommand():
			topics = append(topics, fmt.Sprintf("  %-*s %s", sub.CommandPathPadding(), sub.CommandPath(), sub.Short))
		}
	}
	section := func(title, text string) {
		if text != "" {
			b.WriteString("\n\n" + title + ":\n" + text)
		}
	}
	section("Examples", cmd.Example)
	if cmd.HasAvailableSubCommands() {
		section("Available Commands", strings.Join(commands, "\n"))
	}
	section("Flags", flagUsages(cmd.LocalFlags()))
	section("Global Flags", flagUsages(cmd.InheritedFlags()))
	section("Additional help topics", strings.Join(topics, "\n"))
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n\nUse \"%s [command] --help\" for more information about a command.", cmd.CommandPath())
	}
	b.WriteByte('\n')
	_, err := io.WriteString(cmd.OutOrStderr(), b.String())
	return err
}

// useLine returns how a command line looks.
func useLine(cmd *cobra.Command) string {
	if cmd.HasAvailableSubCommands() {
		return cmd.CommandPath() + " [command]"
	}
	return cmd.UseLine()
}

func flagUsages(f *pflag.FlagSet) string {
	return strings.TrimRight(f.FlagUsagesWrapped(usageWidth), " \n")
}
