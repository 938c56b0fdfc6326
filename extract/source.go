package extract

import (
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// source is a span that may be the speaker of a claim.
type source struct {
	tokens          // empty: the text names no speaker
	head        int // the token that names it
	first, last int // its units [first, last); -1 where it is part of a unit
	kind        sourceKind
	score       int32
}

// sourceKind tells how a source is tied to its cue.
type sourceKind uint8

const (
	noSource sourceKind = iota
	subjectSource
	relativeSource // "who"
	invertedSource // after the cue
	possessorSource
	agentSource // in a phrase with "by", "of" or "from"
	sourceKinds
)

var sourceKindAtoms = [sourceKinds]text.Atom{named("none"), named("subject"), named("relative"), named("inverted"), named("possessor"), named("agent")}

var slotAtoms = [...]text.Atom{rules.NoSlot: named("none"), rules.Right: named("right"), rules.Left: named("left"), rules.Around: named("around"),
	rules.Subject: named("subject"), rules.Inverted: named("inverted"), rules.Owner: named("owner"), rules.Agent: named("agent"),
	rules.Relative: named("relative"), rules.Next: named("next"),
	rules.Paragraph: named("paragraph")}

const (
	maxStarts = 8  // noun phrases that a source may begin with
	maxExtend = 26 // units that a source may hold
)

// sourcesFor lists the spans that may be the speaker of the cue u in a slot.
func (a *analysis) sourcesFor(r unitRange, u int, slot rules.Slot) []source {
	a.sources = a.sources[:0]
	switch slot {
	case rules.Subject:
		a.subjects(r, u)
		a.addSource(source{first: -1, last: -1})
	case rules.Inverted:
		a.inverted(r, u)
	case rules.Owner:
		a.owners(r, u)
		a.subjects(r, u)
		a.addSource(source{first: -1, last: -1})
	case rules.Agent:
		a.agents(r, u, true)
		a.addSource(source{first: -1, last: -1})
	default:
		a.addSource(source{first: -1, last: -1})
	}
	return a.sources
}

func (a *analysis) addSource(s source) { a.sources = append(a.sources, s) }

// subjects lists the noun phrases before the cue u, nearest first, each with
// the extents that it may have.
func (a *analysis) subjects(r unitRange, u int) {
	starts := 0
	for i := u - 1; i >= r.first && starts < maxStarts && u-i < 40; i-- {
		x := &a.units[i]
		switch x.Kind {
		case text.NounUnit, text.TimeUnit:
		case text.RelativeUnit:
			if w := a.tok(x.First).Word; w != atomWho && w != atomWhich {
				continue
			}
			a.addSource(source{tokens: tokens{x.First, x.Last}, head: x.First, first: i, last: i + 1, kind: relativeSource})
			starts++
			continue
		case text.PrepUnit:
			// "as the minister said": the chunker took the subordinator for a preposition
			if x.Last-x.First < 2 || !prepositional(a.tok(x.First).Word) && !(i == r.first && u-i < 4) {
				continue
			}
			starts++
			before := len(a.sources)
			a.extents(i, u, subjectSource)
			for k := before; k < len(a.sources); k++ {
				a.sources[k].tokens.first++
			}
			continue
		case text.ThatUnit:
			// "nations that oppose": the pronoun, right before its verb
			if i == r.first || i+1 != u && !(i+2 == u && a.units[i+1].Kind == text.AdverbUnit) || a.units[i-1].Kind != text.NounUnit && a.units[i-1].Kind != text.PrepUnit {
				continue
			}
			a.addSource(source{tokens: tokens{x.First, x.Last}, head: x.First, first: i, last: i + 1, kind: relativeSource})
			starts++
			continue
		case text.QuoteUnit:
			if x.Last-x.First > 8 {
				continue
			}
		case text.StopUnit:
			if a.tok(x.First).Word == atomSemicolon {
				return
			}
			continue
		case text.OtherUnit, text.AdjectiveUnit, text.AdverbUnit, text.ConjUnit:
			// a name or number that the tagger took for something else
			if t := a.tok(x.First); !t.Is(text.Capital) || x.Kind == text.ConjUnit || x.Kind == text.AdverbUnit && i+1 < u && a.units[i+1].Kind != text.PrepUnit {
				continue
			}
		default:
			continue
		}
		starts++
		a.extents(i, u, subjectSource)
		// "Monday the minister": the phrase may hold a date before the name.
		if x.Kind == text.NounUnit && x.Last-x.First > 1 && (a.tok(x.First).On(text.Weekdays) || a.tok(x.First).On(text.TimeWords)) {
			a.addSource(source{tokens: tokens{x.First + 1, x.Last}, head: x.Head, first: i, last: i + 1, kind: subjectSource})
		}
	}
}

// extents lists the ends that a noun phrase which begins with unit i may have
// before unit limit.
func (a *analysis) extents(i, limit int, kind sourceKind) {
	x := &a.units[i]
	clauses := 0 // relative clauses begun, less the finite verbs met
	for j := i + 1; j <= limit && j-i <= maxExtend; j++ {
		prev := &a.units[j-1]
		switch prev.Kind {
		case text.VerbUnit:
			if prev.Form&text.Finite != 0 {
				if clauses--; clauses < 0 {
					return // a phrase has no verb of its own
				}
			}
		case text.NounUnit:
			if j-2 >= i && a.units[j-2].Kind == text.NounUnit {
				clauses++ // "the man | they met"
			}
		case text.WhUnit, text.RelativeUnit:
			clauses++
		case text.ThatUnit:
			if j-2 < i || a.units[j-2].Kind != text.VerbUnit {
				clauses++
			}
		}
		switch prev.Kind {
		case text.CommaUnit, text.ConjUnit, text.RelativeUnit, text.ThatUnit, text.WhUnit, text.SubUnit, text.DashUnit, text.ColonUnit:
			if j-1 > i || prev.Kind == text.ColonUnit {
				continue
			}
		case text.StopUnit:
			return
		}
		if j-i > 2 && j < limit {
			// Further out, only where something ends the phrase.
			switch a.units[j].Kind {
			case text.CommaUnit, text.DashUnit, text.StopUnit, text.QuoteUnit, text.TimeUnit, text.AdverbUnit, text.BracketUnit, text.SubUnit, text.ConjUnit, text.PrepUnit, text.ColonUnit, text.ThatUnit, text.VerbUnit, text.OtherUnit:
			default:
				continue
			}
		}
		last := prev.Last
		a.addSource(source{tokens: tokens{x.First, last}, head: x.Head, first: i, last: j, kind: kind})
	}
}

// inverted lists the extents of the noun phrase after the cue u.
func (a *analysis) inverted(r unitRange, u int) {
	i := u + 1
	for i < r.last && i < u+3 && (a.units[i].Kind == text.AdverbUnit || a.units[i].Kind == text.TimeUnit && i+1 < r.last && a.units[i+1].Kind == text.NounUnit) {
		i++
	}
	if i >= r.last {
		return
	}
	switch a.units[i].Kind {
	case text.NounUnit, text.TimeUnit, text.QuoteUnit, text.AdjectiveUnit, text.OtherUnit, text.RelativeUnit, text.PrepUnit, text.AdverbUnit:
		a.extents(i, r.last, invertedSource)
	}
}

// owners lists the possessives inside the noun phrase of the cue u, and the
// noun phrases in "by", "of" and "from" after it.
func (a *analysis) owners(r unitRange, u int) {
	x := &a.units[u]
	begin := x.First
	if x.Kind == text.PrepUnit {
		begin++
	}
	for i := begin; i < x.Head; i++ {
		switch t := a.tok(i); t.Tag {
		case tag.PRPS:
			a.addSource(source{tokens: tokens{i, i + 1}, head: i, first: -1, last: -1, kind: possessorSource})
		case tag.POS:
			a.addSource(source{tokens: tokens{begin, i + 1}, head: i - 1, first: -1, last: -1, kind: possessorSource})
		}
	}
	a.agents(r, u, false)
}

// agents lists the noun phrases in "by" (and unless onlyBy, "of" and "from")
// after the cue u.
func (a *analysis) agents(r unitRange, u int, onlyBy bool) {
	for i := u + 1; i < r.last && i < u+14; i++ {
		x := &a.units[i]
		if x.Kind != text.PrepUnit || x.Last-x.First < 2 {
			if x.Kind == text.StopUnit || !onlyBy && i > u+3 {
				return
			}
			continue
		}
		w := a.tok(x.First).Word
		if w != atomBy && (onlyBy || w != atomOf && w != atomFrom && w != atomAmong) {
			continue
		}
		before := len(a.sources)
		a.extents(i, r.last, agentSource)
		for k := before; k < len(a.sources); k++ {
			a.sources[k].tokens.first++
		}
		if !onlyBy {
			return
		}
	}
}

var (
	tSource       = newTemplate("source")
	tSourceHead   = newTemplate("source-head")
	tSourceWord   = newTemplate("source-word")
	tSourceGap    = newTemplate("source-gap")
	tSourceBetw   = newTemplate("source-between")
	tSourceVerbs  = newTemplate("source-verbs")
	tSourceBefore = newTemplate("source-before")
	tSourceInside = newTemplate("source-inside")
	tSourceEnd    = newTemplate("source-end")
	tSourceEndTok = newTemplate("source-end-word")
	tSourceNext   = newTemplate("source-next")
	tSourceAgree  = newTemplate("source-agree")
	tSourceLen    = newTemplate("source-length")
	tSourceFirst  = newTemplate("source-first")
	tSourceRule   = newTemplate("source-rule")
	tSourceNouns  = newTemplate("source-nouns")
	tSourceComma  = newTemplate("source-commas")
	tSourceForm   = newTemplate("source-form")
	tSourceStop   = newTemplate("source-stop")
	tSourceClause = newTemplate("source-clause")
	tSourceGov    = newTemplate("source-governor")
	tSourceJoin   = newTemplate("source-join")
	tSourceApp    = newTemplate("source-apposition")
)

// headClass returns what the head token of a source is, coarsely.
func (a *analysis) headClass(s *source) text.Atom {
	if s.empty() {
		return atomNone
	}
	t := a.tok(s.head)
	switch {
	case t.Tag == tag.PRP || t.Tag == tag.PRPS || t.Word == atomWho || t.Word == atomWhich:
		return t.Word
	case t.On(text.Weekdays), t.On(text.Months):
		return atomTime
	case t.Tag.IsProper() || t.Is(text.Capital):
		if t.On(text.Organizations) {
			return atomBody
		}
		return atomProper
	case t.On(text.Roles):
		return atomRole
	case t.On(text.Documents):
		return atomDocument
	case t.On(text.Organizations):
		return atomBody
	case t.On(text.TimeWords):
		return atomTime
	case t.Tag == tag.NNS:
		return atomPlural
	case t.Tag == tag.DT, t.Tag == tag.EX:
		return t.Word
	case t.Tag == tag.CD:
		return atomNumber
	}
	return atomThing
}

var (
	atomNone     = named("none")
	atomTime     = named("time")
	atomBody     = named("body")
	atomProper   = named("proper")
	atomRole     = named("role")
	atomDocument = named("document")
	atomPlural   = named("plural")
	atomNumber   = named("number")
	atomThing    = named("thing")
)

// formAtom names the form of a cue.
func formAtom(f text.Form) text.Atom {
	switch {
	case f&text.Passive != 0:
		return atomPassive
	case f&text.Infinitive != 0:
		return atomInfinitive
	case f&text.Gerund != 0:
		return atomGerund
	case f&text.Participle != 0:
		return atomParticiple
	case f&text.Modal != 0:
		return atomModal
	case f&text.Finite != 0:
		return atomFinite
	}
	return atomOther
}

var (
	atomPassive    = named("passive")
	atomInfinitive = named("infinitive")
	atomGerund     = named("gerund")
	atomParticiple = named("participle")
	atomModal      = named("modal")
	atomFinite     = named("finite")
	atomOther      = named("other")
)

// sourceRuleFeatures collects the features of a source of kind k that depend
// on the rule.
func (a *analysis) sourceRuleFeatures(u int, rule *rules.Rule, k sourceKind) {
	a.f.add(tSourceRule, sourceKindAtoms[k], rule.ID, 0)
	a.f.add(tSourceRule, sourceKindAtoms[k], rule.ID, formAtom(a.units[u].Form))
}

// sourceFeatures collects the features of s as the speaker of cue u in a slot,
// whatever the rule.
func (a *analysis) sourceFeatures(r unitRange, u int, where rules.Slot, s *source) {
	f := &a.f
	f.reset()
	cue := &a.units[u]
	kind := sourceKindAtoms[s.kind]
	slot := slotAtoms[where]
	form := formAtom(cue.Form)
	f.add(tSource, kind, slot, form)
	if cue.Kind != text.VerbUnit && u > r.first {
		// Whose is a noun or adjective? The subject's, by the verb that governs
		// it: "made a promise", but not "ignored calls".
		for k := u - 1; k >= r.first && k > u-4; k-- {
			if x := &a.units[k]; x.Kind == text.VerbUnit {
				f.add(tSourceGov, kind, a.tok(x.Head).Lemma, 0)
				f.add(tSourceGov, kind, formAtom(x.Form), kindAtoms[cue.Kind])
				break
			}
		}
	}
	if s.empty() {
		f.add(tSourceForm, form, a.tok(cue.Head).Lemma, 0)
		f.add(tSourceVerbs, kind, form, yesNo(u == r.first))
		return
	}
	head := a.headClass(s)
	f.add(tSourceHead, kind, head, slot)
	f.add(tSourceWord, kind, a.tok(s.head).Word, 0)
	f.add(tSourceLen, kind, bucket(s.tokens.last-s.tokens.first), 0)
	f.add(tSourceFirst, kind, tagAtoms[a.tok(s.tokens.first).Tag], 0)
	if s.first < 0 {
		return
	}
	// Between the source and the cue.
	gapFirst, gapLast := s.last, u
	if s.first > u {
		gapFirst, gapLast = u+1, s.first
	}
	gap := newSignature(f.names)
	verbs, nouns, commas, relatives, conj := 0, 0, 0, 0, 0
	for i := gapFirst; i < gapLast; i++ {
		x := &a.units[i]
		if i < gapFirst+5 {
			gap.push(x.Kind.String())
		}
		switch x.Kind {
		case text.VerbUnit:
			verbs++
		case text.NounUnit:
			nouns++
		case text.CommaUnit:
			commas++
		case text.RelativeUnit, text.ThatUnit, text.WhUnit, text.SubUnit:
			relatives++
		case text.ConjUnit:
			conj++
		}
	}
	f.add(tSourceGap, kind, gap.atom(), form)
	f.add(tSourceGap, kind, gap.atom(), 0)
	f.add(tSourceBetw, kind, bucket(gapLast-gapFirst), form)
	f.add(tSourceVerbs, kind, count(min(verbs, 4)), form)
	f.add(tSourceVerbs, count(min(verbs, 3)), count(min(relatives, 3)), count(min(conj, 2)))
	f.add(tSourceNouns, kind, count(min(nouns, 5)), form)
	f.add(tSourceNouns, head, count(min(nouns, 3)), count(min(verbs, 2)))
	f.add(tSourceComma, kind, count(min(commas, 4)), count(min(verbs, 3)))
	// What stands before it.
	before, beforeWord := atomNone, text.Atom(0)
	if s.first > r.first {
		b := &a.units[s.first-1]
		before, beforeWord = kindAtoms[b.Kind], a.tok(b.Last-1).Word
		if b.Kind == text.VerbUnit {
			beforeWord = formAtom(b.Form)
		}
		if b.Kind == text.PrepUnit && b.Last-b.First > 1 || b.Kind == text.NounUnit || b.Kind == text.QuoteUnit {
			beforeWord = 0
		}
	}
	// The subject of the cue's clause begins it, and each finite verb between
	// them belongs to a relative clause; commas around an apposition are even.
	initial := atomNo
	switch {
	case s.first == r.first:
		initial = atomEnd
	default:
		switch b := &a.units[s.first-1]; b.Kind {
		case text.QuoteUnit, text.ThatUnit, text.SubUnit, text.ColonUnit, text.StopUnit, text.DashUnit, text.ConjUnit, text.WhUnit:
			initial = kindAtoms[b.Kind]
		case text.CommaUnit, text.AdverbUnit, text.TimeUnit:
			initial = atomOther
			for k := s.first - 1; k >= r.first; k-- {
				if y := &a.units[k]; y.Kind == text.VerbUnit && y.Form&text.Finite != 0 || y.Kind == text.QuoteUnit {
					break
				} else if k == r.first {
					initial = atomYes // only adjuncts before it
				}
			}
		}
	}
	finite := 0
	for i := gapFirst; i < gapLast; i++ {
		if x := &a.units[i]; x.Kind == text.VerbUnit && x.Form&text.Finite != 0 {
			finite++
		}
	}
	balance := count(max(0, 2+min(2, finite-relatives)))
	f.add(tSourceClause, initial, balance, count(commas%2))
	f.add(tSourceClause, initial, balance, form)
	f.add(tSourceClause, initial, count(min(finite, 3)), count(min(commas, 3)))
	f.add(tSourceClause, kind, initial, head)
	f.add(tSourceBefore, kind, before, beforeWord)
	f.add(tSourceBefore, kind, before, head)
	// What is inside.
	inside := newSignature(f.names)
	innerVerbs, innerCommas, innerRel := 0, 0, 0
	for i := s.first; i < s.last; i++ {
		x := &a.units[i]
		if i < s.first+7 {
			inside.push(x.Kind.String())
		}
		switch x.Kind {
		case text.VerbUnit:
			if x.Form&text.Finite != 0 {
				innerVerbs++
			}
		case text.CommaUnit:
			innerCommas++
		case text.RelativeUnit:
			innerRel++
		}
	}
	f.add(tSourceInside, kind, inside.atom(), 0)
	f.add(tSourceInside, kind, inside.atom(), head)
	f.add(tSourceInside, count(min(innerVerbs, 3)), count(min(innerRel, 2)), count(min(innerCommas, 4)))
	if s.last-s.first >= 3 {
		// Apposition or list: what follows the first comma.
		for i := s.first; i+1 < s.last; i++ {
			if a.units[i].Kind == text.CommaUnit {
				nx := &a.units[i+1]
				f.add(tSourceApp, kindAtoms[nx.Kind], tagAtoms[a.tok(nx.First).Tag], head)
				f.add(tSourceApp, a.unitAtomAt(r, s.last), kindAtoms[nx.Kind], tagAtoms[a.tok(nx.First).Tag])
				break
			}
		}
	}
	// How it ends and what follows.
	lastUnit := &a.units[s.last-1]
	f.add(tSourceEnd, kind, kindAtoms[lastUnit.Kind], a.unitAtomAt(r, s.last))
	f.add(tSourceEnd, a.unitAtomAt(r, s.last), a.unitAtomAt(r, s.last+1), count(min(innerCommas, 3)))
	f.add(tSourceEnd, a.unitAtomAt(r, s.last), a.unitAtomAt(r, s.last+1), a.unitAtomAt(r, s.last+2))
	w0, w1 := a.firstWord(r, s.last), a.firstWord(r, s.last+1)
	f.add(tSourceStop, w0, w1, slot)
	f.add(tSourceStop, w0, count(min(innerVerbs, 2)), count(min(innerCommas, 3)))
	f.add(tSourceStop, kindAtoms[lastUnit.Kind], w0, w1)
	if s.last < r.last && a.units[s.last].Kind == text.CommaUnit && s.last+1 < r.last {
		f.add(tSourceStop, tagAtoms[a.tok(a.units[s.last+1].First).Tag], head, yesNo(a.tok(a.units[s.last+1].First).Is(text.Capital)))
	}
	if s.last-s.first > 1 {
		prev := &a.units[s.last-2]
		f.add(tSourceJoin, kindAtoms[prev.Kind], kindAtoms[lastUnit.Kind], a.tok(lastUnit.First).Word)
		f.add(tSourceJoin, a.firstWord(r, s.last-2), a.firstWord(r, s.last-1), slot)
	}
	if s.last < r.last {
		nx := &a.units[s.last]
		f.add(tSourceNext, kind, a.tok(nx.First).Word, 0)
		if nx.Kind == text.PrepUnit || nx.Kind == text.SubUnit || nx.Kind == text.VerbUnit && s.last != u {
			f.add(tSourceEndTok, a.tok(nx.First).Word, kindAtoms[lastUnit.Kind], atomNo)
		}
	}
	if lastUnit.Kind == text.PrepUnit {
		f.add(tSourceEndTok, a.tok(lastUnit.First).Word, head, atomYes)
	}
	// Agreement of a present-tense cue.
	if t := a.tok(cue.First).Tag; t == tag.VBZ || t == tag.VBP {
		f.add(tSourceAgree, tagAtoms[t], tagAtoms[a.tok(s.head).Tag], 0)
	}
	f.add(tSourceForm, kind, form, yesNo(s.last == u || s.first == u+1))
}

// unitAtomAt names the kind of the unit at i, or the sentence's end.
func (a *analysis) unitAtomAt(r unitRange, i int) text.Atom {
	if i >= r.last || i < r.first {
		return atomEnd
	}
	return kindAtoms[a.units[i].Kind]
}

// scoredSources returns the spans that may be the speaker of cue u in a slot,
// with the part of their scores that no rule changes. The rules that fit one
// cue share it.
func (a *analysis) scoredSources(r unitRange, u int, slot rules.Slot) []source {
	c := &a.sourceCache[slot]
	if c.unit != u+1 {
		c.unit = u + 1
		c.list = append(c.list[:0], a.sourcesFor(r, u, slot)...)
		for i := range c.list {
			a.sourceFeatures(r, u, slot, &c.list[i])
			c.list[i].score = a.f.score(a.set.Weights)
		}
	}
	return c.list
}

// sourceList is a list of sources of one cue, kept for the next rule.
type sourceList struct {
	unit int // the cue and 1; 0 for none
	list []source
}

// chooseSource returns the best speaker for cue u by rule, or false when
// nothing fits the rule.
func (a *analysis) chooseSource(r unitRange, u int, rule *rules.Rule) (source, bool) {
	best, found := source{first: -1, last: -1}, false
	var byRule [sourceKinds]int32
	var known [sourceKinds]bool
	list := a.scoredSources(r, u, rule.Speaker)
	for i := range list {
		s := list[i]
		if !known[s.kind] {
			a.f.reset()
			a.sourceRuleFeatures(u, rule, s.kind)
			byRule[s.kind], known[s.kind] = a.f.score(a.set.Weights), true
		}
		s.score += byRule[s.kind]
		if found && s.score <= best.score {
			continue
		}
		if _, ok := a.edge(r, u, rule, &s); ok && rule.FitsSpeaker(&a.doc, a.unitOf(&s)) {
			best, found = s, true
		}
	}
	return best, found
}

// unitOf returns s as a unit, of the kind that it begins with.
func (a *analysis) unitOf(s *source) text.Unit {
	u := text.Unit{Kind: text.NounUnit}
	if s.first >= 0 {
		u = a.units[s.first]
	}
	u.First, u.Last, u.Head = s.tokens.first, s.tokens.last, s.head
	return u
}

// edge returns the unit before which what is said to the left of s and the cue
// u ends, and whether what stands there is as rule asks.
func (a *analysis) edge(r unitRange, u int, rule *rules.Rule, s *source) (int, bool) {
	i := u
	if rule.Speaker == rules.Subject && s.first >= 0 {
		i = s.first
	} else if rule.Speaker == rules.Subject && rule.HasBefore() {
		return i, false
	}
	first := i
	if s.first >= 0 && s.tokens.first > a.units[s.first].First && a.units[s.first].Kind == text.PrepUnit && i == s.first {
		first++ // the preposition stands before the source, inside its unit
	}
	edge, ok := rule.FitsBefore(&a.doc, a.units[r.first:first], first-r.first)
	if edge > i-r.first {
		edge = i - r.first
	}
	return r.first + edge, ok
}
