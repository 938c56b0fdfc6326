package resolve

import (
	"claims/extract/internal/english"
	"claims/extract/text"
)

// pairFor returns the two whom the plural, mention k if any, stands for, and whom the story joined by "and"
// just before, with no others since: "Ana Ruiz and Bo Lind left. | They | said", "The couple said"; or nil.
func (c *Cast) pairFor(k int32) []int32 {
	if k < 0 {
		return nil
	}
	m := &c.mentions[k]
	two := c.Any(text.Range{First: m.First, Last: m.head + 1}, func(t *text.Token) bool { return t.On(text.PairWords) })
	they, reach := m.kind == pronoun && c.Tok(m.head).On(text.TheyPronouns), int32(1)
	if int(k) >= c.headline || !they && !c.isPlural(m, two) {
		return nil
	}
	if two {
		reach = 3
	}
	for j := k - 1; j > 0 && c.told[m.sentence]-c.told[c.mentions[j].sentence] <= reach; j-- {
		o := &c.mentions[j]
		if o.Last > m.First {
			continue
		}
		if i := c.joinedBefore(j); i >= 0 && (c.inside[o.head] < 0 || c.inside[o.head] != c.speaks[m.head]) {
			if they && !c.actTogether(&c.mentions[i], o) || !they && !c.fitsPair(m, c.knownClass(j), two) {
				return nil
			}
			return append(c.list[:0], i, j)
		}
		if !two && o.isDescription() && (o.plural || o.class == Group) && !o.owns {
			return nil
		}
	}
	return nil
}

// actTogether reports whether a and o, joined by "and", are such as "they" stands for: subjects, or speakers.
func (c *Cast) actTogether(a, o *mention) bool {
	return !a.inPrep && (o.subject || c.speaks[a.head] >= 0 || c.speaks[o.head] >= 0)
}

// isPlural reports whether the description m is of several spoken of before, of two if a word tells so:
// "the leaders", "both", but not "two others", "both sides of the street".
func (c *Cast) isPlural(m *mention, two bool) bool {
	return m.isDescription() && (m.plural || two) && m.same < 0 && m.owner < 0 && !c.Tok(m.head).On(text.PluralNouns) && reachOf(c.Text, m).Last == m.Last &&
		(m.det == definite || c.Tok(m.First).Word == english.Both)
}

// joinedBefore returns the name that "and" joins to the name j after it, of another of its class and with no
// third, "| Ana Ruiz | and Bo Lind", or -1; in "Department of Justice | and | Police" the second is no name.
func (c *Cast) joinedBefore(j int32) int32 {
	o, v := &c.mentions[j], c.View(c.mentions[j].sentence)
	u, t := o.unit-2, c.Tok(o.name.First)
	if !o.isName() || o.owns || u < v.First || !isAnd(v, u+1) || o.First != c.Units[o.unit].First {
		return -1
	}
	i, class, first := c.mentionAt(c.Units[u].Head), c.knownClass(j), c.Units[u].First
	if i < 0 || !c.mentions[i].isName() || c.mentions[i].owns || c.mentions[i].Last != c.Units[u].Last || class == Unknown || class != c.knownClass(i) ||
		class == Body && !t.On(text.CompanyNames) && isWord(c.Text, t) || first > 0 && (c.Tok(first-1).Is(text.Comma) || c.Tok(first-1).Word == english.And) {
		return -1
	}
	if x, y := entityAt(c, c.mentions[i].head), entityAt(c, o.head); x < 0 || y < 0 || x == y {
		return -1
	}
	return i
}

// fitsPair reports whether the plural m may be said of two of a class.
func (c *Cast) fitsPair(m *mention, class Class, two bool) bool {
	head := c.Tok(m.head)
	person := !head.IsBodyNoun() && (head.IsPersonNoun() || head.OnAny(offices) || head.On(text.Kin) || head.On(text.PairWords))
	return person == (class == Person) && (person || two && m.class == Group)
}
