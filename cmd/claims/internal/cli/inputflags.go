package cli

import (
	"context"
	"errors"
	"os"
	"runtime"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/terminal"
	"claims/cmd/claims/internal/wording"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"
)

// inputOptions are the flags of the commands that read many stories.
type inputOptions struct {
	args []string

	filesFrom        string
	null             bool
	include, exclude []string
	inputFormat      string
	textField        string
	idField          string
	encoding         string
	language         string
	maxBytes         size

	jobs              int
	noProgress, quiet bool
	config            os.FileInfo
}

// defaultTextField is where a line of JSON Lines has its text unless the user says
// otherwise; the program's own records have nothing there.
const defaultTextField = "text"

// languages are the values of --language.
var languages = []string{"en", "any"}

func defaultInput() inputOptions {
	return inputOptions{inputFormat: input.AutoFormat, encoding: "auto", language: "en", maxBytes: input.DefaultMaxBytes}
}

func (o *inputOptions) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&o.include, "include", nil, "in folders, only files that match this `glob`: *.txt, or with a slash sports/**/*.txt")
	f.StringArrayVar(&o.exclude, "exclude", nil, "in folders, no files or folders that match this `glob`")
	f.StringVar(&o.filesFrom, "files-from", "", "read further inputs, one a line, from this `file`, or - for the standard input")
	f.BoolVarP(&o.null, "null", "0", false, "with --files-from, names end with NUL")
	f.Var(choice{&o.inputFormat, input.Formats, "format"}, "input-format", "read inputs as "+wording.Either(input.Formats[1:])+"; auto goes by the content and the file name")
	f.StringVar(&o.textField, "text-field", defaultTextField, "in JSON Lines, the `field` of the text; a.b is b within a")
	f.StringVar(&o.idField, "id-field", "id", "in JSON Lines, the `field` of the document's id")
	f.Var(choice{&o.encoding, input.Encodings(), "name"}, "encoding", "read inputs in this encoding, such as utf-16le, latin-1 or windows-1251")
	f.Var(choice{&o.language, languages, "language"}, "language", "leave out stories in other languages than English, or read any")
	f.Var(&o.maxBytes, "max-bytes", "skip inputs and lines of more than this `size`, decompressed")

	f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "work on so many stories at a time")
	f.Lookup("jobs").DefValue = "cores"
	f.BoolVar(&o.noProgress, "no-progress", false, "show no progress on a terminal")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "print errors only: no progress, summary or warnings")

	completeWith(cmd, "encoding", input.Encodings())
	completeWith(cmd, "input-format", input.Formats)
	completeWith(cmd, "language", languages)
}

// prepare takes the arguments of the command, and settings from a file.
func (o *inputOptions) prepare(cmd *cobra.Command, args []string) (err error) {
	o.args = args
	o.config, err = configure(cmd)
	return err
}

// check finds what is wrong or missing among inputs and their flags.
func (o *inputOptions) check(s *terminal.Streams) error {
	stdin := 0
	for _, arg := range o.args {
		switch arg {
		case "-":
			stdin++
		case "":
			return fault.Usagef("an input has an empty name: check the quotes")
		}
	}
	if o.filesFrom == "-" {
		stdin++
	}
	switch {
	case stdin > 1:
		return fault.Usagef("the standard input can be read once only: give one \"-\"")
	case len(o.args) == 0 && o.filesFrom == "" && s.InTerminal:
		return fault.Usagef("no input: name a file or a folder, or pipe a story in")
	case o.null && o.filesFrom == "":
		return fault.Usagef("--null is about --files-from: give both")
	case o.jobs < 1:
		return fault.Usagef("--jobs %d: give 1 or more", o.jobs)
	}
	for _, g := range append(o.include, o.exclude...) {
		if !doublestar.ValidatePattern(g) {
			return fault.Usagef("glob %q is not well-formed: check its brackets", g)
		}
	}
	return nil
}

// batch returns a batch that reads the inputs.
func (o *inputOptions) batch(ctx context.Context, s *terminal.Streams) *batch {
	args := o.args
	if len(args) == 0 && o.filesFrom == "" {
		args = []string{"-"}
	}
	in := &input.Selection{
		Args: args, FilesFrom: o.filesFrom, Null: o.null,
		Include: o.include, Exclude: o.exclude, Stdin: s.In,
	}
	if o.config != nil {
		in.Skip = append(in.Skip, o.config)
	}
	b := &batch{
		inputs: in, filter: &record.Filter{}, streams: s, jobs: o.jobs, maxBytes: int64(o.maxBytes),
		encoding: o.encoding, inputFormat: o.inputFormat, textField: o.textField, idField: o.idField,
		anyLanguage: o.language == "any", quiet: o.quiet,
	}
	b.meter = &meter{streams: s, show: s.ErrTerminal && !o.noProgress && !o.quiet, total: func() int64 { return b.total(ctx) }}
	return b
}

// finish tells what came of a batch whose run ended with err, by words and by
// the exit code.
func (b *batch) finish(err error) error {
	var stopped fault.Interruption
	quiet := b.quiet
	switch {
	case errors.As(err, &stopped):
		if b.tree != nil && !quiet {
			b.meter.message("interrupted: " + b.summary() + ": go on with --resume")
		}
		return fault.Code(stopped.Code())
	case errors.Is(err, errPipeClosed):
		quiet = true
	case err != nil:
		return err
	}
	long := b.meter.show && (b.tree != nil || b.meter.long())
	if failed := b.failed.Load(); !quiet && (long || failed > 0 && b.done.Load()+b.fresh.Load()+failed > 1) {
		b.meter.message(b.summary())
	}
	if b.failed.Load() > 0 {
		return fault.Code(fault.ExitFailed)
	}
	return nil
}

// total walks the inputs to say how many stories there are, or 0 when that
// cannot be known before they are read.
func (b *batch) total(ctx context.Context) int64 {
	in := *b.inputs
	if in.FilesFrom == "-" {
		return 0
	}
	var n int64
	unknown := errors.New("unknown")
	err := in.Walk(ctx, func(s *input.Source, f *fault.Fault) error {
		if f == nil && (s.Path == "" || s.IsLines(b.inputFormat)) {
			return unknown
		}
		if f == nil || !f.Warning {
			n++
		}
		return nil
	})
	if err != nil {
		return 0
	}
	return n
}
