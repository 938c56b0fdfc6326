package resolve

import (
	"strings"

	"claims/extract/internal/attribute"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// isPredicate reports whether m only says what a subject is: "Ruiz is a strong
// supporter", "tough enough to be president".
func isPredicate(c *Cast, m *mention) bool {
	if m.class != Person || m.det != indefinite && m.det != bare || m.inPrep || m.owns || c.speaks[m.head] >= 0 || m.unit == c.View(m.sentence).First || c.Units[m.unit-1].Form&text.Copula == 0 {
		return false
	}
	u := lastUnit(c.Text, m) + 1
	return u >= c.View(m.sentence).Last || !c.Units[u].Kind.In(text.RelativeUnit, text.ThatUnit)
}

// described adds the description i, which stands beside a name, to what is
// known of its bearer; one without a name so described before was its bearer.
func (c *Cast) described(i int32) {
	m := &c.mentions[i]
	e := &c.entities[m.entity]
	if e.label.isName() {
		e.label = *m
		c.note(m.entity, text.Range{First: m.head, Last: m.head + 1})
	}
	if m.class != Person && m.class != Body || m.det != definite && m.det != owned {
		return
	}
	for _, o := range c.latest() {
		if c.wasCalled(o, m, e) {
			o.into = m.entity
			if m.class == Person && e.role.Last-e.role.First < o.name.Last-o.name.First && !c.Tok(o.label.head).On(text.Kin) {
				c.give(m.entity, o.name)
			}
			return
		}
	}
}

// wasCalled reports whether o, which has no name, was called by the description m, which is
// now that of e.
func (c *Cast) wasCalled(o *entity, m *mention, e *entity) bool {
	if o.named || o.into >= 0 || o.last < 0 || o.class != m.class || !o.label.isDescription() || o.plural ||
		c.Tok(o.label.head).Word != c.Tok(m.head).Word || !o.gender.agrees(e.gender) || m.det == owned && ownerOf(c, m) != ownerOf(c, &o.label) {
		return false
	}
	in, of := shareOf(c.Text, text.Range{First: m.core, Last: m.Last}, o.name)
	return in == of
}

// ownerOf returns the entity that owns m, or -1.
func ownerOf(c *Cast, m *mention) int32 {
	if m.owner < 0 {
		return -1
	}
	return c.settled(c.mentions[m.owner].entity)
}

// identifications tie the first mention of a name to somebody or something spoken of before
// without one, the surest first; each reports whether there is nothing more to look for.
var identifications = [...]func(*Cast, int32) bool{
	(*Cast).bodyBefore,
	(*Cast).holder,
	(*Cast).leading,
}

// identification ties the name of mention i, the first of its bearer, to whom the story left
// without a name.
func (c *Cast) identification(i int32) {
	for _, identify := range identifications {
		if identify(c, i) {
			return
		}
	}
}

// bodyBefore ties the name of a body to the descriptions of it before: "their union" before
// "the Seafarers' Union" is named. It is done with any body.
func (c *Cast) bodyBefore(i int32) bool {
	m := &c.mentions[i]
	e := &c.entities[m.entity]
	if e.class != Body {
		return false
	}
	head := c.Set.Same(headWord(c.Text, e.name))
	for k := range c.entities[:min(len(c.entities), maxEntities)] {
		if c.keys[k].nouns&bit(head) == 0 {
			continue
		}
		o := &c.entities[k]
		if o.named || o.into >= 0 || o.last < 0 || o.class != Body || o.plural || o.label.det == indefinite ||
			noun(c.Text, o.label.head) != head {
			continue
		}
		if in, of := shareOf(c.Text, text.Range{First: o.label.core, Last: o.label.Last}, e.name); in == of && (o.label.owner < 0 || c.mentions[o.label.owner].kind == pronoun) {
			o.into = m.entity
		}
	}
	return true
}

// leading ties the first person named in a story to the one whom its first paragraph leaves
// without a name: "A bank teller testified … Ana Ruiz, 46, told jurors".
func (c *Cast) leading(i int32) bool {
	m := &c.mentions[i]
	e := &c.entities[m.entity]
	if e.class != Person || !e.role.Empty() || !begins(c.Text, m) && c.speaks[m.head] < 0 || m.name.Last-m.name.First < 2 {
		return false
	}
	found := c.lead(i, e)
	if found < 0 || c.Paragraphs[c.Sentences[c.entities[found].label.sentence].Paragraph].First > c.entities[found].label.sentence {
		return false
	}
	o := &c.entities[found]
	o.into = m.entity
	c.give(m.entity, roleOf(c.Text, &o.label))
	e.called = o.called
	c.keys[m.entity].nouns |= c.keys[found].nouns
	if e.label.isName() {
		e.label = o.label
	}
	return true
}

// lead returns the person without a name who opens the story before mention i, of e, and may be
// e, or -1 where others are told of beside.
func (c *Cast) lead(i int32, e *entity) int32 {
	found := int32(-1)
	for k := range min(i, reachMentions) {
		o := &c.mentions[k]
		if o.entity < 0 || c.settled(o.entity) == found {
			continue
		}
		x := &c.entities[c.settled(o.entity)]
		switch {
		case x.class != Person || !x.named && (!x.soft && !x.gender.agrees(e.gender) || x.none && o.inPrep) || found >= 0 && c.isToldBy(o, found):
		case found >= 0 || x.named || !c.leads(&c.mentions[i], x):
			return -1
		default:
			found = c.settled(o.entity)
		}
	}
	return found
}

// isToldBy reports whether the mention o stands in what entity n says or does, and so is of
// another: "A banker said | Ms. Ruiz | should go".
func (c *Cast) isToldBy(o *mention, n int32) bool {
	if l := &c.entities[n].label; o.sentence == l.sentence && o.First > l.First {
		return true
	}
	in := c.inside[o.head]
	return in >= 0 && c.SpeakerOf(int(in)) == n
}

// leads reports whether o was told of as one who gets a name soon, in the two paragraphs
// before that of m: "A diver who was lost".
func (c *Cast) leads(m *mention, o *entity) bool {
	l := &o.label
	if l.det != indefinite && !c.isForeword(l, m) && !ofSome(c.Text, l) || !begins(c.Text, l) || o.plural || o.anon || c.ListsOf(noun(c.Text, l.head)).Has(text.Mouthpieces) {
		return false // "a Farrow spokesman" stays without a name
	}
	back := c.Sentences[m.sentence].Paragraph - c.Sentences[l.sentence].Paragraph
	return back > 0 && back <= 2 || back == 0 && hasAside(c.Text, m)
}

// isForeword reports whether l tells so much of a speaker that only the name, with which m speaks,
// is wanting: "Estania's finance minister said … Ana Ruiz said".
func (c *Cast) isForeword(l, m *mention) bool {
	if c.speaks[l.head] < 0 || c.speaks[m.head] < 0 {
		return false
	}
	return l.det == definite && l.Last-l.core > 1 || l.det == owned && c.mentions[l.owner].kind != pronoun
}

// hasAside reports whether a comma follows m: "Ana Ruiz, who is 46,".
func hasAside(txt *parse.Text, m *mention) bool {
	u := lastUnit(txt, m) + 1
	return u < txt.View(m.sentence).Last && txt.Units[u].Kind == text.CommaUnit
}

// ofSome reports whether the description m is of one whom the story has yet to
// tell of: "the widow of a miner".
func ofSome(txt *parse.Text, m *mention) bool {
	r := txt.View(m.sentence)
	u := lastUnit(txt, m) + 1
	if m.det != definite || r.KindAt(u) != text.PrepUnit || txt.Units[u].Last-txt.Units[u].First < 3 {
		return false
	}
	return txt.Tok(txt.Units[u].First).Word == english.Of && txt.Tok(txt.Units[u].First+1).On(text.Articles)
}

// holder makes the one speaker so far who is called by nothing but a post the
// person whom mention i is the first to name, with that post: "The mayor of Salto
// said … Mayor Ana Ruiz".
func (c *Cast) holder(i int32) bool {
	m := &c.mentions[i]
	e := &c.entities[m.entity]
	if e.role.Empty() || m.role.Empty() {
		return false
	}
	found := int32(-1)
	var nouns uint64
	for k := m.role.First; k < m.role.Last; k++ {
		nouns |= bit(noun(c.Text, k))
	}
	for k := range c.entities[:min(len(c.entities), maxEntities)] {
		if c.keys[k].nouns&nouns == 0 {
			continue
		}
		o := &c.entities[k]
		if o.last < 0 || o.into >= 0 || o.class != Person || int32(k) == m.entity || !headIn(c.Text, noun(c.Text, o.label.head), m.role) {
			continue
		}
		if o.named || found >= 0 || o.label.det != definite && o.label.det != owned || c.Tok(o.label.head).On(text.Nameless) || !o.gender.agrees(e.gender) || !recentMention(c, m, o) {
			return false
		}
		if in, of := shareOf(c.Text, text.Range{First: o.label.core, Last: o.label.Last}, m.role); in < of {
			return false
		}
		if o.label.det == owned && !c.mayHold(o, e) {
			return false // "Estania's minister" is not "Tarvian Minister Ana Ruiz"
		}
		found = int32(k)
	}
	if found < 0 {
		return false
	}
	c.entities[found].into = m.entity
	e.called = c.entities[found].called
	c.keys[m.entity].nouns |= c.keys[found].nouns
	return true
}

// mayHold reports whether e, who has a role, may be the one whom o is only told to be of somebody.
func (c *Cast) mayHold(o, e *entity) bool {
	owner := &c.mentions[o.label.owner]
	called := text.Range{First: owner.core, Last: owner.Last}
	return owner.kind != pronoun && (sharesWord(c.Text, called, e.role) || !saysMore(c.Text, e.role, o.label.Range))
}

// recentMention reports whether e was spoken of in the six sentences before m.
func recentMention(c *Cast, m *mention, e *entity) bool {
	return c.told[m.sentence]-c.told[c.mentions[e.last].sentence] <= recentSentences
}

const recentSentences = 6

// begins reports whether m is likely a subject: its verb follows, or it begins the
// sentence: "A diver who was lost for a week", "Ana Ruiz, 46, from Salto,".
func begins(txt *parse.Text, m *mention) bool {
	return m.subject || m.First == txt.Sentences[m.sentence].First
}

// resolveDescription returns the entity that description i stands for: one
// known already, or a new one where the description says enough.
func (c *Cast) resolveDescription(i int32) int32 {
	m := &c.mentions[i]
	speaks := c.speaks[m.head] >= 0
	if m.class == Unknown && !speaks {
		return -1
	}
	if k := issuerOf(c, i); m.class == Unknown && m.owner < 0 && k >= 0 && c.mentions[k].class == Body {
		m.class = Document // "a count by the agency"
	}
	if m.class == Document {
		return c.resolveDocument(i)
	}
	best, vague := c.reference(i)
	if best >= 0 {
		c.callFully(best, m)
		if m.class == Person && m.det == definite && c.entities[best].role.Empty() && c.entities[best].named {
			c.give(best, roleOf(c.Text, m))
		}
		if e := &c.entities[best]; (e.guessed || e.class == Unknown) && m.class == Body {
			e.guessed, e.class, e.gender = false, Body, 0
		}
		return best
	}
	e := c.newEntity(m)
	c.labelEntity(e, m)
	c.entities[e].none = c.entities[e].none || vague
	return e
}

// recurs reports whether description i may stand for somebody or something called so before, or
// of a kind with its noun; not "one Ruiz spokesman", "the company that runs the dam".
func (c *Cast) recurs(i int32) bool {
	m := &c.mentions[i]
	if m.det != definite && m.det != bare && m.det != owned || m.First < m.head && c.Tok(m.First).Word == english.One {
		return false
	}
	return mayRecur(c, m) && !restricted(c, m)
}

// noun returns the word that stands for the noun i and its synonyms; an "ex-teller" is a teller,
// and one of several "Senators" is a senator.
func noun(txt *parse.Text, i int) text.Atom {
	t := txt.Tok(i)
	switch s := t.In(txt.Source); {
	case isEx(s):
		return txt.Set.Same(text.AtomOf(s[3:]))
	case t.OnAny(titles) && s[len(s)-1] == 's':
		return txt.Set.Same(text.AtomOf(english.Lower(s[:len(s)-1])))
	}
	return txt.Set.Same(t.Word)
}

// people are the lists of nouns for people.
var people = text.ListsOf(text.PersonNouns, text.FemaleNouns, text.MaleNouns, text.Callings)

// isAged reports whether the description m is an age, "the 43-year-old", or all
// that a nation makes of somebody: "the Spaniard".
func isAged(txt *parse.Text, m *mention) bool {
	return m.head == m.core && (strings.HasSuffix(txt.Tok(m.head).In(txt.Source), "-old") || txt.Tok(m.head).On(text.Nationals))
}

// restricted reports whether a relative clause says which one m is: "the
// company that runs the dam".
func restricted(c *Cast, m *mention) bool {
	r := c.View(m.sentence)
	u := lastUnit(c.Text, m) + 1
	return m.det == definite && u < r.Last && c.Units[u].Kind.In(text.ThatUnit, text.RelativeUnit) && c.speaks[c.Units[u].First] < 0
}

// mayRecur reports whether the description m may stand for anything known.
func mayRecur(c *Cast, m *mention) bool {
	switch {
	case m.plural || m.class == Group:
		return m.det != shared
	case m.class == Person:
		return m.det != bare || m.Last-m.core > 1 || m.First < headlineEnd(c)
	}
	return m.class == Body
}

// mayBe reports whether the description m and the entity e are of one sort.
func (m *mention) mayBe(e *entity) bool {
	switch {
	case e.class == Document || e.into >= 0 || e.none && e.plural != m.plural:
		return false
	case m.plural || m.class == Group:
		return (e.plural || e.class == Group) && !e.named
	case e.plural:
		return false
	}
	return m.class != Person || e.class == Person && m.gender.agrees(e.gender)
}

// narrowed returns the words of m and the phrase after it that tells which one
// it is, or none: "the government in Beijing" is no other one.
func narrowed(txt *parse.Text, m *mention) text.Range {
	if m.plural || m.class == Group {
		return text.Range{}
	}
	t := reachOf(txt, m)
	if t.Last == m.Last {
		return text.Range{}
	}
	p, last := txt.Tok(m.Last), txt.Tok(t.Last-1)
	if p.Word == english.Of || (p.Word == english.For || p.Word == english.At || p.On(text.PlacePrepositions)) && last.Is(text.Capital) && !last.IsDayOrMonth() {
		return t
	}
	return text.Range{}
}

// lacks reports whether words of t are neither in the name nor in the role of e.
func lacks(txt *parse.Text, e *entity, t text.Range) bool {
	in, of := shareOf(txt, t, e.name)
	if in == of {
		return false
	}
	in, _ = shareOf(txt, t, e.role)
	return in < of
}

// sourceOf returns the source that m heads.
func sourceOf(c *Cast, m *mention) *attribute.Source { return &c.claims[c.speaks[m.head]].Source }

// reach returns the words of m with those of the phrase after it.
func reachOf(txt *parse.Text, m *mention) text.Range {
	t := text.Range{First: m.core, Last: m.Last}
	r := txt.View(m.sentence)
	if u := lastUnit(txt, m) + 1; r.KindAt(u) == text.PrepUnit && !(m.unit > r.First && takesOf(txt, m.unit-1)) {
		t.Last = txt.Units[u].Last
	}
	return t
}

// takesOf reports whether unit u is a verb that says "of" what of its object: "accused |
// the company | of spying".
func takesOf(txt *parse.Text, u int) bool {
	x := &txt.Units[u]
	return x.Kind == text.VerbUnit && (txt.ListsOf(txt.Tok(x.Head).Lemma).Has(text.AccuseVerbs) || txt.Tok(x.Head).On(text.OfVerbs))
}

// samePhrase reports whether x and y have the same content words.
func samePhrase(txt *parse.Text, x, y text.Range) bool {
	in, of := shareOf(txt, x, y)
	back, backOf := shareOf(txt, y, x)
	return in == of && back == backOf
}

// headIn reports whether t holds the noun head or a synonym.
func headIn(txt *parse.Text, head text.Atom, t text.Range) bool {
	for k := t.First; k < min(t.Last, t.First+12); k++ {
		if k > t.First && txt.Tok(k).On(text.NamePrepositions) {
			return false
		}
		if noun(txt, k) == head && (k+1 == t.Last || txt.Tok(k+1).Tag != tag.POS) {
			return true
		}
	}
	return false
}

// holds reports whether w is one of the words of t.
func holdsWord(txt *parse.Text, t text.Range, w text.Atom) bool {
	return txt.Any(t, func(t *text.Token) bool { return t.Word == w })
}

// headlineEnd returns the token where the story begins.
func headlineEnd(c *Cast) int {
	if c.headline == len(c.mentions) {
		return 0
	}
	return c.mentions[len(c.mentions)-1].Last
}

// labelEntity names entity i after its description, where that says enough.
func (c *Cast) labelEntity(i int32, m *mention) {
	e := &c.entities[i]
	e.name = labelOf(c, m)
	c.note(i, e.name)
	c.anonymous(e, m)
	e.none = tellsNothing(c, e, m)
	if m.class == Unknown && m.plural {
		e.class = Group
	}
}

// labelOf returns the words of the description m with the phrases after it, as far
// as they are of it.
func labelOf(c *Cast, m *mention) text.Range {
	t := trimmed(c.Text, m)
	var s *attribute.Source
	if c.speaks[m.head] >= 0 {
		s = sourceOf(c, m)
	}
	if !m.owns && (m.unit == c.View(m.sentence).First || !takesOf(c.Text, m.unit-1)) {
		t.Last = c.labelEnd(t.Last, m, s)
	}
	// a word that the chunker took for one apart: "European | foreign ministers"
	if s != nil && s.Range.First < m.First && s.First >= 0 && c.Units[s.First].Last == m.First && m.det == bare {
		for t.First = s.Range.First; c.Tok(t.First).Tag == tag.DT; t.First++ {
		}
	}
	return t
}

// labelEnd returns where the phrases after the description m, which ends before last, end, as
// far as they are of it: within the source s that it heads, or in another's sentence only what
// is sure to belong to it.
func (c *Cast) labelEnd(last int, m *mention, s *attribute.Source) int {
	end := c.View(m.sentence).Last
	anothers := s == nil || s.Last <= 0 || s.Last == end
	if !anothers {
		end = min(end, s.Last)
	}
	for u, n := lastUnit(c.Text, m)+1, 0; u < end && n < 3; u, n = u+1, n+1 {
		x := &c.Units[u]
		if !x.Governs() || c.Tok(x.Last-1).Word == english.The || c.Tok(x.Last-1).On(text.Articles) || c.Tok(x.Head).On(text.Weekdays) || c.Tok(x.Head).On(text.TimeWords) {
			break
		}
		if anothers && !c.Tok(x.First).On(text.NamePrepositions) {
			break
		}
		switch {
		case c.joinsPlaces(u+1, end):
			u += 2
		case c.joinsField(u, end):
			u += moreFields(c.View(m.sentence), u)
		case x.Form&text.Possessive != 0 && u+1 < end && c.Units[u+1].Kind == text.NounUnit:
			u++
		}
		last = c.Units[u].Last
	}
	return last
}

// joinsField reports whether what goes on before unit end tells the other fields of the body in the
// phrase at unit u: "a spokesman for the Department | of Health | and | Human Services".
func (c *Cast) joinsField(u, end int) bool {
	return isBodyHead(c.Tok(c.Units[u-1].Head)) && c.Tok(c.Units[u].Head).Is(text.Capital) && u+2 < end
}

// tellsNothing reports whether the description m, the name of e, singles nobody out.
func tellsNothing(c *Cast, e *entity, m *mention) bool {
	head := c.Tok(m.head)
	switch {
	case head.On(text.Indefinites): // "somebody at the back"
		return true
	case m.det == shared || head.Tag == tag.DT || head.Tag == tag.RB || m.class == Person && m.det == definite && isEpithet(c.Text, e.name):
		return true
	case e.name.Last-e.name.First > 1:
		return e.anon && m.plural
	}
	return e.anon || isVagueNoun(m, c.Tok(m.First), head)
}

// isVagueNoun reports whether the description m, of one noun, could be of anybody: "a farmer".
func isVagueNoun(m *mention, first, head *text.Token) bool {
	switch {
	case head.Len() == 1: // "Q: ... A: ..."
		return true
	case m.class == Person && (m.det != bare || first.Word == english.One || head.On(text.Nameless)):
		return true
	case m.class == Body && (m.det != bare && head.On(text.CompanyNouns) || m.det == owned):
		return true // "the firm", "his office"
	case head.On(text.Demonstratives):
		return true
	}
	return head.On(text.Quantifiers) || head.Tag == tag.JJ || head.Tag.IsVerb()
}

// isEpithet reports whether t, after "the", is said of somebody spoken of
// before: "the former goalkeeper", "the 46-year-old".
func isEpithet(txt *parse.Text, t text.Range) bool {
	return txt.Any(t, func(t *text.Token) bool {
		return t.On(text.FormerWords) || strings.HasSuffix(t.In(txt.Source), "-old")
	})
}

// anonymous notes whether the source m may not or does not want to be named.
func (c *Cast) anonymous(e *entity, m *mention) {
	if m.class != Person && m.class != Group {
		return
	}
	if c.Tok(m.head).On(text.AnonymousNouns) {
		e.anon = true
		return
	}
	end := min(m.Last+24, c.Sentences[m.sentence].Last)
	r := c.View(m.sentence)
	u := skipPhrases(r, lastUnit(c.Text, m)+1)
	aside := u+1 < r.Last && c.Units[u].Kind == text.CommaUnit && c.Units[u+1].Kind == text.RelativeUnit
	if p := c.speaks[m.head]; p >= 0 && !aside {
		end = min(end, max(c.claims[p].Source.Range.Last, m.Last))
	} else if !aside {
		return
	}
	for k := m.Last; k < end && !e.anon; k++ {
		e.anon = c.withholds(m.Last, k, end)
	}
}

// withholds reports whether token k, of those from first to end after somebody, tells that he
// goes without a name: "who declined to be | named", "a person | familiar | with the plan".
func (c *Cast) withholds(first, k, end int) bool {
	t := c.Tok(k)
	switch {
	case t.On(text.AnonymousWords), k+1 < end && t.On(text.KnowingWords):
		return true
	case t.On(text.IdentifyingWords):
		return c.Any(text.Range{First: max(first, k-4), Last: k}, func(t *text.Token) bool {
			return t.On(text.Negations) || t.On(text.DecliningWords)
		})
	}
	return false
}
