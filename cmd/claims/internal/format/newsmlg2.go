package format

import (
	"cmp"
	"strings"
)

// readNewsMLG2 reads the text items of a newsItem or newsMessage; those of
// pictures and films, packages and concepts are left out.
func readNewsMLG2(root *node) []Document {
	var docs []Document
	var walk func(*node)
	walk = func(n *node) {
		if n.name == "newsitem" {
			class := n.child("itemmeta", "itemclass")
			if isOtherClass(cmp.Or(class.attr("qcode"), class.attr("uri"))) {
				return
			}
			if r := g2Body(n.child("contentset")); r.body != "" {
				docs = append(docs, story(g2Metadata(n, &r), r.body))
			}
			return
		}
		for _, c := range n.children {
			walk(c)
		}
	}
	walk(root)
	return docs
}

// isOtherClass reports whether the class of an item says that it is no text, though
// it may have some, such as a caption: "ninat:picture", or its address.
func isOtherClass(class string) bool {
	switch class[strings.LastIndexAny(class, ":/")+1:] {
	case "picture", "graphic", "video", "audio", "animated", "event", "planning":
		return true
	}
	return false
}

// rendition is one of the forms in which an item has its text.
type rendition struct {
	body     string
	nitf     *node // that it came from, if any
	language string
}

// g2Body returns the first rendition that is said to be in English, or else the
// first.
func g2Body(set *node) (first rendition) {
	if set == nil {
		return first
	}
	for _, c := range set.children {
		r := readRendition(c)
		if r.body == "" {
			continue
		}
		if strings.HasPrefix(strings.ToLower(r.language), "en") {
			return r
		}
		if first.body == "" {
			first = r
		}
	}
	return first
}

func readRendition(c *node) (r rendition) {
	r.language = c.attr("lang")
	kind := strings.ToLower(c.attr("contenttype"))
	switch c.name {
	case "inlinexml":
		for _, root := range c.children {
			r.language = cmp.Or(r.language, root.attr("lang"))
		}
		if r.nitf = c.child("nitf"); r.nitf != nil {
			r.body = nitfBody(r.nitf)
		} else {
			r.body = fragmentText(c)
		}
	case "inlinedata":
		switch {
		case c.attr("encoding") != "" || c.attr("encodinguri") != "": // a picture, as a rule
		case strings.Contains(kind, "nitf"):
			r.body, r.nitf = packedNITF(c.raw())
		case strings.Contains(kind, "html"):
			r.body = markupText(c.raw())
		case kind == "" || strings.HasPrefix(kind, "text/"):
			r.body = strings.TrimSpace(PlainText(c.raw()))
		}
	}
	r.body = withoutDesk(r.body)
	return r
}

// packedNITF reads NITF that is written as text within other markup.
func packedNITF(src string) (body string, nitf *node) {
	root, err := parseXML(src)
	if err != nil {
		return markupText(src), nil
	}
	if root.name != "nitf" {
		root = cmp.Or(root.find("nitf"), root)
	}
	if body = nitfBody(root); body == "" {
		return markupText(src), nil // blocks alone
	}
	return body, root
}

func g2Metadata(item *node, r *rendition) Metadata {
	about, content := item.child("itemmeta"), item.child("contentmeta")
	m := Metadata{
		ID:        item.attr("guid"),
		Headline:  g2Headline(content, r.language),
		Byline:    content.child("by").line(),
		Dateline:  content.child("dateline").line(),
		Published: cmp.Or(about.child("versioncreated").line(), about.child("firstcreated").line(), content.child("contentcreated").line()),
		Publisher: cmp.Or(g2Party(about.child("provider")), g2Party(item.child("rightsinfo", "copyrightholder")), g2Party(content.child("infosource"))),
		Language:  cmp.Or(r.language, content.child("language").attr("tag"), item.attr("lang")),
	}
	inner := Metadata{}
	if r.nitf != nil {
		inner = nitfMetadata(r.nitf)
	}
	m.Headline = cmp.Or(m.Headline, inner.Headline, about.child("title").line())
	m.Byline = cmp.Or(m.Byline, inner.Byline, content.listed("creator", g2Party))
	m.Dateline = cmp.Or(m.Dateline, inner.Dateline, g2Party(content.child("located")))
	return m
}

// g2Headline returns the headline in a language whose role is the main one, or the
// first. Some write markup into it, as text.
func g2Headline(content *node, language string) string {
	var first *node
	for _, h := range content.all("headline") {
		if in := h.attr("lang"); in != "" && language != "" && !sameLanguage(in, language) {
			continue
		}
		if role := h.attr("role"); role == "" || strings.HasSuffix(role, ":main") || strings.HasSuffix(role, ":hld") {
			return markupText(h.line())
		}
		first = cmp.Or(first, h)
	}
	return markupText(first.line())
}

// sameLanguage reports whether two tags, such as "en" and "en-GB", are of the same
// language.
func sameLanguage(a, b string) bool {
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return strings.EqualFold(a, b)
}

// g2Party returns the name of a person, body or place, or else its code.
func g2Party(n *node) string {
	_, code, ok := strings.Cut(n.attr("qcode"), ":")
	if !ok {
		code = ""
	}
	name := n.child("name")
	for _, other := range n.all("name") {
		if strings.HasPrefix(other.attr("lang"), "en") {
			name = other
			break
		}
	}
	return cmp.Or(name.line(), n.attr("literal"), code)
}
