package extract

import (
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// Contents end at the edges of units. Which edge, is chosen by weights: over
// what stands on its two sides, how much has been said, and by which rule.

const (
	maxEnds      = 40 // ends that are looked at
	maxContinued = 12 // sentences that a quotation may go on for after its cue
)

var (
	tEnd        = newTemplate("end")
	tEndWord    = newTemplate("end-word")
	tEndNext    = newTemplate("end-next")
	tEndPair    = newTemplate("end-pair")
	tEndLast    = newTemplate("end-last")
	tEndLen     = newTemplate("end-length")
	tEndVerb    = newTemplate("end-verb")
	tEndComma   = newTemplate("end-commas")
	tEndCue     = newTemplate("end-cue")
	tEndLemma   = newTemplate("end-lemma")
	tEndRest    = newTemplate("end-rest")
	tEndOpen    = newTemplate("end-open")
	tEndSkipped = newTemplate("end-skipped")
	tEndTag     = newTemplate("end-tag")
	tEndThird   = newTemplate("end-third")
	tEndBalance = newTemplate("end-balance")
	tEndAside   = newTemplate("end-aside")
	tEndTense   = newTemplate("end-tense")
	tEndSubject = newTemplate("end-subject")
	tEndAdjunct = newTemplate("end-adjunct")
	tEndInitial = newTemplate("end-initial")

	tStart     = newTemplate("start")
	tStartWord = newTemplate("start-word")
	tStartPrev = newTemplate("start-previous")
	tStartLen  = newTemplate("start-length")
	tStartVerb = newTemplate("start-verb")
	tStartCue  = newTemplate("start-cue")
	tStartAll  = newTemplate("start-all")

	tMore      = newTemplate("more")
	tMoreNext  = newTemplate("more-next")
	tMoreCue   = newTemplate("more-cue")
	tMoreAlone = newTemplate("more-alone")
)

// rightEnds lists the units before which a content that begins with unit i may
// end, nearest first.
func (a *analysis) rightEnds(r unitRange, i int) []int {
	a.ends = a.ends[:0]
	for j := i + 1; j < r.last && len(a.ends) < maxEnds; j++ {
		switch a.units[j-1].Kind {
		case text.CommaUnit, text.ConjUnit, text.DashUnit, text.ColonUnit:
			continue
		}
		switch a.units[j].Kind {
		case text.NounUnit, text.OtherUnit, text.BracketUnit:
			if a.units[j].Kind != text.NounUnit || a.units[j-1].Kind != text.QuoteUnit {
				if a.units[j].Kind != text.BracketUnit {
					continue
				}
			}
		case text.VerbUnit:
			if a.units[j].Form&text.Infinitive != 0 && a.units[j-1].Kind == text.VerbUnit {
				continue
			}
		}
		a.ends = append(a.ends, j)
	}
	if n := len(a.ends); n == 0 || a.ends[n-1] != r.last {
		a.ends = append(a.ends, r.last)
	}
	return a.ends
}

// withoutStop returns r without the full stop at its end, for a content that
// begins with unit i.
func (a *analysis) withoutStop(r unitRange, i int) unitRange {
	for r.last-1 > i {
		x := &a.units[r.last-1]
		if x.Kind != text.StopUnit && !(x.Kind == text.BracketUnit && a.units[r.last-2].Kind == text.StopUnit) {
			break
		}
		r.last--
	}
	return r
}

// isFunctionWord reports whether the first word of x tells more than its kind.
func isFunctionWord(x *text.Unit) bool {
	switch x.Kind {
	case text.PrepUnit, text.SubUnit, text.ConjUnit, text.RelativeUnit, text.WhUnit, text.AdverbUnit:
		return true
	case text.NounUnit:
		return x.Form&text.Pronoun != 0
	}
	return false
}

func (a *analysis) firstWord(r unitRange, i int) text.Atom {
	if i >= r.last {
		return atomEnd
	}
	x := &a.units[i]
	if isFunctionWord(x) {
		return a.tok(x.First).Word
	}
	if x.Kind == text.VerbUnit {
		return formAtom(x.Form)
	}
	return kindAtoms[x.Kind]
}

// endClass is the shape of a content, which says much of how it ends.
func (a *analysis) endClass(i int) text.Atom {
	x := &a.units[i]
	switch {
	case x.Kind == text.ThatUnit, x.Kind == text.WhUnit:
		return atomClause
	case x.Kind == text.VerbUnit:
		return formAtom(x.Form)
	case x.Form&text.Clause != 0 && x.Kind != text.QuoteUnit:
		return atomClause
	}
	return kindAtoms[x.Kind]
}

var (
	atomClause  = named("clause")
	atomCueVerb = named("cue")
	atomVerb    = named("verb")
)

// tally counts the units [first, last) of a content. It goes on from one end of
// the content to the next.
type tally struct {
	first, last      int
	verbs, firstVerb int // finite ones; firstVerb is -1 for none
	opened           int // clauses inside the content
	commas, conjs    int
	brackets, dashes int
}

// upTo returns the tally of units[i:j].
func (t *tally) upTo(units []text.Unit, i, j int) *tally {
	if t.first != i || t.last > j {
		*t = tally{first: i, last: i, firstVerb: -1}
	}
	for ; t.last < j; t.last++ {
		switch x := &units[t.last]; x.Kind {
		case text.SubUnit, text.RelativeUnit, text.WhUnit, text.ThatUnit:
			if t.last > i {
				t.opened++
			}
		case text.VerbUnit:
			if x.Form&text.Finite != 0 {
				if t.verbs == 0 {
					t.firstVerb = t.last
				}
				t.verbs++
			}
		case text.CommaUnit:
			t.commas++
		case text.ConjUnit:
			t.conjs++
		case text.BracketUnit:
			t.brackets++
		case text.DashUnit:
			t.dashes++
		}
	}
	return t
}

// endRuleFeature adds the feature of an end that depends on the rule.
func (a *analysis) endRuleFeature(r unitRange, rule *rules.Rule, i, j int) {
	a.f.add(tEnd, a.unitAtomAt(r, j), a.endClass(i), rule.ID)
}

// edgeContext is what the features of all contents that may end before one unit
// of a sentence share, whatever their starts and cues.
type edgeContext struct {
	sharedSum
	bySort    sharedSum // of contents of the class below
	class     text.Atom
	serial    int          // tells it from those of other sentences
	last      int          // of the sentence's units
	next      text.Atom    // the kind of the unit
	words     [3]text.Atom // the first words of it and of the two after it
	before    text.Atom    // the kind of the unit before it
	tense     text.Atom    // of the verb soon after
	aside     text.Atom    // what follows the comma after next
	restVerbs int          // finite ones that follow soon
	verb      int          // the unit of a verb that follows at once, or -1
	cue       text.Atom    // whether it may be a cue
	noun      int          // the unit that may be a subject after it, or -1
}

// edgeAt returns the context of the edge before unit j of r.
func (a *analysis) edgeAt(r unitRange, j int) *edgeContext {
	if a.edgesFirst != r.first || len(a.edges) < r.last-r.first+1 {
		a.edgesFirst = r.first
		a.edgesSerial++
		a.edges = ofLength(a.edges, r.last-r.first+1)
	}
	e := &a.edges[j-r.first]
	if e.serial != a.edgesSerial || e.last != r.last {
		*e = edgeContext{serial: a.edgesSerial, last: r.last}
		a.lookAround(r, j, e)
	}
	return e
}

// lookAround fills in what stands around the edge before unit j.
func (a *analysis) lookAround(r unitRange, j int, e *edgeContext) {
	e.next = a.unitAtomAt(r, j)
	e.words = [3]text.Atom{a.firstWord(r, j), a.firstWord(r, j+1), a.firstWord(r, j+2)}
	e.before = kindAtoms[a.units[j-1].Kind]
	if e.next == kindAtoms[text.CommaUnit] {
		// A verb after the next comma: what is between them is an aside.
		e.aside = atomNone
		for k := j + 2; k+1 < r.last && k < j+16; k++ {
			if a.units[k].Kind == text.CommaUnit {
				e.aside = kindAtoms[a.units[k+1].Kind]
				if y := &a.units[k+1]; y.Kind == text.VerbUnit {
					e.aside = formAtom(y.Form)
				}
				break
			}
		}
	}
	e.verb = -1
	for k := j; k < r.last && k < j+12; k++ {
		x := &a.units[k]
		if x.Kind != text.VerbUnit {
			continue
		}
		if x.Form&text.Finite != 0 {
			e.restVerbs++
		}
		if k < j+6 && e.tense == 0 {
			e.tense = tagAtoms[a.firstVerbTag(x)]
		}
		if k < j+4 && e.verb < 0 {
			e.verb, e.cue = k, atomVerb
			if a.set.Cue(a.tok(x.Head).Lemma, text.VerbUnit) != nil {
				e.cue = atomCueVerb
			}
		}
	}
	e.noun = -1
	if j+1 < r.last {
		p := j
		if k := a.units[p].Kind; k == text.CommaUnit || k == text.ConjUnit {
			p++
		}
		if p+1 < r.last && a.units[p].Kind == text.ConjUnit {
			p++
		}
		if a.units[p].Kind == text.NounUnit {
			e.noun = p
		}
	}
}

// edgeFeatures collects the features of an end before unit j, whatever the
// content and the cue.
func (a *analysis) edgeFeatures(r unitRange, j int, e *edgeContext) {
	f := &a.f
	w0, w1, w2 := e.words[0], e.words[1], e.words[2]
	last := &a.units[j-1]
	f.add(tEndNext, w0, w1, 0)
	f.add(tEndThird, w0, w1, w2)
	f.add(tEndPair, e.before, w0, w1)
	f.add(tEndTag, tagAtoms[a.tok(last.Last-1).Tag], w0, 0)
	f.add(tEndRest, bucket(r.last-j), e.next, count(min(e.restVerbs, 2)))
	f.add(tEndRest, w1, count(min(e.restVerbs, 2)), e.next)
	// A verb soon after that may be a cue itself.
	if e.verb >= 0 {
		x := &a.units[e.verb]
		f.add(tEndCue, e.cue, formAtom(x.Form), w0)
		f.add(tEndCue, e.cue, count(e.verb-j), w0)
		if e.cue == atomCueVerb {
			f.add(tEndCue, a.tok(x.Head).Lemma, w0, formAtom(x.Form))
		}
	}
	if e.noun >= 0 {
		f.add(tEndSubject, yesNo(a.units[e.noun].Form&text.Clause != 0), w0, a.firstWord(r, e.noun))
	}
	// A quotation at the content's end, whose mark closes there.
	if last.Kind == text.QuoteUnit {
		f.add(tEndOpen, kindAtoms[text.QuoteUnit], e.next, yesNo(a.tok(last.Last-2).Is(text.Comma|text.EndMark)))
	}
}

// edgeClassFeatures collects those of a content of one class.
func (a *analysis) edgeClassFeatures(r unitRange, j int, e *edgeContext) {
	f := &a.f
	class, w0 := e.class, e.words[0]
	last := &a.units[j-1]
	f.add(tEnd, e.next, class, 0)
	f.add(tEndWord, w0, class, 0)
	f.add(tEndNext, w0, e.words[1], class)
	f.add(tEndLast, e.before, e.next, class)
	// What an adjunct that could end the content is about.
	if j < r.last {
		if x := &a.units[j]; x.Kind == text.PrepUnit || x.Kind == text.SubUnit {
			word, noun := a.tok(x.First).Word, a.nounClass(x.Head)
			f.add(tEndAdjunct, word, noun, class)
			f.add(tEndAdjunct, word, noun, e.before)
			f.add(tEndAdjunct, word, a.tok(last.Head).Word, 0)
		}
	}
}

// endFeatures collects the features of an end before unit j of the content
// that begins with unit i, in a claim of cue u, whatever the rule. skipped is
// how many nearer ends there are.
func (a *analysis) endFeatures(r unitRange, u int, i, j, skipped int) {
	f := &a.f
	f.reset()
	class := a.endClass(i)
	e := a.edgeAt(r, j)
	if begin := f.sum; !f.addShared(&e.sharedSum) {
		a.edgeFeatures(r, j, e)
		f.share(&e.sharedSum, begin)
	}
	if e.class != class {
		e.class, e.bySort = class, sharedSum{}
	}
	if begin := f.sum; !f.addShared(&e.bySort) {
		a.edgeClassFeatures(r, j, e)
		f.share(&e.bySort, begin)
	}
	k0, w0, w1 := e.next, e.words[0], e.words[1]
	f.add(tEndLemma, a.tok(a.units[u].Head).Lemma, k0, class)
	f.add(tEndSkipped, count(skipped), class, yesNo(j == r.last))
	said := a.inside.upTo(a.units, i, j)
	verbs, commas := said.verbs, said.commas
	f.add(tEndVerb, class, count(min(verbs, 2)), w0)
	f.add(tEndVerb, class, count(min(verbs, 4)), k0)
	// A clause lacks its verb while those so far belong to clauses inside it.
	balance := count(max(0, min(verbs-said.opened, 2)+2))
	f.add(tEndBalance, balance, class, k0)
	f.add(tEndBalance, balance, w0, w1)
	f.add(tEndBalance, balance, count(commas%2), k0)
	if k0 == kindAtoms[text.CommaUnit] {
		f.add(tEndAside, e.aside, w1, balance)
		f.add(tEndAside, e.aside, class, balance)
	}
	f.add(tEndComma, count(min(commas, 5)), class, k0)
	f.add(tEndComma, count(min(said.conjs, 3)), k0, 0)
	f.add(tEndOpen, yesNo(said.brackets%2 != 0), yesNo(said.dashes%2 != 0), k0)
	f.add(tEndLen, bucket(j-i), class, yesNo(j >= r.last-1))
	f.add(tEndLen, bucket(j-i), k0, 0)
	if e.verb >= 0 {
		x := &a.units[e.verb]
		if a.tok(x.Head).Tag == a.tok(a.units[u].Head).Tag {
			f.add(tEndCue, atomSame, e.cue, w0)
		}
		if x.Form&text.Past != 0 && a.units[u].Form&text.Past != 0 && w0 != 0 {
			f.add(tEndCue, atomPast, e.cue, w0)
		}
	}
	// Does the verb after go on in the content's tense, or in the cue's?
	tense := text.Atom(0)
	if said.firstVerb >= 0 {
		tense = tagAtoms[a.firstVerbTag(&a.units[said.firstVerb])]
	}
	cueTense := tagAtoms[a.firstVerbTag(&a.units[u])]
	f.add(tEndTense, tense, e.tense, w0)
	f.add(tEndTense, tense, e.tense, cueTense)
	f.add(tEndTense, cueTense, e.tense, w0)
	// Who is the subject after, and who inside?
	if e.noun >= 0 {
		x := &a.units[e.noun]
		in := i
		if k := a.units[in].Kind; (k == text.ThatUnit || k == text.WhUnit) && in+1 < j {
			in++
		}
		same := yesNo(a.tok(x.Head).Word == a.tok(a.units[in].Head).Word)
		f.add(tEndSubject, same, w0, yesNo(x.Form&text.Pronoun != 0))
		f.add(tEndSubject, yesNo(a.units[in].Form&text.Pronoun != 0), w0, a.firstWord(r, e.noun))
	}
	// A clause that begins with one of its adjuncts goes on after the comma: "said
	// when the doors opened, | people ran".
	begin := i
	if k := a.units[i].Kind; (k == text.ThatUnit || k == text.WhUnit) && i+1 < j {
		begin++
	}
	switch first := &a.units[begin]; first.Kind {
	case text.SubUnit, text.PrepUnit, text.AdverbUnit, text.TimeUnit:
		clause := atomNone
		if j+1 < r.last && a.units[j].Kind == text.CommaUnit && a.units[j-1].Kind != text.CommaUnit && commas == 0 {
			clause = yesNo(a.units[j+1].Form&text.Clause != 0)
		}
		n := count(min(verbs, 2))
		f.add(tEndInitial, kindAtoms[first.Kind], clause, n)
		f.add(tEndInitial, a.tok(first.First).Word, clause, n)
		f.add(tEndInitial, a.tok(a.units[u].Head).Lemma, clause, kindAtoms[first.Kind])
	}
}

var (
	atomPast = named("past")
	atomSame = named("same")
)

// firstVerbTag returns the tag of the first verb or modal of x.
func (a *analysis) firstVerbTag(x *text.Unit) tag.Tag {
	for i := x.First; i < x.Last; i++ {
		if t := a.tok(i).Tag; t.IsVerb() || t == tag.MD || t == tag.TO {
			return t
		}
	}
	return tag.None
}

// nounClass tells coarsely what the noun at i stands for.
func (a *analysis) nounClass(i int) text.Atom {
	t := a.tok(i)
	switch {
	case t.On(text.Weekdays), t.On(text.Months), t.On(text.TimeWords):
		return atomTime
	case t.On(text.Media):
		return atomDocument
	case t.On(text.Roles):
		return atomRole
	case t.On(text.Organizations):
		return atomBody
	case t.Tag.IsProper():
		return atomProper
	case t.Is(text.Digit):
		return atomNumber
	case t.Tag == tag.VBG:
		return atomGerund
	}
	return tagAtoms[t.Tag]
}

// scoredEnd is an end of a content with the part of its score that no rule
// changes.
type scoredEnd struct {
	unit  int
	score int32
}

// endList is the ends of a content that begins with unit start, in a claim of
// the cue unit cue.
type endList struct {
	cue, start int
	ends       []scoredEnd
}

// scoredEnds returns the ends that a content which begins with unit i may
// have. The rules that fit one cue share them.
func (a *analysis) scoredEnds(r unitRange, u, i int) []scoredEnd {
	n := 0
	for ; n < len(a.endCache) && a.endCache[n].cue == u; n++ {
		if a.endCache[n].start == i {
			return a.endCache[n].ends
		}
	}
	if n == len(a.endCache) {
		a.endCache = append(a.endCache, endList{})
	} else {
		// The lists from here on are those of an earlier cue.
		for k := n; k < len(a.endCache); k++ {
			a.endCache[k].cue = -1
		}
	}
	l := &a.endCache[n]
	l.cue, l.start, l.ends = u, i, l.ends[:0]
	for k, j := range a.rightEnds(r, i) {
		if a.robsMatrix(r, u, i, j) {
			continue
		}
		a.endFeatures(r, u, i, j, k)
		l.ends = append(l.ends, scoredEnd{j, a.f.sum})
		if a.isSequel(r, u, i, j) {
			break
		}
	}
	if len(l.ends) == 0 {
		l.ends = append(l.ends, scoredEnd{unit: r.last})
	}
	return l.ends
}

// isSequel reports whether the comma at unit j, after a clause from unit i on, sets
// off when it was said rather than when it happened: "said he would go, | hours after
// the vote".
func (a *analysis) isSequel(r unitRange, u, i, j int) bool {
	return j+2 < r.last && a.units[j].Kind == text.CommaUnit && a.units[j+1].Kind == text.TimeUnit && among(a.tok(a.units[j+2].First).Word, sequences) &&
		a.units[u].Form&text.Past != 0 && a.finiteIn(i, j) > 0
}

// robsMatrix reports whether the content [i, j) takes the verb of the clause
// that the noun u is the subject of, or whose subject the relative clause of the
// verb u belongs to: "the claim that nobody was hurt | drew laughter" leaves it one,
// as does "the deal, which critics say favours the rich, | was signed".
func (a *analysis) robsMatrix(r unitRange, u, i, j int) bool {
	switch a.units[u].Kind {
	case text.NounUnit:
	case text.VerbUnit:
		return a.inAside(r, u) && a.resumes(i, j) || a.takesSubject(r, u, i, j) || a.robsMain(r, u, i, j) || a.inSubject(r, u) && a.finiteIn(j, r.last) == 0 && a.finiteIn(i, j) > yesInt(a.opensClause(i))+a.opened(u, i, j) ||
			i == u+1 && a.units[i].IsFiniteVerb() && a.inContact(r, u) && a.finiteIn(j, r.last) == 0 && a.finiteIn(i, j) > 1
	default:
		return false
	}
	for k := u - 1; k >= r.first; k-- {
		x := &a.units[k]
		if x.Kind == text.VerbUnit || x.Kind == text.QuoteUnit || x.Kind == text.ColonUnit {
			return false
		}
		if x.Kind == text.ConjUnit || x.Kind == text.SubUnit || x.Kind == text.ThatUnit {
			break // the clause begins here
		}
	}
	own := 0 // the verbs that the content may keep
	if k := a.units[i].Kind; k == text.ThatUnit || k == text.WhUnit {
		own = 1
	}
	if finite := a.finiteIn(i, j); finite <= own {
		return finite < own // a clause has a verb of its own
	}
	return a.finiteIn(j, r.last) == 0
}

// robsMain reports whether the content [i, j) takes the clause that the sentence is
// about, where the cue u stands in one that a subordinator begins: "While she said
// that it was late, | he stayed".
func (a *analysis) robsMain(r unitRange, u, i, j int) bool {
	first := r.first
	if a.units[first].Kind == text.ConjUnit && first+1 < u {
		first++
	}
	if x := &a.units[first]; x.Kind != text.SubUnit || !a.units[u].IsFiniteVerb() || u-first > 6 || a.tok(x.First).Word == atomAs {
		return false
	}
	for k := first + 1; k < u; k++ {
		if k := a.units[k].Kind; k == text.CommaUnit || k == text.VerbUnit || k == text.ConjUnit {
			return false
		}
	}
	if a.finiteIn(j, r.last) > 0 || a.finiteIn(i, j) < 2 {
		return false
	}
	for k := i + 2; k+1 < j; k++ {
		if a.units[k].Kind == text.CommaUnit && a.units[k+1].Form&text.Clause != 0 {
			return true
		}
	}
	return false
}

// opened returns how many clauses begin inside the content [i, j) of the gerund u,
// where it may be of a sentence without a verb; 0 for other verbs.
func (a *analysis) opened(u, i, j int) int {
	n := 0
	if a.units[u].Form&text.Gerund == 0 {
		return 0
	}
	for i++; i < j; i++ {
		switch a.units[i].Kind {
		case text.SubUnit, text.RelativeUnit, text.WhUnit, text.ThatUnit:
			n++
		}
	}
	return n
}

// finiteIn returns how many of the units [i, j) are finite verbs.
func (a *analysis) finiteIn(i, j int) int {
	n := 0
	for ; i < j; i++ {
		if a.units[i].IsFiniteVerb() {
			n++
		}
	}
	return n
}

// opensClause reports whether a content that begins with unit i has a verb of its
// own.
func (a *analysis) opensClause(i int) bool {
	x := &a.units[i]
	switch x.Kind {
	case text.ThatUnit, text.WhUnit:
		return true
	case text.VerbUnit:
		return x.Form&text.Finite != 0
	}
	return x.Form&text.Clause != 0
}

// takesSubject reports whether the content [i, j) of the participle u, with which
// the sentence begins, takes the subject of the verb after it: "Asked if he would
// pay, | its owner, Gus Lamb, said".
func (a *analysis) takesSubject(r unitRange, u, i, j int) bool {
	if a.units[u].Form&(text.Participle|text.Gerund) == 0 || u > r.first+1 {
		return false
	}
	k := j
	for k < r.last && (a.units[k].Kind == text.CommaUnit || a.units[k].Kind == text.AdverbUnit) {
		k++
	}
	if k >= r.last || !a.units[k].IsFiniteVerb() {
		return false
	}
	for k = j - 1; k > i; k-- {
		switch x := &a.units[k]; x.Kind {
		case text.CommaUnit:
			if a.units[k+1].Kind == text.NounUnit {
				return true
			}
		case text.VerbUnit:
			if x.Form&text.Finite != 0 {
				return false
			}
		}
	}
	return false
}

// inAside reports whether the verb u belongs to a relative clause after a comma, or
// is a participle right after one and the sentence's subject: "the plan, | described
// by many as vague, was dropped".
func (a *analysis) inAside(r unitRange, u int) bool {
	if a.units[u].Form == text.Participle && u > r.first+1 && a.units[u-1].Kind == text.CommaUnit {
		return a.finiteIn(r.first, u) == 0
	}
	for k := u - 1; k > r.first && k > u-6; k-- {
		switch x := &a.units[k]; x.Kind {
		case text.RelativeUnit:
			return a.units[k-1].Kind == text.CommaUnit
		case text.NounUnit, text.PrepUnit, text.AdverbUnit, text.TimeUnit:
		default:
			return false
		}
	}
	return false
}

// resumes reports whether a comma among the units [i, j), the first after a clause
// there, has a finite verb right after it: that of the clause around an aside.
func (a *analysis) resumes(i, j int) bool {
	for k := i + 1; k+1 < j; k++ {
		if a.units[k].Kind == text.CommaUnit {
			return a.units[k+1].IsFiniteVerb()
		}
	}
	return false
}

// inSubject reports whether the verb u belongs to a relative clause of the
// sentence's subject, whose verb is still to come, or is a gerund right after it.
func (a *analysis) inSubject(r unitRange, u int) bool {
	if x := &a.units[u]; x.Form&text.Gerund != 0 && u > r.first && (a.units[u-1].Kind == text.NounUnit || a.units[u-1].Kind == text.PrepUnit) {
		return a.finiteIn(r.first, u) == 0 // "a group | calling itself the Wolves | said"
	}
	for k := u - 1; k > r.first; k-- {
		switch x := &a.units[k]; x.Kind {
		case text.RelativeUnit:
			return a.finiteIn(r.first, k) == 0
		case text.VerbUnit, text.QuoteUnit, text.StopUnit, text.ColonUnit, text.SubUnit, text.ThatUnit:
			return false
		}
	}
	return false
}

// inContact reports whether the verb u belongs to a relative clause without a pronoun
// of the sentence's subject: "The road | the mayor | says".
func (a *analysis) inContact(r unitRange, u int) bool {
	k := beforeAdverbs(a.units, r.first-1, u-1)
	if k <= r.first || a.units[k].Kind != text.NounUnit || a.units[k-1].Kind != text.NounUnit && a.units[k-1].Kind != text.PrepUnit {
		return false
	}
	return a.finiteIn(r.first, u) == 0
}

// parts reports whether the unit j of r is the dash that parts the subject of a
// clause, which begins with unit i, from its verb: "said the storm | -- the worst in
// years -- had passed".
func (a *analysis) parts(r unitRange, u, i, j int) bool {
	return j < r.last && a.units[j].Kind == text.DashUnit && a.units[i].Kind == text.NounUnit && a.units[i].Form&text.Clause != 0 && a.set.TakesClause(a.entryOf(&a.units[u]))
}

// chooseEnd returns the unit, at most limit, before which a content that begins
// with unit i ends, and its lead in score over the next best; 0 for none.
func (a *analysis) chooseEnd(r unitRange, u int, rule *rules.Rule, i, limit int) (end int, lead int32) {
	first, second := int32(-1<<30), int32(-1<<30)
	r = a.withoutStop(r, i)
	clause := rule.SeesClause()
	for _, e := range a.scoredEnds(r, u, i) {
		if e.unit > limit || (clause || a.parts(r, u, i, e.unit)) && a.units[i].Kind != text.QuoteUnit && a.finiteIn(i, e.unit) == 0 {
			continue // a clause has a verb
		}
		a.f.reset()
		a.endRuleFeature(r, rule, i, e.unit)
		s := e.score + a.f.sum
		if s > first {
			first, second, end = s, first, e.unit
		} else if s > second {
			second = s
		}
	}
	return end, first - second
}

// leftStarts lists the units with which a content that ends before unit edge
// may begin, nearest first.
func (a *analysis) leftStarts(r unitRange, edge int) []int {
	a.ends = a.ends[:0]
	for i := edge - 1; i > r.first && len(a.ends) < maxEnds; i-- {
		if i == edge-1 && a.units[i].Kind != text.QuoteUnit {
			continue
		}
		switch a.units[i-1].Kind {
		case text.CommaUnit, text.DashUnit, text.ColonUnit, text.StopUnit, text.ThatUnit, text.ConjUnit, text.BracketUnit, text.SubUnit:
		default:
			if k := a.units[i].Kind; k != text.QuoteUnit && k != text.ConjUnit && k != text.ThatUnit && k != text.WhUnit {
				continue
			}
		}
		switch a.units[i].Kind {
		case text.CommaUnit, text.DashUnit, text.StopUnit:
			continue
		}
		a.ends = append(a.ends, i)
	}
	if edge > r.first {
		a.ends = append(a.ends, r.first)
	}
	return a.ends
}

// startFeatures collects the features of a start at unit i of the content that
// ends before unit edge.
func (a *analysis) startFeatures(r unitRange, u int, rule *rules.Rule, edge, i, skipped int) {
	f := &a.f
	f.reset()
	x := &a.units[i]
	prev := a.unitAtomAt(r, i-1)
	last := kindAtoms[a.units[edge-1].Kind]
	if a.units[edge-1].Kind == text.CommaUnit && edge-2 >= i {
		last = kindAtoms[a.units[edge-2].Kind]
	}
	verbs, quotes, cues := 0, 0, 0
	for k := i; k < edge; k++ {
		switch y := &a.units[k]; y.Kind {
		case text.VerbUnit:
			if y.Form&text.Finite != 0 {
				verbs++
				if a.entryOf(y).Lists(rule) {
					cues++
				}
			}
		case text.QuoteUnit:
			quotes++
		}
	}
	first := yesNo(i == r.first)
	word := a.firstWord(r, i)
	f.add(tStart, first, rule.ID, last)
	f.add(tStart, first, prev, last)
	f.add(tStartWord, word, first, prev)
	f.add(tStartPrev, prev, kindAtoms[x.Kind], last)
	f.add(tStartPrev, a.firstWord(r, i-1*yesInt(i > r.first)), kindAtoms[x.Kind], first)
	f.add(tStartCue, count(min(cues, 2)), first, last)
	f.add(tStartCue, count(min(cues, 2)), kindAtoms[x.Kind], last)
	f.add(tStartLen, bucket(edge-i), first, last)
	f.add(tStartVerb, count(min(verbs, 3)), last, first)
	f.add(tStartVerb, count(min(verbs, 2)), prev, kindAtoms[x.Kind])
	f.add(tStartAll, count(min(quotes, 3)), kindAtoms[x.Kind], last)
	f.add(tStartAll, count(min(skipped, 5)), first, last)
	f.add(tStartVerb, atomNo, count(min(a.finiteIn(r.first, i), 3)), prev)
}

func yesInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// chooseStart returns the unit with which a content that ends before unit edge
// begins, and its lead in score over the next best.
func (a *analysis) chooseStart(r unitRange, u int, rule *rules.Rule, edge int) (start int, lead int32) {
	first, second := int32(-1<<30), int32(-1<<30)
	for n, i := range a.leftStarts(r, edge) {
		a.startFeatures(r, u, rule, edge, i, n)
		s := a.f.sum
		if s > first {
			first, second, start = s, first, i
		} else if s > second {
			second = s
		}
	}
	return start, first - second
}

// grow extends t over the quotations that it ends or begins in: a quotation
// of several sentences or paragraphs is said as a whole.
func (a *analysis) grow(t tokens) tokens {
	if t.empty() {
		return t
	}
	t.first = a.growLeft(t.first)
	if q := a.quotes.quoted[t.last-1]; q >= 0 {
		t.last = max(t.last, a.quotes.list[q].last)
		for n := 0; a.quotes.list[q].next >= 0 && t.last == a.quotes.list[q].last && n < maxContinued; n++ {
			q = int32(a.quotes.list[q].next)
			t.last = a.quotes.list[q].last
		}
	}
	return t
}

// growLeft returns where what begins with token first begins when it grows.
func (a *analysis) growLeft(first int) int {
	if q := a.quotes.quoted[first]; q >= 0 && first > a.quotes.list[q].first {
		first = a.quotes.list[q].first
	}
	if q := a.quotes.quoted[first]; q >= 0 && first == a.quotes.list[q].first {
		for n := 0; a.quotes.list[q].continues && n < maxContinued; n++ {
			q--
			first = a.quotes.list[q].first
		}
	}
	return first
}

// strip takes commas, dashes, colons and full stops off the ends of t.
func (a *analysis) strip(t tokens) tokens {
	for !t.empty() && a.isLoose(t.last-1) {
		t.last--
	}
	for !t.empty() && a.isLoose(t.first) {
		t.first++
	}
	return t
}

func (a *analysis) isLoose(i int) bool {
	t := a.tok(i)
	return a.quotes.quoted[i] < 0 && (t.Is(text.Comma|text.Dash) || t.Is(text.EndMark) && a.doc.Source[t.Start] == '.' || t.Word == atomColon || t.Word == atomSemicolon)
}

// continuation is a quotation that a claim may go on with.
type continuation struct {
	tokens
	skipped      int  // sentences without quotation marks before it
	newParagraph bool // it begins the next paragraph
}

// following returns the quotation that a claim which ends with token last may
// go on with: one that begins the next sentence or the one after it, or the
// next paragraph.
func (a *analysis) following(last int) (continuation, bool) {
	if last >= len(a.doc.Tokens) {
		return continuation{}, false
	}
	s := sentenceOf(&a.doc, last)
	if a.doc.Sentences[s].First < last {
		s++
	}
	if s == 0 || s >= len(a.doc.Sentences) {
		return continuation{}, false
	}
	p := a.doc.Sentences[s-1].Paragraph
	for n := 0; n <= 1 && s+n < len(a.doc.Sentences); n++ {
		sent := &a.doc.Sentences[s+n]
		if sent.Paragraph != p && (n > 0 || sent.Paragraph != p+1 || a.doc.Paragraphs[p+1].Role != text.Body) {
			return continuation{}, false
		}
		if q := a.quotes.quoted[sent.First]; q >= 0 {
			if a.quotes.list[q].first != sent.First {
				return continuation{}, false
			}
			return continuation{a.grow(tokens{sent.First, a.quotes.list[q].last}), n, sent.Paragraph != p}, true
		}
		for i := sent.First; i < sent.Last; i++ {
			if a.quotes.quoted[i] >= 0 {
				return continuation{}, false
			}
		}
		if sent.Paragraph != p {
			return continuation{}, false
		}
	}
	return continuation{}, false
}

// moreFeatures collects the features of the quotation q as the continuation of
// a claim of cue u by rule, the nth.
func (a *analysis) moreFeatures(u int, rule *rules.Rule, quoted bool, q continuation, n int) {
	f := &a.f
	f.reset()
	after := atomEnd
	s := sentenceOf(&a.doc, q.last-1)
	sent := &a.doc.Sentences[s]
	word := text.Atom(0)
	if q.last < sent.Last {
		t := a.tok(q.last)
		after = tagAtoms[t.Tag]
		for i := q.last; i < sent.Last && i < q.last+6; i++ {
			if t := a.tok(i); t.Is(text.Letter) && a.set.Cue(t.Lemma, text.VerbUnit) != nil {
				word = atomCueVerb
				break
			}
		}
	} else if s+1 < len(a.doc.Sentences) && a.doc.Sentences[s+1].Paragraph == sent.Paragraph {
		after = atomOther
		// '"Why?" Ruiz asked.': the next sentence may attribute it.
		next := &a.doc.Sentences[s+1]
		for i := next.First; i < next.Last && i < next.First+5; i++ {
			if t := a.tok(i); t.Is(text.Letter) && a.set.Cue(t.Lemma, text.VerbUnit) != nil {
				word = atomVerb
				break
			}
		}
	}
	ended := yesNo(a.tok(q.last-2).Is(text.EndMark) || a.tok(q.last-1).Is(text.EndMark))
	place := count(q.skipped)
	if q.newParagraph {
		place = atomParagraph
	}
	f.add(tMore, place, 0, 0)
	if n == 0 && place == count(0) {
		// 'Ruiz said it was sound. | "It has stood for years."': nobody else is there to
		// have said it, in the sentence of the cue or after the quotation.
		alone := atomNo
		if a.doc.Sentences[sentenceOf(&a.doc, q.first)].First == q.first && after == atomEnd {
			alone = atomYes
			if r := a.ranges[sentenceOf(&a.doc, a.units[u].First)]; hasUnit(a.units[r.first:r.last], text.QuoteUnit) {
				alone = atomOther
			}
		}
		f.add(tMoreAlone, alone, yesNo(quoted), word)
		f.add(tMoreAlone, alone, yesNo(quoted), slotAtoms[rule.Content])
		f.add(tMoreAlone, alone, yesNo(quoted), formAtom(a.units[u].Form))
	}
	f.add(tMore, slotAtoms[rule.Content], yesNo(quoted), place)
	f.add(tMore, slotAtoms[rule.Content], after, place)
	f.add(tMore, rule.ID, yesNo(quoted), place)
	f.add(tMoreNext, after, word, place)
	f.add(tMoreNext, ended, word, place)
	f.add(tMoreCue, formAtom(a.units[u].Form), yesNo(quoted), place)
	f.add(tMoreCue, count(min(n, 3)), place, yesNo(quoted))
	f.add(tMoreCue, a.tok(a.units[u].Head).Lemma, yesNo(quoted), place)
	f.add(tMoreNext, bucket(q.last-q.first), ended, place)
	if n == 0 {
		// Does the sentence of the cue go on to tell of something else?
		s := sentenceOf(&a.doc, a.units[u].First)
		f.add(tMoreCue, slotAtoms[rule.Content], count(min(a.finiteIn(u+1, a.rangeOf(s, u).last), 2)), place)
	}
	if q.skipped > 0 {
		// Does anybody else speak in between?
		between := atomNo
		for i := q.first - 1; i >= 0 && i > q.first-30; i-- {
			t := a.tok(i)
			if i < q.first-1 && t.Is(text.EndMark) {
				break
			}
			if t.Tag.IsVerb() && a.set.Cue(t.Lemma, text.VerbUnit) != nil {
				between = atomCueVerb
			}
		}
		f.add(tMoreCue, between, yesNo(quoted), place)
	}
}

var atomParagraph = named("paragraph")

// more returns the quotations after token last that belong to the claim too.
func (a *analysis) more(u int, rule *rules.Rule, quoted bool, last int) []tokens {
	begin := len(a.rest)
	for n := 0; n < maxContinued; n++ {
		q, ok := a.following(last)
		if !ok {
			break
		}
		if q.newParagraph && q.last-q.first <= maxTurnWords && a.isQuestion(u) {
			break // '"Is it true?" asked Ruiz. | "It is."': the answer
		}
		if q.newParagraph && q.last-q.first <= maxTurnWords && a.listsOf(a.tok(a.units[u].Head).Lemma)&(1<<text.ReplyVerbs) != 0 && a.endsAsking(sentenceOf(&a.doc, q.last-1)) {
			break // '"At home," Gaines replied. | "With whom?"': the next question
		}
		a.moreFeatures(u, rule, quoted, q, n)
		if a.f.sum <= 0 {
			break
		}
		a.rest = append(a.rest, q.tokens)
		last = q.last
		quoted = true
	}
	return a.rest[begin:]
}
