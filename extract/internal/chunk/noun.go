package chunk

import (
	"claims/extract/internal/english"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// phrase is a noun phrase as far as it has been read.
type phrase struct {
	first int   // the token that it begins with
	noun  int   // the last noun that may be its head, or -1
	owner int   // the mark of the last possessor, or -1
	quote int32 // the short quotation at hand, or -1
}

// nounPhrase returns the end, form and head of the noun phrase at token i: as
// far as its last noun; what follows the head is left to others.
func (c *chunker) nounPhrase(i int) (end int, form text.Form, head int) {
	if i >= c.last {
		return i, 0, i
	}
	if end := c.pronoun(i); end > i {
		return end, text.Pronoun, end - 1
	}
	p := phrase{first: i, noun: -1, owner: -1, quote: -1}
	j := i
	for j < c.last {
		next := c.extend(&p, j)
		if next == j {
			break
		}
		j = next
	}
	if p.noun < 0 {
		return c.headless(&p, j)
	}
	head = p.noun
	if n := c.relativeSubject(i, head); n > i {
		head = n - 1
	} else if n := c.toldSubject(i, head); n > i {
		head = n - 1
	}
	return head + 1, nounForm(c.tok(head)), head
}

// pronoun returns the end of the pronoun at i, or i: "she", "there", "ruled | that | out",
// "too much".
func (c *chunker) pronoun(i int) int {
	t := c.tok(i)
	switch {
	case t.Tag == tag.PRP || t.Tag == tag.EX,
		t.Word == english.That && (i+1 >= c.last || c.isAt(i+1, text.EndMark) || c.tagAt(i+1) == tag.RP):
		return i + 1
	case t.Tag == tag.RB && i+1 < c.last && c.tok(i+1).On(text.Quantifiers) && c.counts(i+2):
		return i + 2
	}
	return i
}

// extend adds to p the token j, or the words that go on from there, and returns the token
// after them, or j where p has ended.
func (c *chunker) extend(p *phrase, j int) int {
	if q := c.quotes.Quoted[j]; q != p.quote {
		if q >= 0 && !c.isShort(j, c.quotationEnd(j)) {
			return j
		}
		p.quote = q
	}
	if p.quote >= 0 { // a short quotation counts as a noun
		if c.tok(j).Is(text.Letter) || j+1 < c.last && c.quotes.Quoted[j+1] != p.quote {
			p.noun = j
		}
		return j + 1
	}
	if p.noun == j-1 {
		if k := c.officeNoun(j); k > 0 {
			p.noun = k
			return k + 1
		}
	}
	before := p.noun
	if !c.joins(p, j) {
		return j
	}
	if j > p.first && c.datesApart(p.first, j, before) {
		p.noun = before
		return j
	}
	return j + 1
}

// joins adds to p the token j, outside quotation marks, and reports whether it is a part of
// p.
func (c *chunker) joins(p *phrase, j int) bool {
	t, inside, afterNoun := c.tok(j), j > p.first, p.noun == j-1
	switch t.Tag {
	case tag.NN, tag.NNS, tag.NNP, tag.NNPS:
		if t.Is(text.Letter) || t.Word == english.Percent && inside { // "38%"
			p.noun = j
			return true
		}
	case tag.DT, tag.PRPS, tag.PDT:
		return !inside || c.tagAt(j-1) == tag.PDT || c.tok(j-1).On(text.FloatedQuantifiers) // "all the roads"
	case tag.CD:
		return c.joinsNumber(p, j)
	case tag.JJ, tag.JJR, tag.JJS:
		return p.noun < 0 || c.isPlaceBased(j)
	case tag.RBS, tag.RB, tag.RBR:
		return p.noun < 0 && inside && c.intensifies(j)
	case tag.VBN, tag.VBG:
		return p.noun < 0 && (c.beforeNoun(j) || c.opensSpeaker(j))
	case tag.VBD:
		return !inside && c.opensSpeaker(j)
	case tag.POS:
		return c.joinsPossessor(p, j)
	case tag.Dollar:
		return true
	case tag.CC:
		return inside && c.coordinates(p, j)
	}
	if t.Is(text.Comma) && afterNoun && c.locates(p.first, j) {
		p.noun = -1
		return true
	}
	return t.On(text.Currencies)
}

// joinsNumber adds to p the number at j, the head unless it counts what follows: "the
// three | senior officials", but none in "the cockpit | six minutes before".
func (c *chunker) joinsNumber(p *phrase, j int) bool {
	if j > p.first && p.noun == j-1 && j+1 < c.last && c.tok(j+1).On(text.TimeWords) {
		return false
	}
	if !c.counted(j + 1) {
		p.noun = j
	}
	return true
}

// joinsPossessor adds to p the mark at j, whose noun is then the possessor of another: "the
// mayor | 's". In "the general's" the tagger takes the noun for an adjective.
func (c *chunker) joinsPossessor(p *phrase, j int) bool {
	if p.noun != j-1 && !(j-1 > p.first && c.tagAt(j-1) == tag.JJ) {
		return false
	}
	p.noun, p.owner = -1, j
	return true
}

// coordinates reports whether the conjunction at j joins names or adjectives inside p:
// "Research | & | Development", "current | and | former officials".
func (c *chunker) coordinates(p *phrase, j int) bool {
	if p.noun >= 0 {
		return p.noun == j-1 && c.tok(j).Word == english.Ampersand
	}
	return c.tagAt(j-1) == tag.JJ && c.tagAt(j+1) == tag.JJ && c.tagAt(j+2).IsNoun()
}

// intensifies reports whether the adverb at i goes with a modifier after it: "a | very |
// old bridge".
func (c *chunker) intensifies(i int) bool {
	switch c.tagAt(i + 1) {
	case tag.JJ, tag.VBN, tag.CD:
		return true
	case tag.VBG:
		return c.tagAt(i + 2).IsNoun()
	}
	return false
}

// headless returns the end, form and head of p, which ends before j and has no noun, if it
// stands for one all the same.
func (c *chunker) headless(p *phrase, j int) (end int, form text.Form, head int) {
	i := p.first
	switch t := c.tok(i); {
	case p.owner > 0: // "Trump's" with no noun of its own
		return p.owner + 1, nounForm(c.tok(p.owner-1)) | text.Possessive, p.owner - 1
	case j == i:
		if t.On(text.Quantifiers) {
			return i + 1, text.Pronoun, i
		}
	case c.tok(j-1).On(text.Quantifiers) && c.counts(j):
		return j, text.Pronoun, j - 1 // "many", "the most"
	case t.Tag == tag.DT || t.Tag == tag.PRPS: // "this", "some", "the poor"
		if j == i+1 {
			return j, text.Pronoun, i
		}
		return j, 0, j - 1
	}
	return i, 0, i
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
	return c.tok(j).Is(text.Capital) && c.set.Lexicon.EndsOn(c.tok(j).In(c.doc.Source), text.AreaWords)
}

// maxOffice bounds the words from the preposition in a body's name to the noun for
// whoever belongs to it.
const maxOffice = 9

// officeNoun returns the noun for somebody of the body whose name goes on with the
// preposition at token i, or 0: "a Ministry | of Justice spokesman", "the Isle | of Man
// government".
func (c *chunker) officeNoun(i int) int {
	if !c.isInName(i) || !c.isAt(i+1, text.Capital) || c.tok(i+1).Tag == tag.DT {
		return 0
	}
	for k := i + 2; k < c.last && k < i+maxOffice; k++ {
		t := c.tok(k)
		switch {
		case t.Is(text.Capital) && t.Tag != tag.DT:
		case t.Word == english.And || t.Word == english.Ampersand || t.Is(text.Comma):
			if !c.isAt(k+1, text.Capital) && c.wordAt(k+1) != english.And {
				return 0
			}
		case t.OnAny(members):
			return k
		default:
			return 0
		}
	}
	return 0
}

// isInName reports whether the preposition at token i may stand in the name of a body:
// "Ministry | of", "Institute | for".
func (c *chunker) isInName(i int) bool {
	p := c.tok(i)
	if i == 0 || !p.On(text.FieldPrepositions) || i > 1 && c.tok(i-2).IsGivenName() {
		return false
	}
	head := c.tok(i - 1)
	return head.Is(text.Capital) && (p.Word == english.Of || head.On(text.Organizations))
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
	return c.tagAt(i).IsFinite() || i < c.last && c.tok(i).On(text.Partitives)
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
	if n < i+1 || noun+1 >= c.last || c.quotes.Quoted[n] >= 0 || !c.isAntecedent(i, n) || !c.reports(n, noun+1) {
		return i
	}
	k := noun + 2
	apart := n == i+1 || c.tok(n-1).Tag == tag.CD || c.tok(n).Is(text.Capital)
	if apart && c.tagAt(k) == tag.PRP {
		k++ // "the $2 million | experts say it costs"
	}
	for c.tagAt(k) == tag.RB {
		k++
	}
	if !c.tagAt(k).IsFinite() {
		return i
	}
	return n
}

// toldSubject returns where the subject of what somebody is told begins inside the noun phrase
// [i, noun], whose first part is told it, or i: "told the jury | Roof stood", "told Reuters |
// Harlow had agreed". The verb of telling stands right before, and a finite one follows.
func (c *chunker) toldSubject(i, noun int) int {
	if !c.tells(i) {
		return i
	}
	end := noun + 1
	for c.tagAt(end) == tag.RB {
		end++
	}
	if !c.tagAt(end).IsFinite() {
		return i
	}
	for n := noun; n > i; n-- {
		if c.quotes.Quoted[n] < 0 && c.partsTold(n) {
			return n
		}
	}
	return i
}

// tells reports whether a verb of telling, in the active, ends right before token i: "told | the
// jury".
func (c *chunker) tells(i int) bool {
	u := len(c.units) - 1
	if u < c.begin || c.units[u].Kind != text.VerbUnit || c.units[u].Last != i {
		return false
	}
	return c.units[u].Form&text.Passive == 0 && c.set.Lexicon.On(c.tok(c.units[u].Head).Lemma, text.TellVerbs)
}

// partsTold reports whether whoever is told ends before token n and a new noun phrase begins: "the
// jury | Roof", "reporters | police", "The Times | Ana Ruiz", "the Coalition | President Dale".
func (c *chunker) partsTold(n int) bool {
	t, before := c.tok(n), c.tok(n-1)
	if !t.Tag.IsNoun() && t.Tag != tag.JJ || !before.Tag.IsNoun() {
		return false
	}
	if !before.Is(text.Capital) {
		return t.Is(text.Capital) && t.Tag.IsProper() || before.Tag == tag.NNS && before.IsPersonNoun()
	}
	if !t.Is(text.Capital) || before.OnAny(titles) || before.IsGivenName() {
		return false
	}
	return t.OnAny(titles) || t.IsGivenName() || before.On(text.CompanyNames) && !t.IsBodyNoun()
}

// isAntecedent reports whether a relative clause may follow the tokens [i, n): "something",
// "the $2 million", "a toy".
func (c *chunker) isAntecedent(i, n int) bool {
	switch before := c.tok(n - 1); {
	case n == i+1:
		return before.On(text.Indefinites)
	case before.Tag == tag.CD:
		k := n - 2
		if k > i && c.tagAt(k) == tag.CD {
			k--
		}
		return k >= i && c.tagAt(k) == tag.Dollar
	default:
		return (before.Tag == tag.NN || before.Tag == tag.NNS) && !before.Is(text.Capital)
	}
}

// reports reports whether the subject that begins with token n, whose verb is at token
// verb, is of those who tell news: "officials | say", but not "the chief | says" nor "The
// police chief | said it was".
func (c *chunker) reports(n, verb int) bool {
	t, v := c.tok(n), c.tok(verb)
	if !t.Is(text.Capital) && (t.Tag == tag.NN && !t.On(text.PluralNouns) || !t.On(text.Roles) && !t.On(text.Organizations)) {
		return false
	}
	return v.Tag.IsFinite() && !v.Is(text.Capital) && c.set.Cue(v.Lemma, text.VerbUnit) != nil
}

// datesApart reports whether the token j, which could go on with the noun
// phrase from i, begins or follows a date that is no part of it.
func (c *chunker) datesApart(i, j, noun int) bool {
	t, prev := c.tok(j), c.tok(j-1)
	if t.OnAny(days) {
		return noun == j-1 && !prev.On(text.Months) && !c.isDayOf(j) // "the letter | Monday"
	}
	if noun == j-1 && (c.isCountAfter(prev, j) || j-1 > i && c.isNameAfter(prev, j)) {
		return true
	}
	return prev.On(text.Weekdays) && j-1 == i && !t.On(text.TimeWords) && t.Tag != tag.POS && t.Is(text.Capital) // "Monday | Ms. Ruiz"
}

// isDayOf reports whether the day at j tells which the noun after it is: "Monday's vote",
// "the Sunday Herald".
func (c *chunker) isDayOf(j int) bool {
	n := c.tagAt(j + 1)
	return n == tag.POS || n.IsNoun() && c.tok(j).Is(text.Capital)
}

// isNameAfter reports whether a name begins at j after a time: "the morning | Mr. Obama
// left".
func (c *chunker) isNameAfter(time *text.Token, j int) bool {
	t := c.tok(j)
	return time.On(text.TimeWords) && !time.Is(text.Capital) && t.Tag.IsProper() && t.Is(text.Capital) && !t.On(text.Months)
}

// isCountAfter reports whether a number that is of no date stands at j after a time: "by
// nightfall | several hundred people".
func (c *chunker) isCountAfter(time *text.Token, j int) bool {
	t := c.tok(j)
	return (time.On(text.TimeWords) || time.On(text.Weekdays)) && (t.Tag == tag.CD || t.On(text.Quantifiers)) && !(j+1 < c.last && c.tok(j+1).On(text.Months))
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
	return head == i || c.tok(head-1).Tag != tag.NN || c.tok(head-1).TellsTime() // not "a school day"
}

// byTheTime returns the end of "by the time" at i where a clause follows, or i.
func (c *chunker) byTheTime(i int) int {
	if c.wordAt(i) != english.By || c.wordAt(i+1) != english.The || c.wordAt(i+2) != english.Time {
		return i
	}
	if end, _, _ := c.nounPhrase(i + 3); end == i+3 || !c.tagAt(end).IsFinite() {
		return i
	}
	return i + 3
}

// preposition appends the preposition or subordinator at i with the noun
// phrase that it governs.
func (c *chunker) preposition(i int) int {
	if c.tok(i).On(text.Subordinators) {
		return c.subordinator(i)
	}
	if end := c.byTheTime(i); end > i {
		return c.emit(text.SubUnit, 0, i, end, i)
	}
	j := i + 1
	if j >= c.last || c.quotes.Quoted[j] >= 0 && !c.isShort(j, c.quotationEnd(j)) {
		return c.emitWord(text.PrepUnit, i)
	}
	if c.tagAt(j) == tag.RB && c.tagAt(j+1) == tag.CD {
		j++
	}
	end, form, head := c.nounPhrase(j)
	if end == j {
		return c.emitWord(text.PrepUnit, i)
	}
	if k := c.subjectIn(j, end); k > j {
		end, head = k, k-1
	}
	return c.emit(text.PrepUnit, form, i, end, head)
}

// subordinator appends the subordinator at i, with the noun phrase that it governs where
// that is all of what follows: "after | the vote failed", but "after the vote".
func (c *chunker) subordinator(i int) int {
	t := c.tok(i)
	end, form, head := c.nounPhrase(i + 1)
	if end == i+1 && c.wordAt(end) == english.That && t.On(text.GoverningSubordinators) {
		return c.emitWord(text.AdverbUnit, i) // "has said before | that"
	}
	if end == i+1 || form&text.Pronoun != 0 || t.Tag != tag.IN || !t.On(text.GoverningSubordinators) || c.isPredicated(end) {
		return c.emitWord(text.SubUnit, i)
	}
	return c.emit(text.PrepUnit, 0, i, end, head)
}

// isPredicated reports whether a finite verb group begins at token i.
func (c *chunker) isPredicated(i int) bool {
	if i >= c.last {
		return false
	}
	end, form, _ := c.verbGroup(i)
	return end > i && form&text.Finite != 0
}

// subjectIn returns the token at which the subject of the verb begins that follows the
// words [j, end) after the preposition with which the sentence begins, though no comma
// ends its phrase; or 0: "On Tuesday | prosecutors said", "At a briefing | officials
// said", "In a tweet | Lee said".
func (c *chunker) subjectIn(j, end int) int {
	if len(c.units) > c.begin || !c.isPredicated(end) {
		return 0
	}
	k := c.timesEnd(j, end)
	if c.tok(j).On(text.Places) {
		k++ // "In Berlin | ministers said"
	}
	if k == j {
		k = c.speakerIn(j, end)
	}
	if k == j || k == end || !c.tok(k).Tag.IsNoun() && c.tok(k).Tag != tag.JJ {
		return 0
	}
	return k
}

// speakerIn returns where the plural or the name begins that ends the words [j, end), if it
// stands right after another noun, or j: "a briefing | officials", "a tweet | Ana Lee".
func (c *chunker) speakerIn(j, end int) int {
	last, before := c.tok(end-1), c.tok(max(end-2, j))
	switch {
	case end-j < 2 || !before.Tag.IsNoun():
	case last.Tag == tag.NNS && before.Tag == tag.NN:
		return end - 1
	case last.Tag.IsProper():
		k := end - 1
		for k > j && c.tok(k-1).Is(text.Capital) {
			k--
		}
		if k > j && c.tok(k-1).Tag == tag.NN {
			return k
		}
	}
	return j
}

// timesEnd returns the end of the words that tell a time from token i on: "Tuesday",
// "last week", "3 May".
func (c *chunker) timesEnd(i, end int) int {
	k := i
	for k < end && (c.tok(k).TellsTime() || c.tok(k).Is(text.Digit) || k == i && k+1 < end && c.tok(k).On(text.WhichTime) && c.tok(k+1).TellsTime()) {
		k++
	}
	return k
}

// roughNumber appends a noun phrase that begins with words before a number, the subject of
// the verb after it, or whoever is told something: "about 40 people were", "at least half of them
// had", "told | about 40 people".
func (c *chunker) roughNumber(i int) int {
	k := i + 1
	switch {
	case c.isAmount(k) && c.tok(i).On(text.RoughWords):
	case c.isAmount(k+1) && c.set.Lexicon.On(text.Joined(c.doc.Source, c.tok(i), c.tok(k)), text.RoughWords):
		k++
	default:
		return i
	}
	if c.quotes.Quoted[k] != c.quotes.Quoted[i] {
		return i
	}
	end, _, head := c.nounPhrase(k)
	verb := end
	if verb+1 < c.last && (c.tok(verb).Word == english.Of || c.tok(verb).Word == english.In && c.tagAt(verb+1) == tag.CD) {
		verb, _, _ = c.nounPhrase(verb + 1)
	}
	told := c.tok(head).IsPersonNoun() && c.tells(i)
	if end == k || !c.tagAt(verb).IsFinite() && !told || c.tok(head).On(text.TimeWords) && !c.tok(head).On(text.Shares) {
		return i
	}
	return c.emit(text.NounUnit, 0, i, end, head)
}

// isAmount reports whether the token at i is a number or stands for one.
func (c *chunker) isAmount(i int) bool {
	if i >= c.last {
		return false
	}
	t := c.tok(i)
	return t.Tag == tag.CD || t.On(text.Quantifiers) || t.On(text.Amounts) ||
		t.Word == english.A && i+1 < c.last && c.tok(i+1).On(text.Shares) // "a third"
}

// Lists that stand together here: of nouns for those who belong to a body, and of words
// for days.
var (
	members = text.ListsOf(text.Roles, text.PersonNouns, text.Honorifics, text.Nameless, text.StateBodies)
	days    = text.ListsOf(text.Weekdays, text.Yesterdays)
	titles  = text.ListsOf(text.Honorifics, text.Roles, text.Titles, text.Courtesies)
)
