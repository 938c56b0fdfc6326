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

	atomExact   = weigh.Named("exact")
	atomShorter = weigh.Named("shorter")
	atomLonger  = weigh.Named("longer")
	atomShifted = weigh.Named("shifted")
	atomInside  = weigh.Named("inside")
	atomBefore  = weigh.Named("before")
	atomAfter   = weigh.Named("after")
)

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

// phraseFrom returns the highest node above token t, or t, below the first head that stands
// before token first: with t for first, the phrase that begins with t.
func phraseFrom(nodes []dep.Node, t, first int) int {
	for n := 0; n < maxClimb; n++ {
		h := int(nodes[t].Head)
		if h < first {
			return t
		}
		t = h
	}
	return t
}

// maxClimb bounds how far up the tree a phrase is followed.
const maxClimb = 100

// match tells how the extent of a source t agrees with that of s.
func (s *treeSubject) match(t text.Range) text.Atom {
	switch {
	case s.head < 0:
		return atomNone
	case !t.Holds(s.head):
		return atomOther
	case t.First != s.first:
		return atomShifted
	case t.Last < s.last:
		return atomShorter
	case t.Last == s.last:
		return atomExact
	}
	return atomLonger
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
	match := subj.match(s.Range)
	f.Add(tTreeSource, kind, subj.path, match)
	f.Add(tTreeSource, kind, match, cx.form)
	f.Add(tTreeSource, kind, match, weigh.YesNo(s.Head == subj.head))
	x, cue := &nodes[s.Head], cx.Units[cx.unit].Head
	where := atomOther
	if int(x.Head) == cue {
		where = atomCueVerb
	}
	f.Add(tTreeHead, kind, weigh.LabelAtoms[x.Label], where)
	if end := s.Range.Last; end < cx.Sentences[cx.Sentence].Last && s.First >= 0 {
		// What the next phrase depends on, and how.
		y := &nodes[phraseFrom(nodes, end, end)]
		where := atomOther
		switch h := int(y.Head); {
		case h == s.Head:
			where = weigh.Yes
		case s.Range.Holds(h):
			where = atomInside
		case h == cue:
			where = atomCueVerb
		}
		f.Add(tTreeCut, kind, weigh.LabelAtoms[y.Label], where)
		f.Add(tTreeCut, where, weigh.LabelAtoms[y.Label], firstWord(cx.View, s.Last))
		z := &nodes[s.Range.Last-1]
		f.Add(tTreeCut, side(z, s.Range.First, s.Range.Last-1), weigh.LabelAtoms[z.Label], kind)
		// The last phrase within.
		l := phraseFrom(nodes, s.Range.Last-1, s.Head+1)
		f.Add(tTreeHead, weigh.Yes, weigh.LabelAtoms[nodes[l].Label], firstWord(cx.View, s.Last))
	}
}

// complementOf returns the phrase that holds token t and depends on the cue c, or the
// highest that does not hold c.
func complementOf(nodes []dep.Node, t, c int) int {
	for n := 0; n < maxClimb; n++ {
		h := int(nodes[t].Head)
		if h < 0 || h == c || int(nodes[h].First) <= c && c < int(nodes[h].Last) {
			return t
		}
		t = h
	}
	return t
}

// contentTree is what the tree tells of a content that begins with one unit, wherever it ends.
type contentTree struct {
	nodes      []dep.Node
	first, cue int // tokens
	phrase     int // that holds the first and depends on the cue
	end        int // before which it is governed, or -1
}

func contentTreeOf(v parse.View, u, i int) contentTree {
	t := contentTree{nodes: v.Tree(v.Sentence), first: v.Units[i].First, cue: v.Units[u].Head}
	t.phrase = complementOf(t.nodes, t.first, t.cue)
	t.end = governed(t.nodes, t.cue)
	return t
}

// under tells whether the node k depends on the cue at token c.
func under(nodes []dep.Node, k, c int) text.Atom {
	if int(nodes[k].Head) == c {
		return atomCueVerb
	}
	return atomNone
}

// place tells where the head of x stands, for a content up to the token last.
func (t *contentTree) place(x *dep.Node, last int) text.Atom {
	switch h := int(x.Head); {
	case h == t.phrase:
		return weigh.Yes
	case h >= t.first && h <= last:
		return atomInside
	case h > last:
		return atomAfter
	case h == t.cue:
		return atomCueVerb
	case h < 0:
		return atomNone
	}
	return atomOther
}

// side tells on which side of the tokens [first, last] the head of x stands, if not among them.
func side(x *dep.Node, first, last int) text.Atom {
	switch h := int(x.Head); {
	case h > last:
		return atomAfter
	case h < first:
		return atomBefore
	}
	return atomInside
}

// endFeatures collects what the tree tells of the end before unit j of a content of the cue u.
func (t *contentTree) endFeatures(f *weigh.Features, v parse.View, u, j int, class text.Atom) {
	last := v.Units[j-1].Last - 1
	of := &t.nodes[t.phrase]
	rest := atomBefore
	switch end := int(of.Last); {
	case last+1 == end, last+2 == end && v.Tok(end-1).Is(text.Comma|text.EndMark|text.Quote):
		rest = atomExact
	case last+1 > end:
		rest = atomAfter
	}
	f.Add(tTreeEndOf, weigh.LabelAtoms[of.Label], under(t.nodes, t.phrase, t.cue), rest)
	f.Add(tTreeEndOf, class, rest, firstWord(v, j))
	if t.end >= 0 {
		leaves := weigh.YesNo(last < t.end)
		f.Add(tTreeEndOver, leaves, class, weigh.YesNo(last+1 == t.end || last+2 == t.end))
		f.Add(tTreeEndOver, leaves, formAtom(v.Units[u].Form), weigh.KindAtoms[v.Units[u].Kind])
	}
	if j >= v.Last {
		return
	}
	next := v.Units[j].First
	x := &t.nodes[phraseFrom(t.nodes, next, next)]
	place := t.place(x, last)
	f.Add(tTreeEnd, weigh.LabelAtoms[x.Label], place, class)
	f.Add(tTreeEnd, weigh.LabelAtoms[x.Label], place, firstWord(v, j))
	f.Add(tTreeEnd, rest, place, firstWord(v, j))
	// The next phrase after a comma or conjunction.
	if kind := v.Units[j].Kind; kind.In(text.CommaUnit, text.ConjUnit, text.DashUnit) && j+1 < v.Last {
		next := v.Units[j+1].First
		y := &t.nodes[phraseFrom(t.nodes, next, next)]
		f.Add(tTreeEndSide, weigh.LabelAtoms[y.Label], t.place(y, last), weigh.KindAtoms[kind])
		f.Add(tTreeEndSide, weigh.LabelAtoms[y.Label], t.place(y, last), class)
	}
	y := &t.nodes[last]
	f.Add(tTreeEndSide, weigh.LabelAtoms[y.Label], side(y, t.first, last), weigh.Yes)
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
	where := under(nodes, k, c)
	if where == atomNone && int(nodes[c].Head) == k {
		where = atomInside
	}
	f.Add(tTreeStart, weigh.LabelAtoms[of.Label], where, rest)
	f.Add(tTreeStart, weigh.LabelAtoms[nodes[c].Label], where, rest)
	f.Add(tTreeStart, rest, firstWord(v, i), weigh.YesNo(i == v.First))
}

// treeReadingFeatures collects what the tree tells of where rule sees the content.
func treeReadingFeatures(f *weigh.Features, cx *cueContext, rule *rules.Rule, m *rules.Match) {
	nodes := cx.Tree(cx.Sentence)
	c := cx.Units[cx.unit].Head
	f.Add(tTreeCue, weigh.LabelAtoms[nodes[c].Label], rule.ID, 0)
	if m.Content < 0 {
		return
	}
	k := complementOf(nodes, cx.Units[m.Content].First, c)
	where := under(nodes, k, c)
	f.Add(tTreeContent, weigh.LabelAtoms[nodes[k].Label], where, rule.ID)
	f.Add(tTreeContent, weigh.LabelAtoms[nodes[k].Label], where, cx.lemma)
	f.Add(tTreeContent, weigh.LabelAtoms[nodes[k].Label], where, cx.form)
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
