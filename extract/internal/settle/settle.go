// Package settle chooses among proposed claims those that stay, and finds the claims
// inside their contents.
package settle

import (
	"cmp"
	"slices"

	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/text/tag"
)

// Settler chooses among the claims that are proposed for a text those that stay: the
// most probable of each cue, less those that others leave no room for, and those inside
// the contents of others. Its buffers serve one text after another.
type Settler struct {
	*parse.Text
	proposer    *attribute.Proposer
	claims      []attribute.Candidate
	spare       []attribute.Candidate // room for what follows from them
	order, rank []int
	near        adjacency

	// Doubted are the claims that a careful reader would hardly take for one, with the
	// probability that he does. They stay until the next text.
	Doubted []attribute.Candidate
}

// Claims returns the claims of txt, in text order. They stay until the next text.
func (st *Settler) Claims(txt *parse.Text, p *attribute.Proposer) []attribute.Candidate {
	st.Text, st.proposer, st.Doubted = txt, p, st.Doubted[:0]
	st.claims = p.ProposeAll(txt, st.claims[:0])
	st.addPosts()
	st.leaveHedges()
	st.cutConjoined()
	st.cutContinued()
	st.settle()
	st.adopt()
	st.nest()
	st.judge()
	return st.claims
}

// outerThreshold is the probability from which on a claim is kept around a more
// probable one inside its content, unless it is itself inside another's.
const outerThreshold = 0.35

// settle drops claims whose content another, more probable one takes, and
// nests those whose content lies inside another's.
func (st *Settler) settle() {
	cs := st.claims
	order, rank := st.order[:0], st.rank[:0] // rank is 1 for the most probable; 0 for those dropped or not yet seen
	for i := range cs {
		order, rank = append(order, i), append(rank, 0)
		cs[i].Within = -1
	}
	st.order, st.rank = order, rank
	slices.SortStableFunc(order, func(i, j int) int {
		if cs[i].Nested != cs[j].Nested {
			if cs[j].Nested {
				return -1
			}
			return 1
		}
		return cmp.Compare(cs[j].Probability, cs[i].Probability)
	})
	st.near.set(cs)
	for n, i := range order {
		if !st.finds(i) {
			continue
		}
		rank[i] = n + 1
		for _, k := range st.near.of(i) {
			c := &cs[k]
			if w := c.Within; rank[k] > 0 && (w < 0 || cs[i].Size() < cs[w].Size()) && int(k) != cs[i].Within && relationOf(c, &cs[i]) == inside {
				c.Within = i
			}
		}
	}
	st.drop()
}

// finds reports whether claim i finds room among the more probable claims that stay, and
// notes in which of them it lies: the smallest.
func (st *Settler) finds(i int) bool {
	c := &st.claims[i]
	for _, k := range st.near.of(i) {
		if st.rank[k] == 0 {
			continue
		}
		o := &st.claims[k]
		switch relationOf(c, o) {
		case clash:
			if relationOf(o, c) != inside || !c.Nested && c.Probability < outerThreshold {
				return false
			}
		case inside:
			if isObjectOf(st.Text, c, o) {
				return false
			}
			if w := c.Within; w < 0 || o.Size() < st.claims[w].Size() || o.Size() == st.claims[w].Size() && st.rank[k] < st.rank[w] {
				c.Within = int(k)
			}
		}
	}
	return true
}

// drop leaves out the claims without a rank, and puts the others into text order.
func (st *Settler) drop() {
	cs, rank := st.claims, st.rank
	final := st.order[:0]
	for i := range cs {
		if rank[i] > 0 {
			final = append(final, i)
		}
	}
	kept := len(final)
	slices.SortStableFunc(final, func(i, j int) int { return cs[i].Begin() - cs[j].Begin() })
	for i := range cs {
		if rank[i] == 0 {
			final = append(final, i)
		}
	}
	at := rank
	for n, i := range final {
		at[i] = n
	}
	arrange(cs, final)
	st.claims = cs[:kept]
	for i := range st.claims {
		if c := &st.claims[i]; c.Within >= 0 {
			c.Within = at[c.Within]
		}
	}
}

// arrange moves list[order[n]] to list[n] for each n; order holds each index once,
// and is used up.
func arrange(list []attribute.Candidate, order []int) {
	const done = -1
	for n := range order {
		if order[n] == done || order[n] == n {
			continue
		}
		first := list[n]
		for at := n; ; {
			from := order[at]
			order[at] = done
			if from == n {
				list[at] = first
				break
			}
			list[at] = list[from]
			at = from
		}
	}
}

// isObjectOf reports whether the cue of c heads the content of o, so that they
// are one claim: "expressed concern over the plan", "refused to say why", but not
// "rejected the army's claim that".
func isObjectOf(txt *parse.Text, c, o *attribute.Candidate) bool {
	return c.Unit == o.RightUnit && (c.Source.Kind != attribute.PossessorSource || txt.Tok(c.Source.Head).Tag == tag.PRPS)
}
