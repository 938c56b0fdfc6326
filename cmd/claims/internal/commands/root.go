// Package commands is the command line of claims: its commands and flags, and how it
// ends.
package commands

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/ruleset"
	"claims/cmd/claims/internal/setting"
	"claims/cmd/claims/internal/terminal"
	"claims/cmd/claims/internal/whole"
	"claims/cmd/claims/internal/wording"
	"claims/extract"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// App is what the commands need from outside.
type App struct {
	Streams *terminal.Streams
	// NewExtractor makes the extractor when, and only when, a command needs
	// one: no other command pays for it.
	NewExtractor func(*ruleset.Files) (batch.Extractor, error)

	drafts   whole.Files
	profiles profiles
	config   os.FileInfo // the file of settings that was read, if any
	// silence and patience are those of batches and of interrupts; tests, which
	// may run on a busy machine, have others.
	silence, patience time.Duration
}

// Main runs the program and returns its exit code.
func Main() int {
	batch.CollectLess()
	ctx, stop := signalContext()
	defer stop()
	app := &App{Streams: terminal.System(), NewExtractor: extractorOf}
	return app.Run(ctx, os.Args[1:])
}

// extractorOf returns the extractor that follows the program's rules and those
// of the user.
func extractorOf(files *ruleset.Files) (batch.Extractor, error) {
	set, err := files.Set()
	if err != nil {
		return nil, err
	}
	return extract.New(set), nil
}

// signalContext returns a context that ends at the first Ctrl-C or SIGTERM, or when
// the terminal goes away, with an Interruption; the second kills the program as usual.
func signalContext() (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) { // as nohup has it
		signal.Notify(signals, syscall.SIGHUP)
	}
	// A closed pipe is to be an error of writing, and not to kill the program.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	go func() {
		if s, ok := <-signals; ok {
			signal.Stop(signals)
			cancel(fault.Interruption{Signal: s})
		}
	}()
	return ctx, func() { cancel(nil) }
}

// Run runs the command line args and returns the exit code.
func (a *App) Run(ctx context.Context, args []string) int {
	root := newRoot(a, askedFor(args))
	root.SetArgs(args)
	cmd, err := execute(ctx, root, cmp.Or(a.patience, patience))
	a.drafts.Close() // an interrupted command may still be at work
	err = errors.Join(err, a.profiles.stop())
	code, messages := fault.ExitCode(err)
	for _, m := range messages {
		a.Streams.Tell(m)
	}
	var usage fault.Usage
	if errors.As(err, &usage) {
		fmt.Fprintf(a.Streams.Err, "usage: %s\nhelp:  %s --help\n", useLine(cmd), cmd.CommandPath())
	}
	return code
}

// patience is how long an interrupted command may take to end by itself; longer
// than GraceTime, as a batch tells how far it came.
const patience = batch.GraceTime + 150*time.Millisecond

// execute runs the command line. A command that an interrupt does not reach is
// left where it is.
func execute(ctx context.Context, root *cobra.Command, patience time.Duration) (cmd *cobra.Command, err error) {
	type outcome struct {
		cmd *cobra.Command
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		cmd, err := root.ExecuteContextC(ctx)
		done <- outcome{cmd, err}
	}()
	select {
	case o := <-done:
		return o.cmd, o.err
	case <-ctx.Done():
	}
	select {
	case o := <-done:
		return o.cmd, o.err
	case <-time.After(patience):
	}
	if stopped := (fault.Interruption{}); errors.As(context.Cause(ctx), &stopped) {
		return root, fault.Code(stopped.Code())
	}
	return root, context.Cause(ctx)
}

// Root returns the command line, for the manual.
func Root() *cobra.Command { return newRoot(&App{Streams: terminal.System()}, "") }

// commands returns the commands by their names, in the groups and the order of the help.
func commands() []commandGroup {
	return []commandGroup{
		{"Everyday", []namedCommand{{"extract", newExtract}, {"show", newShow}, {"stats", newStats}, {"text", newText}}},
		{"Many stories", []namedCommand{{"collect", newCollect}, {"people", newPeople}, {"timeline", newTimeline}}},
		{"Rules", []namedCommand{{"rules", newRules}, {"explain", newExplain}, {"tokens", newTokens}}},
		{"Measuring", []namedCommand{{"eval", newEval}, {"fit", newFit}, {"convert", newConvert}}},
		{"About", []namedCommand{{"schema", newSchema}, {"version", newVersion}}},
	}
}

type commandGroup struct {
	title    string
	commands []namedCommand
}

type namedCommand struct {
	name string
	make func(*App) *cobra.Command
}

// askedFor returns the command that the arguments begin with, or "" where it takes all
// commands to tell what they ask for.
func askedFor(args []string) string {
	if len(args) == 0 {
		return ""
	}
	for _, g := range commands() {
		for _, c := range g.commands {
			if c.name == args[0] {
				return c.name
			}
		}
	}
	return ""
}

// newRoot makes the command line: all of it or, where one command is asked for, no other,
// which takes a third of a millisecond less.
func newRoot(a *App, asked string) *cobra.Command {
	var version bool
	root := &cobra.Command{
		Use:   "claims",
		Short: "Find out who said what in the news",
		Long: `Claims reads news stories and writes down who said what: each claim with its
speaker, the words that attribute it, and its content, as JSON, YAML or a table.`,
		Example: `  claims extract story.txt
  claims extract -f yaml story.txt
  claims extract wire/ -o records/`,
		Args: rootArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if version {
				return printVersion(a.Streams)
			}
			return cmd.Help()
		},
		PersistentPreRunE: func(*cobra.Command, []string) error { return a.profiles.start() },
		SilenceErrors:     true,
		SilenceUsage:      true,
	}
	root.SetIn(a.Streams.In)
	root.SetOut(a.Streams.Out)
	root.SetErr(a.Streams.Err)
	root.SetFlagErrorFunc(flagError)
	root.SetUsageFunc(usage)
	root.Flags().BoolVar(&version, "version", false, "print the version")
	f := root.PersistentFlags()
	f.String("config", "", "read settings from this `file` instead of .claims.yaml: flags and their values")
	a.profiles.flags(f)
	for _, g := range commands() {
		root.AddGroup(&cobra.Group{ID: g.title, Title: g.title})
		for _, c := range g.commands {
			if asked == "" || asked == c.name {
				cmd := c.make(a)
				cmd.GroupID = g.title
				root.AddCommand(cmd)
			}
		}
	}
	if asked != "" {
		return root
	}
	root.AddCommand(topics()...)
	root.SetHelpCommandGroupID("About")
	root.SetCompletionCommandGroupID("About")
	root.InitDefaultCompletionCmd()
	checkCompletion(root)
	checkHelp(root)
	return root
}

// configure sets the flags of a command that the configuration file gives.
func (a *App) configure(cmd *cobra.Command, _ []string) (err error) {
	a.config, err = setting.Configure(cmd, Root)
	return err
}

// checkCompletion lets the command completion pass over no word that is not a shell.
func checkCompletion(root *cobra.Command) {
	completion, _, err := root.Find([]string{"completion"})
	if err != nil {
		return
	}
	completion.Short = "Print completions for a shell"
	completion.Args = rootArgs
	completion.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
}

// checkHelp lets the command help pass over no word that is not a command.
func checkHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	help, _, err := root.Find([]string{"help"})
	if err != nil {
		return
	}
	help.Use = "help [COMMAND|TOPIC]"
	help.Short = "Help about a command or a topic"
	help.Long = "Help prints how a command is used, or tells about a topic."
	help.Args = func(_ *cobra.Command, args []string) error {
		of, rest, err := root.Find(args)
		if err != nil || len(rest) == 0 {
			return err
		}
		return rootArgs(of, rest)
	}
}

// flagError words a mistake in a flag.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		name := "--" + unknown.GetSpecifiedName()
		return fault.Usagef("unknown flag %s%s", name, wording.DidYouMean(name, names))
	case errors.As(err, &invalid):
		f := invalid.GetFlag()
		return fault.Usagef("--%s %q: %s", f.Name, invalid.GetValue(), setting.Problem(f, invalid.Unwrap()))
	}
	return fault.Usage{Err: err}
}
