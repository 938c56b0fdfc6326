package commands

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usageWidth is how wide the descriptions of flags may be.
const usageWidth = 80

// usage prints how a command is used: its commands and its flags in groups.
func usage(cmd *cobra.Command) error {
	cmd.InitDefaultHelpFlag()
	if f := cmd.Flags().Lookup("help"); f != nil {
		f.Usage = "print this help"
	}
	var b strings.Builder
	b.WriteString("Usage:\n  " + useLine(cmd))
	section := func(title, text string) {
		if text != "" {
			b.WriteString("\n\n" + title + ":\n" + text)
		}
	}
	section("Examples", cmd.Example)
	for _, g := range cmd.Groups() {
		section(g.Title, listed(cmd, func(sub *cobra.Command) bool { return sub.GroupID == g.ID && isCommand(sub) }))
	}
	section("Commands", listed(cmd, func(sub *cobra.Command) bool { return sub.GroupID == "" && isCommand(sub) }))
	topics := listed(cmd, (*cobra.Command).IsAdditionalHelpTopicCommand)
	section("Topics", topics)
	for _, g := range flagGroups(cmd.LocalFlags()) {
		section(g.title, flagUsages(g.flags))
	}
	section("Flags of all commands", flagUsages(cmd.InheritedFlags()))
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n\nHelp: %s help COMMAND", cmd.CommandPath())
		if topics != "" {
			b.WriteString(", or help TOPIC")
		}
	}
	b.WriteByte('\n')
	_, err := io.WriteString(cmd.OutOrStderr(), b.String())
	return err
}

func isCommand(c *cobra.Command) bool { return c.IsAvailableCommand() || c.Name() == "help" }

// listed returns the commands under cmd of which is reports true, each with what it does.
func listed(cmd *cobra.Command, is func(*cobra.Command) bool) string {
	var lines []string
	for _, sub := range cmd.Commands() {
		if is(sub) {
			lines = append(lines, fmt.Sprintf("  %-*s %s", sub.NamePadding(), sub.Name(), sub.Short))
		}
	}
	return strings.Join(lines, "\n")
}

// flagGroup is flags that the help shows together.
type flagGroup struct {
	title string
	flags *pflag.FlagSet
}

// groupKey is the annotation that holds the group of a flag.
const groupKey = "group"

// group puts the flags that add defines under a title of the help.
func group(f *pflag.FlagSet, title string, add func()) {
	before := map[string]bool{}
	f.VisitAll(func(flag *pflag.Flag) { before[flag.Name] = true })
	add()
	f.VisitAll(func(flag *pflag.Flag) {
		if !before[flag.Name] && flag.Annotations[groupKey] == nil {
			if flag.Annotations == nil {
				flag.Annotations = map[string][]string{}
			}
			flag.Annotations[groupKey] = []string{title}
		}
	})
}

// flagGroups returns the flags of f by group, those without one last.
func flagGroups(f *pflag.FlagSet) []flagGroup {
	var groups []flagGroup
	var others *pflag.FlagSet
	f.VisitAll(func(flag *pflag.Flag) {
		title := flag.Annotations[groupKey]
		if title == nil {
			if others == nil {
				others = newFlagSet()
			}
			others.AddFlag(flag)
			return
		}
		i := slices.IndexFunc(groups, func(g flagGroup) bool { return g.title == title[0] })
		if i < 0 {
			i = len(groups)
			groups = append(groups, flagGroup{title[0], newFlagSet()})
		}
		groups[i].flags.AddFlag(flag)
	})
	if others != nil {
		title := "Flags"
		if len(groups) > 0 {
			title = "Other flags"
		}
		groups = append(groups, flagGroup{title, others})
	}
	return groups
}

func newFlagSet() *pflag.FlagSet {
	f := pflag.NewFlagSet("", pflag.ContinueOnError)
	f.SortFlags = false
	return f
}

// useLine returns how a command line looks.
func useLine(cmd *cobra.Command) string {
	if cmd.HasAvailableSubCommands() {
		return cmd.CommandPath() + " COMMAND"
	}
	return cmd.UseLine()
}

func flagUsages(f *pflag.FlagSet) string {
	return strings.TrimRight(f.FlagUsagesWrapped(usageWidth), " \n")
}
