package format

import (
	"fmt"
	"html"
	"slices"
	"strings"
)

// parseHTML returns the tree of a page or a piece of one, under a root without
// a name. Any text is HTML, unless it has elements beyond measure. What pages
// leave open or close twice is read as browsers do, in as far as text goes. golang.org/x/net/html, which knows all the rest, would add a third of
// a millisecond to every start of the program for its table of entities.
func parseHTML(src string) (*node, error) {
	p := pageParser{src: src, open: []*node{{name: "#document"}}, names: map[string]int{}}
	for p.src != "" {
		i := strings.IndexByte(p.src, '<')
		if i < 0 {
			i = len(p.src)
		}
		p.text(html.UnescapeString(p.src[:i]))
		p.src = p.src[i:]
		if p.src != "" {
			p.tag()
		}
		if p.elements > maxElements {
			line := 1 + strings.Count(src[:len(src)-len(p.src)], "\n")
			return nil, &Error{Line: line, Problem: fmt.Sprintf("more than %d elements", maxElements), Remedy: "split the file"}
		}
	}
	return p.open[0], nil
}

// pageParser makes a tree of HTML.
type pageParser struct {
	src      string // what is still to be read
	open     []*node
	names    map[string]int // how many elements of a name are open
	elements int
}

func (p *pageParser) last() *node { return p.open[len(p.open)-1] }

func (p *pageParser) text(s string) {
	if s == "" {
		return
	}
	if p.last().name == "head" && strings.TrimSpace(s) != "" {
		p.close(len(p.open) - 1)
	}
	p.last().children = append(p.last().children, &node{text: s})
}

// tag reads what begins with "<".
func (p *pageParser) tag() {
	switch {
	case strings.HasPrefix(p.src, "<!--"):
		p.skipPast("-->", 4)
	case strings.HasPrefix(p.src, "<!"), strings.HasPrefix(p.src, "<?"):
		p.skipPast(">", 2)
	case len(p.src) > 2 && p.src[1] == '/' && isLetter(p.src[2]):
		name := tagName(p.src[2:])
		p.skipPast(">", 2+len(name))
		p.end(strings.ToLower(name))
	case len(p.src) > 1 && isLetter(p.src[1]):
		name := tagName(p.src[1:])
		p.src = p.src[1+len(name):]
		attrs, empty := p.attributes()
		p.start(&node{name: strings.ToLower(name), attrs: attrs}, empty)
	default:
		p.text("<")
		p.src = p.src[1:]
	}
}

// skipPast goes on behind mark, which stands at from or later, or to the end.
func (p *pageParser) skipPast(mark string, from int) {
	if i := strings.Index(p.src[from:], mark); i >= 0 {
		p.src = p.src[from+i+len(mark):]
		return
	}
	p.src = ""
}

const htmlSpace = " \t\r\n\f"

func tagName(s string) string {
	if i := strings.IndexAny(s, htmlSpace+"/>"); i >= 0 {
		return s[:i]
	}
	return s
}

// attributes reads the rest of a tag.
func (p *pageParser) attributes() (attrs []attr, empty bool) {
	for {
		p.src = strings.TrimLeft(p.src, htmlSpace+"/")
		if p.src == "" {
			return attrs, false
		}
		if p.src[0] == '>' {
			p.src = p.src[1:]
			return attrs, empty
		}
		i := strings.IndexAny(p.src[1:], htmlSpace+"/>=") // a name may begin with =
		name := p.src
		if i >= 0 {
			name = p.src[:i+1]
		}
		p.src = strings.TrimLeft(p.src[len(name):], htmlSpace)
		value := ""
		if strings.HasPrefix(p.src, "=") {
			p.src = strings.TrimLeft(p.src[1:], htmlSpace)
			value = p.value()
		}
		attrs = append(attrs, attr{strings.ToLower(name), html.UnescapeString(value)})
		empty = strings.HasPrefix(p.src, "/>")
	}
}

func (p *pageParser) value() string {
	if p.src == "" {
		return ""
	}
	end := htmlSpace + ">"
	quoted := p.src[0] == '"' || p.src[0] == '\''
	if quoted {
		end, p.src = p.src[:1], p.src[1:]
	}
	i := strings.IndexAny(p.src, end)
	if i < 0 {
		i = len(p.src)
	}
	value := p.src[:i]
	p.src = p.src[i:]
	if quoted && p.src != "" {
		p.src = p.src[1:]
	}
	return value
}

// start opens an element, and closes those that it ends by beginning.
func (p *pageParser) start(n *node, empty bool) {
	p.elements++
	if p.names[n.name] > 0 && (n.name == "html" || n.name == "body" || n.name == "head") {
		return
	}
	if p.last().name == "head" && !inHead(n.name) {
		p.close(len(p.open) - 1)
	}
	switch n.name {
	case "li":
		p.closeWithin("li", "ul", "ol")
	case "dt", "dd":
		p.closeWithin("dt", "dl")
		p.closeWithin("dd", "dl")
	case "tr":
		p.closeWithin("tr", "table")
	case "td", "th":
		p.closeWithin("td", "tr", "table")
		p.closeWithin("th", "tr", "table")
	case "option":
		p.closeWithin("option", "select")
	}
	if isBlock(n.name) {
		p.closeParagraph()
	}
	p.last().children = append(p.last().children, n)
	switch n.name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr":
		return
	case "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp":
		p.rawText(n)
		return
	}
	// Pages that never close a <font> nest them without end: what is deeper
	// than this stands side by side.
	if empty || len(p.open) > maxDepth {
		return
	}
	p.open = append(p.open, n)
	p.names[n.name]++
}

func inHead(name string) bool {
	switch name {
	case "base", "link", "meta", "noscript", "script", "style", "template", "title":
		return true
	}
	return false
}

// rawText reads the text of an element that holds no others, up to its end tag.
func (p *pageParser) rawText(n *node) {
	rest := p.src
	for {
		i := strings.Index(rest, "</")
		if i < 0 {
			n.children = append(n.children, &node{text: p.src})
			p.src = ""
			return
		}
		rest = rest[i+2:]
		if strings.EqualFold(tagName(rest[:min(len(rest), len(n.name)+1)]), n.name) {
			break
		}
	}
	text := p.src[:len(p.src)-len(rest)-2]
	if n.name == "title" {
		text = html.UnescapeString(text)
	}
	n.children = append(n.children, &node{text: text})
	p.src = rest
	p.skipPast(">", 0)
}

// end closes the nearest element of a name. The end of an element within a
// paragraph does not reach beyond it.
func (p *pageParser) end(name string) {
	p.closeNearest(name, func(open string) bool { return isBlock(open) && !isBlock(name) })
}

// close closes the open elements from i on.
func (p *pageParser) close(i int) {
	for _, n := range p.open[i:] {
		p.names[n.name]--
	}
	p.open = p.open[:i]
}

// closeNearest closes the nearest element of a name, unless one that bounds it is
// nearer.
func (p *pageParser) closeNearest(name string, bounds func(open string) bool) {
	if p.names[name] == 0 {
		return
	}
	for i := len(p.open) - 1; i > 0; i-- {
		if p.open[i].name == name {
			p.close(i)
			return
		}
		if bounds(p.open[i].name) {
			return
		}
	}
}

// closeWithin closes the nearest element of a name, unless one of bounds is
// nearer.
func (p *pageParser) closeWithin(name string, bounds ...string) {
	p.closeNearest(name, func(open string) bool { return slices.Contains(bounds, open) })
}

// closeParagraph closes the p element that is open, with what is open in it.
func (p *pageParser) closeParagraph() { p.closeNearest("p", isBlock) }
