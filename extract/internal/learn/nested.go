package learn

import (
	"fmt"
	"io"
	"slices"

	"claims/extract/brat"
	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/internal/settle"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/rules"
)

// Nested learns the weights by which claims inside the contents of others are kept, from
// texts whose claims in claims are annotated. One that is found is right if its cue is
// annotated as a cue. The same texts give the same weights. It reports what it does to log.
func Nested(set *rules.Set, docs []brat.Document, log io.Writer) []rules.Weight {
	const folds = 8
	names := weigh.NewNames(set)
	var choices [folds][]weigh.Choice
	for i := range docs {
		choices[i%folds] = append(choices[i%folds], nestedChoices(set, &docs[i], names)...)
	}
	var kept, right, all int
	for fold := range folds {
		others := slices.Concat(append(slices.Clone(choices[:fold]), choices[fold+1:]...)...)
		ws := weightsOf(fitNested(others))
		for i := range choices[fold] {
			c := &choices[fold][i]
			if c.Right[0] {
				all++
			}
			if c.Probability(ws, 0) >= settle.NestedLikely {
				kept++
				if c.Right[0] {
					right++
				}
			}
		}
	}
	fmt.Fprintf(log, "%-16s %d kept, %d right, of %d on texts that were not learnt from\n", "nested", kept, right, all)
	table := fitNested(slices.Concat(choices[:]...))
	fmt.Fprintf(log, "%d weights\n", len(table))
	var out []rules.Weight
	for k, m := range table {
		out = append(out, rules.Weight{Name: names.Features[k], Milli: m})
	}
	return out
}

func fitNested(choices []weigh.Choice) map[uint64]int32 {
	table := map[uint64]int32{}
	milli(learner{epochs: 20, rate: 0.1, penalty: 3e-4, least: 3, runs: 8}.fit(choices), table)
	return table
}

// nestedChoices returns the decisions on the claims in claims that are found in b.
func nestedChoices(set *rules.Set, b *brat.Document, names *weigh.Names) []weigh.Choice {
	own := *set
	own.Nested = nil
	var txt parse.Text
	txt.Read(b.Text, &own)
	var out []weigh.Choice
	for _, in := range new(settle.Settler).Inners(&txt, new(attribute.Proposer), names) {
		in.Right = []bool{slices.ContainsFunc(b.Attributions, func(a brat.Attribution) bool {
			return slices.ContainsFunc(a.Cue, func(s text.Span) bool { return s.Start < in.Cue.End && in.Cue.Start < s.End })
		})}
		out = append(out, in.Choice)
	}
	return out
}
