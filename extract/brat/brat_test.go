package brat

import (
	"reflect"
	"strings"
	"testing"

	"claims/extract/text"
)

// TestRoundTrip writes attributions and reads them again.
func TestRoundTrip(t *testing.T) {
	src := "“No,” said Élise.\n“Never.”\nIt rained, reportedly."
	span := func(s string) text.Span {
		i := strings.Index(src, s)
		return text.Span{Start: i, End: i + len(s)}
	}
	want := []Attribution{
		{Source: []text.Span{span("Élise")}, Cue: []text.Span{span("said")}, Content: []text.Span{span("“No,”"), span("“Never.”")}},
		{Content: []text.Span{span("It rained")}},
	}
	if got := Parse(src, string(Append(nil, src, want))); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestLines cuts spans where lines end.
func TestLines(t *testing.T) {
	src := "one two\n\nthree"
	got := lines(src, []text.Span{{Start: 4, End: 14}})
	if want := []text.Span{{Start: 4, End: 7}, {Start: 9, End: 14}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
