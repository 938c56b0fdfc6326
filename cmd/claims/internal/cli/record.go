package cli

import (
	"math"
	"strconv"

	"claims/extract"
	"claims/extract/text"
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
	ID         string `json:"id,omitempty"`
	Headline   string `json:"headline,omitempty"`
	Characters int    `json:"characters"`
	Words      int    `json:"words"`
	// Text is a pointer because an empty text is still to be shown.
	Text *string `json:"text,omitempty"`
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

// newRecord builds the record of a result, of the claims that keep wants. A
// claim's id is its place among all claims of the document, so that it is the
// same whatever is kept.
func newRecord(doc documentRecord, res *extract.Result, keep func(*extract.Claim) bool) *record {
	idx := newRuneIndex(res.Source)
	span := func(s text.Span) spanRecord {
		return spanRecord{s.In(res.Source), idx.rune(s.Start), idx.rune(s.End)}
	}
	optional := func(s text.Span) *spanRecord {
		if s.Empty() {
			return nil
		}
		r := span(s)
		return &r
	}
	doc.Characters, doc.Words = idx.len(), res.Words
	if !res.Headline.Empty() {
		doc.Headline = res.Headline.In(res.Source)
	}
	r := &record{Schema: schema, Document: doc, Claims: []claimRecord{}, Speakers: []speakerRecord{}}
	kept := make([]bool, len(res.Claims))
	for i := range res.Claims {
		c := &res.Claims[i]
		if keep != nil && !keep(c) {
			continue
		}
		kept[i] = true
		out := claimRecord{
			ID: claimID(i), Text: c.Text, Kind: c.Kind, Act: c.Act,
			Addressee: optional(c.Addressee), Medium: optional(c.Medium),
			When: optional(c.When), Hedge: optional(c.Hedge),
			Headline: c.Headline, Negated: c.Negated,
			Paragraph: c.Paragraph, Sentence: c.Sentence,
			Rule: c.Rule, Confidence: toHundredths(c.Confidence),
		}
		if s := c.Speaker; s != nil {
			sp := span(s.Span)
			out.Speaker = &sourceRecord{sp.Text, sp.Start, sp.End, s.Name, s.Type, s.Role}
		}
		if !c.Cue.Empty() {
			sp := span(c.Cue.Span)
			out.Cue = &cueRecord{sp.Text, sp.Start, sp.End, c.Cue.Lemma}
		}
		if len(c.Content) > 0 {
			out.Content = make([]spanRecord, len(c.Content))
			for j, s := range c.Content {
				out.Content[j] = span(s)
			}
		}
		if c.Answers >= 0 {
			out.Answers = claimID(c.Answers)
		}
		if c.Within >= 0 {
			out.Within = claimID(c.Within)
		}
		r.Claims = append(r.Claims, out)
	}
	for _, s := range res.Speakers {
		var ids []string
		for _, i := range s.Claims {
			if kept[i] {
				ids = append(ids, claimID(i))
			}
		}
		if len(ids) > 0 {
			r.Speakers = append(r.Speakers, speakerRecord{s.Name, s.Type, s.Role, ids})
		}
	}
	return r
}

func claimID(i int) string { return "c" + strconv.Itoa(i+1) }

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
	w.object(false)
	w.key("schema")
	w.string(r.Schema)
	w.key("document")
	r.Document.emit(w)
	w.key("claims")
	w.list(len(r.Claims), false)
	for i := range r.Claims {
		w.item()
		r.Claims[i].emit(w)
	}
	w.endList()
	w.key("speakers")
	w.list(len(r.Speakers), false)
	for i := range r.Speakers {
		w.item()
		r.Speakers[i].emit(w)
	}
	w.endList()
	w.endObject()
}

func (d *documentRecord) emit(w emitter) {
	w.object(false)
	w.key("path")
	w.string(d.Path)
	emitInt(w, "line", d.Line)
	emitString(w, "id", d.ID)
	emitString(w, "headline", d.Headline)
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
