package commands

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/whole"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// newMan makes the command for those who package the program. cobra's own
// generator would bring a Markdown parser into every start.
func newMan(a *App) *cobra.Command {
	return &cobra.Command{
		Use:    "man FOLDER",
		Short:  "Write the manual pages into a folder",
		Hidden: true,
		Args:   exactlyOne("the folder to write to"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o777); err != nil {
				return fault.OfFile(args[0], err)
			}
			return writeManTree(&a.drafts, cmd.Root(), args[0])
		},
	}
}

func writeManTree(d *whole.Files, cmd *cobra.Command, dir string) error {
	name := filepath.Join(dir, manName(cmd)+".1")
	if err := d.WriteNamed(name, manPage(cmd)); err != nil {
		return err
	}
	for _, sub := range manChildren(cmd) {
		if err := writeManTree(d, sub, dir); err != nil {
			return err
		}
	}
	return nil
}

func manName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

func manChildren(cmd *cobra.Command) []*cobra.Command {
	var subs []*cobra.Command
	for _, sub := range cmd.Commands() {
		// The shells under completion have their text in its own help.
		if sub.IsAvailableCommand() && cmd.Name() != "completion" {
			subs = append(subs, sub)
		}
	}
	return subs
}

// exitStatuses says what the codes mean, for the help and the manual.
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

// manPage returns the page of a command in the man macros.
func manPage(cmd *cobra.Command) []byte {
	cmd.InitDefaultHelpFlag()
	var b bytes.Buffer
	name := manName(cmd)
	fmt.Fprintf(&b, ".TH %q 1 \"\" %q \"User Commands\"\n", strings.ToUpper(name), "claims "+programVersion())
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", roff(name), roff(cmd.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B %s\n", roff(cmd.UseLine()))
	b.WriteString(".SH DESCRIPTION\n")
	long := cmd.Long
	if long == "" {
		long = cmd.Short + "."
	}
	for i, paragraph := range strings.Split(strings.TrimSpace(long), "\n\n") {
		if i > 0 {
			b.WriteString(".PP\n")
		}
		if strings.HasPrefix(paragraph, "\t") || strings.HasPrefix(paragraph, "  ") {
			fmt.Fprintf(&b, ".nf\n%s\n.fi\n", roff(paragraph))
			continue
		}
		fmt.Fprintf(&b, "%s\n", roff(paragraph))
	}
	manFlags(&b, "OPTIONS", cmd.NonInheritedFlags())
	manFlags(&b, "GLOBAL OPTIONS", cmd.InheritedFlags())
	if cmd.Example != "" {
		fmt.Fprintf(&b, ".SH EXAMPLES\n.nf\n%s\n.fi\n", roff(cmd.Example))
	}
	if cmd.Name() == "extract" {
		b.WriteString(".SH EXIT STATUS\n")
		for _, s := range exitStatuses {
			fmt.Fprintf(&b, ".TP\n.B %d\n%s\n", s.code, roff(s.meaning))
		}
	}
	var also []string
	if cmd.HasParent() {
		also = append(also, manName(cmd.Parent()))
	}
	for _, sub := range manChildren(cmd) {
		also = append(also, manName(sub))
	}
	if len(also) > 0 {
		fmt.Fprintf(&b, ".SH SEE ALSO\n")
		for i, name := range also {
			end := ","
			if i == len(also)-1 {
				end = ""
			}
			fmt.Fprintf(&b, ".BR %s (1)%s\n", roff(name), end)
		}
	}
	return b.Bytes()
}

func manFlags(b *bytes.Buffer, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(b, ".SH %s\n", title)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		b.WriteString(".TP\n")
		if f.Shorthand != "" {
			fmt.Fprintf(b, "\\fB\\-%s\\fR, ", f.Shorthand)
		}
		fmt.Fprintf(b, "\\fB\\-\\-%s\\fR", roff(f.Name))
		if value != "" {
			fmt.Fprintf(b, " \\fI%s\\fR", roff(value))
		}
		b.WriteString("\n" + roff(usage))
		switch f.DefValue {
		case "", "false", "0", "[]":
		default:
			fmt.Fprintf(b, " (default %s)", roff(f.DefValue))
		}
		b.WriteString("\n")
	})
}

var roffEscapes = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n.", "\n\\&.", "\n'", "\n\\&'")

// roff escapes text for troff.
func roff(s string) string {
	s = roffEscapes.Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}
