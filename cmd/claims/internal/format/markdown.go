package format

import (
	"regexp"
	"strings"
	"sync"
	"time"

	"gopkg.in/yaml.v3"
)

// readMarkdown reads a story in Markdown, with what its front matter says of it in
// YAML, as the generators of sites have it.
func readMarkdown(src string) ([]Document, error) {
	src = strings.ReplaceAll(src, "\r\n", "\n")
	m, src := frontMatter(src)
	r := markdownReader{}
	for line := range strings.Lines(markdown().dropped.ReplaceAllString(src, "")) {
		r.line(strings.TrimRight(line, "\n"))
	}
	r.end()
	if m.Headline == "" {
		m.Headline = r.title
	}
	body := strings.Join(r.paragraphs, "\n\n")
	if body == "" {
		return nil, nil
	}
	return []Document{story(m, body)}, nil
}

// frontMatter parts what stands between two lines of --- at the begin of a file from
// the rest. What cannot be read says nothing.
func frontMatter(src string) (Metadata, string) {
	head, ok := strings.CutPrefix(src, "---\n")
	if !ok {
		return Metadata{}, src
	}
	head, rest, ok := strings.Cut(head, "\n---\n")
	if !ok {
		return Metadata{}, src
	}
	var said yaml.Node // whose keys may be many, and the same
	if yaml.Unmarshal([]byte(head), &said) != nil || len(said.Content) == 0 {
		return Metadata{}, rest
	}
	first := func(keys ...string) string {
		for _, key := range keys {
			if s := scalars(valueOf(said.Content[0], key)); s != "" {
				return s
			}
		}
		return ""
	}
	return Metadata{
		ID: first("id", "uuid", "canonical_url", "url", "permalink"), Headline: first("headline", "title"), Byline: first("byline", "author", "authors"), Dateline: first("dateline"),
		Published: first("published", "date", "publishDate", "pubDate"), Publisher: first("publisher", "source"), Language: first("language", "lang"),
	}, rest
}

// valueOf returns the value of a key of n, or nil.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// scalars returns a value as text, or those of a list or their names.
func scalars(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	switch n.Kind {
	case yaml.ScalarNode:
		var t time.Time
		switch {
		case n.Tag == "!!null":
			return ""
		case n.Tag != "!!timestamp" || n.Decode(&t) != nil:
			return n.Value
		case t.Equal(t.Truncate(24 * time.Hour)):
			return t.Format(day)
		}
		return t.Format(zoned)
	case yaml.SequenceNode:
		var all []string
		for _, one := range n.Content {
			if s := scalars(one); s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, ", ")
	case yaml.MappingNode:
		return scalars(valueOf(n, "name"))
	}
	return ""
}

// markdownReader gathers the paragraphs of a story in Markdown.
type markdownReader struct {
	title      string // the first heading of the highest level
	paragraphs []string
	open       []string // the lines of the paragraph that is open
	fence      string   // that ends the code that is open
}

// markdownMarks is what Markdown writes into a text.
type markdownMarks struct {
	dropped                           *regexp.Regexp // comments, and the calls of site generators
	rule, item, note                  *regexp.Regexp // lines, and the begins of lines
	image, link, strong, em, escapees *regexp.Regexp // within a paragraph
}

// markdown makes the marks when they are first wanted: it takes longer than most
// programs take to start.
var markdown = sync.OnceValue(func() *markdownMarks {
	return &markdownMarks{
		dropped:  regexp.MustCompile(`(?s)<!--.*?-->|\{\{[<%].*?[>%]\}\}|\{%.*?%\}`),
		rule:     regexp.MustCompile(`^ {0,3}(?:(?:\* *){3,}|(?:_ *){3,}|(?:- *){3,}|=+)$`),
		item:     regexp.MustCompile(`^\s*(?:[-*+]|\d{1,3}[.)])\s+`),
		note:     regexp.MustCompile(`^ {0,3}\[[^\]]+\]:\s`),
		image:    regexp.MustCompile(`!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|\[\^[^\]]*\]`),
		link:     regexp.MustCompile(`\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])`),
		strong:   regexp.MustCompile("\\*\\*|__|~~|`"),
		em:       regexp.MustCompile(`(^|[^\pL\pN*_\\])[*_]([^\s*_](?:[^*_]*[^\s*_])?)[*_]`),
		escapees: regexp.MustCompile(`\\([\\!"#$%&'()*+,./:;<=>?@\[\]^_{|}~-])`),
	}
})

func (r *markdownReader) line(s string) {
	bare := strings.TrimSpace(s)
	for _, fence := range []string{"```", "~~~"} {
		if strings.HasPrefix(bare, fence) && (r.fence == "" || r.fence == fence) {
			r.end()
			if r.fence == "" {
				r.fence = fence
			} else {
				r.fence = ""
			}
			return
		}
	}
	if r.fence != "" || markdown().note.MatchString(s) {
		return
	}
	for strings.HasPrefix(bare, ">") {
		bare = strings.TrimSpace(bare[1:])
	}
	heading := strings.TrimLeft(bare, "#")
	level := len(bare) - len(heading)
	switch {
	case bare == "" || strings.HasPrefix(bare, "|") || markdown().rule.MatchString(s):
		r.end() // a table is no text
	case 1 <= level && level <= 6 && (heading == "" || heading[0] == ' '):
		r.end()
		r.open = []string{strings.TrimRight(heading, "# ")}
		text := r.end()
		if level == 1 && r.title == "" {
			r.title = text
		}
	default:
		if item := markdown().item.FindString(bare); item != "" {
			r.end()
			bare = bare[len(item):]
		}
		r.open = append(r.open, bare)
	}
}

// end ends the paragraph that is open, and returns it.
func (r *markdownReader) end() string {
	text := strings.Join(r.open, " ")
	r.open = r.open[:0]
	marks := markdown()
	text = marks.image.ReplaceAllString(text, "")
	text = marks.link.ReplaceAllString(text, "$1")
	text = marks.strong.ReplaceAllString(text, "")
	text = marks.em.ReplaceAllString(text, "$1$2")
	text = marks.escapees.ReplaceAllString(text, "$1")
	if text = oneLine(markupText(text)); text != "" {
		r.paragraphs = append(r.paragraphs, text)
	}
	return text
}
