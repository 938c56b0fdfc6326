package extract

import (
	"slices"

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
	quotes *quotations
	units  []text.Unit
	last   int // the end of the sentence at hand
	begin  int // its first unit
}

// Units splits the sentences of doc into units, in the memory of units, and appends to
// ends where those of each sentence end.
func Units(doc *text.Document, quotes *quotations, set *rules.Set, units []text.Unit, ends []int) ([]text.Unit, []int) {
	if n := len(doc.Tokens) / 6; cap(units) < n {
		units = make([]text.Unit, 0, n)
	}
	c := chunker{set: set, doc: doc, quotes: quotes, units: units[:0]}
	for s := range doc.Sentences {
		c.sentence(s)
		ends = append(ends, len(c.units))
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
	c.reduceRelatives(c.units[c.begin:])
	c.relativeGaps(c.units[c.begin:])
	c.mainVerb(c.units[c.begin:])
	markClauses(c.units[c.begin:], c.doc.Tokens)
}

// reduceRelatives makes participles of past tenses that have their noun's verb
// after them: "two people | briefed on the matter | said".
func (c *chunker) reduceRelatives(units []text.Unit) {
	for i := 1; i < len(units); i++ {
		x := &units[i]
		if x.Kind != text.VerbUnit || x.Form != text.Finite|text.Past || x.Last-x.First > 1 ||
			isBe(c.tok(x.Head).Word) || isHave(c.tok(x.Head).Word) || isDo(c.tok(x.Head).Word) || c.tok(x.Head).Lemma == atomSay && units[i-1].Kind != text.CommaUnit {
			continue
		}
		if c.opensAside(units, i) || c.tok(x.Head).Word == atomAged && units[i-1].Kind == text.CommaUnit || c.tok(x.Head).Lemma == atomIdentify && i+1 < len(units) && c.tok(units[i+1].First).Word == atomAs {
			x.Form = text.Participle
			continue
		}
		if c.wasSaidIn(units, i) || c.tok(units[i-1].Head).Word == atomThose && i+1 < len(units) && units[i+1].IsFiniteVerb() {
			x.Form = text.Participle
			continue
		}
		if units[i-1].Kind != text.NounUnit || units[i-1].Form&text.Pronoun != 0 {
			continue
		}
		if i > 1 && units[i-2].Kind == text.VerbUnit && wishes.has(c.tok(units[i-2].Head).Lemma) {
			x.Form = text.Participle // "want the plan scrapped"
			continue
		}
		if i > 1 {
			switch units[i-2].Kind {
			case text.CommaUnit, text.StopUnit, text.ConjUnit, text.SubUnit, text.DashUnit, text.QuoteUnit, text.AdverbUnit:
			default:
				continue
			}
		}
		k := i + 1
		if k+1 < len(units) && namings.has(c.tok(x.Head).Lemma) && units[k].Kind == text.NounUnit && units[k].Form&text.Proper != 0 && units[k+1].IsFiniteVerb() {
			x.Form = text.Participle // "the river | called | the Blue Ash | runs"
			continue
		}
		if k < len(units) && c.tok(units[k].First).Tag == tag.RP {
			continue // "turned down an offer"
		}
		for k < len(units) && (units[k].Kind == text.PrepUnit && units[k].Last-units[k].First > 1 || units[k].Kind == text.TimeUnit || c.tok(units[k].Head).Word == atomTimes) {
			k++ // "a post | shared 40,000 times on Monday | claims"
		}
		if k > i+1 && k < len(units) && units[k].IsFiniteVerb() || reducedVerb(c.set, c.doc, units, i) > 0 {
			x.Form = text.Participle
		}
	}
}

// reducedVerb returns the verb after the reduced relative clause that the past tense or
// participle at unit i of units may begin, with an infinitive, or a preposition and a
// gerund, between them; or -1: "the man | accused | of starting the fire | said", "the
// woman | told | to leave her house | said".
func reducedVerb(set *rules.Set, doc *text.Document, units []text.Unit, i int) int {
	k := i + 1
	switch {
	case k+1 < len(units) && units[k].Kind == text.PrepUnit && units[k].Last-units[k].First == 1 && units[k+1].Form&text.Gerund != 0 && complaints.has(doc.Tokens[units[k].First].Word):
		k++
	case k < len(units) && units[k].Form&text.Infinitive != 0 && set.Lexicon.Entry(doc.Tokens[units[i].Head].Lemma).Lists&(1<<text.AskVerbs) != 0:
	default:
		return -1
	}
	if verb := doc.Tokens[units[k].Head]; set.TakesClause(set.Cue(verb.Lemma, text.VerbUnit)) || embedding.has(verb.Word) || doc.Tokens[units[i].Head].Lemma == atomWant {
		return -1 // "asked to say | the king was dead", "wanted to ensure | it stayed open"
	}
	for k++; k < len(units) && k < i+maxReduced; k++ {
		switch units[k].Kind {
		case text.NounUnit, text.PrepUnit, text.TimeUnit, text.AdverbUnit, text.AdjectiveUnit:
		default:
			if t := doc.Tokens[units[k].First].Tag; units[k].IsFiniteVerb() && k > i+2 && (t != tag.VBP && t != tag.VB || units[k].First < units[k].Head) {
				return k
			}
			return -1
		}
	}
	return -1
}

// maxReduced bounds the units from the participle of a reduced relative clause to the
// verb after it.
const maxReduced = 9

// wasSaidIn reports whether the past tense at unit i tells of the medium before it,
// between a cue and its clause: "said in an interview | taped in May | that".
func (c *chunker) wasSaidIn(units []text.Unit, i int) bool {
	if i < 2 || units[i-1].Kind != text.PrepUnit || !c.tok(units[i-1].Head).On(text.Media) || !units[i-2].IsFiniteVerb() ||
		c.set.Cue(c.tok(units[i-2].Head).Lemma, text.VerbUnit) == nil || c.set.Cue(c.tok(units[i].Head).Lemma, text.VerbUnit) != nil {
		return false
	}
	for k := i + 1; k < len(units) && k < i+4; k++ {
		switch units[k].Kind {
		case text.ThatUnit, text.QuoteUnit:
			return true
		case text.PrepUnit, text.TimeUnit, text.AdverbUnit:
		default:
			return units[k].Form&text.Clause != 0
		}
	}
	return false
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
	if q := c.quotes.quoted[i]; q >= 0 {
		if end := min(c.quotes.list[q].last, c.last); !c.isShort(i, end) {
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
	case t.Is(text.EndMark) || t.Word == atomSemicolon:
		return c.emit(text.StopUnit, 0, i, i+1, i)
	case t.Word == atomColon:
		return c.emit(text.ColonUnit, 0, i, i+1, i)
	case !t.Is(text.Letter | text.Quote):
		if t.Tag != tag.Dollar && !currencies.has(t.Word) {
			return c.emit(text.OtherUnit, 0, i, i+1, i)
		}
	}
	switch t.Word {
	case atomAccording:
		if i+1 < c.last && c.tok(i+1).Word == atomTo {
			return c.emit(text.OtherUnit, 0, i, i+2, i)
		}
	case atomThat:
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
	case atomWho, atomWhom, atomWhose, atomWhich:
		return c.emit(text.RelativeUnit, 0, i, i+1, i)
	case atomWhat, atomHow, atomWhy, atomWhether, atomWhere:
		return c.emit(text.WhUnit, 0, i, i+1, i)
	}
	if t.Word == atomAs && i+1 < c.last && c.tok(i+1).Word == atomMuch && !c.tagAt(i+2).IsNoun() && !c.tagAt(i+2).IsAdjective() && (i+2 >= c.last || c.tok(i+2).Word != atomAs) {
		return c.emit(text.AdverbUnit, 0, i, i+2, i+1) // "said as much"
	}
	if i+2 < c.last && c.tok(i+1).Word == atomOf && (c.tok(i+2).Word == atomWhom || c.tok(i+2).Word == atomWhich) && c.quotes.quoted[i+2] == c.quotes.quoted[i] {
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
		if k := c.timesEnd(i, end); k > i+1 && k < end && whichTime.has(t.Word) && c.tok(end-1).Tag == tag.NNS && c.tagAt(end).IsFinite() {
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
	if c.tok(head).Lemma == atomWant && last+1 < c.last && c.tok(last).Tag == tag.TO && c.tok(last+1).Word == atomKnow {
		last += 2 // "wanted to know"
	}
	if first > 0 && c.tok(first-1).Word == atomNor {
		form |= text.Negated // "could neither confirm nor deny"
	}
	if c.tok(head).Lemma == atomPoint && last < c.last && c.tok(last).Word == atomOut {
		last++
	}
	return c.emit(text.VerbUnit, form, first, last, head)
}

// relativeGaps makes relative pronouns of those "that" whose clause lacks a
// subject inside: "a bill | that | she said will help".
func (c *chunker) relativeGaps(units []text.Unit) {
	for i := 1; i+3 < len(units); i++ {
		if units[i].Kind != text.ThatUnit || units[i-1].Kind != text.NounUnit && units[i-1].Kind != text.PrepUnit || units[i+1].Kind != text.NounUnit {
			continue
		}
		v, gap := &units[i+2], &units[i+3]
		if v.IsFiniteVerb() && gap.IsFiniteVerb() && c.set.Cue(c.tok(v.Head).Lemma, text.VerbUnit) != nil {
			units[i].Kind = text.RelativeUnit
		}
	}
}

// mainVerb makes a past tense of the participle without which a noun of speech with
// a clause of its own, the subject of the sentence, would lack its verb: "Hopes that
// the miners lived | faded".
func (c *chunker) mainVerb(units []text.Unit) {
	if len(units) == 0 || units[0].Kind != text.NounUnit || !c.tok(units[0].Head).On(text.SpeechNouns) {
		return
	}
	i := 1
	for i < len(units) && units[i].Kind == text.PrepUnit {
		i++
	}
	if i >= len(units) || units[i].Kind != text.ThatUnit {
		return
	}
	verbs, participle := 0, -1
	for ; i < len(units) && units[i].Kind != text.StopUnit; i++ {
		switch x := &units[i]; {
		case x.IsFiniteVerb():
			verbs++
			participle = -1
		case x.Kind == text.VerbUnit && x.Form&^text.Negated == text.Participle && participle < 0:
			participle = i
		}
	}
	if verbs == 1 && participle > 0 {
		units[participle].Form = text.Finite | text.Past
	}
}

// opensAside reports whether the past tense at unit i begins an aside between a noun
// and its verb: "Hill, | asked why, said", "Hill (| asked why) said".
func (c *chunker) opensAside(units []text.Unit, i int) bool {
	mark := units[i-1].Kind
	if i < 2 || i+1 >= len(units) || mark != text.CommaUnit && mark != text.BracketUnit || units[i-2].Kind != text.NounUnit || units[i-2].Form&text.Pronoun != 0 {
		return false
	}
	if units[i+1].Kind == text.NounUnit && c.set.Cue(c.tok(units[i].Head).Lemma, text.VerbUnit) != nil {
		return false // "Farmers, said the senator, would pay"
	}
	for k := i + 1; k+1 < len(units) && k < i+reach; k++ {
		switch units[k].Kind {
		case mark:
			return units[k+1].IsFiniteVerb()
		case text.StopUnit, text.QuoteUnit, text.ConjUnit, text.CommaUnit:
			return false
		}
	}
	return false
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
	return c.tagAt(k).IsFinite() && c.quotes.quoted[k] == c.quotes.quoted[i]
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
	case t == tag.TO && c.tok(j).Word == atomTo:
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
		case isBe(t.Word):
			aux = auxBe
		case isHave(t.Word):
			aux = auxHave
		case isDo(t.Word):
			aux = auxDo
		default:
			aux = auxNone
		}
		if aux == auxNone {
			break
		}
		k := head + 1
		neg := text.Form(0)
		for k < c.last && (c.tagAt(k) == tag.RB || c.tok(k).On(text.Negations) || aux == auxHave && c.tok(k).Word == atomSince) && c.tok(k).Is(text.Letter) && k-head < 4 && !(aux == auxBe && placings.has(c.tok(k).Word)) {
			if c.tok(k).On(text.Negations) {
				neg = text.Negated
			}
			k++
		}
		if k >= c.last || c.quotes.quoted[k] != c.quotes.quoted[head] {
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
	if isBe(c.tok(head).Word) {
		form |= text.Copula
	}
	return max(head, j) + 1, form, head
}

// correlates reports whether the word at i joins the verb after it to another one
// that shares its object: "both | praised and mocked".
func (c *chunker) correlates(i int) bool {
	return len(c.units) > c.begin && i+3 < c.last && correlatives.has(c.tok(i).Word) && c.tagAt(i+1).IsVerb() && conjunctions.has(c.tok(i+2).Word) && c.tagAt(i+3).IsVerb()
}

// alternative returns the verb of speech that is joined to the one at i, so that they
// share an object, or 0: "confirm or | deny", "neither confirmed nor | denied".
func (c *chunker) alternative(i int) int {
	k := i + 2
	if k >= c.last || !conjunctions.has(c.tok(i+1).Word) || !c.tagAt(k).IsVerb() || c.quotes.quoted[k] != c.quotes.quoted[i] ||
		(c.tagAt(k) == tag.VBG) != (c.tagAt(i) == tag.VBG) {
		return 0
	}
	if c.tok(i+1).Word == atomAnd && (i == 0 || !c.correlates(i-1)) {
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
	case quotingVerbs.has(w) && k < c.last && c.tok(k).Word == atomAs:
		k++
	case !witnessVerbs.has(w):
		return 0
	}
	if k >= c.last || c.tagAt(k) != tag.VBG || c.quotes.quoted[k] != c.quotes.quoted[i] {
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
	return i > 0 && (c.doc.Tokens[i-1].Tag.IsNoun() || c.doc.Tokens[i-1].Tag.IsFinite()) && placings.has(c.tok(i).Word)
}

// isFeeling reports whether the participle at k, after "be", is an adjective that
// tells what somebody holds or feels: "is convinced that", but not "is convinced
// by".
func (c *chunker) isFeeling(k int) bool {
	if c.set.Cue(c.tok(k).Word, text.AdjectiveUnit) == nil || k+1 < c.last && c.tok(k+1).Word == atomBy {
		return false
	}
	for k--; k > 0 && c.tagAt(k) == tag.RB; k-- {
	}
	return k >= 0 && isBe(c.tok(k).Word)
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

// nounPhrase returns the end, form and head of the noun phrase at token i: as
// far as its last noun; what follows the head is left to others.
func (c *chunker) nounPhrase(i int) (end int, form text.Form, head int) {
	if i >= c.last {
		return i, 0, i
	}
	t := c.tok(i)
	if t.Word == atomThat && (i+1 >= c.last || c.tok(i+1).Is(text.EndMark) || c.tagAt(i+1) == tag.RP) {
		return i + 1, text.Pronoun, i
	}
	switch t.Tag {
	case tag.PRP:
		return i + 1, text.Pronoun, i
	case tag.EX:
		return i + 1, text.Pronoun, i
	}
	if t.Tag == tag.RB && i+1 < c.last && c.tok(i+1).On(text.Quantifiers) && c.counts(i+2) {
		return i + 2, text.Pronoun, i + 1 // "too much"
	}
	j := i
	noun := -1
	owner := -1 // the last possessor's mark
	quote := int32(-1)
	for j < c.last {
		t := c.tok(j)
		if q := c.quotes.quoted[j]; q != quote {
			if q >= 0 && !c.isShort(j, min(c.quotes.list[q].last, c.last)) {
				break
			}
			quote = q
		}
		if quote >= 0 { // a short quotation counts as a noun
			if t.Is(text.Letter) {
				noun = j
			}
			j++
			if j < c.last && c.quotes.quoted[j] != quote {
				noun = j - 1
			}
			continue
		}
		if k := c.officeNoun(j); noun == j-1 && k > 0 {
			noun, j = k, k+1
			continue
		}
		ok, before := false, noun
		switch t.Tag {
		case tag.NN, tag.NNS, tag.NNP, tag.NNPS:
			ok = t.Is(text.Letter) || t.Word == atomPercent && j > i // "38%"
			if ok {
				noun = j
			}
			ok = ok || currencies.has(t.Word)
		case tag.DT, tag.PRPS, tag.PDT:
			ok = j == i || c.tagAt(j-1) == tag.PDT || c.tok(j-1).Word == atomAll || c.tok(j-1).Word == atomBoth
			if t.Tag == tag.PRPS && j > i {
				ok = ok && true
			}
		case tag.CD:
			ok = !(j > i && noun == j-1 && j+1 < c.last && c.tok(j+1).On(text.TimeWords)) // "the cockpit | six minutes before"
			if ok && !c.counted(j+1) {
				noun = j
			}
		case tag.JJ, tag.JJR, tag.JJS:
			ok = noun < 0 || c.tagAt(j-1) == tag.POS || c.moreNoun(j)
		case tag.RBS, tag.RB, tag.RBR:
			n := c.tagAt(j + 1)
			ok = noun < 0 && j > i && (n == tag.JJ || n == tag.VBN || n == tag.VBG && c.tagAt(j+2).IsNoun() || n == tag.CD)
		case tag.VBN, tag.VBG:
			ok = (noun < 0 || c.tagAt(j-1) == tag.POS) && c.beforeNoun(j)
		case tag.POS:
			ok = j > i && (noun == j-1 || j-1 > i && c.tagAt(j-1) == tag.JJ) // "the general's": the tagger takes the noun for an adjective
			if ok {
				noun, owner = -1, j
			}
		case tag.Dollar:
			ok = true
		case tag.CC:
			// "Research & Development", "current and former officials"
			ok = j > i && noun == j-1 && c.tok(j).Word == atomAmpersand || noun < 0 && j > i && c.tagAt(j-1) == tag.JJ && c.tagAt(j+1) == tag.JJ && c.tagAt(j+2).IsNoun()
		default:
			ok = currencies.has(t.Word)
		}
		if !ok && t.Is(text.Capital) && j > i && noun == j-1 && c.tok(j-1).Is(text.Capital) && t.Is(text.Letter) && c.tagAt(j).IsNoun() {
			ok, noun = true, j
		}
		if !ok {
			break
		}
		if j > i && c.datesApart(i, j, before) {
			noun = before
			break
		}
		j++
	}
	if noun < 0 && owner > 0 { // "Trump's" with no noun of its own
		return owner + 1, nounForm(c.tok(owner-1)) | text.Possessive, owner - 1
	}
	if noun < 0 {
		if j == i && t.On(text.Quantifiers) {
			return i + 1, text.Pronoun, i
		}
		if k := j - 1; k >= i && c.tok(k).On(text.Quantifiers) && c.counts(j) {
			return j, text.Pronoun, k // "many", "the most"
		}
		// "this", "some", "the poor"
		if j > i && (c.tok(i).Tag == tag.DT || c.tok(i).Tag == tag.PRPS) {
			f := text.Form(0)
			if j == i+1 {
				f = text.Pronoun
			}
			return j, f, j - 1
		}
		return i, 0, i
	}
	if n := c.relativeSubject(i, noun); n > i {
		return n, nounForm(c.tok(n - 1)), n - 1
	}
	return noun + 1, nounForm(c.tok(noun)), noun
}

// maxOffice bounds the words from the preposition in a body's name to the noun for
// whoever belongs to it.
const maxOffice = 9

// officeNoun returns the noun for somebody of the body whose name goes on with the
// preposition at token i, or 0: "a Ministry | of Justice spokesman", "the Isle | of Man
// government".
func (c *chunker) officeNoun(i int) int {
	if w := c.tok(i).Word; i == 0 || w != atomOf && w != atomFor {
		return 0
	}
	if head := c.tok(i - 1); !head.Is(text.Capital) || c.tok(i).Word == atomFor && !head.On(text.Organizations) || i > 1 && c.tok(i-2).IsGivenName() {
		return 0
	}
	for k := i + 1; k < c.last && k < i+maxOffice; k++ {
		t := c.tok(k)
		switch {
		case t.Is(text.Capital) && t.Tag != tag.DT:
		case k == i+1:
			return 0
		case t.Word == atomAnd || t.Word == atomAmpersand || t.Is(text.Comma):
			if k+1 == c.last || !c.tok(k+1).Is(text.Capital) && c.tok(k+1).Word != atomAnd {
				return 0
			}
		case c.tok(k-1).Is(text.Capital) && t.Lists&(1<<text.Roles|1<<text.PersonNouns|1<<text.Honorifics|1<<text.Nameless|1<<text.StateBodies) != 0:
			return k
		default:
			return 0
		}
	}
	return 0
}

// counted reports whether what a number right before i counts follows: a noun, maybe
// after adjectives: "three | senior officials".
func (c *chunker) counted(i int) bool {
	for c.tagAt(i).IsAdjective() {
		i++
	}
	return c.tagAt(i).IsNoun()
}

// counts reports whether a quantifier right before i is a noun phrase of its own:
// "many think", "most of the doors", "few in the town".
func (c *chunker) counts(i int) bool {
	return c.tagAt(i).IsFinite() || i < c.last && partitives.has(c.tok(i).Word)
}

// relativeSubject returns where the subject of a relative clause without a
// pronoun begins inside the noun phrase [i, noun], or i: "a toy | officials say
// is dangerous", "the man | police believe started the fire". The verb is one
// that reports, and another finite one follows it.
func (c *chunker) relativeSubject(i, noun int) int {
	n := noun
	for n > i+1 && c.tok(n).Is(text.Capital) && c.tok(n-1).Is(text.Capital) {
		n--
	}
	if n < i+1 || noun+1 >= c.last {
		return i
	}
	before := c.tok(n - 1)
	switch {
	case n == i+1:
		if !indefinites.has(before.Word) {
			return i
		}
	case before.Tag == tag.CD:
		k := n - 2
		if k > i && c.tagAt(k) == tag.CD {
			k--
		}
		if k < i || c.tagAt(k) != tag.Dollar {
			return i // but "the $2 million | experts say it costs"
		}
	case before.Tag != tag.NN && before.Tag != tag.NNS || before.Is(text.Capital):
		return i
	}
	if c.quotes.quoted[n] >= 0 {
		return i
	}
	t, verb := c.tok(n), c.tok(noun+1)
	if !t.Is(text.Capital) && t.Tag == tag.NN && t.Word != atomPolice {
		return i // "The police chief said it was", but "a toy | the chief says"
	}
	if !t.Is(text.Capital) && !t.On(text.Roles) && !t.On(text.Organizations) || !verb.Tag.IsFinite() || c.set.Cue(verb.Lemma, text.VerbUnit) == nil {
		return i
	}
	k := noun + 2
	apart := before.Tag == tag.CD || n == i+1 || t.Is(text.Capital) // "the $2 million | experts say it costs"
	for c.tagAt(k) == tag.RB || k == noun+2 && apart && c.tagAt(k) == tag.PRP {
		k++
	}
	if !c.tagAt(k).IsFinite() || c.tok(noun+1).Is(text.Capital) {
		return i
	}
	return n
}

// datesApart reports whether the token j, which could go on with the noun
// phrase from i, begins or follows a date that is no part of it: "the letter |
// Monday", "Monday | Ms. Ruiz".
func (c *chunker) datesApart(i, j, noun int) bool {
	t, prev := c.tok(j), c.tok(j-1)
	if t.On(text.Weekdays) || t.On(text.Yesterdays) {
		return noun == j-1 && !(j+1 < c.last && (c.tagAt(j+1) == tag.POS || c.tagAt(j+1).IsNoun() && t.Is(text.Capital))) && !prev.On(text.Months)
	}
	if prev.On(text.TimeWords) && noun == j-1 && j-1 > i && t.Tag.IsProper() && t.Is(text.Capital) && !prev.Is(text.Capital) && !t.On(text.Weekdays) && !t.On(text.Months) {
		return true // "the morning | Mr. Obama left"
	}
	if (prev.On(text.TimeWords) || prev.On(text.Weekdays)) && noun == j-1 && (t.Tag == tag.CD || t.On(text.Quantifiers)) && !(j+1 < c.last && c.tok(j+1).On(text.Months)) {
		return true // "by nightfall | several hundred people"
	}
	return prev.On(text.Weekdays) && j-1 == i && !t.On(text.TimeWords) && t.Tag != tag.POS && t.Is(text.Capital)
}

// moreNoun reports whether the adjective at j stands inside a noun phrase that
// goes on: "Armenian Prime Minister" after "the former".
func (c *chunker) moreNoun(j int) bool {
	return c.tok(j).Is(text.Capital) && c.tagAt(j+1).IsNoun() && c.tok(j+1).Is(text.Capital) && c.tok(j-1).Is(text.Capital)
}

func nounForm(t *text.Token) text.Form {
	if t.Tag.IsProper() {
		return text.Proper
	}
	return 0
}

// isTime reports whether the noun phrase [i, end) dates an event.
func (c *chunker) isTime(i, end, head int) bool {
	for k := i; k < end; k++ {
		if c.tok(k).Tag == tag.POS {
			return false
		}
	}
	h := c.tok(head)
	if h.On(text.Weekdays) {
		return true
	}
	if end-i <= 3 && c.tok(i).On(text.Months) && (end-i == 1 || h.Is(text.Digit)) {
		return true
	}
	if !h.On(text.TimeWords) || end-i > 4 {
		return false
	}
	const times = 1<<text.TimeWords | 1<<text.Weekdays | 1<<text.Months | 1<<text.Yesterdays
	return head == i || c.tok(head-1).Tag != tag.NN || c.tok(head-1).Lists&times != 0 // not "a school day"
}

// byTheTime returns the end of "by the time" at i where a clause follows, or i.
func (c *chunker) byTheTime(i int) int {
	if i+3 >= c.last || c.tok(i).Word != atomBy || c.tok(i+1).Word != atomThe || c.tok(i+2).Word != atomTimeWord {
		return i
	}
	if end, _, _ := c.nounPhrase(i + 3); end == i+3 || end >= c.last || !c.tagAt(end).IsFinite() {
		return i
	}
	return i + 3
}

// preposition appends the preposition or subordinator at i with the noun
// phrase that it governs.
func (c *chunker) preposition(i int) int {
	t := c.tok(i)
	if t.On(text.Subordinators) {
		// "after the vote" is a phrase, "after the vote failed" a clause.
		if end, form, head := c.nounPhrase(i + 1); i+1 < c.last && end > i+1 && form&text.Pronoun == 0 && !t.On(text.Negations) {
			if v, f, _ := c.verbGroup(min(end, c.last-1)); end < c.last && v > end && f&(text.Finite) != 0 {
				return c.emit(text.SubUnit, 0, i, i+1, i)
			}
			if t.Tag == tag.IN && prepositional(t.Word) {
				return c.emit(text.PrepUnit, form&text.Pronoun, i, end, head)
			}
		}
		return c.emit(text.SubUnit, 0, i, i+1, i)
	}
	if end := c.byTheTime(i); end > i {
		return c.emit(text.SubUnit, 0, i, end, i)
	}
	j := i + 1
	if j < c.last && c.quotes.quoted[j] < 0 || j < c.last && c.isShort(j, min(c.quotes.list[c.quotes.quoted[j]].last, c.last)) {
		if c.tagAt(j) == tag.RB && c.tagAt(j+1) == tag.CD {
			j++
		}
		if end, form, head := c.nounPhrase(j); j < c.last && end > j {
			if k := c.subjectIn(i, j, end); k > j {
				end, head = k, k-1
			}
			return c.emit(text.PrepUnit, form, i, end, head)
		}
	}
	return c.emit(text.PrepUnit, 0, i, i+1, i)
}

// subjectIn returns the token at which the subject of the verb begins that follows the
// words [j, end) after the preposition i, with which the sentence begins, though no comma
// ends its phrase; or 0: "On Tuesday | prosecutors said", "At a briefing | officials
// said", "In a tweet | Lee said".
func (c *chunker) subjectIn(i, j, end int) int {
	if len(c.units) > c.begin || end >= c.last {
		return 0
	}
	if v, form, _ := c.verbGroup(end); v == end || form&text.Finite == 0 {
		return 0
	}
	k := c.timesEnd(j, end)
	if k == j && c.tok(j).On(text.Places) {
		k++ // "In Berlin | ministers said"
	}
	if k == j {
		switch last, before := c.tok(end-1), c.tok(max(end-2, j)); {
		case end-j < 2 || !before.Tag.IsNoun():
		case last.Tag == tag.NNS && !last.Is(text.Capital) && before.Tag == tag.NN:
			k = end - 1
		case last.Is(text.Capital) && last.Tag.IsProper():
			for k = end - 1; k > j && c.tok(k-1).Is(text.Capital); k-- {
			}
			if k > j && c.tok(k-1).Tag != tag.NN {
				k = j
			}
		}
	}
	if k == j || k == end || !c.tok(k).Tag.IsNoun() && c.tok(k).Tag != tag.JJ {
		return 0
	}
	return k
}

// timesEnd returns the end of the words that tell a time from token i on: "Tuesday",
// "last week", "3 May".
func (c *chunker) timesEnd(i, end int) int {
	const times = 1<<text.TimeWords | 1<<text.Weekdays | 1<<text.Months | 1<<text.Yesterdays
	k := i
	for k < end && (c.tok(k).Lists&times != 0 || c.tok(k).Is(text.Digit) || k == i && k+1 < end && whichTime.has(c.tok(k).Word) && c.tok(k+1).Lists&times != 0) {
		k++
	}
	return k
}

// roughNumber returns the end and head of a noun phrase that begins with words
// before a number, the subject of the verb after it: "about 40 people were", "at
// least half of them had"; i for none.
func (c *chunker) roughNumber(i int) (end, head int) {
	k := i + 1
	switch {
	case c.isAmount(k) && roughly.has(c.tok(i).Word):
	case c.isAmount(k+1) && slices.Contains(rough, [2]text.Atom{c.tok(i).Word, c.tok(k).Word}):
		k++
	default:
		return i, i
	}
	if c.quotes.quoted[k] != c.quotes.quoted[i] {
		return i, i
	}
	end, _, head = c.nounPhrase(k)
	verb := end
	if verb+1 < c.last && (c.tok(verb).Word == atomOf || c.tok(verb).Word == atomIn && c.tagAt(verb+1) == tag.CD) {
		verb, _, _ = c.nounPhrase(verb + 1)
	}
	if end == k || !c.tagAt(verb).IsFinite() || c.tok(head).On(text.TimeWords) && !c.tok(head).On(text.Shares) {
		return i, i
	}
	return end, head
}

// isAmount reports whether the token at i is a number or stands for one.
func (c *chunker) isAmount(i int) bool {
	if i+1 < c.last && c.tok(i).Word == atomA && c.tok(i+1).On(text.Shares) {
		return true // "a third"
	}
	return i < c.last && (c.tok(i).Tag == tag.CD || c.tok(i).On(text.Quantifiers) || c.tok(i).Word == atomHalf || c.tok(i).Word == atomEvery)
}

// markClauses marks the units where a finite clause begins: a noun phrase
// with its modifiers and then a finite verb.
func markClauses(units []text.Unit, toks []text.Token) {
	for i := range units {
		u := &units[i]
		if u.Kind != text.NounUnit && u.Kind != text.QuoteUnit && u.Kind != text.TimeUnit || u.Form&text.Possessive != 0 {
			continue
		}
		if u.Form&text.Pronoun != 0 && reflexives.has(toks[u.Head].Word) {
			continue
		}
		relatives, commas := 0, 0
	scan:
		for j := i + 1; j < len(units) && j < i+reach; j++ {
			v := &units[j]
			switch v.Kind {
			case text.VerbUnit:
				if v.Form&text.Finite == 0 {
					continue
				}
				if relatives > 0 {
					relatives--
					continue
				}
				if units[beforeAdverbs(units, 0, j-1)].Kind == text.ConjUnit {
					break scan // "denied the charge | and walked out"
				}
				u.Form |= text.Clause
				break scan
			case text.RelativeUnit, text.ThatUnit, text.WhUnit:
				relatives++
			case text.CommaUnit:
				commas++
				if commas > 4 || j == i+1 && u.Form&text.Pronoun != 0 {
					break scan
				}
			case text.StopUnit, text.ColonUnit, text.SubUnit:
				break scan
			case text.NounUnit:
				if units[j-1].Kind != text.NounUnit {
					continue
				}
				if u.Form&text.Pronoun != 0 {
					break scan
				}
				relatives++ // "the court | he had left" lacks a verb for the court
			}
		}
	}
}

// beforeAdverbs returns j, or the unit before the adverbs that end with unit j,
// but none before floor.
func beforeAdverbs(units []text.Unit, floor, j int) int {
	for j > floor && units[j].Kind == text.AdverbUnit {
		j--
	}
	return j
}

type auxiliary uint8

const (
	auxNone auxiliary = iota
	auxModal
	auxBe
	auxHave
	auxDo
)
