package weigh

import (
	"math"
	"slices"

	"claims/rules"
)

// Choice is one decision to learn from: candidates, each with its features,
// and which of them are right. Where none is, the right answer is none of them.
type Choice struct {
	About    string // what is decided, for the figures
	Features [][]uint64
	Right    []bool
	None     bool // whether "none of them", of score 0, is an answer
}

// Add adds a candidate with the features of f.
func (c *Choice) Add(f *Features, right bool) {
	c.Features, c.Right = append(c.Features, slices.Clone(f.Keys)), append(c.Right, right)
}

// Scores returns what the candidates score by ws, in thousandths.
func (c *Choice) Scores(ws *rules.Weights) []int32 {
	scores := make([]int32, len(c.Features))
	for i, fs := range c.Features {
		for _, k := range fs {
			scores[i] += ws.Get(k)
		}
	}
	return scores
}

// Best returns the candidate of the highest score by ws, the first of several, or -1 where
// there is none.
func (c *Choice) Best(ws *rules.Weights) int {
	best, top := -1, int32(-1<<30)
	for i, sum := range c.Scores(ws) {
		if sum > top {
			best, top = i, sum
		}
	}
	return best
}

// Probability returns the probability of candidate i by ws, where none of them
// is an answer too.
func (c *Choice) Probability(ws *rules.Weights, i int) float64 {
	return Probabilities(nil, c.Scores(ws))[i]
}

// IsRight reports whether the candidate i, or -1 for none, is a right answer.
func (c *Choice) IsRight(i int) bool {
	if i >= 0 {
		return c.Right[i]
	}
	for _, r := range c.Right {
		if r {
			return false
		}
	}
	return true
}

// Logistic returns the probability of one candidate that scores sum, in thousandths, where
// "none" is the only other answer.
func Logistic(sum int32) float64 { return 1 / (1 + math.Exp(-float64(sum)/1000)) }

// Probabilities turns scores in thousandths into probabilities of each
// candidate, with "none" of score 0, in the memory of p.
func Probabilities(p []float64, scores []int32) []float64 {
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
