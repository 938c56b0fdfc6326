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
		if len(fields) > 4 {
			m.Publisher = fields[4]
		}
		var body string
		m.Headline, body = wireHeadline(w.text)
		if m.Headline != "" || body != "" {
			docs = append(docs, story(m, body))
		}
	}
	return docs, nil
}

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
