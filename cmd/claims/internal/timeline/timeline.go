// Package timeline tells what was said, day by day, across stories.
package timeline

import (
	"cmp"
	"slices"
	"strings"

	"claims/cmd/claims/internal/across"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/worth"
	"claims/extract"
)

// Saying is a claim, with the stories that told it.
type Saying struct {
	Date     string         `json:"date,omitempty"` // of the first story; 2024-03-05
	Speaker  string         `json:"speaker,omitempty"`
	Act      extract.Act    `json:"act"`
	Text     string         `json:"text"`
	Answer   *Answer        `json:"answer,omitempty"`   // what it answers
	Answered []Answer       `json:"answered,omitempty"` // what answers it, in any of the stories that told it
	Stories  []Story        `json:"stories"`
	Check    *worth.Verdict `json:"check,omitempty"` // where claims are weighed
}

// Answer is a claim that answers another, or that one.
type Answer struct {
	How     extract.Answer `json:"how,omitempty"`
	Speaker string         `json:"speaker,omitempty"`
	Text    string         `json:"text"`
}

// Story is where a claim was told.
type Story struct {
	Place     string `json:"place"`
	Headline  string `json:"headline,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	URL       string `json:"url,omitempty"`
	Date      string `json:"date,omitempty"`
}

// Builder gathers the claims of stories. Those that are not wanted still answer others.
type Builder struct {
	Wants func(speaker string, c *extract.ClaimRecord) bool
	Scale *worth.Scale // if any, the order is that of what is worth checking

	stories across.Stories
	sayings []Saying
	wanted  []bool
	answers []int32 // by the saying: that which it answers, or itself
	how     []extract.Answer
}

// Add adds the claims of a story.
func (b *Builder) Add(r *record.Record) {
	before := b.stories.Add(r)
	d := &r.Document
	story := Story{Place: d.Place(), Headline: d.Headline, Publisher: d.Publisher, URL: d.URL, Date: record.Date(d.Published)}
	numbers := map[string]int{}
	for i := range r.Claims {
		numbers[r.Claims[i].ID] = before + i
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		s := Saying{Date: story.Date, Act: c.Act, Text: c.Text, Stories: []Story{story}}
		if c.Speaker != nil {
			s.Speaker = cmp.Or(r.PersonName(c.Speaker.Name), c.Speaker.Text)
		}
		if b.Scale != nil {
			check := b.Scale.Weigh(c)
			s.Check = &check
		}
		b.wanted = append(b.wanted, b.Wants(s.Speaker, c))
		answers := before + i
		if n, ok := numbers[c.Answers]; ok {
			answers = n
		}
		b.sayings, b.answers, b.how = append(b.sayings, s), append(b.answers, int32(answers)), append(b.how, c.Answer)
	}
}

// Sayings returns what was said in the order of its first dates, the undated last, or of
// what is worth checking, and each thing once.
func (b *Builder) Sayings() []Saying {
	first := b.stories.Quotations()
	for i, f := range first {
		b.wanted[f] = b.wanted[f] || b.wanted[i]
		if int(f) != i {
			b.sayings[f].Stories = append(b.sayings[f].Stories, b.sayings[i].Stories...)
		}
	}
	for i, a := range b.answers {
		if int(a) == i {
			continue
		}
		told, of := &b.sayings[first[i]], &b.sayings[first[a]]
		if told.Answer != nil || told == of {
			continue // another story tells as much
		}
		told.Answer = &Answer{b.how[i], of.Speaker, of.Text}
		of.Answered = append(of.Answered, Answer{b.how[i], told.Speaker, told.Text})
	}
	sayings := []Saying{}
	for i := range b.sayings {
		if int(first[i]) == i && b.wanted[i] {
			sayings = append(sayings, b.sayings[i])
		}
	}
	slices.SortStableFunc(sayings, func(a, b Saying) int {
		if a.Check != nil && a.Check.Score != b.Check.Score {
			return b.Check.Score - a.Check.Score
		}
		return record.CompareDates(a.Date, b.Date)
	})
	return sayings
}

// Line tells of a story in one line, with its date where the saying has another.
func (s *Story) Line(date string) string {
	parts := []string{cmp.Or(s.Headline, s.Place)}
	if s.Date != date {
		parts = append(parts, s.Date)
	}
	for _, p := range []string{s.Publisher, s.URL} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " · ")
}
