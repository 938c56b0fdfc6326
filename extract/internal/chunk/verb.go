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
	if c.tok(head).Lemma == english.Want && last+1 < c.last && c.tok(last).Tag == tag.TO && c.tok(last+1).Word == english.Know {
		last += 2 // "wanted to know"
	}
	if first > 0 && c.tok(first-1).Word == english.Nor {
		form |= text.Negated // "could neither confirm nor deny"
	}
	if c.tok(head).Lemma == english.Point && last < c.last && c.tok(last).Word == english.Out {
		last++
	}
	return c.emit(text.VerbUnit, form, first, last, head)
}

// verbGroup returns the end, form and head of the verb group at token i.
func (c *chunker) verbGroup(i int) (end int, form text.Form, head int) {
	j := i
	for c.tagAt(j) == tag.RB && c.tok(j).Is(text.Letter) && j-i < 3 && !(j == i && c.isPlaced(j)) { // "also said", "not yet said"
		if c.tok(j).On(text.Negations) {
			form |= text.Negated
		}
		j++
	}
	if c.correlates(j) {
		if c.tok(j).On(text.Negations) {
			form |= text.Negated
		}
		j++
	}
	t := c.tagAt(j)
	switch {
	case t == tag.TO && c.tok(j).Word == english.To:
		k := j + 1
		for c.tagAt(k) == tag.RB {
			k++
		}
		if !c.tagAt(k).IsVerb() || c.tagAt(k) == tag.VBG || c.tok(k).Is(text.Capital) && j > i {
			return i, 0, i
		}
		form |= text.Infinitive
		j = k
	case t == tag.MD:
		form |= text.Modal | text.Finite
	case t.IsVerb() && c.tok(j).Is(text.Letter):
		if (t == tag.VBG || t == tag.VBN) && c.beforeNoun(j) || t == tag.VBN && c.isFeeling(j) {
			return i, 0, i
		}
	default:
		return i, 0, i
	}
	head = j
	first := c.tagAt(j)
	aux := auxNone
	for {
		t := c.tok(head)
		switch {
		case c.tagAt(head) == tag.MD:
			aux = auxModal
		case english.IsBe(t.Word):
			aux = auxBe
		case english.IsHave(t.Word):
			aux = auxHave
		case english.IsDo(t.Word):
			aux = auxDo
		default:
			aux = auxNone
		}
		if aux == auxNone {
			break
		}
		k := head + 1
		neg := text.Form(0)
		for k < c.last && (c.tagAt(k) == tag.RB || c.tok(k).On(text.Negations) || aux == auxHave && c.tok(k).Word == english.Since) && c.tok(k).Is(text.Letter) && k-head < 4 && !(aux == auxBe && english.Placings.Has(c.tok(k).Word)) {
			if c.tok(k).On(text.Negations) {
				neg = text.Negated
			}
			k++
		}
		if k >= c.last || c.quotes.Quoted[k] != c.quotes.Quoted[head] {
			form |= neg
			break
		}
		n := c.tagAt(k)
		ok := false
		switch aux {
		case auxModal, auxDo:
			ok = n == tag.VB || n == tag.VBP || n == tag.VBD && aux == auxModal
		case auxHave:
			ok = n == tag.VBN || n == tag.VBD
		case auxBe:
			ok = n == tag.VBN && !c.isFeeling(k) || n == tag.VBG && !c.beforeNoun(k) || n == tag.VBD
		}
		form |= neg
		if !ok {
			if neg != 0 && k-1 > head {
				j = max(j, k-1)
			}
			break
		}
		if aux == auxBe && n != tag.VBG {
			form |= text.Passive
		}
		head = k
	}
	if k := c.alternative(head); k > 0 {
		head = k
	}
	if form&text.Passive != 0 {
		if k := c.overheard(head); k > 0 {
			head, form = k, form&^text.Passive
		}
	}
	if form&(text.Infinitive|text.Modal) == 0 {
		switch first {
		case tag.VBD:
			form |= text.Finite | text.Past
		case tag.VBZ, tag.VBP, tag.VB:
			form |= text.Finite
		case tag.VBG:
			form |= text.Gerund
		case tag.VBN:
			form |= text.Participle
		}
	}
	if english.IsBe(c.tok(head).Word) {
		form |= text.Copula
	}
	return max(head, j) + 1, form, head
}

// correlates reports whether the word at i joins the verb after it to another one
// that shares its object: "both | praised and mocked".
func (c *chunker) correlates(i int) bool {
	return len(c.units) > c.begin && i+3 < c.last && english.Correlatives.Has(c.tok(i).Word) && c.tagAt(i+1).IsVerb() && english.Conjunctions.Has(c.tok(i+2).Word) && c.tagAt(i+3).IsVerb()
}

// alternative returns the verb of speech that is joined to the one at i, so that they
// share an object, or 0: "confirm or | deny", "neither confirmed nor | denied".
func (c *chunker) alternative(i int) int {
	k := i + 2
	if k >= c.last || !english.Conjunctions.Has(c.tok(i+1).Word) || !c.tagAt(k).IsVerb() || c.quotes.Quoted[k] != c.quotes.Quoted[i] ||
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
	switch w := c.tok(i).Lemma; {
	case english.QuotingVerbs.Has(w) && k < c.last && c.tok(k).Word == english.As:
		k++
	case !english.WitnessVerbs.Has(w):
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
	return i > 0 && (c.doc.Tokens[i-1].Tag.IsNoun() || c.doc.Tokens[i-1].Tag.IsFinite()) && english.Placings.Has(c.tok(i).Word)
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
	return k >= 0 && english.IsBe(c.tok(k).Word)
}

// beforeNoun reports whether the participle at i modifies a noun after it.
func (c *chunker) beforeNoun(i int) bool {
	if i == 0 || i+1 >= c.last {
		return false
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

type auxiliary uint8

const (
	auxNone auxiliary = iota
	auxModal
	auxBe
	auxHave
	auxDo
)
