package resolve

import (
	"strings"

	"claims/extract/internal/english"
	"claims/extract/text"
)

// documenting is a document that is looked for among those known.
type documenting struct {
	*Cast
	m      *mention
	noun   text.Atom // stands for its noun and synonyms
	issuer int32     // the mention of who issued it, or -1
	maker  int32     // or who did, where no mention stands for that alone
}

// resolveDocument returns the document that mention i stands for, a new one where none of
// those known is meant.
func (c *Cast) resolveDocument(i int32) int32 {
	m := &c.mentions[i]
	d := documenting{Cast: c, m: m, noun: noun(c.Text, m.head), issuer: issuerOf(c, i), maker: -1}
	if d.issuer < 0 {
		d.maker = c.makerOf(m)
	}
	if d.issuer >= 0 || d.maker >= 0 {
		if k := d.nowIssued(); k >= 0 {
			return k
		}
		return d.add()
	}
	k, _ := c.reference(i)
	if k >= 0 && d.mayBe(&c.entities[k]) {
		return k
	}
	d.maker = k // "Harlow wrote to us. The letter said"
	return d.add()
}

// mayBe reports whether the mention may stand for e itself, a document or an outlet that is called
// like what it prints, "The Salto Gazette wrote of it. The paper said".
func (d *documenting) mayBe(e *entity) bool {
	if e.class == Document || !e.named || e.class == Person {
		return e.class == Document
	}
	last, head := d.Tok(e.name.Last-1), d.Tok(d.m.head)
	return last.OnAny(documents) || head.On(text.PressNouns) && sameKind(head, last)
}

// add returns a new document.
func (d *documenting) add() int32 {
	m := d.m
	k := d.newEntity(m)
	d.entities[k].issuer, d.entities[k].maker = d.issuer, d.maker
	d.labelEntity(k, m)
	e := &d.entities[k]
	e.anon = false
	if m.Last-m.core == 1 && (m.det == definite || m.det == indefinite) {
		e.none = true
	}
	return k
}

// bearerOf returns who issued the document k, as far as that is known, or k.
func (c *Cast) bearerOf(k int32) int32 {
	e := &c.entities[k]
	if e.issuer >= 0 && c.mentions[e.issuer].entity >= 0 {
		return c.settled(c.mentions[e.issuer].entity)
	}
	if e.issuer < 0 && e.maker >= 0 {
		return c.settled(e.maker)
	}
	return k
}

// hasIssuer reports whether it is known who issued e.
func (e *entity) hasIssuer() bool { return e.issuer >= 0 || e.maker >= 0 }

// isNoun reports whether e was first called by the same noun.
func (d *documenting) isNoun(e *entity) bool {
	return noun(d.Text, e.label.head) == d.noun
}

// isGeneral reports whether any document may be called so: "the document".
func (d *documenting) isGeneral() bool { return d.Tok(d.m.head).On(text.GeneralDocuments) }

// nowIssued finds the document whose issuer only this mention tells, and notes him: "a
// report … The document, by the bank,".
func (d *documenting) nowIssued() int32 {
	if d.issuer < 0 || d.m.det != definite || d.m.owner >= 0 {
		return -1
	}
	for k, e := range d.latest() {
		if e.class != Document || e.last < 0 || e.hasIssuer() || d.told[d.m.sentence]-d.told[d.mentions[e.last].sentence] > 3 {
			continue
		}
		if d.isNoun(e) || d.isGeneral() {
			e.issuer = d.issuer
			return k
		}
	}
	return -1
}

// isPress reports whether the name of e is that of an outlet.
func isPress(c *Cast, e *entity) bool {
	last := c.Tok(e.name.Last - 1)
	return last.OnAny(press) || last.On(text.Newswires)
}

// documents are the lists of nouns for documents.
var documents = text.ListsOf(text.Documents, text.Writings)

// marked reports whether the names before the head of the document m, if any,
// are of e as well: "the Monmouth poll".
func marked(c *Cast, m *mention, e *entity) bool {
	for k := m.core; k < m.head; k++ {
		t := c.Tok(k)
		if !t.Is(text.Capital) || k == c.Sentences[m.sentence].First {
			continue
		}
		one := text.Range{First: k, Last: k + 1}
		in, _ := shareOf(c.Text, one, text.Range{First: e.label.First, Last: e.label.Last})
		if e.maker >= 0 && in == 0 {
			maker := &c.entities[e.maker]
			in, _ = shareOf(c.Text, one, maker.name)
			if initials(c.Text, k, maker.name) {
				in = 1
			}
		}
		if e.issuer >= 0 && in == 0 {
			if o := c.mentions[e.issuer].entity; o >= 0 {
				in, _ = shareOf(c.Text, one, c.entities[o].name)
				if initials(c.Text, k, c.entities[o].name) {
					in = 1
				}
			}
		}
		if in == 0 {
			return false
		}
	}
	return true
}

// issuers find the mention of who issued a document, in turn, or -1.
var issuers = [...]func(*Cast, int32) int32{(*Cast).issuerAfter, (*Cast).issuerBefore}

// issuerOf returns the mention of who issued the document i, or -1: "a report
// by the bank", "the Treasury's figures", "the bank published a report".
func issuerOf(c *Cast, i int32) int32 {
	if m := &c.mentions[i]; m.owner >= 0 {
		return m.owner
	}
	for _, find := range issuers {
		if k := find(c, i); k >= 0 {
			return k
		}
	}
	return -1
}

// issuerAfter finds who a phrase after the document names: "a report | released | Monday | by
// the bank", "the accounts | from Lowell & Crane", "a report | was published | by the bank".
func (c *Cast) issuerAfter(i int32) int32 {
	m := &c.mentions[i]
	v := c.View(m.sentence)
	for u, n := lastUnit(c.Text, m)+1, 0; u < v.Last && n < 6; u, n = u+1, n+1 {
		x := &c.Units[u]
		switch {
		case x.Governs():
			if k := c.issuerIn(m, x); k >= 0 {
				return k
			}
		case x.Kind == text.VerbUnit && !c.mayIssue(x), x.Kind == text.CommaUnit && n > 0:
			return -1
		case !x.Kind.In(text.VerbUnit, text.TimeUnit, text.CommaUnit, text.AdverbUnit):
			return -1
		}
	}
	return -1
}

// mayIssue reports whether the issuer may follow the verb x after a document: not in "memos |
// obtained | by The Herald".
func (c *Cast) mayIssue(x *text.Unit) bool {
	verb := c.Tok(x.Head)
	if verb.On(text.ReaderVerbs) {
		return false
	}
	return x.Form&text.Finite == 0 || x.Form&text.Passive != 0 && verb.On(text.IssueVerbs)
}

// issuerIn returns the mention of who issued the document m before the phrase x, "by the bank",
// or -1.
func (c *Cast) issuerIn(m *mention, x *text.Unit) int32 {
	w, k := c.Tok(x.First).Word, c.mentionAt(x.Head)
	if k < 0 || w != english.By && w != english.From && w != english.In {
		return -1
	}
	o := &c.mentions[k]
	if w == english.In && (!o.isName() || !c.Tok(o.name.Last-1).OnAny(press) || c.makerOf(m) >= 0) {
		return -1 // "a report | in the Salto Times", but not "a Prairie University poll | in the Salto Times"
	}
	if o.class == Place || !o.isName() && o.class == Unknown {
		return -1
	}
	if o.same >= 0 {
		return o.same // "the accounting firm | Lowell & Crane"
	}
	return k
}

// issuerBefore finds the subject of the verb before the document: "the bank | published | a
// report".
func (c *Cast) issuerBefore(i int32) int32 {
	m := &c.mentions[i]
	if m.unit == c.View(m.sentence).First {
		return -1
	}
	verb := &c.Units[m.unit-1]
	if verb.Kind != text.VerbUnit || !c.Tok(verb.Head).On(text.IssueVerbs) || verb.Form&text.Passive != 0 {
		return -1
	}
	for k := i - 1; k >= 0 && c.mentions[k].sentence == m.sentence && k > i-6; k-- {
		if o := &c.mentions[k]; o.subject && (o.class == Body || o.isName()) {
			return k
		}
	}
	return -1
}

// makerOf returns the body whose name stands before the document m, "a Prairie
// University poll", or -1.
func (c *Cast) makerOf(m *mention) int32 {
	if m.Last-m.core < 2 || m.core == c.Sentences[m.sentence].First {
		return -1
	}
	t := text.Range{First: m.core, Last: m.Last - 1}
	for t.First < t.Last && !c.Tok(t.First).Is(text.Capital) {
		t.First++
	}
	for t.Last > t.First && !c.Tok(t.Last-1).Is(text.Capital) {
		t.Last-- // "polling average"
	}
	if t.Empty() {
		return -1
	}
	for k, e := range c.latest() {
		if e.named && e.class == Body && samePhrase(c.Text, t, e.name) {
			return k
		}
	}
	if !c.Tok(m.head).On(text.ResearchNouns) || !c.isMaker(t) {
		return -1
	}
	n := *m
	n.kind, n.name, n.class, n.role, n.gender = properName, t, Body, text.Range{}, 0
	if k := findNamed(c, &n); k >= 0 {
		return k
	}
	return c.newEntity(&n)
}

// isMaker reports whether t, before a noun for a study, may be who made it: "a Prairie University
// poll", "a Xenmouth survey", but not "a London survey" or "the Ruiz report".
func (c *Cast) isMaker(t text.Range) bool {
	if isBodyWord(c.Tok(t.Last-1), c.Source) {
		return true
	}
	unknown := false
	for k := t.First; k < t.Last; k++ {
		w, s := c.Tok(k), c.Tok(k).In(c.Source)
		if last := s[strings.LastIndexByte(s, '-')+1:]; w.OnAny(noMaker) || !w.Is(text.Capital) || last == english.Lower(last) {
			return false // "a Salto-backed study"
		}
		unknown = unknown || !isWord(c.Text, w)
	}
	for _, e := range c.latest() {
		if e.named && e.class != Body && (e.surname == c.Tok(t.Last-1).Word || samePhrase(c.Text, t, e.name)) {
			return false
		}
	}
	return unknown
}

// noMaker are the lists of words that tell of what a study is, or of when.
var noMaker = text.ListsOf(text.Places, text.Nationals, text.Months, text.Weekdays, text.Nationwide, text.PartyAdjectives)

// isBodyWord reports whether the last word of a name is one of a body.
func isBodyWord(last *text.Token, src string) bool {
	return last.IsBodyNoun() || last.On(text.CompanyWords) || last.On(text.CompanyNames) || last.Is(text.AllCaps) && !last.On(text.Places) || isCamel(last.In(src))
}

// Issue makes the speaker of claim i the issuer of the document that it names as where
// it was said: "In a statement, the ministry said …"; "the statement added".
func (c *Cast) Issue(i int, medium text.Span) {
	claim := &c.claims[i]
	if medium.Empty() || claim.Source.Range.Empty() {
		return
	}
	v := c.View(claim.Sentence)
	for u := v.First; u < v.Last; u++ {
		x := &c.Units[u]
		if c.Tok(x.First).Start >= medium.Start || medium.Start >= c.Tok(x.Last-1).End {
			continue
		}
		k, s := c.mentionAt(x.Head), c.mentionAt(headOf(c.Text, &claim.Source))
		if k >= 0 && s >= 0 && c.mentions[k].entity >= 0 && c.mentions[s].entity >= 0 {
			if e := &c.entities[c.mentions[k].entity]; e.class == Document && e.issuer < 0 {
				e.issuer = s
			}
		}
		return
	}
}
