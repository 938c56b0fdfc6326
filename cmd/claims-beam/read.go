package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/terminal"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

// Row is a story as it was read: a line of a file, an element of a JSON array, or a file.
type Row struct {
	Path     string
	Line     int // from 1; 0 where the file is one story or an array
	Item     int // in an array, from 1
	Data     []byte
	Encoding string
}

// readFn reads the rows of a file. One worker reads all of it, as records tell the
// number of the line.
type readFn struct {
	Lines    bool   // a story a line
	Text     string // the field of the text
	MaxBytes int64
	Shards   int
}

func init() {
	register.DoFn4x1[context.Context, fileio.FileMetadata, func(Row), func(int, []byte), error](&readFn{})
	register.Emitter1[Row]()
	register.Emitter2[int, []byte]()
}

// ProcessElement emits the rows of a file, and dead letters. Where the file system fails,
// so does the bundle, which the runner tries again.
func (fn *readFn) ProcessElement(ctx context.Context, file fileio.FileMetadata, emit func(Row), dead func(int, []byte)) error {
	fs, err := filesystem.New(ctx, file.Path)
	if err != nil {
		return err
	}
	defer fs.Close()
	stored, err := fs.OpenRead(ctx, file.Path)
	if err != nil {
		return fmt.Errorf("%s: %w", file.Path, err)
	}
	defer stored.Close()
	in := &watched{r: stored}
	last, err := fn.rows(file.Path, in, func(row Row, f *fault.Fault) {
		if f == nil {
			emit(row)
			return
		}
		bury(ctx, row, f, fn.Shards, dead)
	})
	if in.err != nil {
		return fmt.Errorf("%s: %w", file.Path, in.err)
	}
	if err != nil {
		bury(ctx, last, fault.OfFile(file.Path, err), fn.Shards, dead)
	}
	return nil
}

// watched remembers an error of reading, which is none of the data.
type watched struct {
	r   io.Reader
	err error
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}

// rows calls visit with the rows of a file, or with a row that could not be read and its
// fault. An error ends the file, at the row last.
func (fn *readFn) rows(path string, in io.Reader, visit func(Row, *fault.Fault)) (last Row, err error) {
	last.Path = path
	source := &input.Source{Name: path}
	o, err := source.Open(&terminal.Streams{In: in})
	if err != nil {
		return last, err
	}
	defer o.Close()
	if !fn.Lines {
		data, err := o.ReadAll(fn.MaxBytes, nil)
		if err == nil {
			visit(Row{Path: path, Data: data, Encoding: "auto"}, nil)
		}
		return last, err
	}
	head := strings.TrimPrefix(string(o.Ready(record.Head)), "\ufeff")
	if fn.Text == input.DefaultText && record.IsOutput(head) {
		return last, &fault.Fault{Problem: "holds claims, left out", Remedy: "give the stories that they are of"}
	}
	rows, err := o.Rows(input.LinesFormat, "auto", input.Fields{Text: fn.Text}, fn.MaxBytes)
	if err != nil {
		return last, err
	}
	for {
		r, err := rows.Next()
		if errors.Is(err, io.EOF) {
			return last, nil
		}
		row := Row{Path: path, Line: r.Line, Item: r.Item, Data: r.Data, Encoding: rows.Encoding}
		if err != nil {
			return row, err
		}
		visit(row, r.Fault)
	}
}
