package format

import (
	"cmp"
	"encoding/json"
	"html"
	"strings"
)

// linkedArticle reads what the JSON-LD of a page says of its story, and its text,
// if that is there. JSON-LD need not be well-formed: then it says nothing.
func linkedArticle(src string) (m Metadata, body string) {
	src = strings.Map(func(r rune) rune {
		if r < ' ' { // line ends within strings, which JSON has not
			return ' '
		}
		return r
	}, src)
	var data any
	if json.Unmarshal([]byte(strings.Trim(src, " ;")), &data) != nil {
		return Metadata{}, ""
	}
	l := linkedData{names: map[string]string{}}
	l.walk(data)
	a := l.article
	if a == nil {
		return Metadata{}, ""
	}
	return Metadata{
		ID: cmp.Or(linkedText(a["url"]), linkedText(a["mainEntityOfPage"]), linkedText(a["@id"])), Headline: cmp.Or(linkedText(a["headline"]), linkedText(a["name"])),
		Byline: cmp.Or(l.name(a["author"]), l.name(a["creator"])), Dateline: linkedText(a["dateline"]),
		Published: linkedText(a["datePublished"]), Publisher: cmp.Or(l.name(a["publisher"]), l.name(a["sourceOrganization"])), Language: linkedText(a["inLanguage"]),
	}, linkedText(a["articleBody"])
}

// linkedData is what is found in a tree of JSON-LD.
type linkedData struct {
	article map[string]any    // the first that is dated, or else the first
	names   map[string]string // of what has one, by @id
}

func (l *linkedData) walk(data any) {
	switch d := data.(type) {
	case []any:
		for _, one := range d {
			l.walk(one)
		}
	case map[string]any:
		if id, name := linkedText(d["@id"]), linkedText(d["name"]); id != "" && name != "" {
			l.names[id] = name
		}
		if isArticle(d["@type"]) && (l.article == nil || l.article["datePublished"] == nil && d["datePublished"] != nil) {
			l.article = d
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"} {
			l.walk(d[key])
		}
	}
}

// isArticle reports whether a type, or one of a list, is an article's.
func isArticle(kind any) bool {
	switch k := kind.(type) {
	case string:
		return strings.HasSuffix(k, "Article") || strings.HasSuffix(k, "BlogPosting")
	case []any:
		for _, one := range k {
			if isArticle(one) {
				return true
			}
		}
	}
	return false
}

// linkedText returns a text, in which entities may stand for characters.
func linkedText(v any) string {
	s, _ := v.(string)
	return strings.TrimSpace(html.UnescapeString(s))
}

// name returns the names of people or bodies: a text, an object, one that is
// told elsewhere, or a list of them.
func (l *linkedData) name(v any) string {
	switch d := v.(type) {
	case string:
		if !strings.Contains(d, "://") {
			return linkedText(d)
		}
	case map[string]any:
		return cmp.Or(l.name(d["name"]), l.names[linkedText(d["@id"])])
	case []any:
		var names []string
		for _, one := range d {
			if n := l.name(one); n != "" {
				names = append(names, n)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}
