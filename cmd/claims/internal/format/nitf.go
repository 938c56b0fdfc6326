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
	body := withoutDesk(nitfBody(root))
	if body == "" {
		return nil
	}
	return []Document{story(nitfMetadata(root), body)}
}

// nitfBody returns the text of an nitf element, without its head and its end.
func nitfBody(root *node) string {
	content := root.child("body")
	if parts := content.all("body.content"); len(parts) > 0 {
		content = &node{name: content.name, children: parts}
	}
	// Archives give the lead apart and once more in the full text.
	full := content.findBy(func(n *node) bool { return n.name == "block" && n.attr("class") == "full_text" })
	content = cmp.Or(full, content)
	if inner := content.child("body.content"); inner != nil && !inner.markup() {
		content = inner
	}
	if content == nil || content.markup() {
		return content.prose(isNoNITFProse)
	}
	return markupText(content.raw()) // markup as CDATA, or none
}

// isNoNITFProse reports whether an element of a body is none of the story's own
// sentences: a table, or whom something is from.
func isNoNITFProse(n *node) bool {
	switch n.name {
	case "table", "nitf-table", "custom-table", "datasource", "credit", "copyrite", "byline", "key-list", "classifier":
		return true
	}
	return false
}

func nitfMetadata(root *node) Metadata {
	head := root.child("body", "body.head")
	docdata := root.child("head", "docdata")
	pubdata := root.child("head", "pubdata")
	m := Metadata{
		ID:       cmp.Or(docdata.child("doc-id").attr("id-string"), root.attr("uno")),
		Headline: cmp.Or(nitfHeadline(head.child("hedline")), head.child("hedline").line(), head.find("hl1").line(), root.child("head", "title").line()),
		Byline:   nitfBylines(head),
	}
	if line := root.child("body", "body.content").find("byline"); m.Byline == "" && line != nil { // in a block
		m.Byline = nitfBylines(&node{children: []*node{line}})
	}
	// Blocks of the body may have datelines of their own.
	dateline := cmp.Or(head.child("dateline"), root.child("body", "body.content").find("dateline"))
	m.Dateline = nitfDateline(dateline)
	m.Published = nitfTime(cmp.Or(docdata.child("date.issue").attr("norm"), docdata.child("date.release").attr("norm"),
		pubdata.attr("date.publication"), dateline.child("story.date").attr("norm")))
	m.Publisher = cmp.Or(pubdata.attr("name"), head.child("distributor").line(), docdata.child("doc.copyright").attr("holder"),
		head.child("rights", "rights.owner").line(), docdata.child("doc-id").attr("regsrc"))
	for _, n := range []*node{root.child("body", "body.content"), root.child("body"), root} {
		m.Language = cmp.Or(m.Language, n.attr("lang"), n.attr("baselang"))
	}
	return m
}

// nitfHeadline returns the headline that is said to be one, where several stand beside
// each other, or else the first.
func nitfHeadline(hedline *node) string {
	all := hedline.all("hl1")
	for _, h := range all {
		if strings.Contains(strings.ToLower(h.attr("id")+" "+h.attr("class")), "headline") {
			return h.line()
		}
	}
	if len(all) == 0 {
		return ""
	}
	return all[0].line()
}

// nitfTime returns a normalized time, or the day alone where nothing but noughts
// stand for the time: it is not known then.
func nitfTime(norm string) string {
	if len(norm) >= 14 && norm[8:14] == "000000" {
		return norm[:8]
	}
	return norm
}

// nitfBylines returns who wrote a story, without their titles and addresses.
// Archives give the same byline once more in another form.
func nitfBylines(head *node) string {
	var lines []string
	for _, n := range head.all("byline") {
		if strings.HasPrefix(n.attr("class"), "normalized") {
			continue
		}
		named := &node{name: n.name}
		for _, c := range n.children {
			if c.name != "byttl" && c.name != "virtloc" {
				named.children = append(named.children, c)
			}
		}
		if line := strings.Trim(named.line(), ", "); line != "" {
			lines = append(lines, line)
		}
	}
	// Some write the name where the title should stand.
	return cmp.Or(strings.ReplaceAll(strings.Join(lines, ", "), ", and ", " and "), head.child("byline").line())
}

// nitfDateline returns a dateline. Its date, if any, is set off by a comma
// where only the markup parts it from the place.
func nitfDateline(n *node) string {
	if n == nil {
		return ""
	}
	for _, c := range n.children {
		if strings.Trim(c.text, " ,\t\r\n") != "" {
			return n.line()
		}
	}
	var parts []string
	for _, c := range n.children {
		if part := strings.Trim(c.line(), ", "); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}
