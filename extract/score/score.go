// Package score holds claims against those that people annotated. Spans are
// compared as sets of words, so that punctuation, quotation marks and white
// space at their edges never count.
package score

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"claims/extract/text"
)

// Claim is a claim to compare: who said what, by which words.
type Claim struct {
	Source, Cue, Content []text.Span // bytes of the text
	// Act, Rule and Confidence are those of a claim that was found; Act may be
	// annotated too. Empty and 0 stand for not known.
	Act, Rule  string
	Confidence float64
}

// Text is a text with its words.
type Text struct {
	src   string
	words []text.Span
}

// NewText finds the words of src: runs of letters, digits and underscores.
func NewText(src string) *Text {
	t := &Text{src: src}
	start := -1
	for i, r := range src {
		word := unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_'
		switch {
		case word && start < 0:
			start = i
		case !word && start >= 0:
			t.words = append(t.words, text.Span{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		t.words = append(t.words, text.Span{Start: start, End: len(src)})
	}
	return t
}

// within returns the places of the words at least half of which lie in one of
// the spans, in order.
func (t *Text) within(spans []text.Span) []int {
	var out []int
	for _, s := range spans {
		i, _ := slices.BinarySearchFunc(t.words, s.Start, func(w text.Span, at int) int { return cmp.Compare(w.End, at+1) })
		for ; i < len(t.words) && t.words[i].Start < s.End; i++ {
			w := t.words[i]
			inside := t.runes(max(w.Start, s.Start), min(w.End, s.End))
			if 2*inside >= t.runes(w.Start, w.End) {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (t *Text) runes(from, to int) int { return utf8.RuneCountInString(t.src[from:to]) }

// Quote returns the text of spans, with " … " between them and single spaces
// for white space.
func (t *Text) Quote(spans []text.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = oneLine(s.In(t.src))
	}
	return strings.Join(parts, " … ")
}

// Around returns the text from room bytes before the first of spans to room
// bytes after the last, in whole words, and the line in which the first begins.
// What is longer than five times that loses its end.
func (t *Text) Around(spans []text.Span, room int) (words string, line int) {
	if len(spans) == 0 {
		return "", 0
	}
	all := spans[0]
	for _, s := range spans[1:] {
		all = text.Span{Start: min(all.Start, s.Start), End: max(all.End, s.End)}
	}
	from, to := max(all.Start-room, 0), min(all.End+room, all.Start+5*room, len(t.src))
	line = 1 + strings.Count(t.src[:all.Start], "\n")
	before, after := "", ""
	if from > 0 {
		from += max(strings.IndexAny(t.src[from:all.Start], " \n"), 0)
		before = "… "
	}
	if to < len(t.src) {
		to = max(strings.LastIndexAny(t.src[:to], " \n"), all.Start)
		after = " …"
	}
	return before + oneLine(t.src[from:to]) + after, line
}

func oneLine(s string) string { return strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ") }

// Overlap returns the share of the words of a and b, ascending indices, that
// are in both (Jaccard's index); of two empty sets, 1.
func Overlap(a, b []int) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	n := shared(a, b)
	return float64(n) / float64(len(a)+len(b)-n)
}

// shared returns how many words are in both a and b.
func shared(a, b []int) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// item is a claim as sets of words.
type item struct {
	claim                *Claim
	source, cue, content []int
	kind                 string
	speech               bool
}

func (t *Text) item(c *Claim, reporting func(string) bool) item {
	it := item{claim: c, source: t.within(c.Source), cue: t.within(c.Cue), content: t.within(c.Content), kind: t.kind(c.Content)}
	it.speech = it.kind != "indirect" || slices.ContainsFunc(it.cue, func(i int) bool { return reporting(t.words[i].In(t.src)) })
	return it
}

// kind returns "direct", "mixed" or "indirect", by the quotation marks in the
// content.
func (t *Text) kind(spans []text.Span) string {
	spans = slices.SortedFunc(slices.Values(spans), func(a, b text.Span) int { return cmp.Compare(a.Start, b.Start) })
	quoted, opened := false, true
	var last string
	for _, s := range spans {
		part := strings.TrimSpace(s.In(t.src))
		quoted = quoted || strings.ContainsAny(part, "“”\"")
		opened = opened && (strings.HasPrefix(part, "“") || strings.HasPrefix(part, "\""))
		last = part
	}
	last = strings.TrimRight(last, ".,!?")
	switch {
	case !quoted:
		return "indirect"
	case opened && (strings.HasSuffix(last, "”") || strings.HasSuffix(last, "\"")):
		return "direct"
	}
	return "mixed"
}

// pair is a gold claim and a found one, as indices.
type pair struct {
	rank    float64
	gold, i int
}

// match pairs claims one to one, by falling overlap of their contents, then of
// cues and sources.
func match(gold, found []item) []pair {
	var all []pair
	for i := range gold {
		for k := range found {
			if shared(gold[i].content, found[k].content) == 0 {
				continue
			}
			rank := Overlap(gold[i].content, found[k].content)
			if shared(gold[i].cue, found[k].cue) > 0 {
				rank += 0.05
			}
			all = append(all, pair{rank + 0.02*Overlap(gold[i].source, found[k].source), i, k})
		}
	}
	slices.SortFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(a.gold, b.gold), cmp.Compare(a.i, b.i))
	})
	usedGold, usedFound := make([]bool, len(gold)), make([]bool, len(found))
	pairs := all[:0]
	for _, p := range all {
		if !usedGold[p.gold] && !usedFound[p.i] {
			usedGold[p.gold], usedFound[p.i] = true, true
			pairs = append(pairs, p)
		}
	}
	return pairs
}
