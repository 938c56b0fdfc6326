package attribute

import (
	"claims/extract/internal/dep"
	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/rules"
)

var (
	tTreeCue     = weigh.NewTemplate("tree-cue")
	tTreeSource  = weigh.NewTemplate("tree-source")
	tTreeCut     = weigh.NewTemplate("tree-source-cut")
	tTreeHead    = weigh.NewTemplate("tree-source-head")
	tTreeEnd     = weigh.NewTemplate("tree-end")
	tTreeEndOf   = weigh.NewTemplate("tree-end-of")
	tTreeEndOver = weigh.NewTemplate("tree-end-over")
	tTreeEndSide = weigh.NewTemplate("tree-end-side")
	tTreeStart   = weigh.NewTemplate("tree-start")
	tTreeContent = weigh.NewTemplate("tree-content")

	labelAtoms = makeLabelAtoms()

	atomExact   = weigh.Named("exact")
	atomShorter = weigh.Named("shorter")
	atomLonger  = weigh.Named("longer")
	atomShifted = weigh.Named("shifted")
	atomInside  = weigh.Named("inside")
	atomBefore  = weigh.Named("before")
	atomAfter   = weigh.Named("after")
)

func makeLabelAtoms() (a [dep.Labels]text.Atom) {
	for l := range a {
		a[l] = weigh.Named("@" + dep.Label(l).String())
	}
	return a
}

// treeSubject is who the tree of a sentence says is the speaker of a cue.
type treeSubject struct {
	head  int       // the token, or -1
	path  text.Atom // how it is reached from the cue
	first int       // its extent, without what stands beyond the cue
	last  int
}

// subjectInTree looks for the subject of the verb, noun or adjective at token c: one that
// depends on it, of a noun in a phrase after it too, or on what it shares a subject with.
func subjectInTree(nodes []dep.Node, names *weigh.Names, c int, noun bool) treeSubject {
	path := weigh.NewSignature(names)
	for v, n := c, 0; n < 5; n++ {
		x := &nodes[v]
		for i := int(x.First); i < int(x.Last); i++ {
			y := &nodes[i]
			if int(y.Head) != v {
				continue
			}
			switch y.Label {
			case dep.NSubj, dep.NSubjPass, dep.CSubj, dep.Poss:
				path.Push(y.Label.String())
				return extent(nodes, i, c, path.Atom())
			case dep.Agent, dep.Prep: // "by Ana Ruiz", of a noun "of Ana Ruiz"
				if o := objectOf(nodes, i); o >= 0 && i > c && (y.Label == dep.Agent || noun && v == c) {
					path.Push(y.Label.String())
					return extent(nodes, o, c, path.Atom())
				}
			}
		}
		if x.Head < 0 {
			break
		}
		path.Push(x.Label.String())
		h := int(x.Head)
		switch x.Label {
		case dep.ACL, dep.RelCl:
			return extent(nodes, h, c, path.Atom())
		}
		v = h
	}
	return treeSubject{head: -1, path: path.Atom()}
}

// objectOf returns the noun that the preposition at token i governs, or -1.
func objectOf(nodes []dep.Node, i int) int {
	for k := i + 1; k < int(nodes[i].Last); k++ {
		if int(nodes[k].Head) == i && nodes[k].Label == dep.PObj {
			return k
		}
	}
	return -1
}

// extent returns the subject at token i with the extent that it has on its side of token c.
func extent(nodes []dep.Node, i, c int, path text.Atom) treeSubject {
	s := treeSubject{i, path, int(nodes[i].First), int(nodes[i].Last)}
	if i < c {
		s.last = min(s.last, c)
	} else {
		s.first = max(s.first, c+1)
	}
	return s
}

// topmost returns the highest node above token t, or t, that no token before t heads, but
// tokens from t on: the phrase that begins with t.
func topmost(nodes []dep.Node, t int) int {
	for n := 0; n < 100; n++ {
		h := int(nodes[t].Head)
		if h < t {
			return t
		}
		t = h
	}
	return t
}

// phraseFrom is like topmost, with first for the token before which a head may not stand.
func phraseFrom(nodes []dep.Node, t, first int) int {
	for n := 0; n < 100; n++ {
		h := int(nodes[t].Head)
		if h < first {
			return t
		}
		t = h
	}
	return t
}

// treeSourceFeatures collects what the tree tells of the source s.
func treeSourceFeatures(f *weigh.Features, cx *sourceContext, s *Source) {
	nodes := cx.nodes
	subj := &cx.subject
	kind := sourceKindAtoms[s.Kind]
	if s.Empty() {
		f.Add(tTreeSource, kind, subj.path, cx.form)
		f.Add(tTreeSource, kind, weigh.YesNo(subj.head >= 0), cx.form)
		return
	}
	match := atomOther
	switch {
	case subj.head < 0:
		match = atomNone
	case subj.head < s.Range.First || subj.head >= s.Range.Last:
	case s.Range.First != subj.first:
		match = atomShifted
	case s.Range.Last < subj.last:
		match = atomShorter
	case s.Range.Last == subj.last || s.Range.Last+1 == subj.last:
		match = atomExact
	default:
		match = atomLonger
	}
	f.Add(tTreeSource, kind, subj.path, match)
	f.Add(tTreeSource, kind, match, cx.form)
	f.Add(tTreeSource, kind, match, weigh.YesNo(s.Head == subj.head))
	x := &nodes[s.Head]
	where := atomOther
	if int(x.Head) == cx.Units[cx.unit].Head {
		where = atomCueVerb
	}
	f.Add(tTreeHead, kind, labelAtoms[x.Label], where)
	if end := s.Range.Last; end < cx.Sentences[cx.Sentence].Last && s.First >= 0 {
		// What the next phrase depends on, and how.
		t := topmost(nodes, end)
		y := &nodes[t]
		where := atomOther
		switch h := int(y.Head); {
		case h == s.Head:
			where = weigh.Yes
		case h >= s.Range.First && h < s.Range.Last:
			where = atomInside
		case h == cx.Units[cx.unit].Head:
			where = atomCueVerb
		}
		f.Add(tTreeCut, kind, labelAtoms[y.Label], where)
		f.Add(tTreeCut, where, labelAtoms[y.Label], firstWord(cx.View, s.Last))
		z := &nodes[s.Range.Last-1]
		side := atomInside
		if h := int(z.Head); h >= s.Range.Last {
			side = atomAfter
		} else if h < s.Range.First {
			side = atomBefore
		}
		f.Add(tTreeCut, side, labelAtoms[z.Label], kind)
		// The last phrase within.
		l := phraseFrom(nodes, s.Range.Last-1, s.Head+1)
		f.Add(tTreeHead, weigh.Yes, labelAtoms[nodes[l].Label], firstWord(cx.View, s.Last))
	}
}

// complementOf returns the phrase that holds token t and depends on the cue c, or the
// highest that does not hold c.
func complementOf(nodes []dep.Node, t, c int) int {
	for n := 0; n < 100; n++ {
		h := int(nodes[t].Head)
		if h < 0 || h == c || int(nodes[h].First) <= c && c < int(nodes[h].Last) {
			return t
		}
		t = h
	}
	return t
}

// treeEndFeatures collects what the tree tells of the end before unit j of the content that
// begins with unit i, of the cue u.
func treeEndFeatures(f *weigh.Features, v parse.View, u, i, j int, class text.Atom) {
	nodes := v.Tree(v.Sentence)
	first, c := v.Units[i].First, v.Units[u].Head
	last := v.Units[j-1].Last - 1
	k := complementOf(nodes, first, c)
	of := &nodes[k]
	where := atomNone
	if int(of.Head) == c {
		where = atomCueVerb
	}
	rest := atomBefore
	switch end := int(of.Last); {
	case last+1 == end:
		rest = atomExact
	case last+2 == end && v.Tok(end-1).Is(text.Comma|text.EndMark|text.Quote):
		rest = atomExact
	case last+1 > end:
		rest = atomAfter
	}
	f.Add(tTreeEndOf, labelAtoms[of.Label], where, rest)
	f.Add(tTreeEndOf, class, rest, firstWord(v, j))
	if end := governed(nodes, c); end >= 0 {
		side := weigh.YesNo(last < end)
		f.Add(tTreeEndOver, side, class, weigh.YesNo(last+1 == end || last+2 == end))
		f.Add(tTreeEndOver, side, formAtom(v.Units[u].Form), weigh.KindAtoms[v.Units[u].Kind])
	}
	if j >= v.Last {
		return
	}
	t := topmost(nodes, v.Units[j].First)
	x := &nodes[t]
	side := atomOther
	switch h := int(x.Head); {
	case h == k:
		side = weigh.Yes
	case h >= first:
		side = atomInside
	case h == c:
		side = atomCueVerb
	case h < 0:
		side = atomNone
	}
	f.Add(tTreeEnd, labelAtoms[x.Label], side, class)
	f.Add(tTreeEnd, labelAtoms[x.Label], side, firstWord(v, j))
	f.Add(tTreeEnd, rest, side, firstWord(v, j))
	// The next phrase after a comma or conjunction.
	if kind := v.Units[j].Kind; (kind == text.CommaUnit || kind == text.ConjUnit || kind == text.DashUnit) && j+1 < v.Last {
		t := topmost(nodes, v.Units[j+1].First)
		y := &nodes[t]
		side := atomOther
		switch h := int(y.Head); {
		case h == k:
			side = weigh.Yes
		case h >= first && h <= last:
			side = atomInside
		case h > last:
			side = atomAfter
		case h == c:
			side = atomCueVerb
		case h < 0:
			side = atomNone
		}
		f.Add(tTreeEndSide, labelAtoms[y.Label], side, weigh.KindAtoms[kind])
		f.Add(tTreeEndSide, labelAtoms[y.Label], side, class)
	}
	y := &nodes[last]
	inner := atomInside
	if h := int(y.Head); h > last {
		inner = atomAfter
	} else if h < first {
		inner = atomBefore
	}
	f.Add(tTreeEndSide, labelAtoms[y.Label], inner, weigh.Yes)
}

// treeStartFeatures collects what the tree tells of the start at unit i of the content that
// ends before unit edge.
func treeStartFeatures(f *weigh.Features, v parse.View, u, edge, i int) {
	nodes := v.Tree(v.Sentence)
	c := v.Units[u].Head
	last := v.Units[edge-1].Last - 1
	for last > v.Units[i].First && v.Tok(last).Is(text.Comma|text.Quote|text.Dash) {
		last--
	}
	k := complementOf(nodes, last, c)
	of := &nodes[k]
	first := v.Units[i].First
	rest := atomExact
	switch begin := int(of.First); {
	case first < begin:
		rest = atomBefore
	case first > begin:
		rest = atomAfter
	}
	where := atomNone
	if int(of.Head) == c {
		where = atomCueVerb
	} else if int(nodes[c].Head) == k {
		where = atomInside
	}
	f.Add(tTreeStart, labelAtoms[of.Label], where, rest)
	f.Add(tTreeStart, labelAtoms[nodes[c].Label], where, rest)
	f.Add(tTreeStart, rest, firstWord(v, i), weigh.YesNo(i == v.First))
}

// treeReadingFeatures collects what the tree tells of where rule sees the content.
func treeReadingFeatures(f *weigh.Features, cx *cueContext, rule *rules.Rule, m *rules.Match) {
	nodes := cx.Tree(cx.Sentence)
	c := cx.Units[cx.unit].Head
	f.Add(tTreeCue, labelAtoms[nodes[c].Label], rule.ID, 0)
	if m.Content < 0 {
		return
	}
	k := complementOf(nodes, cx.Units[m.Content].First, c)
	where := atomNone
	if int(nodes[k].Head) == c {
		where = atomCueVerb
	}
	f.Add(tTreeContent, labelAtoms[nodes[k].Label], where, rule.ID)
	f.Add(tTreeContent, labelAtoms[nodes[k].Label], where, cx.lemma)
	f.Add(tTreeContent, labelAtoms[nodes[k].Label], where, cx.form)
}

// opensRelative reports whether the source s begins a relative clause without a pronoun,
// that of the cue u: "a charge | the firm denies".
func opensRelative(v parse.View, u int, s *Source) bool {
	n := &v.Tree(v.Sentence)[v.Units[u].Head]
	return n.Label == dep.RelCl && s.First > v.First && int(n.First) == s.Range.First && v.Units[s.First-1].Kind == text.NounUnit
}

// treeBound bounds the sum of [treeReadingFeatures] without a look at the tree.
func treeBound(f *weigh.Features, cx *cueContext, rule *rules.Rule) int32 {
	sum := weight(f, tTreeCue, rules.Any, rule.ID, 0)
	for _, value := range [3]text.Atom{rule.ID, cx.lemma, cx.form} {
		sum += max(weight(f, tTreeContent, rules.Any, atomNone, value), weight(f, tTreeContent, rules.Any, atomCueVerb, value))
	}
	return sum
}

// governed returns the token before which what the cue at token c says ends, where the cue
// stands in a subject or a relative clause whose verb comes after it, and so is left what it
// needs; or -1: "The claim that nobody was hurt | drew laughter".
func governed(nodes []dep.Node, c int) int {
	for t := c; nodes[t].Head >= 0; t = int(nodes[t].Head) {
		switch nodes[t].Label {
		case dep.NSubj, dep.NSubjPass, dep.CSubj, dep.RelCl, dep.ACL, dep.Appos, dep.PObj, dep.Prep, dep.PComp:
		default:
			return -1
		}
		if int(nodes[t].Head) > c {
			return int(nodes[t].Last)
		}
	}
	return -1
}
