package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/ruleset"
	"claims/cmd/claims/internal/setting"
	"claims/cmd/claims/internal/wording"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// options are the flags.
type options struct {
	input, inputFormat string
	fields             input.Fields
	language           string
	maxBytes           setting.Size
	rules              ruleset.Files

	output, deadLetter string // what the names of the shards begin with
	shards             int
	spread             bool
}

// textFormat is the value of --input-format for files of one story each.
const textFormat = "text"

var (
	inputFormats = []string{input.LinesFormat, textFormat}
	languages    = []string{"en", "any"}
)

func defaultOptions() *options {
	return &options{
		inputFormat: input.LinesFormat, fields: input.Fields{Text: input.DefaultText, ID: "id"},
		language: "en", maxBytes: input.DefaultMaxBytes, shards: 16,
	}
}

func (o *options) addFlags(f *flag.FlagSet) {
	f.StringVar(&o.input, "input", "", "read the files that match this `glob`, compressed or not")
	f.StringVar(&o.inputFormat, "input-format", o.inputFormat, "read inputs as "+wording.Either(inputFormats)+": a story a line, or a file")
	f.StringVar(&o.fields.Text, "text-field", o.fields.Text, "in JSON Lines, the `field` of the text; a.b is b within a")
	f.StringVar(&o.fields.ID, "id-field", o.fields.ID, "in JSON Lines, the `field` of the document's id")
	f.StringVar(&o.language, "language", o.language, "leave out stories in other languages than English (en), or read any")
	f.Var(&o.maxBytes, "max-bytes", "skip files of one story, and lines, of more than this `size`, decompressed")
	f.Func("rules", "add the rules of this `file` or folder to the program's own, or the weights of a .tsv file; may be given again", func(path string) error {
		o.rules.Paths = append(o.rules.Paths, path)
		return nil
	})
	f.StringVar(&o.output, "output", "", "write records into files whose names begin with this `path`")
	f.StringVar(&o.deadLetter, "dead-letter", "", "write what could not be read into files whose names begin with this `path` (default the output's, with -dead-letter)")
	f.IntVar(&o.shards, "shards", o.shards, "write `N` files of each kind")
	f.BoolVar(&o.spread, "spread", false, "send stories to all workers before they are read: for fewer files than there are cores")
}

// check finds what is wrong or missing among the flags. Shards of another run are not
// mixed with those of this one.
func (o *options) check(ctx context.Context) error {
	o.deadLetter = cmp.Or(o.deadLetter, o.output+"-dead-letter")
	switch {
	case o.input == "" || o.output == "":
		return fault.Usagef("give --input and --output")
	case o.output == o.deadLetter:
		return fault.Usagef("--output and --dead-letter are the same: give another")
	case !slices.Contains(inputFormats, o.inputFormat):
		return fault.Usagef("--input-format %s: give %s", o.inputFormat, wording.Either(inputFormats))
	case !slices.Contains(languages, o.language):
		return fault.Usagef("--language %s: give %s", o.language, wording.Either(languages))
	case o.shards < 1 || o.shards > maxShards:
		return fault.Usagef("--shards %d: give 1 to %d", o.shards, maxShards)
	}
	for _, prefix := range []string{o.output, o.deadLetter} {
		if err := checkFree(ctx, prefix); err != nil {
			return err
		}
	}
	return nil
}

// checkFree refuses a prefix that shards have already.
func checkFree(ctx context.Context, prefix string) error {
	if strings.ContainsAny(prefix, "*?[") {
		return fault.Usagef("%s: a name of an output has no *, ? or [", prefix)
	}
	fs, err := filesystem.New(ctx, prefix)
	if err != nil {
		return fault.Usagef("%s: no such file system: give a path, gs:// or s3://", prefix)
	}
	defer fs.Close()
	there, err := fs.List(ctx, prefix+"-?????-of-?????"+extension)
	if err != nil {
		return fmt.Errorf("%s: %w", prefix, err)
	}
	if len(there) > 0 {
		return &fault.Fault{Name: there[0], Problem: "there already", Remedy: "remove the files of the other run, or give another name"}
	}
	return nil
}
