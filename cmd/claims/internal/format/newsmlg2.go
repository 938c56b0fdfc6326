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
			if body, inner := g2Body(n.child("contentset")); body != "" {
				docs = append(docs, story(g2Metadata(n, inner), body))
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

// g2Body returns the text of the first rendition that has any, and the nitf
// element that it came from, if so.
func g2Body(set *node) (body string, nitf *node) {
	if set == nil {
		return "", nil
	}
	for _, c := range set.children {
		kind := strings.ToLower(c.attr("contenttype"))
		switch c.name {
		case "inlinexml":
			if nitf = c.child("nitf"); nitf != nil {
				body = nitfBody(nitf)
			} else {
				body = fragmentText(c)
			}
		case "inlinedata":
			if c.attr("encoding") != "" || c.attr("encodinguri") != "" {
				continue // packed: a picture, as a rule
			}
			switch {
			case strings.Contains(kind, "nitf"):
				body, nitf = packedNITF(c.raw())
			case strings.Contains(kind, "html"):
				body = markupText(c.raw())
			case kind == "" || strings.HasPrefix(kind, "text/"):
				body = strings.TrimSpace(c.raw())
			}
		}
		if body != "" {
			return body, nitf
		}
	}
	return "", nil
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
	return nitfBody(root), root
}

func g2Metadata(item, nitf *node) Metadata {
	about, content := item.child("itemmeta"), item.child("contentmeta")
	m := Metadata{
		ID:        item.attr("guid"),
		Headline:  g2Headline(content),
		Byline:    content.child("by").line(),
		Dateline:  content.child("dateline").line(),
		Published: cmp.Or(about.child("versioncreated").line(), about.child("firstcreated").line(), content.child("contentcreated").line()),
		Publisher: cmp.Or(g2Party(about.child("provider")), g2Party(item.child("rightsinfo", "copyrightholder")), g2Party(content.child("infosource"))),
		Language:  cmp.Or(content.child("language").attr("tag"), item.attr("lang")),
	}
	inner := Metadata{}
	if nitf != nil {
		inner = nitfMetadata(nitf)
	}
	m.Headline = cmp.Or(m.Headline, inner.Headline, about.child("title").line())
	m.Byline = cmp.Or(m.Byline, inner.Byline, g2Parties(content.all("creator")))
	m.Dateline = cmp.Or(m.Dateline, inner.Dateline, g2Party(content.child("located")))
	return m
}

// g2Headline returns the headline whose role is the main one, or the first.
func g2Headline(content *node) string {
	all := content.all("headline")
	for _, h := range all {
		if role := h.attr("role"); role == "" || strings.HasSuffix(role, ":main") || strings.HasSuffix(role, ":hld") {
			return h.line()
		}
	}
	if len(all) == 0 {
		return ""
	}
	return all[0].line()
}

// g2Parties returns the names of several.
func g2Parties(all []*node) string {
	var names []string
	for _, n := range all {
		if name := g2Party(n); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
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
