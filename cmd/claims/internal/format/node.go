package format

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// node is an element or a run of text of XML or HTML.
type node struct {
	space    string // the name space of an element, as XML has it
	name     string // of an element, in lower case; empty for text
	text     string
	attrs    []attr
	children []*node
	size     *measure   // of an element of a page
	page     *html.Node // that it was made of
}

type attr struct{ name, value string }

// attr returns the value of an attribute, by its name without prefix.
func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// child returns the first child element that is so called, or nil. Each
// further name leads a level down.
func (n *node) child(name string, further ...string) *node {
	all := n.all(name)
	switch {
	case len(all) == 0:
		return nil
	case len(further) == 0:
		return all[0]
	}
	return all[0].child(further[0], further[1:]...)
}

// all returns the child elements that are so called.
func (n *node) all(name string) (found []*node) {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if c.name == name {
			found = append(found, c)
		}
	}
	return found
}

// listed returns what of tells of each of the child elements that are so called.
func (n *node) listed(name string, of func(*node) string) string {
	var told []string
	for _, c := range n.all(name) {
		if s := of(c); s != "" {
			told = append(told, s)
		}
	}
	return strings.Join(told, ", ")
}

// find returns the first element below n, in text order, that is so called.
func (n *node) find(name string) *node {
	return n.findBy(func(c *node) bool { return c.name == name })
}

func (n *node) findBy(is func(*node) bool) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if is(c) {
			return c
		}
		if f := c.findBy(is); f != nil {
			return f
		}
	}
	return nil
}

// line returns the text of n on one line, whatever elements it has.
func (n *node) line() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	var walk func(*node)
	walk = func(n *node) {
		b.WriteString(n.text)
		for _, c := range n.children {
			if isBlock(c.name) {
				b.WriteByte(' ')
			}
			walk(c)
		}
	}
	walk(n)
	return oneLine(b.String())
}

// raw returns the text of n as it stands.
func (n *node) raw() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for _, c := range n.children {
		b.WriteString(c.text)
	}
	return b.String()
}

// markup reports whether n has elements.
func (n *node) markup() bool {
	return n.findBy(func(c *node) bool { return c.name != "" }) != nil
}

// isBlock reports whether an element ends a paragraph, in HTML or NITF.
func isBlock(name string) bool {
	switch name {
	case "address", "article", "aside", "block", "blockquote", "body", "body.content", "body.end", "body.head", "bq", "byttl",
		"center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
		"h4", "h5", "h6", "header", "hedline", "hl1", "hl2", "hr", "li", "main", "nav", "nitf-table", "note", "ol", "p", "pre",
		"section", "summary", "table", "tagline", "tbody", "td", "tfoot", "th", "thead", "tr", "ul":
		return true
	}
	return false
}

// isApart reports whether an element is no text of the story: what is not
// shown, pictures with their captions, notes, and what one can press.
func isApart(name string) bool {
	if strings.HasPrefix(name, "amp-") { // of AMP: what moves or loads
		return true
	}
	switch name {
	case "abstract", "aside", "audio", "body.end", "body.head", "button", "canvas", "datalist", "dialog", "dateline", "embed", "figcaption", "figure",
		"fn", "footer", "form", "head", "iframe", "input", "math", "media", "nav", "noscript", "note", "object", "option", "picture",
		"script", "select", "style", "svg", "template", "textarea", "video":
		return true
	}
	return false
}

// prose returns the text of n as paragraphs with a blank line between them.
// Elements that skip names are left out, as those apart are.
func (n *node) prose(skip func(*node) bool) string {
	c := composer{skip: skip}
	c.element(n)
	c.end()
	return joinParagraphs(c.paragraphs)
}

// paragraph is a paragraph of a tree, and the name of the element that it
// stands in.
type paragraph struct{ text, block string }

func joinParagraphs(paragraphs []paragraph) string {
	texts := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		texts[i] = p.text
	}
	return strings.Join(texts, "\n\n")
}

// composer gathers the paragraphs of a tree.
type composer struct {
	skip       func(*node) bool
	paragraphs []paragraph
	line       strings.Builder
	block      string // the element that is open
	space      bool   // white space came last
	blank      bool   // a blank line ends a paragraph
	pre        bool   // white space stays as it is
}

func (c *composer) element(n *node) {
	if n == nil || isApart(n.name) {
		return
	}
	if c.skip != nil && n.name != "" && !c.inBrackets() && c.skip(n) {
		c.unhead(n)
		return
	}
	block := isBlock(n.name)
	switch n.name {
	case "":
		c.write(n.text)
		return
	case "br":
		c.line.WriteByte('\n')
		c.space = false
		return
	case "q": // around which browsers set the marks
		c.write("“")
		defer c.write("”")
	case "pre":
		defer func(before bool) { c.pre = before }(c.pre)
		c.pre = true
	case "td", "th":
		if n.findBy(func(in *node) bool { return isBlock(in.name) || in.name == "br" }) == nil {
			block, c.space = false, true // the cells of a row make a line
		}
	}
	if !block {
		for _, child := range n.children {
			c.element(child)
		}
		c.space = c.space || n.name == "td" || n.name == "th"
		return
	}
	c.end()
	before := c.block
	c.block = n.name
	for _, child := range n.children {
		c.element(child)
	}
	c.end()
	c.block = before
}

// inBrackets reports whether a bracket is open right before: what stands in it may be
// marked as the agency that a story is from.
func (c *composer) inBrackets() bool { return strings.HasSuffix(c.line.String(), "(") }

// unhead drops the heading of links that are left out.
func (c *composer) unhead(n *node) {
	if strings.TrimSpace(c.line.String()) != "" || n.size == nil || n.size.linked*2 <= n.size.text {
		return
	}
	for last := len(c.paragraphs) - 1; last >= 0 && isSubhead(c.paragraphs[last].block); last-- {
		c.paragraphs = c.paragraphs[:last]
	}
}

func isSubhead(name string) bool {
	return len(name) == 2 && name[0] == 'h' && '2' <= name[1] && name[1] <= '6'
}

func (c *composer) write(s string) {
	if c.pre {
		c.line.WriteString(s)
		return
	}
	newlines := 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			c.space = true
			if r == '\n' {
				newlines++
			}
			if newlines == 2 && c.blank {
				c.end()
			}
			continue
		case r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff': // where a word may be broken
			continue
		}
		if c.space && c.line.Len() > 0 {
			c.line.WriteByte(' ')
		}
		c.space, newlines = false, 0
		c.line.WriteRune(r)
	}
}

// end ends the paragraph. Two line breaks are an end as well.
func (c *composer) end() {
	lines := strings.Split(c.line.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRightFunc(lines[i], unicode.IsSpace)
		if !c.pre {
			lines[i] = strings.TrimLeftFunc(lines[i], unicode.IsSpace)
		}
	}
	for _, text := range strings.Split(strings.Join(lines, "\n"), "\n\n") {
		if text = strings.Trim(text, "\n"); text != "" && !isEmbedCode(text) {
			c.paragraphs = append(c.paragraphs, paragraph{text, c.block})
		}
	}
	c.line.Reset()
	c.space = false
}
