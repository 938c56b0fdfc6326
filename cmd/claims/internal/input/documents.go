package input

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/format"
)

// The values of --input-format that are no story formats.
const (
	AutoFormat  = "auto"
	LinesFormat = "jsonl"
	csvFormat   = "csv"
	tsvFormat   = "tsv"
)

// Formats are the values of --input-format.
var Formats = append([]string{AutoFormat, LinesFormat, csvFormat, tsvFormat}, format.Names()...)

// RowFormat returns the format of a source that holds many documents, a line or a row
// each, by the flag, or else by its name; otherwise "".
func (s *Source) RowFormat(inputFormat string) string {
	switch inputFormat {
	case LinesFormat, csvFormat, tsvFormat:
		return inputFormat
	case AutoFormat:
		switch filepath.Ext(unpackedName(s.Name)) {
		case ".jsonl", ".ndjson":
			return LinesFormat
		case ".csv":
			return csvFormat
		case ".tsv":
			return tsvFormat
		}
	}
	return ""
}

// unpackedName returns the name of a file in lower case, without the extension
// of its compression.
func unpackedName(name string) string {
	name = strings.ToLower(filepath.Base(name))
	switch ext := filepath.Ext(name); ext {
	case ".gz", ".zst":
		return strings.TrimSuffix(name, ext)
	}
	return name
}

// Documents returns the documents of a file that was decoded to txt. The faults are of
// single documents. An error is a fault, or format.ErrNoText.
func Documents(name, inputFormat, txt string, fields Fields) (docs []format.Document, faults []*fault.Fault, err error) {
	given := inputFormat
	if inputFormat == AutoFormat {
		inputFormat, err = format.Recognize(unpackedName(name), txt)
		if errors.Is(err, format.ErrUnknownJSON) {
			if docs, faults := objects(name, txt, fields); len(docs) > 0 || strings.HasPrefix(strings.TrimSpace(txt), "[") {
				return docs, faults, nil
			}
		}
		if err != nil {
			return nil, nil, formatFault(name, err)
		}
	}
	if inputFormat == format.Text && given == AutoFormat {
		plain, note := unescaped(txt)
		return []format.Document{{Text: plain, Kind: "plain text", Note: note}}, nil, nil
	}
	if docs, err = format.Read(inputFormat, txt); err != nil {
		return nil, nil, formatFault(name, err)
	}
	for i := range docs {
		for _, field := range fields.Keep {
			if v, ok := docs[i].Field(field); ok {
				set(&docs[i], field, v)
			}
		}
	}
	return docs, nil, nil
}

// formatFault words what a format's reader found wrong with the named file.
func formatFault(name string, err error) error {
	var bad *format.Error
	if !errors.As(err, &bad) || errors.Is(err, format.ErrNoText) {
		return err
	}
	if bad.Line > 0 {
		name = fmt.Sprintf("%s:%d", name, bad.Line)
	}
	return &fault.Fault{Name: name, Problem: bad.Problem, Remedy: bad.Remedy, Cause: err}
}
