package format

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

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
	hasField      bool // to fill in
	hasButton     bool
	prose         int // the text in paragraphs that are not made of links
	share         int // … as a percentage of that of the page
	alike         int // … of all elements of the same class
}

// measurePage measures a page, and what share of it an element has.
func measurePage(root *node) {
	classes := map[string]int{}
	measureText(root, classes)
	measureShares(root, max(root.size.prose, 1), classes)
}

func measureText(n *node, classes map[string]int) {
	m := &measure{text: utf8.RuneCountInString(strings.TrimSpace(n.text)), hasParagraphs: n.name == "p"}
	n.size = m
	for _, c := range n.children {
		measureText(c, classes)
		m.hasField = m.hasField || c.size.hasField || c.name == "form" || c.name == "input" || c.name == "textarea"
		m.hasButton = m.hasButton || c.size.hasButton || c.name == "button"
		if !isApart(c.name) {
			m.text += c.size.text
			m.linked += c.size.linked
			m.hasParagraphs = m.hasParagraphs || c.size.hasParagraphs
		}
	}
	if n.name == "a" && !strings.HasPrefix(n.attr("href"), "#") { // one to a place of this page is none
		m.linked = m.text
	}
	if n.name == "" || isApart(n.name) {
		return
	}
	own := 0
	for _, c := range n.children {
		if isOwnText(c) {
			own += c.size.text - c.size.linked
		} else {
			m.prose += c.size.prose
		}
	}
	if own >= minBlock || own >= minParagraph && n.name == "p" {
		m.prose += own
	}
	classes[n.attr("class")] += m.prose
}

// isOwnText reports whether a child is part of a paragraph of its parent.
func isOwnText(c *node) bool {
	return c.name == "" || !isBlock(c.name) && !isApart(c.name) && !c.size.hasParagraphs
}

func measureShares(n *node, page int, classes map[string]int) {
	m := n.size
	m.share = m.prose * 100 / page
	m.alike = m.share
	if class := n.attr("class"); class != "" {
		m.alike = max(m.share, classes[class]*100/page)
	}
	for _, c := range n.children {
		measureShares(c, page, classes)
	}
}

// maxArticle bounds the elements of a page in which its article is looked for: some
// pages of whole archives have more, and are read as they are.
const maxArticle = 50_000

// mainArticle returns the element that holds the story of a page, whose tree is
// root: what go-readability finds when boilerplate is taken out first, which it
// keeps more of, and weighs against the story.
func mainArticle(page *html.Node, root *node) *node {
	prepare(root)
	measurePage(root)
	body := cmp.Or(root.find("body"), root)
	withdraw(body)
	p := readability.NewParser()
	p.KeepClasses, p.DisableJSONLD, p.MaxElemsToParse = true, true, maxArticle
	if found, err := p.ParseAndMutate(page, nil); err == nil && found.Node != nil {
		return fromHTML(found.Node)
	}
	return body
}

// withdraw takes the boilerplate below n out of its page, with the headings of
// links of which nothing is left.
func withdraw(n *node) {
	kept := n.children[:0]
	for _, c := range n.children {
		inBrackets := len(kept) > 0 && strings.HasSuffix(kept[len(kept)-1].text, "(") // the agency, as a rule
		gone := c.name != "" && !inBrackets && !isTitle(c) && isBoilerplate(c)
		if c.name != "" && !gone {
			withdraw(c)
			gone = c.size.linked > 0 && c.line() == ""
		}
		if !gone {
			kept = append(kept, c)
			continue
		}
		remove(c)
		for len(kept) > 0 && c.size.linked*2 > c.size.text {
			last := kept[len(kept)-1]
			if !isSubhead(last.name) && (last.name != "" || strings.TrimSpace(last.text) != "") {
				break
			}
			remove(last)
			kept = kept[:len(kept)-1]
		}
	}
	n.children = kept
}

// remove takes an element or a text out of its page.
func remove(n *node) {
	if n.page != nil && n.page.Parent != nil {
		n.page.Parent.RemoveChild(n.page)
	}
}

// isTitle reports whether an element may hold the headline, by which readability
// knows where a story begins.
func isTitle(n *node) bool { return n.name == "h1" || n.name == "header" }

// minForm is the least number of paragraphs in a form that is a page.
const minForm = 3

// sign makes a paragraph of whom a quotation is from, with the dash that such a line has.
func sign(n *node) {
	n.name, n.page.Data, n.page.DataAtom = "p", "p", atom.P
	if first, _ := utf8.DecodeRuneInString(n.line()); unicode.IsLetter(first) {
		dash := &html.Node{Type: html.TextNode, Data: "— "}
		n.page.InsertBefore(dash, n.page.FirstChild)
		n.children = append([]*node{{text: dash.Data, page: dash}}, n.children...)
	}
}

// signsQuotation reports whether c, which stands in n, tells whom a quotation is from.
func signsQuotation(n, c *node) bool {
	return n.name == "blockquote" && (c.name == "footer" || c.name == "cite") && c.page != nil
}

// signAll signs the quotations below n.
func signAll(n *node) {
	for _, c := range n.children {
		if signsQuotation(n, c) {
			sign(c)
		}
		signAll(c)
	}
}

// prepare makes other elements of the forms that some systems put around all of a
// page, and takes out what manages consent, which may be longer than the story, and the
// stories that follow it in a stream.
func prepare(n *node) {
	kept := n.children[:0]
	story := "" // the first
	for _, c := range n.children {
		class := storyClass(c)
		if managesConsent(c) || class != "" && class == story {
			remove(c)
			continue
		}
		story = cmp.Or(story, class)
		if signsQuotation(n, c) {
			sign(c)
		}
		if c.name == "form" && countParagraphs(c) >= minForm {
			c.name, c.page.Data, c.page.DataAtom = "div", "div", atom.Div
		}
		prepare(c)
		kept = append(kept, c)
	}
	n.children = kept
}

// storyClass returns what an element and those beside it that hold other stories have in
// common, where it holds one with a headline of its own; otherwise "".
func storyClass(n *node) string {
	class := n.attr("class")
	if n.name != "article" && !slices.ContainsFunc(nameParts(class), func(part string) bool { return part == "story" || part == "article" || part == "post" }) {
		return ""
	}
	if n.find("h1") == nil || countParagraphs(n) < 2 {
		return ""
	}
	return n.name + " " + class
}

// managesConsent reports whether an element is that of a service which asks to agree
// to cookies.
func managesConsent(n *node) bool {
	for _, name := range []string{n.attr("id"), n.attr("class")} {
		for _, service := range []string{"onetrust-", "didomi-", "CybotCookiebot", "cmplz-", "cky-", "cookie-law-info-bar", "cliSettingsPopup"} {
			if strings.HasPrefix(name, service) {
				return true
			}
		}
	}
	return false
}

func countParagraphs(n *node) int {
	count := 0
	for _, c := range n.children {
		if c.name == "p" || c.name == "br" {
			count++
		}
		count += countParagraphs(c)
	}
	return count
}

func isHeading(n *node) bool { return n.name == "h1" || isSubhead(n.name) }

// articleText returns the text of a story whose parts are given, without what
// surrounds it in the same elements: lines at its ends that are no sentences,
// and paragraphs that stand elsewhere in it as well, as pull quotes do.
func articleText(n *node, m *Metadata) string {
	var c composer
	c.element(n)
	c.end()
	all := splitFirst(c.paragraphs)
	for len(all) > 0 && (isHeadline(&all[0], m) || isFringe(&all[0], m) || isPoint(&all[0])) {
		all = all[1:]
	}
	all = withoutAbout(withoutNotes(all))
	for len(all) > 0 && (isFringe(&all[len(all)-1], m) || isTail(all[len(all)-1].text, m.Byline) || isSubhead(all[len(all)-1].block)) {
		all = all[:len(all)-1]
	}
	kept := all[:0:0]
	for i := range all {
		p := &all[i]
		if isLabel(p) || isClock(p.text) || isRepeated(all, i) || isPitch(p.text) || p.text == m.Headline {
			continue
		}
		kept = append(kept, *p)
	}
	return joinParagraphs(kept)
}

// splitFirst makes paragraphs of the lines of the first, if it begins with one
// that is no sentence: old pages set headline and byline off by line breaks.
func splitFirst(all []paragraph) []paragraph {
	if len(all) == 0 || all[0].block == "pre" {
		return all
	}
	lines := strings.Split(all[0].text, "\n")
	if len(lines) == 1 || endsSentence(lines[0]) {
		return all
	}
	var split []paragraph
	for _, line := range lines {
		split = append(split, paragraph{line, all[0].block})
	}
	return append(split, all[1:]...)
}

// isHeadline reports whether a line before a story is its headline. One that is
// only found in the title of the page, beside other words, is made known.
func isHeadline(p *paragraph, m *Metadata) bool {
	if !strings.Contains(m.Headline, p.text) || p.text != m.Headline && len(strings.Fields(p.text)) < minHeadline {
		return false
	}
	m.Headline = p.text
	return true
}

// maxFringe bounds a line that is no sentence, in bytes.
const maxFringe = 80

// isFringe reports whether a line at an end of a story is no part of it: a date,
// the name of the author or of a section, what one can press. What it tells of
// the story that is not known otherwise is kept in m.
func isFringe(p *paragraph, m *Metadata) bool {
	line := p.text
	if len(line) > maxFringe || isSubhead(p.block) {
		return false
	}
	if isAuthor(line, m.Byline) || !endsSentence(line) && slices.ContainsFunc(creditWords, func(words string) bool { return strings.HasPrefix(line, words) }) {
		return true
	}
	if date, ok := readStamp(line); ok {
		m.Published = cmp.Or(m.Published, date)
		return true
	}
	if m.Byline == "" && withoutBy(line) != line && !endsSentence(line) {
		m.Byline = line
		return true
	}
	return p.block != "p" && p.block != "blockquote" && p.block != "pre" && p.block != "li" && !endsSentence(line)
}

// maxTail bounds a paragraph behind a story that is none of it, in bytes.
const maxTail = 400

// isTail reports whether the last paragraph of a page is about its author, or tells
// how to reach the newsroom.
func isTail(line, byline string) bool {
	if len(line) > maxTail {
		return false
	}
	if isPitch(line) || strings.HasPrefix(line, "Follow ") && len(line) <= maxPitch && !strings.Contains(line, " said") {
		return true
	}
	if hasAddress(line) && !strings.ContainsAny(line, "\"“") && slices.ContainsFunc(reachWords, func(word string) bool { return strings.Contains(strings.ToLower(line), word) }) {
		return true
	}
	names := strings.NewReplacer(" and ", ",", " & ", ",").Replace(withoutBy(byline))
	for name := range strings.SplitSeq(names, ",") {
		rest, ok := strings.CutPrefix(line, strings.TrimSpace(name)+" ")
		if !ok || strings.TrimSpace(name) == "" {
			continue
		}
		switch verb, _, _ := strings.Cut(rest, " "); verb {
		case "is", "was", "has", "covers", "writes", "reports", "edits", "can", "joined", "works":
			return true
		}
	}
	return false
}

// isPoint reports whether a line before a story is one of a list of what it says in
// short.
func isPoint(p *paragraph) bool {
	return p.block == "li" && len(p.text) <= maxFringe && !endsSentence(p.text)
}

// The most paragraphs, and the least part of the text, behind a rule that ends a
// story: what comes then is about how it was written.
const (
	maxNotes  = 3
	notesPart = 6
)

// withoutNotes drops rules of characters, and the notes behind the last.
func withoutNotes(all []paragraph) []paragraph {
	total, behind, last := 0, 0, -1
	for i := range all {
		total += len(all[i].text)
		if behind += len(all[i].text); isRule(all[i].text) && strings.ContainsAny(all[i].text, "_-–—") {
			behind, last = 0, i
		}
	}
	if last >= 0 && len(all)-last-1 <= maxNotes && behind*notesPart <= total {
		all = all[:last]
	}
	return slices.DeleteFunc(all, func(p paragraph) bool { return isRule(p.text) })
}

// withoutAbout drops what stands at the end behind a subhead that tells of somebody
// or of whom to ask, as statements for the press have it.
func withoutAbout(all []paragraph) []paragraph {
	for i := range all {
		p := &all[i]
		if i > 0 && len(all)-i-1 <= maxNotes && isSubhead(p.block) && (strings.HasPrefix(p.text, "About ") || strings.Contains(strings.ToLower(p.text), "contact") || strings.HasPrefix(p.text, "Notes to editors")) {
			return all[:i]
		}
	}
	return all
}

// isRule reports whether a line has neither letters nor digits.
func isRule(s string) bool { return strings.Trim(s, "_*-–—=·•#~. ") == "" }

// maxPitch bounds a paragraph that offers something, in bytes.
const maxPitch = 250

// isPitch reports whether a paragraph offers newsletters, or claims rights.
func isPitch(s string) bool {
	if len(s) > maxPitch || strings.ContainsAny(s, "\"“”") {
		return false
	}
	s = strings.ToLower(s)
	if strings.Contains(s, "all rights reserved") && (strings.HasPrefix(s, "copyright") || strings.HasPrefix(s, "©") || strings.HasPrefix(s, "(c)")) {
		return true
	}
	if !strings.Contains(s, "sign up") && !strings.Contains(s, "subscribe") || strings.Contains(s, " said") {
		return false
	}
	return strings.Contains(s, "newsletter") || strings.Contains(s, "inbox") || strings.HasPrefix(s, "sign up") || strings.HasPrefix(s, "subscribe")
}

// reachWords stand in lines that tell how to reach a newsroom, in lower case.
var reachWords = []string{"contact", "email", "e-mail", "write to", "reach", "send", "tel ", "tip", "call"}

// hasAddress reports whether a line holds an address for mail.
func hasAddress(line string) bool {
	before, after, ok := strings.Cut(line, "@")
	return ok && before != "" && isAlphanumeric(before[len(before)-1]) && strings.IndexByte(after, '.') > 0 && isAlphanumeric(after[0])
}

func isAlphanumeric(c byte) bool { return isLetter(c) || '0' <= c && c <= '9' }

// creditWords begin lines that say who made a story, and where.
var creditWords = []string{"Reporting from ", "Words by ", "Text by ", "Story by ", "Photographs by ", "Photos by ", "Illustration by ", "Illustrations by "}

// isAuthor reports whether a line is the byline of a story.
func isAuthor(line, byline string) bool {
	name := withoutBy(byline)
	return name != "" && strings.EqualFold(withoutBy(line), name)
}

func withoutBy(s string) string {
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		return s[3:]
	}
	return s
}

// isLabel reports whether a paragraph amid a story is a label of the page, as
// "Advertisement": short, no sentence, and not written as a paragraph.
func isLabel(p *paragraph) bool {
	return (p.block == "div" || p.block == "section" || p.block == "") && len(p.text) < minParagraph && !endsSentence(p.text)
}

// isClock reports whether a line is only a time of the day, as the entries of a live
// page have.
func isClock(s string) bool {
	return len(s) <= len("12:00 a.m.") && s != "" && '0' <= s[0] && s[0] <= '9' && strings.ContainsAny(s, ":.") &&
		strings.Trim(strings.ToLower(s), "0123456789:. apm") == ""
}

// endsSentence reports whether a line ends as sentences and quotations do.
func endsSentence(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…:;\"'”’»)", r)
}

// minRepeated is the least length of a repeated paragraph, in bytes: shorter
// ones, as "No comment.", may well stand in a story twice. repeatedWithin is how
// many paragraphs are looked at before and behind.
const (
	minRepeated    = 40
	repeatedWithin = 40
)

// isRepeated reports whether the paragraph at i says what an earlier one said, or
// is no more than a part of another.
func isRepeated(all []paragraph, i int) bool {
	line := bare(all[i].text)
	if len(line) < minRepeated {
		return false
	}
	for j := max(i-repeatedWithin, 0); j < min(i+repeatedWithin, len(all)); j++ {
		other := bare(all[j].text)
		if j != i && strings.Contains(other, line) && (len(other) > len(line) || j < i) {
			return true
		}
	}
	return false
}

// bare returns a paragraph without the quotation marks and stops at its ends.
func bare(s string) string { return strings.Trim(s, " \"'“”‘’«».,") }
