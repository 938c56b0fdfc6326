package extract

import (
	"slices"
	"strings"

	"claims/extract/text"
	"claims/extract/text/tag"
)

// resolveMention finds the entity of mention i, those before it being known.
func (a *analysis) resolveMention(i int32) {
	c := &a.cast
	m := &c.mentions[i]
	switch m.kind {
	case properName:
		if m.entity >= 0 && c.entities[m.entity].last < 0 && int(i) < c.headline {
			a.identification(i)
		}
	case description:
		if m.same >= 0 {
			m.entity = c.mentions[m.same].entity
			if m.entity >= 0 {
				a.described(i)
			}
			break
		}
		if a.isPredicate(m) {
			break
		}
		m.entity = a.resolveDescription(i)
	case pronoun:
		m.entity = a.resolvePronoun(i)
	case relative:
		m.entity = a.antecedentOf(i)
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
			e.accused = e.accused || e.class == person && m.kind != description && a.isAccused(m)
		}
		if m.kind == description {
			e.called = a.set.Same(a.tok(m.head).Word)
			c.keys[m.entity].nouns |= wordBit(e.called)
		}
		if m.gender.known() && c.entities[m.entity].gender == 0 {
			c.entities[m.entity].gender = m.gender
		}
	}
}

// isPredicate reports whether m only says what a subject is: "Ruiz is a strong
// supporter", "tough enough to be president".
func (a *analysis) isPredicate(m *mention) bool {
	if m.class != person || m.det != indefinite && m.det != bare || m.inPrep || m.owns || a.cast.speaks[m.head] >= 0 || m.unit == a.ranges[m.sentence].first || a.units[m.unit-1].Form&text.Copula == 0 {
		return false
	}
	u := a.lastUnit(m) + 1
	return u >= a.ranges[m.sentence].last || a.units[u].Kind != text.RelativeUnit && a.units[u].Kind != text.ThatUnit
}

// isAccused reports whether the subject m is before a court: "Ana Ruiz, 46, is
// accused of", "He pleaded".
func (a *analysis) isAccused(m *mention) bool {
	r := a.ranges[m.sentence]
	for u := m.unit + 1; u < r.last && u < m.unit+9; u++ {
		if x := &a.units[u]; x.IsFiniteVerb() {
			w := a.tok(x.Head).Lemma
			return w == atomPlead || x.Form&text.Passive != 0 && among(w, accuseVerbs)
		}
	}
	return false
}

// described adds the description i, which stands beside a name, to what is
// known of its bearer; one without a name so described before was its bearer.
func (a *analysis) described(i int32) {
	c := &a.cast
	m := &c.mentions[i]
	e := &c.entities[m.entity]
	if e.label.kind == properName {
		e.label = *m
		a.note(m.entity, tokens{m.head, m.head + 1})
	}
	if m.class != person && m.class != body || m.det != definite && m.det != owned {
		return
	}
	for k := len(c.entities) - 1; k >= 0 && k >= len(c.entities)-maxEntities; k-- {
		o := &c.entities[k]
		if o.named || o.into >= 0 || o.last < 0 || o.class != m.class || o.label.kind != description || o.plural ||
			a.tok(o.label.head).Word != a.tok(m.head).Word || !o.gender.agrees(e.gender) || m.det == owned && a.ownerOf(m) != a.ownerOf(&o.label) {
			continue
		}
		if in, of := a.shareOf(tokens{m.core, m.last}, o.name); in == of {
			o.into = m.entity
			if m.class == person && e.role.last-e.role.first < o.name.last-o.name.first && !a.tok(o.label.head).On(text.Kin) {
				a.give(m.entity, o.name)
			}
			return
		}
	}
}

// ownerOf returns the entity that owns m, or -1.
func (a *analysis) ownerOf(m *mention) int32 {
	if m.owner < 0 {
		return -1
	}
	return a.settled(a.cast.mentions[m.owner].entity)
}

// identification ties the first person named in a story to the one whom its
// first paragraph leaves without a name: "A bank teller testified … Ana Ruiz,
// 46, told jurors".
func (a *analysis) identification(i int32) {
	c := &a.cast
	m := &c.mentions[i]
	e := &c.entities[m.entity]
	if e.class == body {
		// "their union" before "the Seafarers' Union" is named
		head := a.set.Same(a.headWord(e.name))
		for k := range c.entities[:min(len(c.entities), maxEntities)] {
			if c.keys[k].nouns&wordBit(head) == 0 {
				continue
			}
			o := &c.entities[k]
			if o.named || o.into >= 0 || o.last < 0 || o.class != body || o.plural || o.label.kind != description || o.label.det == indefinite ||
				a.set.Same(a.tok(o.label.head).Word) != head {
				continue
			}
			if in, of := a.shareOf(tokens{o.label.core, o.label.last}, e.name); in == of && (o.label.owner < 0 || c.mentions[o.label.owner].kind == pronoun) {
				o.into = m.entity
			}
		}
		return
	}
	if e.class == person && !e.role.empty() && !m.role.empty() && a.holder(i) {
		return
	}
	if e.class != person || !e.role.empty() || !a.begins(m) && c.speaks[m.head] < 0 || m.name.last-m.name.first < 2 {
		return
	}
	par := a.doc.Sentences[m.sentence].Paragraph
	found := int32(-1)
	for k := range c.entities[:min(len(c.entities), maxEntities)] {
		o := &c.entities[k]
		if o.last < 0 || o.class != person || int32(k) == m.entity || !o.named && (!o.gender.agrees(e.gender) || o.none && o.label.inPrep) {
			continue
		}
		p := a.doc.Sentences[o.label.sentence].Paragraph
		if o.named || found >= 0 {
			return
		}
		if among(a.set.Same(a.tok(o.label.head).Word), mouthpieces) {
			continue // "a Farrow spokesman" stays without a name
		}
		if o.label.kind == description && (o.label.det == indefinite || a.ofSome(&o.label)) && a.begins(&o.label) && !o.plural && !o.anon && (p < par || p == par && a.hasAside(m)) && par-p <= 2 && o.gender.agrees(e.gender) {
			found = int32(k)
		}
	}
	if found < 0 || a.doc.Paragraphs[a.doc.Sentences[c.entities[found].label.sentence].Paragraph].First > c.entities[found].label.sentence {
		return
	}
	o := &c.entities[found]
	o.into = m.entity
	a.give(m.entity, a.roleOf(&o.label))
	e.called = o.called
	c.keys[m.entity].nouns |= c.keys[found].nouns
	if e.label.kind == properName {
		e.label = o.label
	}
}

// hasAside reports whether a comma follows m: "Ana Ruiz, who is 46,".
func (a *analysis) hasAside(m *mention) bool {
	u := a.lastUnit(m) + 1
	return u < a.ranges[m.sentence].last && a.units[u].Kind == text.CommaUnit
}

// ofSome reports whether the description m is of one whom the story has yet to
// tell of: "the widow of a miner".
func (a *analysis) ofSome(m *mention) bool {
	r := a.ranges[m.sentence]
	u := a.lastUnit(m) + 1
	if m.det != definite || u >= r.last || a.units[u].Kind != text.PrepUnit || a.units[u].Last-a.units[u].First < 3 {
		return false
	}
	w := a.tok(a.units[u].First + 1).Word
	return a.tok(a.units[u].First).Word == atomOf && (w == atomA || w == atomAn)
}

// holder makes the one speaker so far who is called by nothing but a post the
// person whom mention i is the first to name, with that post: "The mayor of Salto
// said … Mayor Ana Ruiz".
func (a *analysis) holder(i int32) bool {
	c := &a.cast
	m := &c.mentions[i]
	e := &c.entities[m.entity]
	found := int32(-1)
	var nouns uint64
	for k := m.role.first; k < m.role.last; k++ {
		nouns |= wordBit(a.set.Same(a.tok(k).Word))
	}
	for k := range c.entities[:min(len(c.entities), maxEntities)] {
		if c.keys[k].nouns&nouns == 0 {
			continue
		}
		o := &c.entities[k]
		if o.last < 0 || o.into >= 0 || o.class != person || o.plural || int32(k) == m.entity || !a.headIn(a.set.Same(a.tok(o.label.head).Word), m.role) {
			continue
		}
		if o.named || found >= 0 || o.anon || o.label.det != definite || a.tok(o.label.head).On(text.Nameless) || !o.gender.agrees(e.gender) || !a.recentMention(m, o) {
			return false
		}
		if in, of := a.shareOf(tokens{o.label.core, o.label.last}, m.role); in < of {
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
func (a *analysis) recentMention(m *mention, e *entity) bool {
	return a.cast.told[m.sentence]-a.cast.told[a.cast.mentions[e.last].sentence] <= 6
}

// begins reports whether m is likely a subject: its verb follows, or it begins the
// sentence: "A diver who was lost for a week", "Ana Ruiz, 46, from Salto,".
func (a *analysis) begins(m *mention) bool {
	return m.subject || m.first == a.doc.Sentences[m.sentence].First
}

// resolveDescription returns the entity that description i stands for: one
// known already, or a new one where the description says enough.
func (a *analysis) resolveDescription(i int32) int32 {
	c := &a.cast
	m := &c.mentions[i]
	speaks := c.speaks[m.head] >= 0
	if m.class == unknown && !speaks {
		return -1
	}
	if m.class == document {
		return a.resolveDocument(i)
	}
	best, bestScore, tied := int32(-1), 0, false
	if (m.det == definite || m.det == bare || m.det == owned) && a.mayRecur(m) && !a.restricted(m) {
		head := a.noun(m.head)
		whole := a.narrowed(m)
		nouns := a.nounsFor(m, head)
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
			s := a.matchDescription(m, head, e)
			if s == 0 || !whole.empty() && a.lacks(e, whole) {
				continue
			}
			if s > bestScore || s == bestScore && a.nearer(i, e, &c.entities[best]) {
				tied = s == bestScore
				best, bestScore = int32(k), s
			} else if s == bestScore {
				tied = true
			}
		}
	}
	// "the Oslo-based company", of two
	vague := bestScore <= 2 && tied && m.class == body && (m.head > m.core || among(a.tok(m.head).Word, overseerNouns)) && !a.recent(m, &c.entities[best], 1)
	overtaken := best >= 0 && a.overtaken(i, best)
	if bestScore == 2 && tied && m.class == person || vague || overtaken {
		best = -1
	}
	if best < 0 && !overtaken && m.class == person && m.det == definite && speaks {
		if a.isAged(m) {
			best = a.aged(i)
		} else {
			best = a.epithet(i)
		}
	}
	if best >= 0 {
		if e := &c.entities[best]; (e.guessed || e.class == unknown) && m.class == body {
			e.guessed, e.class, e.gender = false, body, 0
		}
		return best
	}
	e := a.newEntity(m)
	a.labelEntity(e, m)
	c.entities[e].none = c.entities[e].none || vague
	return e
}

// nounsFor returns a set that has a noun in common with whomever the description m
// may stand for: its head, or all nouns where that may be said of one who was
// never called so.
func (a *analysis) nounsFor(m *mention, head text.Atom) uint64 {
	t := a.tok(m.head)
	switch {
	case m.plural || m.class == group:
		return wordBit(a.set.Same(t.Word))
	case m.class == person:
		if among(t.Word, lawmakerNouns) || among(t.Word, partyNouns) || among(t.Word, accusedNouns) {
			return ^uint64(0)
		}
	case t.On(text.CompanyNouns) || among(t.Word, generalBodies) || among(t.Word, pressNouns) || among(t.Word, overseerNouns),
		m.det == definite && m.head == m.core && among(t.Word, nonprofits):
		return ^uint64(0)
	}
	return wordBit(head)
}

// overtaken reports whether "the senator", the description i, may be somebody of
// whom the story only now says so, and not n, whom it left long ago: another one
// without a post was the subject of the sentence before.
func (a *analysis) overtaken(i, n int32) bool {
	c := &a.cast
	m, e := &c.mentions[i], &c.entities[n]
	if m.class != person || m.head != m.core || m.det != definite || int(i) >= c.headline || c.told[m.sentence]-c.told[c.mentions[e.last].sentence] <= 4 {
		return false
	}
	for k := i - 1; k >= 0 && c.told[m.sentence]-c.told[c.mentions[k].sentence] <= 1; k-- {
		if o := &c.mentions[k]; o.entity >= 0 && o.subject && a.paragraph(o) == a.paragraph(m) {
			x := &c.entities[a.settled(o.entity)]
			return x.class == person && x.named && x.role.empty() && m.gender.agrees(x.gender)
		}
	}
	return false
}

// noun returns the word that stands for the noun i and its synonyms; an
// "ex-teller" is a teller.
func (a *analysis) noun(i int) text.Atom {
	if s := a.tok(i).In(a.doc.Source); isEx(s) {
		return a.set.Same(text.AtomOf(s[3:]))
	}
	return a.set.Same(a.tok(i).Word)
}

// epithet returns the person of whom the description i says something new: the
// subject of the sentence before, when nothing was said of it yet.
func (a *analysis) epithet(i int32) int32 {
	c := &a.cast
	m := &c.mentions[i]
	for k := i - 1; k >= 0 && m.sentence-c.mentions[k].sentence <= 2; k-- {
		o := &c.mentions[k]
		if o.entity < 0 || !o.subject || o.kind != properName && o.kind != pronoun {
			continue
		}
		e := &c.entities[o.entity]
		if e.class != person || !e.named || !e.role.empty() && !a.isEpithet(m.tokens) || !m.gender.agrees(e.gender) || a.doc.Sentences[o.sentence].Paragraph != a.doc.Sentences[m.sentence].Paragraph {
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
			a.give(o.entity, a.roleOf(m))
		}
		return o.entity
	}
	return -1
}

// isAged reports whether the description m is an age, "the 43-year-old", or all
// that a nation makes of somebody: "the Spaniard".
func (a *analysis) isAged(m *mention) bool {
	return m.head == m.core && (strings.HasSuffix(a.tok(m.head).In(a.doc.Source), "-old") || a.tok(m.head).On(text.Nationals))
}

// aged returns the person of the age that the description i is: who was said to
// be so old, or else who spoke or was the subject last and of whom no age is
// known; or -1.
func (a *analysis) aged(i int32) int32 {
	c := &a.cast
	m := &c.mentions[i]
	years, _, _ := strings.Cut(a.tok(m.head).In(a.doc.Source), "-")
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
	if last < 0 || c.entities[last].age != 0 || !a.recent(m, &c.entities[last], 2) {
		return -1
	}
	return last
}

// restricted reports whether a relative clause says which one m is: "the
// company that runs the dam".
func (a *analysis) restricted(m *mention) bool {
	r := a.ranges[m.sentence]
	u := a.lastUnit(m) + 1
	return m.det == definite && u < r.last && (a.units[u].Kind == text.ThatUnit || a.units[u].Kind == text.RelativeUnit) && a.cast.speaks[a.units[u].First] < 0
}

// nearer reports whether e rather than o is meant by a description that fits
// both: the one spoken of last, in a headline the one introduced first.
func (a *analysis) nearer(i int32, e, o *entity) bool {
	if int(i) >= a.cast.headline {
		return e.label.first < o.label.first
	}
	if e.prominent != o.prominent {
		return e.prominent > o.prominent
	}
	return e.last > o.last
}

// mayRecur reports whether the description m may stand for anything known.
func (a *analysis) mayRecur(m *mention) bool {
	switch {
	case m.plural || m.class == group:
		return m.det != shared
	case m.class == person:
		return m.det != bare || m.last-m.core > 1 || m.first < a.headlineEnd()
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
func (a *analysis) narrowed(m *mention) tokens {
	if m.plural || m.class == group {
		return tokens{}
	}
	t := a.reach(m)
	if t.last == m.last {
		return tokens{}
	}
	p, last := a.tok(m.last), a.tok(t.last-1)
	if p.Word == atomOf || (p.Word == atomFor || p.Word == atomAt || among(p.Word, placePrepositions)) && last.Is(text.Capital) && !last.On(text.Weekdays) && !last.On(text.Months) {
		return t
	}
	return tokens{}
}

// lacks reports whether words of t are neither in the name nor in the role of e.
func (a *analysis) lacks(e *entity, t tokens) bool {
	in, of := a.shareOf(t, e.name)
	if in == of {
		return false
	}
	in, _ = a.shareOf(t, e.role)
	return in < of
}

// matchDescription tells how well the description m, whose head stands for its
// synonyms too, fits e, which it may be; 0 is not at all.
func (a *analysis) matchDescription(m *mention, head text.Atom, e *entity) int {
	headline := m.first < a.headlineEnd()
	core := tokens{m.core, m.last}
	modifiers := m.last - m.core - 1
	if m.plural || m.class == group {
		if a.tok(e.label.head).Word == a.tok(m.head).Word {
			if a.cast.speaks[m.head] >= 0 && a.sourceOf(m).last > a.lastUnit(m)+1 {
				core = a.reach(m) // "critics in the trust" are others than "critics"
			}
			in, of := a.shareOf(core, e.name)
			if in == of && (m.det == definite || m.det == bare && a.samePhrase(core, e.name)) {
				return 5
			}
		}
		return 0
	}
	switch m.class {
	case person:
		if a.headIn(head, e.role) {
			if a.hasWord(e.role, deputies) && !a.hasWord(core, deputies) {
				return 0 // "the transport secretary" is not her shadow
			}
			if modifiers == 0 {
				if a.holds(e.role, atomFormer) {
					return 3 // "the president" is the one in office
				}
				return 4
			}
			in, of := a.shareOf(core, e.role)
			if in == of || a.belongs(m, e) {
				return 5
			}
			for k := m.core; k < m.head; k++ {
				if t := a.tok(k); (!t.Is(text.Capital) || m.det == owned) && a.isContent(t) {
					return 0
				}
			}
			if a.isOfAnother(m, e) || among(a.tok(m.head).Word, partyNouns) {
				return 0 // "the Wisconsin Republican", where there are many
			}
			return 2 // "the Vermont senator" is the senator
		}
		if e.accused && m.det == definite && modifiers == 0 && among(a.tok(m.head).Word, accusedNouns) {
			return 2
		}
		if e.named && m.det == definite && (modifiers > 0 || a.recent(m, e, 2)) && a.isPolitician(m, e) && a.belongs(m, e) {
			return 2
		}
		if e.label.kind == description && a.set.Same(a.tok(e.label.head).Word) == head {
			in, of := a.shareOf(core, tokens{e.label.core, e.label.last})
			if in == of || modifiers == 0 {
				return 4
			}
		}
		return 0
	case body:
		if e.class != body && !(e.guessed && a.tok(m.head).On(text.CompanyNouns) && m.det == definite && modifiers == 0 && !headline) {
			if a.justSpoke(m, e) && m.det == definite && modifiers == 0 && !headline && (among(a.tok(m.head).Word, namedLikePeople) || among(a.tok(m.head).Word, generalBodies) || a.tok(m.head).On(text.CompanyNouns)) {
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
		if e.label.kind == description && a.set.Same(a.tok(e.label.head).Word) == head && modifiers == 0 && !(m.det == owned && m.owner >= 0) {
			if e.none {
				return 1
			}
			return 5
		}
		if a.set.Same(a.headWord(words)) == head || a.headIn(head, words) {
			in, of := a.shareOf(tokens{m.core, m.last}, words)
			if m.owner >= 0 && a.cast.mentions[m.owner].kind == properName {
				in, of = a.shareOf(m.tokens, words)
			}
			if in == of {
				return 6
			}
			if !e.named {
				return 0
			}
			// "The central bank of Estmark" and the Bank of Estmark
			in, of = a.shareOf(words, a.reach(m))
			if in == of && of > 1 {
				return 5
			}
			if a.tok(m.head).On(text.CompanyNouns) && a.located(m) && a.recent(m, e, farCompany) {
				return 1
			}
			return 0
		}
		if modifiers > 0 && !(a.located(m) && a.recent(m, e, farCompany)) || m.det != definite && !headline && m.det != owned || m.det == owned && a.cast.mentions[m.owner].kind != pronoun {
			return 0
		}
		t := a.tok(m.head)
		last := a.tok(words.last - 1)
		switch {
		case t.On(text.CompanyNouns) && e.named && (last.On(text.CompanyWords) || !a.isBodyNoun(last) && !last.Is(text.AllCaps)):
			switch {
			case !a.isCompanyLike(t):
			case !among(t.Word, generalCompanies):
				// "the airline" is the company spoken of right now, if any
				if a.recent(m, e, 3) || e.last >= 0 && a.cast.mentions[e.last].sentence == m.sentence {
					return 1
				}
			case e.last >= 0 && a.cast.told[m.sentence]-a.cast.told[a.cast.mentions[e.last].sentence] > farCompany:
				return 0
			case e.guessed:
				return 1
			default:
				return 2
			}
		case among(t.Word, overseerNouns):
			if e.named && a.isBodyNoun(last) && !last.On(text.CompanyNouns) && !last.On(text.CompanyWords) && a.recent(m, e, 6) {
				return 1
			}
		case among(t.Word, pressNouns) && e.named && among(last.Word, pressNames):
			return 2
		case modifiers == 0 && among(t.Word, nonprofits) && a.isOpenBody(e) && a.recent(m, e, 1):
			return 1 // "said the RSPCA. The charity ..."
		case among(t.Word, generalBodies) && last.On(text.StateBodies) && t.Word != atomAgency:
			return 0
		case t.Word == atomInstitute && a.isBodyNoun(last):
			return 0 // an alliance or a ministry is none
		case among(t.Word, generalBodies) && e.named && a.isBodyNoun(last):
			return 2
		case among(t.Word, generalBodies) && e.named && (modifiers == 0 || a.cast.speaks[a.cast.mentions[e.prominent].head] >= 0):
			return 1
		}
	}
	return 0
}

// isOfAnother reports whether the description m names the country, team or party of
// somebody of another one than e: "the England coach" is not "France coach Ana Ruiz".
func (a *analysis) isOfAnother(m *mention, e *entity) bool {
	of := func(t tokens) (party, other bool) {
		for k := t.first; k < t.last; k++ {
			switch t := a.tok(k); {
			case among(t.Word, partyNouns):
				party = true
			case among(t.Word, nationwide) || !t.Is(text.Capital) || !t.Tag.IsNoun() && !t.On(text.Nationals):
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
func (a *analysis) isPolitician(m *mention, e *entity) bool {
	w := a.tok(m.head).Word
	switch {
	case among(w, lawmakerNouns):
		for k := e.role.first; k < e.role.last; k++ {
			if t := a.tok(k).Word; among(a.set.Same(t), seats) || among(t, partyNouns) && m.head > m.core {
				return true
			}
		}
	case among(w, partyNouns):
		if a.holds(e.beside, w) {
			return true
		}
		if !e.beside.empty() {
			s, p := a.tok(e.beside.first).In(a.doc.Source), a.tok(m.head).In(a.doc.Source)
			return len(s) > 1 && s[0] == p[0] && s[1] == '-' // "R-Texas"
		}
	}
	return false
}

// belongs reports whether the words before the noun of the description m are in
// the role of e or beside its name: "Sen. Ana Ruiz (R-Texas) … the Texas senator".
func (a *analysis) belongs(m *mention, e *entity) bool {
	for k := m.core; k < m.head; k++ {
		if !a.isContent(a.tok(k)) {
			continue
		}
		one := tokens{k, k + 1}
		if in, _ := a.shareOf(one, e.role); in > 0 {
			continue
		}
		if in, _ := a.shareOf(one, e.beside); in > 0 {
			continue
		}
		if e.beside.empty() || !affiliated(a.tok(e.beside.first).In(a.doc.Source), a.tok(k).In(a.doc.Source)) {
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
func (a *analysis) located(m *mention) bool {
	if m.det != definite {
		return false
	}
	for k := m.core; k < m.head; k++ {
		t := a.tok(k)
		s := t.In(a.doc.Source)
		if t.On(text.Places) || t.Is(text.Capital) && t.Tag == tag.JJ || among(t.Word, unions) || strings.HasSuffix(s, "-based") || strings.HasSuffix(s, "-owned") ||
			strings.HasSuffix(s, "-run") || strings.HasSuffix(s, "-listed") || !t.Is(text.Capital) && (among(a.tok(m.head).Word, makerNouns) && !among(t.Word, others) || among(a.tok(m.head).Word, groupNouns) && among(t.Word, causeWords)) {
			continue
		}
		return false
	}
	return true
}

// recent reports whether e was a subject or spoke in the n sentences before m.
func (a *analysis) recent(m *mention, e *entity, n int32) bool {
	c := &a.cast
	return e.named && e.prominent >= 0 && c.told[m.sentence]-c.told[c.mentions[e.prominent].sentence] <= n
}

// isOpenBody reports whether the name of e does not tell what kind of body it is.
func (a *analysis) isOpenBody(e *entity) bool {
	for k := e.name.first; k < e.name.last; k++ {
		if t := a.tok(k); a.isBodyNoun(t) || t.On(text.CompanyWords) || t.On(text.Places) || t.On(text.StateBodies) {
			return false
		}
	}
	return e.named
}

// justSpoke reports whether e, which may be anybody or anything, is the
// speaker of a claim in the sentence before m: "said Greenpeace. The group ...".
func (a *analysis) justSpoke(m *mention, e *entity) bool {
	c := &a.cast
	if e.class != unknown && !(e.class == person && e.guessed && e.role.empty()) || !e.named || e.last < 0 || e.gender.known() || givenName(a.tok(e.name.first)) {
		return false
	}
	o := &c.mentions[e.last]
	return c.speaks[o.head] >= 0 && c.told[m.sentence]-c.told[o.sentence] <= 2
}

// farCompany is the number of sentences after which "the company" is no longer
// the one spoken of last.
const farCompany = 12

func (a *analysis) isCompanyLike(t *text.Token) bool { return !among(t.Word, generalBodies) }

// sourceOf returns the source that m heads.
func (a *analysis) sourceOf(m *mention) *source { return &a.proposed[a.cast.speaks[m.head]].source }

// reach returns the words of m with those of the phrase after it.
func (a *analysis) reach(m *mention) tokens {
	t := tokens{m.core, m.last}
	r := a.ranges[m.sentence]
	if u := a.lastUnit(m) + 1; u < r.last && a.units[u].Kind == text.PrepUnit && !(m.unit > r.first && a.takesOf(m.unit-1)) {
		t.last = a.units[u].Last
	}
	return t
}

// takesOf reports whether unit u is a verb that says "of" what of its object: "accused |
// the company | of spying".
func (a *analysis) takesOf(u int) bool {
	x := &a.units[u]
	return x.Kind == text.VerbUnit && (among(a.tok(x.Head).Lemma, accuseVerbs) || among(a.tok(x.Head).Word, ofVerbs))
}

// samePhrase reports whether x and y have the same content words.
func (a *analysis) samePhrase(x, y tokens) bool {
	in, of := a.shareOf(x, y)
	back, backOf := a.shareOf(y, x)
	return in == of && back == backOf
}

// headIn reports whether t holds the noun head or a synonym.
func (a *analysis) headIn(head text.Atom, t tokens) bool {
	for k := t.first; k < t.last && k < t.first+12; k++ {
		if w := a.tok(k).Word; (w == atomOf || w == atomFor || w == atomAt) && k > t.first {
			return false
		}
		if a.set.Same(a.tok(k).Word) == head && (k+1 == t.last || a.tok(k+1).Tag != tag.POS) {
			return true
		}
	}
	return false
}

// holds reports whether w is one of the words of t.
func (a *analysis) holds(t tokens, w text.Atom) bool {
	for k := t.first; k < t.last; k++ {
		if a.tok(k).Word == w {
			return true
		}
	}
	return false
}

// headlineEnd returns the token where the story begins.
func (a *analysis) headlineEnd() int {
	c := &a.cast
	if c.headline == len(c.mentions) {
		return 0
	}
	return c.mentions[len(c.mentions)-1].last
}

// labelEntity names entity i after its description, where that says enough.
func (a *analysis) labelEntity(i int32, m *mention) {
	e := &a.cast.entities[i]
	t := a.trimmed(m)
	r := a.ranges[m.sentence]
	if m.owns || m.unit > r.first && a.takesOf(m.unit-1) {
		r.last = r.first
	}
	limit := r.last
	if p := a.cast.speaks[m.head]; p >= 0 && a.proposed[p].source.last > 0 {
		limit = a.proposed[p].source.last
	}
	for u, n := a.lastUnit(m)+1, 0; u < limit && u < r.last && n < 3; u, n = u+1, n+1 {
		x := &a.units[u]
		if x.Kind != text.PrepUnit || x.Last-x.First < 2 || a.tok(x.Head).On(text.Weekdays) || a.tok(x.Head).On(text.TimeWords) {
			break
		}
		if w := a.tok(x.First).Word; limit == r.last && w != atomOf && w != atomFor && w != atomAt {
			break // in another's sentence only what is sure to belong to it
		}
		t.last = x.Last
		if x.Form&text.Possessive != 0 && u+1 < limit && a.units[u+1].Kind == text.NounUnit {
			u++
			t.last = a.units[u].Last
		}
	}
	if p := a.cast.speaks[m.head]; p >= 0 {
		// a word that the chunker took for one apart: "European | foreign ministers"
		if s := &a.proposed[p].source; s.tokens.first < m.first && s.first >= 0 && a.units[s.first].Last == m.first && m.det == bare {
			for t.first = s.tokens.first; a.tok(t.first).Tag == tag.DT; t.first++ {
			}
		}
	}
	e.name = t
	a.note(i, t)
	head := a.tok(m.head)
	a.anonymous(e, m)
	short := t.last-t.first == 1
	switch {
	case m.det == shared, short && head.Len() == 1: // "Q: ... A: ..."
		e.none = true
	case e.anon && (m.plural || short):
		e.none = true
	case m.class == person && short && (m.det == indefinite || a.tok(m.first).Word == atomOne || m.det == definite || m.det == owned || head.On(text.Nameless)):
		e.none = true
	case m.class == body && short && (m.det != bare && head.On(text.CompanyNouns) || m.det == owned):
		e.none = true // "the firm", "his office"
	case m.class == person && m.det == definite && a.isEpithet(t):
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
func (a *analysis) isEpithet(t tokens) bool {
	for k := t.first; k < t.last; k++ {
		if tok := a.tok(k); tok.Word == atomFormer || strings.HasSuffix(tok.In(a.doc.Source), "-old") {
			return true
		}
	}
	return false
}

// anonymous notes whether the source m may not or does not want to be named.
func (a *analysis) anonymous(e *entity, m *mention) {
	if m.class != person && m.class != group {
		return
	}
	if a.tok(m.head).On(text.AnonymousNouns) {
		e.anon = true
		return
	}
	end := min(m.last+24, a.doc.Sentences[m.sentence].Last)
	r := a.ranges[m.sentence]
	u := a.skipPhrases(r, a.lastUnit(m)+1)
	aside := u+1 < r.last && a.units[u].Kind == text.CommaUnit && a.units[u+1].Kind == text.RelativeUnit
	if p := a.cast.speaks[m.head]; p >= 0 && !aside {
		end = min(end, max(a.proposed[p].source.tokens.last, m.last))
	} else if !aside {
		return
	}
	for k := m.last; k < end; k++ {
		t := a.tok(k)
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
				if w := a.tok(l); w.On(text.Negations) || w.Word == atomDeclined || w.Word == atomRefused {
					e.anon = true
					return
				}
			}
		}
	}
}

// resolveDocument returns the document that mention i stands for.
func (a *analysis) resolveDocument(i int32) int32 {
	c := &a.cast
	m := &c.mentions[i]
	issuer := a.issuerOf(i)
	head := a.set.Same(a.tok(m.head).Word)
	if issuer < 0 && a.makerOf(m) < 0 && (m.det == definite || m.det == bare && int(i) >= c.headline) {
		best, any := int32(-1), int32(-1)
		for k := len(c.entities) - 1; k >= 0 && k >= len(c.entities)-maxEntities; k-- {
			e := &c.entities[k]
			if e.class != document || e.last < 0 && int(i) < c.headline {
				continue
			}
			if !a.marked(m, e) {
				continue
			}
			if a.set.Same(a.tok(e.label.head).Word) == head && (best < 0 || a.nearer(i, e, &c.entities[best])) {
				best = int32(k)
			}
			if any < 0 || e.issuer >= 0 && c.entities[any].issuer < 0 {
				any = int32(k)
			}
		}
		if best >= 0 {
			return best
		}
		if any >= 0 && m.last-m.core == 1 && among(a.tok(m.head).Word, generalDocuments) && c.entities[any].issuer >= 0 && c.speaks[m.head] >= 0 {
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
			if a.set.Same(a.tok(e.label.head).Word) == head || among(a.tok(m.head).Word, generalDocuments) {
				e.issuer = issuer
				return int32(k)
			}
		}
	}
	maker := int32(-1)
	if issuer < 0 {
		maker = a.makerOf(m)
	}
	e := a.newEntity(m)
	c.entities[e].issuer, c.entities[e].maker = issuer, maker
	a.labelEntity(e, m)
	x := &c.entities[e]
	x.anon = false
	if m.last-m.core == 1 && (m.det == definite || m.det == indefinite) {
		x.none = true
	}
	return e
}

// marked reports whether the names before the head of the document m, if any,
// are of e as well: "the Monmouth poll".
func (a *analysis) marked(m *mention, e *entity) bool {
	for k := m.core; k < m.head; k++ {
		t := a.tok(k)
		if !t.Is(text.Capital) || k == a.doc.Sentences[m.sentence].First {
			continue
		}
		one := tokens{k, k + 1}
		in, _ := a.shareOf(one, tokens{e.label.first, e.label.last})
		if e.maker >= 0 && in == 0 {
			maker := &a.cast.entities[e.maker]
			in, _ = a.shareOf(one, maker.name)
			if t.Is(text.AllCaps) && a.initials(k, maker.name) {
				in = 1
			}
		}
		if e.issuer >= 0 && in == 0 {
			if o := a.cast.mentions[e.issuer].entity; o >= 0 {
				in, _ = a.shareOf(one, a.cast.entities[o].name)
				if t.Is(text.AllCaps) && a.initials(k, a.cast.entities[o].name) {
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
func (a *analysis) issuerOf(i int32) int32 {
	c := &a.cast
	m := &c.mentions[i]
	if m.owner >= 0 {
		return m.owner
	}
	r := a.ranges[m.sentence]
	for u, n := a.lastUnit(m)+1, 0; u < r.last && n < 6; u, n = u+1, n+1 {
		x := &a.units[u]
		if x.Kind == text.PrepUnit && x.Last-x.First > 1 {
			w := a.tok(x.First).Word
			if w == atomBy || w == atomFrom {
				if j := a.mentionAt(x.Head); j >= 0 && c.mentions[j].class != thing && (c.mentions[j].kind == properName || c.mentions[j].class != unknown) &&
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
		if x.Kind == text.VerbUnit && among(a.tok(x.Head).Word, readerVerbs) {
			break // "memos obtained by The Herald"
		}
		if x.Kind == text.VerbUnit && x.Form&text.Finite == 0 || x.Kind == text.TimeUnit || x.Kind == text.CommaUnit && n == 0 || x.Kind == text.AdverbUnit {
			continue
		}
		break
	}
	if m.unit > r.first && a.units[m.unit-1].Kind == text.VerbUnit && a.tok(a.units[m.unit-1].Head).On(text.IssueVerbs) && a.units[m.unit-1].Form&text.Passive == 0 {
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
func (a *analysis) makerOf(m *mention) int32 {
	c := &a.cast
	if m.last-m.core > 1 && a.tok(m.last-2).Is(text.Capital) && m.core > a.doc.Sentences[m.sentence].First {
		t := tokens{m.core, m.last - 1}
		for t.first < t.last && !a.tok(t.first).Is(text.Capital) {
			t.first++
		}
		for k := len(c.entities) - 1; k >= 0 && k >= len(c.entities)-maxEntities; k-- {
			if e := &c.entities[k]; e.named && e.class == body && a.samePhrase(t, e.name) {
				return int32(k)
			}
		}
		if last := a.tok(t.last - 1); !t.empty() && among(a.tok(m.head).Word, researchNouns) &&
			(a.isBodyNoun(last) || last.On(text.CompanyWords) || last.Is(text.AllCaps) && !last.On(text.Places)) {
			n := *m
			n.kind, n.name, n.class, n.role, n.gender = properName, t, body, tokens{}, 0
			if k := a.findNamed(&n); k >= 0 {
				return k
			}
			return a.newEntity(&n)
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
	case among(w, hePronouns):
		return sought{gender: male}, true
	case among(w, shePronouns):
		return sought{gender: female}, true
	case among(w, itPronouns):
		return sought{it: true}, true
	case among(w, theyPronouns):
		return sought{}, true
	}
	return sought{}, false
}

// fits reports whether e, of which o is a mention, may be what is sought, and what
// speaks for that.
func (a *analysis) fits(want sought, e *entity, o *mention) (bonus int, ok bool) {
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
		if e.class == body && !e.plural && a.cast.speaks[o.head] >= 0 {
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
		if a.cast.speaks[o.head] >= 0 {
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
func (c *cast) inReach(s int) int {
	first := s
	for first > 0 && s-first < 3*reachSentences && c.told[s]-c.told[first-1] <= reachSentences {
		first--
	}
	return first
}

// resolvePronoun returns the entity that pronoun i stands for, or -1.
func (a *analysis) resolvePronoun(i int32) int32 {
	c := &a.cast
	m := &c.mentions[i]
	want, ok := asks(a.tok(m.head).Word)
	own := c.speaks[m.head] // the claim that it makes
	in := c.inside[m.head]  // the claim that it is part of
	if !ok {
		if in < 0 || in == own || !among(a.tok(m.head).Word, mePronouns) {
			return -1
		}
		// "we" in quotation marks is the one who says so
		if k := a.mentionAt(a.proposed[in].source.head); k >= 0 && k < i && !a.proposed[in].source.tokens.empty() {
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
	par := a.doc.Sentences[m.sentence].Paragraph
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
			entity = a.settled(entity)
		}
		e := &c.entities[entity]
		bonus, ok := a.fits(want, e, o)
		if !ok || they && e.class == body && !e.plural && a.severalBetween(resolved[j], i) {
			continue
		}
		if own >= 0 && c.inside[o.head] == own && !(o.kind == pronoun) {
			continue // what "he said" says is of others
		}
		if own >= 0 && c.inside[o.head] == own {
			bonus -= 30
		}
		s := weightRecency + bonus - weightSentence*int(c.told[m.sentence]-c.told[o.sentence])
		if p := a.doc.Sentences[o.sentence].Paragraph; p != par {
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
		} else if k := c.inside[o.head]; k >= 0 && k != in && !a.proposed[k].source.tokens.empty() {
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
			return a.ownSubject(i, own, want.gender)
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
func (a *analysis) severalBetween(i, j int32) bool {
	return slices.ContainsFunc(a.cast.mentions[i+1:j], func(m mention) bool { return m.plural || m.class == group })
}

// ownSubject returns who pronoun i stands for where the story has told of nobody
// else: the subject of what it says, "Ana Ruiz nearly gave up, she said", "The
// museum will close, it said"; or -1.
func (a *analysis) ownSubject(i int32, claim int32, want gender) int32 {
	c := &a.cast
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
func (a *analysis) antecedentOf(i int32) int32 {
	c := &a.cast
	m := &c.mentions[i]
	who := a.tok(m.head).Word == atomWho || a.tok(m.head).Word == atomWhom
	likely := int32(-1) // what may be a person, but more likely is where one works
	for k := i - 1; k >= 0 && k > i-5 && c.mentions[k].sentence == m.sentence; k-- {
		o := &c.mentions[k]
		if o.owns {
			continue
		}
		if o.entity < 0 {
			if a.units[o.unit].Kind != text.PrepUnit {
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
