package cli

import (
	"claims/cmd/claims/internal/fault"

	"github.com/spf13/cobra"
)

// oneStory takes the arguments of a command that looks at a single story.
func oneStory(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return fault.Usagef("give one story, or - for the standard input")
	}
	return nil
}
