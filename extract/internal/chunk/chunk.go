// Package chunk splits sentences into units: verb groups, noun phrases, prepositional
// phrases, quotations and the words and marks between them.
package chunk

import (
	"claims/extract/internal/english"
	"claims/extract/internal/quote"
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// chunker splits sentences into units: verb groups, noun phrases, quotations
// and what stands between them. A quotation is one unit, whatever it holds,
// unless it is a word or two inside a noun phrase.
type chunker struct {
	set    *rules.Set
	doc    *text.Document
	quotes *quote.Quotations
	units  []text.Unit
	last   int // the end of the sentence at hand
	begin  int // its first unit
}

// Units splits the sentences of doc into units, in the memory of units, and appends to
// ends where those of each sentence end.
func Units(doc *text.Document, quotes *quote.Quotations, set *rules.Set, units []text.Unit, ends []int32) ([]text.Unit, []int32) {
	if n := len(doc.Tokens) / 6; cap(units) < n {
		units = make([]text.Unit, 0, n)
	}
	c := chunker{set: set, doc: doc, quotes: quotes, units: units[:0]}
	for s := range doc.Sentences {
		c.sentence(s)
		ends = append(ends, int32(len(c.units)))
	}
	return c.units, ends
}

// sentence appends the units of sentence s.
func (c *chunker) sentence(s int) {
	sent := &c.doc.Sentences[s]
	c.last = sent.Last
	c.begin = len(c.units)
	for i := sent.First; i < sent.Last; {
		i = c.next(i)
	}
	markClauses(c.units[c.begin:], c.doc.Tokens)
}

func (c *chunker) tok(i int) *text.Token { return &c.doc.Tokens[i] }

// tagAt returns the tag of token i, or 0 past the sentence's end.
func (c *chunker) tagAt(i int) tag.Tag {
	if i >= c.last {
		return 0
	}
	return c.doc.Tokens[i].Tag
}

func (c *chunker) emit(k text.UnitKind, f text.Form, first, last, head int) int {
	c.units = text.Grown(c.units, last, len(c.doc.Tokens))
	c.units = append(c.units, text.Unit{Kind: k, Form: f, First: first, Last: last, Head: head})
	return last
}

// next appends the unit that begins at token i and returns where it ends.
func (c *chunker) next(i int) int {
	t := c.tok(i)
	if q := c.quotes.Quoted[i]; q >= 0 {
		if end := min(c.quotes.List[q].Last, c.last); !c.isShort(i, end) {
			return c.emit(text.QuoteUnit, 0, i, end, i)
		}
	}
	switch {
	case t.Is(text.Comma):
		return c.emit(text.CommaUnit, 0, i, i+1, i)
	case t.Is(text.Dash):
		return c.emit(text.DashUnit, 0, i, i+1, i)
	case t.Is(text.Bracket):
		return c.emit(text.BracketUnit, 0, i, i+1, i)
	case t.Is(text.EndMark) || t.Word == english.Semicolon:
		return c.emit(text.StopUnit, 0, i, i+1, i)
	case t.Word == english.Colon:
		return c.emit(text.ColonUnit, 0, i, i+1, i)
	case !t.Is(text.Letter | text.Quote):
		if t.Tag != tag.Dollar && !english.Currencies.Has(t.Word) {
			return c.emit(text.OtherUnit, 0, i, i+1, i)
		}
	}
	switch t.Word {
	case english.According:
		if i+1 < c.last && c.tok(i+1).Word == english.To {
			return c.emit(text.OtherUnit, 0, i, i+2, i)
		}
	case english.That:
		if c.isSubject(i) {
			if n := len(c.units); n > c.begin && (c.units[n-1].Kind == text.NounUnit || c.units[n-1].Kind == text.PrepUnit || c.units[n-1].Kind == text.TimeUnit) {
				return c.emit(text.RelativeUnit, 0, i, i+1, i) // "the men that left"
			}
			return c.emit(text.NounUnit, text.Pronoun, i, i+1, i) // "said that was wrong"
		}
		if !c.isDeterminer(i) {
			return c.emit(text.ThatUnit, 0, i, i+1, i)
		}
		t.Tag = tag.DT // the tagger takes it for a conjunction before most nouns
	case english.Who, english.Whom, english.Whose, english.Which:
		return c.emit(text.RelativeUnit, 0, i, i+1, i)
	case english.What, english.How, english.Why, english.Whether, english.Where:
		return c.emit(text.WhUnit, 0, i, i+1, i)
	}
	if t.Word == english.As && i+1 < c.last && c.tok(i+1).Word == english.Much && !c.tagAt(i+2).IsNoun() && !c.tagAt(i+2).IsAdjective() && (i+2 >= c.last || c.tok(i+2).Word != english.As) {
		return c.emit(text.AdverbUnit, 0, i, i+2, i+1) // "said as much"
	}
	if i+2 < c.last && c.tok(i+1).Word == english.Of && (c.tok(i+2).Word == english.Whom || c.tok(i+2).Word == english.Which) && c.quotes.Quoted[i+2] == c.quotes.Quoted[i] {
		return c.emit(text.RelativeUnit, 0, i, i+3, i+2) // "many of whom", "one of which"
	}
	if end, head := c.roughNumber(i); end > i {
		return c.emit(text.NounUnit, 0, i, end, head)
	}
	if end, form, head := c.verbGroup(i); end > i {
		if n := len(c.units); t.Tag == tag.RB && form&text.Finite != 0 && n > c.begin && c.units[n-1].Last == i && c.units[n-1].Kind == text.VerbUnit && c.units[n-1].Form&text.Infinitive != 0 {
			return c.emit(text.AdverbUnit, 0, i, i+1, i) // "not allowed to speak publicly | said"
		}
		return c.emitVerb(form, i, end, head)
	}
	if end, form, head := c.nounPhrase(i); end > i {
		if k := c.timesEnd(i, end); k > i+1 && k < end && english.WhichTime.Has(t.Word) && c.tok(end-1).Tag == tag.NNS && c.tagAt(end).IsFinite() {
			return c.emit(text.TimeUnit, 0, i, k, k-1) // "Last week | ministers said"
		}
		kind := text.NounUnit
		if c.isTime(i, end, head) {
			kind = text.TimeUnit
		}
		return c.emit(kind, form, i, end, head)
	}
	switch t.Tag {
	case tag.CC:
		return c.emit(text.ConjUnit, 0, i, i+1, i)
	case tag.IN, tag.TO, tag.WRB, tag.RP:
		return c.preposition(i)
	case tag.RB, tag.RBR, tag.RBS:
		j := i + 1
		for c.tagAt(j) == tag.RB && c.tok(j).Is(text.Letter) {
			if end, _, _ := c.verbGroup(j); end > j {
				break
			}
			j++
		}
		var f text.Form
		if t.On(text.Negations) {
			f = text.Negated
		}
		return c.emit(text.AdverbUnit, f, i, j, j-1)
	case tag.JJ, tag.JJR, tag.JJS, tag.VBN, tag.VBG:
		if t.Tag == tag.JJS && c.tagAt(i+1) == tag.RB {
			return c.emit(text.AdverbUnit, 0, i, i+2, i+1) // "most recently"
		}
		return c.emit(text.AdjectiveUnit, 0, i, i+1, i)
	case tag.WP, tag.WDT, tag.WPS:
		return c.emit(text.RelativeUnit, 0, i, i+1, i)
	}
	return c.emit(text.OtherUnit, 0, i, i+1, i)
}

// isShort reports whether the quotation [i, end) is a word or a name inside a
// noun phrase, which reports nobody's words.
func (c *chunker) isShort(i, end int) bool {
	n := end - i - 2
	if n < 1 || n > 8 || !c.tok(i).Is(text.Quote) || !c.tok(end-1).Is(text.Quote) || c.tok(end-2).Is(text.Comma|text.EndMark) {
		return false
	}
	title := true
	for k := i + 1; k < end-1; k++ {
		if t := c.tok(k); !t.Is(text.Capital|text.Digit) && (t.Len() > 3 || k == i+1) {
			title = false
		}
	}
	if title && n > 1 {
		return true
	}
	if n > 3 {
		return false
	}
	if i > 0 {
		switch c.tagAt(i - 1) {
		case tag.DT, tag.PRPS, tag.POS, tag.NN, tag.NNP, tag.NNS, tag.JJ:
			return true
		}
	}
	return end < c.last && c.tagAt(end).IsNoun()
}

// isSubject reports whether the "that" at i is the subject of the finite verb
// right after it, and so joins no clause to a cue.
func (c *chunker) isSubject(i int) bool {
	k := i + 1
	for c.tagAt(k) == tag.RB {
		k++
	}
	return c.tagAt(k).IsFinite() && c.quotes.Quoted[k] == c.quotes.Quoted[i]
}

// isDeterminer reports whether the "that" at i begins a noun phrase.
func (c *chunker) isDeterminer(i int) bool {
	if i+1 >= c.last {
		return true
	}
	if c.tok(i + 1).Is(text.EndMark | text.Comma) {
		return i > 0 && !c.tok(i+1).Is(text.Comma)
	}
	if c.tagAt(i+1) == tag.RP && (i+2 >= c.last || c.tok(i+2).Is(text.EndMark|text.Comma)) {
		return i > 0 // "ruled that out."
	}
	if c.tagAt(i+1) != tag.NN && !(c.tagAt(i+1) == tag.JJ && c.tagAt(i+2) == tag.NN) {
		return false
	}
	if c.tok(i).Tag == tag.DT || c.tok(i+1).On(text.TimeWords) && i+2 < c.last && c.tok(i+2).Is(text.Comma|text.EndMark) {
		return true
	}
	// "rejected that version of events": no verb for a clause.
	for k := i + 1; k < c.last && k < i+reach && !c.tok(k).Is(text.EndMark); k++ {
		if c.tok(k).Is(text.Comma) && (c.tagAt(k+1) == tag.VBG || c.tagAt(k+1) == tag.WDT || c.tagAt(k+1) == tag.WP) {
			return true // "disputes that figure, saying"
		}
		if c.tagAt(k).IsFinite() {
			return false
		}
	}
	return true
}

// reach bounds the tokens in which a clause's verb is looked for.
const reach = 16
