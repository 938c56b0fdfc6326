package input

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
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
	for i := 0; !ok && fields.Text == DefaultText && i < len(serviceTexts); i++ {
		if raw, ok = lookUp(object, serviceTexts[i]); ok {
			fields.Text = serviceTexts[i]
		}
	}
	if !ok {
		return doc, &fault.Fault{Problem: fmt.Sprintf("no field %q", fields.Text), Remedy: "name it with --text-field" + fieldHint(object)}
	}
	var text string
	if err := json.Unmarshal(raw, &text); err != nil || string(raw) == "null" {
		return doc, &fault.Fault{Problem: fmt.Sprintf("field %q is not a string", fields.Text), Remedy: "name the field of the text with --text-field"}
	}
	text, cut := withoutCut(text)
	text, note := mend(format.PlainText(text))
	m, url := lineMetadata(object, fields)
	m.Headline = strings.TrimSuffix(m.Headline, " - "+m.Publisher) // as a search has it
	doc = format.Told(m, url, text)
	doc.Note = cmp.Or(note, cut)
	for _, name := range fields.Keep {
		if raw, ok := lookUp(object, name); ok {
			keep(&doc, name, raw)
		}
	}
	return doc, nil
}

// DefaultText is where an object has its text unless the user says otherwise; the
// program's own records have nothing there.
const DefaultText = "text"

// serviceTexts is where services have it: WordPress, the Guardian, NewsAPI, JSON Feed.
var serviceTexts = []string{"content.rendered", "fields.bodyText", "fields.body", "content", "content_html", "content_text"}

// cutMark is what NewsAPI writes in place of the rest of a story.
var cutMark = regexp.MustCompile(`…? *\[\+\d+ chars\]\s*$`)

// withoutCut returns a text that is cut short up to the last sentence that is whole: of the
// next, a part of a name may be all there is.
func withoutCut(text string) (whole, note string) {
	cut := cutMark.FindStringIndex(text)
	if cut == nil {
		return text, ""
	}
	text = text[:cut[0]]
	if end := strings.LastIndexAny(text, ".!?") + 1; end > 0 {
		rest := text[end:]
		text = text[:len(text)-len(strings.TrimLeft(rest, "\"'”’)"))]
	}
	return text, "a text that its service cut short: read up to the last sentence that is whole"
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
		Headline: format.PlainText(first("headline", "title", "webTitle")), Byline: first("byline", "author", "authors", "creator"), Dateline: first("dateline"),
		Published: first("published", "date", "published_at", "publishedAt", "datePublished", "date_published", "pubDate", "date_publish", "webPublicationDate"), Publisher: first("publisher", "source.name"), Language: first("language", "lang"),
	}
	if raw, ok := lookUp(object, fields.ID); ok && string(raw) != "null" {
		m.ID = cmp.Or(textOf(raw), string(bytes.TrimSpace(raw)))
	}
	return m, first("url", "link", "webUrl")
}

// textOf returns a string, the name of an object, or those of a list.
func textOf(raw json.RawMessage) string {
	var s string
	if len(raw) == 0 || json.Unmarshal(raw, &s) == nil {
		return s
	}
	var named struct{ Name, Rendered string }
	if raw[0] == '{' && json.Unmarshal(raw, &named) == nil {
		return cmp.Or(named.Name, named.Rendered)
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

// objects reads the stories of JSON: the objects of an array, or of a list in the answer of
// a service, or the one that it is. Those that hold no text are told as faults.
func objects(name, txt string, fields Fields) (docs []format.Document, faults []*fault.Fault) {
	var all []json.RawMessage
	array := json.Unmarshal([]byte(txt), &all) == nil
	if !array && json.Valid([]byte(txt)) {
		all = listIn(json.RawMessage(txt), 0)
	}
	for i, one := range all {
		doc, f := ParseLine(one, fields)
		if f != nil {
			f.Name = fmt.Sprintf("%s#%d", name, i+1)
			faults = append(faults, f)
			continue
		}
		if doc.Kind = "JSON"; array {
			doc.Kind = "a JSON array"
		}
		if array || len(all) > 1 {
			doc.Number = i + 1
		}
		docs = append(docs, doc)
	}
	return docs, faults
}

// listIn returns the list of stories in the answer of a service, or the answer itself,
// which may be one: {"status": "ok", "articles": [{"title": ...}]}.
func listIn(answer json.RawMessage, depth int) []json.RawMessage {
	var object map[string]json.RawMessage
	_ = json.Unmarshal(answer, &object)
	for _, name := range []string{"articles", "results", "posts", "docs", "stories", "items", "data", "response"} {
		var list []json.RawMessage
		switch raw := object[name]; {
		case len(raw) == 0:
		case raw[0] == '[' && json.Unmarshal(raw, &list) == nil && len(list) > 0 && list[0][0] == '{':
			return list
		case raw[0] == '{' && depth < 2:
			return listIn(raw, depth+1)
		}
	}
	return []json.RawMessage{answer}
}
