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

// wordAt returns the word of token i, or 0 past the sentence's end.
func (c *chunker) wordAt(i int) text.Atom {
	if i >= c.last {
		return 0
	}
	return c.doc.Tokens[i].Word
}

// isAt reports whether token i has one of the shapes of s, and is in the sentence.
func (c *chunker) isAt(i int, s text.Shape) bool { return i < c.last && c.doc.Tokens[i].Is(s) }

// emit appends a unit and returns where it ends.
func (c *chunker) emit(k text.UnitKind, f text.Form, first, last, head int) int {
	c.units = text.Grown(c.units, last, len(c.doc.Tokens))
	c.units = append(c.units, text.Unit{Kind: k, Form: f, First: first, Last: last, Head: head})
	return last
}

// emitWord appends a unit of the token i alone.
func (c *chunker) emitWord(k text.UnitKind, i int) int { return c.emit(k, 0, i, i+1, i) }

// steps look in turn for the unit that begins at a token. A step appends what it finds
// and returns where that ends; one that finds nothing returns the token.
var steps = [...]func(c *chunker, i int) int{
	(*chunker).quotation,    // "“Prices fell,” | she said"
	(*chunker).punctuation,  // "fell | , | she said"
	(*chunker).functionWord, // "said | that | prices fell"
	(*chunker).partitive,    // "voters, | many of whom | stayed"
	(*chunker).roughNumber,  // "| about 40 people | were"
	(*chunker).predicate,    // "prices | have not fallen"
	(*chunker).nominal,      // "| the new mayor | said"
	(*chunker).byTag,        // "| in the harbour | and | later"
}

// next appends the unit that begins at token i and returns where it ends.
func (c *chunker) next(i int) int {
	for _, step := range steps {
		if end := step(c, i); end > i {
			return end
		}
	}
	return c.emitWord(text.OtherUnit, i)
}

// quotation appends the quotation that begins at i, unless it is short.
func (c *chunker) quotation(i int) int {
	q := c.quotes.Quoted[i]
	if q < 0 || c.isShort(i, c.quotationEnd(i)) {
		return i
	}
	return c.emit(text.QuoteUnit, 0, i, c.quotationEnd(i), i)
}

// quotationEnd returns the end of the quotation that holds token i, in the sentence.
func (c *chunker) quotationEnd(i int) int {
	return min(c.quotes.List[c.quotes.Quoted[i]].Last, c.last)
}

// punctuation appends a mark, which is no sign of a currency: "£5" is a noun phrase.
func (c *chunker) punctuation(i int) int {
	switch t := c.tok(i); {
	case t.Is(text.Comma):
		return c.emitWord(text.CommaUnit, i)
	case t.Is(text.Dash):
		return c.emitWord(text.DashUnit, i)
	case t.Is(text.Bracket):
		return c.emitWord(text.BracketUnit, i)
	case t.Is(text.EndMark) || t.Word == english.Semicolon:
		return c.emitWord(text.StopUnit, i)
	case t.Word == english.Colon:
		return c.emitWord(text.ColonUnit, i)
	case !t.Is(text.Letter|text.Quote) && t.Tag != tag.Dollar && !t.On(text.Currencies):
		return c.emitWord(text.OtherUnit, i)
	}
	return i
}

// functionWord appends a word that its form alone gives away: a complementizer, a
// relative pronoun or an interrogative.
func (c *chunker) functionWord(i int) int {
	switch t := c.tok(i); {
	case t.Word == english.That:
		return c.that(i)
	case t.On(text.RelativePronouns):
		return c.emitWord(text.RelativeUnit, i)
	case t.On(text.QuestionWords):
		return c.emitWord(text.WhUnit, i)
	case t.Word == english.According:
		if c.wordAt(i+1) == english.To {
			return c.emit(text.OtherUnit, 0, i, i+2, i)
		}
	case t.Word == english.Per:
		if c.wordAt(i+1) == english.The && (len(c.units) == c.begin || c.before().Kind == text.CommaUnit) {
			return c.emitWord(text.OtherUnit, i) // "fell, | per | the report"
		}
	case t.Word == english.As:
		if c.wordAt(i+1) == english.Per {
			return c.emit(text.OtherUnit, 0, i, i+2, i) // "as per | the report"
		}
		if n := c.tagAt(i + 2); c.wordAt(i+1) == english.Much && !n.IsNoun() && !n.IsAdjective() && c.wordAt(i+2) != english.As {
			return c.emit(text.AdverbUnit, 0, i, i+2, i+1) // "said as much"
		}
	}
	return i
}

// that appends the "that" at i as what it is: a relative pronoun, "the men | that | left"; a
// demonstrative, "said | that | was wrong"; or a complementizer, "said | that | it was
// wrong". Before a noun it is left to the noun phrase: "that plan".
func (c *chunker) that(i int) int {
	if c.isSubject(i) {
		if k := c.before().Kind; k.In(text.NounUnit, text.PrepUnit, text.TimeUnit) {
			return c.emitWord(text.RelativeUnit, i)
		}
		return c.emit(text.NounUnit, text.Pronoun, i, i+1, i)
	}
	if !c.isDeterminer(i) {
		return c.emitWord(text.ThatUnit, i)
	}
	c.tok(i).Tag = tag.DT // the tagger takes it for a conjunction before most nouns
	return i
}

// before returns the unit of the sentence that ends before the one at hand, or a zero one.
func (c *chunker) before() text.Unit {
	if n := len(c.units); n > c.begin {
		return c.units[n-1]
	}
	return text.Unit{}
}

// partitive appends a relative pronoun with what it is a part of: "many of whom", "one
// of which".
func (c *chunker) partitive(i int) int {
	if c.wordAt(i+1) != english.Of {
		return i
	}
	if w := c.wordAt(i + 2); w != english.Whom && w != english.Which || c.quotes.Quoted[i+2] != c.quotes.Quoted[i] {
		return i
	}
	return c.emit(text.RelativeUnit, 0, i, i+3, i+2)
}

// predicate appends the verb group at i, less an adverb of the infinitive before it: "not
// allowed to speak | publicly | said".
func (c *chunker) predicate(i int) int {
	end, form, head := c.verbGroup(i)
	if end == i {
		return i
	}
	if c.tok(i).Tag == tag.RB && form&text.Finite != 0 {
		if u := c.before(); u.Form&text.Infinitive != 0 {
			return c.emitWord(text.AdverbUnit, i)
		}
	}
	return c.emitVerb(form, i, end, head)
}

// nominal appends the noun phrase at i, or the date with which it begins: "Last week |
// ministers said".
func (c *chunker) nominal(i int) int {
	end, form, head := c.nounPhrase(i)
	if end == i {
		return i
	}
	if k := c.timesEnd(i, end); k > i+1 && k < end && c.tok(i).On(text.WhichTime) && c.tok(end-1).Tag == tag.NNS && c.tagAt(end).IsFinite() {
		return c.emit(text.TimeUnit, 0, i, k, k-1)
	}
	if c.isTime(i, end, head) {
		return c.emit(text.TimeUnit, form, i, end, head)
	}
	return c.emit(text.NounUnit, form, i, end, head)
}

// byTag appends the word at i, with what it governs, as its tag has it.
func (c *chunker) byTag(i int) int {
	switch t := c.tok(i); t.Tag {
	case tag.CC:
		return c.emitWord(text.ConjUnit, i)
	case tag.IN, tag.TO, tag.WRB, tag.RP:
		return c.preposition(i)
	case tag.RB, tag.RBR, tag.RBS:
		return c.adverbs(i)
	case tag.JJS:
		if c.tagAt(i+1) == tag.RB {
			return c.emit(text.AdverbUnit, 0, i, i+2, i+1) // "most recently"
		}
		return c.emitWord(text.AdjectiveUnit, i)
	case tag.JJ, tag.JJR, tag.VBN, tag.VBG:
		return c.emitWord(text.AdjectiveUnit, i)
	case tag.WP, tag.WDT, tag.WPS:
		return c.emitWord(text.RelativeUnit, i)
	}
	return i
}

// adverbs appends the adverbs from i on, up to those of a verb group: "not only".
func (c *chunker) adverbs(i int) int {
	j := i + 1
	for c.tagAt(j) == tag.RB && c.tok(j).Is(text.Letter) {
		if end, _, _ := c.verbGroup(j); end > j {
			break
		}
		j++
	}
	return c.emit(text.AdverbUnit, c.negation(i), i, j, j-1)
}

// negation returns Negated where token i is "not", "never" or the like.
func (c *chunker) negation(i int) text.Form {
	if c.tok(i).On(text.Negations) {
		return text.Negated
	}
	return 0
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
	next := i + 1
	switch {
	case next >= c.last:
		return true
	case c.isAt(next, text.Comma):
		return false
	case c.isAt(next, text.EndMark):
		return i > 0
	case c.tagAt(next) == tag.RP && (next+1 >= c.last || c.isAt(next+1, text.EndMark|text.Comma)):
		return i > 0 // "ruled that out."
	case c.tagAt(next) != tag.NN && !(c.tagAt(next) == tag.JJ && c.tagAt(next+1) == tag.NN):
		return false
	case c.tok(i).Tag == tag.DT || c.tok(next).On(text.TimeWords) && (c.isAt(next+1, text.Comma|text.EndMark) || c.wordAt(next+1) == english.That):
		return true // "told reporters | that morning | that"
	}
	return !c.hasClause(next)
}

// hasClause reports whether a finite verb follows from token i on, before a comma and a
// participle or relative clause: "said that | work was late", but not "rejected that |
// version of events", "disputes that | figure, saying it was".
func (c *chunker) hasClause(i int) bool {
	for k := i; k < c.last && k < i+reach-1 && !c.tok(k).Is(text.EndMark); k++ {
		if c.tok(k).Is(text.Comma) {
			switch c.tagAt(k + 1) {
			case tag.VBG, tag.WDT, tag.WP:
				return false
			}
		}
		if c.tagAt(k).IsFinite() {
			return true
		}
	}
	return false
}

// reach bounds the tokens in which a clause's verb is looked for.
const reach = 16
