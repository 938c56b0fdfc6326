package attribute

import (
	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// Contents end at the edges of units. Which edge, is chosen by weights: over
// what stands on its two sides, how much has been said, and by which rule.

// maxEnds bounds the ends that are looked at.
const maxEnds = 40

var (
	tEnd        = weigh.NewTemplate("end")
	tEndWord    = weigh.NewTemplate("end-word")
	tEndNext    = weigh.NewTemplate("end-next")
	tEndPair    = weigh.NewTemplate("end-pair")
	tEndLast    = weigh.NewTemplate("end-last")
	tEndLen     = weigh.NewTemplate("end-length")
	tEndVerb    = weigh.NewTemplate("end-verb")
	tEndComma   = weigh.NewTemplate("end-commas")
	tEndCue     = weigh.NewTemplate("end-cue")
	tEndLemma   = weigh.NewTemplate("end-lemma")
	tEndRest    = weigh.NewTemplate("end-rest")
	tEndOpen    = weigh.NewTemplate("end-open")
	tEndSkipped = weigh.NewTemplate("end-skipped")
	tEndTag     = weigh.NewTemplate("end-tag")
	tEndThird   = weigh.NewTemplate("end-third")
	tEndBalance = weigh.NewTemplate("end-balance")
	tEndAside   = weigh.NewTemplate("end-aside")
	tEndTense   = weigh.NewTemplate("end-tense")
	tEndSubject = weigh.NewTemplate("end-subject")
	tEndAdjunct = weigh.NewTemplate("end-adjunct")
	tEndInitial = weigh.NewTemplate("end-initial")

	tStart     = weigh.NewTemplate("start")
	tStartWord = weigh.NewTemplate("start-word")
	tStartPrev = weigh.NewTemplate("start-previous")
	tStartLen  = weigh.NewTemplate("start-length")
	tStartVerb = weigh.NewTemplate("start-verb")
	tStartCue  = weigh.NewTemplate("start-cue")
	tStartAll  = weigh.NewTemplate("start-all")

	tMore      = weigh.NewTemplate("more")
	tMoreNext  = weigh.NewTemplate("more-next")
	tMoreCue   = weigh.NewTemplate("more-cue")
	tMoreAlone = weigh.NewTemplate("more-alone")
)

// rightEnds lists the units before which a content that begins with unit i may
// end, nearest first.
func (p *Proposer) rightEnds(v parse.View, i int) []int {
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
func withoutStop(v parse.View, i int) parse.View {
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

func firstWord(v parse.View, i int) text.Atom {
	if i >= v.Last {
		return weigh.End
	}
	x := &v.Units[i]
	if isFunctionWord(x) {
		return v.Tok(x.First).Word
	}
	if x.Kind == text.VerbUnit {
		return formAtom(x.Form)
	}
	return weigh.KindAtoms[x.Kind]
}

// endClass is the shape of a content, which says much of how it ends.
func endClass(txt *parse.Text, i int) text.Atom {
	x := &txt.Units[i]
	switch {
	case x.Kind == text.ThatUnit, x.Kind == text.WhUnit:
		return atomClause
	case x.Kind == text.VerbUnit:
		return formAtom(x.Form)
	case x.Form&text.Clause != 0 && x.Kind != text.QuoteUnit:
		return atomClause
	}
	return weigh.KindAtoms[x.Kind]
}

var (
	atomClause  = weigh.Named("clause")
	atomCueVerb = weigh.Named("cue")
	atomVerb    = weigh.Named("verb")
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
func endRuleFeature(f *weigh.Features, v parse.View, rule *rules.Rule, i, j int) {
	f.Add(tEnd, unitAtomAt(v, j), endClass(v.Text, i), rule.ID)
}

// edgeContext is what the features of all contents that may end before one unit
// of a sentence share, whatever their starts and cues.
type edgeContext struct {
	weigh.SharedSum
	bySort    weigh.SharedSum // of contents of the class below
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
func (p *Proposer) edgeAt(v parse.View, j int) *edgeContext {
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
func lookAround(v parse.View, j int, e *edgeContext) {
	e.next = unitAtomAt(v, j)
	e.words = [3]text.Atom{firstWord(v, j), firstWord(v, j+1), firstWord(v, j+2)}
	e.before = weigh.KindAtoms[v.Units[j-1].Kind]
	if e.next == weigh.KindAtoms[text.CommaUnit] {
		e.aside = afterAside(v, j)
	}
	e.verb, e.noun = -1, subjectAfter(v, j)
	for k := j; k < v.Last && k < j+12; k++ {
		if v.Units[k].Kind == text.VerbUnit {
			e.addVerb(v, j, k)
		}
	}
}

// afterAside tells what follows the next comma after the one at unit j: a verb, where an aside
// stands between the two.
func afterAside(v parse.View, j int) text.Atom {
	for k := j + 2; k+1 < v.Last && k < j+16; k++ {
		if v.Units[k].Kind != text.CommaUnit {
			continue
		}
		if y := &v.Units[k+1]; y.Kind == text.VerbUnit {
			return formAtom(y.Form)
		}
		return weigh.KindAtoms[v.Units[k+1].Kind]
	}
	return atomNone
}

// subjectAfter returns the noun phrase at unit j or after a comma and a conjunction there, or -1.
func subjectAfter(v parse.View, j int) int {
	if j+1 >= v.Last {
		return -1
	}
	if v.Units[j].Kind.In(text.CommaUnit, text.ConjUnit) {
		j++
	}
	if j+1 < v.Last && v.Units[j].Kind == text.ConjUnit {
		j++
	}
	if v.Units[j].Kind != text.NounUnit {
		return -1
	}
	return j
}

// addVerb adds to the edge before unit j the verb k after it.
func (e *edgeContext) addVerb(v parse.View, j, k int) {
	x := &v.Units[k]
	if x.Form&text.Finite != 0 {
		e.restVerbs++
	}
	if k < j+6 && e.tense == 0 {
		e.tense = weigh.TagAtoms[firstVerbTag(v.Text, x)]
	}
	if k < j+4 && e.verb < 0 {
		e.verb, e.cue = k, atomVerb
		if v.Set.Cue(v.Tok(x.Head).Lemma, text.VerbUnit) != nil {
			e.cue = atomCueVerb
		}
	}
}

// edgeFeatures collects the features of an end before unit j, whatever the
// content and the cue.
func edgeFeatures(f *weigh.Features, v parse.View, j int, e *edgeContext) {
	w0, w1, w2 := e.words[0], e.words[1], e.words[2]
	last := &v.Units[j-1]
	f.Add(tEndNext, w0, w1, 0)
	f.Add(tEndThird, w0, w1, w2)
	f.Add(tEndPair, e.before, w0, w1)
	f.Add(tEndTag, weigh.TagAtoms[v.Tok(last.Last-1).Tag], w0, 0)
	f.Add(tEndRest, weigh.Bucket(v.Last-j), e.next, weigh.Count(min(e.restVerbs, 2)))
	f.Add(tEndRest, w1, weigh.Count(min(e.restVerbs, 2)), e.next)
	// A verb soon after that may be a cue itself.
	if e.verb >= 0 {
		x := &v.Units[e.verb]
		f.Add(tEndCue, e.cue, formAtom(x.Form), w0)
		f.Add(tEndCue, e.cue, weigh.Count(e.verb-j), w0)
		if e.cue == atomCueVerb {
			f.Add(tEndCue, v.Tok(x.Head).Lemma, w0, formAtom(x.Form))
		}
	}
	if e.noun >= 0 {
		f.Add(tEndSubject, weigh.YesNo(v.Units[e.noun].Form&text.Clause != 0), w0, firstWord(v, e.noun))
	}
	// A quotation at the content's end, whose mark closes there.
	if last.Kind == text.QuoteUnit {
		f.Add(tEndOpen, weigh.KindAtoms[text.QuoteUnit], e.next, weigh.YesNo(v.Tok(last.Last-2).Is(text.Comma|text.EndMark)))
	}
}

// edgeClassFeatures collects those of a content of one class.
func edgeClassFeatures(f *weigh.Features, v parse.View, j int, e *edgeContext) {
	class, w0 := e.class, e.words[0]
	last := &v.Units[j-1]
	f.Add(tEnd, e.next, class, 0)
	f.Add(tEndWord, w0, class, 0)
	f.Add(tEndNext, w0, e.words[1], class)
	f.Add(tEndLast, e.before, e.next, class)
	// What an adjunct that could end the content is about.
	if j < v.Last {
		if x := &v.Units[j]; x.Kind == text.PrepUnit || x.Kind == text.SubUnit {
			word, noun := v.Tok(x.First).Word, nounClass(v.Text, x.Head)
			f.Add(tEndAdjunct, word, noun, class)
			f.Add(tEndAdjunct, word, noun, e.before)
			f.Add(tEndAdjunct, word, v.Tok(last.Head).Word, 0)
		}
	}
}

// endFeatures collects the features of an end before unit j of the content
// that begins with unit i, in a claim of cue u, whatever the rule. skipped is
// how many nearer ends there are.
func (p *Proposer) endFeatures(v parse.View, tree *contentTree, u, i, j, skipped int) {
	f := &p.f
	f.Reset()
	class := endClass(v.Text, i)
	e := p.edgeAt(v, j)
	if begin := f.Sum; !f.AddShared(&e.SharedSum) {
		edgeFeatures(&p.f, v, j, e)
		f.Share(&e.SharedSum, begin)
	}
	if e.class != class {
		e.class, e.bySort = class, weigh.SharedSum{}
	}
	if begin := f.Sum; !f.AddShared(&e.bySort) {
		edgeClassFeatures(&p.f, v, j, e)
		f.Share(&e.bySort, begin)
	}
	tree.endFeatures(f, v, u, j, class)
	f.Add(tEndLemma, v.Tok(v.Units[u].Head).Lemma, e.next, class)
	f.Add(tEndSkipped, weigh.Count(skipped), class, weigh.YesNo(j == v.Last))
	said := p.inside.upTo(v.Units, i, j)
	p.insideFeatures(v, i, j, e, said)
	p.tenseFeatures(v, u, e, said)
	first := i // of the content, less what introduces its clause
	if v.Units[i].Kind.In(text.ThatUnit, text.WhUnit) && i+1 < j {
		first++
	}
	if e.noun >= 0 {
		p.subjectFeatures(v, first, e)
	}
	p.initialFeatures(v, u, first, j, said)
}

// insideFeatures collects those of what stands in a content of the units [i, j).
func (p *Proposer) insideFeatures(v parse.View, i, j int, e *edgeContext, said *tally) {
	f, class := &p.f, e.class
	k0, w0, w1 := e.next, e.words[0], e.words[1]
	verbs, commas := said.verbs, said.commas
	f.Add(tEndVerb, class, weigh.Count(min(verbs, 2)), w0)
	f.Add(tEndVerb, class, weigh.Count(min(verbs, 4)), k0)
	// A clause lacks its verb while those so far belong to clauses inside it.
	balance := weigh.Count(max(0, min(verbs-said.opened, 2)+2))
	f.Add(tEndBalance, balance, class, k0)
	f.Add(tEndBalance, balance, w0, w1)
	f.Add(tEndBalance, balance, weigh.Count(commas%2), k0)
	if k0 == weigh.KindAtoms[text.CommaUnit] {
		f.Add(tEndAside, e.aside, w1, balance)
		f.Add(tEndAside, e.aside, class, balance)
	}
	f.Add(tEndComma, weigh.Count(min(commas, 5)), class, k0)
	f.Add(tEndComma, weigh.Count(min(said.conjs, 3)), k0, 0)
	f.Add(tEndOpen, weigh.YesNo(said.brackets%2 != 0), weigh.YesNo(said.dashes%2 != 0), k0)
	f.Add(tEndLen, weigh.Bucket(j-i), class, weigh.YesNo(j >= v.Last-1))
	f.Add(tEndLen, weigh.Bucket(j-i), k0, 0)
}

// tenseFeatures collects those of the verb after the edge: whether it goes on in the content's
// tense, or in that of the cue u.
func (p *Proposer) tenseFeatures(v parse.View, u int, e *edgeContext, said *tally) {
	f, w0 := &p.f, e.words[0]
	if e.verb >= 0 {
		x := &v.Units[e.verb]
		if v.Tok(x.Head).Tag == v.Tok(v.Units[u].Head).Tag {
			f.Add(tEndCue, atomSame, e.cue, w0)
		}
		if x.Form&text.Past != 0 && v.Units[u].Form&text.Past != 0 && w0 != 0 {
			f.Add(tEndCue, atomPast, e.cue, w0)
		}
	}
	tense := text.Atom(0)
	if said.firstVerb >= 0 {
		tense = weigh.TagAtoms[firstVerbTag(v.Text, &v.Units[said.firstVerb])]
	}
	cueTense := weigh.TagAtoms[firstVerbTag(v.Text, &v.Units[u])]
	f.Add(tEndTense, tense, e.tense, w0)
	f.Add(tEndTense, tense, e.tense, cueTense)
	f.Add(tEndTense, cueTense, e.tense, w0)
}

// subjectFeatures collects those of the subject after the edge, beside that of the content, which
// begins with unit first.
func (p *Proposer) subjectFeatures(v parse.View, first int, e *edgeContext) {
	x, w0 := &v.Units[e.noun], e.words[0]
	same := weigh.YesNo(v.Tok(x.Head).Word == v.Tok(v.Units[first].Head).Word)
	p.f.Add(tEndSubject, same, w0, weigh.YesNo(x.Form&text.Pronoun != 0))
	p.f.Add(tEndSubject, weigh.YesNo(v.Units[first].Form&text.Pronoun != 0), w0, firstWord(v, e.noun))
}

// initialFeatures collects those of a clause that begins with one of its adjuncts, and so goes on
// after the comma: "said when the doors opened, | people ran".
func (p *Proposer) initialFeatures(v parse.View, u, first, j int, said *tally) {
	x := &v.Units[first]
	switch x.Kind {
	case text.SubUnit, text.PrepUnit, text.AdverbUnit, text.TimeUnit:
	default:
		return
	}
	clause := atomNone
	if j+1 < v.Last && v.Units[j].Kind == text.CommaUnit && said.commas == 0 {
		clause = weigh.YesNo(v.Units[j+1].Form&text.Clause != 0)
	}
	n := weigh.Count(min(said.verbs, 2))
	p.f.Add(tEndInitial, weigh.KindAtoms[x.Kind], clause, n)
	p.f.Add(tEndInitial, v.Tok(x.First).Word, clause, n)
	p.f.Add(tEndInitial, v.Tok(v.Units[u].Head).Lemma, clause, weigh.KindAtoms[x.Kind])
}

var (
	atomPast = weigh.Named("past")
	atomSame = weigh.Named("same")
)

// firstVerbTag returns the tag of the first verb or modal of x.
func firstVerbTag(txt *parse.Text, x *text.Unit) tag.Tag {
	for i := x.First; i < x.Last; i++ {
		if t := txt.Tok(i).Tag; t.IsVerb() || t == tag.MD || t == tag.TO {
			return t
		}
	}
	return tag.None
}

// nounClass tells coarsely what the noun at i stands for.
func nounClass(txt *parse.Text, i int) text.Atom {
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
	return weigh.TagAtoms[t.Tag]
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
func (p *Proposer) scoredEnds(v parse.View, u, i int) []scoredEnd {
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
	tree := contentTreeOf(v, u, i)
	for k, j := range p.rightEnds(v, i) {
		if robsMatrix(v, u, i, j) {
			continue
		}
		p.endFeatures(v, &tree, u, i, j, k)
		l.ends = append(l.ends, scoredEnd{j, p.f.Sum})
	}
	if len(l.ends) == 0 {
		l.ends = append(l.ends, scoredEnd{unit: v.Last})
	}
	return l.ends
}

// chooseEnd returns the unit, at most limit, before which a content that begins
// with unit i ends, and its lead in score over the next best; 0 for none.
func (p *Proposer) chooseEnd(v parse.View, u int, rule *rules.Rule, i, limit int) (end int, lead int32) {
	first, second := int32(-1<<30), int32(-1<<30)
	v = withoutStop(v, i)
	if endsBare(v, i) {
		return i + 1, certainLead
	}
	clause, subject := rule.SeesClause() && v.Units[i].Kind != text.QuoteUnit, quotesSubject(v, u, i)
	for _, e := range p.scoredEnds(v, u, i) {
		if e.unit > limit || clause && v.FiniteIn(i, e.unit) == 0 || subject && e.unit == i+1 {
			continue // a clause has a verb
		}
		p.f.Reset()
		endRuleFeature(&p.f, v, rule, i, e.unit)
		s := e.score + p.f.Sum
		if s > first {
			first, second, end = s, first, e.unit
		} else if s > second {
			second = s
		}
	}
	return end, first - second
}

// quotesSubject reports whether the quotation at unit i is the subject of the verb after it, in a
// clause that the cue u takes: "said | “Who Is She?” | would open in May".
func quotesSubject(v parse.View, u, i int) bool {
	if v.Units[i].Kind != text.QuoteUnit || i+1 >= v.Last || !v.Units[i+1].IsFiniteVerb() || v.Tok(v.Units[i].Last-2).Is(text.Comma) {
		return false // "admitted “it was wrong,” | reported the BBC"
	}
	return v.Set.TakesClause(v.EntryOf(&v.Units[u]))
}

// endsBare reports whether the question word at unit i is all of an indirect question: "Asked
// | why | , she laughed".
func endsBare(v parse.View, i int) bool {
	x := &v.Units[i]
	if x.Last-x.First != 1 || !parse.IsWh(v.Tok(x.First)) || i+2 >= v.Last || v.Units[i+1].Kind != text.CommaUnit {
		return false
	}
	next := i + 2
	if v.Units[next].Kind == text.ConjUnit {
		next++ // "did not say | when, | but she will"
	}
	return next < v.Last && v.Units[next].Form&text.Clause != 0
}

// certainLead is the lead in score of an end that nothing else rivals.
const certainLead = 4000

// leftStarts lists the units with which a content that ends before unit edge
// may begin, nearest first.
func (p *Proposer) leftStarts(v parse.View, edge int) []int {
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
func startFeatures(f *weigh.Features, v parse.View, u int, rule *rules.Rule, edge, i, skipped int) {
	f.Reset()
	treeStartFeatures(f, v, u, edge, i)
	x := &v.Units[i]
	prev := unitAtomAt(v, i-1)
	last := weigh.KindAtoms[v.Units[edge-1].Kind]
	if v.Units[edge-1].Kind == text.CommaUnit && edge-2 >= i {
		last = weigh.KindAtoms[v.Units[edge-2].Kind]
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
	first := weigh.YesNo(i == v.First)
	word := firstWord(v, i)
	f.Add(tStart, first, rule.ID, last)
	f.Add(tStart, first, prev, last)
	f.Add(tStartWord, word, first, prev)
	f.Add(tStartPrev, prev, weigh.KindAtoms[x.Kind], last)
	f.Add(tStartPrev, firstWord(v, i-1*yesInt(i > v.First)), weigh.KindAtoms[x.Kind], first)
	f.Add(tStartCue, weigh.Count(min(cues, 2)), first, last)
	f.Add(tStartCue, weigh.Count(min(cues, 2)), weigh.KindAtoms[x.Kind], last)
	f.Add(tStartLen, weigh.Bucket(edge-i), first, last)
	f.Add(tStartVerb, weigh.Count(min(verbs, 3)), last, first)
	f.Add(tStartVerb, weigh.Count(min(verbs, 2)), prev, weigh.KindAtoms[x.Kind])
	f.Add(tStartAll, weigh.Count(min(quotes, 3)), weigh.KindAtoms[x.Kind], last)
	f.Add(tStartAll, weigh.Count(min(skipped, 5)), first, last)
	f.Add(tStartVerb, weigh.No, weigh.Count(min(v.FiniteIn(v.First, i), 3)), prev)
}

func yesInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// chooseStart returns the unit with which a content that ends before unit edge
// begins, and its lead in score over the next best.
func (p *Proposer) chooseStart(v parse.View, u int, rule *rules.Rule, edge int) (start int, lead int32) {
	first, second := int32(-1<<30), int32(-1<<30)
	for n, i := range p.leftStarts(v, edge) {
		startFeatures(&p.f, v, u, rule, edge, i, n)
		s := p.f.Sum
		if s > first {
			first, second, start = s, first, i
		} else if s > second {
			second = s
		}
	}
	return start, first - second
}
