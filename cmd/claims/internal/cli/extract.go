package cli

import (
	"context"
	"errors"
	"os"
	"runtime"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"
)

// extractOptions are the flags of extract.
type extractOptions struct {
	app  *App
	args []string

	filesFrom        string
	null             bool
	include, exclude []string
	inputFormat      string
	textField        string
	idField          string
	encoding         string
	maxBytes         size

	format   string
	output   string
	resume   bool
	withText bool

	speakers, acts, kinds []string
	minConfidence         float64
	exitStatus            bool

	jobs              int
	noProgress, quiet bool
	config            os.FileInfo
	rules             ruleFiles
}

// defaultMaxBytes is the size of the largest input that is read unless the user
// says otherwise.
const defaultMaxBytes = 16 << 20

// inputFormats are the values of --input-format.
var inputFormats = []string{"auto", "text", "jsonl"}

const extractLong = `Extract reads news stories and prints who said what in them: a record for
each story, in the order of the inputs.

An input is a file, a folder with all files below it save hidden ones, or "-"
for the standard input, which is also read when there are no inputs. Files may
be compressed by gzip or zstd, and in UTF-8, UTF-16 or Windows-1252 (Latin-1).
A file named .jsonl or .ndjson holds a document on each line.

With --format json, a record takes one line, or many on a terminal. Offsets
count Unicode code points of the decoded text, which --with-text shows.

Inputs that fail are named on the standard error stream, and the rest is done.

Exit codes: 0 done; 1 no claims, with --exit-status; 2 the command line, the
configuration or a rule file is wrong; 3 some inputs failed; 130 interrupted.`

const extractExample = `  # the claims of a story, as JSON, and as YAML
  claims extract story.txt
  claims extract -f yaml story.txt

  # who said what, one line a claim
  claims extract story.txt | jq -r '.claims[] | "\(.speaker.name // "?"): \(.text)"'

  # a folder into a tree of files, and again after new stories came
  claims extract wire/ -o claims/
  claims extract wire/ -o claims/ --resume

  # every denial of a day as a table
  claims extract wire/2024-03-05 -f csv --act denial > denials.csv

  # a corpus in JSON Lines, through a pipe
  zcat corpus.jsonl.gz | claims extract -f ndjson --input-format jsonl --text-field body`

// newExtract makes the command extract; run does its work, unless a test
// gives another.
func newExtract(a *App, run func(context.Context, *extractOptions) error) *cobra.Command {
	if run == nil {
		run = runExtract
	}
	o := &extractOptions{app: a, inputFormat: "auto", encoding: "auto", maxBytes: defaultMaxBytes, format: "json"}
	cmd := &cobra.Command{
		Use:     "extract [FILE|FOLDER|-]...",
		Short:   "Print the claims of news stories",
		Long:    extractLong,
		Example: extractExample,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if o.config, err = configure(cmd); err != nil {
				return err
			}
			o.args = args
			if err := o.check(cmd); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.VarP(choice{&o.format, formats, "format"}, "format", "f", "write "+enumerate(formats))
	f.StringVarP(&o.output, "output", "o", "", "write a file for each input into this `folder`, in the same tree")
	f.BoolVar(&o.resume, "resume", false, "with --output, leave out inputs whose output is up to date: newer than the story, made by this program with these flags")
	f.BoolVar(&o.withText, "with-text", false, "add the text that the offsets refer to")

	f.StringArrayVar(&o.speakers, "speaker", nil, "only claims of speakers with these words in their `name`, or that match /regexp/")
	f.Var(choices{&o.acts, acts, "acts"}, "act", "only these: "+strings.Join(acts, ", "))
	f.Var(choices{&o.kinds, kinds, "kinds"}, "kind", "only these: "+strings.Join(kinds, ", "))
	f.Float64Var(&o.minConfidence, "min-confidence", 0, "only claims of at least this `confidence`, from 0 to 1")
	f.BoolVar(&o.exitStatus, "exit-status", false, "exit with 1 when there are no claims")

	f.StringArrayVar(&o.include, "include", nil, "in folders, only files that match this `glob`: *.txt, or with a slash sports/**/*.txt")
	f.StringArrayVar(&o.exclude, "exclude", nil, "in folders, no files or folders that match this `glob`")
	f.StringVar(&o.filesFrom, "files-from", "", "read further inputs, one a line, from this `file`, or - for the standard input")
	f.BoolVarP(&o.null, "null", "0", false, "with --files-from, names end with NUL")
	f.Var(choice{&o.inputFormat, inputFormats, "format"}, "input-format", "read inputs as text or jsonl; auto goes by the file name")
	f.StringVar(&o.textField, "text-field", "text", "in JSON Lines, the `field` of the text; a.b is b within a")
	f.StringVar(&o.idField, "id-field", "id", "in JSON Lines, the `field` of the document's id")
	f.Var(choice{&o.encoding, encodingNames(), "name"}, "encoding", "read inputs in this encoding, such as utf-16le, latin-1 or windows-1251")
	f.Var(&o.maxBytes, "max-bytes", "skip inputs and lines of more than this `size`, decompressed")

	o.rules.flags(f)
	f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "work on so many stories at a time")
	f.Lookup("jobs").DefValue = "cores"
	f.BoolVar(&o.noProgress, "no-progress", false, "show no progress on a terminal")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "print errors only: no progress, summary or warnings")

	completeWith(cmd, "format", formats)
	completeWith(cmd, "act", acts)
	completeWith(cmd, "kind", kinds)
	completeWith(cmd, "encoding", encodingNames())
	completeWith(cmd, "input-format", inputFormats)
	return cmd
}

// check finds what is wrong or missing among flags and arguments.
func (o *extractOptions) check(cmd *cobra.Command) error {
	stdin := 0
	for _, arg := range o.args {
		switch arg {
		case "-":
			stdin++
		case "":
			return usagef("an input has an empty name: check the quotes")
		}
	}
	if o.filesFrom == "-" {
		stdin++
	}
	switch {
	case stdin > 1:
		return usagef("the standard input can be read once only: give one \"-\"")
	case len(o.args) == 0 && o.filesFrom == "" && o.app.Streams.InTerminal:
		return usagef("no input: name a file or a folder, or pipe a story in")
	case o.null && o.filesFrom == "":
		return usagef("--null is about --files-from: give both")
	case o.resume && o.output == "":
		return usagef("--resume is about --output: give both")
	case o.withText && (o.format == "csv" || o.format == "tsv"):
		return usagef("--with-text does not fit in %s: use --format json, ndjson or yaml", o.format)
	case !(o.minConfidence >= 0 && o.minConfidence <= 1):
		return usagef("--min-confidence %v: give a number from 0 to 1", o.minConfidence)
	case o.jobs < 1:
		return usagef("--jobs %d: give 1 or more", o.jobs)
	}
	for _, g := range append(o.include, o.exclude...) {
		if !doublestar.ValidatePattern(g) {
			return usagef("glob %q is not well-formed: check its brackets", g)
		}
	}
	return nil
}

func runExtract(ctx context.Context, o *extractOptions) error {
	s := o.app.Streams
	f := &filter{kinds: o.kinds, acts: o.acts, minConfidence: toHundredths(o.minConfidence)}
	for _, v := range o.speakers {
		is, err := speakerTest(v)
		if err != nil {
			return usageError{err}
		}
		f.speakers = append(f.speakers, is)
	}
	args := o.args
	if len(args) == 0 && o.filesFrom == "" {
		args = []string{"-"}
	}
	in := &inputs{
		args: args, filesFrom: o.filesFrom, null: o.null,
		include: o.include, exclude: o.exclude, stdin: s.In,
	}
	if o.config != nil {
		in.skip = append(in.skip, o.config)
	}
	b := &batch{
		inputs: in, filter: f, streams: s, jobs: o.jobs, maxBytes: int64(o.maxBytes),
		encoder:  encoder{o.format, o.format == "json" && (s.OutTerminal || o.output != "")},
		encoding: o.encoding, textField: o.textField, idField: o.idField,
		withText: o.withText, quiet: o.quiet,
		jsonLines: func(s *source) bool {
			return o.inputFormat == "jsonl" || o.inputFormat == "auto" && isJSONLines(s.name)
		},
	}
	b.meter = &meter{streams: s, show: s.ErrTerminal && !o.noProgress && !o.quiet, total: func() int64 { return b.total(ctx) }}
	var err error
	if b.extractor, err = o.app.NewExtractor(&o.rules); err != nil {
		return err
	}
	if o.output != "" {
		if err := o.openTree(b); err != nil {
			return err
		}
	}
	return o.finish(ctx, b, b.run(ctx))
}

func (o *extractOptions) openTree(b *batch) error {
	print, err := fingerprint(o.format, o.withText, o.speakers, o.acts, o.kinds, o.minConfidence,
		o.inputFormat, o.textField, o.idField, o.encoding, o.rules.sum)
	if err != nil {
		return err
	}
	b.tree, err = openTree(o.output, "."+o.format, print, o.resume, len(b.inputs.args) > 1 || o.filesFrom != "")
	if err != nil {
		return err
	}
	info, err := os.Stat(o.output)
	if err != nil {
		return fileFault(o.output, err)
	}
	b.inputs.skip = append(b.inputs.skip, info)
	return nil
}

// finish tells what came of the batch, by words and by the exit code.
func (o *extractOptions) finish(ctx context.Context, b *batch, err error) error {
	var stopped interruptedError
	switch {
	case errors.As(err, &stopped):
		if b.tree != nil && !o.quiet {
			b.meter.message("interrupted: " + b.summary() + ": go on with --resume")
		}
		return codeError(stopped.code())
	case errors.Is(err, errPipeClosed):
		o.quiet, o.exitStatus = true, false
	case err != nil:
		return err
	}
	long := b.meter.show && (o.output != "" || b.meter.long())
	if failed := b.failed.Load(); !o.quiet && (long || failed > 0 && b.done.Load()+b.fresh.Load()+failed > 1) {
		b.meter.message(b.summary())
	}
	switch {
	case b.failed.Load() > 0:
		return codeError(exitFailed)
	case o.exitStatus && b.claims.Load() == 0:
		return codeError(exitNoClaims)
	}
	return nil
}

// total walks the inputs to say how many stories there are, or 0 when that
// cannot be known before they are read.
func (b *batch) total(ctx context.Context) int64 {
	in := *b.inputs
	if in.filesFrom == "-" {
		return 0
	}
	var n int64
	unknown := errors.New("unknown")
	err := in.walk(ctx, func(s *source, f *fault) error {
		if f == nil && (s.path == "" || b.jsonLines(s)) {
			return unknown
		}
		if f == nil || !f.warning {
			n++
		}
		return nil
	})
	if err != nil {
		return 0
	}
	return n
}
