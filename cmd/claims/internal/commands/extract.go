package commands

import (
	"cmp"
	"context"
	"errors"
	"os"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/setting"
	"claims/cmd/claims/internal/wording"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// extractOptions are the flags of extract.
type extractOptions struct {
	storyOptions

	format   string
	output   string
	toFile   bool // output names a file
	resume   bool
	prune    bool
	withText bool

	exitStatus bool
	bom        bool
}

const extractLong = `Extract reads news stories and prints who said what in them: a record for
each story, in the order of the inputs.

An input is a file, a folder with all files below it save hidden ones and those
that are no stories by their names, or "-" for the standard input, which is also
read when there are no inputs. Pages, mail, feeds, tables and the wire formats are
recognized by their content, compressed or not: see "claims help formats". Stories
in other languages than English are reported and left out.

With --format json, a record takes one line, or many on a terminal. Offsets
count Unicode code points of the text that was read, which --with-text and
"claims text" show.

Inputs that fail are named on the standard error stream, and the rest is done.

Exit codes: 0 done; 1 no claims, with --exit-status; 2 the command line, the
configuration or a rule file is wrong; 3 some inputs failed; 130 interrupted.`

const extractExample = `  # the claims of a story, as JSON, and as YAML
  claims extract story.txt
  claims extract -f yaml story.txt

  # who said what, one line a claim
  claims extract story.txt | jq -r '.claims[] | "\(.speaker.name // "?"): \(.text)"'

  # a folder into a tree of files, and again after new stories came
  claims extract wire/ -o records/
  claims extract wire/ -o records/ --resume

  # every denial of a day as a table
  claims extract wire/2024-03-05 -f csv --act denial > denials.csv

  # a corpus in JSON Lines, through a pipe
  zcat corpus.jsonl.gz | claims extract -f ndjson --input-format jsonl --text-field body`

// newExtract makes the command extract.
func newExtract(a *App) *cobra.Command {
	o := &extractOptions{storyOptions: storyOptionsOf(a), format: "json"}
	cmd := o.command(&cobra.Command{
		Use:     "extract [FILE|FOLDER|-]...",
		Short:   "Print the claims of news stories",
		Long:    extractLong,
		Example: extractExample,
	}, func(f *pflag.FlagSet) {
		f.VarP(setting.OneOf(&o.format, record.Formats, "format"), "format", "f", "write "+wording.Either(record.Formats))
		f.StringVarP(&o.output, "output", "o", "", "write a file for each input into this folder, in the same tree; or all records into this file, `NAME`.json, .ndjson, .yaml, .csv or .tsv")
		f.BoolVar(&o.resume, "resume", false, "with --output, leave out inputs whose output is up to date: made of this very story, by this program with these flags")
		f.BoolVar(&o.prune, "prune", false, "with --output, remove the outputs of stories that are gone from the folders to read")
		f.BoolVar(&o.withText, "with-text", false, "add the text that the offsets refer to")

		f.BoolVar(&o.bom, "bom", false, "begin csv and tsv with a byte order mark, for Excel")
		f.BoolVar(&o.exitStatus, "exit-status", false, "exit with 1 when there are no claims")
	}, func(cmd *cobra.Command) error {
		f := cmd.Flags()
		if err := cmp.Or(o.setFormat(f.Changed("format"), f.Changed("resume") || f.Changed("prune")), o.check()); err != nil {
			return err
		}
		return o.run(cmd.Context())
	})
	setting.CompleteWith(cmd, "format", record.Formats)
	return cmd
}

// check finds what is wrong among the flags of the output.
func (o *extractOptions) check() error {
	switch {
	case o.resume && o.output == "":
		return fault.Usagef("--resume is about --output: give both")
	case o.prune && o.output == "":
		return fault.Usagef("--prune is about --output: give both")
	case o.toFile && (o.resume || o.prune):
		return fault.Usagef("--resume and --prune are about a folder of outputs: name one with --output")
	case o.bom && o.format != "csv" && o.format != "tsv":
		return fault.Usagef("--bom is about tables: give --format csv or tsv")
	case o.withText && (o.format == "csv" || o.format == "tsv"):
		return fault.Usagef("--with-text does not fit in %s: use --format json, ndjson or yaml", o.format)
	}
	return nil
}

func (o *extractOptions) run(ctx context.Context) error {
	s := o.app.Streams
	b, err := o.batch() // with the extractor: the fingerprint of a tree tells its rules
	if err != nil {
		return err
	}
	b.WithText = o.withText
	b.Encoder = record.Encoder{Format: o.format, Indent: o.format == "json" && (s.OutTerminal || o.output != "") && !o.toFile, BOM: o.bom}
	if err := o.runTo(ctx, b); err != nil {
		return err
	}
	if o.exitStatus && b.Claims() == 0 {
		return fault.Code(fault.ExitNoClaims)
	}
	return nil
}

// runTo runs a batch into the file or the folder that --output names, or to the standard
// output.
func (o *extractOptions) runTo(ctx context.Context, b *batch.Batch) error {
	switch {
	case o.toFile:
		return o.runToFile(ctx, b)
	case o.output != "":
		if err := o.openTree(b); err != nil {
			return err
		}
	}
	err := b.Run(ctx)
	if errors.Is(err, batch.ErrPipeClosed) {
		o.exitStatus = false
	}
	return b.Finish(err)
}

func (o *extractOptions) openTree(b *batch.Batch) error {
	print, err := batch.Fingerprint(programVersion(), o.format, o.withText, o.bom, o.speakers, o.acts, o.kinds, o.minConfidence,
		o.inputFormat, o.textField, o.idField, o.keep, o.encoding, o.language, o.rules.Sum)
	if err != nil {
		return err
	}
	b.Tree, err = batch.OpenTree(&o.app.drafts, o.output, "."+o.format, print, o.resume, len(b.Inputs.Args) > 1 || o.filesFrom != "")
	if err != nil {
		return err
	}
	info, err := os.Stat(o.output)
	if err != nil {
		return fault.OfFile(o.output, err)
	}
	b.Inputs.Skip = append(b.Inputs.Skip, info)
	b.Prune = o.prune
	return nil
}
