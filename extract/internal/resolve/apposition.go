package resolve

import (
	"strings"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

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
		if m.kind == properName && (m.class == Unknown || m.class == Person) && parse.IsLocality(r, m.unit) {
			m.class = Place
			if j := c.mentionAt(c.Units[m.unit-2].Head); j >= 0 {
				ms[j].class = Place
			}
			continue
		}
		u := lastUnit(c.Text, m) + 1
		if m.kind == properName && u < r.Last && m.class != Body && m.class != Place {
			switch x := &c.Units[u]; {
			case x.Kind == text.PrepUnit && x.Last-x.First > 1 && (c.Tok(x.First).Word == english.Of || c.Tok(x.First).Word == english.From) && c.Tok(x.Last-1).Is(text.Capital):
				m.beside = text.Range{First: x.First + 1, Last: x.Last}
			case u+1 < r.Last && (x.Kind == text.CommaUnit || x.Kind == text.BracketUnit) && c.Units[u+1].Kind == text.NounUnit && parse.IsAffiliation(c.Text, &c.Units[u+1]):
				m.beside = text.Range{First: c.Units[u+1].First, Last: c.Units[u+1].Last}
			}
		}
		if m.kind == description && m.class == Person && !m.plural && u < r.Last && c.Units[u].Kind == text.PrepUnit && c.Tok(c.Units[u].First).Word == english.Of {
			// "secretary | of state Ana Ruiz"
			if j := c.mentionAt(c.Units[u].Head); j >= 0 && ms[j].kind == properName && ms[j].role.Empty() && ms[j].name.First > ms[j].core && ms[j].det == bare &&
				(ms[j].class == Person || ms[j].class == Unknown) && c.Tok(ms[j].name.First).IsGivenName() {
				ms[j].class, ms[j].inPrep = Person, m.inPrep
				ms[j].role = text.Range{First: trimmed(c.Text, m).First, Last: ms[j].name.First}
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
		if v := u; v < r.Last && m.kind == description && c.Units[v].Kind == text.NounUnit && c.Units[v].First == m.Last && m.class == Person && !m.plural {
			// "U.N. mediator | Sven Ekdahl"
			if j := c.mentionAt(c.Units[v].Head); j >= 0 && ms[j].unit == v && ms[j].kind == properName && ms[j].First == m.Last && !ms[j].owns && ms[j].det == bare && ms[j].role.Empty() && !ms[j].doubtful {
				c.tie(int32(i), j)
				continue
			}
		}
		if v := u; v+1 < r.Last && m.kind == description && m.class == Person && !m.plural && c.Units[v].Kind == text.VerbUnit && c.Units[v].Form&text.Finite == 0 &&
			english.Namings.Has(c.Tok(c.Units[v].Head).Lemma) && c.Units[v+1].Kind == text.NounUnit {
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
		if m.kind == description && m.class != Person && u > near {
			// "the station with the mayor, Piet Vos": the mayor
			if k := c.mentionAt(c.Units[u-1].Head); k >= 0 && ms[k].kind == description && ms[k].class == Person {
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
		if v := u + 1; m.kind == properName && m.class != Body && v+2 < r.Last && isAge(c.Text, v) && closes(r, v+1) {
			m.age = c.Tok(c.Units[v].First).Word
			if m.class == Unknown {
				m.class = Person
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
		if j < 0 || ms[j].owns || ms[j].unit != v && ms[j].First != c.Units[v].First {
			continue
		}
		o := &ms[j]
		end := lastUnit(c.Text, o) + 1
		if m.kind == properName && o.kind == description {
			if head := c.Tok(o.head); head.Tag == tag.CD && o.Last-o.First == 1 && m.class == Unknown && closes(r, end) {
				m.class = Person // "Ruiz, 46,"
				m.age = head.Word
				continue
			}
			end = skipPhrases(r, end)
			if o.plural || o.det == shared || o.det == bare && (o.class != Person || m.class == Place) {
				continue
			}
			if !closes(r, end) && !(end < r.Last && (c.Units[end].Kind == text.RelativeUnit || c.Units[end].Kind == text.VerbUnit && c.Units[end].Form&text.Finite == 0 ||
				c.Units[end].Kind == text.ConjUnit && (o.det != bare || o.class == Person && c.Units[end-1].Kind == text.PrepUnit))) {
				continue
			}
			switch {
			case o.class == Person && (m.class == Person || m.class == Unknown) && (o.det != definite || m.Last-m.First > 1 || m.class == Person || m.subject):
				m.class = Person
				m.gender |= o.gender
			case o.class == Body && (m.class == Body || m.class == Unknown):
				m.class = Body
			case o.class == Place && (m.class == Place || m.class == Unknown):
				m.class = Place
				continue
			default:
				continue
			}
			c.join(j, int32(i))
			if m.role.Empty() && m.class == Person {
				m.role = roleOf(c.Text, o)
			}
			continue
		}
		if m.kind == description && o.kind == properName {
			if m.plural || m.det == shared || m.same >= 0 || !closes(r, skipPlace(r, end)) && !(open == text.DashUnit) {
				continue
			}
			if m.det == bare && m.class != Person {
				continue
			}
			c.tie(int32(i), j)
		}
	}
	// What only the reach of a speaker shows: "The company that runs the dam,
	// Aquanorte,".
	for i := range c.claims {
		s := &c.claims[i].Source
		if s.Range.Empty() || s.First < 0 || s.Last-s.First < 3 {
			continue
		}
		k := c.mentionAt(headOf(c.Text, s))
		if k < 0 || ms[k].kind != description || ms[k].same >= 0 || ms[k].plural && ms[k].det != shared {
			continue
		}
		v := skipPhrases(c.Between(s.First, s.Last), lastUnit(c.Text, &ms[k])+1)
		if v+1 >= s.Last || c.Units[v].Kind != text.CommaUnit {
			v = s.Last - 2 // "The company that runs the dam | , Aquanorte"
			if c.Units[v+1].Kind == text.CommaUnit {
				v--
			}
		}
		if v <= s.First || c.Units[v].Kind != text.CommaUnit || c.Units[v+1].Kind != text.NounUnit || v+2 < s.Last && c.Units[v+2].Kind != text.CommaUnit {
			continue
		}
		if j := c.mentionAt(c.Units[v+1].Head); j >= 0 && ms[j].kind == properName && ms[j].unit == v+1 {
			c.tie(k, j) // "One of the pupils, Ana Cruz, 19,"
		}
	}
}

// isAge reports whether unit u is a number that may be somebody's age.
func isAge(txt *parse.Text, u int) bool {
	x := &txt.Units[u]
	t := txt.Tok(x.First)
	return x.Last-x.First == 1 && t.Tag == tag.CD && t.Is(text.Digit) && t.Len() <= 3
}

// tie makes the description i and the name j one, where their classes allow.
func (c *Cast) tie(i, j int32) {
	m, o := &c.mentions[i], &c.mentions[j]
	class := m.class
	if h := c.Tok(m.head); class == Person && o.class == Body && (h.On(text.CompanyNouns) || english.EitherNouns.Has(h.Word)) {
		class = Body // "the owner of the mill, Hollis Dairy"
	}
	if class == Body && o.class == Person && english.EitherNouns.Has(c.Tok(m.head).Word) {
		class = Person // "its sponsor, Senator Huff"
	}
	switch class {
	case Person:
		if o.class != Person && o.class != Unknown {
			return
		}
		o.class = Person
		o.gender |= m.gender
		if kin := kinGender(c.Text, m); kin != 0 && !o.gender.known() {
			o.gender = kin
		}
		if o.role.Empty() || isCourtesy(c.Text, o.role) {
			o.role = roleOf(c.Text, m)
		}
	case Body:
		if o.class == Person && !o.role.Empty() || o.class == Place {
			return
		}
		o.class = Body
	case Unknown, Group:
		if m.class == Unknown && c.speaks[m.head] < 0 || m.class == Group && m.det != shared {
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
	} else if j < i && o.beside.Empty() {
		o.beside = text.Range{First: m.core, Last: m.Last}
	}
}

func kinGender(txt *parse.Text, m *mention) gender {
	return genderOf(txt, text.Range{First: m.head, Last: m.head + 1})
}

func isCourtesy(txt *parse.Text, t text.Range) bool {
	return t.Last-t.First == 1 && txt.Tok(t.First).On(text.Courtesies)
}

// skipPhrases returns the first unit from u on that is no phrase with a
// preposition.
func skipPhrases(v parse.View, u int) int {
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
func skipPlace(v parse.View, u int) int {
	if u < v.Last && v.Units[u].Kind == text.PrepUnit && english.OriginPrepositions.Has(v.Tok(v.Units[u].First).Word) && v.Tok(v.Units[u].Last-1).Is(text.Capital) {
		return u + 1
	}
	return u
}

// closes reports whether an apposition may end before unit u.
func closes(v parse.View, u int) bool {
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
func (c *Cast) abbreviation(i int32, v parse.View, u int) {
	m := &c.mentions[i]
	if u+2 >= v.Last || c.Units[u+2].Kind != text.BracketUnit || m.kind != properName {
		return
	}
	j := c.mentionAt(c.Units[u+1].Head)
	if j < 0 || c.mentions[j].kind != properName {
		return
	}
	o := &c.mentions[j]
	if o.Last-o.First != 1 || !c.Tok(o.First).Is(text.AllCaps) && m.class != Body {
		return
	}
	if m.class == Unknown {
		m.class = Body
	}
	if m.class == Body {
		o.class = Body
		o.same = i
	}
}

// roleOf returns the words of the description m that say what its bearer is:
// with its phrases, without article, pronoun and age.
func roleOf(txt *parse.Text, m *mention) text.Range {
	if txt.Tok(m.head).On(text.Kin) {
		return text.Range{}
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
		if w != english.Of && w != english.For && !(k.Is(text.Capital) || k.Word == english.The) || k.On(text.Weekdays) || k.On(text.Months) {
			break
		}
		if x.Form&text.Possessive != 0 && (u+1 >= r.Last || txt.Units[u+1].Kind != text.NounUnit) {
			break
		}
		t.Last = x.Last
		if x.Form&text.Possessive != 0 && u+1 < r.Last && txt.Units[u+1].Kind == text.NounUnit {
			u++
			t.Last = txt.Units[u].Last
		}
	}
	return t
}

// trimmed returns the tokens of m without what only points or counts: "the",
// "his", "46-year-old".
func trimmed(txt *parse.Text, m *mention) text.Range {
	t := m.Range
	for t.First < t.Last-1 {
		switch tok := txt.Tok(t.First); {
		case tok.Word == english.Both:
			return t
		case tok.Word == english.Own:
		case tok.Tag == tag.DT, tok.Tag == tag.PRPS, tok.Tag == tag.PDT:
		case tok.Tag == tag.CD && m.class == Person, strings.HasSuffix(tok.In(txt.Source), "-old"), tok.Word == english.One:
		default:
			return t
		}
		t.First++
	}
	return t
}
