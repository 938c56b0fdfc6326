package cli

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"sync"

	"claims/cmd/claims/internal/format"
	"claims/cmd/claims/internal/wording"
	"claims/extract"
	"claims/extract/text"

	"gopkg.in/yaml.v3"
)

// schema names the shape of the records. It changes when a reader of the old
// shape would go wrong on the new one.
const schema = "claims/1"

// record is what is written of one document; offsets are code points of its
// text. The tags and the method emit say the same; tests hold them together.
type record struct {
	Schema   string          `json:"schema"`
	Document documentRecord  `json:"document"`
	Claims   []claimRecord   `json:"claims"`
	Speakers []speakerRecord `json:"speakers"`
}

type documentRecord struct {
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

// describe takes what the format of the file says of the document.
func (d *documentRecord) describe(m format.Metadata) {
	d.ID, d.Headline, d.Byline, d.Dateline = m.ID, m.Headline, m.Byline, m.Dateline
	d.Published, d.Publisher, d.Language = m.Published, m.Publisher, m.Language
}

// place names the document in messages: its file and, where that has several,
// its line or its number.
func (d *documentRecord) place() string {
	switch {
	case d.Line > 0:
		return fmt.Sprintf("%s:%d", d.Path, d.Line)
	case d.Item > 0:
		return fmt.Sprintf("%s#%d", d.Path, d.Item)
	}
	return d.Path
}

type claimRecord struct {
	ID         string        `json:"id"`
	Text       string        `json:"text"`
	Kind       extract.Kind  `json:"kind,omitempty"`
	Act        extract.Act   `json:"act,omitempty"`
	Speaker    *sourceRecord `json:"speaker"`
	Cue        *cueRecord    `json:"cue,omitempty"`
	Content    []spanRecord  `json:"content,omitempty"`
	Addressee  *spanRecord   `json:"addressee,omitempty"`
	Medium     *spanRecord   `json:"medium,omitempty"`
	When       *spanRecord   `json:"when,omitempty"`
	Hedge      *spanRecord   `json:"hedge,omitempty"`
	Headline   bool          `json:"headline,omitempty"`
	Negated    bool          `json:"negated,omitempty"`
	Answers    string        `json:"answers,omitempty"`
	Within     string        `json:"within,omitempty"`
	Paragraph  int           `json:"paragraph,omitempty"`
	Sentence   int           `json:"sentence,omitempty"`
	Rule       string        `json:"rule,omitempty"`
	Confidence hundredths    `json:"confidence"`
}

type spanRecord struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type cueRecord struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Lemma string `json:"lemma,omitempty"`
}

type sourceRecord struct {
	Text  string              `json:"text"`
	Start int                 `json:"start"`
	End   int                 `json:"end"`
	Name  string              `json:"name,omitempty"`
	Type  extract.SpeakerType `json:"type,omitempty"`
	Role  string              `json:"role,omitempty"`
}

type speakerRecord struct {
	Name   string              `json:"name"`
	Type   extract.SpeakerType `json:"type,omitempty"`
	Role   string              `json:"role,omitempty"`
	Claims []string            `json:"claims"`
}

// hundredths is a share from 0 to 1 in hundredths, so that what is filtered
// and what is written cannot differ.
type hundredths int

func toHundredths(share float64) hundredths {
	if !(share > 0) { // NaN as well
		return 0
	}
	return hundredths(math.Round(math.Min(share, 1) * 100))
}

func (h hundredths) append(b []byte) []byte {
	return strconv.AppendFloat(b, float64(h)/100, 'f', -1, 64)
}

// MarshalJSON writes h as a number with at most two decimals.
func (h hundredths) MarshalJSON() ([]byte, error) { return h.append(nil), nil }

// UnmarshalJSON reads a share as MarshalJSON writes it.
func (h *hundredths) UnmarshalJSON(b []byte) error {
	share, err := strconv.ParseFloat(string(b), 64)
	*h = toHundredths(share)
	return err
}

// UnmarshalYAML reads a share as records have it.
func (h *hundredths) UnmarshalYAML(n *yaml.Node) error {
	var share float64
	err := n.Decode(&share)
	*h = toHundredths(share)
	return err
}

// newRecord builds the record of a result, of the claims that keep wants.
func newRecord(doc documentRecord, res *extract.Result, keep func(*extract.Claim) bool) *record {
	return new(recordBuilder).record(doc, res, keep)
}

// record builds the record of a result, of the claims that keep wants. A claim's
// id is its place among all claims of the document, so that it is the same
// whatever is kept. The record holds until the next one is built.
func (b *recordBuilder) record(doc documentRecord, res *extract.Result, keep func(*extract.Claim) bool) *record {
	b.read(res, keep)
	b.tell(&doc)
	b.makeRoom()
	return &record{schema, doc, b.makeClaims(), b.makeSpeakers()}
}

// tell tells d what was found of the document.
func (b *recordBuilder) tell(d *documentRecord) {
	d.Words, d.Characters = b.res.Words, b.runes.len()
	for _, f := range []struct {
		told *string
		span text.Span
	}{{&d.Headline, b.res.Headline}, {&d.Byline, b.res.Byline}, {&d.Dateline, b.res.Dateline}} {
		if *f.told == "" && !f.span.Empty() {
			*f.told = wording.Line(f.span.In(b.res.Source))
		}
	}
}

// size returns about how many bytes r takes as JSON, rather more than fewer.
func (r *record) size() int {
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

// recordBuilder turns the parts of results into those of records, one after
// another. Parts of one kind share their memory.
type recordBuilder struct {
	res                   *extract.Result
	runes                 runeIndex
	ids                   []string // c1, c2 and so on: as many as were ever needed, or more
	kept                  []bool
	claimsKept, spansKept int

	claims   []claimRecord
	sources  []sourceRecord
	cues     []cueRecord
	spans    []spanRecord
	speakers []speakerRecord
	claimed  []string // the ids of the claims of all speakers
}

// recordBuilders are idle.
var recordBuilders = sync.Pool{New: func() any { return new(recordBuilder) }}

// read looks at a result.
func (b *recordBuilder) read(res *extract.Result, keep func(*extract.Claim) bool) {
	b.res = res
	b.runes.read(res.Source)
	b.ids = claimIDs(b.ids, len(res.Claims))
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
func (b *recordBuilder) makeRoom() {
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
		b.claims = []claimRecord{} // a list all the same
	}
	if b.speakers == nil {
		b.speakers = []speakerRecord{}
	}
}

func (b *recordBuilder) makeClaims() []claimRecord {
	for i := range b.res.Claims {
		if b.kept[i] {
			b.claims = append(b.claims, b.claim(i))
		}
	}
	return b.claims
}

func (b *recordBuilder) claim(i int) claimRecord {
	c := &b.res.Claims[i]
	r := claimRecord{
		ID: b.ids[i], Text: c.Text, Kind: c.Kind, Act: c.Act,
		Addressee: b.optional(c.Addressee), Medium: b.optional(c.Medium),
		When: b.optional(c.When), Hedge: b.optional(c.Hedge),
		Headline: c.Headline, Negated: c.Negated,
		Answers: b.reference(c.Answers), Within: b.reference(c.Within),
		Paragraph: c.Paragraph, Sentence: c.Sentence,
		Rule: c.Rule, Confidence: toHundredths(c.Confidence),
	}
	if s := c.Speaker; s != nil {
		w := b.span(s.Span)
		b.sources = append(b.sources, sourceRecord{Text: w.Text, Start: w.Start, End: w.End, Name: s.Name, Type: s.Type, Role: s.Role})
		r.Speaker = &b.sources[len(b.sources)-1]
	}
	if !c.Cue.Empty() {
		w := b.span(c.Cue.Span)
		b.cues = append(b.cues, cueRecord{Text: w.Text, Start: w.Start, End: w.End, Lemma: c.Cue.Lemma})
		r.Cue = &b.cues[len(b.cues)-1]
	}
	from := len(b.spans)
	for _, s := range c.Content {
		b.spans = append(b.spans, b.span(s))
	}
	r.Content = b.spans[from:len(b.spans):len(b.spans)]
	return r
}

func (b *recordBuilder) span(s text.Span) spanRecord {
	return spanRecord{s.In(b.res.Source), b.runes.rune(s.Start), b.runes.rune(s.End)}
}

func (b *recordBuilder) optional(s text.Span) *spanRecord {
	if s.Empty() {
		return nil
	}
	b.spans = append(b.spans, b.span(s))
	return &b.spans[len(b.spans)-1]
}

// reference returns the id of a claim, or nothing for -1.
func (b *recordBuilder) reference(i int) string {
	if i < 0 {
		return ""
	}
	return b.ids[i]
}

func (b *recordBuilder) makeSpeakers() []speakerRecord {
	for _, s := range b.res.Speakers {
		from := len(b.claimed)
		for _, i := range s.Claims {
			if b.kept[i] {
				b.claimed = append(b.claimed, b.ids[i])
			}
		}
		if ids := b.claimed[from:len(b.claimed):len(b.claimed)]; len(ids) > 0 {
			b.speakers = append(b.speakers, speakerRecord{s.Name, s.Type, s.Role, ids})
		}
	}
	return b.speakers
}

// claimIDs returns ids, which are c1 and so on, with more of them up to cn. Those
// added share their memory.
func claimIDs(ids []string, n int) []string {
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
	share(hundredths)
	yes()
	null()
}

// emit gives the parts of r to w, in the order of the keys.
func (r *record) emit(w emitter) {
	emitHead(w, r.Schema, &r.Document, len(r.Claims))
	for i := range r.Claims {
		w.item()
		r.Claims[i].emit(w)
	}
	emitSpeakers(w, r.Speakers)
}

// emitHead opens the record of d, and the list of its n claims.
func emitHead(w emitter, schema string, d *documentRecord, n int) {
	w.object(false)
	w.key("schema")
	w.string(schema)
	w.key("document")
	d.emit(w)
	w.key("claims")
	w.list(n, false)
}

// emitSpeakers ends the record that emitHead opened.
func emitSpeakers(w emitter, speakers []speakerRecord) {
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

func (d *documentRecord) emit(w emitter) {
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

func (c *claimRecord) emit(w emitter) {
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

func (s *speakerRecord) emit(w emitter) {
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

func emitSpan(w emitter, key string, s *spanRecord) {
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
