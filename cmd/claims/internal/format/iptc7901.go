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
	var docs []Document
	for _, w := range messages {
		fields := strings.Fields(visible(w.header[0]))
		if len(fields) == 0 {
			continue
		}
		m := Metadata{ID: fields[0], Publisher: strings.TrimRight(fields[0], "0123456789"), Published: wireTime(w.trailer)}
		m.Publisher = wireAgency(fields, m.Publisher)
		var body string
		m.Headline, body = wireHeadline(w.text)
		body = withoutSignature(withoutNote(body))
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

// maxWireHeadline bounds a headline, in bytes.
const maxWireHeadline = 200

// wireHeadline parts the headline from the text: its first lines, up to a blank
// or indented one, when they are few and no sentence.
func wireHeadline(text string) (headline, body string) {
	text = strings.TrimLeft(text, "= \n")
	var lines []string
	rest := text
	for rest != "" && len(lines) < 3 {
		line, after, _ := strings.Cut(rest, "\n")
		if strings.TrimSpace(line) == "" || len(lines) > 0 && strings.HasPrefix(line, " ") {
			break
		}
		lines = append(lines, strings.Trim(line, " ="))
		rest = after
	}
	headline = strings.Join(lines, " ")
	if len(lines) == 3 || len(headline) > maxWireHeadline || strings.HasSuffix(headline, ".") {
		return "", text
	}
	return headline, strings.Trim(rest, "\n")
}
