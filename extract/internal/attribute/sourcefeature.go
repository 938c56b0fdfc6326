package attribute

import (
	"claims/extract/internal/chunk"
	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

var (
	tSource       = weigh.NewTemplate("source")
	tSourceHead   = weigh.NewTemplate("source-head")
	tSourceWord   = weigh.NewTemplate("source-word")
	tSourceGap    = weigh.NewTemplate("source-gap")
	tSourceBetw   = weigh.NewTemplate("source-between")
	tSourceVerbs  = weigh.NewTemplate("source-verbs")
	tSourceBefore = weigh.NewTemplate("source-before")
	tSourceInside = weigh.NewTemplate("source-inside")
	tSourceEnd    = weigh.NewTemplate("source-end")
	tSourceEndTok = weigh.NewTemplate("source-end-word")
	tSourceNext   = weigh.NewTemplate("source-next")
	tSourceAgree  = weigh.NewTemplate("source-agree")
	tSourceLen    = weigh.NewTemplate("source-length")
	tSourceFirst  = weigh.NewTemplate("source-first")
	tSourceRule   = weigh.NewTemplate("source-rule")
	tSourceNouns  = weigh.NewTemplate("source-nouns")
	tSourceComma  = weigh.NewTemplate("source-commas")
	tSourceForm   = weigh.NewTemplate("source-form")
	tSourceStop   = weigh.NewTemplate("source-stop")
	tSourceClause = weigh.NewTemplate("source-clause")
	tSourceGov    = weigh.NewTemplate("source-governor")
	tSourceJoin   = weigh.NewTemplate("source-join")
	tSourceApp    = weigh.NewTemplate("source-apposition")
	tSourceVerb   = weigh.NewTemplate("source-verb")
	tSourceOpen   = weigh.NewTemplate("source-open")
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
	atomPassive    = weigh.Named("passive")
	atomInfinitive = weigh.Named("infinitive")
	atomGerund     = weigh.Named("gerund")
	atomParticiple = weigh.Named("participle")
	atomModal      = weigh.Named("modal")
	atomFinite     = weigh.Named("finite")
	atomOther      = weigh.Named("other")
	atomCopula     = weigh.Named("copula")
)

// sourceRuleFeatures collects the features of a source of kind k that depend
// on the rule.
func sourceRuleFeatures(f *weigh.Features, txt *parse.Text, u int, rule *rules.Rule, k SourceKind) {
	f.Add(tSourceRule, sourceKindAtoms[k], rule.ID, 0)
	f.Add(tSourceRule, sourceKindAtoms[k], rule.ID, formAtom(txt.Units[u].Form))
}

// sourceContext is what the features of the sources of one cue in a slot share.
type sourceContext struct {
	parse.View
	unit       int
	serial     int // tells what follows from that of another cue
	slot, form text.Atom
	kinds      [sourceKinds]weigh.SharedSum
	start      sourceStart
	gaps       []sourceGap // by where they begin, where they end with the cue
	ends       []sourceEnd // by the unit after them
}

// sourceStart is what the sources that begin with one unit share.
type sourceStart struct {
	weigh.SharedSum
	Source              // the first of them
	head, initial       text.Atom
	inside              weigh.Signature // of the units up to last
	verbs, commas, rels int             // among them
}

// sourceGap is what the sources that are as far from the cue share.
type sourceGap struct {
	weigh.SharedSum
	serial                                          int
	kind                                            SourceKind
	verbs, finite, nouns, commas, relatives, joined int
}

// sourceEnd is what the sources that end before one unit share.
type sourceEnd struct {
	weigh.SharedSum
	serial         int
	kind           SourceKind
	join           weigh.SharedSum // of those of several units
	last           text.Atom
	next           [3]text.Atom // the kinds of the units after it
	word, wordNext text.Atom
	verb, joined   text.Atom // of a subject's: the verb that follows, and what stands before the cue
}

// sourceContext returns what the features of the sources of cue u in a slot
// share.
func (p *Proposer) sourceContext(v parse.View, u int, slot rules.Slot) *sourceContext {
	x := &p.sourceCx
	n := v.Last - v.First + 1
	x.View, x.unit, x.slot, x.form = v, u, slotAtoms[slot], formAtom(v.Units[u].Form)
	x.kinds, x.start = [sourceKinds]weigh.SharedSum{}, sourceStart{}
	x.gaps, x.ends = text.OfLength(x.gaps, n), text.OfLength(x.ends, n)
	x.serial++
	return x
}

// sourceFeatures collects the features of s as a speaker, whatever the rule.
func sourceFeatures(f *weigh.Features, cx *sourceContext, s *Source) {
	f.Reset()
	if sum, begin := &cx.kinds[s.Kind], f.Sum; !f.AddShared(sum) {
		sourceKindFeatures(f, cx, s.Kind)
		f.Share(sum, begin)
	}
	kind := sourceKindAtoms[s.Kind]
	if s.Empty() {
		f.Add(tSourceForm, cx.form, cx.Tok(cx.Units[cx.unit].Head).Lemma, 0)
		f.Add(tSourceVerbs, kind, cx.form, weigh.YesNo(cx.unit == cx.First))
		return
	}
	start := &cx.start
	if start.First != s.First || start.Kind != s.Kind || start.Source.Head != s.Head || start.Range.First != s.Range.First || s.First < 0 {
		*start = sourceStart{Source: *s, head: headClass(cx.Text, s), inside: weigh.NewSignature(f.Names)}
		start.Last = s.First // the units in it are counted below
	}
	if begin := f.Sum; !f.AddShared(&start.SharedSum) {
		sourceStartFeatures(f, cx, start)
		f.Share(&start.SharedSum, begin)
	}
	f.Add(tSourceLen, kind, weigh.Bucket(s.Range.Last-s.Range.First), 0)
	if s.First < 0 {
		return
	}
	first, last := s.Last, cx.unit
	if s.First > cx.unit {
		first, last = cx.unit+1, s.First
	}
	gap := &cx.gaps[first-cx.First]
	if gap.serial != cx.serial || gap.kind != s.Kind || s.First > cx.unit {
		*gap = sourceGap{serial: cx.serial, kind: s.Kind}
	}
	if begin := f.Sum; !f.AddShared(&gap.SharedSum) {
		sourceGapFeatures(f, cx, gap, first, last)
		f.Share(&gap.SharedSum, begin)
	}
	end := &cx.ends[s.Last-cx.First]
	if end.serial != cx.serial || end.kind != s.Kind {
		*end = sourceEnd{serial: cx.serial, kind: s.Kind}
	}
	if begin := f.Sum; !f.AddShared(&end.SharedSum) {
		sourceEndFeatures(f, cx, end, s.Last)
		f.Share(&end.SharedSum, begin)
	}
	if s.Last-s.First > 1 {
		if begin := f.Sum; !f.AddShared(&end.join) {
			sourceJoinFeatures(f, cx, s.Last)
			f.Share(&end.join, begin)
		}
	}
	sourceSpanFeatures(f, cx, s, gap, end)
}

// sourceKindFeatures collects the features of all sources of kind k.
func sourceKindFeatures(f *weigh.Features, cx *sourceContext, k SourceKind) {
	u := cx.unit
	cue := &cx.Units[u]
	kind := sourceKindAtoms[k]
	f.Add(tSource, kind, cx.slot, cx.form)
	if cue.Kind == text.VerbUnit {
		return
	}
	// Whose is a noun or adjective? The subject's, by the verb that governs
	// it: "made a promise", but not "ignored calls".
	for k := u - 1; k >= cx.First && k > u-4; k-- {
		if y := &cx.Units[k]; y.Kind == text.VerbUnit {
			f.Add(tSourceGov, kind, cx.Tok(y.Head).Lemma, 0)
			f.Add(tSourceGov, kind, formAtom(y.Form), weigh.KindAtoms[cue.Kind])
			break
		}
	}
}

// sourceStartFeatures collects the features of the first unit of s and what
// stands before it.
func sourceStartFeatures(f *weigh.Features, cx *sourceContext, s *sourceStart) {
	kind, head := sourceKindAtoms[s.Kind], s.head
	f.Add(tSourceHead, kind, head, cx.slot)
	f.Add(tSourceWord, kind, cx.Tok(s.Source.Head).Word, 0)
	f.Add(tSourceFirst, kind, weigh.TagAtoms[cx.Tok(s.Range.First).Tag], 0)
	if t := cx.Tok(s.Range.First); t.Tag == tag.DT {
		f.Add(tSourceFirst, kind, t.Word, head)
	}
	if s.First < 0 {
		return
	}
	before, beforeWord := atomNone, text.Atom(0)
	if s.First > cx.First {
		b := &cx.Units[s.First-1]
		before, beforeWord = weigh.KindAtoms[b.Kind], cx.Tok(b.Last-1).Word
		if b.Kind == text.VerbUnit {
			beforeWord = formAtom(b.Form)
		}
		if b.Kind == text.PrepUnit && b.Last-b.First > 1 || b.Kind == text.NounUnit || b.Kind == text.QuoteUnit {
			beforeWord = 0
		}
	}
	if x := &cx.Units[s.First]; x.Kind == text.PrepUnit && x.First < s.Range.First {
		before, beforeWord = weigh.KindAtoms[text.PrepUnit], cx.Tok(x.First).Word // it stands in the unit itself
	}
	// The subject of the cue's clause begins it.
	s.initial = weigh.No
	switch {
	case s.First == cx.First:
		s.initial = weigh.End
	default:
		switch b := &cx.Units[s.First-1]; b.Kind {
		case text.QuoteUnit, text.ThatUnit, text.SubUnit, text.ColonUnit, text.StopUnit, text.DashUnit, text.ConjUnit, text.WhUnit:
			s.initial = weigh.KindAtoms[b.Kind]
		case text.CommaUnit, text.AdverbUnit, text.TimeUnit:
			s.initial = atomOther
			for k := s.First - 1; k >= cx.First; k-- {
				if y := &cx.Units[k]; y.IsFiniteVerb() || y.Kind == text.QuoteUnit {
					break
				} else if k == cx.First {
					s.initial = weigh.Yes // only adjuncts before it
				}
			}
		}
	}
	f.Add(tSourceClause, kind, s.initial, head)
	f.Add(tSourceBefore, kind, before, beforeWord)
	f.Add(tSourceBefore, kind, before, head)
	// Agreement of a present-tense cue.
	if t := cx.Tok(cx.Units[cx.unit].First).Tag; t == tag.VBZ || t == tag.VBP {
		f.Add(tSourceAgree, weigh.TagAtoms[t], weigh.TagAtoms[cx.Tok(s.Source.Head).Tag], 0)
	}
}

// sourceGapFeatures collects the features of the units [first, last) between a
// source and its cue.
func sourceGapFeatures(f *weigh.Features, cx *sourceContext, g *sourceGap, first, last int) {
	*g = sourceGap{serial: g.serial, kind: g.kind}
	kind, form := sourceKindAtoms[g.kind], cx.form
	units := weigh.NewSignature(f.Names)
	for i := first; i < last; i++ {
		y := &cx.Units[i]
		if i < first+5 {
			units.Push(y.Kind.String())
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
	f.Add(tSourceGap, kind, units.Atom(), form)
	f.Add(tSourceGap, kind, units.Atom(), 0)
	f.Add(tSourceBetw, kind, weigh.Bucket(last-first), form)
	f.Add(tSourceVerbs, kind, weigh.Count(min(g.verbs, 4)), form)
	f.Add(tSourceVerbs, weigh.Count(min(g.verbs, 3)), weigh.Count(min(g.relatives, 3)), weigh.Count(min(g.joined, 2)))
	f.Add(tSourceNouns, kind, weigh.Count(min(g.nouns, 5)), form)
	f.Add(tSourceComma, kind, weigh.Count(min(g.commas, 4)), weigh.Count(min(g.verbs, 3)))
}

// sourceEndFeatures collects the features of how the sources that end before
// unit i end, and of what follows.
func sourceEndFeatures(f *weigh.Features, cx *sourceContext, e *sourceEnd, i int) {
	r, kind := cx.View, sourceKindAtoms[e.kind]
	last := &cx.Units[i-1]
	e.last = weigh.KindAtoms[last.Kind]
	e.next = [3]text.Atom{unitAtomAt(r, i), unitAtomAt(r, i+1), unitAtomAt(r, i+2)}
	e.word, e.wordNext = firstWord(r, i), firstWord(r, i+1)
	f.Add(tSourceEnd, kind, e.last, e.next[0])
	f.Add(tSourceEnd, e.next[0], e.next[1], e.next[2])
	f.Add(tSourceStop, e.word, e.wordNext, cx.slot)
	f.Add(tSourceStop, e.last, e.word, e.wordNext)
	if i < r.Last {
		next := &cx.Units[i]
		f.Add(tSourceNext, kind, cx.Tok(next.First).Word, 0)
		if next.Kind == text.PrepUnit || next.Kind == text.SubUnit || next.Kind == text.VerbUnit && i != cx.unit {
			f.Add(tSourceEndTok, cx.Tok(next.First).Word, e.last, weigh.No)
		}
	}
	if e.kind == SubjectSource {
		sourceVerbFeatures(f, cx, e, i)
	}
}

// sourceVerbFeatures collects the features of the verb that follows a subject
// which ends before unit i, if it is not the cue. A speaker's verbs join one
// another: "insisted that nobody fired and accused ...".
func sourceVerbFeatures(f *weigh.Features, cx *sourceContext, e *sourceEnd, i int) {
	cue := &cx.Units[cx.unit]
	for i < cx.unit && cx.Units[i].Kind == text.AdverbUnit {
		i++
	}
	e.verb, e.joined = atomNone, atomNone
	tense := atomNone
	if v := &cx.Units[i]; i == cx.unit {
		e.verb = weigh.Yes
	} else if v.Kind == text.VerbUnit {
		e.verb = atomVerb
		if cx.Set.Cue(cx.Tok(v.Head).Lemma, text.VerbUnit) != nil {
			e.verb = atomCueVerb
		}
		tense = weigh.YesNo(firstVerbTag(cx.Text, v) == firstVerbTag(cx.Text, cue) && v.Form&text.Passive == cue.Form&text.Passive && (v.First == v.Head) == (cue.First == cue.Head))
	}
	if join := chunk.BeforeAdverbs(cx.Units, i, cx.unit-1); join >= cx.First {
		e.joined = weigh.KindAtoms[cx.Units[join].Kind]
	}
	f.Add(tSourceVerb, e.verb, e.joined, cx.form)
	f.Add(tSourceVerb, e.verb, e.joined, tense)
}

// sourceJoinFeatures collects the features of the last two units of the sources
// that end before unit i.
func sourceJoinFeatures(f *weigh.Features, cx *sourceContext, i int) {
	prev, last := &cx.Units[i-2], &cx.Units[i-1]
	f.Add(tSourceJoin, weigh.KindAtoms[prev.Kind], weigh.KindAtoms[last.Kind], cx.Tok(last.First).Word)
	f.Add(tSourceJoin, firstWord(cx.View, i-2), firstWord(cx.View, i-1), cx.slot)
}

// sourceSpanFeatures collects the features that no two sources share.
func sourceSpanFeatures(f *weigh.Features, cx *sourceContext, s *Source, gap *sourceGap, end *sourceEnd) {
	kind, form := sourceKindAtoms[s.Kind], cx.form
	start := &cx.start
	head, initial := start.head, start.initial
	f.Add(tSourceNouns, head, weigh.Count(min(gap.nouns, 3)), weigh.Count(min(gap.verbs, 2)))
	// Each finite verb between the subject and the cue belongs to a relative
	// clause; commas around an apposition are even.
	balance := weigh.Count(max(0, 2+min(2, gap.finite-gap.relatives)))
	f.Add(tSourceClause, initial, balance, weigh.Count(gap.commas%2))
	f.Add(tSourceClause, initial, balance, form)
	f.Add(tSourceClause, initial, weigh.Count(min(gap.finite, 3)), weigh.Count(min(gap.commas, 3)))
	// What is inside.
	if start.Last > s.Last {
		start.Last = s.First
		start.inside, start.verbs, start.commas, start.rels = weigh.NewSignature(f.Names), 0, 0, 0
	}
	for ; start.Last < s.Last; start.Last++ {
		y := &cx.Units[start.Last]
		if start.Last < s.First+7 {
			start.inside.Push(y.Kind.String())
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
	inside := start.inside.Atom()
	f.Add(tSourceInside, kind, inside, 0)
	f.Add(tSourceInside, kind, inside, head)
	f.Add(tSourceInside, weigh.Count(min(start.verbs, 3)), weigh.Count(min(start.rels, 2)), weigh.Count(min(start.commas, 4)))
	if s.Last-s.First >= 3 && start.commas > 0 {
		// Apposition or list: what follows the first comma.
		for i := s.First; i+1 < s.Last; i++ {
			if cx.Units[i].Kind == text.CommaUnit {
				next := &cx.Units[i+1]
				f.Add(tSourceApp, weigh.KindAtoms[next.Kind], weigh.TagAtoms[cx.Tok(next.First).Tag], head)
				f.Add(tSourceApp, end.next[0], weigh.KindAtoms[next.Kind], weigh.TagAtoms[cx.Tok(next.First).Tag])
				break
			}
		}
	}
	// How it ends.
	f.Add(tSourceEnd, end.next[0], end.next[1], weigh.Count(min(start.commas, 3)))
	f.Add(tSourceStop, end.word, weigh.Count(min(start.verbs, 2)), weigh.Count(min(start.commas, 3)))
	if s.Last+1 < cx.Last && cx.Units[s.Last].Kind == text.CommaUnit {
		next := cx.Tok(cx.Units[s.Last+1].First)
		f.Add(tSourceStop, weigh.TagAtoms[next.Tag], head, weigh.YesNo(next.Is(text.Capital)))
	}
	if last := &cx.Units[s.Last-1]; last.Kind == text.PrepUnit {
		f.Add(tSourceEndTok, cx.Tok(last.First).Word, head, weigh.Yes)
	}
	f.Add(tSourceForm, kind, form, weigh.YesNo(s.Last == cx.unit || s.First == cx.unit+1))
	switch {
	case s.Kind == SubjectSource:
		f.Add(tSourceVerb, end.verb, end.joined, head)
	case s.Kind == invertedSource && cx.unit > cx.First+1 && cx.Units[cx.unit-1].Kind == text.CommaUnit:
		// What is said before the cue may want its end after the speaker: "It was,
		// according to the judge, a crime".
		left := &cx.Units[cx.unit-2]
		open := weigh.KindAtoms[left.Kind]
		if left.Kind == text.VerbUnit {
			open = formAtom(left.Form)
			if left.Form&text.Copula != 0 {
				open = atomCopula
			}
		}
		f.Add(tSourceOpen, open, end.next[0], 0)
		f.Add(tSourceOpen, open, end.next[0], weigh.YesNo(start.commas > 0))
	}
}

// unitAtomAt names the kind of the unit at i, or the sentence's end.
func unitAtomAt(v parse.View, i int) text.Atom {
	if i >= v.Last || i < v.First {
		return weigh.End
	}
	return weigh.KindAtoms[v.Units[i].Kind]
}
