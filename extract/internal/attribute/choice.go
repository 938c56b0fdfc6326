package attribute

import (
	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

var (
	tRule       = weigh.NewTemplate("rule")
	tLemma      = weigh.NewTemplate("lemma")
	tListed     = weigh.NewTemplate("listed")
	tForm       = weigh.NewTemplate("form")
	tSubject    = weigh.NewTemplate("speaker")
	tPlace      = weigh.NewTemplate("place")
	tContent    = weigh.NewTemplate("content")
	tContentIs  = weigh.NewTemplate("content-is")
	tAround     = weigh.NewTemplate("around")
	tPrevVerb   = weigh.NewTemplate("previous-verb")
	tLead       = weigh.NewTemplate("lead")
	tSrcScore   = weigh.NewTemplate("speaker-score")
	tRivals     = weigh.NewTemplate("rivals")
	tPrep       = weigh.NewTemplate("preposition")
	tSentence   = weigh.NewTemplate("sentence")
	tLeft       = weigh.NewTemplate("left")
	tNextWord   = weigh.NewTemplate("next-word")
	tCueWord    = weigh.NewTemplate("cue-word")
	tQuoted     = weigh.NewTemplate("quoted")
	tSubVerb    = weigh.NewTemplate("under")
	tGapKinds   = weigh.NewTemplate("skipped")
	tAct        = weigh.NewTemplate("act")
	tHeadline   = weigh.NewTemplate("headline")
	tTag        = weigh.NewTemplate("headline-tag")
	tObjectHead = weigh.NewTemplate("object-head")
	tRest       = weigh.NewTemplate("rest")
)

var atomRelative = weigh.Named("relative")

// leadAtom buckets a lead or score in thousandths.
func leadAtom(n int32) text.Atom {
	switch {
	case n < -2000:
		return weigh.Count(0)
	case n < 0:
		return weigh.Count(1)
	case n < 500:
		return weigh.Count(2)
	case n < 1500:
		return weigh.Count(3)
	case n < 3000:
		return weigh.Count(4)
	case n < 5000:
		return weigh.Count(5)
	}
	return weigh.Count(6)
}

// cueContext is what the features of all claims at one cue share.
type cueContext struct {
	parse.View
	unit             int
	entry            *rules.CueEntry
	lemma, form, act text.Atom
	under            text.Atom // the subordinator that governs the cue
	rest             text.Atom // what is left of the sentence after the cue
	clauses          text.Atom // how many finite verbs stand before it
}

func contextOf(f *weigh.Features, v parse.View, u int, entry *rules.CueEntry) cueContext {
	x := &v.Units[u]
	cx := cueContext{View: v, unit: u, entry: entry, lemma: v.Tok(x.Head).Lemma, form: formAtom(x.Form), act: atomNone}
	if x.Kind.In(text.NounUnit, text.PrepUnit, text.AdjectiveUnit) {
		cx.lemma = v.Tok(x.Head).Word
		if entry != nil {
			cx.lemma = entry.ID
		}
	}
	if entry != nil {
		cx.act = entry.ActID
		if entry.Like != 0 {
			cx.lemma = entry.Like
		}
	}
	if f.Names != nil && entry != nil {
		f.Names.Atoms[entry.ID] = entry.Lemma
		f.Names.Atoms[entry.ActID] = entry.Act
	}
	cx.under = governor(v, u)
	cx.rest = restClass(cx.View, u)
	finite := 0
	for i := cx.First; i < u && finite < 2; i++ {
		if v.Units[i].IsFiniteVerb() {
			finite++
		}
	}
	cx.clauses = weigh.Count(finite)
	return cx
}

// governor returns the subordinator that governs the cue u, or [atomNone].
func governor(v parse.View, u int) text.Atom {
	for i := u - 1; i >= max(v.First, u-9); i-- {
		switch v.Units[i].Kind {
		case text.SubUnit, text.WhUnit, text.RelativeUnit, text.ThatUnit:
			return v.Tok(v.Units[i].First).Word
		case text.CommaUnit, text.QuoteUnit:
			return atomNone
		}
	}
	return atomNone
}

// restClass tells what follows the cue u in its sentence: nothing but adjuncts,
// so that all that is said stands before it, or the kind of the first other unit.
func restClass(v parse.View, u int) text.Atom {
	for i := u + 1; i < v.Last; i++ {
		switch k := v.Units[i].Kind; k {
		case text.AdverbUnit, text.TimeUnit, text.PrepUnit, text.StopUnit, text.BracketUnit:
		case text.CommaUnit:
			return weigh.KindAtoms[k]
		default:
			if i > u+1 {
				return atomOther
			}
			return weigh.KindAtoms[k]
		}
	}
	return atomNone
}

// choiceFeatures collects the features that tell whether c is a claim.
func choiceFeatures(f *weigh.Features, v parse.View, c *Candidate, rivals int) {
	f.Reset()
	cx := contextOf(f, v.Around(c.Unit), c.Unit, c.Entry)
	cueFeatures(f, &cx)
	ruleFeatures(f, &cx, c.Rule)
	readingFeatures(f, &cx, c.Rule, c.match)
	treeReadingFeatures(f, &cx, c.Rule, c.match)
	speakerFeatures(f, &cx, c.Rule, &c.Source)
	contentFeatures(f, &cx, c, rivals)
}

// cueFeatures collects the features of a cue, whatever the rule.
func cueFeatures(f *weigh.Features, cx *cueContext) {
	r, u := cx.View, cx.unit
	x := &cx.Units[u]
	lemma, form, act := cx.lemma, cx.form, cx.act
	f.Add(tLemma, lemma, 0, 0)
	f.Add(tLemma, lemma, form, 0)
	sent := &cx.Sentences[cx.Sentence]
	f.Add(tPlace, weigh.Bucket(sent.Paragraph), 0, 0)
	f.Add(tPlace, weigh.YesNo(u < r.First+2), form, 0)
	// The units around the cue.
	k1, k2 := unitAtomAt(r, u-1), unitAtomAt(r, u-2)
	n1, n2 := unitAtomAt(r, u+1), unitAtomAt(r, u+2)
	f.Add(tAround, k1, k2, form)
	f.Add(tAround, n1, n2, act)
	f.Add(tAround, k1, n1, form)
	if x.Last < sent.Last {
		f.Add(tNextWord, cx.Tok(x.Last).Word, act, 0)
		f.Add(tNextWord, cx.Tok(x.Last).Word, lemma, 0)
		f.Add(tNextWord, weigh.TagAtoms[cx.Tok(x.Last).Tag], lemma, 0)
	}
	if x.First > sent.First {
		f.Add(tPrevVerb, cx.Tok(x.First-1).Word, form, 0)
	}
	if x.First < x.Head {
		f.Add(tCueWord, cx.Tok(x.First).Word, form, 0)
	}
	head := cx.Tok(x.Head)
	f.Add(tCueWord, weigh.YesNo(head.Is(text.Capital)), weigh.TagAtoms[head.Tag], 0)
	// The verb before.
	for i := u - 1; i >= max(r.First, u-11); i-- {
		if y := &cx.Units[i]; y.Kind == text.VerbUnit {
			cue := atomVerb
			if cx.Set.Cue(cx.Tok(y.Head).Lemma, text.VerbUnit) != nil {
				cue = atomCueVerb
			}
			k := i - 1
			for k > max(r.First, i-3) && cx.Units[k].Kind.In(text.VerbUnit, text.AdverbUnit) {
				k--
			}
			if r.KindAt(k) == text.RelativeUnit {
				cue = atomRelative // it belongs to an aside
			}
			f.Add(tPrevVerb, cue, formAtom(y.Form), form)
			f.Add(tPrevVerb, cue, weigh.Count(min(u-i, 4)), form)
			if u-i == 1 {
				f.Add(tPrevVerb, cx.Tok(y.Head).Lemma, form, weigh.Yes)
			}
			break
		}
	}
	f.Add(tSubVerb, cx.under, form, 0)
}

// ruleFeatures collects the features of rule at a cue, wherever it finds
// speaker and content.
func ruleFeatures(f *weigh.Features, cx *cueContext, rule *rules.Rule) {
	r, u := cx.View, cx.unit
	x := &cx.Units[u]
	form, id := cx.form, rule.ID
	f.Add(tRule, id, 0, 0)
	f.Add(tRule, id, form, 0)
	f.Add(tLemma, cx.lemma, id, 0)
	listed := weigh.No
	if cx.entry != nil {
		listed = atomCueVerb
		if cx.entry.Lists(rule) {
			listed = weigh.Yes
		}
	}
	f.Add(tListed, listed, id, 0)
	f.Add(tListed, listed, form, 0)
	f.Add(tAct, cx.act, id, form)
	f.Add(tForm, form, weigh.YesNo(x.Form&text.Negated != 0), slotAtoms[rule.Content])
	sent := &cx.Sentences[cx.Sentence]
	f.Add(tHeadline, weigh.YesNo(cx.Paragraphs[sent.Paragraph].Role == text.Headline), id, 0)
	f.Add(tPlace, weigh.YesNo(u == r.First), id, 0)
	f.Add(tSentence, weigh.Bucket(r.Last-r.First), slotAtoms[rule.Content], 0)
	f.Add(tAround, unitAtomAt(r, u-1), form, id)
	f.Add(tAround, unitAtomAt(r, u+1), id, 0)
	if x.Last < sent.Last {
		f.Add(tNextWord, weigh.TagAtoms[cx.Tok(x.Last).Tag], id, 0)
	}
	if x.First > sent.First {
		f.Add(tPrevVerb, weigh.TagAtoms[cx.Tok(x.First-1).Tag], form, id)
	}
	if x.First < x.Head {
		f.Add(tCueWord, cx.Tok(x.First).Word, id, 0)
	}
	f.Add(tCueWord, weigh.TagAtoms[cx.Tok(x.Head).Tag], id, 0)
	f.Add(tSubVerb, cx.under, id, 0)
	f.Add(tRest, cx.rest, cx.clauses, id)
	f.Add(tRest, cx.rest, listed, id)
}

// readingFeatures collects the features of where a reading of rule sees the
// content to the right of a cue.
func readingFeatures(f *weigh.Features, cx *cueContext, rule *rules.Rule, m *rules.Match) {
	if m.Content < 0 {
		return
	}
	lemma, act, id := cx.lemma, cx.act, rule.ID
	y := &cx.Units[m.Content]
	f.Add(tObjectHead, weigh.KindAtoms[y.Kind], id, weigh.YesNo(y.Form&text.Clause != 0))
	f.Add(tObjectHead, cx.Tok(y.Head).Word, act, 0)
	f.Add(tObjectHead, weigh.TagAtoms[cx.Tok(y.Head).Tag], lemma, 0)
	if m.Object >= 0 || y.Kind == text.PrepUnit {
		f.Add(tPrep, cx.Tok(y.First).Word, lemma, 0)
		f.Add(tPrep, cx.Tok(y.First).Word, id, act)
		if cx.entry != nil {
			known := weigh.No
			for _, prep := range cx.entry.Preps {
				if prep == cx.Tok(y.First).Word {
					known = weigh.Yes
				}
			}
			f.Add(tPrep, known, id, 0)
		}
	}
	if m.Skipped > 0 {
		gap := weigh.NewSignature(f.Names)
		for i := cx.unit + 1; i < min(m.Content, cx.unit+5); i++ {
			gap.Push(cx.Units[i].Kind.String())
		}
		f.Add(tGapKinds, gap.Atom(), id, 0)
	}
}

// speakerFeatures collects the features of the speaker that rule chose.
func speakerFeatures(f *weigh.Features, cx *cueContext, rule *rules.Rule, src *Source) {
	lemma, form, act, id := cx.lemma, cx.form, cx.act, rule.ID
	head := HeadClass(cx.Text, src)
	f.Add(tSubject, head, id, 0)
	f.Add(tSubject, head, act, 0)
	f.Add(tSubject, head, lemma, 0)
	f.Add(tSubject, sourceKindAtoms[src.Kind], form, id)
	f.Add(tSrcScore, leadAtom(src.score), slotAtoms[rule.Speaker], 0)
	left := atomNone
	if src.First >= 0 {
		left = leftClass(cx.View, min(src.First, cx.unit))
	}
	f.Add(tLeft, left, id, 0)
	f.Add(tLeft, left, id, unitAtomAt(cx.View, cx.unit+1))
	dist := 0
	if src.First >= 0 {
		dist = cx.unit - src.Last
		if dist < 0 {
			dist = src.First - cx.unit
		}
	}
	f.Add(tSubject, weigh.Count(min(dist, 8)), slotAtoms[rule.Speaker], form)
}

// leftClass tells what stands before the clause of a cue, which begins with unit
// i: nothing, a clause, a noun phrase, only adjuncts, or what joins the two.
func leftClass(v parse.View, i int) text.Atom {
	if i <= v.First {
		return weigh.End
	}
	switch k := v.Units[i-1].Kind; k {
	case text.CommaUnit, text.DashUnit, text.AdverbUnit, text.TimeUnit:
	default:
		return weigh.KindAtoms[k]
	}
	first := v.First
	for first < i-1 && v.Units[first].Kind == text.ConjUnit {
		first++
	}
	switch k := v.Units[first].Kind; k {
	case text.NounUnit:
		if v.FiniteIn(first, i) > 0 {
			return atomClause
		}
		return weigh.KindAtoms[k] // "That bet, | Ms Roy said"
	case text.SubUnit, text.WhUnit, text.QuoteUnit:
		return weigh.KindAtoms[k]
	}
	return weigh.Yes
}

// contentFeatures collects the features of the content of c, one of several
// rivals.
func contentFeatures(f *weigh.Features, cx *cueContext, c *Candidate, rivals int) {
	lemma, id := cx.lemma, c.Rule.ID
	f.Add(tLead, leadAtom(c.lead), id, 0)
	f.Add(tRivals, weigh.Bucket(rivals), id, 0)
	first, n := 0, 0
	quoted := false
	for i := range c.NumParts() {
		part := c.Part(i)
		if part.Empty() {
			continue
		}
		if n == 0 {
			first = part.First
		}
		n += part.Last - part.First
		quoted = quoted || cx.Quotes.Quoted[part.First] >= 0 || cx.Quotes.Quoted[part.Last-1] >= 0
	}
	if !c.Right.Empty() {
		first = c.Right.First
	}
	f.Add(tContent, weigh.Bucket(n), id, 0)
	f.Add(tContent, weigh.YesNo(quoted), id, 0)
	f.Add(tContent, weigh.YesNo(quoted), lemma, 0)
	firstFeatures(f, cx, c.Rule, first)
	if tagsHeadline(c.Rule, &cx.Units[cx.unit]) {
		tagFeatures(f, cx, c)
	}
	if !c.Left.Empty() && c.leftUnit >= 0 {
		f.Add(tQuoted, weigh.KindAtoms[cx.Units[c.leftUnit].Kind], id, weigh.YesNo(c.leftUnit == cx.First))
	}
}

// maxAgain bounds the tokens after a headline in which its speaker is looked for.
const maxAgain = 1 << 12

// tagFeatures collects those of a headline with the speaker at its end: what he is, and whether the
// story names him again, as it does not name the site that adds its name.
func tagFeatures(f *weigh.Features, cx *cueContext, c *Candidate) {
	verb := weigh.YesNo(text.HasUnit(cx.Units[cx.First:cx.unit], text.VerbUnit))
	head, id := cx.Tok(c.Source.Head), c.Rule.ID
	again := weigh.No
	for i := c.Source.Range.Last; i < min(len(cx.Tokens), c.Source.Range.Last+maxAgain) && again == weigh.No; i++ {
		again = weigh.YesNo(cx.Tok(i).Word == head.Word)
	}
	mark := weigh.KindAtoms[cx.Units[cx.unit].Kind]
	f.Add(tTag, verb, id, HeadClass(cx.Text, &c.Source))
	f.Add(tTag, again, id, mark)
	f.Add(tTag, again, verb, weigh.YesNo(head.Is(text.Capital)))
	f.Add(tTag, weigh.TagAtoms[cx.Tok(c.Source.Range.First).Tag], id, 0)
	f.Add(tTag, weigh.Bucket(c.Source.Range.Last-c.Source.Range.First), id, weigh.YesNo(c.Source.Last-c.Source.First > 1))
}

// firstFeatures collects those of its first token.
func firstFeatures(f *weigh.Features, cx *cueContext, rule *rules.Rule, first int) {
	t := cx.Tok(first)
	f.Add(tContentIs, weigh.TagAtoms[t.Tag], rule.ID, 0)
	f.Add(tContentIs, weigh.TagAtoms[t.Tag], cx.act, 0)
	if t.Tag != tag.NNP && t.Tag != tag.NN && t.Tag != tag.NNS && t.Tag != tag.JJ {
		f.Add(tContentIs, t.Word, rule.ID, 0)
		f.Add(tContentIs, t.Word, cx.lemma, 0)
	}
}
