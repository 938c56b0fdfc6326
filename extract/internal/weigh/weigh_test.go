package weigh

import (
	"math"
	"testing"

	"claims/extract/text"
	"claims/rules"
)

func TestProbabilities(t *testing.T) {
	for _, c := range []struct {
		name   string
		scores []int32
		want   []float64
	}{
		{"none against one that weighs nothing", []int32{0}, []float64{0.5}},
		{"odds of e", []int32{1000}, []float64{math.E / (1 + math.E)}},
		{"two alike", []int32{0, 0}, []float64{1. / 3, 1. / 3}},
		{"one far ahead", []int32{100_000, 0}, []float64{1, 0}},
		{"no candidate", nil, []float64{}},
	} {
		got := Probabilities(nil, c.scores)
		if len(got) != len(c.want) {
			t.Fatalf("%s: %v", c.name, got)
		}
		for i := range got {
			if math.Abs(got[i]-c.want[i]) > 1e-9 {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
			}
		}
	}
}

var tTest = NewTemplate("test")

// TestFeatures holds that a sum is that of the weights of what was added, and that
// learning has the same features by name.
func TestFeatures(t *testing.T) {
	a, b := text.AtomOf("quiet"), text.AtomOf("loud")
	ws := rules.NewWeights(map[uint64]int32{
		rules.FeatureKey(text.Atom(tTest), a, 0, 0): 300,
		rules.FeatureKey(text.Atom(tTest), a, b, 0): -120,
	})
	f := Features{Weights: ws}
	f.Add(tTest, a, 0, 0)
	f.Add(tTest, a, b, 0)
	f.Add(tTest, b, a, 0) // the order tells
	if f.Sum != 180 || len(f.Keys) != 0 {
		t.Errorf("sum %d with %d keys, want 180 with none", f.Sum, len(f.Keys))
	}
	f.Reset()
	if f.Sum != 0 {
		t.Errorf("sum %d after a reset", f.Sum)
	}
	f.Names = NewNames(rules.Builtin())
	f.Names.Atoms[a], f.Names.Atoms[b] = "quiet", "loud"
	f.Add(tTest, a, b, 0)
	if got := f.Names.Features[f.Keys[0]]; got != "test\tquiet\tloud" {
		t.Errorf("the feature is called %q", got)
	}
}

// TestShared holds that a shared sum is added like what it is of, and not while
// learning, which needs the features themselves.
func TestShared(t *testing.T) {
	a := text.AtomOf("quiet")
	f := Features{Weights: rules.NewWeights(map[uint64]int32{rules.FeatureKey(text.Atom(tTest), a, 0, 0): 300})}
	var s SharedSum
	for range 3 {
		f.Reset()
		if begin := f.Sum; !f.AddShared(&s) {
			f.Add(tTest, a, 0, 0)
			f.Share(&s, begin)
		}
		if f.Sum != 300 {
			t.Errorf("sum %d, want 300", f.Sum)
		}
	}
	f.Names = NewNames(rules.Builtin())
	if f.AddShared(&s) {
		t.Error("a shared sum hides features from learning")
	}
}

func TestBuckets(t *testing.T) {
	if Bucket(2) == Bucket(3) || Bucket(4) != Bucket(5) || Bucket(12) == Bucket(13) || Bucket(21) != Bucket(500) || Bucket(-1) != Bucket(0) {
		t.Error("sizes fall into other buckets than told")
	}
	if Count(3) == Count(4) || Count(12) != Count(99) {
		t.Error("counts are told apart up to 12 alone")
	}
}

func TestSignature(t *testing.T) {
	of := func(names ...string) text.Atom {
		s := NewSignature(nil)
		for _, n := range names {
			s.Push(n)
		}
		return s.Atom()
	}
	if of() != 0 || of("noun") == 0 || of("noun", "verb") == of("verb", "noun") || of("ab", "c") == of("a", "bc") {
		t.Error("signatures of other names are the same")
	}
}

func TestChoice(t *testing.T) {
	ws := rules.NewWeights(map[uint64]int32{1: 500, 2: -500})
	c := Choice{Features: [][]uint64{{2}, {1}, {1, 2}}, Right: []bool{false, true, false}, None: true}
	if got := c.Best(ws); got != 1 || !c.IsRight(got) || c.IsRight(0) || c.IsRight(-1) {
		t.Errorf("best %d", got)
	}
	if p := c.Probability(ws, 1); p < 0.387 || p > 0.388 {
		t.Errorf("probability %v", p)
	}
	c.Right[1] = false
	if !c.IsRight(-1) {
		t.Error("none of them is right where none is")
	}
}
