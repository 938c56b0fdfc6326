package extract

import (
	"math"
	"strings"

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
	agentSource  // in a phrase with "by", "of" or "from"
	matrixSource // the subject of the clause after a gerund's: "after saying no, she left"
	sourceKinds
)

var sourceKindAtoms = [sourceKinds]text.Atom{named("none"), named("subject"), named("relative"), named("inverted"), named("possessor"), named("agent"), named("matrix")}

var slotAtoms = [...]text.Atom{rules.NoSlot: named("none"), rules.Right: named("right"), rules.Left: named("left"), rules.Around: named("around"),
	rules.Subject: named("subject"), rules.Inverted: named("inverted"), rules.Owner: named("owner"), rules.Agent: named("agent"), rules.By: named("agent"),
	rules.Relative: named("relative"), rules.Next: named("next"),
	rules.Paragraph: named("paragraph")}

const (
	maxStarts = 8  // noun phrases that a source may begin with
	maxExtend = 26 // units that a source may hold
	maxQuoted = 8  // tokens of a quotation in a source
)

// lister lists the spans that may be the speaker of a cue.
type lister struct{ sources []source }

// sourcesFor lists the spans that may be the speaker of the cue u in a slot.
func (l *lister) sourcesFor(v View, u int, slot rules.Slot) []source {
	l.sources = l.sources[:0]
	switch slot {
	case rules.Subject:
		if i, end, _ := shownSubject(v, u); i >= 0 {
			l.extents(v.Text, i, end, subjectSource)
			break
		}
		l.subjects(v, u)
		l.matrixSubjects(v, u)
		l.addSource(source{first: -1, last: -1})
	case rules.Inverted:
		l.inverted(v, u)
	case rules.Owner:
		l.owners(v, u)
		if v.Units[u].Kind == text.AdjectiveUnit || speaksNoun(v, u) {
			l.subjects(v, u)
		}
		l.addSource(source{first: -1, last: -1})
	case rules.By:
		l.agents(v, u, true)
	case rules.Agent:
		l.agents(v, u, true)
		l.addSource(source{first: -1, last: -1})
	default:
		l.addSource(source{first: -1, last: -1})
	}
	return l.sources
}

func (l *lister) addSource(s source) { l.sources = append(l.sources, s) }

// subjects lists the noun phrases before the cue u, nearest first, each with
// the extents that it may have.
func (l *lister) subjects(v View, u int) {
	starts := 0
	from := beforeAside(v, u)
	if verb := reducedBefore(v, u); verb >= 0 {
		from = verb - 1
	}
	if verb := purposeBefore(v, u); verb >= 0 {
		from = verb - 1
	}
	first := v.First
	if w := parallelBefore(v, u); w >= 0 {
		from = w - 1
		for first = w; first > v.First && !v.Units[first-1].IsFiniteVerb() && v.Units[first-1].Kind != text.ThatUnit; first-- {
		}
	}
	for i := from; i >= first && starts < maxStarts && u-i < 40; i-- {
		x := &v.Units[i]
		switch x.Kind {
		case text.NounUnit, text.TimeUnit:
			if x.Kind == text.TimeUnit && i == v.First && v.Units[i+1].Kind == text.CommaUnit {
				continue // "Yesterday, Ms Roy"
			}
			if isAffiliation(v.Text, x) || v.Tok(x.Head).Tag == tag.EX {
				continue
			}
			if isRelativeObject(v, i, u) {
				continue
			}
			if i > v.First && isEmphasis(v.Text, i) || i+1 == u-1 && isLocality(v, i) {
				continue
			}
		case text.RelativeUnit:
			if w := v.Tok(x.Head).Word; w != atomWho && w != atomWhich && w != atomThat && x.First == x.Head {
				continue
			}
			if v.Units[u-1].Kind == text.CommaUnit && v.FiniteIn(i+1, u) > 0 {
				continue // "a guard, who insisted on anonymity, | said"
			}
			l.addSource(source{tokens: tokens{x.First, x.Last}, head: x.Head, first: i, last: i + 1, kind: relativeSource})
			starts++
			continue
		case text.PrepUnit:
			// "as the minister said": the chunker took the subordinator for a preposition
			if x.Last-x.First < 2 || !prepositional(v.Tok(x.First).Word) && !(i == v.First && u-i < 4 && !(i+1 < u && v.Units[i+1].Kind == text.NounUnit && v.Units[i+1].Form&text.Clause != 0)) && !isAbsolute(v.Text, i, u) || isDate(v, i) {
				continue
			}
			starts++
			before := len(l.sources)
			l.extents(v.Text, i, u, subjectSource)
			for k := before; k < len(l.sources); k++ {
				l.sources[k].tokens.first++
			}
			continue
		case text.QuoteUnit:
			if x.Last-x.First > maxQuoted || isSpoken(v.Text, x) {
				continue
			}
		case text.BracketUnit:
			if k := openingBracket(v, i); k >= 0 {
				i = k // "Ana Ruiz (Lab, Salto) | said"
			}
			continue
		case text.StopUnit:
			if v.Tok(x.First).Word == atomSemicolon {
				return
			}
			continue
		case text.OtherUnit, text.AdjectiveUnit, text.AdverbUnit, text.ConjUnit:
			// a name or number that the tagger took for something else
			if t := v.Tok(x.First); !t.Is(text.Capital) || x.Kind == text.ConjUnit || x.Kind == text.AdverbUnit && i+1 < u && v.Units[i+1].Kind != text.PrepUnit {
				continue
			}
		default:
			continue
		}
		starts++
		before := len(l.sources)
		l.extents(v.Text, i, u, subjectSource)
		if i > v.First && v.Units[i-1].Kind == text.RelativeUnit && v.Tok(v.Units[i-1].Head).Word == atomWhose {
			if v.Units[u].Form&text.Gerund != 0 && v.Units[u-1].Kind == text.CommaUnit {
				l.sources = l.sources[:before] // "said Ms Roy, whose union has 4,000 members, adding"
				continue
			}
			for k := before; k < len(l.sources); k++ {
				l.sources[k].tokens.first = v.Units[i-1].First // "whose lawyer said"
			}
		}
		// "Monday the minister": the phrase may hold a date before the name.
		if x.Kind == text.NounUnit && x.Last-x.First > 1 && (v.Tok(x.First).On(text.Weekdays) || v.Tok(x.First).On(text.TimeWords)) {
			l.addSource(source{tokens: tokens{x.First + 1, x.Last}, head: x.Head, first: i, last: i + 1, kind: subjectSource})
		}
	}
}

// reducedBefore returns the participle of the reduced relative clause between the verb u
// and its subject, or -1: "the man | accused | of starting the fire | said".
func reducedBefore(v View, u int) int {
	for i := u - 1; i > v.First && i > u-maxReduced; i-- {
		switch x := &v.Units[i]; x.Kind {
		case text.VerbUnit:
			if x.Form&text.Participle != 0 && reducedVerb(v.Set, &v.Document, v.Units[:v.Last], i) == u {
				return i
			}
			if x.Form&(text.Gerund|text.Infinitive) == 0 {
				return -1
			}
		case text.NounUnit, text.PrepUnit, text.TimeUnit, text.AdverbUnit, text.AdjectiveUnit:
		default:
			return -1
		}
	}
	return -1
}

// purposeBefore returns the verb whose purpose the infinitive u tells, where nothing but
// noun and prepositional phrases stand between them; or -1: "she | rang | the council | to
// complain". Its subject speaks, not its object.
func purposeBefore(v View, u int) int {
	if v.Units[u].Kind != text.VerbUnit || v.Units[u].Form&text.Infinitive == 0 {
		return -1
	}
	for i := u - 1; i >= v.First && i >= u-maxGoverned; i-- {
		switch x := &v.Units[i]; x.Kind {
		case text.VerbUnit:
			if purposeVerbs.has(v.Tok(x.Head).Word) {
				return i
			}
			return -1
		case text.NounUnit, text.PrepUnit, text.TimeUnit, text.AdverbUnit:
		default:
			return -1
		}
	}
	return -1
}

// maxGoverned bounds the units between a verb and the infinitive that depends on it.
const maxGoverned = 6

// parallelBefore returns the verb with the same auxiliary that "and" or "but" joins the
// verb u to, in the clause of another verb, or -1: "said the king | had met the leaders
// and | had urged calm".
func parallelBefore(v View, u int) int {
	x := &v.Units[u]
	aux := v.Tok(x.First)
	if !x.IsFiniteVerb() || x.First == x.Head || aux.Tag != tag.MD && !isHave(aux.Word) || u < v.First+3 || v.Units[u-1].Kind != text.ConjUnit {
		return -1
	}
	for i := u - 2; i > v.First && i > u-maxExtend; i-- {
		y := &v.Units[i]
		switch y.Kind {
		case text.RelativeUnit, text.SubUnit, text.WhUnit, text.QuoteUnit, text.StopUnit, text.ThatUnit:
			return -1
		}
		if !y.IsFiniteVerb() {
			continue
		}
		before := &v.Units[i-1]
		if y.First == y.Head || v.Tok(y.First).Word != aux.Word || before.Kind != text.NounUnit && before.Kind != text.PrepUnit {
			return -1
		}
		for k := i - 1; k >= v.First; k-- {
			if z := &v.Units[k]; z.IsFiniteVerb() {
				if z.First != z.Head {
					return -1 // "had said the man had died and had urged"
				}
				return i
			}
		}
		return -1
	}
	return -1
}

// isLocality reports whether unit i, between commas, tells where the place before it
// lies, in an aside: "the roofer, from Basildon, | Essex | , told".
func isLocality(v View, i int) bool {
	if i < v.First+4 || i+1 >= v.Last || v.Units[i].Kind != text.NounUnit || v.Units[i].Form&text.Proper == 0 || v.Units[i-1].Kind != text.CommaUnit || v.Units[i+1].Kind != text.CommaUnit || v.Units[i-3].Kind != text.CommaUnit {
		return false
	}
	x, t := &v.Units[i-2], v.Tok(v.Units[i].First)
	if w := v.Tok(x.First).Word; x.Kind != text.PrepUnit || x.Form&text.Proper == 0 || w != atomOf && w != atomFrom || v.Units[i-4].Kind != text.NounUnit {
		return false
	}
	return t.On(text.Places) || !t.IsGivenName() && v.Units[i].Last-v.Units[i].First <= 2
}

// isSpoken reports whether the quotation x ends as what is said does, and not as a name
// or title: “Will it hurt?”
func isSpoken(txt *Text, x *text.Unit) bool {
	return endsInside(txt, x, text.EndMark|text.Comma)
}

// endsInside reports whether a mark of the shape s stands last inside the quotation x.
func endsInside(txt *Text, x *text.Unit, s text.Shape) bool {
	return x.Last-x.First > 2 && txt.Tok(x.Last-2).Is(s)
}

// openingBracket returns the bracket that opens what the one at unit i closes, or -1.
func openingBracket(v View, i int) int {
	if v.OpensBracket(i) {
		return -1
	}
	for k := i - 1; k >= v.First && k > i-maxExtend; k-- {
		if v.Units[k].Kind == text.BracketUnit {
			if v.OpensBracket(k) {
				return k
			}
			return -1
		}
	}
	return -1
}

// isRelativeObject reports whether the noun phrase right before the cue u is the
// object of a relative clause whose verb takes no clause: "those who backed | the
// plan | said".
func isRelativeObject(v View, i, u int) bool {
	if i+1 != u || i < v.First+3 || !v.Units[u].IsFiniteVerb() || v.Units[i-2].Kind != text.RelativeUnit || !v.Units[i-1].IsFiniteVerb() {
		return false
	}
	return v.Units[i-1].Form&text.Copula == 0 && !v.Set.TakesClause(v.EntryOf(&v.Units[i-1]))
}

// isAbsolute reports whether the prepositional phrase at unit i may hold the subject
// of the gerund u: "with | ministers saying".
func isAbsolute(txt *Text, i, u int) bool {
	return txt.Units[u].Kind == text.VerbUnit && txt.Units[u].Form&text.Gerund != 0 && txt.Tok(txt.Units[i].First).Word == atomWith
}

// isAffiliation reports whether the noun phrase x is a politician's party and
// state, which speak for nobody: "R-Wis.".
func isAffiliation(txt *Text, x *text.Unit) bool {
	w := txt.Tok(x.First).In(txt.Source)
	return len(w) > 3 && w[1] == '-' && strings.IndexByte("RDI", w[0]) >= 0 && 'A' <= w[2] && w[2] <= 'Z'
}

// beforeAside returns the unit before the cue u, or before the aside between
// dashes that ends there: "the mayor — who had won in May — said".
func beforeAside(v View, u int) int {
	i := u - 1
	if i <= v.First || v.Units[i].Kind != text.DashUnit {
		return i
	}
	for k := i - 1; k > v.First && k > u-maxExtend; k-- {
		if v.Units[k].Kind == text.DashUnit && (v.Units[k-1].Kind == text.NounUnit || v.Units[k-1].Kind == text.PrepUnit) {
			return k - 1
		}
	}
	return i
}

// extents lists the ends that a noun phrase which begins with unit i may have
// before unit limit.
func (l *lister) extents(txt *Text, i, limit int, kind sourceKind) {
	x := &txt.Units[i]
	clauses := 0 // relative clauses begun, less the finite verbs met
	relative := false
	for j := i + 1; j <= limit && j-i <= maxExtend; j++ {
		prev := &txt.Units[j-1]
		if kind == invertedSource && j-1 > i && !relative && (prev.Kind == text.SubUnit || prev.Kind == text.WhUnit && txt.Tok(prev.First).Word == atomWhere) {
			return // "said Jo | when the whistle blew"
		}
		switch prev.Kind {
		case text.VerbUnit:
			if prev.Form&text.Finite != 0 {
				if clauses--; clauses < 0 {
					return // a phrase has no verb of its own
				}
			}
		case text.NounUnit:
			if j-2 >= i && txt.Units[j-2].Kind == text.NounUnit {
				clauses++ // "the man | they met"
			}
		case text.WhUnit, text.RelativeUnit:
			clauses++
			relative = true
		case text.SubUnit:
			if relative && j < limit && txt.Units[j].Form&text.Clause != 0 {
				clauses++ // "a man who hid because he was afraid"
			}
		case text.ConjUnit:
			if relative && clauses == 0 && j < limit && txt.Units[j].IsFiniteVerb() {
				clauses++ // "a man who hid and ran"
			}
		case text.ThatUnit:
			if j-2 < i || txt.Units[j-2].Kind != text.VerbUnit {
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
		case text.QuoteUnit:
			if prev.Last-prev.First > maxQuoted {
				return
			}
		}
		if kind == invertedSource && j-2 > i && prev.Kind == text.VerbUnit && prev.Form&text.Gerund != 0 && txt.Units[j-2].Kind == text.CommaUnit {
			return // "said Jo, | pointing at the dam"
		}
		if j-i > 2 && j < limit {
			// Further out, only where something ends the phrase.
			switch txt.Units[j].Kind {
			case text.CommaUnit, text.DashUnit, text.StopUnit, text.QuoteUnit, text.TimeUnit, text.AdverbUnit, text.BracketUnit, text.SubUnit, text.ConjUnit, text.PrepUnit, text.ColonUnit, text.ThatUnit, text.VerbUnit, text.OtherUnit:
			default:
				continue
			}
		}
		if j-1 > i && j == limit && prev.Kind == text.NounUnit && beginsAnew(txt, j-1) {
			continue
		}
		if kind == invertedSource && j-1 > i && prev.Kind == text.PrepUnit && (whens.has(txt.Tok(prev.First).Word) || txt.Tok(prev.First).Word == atomAs) {
			return // "said Jo | after the match", "says Jo | as strike looms"
		}
		if j-1 > i && prev.Kind == text.PrepUnit && isMedium(txt, prev) {
			return // "Ms Roy | in a letter to the paper"
		}
		if j-1 > i && prev.Kind == text.PrepUnit && (prev.Last-prev.First == 1 || (txt.Units[j-2].Kind == text.NounUnit || txt.Units[j-2].Kind == text.CommaUnit || txt.Units[j-2].Kind == text.PrepUnit && !relative && txt.Tok(prev.Head).On(text.Weekdays)) && isDate(txt.Between(i, limit), j-1)) {
			continue // its object is no part of it, nor is when: "Ms Roy on Friday said"
		}
		if kind == invertedSource && j-1 == i+1 && prev.Kind == text.PrepUnit && x.Form&text.Proper != 0 && isOccasion(txt, prev) {
			return
		}
		if j < limit && txt.Units[j].Kind == text.AdverbUnit && placings.has(txt.Tok(txt.Units[j].Head).Word) {
			continue // "officials here"
		}
		if j-1 == i+1 && prev.Kind == text.AdverbUnit && kind == invertedSource && laters.has(txt.Tok(prev.Head).Word) {
			continue // "said Kerr | afterwards"
		}
		if kind == subjectSource && j < limit && !endsSubject(txt, j, limit) {
			continue
		}
		if kind == invertedSource && i > 0 && txt.Units[i-1].Kind == text.VerbUnit && j < limit && txt.Units[j].IsFiniteVerb() && prev.Kind == text.NounUnit && prev.Form&text.Clause != 0 {
			continue // "said | the man | had fled"
		}
		last := prev.Last
		l.addSource(source{tokens: tokens{x.First, last}, head: x.Head, first: i, last: j, kind: kind})
	}
}

// endsSubject reports whether a subject may end before unit j, which is not its
// verb's: not where a phrase goes on that it has begun, "the head | of the guard",
// "the mayor | and his wife", "a driver seen | near the dam".
func endsSubject(txt *Text, j, limit int) bool {
	next := &txt.Units[j]
	switch next.Kind {
	case text.CommaUnit, text.VerbUnit, text.DashUnit:
		return true
	case text.ConjUnit:
		return false
	case text.BracketUnit:
		return txt.OpensBracket(j) // "Sen. Ana Ruiz (D-Mass. | )"
	case text.PrepUnit:
		if w := txt.Tok(next.First).Word; !whens.has(w) && !besides.has(w) && !isMedium(txt, next) && !isDate(txt.Between(j, limit), j) {
			return false
		}
	}
	switch txt.Units[j-1].Kind {
	case text.VerbUnit, text.AdverbUnit, text.AdjectiveUnit, text.BracketUnit, text.QuoteUnit, text.OtherUnit:
		return false
	}
	return true
}

// shownSubject returns the first unit of the subject of u where grammar leaves no other,
// and the unit that no extent of it goes beyond; or -1. It tells too whether annotated
// news has few such to learn from.
func shownSubject(v View, u int) (i, end int, rare bool) {
	if i = quotedBefore(v, u); i >= 0 {
		return i, u - 1, false
	}
	if i = tellingBefore(v, u); i >= 0 {
		return i, u, true
	}
	if i = gapSubject(v, u); i >= 0 {
		return i, u, false
	}
	if i, end = taggedBefore(v, u); i >= 0 {
		return i, end, true
	}
	if i, end = speakingBefore(v, u); i >= 0 && v.Units[end+1].Form&text.Gerund == 0 {
		end = u // "the report, published in May", "the mayor, who won"
	}
	return i, end, true
}

// quotedBefore returns the noun phrase that is the subject of the gerund u after
// "as", or -1: "quotes | a guard | as saying".
func quotedBefore(v View, u int) int {
	if v.Units[u].Form&text.Gerund == 0 || u-2 < v.First || v.Tok(v.Units[u-1].First).Word != atomAs || v.Units[u-1].Last-v.Units[u-1].First > 1 {
		return -1
	}
	i := u - 2
	for i > v.First && v.Units[i].Kind == text.PrepUnit {
		i-- // "the head of the guard"
	}
	if v.Units[i].Kind != text.NounUnit || i == v.First || v.Units[i-1].Kind != text.VerbUnit {
		return -1
	}
	return i
}

// taggedBefore returns the first unit of the speaker after a verb of speech whose next
// words the cue u brings, and the unit after all that may be of it; or -1: “It is
// late,” said | Ray, who runs the bar | , adding that; “...,” wrote | Ray | and warned.
func taggedBefore(v View, u int) (i, end int) {
	end = beforeAdverbs(v.Units, v.First-1, u-1)
	switch {
	case end <= v.First:
		return -1, -1
	case v.Units[u].Form&text.Gerund != 0 && v.Units[end].Kind == text.CommaUnit:
	case v.Units[u].IsFiniteVerb() && v.Units[end].Kind == text.ConjUnit:
		if v.Units[end-1].Kind == text.CommaUnit {
			end--
		}
	default:
		return -1, -1
	}
	finite, relatives := 0, 0
	for i = end - 1; i > v.First && i > end-maxExtend; i-- {
		x := &v.Units[i]
		switch x.Kind {
		case text.RelativeUnit:
			relatives++
		case text.QuoteUnit, text.StopUnit, text.ColonUnit, text.ThatUnit, text.SubUnit:
			return -1, -1
		case text.VerbUnit:
			if !x.IsFiniteVerb() {
				continue
			}
			before := &v.Units[i-1]
			if next := &v.Units[i+1]; (before.Kind == text.CommaUnit && v.Tok(x.Head).Lemma == atomSay || before.Kind == text.QuoteUnit) && next.Kind == text.NounUnit && i+1 < end &&
				finite <= relatives && v.Set.TakesClause(v.EntryOf(x)) {
				return i + 1, end
			}
			finite++
		}
	}
	return -1, -1
}

// tellingBefore returns the document right before the gerund u that tells what is in it,
// or -1: "ignored | a memo | warning that", "data | suggesting that". Whoever issues one
// says so himself: "released a statement saying".
func tellingBefore(r View, u int) int {
	if r.Units[u].Form&text.Gerund == 0 || u <= r.First+1 {
		return -1
	}
	i := u - 1
	if x := &r.Units[i]; x.Kind != text.NounUnit || r.Tok(x.Head).Lists&(1<<text.Documents|1<<text.Media) == 0 {
		return -1
	}
	if v := &r.Units[i-1]; v.Kind == text.VerbUnit && (r.Tok(v.Head).On(text.IssueVerbs) || supports(r.Text, i-1)) {
		return -1
	}
	return i
}

// gapSubject returns the subject of the verb u where the noun phrase in front of it, after
// a comma, is the verb's object, or -1: "it paid no tax, a charge | the firm | denies".
func gapSubject(v View, u int) int {
	if !v.Units[u].IsFiniteVerb() || u < v.First+4 {
		return -1
	}
	if u+1 < v.Last {
		switch v.Units[u+1].Kind {
		case text.StopUnit, text.CommaUnit, text.ConjUnit, text.AdverbUnit, text.TimeUnit, text.DashUnit:
		default:
			return -1
		}
	}
	i := u - 1
	if v.Units[i].Kind == text.NounUnit && v.Units[i-1].Form&text.Possessive != 0 {
		i--
	}
	if v.Units[i].Kind != text.NounUnit || v.Units[i-1].Kind != text.NounUnit || v.Units[i-2].Kind != text.CommaUnit && v.Units[i-2].Kind != text.DashUnit {
		return -1
	}
	if w := v.Tok(v.Units[i-1].First).Word; w != atomA && w != atomAn && w != atomSomething || v.FiniteIn(v.First, i-2) == 0 {
		return -1
	}
	return i
}

// speakingBefore returns the noun phrase that begins the sentence, and the comma after
// it, where only a participle's aside with its clauses stands between it and its verb u;
// or -1: "An aide | , speaking on condition of anonymity because he was not allowed to
// talk, said".
func speakingBefore(v View, u int) (i, end int) {
	if u < v.First+5 || v.Units[u-1].Kind != text.CommaUnit || !v.Units[u].IsFiniteVerb() || v.Units[v.First].Kind != text.NounUnit {
		return -1, -1
	}
	for end = v.First + 1; end < u && (v.Units[end].Kind == text.PrepUnit || v.Units[end].Kind == text.ConjUnit || v.Units[end].Kind == text.NounUnit); end++ {
	}
	if end+2 >= u || v.Units[end].Kind != text.CommaUnit {
		return -1, -1
	}
	clauses := 0
	switch x := &v.Units[end+1]; {
	case x.Form&(text.Gerund|text.Participle) != 0 && v.Tok(x.Head).Word != atomIncluding:
	case x.Kind == text.RelativeUnit && v.Tok(x.Head).Word != atomWhose:
		clauses++
	default:
		return -1, -1
	}
	for k := end + 2; k < u-1; k++ {
		switch x := &v.Units[k]; x.Kind {
		case text.SubUnit, text.RelativeUnit, text.ThatUnit, text.WhUnit:
			clauses++
		case text.CommaUnit, text.QuoteUnit, text.StopUnit, text.DashUnit, text.ColonUnit:
			return -1, -1
		case text.VerbUnit:
			if x.IsFiniteVerb() {
				if clauses--; clauses < 0 {
					return -1, -1
				}
			}
		}
	}
	return v.First, end
}

// isOccasion reports whether the phrase x after a speaker's name tells where, how or
// of what was said, rather than who it is: "said Hill | at a hearing", "| through his
// lawyer", "| of his rival", but not "| of the miners' union", "| at Yale".
func isOccasion(txt *Text, x *text.Unit) bool {
	if x.Last-x.First < 2 {
		return false
	}
	head, next := txt.Tok(x.Head), txt.Tok(x.First+1)
	switch w := txt.Tok(x.First).Word; {
	case means.has(w):
		return true
	case head.Is(text.Capital) || head.IsBodyNoun() || head.On(text.CompanyNouns):
		return false
	default:
		return next.Tag == tag.PRPS && (w == atomOf || w == atomFrom || w == atomAt) || w == atomAt && next.Tag == tag.DT || w == atomOf && next.Word == atomThe
	}
}

// isEmphasis reports whether unit i, which is not the first, does nothing but stress
// the noun phrase before it: "Bellini | himself".
func isEmphasis(txt *Text, i int) bool {
	return txt.Units[i].Form&text.Pronoun != 0 && reflexives.has(txt.Tok(txt.Units[i].Head).Word) && txt.Units[i-1].Kind == text.NounUnit
}

// beginsAnew reports whether the noun phrase at unit i, right after another,
// cannot belong to it: "the morning | they", "the man | police".
func beginsAnew(txt *Text, i int) bool {
	x, before := &txt.Units[i], &txt.Units[i-1]
	switch before.Kind {
	case text.TimeUnit:
		return true
	case text.NounUnit, text.PrepUnit:
		if before.Kind == text.NounUnit && indefinites.has(txt.Tok(before.Head).Word) {
			return true // "everything | the minister says"
		}
		if before.Kind == text.NounUnit && x.Last-x.First > 1 && txt.Tok(x.First).Tag == tag.DT {
			return true // "an accusation | the army denies"
		}
		return x.Form&text.Pronoun != 0 && !reflexives.has(txt.Tok(x.Head).Word) || before.Kind == text.NounUnit && x.First == x.Head && txt.Tok(x.Head).On(text.Roles) && !txt.Tok(x.Head).Is(text.Capital)
	}
	return false
}

// matrixSubjects lists the subjects of the clauses that may follow what the
// gerund u says, where its phrase begins the sentence: "Before saying so, she left."
func (l *lister) matrixSubjects(v View, u int) {
	if v.Units[u].Kind != text.VerbUnit || v.Units[u].Form&text.Gerund == 0 {
		return
	}
	for i := v.First; i < u; i++ {
		switch v.Units[i].Kind {
		case text.SubUnit, text.PrepUnit, text.AdverbUnit, text.ConjUnit, text.TimeUnit:
		default:
			return
		}
	}
	starts := 0
	for i := u + 2; i < v.Last && i < u+maxEnds && starts < maxMatrix; i++ {
		x, before := &v.Units[i], &v.Units[i-1]
		if x.Kind == text.NounUnit && x.Form&text.Clause != 0 &&
			(before.Kind == text.CommaUnit || before.Kind == text.QuoteUnit && endsInside(v.Text, before, text.Comma)) {
			l.extents(v.Text, i, v.Last, matrixSource)
			starts++
		}
	}
}

// maxMatrix bounds the clauses whose subject may be the speaker of a gerund
// before them.
const maxMatrix = 3

// inverted lists the extents of the noun phrase after the cue u.
func (l *lister) inverted(v View, u int) {
	i := u + 1
	for i < v.Last && i < u+3 && (v.Units[i].Kind == text.AdverbUnit || v.Units[i].Kind == text.TimeUnit && i+1 < v.Last && v.Units[i+1].Kind == text.NounUnit) {
		i++
	}
	if i >= v.Last {
		return
	}
	switch v.Units[i].Kind {
	case text.NounUnit, text.TimeUnit, text.QuoteUnit, text.AdjectiveUnit, text.OtherUnit, text.RelativeUnit, text.PrepUnit, text.AdverbUnit:
		l.extents(v.Text, i, v.Last, invertedSource)
	}
}

// owners lists the possessives inside the noun phrase of the cue u, and the
// noun phrases in "by", "of" and "from" after it.
func (l *lister) owners(v View, u int) {
	x := &v.Units[u]
	begin := x.First
	if x.Kind == text.PrepUnit {
		begin++
	}
	for i := begin; i < x.Head; i++ {
		switch t := v.Tok(i); t.Tag {
		case tag.PRPS:
			l.addSource(source{tokens: tokens{i, i + 1}, head: i, first: -1, last: -1, kind: possessorSource})
		case tag.POS:
			l.addSource(source{tokens: tokens{begin, i + 1}, head: i - 1, first: -1, last: -1, kind: possessorSource})
		}
	}
	l.agents(v, u, false)
}

// agents lists the noun phrases in "by" (and unless onlyBy, "of" and "from")
// after the cue u.
func (l *lister) agents(v View, u int, onlyBy bool) {
	for i := u + 1; i < v.Last && i < u+14; i++ {
		x := &v.Units[i]
		if x.Kind != text.PrepUnit || x.Last-x.First < 2 {
			if x.Kind == text.StopUnit || !onlyBy && i > u+3 {
				return
			}
			continue
		}
		w := v.Tok(x.First).Word
		if isDate(v, i) {
			continue
		}
		if w != atomBy && (onlyBy || w != atomOf && w != atomFrom && w != atomAmong) {
			continue
		}
		before := len(l.sources)
		l.extents(v.Text, i, v.Last, agentSource)
		for k := before; k < len(l.sources); k++ {
			l.sources[k].tokens.first++
		}
		if !onlyBy {
			return
		}
	}
}

// inHeadline reports whether the unit x stands in a headline.
func inHeadline(txt *Text, x *text.Unit) bool {
	return txt.Paragraphs[txt.Sentences[txt.SentenceAt(x.First)].Paragraph].Role == text.Headline
}

// isMedium reports whether the prepositional phrase x tells where something was
// said: "in an interview".
func isMedium(txt *Text, x *text.Unit) bool {
	if x.Last-x.First == 1 {
		return false
	}
	t := txt.Tok(x.First + 1)
	return txt.Tok(x.First).Word == atomIn && (t.Word == atomA || t.Word == atomAn || t.Tag == tag.PRPS) && txt.Tok(x.Head).On(text.Media)
}

// isDate reports whether the prepositional phrase at unit i dates something:
// "by Friday", "by the end of the year".
func isDate(v View, i int) bool {
	t := v.Tok(v.Units[i].Head)
	if t.On(text.TimeWords) || t.On(text.Weekdays) || t.On(text.Months) || t.On(text.Yesterdays) || t.Is(text.Digit) && !t.Is(text.Letter) {
		return true
	}
	return i+1 < v.Last && v.Units[i+1].Kind == text.PrepUnit && v.Tok(v.Units[i+1].First).Word == atomOf && t.Tag == tag.NN && !t.Is(text.Capital) && isDate(v, i+1)
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
	tSourceVerb   = newTemplate("source-verb")
	tSourceOpen   = newTemplate("source-open")
)

// headClass returns what the head token of a source is, coarsely.
func headClass(txt *Text, s *source) text.Atom {
	if s.empty() {
		return atomNone
	}
	t := txt.Tok(s.head)
	switch {
	case t.Tag == tag.PRP || t.Tag == tag.PRPS || t.Word == atomWho || t.Word == atomWhich:
		return t.Word
	case t.Word == atomWhom:
		return atomWho // "many of whom"
	case t.On(text.Weekdays), t.On(text.Months):
		return atomTime
	case t.Tag.IsProper() || t.Is(text.Capital):
		if t.On(text.Organizations) {
			return atomBody
		}
		return atomProper
	case t.On(text.Roles) || t.IsPersonNoun() || t.On(text.AnonymousNouns):
		return atomRole
	case t.On(text.Documents):
		return atomDocument
	case t.IsBodyNoun() || t.On(text.CompanyNouns) || t.On(text.PlaceNouns):
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
	atomCopula     = named("copula")
)

// sourceRuleFeatures collects the features of a source of kind k that depend
// on the rule.
func sourceRuleFeatures(f *features, txt *Text, u int, rule *rules.Rule, k sourceKind) {
	f.add(tSourceRule, sourceKindAtoms[k], rule.ID, 0)
	f.add(tSourceRule, sourceKindAtoms[k], rule.ID, formAtom(txt.Units[u].Form))
}

// sourceContext is what the features of the sources of one cue in a slot share.
type sourceContext struct {
	View
	unit       int
	serial     int // tells what follows from that of another cue
	slot, form text.Atom
	kinds      [sourceKinds]sharedSum
	start      sourceStart
	gaps       []sourceGap // by where they begin, where they end with the cue
	ends       []sourceEnd // by the unit after them
}

// sourceStart is what the sources that begin with one unit share.
type sourceStart struct {
	sharedSum
	source              // the first of them
	head, initial       text.Atom
	inside              signature // of the units up to last
	verbs, commas, rels int       // among them
}

// sourceGap is what the sources that are as far from the cue share.
type sourceGap struct {
	sharedSum
	serial                                          int
	kind                                            sourceKind
	verbs, finite, nouns, commas, relatives, joined int
}

// sourceEnd is what the sources that end before one unit share.
type sourceEnd struct {
	sharedSum
	serial         int
	kind           sourceKind
	join           sharedSum // of those of several units
	last           text.Atom
	next           [3]text.Atom // the kinds of the units after it
	word, wordNext text.Atom
	verb, joined   text.Atom // of a subject's: the verb that follows, and what stands before the cue
}

// sourceContext returns what the features of the sources of cue u in a slot
// share.
func (p *Proposer) sourceContext(v View, u int, slot rules.Slot) *sourceContext {
	x := &p.sourceCx
	n := v.Last - v.First + 1
	x.View, x.unit, x.slot, x.form = v, u, slotAtoms[slot], formAtom(v.Units[u].Form)
	x.kinds, x.start = [sourceKinds]sharedSum{}, sourceStart{}
	x.gaps, x.ends = text.OfLength(x.gaps, n), text.OfLength(x.ends, n)
	x.serial++
	return x
}

// sourceFeatures collects the features of s as a speaker, whatever the rule.
func sourceFeatures(f *features, cx *sourceContext, s *source) {
	f.reset()
	if sum, begin := &cx.kinds[s.kind], f.sum; !f.addShared(sum) {
		sourceKindFeatures(f, cx, s.kind)
		f.share(sum, begin)
	}
	kind := sourceKindAtoms[s.kind]
	if s.empty() {
		f.add(tSourceForm, cx.form, cx.Tok(cx.Units[cx.unit].Head).Lemma, 0)
		f.add(tSourceVerbs, kind, cx.form, yesNo(cx.unit == cx.First))
		return
	}
	start := &cx.start
	if start.first != s.first || start.kind != s.kind || start.source.head != s.head || start.tokens.first != s.tokens.first || s.first < 0 {
		*start = sourceStart{source: *s, head: headClass(cx.Text, s), inside: newSignature(f.names)}
		start.last = s.first // the units in it are counted below
	}
	if begin := f.sum; !f.addShared(&start.sharedSum) {
		sourceStartFeatures(f, cx, start)
		f.share(&start.sharedSum, begin)
	}
	f.add(tSourceLen, kind, bucket(s.tokens.last-s.tokens.first), 0)
	if s.first < 0 {
		return
	}
	first, last := s.last, cx.unit
	if s.first > cx.unit {
		first, last = cx.unit+1, s.first
	}
	gap := &cx.gaps[first-cx.First]
	if gap.serial != cx.serial || gap.kind != s.kind || s.first > cx.unit {
		*gap = sourceGap{serial: cx.serial, kind: s.kind}
	}
	if begin := f.sum; !f.addShared(&gap.sharedSum) {
		sourceGapFeatures(f, cx, gap, first, last)
		f.share(&gap.sharedSum, begin)
	}
	end := &cx.ends[s.last-cx.First]
	if end.serial != cx.serial || end.kind != s.kind {
		*end = sourceEnd{serial: cx.serial, kind: s.kind}
	}
	if begin := f.sum; !f.addShared(&end.sharedSum) {
		sourceEndFeatures(f, cx, end, s.last)
		f.share(&end.sharedSum, begin)
	}
	if s.last-s.first > 1 {
		if begin := f.sum; !f.addShared(&end.join) {
			sourceJoinFeatures(f, cx, s.last)
			f.share(&end.join, begin)
		}
	}
	sourceSpanFeatures(f, cx, s, gap, end)
}

// sourceKindFeatures collects the features of all sources of kind k.
func sourceKindFeatures(f *features, cx *sourceContext, k sourceKind) {
	u := cx.unit
	cue := &cx.Units[u]
	kind := sourceKindAtoms[k]
	f.add(tSource, kind, cx.slot, cx.form)
	if cue.Kind == text.VerbUnit {
		return
	}
	// Whose is a noun or adjective? The subject's, by the verb that governs
	// it: "made a promise", but not "ignored calls".
	for k := u - 1; k >= cx.First && k > u-4; k-- {
		if y := &cx.Units[k]; y.Kind == text.VerbUnit {
			f.add(tSourceGov, kind, cx.Tok(y.Head).Lemma, 0)
			f.add(tSourceGov, kind, formAtom(y.Form), kindAtoms[cue.Kind])
			break
		}
	}
}

// sourceStartFeatures collects the features of the first unit of s and what
// stands before it.
func sourceStartFeatures(f *features, cx *sourceContext, s *sourceStart) {
	kind, head := sourceKindAtoms[s.kind], s.head
	f.add(tSourceHead, kind, head, cx.slot)
	f.add(tSourceWord, kind, cx.Tok(s.source.head).Word, 0)
	f.add(tSourceFirst, kind, tagAtoms[cx.Tok(s.tokens.first).Tag], 0)
	if t := cx.Tok(s.tokens.first); t.Tag == tag.DT {
		f.add(tSourceFirst, kind, t.Word, head)
	}
	if s.first < 0 {
		return
	}
	before, beforeWord := atomNone, text.Atom(0)
	if s.first > cx.First {
		b := &cx.Units[s.first-1]
		before, beforeWord = kindAtoms[b.Kind], cx.Tok(b.Last-1).Word
		if b.Kind == text.VerbUnit {
			beforeWord = formAtom(b.Form)
		}
		if b.Kind == text.PrepUnit && b.Last-b.First > 1 || b.Kind == text.NounUnit || b.Kind == text.QuoteUnit {
			beforeWord = 0
		}
	}
	if x := &cx.Units[s.first]; x.Kind == text.PrepUnit && x.First < s.tokens.first {
		before, beforeWord = kindAtoms[text.PrepUnit], cx.Tok(x.First).Word // it stands in the unit itself
	}
	// The subject of the cue's clause begins it.
	s.initial = atomNo
	switch {
	case s.first == cx.First:
		s.initial = atomEnd
	default:
		switch b := &cx.Units[s.first-1]; b.Kind {
		case text.QuoteUnit, text.ThatUnit, text.SubUnit, text.ColonUnit, text.StopUnit, text.DashUnit, text.ConjUnit, text.WhUnit:
			s.initial = kindAtoms[b.Kind]
		case text.CommaUnit, text.AdverbUnit, text.TimeUnit:
			s.initial = atomOther
			for k := s.first - 1; k >= cx.First; k-- {
				if y := &cx.Units[k]; y.IsFiniteVerb() || y.Kind == text.QuoteUnit {
					break
				} else if k == cx.First {
					s.initial = atomYes // only adjuncts before it
				}
			}
		}
	}
	f.add(tSourceClause, kind, s.initial, head)
	f.add(tSourceBefore, kind, before, beforeWord)
	f.add(tSourceBefore, kind, before, head)
	// Agreement of a present-tense cue.
	if t := cx.Tok(cx.Units[cx.unit].First).Tag; t == tag.VBZ || t == tag.VBP {
		f.add(tSourceAgree, tagAtoms[t], tagAtoms[cx.Tok(s.source.head).Tag], 0)
	}
}

// sourceGapFeatures collects the features of the units [first, last) between a
// source and its cue.
func sourceGapFeatures(f *features, cx *sourceContext, g *sourceGap, first, last int) {
	*g = sourceGap{serial: g.serial, kind: g.kind}
	kind, form := sourceKindAtoms[g.kind], cx.form
	units := newSignature(f.names)
	for i := first; i < last; i++ {
		y := &cx.Units[i]
		if i < first+5 {
			units.push(y.Kind.String())
		}
		switch y.Kind {
		case text.VerbUnit:
			g.verbs++
			if y.Form&text.Finite != 0 {
				g.finite++
			}
		case text.NounUnit:
			g.nouns++
		case text.CommaUnit:
			g.commas++
		case text.RelativeUnit, text.ThatUnit, text.WhUnit, text.SubUnit:
			g.relatives++
		case text.ConjUnit:
			g.joined++
		}
	}
	f.add(tSourceGap, kind, units.atom(), form)
	f.add(tSourceGap, kind, units.atom(), 0)
	f.add(tSourceBetw, kind, bucket(last-first), form)
	f.add(tSourceVerbs, kind, count(min(g.verbs, 4)), form)
	f.add(tSourceVerbs, count(min(g.verbs, 3)), count(min(g.relatives, 3)), count(min(g.joined, 2)))
	f.add(tSourceNouns, kind, count(min(g.nouns, 5)), form)
	f.add(tSourceComma, kind, count(min(g.commas, 4)), count(min(g.verbs, 3)))
}

// sourceEndFeatures collects the features of how the sources that end before
// unit i end, and of what follows.
func sourceEndFeatures(f *features, cx *sourceContext, e *sourceEnd, i int) {
	r, kind := cx.View, sourceKindAtoms[e.kind]
	last := &cx.Units[i-1]
	e.last = kindAtoms[last.Kind]
	e.next = [3]text.Atom{unitAtomAt(r, i), unitAtomAt(r, i+1), unitAtomAt(r, i+2)}
	e.word, e.wordNext = firstWord(r, i), firstWord(r, i+1)
	f.add(tSourceEnd, kind, e.last, e.next[0])
	f.add(tSourceEnd, e.next[0], e.next[1], e.next[2])
	f.add(tSourceStop, e.word, e.wordNext, cx.slot)
	f.add(tSourceStop, e.last, e.word, e.wordNext)
	if i < r.Last {
		next := &cx.Units[i]
		f.add(tSourceNext, kind, cx.Tok(next.First).Word, 0)
		if next.Kind == text.PrepUnit || next.Kind == text.SubUnit || next.Kind == text.VerbUnit && i != cx.unit {
			f.add(tSourceEndTok, cx.Tok(next.First).Word, e.last, atomNo)
		}
	}
	if e.kind == subjectSource {
		sourceVerbFeatures(f, cx, e, i)
	}
}

// sourceVerbFeatures collects the features of the verb that follows a subject
// which ends before unit i, if it is not the cue. A speaker's verbs join one
// another: "insisted that nobody fired and accused ...".
func sourceVerbFeatures(f *features, cx *sourceContext, e *sourceEnd, i int) {
	cue := &cx.Units[cx.unit]
	for i < cx.unit && cx.Units[i].Kind == text.AdverbUnit {
		i++
	}
	e.verb, e.joined = atomNone, atomNone
	tense := atomNone
	if v := &cx.Units[i]; i == cx.unit {
		e.verb = atomYes
	} else if v.Kind == text.VerbUnit {
		e.verb = atomVerb
		if cx.Set.Cue(cx.Tok(v.Head).Lemma, text.VerbUnit) != nil {
			e.verb = atomCueVerb
		}
		tense = yesNo(firstVerbTag(cx.Text, v) == firstVerbTag(cx.Text, cue) && v.Form&text.Passive == cue.Form&text.Passive && (v.First == v.Head) == (cue.First == cue.Head))
	}
	if join := beforeAdverbs(cx.Units, i, cx.unit-1); join >= cx.First {
		e.joined = kindAtoms[cx.Units[join].Kind]
	}
	f.add(tSourceVerb, e.verb, e.joined, cx.form)
	f.add(tSourceVerb, e.verb, e.joined, tense)
}

// sourceJoinFeatures collects the features of the last two units of the sources
// that end before unit i.
func sourceJoinFeatures(f *features, cx *sourceContext, i int) {
	prev, last := &cx.Units[i-2], &cx.Units[i-1]
	f.add(tSourceJoin, kindAtoms[prev.Kind], kindAtoms[last.Kind], cx.Tok(last.First).Word)
	f.add(tSourceJoin, firstWord(cx.View, i-2), firstWord(cx.View, i-1), cx.slot)
}

// sourceSpanFeatures collects the features that no two sources share.
func sourceSpanFeatures(f *features, cx *sourceContext, s *source, gap *sourceGap, end *sourceEnd) {
	kind, form := sourceKindAtoms[s.kind], cx.form
	start := &cx.start
	head, initial := start.head, start.initial
	f.add(tSourceNouns, head, count(min(gap.nouns, 3)), count(min(gap.verbs, 2)))
	// Each finite verb between the subject and the cue belongs to a relative
	// clause; commas around an apposition are even.
	balance := count(max(0, 2+min(2, gap.finite-gap.relatives)))
	f.add(tSourceClause, initial, balance, count(gap.commas%2))
	f.add(tSourceClause, initial, balance, form)
	f.add(tSourceClause, initial, count(min(gap.finite, 3)), count(min(gap.commas, 3)))
	// What is inside.
	if start.last > s.last {
		start.last = s.first
		start.inside, start.verbs, start.commas, start.rels = newSignature(f.names), 0, 0, 0
	}
	for ; start.last < s.last; start.last++ {
		y := &cx.Units[start.last]
		if start.last < s.first+7 {
			start.inside.push(y.Kind.String())
		}
		switch y.Kind {
		case text.VerbUnit:
			if y.Form&text.Finite != 0 {
				start.verbs++
			}
		case text.CommaUnit:
			start.commas++
		case text.RelativeUnit:
			start.rels++
		}
	}
	inside := start.inside.atom()
	f.add(tSourceInside, kind, inside, 0)
	f.add(tSourceInside, kind, inside, head)
	f.add(tSourceInside, count(min(start.verbs, 3)), count(min(start.rels, 2)), count(min(start.commas, 4)))
	if s.last-s.first >= 3 && start.commas > 0 {
		// Apposition or list: what follows the first comma.
		for i := s.first; i+1 < s.last; i++ {
			if cx.Units[i].Kind == text.CommaUnit {
				next := &cx.Units[i+1]
				f.add(tSourceApp, kindAtoms[next.Kind], tagAtoms[cx.Tok(next.First).Tag], head)
				f.add(tSourceApp, end.next[0], kindAtoms[next.Kind], tagAtoms[cx.Tok(next.First).Tag])
				break
			}
		}
	}
	// How it ends.
	f.add(tSourceEnd, end.next[0], end.next[1], count(min(start.commas, 3)))
	f.add(tSourceStop, end.word, count(min(start.verbs, 2)), count(min(start.commas, 3)))
	if s.last+1 < cx.Last && cx.Units[s.last].Kind == text.CommaUnit {
		next := cx.Tok(cx.Units[s.last+1].First)
		f.add(tSourceStop, tagAtoms[next.Tag], head, yesNo(next.Is(text.Capital)))
	}
	if last := &cx.Units[s.last-1]; last.Kind == text.PrepUnit {
		f.add(tSourceEndTok, cx.Tok(last.First).Word, head, atomYes)
	}
	f.add(tSourceForm, kind, form, yesNo(s.last == cx.unit || s.first == cx.unit+1))
	switch {
	case s.kind == subjectSource:
		f.add(tSourceVerb, end.verb, end.joined, head)
	case s.kind == invertedSource && cx.unit > cx.First+1 && cx.Units[cx.unit-1].Kind == text.CommaUnit:
		// What is said before the cue may want its end after the speaker: "It was,
		// according to the judge, a crime".
		left := &cx.Units[cx.unit-2]
		open := kindAtoms[left.Kind]
		if left.Kind == text.VerbUnit {
			open = formAtom(left.Form)
			if left.Form&text.Copula != 0 {
				open = atomCopula
			}
		}
		f.add(tSourceOpen, open, end.next[0], 0)
		f.add(tSourceOpen, open, end.next[0], yesNo(start.commas > 0))
	}
}

// unitAtomAt names the kind of the unit at i, or the sentence's end.
func unitAtomAt(v View, i int) text.Atom {
	if i >= v.Last || i < v.First {
		return atomEnd
	}
	return kindAtoms[v.Units[i].Kind]
}

// scoredSources returns the spans that may be the speaker of cue u in a slot,
// with the part of their scores that no rule changes. The rules that fit one
// cue share it.
func (p *Proposer) scoredSources(v View, u int, slot rules.Slot) []source {
	c := &p.sourceCache[slot]
	if c.unit != u+1 {
		c.unit = u + 1
		c.list = append(c.list[:0], p.lister.sourcesFor(v, u, slot)...)
		x := p.sourceContext(v, u, slot)
		for i := range c.list {
			sourceFeatures(&p.f, x, &c.list[i])
			c.list[i].score = p.f.sum
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
// The speaker ends before unit limit.
func (p *Proposer) chooseSource(v View, u int, rule *rules.Rule, limit int) (source, bool) {
	best, found := source{first: -1, last: -1}, false
	var byRule [sourceKinds]int32
	var known [sourceKinds]bool
	list := p.scoredSources(v, u, rule.Speaker)
	told := isTold(v.Text, u)
	labels := v.Units[u].Kind == text.ColonUnit && isLabel(v, u)
	opens := rule.Speaker == rules.Subject && u == v.First && isThirdPerson(v.Text, u) // and so its subject follows: "Adds Ms Roy"
	held := rule.Speaker == rules.Owner && isHeld(v, u)
	from := math.MinInt // the content that stands before the speaker
	if rule.SpeaksLast() {
		from, limit = limit, v.Last
	}
	closes := tagsHeadline(rule, &v.Units[u])
	for i := range list {
		s := &list[i]
		if s.last > limit || s.first <= from || closes && s.last < v.Last {
			continue
		}
		if labels && s.first != v.First || opens && s.first < 0 || held && s.empty() || told && (s.kind == subjectSource || s.kind == relativeSource) {
			continue
		}
		if !known[s.kind] {
			p.f.reset()
			sourceRuleFeatures(&p.f, v.Text, u, rule, s.kind)
			byRule[s.kind], known[s.kind] = p.f.sum, true
		}
		score := s.score + byRule[s.kind]
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

// isLabel reports whether the units before the colon u are somebody's name and, after a
// comma, who that is: "Jo Hall, 34, teacher, Leeds: “...”".
func isLabel(v View, u int) bool {
	if u < v.First+3 || v.Units[v.First].Kind != text.NounUnit || v.Units[v.First].Form&text.Proper == 0 || v.Units[v.First+1].Kind != text.CommaUnit {
		return false
	}
	return isPhrase(v.Text, v.First, u)
}

// isHeld reports whether the phrase that follows the cue u tells whose view or words
// it is: "in the view | of Ms Roy".
func isHeld(v View, u int) bool {
	return v.Units[u].Kind == text.PrepUnit && v.Tok(v.Units[u].First).Word == atomIn && u+1 < v.Last &&
		v.Units[u+1].Kind == text.PrepUnit && v.Tok(v.Units[u+1].First).Word == atomOf
}

// isThirdPerson reports whether the verb u is no imperative: "adds", "said".
func isThirdPerson(txt *Text, u int) bool {
	t := txt.Tok(txt.Units[u].First).Tag
	return txt.Units[u].IsFiniteVerb() && (t == tag.VBZ || t == tag.VBD)
}

// unitOf returns s as a unit, of the kind that it begins with.
func unitOf(txt *Text, s *source) text.Unit {
	u := text.Unit{Kind: text.NounUnit}
	if s.first >= 0 {
		u = txt.Units[s.first]
	}
	u.First, u.Last, u.Head = s.tokens.first, s.tokens.last, s.head
	return u
}

// sourceLimit returns the unit before which the speaker ends that rule sees
// after the cue, where m sees the content after the speaker.
func sourceLimit(r View, rule *rules.Rule, m *rules.Match) int {
	if m.Content >= 0 && (rule.Speaker == rules.Agent || rule.Speaker == rules.By || rule.Speaker == rules.Inverted) {
		return m.Content
	}
	return r.Last
}

// isTold reports whether the subject of the cue u is whom or what it is said to or
// of: "was told", "is believed to".
func isTold(txt *Text, u int) bool {
	x := &txt.Units[u]
	if x.Kind == text.VerbUnit && x.Form&text.Past != 0 && txt.Tok(x.Head).Lemma == atomTell && inHeadline(txt, x) && u+1 < len(txt.Units) && txt.Units[u+1].Kind != text.NounUnit {
		return true // "Mine owner told to dredge river"
	}
	if x.Kind != text.VerbUnit || x.Form&(text.Passive|text.Participle) == 0 {
		return false
	}
	e := txt.EntryOf(x)
	return isNaming(txt, u) || x.Form&text.Passive != 0 && txt.Set.Describes(e) || txt.Set.Addresses(e) ||
		x.Form == text.Participle && txt.Tok(x.Head).Tag == tag.VBD // one by its place: "Hill, asked why, said"
}

// isNaming reports whether the verb u is a participle with which a noun gets a name:
// "Hill, known | as the Fox,", "a farmer named | Hill".
func isNaming(txt *Text, u int) bool {
	if u == 0 || u+1 >= len(txt.Units) || txt.Units[u].Form != text.Participle {
		return false
	}
	prev, next := &txt.Units[u-1], &txt.Units[u+1]
	if prev.Kind != text.NounUnit {
		return txt.Tok(next.First).Word == atomAs
	}
	return next.Kind == text.NounUnit && next.Form&text.Proper != 0 && namings.has(txt.Tok(txt.Units[u].Head).Lemma)
}

// inRelative reports whether s is the subject of a relative clause, right after
// its pronoun.
func inRelative(v View, s *source) bool {
	if s.kind != subjectSource || s.first <= v.First {
		return false
	}
	switch v.Units[s.first-1].Kind {
	case text.RelativeUnit, text.ThatUnit, text.WhUnit:
		return true
	}
	return false
}

// edge returns the unit before which what is said to the left of s and the cue
// u ends, and whether what stands there is as rule asks.
func edge(v View, u int, rule *rules.Rule, s *source) (int, bool) {
	i := u
	if rule.Content == rules.Relative && !inRelative(v, s) && (s.first < 0 || gapSubject(v, u) != s.first) {
		return i, false
	}
	if rule.Speaker == rules.Subject && s.first >= 0 && s.kind != matrixSource {
		i = s.first
	} else if rule.Speaker == rules.Subject && rule.HasBefore() {
		return i, false
	}
	first := i
	if s.first >= 0 && s.tokens.first > v.Units[s.first].First && v.Units[s.first].Kind == text.PrepUnit && i == s.first {
		first++ // the preposition stands before the source, inside its unit
	}
	edge, ok := rule.FitsBefore(&v.Document, v.Units[v.First:first], first-v.First)
	if edge > i-v.First {
		edge = i - v.First
	}
	return v.First + edge, ok
}
