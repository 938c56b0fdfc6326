package input

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/format"
)

// Fields names what is read of the objects of JSON Lines, of rows and of elements:
// keys, or paths with dots.
type Fields struct {
	Text, ID string
	Keep     []string // further ones, for the record
}

// ParseLine reads the document of one line. Beside its text and its id, it takes what
// the record knows, from the object that holds the text or else from the whole.
func ParseLine(line []byte, fields Fields) (format.Document, *fault.Fault) {
	var doc format.Document
	var object map[string]json.RawMessage
	if err := json.Unmarshal(line, &object); err != nil {
		return doc, &fault.Fault{Problem: jsonProblem(err), Remedy: "write one object a line"}
	}
	raw, ok := lookUp(object, fields.Text)
	if !ok {
		return doc, &fault.Fault{Problem: fmt.Sprintf("no field %q", fields.Text), Remedy: "name it with --text-field" + fieldHint(object)}
	}
	var text string
	if err := json.Unmarshal(raw, &text); err != nil || string(raw) == "null" {
		return doc, &fault.Fault{Problem: fmt.Sprintf("field %q is not a string", fields.Text), Remedy: "name the field of the text with --text-field"}
	}
	text, note := mend(format.PlainText(text))
	m, url := lineMetadata(object, fields)
	doc = format.Told(m, url, text)
	doc.Note = note
	for _, name := range fields.Keep {
		if raw, ok := lookUp(object, name); ok {
			keep(&doc, name, raw)
		}
	}
	return doc, nil
}

// keep carries a value over as it stands.
func keep(doc *format.Document, name string, raw json.RawMessage) {
	var v any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if d.Decode(&v) == nil {
		set(doc, name, v)
	}
}

func set(doc *format.Document, name string, v any) {
	if doc.Extra == nil {
		doc.Extra = map[string]any{}
	}
	doc.Extra[name] = v
}

// lineMetadata reads what an object tells of its text under the usual names.
func lineMetadata(object map[string]json.RawMessage, fields Fields) (m format.Metadata, url string) {
	near := ""
	if i := strings.LastIndexByte(fields.Text, '.'); i >= 0 {
		near = fields.Text[:i+1]
	}
	first := func(names ...string) string {
		for _, name := range names {
			for _, path := range []string{near + name, name} {
				raw, ok := lookUp(object, path)
				if s := textOf(raw); ok && s != "" && path != fields.Text && path != fields.ID {
					return s
				}
			}
		}
		return ""
	}
	m = format.Metadata{
		Headline: format.PlainText(first("headline", "title")), Byline: first("byline", "author", "authors"), Dateline: first("dateline"),
		Published: first("published", "date", "published_at", "datePublished"), Publisher: first("publisher"), Language: first("language", "lang"),
	}
	if raw, ok := lookUp(object, fields.ID); ok && string(raw) != "null" {
		m.ID = cmp.Or(textOf(raw), string(bytes.TrimSpace(raw)))
	}
	return m, first("url", "link")
}

// textOf returns a string, the name of an object, or those of a list.
func textOf(raw json.RawMessage) string {
	var s string
	if len(raw) == 0 || json.Unmarshal(raw, &s) == nil {
		return s
	}
	var named struct{ Name string }
	if raw[0] == '{' && json.Unmarshal(raw, &named) == nil {
		return named.Name
	}
	var list []json.RawMessage
	if raw[0] != '[' || json.Unmarshal(raw, &list) != nil {
		return ""
	}
	var names []string
	for _, one := range list {
		if len(one) == 0 || one[0] == '[' {
			continue
		}
		if s := textOf(one); s != "" {
			names = append(names, s)
		}
	}
	return strings.Join(names, ", ")
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
	return hint(names)
}

func hint(names []string) string {
	if len(names) > 5 {
		names = append(slices.Clip(names[:5]), "…")
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

// elements reads the objects of a JSON array as the lines of JSON Lines. Those that
// hold no text are told as faults.
func elements(name, txt string, fields Fields) (docs []format.Document, faults []*fault.Fault, err error) {
	var all []json.RawMessage
	if err := json.Unmarshal([]byte(txt), &all); err != nil {
		return nil, nil, &fault.Fault{Name: name, Problem: jsonProblem(err), Remedy: "mend the file"}
	}
	for i, one := range all {
		doc, f := ParseLine(one, fields)
		if f != nil {
			f.Name = fmt.Sprintf("%s#%d", name, i+1)
			faults = append(faults, f)
			continue
		}
		doc.Number, doc.Kind = i+1, "a JSON array"
		docs = append(docs, doc)
	}
	return docs, faults, nil
}
