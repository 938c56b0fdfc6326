package quotation

// gap is where two texts differ: the words between two that both have, or before the
// first or after the last of those.
type gap struct {
	of    []word // of the shorter text
	in    []word // of the longer one
	start bool   // before the first word that both have
	end   bool   // after the last one
}

// aligner lays texts beside each other. It is used again for many.
type aligner struct {
	scores []int32 // [2][n+1] rows, for pairs that end in the same word, and for any
	steps  []step
	at     []int32 // for each word of the shorter text the place of it in the longer one, or -1
}

// step tells how the best alignment of two beginnings ends.
type step uint8

const (
	skipShort step = iota // without the last word of the shorter one
	skipLong
	both          // with the last words of both, which are the same
	paired   = 4  // bit: the pair that ends here follows another one
	goesOn   = 16 // what it is worth that a pair follows another one
	perWord  = 16
	perPiece = 4 // the worth of a word that tells little
)

func worth(w word) int32 {
	if w.isContent() || w.isDecisive() {
		return perWord
	}
	return perPiece
}

// align finds for each word of a its place in b, so that the order is the same, much is
// found, and what stands together is found together.
func (x *aligner) align(a, b []word) {
	m, n := len(a), len(b)
	x.at = grown(x.at, m)
	x.steps = grown(x.steps, m*n)
	x.scores = grown(x.scores, 2*(n+1))
	ended, best := x.scores[:n+1], x.scores[n+1:]
	clear(x.scores)
	for i := range m {
		var diagonalEnded, diagonalBest int32 // of the row above, one to the left
		for j := range n {
			aboveEnded, aboveBest := ended[j+1], best[j+1]
			s, score := skipShort, aboveBest
			if best[j] > score {
				s, score = skipLong, best[j]
			}
			ended[j+1] = 0
			if a[i].same(b[j]) {
				here, follows := diagonalBest, step(0)
				if diagonalEnded > 0 && diagonalEnded+goesOn >= here {
					here, follows = diagonalEnded+goesOn, paired
				}
				here += worth(a[i])
				ended[j+1] = here
				if here >= score {
					s, score = both, here
				}
				s |= follows
			}
			best[j+1] = score
			x.steps[i*n+j] = s
			diagonalEnded, diagonalBest = aboveEnded, aboveBest
		}
		best[0], ended[0] = 0, 0
	}
	x.trace(m, n)
}

func (x *aligner) trace(m, n int) {
	for i := range m {
		x.at[i] = -1
	}
	i, j, forced := m-1, n-1, false
	for i >= 0 && j >= 0 {
		s := x.steps[i*n+j]
		switch {
		case forced || s&^paired == both:
			x.at[i] = int32(j)
			forced = s&paired != 0
			i--
			j--
		case s&^paired == skipShort:
			i--
		default:
			j--
		}
	}
}

// dropStrays takes back the words that are found far from any other: "of the" in another
// sentence.
func (x *aligner) dropStrays(a []word) {
	for i := 0; i < len(a); {
		if x.at[i] < 0 {
			i++
			continue
		}
		last, known := x.piece(a, i)
		isAll := i == 0 && last == len(a)-1
		if last-i < 2 && known < 2 && !isAll {
			for k := i; k <= last; k++ {
				x.at[k] = -1
			}
		}
		i = last + 1
	}
}

// piece returns the last word of those that are found near each other from word i on, and
// how many of them are content.
func (x *aligner) piece(a []word, i int) (last, known int) {
	last = i
	for k := i; k < len(a); k++ {
		if x.at[k] < 0 {
			continue
		}
		if x.at[k]-x.at[last] > nearby || k-last > nearby {
			break
		}
		if a[k].isContent() {
			known++
		}
		last = k
	}
	return last, known
}

// gaps calls yield for where a and b differ, in order, until it returns false.
func (x *aligner) gaps(a, b []word, yield func(g gap) bool) bool {
	i, j, first := 0, 0, true
	for k := 0; k <= len(a); k++ {
		if k < len(a) && x.at[k] < 0 {
			continue
		}
		to := len(b)
		if k < len(a) {
			to = int(x.at[k])
		}
		if (k > i || to > j) && !yield(gap{of: a[i:k], in: b[j:to], start: first, end: k == len(a)}) {
			return false
		}
		i, j, first = k+1, to+1, false
	}
	return true
}

func grown[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n, n+n/2)
	}
	return list[:n]
}
