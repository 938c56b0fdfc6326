package format

import "strings"

// readIPTC7901 reads the messages of a wire in IPTC 7901: a header of source
// and number, priority, category, word count and agency; the text, which begins
// with the headline; and the time.
func readIPTC7901(src string) ([]Document, error) {
	messages, err := wireMessages(src)
	if err != nil {
		return nil, err
	}
	if head, text, _ := strings.Cut(strings.TrimLeft(src, "\r\n "), "\n"); len(messages) == 0 && isBareHead(head) {
		messages = []message{{header: []string{head}, text: strings.ReplaceAll(text, "\r\n", "\n")}}
	}
	var docs []Document
	for _, w := range messages {
		fields := strings.Fields(visible(w.header[0]))
		if len(fields) == 0 {
			continue
		}
		m := Metadata{ID: fields[0], Publisher: strings.TrimRight(fields[0], "0123456789"), Published: wireTime(w.trailer)}
		m.Publisher = wireAgency(fields, m.Publisher)
		var body string
		m.Headline, body = wireHeadline(withoutNotebook(withoutSlug(w.text)))
		m.Byline, body = wireByline(withoutNote(body))
		body = withoutSignature(withoutSlug(body))
		if m.Headline != "" || body != "" {
			docs = append(docs, story(m, body))
		}
	}
	return docs, nil
}

// wireAgency returns the agency that a header names behind the word count: in
// capitals, beside codes of other kinds, or else the first of them.
func wireAgency(fields []string, otherwise string) string {
	if len(fields) < 5 {
		return otherwise
	}
	for _, f := range fields[4:] {
		if len(f) > 1 && strings.Trim(f, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			return f
		}
	}
	return fields[4]
}

// isCatchline reports whether a line names a story for editors by words that hyphens
// join, maybe with its version: "Portugal-pool-council,2nd lead".
func isCatchline(line string) bool {
	name, version, _ := strings.Cut(line, ",")
	return strings.Contains(name, "-") && !strings.Contains(name, " ") && (version == "" || isVersion(strings.ToUpper(version)))
}

// isDeskLine reports whether a line tells editors what comes with a story, or what it
// mends: "(Photo)", "(Photo) - CORRECTION:".
func isDeskLine(line string) bool {
	return strings.HasPrefix(line, "(") && (strings.HasSuffix(line, ")") || strings.HasSuffix(line, ":"))
}

// withoutNote drops what stands before a line of slashes alone: a note of the desk.
func withoutNote(body string) string {
	before, after, ok := strings.Cut(body, "///\n")
	if !ok || strings.Contains(strings.TrimSpace(before), "\n\n") {
		return body
	}
	return after
}

// withoutSignature drops the last line if it is the initials of who wrote and edited
// the story: "ib/bv".
func withoutSignature(body string) string {
	body = strings.TrimRight(body, " \n")
	i := strings.LastIndexByte(body, '\n')
	last := strings.TrimSpace(body[i+1:])
	if len(last) > maxSignature || !strings.ContainsAny(last, "/ ") {
		return body
	}
	for initials := range strings.FieldsFuncSeq(last, func(r rune) bool { return r == '/' || r == ' ' || r == '-' }) {
		if len(initials) > 3 || strings.Trim(initials, "abcdefghijklmnopqrstuvwxyz") != "" {
			return body
		}
	}
	return strings.TrimRight(body[:max(i, 0)], " \n")
}

// maxSignature bounds the initials at the end of a story, in bytes.
const maxSignature = 16

// withoutSlug drops the lines before a headline that are for editors: the slug, which
// slashes part, and which version of the story this is.
func withoutSlug(text string) string {
	for {
		text = strings.TrimLeft(text, "= \n")
		line, rest, ok := strings.Cut(text, "\n")
		if line = strings.Trim(line, " ="); !ok || !(strings.HasSuffix(line, "/") && strings.Contains(line[:len(line)-1], "/") || isVersion(line) || isCatchline(line) || isDeskLine(line)) {
			return text
		}
		text = rest
	}
}

// isVersion reports whether a line only tells which version of a story this is: "1ST
// LEAD", "2ND NET", "3RD UPDATE".
func isVersion(line string) bool {
	words := strings.Fields(line)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		switch w {
		case "LEAD", "NET", "UPDATE", "URGENT", "ADD", "RECAST", "CORRECTION", "REPETITION", "ADVANCE", "PREVIEW", "ROUNDUP", "EXTRA", "NEWSFEATURE", "FEATURE", "BULLETIN":
		default:
			if number := strings.TrimRight(w, "STNDRH"); !isDigits(number) {
				return false
			}
		}
	}
	return !isDigits(strings.Join(words, ""))
}

// withoutDesk drops what stands behind a story for editors in any format of an agency.
func withoutDesk(body string) string {
	body = strings.TrimSpace(withoutNotebook(body))
	if strings.Contains(body[strings.LastIndexByte(body, '\n')+1:], "/") {
		return withoutSignature(body)
	}
	return body
}

// withoutNotebook drops "# Notebook", or what a row of stars sets off, and all behind.
func withoutNotebook(text string) string {
	at := 0
	for line := range strings.Lines(text) {
		bare := strings.TrimSpace(line)
		if at > 0 && (strings.HasPrefix(bare, "# ") || strings.HasPrefix(bare, "## ") || strings.HasPrefix(bare, "* * * *")) {
			return text[:at]
		}
		at += len(line)
	}
	return text
}

// wireByline parts the line that names the author from the text behind it.
func wireByline(body string) (byline, rest string) {
	body = strings.TrimLeft(body, " =\n")
	line, rest, ok := strings.Cut(body, "\n")
	line = strings.Trim(line, " =")
	if !ok || !namesWriter(line) || len(line) > maxByline || endsSentence(line) {
		return "", body
	}
	name := line
	if i := strings.LastIndex(line, ", "); i > 0 && !strings.Contains(line[i+2:], " ") {
		name = line[:i] // the agency
	}
	return name, strings.TrimLeft(rest, "\n")
}

// namesWriter reports whether a line names the author: "By Ilse Brandt, nwa", "From Ilse
// Brandt".
func namesWriter(line string) bool {
	line = strings.Trim(line, " =")
	return withoutBy(line) != line || strings.HasPrefix(line, "From ")
}

// maxWireHeadline bounds a headline, in bytes, and maxHeadlines the lines that it takes
// where no mark ends it.
const (
	maxWireHeadline = 240
	maxHeadlines    = 4
)

// wireHeadline parts the headline from the text: its first lines, up to a mark of its
// end, or a line that is blank, indented or names the author, when they are few and no
// sentence.
func wireHeadline(text string) (headline, body string) {
	text = strings.TrimLeft(text, "= \n")
	var lines []string
	rest, ended := text, false
	for rest != "" && len(lines) <= 2*maxHeadlines && !ended {
		line, after, _ := strings.Cut(rest, "\n")
		if strings.TrimSpace(line) == "" || len(lines) > 0 && (strings.HasPrefix(line, " ") || namesWriter(line)) {
			break
		}
		bare := strings.TrimSpace(line)
		ended = strings.HasSuffix(bare, "=") || strings.HasSuffix(bare, "+")
		lines = append(lines, strings.Trim(bare, " =+"))
		rest = after
	}
	headline = strings.Join(lines, " ")
	if len(lines) > maxHeadlines && !ended || len(headline) > maxWireHeadline || strings.HasSuffix(headline, ".") {
		return "", text
	}
	return headline, strings.Trim(rest, "\n")
}
