// Package format reads stories out of the files that newsrooms have: text that
// is already decoded goes in, documents come out. Nothing that a file names,
// such as a DTD or a picture, is ever opened.
package format

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"
)

// Document is one story of a file.
type Document struct {
	// Text is the headline, where the format tells it apart, and the body:
	// paragraphs with a blank line between them.
	Text string
	Metadata
	Number int    // among the items of the input, where some were left out; or 0
	URL    string // where it is published
	// Extra is what the user asked to keep, by the names that the input has for it.
	Extra map[string]any
	// Kind is the format that it was read as, in words: "NITF 3.6".
	Kind string
	// Note is what had to be guessed, or could not be read.
	Note string

	item *node // of a feed
}

// Field returns what an entry of a feed has in the elements of a name, which may have
// a prefix: "dc:subject". Other formats have no fields.
func (d *Document) Field(name string) (any, bool) {
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	var found []any
	for _, n := range d.item.all(strings.ToLower(name)) {
		if s := cmp.Or(n.line(), n.attr("term"), n.attr("href"), n.attr("url")); s != "" {
			found = append(found, s)
		}
	}
	switch len(found) {
	case 0:
		return nil, false
	case 1:
		return found[0], true
	}
	return found, true
}

// Metadata is what a format says of a story beside its text. What it does not
// say is empty.
type Metadata struct {
	ID        string
	Headline  string
	Byline    string
	Dateline  string
	Published string // a date or time as ISO 8601 has it, where it can be read
	Publisher string
	Language  string // a language tag such as "en-GB"
}

// Error tells what is wrong with a file, and what the user can do.
type Error struct {
	Line            int // from 1; 0 when not known
	Problem, Remedy string
	// Unknown tells that the file is of a kind that no format here has.
	Unknown bool
}

func (e *Error) Error() string { return e.Problem + ": " + e.Remedy }

// ErrNoText is the error of a file whose items are pictures, films, packages
// or empty: it is well, but holds no story.
var ErrNoText = &Error{Problem: "no story in it", Remedy: "leave it out, or give its --input-format"}

// ErrUnknownJSON is the error of JSON that no format here has.
var ErrUnknownJSON = &Error{Problem: "JSON of an unknown kind", Remedy: "give its --input-format; jsonl takes a text from each line", Unknown: true}

// Text is the name of the format that most files have: the story, as it is.
const Text = "text"

// readers has the reader of each format, by name.
var readers = []struct {
	name string
	read func(src string) ([]Document, error)
}{
	{Text, func(src string) ([]Document, error) { return []Document{{Text: src}}, nil }},
	{"html", readHTML},
	{"markdown", readMarkdown},
	{"nitf", fromXML("NITF", readNITF)},
	{"newsml-g2", fromXML("NewsML-G2", readNewsMLG2)},
	{"newsml", fromXML("NewsML", readNewsML)},
	{"ninjs", readNinjs},
	{"feed", fromXML("a feed", readFeed)},
	{"anpa", readANPA},
	{"iptc7901", readIPTC7901},
	{"sgml", fromXML("Reuters-21578", readReuters)},
	{"mail", readMail},
	{"rtf", readRTF},
	{"subtitles", readSubtitles},
}

// kinds are the formats in words, where these are not their names.
var kinds = map[string]string{
	Text: "plain text", "html": "a page in HTML", "markdown": "Markdown",
	"anpa": "ANPA 1312", "iptc7901": "IPTC 7901", "rtf": "RTF",
}

// feedKinds are the kinds of feeds, by the names of their roots.
var feedKinds = map[string]string{"rss": "RSS", "feed": "Atom", "rdf": "RSS 1.0"}

// versionOf returns the version of a standard that the root of a document names, with
// a blank before it, or nothing.
func versionOf(root *node) string {
	for _, attr := range []string{"standardversion", "version"} {
		for word := range strings.FieldsFuncSeq(root.attr(attr), func(r rune) bool { return r == ' ' || r == '/' }) {
			if len(word) < 8 && word[0] >= '0' && word[0] <= '9' && strings.Trim(word, "0123456789.") == "" {
				return " " + word
			}
		}
	}
	return ""
}

// Names returns the names of the formats, plain text first.
func Names() []string {
	var names []string
	for _, r := range readers {
		names = append(names, r.name)
	}
	return names
}

// Read returns the stories of a file in the named format. Its error is an
// *Error.
func Read(name, src string) ([]Document, error) {
	for _, r := range readers {
		if r.name != name {
			continue
		}
		docs, err := r.read(src)
		for i := range docs {
			docs[i].Kind = cmp.Or(docs[i].Kind, kinds[name], name)
		}
		if err == nil && len(docs) == 0 {
			err = ErrNoText
		}
		return docs, err
	}
	return nil, &Error{Problem: fmt.Sprintf("unknown format %q", name), Remedy: "use " + strings.Join(Names(), ", ")}
}

// fromXML makes a reader of one that takes the root of a tree, and says what kind it
// is of. Archives have many in a file.
func fromXML(kind string, read func(*node) []Document) func(string) ([]Document, error) {
	return func(src string) ([]Document, error) {
		roots, err := parseRoots(src)
		if err != nil {
			return nil, err
		}
		var docs []Document
		for _, root := range roots {
			for _, doc := range read(root) {
				doc.Kind = cmp.Or(feedKinds[root.name], kind) + versionOf(root)
				docs = append(docs, doc)
			}
		}
		return docs, nil
	}
}

// bareClaim matches what a claim taken out of its record begins with.
var bareClaim = regexp.MustCompile(`^\s*\{\s*"id":\s*"c[0-9]+",\s*"text":`)

// Recognize returns the format of a file by its first characters and, where
// these leave a choice, by its name. It looks at plain text no further than
// the first character that is not white space.
// Its error, of XML or JSON that holds something else, is an *Error.
func Recognize(name, src string) (string, error) {
	head := strings.TrimLeft(src, " \t\r\n\x00\x04\x0e\x0f\x11\x12\x13\x16\x1b")
	if head == "" {
		return Text, nil
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown": // which nothing else tells
		return "markdown", nil
	}
	switch {
	case strings.HasPrefix(head, `{\rtf`):
		return "rtf", nil
	case isSubtitles(head):
		return "subtitles", nil
	case isMail(head):
		return "mail", nil
	case isBareHead(firstLine(head)):
		return "iptc7901", nil
	}
	if _, _, ok := bareANPA(head); ok {
		return "anpa", nil
	}
	switch head[0] {
	case '\x01':
		if format := recognizeWire(head); format != Text {
			return format, nil
		}
		if head = strings.TrimLeftFunc(head, isControlOrSpace); strings.HasPrefix(head, "<") {
			return recognizeMarkup(strings.ToLower(path.Ext(name)), head)
		}
	case '{', '[':
		if isNinjs(head) {
			return "ninjs", nil
		}
		if bareClaim.MatchString(head) {
			return "", &Error{Problem: "claims without the record that they are of", Remedy: "keep whole records: choose claims with --act, --speaker or --kind, or with jq '.claims |= map(select(…))'", Unknown: true}
		}
		if isJSON(head) {
			return "", ErrUnknownJSON
		}
	case '<':
		return recognizeMarkup(strings.ToLower(path.Ext(name)), head)
	}
	return Text, nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// isJSON reports whether a text is JSON, or begins with an object of it: a story may
// begin with a word in brackets.
func isJSON(src string) bool {
	if src[0] == '[' {
		return json.Valid([]byte(src))
	}
	var first json.RawMessage
	return json.NewDecoder(strings.NewReader(src)).Decode(&first) == nil
}

// recognizeMarkup goes by the name of the first element.
func recognizeMarkup(extension, src string) (string, error) {
	root, doctype := firstElement(src)
	_, local, prefixed := strings.Cut(root, ":")
	if !prefixed {
		local = root
	}
	switch local {
	case "nitf":
		return "nitf", nil
	case "NewsML", "newsitem":
		return "newsml", nil
	case "newsItem", "newsMessage", "packageItem", "knowledgeItem", "conceptItem", "planningItem", "catalogItem":
		return "newsml-g2", nil
	case "rss", "feed", "RDF":
		return "feed", nil
	case "REUTERS":
		return "sgml", nil
	}
	if doctype == "lewis" {
		return "sgml", nil
	}
	switch strings.ToLower(root) {
	case "html", "head", "body":
		return "html", nil
	}
	switch extension {
	case ".html", ".htm", ".xhtml", ".shtml":
		return "html", nil
	}
	if strings.EqualFold(doctype, "html") {
		return "html", nil
	}
	for _, x := range xmlSpaces {
		if strings.Contains(src[:min(len(src), maxSpaces)], x.space) {
			return x.format, nil
		}
	}
	if strings.HasPrefix(src, "<?xml") || declaresSpace(src) {
		return "", &Error{Problem: fmt.Sprintf("XML of an unknown kind (<%.40s>)", root), Remedy: "give its --input-format; text reads it as it stands", Unknown: true}
	}
	return Text, nil
}

// xmlSpaces are the name spaces by which a root of another name is known.
var xmlSpaces = []struct{ space, format string }{
	{"http://iptc.org/std/nar/", "newsml-g2"}, {"http://iptc.org/std/NITF/", "nitf"}, {"http://www.w3.org/2005/Atom", "feed"}, {"http://www.w3.org/1999/xhtml", "html"},
}

// maxSpaces bounds where name spaces are looked for, in bytes.
const maxSpaces = 4 << 10

// declaresSpace reports whether the first tag of a text declares a name space.
func declaresSpace(src string) bool {
	tag, _, ok := strings.Cut(src, ">")
	return ok && len(tag) < maxSpaces && strings.Contains(tag, " xmlns") && strings.Contains(tag, "=")
}

// firstElement returns the name of the first element of a text in XML, SGML or
// HTML, and that of its document type, if any.
func firstElement(src string) (element, doctype string) {
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return "", doctype
		case html.DoctypeToken:
			doctype, _, _ = strings.Cut(string(z.Text()), " ")
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName() // in lower case
			return raw[1 : 1+len(name)], doctype
		case html.TextToken:
			if doctype == "" && strings.TrimSpace(string(z.Raw())) != "" { // else the end of its definitions
				return "", ""
			}
		}
	}
}

// Told makes a document of a text that stays as it is and what is told of it beside.
// Its text begins with the headline, as that of a story in plain text does.
func Told(m Metadata, url, body string) Document {
	m.clean()
	if m.Headline != "" && !strings.HasPrefix(body, m.Headline) {
		body = m.Headline + "\n\n" + body
	}
	return Document{Text: body, Metadata: m, URL: strings.TrimSpace(url)}
}

func (m *Metadata) clean() {
	for _, s := range []*string{&m.Headline, &m.Byline, &m.Dateline, &m.Publisher} {
		*s = oneLine(printable(*s))
	}
	m.Dateline = strings.TrimRight(m.Dateline, " -–—_")
	if name, _, barred := strings.Cut(m.Byline, "|"); barred { // "By Ilse Brandt | Corvo |"
		m.Byline = strings.TrimSpace(name)
	}
	if isCode(m.Byline) || isPhrase(m.Byline) {
		m.Byline = ""
	}
	m.ID, m.Language = strings.TrimSpace(m.ID), strings.TrimSpace(m.Language)
	m.Published = isoTime(m.Published)
}

// isCode reports whether a byline is the code of a user, as "reed.tom": one word
// without a capital.
func isCode(byline string) bool {
	return byline != "" && !strings.Contains(byline, " ") && byline == strings.ToLower(byline)
}

// isPhrase reports whether a byline is a sentence or part of one, as where an agency has
// its subtitles there: most of its words begin small, and none is "by".
func isPhrase(byline string) bool {
	const least = 4 // words
	small, words := 0, strings.Fields(byline)
	for _, w := range words {
		if strings.EqualFold(w, "by") {
			return false
		}
		if 'a' <= w[0] && w[0] <= 'z' {
			small++
		}
	}
	return len(words) >= least && small*2 > len(words)
}

// story makes a document of a body and what is known of it. Its text begins
// with the headline, as that of a story in plain text does.
func story(m Metadata, body string) Document {
	m.clean()
	body = printable(strings.Trim(body, "\r\n\t "))
	if m.Headline != "" && !strings.HasPrefix(body, m.Headline+"\n") {
		body = m.Headline + "\n\n" + body
	}
	return Document{Text: strings.TrimRight(body, "\n") + "\n", Metadata: m}
}

// printable returns s with the characters that Windows-1252 has in place of the
// controls of Latin-1, which systems that take one for the other make of quotation
// marks and dashes.
func printable(s string) string {
	if strings.IndexFunc(s, isLatin1Control) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isLatin1Control(r) {
			return charmap.Windows1252.DecodeByte(byte(r))
		}
		return r
	}, s)
}

func isLatin1Control(r rune) bool { return 0x80 <= r && r < 0xa0 }

// oneLine returns s with single spaces for white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
