package extract

import (
	"slices"

	"claims/extract/text"
	"claims/rules"
)

// analysis is what is known of one document while its claims are looked for.
// Its buffers serve one document after another.
type analysis struct {
	set    *rules.Set
	doc    text.Document
	quotes quotations
	turns  []turn
	units  []text.Unit
	ranges []unitRange // by sentence
	// bracketed tells which sentences have brackets.
	bracketed []bool
	names     *nameTable // only while learning

	f           features
	candidates  []*rules.Rule
	matches     []rules.Match
	cues        []readCue
	readings    []reading // of the cues
	sources     []source
	ends        []int
	endCache    []endList
	edges       []edgeContext // by unit of the sentence that begins with edgesFirst
	edgesFirst  int
	edgesSerial int
	setting     setting
	floating    bool  // rules are tried that see who says a quotation after the sentence
	inside      tally // of the content whose ends are looked at
	sourceCache [rules.Slots]sourceList
	sourceCx    sourceContext
	// bounds holds those of each rule, by the weights.
	bounds       []ruleBounds
	boundWeights *rules.Weights
	rest         []tokens // the continuations that candidates hold
	proposed     []candidate
	spare        []candidate // room for what follows from them
	order, rank  []int
	near         adjacency
	group        []candidate
	scores       []int32
	shares       []float64 // of the scores
	cast         cast
}

// unitRange is the units [first, last) of a sentence.
type unitRange struct{ first, last int }

// tokens is the range of tokens [first, last); the zero value is empty.
type tokens struct{ first, last int }

func (t tokens) empty() bool { return t.last <= t.first }

func (t tokens) overlaps(o tokens) bool { return t.first < o.last && o.first < t.last }

func (t tokens) contains(o tokens) bool { return t.first <= o.first && o.last <= t.last }

// read parses src and splits it into units.
func (a *analysis) read(src string) {
	a.doc.Parse(src, a.set.Lexicon, a.set.Furniture)
	a.quotes.pair(&a.doc)
	a.findTurns()
	a.chunk()
	a.f.weights, a.f.names = a.set.Weights, a.names
	if a.names != nil {
		for i := range a.doc.Tokens {
			t := &a.doc.Tokens[i]
			if _, ok := a.names.atoms[t.Word]; !ok {
				a.names.atoms[t.Word] = lowered(t.In(src))
			}
		}
	}
}

// chunk splits the sentences into units.
func (a *analysis) chunk() {
	a.ranges, a.bracketed = a.ranges[:0], a.bracketed[:0]
	if n := len(a.doc.Tokens) / 6; cap(a.units) < n {
		a.units = make([]text.Unit, 0, n)
	}
	c := chunker{set: a.set, doc: &a.doc, quotes: &a.quotes, units: a.units[:0]}
	for s := range a.doc.Sentences {
		first := len(c.units)
		c.sentence(s)
		a.ranges = append(a.ranges, unitRange{first, len(c.units)})
		a.bracketed = append(a.bracketed, hasUnit(c.units[first:], text.BracketUnit))
	}
	a.units = c.units
}

// forget empties the lists that rules of one cue share: the document or the
// weights have changed.
func (a *analysis) forget() {
	a.f.weights = a.set.Weights
	a.inside = tally{firstVerb: -1}
	a.edgesFirst, a.setting.sentence = -1, -1
	for i := range a.sourceCache {
		a.sourceCache[i].unit = 0
	}
	for i := range a.endCache {
		a.endCache[i].cue = -1
	}
}

// rangeOf returns the units of sentence s among which the speaker and content of
// cue u are looked for: all of them, or those inside the brackets around u when
// they hold what it may say: "(the figure is lower, according to X)".
func (a *analysis) rangeOf(s, u int) unitRange {
	r := a.ranges[s]
	if !a.bracketed[s] {
		return r
	}
	first := u
	for first > r.first && a.units[first-1].Kind != text.BracketUnit {
		first--
	}
	if first == r.first || !a.opensBracket(first-1) {
		return r
	}
	last, clause := first, false
	for ; last < r.last && a.units[last].Kind != text.BracketUnit; last++ {
		switch x := &a.units[last]; x.Kind {
		case text.VerbUnit:
			clause = clause || last != u && x.Form&text.Finite != 0
		case text.ThatUnit, text.WhUnit, text.QuoteUnit:
			clause = clause || last > u // "(asked why)"
		}
	}
	if last == r.last || !clause {
		return r
	}
	return unitRange{first, last}
}

// hasUnit reports whether one of units is of kind k.
func hasUnit(units []text.Unit, k text.UnitKind) bool {
	return slices.ContainsFunc(units, func(x text.Unit) bool { return x.Kind == k })
}

// opensBracket reports whether the bracket at unit i opens.
func (a *analysis) opensBracket(i int) bool {
	c := a.doc.Source[a.tok(a.units[i].First).Start]
	return c == '(' || c == '[' || c == '{'
}

func (a *analysis) tok(i int) *text.Token { return &a.doc.Tokens[i] }

// span returns the bytes of the tokens t.
func (a *analysis) span(t tokens) text.Span {
	if t.empty() {
		return text.Span{}
	}
	return text.Span{Start: a.doc.Tokens[t.first].Start, End: a.doc.Tokens[t.last-1].End}
}

// unitAt returns the unit of the sentence range r that holds token i.
func (a *analysis) unitAt(r unitRange, i int) int {
	lo, hi := r.first, r.last
	for lo < hi {
		mid := (lo + hi) / 2
		if a.units[mid].Last <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
