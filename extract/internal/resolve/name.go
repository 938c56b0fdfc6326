package resolve

import (
	"strings"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// naming is a noun phrase that may end in a name, while it is read: the tokens [first, end)
// are those of the name and a title before it.
type naming struct {
	*Cast
	m          *mention
	core       text.Range // the phrase less articles and possessors
	first, end int
	headline   bool
	opening    bool        // it begins its sentence: its capital tells nothing
	head       *text.Token // the last of the name
	bodyHead   bool        // which is a noun for a body
}

// isName reports whether core ends in a name, and fills in the name, the title
// before it, and what they tell of their bearer.
func isName(c *Cast, m *mention, core text.Range, headline bool) bool {
	if last := c.Tok(core.Last - 1); core.Last > c.Units[m.unit].Last && !last.On(text.Suffixes) && last.Tag != tag.PRP { // a joined name: all of it
		m.name, m.class = core, Body
		for m.name.First < core.Last-1 && !c.Tok(m.name.First).Is(text.Capital|text.Digit) {
			m.name.First++ // "the animal rights group | People for Peace"
		}
		if m.owner >= 0 {
			m.ownedBy(c, &c.mentions[m.owner]) // "the People's | Bank of Ghana"
		}
		m.holdOffice(c.Text)
		return !isLabelOrNumber(c.Text, core)
	}
	n := naming{Cast: c, m: m, core: core, headline: headline}
	if isLabelOrNumber(c.Text, core) || !n.findCapitals() || n.opensInLowerCase() {
		return false
	}
	if n.isPluralBody() {
		return true
	}
	n.trim()
	if n.isTitle() {
		return false
	}
	m.name = text.Range{First: n.first, Last: n.end}
	n.titleInside()
	n.callingInside()
	n.nounBefore()
	n.classify()
	n.genderAndRole()
	n.owner()
	return true
}

// holdOffice parts the name of who holds an office from the body, joined of several phrases, that
// the office is in: "U.S. House of Representatives Speaker | John Tellis".
func (m *mention) holdOffice(txt *parse.Text) {
	for k := m.name.Last - 2; k > m.name.First+1; k-- {
		t, next := txt.Tok(k), txt.Tok(k+1)
		if t.OnAny(offices) && !t.On(text.PluralNouns) && !t.On(text.OfficeFields) && next.Is(text.Capital) && (next.IsGivenName() || next.On(text.Courtesies) || isUnknown(txt, text.Range{First: k + 1, Last: m.name.Last})) {
			m.role = text.Range{First: m.name.First, Last: k + 1}
			for m.name.First = k + 1; m.name.First < m.name.Last-1 && txt.Tok(m.name.First).On(text.Courtesies); m.name.First++ {
			}
			m.class, m.gender = Person, givenGender(txt.Tok(m.name.First))
			return
		}
	}
}

// isUnknown reports whether t may be a person's name of two or three words, not all of which the
// tagger knows.
func isUnknown(txt *parse.Text, t text.Range) bool {
	o := office{View: parse.View{Text: txt}}
	known := o.known(t)
	return t.Last-t.First > 1 && known >= 0 && known < t.Last-t.First
}

// offices are the lists of nouns for who holds an office.
var offices = text.ListsOf(text.Roles, text.Honorifics, text.PersonNouns)

// isLabelOrNumber reports whether core is a single letter, "Q: ...", or ends in a number.
func isLabelOrNumber(txt *parse.Text, core text.Range) bool {
	if core.Last-core.First == 1 {
		return txt.Tok(core.First).Len() == 1
	}
	last := txt.Tok(core.Last - 1)
	return last.Tag == tag.CD && !last.Is(text.Capital)
}

// given reports whether token i is a given name.
func (n *naming) given(i int) bool { return n.Tok(i).IsGivenName() || doubleGiven(n.Text, i) != 0 }

// text returns the word as the text has it.
func (n *naming) text(t *text.Token) string { return t.In(n.Source) }

// andFollows reports whether the name goes on with another: "Ana and Piet Ruiz".
func (n *naming) andFollows() bool {
	return n.end < n.Sentences[n.m.sentence].Last && n.Tok(n.end).Word == english.And
}

// findCapitals finds the words in capitals with which core ends, and reports whether
// there are any that may be a name.
func (n *naming) findCapitals() bool {
	core, end := n.core, n.core.Last
	if n.hasHonour() || end-core.First > 1 && isTicker(n.text(n.Tok(end-1))) {
		end-- // "Ana Ruiz KC", "Harlow Mills Inc HRLM.N"
	}
	head := n.Tok(end - 1)
	if !n.mayHead(head, end) {
		return false
	}
	first := end - 1
	for first > core.First && n.goesOnBefore(first) {
		first--
	}
	for first < end-1 && n.Tok(first).Is(text.Quote) {
		first++
	}
	n.first, n.end, n.head = first, end, head
	opens := n.Sentences[n.m.sentence].First
	for opens < first && !n.Tok(opens).Is(text.Letter|text.Digit) {
		opens++ // "(That was before"
	}
	n.opening = first == opens
	return true
}

// hasHonour reports whether letters that stand for an honour end the phrase.
func (n *naming) hasHonour() bool {
	end := n.core.Last
	t := n.Tok(end - 1)
	return end-n.core.First > 2 && t.Is(text.AllCaps) && t.On(text.Suffixes) && strings.Trim(n.text(t), "IV") != "" && !n.Tok(end-2).Is(text.AllCaps)
}

// isTicker reports whether s is how an exchange calls a share: "HRLM.N".
func isTicker(s string) bool {
	k := strings.IndexByte(s, '.')
	return k > 1 && k+1 < len(s) && len(s)-k < 4 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "."
}

// mayHead reports whether head, the word before token end, may be the last of a name.
func (n *naming) mayHead(head *text.Token, end int) bool {
	inside := end-n.core.First > 1
	if !head.Is(text.Capital) && !((head.Is(text.Digit) || head.On(text.LegalForms)) && inside && n.Tok(end-2).Is(text.Capital)) {
		return false
	}
	month := head.On(text.Months) && !head.On(text.FemaleNames) && !(inside && n.given(end-2)) // "Theresa May"
	return !head.On(text.Weekdays) && !month && !isEx(n.text(head))
}

// goesOnBefore reports whether the word before token i may be of the same name.
func (n *naming) goesOnBefore(i int) bool {
	t := n.Tok(i - 1)
	if s := n.text(t); i-1 > n.core.First && len(s) > len(creditEnding) && strings.HasSuffix(s, creditEnding) {
		return false // "Ana Ruiz/The | Verge", the credit of a picture
	}
	if t.Is(text.Capital|text.Quote) || t.Word == english.Ampersand {
		return true
	}
	if i-1 == n.core.First {
		return false
	}
	before := n.Tok(i - 2)
	if n.Tok(i).On(text.Suffixes) && t.Is(text.Comma) {
		return true // "Peter Ruiz, Jr."
	}
	if t.Word == english.And {
		return n.ListsOf(text.Joined(n.Source, before, n.Tok(i))).Has(text.TwinNames)
	}
	return t.Is(text.Digit) || t.On(text.Particles) && (before.Is(text.Capital) || before.On(text.Particles))
}

// creditEnding ends the name of who took a picture, right before the outlet that it was for.
const creditEnding = "/The"

// opensInLowerCase reports whether the one word of the name, which has its capital from
// the sentence that it begins, is a common noun.
func (n *naming) opensInLowerCase() bool {
	head := n.head
	if !n.opening || n.end-n.first > 1 || n.given(n.first) || head.Is(text.AllCaps) || head.On(text.CompanyNames) || head.Tag.IsProper() && isKindName(head) {
		return false
	}
	if head.OnAny(commonNouns) || strings.HasSuffix(n.text(head), "ly") && isWord(n.Text, head) {
		return true
	}
	if head.Tag.IsProper() || head.On(text.Places) {
		return false
	}
	if !head.Lists.Empty() || head.Lemma != head.Word {
		return true
	}
	// "Seawatch said": a single noun without an article, which the tagger never met
	n.m.doubtful = n.speaks[n.m.head] < 0 || head.Tag != tag.NN || isWord(n.Text, head)
	return false
}

// isPluralBody reports whether the name is that of a body by what its members are:
// "Farmers United".
func (n *naming) isPluralBody() bool {
	t := n.Tok(n.first)
	if n.end-n.first != 2 || n.headline || n.m.det != bare || n.given(n.first) || n.given(n.end-1) {
		return false
	}
	if !t.On(text.Roles) && !t.On(text.PersonNouns) || t.On(text.Honorifics) || t.On(text.FemaleNouns) || !strings.HasSuffix(n.text(t), "s") || n.andFollows() {
		return false
	}
	n.m.name, n.m.class = text.Range{First: n.first, Last: n.end}, Body
	return true
}

// trim takes words off the ends that have a capital for another reason than that they
// are of the name.
func (n *naming) trim() {
	n.bodyHead = n.head.IsBodyNoun() || n.head.On(text.CompanyWords)
	n.skipDate()
	n.skipHeading()
	n.skipNumber()
	n.skipCompound()
	if n.opensWithNoun() {
		n.first++
	}
	for n.opening && n.end-n.first > 1 && n.isOpener(n.Tok(n.first)) {
		n.first++ // "Though Ruiz"
	}
	if t := n.Tok(n.first); n.bodyHead && n.end-n.first > 2 && t.On(text.CompanyNouns) && !t.IsBodyNoun() && isAgentNoun(english.Lower(n.text(t))) {
		n.first++ // "Lender Nordhaven Bank"
	}
}

// skipDate takes a date off the beginning: "Feb. 28 | Ruiz", "March | Ana Ruiz".
func (n *naming) skipDate() {
	t := n.Tok(n.first)
	if n.end-n.first < 2 || !t.On(text.Months) && !t.On(text.Weekdays) {
		return
	}
	k := n.first + 1
	for k < n.end-1 && n.Tok(k).Is(text.Digit) {
		k++
	}
	if k > n.first+1 || !n.given(n.first) && n.given(k) {
		n.first = k
	}
}

// skipHeading takes off a heading in capitals that stands in the line of what it is above:
// "MONEY FLEES SPAIN | Monti".
func (n *naming) skipHeading() {
	if n.head.Is(text.AllCaps) {
		return
	}
	k, known := n.first, false
	for k < n.end-1 && (n.Tok(k).Is(text.AllCaps) || !n.Tok(k).Is(text.Letter|text.Digit)) && !n.Tok(k).Is(text.Dotted) {
		known = known || n.Tok(k).Len() > 3 && isWord(n.Text, n.Tok(k))
		k++
	}
	if known && (n.opening || k > n.first+1) && !n.bodyHead {
		n.first = k
	}
}

// skipNumber takes off what ends in a number, of the page or of a picture, before a name that is no
// word else: "Harbour Pictures 9 | Ruiz".
func (n *naming) skipNumber() {
	k := n.end - 1
	for k > n.first && n.Tok(k).Tag != tag.CD {
		k--
	}
	if k == n.first || k == n.end-1 || n.bodyHead || n.Tok(n.first).On(text.CompanyNames) || n.head.OnAny(kinds) || n.head.On(text.Places) || isWord(n.Text, n.head) {
		return
	}
	n.first = k + 1
}

// skipCompound takes off an adjective with a participle and a hyphen: "New York-based | Harlow".
func (n *naming) skipCompound() {
	for k := n.end - 2; k >= n.first; k-- {
		if n.Set.Lexicon.EndsOn(n.text(n.Tok(k)), text.CompoundParticiples) {
			n.first = k + 1
			return
		}
	}
}

func (n *naming) isOpener(t *text.Token) bool {
	return t.On(text.Subordinators) || t.On(text.Starters) || t.On(text.Negations) || t.Tag == tag.IN
}

// opensWithNoun reports whether the sentence begins with an adjective, a number or a noun
// before the name: "Lawyer Ana Ruiz".
func (n *naming) opensWithNoun() bool {
	t := n.Tok(n.first)
	if !n.opening || n.end-n.first < 2 || n.given(n.first) || t.On(text.Places) || t.On(text.Honorifics) {
		return false
	}
	s := n.text(t)
	switch {
	case t.Tag == tag.CD, t.Tag == tag.JJS, t.Tag == tag.JJR, strings.HasSuffix(s, "-year-old"):
	case t.Tag == tag.JJ:
		if n.end-n.first > 2 && n.Tok(n.first+1).Tag == tag.NNS && n.head.Tag != tag.NNS {
			return false // "Black Lives Matter"
		}
		if s[strings.LastIndexByte(s, '-')+1] <= 'Z' && strings.IndexByte(s, '-') > 0 || !isWord(n.Text, t) {
			return false // "Stoke-on-Trent Council", "Mahamat Saleh Oumar"
		}
	case t.Tag == tag.NN, t.Tag == tag.NNS, t.Tag == tag.VBG:
		if !t.IsPersonNoun() && !t.On(text.CompanyNouns) {
			return false
		}
	default:
		return false
	}
	return !isNationalBody(n.Text, text.Range{First: n.first, Last: n.end})
}

// isTitle reports whether there is no name after all: "the Prime Minister", "the Ministry".
func (n *naming) isTitle() bool {
	switch length, head := n.end-n.first, n.head; {
	case n.bodyHead:
		return length == 1 && n.m.det != bare && !head.Is(text.AllCaps) && !head.Tag.IsProper()
	case head.Is(text.AllCaps) && head.On(text.OfficeLetters):
		return length == 1 || !n.given(n.first) // "the CM", "DIG (Prisons)"
	case !n.endsInTitle():
		return false
	case length == 1:
		return true
	}
	return !n.isUnion() && !n.isTitleAsSurname() && !n.isShortOfTitle() && !n.isPersonal()
}

// endsInTitle reports whether the last word is a noun for a person or for who holds an office.
func (n *naming) endsInTitle() bool {
	if n.head.Is(text.AllCaps) && isKindName(n.head) {
		return false
	}
	return n.head.OnAny(offices) || n.head.On(text.Nationals) && n.m.det == definite
}

// isTitleAsSurname reports whether the last of two words, a title elsewhere, is a surname: "Xochi Fan".
func (n *naming) isTitleAsSurname() bool {
	if n.end-n.first != 2 || n.m.det != bare || n.head.OnAny(titles) {
		return false
	}
	if n.end < n.Sentences[n.m.sentence].Last && n.Tok(n.end).On(text.FieldPrepositions) {
		return false
	}
	before := n.Tok(n.first)
	return before.Lists.Empty() && !isWord(n.Text, before)
}

// isShortOfTitle reports whether the last word is a name that is a title elsewhere, after an
// office: "Attorney General Barr".
func (n *naming) isShortOfTitle() bool {
	before := n.Tok(n.end - 2)
	return n.head.On(text.Titles) && before.OnAny(offices) && !before.On(text.Titles)
}

// isPersonal reports whether a word before the last is of a person's name: "J. King", but "U.S.
// Secretary", "Lt. Gen.".
func (n *naming) isPersonal() bool {
	if n.given(n.first) || n.given(n.end-2) {
		return true
	}
	before := n.Tok(n.end - 2)
	return before.Is(text.Dotted) && !before.On(text.Places) && !(before.On(text.Honorifics) && n.head.Is(text.Dotted))
}

// isUnion reports whether the name, of several persons, is of no place, nation or body, and so is
// that of a body of theirs: "the United Dock Workers", but not "the Senate Democratic Leaders".
func (n *naming) isUnion() bool {
	if n.end-n.first < 3 || n.m.det != definite || n.head.Tag != tag.NNPS {
		return false
	}
	return !n.Any(text.Range{First: n.first, Last: n.end - 1}, func(t *text.Token) bool {
		return t.IsBodyNoun() || t.On(text.Places) || t.On(text.Nationals) || t.OnAny(offices) || t.On(text.PartyNouns) || t.OnAny(kinds) || t.Is(text.AllCaps|text.Dotted)
	})
}

// titleInside parts the name from the last title in it: "Prime Minister | Ana Ruiz".
func (n *naming) titleInside() {
	if n.bodyHead && !(n.end-n.first > 2 && n.Tok(n.first).Is(text.Dotted)) {
		return
	}
	for k := n.surnameAt() - 1; k >= n.first; k-- {
		strong, weak := n.isStrongTitle(k), n.isWeakTitle(k)
		switch {
		case !strong && !weak || n.isOfName(k) || !strong && n.isMiddleName(k):
			continue
		case weak && n.isPluralNoun(n.Tok(k)) && !n.given(k+1) && !n.andFollows():
			n.m.class = Body // "Tunnel Families United"
		default:
			n.person(k+1, k+1)
		}
		return
	}
}

// isStrongTitle reports whether token k is a title wherever it stands before a name.
func (n *naming) isStrongTitle(k int) bool {
	t := n.Tok(k)
	return isElect(n.Text, n.text(t)) || n.Set.Lexicon.EndsOn(n.text(t), text.Honorifics) || t.On(text.Honorifics) || t.On(text.Courtesies) || n.isOfficeLetters(k)
}

// isWeakTitle reports whether token k may be a title, and a name as well: "Chief", "Canadians".
func (n *naming) isWeakTitle(k int) bool {
	t := n.Tok(k)
	return t.On(text.Roles) || t.On(text.PersonNouns) || n.end-k > 2 && n.isCountrymen(t)
}

// isOfName reports whether token k is of the name after it: "RT America", "the American
// Prospect", "Bishop Ruiz" where Bishop is a given name.
func (n *naming) isOfName(k int) bool {
	t := n.Tok(k)
	if t.Is(text.AllCaps) && isKindName(t) || n.given(k) {
		return true
	}
	return n.end-k == 2 && t.On(text.Nationals) && !isAgentNoun(english.Lower(n.text(t))) && !n.given(k+1)
}

// isMiddleName reports whether token k stands in a name that began before it: "Ana Bishop Ruiz",
// but "Tiffany Chief Executive Ana Ruiz".
func (n *naming) isMiddleName(k int) bool {
	return k > n.first && n.given(n.first) && !n.given(k+1)
}

// isCountrymen reports whether t is a noun for several from one country: "Canadians".
func (n *naming) isCountrymen(t *text.Token) bool {
	s := n.text(t)
	return n.isPluralNoun(t) && n.Set.Lexicon.Entry(text.AtomOf(english.Lower(s[:len(s)-1]))).Lists.Has(text.Nationals)
}

// isOfficeLetters reports whether token k is the letters of an office before the name of who
// holds it: "Namsai SP | Sange Thinley", but "DC Comics".
func (n *naming) isOfficeLetters(k int) bool {
	t := n.Tok(k)
	if !t.Is(text.AllCaps) || n.headline && n.head.Is(text.AllCaps) {
		return false
	}
	return t.On(text.OfficeLetters) || t.On(text.RankLetters) && (n.end-k > 2 || n.given(k+1) || !isWord(n.Text, n.Tok(k+1)))
}

// isPluralNoun reports whether t, in capitals, ends like several: "Families".
func (n *naming) isPluralNoun(t *text.Token) bool {
	s := n.text(t)
	return t.Is(text.Capital) && strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss")
}

// surnameAt returns the last token of the name that is no suffix: "Ana | King | III".
func (n *naming) surnameAt() int {
	last := n.end - 1
	for last > n.first && n.Tok(last).On(text.Suffixes) {
		last--
	}
	return last
}

// person makes the mention that of a person whose name begins with token first, and
// whose role ends before token role.
func (n *naming) person(first, role int) {
	n.m.name.First, n.m.class = first, Person
	n.m.role = text.Range{First: n.core.First, Last: role}
}

// callingInside parts the name from a noun for what somebody is that no list has:
// "Linguist | Xochi Ruiz", "Billionaire | Peter Ruiz", "Senate Whip | Ana Ruiz".
func (n *naming) callingInside() {
	m, first := n.m, n.first
	if t := n.Tok(first); n.bodyHead || !m.role.Empty() || n.given(first) || t.Is(text.Dotted) && !t.On(text.Places) {
		return // "Y.S. Jagan Mohan Reddy"
	}
	if t := n.Tok(first); n.opening && n.end-first > 2 && !t.Is(text.Dotted|text.AllCaps) && strings.HasSuffix(n.text(t), "ist") {
		n.person(first+1, first+1)
		return
	}
	if m.det == definite && !(m.inPrep && n.Tok(first).IsBodyNoun()) { // "speaker of | the House | Ana Ruiz"
		return
	}
	for k, last := first+1, n.surnameAt(); k < last; k++ {
		p := n.Tok(k - 1)
		if !n.given(k) || !n.mayCall(p, k-first) {
			continue
		}
		m.name.First, m.class = k, Person
		if k-first > 1 || isAgentNoun(english.Lower(n.text(p))) {
			m.role = text.Range{First: n.core.First, Last: k}
		}
		return
	}
}

// mayCall reports whether p may end what somebody is called before the name, in so many words.
func (n *naming) mayCall(p *text.Token, words int) bool {
	if words == 1 && !isCommon(n.text(p)) && !(p.Is(text.AllCaps) && p.Len() > 2) && !isCamel(n.text(p)) { // "MVP | Ana Ruiz"
		return false
	}
	return !p.On(text.Particles) && !p.Is(text.Dotted|text.Quote) && p.Word != english.Ampersand && p.Tag != tag.IN
}

// nounBefore reads the noun before the name: "law professor | Dennis Okuda".
func (n *naming) nounBefore() {
	m, first := n.m, n.first
	if !m.role.Empty() || first == n.core.First {
		return
	}
	t := n.Tok(first - 1)
	company := t.On(text.CompanyNouns)
	developer := company && !n.bodyHead && n.end-first > 1 && n.given(first) && isAgentNoun(english.Lower(n.SpanOf(text.Range{First: n.core.First, Last: first}).In(n.Source)))
	switch {
	case n.bodyHead && (company || t.IsBodyNoun()):
		m.class = Body
	case t.IsPersonNoun() || t.On(text.Kin) || t.On(text.Callings) || developer: // "the developer Ana Ruiz"
		m.class = Person
		m.role = text.Range{First: n.core.First, Last: first}
	case company || t.IsBodyNoun():
		m.class = Body
	case t.On(text.PlaceNouns) && !n.given(first):
		m.class = Place
	case m.det == definite && !t.Is(text.Capital): // "the late Ana Ruiz"
		m.det = bare
	}
}

// classify tells what the name is of, where nothing told so yet.
func (n *naming) classify() {
	m, head := n.m, n.head
	if m.class != Unknown {
		return
	}
	words := m.name.Last - m.name.First
	given := n.given(m.name.First)
	switch {
	case n.isBodyName(words):
		m.class = Body
	case m.det != definite && given && words > 1:
		m.class = Person
	case head.On(text.Places) && (m.det == bare || words > 1 || head.Is(text.AllCaps|text.Dotted)) && !(words > 1 && given):
		m.class = Place
	case words == 1 && head.Is(text.AllCaps) && !n.headline:
		m.class = Body
	case words == 1 && head.Tag == tag.NNPS && m.det == definite:
		m.class, m.plural = Group, true
	case m.det == definite:
		m.class = Body
	}
}

// isBodyName reports whether a word of the name, of so many, tells that it is one of a body.
func (n *naming) isBodyName(words int) bool {
	if words == 1 && (n.head.On(text.CompanyNames) || isCamel(n.text(n.head))) {
		return true
	}
	return n.bodyHead && (n.end-n.first > 1 || n.head.Tag.IsProper()) || isNationalBody(n.Text, n.m.name)
}

// genderAndRole reads the gender off the title and the given name, and keeps a title
// that is no role out of the role: "his sister", "Mr."
func (n *naming) genderAndRole() {
	m := n.m
	if m.class != Person && m.class != Unknown {
		return
	}
	m.gender = genderOf(n.Text, m.role)
	if !m.role.Empty() {
		switch last := n.Tok(m.role.Last - 1); {
		case last.On(text.Courtesies) && m.role.Last-1 > m.role.First && n.Tok(m.role.Last-2).OnAny(offices):
			m.role.Last-- // "Health Minister | Dr. Ana Ruiz"
		case last.On(text.Courtesies), last.On(text.Kin):
			m.role = text.Range{}
		}
	}
	if first := m.name.First; !m.gender.known() && m.name.Last-first > 1 {
		m.gender |= givenGender(n.Tok(first)) | doubleGiven(n.Text, first)
	}
}

// owner reads the possessor before the name as part of it, or as what tells its class:
// "Russia's | Foreign Ministry".
func (n *naming) owner() {
	m, name := n.m, n.m.name
	if m.owner >= 0 && name.First == n.core.First && (n.head.IsBodyNoun() || n.isOfMembers(&n.mentions[m.owner])) {
		if o := &n.mentions[m.owner]; o.isName() && name.Last-name.First > maxOwned && !n.Tok(o.Last-1).IsPersonNoun() {
			m.class = Body // "Iran's | Revolutionary Guard Corps", but "Salto Children's | Hospital Medical Center"
		} else if o.isName() {
			m.name.First = o.name.First
		} else {
			m.ownedBy(n.Cast, o)
		}
	}
	if m.det == owned && m.class != Body && m.class != Person {
		m.class = Body // "Russia's Gazprom"; "his Anna" is rare
	}
}

// maxOwned bounds the words of a body's name that is none without its possessor.
const maxOwned = 2

// isOfMembers reports whether the name is, in words that are no name of anybody, of what several
// persons in capitals have, and so that of a body of theirs: "People's | Daily".
func (n *naming) isOfMembers(o *mention) bool {
	t := n.Tok(o.Last - 1)
	return n.m.class != Person && o.isDescription() && t.IsPersonNoun() && !t.On(text.PartyNouns) && !t.On(text.Nationals) && !n.given(n.first) &&
		!n.Any(n.m.name, func(t *text.Token) bool { return t.On(text.Places) || !isWord(n.Text, t) })
}

// ownedBy takes in the possessor o that is no name, but in capitals: "the Writers' | Guild", "the
// newspaper People's | Daily".
func (m *mention) ownedBy(c *Cast, o *mention) {
	first := o.Last
	for first > o.core && c.Tok(first-1).Is(text.Capital) {
		first--
	}
	if o.isDescription() && first < o.Last && (first > c.Sentences[m.sentence].First || o.Last-first > 1 && o.plural) {
		m.name.First = first
	}
}

// isNationalBody reports whether the name t, of which no word is known as a person's,
// is what a nation calls a body of its own: "Scottish Water", "South African
// Airways"; but a name of two words after the nation's is a person's, "Kenyan Juma
// Otieno".
func isNationalBody(txt *parse.Text, t text.Range) bool {
	i := t.First
	if t.Last-i > 2 && txt.Tok(i).On(text.Regions) {
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
	return t.Last-i == 2 && !txt.Tok(i+1).IsGivenName() && !head.On(text.Honorifics) && !head.On(text.PersonNouns)
}

// isPeople reports whether t, a noun for somebody by where he comes from, is the
// people's, and no person's: "the French", "the Chinese".
func isPeople(txt *parse.Text, t *text.Token) bool {
	if !t.On(text.Nationals) || t.OnAny(people) {
		return false
	}
	s := t.In(txt.Source)
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

// isWord reports whether the tagger knows t, whatever its capital, as more than a name.
func isWord(txt *parse.Text, t *text.Token) bool { return tag.Knows(english.Lower(t.In(txt.Source))) }

// isCommon reports whether s, a word with a capital, is known as a common noun or adjective:
// "Linguist", but not "Mahamat".
func isCommon(s string) bool {
	s = english.Lower(s)
	return tag.Knows(s) || isAgentNoun(strings.TrimSuffix(s, "s"))
}

var agentEndings = [...]string{"er", "or", "ist", "ian", "man", "woman", "eer", "ologist"}

// isAgentNoun reports whether s has an ending of nouns for people by what they
// do: "speechwriter", "podcaster".
func isAgentNoun(s string) bool {
	for _, end := range agentEndings {
		if strings.HasSuffix(s, end) && len(s) > len(end)+3 {
			return true
		}
	}
	return false
}

// isElect reports whether s is an office that its bearer has yet to take: "Mayor-elect".
func isElect(txt *parse.Text, s string) bool {
	return txt.Set.Lexicon.EndsOn(s, text.ElectWords)
}

// isEx reports whether s says what somebody was: "ex-teller".
func isEx(s string) bool { return len(s) > 4 && (s[:3] == "ex-" || s[:3] == "Ex-") }

// describe tells what a noun phrase that is no name describes.
func describe(c *Cast, m *mention, core text.Range) {
	head := c.Tok(m.head)
	m.kind = description
	m.number(c.Text, core)
	if m.class = classOf(c.Text, m); m.class == Document || head.Word == english.One {
		m.plural = false
	}
	m.plural = m.plural || isPeople(c.Text, head)
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
	if head.On(text.PluralNouns) && head.IsBodyNoun() {
		m.class = Body
	}
	if m.class == Unknown && !m.plural && c.speaks[m.head] >= 0 && isAgentNoun(english.Lower(head.In(c.Source))) {
		m.class = Person
	}
}

// number tells whether the description m, of the words core, is of several, and of how many
// of more: "two people", "most voters".
func (m *mention) number(txt *parse.Text, core text.Range) {
	head, first := txt.Tok(m.head), txt.Tok(core.First)
	m.plural = head.Tag == tag.NNS || head.Tag == tag.NNPS || head.On(text.PluralNouns)
	if m.plural && m.det == bare && (first.Tag == tag.CD || first.Tag == tag.JJS && core.First+1 < core.Last && txt.Tok(core.First+1).Tag == tag.CD) {
		m.det = shared // "two people", "at least four senators"
	}
	if head.Tag == tag.CD || head.On(text.Shares) || core.First < core.Last && first.On(text.Shares) {
		m.det = shared
		m.plural = true
	}
}

// classOf returns what the noun of the description m is for.
func classOf(txt *parse.Text, m *mention) Class {
	head := txt.Tok(m.head)
	switch {
	case head.Word == english.One:
		return Person
	case head.On(text.Shares):
		return Group
	case head.Is(text.AllCaps) && head.On(text.OfficeLetters):
		return Person
	case head.OnAny(personal):
		return Person
	case head.On(text.Documents) && !head.On(text.CompanyNouns), head.On(text.Writings):
		return Document
	case head.IsBodyNoun() || head.On(text.CompanyNouns):
		return Body
	case head.On(text.Roles) || head.On(text.Honorifics):
		return Person
	case head.On(text.PlaceNouns):
		return Place
	case head.On(text.GroupNouns):
		return Group
	case isPersonEnding(txt, head.In(txt.Source)):
		return Person
	}
	return Unknown
}

// personal are the lists of nouns that are for persons, whatever else they are on.
var personal = text.ListsOf(text.PersonNouns, text.FemaleNouns, text.MaleNouns, text.AnonymousNouns, text.Callings, text.Nationals)

// isPersonEnding reports whether s says by its ending that it is for a person: "46-year-old".
func isPersonEnding(txt *parse.Text, s string) bool {
	return strings.HasSuffix(s, "-year-old") || isElect(txt, s) || isEx(s)
}
