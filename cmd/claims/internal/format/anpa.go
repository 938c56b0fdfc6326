package format

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// readANPA reads the messages of a wire in ANPA 1312. Lines that begin with ^
// are headers, those that are indented are paragraphs, and others go on with what
// came before.
func readANPA(src string) ([]Document, error) {
	messages, err := wireMessages(src)
	if err != nil {
		return nil, err
	}
	publisher := ""
	if header, text, ok := bareANPA(src); len(messages) == 0 && ok {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text, trailer, _ := strings.Cut(text, "\n==")
		publisher, trailer, _ = strings.Cut(trailer, "\n")
		messages = []message{{[]string{strings.TrimSpace(header) + "\x1f"}, text, trailer}}
	}
	var docs []Document
	for _, w := range messages {
		id, agency := anpaID(w.header[0])
		m := Metadata{ID: id}
		m.Publisher, m.Published = anpaTrailer(w.trailer)
		m.Publisher = cmp.Or(agency, m.Publisher, publisher)
		marked := strings.Contains(w.text, "^") // by which lines the head has
		if !marked {
			m.Headline, w.text = wireHeadline(withoutSlug(w.text))
		}
		var paragraphs []string
		header, blank := false, false
		for line := range strings.Lines(w.text) {
			text := strings.TrimSpace(strings.TrimRight(line, "< \t\n"))
			switch {
			case strings.Trim(text, "_-= ") == "", strings.HasPrefix(text, "=="): // or a rule, the agency at the end
			case len(paragraphs) == 0 && isSlug(text): // without the mark of a header
			case line[0] == '^':
				header = true
				m.header(strings.Trim(text, "^<= "))
			case line[0] == '\t' || strings.HasPrefix(line, "  ") || len(paragraphs) == 0 && !header || blank && !marked:
				header = false
				paragraphs = append(paragraphs, text)
			case !header:
				paragraphs[len(paragraphs)-1] += " " + text
			}
			blank = text == ""
		}
		body := wireMarks.Replace(strings.Join(paragraphs, "\n\n"))
		m.Headline = wireMarks.Replace(m.Headline)
		if body != "" {
			docs = append(docs, story(m, body))
		}
	}
	return docs, nil
}

// wireMarks makes marks of what stands for them: the alphabet of the wire has no dash
// and no quotation marks of two sides.
var wireMarks = strings.NewReplacer(" _ ", " — ", "``", "“", "''", "”", "`", "‘")

// deskLines begin the header lines that are for editors, in lower case.
var deskLines = []string{"eds:", "editor's note", "editors:", "ap photo", "photo", "with ap", "with photo", "ap graphic", "ap video", "will be updated", "stands for", "for use", "moved on", "moving on", "urgent", "bulletin", "more", "for release", "adv"}

// header takes a header line: the headline is the first that is none of the
// others, with the lines that go on with it.
func (m *Metadata) header(line string) {
	lower := strings.ToLower(line)
	goesOn := line != "" && line[0] == lower[0] && isLetter(line[0])
	switch {
	case strings.HasPrefix(lower, "by "):
		m.Byline = line
	case goesOn && m.Byline == "" && m.Headline != "":
		m.Headline += " " + line
	case goesOn: // with a note
	case m.Headline != "" || m.Byline != "" || isSlug(line):
	case slices.ContainsFunc(deskLines, func(mark string) bool { return strings.HasPrefix(lower, mark) }):
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

// anpaTrailer reads a trailer such as "AP-NY-03-05-24 1215EST", or "JST-12:15-05-03-24".
func anpaTrailer(s string) (publisher, published string) {
	zone, clock, _ := strings.Cut(strings.TrimSpace(s), "-")
	if t, err := time.Parse("15:04-02-01-06", clock); err == nil {
		return "", t.Format(local) + zones[zone]
	}
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
