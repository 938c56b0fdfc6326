package format

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pageFacts is what the elements of a page say of its story.
type pageFacts struct {
	meta      map[string]string // of the head, by name in lower case
	props     map[string]string // microdata, by itemprop
	linked    Metadata          // JSON-LD
	body      string            // of the story, in JSON-LD
	headlines []string          // h1
	subheads  []string          // h2 and h3
	byline    string
	time      string // the first of a machine
	stamp     string // the first that only people read, behind the headline
	early     string // … before it, where the date of the day may stand
	past      bool   // the headline has come
	titled    string // a line that the title has, beside the name of the site
	by, dated string // lines behind the headline that are nothing else
	begun     int    // paragraphs that came so far
	byNext    bool   // "By" was a run of its own
	canonical string
	language  string
	title     string
}

// pageMetadata gathers what a page says of its story: to machines first, which
// is the most exact, and the headline as people see it. The body is what JSON-LD
// has of it, if anything.
func pageMetadata(root *node) (m Metadata, body string) {
	f := pageFacts{meta: map[string]string{}, props: map[string]string{}}
	f.gather(root)
	site := cmp.Or(f.meta["og:site_name"], f.meta["application-name"], f.meta["dc.publisher"], f.meta["publisher"])
	m = f.linked
	m.Publisher = cmp.Or(m.Publisher, site, f.props["publisher"])
	m.Headline = f.headline(m.Publisher)
	m.Publisher = cmp.Or(m.Publisher, siteOf(f.title, m.Headline))
	m.ID = cmp.Or(f.canonical, f.meta["og:url"], m.ID)
	m.Language = cmp.Or(m.Language, f.language, f.meta["content-language"], strings.ReplaceAll(f.meta["og:locale"], "_", "-"))
	for _, name := range []string{"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
		"parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created", "pubdate",
		"publishdate", "publish-date", "publish_date", "publication_date", "originalpublicationdate", "date"} {
		m.Published = cmp.Or(m.Published, f.meta[name])
	}
	m.Published = cmp.Or(m.Published, f.props["datepublished"], f.time, f.stamp, dateInAddress(m.ID), f.dated, f.early)
	for _, name := range []string{"author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator"} {
		if v := f.meta[name]; !strings.Contains(v, "://") {
			m.Byline = cmp.Or(m.Byline, v)
		}
	}
	m.Byline = cmp.Or(m.Byline, f.props["author"], f.byline, f.by)
	if strings.EqualFold(m.Byline, m.Publisher) {
		m.Byline = cmp.Or(f.byline, m.Byline)
	}
	return m, f.body
}

func (f *pageFacts) gather(n *node) {
	if isOther(n) {
		defer func(before int) { f.begun = before }(f.begun)
		f.begun = begun
	}
	if n.name == "" {
		f.line(oneLine(n.text))
		return
	}
	f.takeHead(n)
	f.takeBody(n)
	f.takeProperty(n)
	f.takeByline(n)
	f.takeStamp(n)
	for _, c := range n.children {
		f.gather(c)
	}
}

// takeHead takes what an element tells that readers do not see.
func (f *pageFacts) takeHead(n *node) {
	switch n.name {
	case "meta":
		key := strings.ToLower(cmp.Or(n.attr("property"), n.attr("name"), n.attr("itemprop"), n.attr("http-equiv")))
		f.meta[key] = cmp.Or(f.meta[key], strings.TrimSpace(n.attr("content")))
	case "script":
		if strings.HasPrefix(n.attr("type"), "application/ld+json") {
			m, body := linkedArticle(n.raw())
			f.linked, f.body = overlay(f.linked, m), cmp.Or(f.body, body)
		}
	case "link":
		if n.attr("rel") == "canonical" {
			f.canonical = n.attr("href")
		}
	case "html":
		f.language = n.attr("lang")
	case "title":
		f.title = cmp.Or(f.title, n.line())
	}
}

// takeBody takes headings and times, and finds where the story begins.
func (f *pageFacts) takeBody(n *node) {
	switch n.name {
	case "p":
		if f.past && utf8.RuneCountInString(n.line()) >= minBlock {
			f.begun++
		}
	case "h1":
		f.past = true
		// The name of a site is a link to its front page.
		if line := n.line(); line != "" && len(oneLine(n.child("a").line())) < len(line) {
			f.headlines = append(f.headlines, line)
		}
	case "h2", "h3":
		f.subheads = append(f.subheads, n.line())
	case "time", "abbr":
		if f.begun < begun && (n.name == "time" || strings.Contains(n.attr("class"), "published")) {
			f.time = cmp.Or(f.time, cmp.Or(n.attr("datetime"), n.attr("title")))
		}
	}
}

// takeProperty takes what an element is in the terms of schema.org.
func (f *pageFacts) takeProperty(n *node) {
	if prop := strings.ToLower(n.attr("itemprop")); prop != "" && n.name != "meta" && f.props[prop] == "" {
		name := n.findBy(func(c *node) bool { return c.attr("itemprop") == "name" })
		f.props[prop] = cmp.Or(n.attr("content"), n.attr("datetime"), name.attr("content"), name.line(), shortLine(n))
	}
}

// takeByline takes the names of authors, by what an element or its class is.
func (f *pageFacts) takeByline(n *node) {
	const digits = "0123456789" // a date stands there as well
	if isByline(n) && (f.byline == "" || strings.ContainsAny(f.byline, digits)) {
		f.byline = spacedBy(shortLine(n))
		if strings.ContainsAny(f.byline, digits) {
			f.byline = cmp.Or(nameIn(n), f.byline)
		}
	}
	if f.by == "" && namesAuthor(n.attr("class")) && shortLine(n) != "" {
		f.by = nameIn(n)
	}
}

// takeStamp takes the date in an element whose class tells that it has one.
func (f *pageFacts) takeStamp(n *node) {
	if f.stamp != "" || f.begun >= begun {
		return
	}
	class := strings.ToLower(n.attr("class") + n.attr("id") + n.attr("data-testid"))
	if !strings.Contains(class, "date") && !strings.Contains(class, "time") {
		return
	}
	stamp, _ := readStamp(shortLine(n))
	if f.past {
		f.stamp = stamp
	} else {
		f.early = cmp.Or(f.early, stamp)
	}
}

// begun is how many paragraphs of a page behind its headline tell that the story has
// begun, and a date no longer that of the story: the first may be a standfirst.
const begun = 2

// isOther reports whether an element is of other stories, whose dates are none of
// this one's.
func isOther(n *node) bool {
	switch n.name {
	case "nav", "aside", "blockquote":
		return true
	case "section", "div", "ul":
		for _, part := range nameParts(n.attr("class") + " " + n.attr("id")) {
			switch part {
			case "related", "trending", "popular", "recommended", "latest", "teaser", "teasers", "tweet", "comments", "recirc", "sidebar":
				return n.find("h1") == nil
			}
		}
	}
	return false
}

// line takes a run of text that may be a line of its own: the headline as the title
// has it, and behind it the names of authors, and the date.
func (f *pageFacts) line(s string) {
	if len(s) > maxByline || s == "" {
		return
	}
	if !f.past && len(strings.Fields(s)) >= minHeadline {
		for _, mark := range titleMarks {
			if strings.HasPrefix(f.title, s+mark) || strings.HasSuffix(f.title, mark+s) {
				f.titled, f.past = s, true
			}
		}
	}
	if !f.past {
		return
	}
	if name := withoutBy(s); f.by == "" && (f.byNext || name != s) && isNames(name) {
		f.by = s
	}
	switch strings.ToLower(strings.TrimSuffix(s, ":")) {
	case "by", "posted by", "written by", "words by", "story by", "author":
		f.byNext = true
	default:
		f.byNext = false
	}
	if f.dated == "" && f.begun < begun {
		f.dated, _ = readStamp(s)
	}
}

// namesAuthor reports whether a class is that of an author's name, in one of its parts.
func namesAuthor(class string) bool {
	for name := range strings.FieldsSeq(class) {
		for _, part := range nameParts(name) {
			switch part {
			case "author", "authors", "by", "byline":
				return true
			}
		}
	}
	return false
}

// isNames reports whether a line is made of names of at least two words.
func isNames(s string) bool {
	switch first, _, _ := strings.Cut(s, " "); first {
	case "About", "All", "Contact", "Follow", "Latest", "Log", "More", "Read", "Share", "Sign", "Staff", "Subscribe", "The", "View":
		return false // what one can press, or whom nobody names
	}
	capitals := 0
	for word := range strings.FieldsSeq(s) {
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsUpper(first):
			capitals++
		case word == "and" || word == "&" || word == "de" || word == "der" || word == "van" || word == "von" || word == "da" || word == "al":
		default:
			return false
		}
	}
	return 2 <= capitals && capitals <= 6 && !strings.ContainsAny(s, "0123456789.!?:")
}

// nameIn returns the first run of text in n that is made of names.
func nameIn(n *node) string {
	if n.name == "" {
		if s := oneLine(n.text); isNames(withoutBy(s)) {
			return s
		}
	}
	for _, c := range n.children {
		if name := nameIn(c); name != "" {
			return name
		}
	}
	return ""
}

// headline returns the headline: that of the page's first heading which the
// other sources speak of as well, or else theirs.
func (f *pageFacts) headline(site string) string {
	title := withoutSite(f.title, site)
	told := []string{f.linked.Headline, withoutSite(f.meta["og:title"], site), f.props["headline"], withoutSite(f.meta["twitter:title"], site), title}
	var alone string
	for _, h := range f.headlines {
		if strings.EqualFold(h, site) {
			continue
		}
		for _, t := range told {
			if resemble(h, t) {
				return h
			}
		}
		// The section may stand where the site is looked for.
		if len(strings.Fields(h)) >= minHeadline && (strings.Contains(f.title, h) || strings.Contains(f.meta["og:title"], h)) {
			return h
		}
		alone = cmp.Or(alone, h)
	}
	if told := cmp.Or(f.linked.Headline, told[1], f.props["headline"], alone, f.titled); told != "" {
		return told
	}
	for _, h := range f.subheads {
		if len(strings.Fields(h)) >= minHeadline && strings.Contains(title, h) {
			return h
		}
	}
	return title
}

// minHeadline is the least number of words by which a part of a title is known as
// a headline.
const minHeadline = 4

// resemble reports whether two headlines share half of their words.
func resemble(a, b string) bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(b)) {
		words[w] = true
	}
	n, shared := 0, 0
	for w := range strings.FieldsSeq(strings.ToLower(a)) {
		n++
		if words[w] {
			shared++
		}
	}
	return n > 0 && shared*2 >= max(n, len(words))
}

// maxByline bounds what is taken for a byline, in bytes.
const maxByline = 120

func shortLine(n *node) string {
	if line := n.line(); len(line) <= maxByline {
		return line
	}
	return ""
}

// spacedBy returns a byline whose "By" is an element of its own, with a space.
func spacedBy(s string) string {
	if len(s) > 2 && strings.EqualFold(s[:2], "by") && 'A' <= s[2] && s[2] <= 'Z' && s[1] == 'y' {
		return s[:2] + " " + s[2:]
	}
	return s
}

// isByline reports whether an element says by its attributes that it names the
// author.
func isByline(n *node) bool {
	if n.attr("rel") != "author" && n.attr("itemprop") != "author" {
		class := strings.ToLower(n.attr("class") + " " + n.attr("data-testid") + " " + n.attr("data-component"))
		if !strings.Contains(class, "byline") && !strings.Contains(class, "author-name") && !strings.Contains(class, "author__name") {
			return false
		}
	}
	return shortLine(n) != ""
}

// titleMarks part the title of a page from the name of its site.
var titleMarks = []string{" | ", " - ", " – ", " — ", " :: ", " · ", " : "}

// withoutSite returns a title without the name of the site that ends it.
func withoutSite(title, site string) string {
	title = oneLine(title)
	for _, mark := range titleMarks {
		i := strings.LastIndex(title, mark)
		if i <= 0 {
			continue
		}
		if end := title[i+len(mark):]; mark == " | " || mark == " :: " || site != "" && (strings.EqualFold(end, site) || strings.HasPrefix(strings.ToLower(end), strings.ToLower(site))) {
			return withoutSite(title[:i], site)
		}
	}
	return title
}

// siteOf returns what a title has behind the headline and a mark.
func siteOf(title, headline string) string {
	rest, ok := strings.CutPrefix(title, headline)
	if headline == "" || !ok {
		return ""
	}
	for _, mark := range titleMarks {
		if i := strings.LastIndex(rest, mark); i >= 0 {
			return rest[i+len(mark):]
		}
	}
	return ""
}

// dateInAddress returns the date that an address such as
// "https://gazette.example/2024/03/05/mine" holds.
func dateInAddress(address string) string {
	parts := strings.Split(address, "/")
	for i := 0; i+2 < len(parts); i++ {
		y, m, d := parts[i], parts[i+1], parts[i+2]
		if len(y) == 4 && isDigits(y) && len(m) == 2 && isDigits(m) && len(d) == 2 && isDigits(d) {
			if date := isoTime(y + m + d); strings.Contains(date, "-") {
				return date
			}
		}
	}
	return ""
}
