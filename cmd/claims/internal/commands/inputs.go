package commands

import (
	"cmp"
	"fmt"
	"runtime"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/setting"
	"claims/cmd/claims/internal/terminal"
	"claims/cmd/claims/internal/wording"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
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
	keep             []string
	encoding         string
	language         string
	maxBytes         setting.Size
	maxMemory        setting.Memory // zero for what the machine lets us have

	jobs              int
	noProgress, quiet bool
}

// languages are the values of --language.
var languages = []string{"en", "any"}

func defaultInput() inputOptions {
	return inputOptions{inputFormat: input.AutoFormat, encoding: "auto", language: "en", maxBytes: input.DefaultMaxBytes}
}

func (o *inputOptions) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	group(f, "Inputs", func() { o.addInputs(f) })
	group(f, "The run", func() { o.addRun(f) })
	setting.CompleteWith(cmd, "encoding", input.Encodings())
	setting.CompleteWith(cmd, "input-format", input.Formats)
	setting.CompleteWith(cmd, "language", languages)
}

// addInputs adds the flags that tell what is read, and how.
func (o *inputOptions) addInputs(f *pflag.FlagSet) {
	f.StringArrayVar(&o.include, "include", nil, "in folders, only files that match this `glob`: *.txt, or with a slash sports/**/*.txt")
	f.StringArrayVar(&o.exclude, "exclude", nil, "in folders, no files or folders that match this `glob`")
	f.StringVar(&o.filesFrom, "files-from", "", "read further inputs, one a line, from this `file`, or - for the standard input")
	f.BoolVarP(&o.null, "null", "0", false, "with --files-from, names end with NUL")
	f.Var(setting.OneOf(&o.inputFormat, input.Formats, "format"), "input-format", "read inputs as "+wording.Either(input.Formats[1:])+"; auto goes by the content and the file name")
	f.StringVar(&o.textField, "text-field", input.DefaultText, "in JSON Lines and tables, the `field` of the text; a.b is b within a")
	f.StringVar(&o.idField, "id-field", "id", "in JSON Lines and tables, the `field` of the document's id")
	f.StringSliceVar(&o.keep, "keep", nil, "carry these `fields` of JSON Lines, tables and feeds over into the records")
	f.Var(setting.OneOf(&o.encoding, input.Encodings(), "name"), "encoding", "read inputs in this encoding, such as utf-16le, latin-1 or windows-1251")
	f.Var(setting.OneOf(&o.language, languages, "language"), "language", "leave out stories in other languages than English, or read any")
	f.Var(&o.maxBytes, "max-bytes", "skip inputs and lines of more than this `size`, decompressed")
}

// addRun adds the flags that tell how the work is done.
func (o *inputOptions) addRun(f *pflag.FlagSet) {
	f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "work on so many stories at a time")
	f.Lookup("jobs").DefValue = "cores"
	f.Var(&o.maxMemory, "max-memory", fmt.Sprintf("work on no more at a time than fits in memory of this `size`, and on no text that alone takes more: a byte of news takes some %d bytes while it is worked on, of other text up to %d", batch.BytesPerByteOfNews, batch.BytesPerByte))
	f.Lookup("max-memory").DefValue = "1GiB, or half of what there is"
	f.BoolVar(&o.noProgress, "no-progress", false, "show no progress on a terminal")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "print errors only: no progress, summary or warnings")
}

// check takes the arguments, and finds what is wrong or missing among them and the flags.
func (o *inputOptions) check(s *terminal.Streams, args []string) error {
	o.args = args
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
func (o *inputOptions) batch(a *App) *batch.Batch {
	s := a.Streams
	args := o.args
	if len(args) == 0 && o.filesFrom == "" {
		args = []string{"-"}
	}
	in := &input.Selection{
		Args: args, FilesFrom: o.filesFrom, Null: o.null,
		Include: o.include, Exclude: o.exclude, Stdin: s.In,
	}
	if a.config != nil {
		in.Skip = append(in.Skip, a.config)
	}
	return &batch.Batch{
		Inputs: in, Filter: &record.Filter{}, Streams: s, Jobs: o.jobs, MaxBytes: int64(o.maxBytes), MaxMemory: cmp.Or(int64(o.maxMemory), batch.DefaultMaxMemory()),
		Encoding: o.encoding, InputFormat: o.inputFormat, TextField: o.textField, IDField: o.idField, Keep: o.keep,
		AnyLanguage: o.language == "any", Quiet: o.quiet,
		ShowProgress: s.ErrTerminal && !o.noProgress && !o.quiet, Silence: cmp.Or(a.silence, batch.Silence),
	}
}
