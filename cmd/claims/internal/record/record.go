// Package record is what is printed of a story: its claims and speakers, as JSON,
// YAML or a table, and read back from those.
package record

import (
	"fmt"
	"strings"

	"claims/cmd/claims/internal/format"
	"claims/cmd/claims/internal/wording"
	"claims/extract"
	"claims/extract/text"
)

// Schema names the shape of the records. It changes when a reader of the old
// shape would go wrong on the new one.
const Schema = "claims/1"

// Record is what is written of one document; offsets are code points of its
// text. The tags and the method emit say the same; tests hold them together.
type Record struct {
	Schema   string   `json:"schema"`
	Document Document `json:"document"`
	// The claims and the speakers, which are what the library returns.
	extract.Record `yaml:",inline"`
}

// Document is what is known of a story as a whole.
type Document struct {
	Path       string `json:"path"`
	Line       int    `json:"line,omitempty"`
	Item       int    `json:"item,omitempty"`
	ID         string `json:"id,omitempty"`
	Headline   string `json:"headline,omitempty"`
	Byline     string `json:"byline,omitempty"`
	Dateline   string `json:"dateline,omitempty"`
	Published  string `json:"published,omitempty"`
	Publisher  string `json:"publisher,omitempty"`
	Language   string `json:"language,omitempty"`
	Characters int    `json:"characters"`
	Words      int    `json:"words"`
	// Text is a pointer because an empty text is still to be shown.
	Text *string `json:"text,omitempty"`
}

// Describe takes what the format of the file says of the document.
func (d *Document) Describe(m format.Metadata) {
	d.ID, d.Headline, d.Byline, d.Dateline = m.ID, m.Headline, m.Byline, m.Dateline
	d.Published, d.Publisher, d.Language = m.Published, m.Publisher, m.Language
}

// Place names the document in messages: its file and, where that has several,
// its line or its number.
func (d *Document) Place() string {
	switch {
	case d.Line > 0:
		return fmt.Sprintf("%s:%d", d.Path, d.Line)
	case d.Item > 0:
		return fmt.Sprintf("%s#%d", d.Path, d.Item)
	}
	return d.Path
}

// New builds the record of a result, of the claims that keep wants.
func New(doc Document, res *extract.Result, keep func(*extract.Claim) bool) *Record {
	return new(Builder).Record(doc, res, keep)
}

// Size returns about how many bytes r takes as JSON, rather more than fewer.
func (r *Record) Size() int {
	const perRecord, perClaim, perSpan, perSpeaker = 600, 400, 60, 100
	n := perRecord + len(r.Document.Path) + len(r.Speakers)*perSpeaker
	if r.Document.Text != nil {
		n += len(*r.Document.Text) + len(*r.Document.Text)/16
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		n += perClaim + len(c.Text)
		if c.Speaker != nil {
			n += len(c.Speaker.Text) + len(c.Speaker.Name) + len(c.Speaker.Role)
		}
		for _, s := range c.Content {
			n += perSpan + len(s.Text)
		}
	}
	return n
}

// Builder builds the records of documents, one after another. They share its
// memory: a record holds until the next one is built.
type Builder struct{ found extract.RecordBuilder }

// Record builds the record of a result, of the claims that keep wants: all when keep
// is nil.
func (b *Builder) Record(doc Document, res *extract.Result, keep func(*extract.Claim) bool) *Record {
	b.found.Read(res, keep)
	doc.tell(res, b.found.CodePoints())
	return &Record{Schema, doc, b.found.Record()}
}

// tell tells d what was found of the document, whose text has so many characters.
func (d *Document) tell(res *extract.Result, characters int) {
	d.Words, d.Characters = res.Words, characters
	for _, f := range []struct {
		told *string
		span text.Span
	}{{&d.Headline, res.Headline}, {&d.Byline, res.Byline}, {&d.Dateline, res.Dateline}} {
		if *f.told == "" && !f.span.Empty() {
			*f.told = wording.Line(f.span.In(res.Source))
		}
	}
}

// emitter takes the parts of a record. Keys come within objects, items within
// lists; flow asks for an object or list on one line where the format leaves
// the choice.
type emitter interface {
	object(flow bool)
	endObject()
	list(n int, flow bool)
	item()
	endList()
	key(string)
	string(string)
	int(int)
	share(extract.Hundredths)
	yes()
	null()
}

// emit gives the parts of r to w, in the order of the keys.
func (r *Record) emit(w emitter) {
	emitHead(w, r.Schema, &r.Document, len(r.Claims))
	for i := range r.Claims {
		w.item()
		emitClaim(w, &r.Claims[i])
	}
	emitSpeakers(w, r.Speakers)
}

// emitHead opens the record of d, and the list of its n claims.
func emitHead(w emitter, schema string, d *Document, n int) {
	w.object(false)
	w.key("schema")
	w.string(schema)
	w.key("document")
	d.emit(w)
	w.key("claims")
	w.list(n, false)
}

// emitSpeakers ends the record that emitHead opened.
func emitSpeakers(w emitter, speakers []extract.SpeakerRecord) {
	w.endList()
	w.key("speakers")
	w.list(len(speakers), false)
	for i := range speakers {
		w.item()
		emitSpeaker(w, &speakers[i])
	}
	w.endList()
	w.endObject()
}

func (d *Document) emit(w emitter) {
	w.object(false)
	w.key("path")
	w.string(d.Path)
	emitInt(w, "line", d.Line)
	emitInt(w, "item", d.Item)
	emitString(w, "id", d.ID)
	emitString(w, "headline", d.Headline)
	emitString(w, "byline", d.Byline)
	emitString(w, "dateline", d.Dateline)
	emitString(w, "published", d.Published)
	emitString(w, "publisher", d.Publisher)
	emitString(w, "language", d.Language)
	w.key("characters")
	w.int(d.Characters)
	w.key("words")
	w.int(d.Words)
	if d.Text != nil {
		w.key("text")
		w.string(*d.Text)
	}
	w.endObject()
}

func emitClaim(w emitter, c *extract.ClaimRecord) {
	w.object(false)
	w.key("id")
	w.string(c.ID)
	w.key("text")
	w.string(c.Text)
	emitString(w, "kind", string(c.Kind))
	emitString(w, "act", string(c.Act))
	w.key("speaker")
	if s := c.Speaker; s == nil {
		w.null()
	} else {
		emitWords(w, s.Text, s.Start, s.End)
		emitString(w, "name", s.Name)
		emitString(w, "type", string(s.Type))
		emitString(w, "role", s.Role)
		w.endObject()
	}
	if c.Cue != nil {
		w.key("cue")
		emitWords(w, c.Cue.Text, c.Cue.Start, c.Cue.End)
		emitString(w, "lemma", c.Cue.Lemma)
		w.endObject()
	}
	if len(c.Content) > 0 {
		w.key("content")
		w.list(len(c.Content), true)
		for _, s := range c.Content {
			w.item()
			emitWords(w, s.Text, s.Start, s.End)
			w.endObject()
		}
		w.endList()
	}
	emitSpan(w, "addressee", c.Addressee)
	emitSpan(w, "medium", c.Medium)
	emitSpan(w, "when", c.When)
	emitSpan(w, "hedge", c.Hedge)
	emitFlag(w, "headline", c.Headline)
	emitFlag(w, "negated", c.Negated)
	emitString(w, "answers", c.Answers)
	emitString(w, "within", c.Within)
	emitInt(w, "paragraph", c.Paragraph)
	emitInt(w, "sentence", c.Sentence)
	emitString(w, "rule", c.Rule)
	w.key("confidence")
	w.share(c.Confidence)
	w.endObject()
}

func emitSpeaker(w emitter, s *extract.SpeakerRecord) {
	w.object(false)
	w.key("name")
	w.string(s.Name)
	emitString(w, "type", string(s.Type))
	emitString(w, "role", s.Role)
	w.key("claims")
	w.list(len(s.Claims), true)
	for _, id := range s.Claims {
		w.item()
		w.string(id)
	}
	w.endList()
	w.endObject()
}

// emitWords opens an object with the keys that every span has.
func emitWords(w emitter, text string, start, end int) {
	w.object(true)
	w.key("text")
	w.string(text)
	w.key("start")
	w.int(start)
	w.key("end")
	w.int(end)
}

func emitSpan(w emitter, key string, s *extract.SpanRecord) {
	if s != nil {
		w.key(key)
		emitWords(w, s.Text, s.Start, s.End)
		w.endObject()
	}
}

func emitString(w emitter, key, v string) {
	if v != "" {
		w.key(key)
		w.string(v)
	}
}

func emitInt(w emitter, key string, v int) {
	if v != 0 {
		w.key(key)
		w.int(v)
	}
}

func emitFlag(w emitter, key string, v bool) {
	if v {
		w.key(key)
		w.yes()
	}
}

// Caption says where a story is from.
func (d *Document) Caption() string {
	parts := []string{d.Place()}
	for _, s := range []string{d.Publisher, d.Byline, d.Published} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// Headline returns the headline of a record, if its text begins with it.
func Headline(r *Record) string {
	if strings.HasPrefix(*r.Document.Text, r.Document.Headline+"\n") {
		return r.Document.Headline
	}
	return ""
}

// SpeakerName returns who said it, as well as it is known.
func SpeakerName(c *extract.ClaimRecord) string {
	switch s := c.Speaker; {
	case s == nil:
		return "unknown"
	case s.Name != "":
		return s.Name
	default:
		return s.Text
	}
}
