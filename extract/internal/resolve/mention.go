package resolve

import (
	"slices"

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
		if x.Kind == text.NounUnit && isTwinPlace(r, u) {
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

// isTwinPlace reports whether unit u is the first part of a place with two names, and of what
// goes by it: "Turks | and | Caicos Islands Premier Mary Holt".
func isTwinPlace(v parse.View, u int) bool {
	if u+2 >= v.Last || v.Units[u+1].Kind != text.ConjUnit || v.Units[u+2].Kind != text.NounUnit {
		return false
	}
	first, second := v.Units[u].Last-1, v.Units[u+2].First
	if second+1 < v.Units[u+2].Last && v.Tok(second).Word == english.The {
		second++ // "Saint Vincent and the Grenadines"
	}
	return v.Tok(first).Is(text.Capital) && slices.Contains(english.TwinPlaces, [2]text.Atom{v.Tok(first).Word, v.Tok(second).Word})
}

// joinedName returns the last unit of the name that begins with unit u: "Ministry
// | of Health", "Food | and | Drug Administration".
func joinedName(v parse.View, u int, headline bool) int {
	head := v.Tok(v.Units[u].Head)
	if !head.Is(text.Capital) || headline || v.Units[u].Form&text.Possessive != 0 {
		return u
	}
	if u+2 < v.Last && v.Units[u+1].Kind == text.CommaUnit {
		if x := &v.Units[u+2]; x.Last-x.First == 1 && isSuffix(v.Tok(x.First)) {
			return u + 2 // "Harlow Robotics | , | Inc.", "Peter Ruiz | , | Jr."
		}
	}
	if u+1 < v.Last && (head.On(text.Organizations) || head.On(text.Bodies) || head.On(text.CompanyWords)) {
		if p := &v.Units[u+1]; p.Kind == text.PrepUnit && p.Last-p.First > 1 {
			w := v.Tok(p.First).Word
			k := p.First + 1
			if v.Tok(k).Word == english.The {
				k++
			}
			if (w == english.Of || w == english.For || w == english.On && head.On(text.Bodies)) && k < p.Last && v.Tok(k).Is(text.Capital) &&
				!v.Tok(k).On(text.Weekdays) && !v.Tok(k).On(text.Months) && v.Tok(p.Last-1).Is(text.Capital) && v.Tok(p.Last-1).Tag != tag.POS {
				if u+3 < v.Last && v.Units[u+2].Kind == text.ConjUnit && v.Tok(v.Units[u+2].First).Word == english.And && isField(v, u+3) {
					return u + 3
				}
				return u + 1
			}
		}
	}
	if u+2 < v.Last && v.Units[u+1].Kind == text.ConjUnit && v.Tok(v.Units[u+1].First).Word == english.And && v.Tok(v.Units[u].Last-1) == head {
		y := &v.Units[u+2]
		h := v.Tok(y.Head)
		if y.Kind == text.NounUnit && y.Last-y.First > 1 && v.Tok(y.First).Is(text.Capital) && v.Tok(y.First).Tag != tag.DT && h.Is(text.Capital) &&
			(h.On(text.Organizations) || h.On(text.Bodies)) && h.Tag != tag.POS &&
			!head.On(text.Organizations) && !head.On(text.Bodies) && !head.On(text.Places) && v.Tok(v.Units[u].First).Word == english.The {
			return u + 2
		}
	}
	return u
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
	for k := x.First; k < x.Last; k++ {
		if t := v.Tok(k); !t.Is(text.Capital) || t.IsGivenName() || t.On(text.Places) || t.IsBodyNoun() || t.On(text.Honorifics) || t.On(text.Roles) || !tag.Knows(english.Lower(t.In(v.Source))) {
			return false
		}
	}
	return true
}

// nounPhrase appends the mentions of the noun phrase t: its possessors, each a
// mention of its own, and itself.
func (c collector) nounPhrase(s, u int, t text.Range, x *text.Unit, headline bool) {
	owner := int32(-1)
	begin := t.First
	det := bare
	for k := t.First; k < t.Last; k++ {
		switch tok := c.Tok(k); tok.Tag {
		case tag.PRPS:
			if tok.Word == english.Her && t.Last-t.First == 1 {
				continue
			}
			c.mentions = append(c.mentions, mention{Range: text.Range{First: k, Last: k + 1}, head: k, unit: u, sentence: s, kind: pronoun,
				entity: -1, same: -1, owner: -1, owns: true, core: k})
			owner, begin, det = int32(len(c.mentions)-1), k+1, owned
		case tag.POS:
			if k == t.First {
				continue
			}
			c.mention(s, u, text.Range{First: t.First, Last: k}, text.Range{First: begin, Last: k}, owner, true, det, x, headline)
			owner, begin, det = int32(len(c.mentions)-1), k+1, owned
		}
	}
	if begin == t.First && begin > c.Sentences[s].First && c.Tok(begin).Is(text.Capital) && x.Kind == text.NounUnit {
		// a given name that the tagger took for a verb or an adverb
		if p := c.Tok(begin - 1); p.Is(text.Capital) && p.IsGivenName() && c.Tok(begin).Tag.IsNoun() && !c.Tok(begin).IsGivenName() && u > c.View(s).First && c.Units[u-1].Kind != text.NounUnit && c.Units[u-1].Last-c.Units[u-1].First == 1 {
			begin--
			t.First--
		}
	}
	if begin == t.First && x.Kind == text.NounUnit && begin < t.Last && c.Tok(begin).Is(text.Capital) {
		// "Bernard | van der | Meer"
		k := begin
		for k > c.Sentences[s].First && c.Tok(k-1).On(text.Particles) && !c.Tok(k-1).Is(text.Capital) {
			k--
		}
		if n := len(c.mentions) - 1; k < begin && n >= 0 && c.mentions[n].kind == properName && c.mentions[n].Last == k && c.mentions[n].sentence == s && !c.mentions[n].owns {
			begin, t.First = c.mentions[n].First, c.mentions[n].First
			c.mentions = c.mentions[:n]
		}
	}
	// "State Department | officials" speaks of the department.
	for k := begin + 1; k < t.Last-1 && owner < 0 && t.Last <= c.Units[u].Last; k++ {
		if h := c.Tok(k); h.Is(text.Capital) && (h.IsBodyNoun() || h.On(text.CompanyWords)) && c.Tok(k-1).Is(text.Capital) && !c.Tok(k+1).Is(text.Capital) && !headline {
			first := k - 1
			for first > begin && c.Tok(first-1).Is(text.Capital) && c.Tok(first-1).Tag != tag.DT {
				first--
			}
			c.mention(s, u, text.Range{First: first, Last: k + 1}, text.Range{First: first, Last: k + 1}, -1, true, bare, x, headline)
			break
		}
	}
	if begin < t.Last {
		c.mention(s, u, t, text.Range{First: begin, Last: t.Last}, owner, false, det, x, headline)
	}
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
	if !owns && x.Form&text.Clause != 0 && x.Kind != text.PrepUnit {
		m.subject = isSubject(c.Text, s, u)
	}
	switch {
	case head.Tag == tag.PRP, core.Last-core.First == 1 && !head.Is(text.AllCaps|text.Dotted) && english.PersonalPronouns.Has(head.Word):
		m.kind = pronoun
	case isName(c.Cast, m, core, headline):
		m.kind = properName
		if v := u + 1; owns && t.Last+1 == c.Units[u].Last && c.Tok(t.Last).Tag == tag.POS && c.speaks[h] >= 0 && v < c.View(s).Last && c.Units[v].IsFiniteVerb() && m.class != Person && m.name.Last-m.name.First == 1 {
			m.name.Last, m.class, m.owns, m.subject = t.Last+1, Body, false, true // "Moody's said"
		}
	default:
		describe(c.Cast, m, core)
	}
}

// determined returns core without the articles and the like that it begins with,
// and which determiner that makes of det.
func determined(txt *parse.Text, core text.Range, det determiner) (text.Range, determiner) {
	for ; core.First < core.Last; core.First++ {
		tok, more := txt.Tok(core.First), core.Last-core.First > 1
		switch {
		case tok.Word == english.The || more && (tok.Word == english.This || tok.Word == english.That || tok.Word == english.These || tok.Word == english.Those):
			det = definite
		case tok.Word == english.A || tok.Word == english.An:
			det = indefinite
		case more && tok.Word == english.Own && det == owned: // "her own ministry"
		case more && tok.Word != english.Both && (tok.Tag == tag.DT || tok.Tag == tag.PDT || english.Distributives.Has(tok.Word)):
			det = shared
		default:
			return core, det
		}
	}
	return core, det
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
			if !aside && verbs == 0 && !parse.IsEmphasis(txt, v) {
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
