package settle

import (
	"slices"
	"sort"

	"claims/extract/internal/attribute"
	"claims/extract/internal/chunk"
	"claims/extract/internal/parse"
	"claims/extract/text"
)

// dropped, for the claim that one lies within, marks one to be taken out.
const dropped = -2

// nest adds the claims inside the contents of those that were found.
func (st *Settler) nest() {
	outer := st.claims
	st.claims = st.spare[:0]
	var joined []attribute.Candidate
	seen := 0 // units looked at; contents may overlap
	for i := range outer {
		c := &outer[i]
		if c.Within >= 0 {
			continue
		}
		for k := range c.NumParts() {
			p := c.Part(k)
			for s := st.SentenceAt(p.First); s < len(st.Sentences) && st.Sentences[s].First < p.Last; s++ {
				seen = st.nestIn(c, s, p, seen, &joined)
			}
		}
	}
	if len(st.claims) > 0 {
		st.leaveHedges()
		st.cutConjoined()
	}
	nested := st.claims
	again := map[int]bool{} // cues read once more
	for i := range nested {
		again[nested[i].Unit] = true
	}
	for i := range joined {
		again[joined[i].Unit] = true
	}
	for i := range outer {
		if c := &outer[i]; c.Within >= 0 && again[c.Unit] {
			c.Within = dropped
		}
	}
	st.claims, st.spare = slices.DeleteFunc(outer, func(c attribute.Candidate) bool { return c.Within == dropped }), nested
	if len(joined) > 0 {
		st.claims = append(st.claims, joined...)
		sort.SliceStable(st.claims, func(i, k int) bool { return st.claims[i].Unit < st.claims[k].Unit })
		st.cutConjoined()
	}
	st.claims = append(st.claims, nested...)
	st.settle()
}

// nestIn proposes the claims in the part p of the content of c, in sentence s
// and from unit seen on; those that turn out to be joined to c it appends to
// joined. It returns the unit up to which it has looked.
func (st *Settler) nestIn(c *attribute.Candidate, s int, p text.Range, seen int, joined *[]attribute.Candidate) int {
	v := ContentRange(st.Text, s, p)
	var inner text.Range // the content of the last claim found, in which others may lie
	for u := max(v.First, seen); u < min(v.Last, v.First+maxNested); u++ {
		if needsEntry(st.Text, u) && st.EntryOf(&st.Units[u]) == nil {
			continue
		}
		in := v
		if inner.Contains(st.UnitTokens(u)) {
			in = ContentRange(st.Text, s, inner)
		} else {
			inner = text.Range{}
		}
		group := st.proposer.Propose(in, u, attribute.Options{Least: NestedThreshold})
		found := st.proposer.Best()
		if found == nil || found.Probability < NestedThreshold || !isListed(st.Text, found, group) || relationOf(found, c) != inside {
			continue
		}
		best := *found
		if o, ok := st.conjoined(c, &best); ok {
			*joined = append(*joined, o)
		} else if joins(st.Text, c, &best) {
			*joined = append(*joined, best)
			c.Within = dropped
		} else {
			best.Nested = true
			st.claims = append(text.Grown(st.claims, s+1, len(st.Sentences)), best)
			inner = best.Right
		}
	}
	return max(seen, v.Last)
}

// conjoined returns the claim of n, the cue inside the content of c, as one
// beside c, if the verb joins the cue of c and, in the sentence as a whole, has
// the speaker of c for its subject: "said that talks had failed and promised to
// resign". Nobody tells what "no shot" did next: "insisted that no shot was fired
// and accused ...".
func (st *Settler) conjoined(c, n *attribute.Candidate) (attribute.Candidate, bool) {
	s, u := n.Sentence, n.Unit
	if st.Units[u].Kind != text.VerbUnit || c.Source.Empty() || !isJoined(st.Text, s, u) || isBare(st.Text, &st.Units[u]) {
		return attribute.Candidate{}, false
	}
	st.proposer.Propose(st.View(s), u, attribute.Options{})
	found := st.proposer.Best()
	if found == nil {
		return attribute.Candidate{}, false
	}
	o := *found
	if !n.Source.Empty() && st.Tok(n.Source.Range.First).On(text.Negations) {
		o.Source = c.Source
	}
	o.Probability = n.Probability
	return o, o.Source.Range == c.Source.Range
}

// isJoined reports whether a conjunction or a comma stands before the verb u, so
// that it may share a subject with a verb before it.
func isJoined(txt *parse.Text, s, u int) bool {
	k := txt.Units[max(chunk.BeforeAdverbs(txt.Units, txt.View(s).First, u-1), 0)].Kind
	return k.In(text.ConjUnit, text.CommaUnit)
}

// ContentRange returns the units of sentence s in the part p of a content. They
// are read as if they were a sentence: the speakers and ends of claims in it do
// not lie outside. Weights learnt from annotators who gave each word to one
// claim at most, as those of PolNeAR did, say little of claims in claims, but
// they know sentences.
func ContentRange(txt *parse.Text, s int, p text.Range) parse.View {
	r := txt.View(s)
	r.First = r.UnitAt(p.First)
	for r.Last > r.First && txt.Units[r.Last-1].Last > p.Last {
		r.Last--
	}
	if r.First < r.Last && txt.Units[r.First].Kind == text.ThatUnit {
		r.First++
	}
	return r
}

// NestedThreshold is the probability from which on a claim inside another's
// content is kept. It is lower than [attribute.Threshold], as the weights were learnt where
// such cues count as none.
const NestedThreshold = 0.1

// maxNested bounds the units of a content in which claims are looked for.
const maxNested = 80

// isListed reports whether the lexicon knows the cue of c in the frame of a rule
// of the group that says the same, or the rule of c needs no lexicon.
func isListed(txt *parse.Text, c *attribute.Candidate, group []attribute.Candidate) bool {
	if !needsEntry(txt, c.Unit) {
		return true
	}
	for i := range group {
		if o := &group[i]; c.Entry.Lists(o.Rule) && attribute.SameWords(c, o) {
			return true
		}
	}
	return false
}

// needsEntry reports whether the lexicon must know the unit u for it to be a
// cue inside a content.
func needsEntry(txt *parse.Text, u int) bool {
	return txt.Units[u].Kind.In(text.VerbUnit, text.NounUnit, text.AdjectiveUnit)
}
