package chunk

import (
	"claims/extract/internal/english"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// emitVerb appends the verb group [first, last). An adverb of hearsay in it is
// a unit of its own, since it is a cue: "was reportedly seen".
func (c *chunker) emitVerb(form text.Form, first, last, head int) int {
	for i := first; i < head; i++ {
		if c.tok(i).On(text.Hearsay) {
			if i > first {
				c.emit(text.OtherUnit, 0, first, i, first)
			}
			c.emit(text.AdverbUnit, 0, i, i+1, i)
			first = i + 1
		}
	}
	if c.tok(head).Lemma == english.Want && last+1 < c.last && c.tok(last+1).Word == english.Know {
		last += 2 // "wanted to know"
	}
	if first > 0 && c.tok(first-1).Word == english.Nor {
		form |= text.Negated // "could neither confirm nor deny"
	}
	if last < c.last && c.tok(last).Word == english.Out && c.set.Lexicon.On(c.tok(head).Lemma, text.OutVerbs) {
		last++
	}
	return c.emit(text.VerbUnit, form, first, last, head)
}

// verbGroup returns the end, form and head of the verb group at token i: adverbs, a
// correlative, and then "to" and an infinitive, or a verb with its auxiliaries.
func (c *chunker) verbGroup(i int) (end int, form text.Form, head int) {
	j := i
	for c.tagAt(j) == tag.RB && c.tok(j).Is(text.Letter) && j-i < 3 && !c.isPlaced(j) { // "also said", "not yet said"
		form |= c.negation(j)
		j++
	}
	if c.correlates(j) {
		form |= c.negation(j)
		j++
	}
	first := c.firstVerb(i, j)
	if first < 0 {
		return i, 0, i
	}
	head, last, f := c.auxiliaries(first)
	form |= f
	if k := c.alternative(head); k > 0 {
		head = k
	}
	if form&text.Passive != 0 {
		if k := c.overheard(head); k > 0 {
			head, form = k, form&^text.Passive
		}
	}
	switch t := c.tagAt(first); {
	case first > j:
		form |= text.Infinitive
	case t == tag.MD:
		form |= text.Modal | text.Finite
	case t == tag.VBD, c.isHabit(first):
		form |= text.Finite | text.Past
	case t == tag.VBG:
		form |= text.Gerund
	case t == tag.VBN:
		form |= text.Participle
	default:
		form |= text.Finite
	}
	if c.tok(head).On(text.BeForms) {
		form |= text.Copula
	}
	return max(head, last) + 1, form, head
}

// firstVerb returns the first verb of the group that begins at i, after the adverbs [i, j),
// or -1: "| said", "to | say", "| would say", but none in "the | hidden money", "is |
// convinced that".
func (c *chunker) firstVerb(i, j int) int {
	t := c.tagAt(j)
	switch {
	case t == tag.TO:
		k := j + 1
		for c.tagAt(k) == tag.RB {
			k++
		}
		if !c.tagAt(k).IsVerb() || c.tagAt(k) == tag.VBG || c.tok(k).Is(text.Capital) && j > i {
			return -1
		}
		return k
	case t == tag.MD:
		return j
	case !t.IsVerb() || !c.tok(j).Is(text.Letter),
		(t == tag.VBG || t == tag.VBN) && c.beforeNoun(j), c.opensSpeaker(j),
		t == tag.VBN && c.isFeeling(j):
		return -1
	}
	return j
}

// auxiliaries follows the auxiliaries from the verb first on to the verb that they go with,
// the head, and returns it, the last word that they hold and the forms that they tell:
// "would | not have been | said".
func (c *chunker) auxiliaries(first int) (head, last int, form text.Form) {
	head, last = first, first
	for {
		aux := c.auxiliaryAt(head)
		if aux == auxNone {
			if k := head + 2; head == first && c.isHabit(head) {
				return k, k, form
			}
			return head, last, form
		}
		k, neg := c.afterAdverbs(head, aux)
		form |= neg
		if k >= c.last || c.quotes.Quoted[k] != c.quotes.Quoted[head] {
			return head, last, form
		}
		if !c.governs(aux, k) {
			if neg != 0 {
				last = k - 1 // "is not | a plan"
			}
			return head, last, form
		}
		if aux == auxBe && c.tagAt(k) != tag.VBG {
			form |= text.Passive
		}
		head = k
	}
}

// isHabit reports whether the word at i and the one after it make an auxiliary of habit:
// "she | used to | say". After a noun the tagger takes it for a participle.
func (c *chunker) isHabit(i int) bool {
	k := i + 2
	if c.tok(i).Word != english.Used || k >= c.last || c.tok(i+1).Word != english.To || c.tagAt(k) != tag.VB || c.quotes.Quoted[i] != c.quotes.Quoted[k] {
		return false
	}
	e := c.set.Cue(c.tok(k).Lemma, text.VerbUnit)
	return c.tagAt(i) == tag.VBD || e != nil && c.set.TakesClause(e)
}

// afterAdverbs returns the token after the adverbs that follow the auxiliary at i, and
// whether one of them negates it: "has not yet | said", "is | here".
func (c *chunker) afterAdverbs(i int, aux auxiliary) (k int, neg text.Form) {
	for k = i + 1; k < c.last && k-i < 4; k++ {
		t := c.tok(k)
		if t.Tag != tag.RB && !t.On(text.Negations) && !(aux == auxHave && t.Word == english.Since) || !t.Is(text.Letter) || aux == auxBe && t.On(text.Placings) {
			break
		}
		neg |= c.negation(k)
	}
	return k, neg
}

// governs reports whether the word at i has the form that aux asks of the verb after it:
// "would | say", "has | said", "was | said", "is | saying".
func (c *chunker) governs(aux auxiliary, i int) bool {
	switch t := c.tagAt(i); t {
	case tag.VB, tag.VBP:
		return aux == auxModal || aux == auxDo
	case tag.VBD:
		return aux != auxDo // which the tagger often takes a participle for
	case tag.VBN:
		return aux == auxHave || aux == auxBe && !c.isFeeling(i)
	case tag.VBG:
		return aux == auxBe
	}
	return false
}

// auxiliaryAt tells which auxiliary the word at i is.
func (c *chunker) auxiliaryAt(i int) auxiliary {
	t := c.tok(i)
	switch {
	case t.Tag == tag.MD:
		return auxModal
	case t.On(text.BeForms):
		return auxBe
	case t.On(text.HaveForms):
		return auxHave
	case t.On(text.DoForms):
		return auxDo
	}
	return auxNone
}

// correlates reports whether the word at i joins the verb after it to another one
// that shares its object: "both | praised and mocked".
func (c *chunker) correlates(i int) bool {
	return len(c.units) > c.begin && i+3 < c.last && c.tok(i).On(text.Correlatives) && c.tagAt(i+1).IsVerb() && c.tok(i+2).On(text.Conjunctions) && c.tagAt(i+3).IsVerb()
}

// alternative returns the verb of speech that is joined to the one at i, so that they
// share an object, or 0: "confirm or | deny", "neither confirmed nor | denied".
func (c *chunker) alternative(i int) int {
	k := i + 2
	if k >= c.last || !c.tok(i+1).On(text.Conjunctions) || !c.tagAt(k).IsVerb() || c.quotes.Quoted[k] != c.quotes.Quoted[i] ||
		(c.tagAt(k) == tag.VBG) != (c.tagAt(i) == tag.VBG) {
		return 0
	}
	if c.tok(i+1).Word == english.And && (i == 0 || !c.correlates(i-1)) {
		return 0
	}
	if c.set.Cue(c.tok(i).Lemma, text.VerbUnit) == nil || c.set.Cue(c.tok(k).Lemma, text.VerbUnit) == nil {
		return 0
	}
	return k
}

// overheard returns the verb of speech that the passive verb at i only tells the
// witness of, or 0: "is heard | saying", "was filmed | telling", "was quoted as |
// saying".
func (c *chunker) overheard(i int) int {
	k := i + 1
	switch lists := c.set.Lexicon.Entry(c.tok(i).Lemma).Lists; {
	case lists.Has(text.QuotingVerbs) && k < c.last && c.tok(k).Word == english.As:
		k++
	case !lists.Has(text.WitnessVerbs):
		return 0
	}
	if k >= c.last || c.tagAt(k) != tag.VBG || c.quotes.Quoted[k] != c.quotes.Quoted[i] {
		return 0
	}
	if e := c.set.Cue(c.tok(k).Lemma, text.VerbUnit); e == nil || !c.set.TakesClause(e) {
		return 0
	}
	return k
}

// isPlaced reports whether the adverb at i tells where what the noun before it stands
// for is: "officials | here | say".
func (c *chunker) isPlaced(i int) bool {
	return i > 0 && (c.doc.Tokens[i-1].Tag.IsNoun() || c.doc.Tokens[i-1].Tag.IsFinite()) && c.tok(i).On(text.Placings)
}

// isFeeling reports whether the participle at k, after "be", is an adjective that
// tells what somebody holds or feels: "is convinced that", but not "is convinced
// by".
func (c *chunker) isFeeling(k int) bool {
	if c.set.Cue(c.tok(k).Word, text.AdjectiveUnit) == nil || k+1 < c.last && c.tok(k+1).Word == english.By {
		return false
	}
	for k--; k > 0 && c.tagAt(k) == tag.RB; k-- {
	}
	return k >= 0 && c.tok(k).On(text.BeForms)
}

// beforeNoun reports whether the participle at i modifies a noun after it.
func (c *chunker) beforeNoun(i int) bool {
	if i == 0 || i+1 >= c.last {
		return false
	}
	if c.tok(i).On(text.PostParticiples) && c.tok(i+1).OnAny(titles) && !c.tok(i-1).Tag.IsNoun() {
		return true // "“No,” said | acting | mayor Bo Lind"
	}
	switch p := c.doc.Tokens[i-1].Tag; p {
	case tag.DT, tag.PRPS, tag.POS, tag.JJ, tag.IN, tag.CD, tag.CC:
		if !c.tagAt(i + 1).IsNoun() {
			return p == tag.DT && c.tagAt(i+1) == tag.JJ && c.tagAt(i+2).IsNoun()
		}
		return p != tag.IN && p != tag.CC || c.tok(i).Tag == tag.VBN
	case tag.RB:
		// "to | recently | hacked documents"
		if i > 1 && c.tok(i).Tag == tag.VBN && c.tagAt(i+1).IsNoun() {
			switch c.doc.Tokens[i-2].Tag {
			case tag.DT, tag.IN, tag.TO, tag.PRPS:
				return true
			}
		}
	}
	return false
}

// opensSpeaker reports whether the participle at i begins the noun phrase of whoever said the
// quotation that ends before it: "“No,” | retired | colonel Piet Maas said", but not "“No,” | said |
// Piet Maas".
func (c *chunker) opensSpeaker(i int) bool {
	t := c.tok(i)
	if i == 0 || !c.tok(i-1).Is(text.CloseQuote) || t.Tag != tag.VBD && t.Tag != tag.VBN || c.set.Cue(t.Lemma, text.VerbUnit) != nil {
		return false
	}
	k := i + 1
	for c.tagAt(k).IsNoun() || c.tagAt(k) == tag.JJ {
		k++
	}
	return k > i+1 && c.tagAt(k).IsFinite() && c.set.Cue(c.tok(k).Lemma, text.VerbUnit) != nil
}

type auxiliary uint8

const (
	auxNone auxiliary = iota
	auxModal
	auxBe
	auxHave
	auxDo
)
