package format

import (
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// mailHeaders are those by which a mail is known, or a story that an editorial system
// gives with headers of its own. Two of them make one.
var mailHeaders = map[string]bool{
	"From": true, "To": true, "Subject": true, "Date": true, "Mime-Version": true, "Message-Id": true, "Received": true,
	"Return-Path": true, "Delivered-To": true, "Reply-To": true, "Dkim-Signature": true, "Content-Transfer-Encoding": true,
	"Headline": true, "Title": true, "Byline": true, "Author": true, "Published": true, "Dateline": true, "Slug": true, "Slugline": true,
}

// isMail reports whether src begins with the headers of a mail, or with the line that
// stands before one in an mbox.
func isMail(src string) bool {
	if strings.HasPrefix(src, "From ") {
		_, src, _ = strings.Cut(src, "\n")
	}
	known, lines := 0, 0
	for line := range strings.Lines(src) {
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			break
		}
		if lines++; lines > 1 && (line[0] == ' ' || line[0] == '\t') {
			continue
		}
		name, _, ok := strings.Cut(line, ":")
		if !ok || name == "" || strings.ContainsAny(name, " \t") {
			return false
		}
		if mailHeaders[textproto.CanonicalMIMEHeaderKey(name)] {
			known++
		}
	}
	return known > 1
}

// readMail reads a mail, a page that a browser saved as one (MHTML), or the mails of
// an mbox.
func readMail(src string) ([]Document, error) {
	var docs []Document
	for _, one := range mails(src) {
		doc, err := readMessage(one)
		if err != nil {
			return nil, err
		}
		if doc.Text != "" {
			docs = append(docs, doc)
		}
	}
	return docs, nil
}

// mails parts an mbox, in which a line that begins with "From " stands before each
// mail.
func mails(src string) []string {
	if !strings.HasPrefix(src, "From ") {
		return []string{src}
	}
	var all []string
	for src != "" {
		_, src, _ = strings.Cut(src, "\n")
		end := len(src)
		for at := 0; ; {
			i := strings.Index(src[at:], "\nFrom ")
			if i < 0 {
				break
			}
			if at += i + 1; isMail(src[at:]) {
				end = at
				break
			}
		}
		all = append(all, src[:end])
		src = src[end:]
	}
	return all
}

func readMessage(src string) (Document, error) {
	msg, err := mail.ReadMessage(strings.NewReader(strings.TrimLeft(src, "\r\n")))
	if err != nil {
		return Document{}, &Error{Problem: "mail whose headers cannot be read (" + err.Error() + ")", Remedy: "save the mail again, or give --input-format text"}
	}
	var found mailText
	if err := found.take(textproto.MIMEHeader(msg.Header), msg.Body, 0); err != nil {
		return Document{}, err
	}
	h := func(name string) string { return headerText(msg.Header.Get(name)) }
	m := Metadata{
		ID: strings.Trim(h("Message-Id"), "<> "), Headline: cmp.Or(withoutReply(h("Subject")), h("Headline"), h("Title")), Published: cmp.Or(h("Date"), h("Published")),
		Byline: cmp.Or(senderName(h("From")), h("Byline"), h("Author")), Dateline: h("Dateline"), Language: h("Content-Language"),
	}
	if page := h("Snapshot-Content-Location"); page != "" || strings.HasPrefix(h("From"), "<Saved by ") {
		return savedPage(found.html, page, m)
	}
	body := found.body()
	if body == "" {
		return Document{}, nil
	}
	doc := story(m, body)
	doc.Note = found.note
	if h("From")+h("To")+h("Subject") == "" {
		doc.Kind = "text with headers"
	}
	return doc, nil
}

// savedPage reads the page that a browser saved as a mail.
func savedPage(src, address string, m Metadata) (Document, error) {
	docs, err := readHTML(src)
	if err != nil || len(docs) == 0 {
		return Document{}, err
	}
	doc := docs[0]
	doc.URL = cmp.Or(doc.URL, address)
	doc.Headline, doc.ID = cmp.Or(doc.Headline, m.Headline), cmp.Or(doc.ID, address)
	return doc, nil
}

// headerText returns the text of a header, in which words may be encoded.
func headerText(s string) string {
	d := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	text, err := d.DecodeHeader(s)
	if err != nil {
		text = s
	}
	return oneLine(text)
}

// withoutReply returns a subject without the marks of replies and of what was passed
// on.
func withoutReply(subject string) string {
	for {
		mark, rest, ok := strings.Cut(subject, ":")
		switch strings.ToLower(mark) {
		case "re", "fw", "fwd", "aw", "wg":
			if ok {
				subject = strings.TrimSpace(rest)
				continue
			}
		}
		return subject
	}
}

// senderName returns the name in a sender's address, or nothing.
func senderName(from string) string {
	name, _, ok := strings.Cut(from, "<")
	if !ok {
		return ""
	}
	return strings.Trim(name, `" `)
}

// The bounds of a mail's parts.
const (
	maxParts     = 1000
	maxPartDepth = 8
)

// mailText is what the parts of a mail say.
type mailText struct {
	plain, html string // the first of each
	note        string // what could not be read
	parts       int
}

// body returns the text of a mail: its plain form, unless that only tells to look at
// the other.
func (t *mailText) body() string {
	plain := withoutQuoteMarks(withoutMailEnd(t.plain))
	if t.html == "" {
		return plain
	}
	marked := markupText(t.html)
	const stub = 3 // the plain form of a mail is as long as the other, as a rule
	if plain == "" || len(plain)*stub < len(marked) {
		return marked
	}
	return plain
}

// withoutMailEnd drops the signature, behind a line of two dashes. The blank behind them is
// lost where lines are decoded.
func withoutMailEnd(s string) string {
	before, _, _ := strings.Cut(strings.ReplaceAll(strings.ReplaceAll("\n"+s, "\r\n", "\n"), "\n--\n", "\n-- \n"), "\n-- \n")
	return strings.TrimSpace(before)
}

// withoutQuoteMarks drops the marks before the lines of a mail that another answers, which
// begin a paragraph: "> We heard it go."
func withoutQuoteMarks(s string) string {
	var b strings.Builder
	marked := false
	for line := range strings.Lines(s) {
		text := strings.TrimLeft(line, "> ")
		if quoted := line[0] == '>'; quoted != marked {
			marked = quoted
			b.WriteByte('\n')
		}
		if marked {
			line = cmp.Or(text, "\n")
		}
		b.WriteString(line)
	}
	return b.String()
}

// take takes a part of a mail, or the mail itself.
func (t *mailText) take(h textproto.MIMEHeader, r io.Reader, depth int) error {
	if t.parts++; t.parts > maxParts || depth > maxPartDepth {
		return &Error{Problem: "a mail of too many parts", Remedy: "save the part that has the story"}
	}
	kind, params, err := mime.ParseMediaType(cmp.Or(h.Get("Content-Type"), "text/plain"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	if disposition, _, _ := mime.ParseMediaType(h.Get("Content-Disposition")); disposition == "attachment" {
		return nil
	}
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		return t.takeParts(multipart.NewReader(r, params["boundary"]), depth)
	case kind != "text/plain" && kind != "text/html" && kind != "application/xhtml+xml":
		return nil
	}
	transfer := h.Get("Content-Transfer-Encoding")
	text, err := partText(transfer, params["charset"], r)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		t.note = "mail that is cut short: read up to there"
	case err != nil:
		t.note = fmt.Sprintf("mail that is not all in %s: read up to there", transfer)
	}
	if kind == "text/plain" {
		if strings.EqualFold(params["format"], "flowed") {
			text = unflowed(text)
		}
		t.plain = cmp.Or(t.plain, text)
		return nil
	}
	t.html = cmp.Or(t.html, text)
	return nil
}

func (t *mailText) takeParts(r *multipart.Reader, depth int) error {
	for {
		part, err := r.NextRawPart()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				t.note = "mail that is cut short: read up to there"
			}
			return nil
		}
		if err := t.take(part.Header, part, depth+1); err != nil {
			return err
		}
	}
}

// partText decodes a part, as far as that goes. One that is not packed was decoded
// with the file.
func partText(transfer, label string, r io.Reader) (string, error) {
	packed := true
	switch strings.ToLower(strings.TrimSpace(transfer)) {
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	default:
		packed = false
	}
	data, failed := io.ReadAll(r)
	if enc, _ := charset.Lookup(label); packed && enc != nil && !utf8.Valid(data) {
		if decoded, err := enc.NewDecoder().Bytes(data); err == nil {
			data = decoded
		}
	}
	return strings.ToValidUTF8(string(data), "\ufffd"), failed
}

// unflowed joins the lines that end with a blank, as RFC 3676 has it.
func unflowed(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		text := strings.TrimRight(line, "\r\n")
		if strings.HasSuffix(text, " ") && text != "-- " {
			b.WriteString(text)
			continue
		}
		b.WriteString(text + "\n")
	}
	return b.String()
}
