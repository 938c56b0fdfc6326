package commands

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/whole"
)

// extensions are other endings of the formats' names.
var extensions = map[string]string{"jsonl": "ndjson", "yml": "yaml"}

// otherFiles are endings of files that people name and this program does not write.
var otherFiles = []string{"txt", "md", "html", "htm", "xml", "xls", "xlsx", "ods", "parquet", "sqlite", "db", "pdf", "docx", "gz", "zst", "zip", "log"}

// outputFormat returns the format of which --output names a file, or "" where it names a
// folder. An extension of no format that is surely meant as a file is a mistake.
func outputFormat(name string) (string, error) {
	if info, err := os.Stat(name); name == "" || strings.HasSuffix(name, "/") || err == nil && info.IsDir() {
		return "", nil
	}
	ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
	if f, ok := extensions[ext]; ok {
		ext = f
	}
	switch {
	case slices.Contains(record.Formats, ext):
		return ext, nil
	case slices.Contains(otherFiles, ext):
		return "", fault.Usagef("--output %s: name a file that ends in .%s, or a folder", name, strings.Join(record.Formats, ", ."))
	}
	return "", nil
}

// setFormat takes the format from the name of the output file, if --output names one.
// That must not be at odds with the command line, which may give a format or tell what is
// about a tree of files; of the settings file, it takes precedence.
func (o *extractOptions) setFormat(given, tree bool) error {
	format, err := outputFormat(o.output)
	if err != nil || format == "" {
		return err
	}
	if given && o.format != format {
		return fault.Usagef("--output %s is not for --format %s: leave --format out, or name a file that ends in .%s", o.output, o.format, o.format)
	}
	o.format, o.toFile = format, true
	if !tree {
		o.resume, o.prune = false, false
	}
	return nil
}

// runToFile writes the records of a batch to the one file that --output names, which is
// whole or not there. It is not written where no story could be read.
func (o *extractOptions) runToFile(ctx context.Context, b *batch.Batch) error {
	if info, err := os.Stat(o.output); err == nil {
		if !info.Mode().IsRegular() {
			return fault.OfFile(o.output, errors.New("no file that could be replaced"))
		}
		b.Inputs.Skip = append(b.Inputs.Skip, info)
	}
	folder, err := whole.Folder(o.output)
	if err != nil {
		return err
	}
	defer folder.Close()
	file, err := o.app.drafts.Create(folder, filepath.Base(o.output))
	if err != nil {
		return err
	}
	streams := *b.Streams
	streams.Out, streams.OutTerminal, streams.OutFile = file, false, nil
	b.Streams = &streams
	finished := b.Finish(b.Run(ctx))
	if isInVain(b, finished) {
		file.Abort()
		return finished
	}
	return errors.Join(file.Commit(), finished)
}

// isInVain reports whether a batch that finished so has nothing to be written: it was
// ended, or could read no story.
func isInVain(b *batch.Batch, finished error) bool {
	return finished != nil && (finished != fault.Code(fault.ExitFailed) || b.Documents() == 0)
}
