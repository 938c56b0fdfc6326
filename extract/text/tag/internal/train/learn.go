package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"claims/extract/text/tag/internal/compile"
	"claims/extract/text/tag/internal/layout"
)

// learner learns an averaged perceptron over prose's features.
type learner struct {
	rows  map[string]*row   // by feature
	fixed map[string]string // the tags of words that have but one
	step  int64
	rand  *rand.Rand
}

// row holds the weights of a feature.
type row struct {
	tags    []string
	weights []weight
}

type weight struct {
	w    int32
	when int64
	sum  int64
}

// at returns the weight of a tag.
func (r *row) at(tag string) *weight {
	for i, t := range r.tags {
		if t == tag {
			return &r.weights[i]
		}
	}
	r.tags, r.weights = append(r.tags, tag), append(r.weights, weight{})
	return &r.weights[len(r.weights)-1]
}

func newLearner(list []sentence) *learner {
	l := &learner{rows: map[string]*row{}, fixed: map[string]string{}, rand: rand.New(rand.NewPCG(1, 2))}
	counts := map[string]map[string]int{}
	for _, s := range list {
		for i, w := range s.words {
			if counts[w] == nil {
				counts[w] = map[string]int{}
			}
			counts[w][s.tags[i]]++
		}
	}
	for w, tags := range counts {
		all := 0
		for _, n := range tags {
			all += n
		}
		for tag, n := range tags { // one at most has so many
			if all >= 20 && float64(n) >= 0.995*float64(all) && len(w) <= layout.MaxKey && !compile.HasForm(w) {
				l.fixed[w] = tag
			}
		}
	}
	for w, t := range marks {
		l.fixed[w] = t
	}
	return l
}

// marks have one tag each, which the model does not weigh.
var marks = map[string]string{
	"(": "(", "[": "(", "{": "(", ")": ")", "]": ")", "}": ")", ",": ",", ".": ".", "?": ".", "!": ".", "#": "#", "-": "-",
	":": ":", ";": ":", "--": ":", "...": ":", "``": "``", "''": "''",
}

// learn goes over the sentences once, in a new order.
func (l *learner) learn(list []sentence) (right, all int) {
	for _, i := range l.rand.Perm(len(list)) {
		s := &list[i]
		l.each(s.words, func(k int, guess string, fs []string) {
			l.step++
			all++
			gold := s.tags[k]
			if guess == gold {
				right++
				return
			}
			if slices.Index(layout.Names[1:layout.Scored+1], gold) < 0 {
				return
			}
			for _, f := range fs {
				r := l.rows[f]
				if r == nil {
					r = &row{}
					l.rows[f] = r
				}
				l.update(r.at(gold), 1)
				l.update(r.at(guess), -1)
			}
		})
	}
	return right, all
}

func (l *learner) update(w *weight, n int32) {
	w.sum += int64(w.w) * (l.step - w.when)
	w.when = l.step
	w.w += n
}

// each calls f with the tag of each word and, where it has several, the features that the tag was chosen by.
func (l *learner) each(words []string, f func(k int, guess string, fs []string)) {
	context := []string{"-START-", "-START2-"}
	for _, w := range words {
		context = append(context, compile.Normalize(w))
	}
	context = append(context, "-END-", "-END2-")
	back, back2 := "-START-", "-START2-"
	for i, w := range words {
		guess, ok := l.fixed[w]
		var fs []string
		if !ok {
			fs = compile.Features(i+2, context, w, back, back2)
			guess = l.predict(fs)
		}
		f(i, guess, fs)
		back2, back = back, guess
	}
}

func (l *learner) predict(fs []string) string {
	var scores [layout.Scored + 1]int64
	for _, f := range fs {
		if r := l.rows[f]; r != nil {
			for i, t := range r.tags {
				scores[numbers[t]] += int64(r.weights[i].w)
			}
		}
	}
	best := 1
	for i := 2; i <= layout.Scored; i++ {
		if scores[i] > scores[best] {
			best = i
		}
	}
	return layout.Names[best]
}

// numbers has the numbers of tags.
var numbers = func() map[string]int {
	m := map[string]int{}
	for i, n := range layout.Names {
		m[n] = i
	}
	return m
}()

// model returns what was learnt, averaged over the steps, without the weights that count
// for less than least.
func (l *learner) model(least float64) *compile.Model {
	m := &compile.Model{Weights: map[string]map[string]float64{}, Tags: l.fixed}
	for f, r := range l.rows {
		ws := map[string]float64{}
		for i, t := range r.tags {
			w := &r.weights[i]
			mean := float64(w.sum+int64(w.w)*(l.step-w.when)) / float64(l.step)
			if math.Abs(mean) >= least {
				ws[t] = math.Round(mean*1000) / 1000
			}
		}
		if word := f[strings.LastIndexByte(f, ' ')+1:]; len(ws) > 0 && len(word) <= layout.MaxKey {
			m.Weights[f] = ws
		}
	}
	return m
}
