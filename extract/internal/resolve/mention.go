package resolve

import (
	"strings"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// mention is a noun phrase, or the possessor inside one.
type mention struct {
	text.Range
	head     int
	unit     int
	sentence int
	core     int // the first token after articles and possessors
	kind     mentionKind
	class    Class
	gender   gender
	entity   int32
	same     int32      // the mention that this one stands in apposition to, or -1
	owner    int32      // the possessor, or -1
	name     text.Range // of a name: its words less titles
	role     text.Range // of a name: the title before it
	det      determiner
	plural   bool
	subject  bool
	owns     bool // is a possessor
	inPrep   bool
	doubtful bool       // a name only if it is known as one
	heard    bool       // of a name: the description beside it speaks
	kin      text.Atom  // and is this noun of the family: "son"
	age      text.Atom  // "46"
	beside   text.Range // of a name: what follows it
	sure     float32    // of a pronoun: how probable its entity is
}

// isName reports whether m, which may be nil, is a name.
func (m *mention) isName() bool { return m != nil && m.kind == properName }

// isPersonName reports whether m, which may be nil, is the name of a person.
func (m *mention) isPersonName() bool { return m.isName() && m.class == Person }

// isDescription reports whether m, which may be nil, is a noun phrase that is no name.
func (m *mention) isDescription() bool { return m != nil && m.kind == description }

// describesPerson reports whether m, which may be nil, describes one person: "the mayor".
func (m *mention) describesPerson() bool { return m.isDescription() && m.class == Person }

// modifiers returns the words of a description before its noun: "rival" of "the rival network".
func (m *mention) modifiers() text.Range { return text.Range{First: m.core, Last: m.head} }

type mentionKind uint8

const (
	description mentionKind = iota
	properName
	pronoun
	relative
)

type determiner uint8

const (
	bare determiner = iota
	definite
	indefinite
	owned  // "his", "the ministry's"
	shared // "each", "most", "71 percent of"
)

// Class is what an entity is, as far as the text tells.
type Class uint8

const (
	Unknown Class = iota
	Person
	Body
	Place
	Group
	Document
	Thing
)

// gender is what is known of a person's gender; both bits tell nothing.
type gender uint8

const (
	female gender = 1 << iota
	male
)

const anyGender = female | male

// agrees reports whether g and o may be of one person.
func (g gender) agrees(o gender) bool { return g == 0 || o == 0 || g&o != 0 }

func (g gender) known() bool { return g == female || g == male }

// collector collects the mentions of a text.
type collector struct{ *Cast }

// collect fills in the mentions of the document: the story first, then the
// headlines.
func (c collector) collect() {
	c.mentions = c.mentions[:0]
	for pass := 0; pass < 2; pass++ {
		if pass == 1 {
			c.headline = len(c.mentions)
		}
		for s := range c.Sentences {
			role := c.Paragraphs[c.Sentences[s].Paragraph].Role
			if role == text.Furniture || role == text.Byline || (role == text.Headline) != (pass == 1) {
				continue
			}
			c.collectSentence(s, pass == 1)
		}
	}
}

func (c collector) collectSentence(s int, headline bool) {
	r := c.View(s)
	for u := r.First; u < r.Last; u++ {
		x := &c.Units[u]
		first := x.First
		switch x.Kind {
		case text.NounUnit:
			if parse.IsAffiliation(c.Text, x) || u > r.First && parse.IsEmphasis(c.Text, u) {
				continue
			}
		case text.PrepUnit:
			first++
			if first < x.Last && c.Tok(first).Tag == tag.RB {
				first++
			}
			if first >= x.Last {
				continue
			}
		case text.RelativeUnit, text.ThatUnit:
			if c.speaks[x.Head] >= 0 {
				c.mentions = append(c.mentions, mention{Range: text.Range{First: x.First, Last: x.Last}, head: x.Head, unit: u,
					sentence: s, kind: relative, entity: -1, same: -1, owner: -1})
			}
			continue
		case text.QuoteUnit:
			c.quotedNames(s, u, x)
			if c.speaks[x.Head] < 0 {
				continue
			}
		case text.TimeUnit, text.AdjectiveUnit, text.OtherUnit, text.AdverbUnit, text.ConjUnit, text.WhUnit:
			// a speaker that the tagger took for something else
			if c.speaks[x.Head] < 0 {
				continue
			}
		default:
			continue
		}
		if x.Kind == text.NounUnit && isTwinName(r, u) {
			u += 2
			x = &c.Units[u]
		}
		last := joinedName(r, u, headline)
		c.nounPhrase(s, u, text.Range{First: first, Last: c.Units[last].Last}, x, headline)
		u = last
	}
}

// quotedNames appends the full names of persons in the quotation x, which is one unit: "“I
// met James Ruiz,” | she said". They tell who Ruiz is.
func (c collector) quotedNames(s, u int, x *text.Unit) {
	for k := x.First; k+1 < x.Last; k++ {
		if !c.Tok(k).IsGivenName() || !c.Tok(k).Is(text.Capital) {
			continue
		}
		last := k + 1
		for last < x.Last && c.Tok(last).Is(text.Capital) && c.Tok(last).Tag.IsNoun() {
			last++
		}
		if name := (text.Range{First: k, Last: last}); last > k+1 && c.speaks[last-1] < 0 {
			c.mention(s, u, name, name, -1, false, bare, x, false)
		}
		k = last - 1
	}
}

// isTwinName reports whether unit u is the first part of a place or body with two names, and of
// what goes by it: "Turks | and | Caicos Islands Premier Mary Holt".
func isTwinName(v parse.View, u int) bool {
	if u+2 >= v.Last || v.Units[u+1].Kind != text.ConjUnit || v.Units[u+2].Kind != text.NounUnit {
		return false
	}
	first, second := v.Units[u].Last-1, v.Units[u+2].First
	if second+1 < v.Units[u+2].Last && v.Tok(second).Word == english.The {
		second++ // "Saint Vincent and the Grenadines"
	}
	return v.Tok(first).Is(text.Capital) && v.ListsOf(text.Joined(v.Source, v.Tok(first), v.Tok(second))).Has(text.TwinNames)
}

// joins tell how many units more than unit u, the first of them, a name has, in turn.
var joins = [...]func(v parse.View, u int) int{withSuffix, withPronoun, withPurpose, withField, withTwoFields, withSunday}

// joinedName returns the last unit of the name that begins with unit u: "Ministry
// | of Health", "Food | and | Drug Administration".
func joinedName(v parse.View, u int, headline bool) int {
	if !v.Tok(v.Units[u].Head).Is(text.Capital) || headline || v.Units[u].Form&text.Possessive != 0 {
		return u
	}
	for _, join := range joins {
		if n := join(v, u); n > 0 {
			return u + n
		}
	}
	return u
}

// withSuffix joins what follows a comma: "Harlow Robotics | , | Inc.", "Peter Ruiz | , | Jr."
func withSuffix(v parse.View, u int) int {
	if u+2 < v.Last && v.Units[u+1].Kind == text.CommaUnit {
		if x := &v.Units[u+2]; x.Last-x.First == 1 && isSuffix(v.Tok(x.First)) {
			return 2
		}
	}
	return 0
}

// withPronoun joins what is a pronoun elsewhere: "Vice Premier Liu | He".
func withPronoun(v parse.View, u int) int {
	if u+1 < v.Last && v.Units[u+1].First == v.Units[u].Last && u+2 < v.Last {
		if t := v.Tok(v.Units[u+1].First); v.Units[u+1].Last == v.Units[u].Last+1 && t.Tag == tag.PRP && t.Is(text.Capital) && !t.Is(text.AllCaps) && v.Tok(v.Units[u].Last-1).Is(text.Capital) {
			return 1
		}
	}
	return 0
}

// withPurpose joins what a body is to do: "Committee | to Protect | Journalists".
func withPurpose(v parse.View, u int) int {
	if u+2 >= v.Last || v.Units[u+1].Kind != text.VerbUnit || v.Units[u+2].Kind != text.NounUnit {
		return 0
	}
	verb, object := v.UnitTokens(u+1), v.UnitTokens(u+2)
	if v.Tok(verb.First).Tag == tag.TO && !v.Tok(verb.First).Is(text.Capital) && verb.Last-verb.First == 2 && v.Tok(verb.First+1).Is(text.Capital) && v.Tok(object.First).Is(text.Capital) && v.Tok(object.Last-1).Is(text.Capital) {
		return 2
	}
	return 0
}

// withField joins what a body is of or for: "Ministry | of Health", "Center | for Media | and |
// Public Affairs".
func withField(v parse.View, u int) int {
	if u+1 >= v.Last || !isBodyHead(v.Tok(v.Units[u].Head)) && !isCause(v, u) && !isThing(v, u) || !isFieldPhrase(v, u) {
		return 0
	}
	if u+3 < v.Last && isCampus(v, u) {
		return 3
	}
	n := 1
	for n < maxFieldPhrases && u+n+1 < v.Last && isFieldPhrase(v, u+n) {
		n++ // "Court | of Appeals | for the District | of Columbia"
	}
	return n + moreFields(v, u+n)
}

// moreFields returns how many units after unit u, which ends in the first field of a body, tell
// its others: "Center for Media | and | Public Affairs", "Department for Business | , | Energy |
// and | Industrial Strategy", "Ministry of Labour | , | Grievances & Pensions".
func moreFields(v parse.View, u int) int {
	for n := 1; n < maxFields && u+n+1 < v.Last; n += 2 {
		and := isAnd(v, u+n)
		if !and && v.Units[u+n].Kind != text.CommaUnit {
			return 0
		}
		if !and && isAnd(v, u+n+1) && u+n+2 < v.Last {
			n, and = n+1, true // "Food, Agriculture | , | and | Fisheries"
		}
		if !isField(v, u+n+1) {
			return 0
		}
		if and || v.Any(v.UnitTokens(u+n+1), func(t *text.Token) bool { return t.Word == english.Ampersand }) {
			return n + 1
		}
	}
	return 0
}

// isCause reports whether unit u, of several persons, and the unit after it name a body by what
// it is for: "Citizens | for Responsibility", but not "Lawyers | for Ruiz".
func isCause(v parse.View, u int) bool {
	head := v.Tok(v.Units[u].Head)
	p := &v.Units[u+1]
	if p.Kind != text.PrepUnit || v.Tok(p.First).Word != english.For || !head.IsPersonNoun() || !head.On(text.PluralNouns) && !strings.HasSuffix(head.In(v.Source), "s") || v.Set.Same(head.Word) != head.Word {
		return false
	}
	field := text.Range{First: p.First + 1, Last: p.Last}
	if v.Tok(field.First).Word == english.The {
		field.First++
	}
	return !v.Any(field, notField(v.Text))
}

// isThing reports whether unit u, with an article, is in capitals a noun that is for no person and
// no place: "the National Conference | of State Legislatures", "the Order | of Ruiz".
func isThing(v parse.View, u int) bool {
	t := v.UnitTokens(u)
	if v.Units[u].Kind == text.PrepUnit && t.Last-t.First > 2 {
		t.First++
	}
	head := v.Tok(v.Units[u].Head)
	if v.Tok(t.First).Word != english.The || v.Units[u].Head != t.Last-1 || head.Is(text.AllCaps) || !isWord(v.Text, head) {
		return false
	}
	capital := v.Tok(t.First + 1).Is(text.Capital)
	for k := t.First; k < t.Last; k++ {
		if v.Tok(k).Tag == tag.POS {
			t.First = k + 1 // "the Farmers' | Republic of Salto"
		}
	}
	return capital && !v.Any(t, func(t *text.Token) bool {
		return t.OnAny(offices) || t.IsGivenName() || t.On(text.Courtesies) || isAgentNoun(english.Lower(t.In(v.Source)))
	}) && !head.On(text.Places) && !head.On(text.Nationals)
}

// maxFieldPhrases bounds the phrases of a name that tell what a body is of or for.
const maxFieldPhrases = 4

// isCampus reports whether where a university is follows its name: "University | of California |
// , | Berkeley".
func isCampus(v parse.View, u int) bool {
	x := &v.Units[u+3]
	last := v.Tok(x.Last - 1)
	return v.Tok(v.Units[u].Head).On(text.Universities) && v.Units[u+2].Kind == text.CommaUnit && x.Kind == text.NounUnit && (last.On(text.Places) || last.On(text.Universities))
}

// withSunday joins the last word of a newspaper that stands alone; one that is short for a day
// wants an article: "the Las Vegas | Sun".
func withSunday(v parse.View, u int) int {
	if u+1 >= v.Last {
		return 0
	}
	x := &v.Units[u+1]
	t := v.Tok(x.First)
	if x.Last-x.First != 1 || x.First != v.Units[u].Last || !t.On(text.Newspapers) && !t.On(text.Yesterdays) || !t.Is(text.Capital) || t.Is(text.Dotted) {
		return 0
	}
	if t.On(text.Weekdays) && !v.Any(v.UnitTokens(u), func(t *text.Token) bool { return t.Word == english.The }) {
		return 0
	}
	return 1
}

// isBodyHead reports whether t may head the name of a body.
func isBodyHead(t *text.Token) bool {
	return t.IsBodyNoun() || t.On(text.CompanyWords)
}

// isFieldPhrase reports whether the unit after unit u tells what the body that u heads is of
// or for: "| of Health".
func isFieldPhrase(v parse.View, u int) bool {
	p := &v.Units[u+1]
	if !p.Governs() {
		return false
	}
	w, k := v.Tok(p.First), p.First+1
	head := v.Tok(v.Units[u].Head)
	if mission := head.On(text.Missions) && w.Word == english.In; !w.On(text.FieldPrepositions) && !mission && !(w.Word == english.On && (head.On(text.Bodies) || v.Units[u].Kind == text.PrepUnit && isWord(v.Text, head))) {
		return false
	}
	if v.Tok(k).Word == english.The {
		k++
	}
	if k >= p.Last {
		return false
	}
	first, last := v.Tok(k), v.Tok(p.Last-1)
	return first.Is(text.Capital) && !first.IsDayOrMonth() && last.Is(text.Capital)
}

// withTwoFields joins the second of two fields, and the noun for the body of both: "the Food |
// and | Drug Administration".
func withTwoFields(v parse.View, u int) int {
	x := &v.Units[u]
	if u+2 >= v.Last || !isAnd(v, u+1) || v.Tok(x.First).Word != english.The || !isFirstField(v.Tok(x.Head)) {
		return 0
	}
	n := 2
	for v.KindAt(u+n+1) == text.NounUnit && v.Tok(v.Units[u+n+1].First).Tag != tag.DT {
		n++ // "East | European Coalition"
	}
	y := text.Range{First: v.Units[u+2].First, Last: v.Units[u+n].Last}
	first, head := v.Tok(y.First), v.Tok(v.Units[u+n].Head)
	if y.Last-y.First > 1 && first.Is(text.Capital) && first.Tag != tag.DT &&
		head.Is(text.Capital) && head.IsBodyNoun() && head.Tag != tag.POS {
		return n
	}
	return 0
}

// isFirstField reports whether t may be what a body is for, and is none itself.
func isFirstField(t *text.Token) bool {
	return !t.IsBodyNoun() && !t.On(text.Places)
}

// isAnd reports whether unit u is "and".
func isAnd(v parse.View, u int) bool {
	return v.Tok(v.Units[u].First).Word == english.And
}

// isSuffix reports whether t may follow a name after a comma and be of it.
func isSuffix(t *text.Token) bool {
	return t.On(text.LegalForms) || t.On(text.Suffixes) && t.Is(text.Dotted)
}

// isField reports whether unit u is what a body is for, and no name of another: "Center for
// Media | and | Public Affairs".
func isField(v parse.View, u int) bool {
	x := &v.Units[u]
	if x.Kind != text.NounUnit || v.Tok(x.First).Tag == tag.DT || x.Form&text.Possessive != 0 {
		return false
	}
	return !v.Any(v.UnitTokens(u), notField(v.Text))
}

// notField returns what reports whether a word is none of those that tell what a body is for.
func notField(txt *parse.Text) func(*text.Token) bool {
	return func(t *text.Token) bool {
		if t.Word == english.Ampersand {
			return false
		}
		return !t.Is(text.Capital) || t.IsGivenName() || t.On(text.Places) || t.IsBodyNoun() || t.On(text.Honorifics) || t.On(text.Roles) || !isWord(txt, t)
	}
}

// phrase is a noun phrase whose mentions are collected.
type phrase struct {
	collector
	sentence, at int // and the unit with which it begins
	text.Range
	unit     *text.Unit // which it is of
	headline bool
	begin    int // the first token after its possessors
	owner    int32
	det      determiner
}

// nounPhrase appends the mentions of the noun phrase t: its possessors, each a
// mention of its own, and itself.
func (c collector) nounPhrase(s, u int, t text.Range, x *text.Unit, headline bool) {
	p := phrase{collector: c, sentence: s, at: u, Range: t, unit: x, headline: headline, begin: t.First, owner: -1}
	p.possessors()
	p.givenBefore()
	p.nameBefore()
	p.bodyInside()
	if p.begin < p.Last {
		p.add(p.Range, text.Range{First: p.begin, Last: p.Last}, p.owner, false, p.det)
	}
}

// add appends a mention of the phrase.
func (p *phrase) add(t, core text.Range, owner int32, owns bool, det determiner) {
	p.mention(p.sentence, p.at, t, core, owner, owns, det, p.unit, p.headline)
}

// possessors appends the possessors: "his | ministry", "the ministry's | spokesman".
func (p *phrase) possessors() {
	for k := p.First; k < p.Last; k++ {
		switch tok := p.Tok(k); tok.Tag {
		case tag.PRPS:
			if tok.Word == english.Her && p.Last-p.First == 1 {
				continue
			}
			p.mentions = append(p.mentions, mention{Range: text.Range{First: k, Last: k + 1}, head: k, unit: p.at, sentence: p.sentence, kind: pronoun,
				entity: -1, same: -1, owner: -1, owns: true, core: k})
		case tag.POS:
			if k == p.First {
				continue
			}
			p.add(text.Range{First: p.First, Last: k}, text.Range{First: p.begin, Last: k}, p.owner, true, p.det)
		default:
			continue
		}
		p.owner, p.begin, p.det = int32(len(p.mentions)-1), k+1, owned
	}
}

// isBareName reports whether the phrase begins with a capital and has no possessor.
func (p *phrase) isBareName() bool {
	return p.begin == p.First && p.unit.Kind == text.NounUnit && p.begin < p.Last && p.Tok(p.begin).Is(text.Capital)
}

// givenBefore takes in a given name that the tagger took for a verb or an adverb, "Will | Ruiz",
// and the first word of the name of a speaker that is short for a day.
func (p *phrase) givenBefore() {
	if !p.isBareName() || p.begin == p.Sentences[p.sentence].First {
		return
	}
	before, t := p.Tok(p.begin-1), p.Tok(p.begin)
	sun := before.On(text.Weekdays) && before.On(text.Newspapers) && !before.Is(text.Dotted) && p.speaks[p.Last-1] >= 0 // "Sun | Pharma"
	if !before.Is(text.Capital) || !before.IsGivenName() && !sun || !t.Tag.IsNoun() || t.IsGivenName() || p.at == p.View(p.sentence).First {
		return
	}
	if x := &p.Units[p.at-1]; x.Last-x.First == 1 {
		p.begin--
		p.First--
	}
}

// nameBefore takes in the name that a particle parts from the rest: "Bernard | van der | Meer".
func (p *phrase) nameBefore() {
	if !p.isBareName() {
		return
	}
	k := p.begin
	for k > p.Sentences[p.sentence].First && p.Tok(k-1).On(text.Particles) && !p.Tok(k-1).Is(text.Capital) {
		k--
	}
	n := len(p.mentions) - 1
	if k == p.begin || n < 0 {
		return
	}
	if o := &p.mentions[n]; o.isName() && o.Last == k && !o.owns {
		p.begin, p.First = o.First, o.First
		p.mentions = p.mentions[:n]
	}
}

// bodyInside appends the body whose name stands before the noun, "State Department |
// officials", "a Lufthansa | plane", which speaks of the body too.
func (p *phrase) bodyInside() {
	if p.owner >= 0 || p.headline || p.Last > p.Units[p.at].Last {
		return
	}
	for k := p.begin; k < p.Last-1; k++ {
		if !p.Tok(k).Is(text.Capital) || p.Tok(k+1).Is(text.Capital) {
			continue
		}
		first := k
		for first > p.begin && p.Tok(first-1).Is(text.Capital) && p.Tok(first-1).Tag != tag.DT {
			first--
		}
		if first < k && first == p.Sentences[p.sentence].First && p.Tok(first).Tag == tag.JJ {
			first++ // "Elite GOP players"
		}
		body := text.Range{First: first, Last: k + 1}
		if isTicker(p.Tok(k).In(p.Source)) {
			body.Last-- // "Harlow Mills Inc HRLM.N | shares"
		}
		if body.Empty() || !p.isBody(body) {
			continue
		}
		p.add(body, body, -1, true, bare)
		return
	}
}

// isBody reports whether t, words in capitals, is the name of a body: several that end in a
// noun for bodies, or one that is known as such a name and as nothing else.
func (p *phrase) isBody(t text.Range) bool {
	last := p.Tok(t.Last - 1)
	if t.Last-t.First > 1 && (last.IsBodyNoun() || last.On(text.CompanyWords)) {
		return true
	}
	return !last.On(text.Media) && (last.On(text.CompanyNames) || isKindName(last))
}

// mention appends the mention t, whose words less possessors are core.
func (c collector) mention(s, u int, t, core text.Range, owner int32, owns bool, det determiner, x *text.Unit, headline bool) {
	core, det = determined(c.Text, core, det)
	if core.Empty() {
		return
	}
	h := core.Last - 1
	if x.Head >= core.First && x.Head < core.Last {
		h = x.Head
	}
	head := c.Tok(h)
	if head.Tag == tag.EX {
		return
	}
	c.mentions = append(text.Grown(c.mentions, s+1, len(c.Sentences)), mention{Range: t, head: h, core: core.First, unit: u, sentence: s, entity: -1, same: -1, owner: owner, owns: owns, det: det, inPrep: x.Kind == text.PrepUnit})
	m := &c.mentions[len(c.mentions)-1]
	if last := c.lastOf(m); last > u && c.Units[last].Kind == text.NounUnit {
		m.head, m.subject = c.speaking(m), isSubject(c.Text, s, last) // "the Food | and | Drug Administration"
		head = c.Tok(m.head)
	} else if !owns && x.Form&text.Clause != 0 {
		m.subject = isSubject(c.Text, s, u)
	}
	switch {
	case head.Tag == tag.PRP, core.Last-core.First == 1 && !head.Is(text.AllCaps|text.Dotted) && head.On(text.PersonalPronouns):
		m.kind = pronoun
	case isName(c.Cast, m, core, headline):
		m.kind = properName
		if owns {
			c.keepEnding(m)
		}
	default:
		describe(c.Cast, m, core)
	}
}

// keepEnding makes the ending of a possessor part of the name that speaks: "Moody's said".
func (c collector) keepEnding(m *mention) {
	v, u := c.View(m.sentence), m.unit+1
	if m.Last+1 == c.Units[m.unit].Last && c.Tok(m.Last).Tag == tag.POS && c.speaks[m.head] >= 0 && u < v.Last && c.Units[u].IsFiniteVerb() && m.class != Person && m.name.Last-m.name.First == 1 {
		m.name.Last, m.class, m.owns, m.subject = m.Last+1, Body, false, true
	}
}

// lastOf returns the unit that ends with the mention m, or that with which it begins.
func (c collector) lastOf(m *mention) int {
	if m.Last <= c.Units[m.unit].Last {
		return m.unit
	}
	return lastUnit(c.Text, m)
}

// speaking returns the token of m that heads a speaker, or its head.
func (c collector) speaking(m *mention) int {
	for k := m.First; k < m.Last; k++ {
		if c.speaks[k] >= 0 {
			return k
		}
	}
	return m.head
}

// determined returns core without the articles and the like that it begins with,
// and which determiner that makes of det.
func determined(txt *parse.Text, core text.Range, det determiner) (text.Range, determiner) {
	for ; core.First < core.Last; core.First++ {
		tok, more := txt.Tok(core.First), core.Last-core.First > 1
		switch {
		case tok.Word == english.The || more && tok.On(text.Demonstratives):
			det = definite
		case tok.On(text.Articles):
			det = indefinite
		case more && tok.Word == english.Own && det == owned: // "her own ministry"
		case more && tok.On(text.NameDeterminers) && tok.Is(text.Capital) && opensBody(txt, core.First+1):
			return core, det
		case more && tok.Word != english.Both && (tok.Tag == tag.DT || tok.Tag == tag.PDT || tok.On(text.Distributives)):
			det = shared
		default:
			return core, det
		}
	}
	return core, det
}

// opensBody reports whether the words in capitals from token i on name one body, which what stands
// before them is then of: "All | Salto Students' Union".
func opensBody(txt *parse.Text, i int) bool {
	last := i
	for k := i; k < len(txt.Tokens) && (txt.Tok(k).Is(text.Capital) || txt.Tok(k).Tag == tag.POS); k++ {
		last = k
	}
	t := txt.Tok(last)
	return last > i && t.IsBodyNoun() && !t.Tag.IsPlural()
}

// lastUnit returns the unit that holds the last token of m.
func lastUnit(txt *parse.Text, m *mention) int {
	if x := &txt.Units[m.unit]; x.First < m.Last && m.Last <= x.Last {
		return m.unit
	}
	return txt.View(m.sentence).UnitAt(m.Last - 1)
}

// isSubject reports whether the noun phrase at unit u is followed by its verb,
// with nothing but phrases and asides between them.
func isSubject(txt *parse.Text, s, u int) bool {
	r := txt.View(s)
	aside, verbs, participle := false, 0, false
	for v := u + 1; v < min(r.Last, u+16); v++ {
		x := &txt.Units[v]
		switch x.Kind {
		case text.CommaUnit:
			aside = !aside
		case text.BracketUnit:
			v = closing(r, v, u+15)
		case text.RelativeUnit, text.ThatUnit:
			if !aside {
				verbs++
			}
		case text.VerbUnit:
			switch {
			case aside || x.Form&text.Finite == 0:
				participle = participle || v == u+1 && x.Form&text.Participle != 0
			case verbs == 0:
				return true
			default:
				verbs--
			}
		case text.NounUnit, text.QuoteUnit:
			if !aside && verbs == 0 && !parse.IsEmphasis(txt, v) {
				return false
			}
		case text.StopUnit:
			return participle // "Ruiz | laughed at that.": the tagger took the past for a participle
		case text.ColonUnit, text.SubUnit:
			return false
		}
	}
	return false
}

// closing returns the unit after which the bracket at unit u closes, or one near limit.
func closing(r parse.View, u, limit int) int {
	for u+1 < r.Last && u < limit && r.Units[u+1].Kind != text.BracketUnit {
		u++
	}
	return u + 1
}
