package extract

import (
	"slices"
	"strings"

	"claims/extract/text"
	"claims/extract/text/tag"
)

// resolveMention finds the entity of mention i, those before it being known.
func (c *Cast) resolveMention(i int32) {
	m := &c.mentions[i]
	switch m.kind {
	case properName:
		if m.entity >= 0 && c.entities[m.entity].last < 0 && int(i) < c.headline {
			c.identification(i)
		}
	case description:
		if m.same >= 0 {
			m.entity = c.mentions[m.same].entity
			if m.entity >= 0 {
				c.described(i)
			}
			break
		}
		if isPredicate(c, m) {
			break
		}
		m.entity = c.resolveDescription(i)
	case pronoun:
		m.entity = c.resolvePronoun(i)
	case relative:
		m.entity = antecedentOf(c, i)
	}
	if m.entity >= 0 {
		e := &c.entities[m.entity]
		if e.class == person || e.class == unknown {
			c.people = append(c.people, i)
		}
		if e.class != person || e.guessed || e.plural {
			c.things = append(c.things, i)
		}
		e.last = i
		if m.subject || c.speaks[m.head] >= 0 {
			e.prominent = i
			e.accused = e.accused || e.class == person && m.kind != description && isAccused(c.Text, m)
		}
		if m.kind == description {
			e.called = c.Set.Same(c.Tok(m.head).Word)
			c.keys[m.entity].nouns |= wordBit(e.called)
		}
		if m.gender.known() && c.entities[m.entity].gender == 0 {
			c.entities[m.entity].gender = m.gender
		}
	}
}

// isPredicate reports whether m only says what a subject is: "Ruiz is a strong
// supporter", "tough enough to be president".
func isPredicate(c *Cast, m *mention) bool {
	if m.class != person || m.det != indefinite && m.det != bare || m.inPrep || m.owns || c.speaks[m.head] >= 0 || m.unit == c.View(m.sentence).First || c.Units[m.unit-1].Form&text.Copula == 0 {
		return false
	}
	u := lastUnit(c.Text, m) + 1
	return u >= c.View(m.sentence).Last || c.Units[u].Kind != text.RelativeUnit && c.Units[u].Kind != text.ThatUnit
}

// isAccused reports whether the subject m is before a court: "Ana Ruiz, 46, is
// accused of", "He pleaded".
func isAccused(txt *Text, m *mention) bool {
	r := txt.View(m.sentence)
	for u := m.unit + 1; u < r.Last && u < m.unit+9; u++ {
		if x := &txt.Units[u]; x.IsFiniteVerb() {
			w := txt.Tok(x.Head).Lemma
			return w == atomPlead || x.Form&text.Passive != 0 && accuseVerbs.has(w)
		}
	}
	return false
}

// described adds the description i, which stands beside a name, to what is
// known of its bearer; one without a name so described before was its bearer.
func (c *Cast) described(i int32) {
	m := &c.mentions[i]
	e := &c.entities[m.entity]
	if e.label.kind == properName {
		e.label = *m
		c.note(m.entity, tokens{m.head, m.head + 1})
	}
	if m.class != person && m.class != body || m.det != definite && m.det != owned {
		return
	}
	for k := len(c.entities) - 1; k >= 0 && k >= len(c.entities)-maxEntities; k-- {
		o := &c.entities[k]
		if o.named || o.into >= 0 || o.last < 0 || o.class != m.class || o.label.kind != description || o.plural ||
			c.Tok(o.label.head).Word != c.Tok(m.head).Word || !o.gender.agrees(e.gender) || m.det == owned && ownerOf(c, m) != ownerOf(c, &o.label) {
			continue
		}
		if in, of := shareOf(c.Text, tokens{m.core, m.last}, o.name); in == of {
			o.into = m.entity
			if m.class == person && e.role.last-e.role.first < o.name.last-o.name.first && !c.Tok(o.label.head).On(text.Kin) {
				c.give(m.entity, o.name)
			}
			return
		}
	}
}

// ownerOf returns the entity that owns m, or -1.
func ownerOf(c *Cast, m *mention) int32 {
	if m.owner < 0 {
		return -1
	}
	return c.settled(c.mentions[m.owner].entity)
}

// identification ties the first person named in a story to the one whom its
// first paragraph leaves without a name: "A bank teller testified … Ana Ruiz,
// 46, told jurors".
func (c *Cast) identification(i int32) {
	m := &c.mentions[i]
	e := &c.entities[m.entity]
	if e.class == body {
		// "their union" before "the Seafarers' Union" is named
		head := c.Set.Same(headWord(c.Text, e.name))
		for k := range c.entities[:min(len(c.entities), maxEntities)] {
			if c.keys[k].nouns&wordBit(head) == 0 {
				continue
			}
			o := &c.entities[k]
			if o.named || o.into >= 0 || o.last < 0 || o.class != body || o.plural || o.label.kind != description || o.label.det == indefinite ||
				c.Set.Same(c.Tok(o.label.head).Word) != head {
				continue
			}
			if in, of := shareOf(c.Text, tokens{o.label.core, o.label.last}, e.name); in == of && (o.label.owner < 0 || c.mentions[o.label.owner].kind == pronoun) {
				o.into = m.entity
			}
		}
		return
	}
	if e.class == person && !e.role.empty() && !m.role.empty() && c.holder(i) {
		return
	}
	if e.class != person || !e.role.empty() || !begins(c.Text, m) && c.speaks[m.head] < 0 || m.name.last-m.name.first < 2 {
		return
	}
	par := c.Sentences[m.sentence].Paragraph
	found := int32(-1)
	for k := range c.entities[:min(len(c.entities), maxEntities)] {
		o := &c.entities[k]
		if o.last < 0 || o.class != person || int32(k) == m.entity || !o.named && (!o.gender.agrees(e.gender) || o.none && o.label.inPrep) {
			continue
		}
		p := c.Sentences[o.label.sentence].Paragraph
		if o.named || found >= 0 {
			return
		}
		if mouthpieces.has(c.Set.Same(c.Tok(o.label.head).Word)) {
			continue // "a Farrow spokesman" stays without a name
		}
		if o.label.kind == description && (o.label.det == indefinite || ofSome(c.Text, &o.label)) && begins(c.Text, &o.label) && !o.plural && !o.anon && (p < par || p == par && hasAside(c.Text, m)) && par-p <= 2 && o.gender.agrees(e.gender) {
			found = int32(k)
		}
	}
	if found < 0 || c.Paragraphs[c.Sentences[c.entities[found].label.sentence].Paragraph].First > c.entities[found].label.sentence {
		return
	}
	o := &c.entities[found]
	o.into = m.entity
	c.give(m.entity, roleOf(c.Text, &o.label))
	e.called = o.called
	c.keys[m.entity].nouns |= c.keys[found].nouns
	if e.label.kind == properName {
		e.label = o.label
	}
}

// hasAside reports whether a comma follows m: "Ana Ruiz, who is 46,".
func hasAside(txt *Text, m *mention) bool {
	u := lastUnit(txt, m) + 1
	return u < txt.View(m.sentence).Last && txt.Units[u].Kind == text.CommaUnit
}

// ofSome reports whether the description m is of one whom the story has yet to
// tell of: "the widow of a miner".
func ofSome(txt *Text, m *mention) bool {
	r := txt.View(m.sentence)
	u := lastUnit(txt, m) + 1
	if m.det != definite || u >= r.Last || txt.Units[u].Kind != text.PrepUnit || txt.Units[u].Last-txt.Units[u].First < 3 {
		return false
	}
	w := txt.Tok(txt.Units[u].First + 1).Word
	return txt.Tok(txt.Units[u].First).Word == atomOf && (w == atomA || w == atomAn)
}

// holder makes the one speaker so far who is called by nothing but a post the
// person whom mention i is the first to name, with that post: "The mayor of Salto
// said … Mayor Ana Ruiz".
func (c *Cast) holder(i int32) bool {
	m := &c.mentions[i]
	e := &c.entities[m.entity]
	found := int32(-1)
	var nouns uint64
	for k := m.role.first; k < m.role.last; k++ {
		nouns |= wordBit(c.Set.Same(c.Tok(k).Word))
	}
	for k := range c.entities[:min(len(c.entities), maxEntities)] {
		if c.keys[k].nouns&nouns == 0 {
			continue
		}
		o := &c.entities[k]
		if o.last < 0 || o.into >= 0 || o.class != person || o.plural || int32(k) == m.entity || !headIn(c.Text, c.Set.Same(c.Tok(o.label.head).Word), m.role) {
			continue
		}
		if o.named || found >= 0 || o.anon || o.label.det != definite || c.Tok(o.label.head).On(text.Nameless) || !o.gender.agrees(e.gender) || !recentMention(c, m, o) {
			return false
		}
		if in, of := shareOf(c.Text, tokens{o.label.core, o.label.last}, m.role); in < of {
			return false
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
	return c.told[m.sentence]-c.told[c.mentions[e.last].sentence] <= 6
}

// begins reports whether m is likely a subject: its verb follows, or it begins the
// sentence: "A diver who was lost for a week", "Ana Ruiz, 46, from Salto,".
func begins(txt *Text, m *mention) bool {
	return m.subject || m.first == txt.Sentences[m.sentence].First
}

// resolveDescription returns the entity that description i stands for: one
// known already, or a new one where the description says enough.
func (c *Cast) resolveDescription(i int32) int32 {
	m := &c.mentions[i]
	speaks := c.speaks[m.head] >= 0
	if m.class == unknown && !speaks {
		return -1
	}
	if m.class == document {
		return c.resolveDocument(i)
	}
	best, bestScore, tied := int32(-1), 0, false
	if (m.det == definite || m.det == bare || m.det == owned) && mayRecur(c, m) && !restricted(c, m) {
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
			s := matchDescription(c, m, head, e)
			if s == 0 || !whole.empty() && lacks(c.Text, e, whole) {
				continue
			}
			if s > bestScore || s == bestScore && nearer(c, i, e, &c.entities[best]) {
				tied = s == bestScore
				best, bestScore = int32(k), s
			} else if s == bestScore {
				tied = true
			}
		}
	}
	// "the Oslo-based company", of two
	vague := bestScore <= 2 && tied && m.class == body && (m.head > m.core || overseerNouns.has(c.Tok(m.head).Word)) && !recent(c, m, &c.entities[best], 1)
	overtaken := best >= 0 && overtaken(c, i, best)
	if bestScore == 2 && tied && m.class == person || vague || overtaken {
		best = -1
	}
	if best < 0 && !overtaken && m.class == person && m.det == definite && speaks {
		if isAged(c.Text, m) {
			best = aged(c, i)
		} else {
			best = c.epithet(i)
		}
	}
	if best >= 0 {
		if e := &c.entities[best]; (e.guessed || e.class == unknown) && m.class == body {
			e.guessed, e.class, e.gender = false, body, 0
		}
		return best
	}
	e := c.newEntity(m)
	c.labelEntity(e, m)
	c.entities[e].none = c.entities[e].none || vague
	return e
}

// nounsFor returns a set that has a noun in common with whomever the description m
// may stand for: its head, or all nouns where that may be said of one who was
// never called so.
func nounsFor(txt *Text, m *mention, head text.Atom) uint64 {
	t := txt.Tok(m.head)
	switch {
	case m.plural || m.class == group:
		return wordBit(txt.Set.Same(t.Word))
	case m.class == person:
		if lawmakerNouns.has(t.Word) || partyNouns.has(t.Word) || accusedNouns.has(t.Word) {
			return ^uint64(0)
		}
	case t.On(text.CompanyNouns) || generalBodies.has(t.Word) || pressNouns.has(t.Word) || overseerNouns.has(t.Word),
		m.det == definite && m.head == m.core && nonprofits.has(t.Word):
		return ^uint64(0)
	}
	return wordBit(head)
}

// overtaken reports whether "the senator", the description i, may be somebody of
// whom the story only now says so, and not n, whom it left long ago: another one
// without a post was the subject of the sentence before.
func overtaken(c *Cast, i, n int32) bool {
	m, e := &c.mentions[i], &c.entities[n]
	if m.class != person || m.head != m.core || m.det != definite || int(i) >= c.headline || c.told[m.sentence]-c.told[c.mentions[e.last].sentence] <= 4 {
		return false
	}
	for k := i - 1; k >= 0 && c.told[m.sentence]-c.told[c.mentions[k].sentence] <= 1; k-- {
		if o := &c.mentions[k]; o.entity >= 0 && o.subject && paragraph(c.Text, o) == paragraph(c.Text, m) {
			x := &c.entities[c.settled(o.entity)]
			return x.class == person && x.named && x.role.empty() && m.gender.agrees(x.gender)
		}
	}
	return false
}

// noun returns the word that stands for the noun i and its synonyms; an
// "ex-teller" is a teller.
func noun(txt *Text, i int) text.Atom {
	if s := txt.Tok(i).In(txt.Source); isEx(s) {
		return txt.Set.Same(text.AtomOf(s[3:]))
	}
	return txt.Set.Same(txt.Tok(i).Word)
}

// epithet returns the person of whom the description i says something new: the
// subject of the sentence before, when nothing was said of it yet.
func (c *Cast) epithet(i int32) int32 {
	m := &c.mentions[i]
	for k := i - 1; k >= 0 && m.sentence-c.mentions[k].sentence <= 2; k-- {
		o := &c.mentions[k]
		if o.entity < 0 || !o.subject || o.kind != properName && o.kind != pronoun {
			continue
		}
		e := &c.entities[o.entity]
		if e.class != person || !e.named || !e.role.empty() && !isEpithet(c.Text, m.tokens) || !m.gender.agrees(e.gender) || c.Sentences[o.sentence].Paragraph != c.Sentences[m.sentence].Paragraph {
			return -1
		}
		for x := range c.entities {
			if n := &c.entities[x]; int32(x) != o.entity && n.named && n.class == person && n.last >= 0 && n.gender.agrees(e.gender) && c.told[m.sentence]-c.told[c.mentions[n.last].sentence] <= 4 {
				return -1
			}
			if x == maxEntities {
				return -1
			}
		}
		if e.role.empty() {
			c.give(o.entity, roleOf(c.Text, m))
		}
		return o.entity
	}
	return -1
}

// isAged reports whether the description m is an age, "the 43-year-old", or all
// that a nation makes of somebody: "the Spaniard".
func isAged(txt *Text, m *mention) bool {
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
		if !e.named || e.class != person || e.last < 0 || e.into >= 0 {
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
		return e.label.first < o.label.first
	}
	if e.prominent != o.prominent {
		return e.prominent > o.prominent
	}
	return e.last > o.last
}

// mayRecur reports whether the description m may stand for anything known.
func mayRecur(c *Cast, m *mention) bool {
	switch {
	case m.plural || m.class == group:
		return m.det != shared
	case m.class == person:
		return m.det != bare || m.last-m.core > 1 || m.first < headlineEnd(c)
	}
	return m.class == body
}

// mayBe reports whether the description m and the entity e are of one sort.
func (m *mention) mayBe(e *entity) bool {
	switch {
	case e.class == document || e.into >= 0 || e.none && e.plural != m.plural:
		return false
	case m.plural || m.class == group:
		return (e.plural || e.class == group) && !e.named
	case e.plural:
		return false
	}
	return m.class != person || e.class == person && m.gender.agrees(e.gender)
}

// narrowed returns the words of m and the phrase after it that tells which one
// it is, or none: "the government in Beijing" is no other one.
func narrowed(txt *Text, m *mention) tokens {
	if m.plural || m.class == group {
		return tokens{}
	}
	t := reachOf(txt, m)
	if t.last == m.last {
		return tokens{}
	}
	p, last := txt.Tok(m.last), txt.Tok(t.last-1)
	if p.Word == atomOf || (p.Word == atomFor || p.Word == atomAt || placePrepositions.has(p.Word)) && last.Is(text.Capital) && !last.On(text.Weekdays) && !last.On(text.Months) {
		return t
	}
	return tokens{}
}

// lacks reports whether words of t are neither in the name nor in the role of e.
func lacks(txt *Text, e *entity, t tokens) bool {
	in, of := shareOf(txt, t, e.name)
	if in == of {
		return false
	}
	in, _ = shareOf(txt, t, e.role)
	return in < of
}

// matchDescription tells how well the description m, whose head stands for its
// synonyms too, fits e, which it may be; 0 is not at all.
func matchDescription(c *Cast, m *mention, head text.Atom, e *entity) int {
	headline := m.first < headlineEnd(c)
	core := tokens{m.core, m.last}
	modifiers := m.last - m.core - 1
	if m.plural || m.class == group {
		if c.Tok(e.label.head).Word == c.Tok(m.head).Word {
			if c.speaks[m.head] >= 0 && c.sourceOf(m).last > lastUnit(c.Text, m)+1 {
				core = reachOf(c.Text, m) // "critics in the trust" are others than "critics"
			}
			in, of := shareOf(c.Text, core, e.name)
			if in == of && (m.det == definite || m.det == bare && samePhrase(c.Text, core, e.name)) {
				return 5
			}
		}
		return 0
	}
	switch m.class {
	case person:
		if headIn(c.Text, head, e.role) {
			if hasWord(c.Text, e.role, deputies) && !hasWord(c.Text, core, deputies) {
				return 0 // "the transport secretary" is not her shadow
			}
			if modifiers == 0 {
				if holdsWord(c.Text, e.role, atomFormer) {
					return 3 // "the president" is the one in office
				}
				return 4
			}
			in, of := shareOf(c.Text, core, e.role)
			if in == of || belongs(c.Text, m, e) {
				return 5
			}
			for k := m.core; k < m.head; k++ {
				if t := c.Tok(k); (!t.Is(text.Capital) || m.det == owned) && isContent(t) {
					return 0
				}
			}
			if isOfAnother(c.Text, m, e) || partyNouns.has(c.Tok(m.head).Word) {
				return 0 // "the Wisconsin Republican", where there are many
			}
			return 2 // "the Vermont senator" is the senator
		}
		if e.accused && m.det == definite && modifiers == 0 && accusedNouns.has(c.Tok(m.head).Word) {
			return 2
		}
		if e.named && m.det == definite && (modifiers > 0 || recent(c, m, e, 2)) && isPolitician(c.Text, m, e) && belongs(c.Text, m, e) {
			return 2
		}
		if e.label.kind == description && c.Set.Same(c.Tok(e.label.head).Word) == head {
			in, of := shareOf(c.Text, core, tokens{e.label.core, e.label.last})
			if in == of || modifiers == 0 {
				return 4
			}
		}
		return 0
	case body:
		if e.class != body && !(e.guessed && c.Tok(m.head).On(text.CompanyNouns) && m.det == definite && modifiers == 0 && !headline) {
			if justSpoke(c, m, e) && m.det == definite && modifiers == 0 && !headline && (namedLikePeople.has(c.Tok(m.head).Word) || generalBodies.has(c.Tok(m.head).Word) || c.Tok(m.head).On(text.CompanyNouns)) {
				return 3
			}
			return 0
		}
		if e.called == head && modifiers == 0 && m.det != owned && !e.none {
			return 5
		}
		if m.det == owned && e.label.first == m.first {
			return 0
		}
		words := e.name
		if e.label.kind == description && c.Set.Same(c.Tok(e.label.head).Word) == head && modifiers == 0 && !(m.det == owned && m.owner >= 0) {
			if e.none {
				return 1
			}
			return 5
		}
		if c.Set.Same(headWord(c.Text, words)) == head || headIn(c.Text, head, words) {
			in, of := shareOf(c.Text, tokens{m.core, m.last}, words)
			if m.owner >= 0 && c.mentions[m.owner].kind == properName {
				in, of = shareOf(c.Text, m.tokens, words)
			}
			if in == of {
				return 6
			}
			if !e.named {
				return 0
			}
			// "The central bank of Estmark" and the Bank of Estmark
			in, of = shareOf(c.Text, words, reachOf(c.Text, m))
			if in == of && of > 1 {
				return 5
			}
			if c.Tok(m.head).On(text.CompanyNouns) && located(c.Text, m) && recent(c, m, e, farCompany) {
				return 1
			}
			return 0
		}
		if modifiers > 0 && !(located(c.Text, m) && recent(c, m, e, farCompany)) || m.det != definite && !headline && m.det != owned || m.det == owned && c.mentions[m.owner].kind != pronoun {
			return 0
		}
		t := c.Tok(m.head)
		last := c.Tok(words.last - 1)
		switch {
		case t.On(text.CompanyNouns) && e.named && (last.On(text.CompanyWords) || !last.IsBodyNoun() && !last.Is(text.AllCaps)):
			switch {
			case !isCompanyLike(t):
			case !generalCompanies.has(t.Word):
				// "the airline" is the company spoken of right now, if any
				if recent(c, m, e, 3) || e.last >= 0 && c.mentions[e.last].sentence == m.sentence {
					return 1
				}
			case e.last >= 0 && c.told[m.sentence]-c.told[c.mentions[e.last].sentence] > farCompany:
				return 0
			case e.guessed:
				return 1
			default:
				return 2
			}
		case overseerNouns.has(t.Word):
			if e.named && last.IsBodyNoun() && !last.On(text.CompanyNouns) && !last.On(text.CompanyWords) && recent(c, m, e, 6) {
				return 1
			}
		case pressNouns.has(t.Word) && e.named && pressNames.has(last.Word):
			return 2
		case modifiers == 0 && nonprofits.has(t.Word) && isOpenBody(c.Text, e) && recent(c, m, e, 1):
			return 1 // "said the RSPCA. The charity ..."
		case generalBodies.has(t.Word) && last.On(text.StateBodies) && t.Word != atomAgency:
			return 0
		case t.Word == atomInstitute && last.IsBodyNoun():
			return 0 // an alliance or a ministry is none
		case generalBodies.has(t.Word) && e.named && last.IsBodyNoun():
			return 2
		case generalBodies.has(t.Word) && e.named && (modifiers == 0 || c.speaks[c.mentions[e.prominent].head] >= 0):
			return 1
		}
	}
	return 0
}

// isOfAnother reports whether the description m names the country, team or party of
// somebody of another one than e: "the England coach" is not "France coach Ana Ruiz".
func isOfAnother(txt *Text, m *mention, e *entity) bool {
	of := func(t tokens) (party, other bool) {
		for k := t.first; k < t.last; k++ {
			switch t := txt.Tok(k); {
			case partyNouns.has(t.Word):
				party = true
			case nationwide.has(t.Word) || !t.Is(text.Capital) || !t.Tag.IsNoun() && !t.On(text.Nationals):
			case t.On(text.Places) || t.On(text.Nationals) || t.Lists&(1<<text.Honorifics|1<<text.Roles|1<<text.Titles|1<<text.Courtesies) == 0:
				other = true
			}
		}
		return party, other
	}
	party, other := of(tokens{m.core, m.head})
	theirs, otherOfTheirs := of(tokens{e.role.first, max(e.role.first, e.role.last-1)})
	return party && theirs || other && otherOfTheirs
}

// isPolitician reports whether the noun of the description m, "Republican" or
// "lawmaker", says what e is by its party or its seat.
func isPolitician(txt *Text, m *mention, e *entity) bool {
	w := txt.Tok(m.head).Word
	switch {
	case lawmakerNouns.has(w):
		for k := e.role.first; k < e.role.last; k++ {
			if t := txt.Tok(k).Word; seats.has(txt.Set.Same(t)) || partyNouns.has(t) && m.head > m.core {
				return true
			}
		}
	case partyNouns.has(w):
		if holdsWord(txt, e.beside, w) {
			return true
		}
		if !e.beside.empty() {
			s, p := txt.Tok(e.beside.first).In(txt.Source), txt.Tok(m.head).In(txt.Source)
			return len(s) > 1 && s[0] == p[0] && s[1] == '-' // "R-Texas"
		}
	}
	return false
}

// belongs reports whether the words before the noun of the description m are in
// the role of e or beside its name: "Sen. Ana Ruiz (R-Texas) … the Texas senator".
func belongs(txt *Text, m *mention, e *entity) bool {
	for k := m.core; k < m.head; k++ {
		if !isContent(txt.Tok(k)) {
			continue
		}
		one := tokens{k, k + 1}
		if in, _ := shareOf(txt, one, e.role); in > 0 {
			continue
		}
		if in, _ := shareOf(txt, one, e.beside); in > 0 {
			continue
		}
		if e.beside.empty() || !affiliated(txt.Tok(e.beside.first).In(txt.Source), txt.Tok(k).In(txt.Source)) {
			return false
		}
	}
	return true
}

// affiliated reports whether the state of an affiliation, "R-Wis.", is place or
// short for it.
func affiliated(affiliation, place string) bool {
	_, state, found := strings.Cut(affiliation, "-")
	if state = strings.TrimSuffix(state, "."); !found || len(state) < 2 || state[0] != place[0] {
		return false
	}
	for i := 1; i < len(state); i++ {
		k := strings.IndexByte(place, state[i])
		if k < 0 {
			return false
		}
		place = place[k:]
	}
	return true
}

// located reports whether all that the description m says beside its noun is
// where its bearer is or belongs: "the U.N. agency", "the Oslo-based company".
func located(txt *Text, m *mention) bool {
	if m.det != definite {
		return false
	}
	for k := m.core; k < m.head; k++ {
		t := txt.Tok(k)
		s := t.In(txt.Source)
		if t.On(text.Places) || t.Is(text.Capital) && t.Tag == tag.JJ || unions.has(t.Word) || strings.HasSuffix(s, "-based") || strings.HasSuffix(s, "-owned") ||
			strings.HasSuffix(s, "-run") || strings.HasSuffix(s, "-listed") || !t.Is(text.Capital) && (makerNouns.has(txt.Tok(m.head).Word) && !others.has(t.Word) || groupNouns.has(txt.Tok(m.head).Word) && causeWords.has(t.Word)) {
			continue
		}
		return false
	}
	return true
}

// recent reports whether e was a subject or spoke in the n sentences before m.
func recent(c *Cast, m *mention, e *entity, n int32) bool {
	return e.named && e.prominent >= 0 && c.told[m.sentence]-c.told[c.mentions[e.prominent].sentence] <= n
}

// isOpenBody reports whether the name of e does not tell what kind of body it is.
func isOpenBody(txt *Text, e *entity) bool {
	for k := e.name.first; k < e.name.last; k++ {
		if t := txt.Tok(k); t.IsBodyNoun() || t.On(text.CompanyWords) || t.On(text.Places) || t.On(text.StateBodies) {
			return false
		}
	}
	return e.named
}

// justSpoke reports whether e, which may be anybody or anything, is the
// speaker of a claim in the sentence before m: "said Greenpeace. The group ...".
func justSpoke(c *Cast, m *mention, e *entity) bool {
	if e.class != unknown && !(e.class == person && e.guessed && e.role.empty()) || !e.named || e.last < 0 || e.gender.known() || c.Tok(e.name.first).IsGivenName() {
		return false
	}
	o := &c.mentions[e.last]
	return c.speaks[o.head] >= 0 && c.told[m.sentence]-c.told[o.sentence] <= 2
}

// farCompany is the number of sentences after which "the company" is no longer
// the one spoken of last.
const farCompany = 12

func isCompanyLike(t *text.Token) bool { return !generalBodies.has(t.Word) }

// sourceOf returns the source that m heads.
func (c *Cast) sourceOf(m *mention) *source { return &c.claims[c.speaks[m.head]].source }

// reach returns the words of m with those of the phrase after it.
func reachOf(txt *Text, m *mention) tokens {
	t := tokens{m.core, m.last}
	r := txt.View(m.sentence)
	if u := lastUnit(txt, m) + 1; u < r.Last && txt.Units[u].Kind == text.PrepUnit && !(m.unit > r.First && takesOf(txt, m.unit-1)) {
		t.last = txt.Units[u].Last
	}
	return t
}

// takesOf reports whether unit u is a verb that says "of" what of its object: "accused |
// the company | of spying".
func takesOf(txt *Text, u int) bool {
	x := &txt.Units[u]
	return x.Kind == text.VerbUnit && (accuseVerbs.has(txt.Tok(x.Head).Lemma) || ofVerbs.has(txt.Tok(x.Head).Word))
}

// samePhrase reports whether x and y have the same content words.
func samePhrase(txt *Text, x, y tokens) bool {
	in, of := shareOf(txt, x, y)
	back, backOf := shareOf(txt, y, x)
	return in == of && back == backOf
}

// headIn reports whether t holds the noun head or a synonym.
func headIn(txt *Text, head text.Atom, t tokens) bool {
	for k := t.first; k < t.last && k < t.first+12; k++ {
		if w := txt.Tok(k).Word; (w == atomOf || w == atomFor || w == atomAt) && k > t.first {
			return false
		}
		if txt.Set.Same(txt.Tok(k).Word) == head && (k+1 == t.last || txt.Tok(k+1).Tag != tag.POS) {
			return true
		}
	}
	return false
}

// holds reports whether w is one of the words of t.
func holdsWord(txt *Text, t tokens, w text.Atom) bool {
	for k := t.first; k < t.last; k++ {
		if txt.Tok(k).Word == w {
			return true
		}
	}
	return false
}

// headlineEnd returns the token where the story begins.
func headlineEnd(c *Cast) int {
	if c.headline == len(c.mentions) {
		return 0
	}
	return c.mentions[len(c.mentions)-1].last
}

// labelEntity names entity i after its description, where that says enough.
func (c *Cast) labelEntity(i int32, m *mention) {
	e := &c.entities[i]
	t := trimmed(c.Text, m)
	r := c.View(m.sentence)
	if m.owns || m.unit > r.First && takesOf(c.Text, m.unit-1) {
		r.Last = r.First
	}
	limit := r.Last
	if p := c.speaks[m.head]; p >= 0 && c.claims[p].source.last > 0 {
		limit = c.claims[p].source.last
	}
	for u, n := lastUnit(c.Text, m)+1, 0; u < limit && u < r.Last && n < 3; u, n = u+1, n+1 {
		x := &c.Units[u]
		if x.Kind != text.PrepUnit || x.Last-x.First < 2 || c.Tok(x.Head).On(text.Weekdays) || c.Tok(x.Head).On(text.TimeWords) {
			break
		}
		if w := c.Tok(x.First).Word; limit == r.Last && w != atomOf && w != atomFor && w != atomAt {
			break // in another's sentence only what is sure to belong to it
		}
		t.last = x.Last
		if x.Form&text.Possessive != 0 && u+1 < limit && c.Units[u+1].Kind == text.NounUnit {
			u++
			t.last = c.Units[u].Last
		}
	}
	if p := c.speaks[m.head]; p >= 0 {
		// a word that the chunker took for one apart: "European | foreign ministers"
		if s := &c.claims[p].source; s.tokens.first < m.first && s.first >= 0 && c.Units[s.first].Last == m.first && m.det == bare {
			for t.first = s.tokens.first; c.Tok(t.first).Tag == tag.DT; t.first++ {
			}
		}
	}
	e.name = t
	c.note(i, t)
	head := c.Tok(m.head)
	c.anonymous(e, m)
	short := t.last-t.first == 1
	switch {
	case m.det == shared, short && head.Len() == 1: // "Q: ... A: ..."
		e.none = true
	case e.anon && (m.plural || short):
		e.none = true
	case m.class == person && short && (m.det == indefinite || c.Tok(m.first).Word == atomOne || m.det == definite || m.det == owned || head.On(text.Nameless)):
		e.none = true
	case m.class == body && short && (m.det != bare && head.On(text.CompanyNouns) || m.det == owned):
		e.none = true // "the firm", "his office"
	case m.class == person && m.det == definite && isEpithet(c.Text, t):
		e.none = true
	case head.Tag == tag.DT, head.Tag == tag.RB, short && (head.On(text.Quantifiers) || head.On(text.Shares)), short && (head.Word == atomThis || head.Word == atomThat || head.Word == atomThese || head.Word == atomThose || head.Tag == tag.JJ || head.Tag.IsVerb()):
		e.none = true
	}
	if m.class == unknown && m.plural {
		e.class = group
	}
}

// isEpithet reports whether t, after "the", is said of somebody spoken of
// before: "the former goalkeeper", "the 46-year-old".
func isEpithet(txt *Text, t tokens) bool {
	for k := t.first; k < t.last; k++ {
		if tok := txt.Tok(k); tok.Word == atomFormer || strings.HasSuffix(tok.In(txt.Source), "-old") {
			return true
		}
	}
	return false
}

// anonymous notes whether the source m may not or does not want to be named.
func (c *Cast) anonymous(e *entity, m *mention) {
	if m.class != person && m.class != group {
		return
	}
	if c.Tok(m.head).On(text.AnonymousNouns) {
		e.anon = true
		return
	}
	end := min(m.last+24, c.Sentences[m.sentence].Last)
	r := c.View(m.sentence)
	u := skipPhrases(r, lastUnit(c.Text, m)+1)
	aside := u+1 < r.Last && c.Units[u].Kind == text.CommaUnit && c.Units[u+1].Kind == text.RelativeUnit
	if p := c.speaks[m.head]; p >= 0 && !aside {
		end = min(end, max(c.claims[p].source.tokens.last, m.last))
	} else if !aside {
		return
	}
	for k := m.last; k < end; k++ {
		t := c.Tok(k)
		if t.On(text.AnonymousWords) {
			e.anon = true
			return
		}
		if k+1 < end && (t.Word == atomFamiliar || t.Word == atomBriefed) {
			e.anon = true
			return
		}
		if k > m.last && (t.Word == atomNamed || t.Word == atomIdentified || t.Word == atomAuthorized || t.Word == atomAuthorised) {
			for l := max(m.last, k-4); l < k; l++ {
				if w := c.Tok(l); w.On(text.Negations) || w.Word == atomDeclined || w.Word == atomRefused {
					e.anon = true
					return
				}
			}
		}
	}
}

// resolveDocument returns the document that mention i stands for.
func (c *Cast) resolveDocument(i int32) int32 {
	m := &c.mentions[i]
	issuer := issuerOf(c, i)
	head := c.Set.Same(c.Tok(m.head).Word)
	if issuer < 0 && c.makerOf(m) < 0 && (m.det == definite || m.det == bare && int(i) >= c.headline) {
		best, any := int32(-1), int32(-1)
		for k := len(c.entities) - 1; k >= 0 && k >= len(c.entities)-maxEntities; k-- {
			e := &c.entities[k]
			if e.class != document || e.last < 0 && int(i) < c.headline {
				continue
			}
			if !marked(c, m, e) {
				continue
			}
			if c.Set.Same(c.Tok(e.label.head).Word) == head && (best < 0 || nearer(c, i, e, &c.entities[best])) {
				best = int32(k)
			}
			if any < 0 || e.issuer >= 0 && c.entities[any].issuer < 0 {
				any = int32(k)
			}
		}
		if best >= 0 {
			return best
		}
		if any >= 0 && m.last-m.core == 1 && generalDocuments.has(c.Tok(m.head).Word) && c.entities[any].issuer >= 0 && c.speaks[m.head] >= 0 {
			return any
		}
	}
	if issuer >= 0 && m.det == definite && m.owner < 0 {
		// "a report … The document, by the bank,"
		for k := len(c.entities) - 1; k >= 0 && k >= len(c.entities)-maxEntities; k-- {
			e := &c.entities[k]
			if e.class != document || e.last < 0 || e.issuer >= 0 || e.maker >= 0 || c.told[m.sentence]-c.told[c.mentions[e.last].sentence] > 3 {
				continue
			}
			if c.Set.Same(c.Tok(e.label.head).Word) == head || generalDocuments.has(c.Tok(m.head).Word) {
				e.issuer = issuer
				return int32(k)
			}
		}
	}
	maker := int32(-1)
	if issuer < 0 {
		maker = c.makerOf(m)
	}
	e := c.newEntity(m)
	c.entities[e].issuer, c.entities[e].maker = issuer, maker
	c.labelEntity(e, m)
	x := &c.entities[e]
	x.anon = false
	if m.last-m.core == 1 && (m.det == definite || m.det == indefinite) {
		x.none = true
	}
	return e
}

// marked reports whether the names before the head of the document m, if any,
// are of e as well: "the Monmouth poll".
func marked(c *Cast, m *mention, e *entity) bool {
	for k := m.core; k < m.head; k++ {
		t := c.Tok(k)
		if !t.Is(text.Capital) || k == c.Sentences[m.sentence].First {
			continue
		}
		one := tokens{k, k + 1}
		in, _ := shareOf(c.Text, one, tokens{e.label.first, e.label.last})
		if e.maker >= 0 && in == 0 {
			maker := &c.entities[e.maker]
			in, _ = shareOf(c.Text, one, maker.name)
			if t.Is(text.AllCaps) && initials(c.Text, k, maker.name) {
				in = 1
			}
		}
		if e.issuer >= 0 && in == 0 {
			if o := c.mentions[e.issuer].entity; o >= 0 {
				in, _ = shareOf(c.Text, one, c.entities[o].name)
				if t.Is(text.AllCaps) && initials(c.Text, k, c.entities[o].name) {
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

// issuerOf returns the mention of who issued the document i, or -1: "a report
// by the bank", "the Treasury's figures", "the bank published a report".
func issuerOf(c *Cast, i int32) int32 {
	m := &c.mentions[i]
	if m.owner >= 0 {
		return m.owner
	}
	r := c.View(m.sentence)
	for u, n := lastUnit(c.Text, m)+1, 0; u < r.Last && n < 6; u, n = u+1, n+1 {
		x := &c.Units[u]
		if x.Kind == text.PrepUnit && x.Last-x.First > 1 {
			w := c.Tok(x.First).Word
			if w == atomBy || w == atomFrom {
				if j := c.mentionAt(x.Head); j >= 0 && c.mentions[j].class != thing && (c.mentions[j].kind == properName || c.mentions[j].class != unknown) &&
					c.mentions[j].class != place {
					if o := &c.mentions[j]; o.same >= 0 {
						return o.same
					}
					// "the accounting firm | Lowell & Crane"
					return j
				}
			}
			continue
		}
		if x.Kind == text.VerbUnit && readerVerbs.has(c.Tok(x.Head).Word) {
			break // "memos obtained by The Herald"
		}
		if x.Kind == text.VerbUnit && x.Form&text.Finite == 0 || x.Kind == text.TimeUnit || x.Kind == text.CommaUnit && n == 0 || x.Kind == text.AdverbUnit {
			continue
		}
		break
	}
	if m.unit > r.First && c.Units[m.unit-1].Kind == text.VerbUnit && c.Tok(c.Units[m.unit-1].Head).On(text.IssueVerbs) && c.Units[m.unit-1].Form&text.Passive == 0 {
		for j := i - 1; j >= 0 && c.mentions[j].sentence == m.sentence && j > i-6; j-- {
			if o := &c.mentions[j]; o.subject && (o.class == body || o.kind == properName) {
				return j
			}
		}
	}
	return -1
}

// makerOf returns the body whose name stands before the document m, "a Prairie
// University poll", or -1.
func (c *Cast) makerOf(m *mention) int32 {
	if m.last-m.core > 1 && c.Tok(m.last-2).Is(text.Capital) && m.core > c.Sentences[m.sentence].First {
		t := tokens{m.core, m.last - 1}
		for t.first < t.last && !c.Tok(t.first).Is(text.Capital) {
			t.first++
		}
		for k := len(c.entities) - 1; k >= 0 && k >= len(c.entities)-maxEntities; k-- {
			if e := &c.entities[k]; e.named && e.class == body && samePhrase(c.Text, t, e.name) {
				return int32(k)
			}
		}
		if last := c.Tok(t.last - 1); !t.empty() && researchNouns.has(c.Tok(m.head).Word) &&
			(last.IsBodyNoun() || last.On(text.CompanyWords) || last.Is(text.AllCaps) && !last.On(text.Places)) {
			n := *m
			n.kind, n.name, n.class, n.role, n.gender = properName, t, body, tokens{}, 0
			if k := findNamed(c, &n); k >= 0 {
				return k
			}
			return c.newEntity(&n)
		}
	}
	return -1
}

// Weights of what makes an antecedent likely, after Lappin and Leass 1994, An
// Algorithm for Pronominal Anaphora Resolution: recency halved by sentence,
// subjects before objects, and, being news, speakers before all.
const (
	weightRecency  = 100
	weightSentence = 30 // less for each sentence back
	weightPar      = 28 // and for each paragraph
	weightSubject  = 40
	weightSpeaker  = 28
	weightName     = 6
	weightPronoun  = 14
	weightOwner    = -30
	weightPrep     = -24
	weightAgrees   = 22
	weightGuess    = -44 // nothing says that it is a person
	weightLikely   = -12 // but that it speaks
	weightOwn      = 50  // the speaker of the claim that the pronoun stands in
	reachSentences = 7
	reachMentions  = 80
	maxRivals      = 12
)

type rival struct {
	entity int32
	score  int
}

// sought is what a pronoun asks of whom it stands for: a person of a gender, a
// thing ("it"), or else several ("they").
type sought struct {
	gender gender
	it     bool
}

// asks returns what the pronoun w asks for, if its bearer can be told by that.
func asks(w text.Atom) (sought, bool) {
	switch {
	case hePronouns.has(w):
		return sought{gender: male}, true
	case shePronouns.has(w):
		return sought{gender: female}, true
	case itPronouns.has(w):
		return sought{it: true}, true
	case theyPronouns.has(w):
		return sought{}, true
	}
	return sought{}, false
}

// fits reports whether e, of which o is a mention, may be what is sought, and what
// speaks for that.
func fits(c *Cast, want sought, e *entity, o *mention) (bonus int, ok bool) {
	switch {
	case want.gender != 0:
		if e.class != person && e.class != unknown || e.class == unknown && !e.named || e.plural || !e.gender.agrees(want.gender) {
			return 0, false
		}
		if e.gender.known() {
			bonus += weightAgrees
			if e.soft {
				bonus -= 8
			}
		}
		if e.class == unknown {
			bonus += weightGuess
		} else if e.guessed && e.name.last-e.name.first == 1 {
			bonus += weightLikely
		}
		return bonus, true
	case !want.it:
		if e.class == body && !e.plural && c.speaks[o.head] >= 0 {
			return weightAgrees - 12, true // "The council said … They added"
		}
		return weightAgrees, e.class == group || e.plural
	case e.plural:
		return 0, false
	}
	switch e.class {
	case body:
		return weightAgrees, true
	case document:
		if c.speaks[o.head] >= 0 {
			return weightAgrees, true
		}
		return -20, true
	case place:
		if o.inPrep || o.owns {
			return -40, true
		}
		return 0, true
	case unknown:
		return weightGuess, e.named
	}
	return 0, false
}

// inReach returns the first sentence that a pronoun in sentence s may look back to.
func (c *Cast) inReach(s int) int {
	first := s
	for first > 0 && s-first < 3*reachSentences && c.told[s]-c.told[first-1] <= reachSentences {
		first--
	}
	return first
}

// resolvePronoun returns the entity that pronoun i stands for, or -1.
func (c *Cast) resolvePronoun(i int32) int32 {
	m := &c.mentions[i]
	want, ok := asks(c.Tok(m.head).Word)
	own := c.speaks[m.head] // the claim that it makes
	in := c.inside[m.head]  // the claim that it is part of
	if !ok {
		if in < 0 || in == own || !mePronouns.has(c.Tok(m.head).Word) {
			return -1
		}
		// "we" in quotation marks is the one who says so
		if k := c.mentionAt(c.claims[in].source.head); k >= 0 && k < i && !c.claims[in].source.tokens.empty() {
			return c.mentions[k].entity
		}
		return -1
	}
	if want.gender == 0 && own < 0 && !m.owns {
		return -1
	}
	they := want.gender == 0 && !want.it
	if own >= 0 && in == own {
		in = -1
	}
	var rivals [maxRivals]rival
	n := 0
	par := c.Sentences[m.sentence].Paragraph
	reach := c.inReach(m.sentence)
	resolved := c.things
	if want.gender != 0 {
		resolved = c.people
	}
	for j := len(resolved) - 1; j >= 0 && i-resolved[j] <= reachMentions; j-- {
		o := &c.mentions[resolved[j]]
		if o.sentence < reach {
			break
		}
		if o.first >= m.first && int(i) < c.headline {
			continue
		}
		entity := o.entity
		if c.entities[entity].into >= 0 {
			entity = c.settled(entity)
		}
		e := &c.entities[entity]
		bonus, ok := fits(c, want, e, o)
		if !ok || they && e.class == body && !e.plural && severalBetween(c, resolved[j], i) {
			continue
		}
		if own >= 0 && c.inside[o.head] == own && !(o.kind == pronoun) {
			continue // what "he said" says is of others
		}
		if own >= 0 && c.inside[o.head] == own {
			bonus -= 30
		}
		s := weightRecency + bonus - weightSentence*int(c.told[m.sentence]-c.told[o.sentence])
		if p := c.Sentences[o.sentence].Paragraph; p != par {
			s -= weightPar * min(par-p, 3)
		}
		if o.subject {
			s += weightSubject
		}
		if c.speaks[o.head] >= 0 {
			s += weightSpeaker
			if !o.subject {
				s += weightSubject // inverted: "said Ruiz"
			}
			if q := c.speaks[o.head]; in >= 0 && q == in {
				s += weightOwn
			}
			if c.inside[o.head] >= 0 && c.inside[o.head] != in {
				s -= weightSpeaker
			}
		} else if k := c.inside[o.head]; k >= 0 && k != in && !c.claims[k].source.tokens.empty() {
			s -= weightSpeaker / 2
		}
		switch o.kind {
		case properName:
			s += weightName
		case pronoun:
			s += weightPronoun
		}
		if o.owns {
			s += weightOwner
		} else if o.inPrep {
			s += weightPrep
		}
		if e.class == person && e.none {
			s -= 10
		}
		found := false
		for r := range rivals[:n] {
			if rivals[r].entity == entity {
				found = true
				if s > rivals[r].score {
					rivals[r].score = s
				} else {
					rivals[r].score += 4 // spoken of again
				}
			}
		}
		if !found && n < maxRivals {
			rivals[n] = rival{entity, s}
			n++
		}
	}
	best, second := -1, -1
	for r := range rivals[:n] {
		switch {
		case best < 0 || rivals[r].score > rivals[best].score:
			best, second = r, best
		case second < 0 || rivals[r].score > rivals[second].score:
			second = r
		}
	}
	if best < 0 {
		if own >= 0 && !they {
			return ownSubject(c, i, own, want.gender)
		}
		return -1
	}
	least := 50
	if they {
		least = 70
	}
	if rivals[best].score < least {
		return -1
	}
	e := &c.entities[rivals[best].entity]
	if second >= 0 && rivals[best].score-rivals[second].score < 4 && !(want.gender != 0 && e.gender.known() && !c.entities[rivals[second].entity].gender.known()) {
		return -1
	}
	if want.gender != 0 && e.gender == 0 {
		e.gender, e.soft = want.gender, true
		if e.class == unknown {
			e.class = person
		}
	}
	return rivals[best].entity
}

// severalBetween reports whether several are spoken of between the mentions i and j.
func severalBetween(c *Cast, i, j int32) bool {
	return slices.ContainsFunc(c.mentions[i+1:j], func(m mention) bool { return m.plural || m.class == group })
}

// ownSubject returns who pronoun i stands for where the story has told of nobody
// else: the subject of what it says, "Ana Ruiz nearly gave up, she said", "The
// museum will close, it said"; or -1.
func ownSubject(c *Cast, i int32, claim int32, want gender) int32 {
	found := int32(-1)
	for k := i - 1; k >= 0 && c.mentions[k].sentence == c.mentions[i].sentence; k-- {
		o := &c.mentions[k]
		if c.inside[o.head] != claim || o.entity < 0 || o.kind == pronoun || o.owns {
			continue
		}
		e := &c.entities[o.entity]
		if want != 0 && (e.class != person || !e.gender.agrees(want)) || want == 0 && e.class != body {
			continue
		}
		if e.none || want != 0 && !e.named {
			return -1
		}
		found = -1
		if o.subject {
			found = o.entity
		}
	}
	return found
}

// antecedentOf returns the entity of the noun phrase that the relative pronoun
// i follows, or -1.
func antecedentOf(c *Cast, i int32) int32 {
	m := &c.mentions[i]
	who := c.Tok(m.head).Word == atomWho || c.Tok(m.head).Word == atomWhom
	likely := int32(-1) // what may be a person, but more likely is where one works
	for k := i - 1; k >= 0 && k > i-5 && c.mentions[k].sentence == m.sentence; k-- {
		o := &c.mentions[k]
		if o.owns {
			continue
		}
		if o.entity < 0 {
			if c.Units[o.unit].Kind != text.PrepUnit {
				return -1 // "the number who"
			}
			continue
		}
		e := &c.entities[o.entity]
		human := e.class == person || e.class == group || e.class == unknown
		if who && !human || !who && e.class == person {
			continue
		}
		if o.kind == pronoun {
			break
		}
		if who && (e.class == unknown || e.guessed) && o.inPrep {
			if likely < 0 {
				likely = o.entity
			}
			continue
		}
		if likely >= 0 && (e.class != person || e.guessed) {
			continue
		}
		return o.entity
	}
	return likely
}
