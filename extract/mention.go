package extract

import (
	"strings"

	"claims/extract/text"
	"claims/extract/text/tag"
)

// Cast is the persons, bodies and documents that a document speaks of, and the
// noun phrases by which it does.
type Cast struct {
	*Text
	claims []candidate
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
	told []int32
}

// mention is a noun phrase, or the possessor inside one.
type mention struct {
	tokens
	head     int
	unit     int
	sentence int
	core     int // the first token after articles and possessors
	kind     mentionKind
	class    class
	gender   gender
	entity   int32
	same     int32  // the mention that this one stands in apposition to, or -1
	owner    int32  // the possessor, or -1
	name     tokens // of a name: its words less titles
	role     tokens // of a name: the title before it
	det      determiner
	plural   bool
	subject  bool
	owns     bool // is a possessor
	inPrep   bool
	doubtful bool      // a name only if it is known as one
	heard    bool      // of a name: the description beside it speaks
	kin      text.Atom // and is this noun of the family: "son"
	age      text.Atom // "46"
	beside   tokens    // of a name: what follows it
}

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

// class is what an entity is, as far as the text tells.
type class uint8

const (
	unknown class = iota
	person
	body
	place
	group
	document
	thing
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

// collect fills in the mentions of the document: the story first, then the
// headlines.
func (c *Cast) collect() {
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

func (c *Cast) collectSentence(s int, headline bool) {
	r := c.View(s)
	for u := r.First; u < r.Last; u++ {
		x := &c.Units[u]
		first := x.First
		switch x.Kind {
		case text.NounUnit:
			if isAffiliation(c.Text, x) || u > r.First && isEmphasis(c.Text, u) {
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
				c.mentions = append(c.mentions, mention{tokens: tokens{x.First, x.Last}, head: x.Head, unit: u,
					sentence: s, kind: relative, entity: -1, same: -1, owner: -1})
			}
			continue
		case text.TimeUnit, text.AdjectiveUnit, text.OtherUnit, text.AdverbUnit, text.ConjUnit, text.QuoteUnit, text.WhUnit:
			// a speaker that the tagger took for something else
			if c.speaks[x.Head] < 0 {
				continue
			}
		default:
			continue
		}
		last := joinedName(r, u, headline)
		c.nounPhrase(s, u, tokens{first, c.Units[last].Last}, x, headline)
		u = last
	}
}

// joined returns the last unit of the name that begins with unit u: "Ministry
// | of Health", "Food | and | Drug Administration".
func joinedName(v View, u int, headline bool) int {
	head := v.Tok(v.Units[u].Head)
	if !head.Is(text.Capital) || headline || v.Units[u].Form&text.Possessive != 0 {
		return u
	}
	if u+1 < v.Last && (head.On(text.Organizations) || head.On(text.Bodies) || head.On(text.CompanyWords)) {
		if p := &v.Units[u+1]; p.Kind == text.PrepUnit && p.Last-p.First > 1 {
			w := v.Tok(p.First).Word
			k := p.First + 1
			if v.Tok(k).Word == atomThe {
				k++
			}
			if (w == atomOf || w == atomFor || w == atomOn && head.On(text.Bodies)) && k < p.Last && v.Tok(k).Is(text.Capital) &&
				!v.Tok(k).On(text.Weekdays) && !v.Tok(k).On(text.Months) && v.Tok(p.Last-1).Is(text.Capital) && v.Tok(p.Last-1).Tag != tag.POS {
				return u + 1
			}
		}
	}
	if u+2 < v.Last && v.Units[u+1].Kind == text.ConjUnit && v.Tok(v.Units[u+1].First).Word == atomAnd && v.Tok(v.Units[u].Last-1) == head {
		y := &v.Units[u+2]
		h := v.Tok(y.Head)
		if y.Kind == text.NounUnit && y.Last-y.First > 1 && v.Tok(y.First).Is(text.Capital) && v.Tok(y.First).Tag != tag.DT && h.Is(text.Capital) &&
			(h.On(text.Organizations) || h.On(text.Bodies)) && h.Tag != tag.POS &&
			!head.On(text.Organizations) && !head.On(text.Bodies) && !head.On(text.Places) && v.Tok(v.Units[u].First).Word == atomThe {
			return u + 2
		}
	}
	return u
}

// nounPhrase appends the mentions of the noun phrase t: its possessors, each a
// mention of its own, and itself.
func (c *Cast) nounPhrase(s, u int, t tokens, x *text.Unit, headline bool) {
	owner := int32(-1)
	begin := t.first
	det := bare
	for k := t.first; k < t.last; k++ {
		switch tok := c.Tok(k); tok.Tag {
		case tag.PRPS:
			if tok.Word == atomHer && t.last-t.first == 1 {
				continue
			}
			c.mentions = append(c.mentions, mention{tokens: tokens{k, k + 1}, head: k, unit: u, sentence: s, kind: pronoun,
				entity: -1, same: -1, owner: -1, owns: true, core: k})
			owner, begin, det = int32(len(c.mentions)-1), k+1, owned
		case tag.POS:
			if k == t.first {
				continue
			}
			c.mention(s, u, tokens{t.first, k}, tokens{begin, k}, owner, true, det, x, headline)
			owner, begin, det = int32(len(c.mentions)-1), k+1, owned
		}
	}
	if begin == t.first && begin > c.Sentences[s].First && c.Tok(begin).Is(text.Capital) && x.Kind == text.NounUnit {
		// a given name that the tagger took for a verb or an adverb
		if p := c.Tok(begin - 1); p.Is(text.Capital) && p.IsGivenName() && c.Tok(begin).Tag.IsNoun() && !c.Tok(begin).IsGivenName() && u > c.View(s).First && c.Units[u-1].Kind != text.NounUnit && c.Units[u-1].Last-c.Units[u-1].First == 1 {
			begin--
			t.first--
		}
	}
	if begin == t.first && x.Kind == text.NounUnit && begin < t.last && c.Tok(begin).Is(text.Capital) {
		// "Bernard | van der | Meer"
		k := begin
		for k > c.Sentences[s].First && c.Tok(k-1).On(text.Particles) && !c.Tok(k-1).Is(text.Capital) {
			k--
		}
		if n := len(c.mentions) - 1; k < begin && n >= 0 && c.mentions[n].kind == properName && c.mentions[n].last == k && c.mentions[n].sentence == s && !c.mentions[n].owns {
			begin, t.first = c.mentions[n].first, c.mentions[n].first
			c.mentions = c.mentions[:n]
		}
	}
	// "State Department | officials" speaks of the department.
	for k := begin + 1; k < t.last-1 && owner < 0 && t.last <= c.Units[u].Last; k++ {
		if h := c.Tok(k); h.Is(text.Capital) && (h.IsBodyNoun() || h.On(text.CompanyWords)) && c.Tok(k-1).Is(text.Capital) && !c.Tok(k+1).Is(text.Capital) && !headline {
			first := k - 1
			for first > begin && c.Tok(first-1).Is(text.Capital) && c.Tok(first-1).Tag != tag.DT {
				first--
			}
			c.mention(s, u, tokens{first, k + 1}, tokens{first, k + 1}, -1, true, bare, x, headline)
			break
		}
	}
	if begin < t.last {
		c.mention(s, u, t, tokens{begin, t.last}, owner, false, det, x, headline)
	}
}

// mention appends the mention t, whose words less possessors are core.
func (c *Cast) mention(s, u int, t, core tokens, owner int32, owns bool, det determiner, x *text.Unit, headline bool) {
	core, det = determined(c.Text, core, det)
	if core.empty() {
		return
	}
	h := core.last - 1
	if x.Head >= core.first && x.Head < core.last {
		h = x.Head
	}
	head := c.Tok(h)
	if head.Tag == tag.EX {
		return
	}
	c.mentions = append(text.Grown(c.mentions, s+1, len(c.Sentences)), mention{tokens: t, head: h, core: core.first, unit: u, sentence: s, entity: -1, same: -1, owner: owner, owns: owns, det: det, inPrep: x.Kind == text.PrepUnit})
	m := &c.mentions[len(c.mentions)-1]
	if !owns && x.Form&text.Clause != 0 && x.Kind != text.PrepUnit {
		m.subject = isSubject(c.Text, s, u)
	}
	switch {
	case head.Tag == tag.PRP, core.last-core.first == 1 && !head.Is(text.AllCaps|text.Dotted) && personalPronouns.has(head.Word):
		m.kind = pronoun
	case isName(c, m, core, headline):
		m.kind = properName
		if v := u + 1; owns && t.last+1 == c.Units[u].Last && c.Tok(t.last).Tag == tag.POS && c.speaks[h] >= 0 && v < c.View(s).Last && c.Units[v].IsFiniteVerb() && m.class != person && m.name.last-m.name.first == 1 {
			m.name.last, m.class, m.owns, m.subject = t.last+1, body, false, true // "Moody's said"
		}
	default:
		describe(c, m, core)
	}
}

// determined returns core without the articles and the like that it begins with,
// and which determiner that makes of det.
func determined(txt *Text, core tokens, det determiner) (tokens, determiner) {
	for ; core.first < core.last; core.first++ {
		tok, more := txt.Tok(core.first), core.last-core.first > 1
		switch {
		case tok.Word == atomThe || more && (tok.Word == atomThis || tok.Word == atomThat || tok.Word == atomThese || tok.Word == atomThose):
			det = definite
		case tok.Word == atomA || tok.Word == atomAn:
			det = indefinite
		case more && tok.Word == atomOwn && det == owned: // "her own ministry"
		case more && tok.Word != atomBoth && (tok.Tag == tag.DT || tok.Tag == tag.PDT || distributives.has(tok.Word)):
			det = shared
		default:
			return core, det
		}
	}
	return core, det
}

// lastUnit returns the unit that holds the last token of m.
func lastUnit(txt *Text, m *mention) int {
	if x := &txt.Units[m.unit]; x.First < m.last && m.last <= x.Last {
		return m.unit
	}
	return txt.View(m.sentence).UnitAt(m.last - 1)
}

// isSubject reports whether the noun phrase at unit u is followed by its verb,
// with nothing but phrases and asides between them.
func isSubject(txt *Text, s, u int) bool {
	r := txt.View(s)
	aside, verbs, participle := false, 0, false
	for v := u + 1; v < r.Last && v < u+16; v++ {
		x := &txt.Units[v]
		switch x.Kind {
		case text.CommaUnit:
			aside = !aside
		case text.BracketUnit:
			for v+1 < r.Last && v < u+15 && txt.Units[v+1].Kind != text.BracketUnit {
				v++
			}
			v++
		case text.RelativeUnit, text.ThatUnit:
			if !aside {
				verbs++
			}
		case text.VerbUnit:
			if aside || x.Form&text.Finite == 0 {
				participle = participle || v == u+1 && x.Form&text.Participle != 0
				continue
			}
			if verbs == 0 {
				return true
			}
			verbs--
		case text.NounUnit, text.QuoteUnit:
			if !aside && verbs == 0 && !isEmphasis(txt, v) {
				return false
			}
		case text.StopUnit:
			return participle && verbs == 0 // "Ruiz | laughed at that.": the tagger took the past for a participle
		case text.ColonUnit, text.SubUnit:
			return false
		}
	}
	return false
}

// isName reports whether core ends in a name, and fills in the name, the title
// before it, and what they tell of their bearer.
func isName(c *Cast, m *mention, core tokens, headline bool) bool {
	if core.last-core.first == 1 && c.Tok(core.first).Len() == 1 {
		return false // "Q: ..."
	}
	if c.Tok(core.last-1).Tag == tag.CD && core.last-core.first > 1 && !c.Tok(core.last-1).Is(text.Capital) {
		return false
	}
	end := core.last
	if end > c.Units[m.unit].Last { // a joined name: all of it
		m.name, m.class = core, body
		return true
	}
	if t := c.Tok(end - 1); end-core.first > 2 && t.Is(text.AllCaps) && t.On(text.Suffixes) && strings.Trim(t.In(c.Source), "IV") != "" && !c.Tok(end-2).Is(text.AllCaps) {
		end-- // "Ana Ruiz KC"
	}
	head := c.Tok(end - 1)
	if !head.Is(text.Capital) && !(head.Is(text.Digit) && end-core.first > 1 && c.Tok(end-2).Is(text.Capital)) {
		return false
	}
	if head.On(text.Weekdays) || head.On(text.Months) && !head.On(text.FemaleNames) || isEx(head.In(c.Source)) {
		return false
	}
	first := end - 1
	for first > core.first {
		t := c.Tok(first - 1)
		if t.Is(text.Capital) || t.Word == atomAmpersand || t.Is(text.Quote) || t.Is(text.Digit) && first-1 > core.first ||
			t.On(text.Particles) && first-1 > core.first && (c.Tok(first-2).Is(text.Capital) || c.Tok(first-2).On(text.Particles)) {
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
	if opening && end-first == 1 && head.Lists&commonNouns != 0 && !given(first) && !head.Is(text.AllCaps) {
		return false
	}
	if opening && end-first == 1 && !head.Tag.IsProper() && !given(first) && !head.On(text.Places) && !head.Is(text.AllCaps) {
		if head.Lists != 0 || head.Lemma != head.Word || !head.Is(text.Letter) {
			return false
		}
		// "Seawatch said": a single noun without an article, which the tagger never met
		m.doubtful = c.speaks[m.head] < 0 || head.Tag != tag.NN || tag.Knows(lowered(head.In(c.Source)))
	}
	if t := c.Tok(first); end-first == 2 && !given(first) && !given(end-1) && (t.On(text.Roles) || t.On(text.PersonNouns)) && !t.On(text.Honorifics) && !t.On(text.FemaleNouns) &&
		strings.HasSuffix(t.In(c.Source), "s") && !(end < sent.Last && c.Tok(end).Word == atomAnd) && !headline && m.det == bare {
		m.name, m.class = tokens{first, end}, body // "Doctors Abroad"
		return true
	}
	if opening && end-first > 1 && c.Tok(first).Tag != tag.NNP && !given(first) && !c.Tok(first).On(text.Places) && !c.Tok(first).Is(text.Quote) {
		switch c.Tok(first).Tag {
		case tag.JJ, tag.NN, tag.NNS, tag.VBG, tag.CD, tag.JJS, tag.JJR:
			if t := c.Tok(first); !t.On(text.Honorifics) && !isNationalBody(c.Text, tokens{first, end}) {
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
	if t := c.Tok(first); opening && bodyHead && end-first > 2 && t.On(text.CompanyNouns) && !t.IsBodyNoun() && isAgentNoun(lowered(t.In(c.Source))) {
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
	m.name = tokens{first, end}
	if !bodyHead || length > 2 && c.Tok(first).Is(text.Dotted) {
		// The last title in it ends its title.
		for k := end - 2; k >= first; k-- {
			t := c.Tok(k)
			strong := t.On(text.Honorifics) || t.Is(text.Dotted) && t.On(text.Titles) || t.On(text.Courtesies)
			weak := t.On(text.Roles) || t.On(text.PersonNouns)
			if given(k) && !t.Is(text.Dotted) || weak && !strong && k > first && given(first) {
				continue
			}
			if weak && !strong && t.Is(text.Capital) && strings.HasSuffix(t.In(c.Source), "s") && !strings.HasSuffix(t.In(c.Source), "ss") && !given(k+1) && !(end < sent.Last && c.Tok(end).Word == atomAnd) {
				m.class = body // "Tunnel Families United"
				break
			}
			if strong || weak {
				m.role = tokens{core.first, k + 1}
				m.name.first = k + 1
				m.class = person
				break
			}
		}
	}
	if t := c.Tok(first); opening && m.role.empty() && !bodyHead && m.name.first == first && length > 2 && !given(first) && !t.Is(text.Dotted|text.AllCaps) && strings.HasSuffix(t.In(c.Source), "ist") {
		// "Linguist Xochi Ruiz"
		m.name.first, m.class, m.role = first+1, person, tokens{core.first, first + 1}
	}
	if m.role.empty() && !bodyHead && m.det != definite && !given(first) {
		// "Billionaire Peter Ruiz", "Senate Whip Ana Ruiz"
		for k := first + 1; k < end-1; k++ {
			if p := c.Tok(k - 1); given(k) && !p.On(text.Particles) && !p.Is(text.Dotted|text.Quote) && p.Word != atomAmpersand && p.Tag != tag.IN {
				m.name.first = k
				m.class = person
				if k-first > 1 || isAgentNoun(lowered(p.In(c.Source))) {
					m.role = tokens{core.first, k}
				}
				break
			}
		}
	}
	if m.role.empty() && first > core.first {
		// Nouns before the name: "law professor Dennis Okuda".
		t := c.Tok(first - 1)
		switch {
		case bodyHead && (t.On(text.CompanyNouns) || t.IsBodyNoun()):
			m.class = body
		case t.IsPersonNoun() || t.On(text.Kin):
			m.class = person
			m.role = tokens{core.first, first}
		case isAgentNoun(lowered(t.In(c.Source))) && t.On(text.CompanyNouns) && length > 1 && given(first) && !bodyHead: // "the developer Ana Ruiz"
			m.class = person
			m.role = tokens{core.first, first}
		case t.On(text.CompanyNouns) || t.IsBodyNoun():
			m.class = body
		case t.On(text.PlaceNouns) && !given(first):
			m.class = place
		case m.det == definite && !t.Is(text.Capital): // "the late Ana Ruiz"
			m.det = bare
		}
	}
	name := m.name
	switch {
	case m.class != unknown:
	case isNationalBody(c.Text, name):
		m.class = body
	case name.last-name.first == 1 && (head.On(text.CompanyNames) || isCamel(head.In(c.Source))):
		m.class = body
	case bodyHead && (length > 1 || head.Tag.IsProper()):
		m.class = body
	case m.det != definite && given(name.first) && name.last-name.first > 1:
		m.class = person
	case head.On(text.Places) && (m.det == bare || name.last-name.first > 1 || head.Is(text.AllCaps|text.Dotted)) && !(name.last-name.first > 1 && given(name.first)):
		m.class = place
	case head.Is(text.AllCaps) && name.last-name.first == 1 && !headline:
		m.class = body
	case head.Tag == tag.NNPS && m.det == definite && name.last-name.first == 1 && !given(name.first):
		m.class, m.plural = group, true
	case m.det == definite:
		m.class = body
	case name.last-name.first >= 2 && name.last-name.first <= 4 && m.det == bare && m.owner < 0:
		m.class = unknown // most likely a person
	}
	if m.class == person || m.class == unknown {
		m.gender = genderOf(c.Text, m.role)
		if n := m.role.last - 1; !m.role.empty() && (c.Tok(n).On(text.Kin) || c.Tok(n).On(text.Courtesies)) {
			m.role = tokens{}
		}
		if !m.gender.known() && name.last-name.first > 1 {
			m.gender |= givenGender(c.Tok(name.first)) | doubleGiven(c.Text, name.first)
		}
	}
	if m.owner >= 0 && head.IsBodyNoun() && name.first == core.first {
		switch o := &c.mentions[m.owner]; {
		case o.kind == properName:
			m.name.first = o.name.first // "Russia's Foreign Ministry"
		case o.kind == description && c.Tok(o.core).Is(text.Capital) && o.core > sent.First:
			m.name.first = o.core // "the Writers' Guild"
		}
	}
	if m.det == owned && m.class != body && m.class != person {
		m.class = body // "Russia's Gazprom"; "his Anna" is rare
		if m.owner >= 0 && name.last-name.first > 1 && partyNouns.has(c.Tok(c.mentions[m.owner].head).Word) {
			m.class = person // "Labour's Gwyn Prosser"
		}
	}
	return true
}

// isNationalBody reports whether the name t, of which no word is known as a person's,
// is what a nation calls a body of its own: "Scottish Water", "South African
// Airways"; but a name of two words after the nation's is a person's, "Kenyan Juma
// Otieno".
func isNationalBody(txt *Text, t tokens) bool {
	i := t.first
	if t.last-i > 2 && regions.has(txt.Tok(i).Word) {
		i++
	}
	if t.last-i < 2 || !txt.Tok(i).On(text.Nationals) {
		return false
	}
	head := txt.Tok(t.last - 1)
	if head.On(text.Places) {
		return false // "Saudi Arabia"
	}
	if head.IsBodyNoun() || head.On(text.CompanyWords) {
		return true
	}
	return t.last-i == 2 && !txt.Tok(i+1).IsGivenName() && !head.On(text.Roles) && !head.On(text.Honorifics) && !head.On(text.PersonNouns)
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
func genderOf(txt *Text, t tokens) gender {
	var g gender
	for k := t.first; k < t.last; k++ {
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
func doubleGiven(txt *Text, i int) gender {
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
const commonNouns = 1<<text.Roles | 1<<text.PersonNouns | 1<<text.Quantifiers | 1<<text.Shares | 1<<text.CompanyNouns | 1<<text.GroupNouns | 1<<text.Documents | 1<<text.Bodies | 1<<text.Organizations | 1<<text.AnonymousNouns

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
func describe(c *Cast, m *mention, core tokens) {
	head := c.Tok(m.head)
	m.kind = description
	m.plural = head.Tag == tag.NNS || head.Tag == tag.NNPS || head.Word == atomPeople || head.Word == atomPolice
	if first := c.Tok(core.first); m.plural && m.det == bare && (first.Tag == tag.CD || first.Tag == tag.JJS && core.first+1 < core.last && c.Tok(core.first+1).Tag == tag.CD) {
		m.det = shared // "two people", "at least four senators"
	}
	if head.Tag == tag.CD || head.On(text.Shares) || core.first < core.last && c.Tok(core.first).On(text.Shares) {
		m.det = shared
		m.plural = true
	}
	switch {
	case head.Word == atomOne:
		m.plural, m.class = false, person
	case m.det == shared && head.On(text.Shares):
		m.class = group
	case head.On(text.PersonNouns) || head.On(text.FemaleNouns) || head.On(text.MaleNouns) || head.On(text.AnonymousNouns):
		m.class = person
	case head.On(text.Nationals):
		m.class = person
		m.plural = m.plural || isPeople(head.In(c.Source))
	case head.On(text.Documents) && !head.On(text.CompanyNouns):
		m.class = document
		m.plural = false
	case head.IsBodyNoun() || head.On(text.CompanyNouns):
		m.class = body
	case head.On(text.Roles) || head.On(text.Honorifics):
		m.class = person
	case head.On(text.PlaceNouns):
		m.class = place
	case head.On(text.GroupNouns):
		m.class = group
	case strings.HasSuffix(head.In(c.Source), "-year-old"), strings.HasSuffix(head.In(c.Source), "-elect"), isEx(head.In(c.Source)):
		m.class = person
	default:
		m.class = unknown
	}
	if m.class == person {
		m.gender = genderOf(c.Text, tokens{m.head, m.head + 1})
		if m.plural {
			m.class = group
			m.gender = 0
		}
	}
	if (m.plural || m.det == shared) && (m.class == body || m.class == place) {
		m.class = group
	}
	if head.Word == atomPolice {
		m.class = body
	}
	if m.class == unknown && !m.plural && c.speaks[m.head] >= 0 && isAgentNoun(lowered(head.In(c.Source))) {
		m.class = person
	}
}
