package format

import (
	"cmp"
	"strings"
)

// readReuters reads a story of Reuters-21578.
func readReuters(root *node) []Document {
	text := root.child("text")
	if text == nil {
		return nil
	}
	m := Metadata{ID: root.attr("newid"), Publisher: "Reuters", Language: "en"}
	if fields := strings.Fields(root.child("date").raw()); len(fields) > 1 {
		clock, _, _ := strings.Cut(fields[1], ".")
		m.Published = fields[0] + " " + clock
	}
	m.Headline, m.Byline = text.child("title").line(), text.child("author").line()
	m.Dateline = strings.TrimRight(text.child("dateline").line(), " -")
	// UNPROC: nothing is told apart; BRIEF: the title is all
	body := strings.ReplaceAll(cmp.Or(text.child("body"), text).raw(), "\ufffd", "")
	body = strings.TrimLeft(withoutEndMark(body), "*\n ")
	if strings.TrimSpace(body) == "Blah blah blah." { // stands for none
		body = ""
	}
	if m.Headline == "" && strings.TrimSpace(body) == "" {
		return nil
	}
	return []Document{story(m, body)}
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
