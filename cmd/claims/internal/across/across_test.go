package across

import (
	"slices"
	"testing"

	"claims/cmd/claims/internal/record"
	"claims/extract"
)

func tells(date, id, text string, corpus map[string]int64) *record.Record {
	r := &record.Record{Document: record.Document{Published: date}}
	r.Claims = []extract.ClaimRecord{{ID: id, Text: text, Kind: extract.Direct}}
	if corpus != nil {
		r.Corpus = &record.Corpus{Quotations: corpus}
	}
	return r
}

func TestQuotations(t *testing.T) {
	const dam = "The dam was empty all through the winter and nobody looked"
	var s Stories
	for i, r := range []*record.Record{
		tells("2024-03-07", "c1", dam, nil),
		tells("2024-03-09", "c1", "", map[string]int64{"c1": 7}),
		tells("2024-03-05", "c1", dam, nil),
		tells("2024-03-06", "c1", "Snow fell on the hills and roads were closed for a day", nil),
		tells("2024-03-08", "c2", "", map[string]int64{"c2": 7}),
		tells("", "c1", "", map[string]int64{"c1": 7}),
		tells("2024-03-08", "c1", "", map[string]int64{"c1": 8}),
	} {
		if before := s.Add(r); before != i {
			t.Errorf("%d claims before record %d", before, i)
		}
	}
	if got, want := s.Quotations(), []int32{2, 4, 2, 3, 4, 4, 6}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
