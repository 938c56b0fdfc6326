package format

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// ninjsItem is an item of ninjs 1 to 3, which name the same things in several ways, by
// its keys in lower case.
type ninjsItem map[string]any

func itemOf(v any) ninjsItem {
	keys, _ := v.(map[string]any)
	item := make(ninjsItem, len(keys))
	for key, v := range keys {
		item[strings.ToLower(key)] = v
	}
	return item
}

// ninjsValue is a text of an item, which may have several of a kind.
type ninjsValue struct{ role, contentType, text string }

// isNinjs reports whether src, which begins as JSON does, has the keys of an
// item.
func isNinjs(src string) bool {
	if !strings.Contains(src, `"uri"`) && !strings.Contains(src, `"guid"`) {
		return false
	}
	return strings.Contains(src, `"body_`) || strings.Contains(src, `"bodies"`) || strings.Contains(src, `"description_`) || strings.Contains(src, `"descriptions"`)
}

// readNinjs reads an item, a list of items, or items one after another.
func readNinjs(src string) ([]Document, error) {
	var docs []Document
	d := json.NewDecoder(strings.NewReader(src))
	for d.More() {
		var items any
		if err := d.Decode(&items); err != nil {
			return nil, jsonError(src, err)
		}
		more, err := ninjsStories(items)
		if err != nil {
			return nil, err
		}
		docs = append(docs, more...)
	}
	return docs, nil
}

// ninjsStories returns the stories of an item or a list of items, and of those within
// them, as services hand items out in wrappers. Any other value is no item.
func ninjsStories(v any) (docs []Document, err error) {
	list, _ := v.([]any)
	if i := itemOf(v); len(i) > 0 {
		if err := i.check(); err != nil || isOtherClass(i.text("type")) {
			return nil, err
		}
		if body, nitf := i.body(); body != "" {
			docs = append(docs, story(i.metadata(nitf), body))
		}
		list = []any{i["data"], i["item"], i["items"]}
	}
	for _, one := range list {
		more, err := ninjsStories(one)
		if err != nil {
			return nil, err
		}
		docs = append(docs, more...)
	}
	return docs, nil
}

// check finds a value of another kind than a text where one must be.
func (i ninjsItem) check() error {
	for _, key := range slices.Sorted(maps.Keys(i)) {
		kind, _, formed := strings.Cut(key, "_")
		if _, isText := i[key].(string); isText || i[key] == nil || !formed && kind != "uri" && kind != "guid" || formed && kind != "body" && kind != "headline" && kind != "description" {
			continue
		}
		return &Error{Problem: fmt.Sprintf("ninjs whose %q is not a string but %s", key, jsonKinds.Replace(fmt.Sprintf("%T", i[key]))), Remedy: "mend the file"}
	}
	return nil
}

// jsonKinds makes the names that JSON has of those of Go.
var jsonKinds = strings.NewReplacer("map[string]interface {}", "object", "[]interface {}", "array", "float64", "number")

func jsonError(src string, err error) *Error {
	var syntax *json.SyntaxError
	switch {
	case strings.Contains(err.Error(), "unexpected E"):
		return &Error{Line: 1 + strings.Count(src, "\n"), Problem: "JSON that is cut short", Remedy: "fetch the file again"}
	case errors.As(err, &syntax):
		at := min(int(syntax.Offset), len(src))
		return &Error{Line: 1 + strings.Count(src[:at], "\n"), Problem: "not JSON: " + syntax.Error(), Remedy: "mend the file"}
	}
	return &Error{Problem: "not JSON: " + err.Error(), Remedy: "mend the file"}
}

// text returns the first of some values that tells a text.
func (i ninjsItem) text(keys ...string) string {
	for _, key := range keys {
		if s, _ := i[key].(string); s != "" {
			return s
		}
	}
	return ""
}

// names returns the names of people or bodies that the first of some values tells. Each
// is a text, an object, or a list of them.
func (i ninjsItem) names(keys ...string) []string {
	for _, key := range keys {
		if names := namesIn(i[key]); len(names) > 0 {
			return names
		}
	}
	return nil
}

func namesIn(v any) (names []string) {
	switch v := v.(type) {
	case string:
		if v != "" {
			names = []string{v}
		}
	case map[string]any:
		names = ninjsItem(v).names("name", "by", "literal")
	case []any:
		for _, one := range v {
			names = append(names, namesIn(one)...)
		}
	}
	return names
}

// values returns the texts of a kind: from a list or, in ninjs 1, by keys that tell what
// they are of: "body_text", "body_xhtml_main", "headline_main", "description_text".
func (i ninjsItem) values(list, kind string) (values []ninjsValue) {
	all, _ := i[list].([]any)
	for _, one := range all {
		v := itemOf(one)
		values = append(values, ninjsValue{v.text("role"), strings.ToLower(v.text("contenttype")), v.text("value")})
	}
	for _, key := range slices.Sorted(maps.Keys(i)) {
		if form, ok := strings.CutPrefix(key, kind+"_"); ok {
			contentType, role, _ := strings.Cut(form, "_")
			if kind == "headline" {
				role = form
			}
			values = append(values, ninjsValue{role, contentType, i.text(key)})
		}
	}
	return values
}

// body returns the text of an item, and the NITF that it came from, if any. A text
// without a line break may have lost its paragraphs, which markup keeps.
func (i ninjsItem) body() (body string, nitf *node) {
	bodies := mainValues(i.values("bodies", "body"))
	if len(bodies) == 0 { // of some items, all there is
		bodies = summaries(i.values("descriptions", "description"))
	}
	var text, markup, packed string
	for _, b := range bodies {
		switch kind := b.contentType; {
		case strings.Contains(kind, "nitf"):
			packed = cmp.Or(packed, b.text)
		case strings.Contains(kind, "html"), strings.Contains(kind, "xml"), kind == "" && hasTags(b.text):
			markup = cmp.Or(markup, b.text)
		default:
			text = cmp.Or(text, b.text)
		}
	}
	text = strings.TrimSpace(text)
	switch {
	case strings.Contains(text, "\n"), markup == "" && packed == "":
		return text, nil
	case markup != "":
		return cmp.Or(markupText(markup), text), nil
	}
	body, nitf = packedNITF(packed)
	return cmp.Or(body, text), nitf
}

// mainValues returns the values whose role is main, or else all but those that only
// lead to the story.
func mainValues(values []ninjsValue) []ninjsValue {
	var main, other []ninjsValue
	for _, v := range values {
		switch v.role[strings.LastIndexAny(v.role, ":/")+1:] {
		case "main":
			main = append(main, v)
		case "teaser", "summary", "abstract", "short", "social", "caption", "sub", "seo":
		default:
			other = append(other, v)
		}
	}
	switch {
	case len(main) > 0:
		return main
	case len(other) > 0:
		return other
	}
	return values
}

// summaries returns the descriptions that tell what an item says, and not what a picture
// shows or what editors should know.
func summaries(descriptions []ninjsValue) []ninjsValue {
	return slices.DeleteFunc(descriptions, func(v ninjsValue) bool {
		return slices.ContainsFunc([]string{"caption", "note", "usage", "instruction", "rights", "keyword", "creat"}, func(word string) bool {
			return strings.Contains(v.contentType+v.role, word)
		})
	})
}

func (i ninjsItem) metadata(nitf *node) Metadata {
	headline := i.text("headline")
	for _, v := range mainValues(i.values("headlines", "headline")) {
		headline = cmp.Or(headline, v.text)
	}
	m := Metadata{
		ID: i.text("uri", "guid"), Headline: oneLine(markupText(cmp.Or(headline, i.text("title")))),
		Byline: strings.Join(i.names("byline", "by", "bylines", "creators", "authors"), ", "), Dateline: i.text("dateline", "located"),
		Published: i.text("versioncreated", "firstcreated", "contentcreated"), Language: i.text("language"),
		Publisher: append(i.names("provider", "infosource", "infosources", "copyrightholder", "source", "sources", "creditline"), noticeHolder(i.text("copyrightnotice")))[0],
	}
	if nitf != nil {
		m = overlay(m, nitfMetadata(nitf))
	}
	return m
}

// noticeHolder returns whom a notice names: "Copyright 2024 North West Agency. All rights
// reserved."
func noticeHolder(notice string) string {
	rest, ok := strings.CutPrefix(notice, "Copyright ")
	if !ok {
		return ""
	}
	holder, _, _ := strings.Cut(strings.TrimLeft(rest, "©(c) 0123456789,-"), ". ")
	return strings.TrimSuffix(holder, ".")
}
