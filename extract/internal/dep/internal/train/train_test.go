package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"claims/extract/internal/dep/internal/arc"
)

const silver = `# three sentences
1	The	_	_	DT	_	2	det	_	Tag=DT
2	dam	_	_	NN	_	3	nsubj	_	Tag=NN
3	broke	_	_	VBD	_	0	ROOT	_	Tag=VBD
4	.	_	_	.	_	3	punct	_	Tag=.

1	Ana	_	_	NNP	_	2	nsubj	_	Tag=NNP
2	said	_	_	VBD	_	0	ROOT	_	Tag=VBD
3	the	_	_	DT	_	4	det	_	Tag=DT
4	dam	_	_	NN	_	5	nsubj	_	Tag=NN
5	broke	_	_	VBD	_	2	ccomp	_	Tag=VBD
6	.	_	_	.	_	2	punct	_	Tag=.

1	Broke	_	_	VBD	_	3	ccomp	_	Tag=VBD
2	,	_	_	,	_	3	punct	_	Tag=,
3	said	_	_	VBD	_	0	ROOT	_	Tag=VBD
4	Ana	_	_	NNP	_	3	nsubj	_	Tag=NNP
`

func readSilver(t *testing.T) []sentence {
	t.Helper()
	name := filepath.Join(t.TempDir(), "silver.conllu")
	if err := os.WriteFile(name, []byte(silver), 0o600); err != nil {
		t.Fatal(err)
	}
	list, err := read([]string{name})
	if err != nil || len(list) != 3 {
		t.Fatalf("%d sentences, %v", len(list), err)
	}
	return list
}

// TestLearn holds that what is learnt from sentences parses them, and is the same each time.
func TestLearn(t *testing.T) {
	list := readSilver(t)
	var tables [2][]byte
	for i := range tables {
		l := newLearner()
		for e := range 8 {
			l.learn(list, e == 0)
		}
		tables[i] = l.table()
	}
	if !slices.Equal(tables[0], tables[1]) {
		t.Error("the tables of two runs differ")
	}
	if uas, las, all := score(arc.NewParser(tables[0]), list); uas != all || las != all {
		t.Errorf("%d heads and %d labels of %d are right", uas, las, all)
	}
}

// TestOracle holds that moves without cost lead to the right tree.
func TestOracle(t *testing.T) {
	for _, x := range readSilver(t) {
		var s arc.State
		copy(s.Begin(len(x.words)), x.words)
		heads := append(slices.Clone(x.heads), -1)
		for !s.Done() {
			m := arc.Moves
			for k := range arc.Moves {
				if s.Allows(k) && cost(&s, k, heads) == 0 {
					m = k
				}
			}
			if m == arc.Moves {
				t.Fatal("every move costs something")
			}
			s.Apply(m, arc.Dep)
		}
		if got := s.Heads[:len(x.heads)]; !slices.Equal(got, x.heads) {
			t.Errorf("heads %v, want %v", got, x.heads)
		}
	}
}

// TestLift holds that crossing arcs are lifted to the heads of their heads.
func TestLift(t *testing.T) {
	s := sentence{words: make([]arc.Word, 4), heads: []int{2, 3, 4, 2}}
	s.lift()
	if want := []int{2, 2, 4, 2}; !slices.Equal(s.heads, want) {
		t.Errorf("heads %v, want %v", s.heads, want)
	}
}
