package learn

import (
	"maps"
	"math"
	"math/rand"
	"slices"

	"claims/extract/internal/weigh"
	"claims/rules"
)

// learner fits the weights of a log-linear model over choices: the right
// candidates of a choice share its probability. It is adaptive gradient ascent
// (Duchi et al. 2011) with a proximal step that keeps small weights at zero
// (FOBOS, Duchi and Singer 2009). The same choices give the same weights.
type learner struct {
	epochs  int
	rate    float64
	penalty float64 // on the absolute value of a weight, a choice
	least   int     // features seen in fewer choices are left out
	runs    int     // over the choices in other orders, whose weights are averaged
}

type weightState struct {
	w, g2 float64
	last  int // the step of the last update
}

// fit learns the weights of the features of choices.
func (l learner) fit(choices []weigh.Choice) map[uint64]float64 {
	keys := l.features(choices)
	data := number(choices, keys)
	sum := make([]float64, len(keys)) // of each weight over the last epochs of all runs, for the average
	averaged := 0
	for run := range l.runs {
		t := training{learner: l, state: make([]weightState, len(keys))}
		rng := rand.New(rand.NewSource(int64(run) + 1))
		order := rng.Perm(len(data))
		for e := range l.epochs {
			rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			for _, i := range order {
				t.learn(&data[i])
			}
			if e >= l.epochs/2 {
				averaged++
				for i := range t.state {
					t.settle(&t.state[i])
					sum[i] += t.state[i].w
				}
			}
		}
	}
	out := map[uint64]float64{}
	for i, k := range keys {
		if w := sum[i] / float64(averaged); w != 0 {
			out[k] = w
		}
	}
	return out
}

// features returns the features that are seen in enough choices, in their order.
func (l learner) features(choices []weigh.Choice) []uint64 {
	seen := map[uint64]int{}
	for i := range choices {
		in := map[uint64]bool{}
		for _, k := range slices.Concat(choices[i].Features...) {
			if !in[k] {
				in[k] = true
				seen[k]++
			}
		}
	}
	maps.DeleteFunc(seen, func(_ uint64, n int) bool { return n < l.least })
	return slices.Sorted(maps.Keys(seen))
}

// numbered is a choice whose features are numbers of weights.
type numbered struct {
	features [][]int32
	right    []bool
	none     bool
}

// number returns choices with the places of their features in keys, less those that have
// none.
func number(choices []weigh.Choice, keys []uint64) []numbered {
	place := map[uint64]int32{}
	for i, k := range keys {
		place[k] = int32(i)
	}
	out := make([]numbered, len(choices))
	for i := range choices {
		c := &choices[i]
		out[i] = numbered{right: c.Right, none: c.None}
		for _, fs := range c.Features {
			var ids []int32
			for _, k := range fs {
				if id, ok := place[k]; ok {
					ids = append(ids, id)
				}
			}
			out[i].features = append(out[i].features, ids)
		}
	}
	return out
}

// training is a run over choices.
type training struct {
	learner
	state  []weightState
	step   int // choices learnt from
	scores []float64
}

// settle takes the proximal steps that the weight s slept through.
func (t *training) settle(s *weightState) {
	if n := t.step - s.last; n > 0 && s.w != 0 && s.g2 > 0 {
		shrink := t.penalty * float64(n) * t.rate / (1e-6 + math.Sqrt(s.g2))
		switch {
		case s.w > shrink:
			s.w -= shrink
		case s.w < -shrink:
			s.w += shrink
		default:
			s.w = 0
		}
	}
	s.last = t.step
}

// score fills in the scores of the candidates of c, and returns the highest.
func (t *training) score(c *numbered) float64 {
	t.scores = t.scores[:0]
	top := math.Inf(-1)
	if c.none {
		top = 0
	}
	for _, ids := range c.features {
		s := 0.0
		for _, id := range ids {
			w := &t.state[id]
			if w.last != t.step {
				t.settle(w)
			}
			s += w.w
		}
		t.scores = append(t.scores, s)
		top = math.Max(top, s)
	}
	return top
}

// learn takes a step towards the right candidates of c.
func (t *training) learn(c *numbered) {
	t.step++
	top := t.score(c)
	all, good, known := 0.0, 0.0, false // the shares of all candidates and of the right ones
	for i, s := range t.scores {
		x := math.Exp(s - top)
		t.scores[i] = x
		all += x
		if c.right[i] {
			good += x
			known = true
		}
	}
	if c.none {
		all += math.Exp(-top)
	} else if !known {
		return
	}
	for i, ids := range c.features {
		g := -t.scores[i] / all
		if c.right[i] && good > 0 {
			g += t.scores[i] / good
		}
		if g > -1e-5 && g < 1e-5 {
			continue
		}
		for _, id := range ids {
			w := &t.state[id]
			w.g2 += g * g
			w.w += t.rate * g / (1e-6 + math.Sqrt(w.g2))
		}
	}
}

// milli turns learnt weights into thousandths; those that round to nothing
// are left out.
func milli(ws map[uint64]float64, into map[uint64]int32) {
	for k, w := range ws {
		if m := int32(math.Round(w * 1000)); m <= -15 || m >= 15 {
			into[k] = m
		}
	}
}

func weightsOf(table map[uint64]int32) *rules.Weights { return rules.NewWeights(table) }
