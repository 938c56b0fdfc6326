package score

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"claims/extract/text"
)

// Ratio counts how much of something was found, and how much of what was found
// is right.
type Ratio struct {
	Gold, Found        int // how many are annotated, how many were found
	GoldRight, Correct int // how many of each are right
}

// Precision returns the share of what was found that is right, in percent.
func (r Ratio) Precision() float64 { return percent(r.Correct, r.Found) }

// Recall returns the share of what is annotated that was found, in percent.
func (r Ratio) Recall() float64 { return percent(r.GoldRight, r.Gold) }

// F1 returns the harmonic mean of precision and recall, in percent.
func (r Ratio) F1() float64 {
	p, q := float64(r.Correct)/math.Max(1, float64(r.Found)), float64(r.GoldRight)/math.Max(1, float64(r.Gold))
	if p+q == 0 {
		return 0
	}
	return 200 * p * q / (p + q)
}

func percent(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}

// The measures that a Tally keeps, in the order in which they are told.
var Measures = []string{
	"content exact", "content >=0.8", "content >=0.5", "cue",
	"who-said-what strict", "who-said-what soft", "speech who-said-what soft", "source exact",
}

// Tally sums up how found claims agree with annotated ones.
type Tally struct {
	Texts    int
	measures map[string]*Ratio
	ByKind   map[string]*Ratio // who-said-what soft, by the kind of the claim
	ByAct    map[string]*Ratio // and so on
	ByRule   map[string]*Ratio
	ByBand   map[string]*Ratio // by confidence
	// KindRecall counts the annotated claims whose content was found, at least
	// half of it, by kind; and those of "speech".
	KindRecall map[string]*Ratio
	Errors     []Error

	reporting func(string) bool
}

// ErrorKind tells what is wrong.
type ErrorKind string

// The kinds of an Error.
const (
	Missed ErrorKind = "missed" // no found claim shares its words
	Extra  ErrorKind = "extra"  // no annotated claim shares its words
	Wrong  ErrorKind = "wrong"  // the content or the speaker is wrong
)

// Error is an annotated claim that was not found, a found one that is not
// annotated, or a pair of both that do not agree.
type Error struct {
	Kind        ErrorKind
	Name        string // of the text
	Text        *Text
	Gold, Found *Claim // nil where there is none
}

// Spans returns the spans of both claims.
func (e *Error) Spans() []text.Span {
	var all []text.Span
	for _, c := range []*Claim{e.Gold, e.Found} {
		if c != nil {
			all = slices.Concat(all, c.Source, c.Cue, c.Content)
		}
	}
	return all
}

// NewTally returns an empty Tally. A word for which reporting holds makes a
// claim speech when it stands in the cue; quotation marks in the content do so
// too.
func NewTally(reporting func(string) bool) *Tally {
	return &Tally{measures: map[string]*Ratio{}, ByKind: map[string]*Ratio{}, ByAct: map[string]*Ratio{}, ByRule: map[string]*Ratio{},
		ByBand: map[string]*Ratio{}, KindRecall: map[string]*Ratio{}, reporting: reporting}
}

// Measure returns one of [Measures].
func (t *Tally) Measure(name string) Ratio { return *at(t.measures, name) }

// SpeakerAccuracy returns, of the found claims whose content is right by half,
// the share whose speaker is right by half, in percent.
func (t *Tally) SpeakerAccuracy() float64 {
	return percent(t.Measure("who-said-what soft").Correct, t.Measure("content >=0.5").Correct)
}

func at(m map[string]*Ratio, key string) *Ratio {
	if m[key] == nil {
		m[key] = &Ratio{}
	}
	return m[key]
}

// band returns the band of a confidence: "0.90-1.00".
func band(confidence float64) string {
	b := min(math.Floor(math.Round(confidence*100)/10), 9)
	return fmt.Sprintf("%.2f-%.2f", b/10, b/10+0.1)
}

// Bands returns the bands that found claims fall in, the highest first.
func (t *Tally) Bands() []string {
	bands := slices.Sorted(maps.Keys(t.ByBand))
	slices.Reverse(bands)
	return bands
}

// Add compares the claims found in a text with those annotated.
func (t *Tally) Add(name string, txt *Text, gold, found []Claim) {
	t.Texts++
	gs, fs := make([]item, len(gold)), make([]item, len(found))
	for i := range gold {
		gs[i] = txt.item(&gold[i], t.reporting)
	}
	for i := range found {
		fs[i] = txt.item(&found[i], t.reporting)
	}
	pairs := match(gs, fs)
	goldGood, foundGood := make([]bool, len(gs)), make([]bool, len(fs))
	goldHalf, goldSeen, foundSeen := make([]bool, len(gs)), make([]bool, len(gs)), make([]bool, len(fs))
	for _, p := range pairs {
		g, f := &gs[p.gold], &fs[p.i]
		content, source := Overlap(g.content, f.content), Overlap(g.source, f.source)
		exact := content == 1
		sameSource := slices.Equal(g.source, f.source)
		goldSeen[p.gold], foundSeen[p.i] = true, true
		goldHalf[p.gold] = content >= 0.5
		soft := content >= 0.5 && source >= 0.5
		goldGood[p.gold], foundGood[p.i] = soft, soft
		for name, right := range map[string]bool{
			"content exact": exact, "content >=0.8": content >= 0.8, "content >=0.5": content >= 0.5,
			"cue":                  shared(g.cue, f.cue) > 0,
			"who-said-what strict": exact && sameSource, "who-said-what soft": soft,
			"source exact": len(g.source) > 0 && sameSource,
		} {
			if right {
				r := at(t.measures, name)
				r.GoldRight++
				r.Correct++
			}
		}
		if content < 0.8 || source < 0.5 {
			t.Errors = append(t.Errors, Error{Wrong, name, txt, g.claim, f.claim})
		}
	}
	for i := range gs {
		t.gold(&gs[i], goldGood[i], goldHalf[i])
		if !goldSeen[i] {
			t.Errors = append(t.Errors, Error{Missed, name, txt, gs[i].claim, nil})
		}
	}
	for i := range fs {
		t.found(&fs[i], foundGood[i])
		if !foundSeen[i] {
			t.Errors = append(t.Errors, Error{Extra, name, txt, nil, fs[i].claim})
		}
	}
}

func (t *Tally) gold(g *item, good, half bool) {
	count := func(r *Ratio, right bool) {
		r.Gold++
		if right {
			r.GoldRight++
		}
	}
	t.each(g, good, count)
	if g.speech {
		count(at(t.KindRecall, "speech"), half)
	}
	count(at(t.KindRecall, g.kind), half)
}

func (t *Tally) found(f *item, good bool) {
	count := func(r *Ratio, right bool) {
		r.Found++
		if right {
			r.Correct++
		}
	}
	t.each(f, good, count)
	if f.claim.Rule != "" {
		count(at(t.ByRule, f.claim.Rule), good)
	}
	if f.claim.Confidence > 0 {
		count(at(t.ByBand, band(f.claim.Confidence)), good)
	}
}

// each counts claim x in each measure that is of both sides, right where it is good and the
// measure does not count pairs.
func (t *Tally) each(x *item, good bool, count func(r *Ratio, right bool)) {
	for _, name := range Measures {
		if name != "speech who-said-what soft" && (name != "source exact" || len(x.source) > 0) {
			count(at(t.measures, name), false)
		}
	}
	if x.speech {
		count(at(t.measures, "speech who-said-what soft"), good)
	}
	count(at(t.ByKind, x.kind), good)
	if x.claim.Act != "" {
		count(at(t.ByAct, x.claim.Act), good)
	}
}
