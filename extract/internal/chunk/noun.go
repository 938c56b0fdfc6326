package chunk

import (
	"slices"
	"strings"

	"claims/extract/internal/english"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// nounPhrase returns the end, form and head of the noun phrase at token i: as
// far as its last noun; what follows the head is left to others.
func (c *chunker) nounPhrase(i int) (end int, form text.Form, head int) {
	if i >= c.last {
		return i, 0, i
	}
	t := c.tok(i)
	if t.Word == english.That && (i+1 >= c.last || c.tok(i+1).Is(text.EndMark) || c.tagAt(i+1) == tag.RP) {
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
		if q := c.quotes.Quoted[j]; q != quote {
			if q >= 0 && !c.isShort(j, min(c.quotes.List[q].Last, c.last)) {
				break
			}
			quote = q
		}
		if quote >= 0 { // a short quotation counts as a noun
			if t.Is(text.Letter) {
				noun = j
			}
			j++
			if j < c.last && c.quotes.Quoted[j] != quote {
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
			ok = t.Is(text.Letter) || t.Word == english.Percent && j > i // "38%"
			if ok {
				noun = j
			}
			ok = ok || english.Currencies.Has(t.Word)
		case tag.DT, tag.PRPS, tag.PDT:
			ok = j == i || c.tagAt(j-1) == tag.PDT || c.tok(j-1).Word == english.All || c.tok(j-1).Word == english.Both
		case tag.CD:
			ok = !(j > i && noun == j-1 && j+1 < c.last && c.tok(j+1).On(text.TimeWords)) // "the cockpit | six minutes before"
			if ok && !c.counted(j+1) {
				noun = j
			}
		case tag.JJ, tag.JJR, tag.JJS:
			ok = noun < 0 || c.tagAt(j-1) == tag.POS || noun == j-1 && c.isPlaceBased(j)
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
			ok = j > i && noun == j-1 && c.tok(j).Word == english.Ampersand || noun < 0 && j > i && c.tagAt(j-1) == tag.JJ && c.tagAt(j+1) == tag.JJ && c.tagAt(j+2).IsNoun()
		default:
			ok = english.Currencies.Has(t.Word)
			if t.Is(text.Comma) && noun == j-1 && c.locates(i, j) {
				ok, noun = true, -1
			}
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

// locates reports whether the comma at token j, in a noun phrase that begins with "the"
// at token i, parts or follows a town and its state, which tell where the noun after
// them is: "the Boise | , Idaho-based company", "the Boise, Idaho | , company".
func (c *chunker) locates(i, j int) bool {
	if c.tagAt(i) != tag.DT || j < i+2 || j+2 >= c.last || !c.tok(j-1).Is(text.Capital) {
		return false
	}
	next := c.tok(j + 1)
	if c.tok(j - 2).Is(text.Comma) {
		return c.tok(j-1).On(text.Places) && !next.Is(text.Capital) && c.tagAt(j+1).IsNoun() && (next.IsBodyNoun() || next.On(text.CompanyNouns) || next.IsPersonNoun())
	}
	if !next.Is(text.Capital) {
		return false
	}
	if c.isPlaceBased(j + 1) {
		return true
	}
	return next.On(text.Places) && c.tok(j+2).Is(text.Comma) && j+4 < c.last && c.locates(i, j+2)
}

// isPlaceBased reports whether the word at token j ends the name of a place and tells
// where the noun after it is: "New | York-based retailer".
func (c *chunker) isPlaceBased(j int) bool {
	w := c.tok(j).In(c.doc.Source)
	return c.tok(j).Is(text.Capital) && (strings.HasSuffix(w, "-based") || strings.HasSuffix(w, "-area")) && (c.tagAt(j+1).IsNoun() || c.tagAt(j+1).IsAdjective())
}

// maxOffice bounds the words from the preposition in a body's name to the noun for
// whoever belongs to it.
const maxOffice = 9

// officeNoun returns the noun for somebody of the body whose name goes on with the
// preposition at token i, or 0: "a Ministry | of Justice spokesman", "the Isle | of Man
// government".
func (c *chunker) officeNoun(i int) int {
	if w := c.tok(i).Word; i == 0 || w != english.Of && w != english.For {
		return 0
	}
	if head := c.tok(i - 1); !head.Is(text.Capital) || c.tok(i).Word == english.For && !head.On(text.Organizations) || i > 1 && c.tok(i-2).IsGivenName() {
		return 0
	}
	for k := i + 1; k < c.last && k < i+maxOffice; k++ {
		t := c.tok(k)
		switch {
		case t.Is(text.Capital) && t.Tag != tag.DT:
		case k == i+1:
			return 0
		case t.Word == english.And || t.Word == english.Ampersand || t.Is(text.Comma):
			if k+1 == c.last || !c.tok(k+1).Is(text.Capital) && c.tok(k+1).Word != english.And {
				return 0
			}
		case c.tok(k-1).Is(text.Capital) && t.OnAny(members):
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
	return c.tagAt(i).IsFinite() || i < c.last && english.Partitives.Has(c.tok(i).Word)
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
		if !english.Indefinites.Has(before.Word) {
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
	if c.quotes.Quoted[n] >= 0 {
		return i
	}
	t, verb := c.tok(n), c.tok(noun+1)
	if !t.Is(text.Capital) && t.Tag == tag.NN && t.Word != english.Police {
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
	return head == i || c.tok(head-1).Tag != tag.NN || c.tok(head-1).OnAny(times) // not "a school day"
}

// byTheTime returns the end of "by the time" at i where a clause follows, or i.
func (c *chunker) byTheTime(i int) int {
	if i+3 >= c.last || c.tok(i).Word != english.By || c.tok(i+1).Word != english.The || c.tok(i+2).Word != english.Time {
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
			if t.Tag == tag.IN && english.IsPrepositional(t.Word) {
				return c.emit(text.PrepUnit, form&text.Pronoun, i, end, head)
			}
		}
		return c.emit(text.SubUnit, 0, i, i+1, i)
	}
	if end := c.byTheTime(i); end > i {
		return c.emit(text.SubUnit, 0, i, end, i)
	}
	j := i + 1
	if j < c.last && c.quotes.Quoted[j] < 0 || j < c.last && c.isShort(j, min(c.quotes.List[c.quotes.Quoted[j]].Last, c.last)) {
		if c.tagAt(j) == tag.RB && c.tagAt(j+1) == tag.CD {
			j++
		}
		if end, form, head := c.nounPhrase(j); j < c.last && end > j {
			if k := c.subjectIn(j, end); k > j {
				end, head = k, k-1
			}
			return c.emit(text.PrepUnit, form, i, end, head)
		}
	}
	return c.emit(text.PrepUnit, 0, i, i+1, i)
}

// subjectIn returns the token at which the subject of the verb begins that follows the
// words [j, end) after the preposition with which the sentence begins, though no comma
// ends its phrase; or 0: "On Tuesday | prosecutors said", "At a briefing | officials
// said", "In a tweet | Lee said".
func (c *chunker) subjectIn(j, end int) int {
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
	k := i
	for k < end && (c.tok(k).OnAny(times) || c.tok(k).Is(text.Digit) || k == i && k+1 < end && english.WhichTime.Has(c.tok(k).Word) && c.tok(k+1).OnAny(times)) {
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
	case c.isAmount(k) && english.Roughly.Has(c.tok(i).Word):
	case c.isAmount(k+1) && slices.Contains(english.Rough, [2]text.Atom{c.tok(i).Word, c.tok(k).Word}):
		k++
	default:
		return i, i
	}
	if c.quotes.Quoted[k] != c.quotes.Quoted[i] {
		return i, i
	}
	end, _, head = c.nounPhrase(k)
	verb := end
	if verb+1 < c.last && (c.tok(verb).Word == english.Of || c.tok(verb).Word == english.In && c.tagAt(verb+1) == tag.CD) {
		verb, _, _ = c.nounPhrase(verb + 1)
	}
	if end == k || !c.tagAt(verb).IsFinite() || c.tok(head).On(text.TimeWords) && !c.tok(head).On(text.Shares) {
		return i, i
	}
	return end, head
}

// isAmount reports whether the token at i is a number or stands for one.
func (c *chunker) isAmount(i int) bool {
	if i+1 < c.last && c.tok(i).Word == english.A && c.tok(i+1).On(text.Shares) {
		return true // "a third"
	}
	return i < c.last && (c.tok(i).Tag == tag.CD || c.tok(i).On(text.Quantifiers) || c.tok(i).Word == english.Half || c.tok(i).Word == english.Every)
}

// Lists that stand together here: of nouns for those who belong to a body, and of words
// that tell a time.
var (
	members = text.ListsOf(text.Roles, text.PersonNouns, text.Honorifics, text.Nameless, text.StateBodies)
	times   = text.ListsOf(text.TimeWords, text.Weekdays, text.Months, text.Yesterdays)
)
