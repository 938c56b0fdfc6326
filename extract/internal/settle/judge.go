package settle

import (
	"slices"

	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/rules"
)

// The features by which a claim inside the content of another is judged, with the weights
// that [rules.Set] has for them. They were learnt from news of many outlets in which such
// claims were read one by one, as people who annotate news mark few of them.
var (
	isLikely = weigh.NewTemplate("judged")         // in tenths, as the other weights have it
	isByRule = weigh.NewTemplate("judged-rule")    // that proposes it, and what its cue takes
	isAct    = weigh.NewTemplate("judged-act")     // and who speaks, or the rule
	isCue    = weigh.NewTemplate("judged-cue")     // its lemma
	isForm   = weigh.NewTemplate("judged-form")    // of the verb, and what it takes
	isSource = weigh.NewTemplate("judged-speaker") // who speaks, and whether the host's content names him
	isPlace  = weigh.NewTemplate("judged-place")   // the relation of its cue in the tree
	isLength = weigh.NewTemplate("judged-length")  // of what is said, in words
	isQuoted = weigh.NewTemplate("judged-quoted")  // whether it begins in quotation marks
)

var (
	outsideAtom = weigh.Named("outside")

	infinitiveAtom = weigh.Named("infinitive")
	gerundAtom     = weigh.Named("gerund")
	modalAtom      = weigh.Named("modal")
	passiveAtom    = weigh.Named("passive")
	negatedAtom    = weigh.Named("negated")
	finiteAtom     = weigh.Named("finite")
	otherAtom      = weigh.Named("other")

	// What a cue is known to take.
	speechAtom  = weigh.Named("speech") // clauses and quotations
	clauseAtom  = weigh.Named("clause")
	quoteAtom   = weigh.Named("quotation")
	neitherAtom = weigh.Named("neither")
)

// judgedFeatures adds to f the features of claim i, which lies in another.
func (st *Settler) judgedFeatures(f *weigh.Features, i int) {
	c := &st.claims[i]
	u := &st.Units[c.Unit]
	who, outside := attribute.HeadClass(st.Text, &c.Source), text.Atom(0)
	if !c.Source.Empty() && !st.claims[c.Within].Holds(c.Source.Range) {
		outside = outsideAtom
	}
	takes, form := st.takesAtom(c.Entry), st.formAtom(u)
	f.Add(isLikely, weigh.Count(int(10*c.Probability)), 0, 0)
	f.Add(isByRule, c.Rule.ID, 0, 0)
	f.Add(isByRule, c.Rule.ID, takes, 0)
	f.Add(isForm, form, 0, 0)
	f.Add(isForm, form, takes, 0)
	f.Add(isSource, who, outside, 0)
	f.Add(isPlace, weigh.LabelAtoms[st.Tree(c.Sentence)[u.Head].Label], weigh.KindAtoms[u.Kind], 0)
	f.Add(isLength, weigh.Bucket(c.Size()), 0, 0)
	f.Add(isQuoted, st.quotedAtom(c), 0, 0)
	if c.Entry != nil {
		f.Add(isAct, c.Entry.ActID, 0, 0)
		f.Add(isAct, c.Entry.ActID, who, 0)
		f.Add(isAct, c.Entry.ActID, c.Rule.ID, 0)
		f.Add(isCue, c.Entry.ID, 0, 0)
	}
}

// takesAtom tells what a cue takes.
func (st *Settler) takesAtom(e *rules.CueEntry) text.Atom {
	switch clause, quote := st.Set.TakesClause(e), st.Set.TakesQuotation(e); {
	case clause && quote:
		return speechAtom
	case clause:
		return clauseAtom
	case quote:
		return quoteAtom
	}
	return neitherAtom
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

// quotedAtom tells whether what c says begins in quotation marks.
func (st *Settler) quotedAtom(c *attribute.Candidate) text.Atom {
	for k := range c.NumParts() {
		if p := c.Part(k); !p.Empty() {
			return weigh.YesNo(st.Quotes.Quoted[p.First] >= 0)
		}
	}
	return weigh.No
}

// Likely is the probability from which on a claim inside another is kept: on news that the
// weights were not learnt from, this leaves out four of five that are none, and one in
// fourteen that are.
const Likely = 0.25

// judge gives each claim inside another the probability that a careful reader takes it for
// one, and drops the unlikely; those by rules of the user's own, of which nothing was
// learnt, stay. What lies in a dropped one lies in its host from then on.
func (st *Settler) judge() {
	if st.Set.Judged == nil {
		return
	}
	f := weigh.Features{Weights: st.Set.Judged}
	at := st.rank[:0] // where each claim goes
	n := 0
	for i := range st.claims {
		if c := &st.claims[i]; c.Within >= 0 {
			f.Reset()
			st.judgedFeatures(&f, i)
			if c.Probability = weigh.Logistic(f.Sum); c.Probability < Likely {
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

// Found is a claim to be judged: bytes of its cue, and the decision whether it is one.
type Found struct {
	Cue text.Span
	weigh.Choice
}

// Found returns the claims inside others that are found in txt by other weights than those
// of [rules.Set.Judged], for these to be learnt.
func (st *Settler) Found(txt *parse.Text, p *attribute.Proposer, names *weigh.Names) []Found {
	f := weigh.Features{Weights: rules.NewWeights(nil), Names: names}
	var out []Found
	for i, c := range st.Claims(txt, p) {
		if c.Within < 0 {
			continue
		}
		f.Reset()
		st.judgedFeatures(&f, i)
		out = append(out, Found{Cue: st.SpanOf(c.Cue), Choice: weigh.Choice{About: "judged", Features: [][]uint64{slices.Clone(f.Keys)}, None: true}})
	}
	return out
}
