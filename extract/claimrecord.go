package extract

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strconv"

	"claims/extract/text"
)

// Record is what was found in a text, as it is written: claims have ids, and words
// their offsets in code points. Words are parts of the text, and no copies. Its JSON
// is what the command line prints of a story.
type Record struct {
	Claims   []ClaimRecord   `json:"claims"`
	Speakers []SpeakerRecord `json:"speakers"`
}

// ClaimRecord is a [Claim] as it is written. Parts that the text does not have are
// nil or empty.
type ClaimRecord struct {
	ID         string        `json:"id"` // c1, c2 and so on, in text order
	Text       string        `json:"text"`
	Kind       Kind          `json:"kind,omitempty"`
	Act        Act           `json:"act,omitempty"`
	Speaker    *SourceRecord `json:"speaker"`
	Cue        *CueRecord    `json:"cue,omitempty"`
	Content    []SpanRecord  `json:"content,omitempty"`
	Addressee  *SpanRecord   `json:"addressee,omitempty"`
	Medium     *SpanRecord   `json:"medium,omitempty"`
	When       *SpanRecord   `json:"when,omitempty"`
	Hedge      *SpanRecord   `json:"hedge,omitempty"`
	Headline   bool          `json:"headline,omitempty"`
	Negated    bool          `json:"negated,omitempty"`
	Answers    string        `json:"answers,omitempty"` // the id of a claim, as Within
	Answer     Answer        `json:"answer,omitempty"`
	Within     string        `json:"within,omitempty"`
	Paragraph  int           `json:"paragraph,omitempty"`
	Sentence   int           `json:"sentence,omitempty"`
	Rule       string        `json:"rule,omitempty"`
	Confidence Hundredths    `json:"confidence"`
}

// SpanRecord is words of the text, with the code points that they begin at and end
// before.
type SpanRecord struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// CueRecord is a [Cue] as it is written.
type CueRecord struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Lemma string `json:"lemma,omitempty"`
}

// SourceRecord is the [Speaker] of a claim as it is written.
type SourceRecord struct {
	Text  string      `json:"text"`
	Start int         `json:"start"`
	End   int         `json:"end"`
	Name  string      `json:"name,omitempty"`
	Type  SpeakerType `json:"type,omitempty"`
	Role  string      `json:"role,omitempty"`
	// Confidence is how sure it is that the words stand for Name, where they are a pronoun
	// or a new description; 0 elsewhere.
	Confidence Hundredths `json:"confidence,omitempty"`
}

// SpeakerRecord is a [NamedSpeaker] as it is written, with the ids of its claims.
type SpeakerRecord struct {
	Name   string      `json:"name"`
	Type   SpeakerType `json:"type,omitempty"`
	Role   string      `json:"role,omitempty"`
	Claims []string    `json:"claims"`
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

// Append appends h to b as a number with at most two decimals.
func (h Hundredths) Append(b []byte) []byte {
	return strconv.AppendFloat(b, float64(h)/100, 'f', -1, 64)
}

// MarshalJSON writes h as Append does.
func (h Hundredths) MarshalJSON() ([]byte, error) { return h.Append(nil), nil }

// UnmarshalJSON reads a share as MarshalJSON writes it.
func (h *Hundredths) UnmarshalJSON(b []byte) error {
	share, err := strconv.ParseFloat(string(b), 64)
	*h = HundredthsOf(share)
	return err
}

// UnmarshalYAML reads a share as records have it.
func (h *Hundredths) UnmarshalYAML(decode func(any) error) error {
	var share float64
	err := decode(&share)
	*h = HundredthsOf(share)
	return err
}

// Record returns r as it is written.
func (r *Result) Record() *Record {
	var b RecordBuilder
	b.Read(r.Reading(), nil)
	all := b.Record()
	return &all
}

// MarshalJSON writes the claims and speakers of r as the command line prints them.
func (r Result) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // who calls this says whether to
	err := e.Encode(r.Record())
	return b.Bytes(), err
}

// ClaimID returns the id of a claim by its index in Result.Claims, and nothing for -1.
func ClaimID(i int) string {
	if i < 0 {
		return ""
	}
	return "c" + strconv.Itoa(i+1)
}

// RecordBuilder makes records of results, one after another. They share its memory:
// what it returns holds until the next result is read. The zero value is ready.
type RecordBuilder struct {
	from       *Reading
	points     text.CodePoints
	kept       []bool
	claimsKept int

	claims   []ClaimRecord
	sources  []SourceRecord
	cues     []CueRecord
	spans    []SpanRecord
	speakers []SpeakerRecord
	claimed  []string // the ids of the claims of all speakers
}

// Read looks at what was found in a text, of which the claims that keep wants are to be
// written: all when keep is nil. A claim's id is its place among all claims of the text,
// so that it is the same whatever is kept.
func (b *RecordBuilder) Read(from *Reading, keep func(*Claim) bool) {
	b.from = from
	b.points.Read(from.about.Source)
	b.kept, b.claimsKept = b.kept[:0], 0
	for i := range from.n {
		keeps := keep == nil || keep(from.claim(i))
		if b.kept = append(b.kept, keeps); keeps {
			b.claimsKept++
		}
	}
}

// Kept returns how many claims are kept.
func (b *RecordBuilder) Kept() int { return b.claimsKept }

// CodePoints returns the length of the text in code points.
func (b *RecordBuilder) CodePoints() int { return b.points.Len() }

// Record returns the record of the result that was read.
func (b *RecordBuilder) Record() Record {
	b.makeRoom()
	for i, kept := range b.kept {
		if kept {
			b.claims = append(b.claims, b.claim(i))
		}
	}
	return Record{b.claims, b.Speakers()}
}

// Claims calls yield with the record of each claim that is kept, which holds until
// the next one is made. It ends early when yield returns false.
func (b *RecordBuilder) Claims(yield func(*ClaimRecord) bool) {
	for i, kept := range b.kept {
		if !kept {
			continue
		}
		b.sources, b.cues, b.spans = b.sources[:0], b.cues[:0], b.spans[:0]
		if c := b.claim(i); !yield(&c) {
			return
		}
	}
}

// Speakers returns the records of the speakers who have a claim that is kept.
func (b *RecordBuilder) Speakers() []SpeakerRecord {
	b.speakers, b.claimed = b.speakers[:0], b.claimed[:0]
	if b.speakers == nil {
		b.speakers = []SpeakerRecord{} // a list all the same
	}
	for _, s := range b.from.about.Speakers {
		from := len(b.claimed)
		for _, i := range s.Claims {
			if b.kept[i] {
				b.claimed = append(b.claimed, ClaimID(i))
			}
		}
		if ids := b.claimed[from:len(b.claimed):len(b.claimed)]; len(ids) > 0 {
			b.speakers = append(b.speakers, SpeakerRecord{s.Name, s.Type, s.Role, ids})
		}
	}
	return b.speakers
}

// Span returns words of the text.
func (b *RecordBuilder) Span(s text.Span) SpanRecord {
	return SpanRecord{s.In(b.from.about.Source), b.points.At(s.Start), b.points.At(s.End)}
}

// makeRoom makes room for the parts of all claims that are kept. Pointers are taken
// into the lists, or parts of them: they must not grow.
func (b *RecordBuilder) makeRoom() {
	claimed, spans := 0, 0
	for i := range b.from.about.Speakers {
		claimed += len(b.from.about.Speakers[i].Claims)
	}
	for i, kept := range b.kept {
		if kept {
			spans += len(b.from.claim(i).Content) + 4
		}
	}
	b.sources = slices.Grow(b.sources[:0], b.claimsKept)
	b.cues = slices.Grow(b.cues[:0], b.claimsKept)
	b.spans = slices.Grow(b.spans[:0], spans)
	b.claimed = slices.Grow(b.claimed[:0], claimed)
	b.claims = slices.Grow(b.claims[:0], b.claimsKept)
	b.speakers = slices.Grow(b.speakers[:0], len(b.from.about.Speakers))
	if b.claims == nil {
		b.claims = []ClaimRecord{} // a list all the same
	}
}

func (b *RecordBuilder) claim(i int) ClaimRecord {
	c := b.from.claim(i)
	r := ClaimRecord{
		ID: ClaimID(i), Text: c.Text, Kind: c.Kind, Act: c.Act,
		Addressee: b.optional(c.Addressee), Medium: b.optional(c.Medium),
		When: b.optional(c.When), Hedge: b.optional(c.Hedge),
		Headline: c.Headline, Negated: c.Negated,
		Answers: ClaimID(c.Answers), Answer: c.Answer, Within: ClaimID(c.Within),
		Paragraph: c.Paragraph, Sentence: c.Sentence,
		Rule: c.Rule, Confidence: HundredthsOf(c.Confidence),
	}
	if s := c.Speaker; s != nil {
		w := b.Span(s.Span)
		b.sources = append(b.sources, SourceRecord{Text: w.Text, Start: w.Start, End: w.End, Name: s.Name, Type: s.Type, Role: s.Role, Confidence: HundredthsOf(s.Confidence)})
		r.Speaker = &b.sources[len(b.sources)-1]
	}
	if !c.Cue.Empty() {
		w := b.Span(c.Cue.Span)
		b.cues = append(b.cues, CueRecord{Text: w.Text, Start: w.Start, End: w.End, Lemma: c.Cue.Lemma})
		r.Cue = &b.cues[len(b.cues)-1]
	}
	from := len(b.spans)
	for _, s := range c.Content {
		b.spans = append(b.spans, b.Span(s))
	}
	r.Content = b.spans[from:len(b.spans):len(b.spans)]
	return r
}

func (b *RecordBuilder) optional(s text.Span) *SpanRecord {
	if s.Empty() {
		return nil
	}
	b.spans = append(b.spans, b.Span(s))
	return &b.spans[len(b.spans)-1]
}
