// Package across finds what stories share, of their records as they come.
package across

import (
	"slices"

	"claims/cmd/claims/internal/person"
	"claims/cmd/claims/internal/quotation"
	"claims/cmd/claims/internal/record"
	"claims/extract"
)

// Stories are records that are looked at together.
type Stories struct {
	stories  int
	claims   int
	mentions []person.Mention
	// tellings are the claims of records of no corpus, whose speakers are mentions, from
	// 1; at tells which claims they are.
	tellings []quotation.Telling
	at       []int32
	// corpus has those of records of a corpus.
	corpus []told
}

// told is a claim of a corpus, which knows what quotation it tells.
type told struct {
	at        int32
	quotation int64
	date      string
}

// Add adds a record, and returns the number of claims before it.
func (s *Stories) Add(r *record.Record) (before int) {
	before = s.claims
	s.stories++
	s.claims += len(r.Claims)
	date := record.Date(r.Document.Published)
	if r.Corpus != nil {
		for i := range r.Claims {
			s.corpus = append(s.corpus, told{int32(before + i), r.Corpus.Quotations[r.Claims[i].ID], date})
		}
		return before
	}
	speakers := map[string]int{} // mentions by the ids of their claims
	for _, m := range r.Speakers {
		s.mentions = append(s.mentions, person.Mention{Name: m.Name, Role: m.Role, Type: string(m.Type), Story: s.stories, Date: date})
		for _, id := range m.Claims {
			if speakers[id] == 0 {
				speakers[id] = len(s.mentions)
			}
		}
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		s.tellings = append(s.tellings, quotation.Telling{
			Text: c.Text, Quoted: c.Kind != extract.Indirect, Speaker: speakers[c.ID], Within: c.Within != "", Story: s.stories, Date: date,
		})
		s.at = append(s.at, int32(before+i))
	}
	return before
}

// Quotations returns for each claim that in which the same words were told first: itself,
// where they are told once.
func (s *Stories) Quotations() []int32 {
	first := make([]int32, s.claims)
	for i := range first {
		first[i] = int32(i)
	}
	_, people := person.Join(s.mentions, nil)
	for i := range s.tellings {
		if m := s.tellings[i].Speaker; m > 0 {
			s.tellings[i].Speaker = int(people[m-1]) + 1
		}
	}
	for i, f := range quotation.Group(slices.Values(s.tellings)) {
		first[s.at[i]] = s.at[f]
	}
	slices.SortStableFunc(s.corpus, func(a, b told) int { return record.CompareDates(a.date, b.date) })
	quotations := map[int64]int32{}
	for _, t := range s.corpus {
		if _, ok := quotations[t.quotation]; !ok {
			quotations[t.quotation] = t.at
		}
		first[t.at] = quotations[t.quotation]
	}
	return first
}
