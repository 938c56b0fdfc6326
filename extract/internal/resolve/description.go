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
	return u >= c.View(m.sentence).Last || c.Units[u].Kind != text.RelativeUnit && c.Units[u].Kind != text.ThatUnit
}

// described adds the description i, which stands beside a name, to what is
// known of its bearer; one without a name so described before was its bearer.
func (c *Cast) described(i int32) {
	m := &c.mentions[i]
	e := &c.entities[m.entity]
	if e.label.kind == properName {
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
	if o.named || o.into >= 0 || o.last < 0 || o.class != m.class || o.label.kind != description || o.plural ||
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
			c.Set.Same(c.Tok(o.label.head).Word) != head {
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
	if e.label.kind == properName {
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
	if l.det != indefinite && !c.isForeword(l, m) && !ofSome(c.Text, l) || !begins(c.Text, l) || o.plural || o.anon || c.ListsOf(c.Set.Same(c.Tok(l.head).Word)).Has(text.Mouthpieces) {
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
	if m.det != definite || u >= r.Last || txt.Units[u].Kind != text.PrepUnit || txt.Units[u].Last-txt.Units[u].First < 3 {
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
		nouns |= bit(c.Set.Same(c.Tok(k).Word))
	}
	for k := range c.entities[:min(len(c.entities), maxEntities)] {
		if c.keys[k].nouns&nouns == 0 {
			continue
		}
		o := &c.entities[k]
		if o.last < 0 || o.into >= 0 || o.class != Person || int32(k) == m.entity || !headIn(c.Text, c.Set.Same(c.Tok(o.label.head).Word), m.role) {
			continue
		}
		if o.named || found >= 0 || o.label.det != definite && o.label.det != owned || c.Tok(o.label.head).On(text.Nameless) || !o.gender.agrees(e.gender) || !recentMention(c, m, o) {
			return false
		}
		if in, of := shareOf(c.Text, text.Range{First: o.label.core, Last: o.label.Last}, m.role); in < of {
			return false
		}
		if d := c.describing(&o.label, c.Set.Same(c.Tok(o.label.head).Word), e); o.label.det == owned && (c.mentions[o.label.owner].kind == pronoun || d.isOfOthers()) {
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
	best, vague := c.known(i)
	if best >= 0 {
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

// known returns which of those known the description i stands for, or -1; vague is whether it
// may be any of several.
func (c *Cast) known(i int32) (best int32, vague bool) {
	m, f := &c.mentions[i], c.fitting(i)
	if f.best < 0 {
		return c.another(i, false), false
	}
	vague = c.isVague(m, &f)
	doubtful := overtaken(c, i, f.best) || c.isOneOfTwo(i, &f)
	switch {
	case doubtful:
		return -1, vague
	case vague, f.score == 2 && f.rival >= 0 && m.class == Person:
		return c.another(i, false), vague
	case c.entities[f.best].named:
		return f.best, false
	}
	if named := c.another(i, true); named >= 0 {
		c.entities[f.best].into = named
		return named, false
	}
	return f.best, false
}

// fit is the entity that a description fits best.
type fit struct {
	best  int32 // or -1
	score int
	rival int32 // the nearest other one that fits as well, or -1
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

// fitting returns the entity, of those called so before or of a kind with that noun, that
// description i fits best; of several the nearest.
func (c *Cast) fitting(i int32) fit {
	m, f := &c.mentions[i], fit{best: -1, rival: -1}
	if !c.recurs(i) {
		return f
	}
	head := noun(c.Text, m.head)
	whole := narrowed(c.Text, m)
	nouns := nounsFor(c.Text, m, head)
	oldest := max(0, len(c.entities)-maxEntities)
	keys := c.keys[oldest:]
	for n := len(keys) - 1; n >= 0; n-- {
		if keys[n].nouns&nouns == 0 {
			continue
		}
		k := oldest + n
		e := &c.entities[k]
		if e.last < 0 && int(i) < c.headline || !m.mayBe(e) {
			continue
		}
		if s := matchDescription(c, m, head, e); s > 0 && (whole.Empty() || !lacks(c.Text, e, whole)) {
			c.better(i, &f, int32(k), s)
		}
	}
	return f
}

// better notes in f that description i fits entity k, with a score, if it is the best so far or
// its nearest rival.
func (c *Cast) better(i int32, f *fit, k int32, score int) {
	e := &c.entities[k]
	switch {
	case score > f.score:
		*f = fit{best: k, score: score, rival: -1}
	case score < f.score:
	case nearer(c, i, e, &c.entities[f.best]):
		f.best, f.rival = k, f.best
	case f.rival < 0 || nearer(c, i, e, &c.entities[f.rival]):
		f.rival = k
	}
}

// isVague reports whether the description m of a body fits several by its kind alone: "the
// Oslo-based company", of two.
func (c *Cast) isVague(m *mention, f *fit) bool {
	return f.score <= 2 && f.rival >= 0 && m.class == Body && (m.head > m.core || c.Tok(m.head).On(text.OverseerNouns)) && !recent(c, m, &c.entities[f.best], 1)
}

// isOneOfTwo reports whether the description i fits two persons, or two bodies by their kind,
// of whom the story spoke last in one sentence, and of whom both or none spoke there:
// "Senators Ana Ruiz and Bo Lind left. The senator said".
func (c *Cast) isOneOfTwo(i int32, f *fit) bool {
	m := &c.mentions[i]
	ofKind := m.class == Body && m.det == definite && c.Tok(m.head).OnAny(kinds)
	if f.rival < 0 || m.class != Person && !ofKind || int(i) >= c.headline {
		return false
	}
	e, o := &c.entities[f.best], &c.entities[f.rival]
	last := c.mentions[e.last].sentence
	spoke := func(e *entity) bool {
		return e.prominent >= 0 && c.mentions[e.prominent].sentence == last && c.speaks[c.mentions[e.prominent].head] >= 0
	}
	return e.named && o.named && c.mentions[o.last].sentence == last && spoke(e) == spoke(o)
}

// nounsFor returns a set that has a noun in common with whomever the description m
// may stand for: its head, or all nouns where that may be said of one who was
// never called so.
func nounsFor(txt *parse.Text, m *mention, head text.Atom) uint64 {
	t := txt.Tok(m.head)
	switch {
	case m.plural || m.class == Group:
		return bit(txt.Set.Same(t.Word))
	case m.class == Person:
		if t.On(text.LawmakerNouns) || t.On(text.PartyNouns) || t.On(text.AccusedNouns) {
			return ^uint64(0)
		}
	case t.On(text.CompanyNouns) || t.OnAny(kinds) || t.On(text.GeneralBodies) || t.On(text.OverseerNouns),
		m.det == definite && m.head == m.core && t.On(text.Nonprofits):
		return ^uint64(0)
	}
	return bit(head)
}

// overtaken reports whether "the senator", the description i, may be somebody of
// whom the story only now says so, and not n, whom it left long ago: another one
// without a post was the subject of the sentence before.
func overtaken(c *Cast, i, n int32) bool {
	m, e := &c.mentions[i], &c.entities[n]
	if m.class != Person || m.head != m.core || m.det != definite || int(i) >= c.headline || c.told[m.sentence]-c.told[c.mentions[e.last].sentence] <= 4 {
		return false
	}
	for k := i - 1; k >= 0 && c.told[m.sentence]-c.told[c.mentions[k].sentence] <= 1; k-- {
		if o := &c.mentions[k]; o.entity >= 0 && o.subject && paragraph(c.Text, o) == paragraph(c.Text, m) {
			x := &c.entities[c.settled(o.entity)]
			office := c.Tok(m.head).On(text.Honorifics) || c.Tok(m.head).On(text.Roles)
			return x.class == Person && x.named && (x.role.Empty() || !office) && m.gender.agrees(x.gender)
		}
	}
	return false
}

// noun returns the word that stands for the noun i and its synonyms; an
// "ex-teller" is a teller.
func noun(txt *parse.Text, i int) text.Atom {
	if s := txt.Tok(i).In(txt.Source); isEx(s) {
		return txt.Set.Same(text.AtomOf(s[3:]))
	}
	return txt.Set.Same(txt.Tok(i).Word)
}

// another returns whom the description i stands for if the story never called him so:
// "the Vermont senator", "the actress", "the network"; or -1. What it is nameless for was
// called so before, and has no name.
func (c *Cast) another(i int32, nameless bool) int32 {
	m := &c.mentions[i]
	want := sought{sort: personAtom, gender: m.gender}
	switch {
	case m.det != definite || m.plural || m.inPrep || c.speaks[m.head] < 0 && !m.subject || restricted(c, m) || int(i) >= c.headline:
		return -1
	case m.class == Body && !nameless && mayBeNew(c.Text, m):
		want.sort = bodyAtom
	case m.class != Person:
		return -1
	case isAged(c.Text, m):
		return aged(c, i)
	}
	office := m.class == Person && !isPersonal(c.Text, m) && (nameless || !isCalling(c.Tok(m.head)))
	if office && (nameless || !isSeat(c.Text, m)) {
		return -1
	}
	s := c.seeking(i, want)
	s.rivals()
	best := s.choose(sureDescription)
	if best >= 0 && office && (!c.isUnintroduced(&c.entities[best]) || s.in >= 0 && c.SpeakerOf(int(s.in)) == best) {
		return -1
	}
	if best >= 0 && m.class == Person && c.entities[best].role.Empty() {
		c.give(best, roleOf(c.Text, m))
	}
	return best
}

// isSeat reports whether the description m is a public office, of which the noun and what stands
// before it tell all: "the Tory leader", but not "the mayor of Salto".
func isSeat(txt *parse.Text, m *mention) bool {
	return txt.Tok(m.head).On(text.PublicOffices) && reachOf(txt, m).Last == m.Last
}

// isUnintroduced reports whether the story tells nowhere who e is, whom its readers know.
func (c *Cast) isUnintroduced(e *entity) bool {
	return e.role.Empty() && e.label.kind == properName && e.age == 0 && e.kin == 0 && e.times > 1
}

// mayBeNew reports whether the noun of the description m may be one for a body that the story
// never called so: "the company", "the group", "the Salto newspaper".
func mayBeNew(txt *parse.Text, m *mention) bool {
	head := txt.Tok(m.head)
	press := head.On(text.PressNouns)
	return press || m.head == m.core && (head.On(text.CompanyNouns) || head.On(text.GeneralBodies) || head.On(text.Nonprofits))
}

// isCalling reports whether the noun t is for what somebody does, and no office that another
// one could hold: "the actress".
func isCalling(t *text.Token) bool {
	return t.OnAny(people) && !t.On(text.Honorifics) && !t.On(text.Roles)
}

// people are the lists of nouns for people.
var people = text.ListsOf(text.PersonNouns, text.FemaleNouns, text.MaleNouns, text.Callings)

// isPersonal reports whether the description m tells what a story adds of somebody whom
// it speaks of, and no office that another one could hold: party, candidacy, what kind of
// lawmaker, where from ("the Democrat", "the gruff senator", "the nurse from Leeds", "the
// Team Roja driver"); not "the police chief".
func isPersonal(txt *parse.Text, m *mention) bool {
	head := txt.Tok(m.head)
	switch {
	case isEpithet(txt, m.Range), head.On(text.PartyNouns), head.On(text.CandidateNouns):
		return true
	case head.On(text.LawmakerNouns):
		return m.head > m.core
	case head.On(text.Honorifics):
		return false
	}
	if txt.Any(m.modifiers(), func(t *text.Token) bool { return t.Is(text.Capital) }) {
		return true
	}
	reach := reachOf(txt, m)
	return m.head+2 < reach.Last && txt.Tok(m.head+1).Word == english.From && txt.Tok(m.head+2).Is(text.Capital)
}

// isAged reports whether the description m is an age, "the 43-year-old", or all
// that a nation makes of somebody: "the Spaniard".
func isAged(txt *parse.Text, m *mention) bool {
	return m.head == m.core && (strings.HasSuffix(txt.Tok(m.head).In(txt.Source), "-old") || txt.Tok(m.head).On(text.Nationals))
}

// aged returns the person of the age that the description i is: who was said to
// be so old, or else who spoke or was the subject last and of whom no age is
// known; or -1.
func aged(c *Cast, i int32) int32 {
	m := &c.mentions[i]
	years, _, _ := strings.Cut(c.Tok(m.head).In(c.Source), "-")
	age := text.AtomOf(years)
	last := int32(-1)
	for k := max(0, len(c.entities)-maxEntities); k < len(c.entities); k++ {
		e := &c.entities[k]
		if !e.named || e.class != Person || e.last < 0 || e.into >= 0 {
			continue
		}
		if e.age == age {
			return int32(k)
		}
		if e.prominent >= 0 && (last < 0 || e.prominent > c.entities[last].prominent) {
			last = int32(k)
		}
	}
	if last < 0 || c.entities[last].age != 0 || !recent(c, m, &c.entities[last], 2) {
		return -1
	}
	return last
}

// restricted reports whether a relative clause says which one m is: "the
// company that runs the dam".
func restricted(c *Cast, m *mention) bool {
	r := c.View(m.sentence)
	u := lastUnit(c.Text, m) + 1
	return m.det == definite && u < r.Last && (c.Units[u].Kind == text.ThatUnit || c.Units[u].Kind == text.RelativeUnit) && c.speaks[c.Units[u].First] < 0
}

// nearer reports whether e rather than o is meant by a description that fits
// both: the one spoken of last, in a headline the one introduced first.
func nearer(c *Cast, i int32, e, o *entity) bool {
	if int(i) >= c.headline {
		return e.label.First < o.label.First
	}
	if m := &c.mentions[i]; m.class == Body && m.det == definite {
		if here := c.isIn(m.sentence, e); here != c.isIn(m.sentence, o) {
			return here // "VW's chief said | the carmaker"
		}
	}
	if e.prominent != o.prominent {
		return e.prominent > o.prominent
	}
	return e.last > o.last
}

// isIn reports whether e was last spoken of in sentence s.
func (c *Cast) isIn(s int, e *entity) bool { return e.last >= 0 && c.mentions[e.last].sentence == s }

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
	if p.Word == english.Of || (p.Word == english.For || p.Word == english.At || p.On(text.PlacePrepositions)) && last.Is(text.Capital) && !last.On(text.Weekdays) && !last.On(text.Months) {
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
	if u := lastUnit(txt, m) + 1; u < r.Last && txt.Units[u].Kind == text.PrepUnit && !(m.unit > r.First && takesOf(txt, m.unit-1)) {
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
	for k := t.First; k < t.Last && k < t.First+12; k++ {
		if k > t.First && txt.Tok(k).On(text.NamePrepositions) {
			return false
		}
		if txt.Set.Same(txt.Tok(k).Word) == head && (k+1 == t.Last || txt.Tok(k+1).Tag != tag.POS) {
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
		if x.Kind != text.PrepUnit || x.Last-x.First < 2 || c.Tok(x.Last-1).Word == english.The || c.Tok(x.Last-1).On(text.Articles) || c.Tok(x.Head).On(text.Weekdays) || c.Tok(x.Head).On(text.TimeWords) {
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
