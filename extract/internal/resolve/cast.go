// Package resolve finds who makes claims: the persons, bodies and documents that a text
// speaks of, and which of them its names, descriptions and pronouns stand for.
package resolve

import (
	"iter"
	"strings"
	"unicode/utf8"

	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// Cast is the persons, bodies and documents that a document speaks of, and the
// noun phrases by which it does.
type Cast struct {
	*parse.Text
	claims []attribute.Candidate
	// mentions stand in text order; those of the headlines, from headline on,
	// after all others, since a headline speaks of what the story introduces.
	mentions []mention
	headline int
	entities []entity
	keys     []entityKey // of the entities
	// The mentions so far that stand for one, in their order: those that may be
	// of a person, and those that may be of anything else.
	people, things []int32
	// By token: the claim whose speaker it heads, and the innermost claim whose
	// content holds it; -1 stands for none.
	speaks, inside []int32
	// By sentence: how many sentences up to it are not all quotation. What
	// one says at length moves nobody out of sight.
	told           []int32
	list, together []int32 // the mentions and entities that make a claim together
	// The candidates for a pronoun: the entities of mentions, their scores and probabilities.
	places   []int32
	rivals   []int32
	scores   []int32
	shares   []float64
	seen     []int32 // the entities of the mentions so far, the nearest first
	meant    []rival // what a description may stand for
	turns    []int32 // who spoke before a pronoun
	features weigh.Features
	lookups  []Lookup
}

// entity is somebody or something that mentions stand for.
type entity struct {
	first     text.Atom // word of its name
	alias     text.Atom // the first word of its other name
	surname   text.Atom // and the last, if it is a person's
	class     Class
	gender    gender
	soft      bool  // the gender is only inferred from a pronoun
	plural    bool  // "investigators"
	named     bool  // the name is a proper one, not a description
	anon      bool  // does not want a name
	none      bool  // a description that singles nobody out
	guessed   bool  // that it is a person is only likely
	accused   bool  // before a court
	headlined bool  // in a headline
	times     int32 // that it was mentioned so far
	names     int32 // of those by its name
	into      int32 // the entity that this one turned out to be, or -1
	// The last mention of it so far, -1 before the first, and that one's
	// place in the order of mentions.
	last int32
	// The last mention of it as a subject or speaker, and the noun by which
	// it was last described.
	prominent int32
	issuer    int32 // of a document: the mention of who issued it, or -1
	maker     int32 // or who issued it, where no mention stands for that alone
	called    text.Atom
	known     int32      // the last paragraph, from 1, in which it spoke or went by one word
	kin       text.Atom  // "son", of somebody else in the story
	age       text.Atom  // "46"
	beside    text.Range // what follows the name: "R-Texas", "a Maine Democrat", "of Estania"
	name      text.Range // the words that name it
	words     text.Range // of a proper name: the same less particles
	short     text.Range // another name: "IAEA"
	role      text.Range // "Interior Minister"
	label     mention    // the first description of it, for its head and words
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

// latest gives those entities, the latest first.
func (c *Cast) latest() iter.Seq2[int32, *entity] {
	return func(yield func(int32, *entity) bool) {
		for k := len(c.entities) - 1; k >= max(0, len(c.entities)-maxEntities) && yield(int32(k), &c.entities[k]); k-- {
		}
	}
}

// Resolve finds who makes the claims of txt: their speakers get names, types and
// roles. Names are read first, over the whole text, then descriptions and
// pronouns from left to right, each sieve as sure as what comes before it
// allows (after Raghunathan et al. 2010, A Multi-Pass Sieve for Coreference
// Resolution).
func (c *Cast) Resolve(txt *parse.Text, claims []attribute.Candidate) {
	c.Text, c.claims = txt, claims
	c.locate()
	collector{c}.collect()
	c.entities, c.keys, c.people, c.things = c.entities[:0], c.keys[:0], c.people[:0], c.things[:0]
	c.appositions()
	namer{c}.nameEntities()
	namer{c}.classify()
	for i := range c.mentions {
		c.resolveMention(int32(i))
	}
}

// locate notes which tokens head speakers and which stand in content.
func (c *Cast) locate() {
	n := len(c.Tokens)
	c.speaks, c.inside = text.OfLength(c.speaks, n), text.OfLength(c.inside, n)
	for done := copy(c.speaks, []int32{-1}); done < n; done *= 2 {
		copy(c.speaks[done:], c.speaks[:done])
	}
	copy(c.inside, c.speaks)
	c.told = c.told[:0]
	told := int32(0)
	for i := range c.Sentences {
		s := &c.Sentences[i]
		if q := c.Quotes.Quoted[s.First]; q < 0 || c.Quotes.List[q].Last < s.Last {
			told++
		}
		c.told = append(c.told, told)
	}
	for i := range c.claims {
		p := &c.claims[i]
		if !p.Source.Range.Empty() {
			c.speaks[headOf(c.Text, &p.Source)] = int32(i)
		}
		for n := range p.NumParts() {
			t := p.Part(n)
			for k := t.First; k < t.Last; k++ {
				if in := c.inside[k]; in < 0 || c.claims[in].Size() >= p.Size() {
					c.inside[k] = int32(i)
				}
			}
		}
	}
}

// headOf returns the token that names the source s: where a word that the
// chunker took for an adjective begins it, the noun after that.
func headOf(txt *parse.Text, s *attribute.Source) int {
	if s.First < 0 {
		return s.Head
	}
	u := s.First
	first := u
	for u+1 < s.Last && goesOn(txt, u, u > first) {
		u++ // "after U.S. | presidential candidate | Ana Ruiz said"
	}
	if u > first {
		return txt.Units[u].Head
	}
	if u+2 < s.Last && isCompound(txt, u+1) && txt.Units[u+2].Kind == text.NounUnit {
		return txt.Units[u+2].Head
	}
	for u+1 < s.Last && txt.Units[u].Kind.In(text.AdjectiveUnit, text.OtherUnit, text.AdverbUnit) {
		if u++; txt.Units[u].Kind == text.NounUnit {
			return txt.Units[u].Head
		}
	}
	return s.Head
}

// goesOn reports whether the noun phrase or phrase at unit u goes on with the next one, which a
// pronoun does not where others came before: "the letter | he wrote".
func goesOn(txt *parse.Text, u int, others bool) bool {
	x, y := &txt.Units[u], &txt.Units[u+1]
	if y.Kind != text.NounUnit || x.Form&text.Possessive != 0 || txt.Tok(y.First).Tag == tag.DT || parse.IsEmphasis(txt, u+1) {
		return false
	}
	if x.Kind == text.NounUnit && !others {
		return true
	}
	return x.Kind.In(text.NounUnit, text.PrepUnit) && txt.Tok(y.Head).Tag != tag.PRP
}

// isCompound reports whether unit u is a participle with a hyphen that goes on with the noun
// before it: "Pulitzer | Prize-winning | author Ana Ruiz".
func isCompound(txt *parse.Text, u int) bool {
	x := &txt.Units[u]
	return x.Kind == text.VerbUnit && x.First == txt.Units[u-1].Last && strings.IndexByte(txt.Tok(x.First).In(txt.Source), '-') > 0
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
		if ms[mid].head < head && ms[mid].Last <= head {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for ; lo < len(ms) && ms[lo].First <= head; lo++ {
		if ms[lo].head == head || ms[lo].First <= head && head < ms[lo].Last && !ms[lo].owns {
			return lo
		}
	}
	return -1
}

func (c *Cast) newEntity(m *mention) int32 {
	i := int32(len(c.entities))
	c.entities = append(c.entities, entity{class: m.class, gender: m.gender, plural: m.plural, issuer: -1, maker: -1, last: -1, prominent: -1, into: -1, label: *m})
	c.keys = append(c.keys, entityKey{})
	if m.isName() {
		c.call(i, m.name)
		c.give(i, m.role)
	}
	if e := &c.entities[i]; e.gender == anyGender {
		e.gender = 0
	}
	c.note(i, text.Range{First: m.head, Last: m.head + 1})
	return i
}

// learn adds to what is known of entity e what its mention m tells.
func (c *Cast) learn(i int32, m *mention) {
	e := &c.entities[i]
	if e.class == Unknown || e.class == Place && m.class == Body {
		e.class = m.class
		if m.class != Person && m.name.Last-m.name.First == 1 && c.isCutAfterFirst(e.name, m.name) {
			e.class = Body
		}
	}
	if m.gender.known() && (!e.gender.known() || !m.role.Empty()) {
		e.gender = m.gender
	}
	if e.role.Empty() {
		c.give(i, m.role)
	}
	numbered := func(name text.Range) bool { // "NordAir Flight MS804"
		return strings.ContainsAny(c.Tok(name.Last-1).In(c.Source), "0123456789")
	}
	if n, o := e.name.Last-e.name.First, m.name.Last-m.name.First; o > n && o < 8 && !numbered(m.name) && !(c.isShouted(m.name) && !c.isShouted(e.name)) || numbered(e.name) && !numbered(m.name) {
		if n == 1 && c.Tok(e.name.First).Is(text.AllCaps) {
			c.alsoCall(i, e.name)
		}
		c.call(i, m.name)
	}
}

// isCutAfterFirst reports whether the name y is the first word of x, which bodies are called by,
// "Tern Voyages … Tern", and persons where the last is no word of the language: "Ana Xaikh … Ana".
func (c *Cast) isCutAfterFirst(x, y text.Range) bool {
	return x.Last-x.First > 1 && c.Tok(y.First).Word == c.Tok(x.First).Word && isWord(c.Text, c.Tok(x.Last-1))
}

// isShouted reports whether the last word of the name t, of several, is all capitals, as in the
// headlines that some outlets set between paragraphs: "HARLOW MEDIA SAYS".
func (c *Cast) isShouted(t text.Range) bool {
	return t.Last-t.First > 1 && c.Tok(t.First).Is(text.AllCaps) && c.Tok(t.Last-1).Is(text.AllCaps)
}

// call gives entity i a proper name.
func (c *Cast) call(i int32, name text.Range) {
	e := &c.entities[i]
	e.named, e.name, e.words = true, name, lessParticles(c.Text, name)
	e.first, e.surname = c.Tok(e.words.First).Word, surname(c.Text, e.words)
	c.keys[i].letters |= firstLetters(c.Text, e.words)
	c.note(i, name)
}

// alsoCall gives entity i another name.
func (c *Cast) alsoCall(i int32, name text.Range) {
	e := &c.entities[i]
	e.short, e.alias = name, c.Tok(name.First).Word
	c.keys[i].letters |= firstLetters(c.Text, name)
}

// give gives entity i a role.
func (c *Cast) give(i int32, role text.Range) {
	c.entities[i].role = role
	c.note(i, role)
}

// bit returns one bit of 64 that stands for a, and for other words.
func bit(a text.Atom) uint64 { return 1 << (a & 63) }

// note adds the words of t to the nouns that entity i may be called by.
func (c *Cast) note(i int32, t text.Range) {
	for k := t.First; k < t.Last; k++ {
		c.keys[i].nouns |= bit(noun(c.Text, k))
	}
}

// firstLetters returns a bit for each letter that a word of t begins with, or that stands in
// letters for words, or after a particle and a hyphen; words that are equal, or begin alike, share one.
func firstLetters(txt *parse.Text, t text.Range) uint32 {
	var set uint32
	for k := t.First; k < t.Last; k++ {
		s := txt.Tok(k).In(txt.Source)
		if n := prefixed(txt, txt.Tok(k)); n > 0 {
			s = s[:1] + s[n:n+1]
		} else if !txt.Tok(k).Is(text.AllCaps) {
			s = s[:1]
		}
		for _, b := range []byte(s) {
			if b >= utf8.RuneSelf {
				return ^uint32(0) // it may be the capital of any letter
			}
			set |= 1 << (b & 31)
		}
	}
	return set
}

// nameOf returns how entity i is called, or "" where that would tell nothing.
func (c *Cast) nameOf(i int32) string {
	i = c.settled(i)
	e := &c.entities[i]
	if e.issuer >= 0 {
		if o := c.mentions[e.issuer].entity; o >= 0 && o != i && c.entities[o].class != Document {
			if name := c.nameOf(o); name != "" {
				return name
			}
		}
	}
	if e.issuer < 0 && e.maker >= 0 {
		return c.nameOf(e.maker)
	}
	if e.none || e.name.Empty() {
		return ""
	}
	return c.plain(c.SpanOf(e.name).In(c.Source))
}

// plain returns s, a name or a role, with single spaces of the usual kind, though some texts
// have no-break and thin ones, and with the words whole that are broken at line ends.
func (c *Cast) plain(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] < ' ' || i > 0 && s[i] == ' ' && s[i-1] == ' ' {
			return strings.Join(strings.Fields(c.Set.Lexicon.Unbroken(s)), " ")
		}
	}
	return s
}

// settled returns the entity that i turned out to be.
func (c *Cast) settled(i int32) int32 {
	for n := 0; n < 4 && i >= 0 && c.entities[i].into >= 0; n++ {
		i = c.entities[i].into
	}
	return i
}
