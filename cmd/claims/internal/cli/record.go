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

// record is what is written of one document. Its tags give the keys and their
// order; offsets are code points of the text.
type record struct {
	Schema   string          `json:"schema" yaml:"schema"`
	Document documentRecord  `json:"document" yaml:"document"`
	Claims   []claimRecord   `json:"claims" yaml:"claims"`
	Speakers []speakerRecord `json:"speakers" yaml:"speakers"`
}

type documentRecord struct {
	Path       string `json:"path" yaml:"path"`
	Line       int    `json:"line,omitempty" yaml:"line,omitempty"`
	ID         string `json:"id,omitempty" yaml:"id,omitempty"`
	Headline   string `json:"headline,omitempty" yaml:"headline,omitempty"`
	Characters int    `json:"characters" yaml:"characters"`
	Words      int    `json:"words" yaml:"words"`
	// Text is a pointer because an empty text is still to be shown.
	Text *string `json:"text,omitempty" yaml:"text,omitempty"`
}

type claimRecord struct {
	ID         string        `json:"id" yaml:"id"`
	Text       string        `json:"text" yaml:"text"`
	Kind       extract.Kind  `json:"kind,omitempty" yaml:"kind,omitempty"`
	Act        extract.Act   `json:"act,omitempty" yaml:"act,omitempty"`
	Speaker    *sourceRecord `json:"speaker" yaml:"speaker,flow"`
	Cue        *cueRecord    `json:"cue,omitempty" yaml:"cue,flow,omitempty"`
	Content    []spanRecord  `json:"content,omitempty" yaml:"content,omitempty"`
	Addressee  *spanRecord   `json:"addressee,omitempty" yaml:"addressee,omitempty"`
	Medium     *spanRecord   `json:"medium,omitempty" yaml:"medium,omitempty"`
	When       *spanRecord   `json:"when,omitempty" yaml:"when,omitempty"`
	Hedge      *spanRecord   `json:"hedge,omitempty" yaml:"hedge,omitempty"`
	Headline   bool          `json:"headline,omitempty" yaml:"headline,omitempty"`
	Negated    bool          `json:"negated,omitempty" yaml:"negated,omitempty"`
	Answers    string        `json:"answers,omitempty" yaml:"answers,omitempty"`
	Within     string        `json:"within,omitempty" yaml:"within,omitempty"`
	Paragraph  int           `json:"paragraph,omitempty" yaml:"paragraph,omitempty"`
	Sentence   int           `json:"sentence,omitempty" yaml:"sentence,omitempty"`
	Rule       string        `json:"rule,omitempty" yaml:"rule,omitempty"`
	Confidence hundredths    `json:"confidence" yaml:"confidence"`
}

type spanRecord struct {
	Text  string `json:"text" yaml:"text"`
	Start int    `json:"start" yaml:"start"`
	End   int    `json:"end" yaml:"end"`
}

type cueRecord struct {
	Text  string `json:"text" yaml:"text"`
	Start int    `json:"start" yaml:"start"`
	End   int    `json:"end" yaml:"end"`
	Lemma string `json:"lemma,omitempty" yaml:"lemma,omitempty"`
}

type sourceRecord struct {
	Text  string              `json:"text" yaml:"text"`
	Start int                 `json:"start" yaml:"start"`
	End   int                 `json:"end" yaml:"end"`
	Name  string              `json:"name,omitempty" yaml:"name,omitempty"`
	Type  extract.SpeakerType `json:"type,omitempty" yaml:"type,omitempty"`
	Role  string              `json:"role,omitempty" yaml:"role,omitempty"`
}

type speakerRecord struct {
	Name   string              `json:"name" yaml:"name"`
	Type   extract.SpeakerType `json:"type,omitempty" yaml:"type,omitempty"`
	Role   string              `json:"role,omitempty" yaml:"role,omitempty"`
	Claims []string            `json:"claims" yaml:"claims,flow"`
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

// MarshalYAML writes h as a number with at most two decimals.
func (h hundredths) MarshalYAML() (any, error) { return float64(h) / 100, nil }

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
