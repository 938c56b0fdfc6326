package format

import (
	"cmp"
	"html"
	"strings"
)

// The name spaces of a feed that name other things by the same words.
const (
	mediaSpace  = "http://search.yahoo.com/mrss/"
	itunesSpace = "http://www.itunes.com/dtds/podcast-1.0.dtd"
)

// readFeed reads the entries of RSS 0.9 to 2.0 or Atom.
func readFeed(root *node) []Document {
	dropForeign(root)
	channel := root
	if c := root.child("channel"); c != nil {
		channel = c
	}
	publisher := feedTitle(channel)
	var authors string
	if root.name == "feed" { // in Atom, those of the entries that name none
		authors = root.listed("author", feedName)
	}
	language := cmp.Or(channel.child("language").line(), channel.attr("lang"), root.attr("lang"))
	var docs []Document
	for _, parent := range []*node{root, channel} { // RSS 1.0 has its items beside the channel
		for _, item := range append(parent.all("item"), parent.all("entry")...) {
			m, body := feedItem(item)
			if body == "" {
				continue
			}
			m.Publisher, m.Language, m.Byline = cmp.Or(m.Publisher, publisher), cmp.Or(m.Language, language), cmp.Or(m.Byline, authors)
			doc := story(m, body)
			doc.URL, doc.item = feedLink(item), item
			docs = append(docs, doc)
		}
		if parent == channel {
			break
		}
	}
	return docs
}

// dropForeign takes out the elements of name spaces that are not the story's.
func dropForeign(n *node) {
	kept := n.children[:0]
	for _, c := range n.children {
		switch c.space {
		case mediaSpace, "media", itunesSpace, "itunes": // or a prefix that is not declared
		default:
			dropForeign(c)
			kept = append(kept, c)
		}
	}
	n.children = kept
}

func feedItem(item *node) (Metadata, string) {
	m := Metadata{
		ID:        cmp.Or(item.child("guid").line(), item.child("id").line(), feedLink(item), item.attr("about")),
		Headline:  feedTitle(item),
		Byline:    cmp.Or(item.listed("creator", feedName), item.listed("author", feedName)),
		Published: cmp.Or(item.child("pubdate").line(), item.child("published").line(), item.child("date").line(), item.child("updated").line()),
		Publisher: cmp.Or(feedTitle(item.child("source")), item.child("source").line(), item.child("publisher").line()),
		Language:  cmp.Or(item.child("language").line(), item.child("content").attr("lang"), item.attr("lang")),
	}
	for _, name := range []string{"encoded", "content", "description", "summary"} {
		if body := withoutTrailer(feedText(item.child(name))); body != "" {
			return m, body
		}
	}
	return m, ""
}

// feedName returns the name of an author: of Atom, or of RSS, which writes
// "ilse@gazette.example (Ilse Brandt)".
func feedName(n *node) string {
	name := cmp.Or(n.child("name").line(), n.line())
	if address, in, ok := strings.Cut(strings.TrimSuffix(name, ")"), " ("); ok && strings.Contains(address, "@") {
		return in
	}
	return name
}

// feedTitle returns the title of a feed or an entry. In some it is escaped twice.
func feedTitle(n *node) string { return html.UnescapeString(oneLine(feedText(n.child("title")))) }

// withoutEllipsis drops what tells that an entry is cut short.
func withoutEllipsis(s string) string {
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(s), "[…]"), "[...]"))
}

// moreMarks begin the link to the rest of an entry, in lower case.
var moreMarks = []string{"read more", "continue reading", "read the full", "read the rest", "full story"}

// maxMore bounds that link, in bytes.
const maxMore = 60

// withoutTrailer drops what feeds add to the end of each entry.
func withoutTrailer(body string) string {
	body = withoutEllipsis(body)
	tail := strings.ToLower(body[max(0, len(body)-maxMore):])
	if len(tail) > len(body) {
		tail = "" // letters whose small form is longer
	}
	for _, mark := range moreMarks {
		if i := strings.LastIndex(tail, mark); i >= 0 && !strings.Contains(tail[i:], ". ") {
			if before := withoutEllipsis(strings.TrimRight(body[:len(body)-len(tail)+i], " \n[(")); before == "" || endsSentence(before) {
				return before
			}
		}
	}
	i := strings.LastIndexByte(body, '\n')
	if last := body[i+1:]; strings.HasPrefix(last, "The post ") && strings.Contains(last, " appeared first on ") {
		return strings.TrimSpace(body[:max(i, 0)])
	}
	return body
}

func feedLink(item *node) string {
	link := item.child("link")
	return cmp.Or(link.line(), link.attr("href"))
}

// feedText returns the text of an element that may hold markup, as elements or,
// in most feeds, as text in which it is written once more.
func feedText(n *node) string {
	kind := strings.ToLower(n.attr("type"))
	switch {
	case n == nil || n.attr("src") != "":
		return ""
	case strings.Contains(kind, "/") && !strings.HasPrefix(kind, "text/") && !strings.HasSuffix(kind, "xml"):
		return "" // a picture, packed
	case n.markup():
		return fragmentText(n)
	case kind == "text" || strings.HasPrefix(kind, "text/plain"):
		return strings.TrimSpace(n.raw())
	}
	return markupText(n.raw())
}
