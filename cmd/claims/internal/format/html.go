package format

import (
	"cmp"
	"encoding/json"
	"html"
	"strings"
	"unicode/utf8"
)

// readHTML reads the main article of a page.
func readHTML(src string) ([]Document, error) {
	root, err := parseHTML(src)
	if err != nil {
		return nil, err
	}
	m := pageMetadata(root)
	article := mainArticle(root)
	body := article.prose(isBoilerplate)
	if body == "" {
		return nil, nil
	}
	return []Document{story(m, body)}, nil
}

// markupText returns the text of a piece of HTML, or of plain text that it may
// be instead.
func markupText(src string) string {
	if !strings.ContainsAny(src, "<&") {
		return strings.TrimSpace(src)
	}
	root, err := parseHTML(src)
	if err != nil {
		return ""
	}
	return root.prose(nil)
}

// The least text, in code points, that makes a paragraph count as one of the
// story: of an element for paragraphs, and of any other.
const (
	minParagraph = 25
	minBlock     = 80
)

// measure is how much text an element of a page has, in code points.
type measure struct {
	text, linked  int // in all; within links
	hasParagraphs bool
	// story is the text in paragraphs that belong to no boilerplate and are
	// not made of links.
	story int
	most  bool // it is more than half of the page
}

// measurePage measures a page: how much text there is, and then how much of it
// is the story's, which depends on the share of the page that an element has.
func measurePage(root *node) {
	measureText(root)
	measureStory(root, root.size.text)
}

func measureText(n *node) {
	m := &measure{text: utf8.RuneCountInString(strings.TrimSpace(n.text)), hasParagraphs: n.name == "p"}
	n.size = m
	for _, c := range n.children {
		measureText(c)
		if !isApart(c.name) {
			m.text += c.size.text
			m.linked += c.size.linked
			m.hasParagraphs = m.hasParagraphs || c.size.hasParagraphs
		}
	}
	if n.name == "a" {
		m.linked = m.text
	}
}

func measureStory(n *node, page int) {
	m := n.size
	m.most = m.text*2 > page
	for _, c := range n.children {
		measureStory(c, page)
	}
	if n.name == "" || isApart(n.name) || isBoilerplate(n) {
		return
	}
	own := 0
	for _, c := range n.children {
		if c.name == "" || !isBlock(c.name) && !isApart(c.name) && !c.size.hasParagraphs {
			own += c.size.text - c.size.linked
		} else {
			m.story += c.size.story
		}
	}
	if own >= minBlock || own >= minParagraph && n.name == "p" {
		m.story += own
	}
}

// mainArticle returns the element that holds the story: from the body down,
// as long as one element holds nearly all the text of paragraphs.
func mainArticle(root *node) *node {
	measurePage(root)
	if marked := root.findBy(func(n *node) bool { return n.attr("itemprop") == "articleBody" }); marked != nil && marked.size.story > 0 {
		return marked
	}
	n := cmp.Or(root.find("body"), root)
	for {
		var heaviest *node
		for _, c := range n.children {
			if heaviest == nil || c.size.story > heaviest.size.story {
				heaviest = c
			}
		}
		// Below this share, the story is parted among the children.
		if heaviest == nil || heaviest.size.story*10 < n.size.story*8 || !isBlock(heaviest.name) || heaviest.name == "p" || heaviest.size.story == 0 {
			return n
		}
		n = heaviest
	}
}

// isBoilerplate reports whether an element of a page is no part of its story:
// by what it is, by its class, or because it is only a link.
func isBoilerplate(n *node) bool {
	switch n.name {
	case "body", "html", "article", "main":
		return false
	case "h1", "header", "time":
		return true
	case "p", "li", "div":
		// Only links, and too short for a sentence that happens to be one.
		if n.size.text > 0 && n.size.linked == n.size.text && n.size.text < 150 {
			return true
		}
	}
	for _, a := range n.attrs {
		switch a.name {
		case "hidden":
			return true
		case "aria-hidden":
			return a.value == "true"
		case "role":
			switch a.value {
			case "navigation", "complementary", "banner", "contentinfo", "search", "dialog":
				return true
			}
		case "style":
			if strings.Contains(strings.ReplaceAll(a.value, " ", ""), "display:none") {
				return true
			}
		case "class", "id":
			if namesBoilerplate(a.value, n.size.most) {
				return true
			}
		}
	}
	return false
}

// isSurrounding reports whether a word is one by which the class or id of an
// element tells that it surrounds a story.
func isSurrounding(name string) bool {
	switch name {
	case "ad", "ads", "advert", "advertisement", "advertising", "author-bio", "banner", "breadcrumb", "breadcrumbs", "byline",
		"caption", "comment", "comments", "cookie", "cookies", "credit", "dateline", "disqus", "footer", "footnote", "gallery",
		"hidden", "legal", "masthead", "menu", "metadata", "modal", "most-read", "nav", "navigation", "newsletter", "pagination",
		"paywall", "popular", "popup", "print-only", "promo", "promoted", "promotion", "pullquote", "rail", "recirc",
		"recommendations", "recommended", "related", "screen-reader-text", "share", "sharing", "sidebar", "signup", "slideshow",
		"social", "sponsor", "sponsored", "subscribe", "subscription", "tags", "teaser", "timestamp", "toolbar", "tooltip",
		"trending", "visually-hidden", "widget":
		return true
	}
	return false
}

// namesBoilerplate reports whether a class or id names boilerplate: as a whole,
// or in a part between hyphens and underscores. That is not enough for what
// holds most of a page, which may be called "has-sidebar".
func namesBoilerplate(value string, most bool) bool {
	for name := range strings.FieldsSeq(strings.ToLower(value)) {
		name = strings.ReplaceAll(name, "_", "-")
		if isSurrounding(name) {
			return true
		}
		if most {
			continue
		}
		for part := range strings.SplitSeq(name, "-") {
			if isSurrounding(part) {
				return true
			}
		}
	}
	return false
}

// pageMetadata gathers what a page says of its story: to machines first, which
// is the most exact.
func pageMetadata(root *node) Metadata {
	meta := map[string]string{}
	var linked, titled Metadata
	var walk func(*node)
	walk = func(n *node) {
		switch n.name {
		case "meta":
			key := strings.ToLower(cmp.Or(n.attr("property"), n.attr("name"), n.attr("itemprop"), n.attr("http-equiv")))
			if meta[key] == "" {
				meta[key] = n.attr("content")
			}
		case "script":
			if n.attr("type") == "application/ld+json" {
				linked = overlay(linked, linkedMetadata(n.raw()))
			}
		case "link":
			if n.attr("rel") == "canonical" {
				titled.ID = n.attr("href")
			}
		case "html":
			titled.Language = n.attr("lang")
		case "h1":
			titled.Headline = cmp.Or(titled.Headline, n.line())
		case "time":
			titled.Published = cmp.Or(titled.Published, n.attr("datetime"))
		}
		if titled.Byline == "" && n.name != "" && isByline(n) {
			titled.Byline = n.line()
		}
		for _, c := range n.children {
			walk(c)
		}
	}
	walk(root)
	site := cmp.Or(meta["og:site_name"], meta["application-name"])
	m := overlay(linked, Metadata{
		Published: cmp.Or(meta["article:published_time"], meta["datepublished"], meta["parsely-pub-date"], meta["dc.date.issued"], meta["date"]),
		Publisher: site, Byline: cmp.Or(meta["author"], meta["parsely-author"], meta["dc.creator"]),
		ID: meta["og:url"], Language: meta["content-language"],
	})
	m.Headline = cmp.Or(m.Headline, titled.Headline, withoutSite(meta["og:title"], site), withoutSite(root.find("title").line(), site))
	return overlay(m, titled)
}

// maxByline bounds what is taken for a byline, in bytes.
const maxByline = 120

// isByline reports whether an element says by its attributes that it names the
// author.
func isByline(n *node) bool {
	if n.attr("rel") != "author" && n.attr("itemprop") != "author" && !strings.Contains(strings.ToLower(n.attr("class")), "byline") {
		return false
	}
	line := n.line()
	return line != "" && len(line) <= maxByline
}

// withoutSite returns a title without the name of the site that ends it.
func withoutSite(title, site string) string {
	title = oneLine(title)
	for _, mark := range []string{" | ", " - ", " – ", " — ", " :: "} {
		if i := strings.LastIndex(title, mark); i > 0 && (mark == " | " || strings.EqualFold(title[i+len(mark):], site)) {
			return title[:i]
		}
	}
	return title
}

// linkedItem is what JSON-LD says of an article, in as far as it is told here.
type linkedItem struct {
	Type          any             `json:"@type"`
	Graph         []linkedItem    `json:"@graph"`
	Headline      string          `json:"headline"`
	DatePublished string          `json:"datePublished"`
	Author        json.RawMessage `json:"author"`
	Publisher     json.RawMessage `json:"publisher"`
	Language      any             `json:"inLanguage"`
}

// linkedMetadata reads the JSON-LD of a page, which need not be well-formed: then it
// says nothing.
func linkedMetadata(src string) Metadata {
	src = strings.TrimSpace(src)
	var items []linkedItem
	if strings.HasPrefix(src, "{") {
		src = "[" + src + "]"
	}
	if json.Unmarshal([]byte(src), &items) != nil {
		return Metadata{}
	}
	for len(items) > 0 {
		item := items[0]
		items = append(items[1:], item.Graph...)
		if !isArticle(item.Type) {
			continue
		}
		language, _ := item.Language.(string)
		return Metadata{
			Headline: html.UnescapeString(item.Headline), Published: item.DatePublished,
			Byline: linkedNames(item.Author), Publisher: linkedNames(item.Publisher), Language: language,
		}
	}
	return Metadata{}
}

// isArticle reports whether a type, or one of a list, is an article's.
func isArticle(kind any) bool {
	switch k := kind.(type) {
	case string:
		return strings.HasSuffix(k, "Article") || strings.HasSuffix(k, "BlogPosting")
	case []any:
		for _, one := range k {
			if isArticle(one) {
				return true
			}
		}
	}
	return false
}

// linkedNames returns the names of people or bodies: a text, an object, or a
// list of them.
func linkedNames(raw json.RawMessage) string {
	var name string
	if json.Unmarshal(raw, &name) == nil {
		return name
	}
	var one struct{ Name string }
	if json.Unmarshal(raw, &one) == nil && one.Name != "" {
		return one.Name
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		return ""
	}
	var names []string
	for _, r := range list {
		if n := linkedNames(r); n != "" {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}
