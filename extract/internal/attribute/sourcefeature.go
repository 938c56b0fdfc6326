package attribute

import (
	"claims/extract/internal/dep"
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
	tSourceBetw   = weigh.NewTemplate("source-between")
	tSourceVerbs  = weigh.NewTemplate("source-verbs")
	tSourceBefore = weigh.NewTemplate("source-before")
	tSourceEnd    = weigh.NewTemplate("source-end")
	tSourceEndTok = weigh.NewTemplate("source-end-word")
	tSourceNext   = weigh.NewTemplate("source-next")
	tSourceAgree  = weigh.NewTemplate("source-agree")
	tSourceLen    = weigh.NewTemplate("source-length")
	tSourceFirst  = weigh.NewTemplate("source-first")
	tSourceRule   = weigh.NewTemplate("source-rule")
	tSourceForm   = weigh.NewTemplate("source-form")
	tSourceStop   = weigh.NewTemplate("source-stop")
	tSourceClause = weigh.NewTemplate("source-clause")
	tSourceGov    = weigh.NewTemplate("source-governor")
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
	gaps       []sourceEdge // by where they begin, where they end with the cue
	ends       []sourceEdge // by the unit after them
	nodes      []dep.Node
	subject    treeSubject
}

// sourceStart is what the sources that begin with one unit share.
type sourceStart struct {
	weigh.SharedSum
	Source // the first of them
	head   text.Atom
}

// sourceEdge is what the sources of one kind that end before one unit share, or those that
// are as far from the cue.
type sourceEdge struct {
	weigh.SharedSum
	serial int
	kind   SourceKind
}

// edgeOf returns e as that of the sources of kind k of the cue at hand.
func (cx *sourceContext) edgeOf(e *sourceEdge, k SourceKind) *sourceEdge {
	if e.serial != cx.serial || e.kind != k {
		*e = sourceEdge{serial: cx.serial, kind: k}
	}
	return e
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
	x.nodes = v.Tree(v.Sentence)
	x.subject = subjectInTree(x.nodes, p.f.Names, v.Units[u].Head, v.Units[u].Kind != text.VerbUnit)
	return x
}

// sourceFeatures collects the features of s as a speaker, whatever the rule.
func sourceFeatures(f *weigh.Features, cx *sourceContext, s *Source) {
	f.Reset()
	if sum, begin := &cx.kinds[s.Kind], f.Sum; !f.AddShared(sum) {
		sourceKindFeatures(f, cx, s.Kind)
		f.Share(sum, begin)
	}
	treeSourceFeatures(f, cx, s)
	kind := sourceKindAtoms[s.Kind]
	if s.Empty() {
		f.Add(tSourceForm, cx.form, cx.Tok(cx.Units[cx.unit].Head).Lemma, 0)
		f.Add(tSourceVerbs, kind, cx.form, weigh.YesNo(cx.unit == cx.First))
		return
	}
	start := &cx.start
	if start.First != s.First || start.Kind != s.Kind || start.Source.Head != s.Head || start.Range.First != s.Range.First || s.First < 0 {
		*start = sourceStart{Source: *s, head: HeadClass(cx.Text, s)}
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
	gap := cx.edgeOf(&cx.gaps[first-cx.First], s.Kind)
	if s.First > cx.unit {
		gap.SharedSum = weigh.SharedSum{}
	}
	if begin := f.Sum; !f.AddShared(&gap.SharedSum) {
		sourceGapFeatures(f, cx, s.Kind, first, last)
		f.Share(&gap.SharedSum, begin)
	}
	end := cx.edgeOf(&cx.ends[s.Last-cx.First], s.Kind)
	if begin := f.Sum; !f.AddShared(&end.SharedSum) {
		sourceEndFeatures(f, cx, s.Kind, s.Last)
		f.Share(&end.SharedSum, begin)
	}
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
	for k := u - 1; k >= max(cx.First, u-3); k-- {
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
		if b.Governs() || b.Kind.In(text.NounUnit, text.QuoteUnit) {
			beforeWord = 0
		}
	}
	if x := &cx.Units[s.First]; x.Kind == text.PrepUnit && x.First < s.Range.First {
		before, beforeWord = weigh.KindAtoms[text.PrepUnit], cx.Tok(x.First).Word // it stands in the unit itself
	}
	f.Add(tSourceClause, kind, clauseStartAtom(cx.View, s.First), head) // the subject of the cue's clause begins it
	f.Add(tSourceBefore, kind, before, beforeWord)
	f.Add(tSourceBefore, kind, before, head)
	// Agreement of a present-tense cue.
	if t := cx.Tok(cx.Units[cx.unit].First).Tag; t == tag.VBZ || t == tag.VBP {
		f.Add(tSourceAgree, weigh.TagAtoms[t], weigh.TagAtoms[cx.Tok(s.Source.Head).Tag], 0)
	}
}

// clauseStartAtom tells whether a clause begins with unit i, by the mark or word before it:
// "Last week, | Ms Roy".
func clauseStartAtom(v parse.View, i int) text.Atom {
	if i == v.First {
		return weigh.End
	}
	switch b := v.Units[i-1].Kind; b {
	case text.QuoteUnit, text.ThatUnit, text.SubUnit, text.ColonUnit, text.StopUnit, text.DashUnit, text.ConjUnit, text.WhUnit:
		return weigh.KindAtoms[b]
	case text.CommaUnit, text.AdverbUnit, text.TimeUnit:
		for k := i - 1; k >= v.First; k-- {
			if y := &v.Units[k]; y.IsFiniteVerb() || y.Kind == text.QuoteUnit {
				return atomOther
			}
		}
		return weigh.Yes // only adjuncts before it
	}
	return weigh.No
}

// sourceGapFeatures collects the features of the units [first, last) between a
// source and its cue.
func sourceGapFeatures(f *weigh.Features, cx *sourceContext, k SourceKind, first, last int) {
	verbs, clauses, joined := 0, 0, 0
	for i := first; i < last; i++ {
		switch cx.Units[i].Kind {
		case text.VerbUnit:
			verbs++
		case text.RelativeUnit, text.ThatUnit, text.WhUnit, text.SubUnit:
			clauses++
		case text.ConjUnit:
			joined++
		}
	}
	kind := sourceKindAtoms[k]
	f.Add(tSourceBetw, kind, weigh.Bucket(last-first), cx.form)
	f.Add(tSourceVerbs, kind, weigh.Count(min(verbs, 4)), cx.form)
	f.Add(tSourceVerbs, weigh.Count(min(verbs, 3)), weigh.Count(min(clauses, 3)), weigh.Count(min(joined, 2)))
}

// sourceEndFeatures collects the features of how the sources of kind k that end before
// unit i end, and of what follows.
func sourceEndFeatures(f *weigh.Features, cx *sourceContext, k SourceKind, i int) {
	r, kind := cx.View, sourceKindAtoms[k]
	last := weigh.KindAtoms[cx.Units[i-1].Kind]
	next, word, wordNext := unitAtomAt(r, i), firstWord(r, i), firstWord(r, i+1)
	f.Add(tSourceEnd, kind, last, next)
	f.Add(tSourceEnd, next, unitAtomAt(r, i+1), unitAtomAt(r, i+2))
	f.Add(tSourceStop, word, wordNext, cx.slot)
	f.Add(tSourceStop, last, word, wordNext)
	if i == r.Last {
		return
	}
	x := &cx.Units[i]
	f.Add(tSourceNext, kind, cx.Tok(x.First).Word, 0)
	if x.Kind.In(text.PrepUnit, text.SubUnit) || x.Kind == text.VerbUnit && i != cx.unit {
		f.Add(tSourceEndTok, cx.Tok(x.First).Word, last, weigh.No)
	}
}

// unitAtomAt names the kind of the unit at i, or the sentence's end.
func unitAtomAt(v parse.View, i int) text.Atom {
	if i >= v.Last || i < v.First {
		return weigh.End
	}
	return weigh.KindAtoms[v.Units[i].Kind]
}
