package resolve

import (
	"cmp"
	"strings"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
)

// namer makes entities of names.
type namer struct{ *Cast }

// nameEntities makes the entities that have names, and links all mentions of them.
func (c namer) nameEntities() {
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.isDescription() && i < c.headline {
			c.surnamed(m)
		}
		c.wholeName(i, m)
		if m.isName() && !c.shortened(m) {
			c.bear(i, m)
		}
	}
}

// wholeName takes off the name m, mention i, what only stands before it here and not elsewhere:
// "Heroine Xochi Brill … Xochi Brill".
func (c namer) wholeName(i int, m *mention) {
	n := m.name.Last - m.name.First
	if !m.isName() || n < 3 || m.class == Body || m.class == Place || !m.role.Empty() || c.Tok(m.name.First).IsGivenName() {
		return
	}
	for k := max(0, i-maxEntities); k < min(len(c.mentions), i+maxEntities); k++ {
		o := &c.mentions[k]
		s := m.name.Last - (o.name.Last - o.name.First)
		if !o.isName() || s <= m.name.First || s > m.name.Last-2 || o.class != Person && c.speaks[o.head] < 0 || !endsIn(c.Text, m.name, o.name) {
			continue
		}
		if t := c.Tok(s - 1); !t.Is(text.Dotted) && isWord(c.Text, t) && !t.On(text.Regions) && !t.On(text.Particles) {
			m.name.First, m.role, m.class = s, text.Range{First: m.name.First, Last: s}, Person
			return
		}
	}
}

// shortened gives a short name to who has the long one before it: "(IDSA)".
func (c namer) shortened(m *mention) bool {
	if m.same < 0 || !c.mentions[m.same].isName() || c.mentions[m.same].entity < 0 {
		return false
	}
	m.entity = c.mentions[m.same].entity
	if findNamed(c.Cast, m) != m.entity {
		c.alsoCall(m.entity, m.name)
	}
	return true
}

// bear finds the bearer of the name m, mention i, or makes a new one.
func (c namer) bear(i int, m *mention) {
	e := findNamed(c.Cast, m)
	if i >= c.headline {
		e = c.headlined(m, e)
	} else if k := c.opened(m); k >= 0 {
		e = k
	}
	if e >= 0 && m.name.First > m.core && c.Tok(m.name.First-1).OnAny(generations) {
		if e = generation(c.Cast, m); e < 0 {
			return
		}
	}
	switch {
	case e >= 0:
		c.learn(e, m)
	case m.doubtful:
		describe(c.Cast, m, text.Range{First: m.core, Last: m.Last})
		return
	case i >= c.headline && c.speaks[m.head] < 0:
		return
	default:
		e = c.newEntity(m)
	}
	m.entity = e
	if i >= c.headline {
		c.entities[e].headlined = true
	}
	if m.name.Last <= m.First {
		c.alsoCall(e, m.Range) // "Planters Association | (PA)"
	}
	c.keep(&c.entities[e], m)
}

// keep notes in e what stands beside its name m.
func (c namer) keep(e *entity, m *mention) {
	if m.name.Last-m.name.First == 1 || m.heard || c.speaks[m.head] >= 0 {
		e.known = paragraph(c.Text, m) + 1
	}
	e.kin, e.age = cmp.Or(m.kin, e.kin), cmp.Or(m.age, e.age)
	if e.beside.Empty() {
		e.beside = m.beside
	}
}

// findNamed returns the entity that the name m is one of, or -1.
func findNamed(c *Cast, m *mention) int32 {
	best, bestScore := int32(-1), 0
	words := lessParticles(c.Text, m.name)
	first, surname := c.Tok(words.First).Word, surname(c.Text, words)
	letters := firstLetters(c.Text, words)
	oldest := max(0, len(c.entities)-maxEntities)
	keys := c.keys[oldest:]
	for k := len(keys) - 1; k >= 0; k-- {
		if keys[k].letters&letters == 0 {
			continue
		}
		i := oldest + k
		e := &c.entities[i]
		if e.surname != surname && e.first != first && e.alias != first && e.words.Last-e.words.First <= 2 && (m.class == Person || e.class == Person || m.class == Unknown && e.class == Unknown) {
			continue // persons share more than a letter
		}
		if s := matchName(c, m, words, surname, e); s > bestScore || s == bestScore && s > 0 && goesFirst(c, int32(i), best, m) {
			best, bestScore = int32(i), s
		}
	}
	return best
}

// opened returns whom the name m is of without the word that opens the sentence, "Beyond
// Cobb", which is then no more of the name; or -1.
func (c namer) opened(m *mention) int32 {
	first := c.Tok(m.name.First)
	if m.name.Last-m.name.First != 2 || m.name.First != c.Sentences[m.sentence].First || first.IsGivenName() || first.On(text.Nationals) || first.On(text.Regions) || !isWord(c.Text, first) {
		return -1
	}
	m.name.First++
	adverb := strings.HasSuffix(first.In(c.Source), "ly")
	if k := findNamed(c.Cast, m); k >= 0 && c.entities[k].class != Body && (adverb || !first.Tag.IsProper() || c.entities[k].name.Last-c.entities[k].name.First > 1) {
		return k
	}
	m.name.First--
	return -1
}

// headlined returns e, whom the name m in a headline is of, or whom the first words of it
// are of, which are then the name: "Ana Ruiz Hammers Bank".
func (c namer) headlined(m *mention, e int32) int32 {
	if e >= 0 {
		c.lastOfHeadline(m, &c.entities[e])
		if m.name.Last-m.name.First < 3 {
			return e
		}
	}
	part := *m
	for part.class = Unknown; part.name.Last > part.name.First+1; {
		part.name.Last--
		k := findNamed(c.Cast, &part)
		if k >= 0 && (part.name.Last-part.name.First > 1 || e < 0) && samePhrase(c.Text, part.name, c.entities[k].name) {
			m.name, m.class = part.name, c.entities[k].class
			return k
		}
	}
	return e
}

// lastOfHeadline takes off the name m in a headline what stands before the name of the person e and is
// none: "Twitter Conceals | Ruiz".
func (c namer) lastOfHeadline(m *mention, e *entity) {
	first, k := c.Tok(m.name.First), m.name.Last-(e.name.Last-e.name.First)
	common := !first.Tag.IsProper() && isWord(c.Text, first) || first.On(text.CompanyNames)
	if k > m.name.First && common && !first.IsGivenName() && e.class != Body && endsIn(c.Text, m.name, e.name) {
		m.name.First = k
	}
}

// maxSurnames bounds the words of a name of which the one before the last may be the
// surname: "Juan García Márquez".
const maxSurnames = 4

// goesFirst reports whether of two persons of one surname, of whom i was named
// first, i is the one whom the name m means: not one who has only been spoken of,
// where a widow or a son has just spoken.
func goesFirst(c *Cast, i, j int32, m *mention) bool {
	e, o := &c.entities[i], &c.entities[j]
	return e.class == Person && o.class == Person && (e.known > 0 || o.known != paragraph(c.Text, m)+1 || !c.Tok(o.words.First).IsGivenName())
}

func paragraph(txt *parse.Text, m *mention) int32 {
	return int32(txt.Sentences[m.sentence].Paragraph)
}

// titled returns 1 if the title before the name m is one of those of e, -1 if e has only
// others, and 0 if one of the two has none: "Chief Lopez" is Police Chief Raymond Lopez
// and not Mayor Gloria Lopez.
func titled(txt *parse.Text, m *mention, e *entity) int {
	if m.role.Empty() || e.role.Empty() {
		return 0
	}
	title := txt.Set.Same(txt.Tok(m.role.Last - 1).Word)
	for k := e.role.First; k < e.role.Last; k++ {
		if txt.Set.Same(txt.Tok(k).Word) == title {
			return 1
		}
	}
	return -1
}

// surnamed makes a name of the description m if it is the surname of somebody
// named before: "Theresa Page … Page said", "Mr Page said".
func (c namer) surnamed(m *mention) {
	t := c.Tok(m.head)
	if m.Last-m.First != 1 && !(m.Last-m.First == 2 && c.Tok(m.First).On(text.Courtesies)) || m.det != bare || m.owner >= 0 || !t.Is(text.Capital) {
		return
	}
	for _, e := range c.latest() {
		n := e.words.Last - e.words.First
		if (e.surname == t.Word && n > 1 || n > 2 && n <= maxSurnames && holdsWord(c.Text, text.Range{First: e.words.First + 1, Last: e.words.Last - 1}, t.Word)) && (e.class == Person || e.class == Unknown && (n > 2 || c.Tok(e.words.First).IsGivenName())) {
			m.kind, m.class, m.name = properName, Person, text.Range{First: m.Last - 1, Last: m.Last}
			m.gender, m.same, m.plural = 0, -1, false
			return
		}
	}
}

// generations are the lists of what tells two persons of one surname apart.
var generations = text.ListsOf(text.YoungerWords, text.ElderWords)

// generation returns which of two persons of one surname the name m is of,
// "the elder Strand", or -1 where the story does not say whose child one is.
func generation(c *Cast, m *mention) int32 {
	older, younger := int32(-1), int32(-1)
	surname := surname(c.Text, m.name)
	for i := max(0, len(c.entities)-maxEntities); i < len(c.entities); i++ {
		e := &c.entities[i]
		if e.class != Person || e.surname != surname {
			continue
		}
		switch {
		case older < 0 && !c.ListsOf(e.kin).Has(text.ChildNouns):
			older = int32(i)
		case younger < 0 && (c.ListsOf(e.kin).Has(text.ChildNouns) || c.ListsOf(c.entities[older].kin).Has(text.ParentNouns)):
			younger = int32(i)
		default:
			return -1
		}
	}
	if older < 0 || younger < 0 {
		return -1
	}
	if c.Tok(m.name.First - 1).On(text.YoungerWords) {
		return younger
	}
	return older
}

// misspelt makes those one of whom the one goes by a single word only, which is the surname of the
// other but for a letter: "Piet Gunawarden … Gunawardem".
func (c namer) misspelt() {
	for i, e := range c.latest() {
		if e.name.Last-e.name.First != 1 || !e.role.Empty() || e.class != Person && e.class != Unknown || e.into >= 0 || c.Tok(e.name.First).IsGivenName() {
			continue
		}
		other := int32(-1)
		for k, o := range c.latest() {
			if o.class == Person && o.words.Last-o.words.First > 1 && o.gender.agrees(e.gender) && nearly(c.Tok(e.name.First).In(c.Source), c.Tok(o.words.Last-1).In(c.Source)) {
				if other >= 0 {
					other = -1
					break
				}
				other = k
			}
		}
		if other >= 0 {
			c.entities[i].into = other
		}
	}
}

// nearly reports whether s and t, of six letters or more, begin with one and differ in one, or in
// the order of two.
func nearly(s, t string) bool {
	if len(s) > len(t) {
		s, t = t, s
	}
	if len(s) < 6 || len(t)-len(s) > 1 || s == t || s[0] != t[0] {
		return false
	}
	k := 0
	for k < len(s) && s[k] == t[k] {
		k++
	}
	switch {
	case len(s) < len(t):
		return s[k:] == t[k+1:]
	case s[k+1:] == t[k+1:]:
		return true
	}
	return k+1 < len(s) && s[k] == t[k+1] && s[k+1] == t[k] && s[k+2:] == t[k+2:]
}

// classify finishes what is known of the named: those of whom nothing else is
// known but two words or more are persons.
func (c namer) classify() {
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.entity < 0 {
			continue
		}
		if e := &c.entities[m.entity]; e.class == Unknown {
			c.placed(i, e)
			c.asided(m, e)
		}
	}
	c.places()
	c.misspelt()
	for i := range c.entities {
		if e := &c.entities[i]; e.class == Unknown {
			c.guess(e)
		}
	}
}

// placed makes a place of e by what is in it or of it: "in Salto", "Salto's foreign ministry".
func (c namer) placed(i int, e *entity) {
	m := &c.mentions[i]
	if e.name.Last-e.name.First > 1 {
		return
	}
	if c.Tok(c.Units[m.unit].First).On(text.PlacePrepositions) && m.First == c.Units[m.unit].First+1 {
		e.class = Place
		if u := m.unit - 1; u >= c.View(m.sentence).First && c.Tok(c.Units[u].Head).On(text.ShareNouns) {
			e.class = Body // "shares in Petrovia"
		}
	}
	if !m.owns {
		return
	}
	for k := i + 1; k < min(len(c.mentions), i+3); k++ {
		if o := &c.mentions[k]; o.owner == int32(i) && c.Tok(o.head).On(text.StateNouns) {
			e.class = Place
		}
	}
}

// asided tells what e is by the clause after its mention m: "| , | who", "| , | which".
func (c namer) asided(m *mention, e *entity) {
	u := m.unit + 1
	if u+1 >= c.View(m.sentence).Last || m.Last != c.Units[m.unit].Last || c.Units[u].Kind != text.CommaUnit || c.Units[u+1].Kind != text.RelativeUnit {
		return
	}
	switch c.Tok(c.Units[u+1].First).Word {
	case english.Who:
		e.class = Person
	case english.Which:
		e.class = Body
	}
}

// guess tells what e is, of which the story tells nothing, by its name and whether it speaks.
func (c namer) guess(e *entity) {
	given := c.Tok(e.name.First).IsGivenName()
	switch words := e.name.Last - e.name.First; {
	case e.role.Empty() && !given && (isKindName(c.Tok(e.name.Last-1)) || c.holdsKind(e.name)):
		e.class = Body // "Wells Fargo"
	case words == 1 && e.label.subject && c.speaks[e.label.head] >= 0:
		e.class, e.guessed = Person, true
	case words > 1:
		e.class, e.guessed = Person, e.role.Empty()
		if e.gender == 0 {
			e.gender = givenGender(c.Tok(e.name.First))
		}
	}
}

// holdsKind reports whether a word inside the name t tells of a kind of body: "Fox News
// Digital".
func (c namer) holdsKind(t text.Range) bool {
	return c.Any(text.Range{First: t.First + 1, Last: t.Last - 1}, func(t *text.Token) bool { return t.OnAny(kinds) })
}

// places finds the names that are of places by what the story says of them:
// "SALTO, Arrakia -", "the Arrakian army".
func (c namer) places() {
	datelines := 0
	for i := range c.Paragraphs {
		line := c.Paragraphs[i].Dateline.In(c.Source)
		if line == "" || datelines == 4 {
			continue
		}
		datelines++
		for k := range c.entities {
			e := &c.entities[k]
			if e.class == Unknown && strings.Contains(strings.ToLower(line), english.Lower(c.SpanOf(e.name).In(c.Source))) {
				e.class = Place
			}
		}
	}
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.Last-m.core < 2 || m.owns || !c.Tok(m.core).Is(text.Capital) || !c.Tok(m.Last-1).On(text.StateNouns) && !(m.Last-m.core > 2 && c.Tok(m.core+2).On(text.StateNouns)) {
			continue
		}
		for _, e := range c.latest() {
			if e.class == Unknown && e.name.Last-e.name.First == 1 && sameWord(c.Text, c.Tok(m.core), c.Tok(e.name.First)) {
				e.class = Place
			}
		}
	}
}
