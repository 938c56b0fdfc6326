package resolve

import (
	"strings"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// isName reports whether core ends in a name, and fills in the name, the title
// before it, and what they tell of their bearer.
func isName(c *Cast, m *mention, core text.Range, headline bool) bool {
	if core.Last-core.First == 1 && c.Tok(core.First).Len() == 1 {
		return false // "Q: ..."
	}
	if c.Tok(core.Last-1).Tag == tag.CD && core.Last-core.First > 1 && !c.Tok(core.Last-1).Is(text.Capital) {
		return false
	}
	end := core.Last
	if end > c.Units[m.unit].Last { // a joined name: all of it
		m.name, m.class = core, Body
		return true
	}
	if t := c.Tok(end - 1); end-core.First > 2 && t.Is(text.AllCaps) && t.On(text.Suffixes) && strings.Trim(t.In(c.Source), "IV") != "" && !c.Tok(end-2).Is(text.AllCaps) {
		end-- // "Ana Ruiz KC"
	}
	head := c.Tok(end - 1)
	if !head.Is(text.Capital) && !(head.Is(text.Digit) && end-core.First > 1 && c.Tok(end-2).Is(text.Capital)) {
		return false
	}
	if head.On(text.Weekdays) || head.On(text.Months) && !head.On(text.FemaleNames) || isEx(head.In(c.Source)) {
		return false
	}
	first := end - 1
	for first > core.First {
		t := c.Tok(first - 1)
		if t.Is(text.Capital) || t.Word == english.Ampersand || t.Is(text.Quote) || t.Is(text.Digit) && first-1 > core.First ||
			t.On(text.Particles) && first-1 > core.First && (c.Tok(first-2).Is(text.Capital) || c.Tok(first-2).On(text.Particles)) {
			first--
			continue
		}
		break
	}
	for first < end-1 && c.Tok(first).Is(text.Quote) {
		first++
	}
	sent := &c.Sentences[m.sentence]
	given := func(i int) bool { return c.Tok(i).IsGivenName() || doubleGiven(c.Text, i) != 0 }
	opening := first == sent.First // its capital tells nothing
	if opening && end-first == 1 && head.OnAny(commonNouns) && !given(first) && !head.Is(text.AllCaps) {
		return false
	}
	if opening && end-first == 1 && !head.Tag.IsProper() && !given(first) && !head.On(text.Places) && !head.Is(text.AllCaps) {
		if !head.Lists.Empty() || head.Lemma != head.Word || !head.Is(text.Letter) {
			return false
		}
		// "Seawatch said": a single noun without an article, which the tagger never met
		m.doubtful = c.speaks[m.head] < 0 || head.Tag != tag.NN || tag.Knows(english.Lower(head.In(c.Source)))
	}
	if t := c.Tok(first); end-first == 2 && !given(first) && !given(end-1) && (t.On(text.Roles) || t.On(text.PersonNouns)) && !t.On(text.Honorifics) && !t.On(text.FemaleNouns) &&
		strings.HasSuffix(t.In(c.Source), "s") && !(end < sent.Last && c.Tok(end).Word == english.And) && !headline && m.det == bare {
		m.name, m.class = text.Range{First: first, Last: end}, Body // "Doctors Abroad"
		return true
	}
	if opening && end-first > 1 && c.Tok(first).Tag != tag.NNP && !given(first) && !c.Tok(first).On(text.Places) && !c.Tok(first).Is(text.Quote) {
		switch c.Tok(first).Tag {
		case tag.JJ, tag.NN, tag.NNS, tag.VBG, tag.CD, tag.JJS, tag.JJR:
			if t := c.Tok(first); !t.On(text.Honorifics) && !isNationalBody(c.Text, text.Range{First: first, Last: end}) {
				if t.Tag == tag.JJ || t.Tag == tag.CD || t.Tag == tag.JJS || t.Tag == tag.JJR || t.IsPersonNoun() || t.On(text.CompanyNouns) {
					first++
				}
			}
		}
	}
	for opening && end-first > 1 && (c.Tok(first).On(text.Subordinators) || c.Tok(first).On(text.Starters) || c.Tok(first).On(text.Negations) || c.Tok(first).Tag == tag.IN) && !given(first) {
		first++ // "Though Ruiz"
	}
	if headline && end-first > 2 && strings.HasSuffix(head.In(c.Source), "ly") && given(first) {
		end--
		head = c.Tok(end - 1)
	}
	bodyHead := head.IsBodyNoun() || head.On(text.CompanyWords)
	if t := c.Tok(first); opening && bodyHead && end-first > 2 && t.On(text.CompanyNouns) && !t.IsBodyNoun() && isAgentNoun(english.Lower(t.In(c.Source))) {
		first++ // "Lender Nordhaven Bank"
	}
	length := end - first
	personHead := head.On(text.Honorifics) || head.On(text.Roles) || head.On(text.PersonNouns) || head.On(text.Nationals) && m.det == definite
	if personHead && !bodyHead && !(length > 1 && (given(first) || given(end-2))) && !(length > 1 && c.Tok(end-2).Is(text.Dotted)) {
		return false // "the Prime Minister"
	}
	if length == 1 && bodyHead && m.det != bare && !head.Is(text.AllCaps) && !head.Tag.IsProper() {
		return false
	}
	m.name = text.Range{First: first, Last: end}
	if !bodyHead || length > 2 && c.Tok(first).Is(text.Dotted) {
		// The last title in it ends its title.
		for k := end - 2; k >= first; k-- {
			t := c.Tok(k)
			strong := t.On(text.Honorifics) || t.Is(text.Dotted) && t.On(text.Titles) || t.On(text.Courtesies)
			weak := t.On(text.Roles) || t.On(text.PersonNouns)
			if given(k) && !t.Is(text.Dotted) || weak && !strong && k > first && given(first) {
				continue
			}
			if weak && !strong && t.Is(text.Capital) && strings.HasSuffix(t.In(c.Source), "s") && !strings.HasSuffix(t.In(c.Source), "ss") && !given(k+1) && !(end < sent.Last && c.Tok(end).Word == english.And) {
				m.class = Body // "Tunnel Families United"
				break
			}
			if strong || weak {
				m.role = text.Range{First: core.First, Last: k + 1}
				m.name.First = k + 1
				m.class = Person
				break
			}
		}
	}
	if t := c.Tok(first); opening && m.role.Empty() && !bodyHead && m.name.First == first && length > 2 && !given(first) && !t.Is(text.Dotted|text.AllCaps) && strings.HasSuffix(t.In(c.Source), "ist") {
		// "Linguist Xochi Ruiz"
		m.name.First, m.class, m.role = first+1, Person, text.Range{First: core.First, Last: first + 1}
	}
	if m.role.Empty() && !bodyHead && m.det != definite && !given(first) {
		// "Billionaire Peter Ruiz", "Senate Whip Ana Ruiz"
		for k := first + 1; k < end-1; k++ {
			if p := c.Tok(k - 1); given(k) && !p.On(text.Particles) && !p.Is(text.Dotted|text.Quote) && p.Word != english.Ampersand && p.Tag != tag.IN {
				m.name.First = k
				m.class = Person
				if k-first > 1 || isAgentNoun(english.Lower(p.In(c.Source))) {
					m.role = text.Range{First: core.First, Last: k}
				}
				break
			}
		}
	}
	if m.role.Empty() && first > core.First {
		// Nouns before the name: "law professor Dennis Okuda".
		t := c.Tok(first - 1)
		switch {
		case bodyHead && (t.On(text.CompanyNouns) || t.IsBodyNoun()):
			m.class = Body
		case t.IsPersonNoun() || t.On(text.Kin):
			m.class = Person
			m.role = text.Range{First: core.First, Last: first}
		case isAgentNoun(english.Lower(t.In(c.Source))) && t.On(text.CompanyNouns) && length > 1 && given(first) && !bodyHead: // "the developer Ana Ruiz"
			m.class = Person
			m.role = text.Range{First: core.First, Last: first}
		case t.On(text.CompanyNouns) || t.IsBodyNoun():
			m.class = Body
		case t.On(text.PlaceNouns) && !given(first):
			m.class = Place
		case m.det == definite && !t.Is(text.Capital): // "the late Ana Ruiz"
			m.det = bare
		}
	}
	name := m.name
	switch {
	case m.class != Unknown:
	case isNationalBody(c.Text, name):
		m.class = Body
	case name.Last-name.First == 1 && (head.On(text.CompanyNames) || isCamel(head.In(c.Source))):
		m.class = Body
	case bodyHead && (length > 1 || head.Tag.IsProper()):
		m.class = Body
	case m.det != definite && given(name.First) && name.Last-name.First > 1:
		m.class = Person
	case head.On(text.Places) && (m.det == bare || name.Last-name.First > 1 || head.Is(text.AllCaps|text.Dotted)) && !(name.Last-name.First > 1 && given(name.First)):
		m.class = Place
	case head.Is(text.AllCaps) && name.Last-name.First == 1 && !headline:
		m.class = Body
	case head.Tag == tag.NNPS && m.det == definite && name.Last-name.First == 1 && !given(name.First):
		m.class, m.plural = Group, true
	case m.det == definite:
		m.class = Body
	case name.Last-name.First >= 2 && name.Last-name.First <= 4 && m.det == bare && m.owner < 0:
		m.class = Unknown // most likely a person
	}
	if m.class == Person || m.class == Unknown {
		m.gender = genderOf(c.Text, m.role)
		if n := m.role.Last - 1; !m.role.Empty() && (c.Tok(n).On(text.Kin) || c.Tok(n).On(text.Courtesies)) {
			m.role = text.Range{}
		}
		if !m.gender.known() && name.Last-name.First > 1 {
			m.gender |= givenGender(c.Tok(name.First)) | doubleGiven(c.Text, name.First)
		}
	}
	if m.owner >= 0 && head.IsBodyNoun() && name.First == core.First {
		switch o := &c.mentions[m.owner]; {
		case o.kind == properName:
			m.name.First = o.name.First // "Russia's Foreign Ministry"
		case o.kind == description && c.Tok(o.core).Is(text.Capital) && o.core > sent.First:
			m.name.First = o.core // "the Writers' Guild"
		}
	}
	if m.det == owned && m.class != Body && m.class != Person {
		m.class = Body // "Russia's Gazprom"; "his Anna" is rare
		if m.owner >= 0 && name.Last-name.First > 1 && english.PartyNouns.Has(c.Tok(c.mentions[m.owner].head).Word) {
			m.class = Person // "Labour's Gwyn Prosser"
		}
	}
	return true
}

// isNationalBody reports whether the name t, of which no word is known as a person's,
// is what a nation calls a body of its own: "Scottish Water", "South African
// Airways"; but a name of two words after the nation's is a person's, "Kenyan Juma
// Otieno".
func isNationalBody(txt *parse.Text, t text.Range) bool {
	i := t.First
	if t.Last-i > 2 && english.Regions.Has(txt.Tok(i).Word) {
		i++
	}
	if t.Last-i < 2 || !txt.Tok(i).On(text.Nationals) {
		return false
	}
	head := txt.Tok(t.Last - 1)
	if head.On(text.Places) {
		return false // "Saudi Arabia"
	}
	if head.IsBodyNoun() || head.On(text.CompanyWords) {
		return true
	}
	return t.Last-i == 2 && !txt.Tok(i+1).IsGivenName() && !head.On(text.Roles) && !head.On(text.Honorifics) && !head.On(text.PersonNouns)
}

// isPeople reports whether a noun for somebody by where he comes from is the
// people's, and no person's: "the French", "the Chinese".
func isPeople(s string) bool {
	return strings.HasSuffix(s, "sh") || strings.HasSuffix(s, "ch") || strings.HasSuffix(s, "ese") || strings.HasSuffix(s, "ss")
}

// isCamel reports whether s has a capital inside, as brands do: "BuzzFeed",
// but not "McKay".
func isCamel(s string) bool {
	for i := 3; i < len(s); i++ {
		if 'A' <= s[i] && s[i] <= 'Z' && 'a' <= s[i-1] && s[i-1] <= 'z' {
			return s[:3] != "Mac" && s[:2] != "De"
		}
	}
	return false
}

// genderOf returns what the words of a title or a description tell.
func genderOf(txt *parse.Text, t text.Range) gender {
	var g gender
	for k := t.First; k < t.Last; k++ {
		switch tok := txt.Tok(k); {
		case tok.On(text.FemaleNouns):
			g |= female
		case tok.On(text.MaleNouns):
			g |= male
		}
	}
	if g == anyGender {
		return 0
	}
	return g
}

func givenGender(t *text.Token) gender {
	f, m := t.On(text.FemaleNames), t.On(text.MaleNames)
	switch {
	case f && !m:
		return female
	case m && !f:
		return male
	}
	return 0
}

// doubleGiven returns the gender of the given name of two words that token i is,
// "Marie-Claire", or 0.
func doubleGiven(txt *parse.Text, i int) gender {
	t := txt.Tok(i)
	s := t.In(txt.Source)
	k := strings.IndexByte(s, '-')
	if k < 2 || k+1 == len(s) || !t.Is(text.Capital) || s[k+1] < 'A' || s[k+1] > 'Z' {
		return 0
	}
	lists := txt.Set.Lexicon.Entry(text.AtomOf(s[:k])).Lists
	return givenGender(&text.Token{Lists: lists})
}

// commonNouns are the lists whose words are no names.
var commonNouns = text.ListsOf(text.Roles, text.PersonNouns, text.Quantifiers, text.Shares, text.CompanyNouns, text.GroupNouns, text.Documents, text.Bodies, text.Organizations, text.AnonymousNouns)

// titles are the lists of what may stand before a name and is no part of it.
var titles = text.ListsOf(text.Honorifics, text.Roles, text.Titles, text.Courtesies)

// isAgentNoun reports whether s has an ending of nouns for people by what they
// do: "speechwriter", "podcaster".
func isAgentNoun(s string) bool {
	for _, end := range [...]string{"er", "or", "ist", "ian", "man", "woman", "eer", "ologist"} {
		if strings.HasSuffix(s, end) && len(s) > len(end)+3 {
			return true
		}
	}
	return false
}

// isEx reports whether s says what somebody was: "ex-teller".
func isEx(s string) bool { return len(s) > 4 && (s[:3] == "ex-" || s[:3] == "Ex-") }

// describe tells what a noun phrase that is no name describes.
func describe(c *Cast, m *mention, core text.Range) {
	head := c.Tok(m.head)
	m.kind = description
	m.plural = head.Tag == tag.NNS || head.Tag == tag.NNPS || head.Word == english.People || head.Word == english.Police
	if first := c.Tok(core.First); m.plural && m.det == bare && (first.Tag == tag.CD || first.Tag == tag.JJS && core.First+1 < core.Last && c.Tok(core.First+1).Tag == tag.CD) {
		m.det = shared // "two people", "at least four senators"
	}
	if head.Tag == tag.CD || head.On(text.Shares) || core.First < core.Last && c.Tok(core.First).On(text.Shares) {
		m.det = shared
		m.plural = true
	}
	switch {
	case head.Word == english.One:
		m.plural, m.class = false, Person
	case m.det == shared && head.On(text.Shares):
		m.class = Group
	case head.On(text.PersonNouns) || head.On(text.FemaleNouns) || head.On(text.MaleNouns) || head.On(text.AnonymousNouns):
		m.class = Person
	case head.On(text.Nationals):
		m.class = Person
		m.plural = m.plural || isPeople(head.In(c.Source))
	case head.On(text.Documents) && !head.On(text.CompanyNouns):
		m.class = Document
		m.plural = false
	case head.IsBodyNoun() || head.On(text.CompanyNouns):
		m.class = Body
	case head.On(text.Roles) || head.On(text.Honorifics):
		m.class = Person
	case head.On(text.PlaceNouns):
		m.class = Place
	case head.On(text.GroupNouns):
		m.class = Group
	case strings.HasSuffix(head.In(c.Source), "-year-old"), strings.HasSuffix(head.In(c.Source), "-elect"), isEx(head.In(c.Source)):
		m.class = Person
	default:
		m.class = Unknown
	}
	if m.class == Person {
		m.gender = genderOf(c.Text, text.Range{First: m.head, Last: m.head + 1})
		if m.plural {
			m.class = Group
			m.gender = 0
		}
	}
	if (m.plural || m.det == shared) && (m.class == Body || m.class == Place) {
		m.class = Group
	}
	if head.Word == english.Police {
		m.class = Body
	}
	if m.class == Unknown && !m.plural && c.speaks[m.head] >= 0 && isAgentNoun(english.Lower(head.In(c.Source))) {
		m.class = Person
	}
}
