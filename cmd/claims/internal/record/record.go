// Package record is what is printed of a story: its claims and speakers, as JSON,
// YAML or a table, and read back from those.
package record

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"claims/cmd/claims/internal/format"
	"claims/extract"
)

// Schema names the shape of the records. It changes when a reader of the old
// shape would go wrong on the new one.
const Schema = "claims/1"

// Doubtful is the confidence under which about half of the claims are wrong.
const Doubtful extract.Hundredths = 50

// Record is what is written of one document; offsets are code points of its
// text. Its tags say what is written, as JSON and as YAML.
type Record struct {
	Schema   string   `json:"schema"`
	Document Document `json:"document"`
	// The claims and the speakers, which are what the library returns.
	extract.Record `yaml:",inline"`

	// Corpus is what a corpus knows of the record, if it is of one.
	Corpus *Corpus `json:"-" yaml:"-"`
}

// Corpus is what a corpus knows of a record across its stories.
type Corpus struct {
	Quotations map[string]int64  // by the ids of the claims; the same number for the same words
	People     map[string]string // the names across stories, by those in the story
	// Elsewhere has the captions of other stories that tell the same words, by the ids of
	// the claims, where it was asked for.
	Elsewhere map[string][]string
}

// Document is what is known of a story as a whole.
type Document struct {
	Path      string `json:"path"`
	Line      int    `json:"line,omitempty"`
	Item      int    `json:"item,omitempty"`
	ID        string `json:"id,omitempty"`
	URL       string `json:"url,omitempty"`
	Headline  string `json:"headline,omitempty"`
	Byline    string `json:"byline,omitempty"`
	Dateline  string `json:"dateline,omitempty"`
	Published string `json:"published,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Language  string `json:"language,omitempty"`
	// Extra is what --keep asks for, by the names of the input.
	Extra      map[string]any `json:"extra,omitempty"`
	Characters int            `json:"characters"`
	Words      int            `json:"words"`
	// Text is a pointer because an empty text is still to be shown.
	Text *string `json:"text,omitempty"`

	// Sum is a checksum of the story, and Known tells that a corpus has it: where one
	// is collected.
	Sum   string `json:"-" yaml:"-"`
	Known bool   `json:"-" yaml:"-"`
}

// Describe takes what the input says of the document.
func (d *Document) Describe(doc *format.Document) {
	m := doc.Metadata
	d.URL, d.Extra = doc.URL, doc.Extra
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

// PersonName returns the name across stories of who has a name in this one.
func (r *Record) PersonName(name string) string {
	if r.Corpus == nil {
		return name
	}
	return cmp.Or(r.Corpus.People[name], name)
}

// Date returns the day of a time in ISO 8601, or "" where it tells none.
func Date(published string) string {
	if len(published) < len(time.DateOnly) {
		return ""
	}
	day := published[:len(time.DateOnly)]
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return ""
	}
	return day
}

// CompareDates orders days, those that are not known after all others.
func CompareDates(a, b string) int {
	const last = "~"
	return strings.Compare(cmp.Or(a, last), cmp.Or(b, last))
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

// Words returns the text of a span, and nothing where there is none.
func Words(s *extract.SpanRecord) string {
	if s == nil {
		return ""
	}
	return s.Text
}

// AnswerVerb words how a claim answers another.
func AnswerVerb(a extract.Answer) string {
	switch a {
	case extract.AnswerDenial:
		return "denies"
	case extract.AnswerConfirmation:
		return "confirms"
	case extract.AnswerRejection:
		return "rejects"
	}
	return "answers"
}
