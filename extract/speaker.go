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

// Resolve finds who makes the claims of txt: their speakers get names, types and
// roles. Names are read first, over the whole text, then descriptions and
// pronouns from left to right, each sieve as sure as what comes before it
// allows (after Raghunathan et al. 2010, A Multi-Pass Sieve for Coreference
// Resolution).
func (c *Cast) Resolve(txt *Text, claims []candidate) {
	c.Text, c.claims = txt, claims
	c.locate()
	c.collect()
	c.entities, c.keys, c.people, c.things = c.entities[:0], c.keys[:0], c.people[:0], c.things[:0]
	c.appositions()
	c.nameEntities()
	c.classify()
	for i := range c.mentions {
		c.resolveMention(int32(i))
	}
}

// locate notes which tokens head speakers and which stand in content.
func (c *Cast) locate() {
	n := len(c.Tokens)
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
	for i := range c.Sentences {
		s := &c.Sentences[i]
		if q := c.Quotes.quoted[s.First]; q < 0 || c.Quotes.list[q].last < s.Last {
			told++
		}
		c.told = append(c.told, told)
	}
	for i := range c.claims {
		p := &c.claims[i]
		if !p.source.tokens.empty() {
			c.speaks[headOf(c.Text, &p.source)] = int32(i)
		}
		for n := range p.numParts() {
			t := p.part(n)
			for k := t.first; k < t.last; k++ {
				if in := c.inside[k]; in < 0 || c.claims[in].size() >= p.size() {
					c.inside[k] = int32(i)
				}
			}
		}
	}
}

// headOf returns the token that names the source s: where a word that the
// chunker took for an adjective begins it, the noun after that.
func headOf(txt *Text, s *source) int {
	if s.first < 0 {
		return s.head
	}
	u := s.first
	if u+1 < s.last && txt.Units[u].Kind == text.NounUnit && txt.Units[u+1].Kind == text.NounUnit && txt.Units[u].Form&text.Possessive == 0 && txt.Tok(txt.Units[u+1].First).Tag != tag.DT && !isEmphasis(txt, u+1) {
		return txt.Units[u+1].Head
	}
	for u+1 < s.last && (txt.Units[u].Kind == text.AdjectiveUnit || txt.Units[u].Kind == text.OtherUnit || txt.Units[u].Kind == text.AdverbUnit) {
		if u++; txt.Units[u].Kind == text.NounUnit {
			return txt.Units[u].Head
		}
	}
	return s.head
}

// mentionAt returns the mention that token head heads, or -1.
func (c *Cast) mentionAt(head int) int32 {
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
func (c *Cast) appositions() {
	ms := c.mentions
	for i := range ms {
		m := &ms[i]
		if m.owns || m.kind != properName && m.kind != description {
			continue
		}
		r := c.View(m.sentence)
		if m.kind == properName && (m.class == unknown || m.class == person) && isLocality(r, m.unit) {
			m.class = place
			if j := c.mentionAt(c.Units[m.unit-2].Head); j >= 0 {
				ms[j].class = place
			}
			continue
		}
		u := lastUnit(c.Text, m) + 1
		if m.kind == properName && u < r.Last && m.class != body && m.class != place {
			switch x := &c.Units[u]; {
			case x.Kind == text.PrepUnit && x.Last-x.First > 1 && (c.Tok(x.First).Word == atomOf || c.Tok(x.First).Word == atomFrom) && c.Tok(x.Last-1).Is(text.Capital):
				m.beside = tokens{x.First + 1, x.Last}
			case u+1 < r.Last && (x.Kind == text.CommaUnit || x.Kind == text.BracketUnit) && c.Units[u+1].Kind == text.NounUnit && isAffiliation(c.Text, &c.Units[u+1]):
				m.beside = tokens{c.Units[u+1].First, c.Units[u+1].Last}
			}
		}
		if m.kind == description && m.class == person && !m.plural && u < r.Last && c.Units[u].Kind == text.PrepUnit && c.Tok(c.Units[u].First).Word == atomOf {
			// "secretary | of state Ana Ruiz"
			if j := c.mentionAt(c.Units[u].Head); j >= 0 && ms[j].kind == properName && ms[j].role.empty() && ms[j].name.first > ms[j].core && ms[j].det == bare &&
				(ms[j].class == person || ms[j].class == unknown) && c.Tok(ms[j].name.first).IsGivenName() {
				ms[j].class, ms[j].inPrep = person, m.inPrep
				ms[j].role = tokens{trimmed(c.Text, m).first, ms[j].name.first}
				c.join(int32(i), j)
				continue
			}
		}
		if u+2 < r.Last && c.Units[u].Kind == text.BracketUnit {
			c.abbreviation(int32(i), r, u)
			// "Sen. Ana Ruiz (D-Mass.), the chairwoman"
			for v := u + 1; v < r.Last && v < u+5; v++ {
				if c.Units[v].Kind == text.BracketUnit {
					u = v + 1
					break
				}
			}
		}
		if v := u; v < r.Last && m.kind == description && c.Units[v].Kind == text.NounUnit && c.Units[v].First == m.last && m.class == person && !m.plural {
			// "U.N. mediator | Sven Ekdahl"
			if j := c.mentionAt(c.Units[v].Head); j >= 0 && ms[j].unit == v && ms[j].kind == properName && ms[j].first == m.last && !ms[j].owns && ms[j].det == bare && ms[j].role.empty() && !ms[j].doubtful {
				c.tie(int32(i), j)
				continue
			}
		}
		if v := u; v+1 < r.Last && m.kind == description && m.class == person && !m.plural && c.Units[v].Kind == text.VerbUnit && c.Units[v].Form&text.Finite == 0 &&
			namings.has(c.Tok(c.Units[v].Head).Lemma) && c.Units[v+1].Kind == text.NounUnit {
			// "a farmer | named | Ilya Ropov"
			if j := c.mentionAt(c.Units[v+1].Head); j >= 0 && ms[j].kind == properName && !ms[j].owns {
				c.tie(int32(i), j)
				continue
			}
		}
		near := u
		u = skipPhrases(r, u)
		if u+1 >= r.Last {
			continue
		}
		if m.kind == description && m.class != person && u > near {
			// "the station with the mayor, Piet Vos": the mayor
			if k := c.mentionAt(c.Units[u-1].Head); k >= 0 && ms[k].kind == description && ms[k].class == person {
				continue
			}
		}
		if m.kind == description && restricted(c, m) {
			// "The company that runs the dam, Aquasalto, said"
			v := u + 1
			for v < r.Last && v < u+9 && c.Units[v].Kind != text.CommaUnit && c.Units[v].Kind != text.StopUnit {
				v++
			}
			if v+3 < r.Last && c.Units[v].Kind == text.CommaUnit && c.Units[v+1].Kind == text.NounUnit && c.Units[v+2].Kind == text.CommaUnit && c.Units[v+3].Kind == text.VerbUnit {
				u = v
			}
		}
		open := c.Units[u].Kind
		if open != text.CommaUnit && open != text.DashUnit {
			continue
		}
		if v := u + 1; m.kind == properName && m.class != body && v+2 < r.Last && isAge(c.Text, v) && closes(r, v+1) {
			m.age = c.Tok(c.Units[v].First).Word
			if m.class == unknown {
				m.class = person
			}
			u += 2 // "Ana Ruiz, 46, a student"
			if c.Units[u].Kind != text.CommaUnit {
				continue
			}
			for v := u + 1; v+1 < r.Last && v < u+4 && c.Units[v].Kind == text.PrepUnit; v++ {
				if c.Units[v+1].Kind == text.CommaUnit { // ", of Salto,"
					u = v + 1
				}
			}
		}
		v := u + 1
		if v >= r.Last || c.Units[v].Kind != text.NounUnit {
			continue
		}
		j := c.mentionAt(c.Units[v].Head)
		if j < 0 || ms[j].owns || ms[j].unit != v && ms[j].first != c.Units[v].First {
			continue
		}
		o := &ms[j]
		end := lastUnit(c.Text, o) + 1
		if m.kind == properName && o.kind == description {
			if head := c.Tok(o.head); head.Tag == tag.CD && o.last-o.first == 1 && m.class == unknown && closes(r, end) {
				m.class = person // "Ruiz, 46,"
				m.age = head.Word
				continue
			}
			end = skipPhrases(r, end)
			if o.plural || o.det == shared || o.det == bare && (o.class != person || m.class == place) {
				continue
			}
			if !closes(r, end) && !(end < r.Last && (c.Units[end].Kind == text.RelativeUnit || c.Units[end].Kind == text.VerbUnit && c.Units[end].Form&text.Finite == 0 ||
				c.Units[end].Kind == text.ConjUnit && (o.det != bare || o.class == person && c.Units[end-1].Kind == text.PrepUnit))) {
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
			c.join(j, int32(i))
			if m.role.empty() && m.class == person {
				m.role = roleOf(c.Text, o)
			}
			continue
		}
		if m.kind == description && o.kind == properName {
			if m.plural || m.det == shared || m.same >= 0 || !closes(r, skipPlace(r, end)) && !(open == text.DashUnit) {
				continue
			}
			if m.det == bare && m.class != person {
				continue
			}
			c.tie(int32(i), j)
		}
	}
	// What only the reach of a speaker shows: "The company that runs the dam,
	// Aquanorte,".
	for i := range c.claims {
		s := &c.claims[i].source
		if s.tokens.empty() || s.first < 0 || s.last-s.first < 3 {
			continue
		}
		k := c.mentionAt(headOf(c.Text, s))
		if k < 0 || ms[k].kind != description || ms[k].same >= 0 || ms[k].plural && ms[k].det != shared {
			continue
		}
		v := skipPhrases(c.Between(s.first, s.last), lastUnit(c.Text, &ms[k])+1)
		if v+1 >= s.last || c.Units[v].Kind != text.CommaUnit {
			v = s.last - 2 // "The company that runs the dam | , Aquanorte"
			if c.Units[v+1].Kind == text.CommaUnit {
				v--
			}
		}
		if v <= s.first || c.Units[v].Kind != text.CommaUnit || c.Units[v+1].Kind != text.NounUnit || v+2 < s.last && c.Units[v+2].Kind != text.CommaUnit {
			continue
		}
		if j := c.mentionAt(c.Units[v+1].Head); j >= 0 && ms[j].kind == properName && ms[j].unit == v+1 {
			c.tie(k, j) // "One of the pupils, Ana Cruz, 19,"
		}
	}
}

// isAge reports whether unit u is a number that may be somebody's age.
func isAge(txt *Text, u int) bool {
	x := &txt.Units[u]
	t := txt.Tok(x.First)
	return x.Last-x.First == 1 && t.Tag == tag.CD && t.Is(text.Digit) && t.Len() <= 3
}

// tie makes the description i and the name j one, where their classes allow.
func (c *Cast) tie(i, j int32) {
	m, o := &c.mentions[i], &c.mentions[j]
	class := m.class
	if h := c.Tok(m.head); class == person && o.class == body && (h.On(text.CompanyNouns) || eitherNouns.has(h.Word)) {
		class = body // "the owner of the mill, Hollis Dairy"
	}
	if class == body && o.class == person && eitherNouns.has(c.Tok(m.head).Word) {
		class = person // "its sponsor, Senator Huff"
	}
	switch class {
	case person:
		if o.class != person && o.class != unknown {
			return
		}
		o.class = person
		o.gender |= m.gender
		if kin := kinGender(c.Text, m); kin != 0 && !o.gender.known() {
			o.gender = kin
		}
		if o.role.empty() || isCourtesy(c.Text, o.role) {
			o.role = roleOf(c.Text, m)
		}
	case body:
		if o.class == person && !o.role.empty() || o.class == place {
			return
		}
		o.class = body
	case unknown, group:
		if m.class == unknown && c.speaks[m.head] < 0 || m.class == group && m.det != shared {
			return
		}
	default:
		return
	}
	c.join(i, j)
}

// join notes that the description i and the name j stand for one.
func (c *Cast) join(i, j int32) {
	m, o := &c.mentions[i], &c.mentions[j]
	m.same = j
	o.heard = o.heard || c.speaks[m.head] >= 0
	o.subject = o.subject || m.subject // "The skipper, Ana Ruiz, was less happy"
	if h := c.Tok(m.head); h.On(text.Kin) {
		o.kin = h.Word
	} else if j < i && o.beside.empty() {
		o.beside = tokens{m.core, m.last}
	}
}

func kinGender(txt *Text, m *mention) gender { return genderOf(txt, tokens{m.head, m.head + 1}) }

func isCourtesy(txt *Text, t tokens) bool {
	return t.last-t.first == 1 && txt.Tok(t.first).On(text.Courtesies)
}

// skipPhrases returns the first unit from u on that is no phrase with a
// preposition.
func skipPhrases(v View, u int) int {
	for n := 0; u < v.Last && n < 4 && v.Units[u].Kind == text.PrepUnit && v.Units[u].Last-v.Units[u].First > 1; n++ {
		if u+1 < v.Last && v.Tok(v.Units[u].Last-1).Tag == tag.POS && v.Units[u+1].Kind == text.NounUnit {
			u++
		}
		u++
	}
	return u
}

// skipPlace returns the unit after the phrase at unit u that says where
// somebody is from, or u: "Ana Ruiz | of Salto".
func skipPlace(v View, u int) int {
	if u < v.Last && v.Units[u].Kind == text.PrepUnit && originPrepositions.has(v.Tok(v.Units[u].First).Word) && v.Tok(v.Units[u].Last-1).Is(text.Capital) {
		return u + 1
	}
	return u
}

// closes reports whether an apposition may end before unit u.
func closes(v View, u int) bool {
	if u >= v.Last {
		return true
	}
	switch v.Units[u].Kind {
	case text.CommaUnit, text.StopUnit, text.DashUnit, text.BracketUnit, text.QuoteUnit, text.ColonUnit:
		return true
	}
	return false
}

// abbreviation reads the short name in brackets at unit u as one of mention i.
func (c *Cast) abbreviation(i int32, v View, u int) {
	m := &c.mentions[i]
	if u+2 >= v.Last || c.Units[u+2].Kind != text.BracketUnit || m.kind != properName {
		return
	}
	j := c.mentionAt(c.Units[u+1].Head)
	if j < 0 || c.mentions[j].kind != properName {
		return
	}
	o := &c.mentions[j]
	if o.last-o.first != 1 || !c.Tok(o.first).Is(text.AllCaps) && m.class != body {
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
func roleOf(txt *Text, m *mention) tokens {
	if txt.Tok(m.head).On(text.Kin) {
		return tokens{}
	}
	t := trimmed(txt, m)
	r := txt.View(m.sentence)
	for u, n := lastUnit(txt, m)+1, 0; u < r.Last && n < 3; u, n = u+1, n+1 {
		x := &txt.Units[u]
		if x.Kind != text.PrepUnit || x.Last-x.First < 2 {
			break
		}
		w := txt.Tok(x.First).Word
		k := txt.Tok(x.First + 1)
		if w != atomOf && w != atomFor && !(k.Is(text.Capital) || k.Word == atomThe) || k.On(text.Weekdays) || k.On(text.Months) {
			break
		}
		if x.Form&text.Possessive != 0 && (u+1 >= r.Last || txt.Units[u+1].Kind != text.NounUnit) {
			break
		}
		t.last = x.Last
		if x.Form&text.Possessive != 0 && u+1 < r.Last && txt.Units[u+1].Kind == text.NounUnit {
			u++
			t.last = txt.Units[u].Last
		}
	}
	return t
}

// trimmed returns the tokens of m without what only points or counts: "the",
// "his", "46-year-old".
func trimmed(txt *Text, m *mention) tokens {
	t := m.tokens
	for t.first < t.last-1 {
		switch tok := txt.Tok(t.first); {
		case tok.Word == atomBoth:
			return t
		case tok.Word == atomOwn:
		case tok.Tag == tag.DT, tok.Tag == tag.PRPS, tok.Tag == tag.PDT:
		case tok.Tag == tag.CD && m.class == person, strings.HasSuffix(tok.In(txt.Source), "-old"), tok.Word == atomOne:
		default:
			return t
		}
		t.first++
	}
	return t
}

// nameEntities makes the entities that have names, and links all mentions of them.
func (c *Cast) nameEntities() {
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.kind == description && i < c.headline {
			c.surnamed(m)
		}
		if m.kind != properName {
			continue
		}
		if m.same >= 0 && c.mentions[m.same].kind == properName { // an abbreviation
			if e := c.mentions[m.same].entity; e >= 0 {
				m.entity = e
				c.alsoCall(e, m.name)
				continue
			}
		}
		e := findNamed(c, m)
		if e >= 0 && m.name.first > m.core && generations.has(c.Tok(m.name.first-1).Word) {
			if e = generation(c, m); e < 0 {
				continue
			}
		}
		if e < 0 {
			if m.doubtful {
				describe(c, m, tokens{m.core, m.last})
				continue
			}
			if i >= c.headline && c.speaks[m.head] < 0 {
				continue
			}
			e = c.newEntity(m)
		} else {
			c.learn(e, m)
		}
		m.entity = e
		x := &c.entities[e]
		if m.name.last-m.name.first == 1 || m.heard || c.speaks[m.head] >= 0 {
			x.known = paragraph(c.Text, m) + 1
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

func (c *Cast) newEntity(m *mention) int32 {
	i := int32(len(c.entities))
	c.entities = append(c.entities, entity{class: m.class, gender: m.gender, plural: m.plural, issuer: -1, maker: -1, last: -1, prominent: -1, into: -1, label: *m})
	c.keys = append(c.keys, entityKey{})
	if m.kind == properName {
		c.call(i, m.name)
		if !isCourtesy(c.Text, m.role) {
			c.give(i, m.role)
		}
	}
	if e := &c.entities[i]; e.gender == anyGender {
		e.gender = 0
	}
	c.note(i, tokens{m.head, m.head + 1})
	return i
}

// learn adds to what is known of entity e what its mention m tells.
func (c *Cast) learn(i int32, m *mention) {
	e := &c.entities[i]
	if e.class == unknown {
		e.class = m.class
		if m.name.last-m.name.first == 1 && e.name.last-e.name.first > 1 && c.Tok(m.name.first).Word == c.Tok(e.name.first).Word {
			e.class = body // persons are called by their last name
		}
	}
	if m.gender.known() && (!e.gender.known() || !m.role.empty()) {
		e.gender = m.gender
	}
	if e.role.empty() && !isCourtesy(c.Text, m.role) {
		c.give(i, m.role)
	}
	if !e.named {
		c.call(i, m.name)
		return
	}
	if n, o := e.name.last-e.name.first, m.name.last-m.name.first; o > n && o < 8 {
		if n == 1 && c.Tok(e.name.first).Is(text.AllCaps) {
			c.alsoCall(i, e.name)
		}
		c.call(i, m.name)
	}
}

// call gives entity i a proper name.
func (c *Cast) call(i int32, name tokens) {
	e := &c.entities[i]
	e.named, e.name, e.words = true, name, lessParticles(c.Text, name)
	e.first, e.surname = c.Tok(e.words.first).Word, surname(c.Text, e.words)
	c.keys[i].letters |= firstLetters(c.Text, e.words)
	c.note(i, name)
}

// alsoCall gives entity i another name, of one word.
func (c *Cast) alsoCall(i int32, name tokens) {
	e := &c.entities[i]
	e.short, e.alias = name, c.Tok(name.first).Word
	c.keys[i].letters |= firstLetters(c.Text, name)
}

// give gives entity i a role.
func (c *Cast) give(i int32, role tokens) {
	c.entities[i].role = role
	c.note(i, role)
}

// note adds the words of t to the nouns that entity i may be called by.
func (c *Cast) note(i int32, t tokens) {
	for k := t.first; k < t.last; k++ {
		c.keys[i].nouns |= wordBit(c.Set.Same(c.Tok(k).Word))
	}
}

// letters returns a bit for each letter that a word of t begins with; words
// that are equal, or begin alike, share one.
func firstLetters(txt *Text, t tokens) uint32 {
	var set uint32
	for k := t.first; k < t.last; k++ {
		b := txt.Source[txt.Tok(k).Start]
		if b >= utf8.RuneSelf {
			return ^uint32(0) // it may be the capital of any letter
		}
		set |= 1 << (b & 31)
	}
	return set
}

// findNamed returns the entity that the name m is one of, or -1.
func findNamed(c *Cast, m *mention) int32 {
	best, bestScore := int32(-1), 0
	words := lessParticles(c.Text, m.name)
	first, surname := c.Tok(words.first).Word, surname(c.Text, words)
	letters := firstLetters(c.Text, words)
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
		if s := matchName(c, m, words, surname, e); s > bestScore || s == bestScore && s > 0 && goesFirst(c, int32(i), best, m) {
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
func goesFirst(c *Cast, i, j int32, m *mention) bool {
	e, o := &c.entities[i], &c.entities[j]
	return e.class == person && o.class == person && (e.known > 0 || o.known != paragraph(c.Text, m)+1 || !c.Tok(o.words.first).IsGivenName())
}

func paragraph(txt *Text, m *mention) int32 {
	return int32(txt.Sentences[m.sentence].Paragraph)
}

// titled returns 1 if the title before the name m is one of those of e, -1 if e has only
// others, and 0 if one of the two has none: "Chief Lopez" is Police Chief Raymond Lopez
// and not Mayor Gloria Lopez.
func titled(txt *Text, m *mention, e *entity) int {
	if m.role.empty() || e.role.empty() {
		return 0
	}
	if isCourtesy(txt, m.role) && !doctors.has(txt.Tok(m.role.first).Word) {
		return 0
	}
	title := txt.Set.Same(txt.Tok(m.role.last - 1).Word)
	for k := e.role.first; k < e.role.last; k++ {
		if txt.Set.Same(txt.Tok(k).Word) == title {
			return 1
		}
	}
	return -1
}

// surnamed makes a name of the description m if it is the surname of somebody
// named before: "Theresa Page … Page said".
func (c *Cast) surnamed(m *mention) {
	t := c.Tok(m.head)
	if m.first != m.head || m.last-m.first != 1 || m.det != bare || m.owner >= 0 || !t.Is(text.Capital) {
		return
	}
	for i := len(c.entities) - 1; i >= 0 && i >= len(c.entities)-maxEntities; i-- {
		e := &c.entities[i]
		n := e.words.last - e.words.first
		if (e.surname == t.Word && n > 1 || n > 2 && n <= maxSurnames && holdsWord(c.Text, tokens{e.words.first + 1, e.words.last - 1}, t.Word)) && (e.class == person || e.class == unknown && (n > 2 || c.Tok(e.words.first).IsGivenName())) {
			m.kind, m.class, m.name = properName, person, m.tokens
			m.gender, m.same, m.plural = 0, -1, false
			return
		}
	}
}

// generation returns which of two persons of one surname the name m is of,
// "the elder Strand", or -1 where the story does not say whose child one is.
func generation(c *Cast, m *mention) int32 {
	older, younger := int32(-1), int32(-1)
	surname := surname(c.Text, m.name)
	for i := max(0, len(c.entities)-maxEntities); i < len(c.entities); i++ {
		e := &c.entities[i]
		if e.class != person || e.surname != surname {
			continue
		}
		switch {
		case older < 0 && !childNouns.has(e.kin):
			older = int32(i)
		case younger < 0 && (childNouns.has(e.kin) || parentNouns.has(c.entities[older].kin)):
			younger = int32(i)
		case older >= 0 && younger < 0 && parentNouns.has(e.kin):
			older, younger = int32(i), older
		default:
			return -1
		}
	}
	if older < 0 || younger < 0 {
		return -1
	}
	if c.Tok(m.name.first-1).Word == atomYounger {
		return younger
	}
	return older
}

// matchName tells how surely the name m, of words x and perhaps a surname, is one
// of e; 0 is not at all.
func matchName(c *Cast, m *mention, x tokens, surname text.Atom, e *entity) int {
	if !e.named {
		return 0
	}
	if e.class == person && m.class == place && surname == e.surname && e.name.last-e.name.first > 1 && m.name.last-m.name.first == 1 && c.speaks[m.head] >= 0 {
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
	word := func(i int) text.Atom { return c.Tok(i).Word }
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
			if o == 1 && n > 1 && (e.role.empty() || strings.HasSuffix(c.Tok(e.role.last-1).In(c.Source), "s")) && word(x.first) == word(y.first) && c.Tok(y.first).IsGivenName() {
				return 3 // "Hannah and Joel Reis … Hannah Reis"
			}
			if n == 1 && o > 2 && o <= maxSurnames && m.role.empty() && !c.Tok(x.first).IsGivenName() && holdsWord(c.Text, tokens{y.first + 1, y.last - 1}, word(x.first)) {
				return 4 // "Juan García Márquez … García"
			}
			if n == 1 && o > 1 && m.role.empty() && word(x.first) == word(y.first) && e.class == unknown && !c.Tok(x.first).IsGivenName() {
				return 2 // "Tern" for Tern Voyages
			}
			return 0
		}
		if n > 1 && n < o && (!c.Tok(x.first).IsGivenName() || c.Tok(x.first).On(text.Particles)) && endsIn(c.Text, y, x) {
			return 5 // "Van der Berg", "Al Mazroui"
		}
		if !m.gender.agrees(e.gender) && !e.soft {
			return 0
		}
		if n == 1 && o > 1 && regions.has(word(y.first)) || o == 1 && n > 1 && regions.has(word(x.first)) {
			return 0 // "Maroa" is not "Northern Maroa"
		}
		switch {
		case n == 1 && o == 1:
			return 8
		case n == 1:
			return 5 + titled(c.Text, m, e)
		case o == 1:
			return 4
		case word(x.first) == word(y.first):
			return 9
		case initial(c.Tok(x.first), c.Tok(y.first), c.Source):
			return 6
		case o == n-1 && c.Tok(x.first).IsGivenName() && endsIn(c.Text, x, y):
			return 4
		}
		return 0
	}
	// A body: the same words, or some of them with the same head or beginning.
	if n == 1 && o > 1 && c.Tok(x.first).Is(text.AllCaps) && initials(c.Text, x.first, y) {
		return 8
	}
	if o == 1 && n > 1 && c.Tok(y.first).Is(text.AllCaps) && initials(c.Text, y.first, x) {
		return 8
	}
	in, of := shareOf(c.Text, x, y)
	if in == 0 && of > 0 {
		return 0
	}
	back, backOf := shareOf(c.Text, y, x)
	switch {
	case n == 1 && o == 1 && word(x.first) != word(y.first):
		return 0
	case in == of && back == backOf:
		return 9
	case m.class == place || e.class == place:
		return 0
	case in == of && in > 0:
		if headWord(c.Text, x) == headWord(c.Text, y) || word(x.first) == word(y.first) {
			return 4
		}
	case back == backOf && back > 0:
		if last := c.Tok(x.last - 1); word(x.first) == word(y.first) && (last.On(text.CompanyWords) || last.IsBodyNoun()) || headWord(c.Text, x) == headWord(c.Text, y) {
			return 3
		}
	}
	return 0
}

// endsIn reports whether the words of x end the name y.
func endsIn(txt *Text, y, x tokens) bool {
	for k := 1; k <= x.last-x.first; k++ {
		if txt.Tok(x.last-k).Word != txt.Tok(y.last-k).Word {
			return false
		}
	}
	return true
}

// lessParticles returns t without lower-case particles at its beginning.
func lessParticles(txt *Text, t tokens) tokens {
	for t.first < t.last-1 && txt.Tok(t.first).On(text.Particles) && !txt.Tok(t.first).Is(text.Capital) {
		t.first++
	}
	return t
}

// surname returns the last word of a person's name that is no suffix.
func surname(txt *Text, t tokens) text.Atom {
	k := t.last - 1
	for k > t.first && (txt.Tok(k).On(text.Suffixes) || !txt.Tok(k).Is(text.Letter)) {
		k--
	}
	return txt.Tok(k).Word
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
func headWord(txt *Text, t tokens) text.Atom {
	for k := t.first; k < t.last; k++ {
		if w := txt.Tok(k).Word; (w == atomOf || w == atomFor) && k > t.first {
			return txt.Tok(k - 1).Word
		}
	}
	return txt.Tok(t.last - 1).Word
}

// initials reports whether the token i is made of the initials of t.
func initials(txt *Text, i int, t tokens) bool {
	s := strings.ReplaceAll(txt.Tok(i).In(txt.Source), ".", "")
	n := 0
	for k := t.first; k < t.last; k++ {
		tok := txt.Tok(k)
		if !tok.Is(text.Capital) {
			continue
		}
		if n >= len(s) || s[n] != txt.Source[tok.Start] {
			return false
		}
		n++
	}
	return n == len(s) && n > 1
}

// shareOf counts the content words of x, and those of them that y holds.
func shareOf(txt *Text, x, y tokens) (in, of int) {
	x.last, y.last = min(x.last, x.first+12), min(y.last, y.first+12)
	for k := x.first; k < x.last; k++ {
		t := txt.Tok(k)
		if !isContent(t) {
			continue
		}
		of++
		for l := y.first; l < y.last; l++ {
			if sameWord(txt, t, txt.Tok(l)) {
				in++
				break
			}
		}
	}
	return in, of
}

// contentless are the tags of words that say nothing of their own.
const contentless = 1<<tag.POS | 1<<tag.DT | 1<<tag.PRPS | 1<<tag.IN | 1<<tag.TO | 1<<tag.CC

func isContent(t *text.Token) bool {
	return t.Is(text.Letter) && 1<<t.Tag&uint64(contentless) == 0
}

// sameWord reports whether s and t are one word, or a place and the adjective
// made of it: "Russia" and "Russian".
func sameWord(txt *Text, s, t *text.Token) bool {
	if s.Word == t.Word {
		return true
	}
	if s.Is(text.Capital) && t.Is(text.Capital) && s.Len() >= 5 && t.Len() >= 5 && txt.Source[s.Start] == txt.Source[t.Start] {
		x, y := s.In(txt.Source), t.In(txt.Source)
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
func (c *Cast) classify() {
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
			if m.inPrep && placePrepositions.has(c.Tok(c.Units[m.unit].First).Word) && m.first == c.Units[m.unit].First+1 {
				e.class = place
				if u := m.unit - 1; u >= c.View(m.sentence).First && shareNouns.has(c.Tok(c.Units[u].Head).Word) {
					e.class = body // "shares in Petrovia"
				}
			}
			if m.owns {
				for j := i + 1; j < len(c.mentions) && j < i+3; j++ {
					if o := &c.mentions[j]; o.owner == int32(i) && !o.owns {
						if h := c.Tok(o.head); rulesPlace(h) {
							e.class = place
						}
					}
				}
			}
		}
		// ", who" and ", which"
		if u := m.unit + 1; u+1 < c.View(m.sentence).Last && m.last == c.Units[m.unit].Last && c.Units[u].Kind == text.CommaUnit && c.Units[u+1].Kind == text.RelativeUnit {
			switch c.Tok(c.Units[u+1].First).Word {
			case atomWho:
				e.class = person
			case atomWhich:
				e.class = body
			}
		}
	}
	c.places()
	for i := range c.entities {
		e := &c.entities[i]
		if e.class == unknown && e.name.last-e.name.first == 1 && e.label.subject && c.speaks[e.label.head] >= 0 {
			e.class, e.guessed = person, true
		}
		if e.class == unknown && e.name.last-e.name.first > 1 {
			e.class = person
			e.guessed = e.role.empty() && !c.Tok(e.name.first).IsGivenName()
			if e.gender == 0 {
				e.gender = givenGender(c.Tok(e.name.first))
			}
		}
	}
}

// places finds the names that are of places by what the story says of them:
// "SALTO, Arrakia -", "the Arrakian army".
func (c *Cast) places() {
	datelines := 0
	for i := range c.Paragraphs {
		line := c.Paragraphs[i].Dateline.In(c.Source)
		if line == "" || datelines == 4 {
			continue
		}
		datelines++
		for k := range c.entities {
			e := &c.entities[k]
			if e.class == unknown && e.named && strings.Contains(strings.ToLower(line), lowered(c.SpanOf(e.name).In(c.Source))) {
				e.class = place
			}
		}
	}
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.last-m.core < 2 || m.owns || !c.Tok(m.core).Is(text.Capital) || !rulesPlace(c.Tok(m.last-1)) && !(m.last-m.core > 2 && rulesPlace(c.Tok(m.core+2))) {
			continue
		}
		for k := max(0, len(c.entities)-maxEntities); k < len(c.entities); k++ {
			e := &c.entities[k]
			if e.class == unknown && e.named && e.name.last-e.name.first == 1 && sameWord(c.Text, c.Tok(m.core), c.Tok(e.name.first)) {
				e.class = place
			}
		}
	}
}

// rulesPlace reports whether h is a noun for a part of a state.
func rulesPlace(h *text.Token) bool {
	return stateNouns.has(h.Word)
}

// nameOf returns how entity i is called, or "" where that would tell nothing.
func (c *Cast) nameOf(i int32) string {
	i = c.settled(i)
	e := &c.entities[i]
	if e.class == document && e.issuer >= 0 {
		if o := c.mentions[e.issuer].entity; o >= 0 && o != i && c.entities[o].class != document {
			if name := c.nameOf(o); name != "" {
				return name
			}
		}
	}
	if e.class == document && e.issuer < 0 && e.maker >= 0 {
		return c.nameOf(e.maker)
	}
	if e.none || e.name.empty() {
		return ""
	}
	return text.OneLine(c.SpanOf(e.name).In(c.Source))
}

// Issue makes the speaker of claim i the issuer of the document that it names as where
// it was said: "In a statement, the ministry said …"; "the statement added".
func (c *Cast) Issue(i int, medium text.Span) {
	claim := &c.claims[i]
	if medium.Empty() || claim.source.tokens.empty() {
		return
	}
	v := c.View(claim.sentence)
	for u := v.First; u < v.Last; u++ {
		x := &c.Units[u]
		if x.Kind != text.PrepUnit || c.Tok(x.First).Start >= medium.Start || medium.Start >= c.Tok(x.Last-1).End {
			continue
		}
		k, s := c.mentionAt(x.Head), c.mentionAt(headOf(c.Text, &claim.source))
		if k >= 0 && s >= 0 && c.mentions[k].entity >= 0 && c.mentions[s].entity >= 0 {
			if e := &c.entities[c.mentions[k].entity]; e.class == document && e.issuer < 0 {
				e.issuer = s
			}
		}
		return
	}
}

// settled returns the entity that i turned out to be.
func (c *Cast) settled(i int32) int32 {
	for n := 0; n < 4 && i >= 0 && c.entities[i].into >= 0; n++ {
		i = c.entities[i].into
	}
	return i
}

// coordinated returns the second of two names or descriptions that are the
// source s together: "Ruiz and the mayor"; or -1.
func coordinated(c *Cast, s *source) int32 {
	if s.first < 0 || s.last-s.first < 3 {
		return -1
	}
	u := s.first + 1
	for u < s.last && c.Units[u].Kind == text.PrepUnit {
		u++
	}
	if u+1 >= s.last || c.Units[u].Kind != text.ConjUnit || c.Tok(c.Units[u].First).Word != atomAnd && c.Tok(c.Units[u].First).Word != atomNor || c.Units[u+1].Kind != text.NounUnit {
		return -1
	}
	k := c.mentionAt(c.Units[u+1].Head)
	if k < 0 || c.mentions[k].unit != u+1 || c.mentions[k].owns {
		return -1
	}
	if first := c.mentionAt(headOf(c.Text, s)); first >= 0 && c.mentions[first].kind == description && c.mentions[k].kind == description && c.mentions[k].det == bare && !c.mentions[k].plural {
		return -1 // "the delegate and activist"
	}
	return k
}

// isList reports whether s is three names or more: "Ana Ruiz, Piet Vos and Lena Ortiz".
func isList(txt *Text, s *source) bool {
	if s.first < 0 || s.last-s.first < 5 {
		return false
	}
	u := s.last - 1
	for names := 1; u > s.first; names++ {
		if x := &txt.Units[u]; x.Kind != text.NounUnit || x.Form&text.Proper == 0 || txt.Tok(x.First).Tag == tag.DT {
			return false
		}
		if u -= 2; u == s.first && txt.Units[u].Form&text.Proper != 0 {
			return names > 1
		}
		if k := txt.Units[u+1].Kind; names == 1 && (k != text.ConjUnit || txt.Tok(txt.Units[u+1].First).Word != atomAnd) || names > 1 && k != text.CommaUnit {
			return false
		}
	}
	return false
}

// Identity is who somebody or something is, as far as the text tells.
type Identity struct {
	Entity    int32  // one of the cast
	Name      string // "" where the text gives none
	Class     class
	Anonymous bool   // may not or does not want to be named
	Role      string // of a person: "Interior Minister"
}

// castSpeaker is who makes a claim.
type castSpeaker struct {
	Identity            // of several: their names together, and the class of a group
	Index    []Identity // under whom an index lists the claim: a document's is its issuer's
}

// Speaker returns who makes claim i, or false where the text does not tell.
func (c *Cast) Speaker(i int) (castSpeaker, bool) {
	source := &c.claims[i].source
	e := c.SpeakerOf(i)
	if e < 0 {
		return castSpeaker{}, false
	}
	if isList(c.Text, source) {
		return castSpeaker{Identity: Identity{Entity: e, Class: group}}, true
	}
	if other := coordinated(c, source); other >= 0 {
		if o := c.mentions[other].entity; o >= 0 && c.settled(o) != e {
			s := castSpeaker{Identity: Identity{Entity: e, Class: group}}
			name, second := c.nameOf(e), c.nameOf(o)
			if name != "" && second != "" && c.entities[e].named {
				s.Name = name + " and " + second
				s.Index = append(c.index(e), c.index(o)...)
			}
			return s, true
		}
	}
	s := castSpeaker{Identity: c.identity(e), Index: c.index(e)}
	s.Name = c.nameOf(e)
	return s, true
}

// index returns under whom an index lists what entity e says, if under anybody.
func (c *Cast) index(e int32) []Identity {
	e = c.settled(e)
	if x := &c.entities[e]; x.class == document {
		if x.issuer >= 0 && c.mentions[x.issuer].entity >= 0 {
			e = c.settled(c.mentions[x.issuer].entity)
		} else if x.maker >= 0 {
			e = c.settled(x.maker)
		}
	}
	if c.nameOf(e) == "" {
		return nil
	}
	return []Identity{c.identity(e)}
}

// identity returns what is known of entity e.
func (c *Cast) identity(e int32) Identity {
	x := &c.entities[e]
	id := Identity{Entity: e, Name: c.nameOf(e), Class: x.class, Anonymous: x.anon && !x.named}
	if x.class == person && !x.role.empty() {
		id.Role = text.OneLine(c.SpanOf(x.role).In(c.Source))
	}
	return id
}

// SpeakerOf returns the entity that makes claim i, or -1.
func (c *Cast) SpeakerOf(i int) int32 {
	s := &c.claims[i].source
	if s.tokens.empty() {
		return -1
	}
	return c.entityAt(headOf(c.Text, s))
}

// entityAt returns the entity that the mention headed by token i stands for, or -1.
func (c *Cast) entityAt(i int) int32 {
	k := c.mentionAt(i)
	if k < 0 || c.mentions[k].entity < 0 {
		return -1
	}
	return c.settled(c.mentions[k].entity)
}

// OwnerAt returns the entity whose words the noun at token i stands for, or -1.
func (c *Cast) OwnerAt(i int) int32 {
	k := c.mentionAt(i)
	if k < 0 || c.mentions[k].owner < 0 {
		return -1
	}
	return c.settled(c.mentions[c.mentions[k].owner].entity)
}

// SameSpeaker reports whether claims i and k are known to be of one speaker.
func (c *Cast) SameSpeaker(i, k int) bool {
	x, y := c.SpeakerOf(i), c.SpeakerOf(k)
	if x >= 0 && x == y {
		return true
	}
	return x < 0 && y < 0 && c.claims[i].source.tokens == c.claims[k].source.tokens && !c.claims[i].source.tokens.empty()
}

// SpeaksOf reports whether claim o speaks of the speaker of claim i.
func (c *Cast) SpeaksOf(o, i int) bool {
	e := c.SpeakerOf(i)
	if e < 0 {
		return false
	}
	for q := range c.claims[o].numParts() {
		y := c.claims[o].part(q)
		if y.empty() {
			continue
		}
		ms := c.mentions[:c.headline]
		for k := firstMention(ms, y.first); k < len(ms) && ms[k].first < y.last; k++ {
			if ms[k].entity >= 0 && c.settled(ms[k].entity) == e {
				return true
			}
		}
	}
	return false
}

// firstMention returns the first of ms that ends after token i.
func firstMention(ms []mention, i int) int {
	lo, hi := 0, len(ms)
	for lo < hi {
		mid := (lo + hi) / 2
		if ms[mid].head < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Told returns how many sentences up to s are not all quotation.
func (c *Cast) Told(s int) int32 { return c.told[s] }

// Hears reports whether the mention headed by token i may be spoken to.
func (c *Cast) Hears(i int) bool {
	k := c.mentionAt(i)
	if k < 0 {
		return false
	}
	m := &c.mentions[k]
	switch m.class {
	case person, group, body:
		return true
	}
	return m.kind == properName && m.class != place || m.kind == pronoun || c.Tok(m.head).On(text.AddresseeNouns)
}

// IsShare reports whether the speaker of claim i is a share of people: "most voters".
func (c *Cast) IsShare(i int) bool {
	k := c.mentionAt(headOf(c.Text, &c.claims[i].source))
	return k >= 0 && c.mentions[k].det == shared
}
