package attribute

import (
	"math"
	"strings"

	"claims/extract/internal/dep"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// personEndings are what nouns for persons end in.
var personEndings = [...]string{"man", "woman", "ist", "ian", "-old"}

// CanSpeak reports whether the speaker of c is a person or a body.
func CanSpeak(txt *parse.Text, c *Candidate) bool {
	t := txt.Tok(c.Source.Head)
	switch HeadClass(txt, &c.Source) {
	case atomProper, atomRole, atomBody:
		return true
	case t.Word:
		return t.Tag == tag.PRP && t.Word != english.It
	case atomThing:
		for _, end := range personEndings {
			if strings.HasSuffix(t.In(txt.Source), end) {
				return true
			}
		}
	}
	return false
}

// Source is a span that may be the speaker of a claim.
type Source struct {
	text.Range      // empty: the text names no speaker
	Head        int // the token that names it
	First, Last int // its units [first, last); -1 where it is part of a unit
	Kind        SourceKind
	score       int32
}

// HasUnit reports whether u is one of the units of s.
func (s *Source) HasUnit(u int) bool { return s.First <= u && u < s.Last }

// SourceKind tells how a source is tied to its cue.
type SourceKind uint8

const (
	noSource SourceKind = iota
	SubjectSource
	RelativeSource // "who"
	invertedSource // after the cue
	PossessorSource
	agentSource  // in a phrase with "by", "of" or "from"
	matrixSource // the subject of the clause after a gerund's: "after saying no, she left"
	sourceKinds
)

var sourceKindAtoms = [sourceKinds]text.Atom{weigh.Named("none"), weigh.Named("subject"), weigh.Named("relative"), weigh.Named("inverted"), weigh.Named("possessor"), weigh.Named("agent"), weigh.Named("matrix")}

var slotAtoms = [...]text.Atom{rules.NoSlot: weigh.Named("none"), rules.Right: weigh.Named("right"), rules.Left: weigh.Named("left"), rules.Around: weigh.Named("around"),
	rules.Subject: weigh.Named("subject"), rules.Quoted: weigh.Named("subject"), rules.Inverted: weigh.Named("inverted"), rules.Owner: weigh.Named("owner"), rules.Agent: weigh.Named("agent"), rules.By: weigh.Named("agent"),
	rules.Relative: weigh.Named("relative"), rules.Next: weigh.Named("next"),
	rules.Paragraph: weigh.Named("paragraph")}

const (
	maxStarts = 8  // noun phrases that a source may begin with
	maxExtend = 26 // units that a source may hold
	maxQuoted = 8  // tokens of a quotation in a source
)

// lister lists the spans that may be the speaker of a cue.
type lister struct{ sources []Source }

// sourcesFor lists the spans that may be the speaker of the cue u in a slot.
func (l *lister) sourcesFor(v parse.View, u int, slot rules.Slot) []Source {
	l.sources = l.sources[:0]
	switch slot {
	case rules.Subject:
		if l.quoted(v, u) {
			break
		}
		l.subjects(v, u)
		l.matrixSubjects(v, u)
		l.addSource(Source{First: -1, Last: -1})
	case rules.Quoted:
		l.quoted(v, u)
	case rules.Inverted:
		l.inverted(v, u)
	case rules.Owner:
		l.owners(v, u)
		if speaksNoun(v, u) {
			l.subjects(v, u)
		}
		l.addSource(Source{First: -1, Last: -1})
	case rules.By:
		l.agents(v, u, true)
	case rules.Agent:
		l.agents(v, u, true)
		l.addSource(Source{First: -1, Last: -1})
	default:
		l.addSource(Source{First: -1, Last: -1})
	}
	return l.sources
}

func (l *lister) addSource(s Source) { l.sources = append(l.sources, s) }

// quoted lists the extents of whom a verb before the cue u quotes, if one does.
func (l *lister) quoted(v parse.View, u int) bool {
	i := quotedAs(v, u)
	if i >= 0 {
		l.extents(v.Text, v.Units[i].First, i, u-1, SubjectSource)
	}
	return i >= 0
}

// subjects lists the noun phrases before the cue u, nearest first, each with
// the extents that it may have.
func (l *lister) subjects(v parse.View, u int) {
	starts := 0
	for i := beforeAside(v, u); i >= v.First && starts < maxStarts && u-i < 40; i-- {
		x := &v.Units[i]
		switch x.Kind {
		case text.StopUnit:
			if v.Tok(x.First).Word == english.Semicolon {
				return
			}
			continue
		case text.RelativeUnit:
			if !isRelativeSubject(v, u, i) {
				continue
			}
			l.addSource(Source{Range: v.UnitTokens(i), Head: x.Head, First: i, Last: i + 1, Kind: RelativeSource})
		case text.PrepUnit:
			if !governsSubject(v, u, i) {
				continue
			}
			l.extents(v.Text, x.First+1, i, u, SubjectSource)
		default:
			if !mayBeSubject(v, u, i) {
				continue
			}
			l.subject(v, u, i)
		}
		starts++
	}
}

// subject lists the extents of the phrase that begins with unit i as the subject of u.
func (l *lister) subject(v parse.View, u, i int) {
	x := &v.Units[i]
	first := x.First
	if i > v.First && v.Tok(v.Units[i-1].Head).Word == english.Whose {
		if v.Units[u].Form&text.Gerund != 0 && v.Units[u-1].Kind == text.CommaUnit {
			return // "said Ms Roy, whose union has 4,000 members, adding"
		}
		first = v.Units[i-1].First // "whose lawyer said"
	}
	l.extents(v.Text, first, i, u, SubjectSource)
	// "Monday the minister": the phrase may hold a date before the name.
	if t := v.Tok(x.First); x.Kind == text.NounUnit && x.Last-x.First > 1 && (t.On(text.Weekdays) || t.On(text.TimeWords)) {
		l.addSource(Source{Range: text.Range{First: x.First + 1, Last: x.Last}, Head: x.Head, First: i, Last: i + 1, Kind: SubjectSource})
	}
}

// isRelativeSubject reports whether the relative pronoun at unit i may be the subject of
// u, as it is not in "a guard, who insisted on anonymity, | said" and "to which she | said".
func isRelativeSubject(v parse.View, u, i int) bool {
	x := &v.Units[i]
	if i == u-2 && v.Units[u-1].Kind == text.NounUnit && v.Units[u-1].Form&text.Clause != 0 {
		return false
	}
	if w := v.Tok(x.Head).Word; w != english.Who && w != english.Which && w != english.That && x.First == x.Head {
		return false
	}
	return v.Units[u-1].Kind != text.CommaUnit || v.FiniteIn(i+1, u) == 0
}

// governsSubject reports whether the noun phrase in the prepositional phrase at unit i may
// be the subject of u: in "as the minister said" the chunker took the subordinator for a
// preposition.
func governsSubject(v parse.View, u, i int) bool {
	x := &v.Units[i]
	if x.Last-x.First < 2 || parse.IsDate(v, i) {
		return false
	}
	if v.Tok(x.First).On(text.GoverningSubordinators) || isAbsolute(v.Text, i, u) {
		return true
	}
	next := &v.Units[i+1]
	return i == v.First && u-i < 4 && !(i+1 < u && next.Kind == text.NounUnit && next.Form&text.Clause != 0)
}

// mayBeSubject reports whether the phrase that begins with unit i may be the subject of u.
func mayBeSubject(v parse.View, u, i int) bool {
	x := &v.Units[i]
	switch x.Kind {
	case text.NounUnit:
		return isSubjectNoun(v, u, i)
	case text.TimeUnit:
		return !(i == v.First && v.Units[i+1].Kind == text.CommaUnit) && isSubjectNoun(v, u, i) // not "Yesterday, Ms Roy"
	case text.QuoteUnit:
		return x.Last-x.First <= maxQuoted && !isSpoken(v.Text, x)
	case text.AdverbUnit:
		if i+1 < u && v.Units[i+1].Kind != text.PrepUnit {
			return false
		}
	case text.OtherUnit, text.AdjectiveUnit:
	default:
		return false
	}
	return v.Tok(x.First).Is(text.Capital) // a name or number that the tagger took for something else
}

// isSubjectNoun reports whether the noun phrase at unit i is none that only adds to another
// before the verb u, as "R-Wis.", "himself" and "Essex" do, nor "there".
func isSubjectNoun(v parse.View, u, i int) bool {
	x := &v.Units[i]
	return !parse.IsAffiliation(v.Text, x) && v.Tok(x.Head).Tag != tag.EX &&
		!(i > v.First && parse.IsEmphasis(v.Text, i)) && !(i+1 == u-1 && parse.IsLocality(v, i))
}

// extents lists the ends that a noun phrase may have which begins with unit i, or with
// token first of it, before unit limit.
func (l *lister) extents(txt *parse.Text, first, i, limit int, kind SourceKind) {
	p := speakerPhrase{Text: txt, i: i, limit: limit, kind: kind}
	for j := i + 1; j <= limit && j-i <= maxExtend; j++ {
		if !p.pass(j - 1) {
			return
		}
		switch p.end(j) {
		case lastEnd:
			return
		case anEnd:
			last := txt.Units[j-1].Last
			if j-2 >= i && isFloated(txt, &txt.Units[j-1]) {
				last = txt.Units[j-2].Last
			}
			l.addSource(Source{Range: text.Range{First: first, Last: last}, Head: txt.Units[i].Head, First: i, Last: j, Kind: kind})
		}
	}
}

// speakerPhrase is a noun phrase with what follows its head, as far as it was read.
type speakerPhrase struct {
	*parse.Text
	i, limit int // it begins with unit i and ends before unit limit
	kind     SourceKind
	clauses  int  // relative clauses begun, less the finite verbs met
	relative bool // whether one was begun
	open     bool // whether a bracket was opened and not closed
	modified bool // whether more than nouns and prepositional phrases were read: an apposition, a participle
}

// pass takes unit k into p, and reports whether it may be a part of it.
func (p *speakerPhrase) pass(k int) bool {
	x := &p.Units[k]
	p.modified = p.modified || !x.Kind.In(text.NounUnit, text.PrepUnit, text.TimeUnit, text.AdverbUnit)
	if p.kind == invertedSource && k > p.i && !p.relative && (x.Kind == text.SubUnit || p.Tok(x.First).Word == english.Where) {
		return false // "said Jo | when the whistle blew"
	}
	p.relative = p.relative || x.Kind.In(text.WhUnit, text.RelativeUnit)
	switch {
	case x.Kind == text.BracketUnit:
		p.open = !p.open && k > p.i
	case x.IsFiniteVerb():
		p.clauses--
		return p.clauses >= 0 // a phrase has no verb of its own
	case p.beginsClause(k):
		p.clauses++
	}
	return true
}

// beginsClause reports whether a clause of p begins with unit k, whose verb is so none of a
// sentence: "the man | who left".
func (p *speakerPhrase) beginsClause(k int) bool {
	next := k + 1
	switch p.Units[k].Kind {
	case text.NounUnit:
		return k > p.i && p.Units[k-1].Kind == text.NounUnit // "the man | they met"
	case text.WhUnit, text.RelativeUnit:
		return true
	case text.SubUnit: // "a man who hid | because he was afraid"
		return p.relative && next < p.limit && p.Units[next].Form&text.Clause != 0
	case text.ConjUnit: // "a man who hid | and ran"
		return p.relative && p.clauses == 0 && next < p.limit && p.Units[next].IsFiniteVerb()
	case text.ThatUnit:
		return k == p.i || p.Units[k-1].Kind != text.VerbUnit
	}
	return false
}

// phraseEnd tells whether a phrase may end before a unit.
type phraseEnd uint8

const (
	noEnd   phraseEnd = iota // it goes on
	anEnd                    // it may end there
	lastEnd                  // it has ended before
)

// end tells whether p may end before unit j.
func (p *speakerPhrase) end(j int) phraseEnd {
	k := j - 1
	x := &p.Units[k]
	if p.open {
		return noEnd
	}
	switch x.Kind {
	case text.CommaUnit, text.ConjUnit, text.RelativeUnit, text.ThatUnit, text.WhUnit, text.SubUnit, text.DashUnit, text.ColonUnit:
		if k > p.i {
			return noEnd
		}
	case text.NounUnit:
		if k > p.i && p.Tok(x.Head).On(text.PersonalPronouns) && p.Units[k-1].Kind == text.NounUnit {
			return noEnd // "several people | I | met said"
		}
	case text.TimeUnit:
		if k > p.i && !p.modified && dates(p.Tok(x.Head)) {
			return noEnd // "the agency | last week | said"
		}
	case text.StopUnit:
		return lastEnd
	case text.QuoteUnit:
		if x.Last-x.First > maxQuoted {
			return lastEnd
		}
	}
	if j-p.i > 2 && j < p.limit && p.Units[j].Kind.In(text.NounUnit, text.AdjectiveUnit, text.RelativeUnit, text.WhUnit) {
		return noEnd // further out, only where something ends the phrase
	}
	if k > p.i && x.Kind == text.PrepUnit {
		return p.endWith(k)
	}
	return anEnd
}

// dates reports whether t, the head of a time after a name, dates what is said, and is no part
// of the name: "last week", "Sunday", but not "India | Today", "Baltimore | Sun".
func dates(t *text.Token) bool {
	const abbreviated = 4 // "Sun."
	return !t.Is(text.Capital) || t.On(text.Weekdays) && t.Len() > abbreviated
}

// endWith tells whether p may end with the prepositional phrase k.
func (p *speakerPhrase) endWith(k int) phraseEnd {
	x := &p.Units[k]
	bare := x.Last-x.First == 1
	switch {
	case p.kind == agentSource && bare, // "was accused by Ms Roy | of lying"
		parse.IsMedium(p.Text, x),                                                        // "Ms Roy | in a letter to the paper"
		p.kind == invertedSource && p.Tok(x.First).On(text.WhenWords),                    // "said Jo | after the match"
		p.kind == SubjectSource && !p.modified && p.Tok(x.First).On(text.MeanwhileWords): // "Jo | during the talk | said"
		return lastEnd
	case bare || parse.IsDate(p.Between(p.i, p.limit), k):
		return noEnd // its object is no part of it, nor is when: "Ms Roy on Friday said"
	}
	return anEnd
}

// isFloated reports whether u is a quantifier that stands after what it counts: "the Herald
// and the Star | both | reported".
func isFloated(txt *parse.Text, u *text.Unit) bool {
	return u.Last == u.First+1 && txt.Tok(u.First).On(text.FloatedQuantifiers)
}

// matrixSubjects lists the subjects of the clauses that may follow what the
// gerund u says, where its phrase begins the sentence: "Before saying so, she left."
func (l *lister) matrixSubjects(v parse.View, u int) {
	if v.Units[u].Form&text.Gerund == 0 {
		return
	}
	for i := v.First; i < u; i++ {
		if !v.Units[i].Kind.In(text.SubUnit, text.PrepUnit, text.AdverbUnit, text.ConjUnit, text.TimeUnit) {
			return
		}
	}
	starts := 0
	for i := u + 2; i < min(v.Last, u+maxEnds) && starts < maxMatrix; i++ {
		x, before := &v.Units[i], &v.Units[i-1]
		if x.Kind == text.NounUnit && x.Form&text.Clause != 0 &&
			(before.Kind == text.CommaUnit || endsInside(v.Text, before, text.Comma)) {
			l.extents(v.Text, x.First, i, v.Last, matrixSource)
			starts++
		}
	}
}

// maxMatrix bounds the clauses whose subject may be the speaker of a gerund
// before them.
const maxMatrix = 3

// inverted lists the extents of the noun phrase after the cue u.
func (l *lister) inverted(v parse.View, u int) {
	i := u + 1
	for i < min(v.Last, u+3) && (v.Units[i].Kind == text.AdverbUnit || v.Units[i].Kind == text.TimeUnit && v.KindAt(i+1) == text.NounUnit) {
		i++
	}
	if i >= v.Last {
		return
	}
	if v.Tok(v.Units[i].First).Word == english.By {
		return // "the inquiry, first reported | by the Post"
	}
	switch v.Units[i].Kind {
	case text.NounUnit, text.TimeUnit, text.QuoteUnit, text.AdjectiveUnit, text.OtherUnit, text.RelativeUnit, text.PrepUnit, text.AdverbUnit:
		l.extents(v.Text, v.Units[i].First, i, ownPhrase(v, u, i, v.Units[i].Head), invertedSource)
	}
}

// owners lists the possessives inside the noun phrase of the cue u, and the
// noun phrases in "by", "of" and "from" after it.
func (l *lister) owners(v parse.View, u int) {
	x := &v.Units[u]
	begin := x.First
	if x.Kind == text.PrepUnit {
		begin++
	}
	for i := begin; i < x.Head; i++ {
		switch t := v.Tok(i); t.Tag {
		case tag.PRPS:
			l.addSource(Source{Range: text.Range{First: i, Last: i + 1}, Head: i, First: -1, Last: -1, Kind: PossessorSource})
		case tag.POS:
			if before := v.Tok(i - 1); before.TellsTime() {
				continue // "Friday's decision"
			}
			l.addSource(Source{Range: text.Range{First: begin, Last: i + 1}, Head: i - 1, First: -1, Last: -1, Kind: PossessorSource})
		}
	}
	l.agents(v, u, false)
}

// agents lists the noun phrases in "by" (and unless onlyBy, "of" and "from")
// after the cue u.
func (l *lister) agents(v parse.View, u int, onlyBy bool) {
	for i := u + 1; i < min(v.Last, u+14); i++ {
		x := &v.Units[i]
		if !x.Governs() {
			if x.Kind == text.StopUnit || !onlyBy && i > u+3 {
				return
			}
			continue
		}
		if p := v.Tok(x.First); parse.IsDate(v, i) || p.Word != english.By && (onlyBy || !p.On(text.SourcePrepositions)) {
			continue
		}
		l.extents(v.Text, x.First+1, i, ownPhrase(v, u, i, x.First), agentSource)
		if !onlyBy {
			return
		}
	}
}

// ownPhrase returns the first unit after i with a phrase that depends on the verb u, and so is no
// part of the agent or the name with token t, as the tree has them: "reported by the Gazette | in
// its Friday edition", "said Moss | at a hearing".
func ownPhrase(v parse.View, u, i, t int) int {
	if v.Units[u].Kind != text.VerbUnit {
		return v.Last
	}
	nodes, cue := v.Tree(v.Sentence), v.Units[u].Head
	isAgent := nodes[t].Label == dep.Agent
	if int(nodes[t].Head) != cue || !isAgent && !v.Tok(t).Tag.IsProper() {
		return v.Last
	}
	for k := i + 1; k < v.Last; k++ {
		switch x := &v.Units[k]; x.Kind {
		case text.CommaUnit:
			if !isAgent {
				return v.Last // "said Ms Roy, a senator | from Ohio"
			}
		case text.PrepUnit:
			if p := v.Tok(x.First); x.First >= int(nodes[t].Last) && int(nodes[x.First].Head) == cue && p.Tag != tag.VBG && !p.On(text.SourcePrepositions) {
				return k
			}
		}
	}
	return v.Last
}

// HeadClass tells what kind of speaker the head of s is: a pronoun by its word, a name, a role.
func HeadClass(txt *parse.Text, s *Source) text.Atom {
	if s.Empty() {
		return atomNone
	}
	t := txt.Tok(s.Head)
	switch {
	case t.Tag.IsPronoun() || t.Word == english.Who || t.Word == english.Which:
		return t.Word
	case t.Word == english.Whom:
		return english.Who // "many of whom"
	case t.IsDayOrMonth():
		return atomTime
	case t.Tag.IsProper() || t.Is(text.Capital):
		if t.On(text.Organizations) {
			return atomBody
		}
		return atomProper
	}
	return nounHeadClass(txt, s, t)
}

// nounHeadClass is HeadClass for a head t in lower case: by the lists that hold it, or by
// its form.
func nounHeadClass(txt *parse.Text, s *Source, t *text.Token) text.Atom {
	switch {
	case t.On(text.Roles) || t.IsPersonNoun() || t.On(text.AnonymousNouns):
		return atomRole
	case t.On(text.Documents):
		return atomDocument
	case t.OnAny(bodies):
		return atomBody
	case t.On(text.TimeWords):
		return atomTime
	case t.On(text.GroupNouns):
		return atomRole
	case t.Tag == tag.NNS:
		return atomPlural
	case t.Tag == tag.DT, t.Tag == tag.EX:
		return t.Word
	case t.Tag == tag.CD:
		return atomNumber
	case isNamed(txt, s):
		return atomRole
	}
	return atomThing
}

// isNamed reports whether a person's name stands beside the head of s: "the bailiff, Tom Reed,".
func isNamed(txt *parse.Text, s *Source) bool {
	i := s.Head + 1
	if i+2 >= s.Range.Last || !txt.Tok(i).Is(text.Comma) {
		return false
	}
	given, family := txt.Tok(i+1), txt.Tok(i+2)
	return given.Tag.IsProper() && family.Tag.IsProper() && !family.OnAny(bodies)
}

// bodies are the lists of nouns for what speaks and is no person: "ministry", "firm", "town".
var bodies = text.ListsOf(text.Organizations, text.Bodies, text.CompanyNouns, text.PlaceNouns)

var (
	atomNone     = weigh.Named("none")
	atomTime     = weigh.Named("time")
	atomBody     = weigh.Named("body")
	atomProper   = weigh.Named("proper")
	atomRole     = weigh.Named("role")
	atomDocument = weigh.Named("document")
	atomPlural   = weigh.Named("plural")
	atomNumber   = weigh.Named("number")
	atomThing    = weigh.Named("thing")
)

// scoredSources returns the spans that may be the speaker of cue u in a slot,
// with the part of their scores that no rule changes. The rules that fit one
// cue share it.
func (p *Proposer) scoredSources(v parse.View, u int, slot rules.Slot) []Source {
	c := &p.sourceCache[slot]
	if c.unit != u+1 {
		c.unit = u + 1
		c.list = append(c.list[:0], p.lister.sourcesFor(v, u, slot)...)
		x := p.sourceContext(v, u, slot)
		for i := range c.list {
			sourceFeatures(&p.f, x, &c.list[i])
			c.list[i].score = p.f.Sum
		}
	}
	return c.list
}

// sourceList is a list of sources of one cue, kept for the next rule.
type sourceList struct {
	unit int // the cue and 1; 0 for none
	list []Source
}

// ChooseSource returns the best speaker for cue u by rule, or false when
// nothing fits the rule.
// The speaker ends before unit limit.
func (p *Proposer) ChooseSource(v parse.View, u int, rule *rules.Rule, limit int) (Source, bool) {
	best, found := Source{First: -1, Last: -1}, false
	var byRule [sourceKinds]int32
	var known [sourceKinds]bool
	list := p.scoredSources(v, u, rule.Speaker)
	told := isTold(v.Text, u)
	opens := rule.Speaker == rules.Subject && u == v.First && isThirdPerson(v.Text, u) // and so its subject follows: "Adds Ms Roy"
	from := math.MinInt                                                                // the content that stands before the speaker
	if rule.SpeaksLast() {
		from, limit = limit, v.Last
	}
	closes := tagsHeadline(rule, &v.Units[u])
	for i := range list {
		s := &list[i]
		if s.Last > limit || s.First <= from || closes && s.Last < v.Last {
			continue
		}
		if opens && s.First < 0 || told && (s.Kind == SubjectSource || s.Kind == RelativeSource) {
			continue
		}
		if !known[s.Kind] {
			p.f.Reset()
			sourceRuleFeatures(&p.f, v.Text, u, rule, s.Kind)
			byRule[s.Kind], known[s.Kind] = p.f.Sum, true
		}
		score := s.score + byRule[s.Kind]
		if found && score <= best.score {
			continue
		}
		if _, ok := edge(v, u, rule, s); ok && rule.FitsSpeaker(&v.Document, unitOf(v.Text, s)) {
			best, found = *s, true
			best.score = score
		}
	}
	return best, found
}

// unitOf returns s as a unit, of the kind that it begins with.
func unitOf(txt *parse.Text, s *Source) text.Unit {
	u := text.Unit{Kind: text.NounUnit}
	if s.First >= 0 {
		u = txt.Units[s.First]
	}
	u.First, u.Last, u.Head = s.Range.First, s.Range.Last, s.Head
	return u
}

// sourceLimit returns the unit before which the speaker ends that rule sees
// after the cue, where m sees the content after the speaker.
func sourceLimit(r parse.View, rule *rules.Rule, m *rules.Match) int {
	if m.Content >= 0 && (rule.Speaker == rules.Agent || rule.Speaker == rules.By || rule.Speaker == rules.Inverted) {
		return m.Content
	}
	return r.Last
}

// isParenthesis reports whether speaker s and cue u stand between commas in a clause that goes on
// after them: "Did he know, | she asked, | that it was lost?", "That bet, | she said, | “is lost.”",
// but not "When he came, she said, “No.”"
func isParenthesis(v parse.View, s *Source, u int) bool {
	if s.First < v.First || s.First > u || v.KindAt(u+1) != text.CommaUnit {
		return false
	}
	if x := u + 2; v.KindAt(x) == text.QuoteUnit { // a predicate, and no question
		q := &v.Units[x]
		return text.HasUnit(v.Units[v.First:u], text.CommaUnit) && v.Tok(q.First+1).Tag.IsFinite() && v.Source[v.Tok(q.Last-2).Start] != '?'
	}
	return s.First > v.First && v.Units[s.First-1].Kind == text.CommaUnit && v.FiniteIn(v.First, s.First) > 0
}

// edge returns the unit before which what is said to the left of s and the cue
// u ends, and whether what stands there is as rule asks.
func edge(v parse.View, u int, rule *rules.Rule, s *Source) (int, bool) {
	i := u
	if rule.Content == rules.Relative && !inRelative(v, s) && !opensRelative(v, u, s) {
		return i, false
	}
	if rule.Content == rules.Right && isParenthesis(v, s, u) {
		return i, false
	}
	if rule.Content == rules.Around && s.First >= 0 && s.Last < u && v.FiniteIn(s.Last, u) > 0 {
		return i, false // "“A disgrace,” he said, and | called | the mayor"
	}
	if (rule.Speaker == rules.Subject || rule.Speaker == rules.Quoted) && s.First >= 0 && s.Kind != matrixSource {
		i = s.First
	} else if rule.Speaker == rules.Subject && rule.HasBefore() {
		return i, false
	}
	first := i
	if s.First >= 0 && s.Range.First > v.Units[s.First].First && v.Units[s.First].Kind == text.PrepUnit && i == s.First {
		first++ // the preposition stands before the source, inside its unit
	}
	edge, ok := rule.FitsBefore(&v.Document, v.Units[v.First:first], first-v.First)
	if edge > i-v.First {
		edge = i - v.First
	}
	return v.First + edge, ok
}
