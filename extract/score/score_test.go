package score

import (
	"testing"

	"claims/extract/text"
)

func TestTally(t *testing.T) {
	src := "The mayor said that “it” rained, and Bo Ek said it was dry."
	span := func(from, to int) []text.Span { return []text.Span{{Start: from, End: to}} }
	gold := []Claim{
		{Source: span(0, 9), Cue: span(10, 14), Content: span(15, 35)},
		{Source: span(41, 46), Cue: span(47, 51), Content: span(52, 62)},
		{Cue: span(10, 14), Content: span(0, 3)},
	}
	found := []Claim{
		{Source: span(4, 9), Cue: span(10, 14), Content: span(15, 36), Rule: "a", Confidence: 0.9},
		{Source: span(0, 9), Cue: span(47, 51), Content: span(52, 62), Rule: "a", Confidence: 0.4},
	}
	tally := NewTally(func(w string) bool { return w == "said" })
	tally.Add("x", NewText(src), gold, found)
	for _, want := range []struct {
		measure  string
		gold, ok int
	}{{"content exact", 3, 2}, {"who-said-what strict", 3, 0}, {"who-said-what soft", 3, 1}, {"source exact", 2, 0}, {"speech who-said-what soft", 3, 1}} {
		if r := tally.Measure(want.measure); r.Gold != want.gold || r.Correct != want.ok {
			t.Errorf("%s: %d of %d, want %d of %d", want.measure, r.Correct, r.Gold, want.ok, want.gold)
		}
	}
	if got := tally.ByKind["mixed"]; got.Gold != 1 || got.GoldRight != 1 {
		t.Errorf("mixed: %+v", got)
	}
	if got := tally.ByBand["0.90-1.00"]; got.Found != 1 || got.Correct != 1 {
		t.Errorf("band: %+v", got)
	}
	if len(tally.Errors) != 2 {
		t.Errorf("%d errors, want the missed claim and the one of the wrong speaker", len(tally.Errors))
	}
}

func TestAround(t *testing.T) {
	txt := NewText("Rain fell.\n\nThe mayor  said that\nit rained. Bo Ek said it was dry.")
	spans := []text.Span{{Start: 33, End: 42}, {Start: 12, End: 21}}
	if got, want := txt.Quote(spans), "it rained … The mayor"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	for room, want := range map[int]string{5: "… The mayor said that it …", 10: "… fell. The mayor said that it rained. Bo Ek …", 40: "Rain fell. The mayor said that it rained. Bo Ek said it was dry."} {
		if got, line := txt.Around(spans, room); got != want || line != 3 {
			t.Errorf("room %d: line %d, %q, not %q", room, line, got, want)
		}
	}
	if got, _ := NewText("ééééééééé").Around([]text.Span{{Start: 8, End: 10}}, 3); got != "… é …" {
		t.Errorf("%q", got)
	}
	if got, line := txt.Around(nil, 5); got != "" || line != 0 {
		t.Errorf("%q, line %d", got, line)
	}
}

func TestKinds(t *testing.T) {
	for src, want := range map[string]string{
		"it rained": "indirect", "“It rained.”": "direct", "“It rained”.": "direct", "that it “rained” today": "mixed", "“It rained,” and it did": "mixed",
	} {
		if got := NewText(src).kind([]text.Span{{Start: 0, End: len(src)}}); got != want {
			t.Errorf("%q: %s, want %s", src, got, want)
		}
	}
}
