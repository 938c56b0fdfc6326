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

// ninjsItem is an item of ninjs 1 to 3, which name the same things in several
// ways; encoding/json takes the letters of a key in either case.
type ninjsItem struct {
	ninjsFields
	nitf *node // that the body came from, if any
}

type ninjsFields struct {
	URI             string       `json:"uri"`
	Headline        string       `json:"headline"`
	Headlines       []ninjsValue `json:"headlines"`
	Title           string       `json:"title"`
	Byline          string       `json:"byline"`
	By              string       `json:"by"`
	Located         string       `json:"located"`
	Dateline        string       `json:"dateline"`
	Language        string       `json:"language"`
	VersionCreated  string       `json:"versioncreated"`
	FirstCreated    string       `json:"firstcreated"`
	ContentCreated  string       `json:"contentcreated"`
	CopyrightHolder string       `json:"copyrightholder"`
	CopyrightNotice string       `json:"copyrightnotice"`
	CreditLine      string       `json:"creditline"`
	GUID            string       `json:"guid"`
	Type            string       `json:"type"`
	Bylines         []ninjsParty `json:"bylines"`
	Authors         []ninjsParty `json:"authors"`
	Creators        []ninjsParty `json:"creators"`
	Provider        ninjsParty   `json:"provider"`
	Source          ninjsParty   `json:"source"`
	InfoSource      []ninjsParty `json:"infosource"`
	InfoSources     []ninjsParty `json:"infosources"`
	Sources         []ninjsParty `json:"sources"`
	Bodies          []ninjsValue `json:"bodies"`
	Descriptions    []ninjsValue `json:"descriptions"`

	// Services hand items out in wrappers.
	Data  ninjsItems `json:"data"`
	Item  ninjsItems `json:"item"`
	Items ninjsItems `json:"items"`
}

type ninjsValue struct {
	Role        string `json:"role"`
	ContentType string `json:"contenttype"`
	Value       string `json:"value"`
}

// ninjsParty is a person or a body: an object, or in the ninjs of some systems
// its name alone.
type ninjsParty struct{ name string }

// UnmarshalJSON reads a party; what is none has no name.
func (p *ninjsParty) UnmarshalJSON(data []byte) error {
	var object struct {
		Name    string `json:"name"`
		By      string `json:"by"`
		Literal string `json:"literal"`
	}
	if json.Unmarshal(data, &p.name) != nil && json.Unmarshal(data, &object) == nil {
		p.name = cmp.Or(object.Name, object.By, object.Literal)
	}
	return nil
}

// UnmarshalJSON reads an item. The keys of ninjs 1 tell what they are of:
// "body_text", "body_xhtml_main", "headline_main", "description_text".
func (i *ninjsItem) UnmarshalJSON(data []byte) error {
	if err := json.Unmarshal(data, &i.ninjsFields); err != nil {
		return err
	}
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(data, &keys); err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		kind, form, ok := strings.Cut(strings.ToLower(key), "_")
		if !ok || kind != "body" && kind != "headline" && kind != "description" {
			continue
		}
		var v ninjsValue
		if err := json.Unmarshal(keys[key], &v.Value); err != nil {
			var wrong *json.UnmarshalTypeError
			if errors.As(err, &wrong) {
				wrong.Field = key
			}
			return err
		}
		switch kind {
		case "body":
			v.ContentType, v.Role, _ = strings.Cut(form, "_")
			i.Bodies = append(i.Bodies, v)
		case "headline":
			v.Role = form
			i.Headlines = append(i.Headlines, v)
		default:
			v.ContentType = form
			i.Descriptions = append(i.Descriptions, v)
		}
	}
	return nil
}

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
		var items ninjsItems
		if err := d.Decode(&items); err != nil {
			return nil, jsonError(src, err)
		}
		docs = append(docs, items.documents()...)
	}
	return docs, nil
}

// documents returns the stories of items, and of those within them.
func (l ninjsItems) documents() []Document {
	var docs []Document
	for i := range l {
		if isOtherClass(l[i].Type) {
			continue
		}
		if body := l[i].body(); body != "" {
			docs = append(docs, story(l[i].metadata(), body))
		}
		for _, inner := range []ninjsItems{l[i].Data, l[i].Item, l[i].Items} {
			docs = append(docs, inner.documents()...)
		}
	}
	return docs
}

// ninjsItems is a list of items, or one without the list.
type ninjsItems []ninjsItem

// UnmarshalJSON reads an item or a list; any other value is no item.
func (l *ninjsItems) UnmarshalJSON(data []byte) error {
	switch data[0] {
	case '[':
		return json.Unmarshal(data, (*[]ninjsItem)(l))
	case '{':
	default:
		return nil
	}
	*l = make(ninjsItems, 1)
	return json.Unmarshal(data, &(*l)[0])
}

func jsonError(src string, err error) *Error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind):
		return &Error{Problem: fmt.Sprintf("ninjs whose %q is not a %s but %s", kind.Field, kind.Type, kind.Value), Remedy: "mend the file"}
	case strings.Contains(err.Error(), "unexpected E"):
		return &Error{Line: 1 + strings.Count(src, "\n"), Problem: "JSON that is cut short", Remedy: "fetch the file again"}
	case errors.As(err, &syntax):
		at := min(int(syntax.Offset), len(src))
		return &Error{Line: 1 + strings.Count(src[:at], "\n"), Problem: "not JSON: " + syntax.Error(), Remedy: "mend the file"}
	}
	return &Error{Problem: "not JSON: " + err.Error(), Remedy: "mend the file"}
}

// body returns the text of an item. A text without a line break may have lost
// its paragraphs, which markup keeps.
func (i *ninjsItem) body() string {
	var text, markup, nitf string
	bodies := mainValues(i.Bodies)
	if len(bodies) == 0 { // of some items, all there is
		bodies = summaries(i.Descriptions)
	}
	for _, b := range bodies {
		switch kind := strings.ToLower(b.ContentType); {
		case strings.Contains(kind, "nitf"):
			nitf = cmp.Or(nitf, b.Value)
		case strings.Contains(kind, "html"), strings.Contains(kind, "xml"), kind == "" && hasTags(b.Value):
			markup = cmp.Or(markup, b.Value)
		default:
			text = cmp.Or(text, b.Value)
		}
	}
	text = strings.TrimSpace(text)
	switch {
	case strings.Contains(text, "\n"), markup == "" && nitf == "":
		return text
	case markup != "":
		return cmp.Or(markupText(markup), text)
	}
	var body string
	body, i.nitf = packedNITF(nitf)
	return cmp.Or(body, text)
}

// mainValues returns the values whose role is main, or else all but those that only
// lead to the story.
func mainValues(values []ninjsValue) []ninjsValue {
	var main, other []ninjsValue
	for _, v := range values {
		switch v.Role[strings.LastIndexAny(v.Role, ":/")+1:] {
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
	return slices.DeleteFunc(slices.Clone(descriptions), func(v ninjsValue) bool {
		return slices.ContainsFunc([]string{"caption", "note", "usage", "instruction", "rights", "keyword", "creat"}, func(word string) bool {
			return strings.Contains(v.ContentType+v.Role, word)
		})
	})
}

func (i *ninjsItem) metadata() Metadata {
	headline := i.Headline
	for _, v := range mainValues(i.Headlines) {
		headline = cmp.Or(headline, v.Value)
	}
	m := Metadata{
		ID: cmp.Or(i.URI, i.GUID), Headline: oneLine(markupText(cmp.Or(headline, i.Title))),
		Byline: cmp.Or(i.Byline, i.By, ninjsNames(i.Bylines), ninjsNames(i.Creators), ninjsNames(i.Authors)), Dateline: cmp.Or(i.Dateline, i.Located),
		Published: cmp.Or(i.VersionCreated, i.FirstCreated, i.ContentCreated), Language: i.Language,
	}
	for _, p := range slices.Concat([]ninjsParty{i.Provider}, i.InfoSource, i.InfoSources, []ninjsParty{{i.CopyrightHolder}, i.Source}, i.Sources) {
		m.Publisher = cmp.Or(m.Publisher, p.name)
	}
	m.Publisher = cmp.Or(m.Publisher, i.CreditLine, noticeHolder(i.CopyrightNotice))
	if i.nitf != nil {
		m = overlay(m, nitfMetadata(i.nitf))
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

func ninjsNames(all []ninjsParty) string {
	var names []string
	for _, p := range all {
		if p.name != "" {
			names = append(names, p.name)
		}
	}
	return strings.Join(names, ", ")
}
