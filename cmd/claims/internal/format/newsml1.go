package format

import (
	"cmp"
	"strings"
)

// readNewsML reads the items of NewsML 1, and the newsitem of the Reuters
// corpora, which came before it.
func readNewsML(root *node) []Document {
	if root.name == "newsitem" && root.child("text") != nil {
		return readReutersXML(root)
	}
	envelope := root.child("newsenvelope")
	var docs []Document
	for _, item := range root.all("newsitem") {
		component, content := newsMLText(item)
		if content == nil {
			continue
		}
		body, nitf := newsMLBody(content)
		m := newsMLMetadata(item, component, nitf)
		m.Published = cmp.Or(m.Published, envelope.child("dateandtime").line())
		m.Publisher = cmp.Or(m.Publisher, envelope.child("sentfrom", "party").attr("formalname"))
		docs = append(docs, story(m, body))
	}
	return docs
}

// newsMLText returns the content of the item's text, and the component that
// holds it: that of the role Main, or else the first that is no caption.
func newsMLText(item *node) (component, content *node) {
	var walk func(*node)
	walk = func(c *node) {
		role := strings.ToLower(c.child("role").attr("formalname"))
		if strings.Contains(role, "caption") {
			return
		}
		for _, i := range c.all("contentitem") {
			data := cmp.Or(i.child("datacontent"), i.child("encoding", "datacontent"))
			if data == nil || content != nil && role != "main" {
				continue
			}
			if body, _ := newsMLBody(data); body != "" {
				component, content = c, data
			}
		}
		for _, inner := range c.all("newscomponent") {
			walk(inner)
		}
	}
	for _, c := range item.all("newscomponent") {
		walk(c)
	}
	return component, content
}

// newsMLBody returns the text of a DataContent, and the nitf element that it
// came from, if so.
func newsMLBody(data *node) (body string, nitf *node) {
	if nitf = data.find("nitf"); nitf != nil {
		return nitfBody(nitf), nitf
	}
	if data.markup() {
		return fragmentText(data), nil
	}
	return markupText(data.raw()), nil
}

func newsMLMetadata(item, component, nitf *node) Metadata {
	id := item.child("identification", "newsidentifier")
	management := item.child("newsmanagement")
	first := item.child("newscomponent")
	m := Metadata{
		ID:        cmp.Or(id.child("publicidentifier").line(), id.child("newsitemid").line()),
		Published: cmp.Or(management.child("thisrevisioncreated").line(), management.child("firstcreated").line()),
	}
	for _, c := range []*node{component, first} {
		lines := c.child("newslines")
		about := c.child("administrativemetadata")
		m = overlay(m, Metadata{
			Headline: lines.child("headline").line(), Byline: lines.child("byline").line(), Dateline: lines.child("dateline").line(),
			Publisher: cmp.Or(about.child("provider", "party").attr("formalname"), about.child("source", "party").attr("formalname"), lines.child("creditline").line()),
			Language:  cmp.Or(c.child("descriptivemetadata", "language").attr("formalname"), c.attr("lang")),
		})
	}
	if nitf != nil {
		m = overlay(m, nitfMetadata(nitf))
	}
	m.Published = cmp.Or(m.Published, id.child("dateid").line())
	m.Publisher = cmp.Or(m.Publisher, id.child("providerid").line())
	m.Language = cmp.Or(m.Language, item.attr("lang"))
	return m
}

// overlay returns m with what it lacks taken from more.
func overlay(m, more Metadata) Metadata {
	return Metadata{
		ID: cmp.Or(m.ID, more.ID), Headline: cmp.Or(m.Headline, more.Headline), Byline: cmp.Or(m.Byline, more.Byline),
		Dateline: cmp.Or(m.Dateline, more.Dateline), Published: cmp.Or(m.Published, more.Published),
		Publisher: cmp.Or(m.Publisher, more.Publisher), Language: cmp.Or(m.Language, more.Language),
	}
}

func readReutersXML(root *node) []Document {
	publisher := "Reuters"
	if dc := root.findBy(func(n *node) bool { return n.name == "dc" && n.attr("element") == "dc.publisher" }); dc != nil {
		publisher = dc.attr("value")
	}
	body := root.child("text").prose(nil)
	if body == "" {
		return nil
	}
	return []Document{story(Metadata{
		ID: root.attr("itemid"), Headline: cmp.Or(root.child("headline").line(), root.child("title").line()),
		Byline: root.child("byline").line(), Dateline: root.child("dateline").line(),
		Published: root.attr("date"), Publisher: publisher, Language: root.attr("lang"),
	}, body)}
}
