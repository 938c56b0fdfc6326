package format

import (
	"html"
	"regexp"
	"strings"
	"sync"
)

// readHTML reads the main article of a page.
func readHTML(src string) ([]Document, error) {
	page, err := parsePage(src)
	if err != nil {
		return nil, err
	}
	root := fromHTML(page)
	m, linked := pageMetadata(root)
	body := strings.TrimSpace(withoutNotebook(articleText(mainArticle(page, root), &m)))
	if len(linked) > fullerBody*len(body) { // the page is filled by a script
		body = markupText(linked)
	}
	if body == "" {
		return nil, nil
	}
	doc := story(m, body)
	if strings.Contains(m.ID, "://") {
		doc.URL = doc.ID
	}
	return []Document{doc}, nil
}

// fullerBody is how many times as long as the text of a page that of its JSON-LD
// must be to stand for it: it has no paragraphs, as a rule.
const fullerBody = 3

// markupText returns the text of a piece of HTML, which may be escaped once more, or of
// plain text that it may be instead.
func markupText(src string) string {
	text := markupOnce(src)
	if strings.HasPrefix(text, "<") && hasTags(text) {
		text = markupOnce(text)
	}
	return text
}

func markupOnce(src string) string {
	if !hasTags(src) {
		return strings.TrimSpace(html.UnescapeString(src))
	}
	root, err := parseHTML(src)
	if err != nil {
		return ""
	}
	return fragmentText(root)
}

// fragmentText returns the text of a story's markup, which may have links to
// other stories and the like amid it. Where it marks no paragraphs, as some
// systems store it, a blank line stands between them.
func fragmentText(root *node) string {
	signAll(root)
	measurePage(root)
	c := composer{
		skip:  func(n *node) bool { return n.name != "h1" && n.name != "header" && isBoilerplate(n) },
		blank: root.findBy(func(n *node) bool { return isBlock(n.name) || n.name == "br" }) == nil,
	}
	c.element(root)
	c.end()
	return joinParagraphs(c.paragraphs)
}

// isEmbedCode reports whether a paragraph is the code of something to be shown, which
// was escaped: "<iframe src=…></iframe>", or one of a system that makes pages: "[embed]
// https://video.example [/embed]".
func isEmbedCode(s string) bool {
	if name, _, ok := strings.Cut(strings.TrimPrefix(s, "["), "]"); ok && s[0] == '[' {
		name, _, _ = strings.Cut(name, " ")
		return strings.HasSuffix(s, "[/"+name+"]")
	}
	for _, begin := range []string{"<iframe", "<blockquote", "<script", "<div", "<embed", "<object", "<figure"} {
		if strings.HasPrefix(s, begin) && strings.HasSuffix(s, ">") {
			return true
		}
	}
	return false
}

// PlainText returns a text that should be plain, as programs hand it on, without the
// markup or the entities that it may have: by its tags it must be HTML. Lines of code
// that shows something are left out.
func PlainText(s string) string {
	s = withoutTags(s)
	if !strings.ContainsAny(s, "<[") {
		return s
	}
	var b strings.Builder
	for line := range strings.Lines(s) {
		if !isEmbedCode(strings.TrimSpace(line)) {
			b.WriteString(line)
		}
	}
	return b.String()
}

func withoutTags(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	switch escaped := strings.HasPrefix(s, "&lt;"); {
	case Tags(s) > 0, escaped && Tags(html.UnescapeString(s)) > 0:
		return markupText(s)
	case Entities(s) > 0:
		return html.UnescapeString(s)
	}
	return s
}

// marks are the tags by which a text that should be plain is known to be HTML, and
// entities. They are made when they are first wanted.
var marks = sync.OnceValue(func() (marks struct{ tag, entity *regexp.Regexp }) {
	marks.tag = regexp.MustCompile(`(?i)</?(?:p|br|div|span|em|strong|b|i|a|h[1-4]|ul|ol|li|blockquote|figure)[ \t\r\n/>]`)
	marks.entity = regexp.MustCompile(`&#?[0-9A-Za-z]{1,30};`)
	return marks
})

// Tags returns how many tags of HTML stand in a text.
func Tags(s string) int {
	if !strings.Contains(s, "<") {
		return 0
	}
	return len(marks().tag.FindAllStringIndex(s, -1))
}

// Entities returns how many entities of HTML stand in a text for what news is full of:
// quotation marks, dashes, blanks and letters with marks.
func Entities(s string) int {
	n := 0
	for _, e := range marks().entity.FindAllString(s, -1) {
		if html.UnescapeString(e) != e {
			n++
		}
	}
	return n
}

// hasTags reports whether a text holds a tag or a comment.
func hasTags(s string) bool {
	s = s[:strings.LastIndexByte(s, '>')+1]
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 || i+1 >= len(s) {
			return false
		}
		s = s[i+1:]
		if isLetter(s[0]) || s[0] == '/' || s[0] == '!' {
			return true
		}
	}
}
