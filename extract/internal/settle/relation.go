package settle

import (
	"slices"

	"claims/extract/internal/attribute"
	"claims/extract/text"
)

// adjacency lists for each claim the others whose contents may overlap its own.
type adjacency struct {
	begin []int32 // those of claim i are other[begin[i]:begin[i+1]]
	other []int32

	reach []text.Range
	order []int32
	open  []int32 // the claims whose reach is not over
}

func (n *adjacency) of(i int) []int32 { return n.other[n.begin[i]:n.begin[i+1]] }

// set compares the stretches from the first to the last token of what is said, in
// text order, so that only claims that lie close are paired.
func (n *adjacency) set(cs []attribute.Candidate) {
	n.begin, n.reach, n.order = n.begin[:0], n.reach[:0], n.order[:0]
	for i := range cs {
		var reach text.Range
		for k := range cs[i].NumParts() {
			if p := cs[i].Part(k); reach.Empty() {
				reach = p
			} else if !p.Empty() {
				reach = text.Range{First: min(reach.First, p.First), Last: max(reach.Last, p.Last)}
			}
		}
		n.begin, n.reach, n.order = append(n.begin, 0), append(n.reach, reach), append(n.order, int32(i))
	}
	n.begin = append(n.begin, 0)
	slices.SortFunc(n.order, func(i, j int32) int { return n.reach[i].First - n.reach[j].First })
	n.sweep(func(i, k int32) {
		n.begin[i]++
		n.begin[k]++
	})
	end := int32(0)
	for i := range n.begin {
		end += n.begin[i]
		n.begin[i] = end
	}
	n.other = text.OfLength(n.other, int(end))
	n.sweep(func(i, k int32) {
		n.begin[i]--
		n.other[n.begin[i]] = k
		n.begin[k]--
		n.other[n.begin[k]] = i
	})
}

// sweep calls pair for each two claims whose stretches overlap.
func (n *adjacency) sweep(pair func(i, k int32)) {
	n.open = n.open[:0]
	for _, i := range n.order {
		still := n.open[:0]
		for _, k := range n.open {
			if n.reach[k].Last > n.reach[i].First {
				still = append(still, k)
				pair(i, k)
			}
		}
		n.open = append(still, i)
	}
}

// relation tells how one claim stands to another.
type relation uint8

const (
	apart  relation = iota
	inside          // the first claim lies in the content of the second
	clash           // they share content, and only one can be right
)

// relationOf tells how the claim c stands to the claim o.
func relationOf(c, o *attribute.Candidate) relation {
	shared := overlap(c, o)
	if shared == 0 {
		return apart
	}
	cs, os := c.Size(), o.Size()
	if o.Holds(c.Cue) && shared*10 >= cs*9 && cs < os {
		return inside
	}
	if shared*4 <= min(cs, os) && shared < 4 {
		return apart
	}
	return clash
}

// Clash reports whether c and o share content, so that only one of them can be right.
func Clash(c, o *attribute.Candidate) bool { return relationOf(c, o) == clash }

// overlap returns how many tokens the contents of c and o share.
func overlap(c, o *attribute.Candidate) int {
	n := 0
	for i := range c.NumParts() {
		p := c.Part(i)
		for j := range o.NumParts() {
			if q := o.Part(j); p.Overlaps(q) {
				n += min(p.Last, q.Last) - max(p.First, q.First)
			}
		}
	}
	return n
}
