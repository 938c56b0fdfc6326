package format

import (
	"slices"
	"strings"
	"unicode"
)

// isBoilerplate reports whether an element of a page is no part of its story:
// by what it is, by its class, or because it is only links.
func isBoilerplate(n *node) bool {
	switch n.name {
	case "body", "html", "main":
		return false
	case "article":
		return isCard(n)
	case "h1", "header", "address":
		return true
	case "p":
		if isLinks(n) {
			return true
		}
	case "li", "div", "section":
		if isLinks(n) || isCard(n) || isPrompt(n) || isHeadedAside(n) || isConsent(n) {
			return true
		}
	case "td":
		if isLinks(n) {
			return true
		}
	}
	for _, a := range n.attrs {
		switch a.name {
		case "hidden":
			return true
		case "aria-hidden":
			if a.value == "true" && n.size.share < largeShare {
				return true
			}
		case "role":
			switch a.value {
			case "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog", "alert":
				return true
			case "button", "form", "menu", "menubar", "tablist", "toolbar", "status", "tooltip":
				if n.size.share < largeShare {
					return true
				}
			}
		case "style":
			if m := n.size; m.share < largeShare && strings.Contains(strings.ReplaceAll(a.value, " ", ""), "display:none") {
				return true
			}
		case "class", "id", "data-component", "data-component-name", "data-testid", "data-type", "data-block":
			if namesBoilerplate(a.value, n.size) && !isSource(n) {
				return true
			}
		}
	}
	return false
}

// isSource reports whether an element within a paragraph tells where its story is
// from, as "(dpa)" in a dateline.
func isSource(n *node) bool {
	return n.name == "span" && n.size.text < maxLead && strings.HasPrefix(n.line(), "(")
}

// maxCard is the most text of a card, in code points.
const maxCard = 300

// isCard reports whether an element offers another story: it begins with a link
// that is a line of its own, and little comes with it.
func isCard(n *node) bool {
	if n.size.text > maxCard || n.size.linked == 0 {
		return false
	}
	for {
		first := n.firstShown()
		own := 0 // text of the line that is in no link
		for _, c := range n.children {
			if isOwnText(c) {
				own += c.size.text - c.size.linked
			}
		}
		switch {
		case first == nil || own > 0:
			return false
		case isSubhead(first.name) && first.size.linked == 0 && n.findBy(isLinkedHeading) != nil:
			return true // a label, and the headline below it
		case isSubhead(first.name):
			return isLinkedHeading(first)
		case first.name == "a":
			return first.size.text >= minTitle || first.findBy(isHeading) != nil
		}
		n = first
	}
}

// isPrompt reports whether an element asks for something: it has a field to fill in,
// and little text.
func isPrompt(n *node) bool {
	return n.size.hasField && n.size.text <= maxCard && n.size.share < mostShare
}

// maxConsent bounds what asks to agree to cookies, in code points.
const maxConsent = 1500

// isConsent reports whether an element asks to agree to cookies, which may be longer
// than a short story.
func isConsent(n *node) bool {
	if !n.size.hasButton || n.size.text > maxConsent {
		return false
	}
	s := strings.ToLower(n.line())
	if !strings.Contains(s, "cookies") {
		return false
	}
	for _, words := range []string{"our partners", "partners use", "your consent", "your privacy", "cookie policy", "accept all"} {
		if strings.Contains(s, words) {
			return true
		}
	}
	return false
}

// isHeadedAside reports whether an element begins with a heading that tells that it
// is no part of the story. Only comments may be more than that.
func isHeadedAside(n *node) bool {
	share := n.size.share
	for {
		first := n.firstShown()
		if first == nil || first.name == "" {
			return false
		}
		if isHeading(first) {
			heading := strings.ToLower(strings.Trim(first.line(), " 0123456789():…"))
			return first.size.text <= maxAsideHeading && (isCommentHeading(heading) || share < mostShare && isAsideHeading(heading))
		}
		n = first
	}
}

// firstShown returns the first child that has text of the page, or nil.
func (n *node) firstShown() *node {
	i := slices.IndexFunc(n.children, func(c *node) bool { return c.size.text > 0 && !isApart(c.name) })
	if i < 0 {
		return nil
	}
	return n.children[i]
}

// maxAsideHeading bounds such a heading, in code points.
const maxAsideHeading = 80

func isCommentHeading(heading string) bool {
	switch heading {
	case "comment", "comments", "leave a reply", "leave a comment", "join the discussion", "discussion about this post", "reader comments", "view comments":
		return true
	}
	return strings.HasPrefix(heading, "one thought on") || strings.HasPrefix(heading, "thoughts on")
}

func isAsideHeading(heading string) bool {
	switch heading {
	case "related", "related articles", "related content", "related links", "related news", "related posts", "related reading", "related stories", "related topics",
		"read more", "read next", "read this next", "also read", "what to read next", "up next", "more stories", "more news", "more coverage", "more like this", "more on this", "more on this story",
		"most read", "most popular", "most viewed", "popular", "trending", "trending now", "latest", "latest news", "latest stories", "top stories", "editors' picks", "editors’ picks", "editor's picks",
		"recommended", "recommended for you", "recommended reading", "recommended stories", "you may also like", "you might also like", "you may like", "don't miss", "don’t miss", "in case you missed it",
		"about the author", "about the authors", "about the writer", "meet the author", "share", "share this", "share this article", "share this story", "follow us", "stay informed", "stay connected",
		"newsletter", "newsletters", "our newsletter", "sign up", "sign up for our newsletter", "subscribe", "support us", "poll", "quiz", "tags", "topics", "filed under", "advertisement", "sponsored", "sponsored content", "from our partners", "listen to this article":
		return true
	}
	return strings.HasPrefix(heading, "more on ") || strings.HasPrefix(heading, "more from ")
}

func isLinkedHeading(n *node) bool {
	return isSubhead(n.name) && n.size.linked > 0 && n.size.linked == n.size.text
}

// minTitle is the least text of a link that is taken for a headline of another
// story, in code points.
const minTitle = 12

// The most text, in code points, of a line of links, and of the words before
// them: longer ones may be sentences of the story.
const (
	maxLinks = 150
	maxLead  = 24
)

// isLinks reports whether an element only points elsewhere: it is a link, or
// links behind a word such as "Related:".
func isLinks(n *node) bool {
	m := n.size
	if m.linked == 0 || m.text > maxLinks {
		return false
	}
	if m.text-m.linked > maxLead {
		return false
	}
	lead := strings.TrimSpace(unlinked(n))
	return strings.HasSuffix(lead, ":") || strings.IndexFunc(lead, unicode.IsLetter) < 0
}

// unlinked returns the text of n that is in no link.
func unlinked(n *node) string {
	if n.name == "a" {
		return ""
	}
	s := n.text
	for _, c := range n.children {
		s += unlinked(c)
	}
	return s
}

// isSurrounding reports whether a word is one by which the class or id of an
// element tells that it surrounds a story.
func isSurrounding(name string) bool {
	switch name {
	case "ad", "ads", "advert", "advertisement", "advertising", "advertorial", "banner", "bigquote", "bio", "breadcrumb", "breadcrumbs", "byline",
		"caption", "carousel", "comment", "comments", "cookie", "cookies", "consent", "credit", "credits", "dek", "disclaimer",
		"disqus", "donate", "donation", "drawer", "editsection", "embed", "feedflare", "footer", "footnote", "footnotes", "gallery", "infobox", "legal", "lightbox",
		"masthead", "menu", "metadata", "modal", "noprint", "nav", "navbar", "navigation", "newsletter", "newsletters", "outbrain", "overlay",
		"pager", "pagination", "paywall", "player", "poll", "popular", "popup", "print-only", "promo", "promos", "promoted", "promotion", "pull", "pullquote", "quiz",
		"rail", "readmore", "recirc", "recirculation", "recommendation", "recommendations", "recommended", "reference", "regwall", "related", "relatedposts", "richlink",
		"share", "sharebar", "sharedaddy", "sharing", "sharethis", "sidebar", "signup", "slideshow", "social", "sponsor", "sponsored", "standfirst", "survey", "subheadline", "subnav",
		"subscribe", "subscription", "taboola", "tags", "teaser", "teasers", "thumbcaption", "timestamp", "toolbar", "tooltip", "trending", "video",
		"d-print-none", "hidden-print", "hide-for-print", "hide-print", "no-print", "author-bio", "author-box", "author-card", "author-info", "about-author", "also-like", "also-read", "fb-post", "image-credit",
		"instagram-media", "keywords", "more-on", "more-stories", "most-popular", "most-read", "pull-quote", "read-also", "read-more", "read-next",
		"screen-reader", "skip-link", "sr-only", "tiktok-embed", "topic-list", "topic-tags", "twitter-tweet", "up-next", "visually-hidden", "links-block":
		return true
	}
	return false
}

// largeShare is the percentage of the prose of a page from which on an element
// is not boilerplate for a part of its name, such as "has-sidebar", and
// mostShare that from which on it is not even for its whole name, such as
// "paywall", unless it names what may well have more text than the story.
const (
	largeShare = 30
	mostShare  = 50
)

// namesBoilerplate reports whether a class or id names boilerplate: as a whole,
// or in a part between hyphens, underscores and changes to capitals.
func namesBoilerplate(value string, m *measure) bool {
	for name := range strings.FieldsSeq(value) {
		parts := nameParts(name)
		if len(parts) == 0 {
			continue
		}
		whole := isSurrounding(strings.Join(parts, "-")) || isHidden(name)
		switch parts[0] {
		case "category", "tag", "has", "no", "with": // of a story: what it is about, or has beside it
			if len(parts) > 1 && !whole {
				continue
			}
		}
		if whole {
			switch {
			case m.share < mostShare:
				return true
			case parts[0] == "comments", parts[0] == "comment", parts[0] == "disqus", parts[0] == "footer":
				return true
			}
			continue
		}
		if m.alike >= largeShare && (m.share >= mostShare || !showsPictures(parts)) {
			continue
		}
		for i, part := range parts {
			// The teaser of a story is its begin.
			if isSurrounding(part) && !strings.HasPrefix(part, "teaser") || i > 0 && isSurrounding(parts[i-1]+"-"+part) {
				return true
			}
		}
	}
	return false
}

// showsPictures reports whether parts of a name tell that an element shows pictures one
// after another, whose captions may be longer than the story.
func showsPictures(parts []string) bool {
	return slices.ContainsFunc(parts, func(part string) bool {
		return part == "gallery" || part == "slideshow" || part == "carousel" || part == "slider"
	})
}

// isHidden reports whether a class says that its elements are not shown; with
// other words beside it, that holds only for some screens.
func isHidden(name string) bool { return name == "hidden" || name == "hide" || name == "d-none" }

// nameParts splits a name into its words, in lower case.
func nameParts(name string) []string {
	var parts []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			parts = append(parts, word.String())
			word.Reset()
		}
	}
	before := ' '
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush()
		default:
			if unicode.IsUpper(r) && unicode.IsLower(before) {
				flush()
			}
			word.WriteRune(unicode.ToLower(r))
		}
		before = r
	}
	flush()
	return parts
}
