package extract

import (
	"math"

	"claims/rules"
)

// choice is one decision to learn from: candidates, each with its features,
// and which of them are right. Where none is, the right answer is none of them.
type choice struct {
	about    string // what is decided, for the figures
	features [][]uint64
	right    []bool
	none     bool // whether "none of them", of score 0, is an answer
}

// best returns the candidate of the highest score by ws.
func (c *choice) best(ws *rules.Weights) int {
	best, top := -1, int32(-1<<30)
	for i, fs := range c.features {
		var sum int32
		for _, k := range fs {
			sum += ws.Get(k)
		}
		if sum > top {
			best, top = i, sum
		}
	}
	return best
}

// probability returns the probability of candidate i by ws, where none of them
// is an answer too.
func (c *choice) probability(ws *rules.Weights, i int) float64 {
	scores := make([]int32, len(c.features))
	for n, fs := range c.features {
		for _, k := range fs {
			scores[n] += ws.Get(k)
		}
	}
	return probabilities(nil, scores)[i]
}

// isRight reports whether the candidate i, or -1 for none, is a right answer.
func (c *choice) isRight(i int) bool {
	if i >= 0 {
		return c.right[i]
	}
	for _, r := range c.right {
		if r {
			return false
		}
	}
	return true
}

// probabilities turns scores in thousandths into probabilities of each
// candidate, with "none" of score 0, in the memory of p.
func probabilities(p []float64, scores []int32) []float64 {
	p = p[:0]
	top := int32(0)
	for _, s := range scores {
		top = max(top, s)
	}
	all := math.Exp(float64(-top) / 1000)
	for _, s := range scores {
		x := math.Exp(float64(s-top) / 1000)
		p = append(p, x)
		all += x
	}
	for i := range p {
		p[i] /= all
	}
	return p
}
