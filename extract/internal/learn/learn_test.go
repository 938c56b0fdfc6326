package learn

import (
	"maps"
	"math"
	"testing"

	"claims/extract/internal/weigh"
	"claims/rules"
)

// TestFit holds that the learner finds which features tell right from wrong, leaves rare
// and empty ones out, and finds the same weights again.
func TestFit(t *testing.T) {
	var choices []weigh.Choice
	for i := range 40 {
		right := weigh.Choice{Features: [][]uint64{{1, 3}, {2, 3}}, Right: []bool{true, false}}
		if i == 0 {
			right.Features[0] = append(right.Features[0], 9) // a feature seen once
		}
		choices = append(choices, right)
	}
	l := learner{epochs: 6, rate: 0.1, penalty: 1e-4, least: 2, runs: 2}
	got := l.fit(choices)
	if got[1] <= 0.5 || got[2] >= -0.5 {
		t.Errorf("weights %v: the first feature tells what is right, the second what is wrong", got)
	}
	if math.Abs(got[3]) > 0.1 || got[9] != 0 {
		t.Errorf("weights %v: the third feature tells nothing, and the last is rare", got)
	}
	if again := l.fit(choices); !maps.Equal(got, again) {
		t.Errorf("weights %v, and then %v", got, again)
	}
	table := map[uint64]int32{}
	milli(got, table)
	ws := rules.NewWeights(table)
	for i := range choices {
		if best := choices[i].Best(ws); !choices[i].Right[best] {
			t.Fatalf("choice %d: candidate %d", i, best)
		}
	}
}

// TestNone holds that "none of them" is learnt as an answer.
func TestNone(t *testing.T) {
	var choices []weigh.Choice
	for range 30 {
		choices = append(choices, weigh.Choice{Features: [][]uint64{{1}}, Right: []bool{false}, None: true}, weigh.Choice{Features: [][]uint64{{2}}, Right: []bool{true}, None: true})
	}
	table := map[uint64]int32{}
	milli(learner{epochs: 6, rate: 0.1, least: 2, runs: 1}.fit(choices), table)
	ws := rules.NewWeights(table)
	if no, yes := choices[0].Probability(ws, 0), choices[1].Probability(ws, 0); no > 0.3 || yes < 0.7 {
		t.Errorf("a claim where there is none has %.2f, one where there is one %.2f", no, yes)
	}
}
