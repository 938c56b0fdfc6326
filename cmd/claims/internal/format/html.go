package format

import (
	"html"
	"strings"
)

// readHTML reads the main article of a page.
func readHTML(src string) ([]Document, error) {
	page, err := parsePage(src)
	if err != nil {
		return nil, err
	}
	root := fromHTML(page)
	m, linked := pageMetadata(root)
	body := articleText(mainArticle(page, root), &m)
	if len(linked) > fullerBody*len(body) { // the page is filled by a script
		body = markupText(linked)
	}
	if body == "" {
		return nil, nil
	}
	return []Document{story(m, body)}, nil
}

// fullerBody is how many times as long as the text of a page that of its JSON-LD
// must be to stand for it: it has no paragraphs, as a rule.
const fullerBody = 3

// markupText returns the text of a piece of HTML, or of plain text that it may
// be instead.
func markupText(src string) string {
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
	measurePage(root)
	c := composer{
		skip:  func(n *node) bool { return n.name != "h1" && n.name != "header" && isBoilerplate(n) },
		blank: root.findBy(func(n *node) bool { return isBlock(n.name) || n.name == "br" }) == nil,
	}
	c.element(root)
	c.end()
	return joinParagraphs(c.paragraphs)
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
