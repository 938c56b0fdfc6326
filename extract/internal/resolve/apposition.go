package resolve

import (
	"strings"

	"claims/extract/internal/attribute"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// apposer looks for the apposition to one mention. It stands before unit u.
type apposer struct {
	*Cast
	i int32
	m *mention
	v parse.View
	u int
}

// appositions ties a description to the name beside it: "the chief
// investigator, Salma Idris," and "Salma Idris, the chief investigator,".
func (c *Cast) appositions() {
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.owns || !m.isName() && !m.isDescription() || c.Units[m.unit].Kind == text.QuoteUnit {
			continue
		}
		a := apposer{Cast: c, i: int32(i), m: m, v: c.View(m.sentence)}
		a.run()
	}
	for i := range c.mentions {
		c.postOf(&c.mentions[i])
	}
	for i := range c.mentions {
		c.titleOf(int32(i))
		c.shareTitle(int32(i))
	}
	for i := range c.claims {
		c.appositionOf(&c.claims[i].Source)
	}
}

// run takes one step after the other, until one has found what the mention is.
func (a *apposer) run() {
	if a.isInPlace() {
		return
	}
	a.u = lastUnit(a.Text, a.m) + 1
	a.noteBeside()
	if a.office() {
		return
	}
	a.brackets()
	a.employer()
	if a.rightAfter() || a.called() {
		return
	}
	near := a.u
	a.u = skipPhrases(a.v, a.u)
	if a.u+1 >= a.v.Last || a.isBystander(near) {
		return
	}
	a.skipRelative()
	open := a.Units[a.u].Kind
	if !open.In(text.CommaUnit, text.DashUnit) || !a.age() {
		return
	}
	a.beside(open)
}

// isInPlace makes places of a name between commas and what it lies in: "the roofer, from
// Basildon, | Essex | , told".
func (a *apposer) isInPlace() bool {
	m := a.m
	if !m.isName() || m.class != Unknown && m.class != Person || !parse.IsLocality(a.v, m.unit) && !a.isState() {
		return false
	}
	m.class = Place
	if j := a.mentionAt(a.Units[m.unit-2].Head); j >= 0 {
		a.mentions[j].class = Place
	}
	return true
}

// isState reports whether the mention is short for the state that the place before it lies
// in: "in Cambridge | , | Mass.".
func (a *apposer) isState() bool {
	u, t := a.m.unit, a.Tok(a.m.First)
	if u < a.v.First+2 || a.m.Last-a.m.First != 1 || !t.Is(text.Dotted) || a.Units[u-1].Kind != text.CommaUnit {
		return false
	}
	x := &a.Units[u-2]
	return x.Form&text.Proper != 0 && (a.Tok(x.First).On(text.PlacePrepositions) || a.Tok(x.First).On(text.OriginPrepositions))
}

// noteBeside keeps what follows a person's name: "of Estania", "R-Texas".
func (a *apposer) noteBeside() {
	m, u := a.m, a.u
	if !m.isName() || u >= a.v.Last || m.class == Body || m.class == Place {
		return
	}
	switch x := &a.Units[u]; {
	case x.Last-x.First > 1 && a.Tok(x.First).On(text.HomePrepositions) && a.Tok(x.Last-1).Is(text.Capital):
		m.beside = text.Range{First: x.First + 1, Last: x.Last}
	case a.v.KindAt(u+1) == text.NounUnit && parse.IsAffiliation(a.Text, &a.Units[u+1]):
		m.beside = text.Range{First: a.Units[u+1].First, Last: a.Units[u+1].Last}
	}
}

// office ties an office to the name at the end of its phrase, "secretary | of state Ana
// Ruiz", and steps over what it is for: "minister | for roads | and | rural works".
func (a *apposer) office() bool {
	m := a.m
	if !a.m.describesPerson() {
		return false
	}
	of := officeOf(a.Text, m)
	if of.name < 0 {
		if of.last >= a.u {
			a.u = of.last + 1
		}
		return false
	}
	j := a.mentionAt(of.Units[of.last].Head)
	if j < 0 || a.mentions[j].det == owned {
		return false
	}
	o := &a.mentions[j]
	if o.class == Person && o.role.First < m.First && m.Last <= o.role.Last {
		return false // "Secretary | of Defense | for East Asia Ana Ruiz" is told of
	}
	o.class, o.inPrep, o.det, o.name.First = Person, m.inPrep, bare, of.name
	o.role = text.Range{First: trimmed(a.Text, m).First, Last: of.name}
	if a.Tok(of.name - 1).On(text.Courtesies) {
		o.role.Last-- // "Minister of Health Dr. | Ana Ruiz"
	}
	if o.gender = genderOf(a.Text, o.role); !o.gender.known() {
		o.gender = givenGender(a.Tok(of.name)) | doubleGiven(a.Text, of.name)
	}
	a.join(a.i, j)
	return true
}

// postOf ties a post to the name that the other post beside it has: "Chairman | and | Chief
// Executive of Harbour Foods Ana Ruiz".
func (c *Cast) postOf(m *mention) {
	if !m.describesPerson() || m.det != bare || m.same >= 0 {
		return
	}
	v := c.View(m.sentence)
	if k := m.unit - 1; k > v.First && isAnd(v, k) {
		if m.same = c.postAt(k-1, indefinite); m.same >= 0 {
			return // "a banker | and | former official"
		}
	}
	if u := lastUnit(c.Text, m) + 1; u+1 < v.Last && isAnd(v, u) {
		m.same = c.postAt(u+1, bare)
	}
}

// postAt returns the name that the post at unit u, with the determiner det, is tied to, or -1.
func (c *Cast) postAt(u int, det determiner) int32 {
	if j := c.mentionAt(c.Units[u].Head); j >= 0 && c.mentions[j].det == det && c.mentions[j].class == Person {
		return c.mentions[j].same
	}
	return -1
}

// brackets reads the short names in brackets after the mention, and steps over it:
// "Sen. Ana Ruiz (D-Mass.), the chairwoman".
func (a *apposer) brackets() {
	if u := afterBracket(a.v, a.u); u > a.u {
		a.shortNames(a.i, a.v, a.u)
		a.u = u
		a.holder()
	}
}

// afterBracket returns the unit after the brackets that open at unit u, or u where none do.
func afterBracket(v parse.View, u int) int {
	for k := u + 1; k < min(v.Last, u+maxBracketUnits) && v.Units[u].Kind == text.BracketUnit; k++ {
		if v.Units[k].Kind == text.BracketUnit {
			return k + 1
		}
	}
	return u
}

// employer ties a body to who holds a post of two words in it: "Harlow Mills | managing |
// director Ana Ruiz".
func (a *apposer) employer() {
	u := a.u
	if u >= a.v.Last || a.m.det != bare || a.Units[u].First != a.m.Last || a.Units[u].Last-a.Units[u].First != 1 || !a.Tok(a.Units[u].First).On(text.PostParticiples) {
		return
	}
	a.u++
	if k := afterBracket(a.v, u+2); k > u+2 && k < a.v.Last {
		a.holderAfter(u+1, k)
	} else {
		a.holder()
	}
	a.u = u
}

// holderAfter ties a body to who holds the post at unit u in it, where brackets stand between:
// "Harlow Mills managing | director | (MD) | Ana Ruiz".
func (a *apposer) holderAfter(u, name int) {
	_, post := a.at(u)
	j, o := a.at(name)
	if !post.describesPerson() || !o.isName() {
		return
	}
	a.m.kind, a.m.class = description, Person
	a.tie(a.i, j)
	o.role = text.Range{First: a.m.core, Last: a.Units[u].Last}
}

// holder ties what an office is of, or the office, to who holds it: "Cayman Islands (CI) |
// Governor Mary Holt", "assistant director (Roads) | Ana Ruiz".
func (a *apposer) holder() {
	if a.isRank() {
		a.m.kind, a.m.class = description, Person // "Joint CP (headquarters) | Ana Ruiz"
	}
	m := a.m
	j, o := a.at(a.u)
	if !o.isName() || o.det != bare {
		return
	}
	switch first := a.Units[a.u].First; {
	case m.describesPerson():
		if m.det != indefinite && m.det != shared && o.First == first && !o.owns {
			a.tie(a.i, j)
		}
	case m.isName() && m.class != Person && o.class == Person && !o.role.Empty() && o.role.First == first:
		a.keepBody()
		m.kind, m.class = description, Person
		a.join(a.i, j)
	}
}

// isRank reports whether the mention, read as the name of a body, is of letters for an office right
// before a given name.
func (a *apposer) isRank() bool {
	head := a.Tok(a.m.head)
	return a.m.isName() && a.m.class != Person && a.u < a.v.Last && head.Is(text.AllCaps) && head.OnAny(officeLetters) && a.Tok(a.Units[a.u].First).IsGivenName()
}

// at returns the mention that heads unit u, a noun phrase of the sentence, and its index, or -1
// and nil.
func (a *apposer) at(u int) (int32, *mention) {
	if u >= a.v.First && a.v.KindAt(u) == text.NounUnit {
		if j := a.mentionAt(a.Units[u].Head); j >= 0 {
			return j, &a.mentions[j]
		}
	}
	return -1, nil
}

// keepBody has the letters in brackets after the mention stand for the body that it names, where it
// becomes part of a title: "Planters Association (PA) | spokesman Ana Ruiz".
func (a *apposer) keepBody() {
	for k := a.i + 1; int(k) < len(a.mentions) && a.mentions[k].unit < a.u; k++ {
		if s := &a.mentions[k]; s.same == a.i && s.isName() {
			s.same, s.name = -1, a.m.name
		}
	}
}

// rightAfter ties a description to the name right after it: "U.N. mediator | Sven Ekdahl".
func (a *apposer) rightAfter() bool {
	m := a.m
	j, o := a.at(a.u)
	if !m.describesPerson() || !o.isName() || o.First != m.Last {
		return false
	}
	if o.det == indefinite && m.det == bare && o.core == o.First+1 && a.Tok(o.First).Is(text.Capital) {
		o.det, o.core, o.name.First = bare, o.First, o.First // "Chief Minister | A Revanth Reddy"
	}
	if o.owns || o.det != bare || !o.role.Empty() || o.doubtful {
		return false
	}
	a.tie(a.i, j)
	return true
}

// called ties a description to the name that a participle gives: "a farmer | named |
// Ilya Ropov".
func (a *apposer) called() bool {
	j, o := a.at(a.u + 1)
	if !a.m.describesPerson() || !o.isName() || a.Units[a.u].Form&text.Finite != 0 || !a.ListsOf(a.Tok(a.Units[a.u].Head).Lemma).Has(text.NamingVerbs) {
		return false
	}
	a.tie(a.i, j)
	return true
}

// isBystander reports whether what follows is beside a person in a phrase of the mention,
// and not beside it: "the station with the mayor, Piet Vos".
func (a *apposer) isBystander(near int) bool {
	if !a.m.isDescription() || a.m.class == Person || a.u == near {
		return false
	}
	k := a.mentionAt(a.Units[a.u-1].Head)
	return k >= 0 && a.mentions[k].describesPerson()
}

// skipRelative steps over the relative clause of a description, where a name between
// commas and then the verb follow: "The company that runs the dam | , Aquasalto, said".
func (a *apposer) skipRelative() {
	if !a.m.isDescription() || !restricted(a.Cast, a.m) {
		return
	}
	k := a.u + 1
	k = a.NextOf(k, min(a.v.Last, a.u+9), text.CommaUnit, text.StopUnit)
	if k+3 < a.v.Last && a.Units[k+1].Kind == text.NounUnit && a.Units[k+2].Kind == text.CommaUnit && a.Units[k+3].Kind == text.VerbUnit {
		a.u = k
	}
}

// age reads an age after a name, and steps over it and where its bearer is from; it
// reports whether an apposition may follow: "Ana Ruiz, 46 | , a student".
func (a *apposer) age() bool {
	m, k := a.m, a.u+1
	if !m.isName() || m.class == Body || k+2 >= a.v.Last || !isAge(a.Text, k) || !closes(a.v, k+1) {
		return true
	}
	m.age = a.Tok(a.Units[k].First).Word
	if m.class == Unknown {
		m.class = Person
	}
	a.u += 2
	if a.Units[a.u].Kind != text.CommaUnit {
		return false
	}
	for k := a.u + 1; k+1 < a.v.Last && k < a.u+4 && a.Units[k].Kind == text.PrepUnit; k++ {
		if a.Units[k+1].Kind == text.CommaUnit { // ", of Salto,"
			a.u = k + 1
		}
	}
	return true
}

// beside ties the mention to the noun phrase after the mark open, where one of the two
// is a name and the other describes it.
func (a *apposer) beside(open text.UnitKind) {
	k := a.u + 1
	if k+1 < a.v.Last && a.Units[k].Kind == text.AdverbUnit {
		k++ // ", now the majority leader,"
	}
	j, o := a.at(k)
	if o == nil || o.owns || o.First != a.Units[k].First {
		return
	}
	end := lastUnit(a.Text, o) + 1
	if u := afterBracket(a.v, end); o.describesPerson() && u > end {
		if i, name := a.at(u); name.isName() {
			j, o, end = i, name, lastUnit(a.Text, name)+1 // "the secretary, General | (Retired) | Peter Ruiz"
		}
	}
	switch {
	case a.m.isName() && o.isDescription():
		a.describedBy(j, end)
	case a.m.isDescription() && o.isName() && a.isNamedBy(open, end):
		a.tie(a.i, j)
	}
}

// isNamedBy reports whether the name after the mark open, which ends before unit end, is in
// apposition to the description.
func (a *apposer) isNamedBy(open text.UnitKind, end int) bool {
	if m := a.m; m.plural || m.same >= 0 || m.det == bare && m.class != Person {
		return false
	}
	return open == text.DashUnit || closes(a.v, skipPlace(a.v, end)) || a.Units[end].IsFiniteVerb() && a.isPostAlone()
}

// isPostAlone reports whether the mention is a post in capitals without an article that begins the
// sentence or a part of it, so that a name after it, with one comma only, is the holder's: "On
// Monday, | Development Commissioner, Ana Ruiz praised it".
func (a *apposer) isPostAlone() bool {
	m := a.m
	if m.inPrep || m.det != bare && !(m.det == owned && a.mentions[m.owner].isName()) || m.class != Person || !a.Tok(m.head).OnAny(offices) || !a.Tok(m.head).Is(text.Capital) {
		return false
	}
	return m.unit == a.v.First || closes(a.v, m.unit-1)
}

// describedBy ties the name to the description j after it, which ends before unit end:
// "Salma Idris, the chief investigator,".
func (a *apposer) describedBy(j int32, end int) {
	m, o := a.m, &a.mentions[j]
	if head := a.Tok(o.head); head.Tag == tag.CD && o.Last-o.First == 1 && m.class == Unknown && closes(a.v, end) {
		m.class = Person // "Ruiz, 46,"
		m.age = head.Word
		return
	}
	if end = skipPhrases(a.v, end); a.describes(o, end) {
		a.become(j, end)
	}
}

// describes reports whether o, which ends before unit end, may be said of the name before it.
func (a *apposer) describes(o *mention, end int) bool {
	if o.plural || o.det == shared || o.det == bare && (o.class != Person || a.m.class == Place) {
		return false
	}
	return closes(a.v, end) || a.goesOn(o, end)
}

// become makes of the name what the description j says that it is.
func (a *apposer) become(j int32, end int) {
	m, o := a.m, &a.mentions[j]
	class := a.classBeside(o, m)
	if class != Person && class != Body && class != Place || m.class != class && m.class != Unknown {
		return
	}
	if class == Person && m.class != Person && o.det == definite && m.Last-m.First == 1 && !m.subject && !a.isWho(end) {
		return
	}
	if m.class = class; class == Place {
		return
	}
	if class == Person {
		m.gender |= o.gender
	}
	a.join(j, a.i)
	if m.role.Empty() && class == Person {
		m.role = roleOf(a.Text, o)
		if end < a.v.Last && m.role.Last == a.Units[end].First && a.isPost(end+1) {
			m.role.Last = a.Units[end+1].Last
		}
	}
}

// isWho reports whether ", who" follows before unit u.
func (a *apposer) isWho(u int) bool {
	return u+1 < a.v.Last && a.Units[u].Kind == text.CommaUnit && a.Units[u+1].Kind == text.RelativeUnit && a.Tok(a.Units[u+1].First).Word == english.Who
}

// goesOn reports whether the description o goes on at unit u with a relative clause, a
// participle or another description, and so may be an apposition still.
func (a *apposer) goesOn(o *mention, u int) bool {
	if u >= a.v.Last {
		return false
	}
	switch x := &a.Units[u]; x.Kind {
	case text.RelativeUnit:
		return true
	case text.VerbUnit:
		return x.Form&text.Finite == 0
	case text.ConjUnit:
		return o.det != bare || a.Units[u-1].Kind == text.PrepUnit || a.isPost(u+1)
	}
	return false
}

// isPost reports whether unit u, after "and", is another post of one person, with which the
// apposition ends: "Ana Ruiz, president and | chief executive |, said".
func (a *apposer) isPost(u int) bool {
	_, o := a.at(u)
	return o.describesPerson() && isAnd(a.v, u-1) && (o.det == bare || o.det == indefinite) && !o.plural && closes(a.v, skipPhrases(a.v, lastUnit(a.Text, o)+1))
}

// appositionOf ties the description that heads the source s to a name where only the
// reach of s shows that it is one: "The company that runs the dam, Aquanorte,".
func (c *Cast) appositionOf(s *attribute.Source) {
	if s.Range.Empty() || s.First < 0 || s.Last-s.First < 3 {
		return
	}
	k := c.mentionAt(headOf(c.Text, s))
	if k < 0 {
		return
	}
	m := &c.mentions[k]
	if !m.isDescription() || m.same >= 0 || m.plural {
		return
	}
	u := skipPhrases(c.Between(s.First, s.Last), lastUnit(c.Text, m)+1)
	if u+1 >= s.Last || c.Units[u].Kind != text.CommaUnit {
		u = s.Last - 2 // "The company that runs the dam | , Aquanorte"
	}
	if u <= s.First || c.Units[u].Kind != text.CommaUnit || c.Units[u+1].Kind != text.NounUnit || u+2 < s.Last && c.Units[u+2].Kind != text.CommaUnit {
		return
	}
	if j := c.mentionAt(c.Units[u+1].Head); j >= 0 && c.mentions[j].isName() {
		c.tie(k, j) // "One of the pupils, Ana Cruz, 19,"
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
	switch c.classBeside(m, o) {
	case Person:
		if o.class != Person && o.class != Unknown {
			return
		}
		o.class = Person
		o.gender |= m.gender
		if kin := genderOf(c.Text, text.Range{First: m.head, Last: m.head + 1}); kin != 0 && !o.gender.known() {
			o.gender = kin
		}
		if o.role.Empty() {
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

// classBeside returns what the description m is of beside the name o, where its noun may be
// for persons and bodies.
func (c *Cast) classBeside(m, o *mention) Class {
	h := c.Tok(m.head)
	either := h.On(text.EitherNouns)
	switch {
	case m.class == Person && o.class == Body && (h.On(text.CompanyNouns) || either):
		return Body // "the owner of the mill, Hollis Dairy"
	case m.class == Body && o.class == Person && isAgentNoun(english.Lower(h.In(c.Source))):
		return Person // "its sponsor, Senator Huff", "the web developer, Ana Ruiz"
	}
	return m.class
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

// skipPhrases returns the first unit from u on that is no phrase with a
// preposition.
func skipPhrases(v parse.View, u int) int {
	for n := 0; u < v.Last && n < 4 && v.Units[u].Governs(); n++ {
		if v.Tok(v.Units[u].Last-1).Tag == tag.POS && v.KindAt(u+1) == text.NounUnit {
			u++
		}
		u++
	}
	return u
}

// skipPlace returns the unit after the phrase at unit u that says where
// somebody is from, or u: "Ana Ruiz | of Salto".
func skipPlace(v parse.View, u int) int {
	if u < v.Last && v.Tok(v.Units[u].First).On(text.OriginPrepositions) && v.Tok(v.Units[u].Last-1).Is(text.Capital) {
		return u + 1
	}
	return u
}

// closes reports whether an apposition may end before unit u.
func closes(v parse.View, u int) bool {
	return u >= v.Last || v.Units[u].Kind.In(text.CommaUnit, text.StopUnit, text.DashUnit, text.BracketUnit, text.QuoteUnit, text.ColonUnit)
}

// shortNames reads the short names in the brackets at unit u as ones of mention i: "(IDSA)",
// "(“Harlow” or the “Company”)", "(OSE: NRD, the “Group”)".
func (c *Cast) shortNames(i int32, v parse.View, u int) {
	m := &c.mentions[i]
	if c.namesByLetters(m, u) {
		m.kind, m.class, m.name = properName, Body, text.Range{First: m.core, Last: m.Last} // "the United States Trade Representative (USTR)"
		for !c.Tok(m.name.First).Is(text.Capital) {
			m.name.First++
		}
	}
	if !m.isName() {
		return
	}
	for k := u + 1; k < min(v.Last, u+maxBracketUnits) && c.Units[k].Kind != text.BracketUnit; k++ {
		j := c.mentionAt(c.Units[k].Head)
		if j < 0 || c.mentions[j].unit != k {
			continue
		}
		o := &c.mentions[j]
		alone := k == u+1 && v.KindAt(k+1) == text.BracketUnit
		switch quoted := quotedIn(c.Text, o.Range); {
		case !quoted.Empty():
			o.kind, o.name, o.class = properName, quoted, m.class
		case !alone || !o.isName() || o.Last-o.First != 1 || !c.Tok(o.First).Is(text.AllCaps) && m.class != Body:
			continue
		}
		if m.class == Unknown {
			m.class = Body
		}
		if m.class == Body || !o.name.Empty() && c.Tok(o.name.Last).Is(text.Quote) {
			o.class, o.same = m.class, i
		}
	}
}

// namesByLetters reports whether the description m, of three words in capitals or more, has its
// initials in the brackets at unit u, and they are of no office.
func (c *Cast) namesByLetters(m *mention, u int) bool {
	k := c.Units[u].Last
	if !m.isDescription() || m.det != definite || m.Last-m.core < 3 || !c.Tok(m.Last-1).Is(text.Capital) || k+1 >= len(c.Tokens) || !c.Tok(k).Is(text.AllCaps) || c.Tok(k).OnAny(officeLetters) {
		return false
	}
	return initials(c.Text, k, text.Range{First: m.core, Last: m.Last})
}

// officeLetters are the lists of the letters that stand for an office.
var officeLetters = text.ListsOf(text.OfficeLetters, text.RankLetters)

// maxBracketUnits bounds the units of brackets in which short names are defined.
const maxBracketUnits = 12

// quotedIn returns the words in capitals that t has between quotation marks, "the “Company”",
// or none.
func quotedIn(txt *parse.Text, t text.Range) text.Range {
	for k := t.First; k < t.Last; k++ {
		if !txt.Tok(k).Is(text.Quote) {
			continue
		}
		first := k + 1
		for k = first; k < t.Last && txt.Tok(k).Is(text.Capital) && !txt.Tok(k).Is(text.Quote); k++ {
		}
		if k > first && k < t.Last && txt.Tok(k).Is(text.Quote) {
			return text.Range{First: first, Last: k}
		}
		return text.Range{}
	}
	return text.Range{}
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
		if !x.Governs() {
			break
		}
		w, k := txt.Tok(x.First), txt.Tok(x.First+1)
		if !w.On(text.FieldPrepositions) && !(k.Is(text.Capital) || k.Word == english.The) || k.IsDayOrMonth() {
			break
		}
		if x.Form&text.Possessive != 0 {
			break
		}
		t.Last = x.Last
	}
	if of := officeOf(txt, m); of.name < 0 {
		t.Last = max(t.Last, txt.Units[of.last].Last)
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
