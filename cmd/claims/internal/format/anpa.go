package format

import (
	"strings"
	"time"
)

// readANPA reads the messages of a wire in ANPA 1312. Lines that begin with ^
// are headers, those that begin with a tab are paragraphs, and others go on
// with what came before.
func readANPA(src string) ([]Document, error) {
	messages, err := wireMessages(src)
	if err != nil {
		return nil, err
	}
	var docs []Document
	for _, w := range messages {
		id, _, _ := strings.Cut(w.header[0], "\x1f")
		m := Metadata{ID: id}
		m.Publisher, m.Published = anpaTrailer(w.trailer)
		var paragraphs []string
		header := false
		for line := range strings.Lines(w.text) {
			text := strings.TrimSpace(line)
			switch {
			case text == "":
			case line[0] == '^':
				header = true
				m.header(strings.Trim(text, "^<= "))
			case line[0] == '\t' || len(paragraphs) == 0 && !header:
				header = false
				paragraphs = append(paragraphs, text)
			case !header:
				paragraphs[len(paragraphs)-1] += " " + text
			}
		}
		// The wire's alphabet has no dash.
		body := strings.ReplaceAll(strings.Join(paragraphs, "\n\n"), " _ ", " — ")
		if body != "" {
			docs = append(docs, story(m, body))
		}
	}
	return docs, nil
}

// header takes a header line: the headline is the first that is none of the
// others.
func (m *Metadata) header(line string) {
	lower := strings.ToLower(line)
	switch {
	case strings.HasPrefix(lower, "by "):
		m.Byline = line
	case m.Headline != "" || m.Byline != "" || isSlug(line):
	case strings.HasPrefix(lower, "eds:"), strings.HasPrefix(lower, "editor's note"):
	default:
		m.Headline = line
	}
}

// isSlug reports whether a line is a slug: "AM-Flood,1st Ld", "AP-PT--Flood".
func isSlug(line string) bool {
	if len(line) > 3 && line[2] == '-' && isLetter(line[0]) && isLetter(line[1]) {
		switch strings.ToUpper(line[:2]) {
		case "AM", "PM", "BC", "AP":
			return true
		}
	}
	return false
}

// anpaTrailer reads a trailer such as "AP-NY-03-05-24 1215EST".
func anpaTrailer(s string) (publisher, published string) {
	date, clock, ok := strings.Cut(strings.TrimSpace(s), " ")
	if !ok || len(date) < 8 {
		return "", ""
	}
	publisher, _, _ = strings.Cut(date[:len(date)-8], "-")
	clock, _, _ = strings.Cut(clock, "\n")
	clock = strings.Trim(clock, " <\t")
	if len(clock) < 4 {
		return publisher, ""
	}
	t, err := time.Parse("01-02-06 1504", date[len(date)-8:]+" "+clock[:4])
	if err != nil {
		return publisher, ""
	}
	return publisher, t.Format(local) + zones[strings.ToUpper(clock[4:])]
}
