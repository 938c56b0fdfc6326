package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"claims/extract/text/tag"
	"claims/extract/text/tag/internal/compile"
)

// silver has two readings of "plan", told apart by the word before.
const silver = `1	The	_	_	DT	_	2	det	_	_
2	plan	_	_	NN	_	3	nsubj	_	_
3	failed	_	_	VBD	_	0	ROOT	_	_
4	(	_	_	-LRB-	_	3	punct	_	_

1	They	_	_	PRP	_	2	nsubj	_	_
2	plan	_	_	VBP	_	0	ROOT	_	_
3	to	_	_	IN	_	4	aux	_	_
4	leave	_	_	VB	_	2	xcomp	_	_
`

// TestHasForm holds which words are not learnt, as their form tells their tag.
func TestHasForm(t *testing.T) {
	if !compile.HasForm("ana@salto.example") || compile.HasForm("plan") {
		t.Error("an address has a form of its own, and a word has none")
	}
}

func TestLearn(t *testing.T) {
	name := filepath.Join(t.TempDir(), "silver.conllu")
	if err := os.WriteFile(name, []byte(strings.Repeat(silver+"\n", 30)), 0o600); err != nil {
		t.Fatal(err)
	}
	list, err := read([]string{name})
	if err != nil || len(list) != 60 {
		t.Fatalf("%d sentences, %v", len(list), err)
	}
	if got := list[1].tags[2]; got != "TO" {
		t.Errorf("to has the tag %s", got)
	}
	if got := list[0].tags[3]; got != "(" {
		t.Errorf("a bracket has the tag %s", got)
	}
	l := newLearner(list)
	for range 5 {
		l.learn(list)
	}
	m := l.model(0)
	b, err := compile.Table(m)
	if err != nil {
		t.Fatal(err)
	}
	if right, all := score(tag.NewTagger(b), list); right != all {
		t.Errorf("%d of %d tags are right", right, all)
	}
	again := newLearner(list)
	for range 5 {
		again.learn(list)
	}
	if !reflect.DeepEqual(again.model(0), m) {
		t.Error("the models of two runs differ")
	}
}
