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
	Cue text.Span
	Verdict
}

// Verdict is what a reader says of a claim.
type Verdict int

// The verdicts, each as the number of thirds that it counts for.
const (
	NoClaim  Verdict = 0
	Disputed Verdict = 1 // one reader would take it for a claim, another would not
	IsClaim  Verdict = thirds

	thirds = 3
)

// Judged learns the weights by which claims are judged, from texts and the judgements of a
// reader on some claims of each. The same texts give the same weights.
// It reports what it does to log.
func Judged(set *rules.Set, docs []brat.Document, judgements [][]Judgement, log io.Writer) []rules.Weight {
	const folds = 8
	names := weigh.NewNames(set)
	var parts [folds][]verdict
	for i := range docs {
		parts[i%folds] = append(parts[i%folds], verdicts(set, docs[i].Text, judgements[i], names)...)
	}
	var held [2]judged
	for fold := range folds {
		others := slices.Concat(append(slices.Clone(parts[:fold]), parts[fold+1:]...)...)
		ws := weightsOf(fitJudged(others))
		for _, v := range parts[fold] {
			about := 0
			if v.Within {
				about = 1
			}
			held[about].add(&v, v.Probability(ws, 0))
		}
	}
	fmt.Fprintf(log, "judged           %s on texts that were not learnt from\n", &held[0])
	fmt.Fprintf(log, "judged, inner    %s on texts that were not learnt from\n", &held[1])
	table := fitJudged(slices.Concat(parts[:]...))
	fmt.Fprintf(log, "%d weights\n", len(table))
	return named(table, func(key uint64) string { return names.Features[key] })
}

// verdict is a decision whether something is a claim, and what a reader says.
type verdict struct {
	settle.Found
	Verdict
}

// judged counts claims and those of them that are right or disputed, of all and of those that
// are kept, and of those that are likelier right than not.
type judged struct {
	all, kept, likely [thirds + 1]int // by verdict
	surprise          float64
}

func (j *judged) add(v *verdict, p float64) {
	j.all[v.Verdict]++
	if settle.Kept(p, v.Within) {
		j.kept[v.Verdict]++
	}
	if p >= 0.5 {
		j.likely[v.Verdict]++
	}
	j.surprise -= (float64(v.Verdict)*math.Log(p) + float64(thirds-v.Verdict)*math.Log(1-p)) / thirds
}

func (j *judged) String() string {
	tell := func(n [thirds + 1]int) string {
		return fmt.Sprintf("%d (%d right, %d disputed)", n[IsClaim]+n[Disputed]+n[NoClaim], n[IsClaim], n[Disputed])
	}
	n := j.all[IsClaim] + j.all[Disputed] + j.all[NoClaim]
	return fmt.Sprintf("%s; kept %s; from 0.5 on %s; log loss %.4f", tell(j.all), tell(j.kept), tell(j.likely), j.surprise/float64(max(n, 1)))
}

// fitJudged learns from each verdict as often as it has thirds, right or wrong.
func fitJudged(verdicts []verdict) map[uint64]int32 {
	var choices []weigh.Choice
	for _, v := range verdicts {
		for i := range Verdict(thirds) {
			choices = append(choices, weigh.Choice{Features: v.Features, Right: []bool{i < v.Verdict}, None: true})
		}
	}
	table := map[uint64]int32{}
	milli(learner{epochs: 7, rate: 0.1, penalty: 3e-4, least: 3 * thirds, runs: 8}.fit(choices), table)
	return table
}

// verdicts returns the decisions on the claims found in src that are judged.
func verdicts(set *rules.Set, src string, judgements []Judgement, names *weigh.Names) []verdict {
	if len(judgements) == 0 {
		return nil
	}
	own := *set
	own.Judged = nil
	var txt parse.Text
	txt.Read(src, &own)
	var out []verdict
	for _, found := range new(settle.Settler).Found(&txt, new(attribute.Proposer), names) {
		if k := slices.IndexFunc(judgements, func(j Judgement) bool { return j.Cue == found.Cue }); k >= 0 {
			out = append(out, verdict{found, judgements[k].Verdict})
		}
	}
	return out
}
