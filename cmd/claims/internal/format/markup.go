package format

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parseHTML returns the tree of a page or a piece of one, under a root without
// a name. Any text is HTML, unless it has elements beyond measure.
func parseHTML(src string) (*node, error) {
	doc, err := parsePage(src)
	if err != nil {
		return nil, err
	}
	return fromHTML(doc), nil
}

// parsePage reads HTML as browsers do.
func parsePage(src string) (*html.Node, error) {
	plain, elements := withoutFormatting(src)
	if elements > maxElements {
		return nil, &Error{Problem: fmt.Sprintf("more than %d elements", maxElements), Remedy: "split the file"}
	}
	doc, err := html.Parse(strings.NewReader(plain))
	if err != nil { // more than 512 elements are open
		doc, err = html.Parse(strings.NewReader(withoutDepth(plain)))
	}
	if err != nil {
		return nil, &Error{Problem: "HTML that cannot be read (" + strings.TrimPrefix(err.Error(), "html: ") + ")", Remedy: "open it in a browser, and save it from there"}
	}
	restoreLinks(doc)
	return doc, nil
}

// linkName is the name of links while a page is parsed.
const linkName = "x-a"

// withoutFormatting returns src with other names for the elements that a parser opens
// anew in each paragraph until they are closed, so that a small page which never
// closes them would make a tree beyond any memory. It also returns how many elements
// there are at most. It looks into scripts and comments as well: what is one depends
// on all that stands before.
func withoutFormatting(src string) (plain string, elements int) {
	var b strings.Builder
	b.Grow(len(src) + len(src)/8)
	for {
		i := strings.IndexByte(src, '<')
		if i < 0 {
			break
		}
		i++
		if i < len(src) && src[i] == '/' {
			i++
		}
		b.WriteString(src[:i])
		src = src[i:]
		n := 0
		for n < len(src) && n <= len("strike") && isAlphanumeric(src[n]) {
			n++
		}
		if n > 0 {
			elements++ // which an end may make as well
		}
		if n == 0 || n < len(src) && !strings.ContainsRune(" \t\r\n\f/>", rune(src[n])) {
			continue
		}
		switch strings.ToLower(src[:n]) {
		case "a":
			b.WriteString(linkName)
			src = src[n:]
		case "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
			b.WriteString("span")
			src = src[n:]
		}
	}
	b.WriteString(src)
	return b.String(), elements
}

// restoreLinks gives the links below n their name.
func restoreLinks(n *html.Node) {
	if n.Data == linkName {
		n.Data, n.DataAtom = "a", atom.A
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		restoreLinks(c)
	}
}

// maxOpen is how many elements may be open in one another. The parser makes some of
// its own, and refuses more than 512.
const maxOpen = 160

// withoutDepth returns src without the tags that are deeper than that. A rule parts
// what was a block from the rest.
func withoutDepth(src string) string {
	z := html.NewTokenizer(strings.NewReader(src))
	var out strings.Builder
	names, open := map[string]int{}, 0
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return out.String()
		case html.StartTagToken, html.EndTagToken:
			raw := string(z.Raw())
			data, _ := z.TagName()
			name := string(data)
			switch {
			case kind == html.EndTagToken && names[name] > 0:
				names[name]--
				open--
			case kind == html.EndTagToken, isVoid(name):
			case open < maxOpen:
				names[name]++
				open++
			case isBlock(name):
				raw = "<hr>"
			default:
				continue
			}
			out.WriteString(raw)
		default:
			out.Write(z.Raw())
		}
	}
}

// isVoid reports whether an element never holds anything.
func isVoid(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}

// fromHTML returns the tree below n without its comments.
func fromHTML(n *html.Node) *node {
	to := &node{name: n.Data, page: n}
	switch n.Type {
	case html.TextNode:
		return &node{text: n.Data, page: n}
	case html.DocumentNode:
		to.name = "#document"
	}
	for _, a := range n.Attr {
		to.attrs = append(to.attrs, attr{a.Key, a.Val})
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode || c.Type == html.ElementNode {
			to.children = append(to.children, fromHTML(c))
		}
	}
	return to
}
