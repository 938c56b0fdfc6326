package format

import (
	"cmp"
	"slices"
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
		text := newsMLText(item)
		if text.content == nil {
			continue
		}
		body, nitf := newsMLBody(text.content)
		if text.lead != nil && text.rank == 0 { // apart from the rest
			if lead, _ := newsMLBody(text.lead); !strings.Contains(body, lead) {
				body = lead + "\n\n" + body
			}
		}
		m := newsMLMetadata(item, text.within, nitf)
		m.Published = cmp.Or(m.Published, envelope.child("dateandtime").line())
		m.Publisher = cmp.Or(m.Publisher, envelope.child("sentfrom", "party").attr("formalname"))
		docs = append(docs, story(m, body))
	}
	return docs
}

// newsMLContent is a text of an item.
type newsMLContent struct {
	content *node
	within  []*node // the components that hold it, from the outermost in
	rank    int     // the lower, the likelier that it is the story
	lead    *node   // the first paragraph, where that has a role of its own
}

// roleRank tells how likely a component of a role is the story; none holds a picture or
// its caption, or how it looks.
func roleRank(role string) (rank int, ok bool) {
	role = strings.ToLower(role)
	for _, other := range []string{"caption", "style", "keyword", "logo", "contact", "photo", "picture", "image", "graphic", "video", "audio"} {
		if strings.Contains(role, other) {
			return 0, false
		}
	}
	switch role[strings.LastIndexAny(role, ":/")+1:] {
	case "main", "body", "bodytext", "body text", "story", "text", "article":
		return 0, true
	case "headline", "subheadline", "title", "abstract", "summary", "teaser", "lead", "byline", "dateline", "sidebar":
		return 2, true
	}
	return 1, true
}

// newsMLText returns the text of the item that is likeliest its story, or the first of
// those alike.
func newsMLText(item *node) (best newsMLContent) {
	var walk func(*node, []*node)
	walk = func(c *node, above []*node) {
		role := c.child("role").attr("formalname")
		rank, ok := roleRank(role)
		if !ok {
			return
		}
		within := append(above[:len(above):len(above)], c)
		for _, i := range c.all("contentitem") {
			data := cmp.Or(i.child("datacontent"), i.child("encoding", "datacontent"))
			kind := strings.ToLower(i.child("mimetype").attr("formalname"))
			if data != nil && strings.EqualFold(role, "lead") {
				best.lead = data
			}
			_, isText := roleRank(i.child("mediatype").attr("formalname"))
			if data == nil || !isText || strings.Contains(kind, "css") || best.content != nil && rank >= best.rank {
				continue
			}
			if body, _ := newsMLBody(data); body != "" {
				best = newsMLContent{data, within, rank, best.lead}
			}
		}
		for _, inner := range c.all("newscomponent") {
			walk(inner, within)
		}
	}
	for _, c := range item.all("newscomponent") {
		walk(c, nil)
	}
	return best
}

// newsMLBody returns the text of a DataContent, and the nitf element that it
// came from, if so.
func newsMLBody(data *node) (body string, nitf *node) {
	switch nitf = data.find("nitf"); {
	case nitf != nil:
		body = nitfBody(nitf)
	case data.markup():
		body = fragmentText(data)
	default:
		body = markupText(data.raw())
	}
	return withoutDesk(body), nitf
}

// newsMLMetadata reads what the components that hold a text say of it, the nearest
// first.
func newsMLMetadata(item *node, within []*node, nitf *node) Metadata {
	id := item.child("identification", "newsidentifier")
	management := item.child("newsmanagement")
	m := Metadata{
		ID:        cmp.Or(id.child("publicidentifier").line(), id.child("newsitemid").line()),
		Published: cmp.Or(management.child("thisrevisioncreated").line(), management.child("firstcreated").line()),
	}
	for _, c := range slices.Backward(within) {
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
