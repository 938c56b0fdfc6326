package resolve

import (
	"strings"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// describing is a description held against an entity that it may stand for.
type describing struct {
	*Cast
	m         *mention
	noun      text.Atom // stands for the head and its synonyms
	e         *entity
	head      *text.Token
	core      text.Range // its words less articles and possessors
	modifiers int
	headline  bool
}

// describing returns the description m, whose noun stands for its synonyms too, held against e.
func (c *Cast) describing(m *mention, noun text.Atom, e *entity) describing {
	return describing{Cast: c, m: m, noun: noun, e: e, head: c.Tok(m.head), core: text.Range{First: m.core, Last: m.Last}, modifiers: m.Last - m.core - 1, headline: m.First < headlineEnd(c)}
}

// matchDescription tells how well the description m, whose head stands for its
// synonyms too, fits e, which it may be; 0 is not at all.
func matchDescription(c *Cast, m *mention, head text.Atom, e *entity) int {
	d := c.describing(m, head, e)
	switch {
	case m.plural || m.class == Group:
		return d.group()
	case m.class == Person && d.isOfOthers():
		return 0
	case m.class == Person && headIn(c.Text, head, e.role):
		return d.role()
	case m.class == Person:
		return d.person()
	}
	return d.body()
}

// isSameNoun reports whether e was first described by the same noun.
func (d *describing) isSameNoun() bool {
	return d.e.label.kind == description && d.Set.Same(d.Tok(d.e.label.head).Word) == d.noun
}

// isThe reports whether the description is "the" and a noun.
func (d *describing) isThe() bool { return d.m.det == definite && d.modifiers == 0 }

// isOfOthers reports whether the description says that its bearer is of another body or
// person than e: "the union's spokesman", "the spokesman for the union" and the ministry's
// spokesman, Piet Vos; "his sister", of another man's.
func (d *describing) isOfOthers() bool {
	k := d.possessor()
	if k < 0 {
		return false
	}
	e, o, mine := d.e, &d.mentions[k], d.settled(d.mentions[k].entity)
	named := mine >= 0 && d.entities[mine].named
	if theirs := ownerOf(d.Cast, &e.label); e.label.kind == description && mine >= 0 && theirs >= 0 && (mine == theirs || named && d.entities[theirs].named) {
		return mine != theirs
	}
	if o.kind == pronoun && !named {
		return false
	}
	called := text.Range{First: o.core, Last: o.Last}
	if named {
		called = d.entities[mine].name
	}
	of := e.role
	if !e.named {
		of = e.name
	}
	if sharesWord(d.Text, called, of) || sharesWord(d.Text, called, e.beside) {
		return false
	}
	return d.tells(of, o, mine)
}

// tells reports whether what the role of has its bearer for says that he is not that of the
// possessor o, entity mine.
func (d *describing) tells(of text.Range, o *mention, mine int32) bool {
	named, told := d.saysOf(of)
	switch {
	case o.kind == description && (o.class == Place || rulesPlace(d.Tok(o.head))):
		return told && !named // "the country's president" is that of any country
	case mine >= 0 && d.entities[mine].class == Person && o.kind != description:
		return named || told && hasPossessor(d.Text, of) // "campaign spokesman" is "his spokesman"
	}
	return named || told
}

// sharesWord reports whether x and y have a content word in common.
func sharesWord(txt *parse.Text, x, y text.Range) bool {
	in, _ := shareOf(txt, x, y)
	return in > 0
}

// possessor returns the mention of whom the description says that its bearer is, "the
// union's spokesman", "the spokesman for the union"; or -1.
func (d *describing) possessor() int32 {
	m := d.m
	if m.owner >= 0 {
		return m.owner
	}
	v, u := d.View(m.sentence), lastUnit(d.Text, m)+1
	if u >= v.Last || d.Tok(d.Units[u].First).Word != english.For {
		return -1
	}
	return d.mentionAt(d.Units[u].Head)
}

// saysOf reports whether the role t tells of what its bearer has it beside what the
// description has: by a name, "French President", or else, "the ministry's spokesman".
func (d *describing) saysOf(t text.Range) (named, told bool) {
	after := false
	for k := t.First; k < t.Last; k++ {
		tok := d.Tok(k)
		if k > t.First && tok.On(text.FieldPrepositions) {
			after = true
			continue
		}
		if one := (text.Range{First: k, Last: k + 1}); !isContent(tok) || d.holdsSame(one) {
			continue
		}
		name := tok.Is(text.Capital) && (tok.Tag.IsProper() || tok.On(text.Nationals)) && !tok.OnAny(titles)
		named = named || name
		told = told || after || tok.IsBodyNoun() || tok.On(text.CompanyNouns) || k+1 < t.Last && d.Tok(k+1).Tag == tag.POS
	}
	return named, told
}

// holdsSame reports whether the description has the word t.
func (d *describing) holdsSame(t text.Range) bool {
	in, _ := shareOf(d.Text, t, d.core)
	return in > 0 || d.Set.Same(d.Tok(t.First).Word) == d.noun
}

// hasPossessor reports whether a word of t is a possessor: "the ministry's spokesman".
func hasPossessor(txt *parse.Text, t text.Range) bool {
	return txt.Any(t, func(t *text.Token) bool { return t.Tag == tag.POS })
}

// group fits several to several: "the critics".
func (d *describing) group() int {
	m, e := d.m, d.e
	if d.Tok(e.label.head).Word != d.head.Word {
		return 0
	}
	core := d.core
	if d.speaks[m.head] >= 0 && sourceOf(d.Cast, m).Last > lastUnit(d.Text, m)+1 {
		core = reachOf(d.Text, m) // "critics in the trust" are others than "critics"
	}
	in, of := shareOf(d.Text, core, e.name)
	if in == of && (m.det == definite || m.det == bare && samePhrase(d.Text, core, e.name)) {
		return 5
	}
	return 0
}

// role fits a noun to somebody's role, which has it: "the Vermont senator".
func (d *describing) role() int {
	m, e := d.m, d.e
	if parse.HasOn(d.Text, e.role, text.Deputies) && !parse.HasOn(d.Text, d.core, text.Deputies) {
		return 0 // "the transport secretary" is not her shadow
	}
	if d.modifiers == 0 {
		if parse.HasOn(d.Text, e.role, text.FormerWords) {
			return 3 // "the president" is the one in office
		}
		return 4
	}
	in, _ := shareOf(d.Text, d.core, e.role)
	if belongs(d.Text, m, e) {
		return 5
	}
	former := parse.HasOn(d.Text, e.role, text.FormerWords) && !parse.HasOn(d.Text, d.core, text.FormerWords)
	if d.Any(m.modifiers(), func(t *text.Token) bool { return (!t.Is(text.Capital) || m.det == owned) && isContent(t) }) {
		return 0
	}
	if isOfAnother(d.Text, m, e) || d.head.On(text.PartyNouns) {
		return 0 // "the Wisconsin Republican", where there are many
	}
	if former {
		return 1
	}
	return min(1+max(in, 1), 4) // "the Vermont senator" is the senator
}

// person fits a noun to somebody whose role does not have it: "the defendant", "the
// Texas lawmaker", "the driver".
func (d *describing) person() int {
	m, e := d.m, d.e
	if e.accused && d.isThe() && d.head.On(text.AccusedNouns) {
		return 2
	}
	if m.det == definite && (d.modifiers > 0 || recent(d.Cast, m, e, 2)) && isPolitician(d.Text, m, e) && belongs(d.Text, m, e) {
		return 2
	}
	if d.isSameNoun() {
		in, of := shareOf(d.Text, d.core, text.Range{First: e.label.core, Last: e.label.Last})
		if in == of || d.modifiers == 0 {
			return 4
		}
	}
	return 0
}

// bodySieves tell in turn how well a noun for a body fits a body, or what turns out to be one;
// the first that knows decides.
var bodySieves = [...]func(*describing) (score int, known bool){
	(*describing).ofKind,
	(*describing).ofOwner,
	(*describing).noBodyYet,
	(*describing).called,
	(*describing).inName,
	(*describing).outOfReach,
}

// body fits a noun for a body to a body.
func (d *describing) body() int {
	for _, sieve := range bodySieves {
		if score, known := sieve(d); known {
			return score
		}
	}
	return d.kindOfBody()
}

func (d *describing) ofKind() (int, bool) {
	score := d.kind()
	return score, score > 0
}

func (d *describing) ofOwner() (int, bool) { return 4, d.isOfOwner() }

// noBodyYet fits "the group" to what was not known to be a body: "said Greenpeace. The group".
func (d *describing) noBodyYet() (int, bool) {
	company := d.head.On(text.CompanyNouns)
	switch {
	case d.e.class == Body:
		return 0, false
	case !d.isThe() || d.headline:
		return 0, true
	case d.e.guessed && company:
		return 0, false
	case justSpoke(d.Cast, d.m, d.e) && (company || d.head.On(text.Nonprofits) || d.head.On(text.GeneralBodies)):
		return 3, true
	}
	return 0, true
}

// called fits a noun to what was called so before: "an agency … The agency".
func (d *describing) called() (int, bool) {
	m, e := d.m, d.e
	switch {
	case e.called == d.noun && d.modifiers == 0 && m.det != owned && !e.none:
		return 5, true
	case m.det == owned && e.label.First == m.First:
		return 0, true
	case d.modifiers > 0 || m.owner >= 0 || !d.isSameNoun():
		return 0, false
	case e.none:
		return 1, true
	}
	return 5, true
}

// inName fits a noun to a body whose name has it.
func (d *describing) inName() (int, bool) {
	if d.Set.Same(headWord(d.Text, d.e.name)) == d.noun || headIn(d.Text, d.noun, d.e.name) && !d.isOtherBody() {
		return d.nameOfBody(), true
	}
	return 0, false
}

// isOtherBody reports whether the noun alone, of a state's body, only tells which one the body is
// of, whose name ends in another noun: "the military" is no "military court".
func (d *describing) isOtherBody() bool {
	return d.modifiers == 0 && d.head.On(text.StateBodies)
}

// outOfReach rules out what only a kind of body could fit: "the other company", "Ruiz's
// company", "a company".
func (d *describing) outOfReach() (int, bool) {
	m := d.m
	switch {
	case d.modifiers > 0 && !(located(d.Text, m) && recent(d.Cast, m, d.e, farCompany)):
		return 0, true
	case m.det == owned:
		return 0, d.mentions[m.owner].kind != pronoun
	}
	return 0, m.det != definite && !d.headline
}

// kinds are the lists of the nouns for bodies of one kind and the words of their names.
var kinds = text.ListsOf(text.Banks, text.Insurers, text.Airlines, text.Carmakers, text.Planemakers, text.Drugmakers, text.Chipmakers, text.Retailers, text.Refiners, text.Telecoms,
	text.Platforms, text.Newspapers, text.Magazines, text.Broadcasters, text.Newswires, text.Universities, text.Clubs, text.Parties, text.Militants, text.Blocs, text.Alliances)

// kindOf returns the kinds of body that t, a noun or a word of a name, is for.
func kindOf(t *text.Token) text.ListSet { return t.Lists.And(kinds) }

// kindNouns are the lists of the nouns for bodies, which tell alone what kind they are of.
var kindNouns = text.ListsOf(text.Bodies, text.Organizations, text.CompanyNouns, text.CompanyWords)

// isKindName reports whether the word t of a name tells what kind of body it is of, and is no
// noun for such bodies: "Barclays", "Wells Fargo", "Boko Haram".
func isKindName(t *text.Token) bool {
	return t.OnAny(kinds) && (!t.OnAny(kindNouns) || t.On(text.CompanyNames))
}

// kind fits a noun for one kind of body to a name that is known to be of that kind: "the bank"
// and Wells Fargo, "the newspaper" and the Salto Gazette.
func (d *describing) kind() int {
	m, e := d.m, d.e
	if !e.named || m.det != definite && !d.headline || e.class == Person && (!e.guessed || !e.role.Empty()) || e.class == Group || !isPlain(d.Text, m) {
		return 0
	}
	last := d.Tok(e.name.Last - 1)
	noun, name := kindOf(d.head), kindOf(last)
	switch {
	case last.Word == d.head.Word || !noun.Overlaps(&name):
		return 0
	case d.head.On(text.GeneralBodies) || d.head.On(text.GeneralCompanies):
		return 2
	}
	return 3
}

// isOfOwner reports whether e is the body that the owner of the description has in his role:
// "Ana Ruiz, the head of Harlow, left. Her company said".
func (d *describing) isOfOwner() bool {
	m, e := d.m, d.e
	if m.owner < 0 || d.modifiers > 0 || !e.named || e.class != Body || !d.mayCall() {
		return false
	}
	k := d.settled(d.mentions[m.owner].entity)
	if k < 0 || d.entities[k].class != Person {
		return false
	}
	in, of := shareOf(d.Text, e.name, d.entities[k].role)
	return in == of
}

// mayCall reports whether the noun may be for a body that is called like e: "company", but not
// "office", for Harlow, and no company for Salto University.
func (d *describing) mayCall() bool {
	last := d.Tok(d.e.name.Last - 1)
	noun, name := kindOf(d.head), kindOf(last)
	switch {
	case noun.Overlaps(&name), d.head.On(text.GeneralBodies):
		return true
	case !noun.Empty() && !name.Empty():
		return false
	}
	return d.head.On(text.CompanyNouns) && (last.On(text.CompanyWords) || !last.IsBodyNoun())
}

// isOtherKind reports whether the noun is for one kind of body and the name is of another.
func (d *describing) isOtherKind() bool {
	noun, name := kindOf(d.head), kindOf(d.Tok(d.e.name.Last-1))
	return !noun.Empty() && !name.Empty() && !noun.Overlaps(&name)
}

// nameOfBody fits a noun to a body whose name has it: "the central bank of Estmark" and
// the Bank of Estmark.
func (d *describing) nameOfBody() int {
	m, e := d.m, d.e
	whole := d.core
	if m.owner >= 0 && d.mentions[m.owner].kind == properName {
		whole = m.Range
	}
	if in, of := shareOf(d.Text, whole, e.name); in == of {
		return 6
	}
	if !e.named {
		return 0
	}
	if in, of := shareOf(d.Text, e.name, reachOf(d.Text, m)); in == of && of > 1 {
		return 5
	}
	if d.head.On(text.CompanyNouns) && located(d.Text, m) && recent(d.Cast, m, e, farCompany) {
		return 1
	}
	return 0
}

// kindOfBody fits a noun to a body by what kind of body its name tells of: "the airline",
// "the watchdog", "the charity", "the group".
func (d *describing) kindOfBody() int {
	m, e, t := d.m, d.e, d.head
	if !e.named {
		return 0
	}
	last := d.Tok(e.name.Last - 1)
	company := last.On(text.CompanyWords)
	switch {
	case t.On(text.CompanyNouns) && (company || !last.IsBodyNoun() && !last.Is(text.AllCaps)):
		return d.company()
	case t.On(text.OverseerNouns):
		if last.IsBodyNoun() && !last.On(text.CompanyNouns) && !company && recent(d.Cast, m, e, 6) {
			return 1
		}
	case d.modifiers == 0 && t.On(text.Nonprofits) && isOpenBody(d.Text, e) && recent(d.Cast, m, e, 1):
		return 1 // "said the RSPCA. The charity ..."
	case t.On(text.GeneralBodies):
		return d.generalBody(last)
	}
	return 0
}

// press are the lists of what bodies are called that are no agencies.
var press = text.ListsOf(text.Newspapers, text.Magazines, text.Broadcasters)

// generalBody fits a noun that any body may be called by, "the group", to one whose name ends
// in last.
func (d *describing) generalBody(last *text.Token) int {
	m, e := d.m, d.e
	switch {
	case last.On(text.StateBodies) && !d.head.On(text.AgencyNouns), d.head.On(text.InstituteNouns) && last.IsBodyNoun(),
		last.On(text.Universities) && !d.head.On(text.Universities), last.OnAny(press) && d.head.On(text.AgencyNouns):
		return 0 // a parliament or a school is no group, a ministry no institute, and a newspaper no agency
	case last.IsBodyNoun(), !d.head.On(text.AgencyNouns) && headToken(d.Text, e.name).IsBodyNoun():
		return 2 // "the group" is the Council of Harbours, "the agency" is not
	case d.modifiers == 0, d.speaks[d.mentions[e.prominent].head] >= 0, recent(d.Cast, m, e, 1):
		return 1
	}
	return 0
}

// company fits a noun for a company to what may be one.
func (d *describing) company() int {
	m, e := d.m, d.e
	switch {
	case !isCompanyLike(d.head) || d.isOtherKind():
		return 0
	case !d.head.On(text.GeneralCompanies):
		// "the airline" is the company spoken of right now, if any
		if recent(d.Cast, m, e, 3) || e.last >= 0 && d.mentions[e.last].sentence == m.sentence {
			return 1
		}
		return 0
	case e.last >= 0 && d.told[m.sentence]-d.told[d.mentions[e.last].sentence] > farCompany:
		return 0
	case e.guessed:
		return 1
	}
	return 2
}

// isOfAnother reports whether the description m, of which not all is in the role of e, names
// a party, or the country or team of somebody of another one: "the England coach" is not
// "France coach Ana Ruiz".
func isOfAnother(txt *parse.Text, m *mention, e *entity) bool {
	of := func(t, same text.Range) (party, other bool) {
		for k := t.First; k < t.Last; k++ {
			switch t := txt.Tok(k); {
			case sharesWord(txt, text.Range{First: k, Last: k + 1}, same):
			case t.On(text.PartyNouns), t.On(text.PartyAdjectives):
				party = true
			case t.On(text.Nationwide) || !t.Is(text.Capital) || !t.Tag.IsNoun() && !t.On(text.Nationals):
			case t.On(text.Nationals) || !t.OnAny(titles):
				other = true
			}
		}
		return party, other
	}
	party, other := of(text.Range{First: m.core, Last: m.head}, e.role)
	_, theirs := of(text.Range{First: e.role.First, Last: max(e.role.First, e.role.Last-1)}, text.Range{First: m.core, Last: m.Last})
	return party || other && theirs
}

// isPolitician reports whether the noun of the description m, "Republican" or
// "lawmaker", says what e is by its party or its seat.
func isPolitician(txt *parse.Text, m *mention, e *entity) bool {
	head := txt.Tok(m.head)
	switch {
	case head.On(text.LawmakerNouns):
		for k := e.role.First; k < e.role.Last; k++ {
			if t := txt.Tok(k); txt.ListsOf(txt.Set.Same(t.Word)).Has(text.Seats) || t.On(text.PartyNouns) && m.head > m.core {
				return true
			}
		}
	case head.On(text.PartyNouns):
		if holdsWord(txt, e.beside, head.Word) {
			return true
		}
		if !e.beside.Empty() {
			s, p := txt.Tok(e.beside.First).In(txt.Source), txt.Tok(m.head).In(txt.Source)
			return len(s) > 1 && s[0] == p[0] && s[1] == '-' // "R-Texas"
		}
	}
	return false
}

// belongs reports whether the words before the noun of the description m are in
// the role of e or beside its name: "Sen. Ana Ruiz (R-Texas) … the Texas senator".
func belongs(txt *parse.Text, m *mention, e *entity) bool {
	for k := m.core; k < m.head; k++ {
		if !isContent(txt.Tok(k)) {
			continue
		}
		one := text.Range{First: k, Last: k + 1}
		if in, _ := shareOf(txt, one, e.role); in > 0 {
			continue
		}
		if in, _ := shareOf(txt, one, e.beside); in > 0 {
			continue
		}
		if e.beside.Empty() || !affiliated(txt.Tok(e.beside.First).In(txt.Source), txt.Tok(k).In(txt.Source)) {
			return false
		}
	}
	return true
}

// affiliated reports whether the state of an affiliation, "R-Wis.", is place or
// short for it.
func affiliated(affiliation, place string) bool {
	_, state, found := strings.Cut(affiliation, "-")
	if state = strings.TrimSuffix(state, "."); !found || len(state) < 2 || state[0] != place[0] {
		return false
	}
	for i := 1; i < len(state); i++ {
		k := strings.IndexByte(place, state[i])
		if k < 0 {
			return false
		}
		place = place[k:]
	}
	return true
}

// located reports whether all that the description m says beside its noun is
// where its bearer is or belongs: "the U.N. agency", "the Oslo-based company"; of what may be
// any company, or serves a cause, also what it does: "the oil company", "the rights group".
func located(txt *parse.Text, m *mention) bool {
	if m.det != definite {
		return false
	}
	head := txt.Tok(m.head)
	based := basedAt(txt, m)
	for k := m.core; k < m.head; k++ {
		t := txt.Tok(k)
		switch {
		case t.Is(text.Comma), k < based && t.Is(text.Capital), isLocation(txt, t):
		case !t.Is(text.Capital) && head.On(text.GeneralCompanies) && !t.On(text.OtherWords):
		case !t.Is(text.Capital) && head.On(text.CauseGroups) && t.On(text.CauseWords):
		default:
			return false
		}
	}
	return true
}

// basedAt returns the token of m up to which all is a place: "the Boise, Idaho-based company".
func basedAt(txt *parse.Text, m *mention) int {
	based := m.core
	for k := m.core; k < m.head; k++ {
		if strings.HasSuffix(txt.Tok(k).In(txt.Source), "-based") || k > m.core && txt.Tok(k).Is(text.Comma) {
			based = k
		}
	}
	return based
}

// isLocation reports whether t, before a noun, says where its bearer is or belongs.
func isLocation(txt *parse.Text, t *text.Token) bool {
	if t.On(text.Places) || t.Is(text.Capital) && t.Tag == tag.JJ || t.On(text.Unions) {
		return true
	}
	return txt.Set.Lexicon.EndsOn(t.In(txt.Source), text.LocatingWords)
}

// isPlain reports whether what the description m says beside its noun is no name and does not
// make another body of it: "the social network", but not "the rival network".
func isPlain(txt *parse.Text, m *mention) bool {
	return !txt.Any(m.modifiers(), func(t *text.Token) bool {
		return t.Is(text.Capital) && !isLocation(txt, t) || t.On(text.OtherWords) || t.Tag == tag.CD
	})
}

// recent reports whether e was a subject or spoke in the n sentences before m.
func recent(c *Cast, m *mention, e *entity, n int32) bool {
	return e.named && e.prominent >= 0 && c.told[m.sentence]-c.told[c.mentions[e.prominent].sentence] <= n
}

// isOpenBody reports whether the name of e does not tell what kind of body it is.
func isOpenBody(txt *parse.Text, e *entity) bool {
	return e.named && !txt.Any(e.name, func(t *text.Token) bool { return t.IsBodyNoun() || t.On(text.CompanyWords) || t.On(text.Places) })
}

// justSpoke reports whether e, which may be anybody or anything, is the
// speaker of a claim in the sentence before m: "said Greenpeace. The group ...".
func justSpoke(c *Cast, m *mention, e *entity) bool {
	if e.class != Unknown && !(e.guessed && e.role.Empty()) || !e.named || e.last < 0 || e.gender.known() || c.Tok(e.name.First).IsGivenName() {
		return false
	}
	o := &c.mentions[e.last]
	return c.speaks[o.head] >= 0 && c.told[m.sentence]-c.told[o.sentence] <= 2
}

// farCompany is the number of sentences after which "the company" is no longer
// the one spoken of last.
const farCompany = 12

func isCompanyLike(t *text.Token) bool { return !t.On(text.GeneralBodies) }
