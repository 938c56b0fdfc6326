package input

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"claims/cmd/claims/internal/fault"
)

// Line is a document of a JSON Lines file.
type Line struct {
	ID, Text string
}

// ParseLine reads the document of one line. The fields are keys of the line's
// object, or paths with dots.
func ParseLine(line []byte, textField, idField string) (Line, *fault.Fault) {
	var doc Line
	var object map[string]json.RawMessage
	if err := json.Unmarshal(line, &object); err != nil {
		return doc, &fault.Fault{Problem: jsonProblem(err), Remedy: "write one object a line"}
	}
	raw, ok := lookUp(object, textField)
	if !ok {
		return doc, &fault.Fault{Problem: fmt.Sprintf("no field %q", textField), Remedy: "name it with --text-field" + fieldHint(object)}
	}
	if err := json.Unmarshal(raw, &doc.Text); err != nil || string(raw) == "null" {
		return doc, &fault.Fault{Problem: fmt.Sprintf("field %q is not a string", textField), Remedy: "name the field of the text with --text-field"}
	}
	if raw, ok := lookUp(object, idField); ok && string(raw) != "null" {
		if json.Unmarshal(raw, &doc.ID) != nil {
			doc.ID = string(bytes.TrimSpace(raw))
		}
	}
	return doc, nil
}

func lookUp(object map[string]json.RawMessage, field string) (json.RawMessage, bool) {
	if raw, ok := object[field]; ok {
		return raw, true
	}
	first, rest, ok := strings.Cut(field, ".")
	if !ok {
		return nil, false
	}
	var inner map[string]json.RawMessage
	if json.Unmarshal(object[first], &inner) != nil {
		return nil, false
	}
	return lookUp(inner, rest)
}

// fieldHint lists the fields that hold strings, the likely ones.
func fieldHint(object map[string]json.RawMessage) string {
	var names []string
	for k, v := range object {
		if v[0] == '"' {
			names = append(names, k)
		}
	}
	if len(names) == 0 {
		return ""
	}
	slices.Sort(names)
	if len(names) > 5 {
		names = append(names[:5], "…")
	}
	return " (there are: " + strings.Join(names, ", ") + ")"
}

func jsonProblem(err error) string {
	var other *json.UnmarshalTypeError
	if errors.As(err, &other) {
		return "not a JSON object but " + other.Value
	}
	return "not JSON: " + err.Error()
}
