package format

import (
	"fmt"
	"html"
	"strings"
)

// readReuters reads the stories of Reuters-21578, whose files are SGML without
// a document of XML in them: elements are found by their tags.
func readReuters(src string) ([]Document, error) {
	var docs []Document
	line := 1
	for {
		i := strings.Index(src, "<REUTERS")
		if i < 0 {
			return docs, nil
		}
		line += strings.Count(src[:i], "\n")
		src = src[i:]
		end := strings.Index(src, "</REUTERS>")
		head := strings.IndexByte(src, '>')
		if end < 0 || head < 0 || head > end {
			return nil, &Error{Line: line, Problem: "SGML that is cut short within <REUTERS>", Remedy: "fetch the file again"}
		}
		if doc, ok := reutersStory(src[:head], src[head+1:end]); ok {
			docs = append(docs, doc)
		}
		line += strings.Count(src[:end], "\n")
		src = src[end:]
	}
}

func reutersStory(tag, src string) (Document, bool) {
	text, ok := element(src, "TEXT")
	if !ok {
		return Document{}, false
	}
	m := Metadata{ID: attribute(tag, "NEWID"), Publisher: "Reuters", Language: "en"}
	date, _ := element(src, "DATE")
	if fields := strings.Fields(date); len(fields) > 1 {
		clock, _, _ := strings.Cut(fields[1], ".")
		m.Published = fields[0] + " " + clock
	}
	m.Headline = field(text, "TITLE")
	m.Byline = field(text, "AUTHOR")
	m.Dateline = strings.TrimRight(field(text, "DATELINE"), " -")
	body, ok := element(text, "BODY")
	if !ok { // UNPROC: nothing is told apart; BRIEF: the title is all
		body = text
		for _, name := range []string{"TITLE", "AUTHOR", "DATELINE"} {
			if whole, found := withTags(body, name); found {
				body = strings.Replace(body, whole, "", 1)
			}
		}
	}
	body = strings.TrimLeft(withoutEndMark(unescape(body)), "*\n ")
	if strings.TrimSpace(body) == "Blah blah blah." { // stands for none
		body = ""
	}
	return story(m, body), m.Headline != "" || strings.TrimSpace(body) != ""
}

// element returns what stands between the tags of an element.
func element(src, name string) (string, bool) {
	whole, ok := withTags(src, name)
	if !ok {
		return "", false
	}
	return strings.TrimSuffix(whole[strings.IndexByte(whole, '>')+1:], "</"+name+">"), true
}

func withTags(src, name string) (string, bool) {
	i := strings.Index(src, "<"+name)
	if i < 0 {
		return "", false
	}
	j := strings.Index(src[i:], "</"+name+">")
	if j < 0 {
		return "", false
	}
	return src[i : i+j+len(name)+3], true
}

func field(src, name string) string {
	s, _ := element(src, name)
	return oneLine(unescape(s))
}

// attribute returns the value of an attribute in a tag.
func attribute(tag, name string) string {
	_, rest, ok := strings.Cut(tag, fmt.Sprintf(" %s=\"", name))
	if !ok {
		return ""
	}
	value, _, _ := strings.Cut(rest, `"`)
	return value
}

// unescape resolves entities, and drops the control characters of the wire,
// which are written as such.
func unescape(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == '\u007f' || r == '\ufffd' {
			return -1
		}
		return r
	}, html.UnescapeString(s))
}

// withoutEndMark drops the agency's name that ends a story.
func withoutEndMark(s string) string {
	s = strings.TrimRight(s, " \r\n\t")
	i := strings.LastIndexByte(s, '\n')
	if strings.EqualFold(strings.Trim(s[i+1:], " ;"), "reuter") {
		s = s[:max(i, 0)]
	}
	return s
}
