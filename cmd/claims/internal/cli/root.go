// Package cli is the command line of claims: flags, input and output.
package cli

import (
	"errors"
	"fmt"
	"os"

	"claims/extract"
	"claims/rules"

	"github.com/spf13/cobra"
)

// Extractor finds the claims of a text in UTF-8. It is safe for concurrent use.
type Extractor interface {
	Extract(src string) *extract.Result
}

// App is what the commands need from outside.
type App struct {
	Streams *Streams
	// NewExtractor makes the extractor when, and only when, a command needs
	// one: no other command pays for it.
	NewExtractor func() (Extractor, error)
}

// Main runs the program and returns its exit code.
func Main() int {
	app := &App{
		Streams:      System(),
		NewExtractor: func() (Extractor, error) { return extract.New(rules.Builtin()), nil },
	}
	return app.Run(os.Args[1:])
}

// Run runs the command line args and returns the exit code.
func (a *App) Run(args []string) int {
	root := newRoot(a)
	root.SetArgs(args)
	cmd, err := root.ExecuteC()
	code, message := exitCode(err)
	if message != "" {
		fmt.Fprintf(a.Streams.Err, "claims: %s\n", message)
	}
	if code == exitUsage {
		fmt.Fprintf(a.Streams.Err, "usage: %s\n       %s --help\n", cmd.UseLine(), cmd.CommandPath())
	}
	return code
}

func newRoot(a *App) *cobra.Command {
	root := &cobra.Command{
		Use:   "claims",
		Short: "Find out who said what in the news",
		Long: `Claims reads news stories and writes down who said what: each claim with its
speaker, the words that attribute it, and its content, as JSON, YAML or a table.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return unknownCommand(cmd, args[0])
		},
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetIn(a.Streams.In)
	root.SetOut(a.Streams.Out)
	root.SetErr(a.Streams.Err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(newExtract(a), newVersion(a.Streams))
	return root
}

func unknownCommand(cmd *cobra.Command, name string) error {
	err := fmt.Errorf("unknown command %q", name)
	if s := cmd.SuggestionsFor(name); len(s) > 0 {
		err = fmt.Errorf("%w (did you mean %q?)", err, s[0])
	} else if _, statErr := os.Stat(name); statErr == nil {
		err = fmt.Errorf("%w: to read a file, write: claims extract %s", err, name)
	}
	return usageError{errors.Join(err)}
}
