package commands

import (
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/terminal"
	"claims/cmd/claims/internal/wording"

	"github.com/spf13/cobra"
)

// shells are those whose completions can be printed.
var shells = []string{"bash", "zsh", "fish", "powershell"}

const completionLong = `Completion prints a script that lets your shell complete commands, flags and
their values. Load it once in each shell, for instance from the shell's own
start-up file:

  bash:        source <(claims completion bash)
  zsh:         source <(claims completion zsh)
  fish:        claims completion fish | source
  powershell:  claims completion powershell | Out-String | Invoke-Expression`

func newCompletion(s *terminal.Streams) *cobra.Command {
	return &cobra.Command{
		Use:       "completion SHELL",
		Short:     "Print completions for a shell",
		Long:      completionLong,
		ValidArgs: shells,
		Args:      exactlyOne("a shell: " + wording.Either(shells)),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(s.Out, true)
			case "zsh":
				return root.GenZshCompletion(s.Out)
			case "fish":
				return root.GenFishCompletion(s.Out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(s.Out)
			}
			return fault.Usagef("shell %q: use %s%s", args[0], wording.Either(shells), wording.DidYouMean(args[0], shells))
		},
	}
}
