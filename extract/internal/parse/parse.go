// Package parse holds a text as it is read, and answers questions about the syntax of
// its sentences.
package parse

import (
	"slices"
	"sort"

	"claims/extract/internal/chunk"
	"claims/extract/internal/dep"
	"claims/extract/internal/quote"
	"claims/extract/text"
	"claims/rules"
)

// Text is what is read of a text: its tokens and sentences, its quotations, its
// turns and its units. One serves one text after another.
type Text struct {
	text.Document
	Set    *rules.Set
	Quotes quote.Quotations
	Turns  []quote.Turn
	Units  []text.Unit
	// By sentence: where its units end, and whether brackets are among them.
	ends      []int32
	bracketed []bool
	Serial    int // counts the texts read
	// The trees of the sentences that were parsed; no nodes before the first.
	dep    dep.Parser
	nodes  []dep.Node
	parsed []bool
}

// View is a stretch of a text in which claims are looked for: the units [First, Last) of
// a sentence.
type View struct {
	*Text
	Sentence, First, Last int
}

// View returns sentence s.
func (t *Text) View(s int) View {
	first := 0
	if s > 0 {
		first = int(t.ends[s-1])
	}
	return View{t, s, first, int(t.ends[s])}
}

// Between returns the units [first, last), of whatever sentence.
func (t *Text) Between(first, last int) View { return View{t, -1, first, last} }

// Read reads src by the rules of set.
func (t *Text) Read(src string, set *rules.Set) {
	t.Set = set
	t.Serial++
	t.Parse(src, set.Lexicon, set.Furniture)
	t.Quotes.Pair(&t.Document)
	t.Turns = quote.FindTurns(&t.Document, t.Turns[:0])
	t.Units, t.ends = chunk.Units(&t.Document, &t.Quotes, set, t.Units, t.ends[:0])
	t.nodes, t.parsed = t.nodes[:0], text.OfLength(t.parsed, len(t.Sentences))
	clear(t.parsed)
	t.bracketed = t.bracketed[:0]
	for s := range t.Sentences {
		v := t.View(s)
		t.bracketed = append(t.bracketed, text.HasUnit(t.Units[v.First:v.Last], text.BracketUnit))
	}
}

// Around returns the part of the sentence v in which the speaker and content of cue u
// are looked for: all of it, or what is inside the brackets around u when that holds
// what it may say: "(the figure is lower, according to X)".
func (v View) Around(u int) View {
	if !v.bracketed[v.Sentence] {
		return v
	}
	first := u
	for first > v.First && v.Units[first-1].Kind != text.BracketUnit {
		first--
	}
	if first == v.First || !v.OpensBracket(first-1) {
		return v
	}
	last, clause := first, false
	for ; last < v.Last && v.Units[last].Kind != text.BracketUnit; last++ {
		switch x := &v.Units[last]; x.Kind {
		case text.VerbUnit:
			clause = clause || last != u && x.Form&text.Finite != 0
		case text.ThatUnit, text.WhUnit, text.QuoteUnit:
			clause = clause || last > u // "(asked why)"
		}
	}
	if last == v.Last || !clause {
		return v
	}
	v.First, v.Last = first, last
	return v
}

// OpensBracket reports whether the bracket at unit i opens.
func (t *Text) OpensBracket(i int) bool {
	c := t.Source[t.Tok(t.Units[i].First).Start]
	return c == '(' || c == '[' || c == '{'
}

// Tok returns token i.
func (t *Text) Tok(i int) *text.Token { return &t.Tokens[i] }

// SpanOf returns the bytes of the tokens t.
func (t *Text) SpanOf(x text.Range) text.Span {
	if x.Empty() {
		return text.Span{}
	}
	return text.Span{Start: t.Tokens[x.First].Start, End: t.Tokens[x.Last-1].End}
}

// UnitAt returns the unit of the sentence range r that holds token i.
func (v View) UnitAt(i int) int {
	return v.First + sort.Search(v.Last-v.First, func(u int) bool { return v.Units[v.First+u].Last > i })
}

// KindAt returns the kind of unit u, or OtherUnit where v has no such unit.
func (v View) KindAt(u int) text.UnitKind {
	if u < v.First || u >= v.Last {
		return text.OtherUnit
	}
	return v.Units[u].Kind
}

// NextOf returns the first of the units [i, limit) that is of one of kinds, or limit.
func (t *Text) NextOf(i, limit int, kinds ...text.UnitKind) int {
	for i < limit && !t.Units[i].Kind.In(kinds...) {
		i++
	}
	return i
}

// EntryOf returns the lexicon's entry of x as a cue, or nil.
func (t *Text) EntryOf(x *text.Unit) *rules.CueEntry {
	if x.Kind.In(text.NounUnit, text.PrepUnit, text.AdjectiveUnit) {
		return t.Set.Cue(t.Tok(x.Head).Word, x.Kind)
	}
	return t.Set.Cue(t.Tok(x.Head).Lemma, x.Kind)
}

// UnitTokens returns the tokens of unit u.
func (t *Text) UnitTokens(u int) text.Range {
	return text.Range{First: t.Units[u].First, Last: t.Units[u].Last}
}

// FiniteIn returns how many of the units [i, j) are finite verbs.
func (t *Text) FiniteIn(i, j int) int {
	n := 0
	for ; i < j; i++ {
		if t.Units[i].IsFiniteVerb() {
			n++
		}
	}
	return n
}

// TurnAt returns the turn that begins with paragraph p, or -1.
func (t *Text) TurnAt(p int) int {
	i, ok := slices.BinarySearchFunc(t.Turns, p, func(t quote.Turn, p int) int { return t.Paragraph - p })
	if !ok {
		return -1
	}
	return i
}
