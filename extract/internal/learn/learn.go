package learn

import (
	"math"
	"math/rand"
	"sort"

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

func (l learner) fit(choices []weigh.Choice) map[uint64]float64 {
	seen := map[uint64]int{}
	for i := range choices {
		in := map[uint64]bool{}
		for _, fs := range choices[i].Features {
			for _, k := range fs {
				if !in[k] {
					in[k] = true
					seen[k]++
				}
			}
		}
	}
	index := map[uint64]int32{}
	var keys []uint64
	for k, n := range seen {
		if n >= l.least {
			keys = append(keys, k)
		}
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	for i, k := range keys {
		index[k] = int32(i)
	}
	type compiled struct {
		fs    [][]int32
		right []bool
		none  bool
	}
	data := make([]compiled, len(choices))
	for i := range choices {
		c := &choices[i]
		d := compiled{right: c.Right, none: c.None}
		for _, fs := range c.Features {
			var ids []int32
			for _, k := range fs {
				if id, ok := index[k]; ok {
					ids = append(ids, id)
				}
			}
			d.fs = append(d.fs, ids)
		}
		data[i] = d
	}
	sum := make([]float64, len(keys)) // of each weight over the last epochs of all runs, for the average
	averaged := 0
	for run := range l.runs {
		state := make([]weightState, len(keys))
		rng := rand.New(rand.NewSource(int64(run) + 1))
		order := rng.Perm(len(data))
		step := 0
		scores := make([]float64, 0, 256)
		settle := func(s *weightState) {
			// The proximal steps that the weight slept through.
			if n := step - s.last; n > 0 && s.w != 0 && s.g2 > 0 {
				shrink := l.penalty * float64(n) * l.rate / (1e-6 + math.Sqrt(s.g2))
				switch {
				case s.w > shrink:
					s.w -= shrink
				case s.w < -shrink:
					s.w += shrink
				default:
					s.w = 0
				}
			}
			s.last = step
		}
		for e := 0; e < l.epochs; e++ {
			rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			for _, o := range order {
				d := &data[o]
				step++
				scores = scores[:0]
				top := math.Inf(-1)
				if d.none {
					top = 0
				}
				for _, ids := range d.fs {
					s := 0.0
					for _, id := range ids {
						st := &state[id]
						if st.last != step {
							settle(st)
						}
						s += st.w
					}
					scores = append(scores, s)
					top = math.Max(top, s)
				}
				all, good, any := 0.0, 0.0, false
				for i, s := range scores {
					x := math.Exp(s - top)
					scores[i] = x
					all += x
					if d.right[i] {
						good += x
						any = true
					}
				}
				if d.none {
					all += math.Exp(-top)
				}
				if !any && !d.none {
					continue
				}
				for i, ids := range d.fs {
					g := -scores[i] / all
					if any && d.right[i] && good > 0 {
						g += scores[i] / good
					}
					if g > -1e-5 && g < 1e-5 {
						continue
					}
					for _, id := range ids {
						st := &state[id]
						st.g2 += g * g
						st.w += l.rate * g / (1e-6 + math.Sqrt(st.g2))
					}
				}
			}
			if e >= l.epochs/2 {
				averaged++
				for i := range state {
					settle(&state[i])
					sum[i] += state[i].w
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
