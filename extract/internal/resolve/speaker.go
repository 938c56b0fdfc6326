package resolve

import (
	"slices"
	"strings"

	"claims/extract/internal/attribute"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
)

// listing is the mentions that are a source together, while they are read.
type listing struct {
	*Cast
	source *attribute.Source
	list   []int32
	u      int  // the unit read
	joined bool // by "and"
	and    bool // before the next one
	aside  bool // the last of the list is described
	phrase bool // and what is read goes on with the phrase that does so
}

// members returns the mentions that are the source s together: "Ruiz and the mayor", "Ana
// Ruiz (R-Texas), Piet Vos and Lena Ortiz", "critics, including Ana Ruiz and Piet Vos"; or
// none where it is one.
func (c *Cast) members(s *attribute.Source) []int32 {
	if s.Range.Empty() || s.First < 0 {
		return nil
	}
	k := c.mentionAt(headOf(c.Text, s))
	if s.Last-s.First < 3 {
		return c.pairFor(k)
	}
	l := listing{Cast: c, source: s, list: c.list[:0]}
	l.u = s.First
	if k >= 0 {
		l.list = append(l.list, k)
		l.u = max(l.u, officeOf(c.Text, &c.mentions[k]).last)
	}
	for l.u++; l.u < s.Last; l.u++ {
		if !l.read() {
			return nil
		}
	}
	c.list = l.list
	if l.isApposed() {
		l.list = l.list[1:]
	}
	if !l.joined || len(l.list) < 2 {
		return nil
	}
	return l.list
}

// isApposed reports whether the first of the list only says what the others are, who have names:
// "the researchers, Ana Ruiz and Piet Vos".
func (l *listing) isApposed() bool {
	if len(l.list) < 3 {
		return false
	}
	m := &l.mentions[l.list[0]]
	if !m.isDescription() || m.det != definite && m.det != shared || m.class != Group || !l.Tok(m.head).IsPersonNoun() {
		return false
	}
	return !slices.ContainsFunc(l.list[1:], func(k int32) bool {
		o := &l.mentions[k]
		return !o.isName() || o.class != Person && (o.class != Unknown || o.name.Last-o.name.First < 2)
	})
}

// read reads a unit; it reports whether the source may still be several.
func (l *listing) read() bool {
	x := &l.Units[l.u]
	switch {
	case l.isExample(x):
		l.examples(x)
	case x.Kind == text.ConjUnit && l.goesOnField():
		l.u++
	case l.u-1 > l.source.First && l.joinsPlaces(l.u, l.source.Last):
		l.u++
	case l.isAnd(x):
		l.and = true
	case x.Kind == text.NounUnit && l.goesOnPhrase(x):
		l.and = false
	case x.Kind == text.CommaUnit, len(l.list) > 0 && (x.Kind == text.PrepUnit || x.Last <= l.mentions[l.list[len(l.list)-1]].Last):
	case x.Kind == text.BracketUnit:
		l.u = l.NextOf(l.u+1, l.source.Last, text.BracketUnit)
	case x.Kind == text.NounUnit && len(l.list) > 0 && parse.IsAffiliation(l.Text, x): // "Ana Ruiz, R-Texas,"
	case x.Kind == text.NounUnit && (l.and || !l.joined):
		return l.add(x)
	default:
		l.u = l.source.Last
	}
	return true
}

// isExample reports whether examples of those listed begin: "critics, | including Ana Ruiz".
func (l *listing) isExample(x *text.Unit) bool {
	return l.Tok(x.First).On(text.ExampleWords) && len(l.list) == 1 && l.mentions[l.list[0]].plural
}

// examples starts the list again with those who follow.
func (l *listing) examples(x *text.Unit) {
	l.list = l.list[:0]
	if k := l.mentionAt(x.Head); k >= 0 {
		l.list = append(l.list, k)
	}
}

// goesOnField reports whether the conjunction joins two fields of a body: "Centre for Media |
// and | Public Affairs".
func (l *listing) goesOnField() bool {
	return l.Units[l.u-1].Kind == text.PrepUnit && l.u+1 < l.source.Last && isField(l.Between(l.source.First, l.source.Last), l.u+1)
}

// joinsPlaces reports whether the conjunction at unit u, before unit last, joins two places of
// a phrase: "voters in Iowa | and | Ohio".
func (c *Cast) joinsPlaces(u, last int) bool {
	if u+1 >= last || c.Units[u].Kind != text.ConjUnit || c.Units[u-1].Kind != text.PrepUnit || c.Units[u+1].Kind != text.NounUnit {
		return false
	}
	j, k := c.mentionAt(c.Units[u-1].Head), c.mentionAt(c.Units[u+1].Head)
	return j >= 0 && k >= 0 && c.mentions[j].class == Place && c.mentions[k].class == Place
}

// goesOnPhrase reports whether the noun phrase x goes on with the phrase that tells where the person,
// the last of the list, is or of what: "Ana Ruiz, a teacher in Salto, | Arrakia | , and", "Ana Ruiz of
// the Anna and | Piet Vos Foundation".
func (l *listing) goesOnPhrase(x *text.Unit) bool {
	k := l.mentionAt(x.Head)
	if k <= 0 || len(l.list) == 0 || l.mentions[k].det != bare || !l.Tok(x.First).Is(text.Capital) {
		return false
	}
	before, last := &l.mentions[k-1], l.list[len(l.list)-1]
	class := l.knownClass(k)
	if class == Person || !l.mentions[last].isName() || l.knownClass(last) != Person || before.owns || !before.isName() {
		return false
	}
	l.phrase = l.phrase || before.inPrep && (class == l.knownClass(k-1) || class == Body || class == Unknown && !l.and)
	return l.phrase
}

// knownClass returns what the mention k is of, as far as the whole text tells.
func (c *Cast) knownClass(k int32) Class {
	if e := c.mentions[k].entity; e >= 0 {
		return c.entities[c.settled(e)].class
	}
	return c.mentions[k].class
}

// isAnd reports whether the conjunction x joins another speaker to the list.
func (l *listing) isAnd(x *text.Unit) bool {
	w := l.Tok(x.First).Word
	return (w == english.And || w == english.Nor) && !(l.aside && l.Units[l.u-1].Kind != text.CommaUnit)
}

// add adds the noun phrase x, unless it stands beside the last of the list: "Ana Ruiz, the
// mayor"; it reports whether the source may still be several.
func (l *listing) add(x *text.Unit) bool {
	k := l.mentionAt(x.Head)
	if k < 0 || !l.and && l.isAffiliated() && !l.mentions[k].isName() || l.mentions[k].unit != l.u || l.mentions[k].owns || l.and && l.isOfOne(l.list, k) {
		return false
	}
	if l.aside = len(l.list) > 0 && !l.and && l.isAside(&l.mentions[k], &l.mentions[l.list[len(l.list)-1]]); !l.aside {
		l.list = append(l.list, k)
	}
	l.u = max(l.u, officeOf(l.Text, &l.mentions[k]).last)
	l.joined, l.and, l.phrase = l.joined || l.and, false, false
	return true
}

// isAside reports whether m, after a comma, tells who last is: "Ana Ruiz, | a church planter".
func (l *listing) isAside(m, last *mention) bool {
	if !last.isName() || m.plural {
		return m.entity == last.entity
	}
	return m.entity == last.entity || last.class == Person && m.det == indefinite || last.class != Place && m.isDescription() && m.det != shared && m.det != owned
}

// isAffiliated reports whether the party of the last of the list stands before the unit read, and
// what follows may tell more of him: "Ana Ruiz, R-Texas, | chairman of the committee".
func (l *listing) isAffiliated() bool {
	return l.u-2 > l.source.First && parse.IsAffiliation(l.Text, &l.Units[l.u-2])
}

// isOfOne reports whether the mention k goes on with what the last of list is: "the delegate
// | and | activist", "Chairman | and | Chief Executive Officer".
func (c *Cast) isOfOne(list []int32, k int32) bool {
	m := &c.mentions[k]
	if len(list) > 0 && c.isMoreOf(&c.mentions[list[len(list)-1]], m) {
		return true
	}
	if m.det != bare || len(list) > 0 && c.isAnother(m, &c.mentions[list[len(list)-1]]) {
		return false
	}
	return !m.plural && isPost(c.Text, &c.Units[m.unit]) || len(list) > 0 && m.isDescription() && !m.plural && c.mentions[list[len(list)-1]].isDescription()
}

// isMoreOf reports whether m tells another thing of the person, the last of a list, whom an aside
// describes: "Ana Ruiz, an accounting professor | , and | a former chairman".
func (c *Cast) isMoreOf(last, m *mention) bool {
	return last.isPersonName() && m.describesPerson() && m.det == indefinite && !m.plural &&
		last.sentence == m.sentence && hasAside(c.Text, last)
}

// isAnother reports whether the post m has a holder who is not the last of a list, which is no post
// of his: "he | and | former secretary of state Ana Ruiz".
func (c *Cast) isAnother(m, last *mention) bool {
	return m.same >= 0 && c.mentions[m.same].class == Person && m.entity != last.entity && (!last.isDescription() || last.det == definite)
}

// isPost reports whether the noun phrase x is a post and no name, whatever its capitals:
// "Chief Executive Officer".
func isPost(txt *parse.Text, x *text.Unit) bool {
	head := txt.Tok(x.Head)
	return (head.IsPersonNoun() || head.On(text.Honorifics)) && !txt.Tok(x.First).IsGivenName() && !head.IsGivenName()
}

// Identity is who somebody or something is, as far as the text tells.
type Identity struct {
	Entity    int32  // one of the cast
	Name      string // "" where the text gives none
	Class     Class
	Anonymous bool   // may not or does not want to be named
	Role      string // of a person: "Interior Minister"
}

// Speaker is who makes a claim.
type Speaker struct {
	Identity              // of several: their names together, and the class of a group
	Confidence float64    // that a pronoun or description stands for whom it is given; 0 where nothing was weighed
	Index      []Identity // under whom an index lists the claim: a document's is its issuer's
}

// Speaker returns who makes claim i, or false where the text does not tell.
func (c *Cast) Speaker(i int) (Speaker, bool) {
	source := &c.claims[i].Source
	e := c.SpeakerOf(i)
	if s, ok := c.joint(source); ok {
		return s, true
	}
	if e < 0 {
		return Speaker{}, false
	}
	s := Speaker{Identity: c.identity(e), Index: c.index(e), Confidence: float64(c.mentions[c.mentionAt(headOf(c.Text, source))].sure)}
	s.Name = c.nameOf(e)
	return s, true
}

// joint returns those who make a claim together, or false where it is one. Their name leaves out
// who has none after others: "Ana Ruiz and other critics", but not "Salto and federal regulators".
func (c *Cast) joint(source *attribute.Source) (Speaker, bool) {
	var s Speaker
	var names []string
	named, open := false, true
	c.together = c.together[:0]
	for _, k := range c.members(source) {
		e := c.settled(c.mentions[k].entity)
		if e >= 0 && slices.Contains(c.together, e) {
			continue // an apposition
		}
		c.together = append(c.together, e)
		if e >= 0 && c.nameOf(e) != "" {
			names = append(names, c.nameOf(e))
			named = named || c.entities[e].named
		} else {
			open = open && len(names) > 0 && (c.mentions[k].det != bare || c.Tok(c.mentions[k].head).On(text.Quantifiers)) // "and others"
		}
	}
	if len(c.together) < 2 {
		return s, false
	}
	s.Entity, s.Class = c.together[0], Group
	if named && open {
		n := len(names) - 1
		if s.Name = names[n]; n > 0 {
			s.Name = strings.Join(names[:n], ", ") + " and " + names[n]
		}
		for _, e := range c.together {
			if e >= 0 {
				s.Index = append(s.Index, c.index(e)...)
			}
		}
	}
	return s, true
}

// index returns under whom an index lists what entity e says, if under anybody.
func (c *Cast) index(e int32) []Identity {
	e = c.settled(e)
	if x := &c.entities[e]; x.class == Document {
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
	id := Identity{Entity: e, Name: c.nameOf(e), Class: x.class, Anonymous: x.anon}
	if x.class == Person && !x.role.Empty() {
		id.Role = c.plain(c.SpanOf(x.role).In(c.Source))
	}
	return id
}

// SpeakerOf returns the entity that makes claim i, or -1.
func (c *Cast) SpeakerOf(i int) int32 {
	s := &c.claims[i].Source
	if s.Range.Empty() {
		return -1
	}
	return entityAt(c, headOf(c.Text, s))
}

// entityAt returns the entity that the mention headed by token i stands for, or -1.
func entityAt(c *Cast, i int) int32 {
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
	return x < 0 && y < 0 && c.claims[i].Source.Range == c.claims[k].Source.Range && !c.claims[i].Source.Range.Empty()
}

// SpeaksOf reports whether claim o speaks of the speaker of claim i.
func (c *Cast) SpeaksOf(o, i int) bool {
	e := c.SpeakerOf(i)
	if e < 0 {
		return false
	}
	for q := range c.claims[o].NumParts() {
		y := c.claims[o].Part(q)
		if y.Empty() {
			continue
		}
		ms := c.mentions[:c.headline]
		for k := firstMention(ms, y.First); k < len(ms) && ms[k].First < y.Last; k++ {
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
	case Person, Group, Body:
		return true
	}
	return m.isName() && m.class != Place || m.kind == pronoun || c.Tok(m.head).On(text.AddresseeNouns)
}

// IsShare reports whether the speaker of claim i is a share of people: "most voters".
func (c *Cast) IsShare(i int) bool {
	k := c.mentionAt(headOf(c.Text, &c.claims[i].Source))
	return k >= 0 && c.mentions[k].det == shared
}
