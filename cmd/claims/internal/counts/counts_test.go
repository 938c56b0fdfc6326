package counts

import (
	"testing"

	"claims/cmd/claims/internal/record"
	"claims/extract"
)

// told returns the record of a story in which Ana Ruiz says each of some texts.
func told(path string, kind extract.Kind, texts ...string) *record.Record {
	r := &record.Record{Document: record.Document{Path: path, Words: 10}}
	for i, s := range texts {
		r.Claims = append(r.Claims, extract.ClaimRecord{
			ID: string(rune('a' + i)), Text: s, Kind: kind, Act: extract.Statement, Confidence: 90,
			Speaker: &extract.SourceRecord{Text: "Ana Ruiz", Name: "Ana Ruiz", Type: extract.Person},
		})
	}
	return r
}

// TestQuoted holds that claims in marks count as quoted, whole or in part, and others do not.
func TestQuoted(t *testing.T) {
	c := New(Options{})
	for i, kind := range []extract.Kind{extract.Direct, extract.Mixed, extract.Indirect} {
		c.Add(told("a.txt", kind, []string{"it rained", "it snowed", "it froze"}[i]))
	}
	got := c.Counts()
	if len(got.MostQuoted) != 1 || got.MostQuoted[0].Quoted != 2 || got.MostQuoted[0].Claims != 3 {
		t.Errorf("%+v", got.MostQuoted)
	}
}

// TestRepeated holds that words which several stories tell count once and are listed, and
// that those which one story tells again do neither.
func TestRepeated(t *testing.T) {
	const dam, road = "the dam was empty all through the long winter", "the road to the harbour will be closed until May"
	c := New(Options{Unique: true})
	c.Add(told("a.txt", extract.Direct, dam, road, road))
	c.Add(told("b.txt", extract.Direct, dam))
	got := c.Counts()
	if got.Claims != 3 || got.Stories != 2 {
		t.Errorf("%d claims in %d stories", got.Claims, got.Stories)
	}
	if len(got.Repeated) != 1 || got.Repeated[0].Text != dam || got.Repeated[0].Claims != 2 || len(got.Repeated[0].Stories) != 2 {
		t.Errorf("%+v", got.Repeated)
	}
}
