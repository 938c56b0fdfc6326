package format

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// ninjsItem is an item of ninjs 1 to 3, which name the same things in several
// ways; encoding/json takes the letters of a key in either case.
type ninjsItem struct {
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
	GUID            string       `json:"guid"`
	Bylines         []ninjsParty `json:"bylines"`
	Authors         []ninjsParty `json:"authors"`
	Creators        []ninjsParty `json:"creators"`
	Provider        ninjsParty   `json:"provider"`
	Source          ninjsParty   `json:"source"`
	InfoSource      []ninjsParty `json:"infosource"`
	InfoSources     []ninjsParty `json:"infosources"`
	BodyText        string       `json:"body_text"`
	BodyXHTML       string       `json:"body_xhtml"`
	BodyHTML        string       `json:"body_html"`
	BodyNITF        string       `json:"body_nitf"`
	Bodies          []ninjsValue `json:"bodies"`

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

// ninjsKeys are the keys, one of which every item with a text has.
var ninjsKeys = []string{`"body_text"`, `"body_xhtml"`, `"body_html"`, `"body_nitf"`, `"bodies"`}

// isNinjs reports whether src, which begins as JSON does, has the keys of an
// item.
func isNinjs(src string) bool {
	if !strings.Contains(src, `"uri"`) && !strings.Contains(src, `"guid"`) {
		return false
	}
	for _, k := range ninjsKeys {
		if strings.Contains(src, k) {
			return true
		}
	}
	return false
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
	text, markup := i.BodyText, cmp.Or(i.BodyXHTML, i.BodyHTML, i.BodyNITF)
	for _, b := range i.Bodies {
		switch kind := strings.ToLower(b.ContentType); {
		case strings.Contains(kind, "html"), strings.Contains(kind, "xml"), kind == "" && hasTags(b.Value):
			markup = cmp.Or(markup, b.Value)
		default:
			text = cmp.Or(text, b.Value)
		}
	}
	text = strings.TrimSpace(text)
	if markup != "" && !strings.Contains(text, "\n") {
		return cmp.Or(markupText(markup), text)
	}
	return text
}

func (i *ninjsItem) metadata() Metadata {
	m := Metadata{
		ID: cmp.Or(i.URI, i.GUID), Headline: oneLine(markupText(cmp.Or(i.Headline, mainValue(i.Headlines), i.Title))),
		Byline: cmp.Or(i.Byline, i.By, ninjsNames(i.Bylines), ninjsNames(i.Creators), ninjsNames(i.Authors)), Dateline: cmp.Or(i.Dateline, i.Located),
		Published: cmp.Or(i.VersionCreated, i.FirstCreated, i.ContentCreated), Language: i.Language,
	}
	for _, p := range append(append([]ninjsParty{i.Provider}, i.InfoSource...), i.InfoSources...) {
		m.Publisher = cmp.Or(m.Publisher, p.name)
	}
	m.Publisher = cmp.Or(m.Publisher, i.CopyrightHolder, i.Source.name)
	return m
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

// mainValue returns the value whose role is main, or the first.
func mainValue(values []ninjsValue) string {
	for _, v := range values {
		if v.Role == "main" {
			return v.Value
		}
	}
	if len(values) == 0 {
		return ""
	}
	return values[0].Value
}
