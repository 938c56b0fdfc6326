package resolve

import (
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// titleOf takes in what "and" joins to the title before the name that mention i is: a post,
// "Former President | and | property mogul Ana Ruiz", or what else the office is for, "Justice |
// , | Prison Affairs | and | Constitutional Reforms Minister Ana Ruiz".
func (c *Cast) titleOf(i int32) {
	o := &c.mentions[i]
	if !o.isName() || o.det != bare {
		return
	}
	v := c.View(o.sentence)
	c.callingOf(v, o)
	if o.class != Person || o.role.Empty() || o.role.First != c.Units[o.unit].First {
		return
	}
	u := c.fieldBefore(v, i) - 2
	if u < v.First || !isAnd(v, u+1) || c.withBody(u, i) || !c.isTitlePart(u, o) {
		return
	}
	first := c.partOf(u, i)
	for u -= 2; u >= v.First && c.Units[u+1].Kind == text.CommaUnit && c.isTitlePart(u, o); u -= 2 {
		first = c.partOf(u, i)
	}
	o.role.First = first
}

// callingOf makes a title of a noun that no list has, before the name o of two words, where "and" joins
// it to what else a person is: "businessman and | Harlow loyalist Peter Ruiz".
func (c *Cast) callingOf(v parse.View, o *mention) {
	k := o.name.First - 1
	if u := o.unit - 2; u < v.First || !isAnd(v, u+1) || !o.role.Empty() || k <= o.First || o.name.Last-k < 3 || o.class == Body || o.class == Place || c.Tok(k).Is(text.Capital) || c.Tok(k).Tag != tag.NN {
		return
	} else if j := c.mentionAt(c.Units[u].Head); j >= 0 && c.mentions[j].describesPerson() && c.isTitlePart(u, o) {
		o.role, o.class = text.Range{First: o.core, Last: k + 1}, Person
	}
}

// fieldBefore returns the unit with which the title before the name i begins, which takes in a field
// before brackets: "Human Services (HHS) Secretary Ana Ruiz".
func (c *Cast) fieldBefore(v parse.View, i int32) int {
	o := &c.mentions[i]
	for k := i - 1; k >= max(0, i-3) && c.mentions[k].sentence == o.sentence; k-- {
		if m := &c.mentions[k]; m.same == i && m.unit > v.First && isAnd(v, m.unit-1) && afterBracket(v, m.unit+1) == o.unit {
			o.role.First = m.core
			return m.unit
		}
	}
	return o.unit
}

// shareTitle gives the title of several before the name that mention i is to those named after it:
// "Senators | Ana Ruiz, of Salto, and | Bo Lind".
func (c *Cast) shareTitle(i int32) {
	o := &c.mentions[i]
	if !o.isName() || o.class != Person || o.role.Empty() {
		return
	}
	if t := c.Tok(o.role.Last - 1); !t.Tag.IsPlural() || !t.OnAny(titles) {
		return
	}
	for k := i + 1; int(k) < len(c.mentions) && k < i+8 && c.mentions[k].sentence == o.sentence; k++ {
		m := &c.mentions[k]
		if m.First <= o.First {
			continue
		}
		and := c.Tok(m.First-1).Word == english.And
		if m.isName() && m.name.First == m.First && m.role.Empty() && (m.class == Person || m.class == Unknown) && (and || c.Tok(m.First-1).Is(text.Comma)) {
			m.role, m.class = o.role, Person
		}
		if and {
			return
		}
	}
}

// withBody takes in the body that the office before the name i is in, whose last field begins the
// title: "Department of Health | and | Human Services Secretary Ana Ruiz". The rest of the body
// ends with unit u.
func (c *Cast) withBody(u int, i int32) bool {
	o, first := &c.mentions[i], u
	for first > c.View(o.sentence).First && c.Units[first].Kind == text.PrepUnit {
		first--
	}
	k := c.mentionAt(c.Units[first].Head)
	if first == u || k < 0 || !isFieldPhrase(c.View(o.sentence), first) {
		return false
	}
	m := &c.mentions[k]
	if m.unit != first || !m.isName() || m.class != Body || m.det != bare || m.owner >= 0 || m.Last != c.Units[u].Last || !c.isFieldOf(m, o) {
		return false
	}
	o.role.First = c.partOf(first, i)
	return true
}

// partOf makes the noun phrase at unit u part of the title before the name i, and returns where
// it begins.
func (c *Cast) partOf(u int, i int32) int {
	m := &c.mentions[c.mentionAt(c.Units[u].Head)]
	m.kind, m.class, m.same = description, Person, i
	c.mentions[i].subject = c.mentions[i].subject || m.subject
	c.mentions[i].heard = c.mentions[i].heard || c.speaks[m.head] >= 0
	return m.core
}

// isTitlePart reports whether the noun phrase at unit u may be part of the title before the
// name o: no one speaks of "president", or of "industry", in the singular and without an
// article, but as one of several titles or fields.
func (c *Cast) isTitlePart(u int, o *mention) bool {
	k := c.mentionAt(c.Units[u].Head)
	if k < 0 || c.Units[u].Kind != text.NounUnit {
		return false
	}
	m := &c.mentions[k]
	if m.unit != u || m.det != bare && !c.sharesOwner(m, o) || m.owns || m.same >= 0 || m.First != c.Units[u].First {
		return false
	}
	head := c.Tok(m.head)
	if m.describesPerson() {
		return !m.plural && (head.Tag == tag.NN || head.Tag == tag.NNP)
	}
	return c.isFieldOf(m, o)
}

// sharesOwner reports whether the post m is in a body that the post before the name o, which names
// none, is in as well: "Harlow's chairman | and | chief executive Ana Ruiz".
func (c *Cast) sharesOwner(m, o *mention) bool {
	return m.det == owned && m.class == Person && m.owner >= 0 && c.mentions[m.owner].isName() &&
		!c.Any(o.role, func(t *text.Token) bool { return t.Is(text.Capital) })
}

// isFieldOf reports whether m tells what the office before the name o is for, beside the first
// words of that: "Customs | and | Border Protection Commissioner Mark Dale".
func (c *Cast) isFieldOf(m, o *mention) bool {
	last := c.Tok(o.role.Last - 1)
	if o.role.Last-o.role.First < 2 || !last.OnAny(offices) || c.Tok(o.role.First).OnAny(offices) {
		return false
	}
	head := c.Tok(m.Last - 1)
	former := m.class == Person && !m.role.Empty() && c.Tok(m.role.Last-1).On(text.FormerWords) // "former Health | and | Family Secretary Ana Ruiz"
	if m.class == Person && !former || c.Any(m.Range, (*text.Token).IsGivenName) || head.OnAny(noField) || head.IsBodyNoun() || head.Is(text.AllCaps|text.Dotted) || head.OnAny(kinds) || head.On(text.CompanyNames) {
		return false
	}
	opens := m.isDescription() && m.core == c.Sentences[m.sentence].First // "Work | and | pensions minister"
	if head.Is(text.Capital) != c.Tok(o.role.First).Is(text.Capital) && !opens {
		return false
	}
	if !head.Is(text.Capital) || opens {
		return !m.plural
	}
	return isWord(c.Text, head) && !c.isNamedAgain(m)
}

// isNamedAgain reports whether another noun phrase of the text ends in the word in a capital
// that m ends in, and so is perhaps a name: "May and Foreign Minister Ruiz left. May said".
func (c *Cast) isNamedAgain(m *mention) bool {
	w := c.Tok(m.Last - 1).Word
	for i := range c.mentions {
		if o := &c.mentions[i]; o != m && o.Last-o.core == 1 && c.Tok(o.core).Word == w && c.Tok(o.core).Is(text.Capital) {
			return true
		}
	}
	return false
}
