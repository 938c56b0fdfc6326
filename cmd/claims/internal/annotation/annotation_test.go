package annotation

import (
	"path/filepath"
	"testing"

	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/storytest"
	"claims/extract"
)

// story returns one with a claim, "that it rained" of "Bo".
func story() *Story {
	txt := "Été – Bo said that it rained on the town of Salto all day."
	r := &record.Record{Document: record.Document{Path: "a.txt", Text: &txt}}
	r.Claims = []extract.ClaimRecord{{
		ID: "c1", Speaker: &extract.SourceRecord{Text: "Bo", Start: 6, End: 8, Name: "Bo Vane"},
		Content: []extract.SpanRecord{{Text: "that it rained", Start: 14, End: 28}},
	}}
	return (&Story{Name: "a", Text: txt, Record: r}).index()
}

// TestBearers holds whom words stand for: whom the records name, and what a table says,
// with "-" for nobody and "?" for what is not known.
func TestBearers(t *testing.T) {
	table := storytest.Write(t, filepath.Join(t.TempDir(), "names.tsv"), "a\t19\t21\tit\t-\na\t32\t40\tthe town\tSalto\na\t6\t8\tBo\t?\nb\t0\t1\tx\tAna\n")
	bearers, err := Bearers([]*Story{story()}, table)
	if err != nil || len(bearers) != 1 || len(bearers[0]) != 3 {
		t.Fatal(bearers, err)
	}
	for i, want := range []struct{ words, name string }{{"Bo", "Bo Vane"}, {"it", ""}, {"the town", "Salto"}} {
		if b := bearers[0][i]; b.Words.In(story().Text) != want.words || b.Name != want.name {
			t.Errorf("%q is %q, want %q of %q", b.Words.In(story().Text), b.Name, want.name, want.words)
		}
	}
}

// TestSelectors holds that a selector shows a span with up to 32 characters before and
// behind it, as far as the text goes.
func TestSelectors(t *testing.T) {
	a := story()
	for span, want := range map[extract.SpanRecord]quoteSelector{
		{Start: 14, End: 28}: {"TextQuoteSelector", "that it rained", "Été – Bo said ", " on the town of Salto all day."},
		{Start: 0, End: 3}:   {"TextQuoteSelector", "Été", "", " – Bo said that it rained on the"},
		{Start: 54, End: 58}: {"TextQuoteSelector", "day.", "rained on the town of Salto all ", ""},
	} {
		got := a.target(span, "")
		if got.Selector[1] != want {
			t.Errorf("%+v: %+v, want %+v", span, got.Selector[1], want)
		}
		if got.Selector[0] != (positionSelector{"TextPositionSelector", span.Start, span.End}) {
			t.Errorf("%+v: %+v", span, got.Selector[0])
		}
	}
}
