// Package record is what is printed of a story: its claims and speakers, as JSON,
// YAML or a table, and read back from those.
package record

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"claims/cmd/claims/internal/format"
	"claims/cmd/claims/internal/wording"
	"claims/extract"
	"claims/extract/text"

	"gopkg.in/yaml.v3"
)

// Schema names the shape of the records. It changes when a reader of the old
// shape would go wrong on the new one.
const Schema = "claims/1"

// Record is what is written of one document; offsets are code points of its
// text. The tags and the method emit say the same; tests hold them together.
type Record struct {
	Schema   string    `json:"schema"`
	Document Document  `json:"document"`
	Claims   []Claim   `json:"claims"`
	Speakers []Speaker `json:"speakers"`
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

// Claim is who said what: what the keys mean is told in README.md.
type Claim struct {
	ID         string       `json:"id"`
	Text       string       `json:"text"`
	Kind       extract.Kind `json:"kind,omitempty"`
	Act        extract.Act  `json:"act,omitempty"`
	Speaker    *Source      `json:"speaker"`
	Cue        *Cue         `json:"cue,omitempty"`
	Content    []Span       `json:"content,omitempty"`
	Addressee  *Span        `json:"addressee,omitempty"`
	Medium     *Span        `json:"medium,omitempty"`
	When       *Span        `json:"when,omitempty"`
	Hedge      *Span        `json:"hedge,omitempty"`
	Headline   bool         `json:"headline,omitempty"`
	Negated    bool         `json:"negated,omitempty"`
	Answers    string       `json:"answers,omitempty"`
	Within     string       `json:"within,omitempty"`
	Paragraph  int          `json:"paragraph,omitempty"`
	Sentence   int          `json:"sentence,omitempty"`
	Rule       string       `json:"rule,omitempty"`
	Confidence Hundredths   `json:"confidence"`
}

// Span is some words of the text, from the code point Start to before the code point End.
type Span struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Cue is the words that attribute a claim to its speaker, and their lemma.
type Cue struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Lemma string `json:"lemma,omitempty"`
}

// Source is the words that stand for the speaker of a claim, and who that is.
type Source struct {
	Text  string              `json:"text"`
	Start int                 `json:"start"`
	End   int                 `json:"end"`
	Name  string              `json:"name,omitempty"`
	Type  extract.SpeakerType `json:"type,omitempty"`
	Role  string              `json:"role,omitempty"`
}

// Speaker is an entry of the index of named speakers, with the ids of their claims.
type Speaker struct {
	Name   string              `json:"name"`
	Type   extract.SpeakerType `json:"type,omitempty"`
	Role   string              `json:"role,omitempty"`
	Claims []string            `json:"claims"`
}

// Hundredths is a share from 0 to 1 in hundredths, so that what is filtered
// and what is written cannot differ.
type Hundredths int

// HundredthsOf returns share rounded, and the nearest end where it lies beyond 0 to 1.
func HundredthsOf(share float64) Hundredths {
	if !(share > 0) { // NaN as well
		return 0
	}
	return Hundredths(math.Round(math.Min(share, 1) * 100))
}

func (h Hundredths) append(b []byte) []byte {
	return strconv.AppendFloat(b, float64(h)/100, 'f', -1, 64)
}

// MarshalJSON writes h as a number with at most two decimals.
func (h Hundredths) MarshalJSON() ([]byte, error) { return h.append(nil), nil }

// UnmarshalJSON reads a share as MarshalJSON writes it.
func (h *Hundredths) UnmarshalJSON(b []byte) error {
	share, err := strconv.ParseFloat(string(b), 64)
	*h = HundredthsOf(share)
	return err
}

// UnmarshalYAML reads a share as records have it.
func (h *Hundredths) UnmarshalYAML(n *yaml.Node) error {
	var share float64
	err := n.Decode(&share)
	*h = HundredthsOf(share)
	return err
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

// Builder turns the parts of results into those of records, one after
// another. Parts of one kind share their memory.
type Builder struct {
	res                   *extract.Result
	runes                 CodePoints
	ids                   []string // c1, c2 and so on: as many as were ever needed, or more
	kept                  []bool
	claimsKept, spansKept int

	claims   []Claim
	sources  []Source
	cues     []Cue
	spans    []Span
	speakers []Speaker
	claimed  []string // the ids of the claims of all speakers
}

// Record builds the record of a result, of the claims that keep wants. A claim's
// id is its place among all claims of the document, so that it is the same
// whatever is kept. The record holds until the next one is built.
func (b *Builder) Record(doc Document, res *extract.Result, keep func(*extract.Claim) bool) *Record {
	b.Read(res, keep)
	b.tell(&doc)
	b.makeRoom()
	return &Record{Schema, doc, b.makeClaims(), b.makeSpeakers()}
}

// tell tells d what was found of the document.
func (b *Builder) tell(d *Document) {
	d.Words, d.Characters = b.res.Words, b.runes.Len()
	for _, f := range []struct {
		told *string
		span text.Span
	}{{&d.Headline, b.res.Headline}, {&d.Byline, b.res.Byline}, {&d.Dateline, b.res.Dateline}} {
		if *f.told == "" && !f.span.Empty() {
			*f.told = wording.Line(f.span.In(b.res.Source))
		}
	}
}

// Read looks at a result.
func (b *Builder) Read(res *extract.Result, keep func(*extract.Claim) bool) {
	b.res = res
	b.runes.Read(res.Source)
	b.ids = IDs(b.ids, len(res.Claims))
	b.kept, b.claimsKept, b.spansKept = b.kept[:0], 0, 0
	for i := range res.Claims {
		c := &res.Claims[i]
		keeps := keep == nil || keep(c)
		if b.kept = append(b.kept, keeps); keeps {
			b.claimsKept++
			b.spansKept += len(c.Content) + 4
		}
	}
}

// makeRoom makes room for the parts of all claims that are kept. Pointers are taken
// into the lists, or parts of them: they must not grow.
func (b *Builder) makeRoom() {
	claimed := 0
	for i := range b.res.Speakers {
		claimed += len(b.res.Speakers[i].Claims)
	}
	b.sources = slices.Grow(b.sources[:0], b.claimsKept)
	b.cues = slices.Grow(b.cues[:0], b.claimsKept)
	b.spans = slices.Grow(b.spans[:0], b.spansKept)
	b.claimed = slices.Grow(b.claimed[:0], claimed)
	b.claims = slices.Grow(b.claims[:0], b.claimsKept)
	b.speakers = slices.Grow(b.speakers[:0], len(b.res.Speakers))
	if b.claims == nil {
		b.claims = []Claim{} // a list all the same
	}
	if b.speakers == nil {
		b.speakers = []Speaker{}
	}
}

func (b *Builder) makeClaims() []Claim {
	for i := range b.res.Claims {
		if b.kept[i] {
			b.claims = append(b.claims, b.claim(i))
		}
	}
	return b.claims
}

func (b *Builder) claim(i int) Claim {
	c := &b.res.Claims[i]
	r := Claim{
		ID: b.ids[i], Text: c.Text, Kind: c.Kind, Act: c.Act,
		Addressee: b.optional(c.Addressee), Medium: b.optional(c.Medium),
		When: b.optional(c.When), Hedge: b.optional(c.Hedge),
		Headline: c.Headline, Negated: c.Negated,
		Answers: b.ID(c.Answers), Within: b.ID(c.Within),
		Paragraph: c.Paragraph, Sentence: c.Sentence,
		Rule: c.Rule, Confidence: HundredthsOf(c.Confidence),
	}
	if s := c.Speaker; s != nil {
		w := b.Span(s.Span)
		b.sources = append(b.sources, Source{Text: w.Text, Start: w.Start, End: w.End, Name: s.Name, Type: s.Type, Role: s.Role})
		r.Speaker = &b.sources[len(b.sources)-1]
	}
	if !c.Cue.Empty() {
		w := b.Span(c.Cue.Span)
		b.cues = append(b.cues, Cue{Text: w.Text, Start: w.Start, End: w.End, Lemma: c.Cue.Lemma})
		r.Cue = &b.cues[len(b.cues)-1]
	}
	from := len(b.spans)
	for _, s := range c.Content {
		b.spans = append(b.spans, b.Span(s))
	}
	r.Content = b.spans[from:len(b.spans):len(b.spans)]
	return r
}

// Span returns some words of the text.
func (b *Builder) Span(s text.Span) Span {
	return Span{s.In(b.res.Source), b.runes.At(s.Start), b.runes.At(s.End)}
}

func (b *Builder) optional(s text.Span) *Span {
	if s.Empty() {
		return nil
	}
	b.spans = append(b.spans, b.Span(s))
	return &b.spans[len(b.spans)-1]
}

// ID returns the id of a claim, or nothing for -1.
func (b *Builder) ID(i int) string {
	if i < 0 {
		return ""
	}
	return b.ids[i]
}

func (b *Builder) makeSpeakers() []Speaker {
	for _, s := range b.res.Speakers {
		from := len(b.claimed)
		for _, i := range s.Claims {
			if b.kept[i] {
				b.claimed = append(b.claimed, b.ids[i])
			}
		}
		if ids := b.claimed[from:len(b.claimed):len(b.claimed)]; len(ids) > 0 {
			b.speakers = append(b.speakers, Speaker{s.Name, s.Type, s.Role, ids})
		}
	}
	return b.speakers
}

// IDs returns ids, which are c1 and so on, with more of them up to cn. Those
// added share their memory.
func IDs(ids []string, n int) []string {
	from := len(ids)
	if n <= from {
		return ids
	}
	digits := make([]byte, 0, 8*(n-from))
	ends := make([]int32, 0, n-from)
	for i := from; i < n; i++ {
		digits = strconv.AppendInt(append(digits, 'c'), int64(i+1), 10)
		ends = append(ends, int32(len(digits)))
	}
	ids = slices.Grow(ids, n-from)
	all, start := string(digits), int32(0)
	for _, end := range ends {
		ids, start = append(ids, all[start:end]), end
	}
	return ids
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
	share(Hundredths)
	yes()
	null()
}

// emit gives the parts of r to w, in the order of the keys.
func (r *Record) emit(w emitter) {
	emitHead(w, r.Schema, &r.Document, len(r.Claims))
	for i := range r.Claims {
		w.item()
		r.Claims[i].emit(w)
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
func emitSpeakers(w emitter, speakers []Speaker) {
	w.endList()
	w.key("speakers")
	w.list(len(speakers), false)
	for i := range speakers {
		w.item()
		speakers[i].emit(w)
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

func (c *Claim) emit(w emitter) {
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

func (s *Speaker) emit(w emitter) {
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

func emitSpan(w emitter, key string, s *Span) {
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

// Percent returns a share in hundredths without its sign.
func (h Hundredths) Percent() string { return strconv.Itoa(int(h)) }

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
func (c *Claim) SpeakerName() string {
	switch s := c.Speaker; {
	case s == nil:
		return "unknown"
	case s.Name != "":
		return s.Name
	default:
		return s.Text
	}
}
