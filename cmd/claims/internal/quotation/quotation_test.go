package quotation

import (
	"slices"
	"testing"
)

func TestGroup(t *testing.T) {
	const (
		whole  = "We asked for pumps in the spring, we asked again in the summer, and they sent us a brochure with a duck on it."
		head   = "We asked for pumps in the spring, we asked again in the summer"
		tail   = "We asked again in the summer, and they sent us a brochure with a duck on it"
		others = "They sent us a brochure with a duck on it. We burnt the brochure in the market square that night."
		stock  = "We are working closely with the authorities in the district"
	)
	said := func(s string, speaker int, date string) Telling {
		return Telling{Text: s, Quoted: true, Speaker: speaker, Date: date}
	}
	for name, c := range map[string]struct {
		tellings []Telling
		want     []int32
	}{
		"none":                 {nil, []int32{}},
		"the earliest first":   {[]Telling{said(whole, 1, ""), said(whole, 1, "2026-03-02"), said(whole, 1, "2026-03-01")}, []int32{2, 2, 2}},
		"then in order":        {[]Telling{said(whole, 1, ""), said(whole, 1, "")}, []int32{0, 0}},
		"parts of a whole":     {[]Telling{said(head, 1, "2026-03-01"), said(tail, 1, ""), said(whole, 1, "2026-03-03")}, []int32{0, 0, 0}},
		"no chain":             {[]Telling{said(whole, 1, ""), said(others, 1, "")}, []int32{0, 1}},
		"a speaker in between": {[]Telling{said(whole, 1, ""), said(whole, 0, ""), said(whole, 2, "")}, []int32{0, 0, 2}},
		"nobody's stock phrase": {[]Telling{said(stock, 1, ""), said(stock, 2, ""), said(stock, 0, ""), said(stock, 2, "")},
			[]int32{0, 1, 2, 1}},
		"little, and soon": {[]Telling{said("No comment", 1, "2026-03-01"), said("No comment!", 1, "2026-03-04"), said("No comment", 1, "2026-05-04"),
			said("No comment", 0, "2026-03-01"), said("No comment", 1, "")}, []int32{0, 0, 2, 3, 4}},
		"not said": {[]Telling{{Text: "he does not think that the harbour will freeze over at Dresna this winter", Speaker: 1},
			{Text: "the harbour will freeze over at Dresna this winter", Speaker: 1}},
			[]int32{0, 1}},
		"no words": {[]Telling{said("", 1, ""), said("…", 1, "")}, []int32{0, 1}},
	} {
		if got := Group(slices.Values(c.tellings)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

// TestWithinAlone holds that a claim within another joins it only by its speaker.
func TestWithinAlone(t *testing.T) {
	const host, inner = "the police had told her that the road over the pass was closed all winter", "the road over the pass was closed all winter"
	for speaker, want := range []int32{1, 0} {
		got := Group(slices.Values([]Telling{
			{Text: host, Quoted: true, Speaker: speaker, Story: 1}, {Text: inner, Quoted: true, Speaker: speaker, Within: true, Story: 1},
		}))
		if got[1] != want {
			t.Errorf("speaker %d: in the group of %d", speaker, got[1])
		}
	}
}
