package settle

import (
	"slices"

	"claims/extract/internal/attribute"
	"claims/extract/internal/dep"
	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/rules"
)

// The features of a claim inside the content of another, with the weights that
// [rules.Set] has for them. They were learnt from stories whose claims in claims were
// read one by one, as people who annotate news mark few of these.
var (
	isLikely = weigh.NewTemplate("nested")         // in tenths, as the other weights have it
	isByRule = weigh.NewTemplate("nested-rule")    // that proposes it
	isAct    = weigh.NewTemplate("nested-act")     // and who speaks
	isCue    = weigh.NewTemplate("nested-cue")     // its lemma
	isForm   = weigh.NewTemplate("nested-form")    // of the verb
	isSpeech = weigh.NewTemplate("nested-speech")  // whether its cue takes quotations, clauses
	isSource = weigh.NewTemplate("nested-speaker") // who speaks, and how the host's cue is related
	isPlace  = weigh.NewTemplate("nested-place")   // the relation of its cue in the tree
	isLength = weigh.NewTemplate("nested-length")  // of what is said, in words
)

var (
	nobodyAtom   = weigh.Named("nobody")
	pronounAtom  = weigh.Named("pronoun")
	relativeAtom = weigh.Named("relative")
	nameAtom     = weigh.Named("name")
	phraseAtom   = weigh.Named("phrase")
	outsideAtom  = weigh.Named("outside") // the content of the host

	infinitiveAtom = weigh.Named("infinitive")
	gerundAtom     = weigh.Named("gerund")
	modalAtom      = weigh.Named("modal")
	passiveAtom    = weigh.Named("passive")
	negatedAtom    = weigh.Named("negated")
	finiteAtom     = weigh.Named("finite")
	otherAtom      = weigh.Named("other")

	relationAtoms = makeRelationAtoms()
)

func makeRelationAtoms() (a [dep.Labels]text.Atom) {
	for l := range a {
		a[l] = weigh.Named(dep.Label(l).String())
	}
	return a
}

// nestedFeatures adds to f the features of c, a claim inside the content of host.
func (st *Settler) nestedFeatures(f *weigh.Features, c, host *attribute.Candidate) {
	u := &st.Units[c.Unit]
	who := st.speakerAtom(c, host)
	f.Add(isLikely, weigh.Count(int(10*c.Probability)), 0, 0)
	f.Add(isByRule, c.Rule.ID, 0, 0)
	f.Add(isForm, st.formAtom(u), 0, 0)
	f.Add(isSource, who, 0, 0)
	f.Add(isPlace, relationAtoms[st.Tree(c.Sentence)[u.Head].Label], weigh.KindAtoms[u.Kind], 0)
	f.Add(isLength, weigh.Bucket(c.Size()), 0, 0)
	speech := weigh.YesNo(st.Set.TakesQuotation(c.Entry))
	clause := weigh.YesNo(st.Set.TakesClause(c.Entry))
	f.Add(isSpeech, speech, clause, 0)
	f.Add(isSpeech, speech, clause, st.formAtom(u))
	if c.Entry != nil {
		f.Add(isAct, c.Entry.ActID, 0, 0)
		f.Add(isAct, c.Entry.ActID, who, 0)
		f.Add(isAct, c.Entry.ActID, c.Rule.ID, 0)
		f.Add(isCue, c.Entry.ID, 0, 0)
	}
}

// speakerAtom tells who speaks in c.
func (st *Settler) speakerAtom(c, host *attribute.Candidate) text.Atom {
	switch head := c.Source.Range; {
	case head.Empty():
		return nobodyAtom
	case c.Source.Kind == attribute.RelativeSource:
		return relativeAtom
	case !host.Holds(head):
		return outsideAtom
	}
	switch u := &st.Units[st.View(c.Sentence).UnitAt(c.Source.Head)]; {
	case u.Form&text.Pronoun != 0:
		return pronounAtom
	case u.Form&text.Proper != 0:
		return nameAtom
	}
	return phraseAtom
}

// formAtom tells the form of the cue.
func (st *Settler) formAtom(u *text.Unit) text.Atom {
	switch {
	case u.Kind != text.VerbUnit:
		return weigh.KindAtoms[u.Kind]
	case isBare(st.Text, u):
		return infinitiveAtom // "urged them to wait and | report what they see"
	}
	for _, x := range [...]struct {
		form text.Form
		atom text.Atom
	}{{text.Infinitive, infinitiveAtom}, {text.Modal, modalAtom}, {text.Negated, negatedAtom}, {text.Passive, passiveAtom}, {text.Gerund, gerundAtom}, {text.Finite, finiteAtom}} {
		if u.Form&x.form != 0 {
			return x.atom
		}
	}
	return otherAtom
}

// NestedLikely is the probability from which on a claim inside another's content is kept.
const NestedLikely = 0.3

// judgeNested gives the claims inside the contents of others a probability of their own
// kind, and drops those that are likelier none. What lies in a dropped one lies in its host
// from then on.
func (st *Settler) judgeNested() {
	if st.Set.Nested == nil {
		return
	}
	f := weigh.Features{Weights: st.Set.Nested}
	at := st.rank[:0] // where each claim goes
	n := 0
	for i := range st.claims {
		c := &st.claims[i]
		if c.Within >= 0 {
			f.Reset()
			st.nestedFeatures(&f, c, &st.claims[c.Within])
			c.Probability = weigh.Logistic(f.Sum)
			if c.Probability < NestedLikely {
				at = append(at, dropped)
				continue
			}
		}
		at = append(at, n)
		n++
	}
	st.rank = at
	for i := range st.claims {
		for c := &st.claims[i]; c.Within >= 0 && at[c.Within] == dropped; {
			c.Within = st.claims[c.Within].Within
		}
	}
	kept := st.claims[:0]
	for i := range st.claims {
		if c := st.claims[i]; at[i] != dropped {
			if c.Within >= 0 {
				c.Within = at[c.Within]
			}
			kept = append(kept, c)
		}
	}
	st.claims = kept
}

// Inner is a claim inside the content of another: bytes of its cue, and the decision
// whether it is one.
type Inner struct {
	Cue text.Span
	weigh.Choice
}

// Inners returns the claims inside the contents of others that are found in txt by
// weights other than those of [rules.Set.Nested], for these to be learnt.
func (st *Settler) Inners(txt *parse.Text, p *attribute.Proposer, names *weigh.Names) []Inner {
	f := weigh.Features{Weights: rules.NewWeights(nil), Names: names}
	var out []Inner
	for i, c := range st.Claims(txt, p) {
		if c.Within < 0 {
			continue
		}
		f.Reset()
		st.nestedFeatures(&f, &st.claims[i], &st.claims[c.Within])
		out = append(out, Inner{Cue: st.SpanOf(c.Cue), Choice: weigh.Choice{About: "nested", Features: [][]uint64{slices.Clone(f.Keys)}, None: true}})
	}
	return out
}
