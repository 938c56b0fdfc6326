package settle

import (
	"slices"

	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/rules"
)

// The features by which a claim is judged, with the weights that [rules.Set] has for them.
// They were learnt from news of many outlets in which such claims were read one by one: of
// those inside the contents of others people who annotate news mark few, and of the others
// they mark acts and events as well.
var (
	within = judgedTemplates{
		likely: weigh.NewTemplate("judged"), byRule: weigh.NewTemplate("judged-rule"), act: weigh.NewTemplate("judged-act"),
		cue: weigh.NewTemplate("judged-cue"), form: weigh.NewTemplate("judged-form"), source: weigh.NewTemplate("judged-speaker"),
		place: weigh.NewTemplate("judged-place"), length: weigh.NewTemplate("judged-length"), quoted: weigh.NewTemplate("judged-quoted"),
	}
	outside = judgedTemplates{
		likely: weigh.NewTemplate("vetted"), byRule: weigh.NewTemplate("vetted-rule"), act: weigh.NewTemplate("vetted-act"),
		cue: weigh.NewTemplate("vetted-cue"), form: weigh.NewTemplate("vetted-form"), source: weigh.NewTemplate("vetted-speaker"),
		place: weigh.NewTemplate("vetted-place"), length: weigh.NewTemplate("vetted-length"), quoted: weigh.NewTemplate("vetted-quoted"),
	}

	isObject = weigh.NewTemplate("vetted-object") // what kind of thing is said, and of whom, by what cue
	isWord   = weigh.NewTemplate("vetted-word")   // that heads it
)

// judgedTemplates are the features of claims inside others, or of the rest.
type judgedTemplates struct {
	likely weigh.Template // in tenths, as the other weights have it
	byRule weigh.Template // that proposes it, and what its cue takes
	act    weigh.Template // and who speaks, or the rule
	cue    weigh.Template // its lemma
	form   weigh.Template // of the verb, and what it takes
	source weigh.Template // who speaks, and whether the host's content names him
	place  weigh.Template // the relation of its cue in the tree
	length weigh.Template // of what is said, in words
	quoted weigh.Template // whether it begins in quotation marks
}

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

	// What a claim says, where it is a noun.
	documentAtom = weigh.Named("document")
	properAtom   = weigh.Named("proper")
	personAtom   = weigh.Named("person")
)

// judgedFeatures adds to f the features of claim i.
func (st *Settler) judgedFeatures(f *weigh.Features, i int) {
	c := &st.claims[i]
	u := &st.Units[c.Unit]
	t := &outside
	who, unnamed := attribute.HeadClass(st.Text, &c.Source), text.Atom(0)
	if c.Within >= 0 {
		t = &within
		if !c.Source.Empty() && !st.claims[c.Within].Holds(c.Source.Range) {
			unnamed = outsideAtom
		}
	}
	takes, form, likely := st.takesAtom(c.Entry), st.formAtom(u), weigh.Count(int(10*c.Probability))
	place := weigh.LabelAtoms[st.Tree(c.Sentence)[u.Head].Label]
	f.Add(t.likely, likely, 0, 0)
	f.Add(t.byRule, c.Rule.ID, 0, 0)
	f.Add(t.byRule, c.Rule.ID, takes, 0)
	f.Add(t.form, form, 0, 0)
	f.Add(t.form, form, takes, 0)
	f.Add(t.source, who, unnamed, 0)
	f.Add(t.place, place, weigh.KindAtoms[u.Kind], 0)
	f.Add(t.length, weigh.Bucket(c.Size()), 0, 0)
	f.Add(t.quoted, st.quotedAtom(c), 0, 0)
	if c.Entry != nil {
		f.Add(t.act, c.Entry.ActID, 0, 0)
		f.Add(t.act, c.Entry.ActID, who, 0)
		f.Add(t.act, c.Entry.ActID, c.Rule.ID, 0)
		f.Add(t.cue, c.Entry.ID, 0, 0)
	}
	if c.Within >= 0 {
		return
	}
	what, word := st.objectAtoms(c)
	f.Add(isObject, what, 0, 0)
	f.Add(isWord, word, 0, 0)
	for _, of := range [...]text.Atom{likely, takes, form, who, place, st.Tok(u.Head).Lemma} {
		f.Add(isObject, what, of, 0)
	}
	f.Add(isObject, what, takes, who)
	if c.Entry != nil {
		f.Add(isObject, what, takes, c.Entry.ActID)
		f.Add(t.cue, c.Entry.ID, who, 0)
	}
}

// objectAtoms tells what kind of thing c says, and the word that heads it.
func (st *Settler) objectAtoms(c *attribute.Candidate) (what, word text.Atom) {
	if st.quotedAtom(c) == weigh.Yes {
		return quoteAtom, 0
	}
	t := c.Object()
	if t.Empty() {
		return neitherAtom, 0
	}
	x := &st.Units[st.View(st.SentenceAt(t.First)).UnitAt(t.First)]
	head := st.Tok(x.Head)
	switch {
	case x.Kind == text.ThatUnit || x.Kind == text.WhUnit || x.Form&text.Clause != 0:
		return clauseAtom, 0
	case x.Kind == text.VerbUnit:
		return st.formAtom(x), head.Lemma
	case x.Kind != text.NounUnit && x.Kind != text.PrepUnit:
		return weigh.KindAtoms[x.Kind], 0
	case head.On(text.ClaimNouns) || head.On(text.SpeechNouns):
		return speechAtom, head.Word
	case head.On(text.Documents) || head.On(text.Media):
		return documentAtom, head.Word
	case head.Tag.IsProper() || head.Is(text.Capital):
		return properAtom, 0
	case head.On(text.Roles) || head.IsPersonNoun():
		return personAtom, head.Word
	}
	return weigh.TagAtoms[head.Tag], head.Word
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

// Likely is the probability from which on a claim is kept: on news that the weights were not
// learnt from, this leaves out, of the claims inside others, four of five that are none and
// one in fourteen that are; of the rest, two of five that are none and one in a hundred that
// are.
const Likely = 0.25

// judge drops the claims that a careful reader hardly takes for one; those by rules of the
// user's own, of which nothing was learnt, stay. A claim inside another has the probability
// that he does from then on.
func (st *Settler) judge() {
	if st.Set.Judged == nil {
		return
	}
	f := weigh.Features{Weights: st.Set.Judged}
	at := st.rank[:0] // where each claim goes
	for i := range st.claims {
		c := &st.claims[i]
		p := 1.0
		if st.isJudged(c) {
			f.Reset()
			st.judgedFeatures(&f, i)
			p = weigh.Logistic(f.Sum)
		}
		if c.Within >= 0 {
			c.Probability = p
		}
		if p < Likely {
			at = append(at, dropped)
		} else {
			at = append(at, 0)
		}
	}
	st.rank = at
	st.rehost()
	n := 0
	for i := range at {
		if at[i] != dropped {
			at[i] = n
			n++
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

// rehost puts what lies in a dropped claim into its host. What has no host any more must be
// as probable as others that have none.
func (st *Settler) rehost() {
	for again := true; again; {
		again = false
		for i := range st.claims {
			c := &st.claims[i]
			if st.rank[i] == dropped || c.Within < 0 || st.rank[c.Within] != dropped {
				continue
			}
			for c.Within >= 0 && st.rank[c.Within] == dropped {
				c.Within = st.claims[c.Within].Within
			}
			if c.Within < 0 && c.Probability < attribute.Threshold {
				st.rank[i], again = dropped, true
			}
		}
	}
}

// isJudged reports whether c is a claim that is judged: any inside another, and others by a
// verb, noun or adjective.
func (st *Settler) isJudged(c *attribute.Candidate) bool {
	return c.Within >= 0 || needsEntry(st.Text, c.Unit)
}

// Found is a claim to be judged: bytes of its cue, and the decision whether it is one.
type Found struct {
	Cue text.Span
	weigh.Choice
}

// Found returns the claims that are found in txt by other weights than those of
// [rules.Set.Judged], for these to be learnt.
func (st *Settler) Found(txt *parse.Text, p *attribute.Proposer, names *weigh.Names) []Found {
	f := weigh.Features{Weights: rules.NewWeights(nil), Names: names}
	var out []Found
	for i, c := range st.Claims(txt, p) {
		if !st.isJudged(&c) {
			continue
		}
		f.Reset()
		st.judgedFeatures(&f, i)
		out = append(out, Found{Cue: st.SpanOf(c.Cue), Choice: weigh.Choice{About: "judged", Features: [][]uint64{slices.Clone(f.Keys)}, None: true}})
	}
	return out
}
