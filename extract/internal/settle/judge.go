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
const judged, vetted = "judged", "vetted"

var within, outside = newJudgedTemplates(judged), newJudgedTemplates(vetted)

// judgedTemplates are the features of claims inside others, or of the rest.
type judgedTemplates struct {
	likely weigh.Template // in tenths, as the other weights have it
	byRule weigh.Template // that proposes it, and what its cue takes
	act    weigh.Template // and who speaks, or the rule
	cue    weigh.Template // its lemma, alone and with each of the rest
	form   weigh.Template // of the verb, and what it takes
	source weigh.Template // who speaks, and whether the host's content names him
	place  weigh.Template // the relation of its cue in the tree
	length weigh.Template // of what is said, in words
	quoted weigh.Template // whether it begins in quotation marks, or has some in it
	object weigh.Template // what kind of thing is said, alone and with each of the rest
	word   weigh.Template // that heads it
}

func newJudgedTemplates(name string) judgedTemplates {
	return judgedTemplates{
		likely: weigh.NewTemplate(name), byRule: weigh.NewTemplate(name + "-rule"), act: weigh.NewTemplate(name + "-act"),
		cue: weigh.NewTemplate(name + "-cue"), form: weigh.NewTemplate(name + "-form"), source: weigh.NewTemplate(name + "-speaker"),
		place: weigh.NewTemplate(name + "-place"), length: weigh.NewTemplate(name + "-length"), quoted: weigh.NewTemplate(name + "-quoted"),
		object: weigh.NewTemplate(name + "-object"), word: weigh.NewTemplate(name + "-word"),
	}
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

	partlyAtom = weigh.Named("partly")

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
	place, length, quoted := weigh.LabelAtoms[st.Tree(c.Sentence)[u.Head].Label], weigh.Bucket(c.Size()), st.quotedAtom(c)
	what, word := st.objectAtoms(c)
	f.Add(t.likely, likely, 0, 0)
	f.Add(t.byRule, c.Rule.ID, 0, 0)
	f.Add(t.byRule, c.Rule.ID, takes, 0)
	f.Add(t.form, form, 0, 0)
	f.Add(t.form, form, takes, 0)
	f.Add(t.source, who, unnamed, 0)
	f.Add(t.place, place, weigh.KindAtoms[u.Kind], 0)
	f.Add(t.length, length, 0, 0)
	f.Add(t.quoted, quoted, 0, 0)
	f.Add(t.quoted, quoted, takes, 0)
	f.Add(t.word, word, 0, 0)
	f.Add(t.object, what, 0, 0)
	for _, of := range [...]text.Atom{likely, takes, form, who, place, quoted, st.Tok(u.Head).Lemma} {
		f.Add(t.object, what, of, 0)
	}
	f.Add(t.object, what, takes, who)
	if c.Entry == nil {
		return
	}
	f.Add(t.act, c.Entry.ActID, 0, 0)
	f.Add(t.act, c.Entry.ActID, who, 0)
	f.Add(t.act, c.Entry.ActID, c.Rule.ID, 0)
	f.Add(t.object, what, takes, c.Entry.ActID)
	f.Add(t.cue, c.Entry.ID, 0, 0)
	for _, of := range [...]text.Atom{likely, form, who, place, length, quoted, what, c.Rule.ID} {
		f.Add(t.cue, c.Entry.ID, of, 0)
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
	case x.Kind.In(text.ThatUnit, text.WhUnit) || x.Form&text.Clause != 0:
		return clauseAtom, 0
	case x.Kind == text.VerbUnit:
		return st.formAtom(x), head.Lemma
	case !x.Kind.In(text.NounUnit, text.PrepUnit):
		return weigh.KindAtoms[x.Kind], 0
	case head.OnAny(words):
		return speechAtom, head.Word
	case head.OnAny(writings):
		return documentAtom, head.Word
	case head.Tag.IsProper() || head.Is(text.Capital):
		return properAtom, 0
	case head.On(text.Roles) || head.IsPersonNoun():
		return personAtom, head.Word
	}
	return weigh.TagAtoms[head.Tag], head.Word
}

var (
	words    = text.ListsOf(text.ClaimNouns, text.SpeechNouns)
	writings = text.ListsOf(text.Documents, text.Media)
)

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

// quotedAtom tells whether what c says begins in quotation marks, or has some in it.
func (st *Settler) quotedAtom(c *attribute.Candidate) text.Atom {
	begun := false
	for k := range c.NumParts() {
		p := c.Part(k)
		for i := p.First; i < p.Last; i++ {
			switch quoted := st.Quotes.Quoted[i] >= 0; {
			case quoted && !begun:
				return weigh.Yes
			case quoted:
				return partlyAtom
			}
			begun = true
		}
	}
	return weigh.No
}

// From these probabilities on a claim is kept. Of claims that readers of news not learnt from
// would not dispute, this leaves out one in 500, and one in five of those inside others; of
// what is no claim it leaves out one in three, and five in six inside others.
const (
	Likely       = attribute.Threshold
	LikelyWithin = 0.5 // inside another
)

// Kept reports whether a claim of probability p is kept.
func Kept(p float64, within bool) bool {
	if within {
		return p >= LikelyWithin
	}
	return p >= Likely
}

// judge drops the claims that a careful reader hardly takes for one, and gives the others the
// probability that he does; those by rules of the user's own, of which nothing was learnt,
// stay as they are.
func (st *Settler) judge() {
	if st.Set.Judged == nil {
		return
	}
	f := weigh.Features{Weights: st.Set.Judged}
	at := st.rank[:0] // where each claim goes
	for i := range st.claims {
		c := &st.claims[i]
		keep := 0
		if st.isJudged(c) {
			f.Reset()
			st.judgedFeatures(&f, i)
			if c.Probability = weigh.Logistic(f.Sum); !Kept(c.Probability, c.Within >= 0) {
				keep = dropped
			}
		}
		at = append(at, keep)
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
	for i, c := range st.claims {
		if at[i] == dropped {
			st.Doubted = append(st.Doubted, c)
			continue
		}
		if c.Within >= 0 {
			c.Within = at[c.Within]
		}
		kept = append(kept, c)
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
			if c.Within < 0 && c.Probability < Likely {
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

// Found is a claim to be judged: bytes of its cue, whether it lies inside another, and the
// decision whether it is one.
type Found struct {
	Cue    text.Span
	Within bool
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
		out = append(out, Found{st.SpanOf(c.Cue), c.Within >= 0, weigh.Choice{Features: [][]uint64{slices.Clone(f.Keys)}, None: true}})
	}
	return out
}
