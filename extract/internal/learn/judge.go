package learn

import (
	"fmt"
	"io"
	"math"
	"slices"

	"claims/extract/brat"
	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/internal/settle"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/rules"
)

// Judgement tells whether some words of a text are the cue of a claim.
type Judgement struct {
	Cue   text.Span
	Right bool
}

// Judged learns the weights by which claims inside others are judged, from texts and the
// judgements of a reader on some claims of each. The same texts give the same weights.
// It reports what it does to log.
func Judged(set *rules.Set, docs []brat.Document, judgements [][]Judgement, log io.Writer) []rules.Weight {
	const folds = 8
	names := weigh.NewNames(set)
	var choices [folds][]weigh.Choice
	for i := range docs {
		choices[i%folds] = append(choices[i%folds], judgedChoices(set, docs[i].Text, judgements[i], names)...)
	}
	var held judged
	for fold := range folds {
		others := slices.Concat(append(slices.Clone(choices[:fold]), choices[fold+1:]...)...)
		ws := weightsOf(fitJudged(others))
		for i := range choices[fold] {
			c := &choices[fold][i]
			held.add(c.Right[0], c.Probability(ws, 0))
		}
	}
	fmt.Fprintf(log, "%-16s %s on texts that were not learnt from\n", "judged", &held)
	table := fitJudged(slices.Concat(choices[:]...))
	fmt.Fprintf(log, "%d weights\n", len(table))
	return named(table, func(key uint64) string { return names.Features[key] })
}

// judged counts claims, those of them that are right, that are kept, and both.
type judged struct {
	all, right, kept, both int
	surprise               float64
}

func (j *judged) add(right bool, p float64) {
	j.all++
	kept := p >= settle.Likely
	if right {
		j.right++
		j.surprise -= math.Log(p)
	} else {
		j.surprise -= math.Log(1 - p)
	}
	if kept {
		j.kept++
	}
	if right && kept {
		j.both++
	}
}

func (j *judged) String() string {
	return fmt.Sprintf("%d claims, %d right; %d kept, %d of them right; log loss %.4f", j.all, j.right, j.kept, j.both, j.surprise/float64(max(j.all, 1)))
}

func fitJudged(choices []weigh.Choice) map[uint64]int32 {
	table := map[uint64]int32{}
	milli(learner{epochs: 20, rate: 0.1, penalty: 3e-4, least: 3, runs: 8}.fit(choices), table)
	return table
}

// judgedChoices returns the decisions on the claims found in src that are judged.
func judgedChoices(set *rules.Set, src string, judgements []Judgement, names *weigh.Names) []weigh.Choice {
	if len(judgements) == 0 {
		return nil
	}
	own := *set
	own.Judged = nil
	var txt parse.Text
	txt.Read(src, &own)
	var out []weigh.Choice
	for _, found := range new(settle.Settler).Found(&txt, new(attribute.Proposer), names) {
		if k := slices.IndexFunc(judgements, func(j Judgement) bool { return j.Cue == found.Cue }); k >= 0 {
			found.Right = []bool{judgements[k].Right}
			out = append(out, found.Choice)
		}
	}
	return out
}
