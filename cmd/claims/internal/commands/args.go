package commands

import (
	"os"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/wording"

	"github.com/spf13/cobra"
)

// rootArgs lets no argument pass: what is not a command is a mistake.
func rootArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if hint := wording.DidYouMean(args[0], names); hint != "" {
		return fault.Usagef("unknown command %q%s", args[0], hint)
	}
	if _, err := os.Stat(args[0]); err == nil {
		return fault.Usagef("unknown command %q: to read it, write: claims extract %s", args[0], args[0])
	}
	return fault.Usagef("unknown command %q", args[0])
}

// oneStory takes the arguments of a command that looks at a single story.
func oneStory(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return fault.Usagef("give one story, or - for the standard input")
	}
	return nil
}

// atLeastOne takes one argument or more, and tells what they are to be.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fault.Usagef("give %s", what)
		}
		return nil
	}
}

// exactlyOne takes a single argument, and tells what it is to be.
func exactlyOne(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return fault.Usagef("give %s", what)
		}
		return nil
	}
}
