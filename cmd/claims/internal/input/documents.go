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
)

// Formats are the values of --input-format.
var Formats = append([]string{AutoFormat, LinesFormat}, format.Names()...)

// IsLines reports whether a source is JSON Lines: by the flag, or else by its
// name.
func (s *Source) IsLines(inputFormat string) bool {
	switch inputFormat {
	case LinesFormat:
		return true
	case AutoFormat:
		ext := filepath.Ext(unpackedName(s.Name))
		return ext == ".jsonl" || ext == ".ndjson"
	}
	return false
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

// Documents returns the documents of a file that was decoded to txt. An
// error is a fault, or format.ErrNoText.
func Documents(name, inputFormat, txt string) ([]format.Document, error) {
	if inputFormat == AutoFormat {
		var err error
		if inputFormat, err = format.Recognize(unpackedName(name), txt); err != nil {
			return nil, formatFault(name, err)
		}
	}
	docs, err := format.Read(inputFormat, txt)
	if err != nil {
		return nil, formatFault(name, err)
	}
	return docs, nil
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
