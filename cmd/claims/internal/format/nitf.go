package format

import (
	"cmp"
	"strings"
)

// readNITF reads a story in NITF 2 or 3.
func readNITF(root *node) []Document {
	if root.name != "nitf" {
		root = cmp.Or(root.find("nitf"), root)
	}
	body := nitfBody(root)
	if body == "" {
		return nil
	}
	return []Document{story(nitfMetadata(root), body)}
}

// nitfBody returns the text of an nitf element, without its head and its end.
func nitfBody(root *node) string {
	content := root.child("body", "body.content")
	if content == nil {
		content = root.child("body")
	}
	// Archives give the lead apart and once more in the full text.
	full := content.findBy(func(n *node) bool { return n.name == "block" && n.attr("class") == "full_text" })
	return cmp.Or(full, content).prose(nil)
}

func nitfMetadata(root *node) Metadata {
	head := root.child("body", "body.head")
	docdata := root.child("head", "docdata")
	pubdata := root.child("head", "pubdata")
	m := Metadata{
		ID:       docdata.child("doc-id").attr("id-string"),
		Headline: cmp.Or(head.child("hedline", "hl1").line(), head.child("hedline").line(), root.child("head", "title").line()),
		Byline:   strings.TrimSuffix(head.child("byline").line(), head.child("byline", "byttl").line()),
		Dateline: nitfDateline(head.child("dateline")),
		Published: cmp.Or(docdata.child("date.issue").attr("norm"), docdata.child("date.release").attr("norm"),
			pubdata.attr("date.publication"), head.child("dateline", "story.date").attr("norm")),
		Publisher: cmp.Or(pubdata.attr("name"), head.child("distributor").line(), docdata.child("doc.copyright").attr("holder"),
			docdata.child("doc-id").attr("regsrc")),
	}
	for _, n := range []*node{root.child("body", "body.content"), root.child("body"), root} {
		m.Language = cmp.Or(m.Language, n.attr("lang"), n.attr("baselang"))
	}
	return m
}

// nitfDateline returns a dateline with its date, if any, set off by a comma.
func nitfDateline(n *node) string {
	if n == nil {
		return ""
	}
	var parts []string
	for _, c := range n.children {
		if part := strings.Trim(c.line(), ", "); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}
