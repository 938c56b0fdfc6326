// Package learn learns the weights by which rules choose from annotated texts.
package learn

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"claims/extract/brat"
	"claims/extract/internal/attribute"
	"claims/extract/internal/weigh"
	"claims/rules"
)

// Fit learns the weights by which the rules of set choose, from annotated
// texts. The same texts give the same weights. It reports what it does to log.
//
// Speakers and boundaries are learnt first, from the rules that see an
// annotated claim where it is; then the choice among rules, with the speakers
// and boundaries that weights learnt from other texts find: what a model does
// on its own training texts would flatter it.
func Fit(set *rules.Set, docs []brat.Document, log io.Writer) []rules.Weight {
	f := newFitter(set)
	for i := range docs {
		f.add(&docs[i])
	}
	parts := make([][]weigh.Choice, len(f.docs))
	for i, d := range f.docs {
		parts[i] = attribute.PartChoices(f.proposer, d)
	}
	fmt.Fprintf(log, "%d texts, %d annotated claims, %d decisions on speakers and boundaries\n", len(docs), f.gold, total(parts))
	chosen := make([][]weigh.Choice, len(f.docs))
	asked, right := map[string]int{}, map[string]int{}
	for fold := range folds {
		f.set.Weights = weightsOf(fitParts(others(parts, fold)))
		for i := fold; i < len(f.docs); i += folds {
			chosen[i] = attribute.RuleChoices(f.proposer, f.docs[i])
			count(parts[i], f.set.Weights, asked, right)
		}
	}
	for _, about := range slices.Sorted(maps.Keys(asked)) {
		fmt.Fprintf(log, "%-16s %5.1f %% of %d right on texts that were not learnt from\n", about, 100*float64(right[about])/float64(asked[about]), asked[about])
	}
	rulesLearner := learner{epochs: 12, rate: 0.12, penalty: 4e-5, least: 4, runs: 12}
	var all agreement
	for fold := range folds {
		table := map[uint64]int32{}
		milli(rulesLearner.fit(others(chosen, fold)), table)
		ws := weightsOf(table)
		for i := fold; i < len(chosen); i += folds {
			all.add(chosen[i], ws)
		}
	}
	fmt.Fprintf(log, "%-16s %s on texts that were not learnt from\n", "claims", all.figures(f.gold))
	table := fitParts(concat(parts))
	milli(rulesLearner.fit(concat(chosen)), table)
	fmt.Fprintf(log, "%d weights\n", len(table))
	return named(table, f.proposer.NameOf)
}

// folds is into how many parts the texts are divided, each to be judged by what the others teach.
const folds = 4

// others returns the decisions, by text, of all texts but those of fold.
func others(byText [][]weigh.Choice, fold int) []weigh.Choice {
	var out []weigh.Choice
	for i, cs := range byText {
		if i%folds != fold {
			out = append(out, cs...)
		}
	}
	return out
}

// count adds to asked how many decisions cs are, and to right how many of them ws gets right, by
// what they are about.
func count(cs []weigh.Choice, ws *rules.Weights, asked, right map[string]int) {
	for i := range cs {
		c := &cs[i]
		asked[c.About]++
		best := c.Best(ws)
		if c.None && c.Probability(ws, best) < 0.5 {
			best = -1
		}
		if c.IsRight(best) {
			right[c.About]++
		}
	}
}

// named returns the weights of a table by the names of their features.
func named(table map[uint64]int32, nameOf func(key uint64) string) []rules.Weight {
	var out []rules.Weight
	for k, m := range table {
		out = append(out, rules.Weight{Name: nameOf(k), Milli: m})
	}
	return out
}

// Agreement returns, in a line, how the claims found with the weights of set
// agree with annotated ones, as [Fit] counts them.
func Agreement(set *rules.Set, docs []brat.Document) string {
	f := newFitter(set)
	var all agreement
	for i := range docs {
		f.add(&docs[i])
		all.add(attribute.RuleChoices(f.proposer, f.docs[i]), set.Weights)
	}
	return all.figures(f.gold)
}

// agreement counts the claims that are found, and those of them that agree
// with an annotated one.
type agreement struct{ found, right int }

func (a *agreement) add(cs []weigh.Choice, ws *rules.Weights) {
	for i := range cs {
		c := &cs[i]
		if best := c.Best(ws); best >= 0 && c.Probability(ws, best) >= attribute.Threshold {
			a.found++
			if c.Right[best] {
				a.right++
			}
		}
	}
}

func (a *agreement) figures(gold int) string {
	precision, recall := float64(a.right)/float64(max(a.found, 1)), float64(a.right)/float64(max(gold, 1))
	f1 := 0.0
	if a.right > 0 {
		f1 = 2 * precision * recall / (precision + recall)
	}
	return fmt.Sprintf("P %.2f R %.2f F1 %.2f", 100*precision, 100*recall, 100*f1)
}

func total(cs [][]weigh.Choice) int {
	n := 0
	for _, c := range cs {
		n += len(c)
	}
	return n
}

func concat(cs [][]weigh.Choice) []weigh.Choice {
	var out []weigh.Choice
	for _, c := range cs {
		out = append(out, c...)
	}
	return out
}

func fitParts(cs []weigh.Choice) map[uint64]int32 {
	table := map[uint64]int32{}
	milli(learner{epochs: 10, rate: 0.12, penalty: 4e-5, least: 4, runs: 12}.fit(cs), table)
	return table
}

// fitter holds the annotated texts as the extractor sees them.
type fitter struct {
	set      rules.Set
	proposer *attribute.Proposer
	docs     []*attribute.Annotated
	gold     int
}

func newFitter(set *rules.Set) *fitter { return &fitter{set: *set, proposer: attribute.Learner(set)} }

func (f *fitter) add(b *brat.Document) {
	d := attribute.Annotate(f.proposer, b, &f.set)
	f.gold += d.Claims()
	f.docs = append(f.docs, d)
}
