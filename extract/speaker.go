package extract

import (
	"strings"
	"unicode/utf8"

	"claims/extract/text"
	"claims/extract/text/tag"
)

// entity is somebody or something that mentions stand for.
type entity struct {
	first   text.Atom // word of its name
	alias   text.Atom // its other name, of one word
	surname text.Atom // and the last, if it is a person's
	class   class
	gender  gender
	soft    bool  // the gender is only inferred from a pronoun
	plural  bool  // "investigators"
	named   bool  // the name is a proper one, not a description
	anon    bool  // does not want a name
	none    bool  // a description that singles nobody out
	guessed bool  // that it is a person is only likely
	accused bool  // before a court
	into    int32 // the entity that this one turned out to be, or -1
	// The last mention of it so far, -1 before the first, and that one's
	// place in the order of mentions.
	last int32
	// The last mention of it as a subject or speaker, and the noun by which
	// it was last described.
	prominent int32
	issuer    int32 // of a document: the mention of who issued it, or -1
	maker     int32 // or who issued it, where no mention stands for that alone
	listed    int32 // its place in Result.Speakers, -1 where it has none
	called    text.Atom
	known     int32     // the last paragraph, from 1, in which it spoke or went by one word
	kin       text.Atom // "son", of somebody else in the story
	age       text.Atom // "46"
	beside    tokens    // what follows the name: "R-Texas", "a Maine Democrat", "of Estania"
	name      tokens    // the words that name it
	words     tokens    // of a proper name: the same less particles
	short     tokens    // another name: "IAEA"
	role      tokens    // "Interior Minister"
	label     mention   // the first description of it, for its head and words
}

// entityKey tells at once that a mention does not stand for an entity: it is
// the set of the nouns that the entity may be called by and that of the letters
// that the words of its name begin with, each with one bit for many.
type entityKey struct {
	nouns   uint64
	letters uint32
}

// maxEntities bounds how many entities a mention is compared with, the latest
// first, so that time stays linear.
const maxEntities = 200

// identify finds who speaks: the claims' speakers get their names, types and
// roles. Names are read first, over the whole text, then descriptions and
// pronouns from left to right, each sieve as sure as what comes before it
// allows (after Raghunathan et al. 2010, A Multi-Pass Sieve for Coreference
// Resolution).
func (a *analysis) identify() {
	a.locate()
	a.collect()
	c := &a.cast
	c.entities, c.keys, c.people, c.things = c.entities[:0], c.keys[:0], c.people[:0], c.things[:0]
	a.appositions()
	a.nameEntities()
	a.classify()
	for i := range c.mentions {
		a.resolveMention(int32(i))
	}
}

// locate notes which tokens head speakers and which stand in content.
func (a *analysis) locate() {
	c := &a.cast
	n := len(a.doc.Tokens)
	if cap(c.speaks) < n {
		c.speaks = make([]int32, n+n/4)
		c.inside = make([]int32, n+n/4)
	}
	c.speaks, c.inside = c.speaks[:n], c.inside[:n]
	for done := copy(c.speaks, []int32{-1}); done < n; done *= 2 {
		copy(c.speaks[done:], c.speaks[:done])
	}
	copy(c.inside, c.speaks)
	c.told = c.told[:0]
	told := int32(0)
	for i := range a.doc.Sentences {
		s := &a.doc.Sentences[i]
		if q := a.quotes.quoted[s.First]; q < 0 || a.quotes.list[q].last < s.Last {
			told++
		}
		c.told = append(c.told, told)
	}
	for i := range a.proposed {
		p := &a.proposed[i]
		if !p.source.tokens.empty() {
			c.speaks[a.headOf(&p.source)] = int32(i)
		}
		for n := range p.numParts() {
			t := p.part(n)
			for k := t.first; k < t.last; k++ {
				if in := c.inside[k]; in < 0 || size(&a.proposed[in]) >= size(p) {
					c.inside[k] = int32(i)
				}
			}
		}
	}
}

// headOf returns the token that names the source s: where a word that the
// chunker took for an adjective begins it, the noun after that.
func (a *analysis) headOf(s *source) int {
	if s.first < 0 {
		return s.head
	}
	u := s.first
	if u+1 < s.last && a.units[u].Kind == text.NounUnit && a.units[u+1].Kind == text.NounUnit && a.units[u].Form&text.Possessive == 0 && a.tok(a.units[u+1].First).Tag != tag.DT && !a.isEmphasis(u+1) {
		return a.units[u+1].Head
	}
	for u+1 < s.last && (a.units[u].Kind == text.AdjectiveUnit || a.units[u].Kind == text.OtherUnit || a.units[u].Kind == text.AdverbUnit) {
		if u++; a.units[u].Kind == text.NounUnit {
			return a.units[u].Head
		}
	}
	return s.head
}

// mentionAt returns the mention that token head heads, or -1.
func (a *analysis) mentionAt(head int) int32 {
	c := &a.cast
	if i := searchMention(c.mentions[:c.headline], head); i >= 0 {
		return int32(i)
	}
	if i := searchMention(c.mentions[c.headline:], head); i >= 0 {
		return int32(i + c.headline)
	}
	return -1
}

func searchMention(ms []mention, head int) int {
	lo, hi := 0, len(ms)
	for lo < hi {
		mid := (lo + hi) / 2
		if ms[mid].head < head && ms[mid].last <= head {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for ; lo < len(ms) && ms[lo].first <= head; lo++ {
		if ms[lo].head == head || ms[lo].first <= head && head < ms[lo].last && !ms[lo].owns {
			return lo
		}
	}
	return -1
}

// appositions ties a description to the name beside it: "the chief
// investigator, Salma Idris," and "Salma Idris, the chief investigator,".
func (a *analysis) appositions() {
	ms := a.cast.mentions
	for i := range ms {
		m := &ms[i]
		if m.owns || m.kind != properName && m.kind != description {
			continue
		}
		r := a.ranges[m.sentence]
		if m.kind == properName && (m.class == unknown || m.class == person) && a.isLocality(r, m.unit) {
			m.class = place
			if j := a.mentionAt(a.units[m.unit-2].Head); j >= 0 {
				ms[j].class = place
			}
			continue
		}
		u := a.lastUnit(m) + 1
		if m.kind == properName && u < r.last && m.class != body && m.class != place {
			switch x := &a.units[u]; {
			case x.Kind == text.PrepUnit && x.Last-x.First > 1 && (a.tok(x.First).Word == atomOf || a.tok(x.First).Word == atomFrom) && a.tok(x.Last-1).Is(text.Capital):
				m.beside = tokens{x.First + 1, x.Last}
			case u+1 < r.last && (x.Kind == text.CommaUnit || x.Kind == text.BracketUnit) && a.units[u+1].Kind == text.NounUnit && a.isAffiliation(&a.units[u+1]):
				m.beside = tokens{a.units[u+1].First, a.units[u+1].Last}
			}
		}
		if m.kind == description && m.class == person && !m.plural && u < r.last && a.units[u].Kind == text.PrepUnit && a.tok(a.units[u].First).Word == atomOf {
			// "secretary | of state Ana Ruiz"
			if j := a.mentionAt(a.units[u].Head); j >= 0 && ms[j].kind == properName && ms[j].role.empty() && ms[j].name.first > ms[j].core && ms[j].det == bare &&
				(ms[j].class == person || ms[j].class == unknown) && givenName(a.tok(ms[j].name.first)) {
				ms[j].class, ms[j].inPrep = person, m.inPrep
				ms[j].role = tokens{a.trimmed(m).first, ms[j].name.first}
				a.join(int32(i), j)
				continue
			}
		}
		if u+2 < r.last && a.units[u].Kind == text.BracketUnit {
			a.abbreviation(int32(i), r, u)
			// "Sen. Ana Ruiz (D-Mass.), the chairwoman"
			for v := u + 1; v < r.last && v < u+5; v++ {
				if a.units[v].Kind == text.BracketUnit {
					u = v + 1
					break
				}
			}
		}
		if v := u; v < r.last && m.kind == description && a.units[v].Kind == text.NounUnit && a.units[v].First == m.last && m.class == person && !m.plural {
			// "U.N. mediator | Sven Ekdahl"
			if j := a.mentionAt(a.units[v].Head); j >= 0 && ms[j].unit == v && ms[j].kind == properName && ms[j].first == m.last && !ms[j].owns && ms[j].det == bare && ms[j].role.empty() && !ms[j].doubtful {
				a.tie(int32(i), j)
				continue
			}
		}
		if v := u; v+1 < r.last && m.kind == description && m.class == person && !m.plural && a.units[v].Kind == text.VerbUnit && a.units[v].Form&text.Finite == 0 &&
			among(a.tok(a.units[v].Head).Lemma, namings) && a.units[v+1].Kind == text.NounUnit {
			// "a farmer | named | Ilya Ropov"
			if j := a.mentionAt(a.units[v+1].Head); j >= 0 && ms[j].kind == properName && !ms[j].owns {
				a.tie(int32(i), j)
				continue
			}
		}
		near := u
		u = a.skipPhrases(r, u)
		if u+1 >= r.last {
			continue
		}
		if m.kind == description && m.class != person && u > near {
			// "the station with the mayor, Piet Vos": the mayor
			if k := a.mentionAt(a.units[u-1].Head); k >= 0 && ms[k].kind == description && ms[k].class == person {
				continue
			}
		}
		if m.kind == description && a.restricted(m) {
			// "The company that runs the dam, Aquasalto, said"
			v := u + 1
			for v < r.last && v < u+9 && a.units[v].Kind != text.CommaUnit && a.units[v].Kind != text.StopUnit {
				v++
			}
			if v+3 < r.last && a.units[v].Kind == text.CommaUnit && a.units[v+1].Kind == text.NounUnit && a.units[v+2].Kind == text.CommaUnit && a.units[v+3].Kind == text.VerbUnit {
				u = v
			}
		}
		open := a.units[u].Kind
		if open != text.CommaUnit && open != text.DashUnit {
			continue
		}
		if v := u + 1; m.kind == properName && m.class != body && v+2 < r.last && a.isAge(v) && a.closes(r, v+1) {
			m.age = a.tok(a.units[v].First).Word
			if m.class == unknown {
				m.class = person
			}
			u += 2 // "Ana Ruiz, 46, a student"
			if a.units[u].Kind != text.CommaUnit {
				continue
			}
			for v := u + 1; v+1 < r.last && v < u+4 && a.units[v].Kind == text.PrepUnit; v++ {
				if a.units[v+1].Kind == text.CommaUnit { // ", of Salto,"
					u = v + 1
				}
			}
		}
		v := u + 1
		if v >= r.last || a.units[v].Kind != text.NounUnit {
			continue
		}
		j := a.mentionAt(a.units[v].Head)
		if j < 0 || ms[j].owns || ms[j].unit != v && ms[j].first != a.units[v].First {
			continue
		}
		o := &ms[j]
		end := a.lastUnit(o) + 1
		if m.kind == properName && o.kind == description {
			if head := a.tok(o.head); head.Tag == tag.CD && o.last-o.first == 1 && m.class == unknown && a.closes(r, end) {
				m.class = person // "Ruiz, 46,"
				m.age = head.Word
				continue
			}
			end = a.skipPhrases(r, end)
			if o.plural || o.det == shared || o.det == bare && (o.class != person || m.class == place) {
				continue
			}
			if !a.closes(r, end) && !(end < r.last && (a.units[end].Kind == text.RelativeUnit || a.units[end].Kind == text.VerbUnit && a.units[end].Form&text.Finite == 0 ||
				a.units[end].Kind == text.ConjUnit && (o.det != bare || o.class == person && a.units[end-1].Kind == text.PrepUnit))) {
				continue
			}
			switch {
			case o.class == person && (m.class == person || m.class == unknown) && (o.det != definite || m.last-m.first > 1 || m.class == person || m.subject):
				m.class = person
				m.gender |= o.gender
			case o.class == body && (m.class == body || m.class == unknown):
				m.class = body
			case o.class == place && (m.class == place || m.class == unknown):
				m.class = place
				continue
			default:
				continue
			}
			a.join(j, int32(i))
			if m.role.empty() && m.class == person {
				m.role = a.roleOf(o)
			}
			continue
		}
		if m.kind == description && o.kind == properName {
			if m.plural || m.det == shared || m.same >= 0 || !a.closes(r, a.skipPlace(r, end)) && !(open == text.DashUnit) {
				continue
			}
			if m.det == bare && m.class != person {
				continue
			}
			a.tie(int32(i), j)
		}
	}
	// What only the reach of a speaker shows: "The company that runs the dam,
	// Aquanorte,".
	for i := range a.proposed {
		s := &a.proposed[i].source
		if s.tokens.empty() || s.first < 0 || s.last-s.first < 3 {
			continue
		}
		k := a.mentionAt(a.headOf(s))
		if k < 0 || ms[k].kind != description || ms[k].same >= 0 || ms[k].plural && ms[k].det != shared {
			continue
		}
		v := a.skipPhrases(unitRange{s.first, s.last}, a.lastUnit(&ms[k])+1)
		if v+1 >= s.last || a.units[v].Kind != text.CommaUnit {
			v = s.last - 2 // "The company that runs the dam | , Aquanorte"
			if a.units[v+1].Kind == text.CommaUnit {
				v--
			}
		}
		if v <= s.first || a.units[v].Kind != text.CommaUnit || a.units[v+1].Kind != text.NounUnit || v+2 < s.last && a.units[v+2].Kind != text.CommaUnit {
			continue
		}
		if j := a.mentionAt(a.units[v+1].Head); j >= 0 && ms[j].kind == properName && ms[j].unit == v+1 {
			a.tie(k, j) // "One of the pupils, Ana Cruz, 19,"
		}
	}
}

// isAge reports whether unit u is a number that may be somebody's age.
func (a *analysis) isAge(u int) bool {
	x := &a.units[u]
	t := a.tok(x.First)
	return x.Last-x.First == 1 && t.Tag == tag.CD && t.Is(text.Digit) && t.Len() <= 3
}

// tie makes the description i and the name j one, where their classes allow.
func (a *analysis) tie(i, j int32) {
	m, o := &a.cast.mentions[i], &a.cast.mentions[j]
	class := m.class
	if h := a.tok(m.head); class == person && o.class == body && (h.On(text.CompanyNouns) || among(h.Word, eitherNouns)) {
		class = body // "the owner of the mill, Hollis Dairy"
	}
	if class == body && o.class == person && among(a.tok(m.head).Word, eitherNouns) {
		class = person // "its sponsor, Senator Huff"
	}
	switch class {
	case person:
		if o.class != person && o.class != unknown {
			return
		}
		o.class = person
		o.gender |= m.gender
		if kin := a.kinGender(m); kin != 0 && !o.gender.known() {
			o.gender = kin
		}
		if o.role.empty() || a.isCourtesy(o.role) {
			o.role = a.roleOf(m)
		}
	case body:
		if o.class == person && !o.role.empty() || o.class == place {
			return
		}
		o.class = body
	case unknown, group:
		if m.class == unknown && a.cast.speaks[m.head] < 0 || m.class == group && m.det != shared {
			return
		}
	default:
		return
	}
	a.join(i, j)
}

// join notes that the description i and the name j stand for one.
func (a *analysis) join(i, j int32) {
	m, o := &a.cast.mentions[i], &a.cast.mentions[j]
	m.same = j
	o.heard = o.heard || a.cast.speaks[m.head] >= 0
	o.subject = o.subject || m.subject // "The skipper, Ana Ruiz, was less happy"
	if h := a.tok(m.head); h.On(text.Kin) {
		o.kin = h.Word
	} else if j < i && o.beside.empty() {
		o.beside = tokens{m.core, m.last}
	}
}

func (a *analysis) kinGender(m *mention) gender { return a.genderOf(tokens{m.head, m.head + 1}) }

func (a *analysis) isCourtesy(t tokens) bool {
	return t.last-t.first == 1 && a.tok(t.first).On(text.Courtesies)
}

// skipPhrases returns the first unit from u on that is no phrase with a
// preposition.
func (a *analysis) skipPhrases(r unitRange, u int) int {
	for n := 0; u < r.last && n < 4 && a.units[u].Kind == text.PrepUnit && a.units[u].Last-a.units[u].First > 1; n++ {
		if u+1 < r.last && a.tok(a.units[u].Last-1).Tag == tag.POS && a.units[u+1].Kind == text.NounUnit {
			u++
		}
		u++
	}
	return u
}

// skipPlace returns the unit after the phrase at unit u that says where
// somebody is from, or u: "Ana Ruiz | of Salto".
func (a *analysis) skipPlace(r unitRange, u int) int {
	if u < r.last && a.units[u].Kind == text.PrepUnit && among(a.tok(a.units[u].First).Word, originPrepositions) && a.tok(a.units[u].Last-1).Is(text.Capital) {
		return u + 1
	}
	return u
}

// closes reports whether an apposition may end before unit u.
func (a *analysis) closes(r unitRange, u int) bool {
	if u >= r.last {
		return true
	}
	switch a.units[u].Kind {
	case text.CommaUnit, text.StopUnit, text.DashUnit, text.BracketUnit, text.QuoteUnit, text.ColonUnit:
		return true
	}
	return false
}

// abbreviation reads the short name in brackets at unit u as one of mention i.
func (a *analysis) abbreviation(i int32, r unitRange, u int) {
	m := &a.cast.mentions[i]
	if u+2 >= r.last || a.units[u+2].Kind != text.BracketUnit || m.kind != properName {
		return
	}
	j := a.mentionAt(a.units[u+1].Head)
	if j < 0 || a.cast.mentions[j].kind != properName {
		return
	}
	o := &a.cast.mentions[j]
	if o.last-o.first != 1 || !a.tok(o.first).Is(text.AllCaps) && m.class != body {
		return
	}
	if m.class == unknown {
		m.class = body
	}
	if m.class == body {
		o.class = body
		o.same = i
	}
}

// roleOf returns the words of the description m that say what its bearer is:
// with its phrases, without article, pronoun and age.
func (a *analysis) roleOf(m *mention) tokens {
	if a.tok(m.head).On(text.Kin) {
		return tokens{}
	}
	t := a.trimmed(m)
	r := a.ranges[m.sentence]
	for u, n := a.lastUnit(m)+1, 0; u < r.last && n < 3; u, n = u+1, n+1 {
		x := &a.units[u]
		if x.Kind != text.PrepUnit || x.Last-x.First < 2 {
			break
		}
		w := a.tok(x.First).Word
		k := a.tok(x.First + 1)
		if w != atomOf && w != atomFor && !(k.Is(text.Capital) || k.Word == atomThe) || k.On(text.Weekdays) || k.On(text.Months) {
			break
		}
		if x.Form&text.Possessive != 0 && (u+1 >= r.last || a.units[u+1].Kind != text.NounUnit) {
			break
		}
		t.last = x.Last
		if x.Form&text.Possessive != 0 && u+1 < r.last && a.units[u+1].Kind == text.NounUnit {
			u++
			t.last = a.units[u].Last
		}
	}
	return t
}

// trimmed returns the tokens of m without what only points or counts: "the",
// "his", "46-year-old".
func (a *analysis) trimmed(m *mention) tokens {
	t := m.tokens
	for t.first < t.last-1 {
		switch tok := a.tok(t.first); {
		case tok.Word == atomBoth:
			return t
		case tok.Word == atomOwn:
		case tok.Tag == tag.DT, tok.Tag == tag.PRPS, tok.Tag == tag.PDT:
		case tok.Tag == tag.CD && m.class == person, strings.HasSuffix(tok.In(a.doc.Source), "-old"), tok.Word == atomOne:
		default:
			return t
		}
		t.first++
	}
	return t
}

// nameEntities makes the entities that have names, and links all mentions of them.
func (a *analysis) nameEntities() {
	c := &a.cast
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.kind == description && i < c.headline {
			a.surnamed(m)
		}
		if m.kind != properName {
			continue
		}
		if m.same >= 0 && c.mentions[m.same].kind == properName { // an abbreviation
			if e := c.mentions[m.same].entity; e >= 0 {
				m.entity = e
				a.alsoCall(e, m.name)
				continue
			}
		}
		e := a.findNamed(m)
		if e >= 0 && m.name.first > m.core && among(a.tok(m.name.first-1).Word, generations) {
			if e = a.generation(m); e < 0 {
				continue
			}
		}
		if e < 0 {
			if m.doubtful {
				a.describe(m, tokens{m.core, m.last})
				continue
			}
			if i >= c.headline && c.speaks[m.head] < 0 {
				continue
			}
			e = a.newEntity(m)
		} else {
			a.learn(e, m)
		}
		m.entity = e
		x := &c.entities[e]
		if m.name.last-m.name.first == 1 || m.heard || c.speaks[m.head] >= 0 {
			x.known = a.paragraph(m) + 1
		}
		if m.kin != 0 {
			x.kin = m.kin
		}
		if m.age != 0 {
			x.age = m.age
		}
		if x.beside.empty() {
			x.beside = m.beside
		}
	}
}

func (a *analysis) newEntity(m *mention) int32 {
	c := &a.cast
	i := int32(len(c.entities))
	c.entities = append(c.entities, entity{class: m.class, gender: m.gender, plural: m.plural, issuer: -1, maker: -1, last: -1, prominent: -1, into: -1, listed: -1, label: *m})
	c.keys = append(c.keys, entityKey{})
	if m.kind == properName {
		a.call(i, m.name)
		if !a.isCourtesy(m.role) {
			a.give(i, m.role)
		}
	}
	if e := &c.entities[i]; e.gender == anyGender {
		e.gender = 0
	}
	a.note(i, tokens{m.head, m.head + 1})
	return i
}

// learn adds to what is known of entity e what its mention m tells.
func (a *analysis) learn(i int32, m *mention) {
	e := &a.cast.entities[i]
	if e.class == unknown {
		e.class = m.class
		if m.name.last-m.name.first == 1 && e.name.last-e.name.first > 1 && a.tok(m.name.first).Word == a.tok(e.name.first).Word {
			e.class = body // persons are called by their last name
		}
	}
	if m.gender.known() && (!e.gender.known() || !m.role.empty()) {
		e.gender = m.gender
	}
	if e.role.empty() && !a.isCourtesy(m.role) {
		a.give(i, m.role)
	}
	if !e.named {
		a.call(i, m.name)
		return
	}
	if n, o := e.name.last-e.name.first, m.name.last-m.name.first; o > n && o < 8 {
		if n == 1 && a.tok(e.name.first).Is(text.AllCaps) {
			a.alsoCall(i, e.name)
		}
		a.call(i, m.name)
	}
}

// call gives entity i a proper name.
func (a *analysis) call(i int32, name tokens) {
	e := &a.cast.entities[i]
	e.named, e.name, e.words = true, name, a.lessParticles(name)
	e.first, e.surname = a.tok(e.words.first).Word, a.surname(e.words)
	a.cast.keys[i].letters |= a.letters(e.words)
	a.note(i, name)
}

// alsoCall gives entity i another name, of one word.
func (a *analysis) alsoCall(i int32, name tokens) {
	e := &a.cast.entities[i]
	e.short, e.alias = name, a.tok(name.first).Word
	a.cast.keys[i].letters |= a.letters(name)
}

// give gives entity i a role.
func (a *analysis) give(i int32, role tokens) {
	a.cast.entities[i].role = role
	a.note(i, role)
}

// note adds the words of t to the nouns that entity i may be called by.
func (a *analysis) note(i int32, t tokens) {
	for k := t.first; k < t.last; k++ {
		a.cast.keys[i].nouns |= wordBit(a.set.Same(a.tok(k).Word))
	}
}

// letters returns a bit for each letter that a word of t begins with; words
// that are equal, or begin alike, share one.
func (a *analysis) letters(t tokens) uint32 {
	var set uint32
	for k := t.first; k < t.last; k++ {
		b := a.doc.Source[a.tok(k).Start]
		if b >= utf8.RuneSelf {
			return ^uint32(0) // it may be the capital of any letter
		}
		set |= 1 << (b & 31)
	}
	return set
}

// findNamed returns the entity that the name m is one of, or -1.
func (a *analysis) findNamed(m *mention) int32 {
	c := &a.cast
	best, bestScore := int32(-1), 0
	words := a.lessParticles(m.name)
	first, surname := a.tok(words.first).Word, a.surname(words)
	letters := a.letters(words)
	oldest := max(0, len(c.entities)-maxEntities)
	keys := c.keys[oldest:]
	for k := len(keys) - 1; k >= 0; k-- {
		if keys[k].letters&letters == 0 {
			continue
		}
		i := oldest + k
		e := &c.entities[i]
		if e.surname != surname && e.first != first && e.alias != first && e.words.last-e.words.first <= 2 && (m.class == person || e.class == person || m.class == unknown && e.class == unknown) {
			continue // persons share more than a letter
		}
		if s := a.matchName(m, words, surname, e); s > bestScore || s == bestScore && s > 0 && a.goesFirst(int32(i), best, m) {
			best, bestScore = int32(i), s
		}
	}
	return best
}

// maxSurnames bounds the words of a name of which the one before the last may be the
// surname: "Juan García Márquez".
const maxSurnames = 4

// goesFirst reports whether of two persons of one surname, of whom i was named
// first, i is the one whom the name m means: not one who has only been spoken of,
// where a widow or a son has just spoken.
func (a *analysis) goesFirst(i, j int32, m *mention) bool {
	e, o := &a.cast.entities[i], &a.cast.entities[j]
	return e.class == person && o.class == person && (e.known > 0 || o.known != a.paragraph(m)+1 || !givenName(a.tok(o.words.first)))
}

func (a *analysis) paragraph(m *mention) int32 {
	return int32(a.doc.Sentences[m.sentence].Paragraph)
}

// titled returns 1 if the title before the name m is one of those of e, -1 if e has only
// others, and 0 if one of the two has none: "Chief Lopez" is Police Chief Raymond Lopez
// and not Mayor Gloria Lopez.
func (a *analysis) titled(m *mention, e *entity) int {
	if m.role.empty() || e.role.empty() {
		return 0
	}
	if a.isCourtesy(m.role) && !among(a.tok(m.role.first).Word, doctors) {
		return 0
	}
	title := a.set.Same(a.tok(m.role.last - 1).Word)
	for k := e.role.first; k < e.role.last; k++ {
		if a.set.Same(a.tok(k).Word) == title {
			return 1
		}
	}
	return -1
}

// surnamed makes a name of the description m if it is the surname of somebody
// named before: "Theresa Page … Page said".
func (a *analysis) surnamed(m *mention) {
	c := &a.cast
	t := a.tok(m.head)
	if m.first != m.head || m.last-m.first != 1 || m.det != bare || m.owner >= 0 || !t.Is(text.Capital) {
		return
	}
	for i := len(c.entities) - 1; i >= 0 && i >= len(c.entities)-maxEntities; i-- {
		e := &c.entities[i]
		n := e.words.last - e.words.first
		if (e.surname == t.Word && n > 1 || n > 2 && n <= maxSurnames && a.holds(tokens{e.words.first + 1, e.words.last - 1}, t.Word)) && (e.class == person || e.class == unknown && (n > 2 || givenName(a.tok(e.words.first)))) {
			m.kind, m.class, m.name = properName, person, m.tokens
			m.gender, m.same, m.plural = 0, -1, false
			return
		}
	}
}

// generation returns which of two persons of one surname the name m is of,
// "the elder Strand", or -1 where the story does not say whose child one is.
func (a *analysis) generation(m *mention) int32 {
	c := &a.cast
	older, younger := int32(-1), int32(-1)
	surname := a.surname(m.name)
	for i := max(0, len(c.entities)-maxEntities); i < len(c.entities); i++ {
		e := &c.entities[i]
		if e.class != person || e.surname != surname {
			continue
		}
		switch {
		case older < 0 && !among(e.kin, childNouns):
			older = int32(i)
		case younger < 0 && (among(e.kin, childNouns) || among(c.entities[older].kin, parentNouns)):
			younger = int32(i)
		case older >= 0 && younger < 0 && among(e.kin, parentNouns):
			older, younger = int32(i), older
		default:
			return -1
		}
	}
	if older < 0 || younger < 0 {
		return -1
	}
	if a.tok(m.name.first-1).Word == atomYounger {
		return younger
	}
	return older
}

// matchName tells how surely the name m, of words x and perhaps a surname, is one
// of e; 0 is not at all.
func (a *analysis) matchName(m *mention, x tokens, surname text.Atom, e *entity) int {
	if !e.named {
		return 0
	}
	if e.class == person && m.class == place && surname == e.surname && e.name.last-e.name.first > 1 && m.name.last-m.name.first == 1 && a.cast.speaks[m.head] >= 0 {
		return 10 // "Rosa Lima … Lima said"
	}
	if m.class == person && e.class != person && e.class != unknown || e.class == person && m.class != person && m.class != unknown {
		return 0
	}
	if m.class == place && e.class == body || m.class == body && e.class == place {
		return 0
	}
	y := e.words
	n, o := x.last-x.first, y.last-y.first
	if n == 0 || o == 0 {
		return 0
	}
	word := func(i int) text.Atom { return a.tok(i).Word }
	personal := m.class == person || e.class == person || m.class == unknown && e.class == unknown
	if m.class == body || e.class == body {
		personal = false
	}
	if !e.short.empty() && n == 1 && word(x.first) == word(e.short.first) {
		return 9
	}
	if personal {
		if surname != e.surname {
			if n == 1 && o > 1 && m.role.empty() && word(x.first) == word(y.first) && e.class == person {
				return 1 // by the given name alone, or by a surname that stands first
			}
			if o == 1 && n > 1 && (e.role.empty() || strings.HasSuffix(a.tok(e.role.last-1).In(a.doc.Source), "s")) && word(x.first) == word(y.first) && givenName(a.tok(y.first)) {
				return 3 // "Hannah and Joel Reis … Hannah Reis"
			}
			if n == 1 && o > 2 && o <= maxSurnames && m.role.empty() && !givenName(a.tok(x.first)) && a.holds(tokens{y.first + 1, y.last - 1}, word(x.first)) {
				return 4 // "Juan García Márquez … García"
			}
			if n == 1 && o > 1 && m.role.empty() && word(x.first) == word(y.first) && e.class == unknown && !givenName(a.tok(x.first)) {
				return 2 // "Tern" for Tern Voyages
			}
			return 0
		}
		if n > 1 && n < o && (!givenName(a.tok(x.first)) || a.tok(x.first).On(text.Particles)) && a.endsIn(y, x) {
			return 5 // "Van der Berg", "Al Mazroui"
		}
		if !m.gender.agrees(e.gender) && !e.soft {
			return 0
		}
		if n == 1 && o > 1 && among(word(y.first), regions) || o == 1 && n > 1 && among(word(x.first), regions) {
			return 0 // "Maroa" is not "Northern Maroa"
		}
		switch {
		case n == 1 && o == 1:
			return 8
		case n == 1:
			return 5 + a.titled(m, e)
		case o == 1:
			return 4
		case word(x.first) == word(y.first):
			return 9
		case initial(a.tok(x.first), a.tok(y.first), a.doc.Source):
			return 6
		case o == n-1 && givenName(a.tok(x.first)) && a.endsIn(x, y):
			return 4
		}
		return 0
	}
	// A body: the same words, or some of them with the same head or beginning.
	if n == 1 && o > 1 && a.tok(x.first).Is(text.AllCaps) && a.initials(x.first, y) {
		return 8
	}
	if o == 1 && n > 1 && a.tok(y.first).Is(text.AllCaps) && a.initials(y.first, x) {
		return 8
	}
	in, of := a.shareOf(x, y)
	if in == 0 && of > 0 {
		return 0
	}
	back, backOf := a.shareOf(y, x)
	switch {
	case n == 1 && o == 1 && word(x.first) != word(y.first):
		return 0
	case in == of && back == backOf:
		return 9
	case m.class == place || e.class == place:
		return 0
	case in == of && in > 0:
		if a.headWord(x) == a.headWord(y) || word(x.first) == word(y.first) {
			return 4
		}
	case back == backOf && back > 0:
		if last := a.tok(x.last - 1); word(x.first) == word(y.first) && (last.On(text.CompanyWords) || a.isBodyNoun(last)) || a.headWord(x) == a.headWord(y) {
			return 3
		}
	}
	return 0
}

// endsIn reports whether the words of x end the name y.
func (a *analysis) endsIn(y, x tokens) bool {
	for k := 1; k <= x.last-x.first; k++ {
		if a.tok(x.last-k).Word != a.tok(y.last-k).Word {
			return false
		}
	}
	return true
}

// lessParticles returns t without lower-case particles at its beginning.
func (a *analysis) lessParticles(t tokens) tokens {
	for t.first < t.last-1 && a.tok(t.first).On(text.Particles) && !a.tok(t.first).Is(text.Capital) {
		t.first++
	}
	return t
}

func givenName(t *text.Token) bool { return t.On(text.FemaleNames) || t.On(text.MaleNames) }

// surname returns the last word of a person's name that is no suffix.
func (a *analysis) surname(t tokens) text.Atom {
	k := t.last - 1
	for k > t.first && (a.tok(k).On(text.Suffixes) || !a.tok(k).Is(text.Letter)) {
		k--
	}
	return a.tok(k).Word
}

// initial reports whether one of two given names is an initial of the other.
func initial(s, t *text.Token, src string) bool {
	if src[s.Start] != src[t.Start] {
		return false
	}
	return s.Is(text.Dotted) && s.Len() == 2 || t.Is(text.Dotted) && t.Len() == 2
}

// headWord returns the noun that heads the name of a body: "Ministry" of
// "Ministry of Health".
func (a *analysis) headWord(t tokens) text.Atom {
	for k := t.first; k < t.last; k++ {
		if w := a.tok(k).Word; (w == atomOf || w == atomFor) && k > t.first {
			return a.tok(k - 1).Word
		}
	}
	return a.tok(t.last - 1).Word
}

// initials reports whether the token i is made of the initials of t.
func (a *analysis) initials(i int, t tokens) bool {
	s := strings.ReplaceAll(a.tok(i).In(a.doc.Source), ".", "")
	n := 0
	for k := t.first; k < t.last; k++ {
		tok := a.tok(k)
		if !tok.Is(text.Capital) {
			continue
		}
		if n >= len(s) || s[n] != a.doc.Source[tok.Start] {
			return false
		}
		n++
	}
	return n == len(s) && n > 1
}

// shareOf counts the content words of x, and those of them that y holds.
func (a *analysis) shareOf(x, y tokens) (in, of int) {
	x.last, y.last = min(x.last, x.first+12), min(y.last, y.first+12)
	for k := x.first; k < x.last; k++ {
		t := a.tok(k)
		if !a.isContent(t) {
			continue
		}
		of++
		for l := y.first; l < y.last; l++ {
			if a.sameWord(t, a.tok(l)) {
				in++
				break
			}
		}
	}
	return in, of
}

// contentless are the tags of words that say nothing of their own.
const contentless = 1<<tag.POS | 1<<tag.DT | 1<<tag.PRPS | 1<<tag.IN | 1<<tag.TO | 1<<tag.CC

func (a *analysis) isContent(t *text.Token) bool {
	return t.Is(text.Letter) && 1<<t.Tag&uint64(contentless) == 0
}

// sameWord reports whether s and t are one word, or a place and the adjective
// made of it: "Russia" and "Russian".
func (a *analysis) sameWord(s, t *text.Token) bool {
	if s.Word == t.Word {
		return true
	}
	if s.Is(text.Capital) && t.Is(text.Capital) && s.Len() >= 5 && t.Len() >= 5 && a.doc.Source[s.Start] == a.doc.Source[t.Start] {
		x, y := s.In(a.doc.Source), t.In(a.doc.Source)
		if len(x) > len(y) {
			x, y = y, x
		}
		n := len(x) - 1
		return len(y)-n <= 4 && x[:n] == y[:n] && y[n:] == strings.ToLower(y[n:])
	}
	return false
}

// classify finishes what is known of the named: those of whom nothing else is
// known but two words or more are persons.
func (a *analysis) classify() {
	c := &a.cast
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.kind != properName || m.entity < 0 {
			continue
		}
		e := &c.entities[m.entity]
		if e.class != unknown {
			continue
		}
		// "in Salto", "Salto's foreign ministry"
		if e.name.last-e.name.first == 1 {
			if m.inPrep && among(a.tok(a.units[m.unit].First).Word, placePrepositions) && m.first == a.units[m.unit].First+1 {
				e.class = place
				if u := m.unit - 1; u >= a.ranges[m.sentence].first && among(a.tok(a.units[u].Head).Word, shareNouns) {
					e.class = body // "shares in Petrovia"
				}
			}
			if m.owns {
				for j := i + 1; j < len(c.mentions) && j < i+3; j++ {
					if o := &c.mentions[j]; o.owner == int32(i) && !o.owns {
						if h := a.tok(o.head); a.rulesPlace(h) {
							e.class = place
						}
					}
				}
			}
		}
		// ", who" and ", which"
		if u := m.unit + 1; u+1 < a.ranges[m.sentence].last && m.last == a.units[m.unit].Last && a.units[u].Kind == text.CommaUnit && a.units[u+1].Kind == text.RelativeUnit {
			switch a.tok(a.units[u+1].First).Word {
			case atomWho:
				e.class = person
			case atomWhich:
				e.class = body
			}
		}
	}
	a.places()
	for i := range c.entities {
		e := &c.entities[i]
		if e.class == unknown && e.name.last-e.name.first == 1 && e.label.subject && c.speaks[e.label.head] >= 0 {
			e.class, e.guessed = person, true
		}
		if e.class == unknown && e.name.last-e.name.first > 1 {
			e.class = person
			e.guessed = e.role.empty() && !givenName(a.tok(e.name.first))
			if e.gender == 0 {
				e.gender = givenGender(a.tok(e.name.first))
			}
		}
	}
}

// places finds the names that are of places by what the story says of them:
// "SALTO, Arrakia -", "the Arrakian army".
func (a *analysis) places() {
	c := &a.cast
	datelines := 0
	for i := range a.doc.Paragraphs {
		line := a.doc.Paragraphs[i].Dateline.In(a.doc.Source)
		if line == "" || datelines == 4 {
			continue
		}
		datelines++
		for k := range c.entities {
			e := &c.entities[k]
			if e.class == unknown && e.named && strings.Contains(strings.ToLower(line), lowered(a.span(e.name).In(a.doc.Source))) {
				e.class = place
			}
		}
	}
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.last-m.core < 2 || m.owns || !a.tok(m.core).Is(text.Capital) || !a.rulesPlace(a.tok(m.last-1)) && !(m.last-m.core > 2 && a.rulesPlace(a.tok(m.core+2))) {
			continue
		}
		for k := max(0, len(c.entities)-maxEntities); k < len(c.entities); k++ {
			e := &c.entities[k]
			if e.class == unknown && e.named && e.name.last-e.name.first == 1 && a.sameWord(a.tok(m.core), a.tok(e.name.first)) {
				e.class = place
			}
		}
	}
}

// rulesPlace reports whether h is a noun for a part of a state.
func (a *analysis) rulesPlace(h *text.Token) bool {
	return among(h.Word, stateNouns)
}

// nameOf returns how entity i is called, or "" where that would tell nothing.
func (a *analysis) nameOf(i int32) string {
	c := &a.cast
	i = a.settled(i)
	e := &c.entities[i]
	if e.class == document && e.issuer >= 0 {
		if o := c.mentions[e.issuer].entity; o >= 0 && o != i && c.entities[o].class != document {
			if name := a.nameOf(o); name != "" {
				return name
			}
		}
	}
	if e.class == document && e.issuer < 0 && e.maker >= 0 {
		return a.nameOf(e.maker)
	}
	if e.none || e.name.empty() {
		return ""
	}
	return joinLines(a.span(e.name).In(a.doc.Source))
}

// issuers makes the speakers of claims the issuers of the documents that they
// speak in: "In a statement, the ministry said …"; "the statement added".
func (a *analysis) issuers(res *Result) {
	c := &a.cast
	for i := range res.Claims {
		m := res.Claims[i].Medium
		if m.Empty() || a.proposed[i].source.tokens.empty() {
			continue
		}
		r := a.ranges[a.proposed[i].sentence]
		for u := r.first; u < r.last; u++ {
			if x := &a.units[u]; x.Kind == text.PrepUnit && a.tok(x.First).Start < m.Start && m.Start < a.tok(x.Last-1).End {
				k := a.mentionAt(x.Head)
				s := a.mentionAt(a.headOf(&a.proposed[i].source))
				if k >= 0 && s >= 0 && c.mentions[k].entity >= 0 && c.mentions[s].entity >= 0 {
					if e := &c.entities[c.mentions[k].entity]; e.class == document && e.issuer < 0 {
						e.issuer = s
					}
				}
				break
			}
		}
	}
}

// settled returns the entity that i turned out to be.
func (a *analysis) settled(i int32) int32 {
	for n := 0; n < 4 && i >= 0 && a.cast.entities[i].into >= 0; n++ {
		i = a.cast.entities[i].into
	}
	return i
}

// coordinated returns the second of two names or descriptions that are the
// source s together: "Ruiz and the mayor"; or -1.
func (a *analysis) coordinated(s *source) int32 {
	if s.first < 0 || s.last-s.first < 3 {
		return -1
	}
	u := s.first + 1
	for u < s.last && a.units[u].Kind == text.PrepUnit {
		u++
	}
	if u+1 >= s.last || a.units[u].Kind != text.ConjUnit || a.tok(a.units[u].First).Word != atomAnd && a.tok(a.units[u].First).Word != atomNor || a.units[u+1].Kind != text.NounUnit {
		return -1
	}
	k := a.mentionAt(a.units[u+1].Head)
	if k < 0 || a.cast.mentions[k].unit != u+1 || a.cast.mentions[k].owns {
		return -1
	}
	if first := a.mentionAt(a.headOf(s)); first >= 0 && a.cast.mentions[first].kind == description && a.cast.mentions[k].kind == description && a.cast.mentions[k].det == bare && !a.cast.mentions[k].plural {
		return -1 // "the delegate and activist"
	}
	return k
}

// isList reports whether s is three names or more: "Ana Ruiz, Piet Vos and Lena Ortiz".
func (a *analysis) isList(s *source) bool {
	if s.first < 0 || s.last-s.first < 5 {
		return false
	}
	u := s.last - 1
	for names := 1; u > s.first; names++ {
		if x := &a.units[u]; x.Kind != text.NounUnit || x.Form&text.Proper == 0 || a.tok(x.First).Tag == tag.DT {
			return false
		}
		if u -= 2; u == s.first && a.units[u].Form&text.Proper != 0 {
			return names > 1
		}
		if k := a.units[u+1].Kind; names == 1 && (k != text.ConjUnit || a.tok(a.units[u+1].First).Word != atomAnd) || names > 1 && k != text.CommaUnit {
			return false
		}
	}
	return false
}

// joinLines returns s with line breaks and runs of spaces as single spaces.
func joinLines(s string) string {
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\t') < 0 && strings.IndexByte(s, '\r') < 0 && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

var speakerTypes = [...]SpeakerType{unknown: "", person: Person, body: Organization, place: Place, group: Group, document: Document, thing: ""}

// list adds claim i to the entry of entity e in the index of speakers.
func (a *analysis) list(res *Result, e int32, i int) {
	e = a.settled(e)
	if x := &a.cast.entities[e]; x.class == document {
		if x.issuer >= 0 && a.cast.mentions[x.issuer].entity >= 0 {
			e = a.settled(a.cast.mentions[x.issuer].entity)
		} else if x.maker >= 0 {
			e = a.settled(x.maker)
		}
	}
	x := &a.cast.entities[e]
	if x.listed < 0 {
		name := a.nameOf(e)
		if name == "" {
			return
		}
		s := Speaker{Name: name}
		a.describeSpeaker(x, &s)
		for k := max(0, len(res.Speakers)-maxEntities); k < len(res.Speakers) && x.listed < 0; k++ {
			if res.Speakers[k].Name == name && res.Speakers[k].Type == s.Type {
				x.listed = int32(k)
			}
		}
		if x.listed < 0 {
			x.listed = int32(len(res.Speakers))
			res.Speakers = append(res.Speakers, NamedSpeaker{Name: name, Type: s.Type, Role: s.Role})
		}
	}
	n := &res.Speakers[x.listed]
	n.Claims = append(n.Claims, i)
}

// describeSpeaker fills in the type and role of s, which stands for x.
func (a *analysis) describeSpeaker(x *entity, s *Speaker) {
	s.Type = speakerTypes[x.class]
	if x.anon && !x.named {
		s.Type = Anonymous
	}
	if x.class == person && !x.role.empty() {
		s.Role = joinLines(a.span(x.role).In(a.doc.Source))
	}
}

// speaker fills in who the speaker of claim i is.
func (a *analysis) speaker(res *Result, i int) {
	s := res.Claims[i].Speaker
	c := &a.cast
	p := &a.proposed[i]
	k := a.mentionAt(a.headOf(&p.source))
	if k < 0 {
		return
	}
	e := c.mentions[k].entity
	if e < 0 {
		return
	}
	e = a.settled(e)
	x := &c.entities[e]
	if a.isList(&p.source) {
		s.Type = Group
		return
	}
	s.Name = a.nameOf(e)
	if other := a.coordinated(&p.source); other >= 0 {
		if o := a.cast.mentions[other].entity; o >= 0 && a.settled(o) != e {
			s.Type = Group
			if name := a.nameOf(o); name != "" && s.Name != "" && x.named {
				s.Name += " and " + name
				a.list(res, e, i)
				a.list(res, o, i)
			} else {
				s.Name = ""
			}
			return
		}
	}
	a.describeSpeaker(x, s)
	a.list(res, e, i)
}
