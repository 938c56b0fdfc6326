package main

import (
	"math/rand/v2"

	"claims/extract/internal/dep/internal/arc"
)

// learner learns the weights of moves and labels as an averaged perceptron, by the
// dynamic oracle of Goldberg and Nivre (2013).
type learner struct {
	moves  *table // of a row for each feature
	labels *table // of a number for each feature with a label
	allow  map[int]*labelSet
	step   int32
	keys   []uint64
	rand   *rand.Rand
	state  arc.State
}

// labelSet holds the labels that were met on arcs between two tags.
type labelSet [arc.Labels]int

func newLearner() *learner {
	return &learner{moves: newTable(int(arc.Moves)), labels: newTable(1), allow: map[int]*labelSet{}, rand: rand.New(rand.NewPCG(1, 2))}
}

// explore is how often a move that the weights choose is made though it is wrong.
const explore = 0.9

// learn goes over the sentences once, in a new order.
func (l *learner) learn(list []sentence, first bool) (right, all int) {
	order := l.rand.Perm(len(list))
	for _, i := range order {
		r, a := l.sentence(&list[i], first)
		right += r
		all += a
	}
	return right, all
}

func (l *learner) sentence(x *sentence, first bool) (right, all int) {
	s := &l.state
	copy(s.Begin(len(x.words)), x.words)
	heads := append(append([]int{}, x.heads...), -1)
	for !s.Done() {
		l.step++
		l.keys = s.AppendMoveFeatures(l.keys)
		scores := l.scores()
		guess, gold, known := arc.Shift, arc.Shift, false
		found := false
		least := 1 << 30
		var costs [arc.Moves]int
		for m := range arc.Moves {
			if s.Allows(m) {
				costs[m] = cost(s, m, heads)
				least = min(least, costs[m])
			}
		}
		for m := range arc.Moves {
			if !s.Allows(m) {
				continue
			}
			if !found || scores[m] > scores[guess] {
				guess, found = m, true
			}
			if costs[m] == least && (!known || scores[m] > scores[gold]) {
				gold, known = m, true
			}
		}
		all++
		if costs[guess] == least {
			right++
			gold = guess
		} else {
			for _, k := range l.keys {
				l.moves.update(k, int(gold), 1, l.step)
				l.moves.update(k, int(guess), -1, l.step)
			}
		}
		m := gold
		if !first && l.rand.Float64() < explore {
			m = guess
		}
		label := arc.NoLabel
		if m != arc.Shift {
			label = l.label(x, m, heads)
		}
		s.Apply(m, label)
	}
	return right, all
}

func (l *learner) scores() (sums [arc.Moves]int32) {
	for _, k := range l.keys {
		for m, w := range l.moves.row(k) {
			sums[m] += w
		}
	}
	return sums
}

// label chooses the label of the arc that m makes, and learns from the right one.
func (l *learner) label(x *sentence, m arc.Move, heads []int) arc.Label {
	s := &l.state
	h, d := s.Arc(m)
	set := l.labelsOf(s, h, d)
	gold := arc.NoLabel
	if heads[d] == h {
		gold = x.labels[d]
		set[gold]++
	}
	l.keys = s.AppendLabelFeatures(l.keys, h, d)
	guess, best := arc.NoLabel, int32(-1<<30)
	for c := arc.Label(1); c < arc.Labels; c++ {
		if set[c] == 0 {
			continue
		}
		n := int32(0)
		for _, k := range l.keys {
			if row := l.labels.row(arc.LabelKey(k, c)); row != nil {
				n += row[0]
			}
		}
		if n > best {
			guess, best = c, n
		}
	}
	if gold != arc.NoLabel && guess != gold {
		for _, k := range l.keys {
			l.labels.update(arc.LabelKey(k, gold), 0, 1, l.step)
			l.labels.update(arc.LabelKey(k, guess), 0, -1, l.step)
		}
	}
	if guess == arc.NoLabel {
		guess = arc.Dep
	}
	return guess
}

func (l *learner) labelsOf(s *arc.State, h, d int) *labelSet {
	k := s.Pair(h, d)
	set := l.allow[k]
	if set == nil {
		set = new(labelSet)
		l.allow[k] = set
	}
	return set
}

// cost returns how many arcs of the right parse the move m puts out of reach.
func cost(s *arc.State, m arc.Move, heads []int) int {
	n := 0
	b := s.Next
	if m == arc.Shift {
		top := len(s.Stack) - 1
		for i, k := range s.Stack {
			if heads[k] == b || i < top && heads[b] == k {
				n++
			}
		}
		return n
	}
	h, d := s.Arc(m)
	if heads[d] != h {
		switch g := heads[d]; {
		case g >= b:
			n++ // a head that is still to be read
		case m == arc.Left && len(s.Stack) > 1 && g == s.Stack[len(s.Stack)-2]:
			n++
		}
	}
	for k := b; k < s.Root; k++ {
		if heads[k] == d {
			n++
		}
	}
	return n
}
