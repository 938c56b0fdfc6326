package extract

import (
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// Contents end at the edges of units. Which edge, is chosen by weights: over
// what stands on its two sides, how much has been said, and by which rule.

// maxEnds bounds the ends that are looked at.
const maxEnds = 40

// maxContinued bounds the sentences that a quotation may go on for after its cue.
const maxContinued = 12

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
func (p *Proposer) rightEnds(v View, i int) []int {
	p.ends = p.ends[:0]
	for j := i + 1; j < v.Last && len(p.ends) < maxEnds; j++ {
		switch v.Units[j-1].Kind {
		case text.CommaUnit, text.ConjUnit, text.DashUnit, text.ColonUnit:
			continue
		}
		switch v.Units[j].Kind {
		case text.NounUnit, text.OtherUnit, text.BracketUnit:
			if v.Units[j].Kind != text.NounUnit || v.Units[j-1].Kind != text.QuoteUnit {
				if v.Units[j].Kind != text.BracketUnit {
					continue
				}
			}
		case text.VerbUnit:
			if v.Units[j].Form&text.Infinitive != 0 && v.Units[j-1].Kind == text.VerbUnit {
				continue
			}
		}
		p.ends = append(p.ends, j)
	}
	if n := len(p.ends); n == 0 || p.ends[n-1] != v.Last {
		p.ends = append(p.ends, v.Last)
	}
	return p.ends
}

// withoutStop returns r without the full stop at its end, for a content that
// begins with unit i.
func withoutStop(v View, i int) View {
	for v.Last-1 > i {
		x := &v.Units[v.Last-1]
		if x.Kind != text.StopUnit && !(x.Kind == text.BracketUnit && v.Units[v.Last-2].Kind == text.StopUnit) {
			break
		}
		v.Last--
	}
	return v
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

func firstWord(v View, i int) text.Atom {
	if i >= v.Last {
		return atomEnd
	}
	x := &v.Units[i]
	if isFunctionWord(x) {
		return v.Tok(x.First).Word
	}
	if x.Kind == text.VerbUnit {
		return formAtom(x.Form)
	}
	return kindAtoms[x.Kind]
}

// endClass is the shape of a content, which says much of how it ends.
func endClass(txt *Text, i int) text.Atom {
	x := &txt.Units[i]
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
func endRuleFeature(f *features, v View, rule *rules.Rule, i, j int) {
	f.add(tEnd, unitAtomAt(v, j), endClass(v.Text, i), rule.ID)
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

// edgeAt returns the context of the edge before unit j of v.
func (p *Proposer) edgeAt(v View, j int) *edgeContext {
	if n := p.at.Last - p.at.First + 1; len(p.edges) < n {
		p.edges = text.OfLength(p.edges, n)
	}
	e := &p.edges[j-p.at.First]
	if e.serial != p.edgesSerial || e.last != v.Last {
		*e = edgeContext{serial: p.edgesSerial, last: v.Last}
		lookAround(v, j, e)
	}
	return e
}

// lookAround fills in what stands around the edge before unit j.
func lookAround(v View, j int, e *edgeContext) {
	e.next = unitAtomAt(v, j)
	e.words = [3]text.Atom{firstWord(v, j), firstWord(v, j+1), firstWord(v, j+2)}
	e.before = kindAtoms[v.Units[j-1].Kind]
	if e.next == kindAtoms[text.CommaUnit] {
		// A verb after the next comma: what is between them is an aside.
		e.aside = atomNone
		for k := j + 2; k+1 < v.Last && k < j+16; k++ {
			if v.Units[k].Kind == text.CommaUnit {
				e.aside = kindAtoms[v.Units[k+1].Kind]
				if y := &v.Units[k+1]; y.Kind == text.VerbUnit {
					e.aside = formAtom(y.Form)
				}
				break
			}
		}
	}
	e.verb = -1
	for k := j; k < v.Last && k < j+12; k++ {
		x := &v.Units[k]
		if x.Kind != text.VerbUnit {
			continue
		}
		if x.Form&text.Finite != 0 {
			e.restVerbs++
		}
		if k < j+6 && e.tense == 0 {
			e.tense = tagAtoms[firstVerbTag(v.Text, x)]
		}
		if k < j+4 && e.verb < 0 {
			e.verb, e.cue = k, atomVerb
			if v.Set.Cue(v.Tok(x.Head).Lemma, text.VerbUnit) != nil {
				e.cue = atomCueVerb
			}
		}
	}
	e.noun = -1
	if j+1 < v.Last {
		p := j
		if k := v.Units[p].Kind; k == text.CommaUnit || k == text.ConjUnit {
			p++
		}
		if p+1 < v.Last && v.Units[p].Kind == text.ConjUnit {
			p++
		}
		if v.Units[p].Kind == text.NounUnit {
			e.noun = p
		}
	}
}

// edgeFeatures collects the features of an end before unit j, whatever the
// content and the cue.
func edgeFeatures(f *features, v View, j int, e *edgeContext) {
	w0, w1, w2 := e.words[0], e.words[1], e.words[2]
	last := &v.Units[j-1]
	f.add(tEndNext, w0, w1, 0)
	f.add(tEndThird, w0, w1, w2)
	f.add(tEndPair, e.before, w0, w1)
	f.add(tEndTag, tagAtoms[v.Tok(last.Last-1).Tag], w0, 0)
	f.add(tEndRest, bucket(v.Last-j), e.next, count(min(e.restVerbs, 2)))
	f.add(tEndRest, w1, count(min(e.restVerbs, 2)), e.next)
	// A verb soon after that may be a cue itself.
	if e.verb >= 0 {
		x := &v.Units[e.verb]
		f.add(tEndCue, e.cue, formAtom(x.Form), w0)
		f.add(tEndCue, e.cue, count(e.verb-j), w0)
		if e.cue == atomCueVerb {
			f.add(tEndCue, v.Tok(x.Head).Lemma, w0, formAtom(x.Form))
		}
	}
	if e.noun >= 0 {
		f.add(tEndSubject, yesNo(v.Units[e.noun].Form&text.Clause != 0), w0, firstWord(v, e.noun))
	}
	// A quotation at the content's end, whose mark closes there.
	if last.Kind == text.QuoteUnit {
		f.add(tEndOpen, kindAtoms[text.QuoteUnit], e.next, yesNo(v.Tok(last.Last-2).Is(text.Comma|text.EndMark)))
	}
}

// edgeClassFeatures collects those of a content of one class.
func edgeClassFeatures(f *features, v View, j int, e *edgeContext) {
	class, w0 := e.class, e.words[0]
	last := &v.Units[j-1]
	f.add(tEnd, e.next, class, 0)
	f.add(tEndWord, w0, class, 0)
	f.add(tEndNext, w0, e.words[1], class)
	f.add(tEndLast, e.before, e.next, class)
	// What an adjunct that could end the content is about.
	if j < v.Last {
		if x := &v.Units[j]; x.Kind == text.PrepUnit || x.Kind == text.SubUnit {
			word, noun := v.Tok(x.First).Word, nounClass(v.Text, x.Head)
			f.add(tEndAdjunct, word, noun, class)
			f.add(tEndAdjunct, word, noun, e.before)
			f.add(tEndAdjunct, word, v.Tok(last.Head).Word, 0)
		}
	}
}

// endFeatures collects the features of an end before unit j of the content
// that begins with unit i, in a claim of cue u, whatever the rule. skipped is
// how many nearer ends there are.
func (p *Proposer) endFeatures(v View, u int, i, j, skipped int) {
	f := &p.f
	f.reset()
	class := endClass(v.Text, i)
	e := p.edgeAt(v, j)
	if begin := f.sum; !f.addShared(&e.sharedSum) {
		edgeFeatures(&p.f, v, j, e)
		f.share(&e.sharedSum, begin)
	}
	if e.class != class {
		e.class, e.bySort = class, sharedSum{}
	}
	if begin := f.sum; !f.addShared(&e.bySort) {
		edgeClassFeatures(&p.f, v, j, e)
		f.share(&e.bySort, begin)
	}
	k0, w0, w1 := e.next, e.words[0], e.words[1]
	f.add(tEndLemma, v.Tok(v.Units[u].Head).Lemma, k0, class)
	f.add(tEndSkipped, count(skipped), class, yesNo(j == v.Last))
	said := p.inside.upTo(v.Units, i, j)
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
	f.add(tEndLen, bucket(j-i), class, yesNo(j >= v.Last-1))
	f.add(tEndLen, bucket(j-i), k0, 0)
	if e.verb >= 0 {
		x := &v.Units[e.verb]
		if v.Tok(x.Head).Tag == v.Tok(v.Units[u].Head).Tag {
			f.add(tEndCue, atomSame, e.cue, w0)
		}
		if x.Form&text.Past != 0 && v.Units[u].Form&text.Past != 0 && w0 != 0 {
			f.add(tEndCue, atomPast, e.cue, w0)
		}
	}
	// Does the verb after go on in the content's tense, or in the cue's?
	tense := text.Atom(0)
	if said.firstVerb >= 0 {
		tense = tagAtoms[firstVerbTag(v.Text, &v.Units[said.firstVerb])]
	}
	cueTense := tagAtoms[firstVerbTag(v.Text, &v.Units[u])]
	f.add(tEndTense, tense, e.tense, w0)
	f.add(tEndTense, tense, e.tense, cueTense)
	f.add(tEndTense, cueTense, e.tense, w0)
	// Who is the subject after, and who inside?
	if e.noun >= 0 {
		x := &v.Units[e.noun]
		in := i
		if k := v.Units[in].Kind; (k == text.ThatUnit || k == text.WhUnit) && in+1 < j {
			in++
		}
		same := yesNo(v.Tok(x.Head).Word == v.Tok(v.Units[in].Head).Word)
		f.add(tEndSubject, same, w0, yesNo(x.Form&text.Pronoun != 0))
		f.add(tEndSubject, yesNo(v.Units[in].Form&text.Pronoun != 0), w0, firstWord(v, e.noun))
	}
	// A clause that begins with one of its adjuncts goes on after the comma: "said
	// when the doors opened, | people ran".
	begin := i
	if k := v.Units[i].Kind; (k == text.ThatUnit || k == text.WhUnit) && i+1 < j {
		begin++
	}
	switch first := &v.Units[begin]; first.Kind {
	case text.SubUnit, text.PrepUnit, text.AdverbUnit, text.TimeUnit:
		clause := atomNone
		if j+1 < v.Last && v.Units[j].Kind == text.CommaUnit && v.Units[j-1].Kind != text.CommaUnit && commas == 0 {
			clause = yesNo(v.Units[j+1].Form&text.Clause != 0)
		}
		n := count(min(verbs, 2))
		f.add(tEndInitial, kindAtoms[first.Kind], clause, n)
		f.add(tEndInitial, v.Tok(first.First).Word, clause, n)
		f.add(tEndInitial, v.Tok(v.Units[u].Head).Lemma, clause, kindAtoms[first.Kind])
	}
}

var (
	atomPast = named("past")
	atomSame = named("same")
)

// firstVerbTag returns the tag of the first verb or modal of x.
func firstVerbTag(txt *Text, x *text.Unit) tag.Tag {
	for i := x.First; i < x.Last; i++ {
		if t := txt.Tok(i).Tag; t.IsVerb() || t == tag.MD || t == tag.TO {
			return t
		}
	}
	return tag.None
}

// nounClass tells coarsely what the noun at i stands for.
func nounClass(txt *Text, i int) text.Atom {
	t := txt.Tok(i)
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
func (p *Proposer) scoredEnds(v View, u, i int) []scoredEnd {
	n := 0
	for ; n < len(p.endCache) && p.endCache[n].cue == u; n++ {
		if p.endCache[n].start == i {
			return p.endCache[n].ends
		}
	}
	if n == len(p.endCache) {
		p.endCache = append(p.endCache, endList{})
	} else {
		// The lists from here on are those of an earlier cue.
		for k := n; k < len(p.endCache); k++ {
			p.endCache[k].cue = -1
		}
	}
	l := &p.endCache[n]
	l.cue, l.start, l.ends = u, i, l.ends[:0]
	for k, j := range p.rightEnds(v, i) {
		if robsMatrix(v, u, i, j) {
			continue
		}
		p.endFeatures(v, u, i, j, k)
		l.ends = append(l.ends, scoredEnd{j, p.f.sum})
		if isSequel(v, u, i, j) {
			break
		}
	}
	if len(l.ends) == 0 {
		l.ends = append(l.ends, scoredEnd{unit: v.Last})
	}
	return l.ends
}

// isSequel reports whether the comma at unit j, after a clause from unit i on, sets
// off when it was said rather than when it happened: "said he would go, | hours after
// the vote".
func isSequel(v View, u, i, j int) bool {
	return j+2 < v.Last && v.Units[j].Kind == text.CommaUnit && v.Units[j+1].Kind == text.TimeUnit && sequences.has(v.Tok(v.Units[j+2].First).Word) &&
		v.Units[u].Form&text.Past != 0 && v.FiniteIn(i, j) > 0
}

// robsMatrix reports whether the content [i, j) takes the verb of the clause
// that the noun u is the subject of, or whose subject the relative clause of the
// verb u belongs to: "the claim that nobody was hurt | drew laughter" leaves it one,
// as does "the deal, which critics say favours the rich, | was signed".
func robsMatrix(v View, u, i, j int) bool {
	switch v.Units[u].Kind {
	case text.NounUnit:
	case text.VerbUnit:
		return inAside(v, u) && resumes(v.Text, i, j) || takesSubject(v, u, i, j) || robsMain(v, u, i, j) || inSubject(v, u) && v.FiniteIn(j, v.Last) == 0 && v.FiniteIn(i, j) > yesInt(opensClause(v.Text, i))+opened(v.Text, u, i, j) ||
			i == u+1 && v.Units[i].IsFiniteVerb() && inContact(v, u) && v.FiniteIn(j, v.Last) == 0 && v.FiniteIn(i, j) > 1
	default:
		return false
	}
	for k := u - 1; k >= v.First; k-- {
		x := &v.Units[k]
		if x.Kind == text.VerbUnit || x.Kind == text.QuoteUnit || x.Kind == text.ColonUnit {
			return false
		}
		if x.Kind == text.ConjUnit || x.Kind == text.SubUnit || x.Kind == text.ThatUnit {
			break // the clause begins here
		}
	}
	own := 0 // the verbs that the content may keep
	if k := v.Units[i].Kind; k == text.ThatUnit || k == text.WhUnit {
		own = 1
	}
	if finite := v.FiniteIn(i, j); finite <= own {
		return finite < own // a clause has a verb of its own
	}
	return v.FiniteIn(j, v.Last) == 0
}

// robsMain reports whether the content [i, j) takes the clause that the sentence is
// about, where the cue u stands in one that a subordinator begins: "While she said
// that it was late, | he stayed".
func robsMain(v View, u, i, j int) bool {
	first := v.First
	if v.Units[first].Kind == text.ConjUnit && first+1 < u {
		first++
	}
	if x := &v.Units[first]; x.Kind != text.SubUnit || !v.Units[u].IsFiniteVerb() || u-first > 6 || v.Tok(x.First).Word == atomAs {
		return false
	}
	for k := first + 1; k < u; k++ {
		if k := v.Units[k].Kind; k == text.CommaUnit || k == text.VerbUnit || k == text.ConjUnit {
			return false
		}
	}
	if v.FiniteIn(j, v.Last) > 0 || v.FiniteIn(i, j) < 2 {
		return false
	}
	for k := i + 2; k+1 < j; k++ {
		if v.Units[k].Kind == text.CommaUnit && v.Units[k+1].Form&text.Clause != 0 {
			return true
		}
	}
	return false
}

// opened returns how many clauses begin inside the content [i, j) of the gerund u,
// where it may be of a sentence without a verb; 0 for other verbs.
func opened(txt *Text, u, i, j int) int {
	n := 0
	if txt.Units[u].Form&text.Gerund == 0 {
		return 0
	}
	for i++; i < j; i++ {
		switch txt.Units[i].Kind {
		case text.SubUnit, text.RelativeUnit, text.WhUnit, text.ThatUnit:
			n++
		}
	}
	return n
}

// finiteIn returns how many of the units [i, j) are finite verbs.
func (t *Text) FiniteIn(i, j int) int {
	n := 0
	for ; i < j; i++ {
		if t.Units[i].IsFiniteVerb() {
			n++
		}
	}
	return n
}

// opensClause reports whether a content that begins with unit i has a verb of its
// own.
func opensClause(txt *Text, i int) bool {
	x := &txt.Units[i]
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
func takesSubject(v View, u, i, j int) bool {
	if v.Units[u].Form&(text.Participle|text.Gerund) == 0 || u > v.First+1 {
		return false
	}
	k := j
	for k < v.Last && (v.Units[k].Kind == text.CommaUnit || v.Units[k].Kind == text.AdverbUnit) {
		k++
	}
	if k >= v.Last || !v.Units[k].IsFiniteVerb() {
		return false
	}
	for k = j - 1; k > i; k-- {
		switch x := &v.Units[k]; x.Kind {
		case text.CommaUnit:
			if v.Units[k+1].Kind == text.NounUnit {
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
func inAside(v View, u int) bool {
	if v.Units[u].Form == text.Participle && u > v.First+1 && v.Units[u-1].Kind == text.CommaUnit {
		return v.FiniteIn(v.First, u) == 0
	}
	for k := u - 1; k > v.First && k > u-6; k-- {
		switch x := &v.Units[k]; x.Kind {
		case text.RelativeUnit:
			return v.Units[k-1].Kind == text.CommaUnit
		case text.NounUnit, text.PrepUnit, text.AdverbUnit, text.TimeUnit:
		default:
			return false
		}
	}
	return false
}

// resumes reports whether a comma among the units [i, j), the first after a clause
// there, has a finite verb right after it: that of the clause around an aside.
func resumes(txt *Text, i, j int) bool {
	for k := i + 1; k+1 < j; k++ {
		if txt.Units[k].Kind == text.CommaUnit {
			return txt.Units[k+1].IsFiniteVerb()
		}
	}
	return false
}

// inSubject reports whether the verb u belongs to a relative clause of the
// sentence's subject, whose verb is still to come, or is a gerund right after it.
func inSubject(v View, u int) bool {
	if x := &v.Units[u]; x.Form&text.Gerund != 0 && u > v.First && (v.Units[u-1].Kind == text.NounUnit || v.Units[u-1].Kind == text.PrepUnit) {
		return v.FiniteIn(v.First, u) == 0 // "a group | calling itself the Wolves | said"
	}
	for k := u - 1; k > v.First; k-- {
		switch x := &v.Units[k]; x.Kind {
		case text.RelativeUnit:
			return v.FiniteIn(v.First, k) == 0
		case text.VerbUnit, text.QuoteUnit, text.StopUnit, text.ColonUnit, text.SubUnit, text.ThatUnit:
			return false
		}
	}
	return false
}

// inContact reports whether the verb u belongs to a relative clause without a pronoun
// of the sentence's subject: "The road | the mayor | says".
func inContact(v View, u int) bool {
	k := beforeAdverbs(v.Units, v.First-1, u-1)
	if k <= v.First || v.Units[k].Kind != text.NounUnit || v.Units[k-1].Kind != text.NounUnit && v.Units[k-1].Kind != text.PrepUnit {
		return false
	}
	return v.FiniteIn(v.First, u) == 0
}

// parts reports whether the unit j of r is the dash that parts the subject of a
// clause, which begins with unit i, from its verb: "said the storm | -- the worst in
// years -- had passed".
func parts(v View, u, i, j int) bool {
	return j < v.Last && v.Units[j].Kind == text.DashUnit && v.Units[i].Kind == text.NounUnit && v.Units[i].Form&text.Clause != 0 && v.Set.TakesClause(v.EntryOf(&v.Units[u]))
}

// chooseEnd returns the unit, at most limit, before which a content that begins
// with unit i ends, and its lead in score over the next best; 0 for none.
func (p *Proposer) chooseEnd(v View, u int, rule *rules.Rule, i, limit int) (end int, lead int32) {
	first, second := int32(-1<<30), int32(-1<<30)
	v = withoutStop(v, i)
	clause := rule.SeesClause()
	for _, e := range p.scoredEnds(v, u, i) {
		if e.unit > limit || (clause || parts(v, u, i, e.unit)) && v.Units[i].Kind != text.QuoteUnit && v.FiniteIn(i, e.unit) == 0 {
			continue // a clause has a verb
		}
		p.f.reset()
		endRuleFeature(&p.f, v, rule, i, e.unit)
		s := e.score + p.f.sum
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
func (p *Proposer) leftStarts(v View, edge int) []int {
	p.ends = p.ends[:0]
	for i := edge - 1; i > v.First && len(p.ends) < maxEnds; i-- {
		if i == edge-1 && v.Units[i].Kind != text.QuoteUnit {
			continue
		}
		switch v.Units[i-1].Kind {
		case text.CommaUnit, text.DashUnit, text.ColonUnit, text.StopUnit, text.ThatUnit, text.ConjUnit, text.BracketUnit, text.SubUnit:
		default:
			if k := v.Units[i].Kind; k != text.QuoteUnit && k != text.ConjUnit && k != text.ThatUnit && k != text.WhUnit {
				continue
			}
		}
		switch v.Units[i].Kind {
		case text.CommaUnit, text.DashUnit, text.StopUnit:
			continue
		}
		p.ends = append(p.ends, i)
	}
	if edge > v.First {
		p.ends = append(p.ends, v.First)
	}
	return p.ends
}

// startFeatures collects the features of a start at unit i of the content that
// ends before unit edge.
func startFeatures(f *features, v View, u int, rule *rules.Rule, edge, i, skipped int) {
	f.reset()
	x := &v.Units[i]
	prev := unitAtomAt(v, i-1)
	last := kindAtoms[v.Units[edge-1].Kind]
	if v.Units[edge-1].Kind == text.CommaUnit && edge-2 >= i {
		last = kindAtoms[v.Units[edge-2].Kind]
	}
	verbs, quotes, cues := 0, 0, 0
	for k := i; k < edge; k++ {
		switch y := &v.Units[k]; y.Kind {
		case text.VerbUnit:
			if y.Form&text.Finite != 0 {
				verbs++
				if v.EntryOf(y).Lists(rule) {
					cues++
				}
			}
		case text.QuoteUnit:
			quotes++
		}
	}
	first := yesNo(i == v.First)
	word := firstWord(v, i)
	f.add(tStart, first, rule.ID, last)
	f.add(tStart, first, prev, last)
	f.add(tStartWord, word, first, prev)
	f.add(tStartPrev, prev, kindAtoms[x.Kind], last)
	f.add(tStartPrev, firstWord(v, i-1*yesInt(i > v.First)), kindAtoms[x.Kind], first)
	f.add(tStartCue, count(min(cues, 2)), first, last)
	f.add(tStartCue, count(min(cues, 2)), kindAtoms[x.Kind], last)
	f.add(tStartLen, bucket(edge-i), first, last)
	f.add(tStartVerb, count(min(verbs, 3)), last, first)
	f.add(tStartVerb, count(min(verbs, 2)), prev, kindAtoms[x.Kind])
	f.add(tStartAll, count(min(quotes, 3)), kindAtoms[x.Kind], last)
	f.add(tStartAll, count(min(skipped, 5)), first, last)
	f.add(tStartVerb, atomNo, count(min(v.FiniteIn(v.First, i), 3)), prev)
}

func yesInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// chooseStart returns the unit with which a content that ends before unit edge
// begins, and its lead in score over the next best.
func (p *Proposer) chooseStart(v View, u int, rule *rules.Rule, edge int) (start int, lead int32) {
	first, second := int32(-1<<30), int32(-1<<30)
	for n, i := range p.leftStarts(v, edge) {
		startFeatures(&p.f, v, u, rule, edge, i, n)
		s := p.f.sum
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
func grow(txt *Text, t tokens) tokens {
	if t.empty() {
		return t
	}
	t.first = growLeft(txt, t.first)
	if q := txt.Quotes.quoted[t.last-1]; q >= 0 {
		t.last = max(t.last, txt.Quotes.list[q].last)
		for n := 0; txt.Quotes.list[q].next >= 0 && t.last == txt.Quotes.list[q].last && n < maxContinued; n++ {
			q = int32(txt.Quotes.list[q].next)
			t.last = txt.Quotes.list[q].last
		}
	}
	return t
}

// growLeft returns where what begins with token first begins when it grows.
func growLeft(txt *Text, first int) int {
	if q := txt.Quotes.quoted[first]; q >= 0 && first > txt.Quotes.list[q].first {
		first = txt.Quotes.list[q].first
	}
	if q := txt.Quotes.quoted[first]; q >= 0 && first == txt.Quotes.list[q].first {
		for n := 0; txt.Quotes.list[q].continues && n < maxContinued; n++ {
			q--
			first = txt.Quotes.list[q].first
		}
	}
	return first
}

// strip takes commas, dashes, colons and full stops off the ends of t.
func strip(txt *Text, t tokens) tokens {
	for !t.empty() && isLoose(txt, t.last-1) {
		t.last--
	}
	for !t.empty() && isLoose(txt, t.first) {
		t.first++
	}
	return t
}

func isLoose(txt *Text, i int) bool {
	t := txt.Tok(i)
	return txt.Quotes.quoted[i] < 0 && (t.Is(text.Comma|text.Dash) || t.Is(text.EndMark) && txt.Source[t.Start] == '.' || t.Word == atomColon || t.Word == atomSemicolon)
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
func following(txt *Text, last int) (continuation, bool) {
	if last >= len(txt.Tokens) {
		return continuation{}, false
	}
	s := txt.SentenceAt(last)
	if txt.Sentences[s].First < last {
		s++
	}
	if s == 0 || s >= len(txt.Sentences) {
		return continuation{}, false
	}
	p := txt.Sentences[s-1].Paragraph
	for n := 0; n <= 1 && s+n < len(txt.Sentences); n++ {
		sent := &txt.Sentences[s+n]
		if sent.Paragraph != p && (n > 0 || sent.Paragraph != p+1 || txt.Paragraphs[p+1].Role != text.Body) {
			return continuation{}, false
		}
		if q := txt.Quotes.quoted[sent.First]; q >= 0 {
			if txt.Quotes.list[q].first != sent.First {
				return continuation{}, false
			}
			return continuation{grow(txt, tokens{sent.First, txt.Quotes.list[q].last}), n, sent.Paragraph != p}, true
		}
		for i := sent.First; i < sent.Last; i++ {
			if txt.Quotes.quoted[i] >= 0 {
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
func moreFeatures(f *features, v View, u int, rule *rules.Rule, quoted bool, q continuation, n int) {
	f.reset()
	after := atomEnd
	s := v.SentenceAt(q.last - 1)
	sent := &v.Sentences[s]
	word := text.Atom(0)
	if q.last < sent.Last {
		t := v.Tok(q.last)
		after = tagAtoms[t.Tag]
		for i := q.last; i < sent.Last && i < q.last+6; i++ {
			if t := v.Tok(i); t.Is(text.Letter) && v.Set.Cue(t.Lemma, text.VerbUnit) != nil {
				word = atomCueVerb
				break
			}
		}
	} else if s+1 < len(v.Sentences) && v.Sentences[s+1].Paragraph == sent.Paragraph {
		after = atomOther
		// '"Why?" Ruiz asked.': the next sentence may attribute it.
		next := &v.Sentences[s+1]
		for i := next.First; i < next.Last && i < next.First+5; i++ {
			if t := v.Tok(i); t.Is(text.Letter) && v.Set.Cue(t.Lemma, text.VerbUnit) != nil {
				word = atomVerb
				break
			}
		}
	}
	ended := yesNo(v.Tok(q.last-2).Is(text.EndMark) || v.Tok(q.last-1).Is(text.EndMark))
	place := count(q.skipped)
	if q.newParagraph {
		place = atomParagraph
	}
	f.add(tMore, place, 0, 0)
	if n == 0 && place == count(0) {
		// 'Ruiz said it was sound. | "It has stood for years."': nobody else is there to
		// have said it, in the sentence of the cue or after the quotation.
		alone := atomNo
		if v.Sentences[v.SentenceAt(q.first)].First == q.first && after == atomEnd {
			alone = atomYes
			if text.HasUnit(v.Units[v.First:v.Last], text.QuoteUnit) {
				alone = atomOther
			}
		}
		f.add(tMoreAlone, alone, yesNo(quoted), word)
		f.add(tMoreAlone, alone, yesNo(quoted), slotAtoms[rule.Content])
		f.add(tMoreAlone, alone, yesNo(quoted), formAtom(v.Units[u].Form))
	}
	f.add(tMore, slotAtoms[rule.Content], yesNo(quoted), place)
	f.add(tMore, slotAtoms[rule.Content], after, place)
	f.add(tMore, rule.ID, yesNo(quoted), place)
	f.add(tMoreNext, after, word, place)
	f.add(tMoreNext, ended, word, place)
	f.add(tMoreCue, formAtom(v.Units[u].Form), yesNo(quoted), place)
	f.add(tMoreCue, count(min(n, 3)), place, yesNo(quoted))
	f.add(tMoreCue, v.Tok(v.Units[u].Head).Lemma, yesNo(quoted), place)
	f.add(tMoreNext, bucket(q.last-q.first), ended, place)
	if n == 0 {
		// Does the sentence of the cue go on to tell of something else?
		f.add(tMoreCue, slotAtoms[rule.Content], count(min(v.FiniteIn(u+1, v.Last), 2)), place)
	}
	if q.skipped > 0 {
		// Does anybody else speak in between?
		between := atomNo
		for i := q.first - 1; i >= 0 && i > q.first-30; i-- {
			t := v.Tok(i)
			if i < q.first-1 && t.Is(text.EndMark) {
				break
			}
			if t.Tag.IsVerb() && v.Set.Cue(t.Lemma, text.VerbUnit) != nil {
				between = atomCueVerb
			}
		}
		f.add(tMoreCue, between, yesNo(quoted), place)
	}
}

var atomParagraph = named("paragraph")

// more returns the quotations after token last that belong to the claim too.
func (p *Proposer) more(v View, u int, rule *rules.Rule, quoted bool, last int) []tokens {
	begin := len(p.rest)
	for n := 0; n < maxContinued; n++ {
		q, ok := following(v.Text, last)
		if !ok {
			break
		}
		if q.newParagraph && q.last-q.first <= maxTurnWords && isQuestion(v.Text, u) {
			break // '"Is it true?" asked Ruiz. | "It is."': the answer
		}
		if q.newParagraph && q.last-q.first <= maxTurnWords && v.ListsOf(v.Tok(v.Units[u].Head).Lemma)&(1<<text.ReplyVerbs) != 0 && endsAsking(v.Text, v.SentenceAt(q.last-1)) {
			break // '"At home," Gaines replied. | "With whom?"': the next question
		}
		moreFeatures(&p.f, v, u, rule, quoted, q, n)
		if p.f.sum <= 0 {
			break
		}
		p.rest = append(p.rest, q.tokens)
		last = q.last
		quoted = true
	}
	return p.rest[begin:]
}
