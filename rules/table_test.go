package rules

import (
	"bytes"
	"maps"
	"os"
	"testing"

	"claims/rules/internal/lists"
)

// TestTableIsCurrent fails when a file of the folder builtin has changed.
func TestTableIsCurrent(t *testing.T) {
	table, err := CompileTable(os.DirFS("."), "builtin")
	if err != nil {
		t.Fatal(err)
	}
	if string(table) != builtinTable {
		t.Error("builtin.table is not what the folder builtin says: run go generate ./rules")
	}
	constants, err := lists.Constants(os.DirFS("."), "builtin")
	if err != nil {
		t.Fatal(err)
	}
	if there, err := os.ReadFile("../extract/text/lists.go"); err != nil || !bytes.Equal(constants, there) {
		t.Errorf("lists.go does not have the lists of the folder builtin (%v): run go generate ./rules", err)
	}
	want, err := ruleTexts(os.DirFS("."), "builtin")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := unpack(builtinPack); err != nil || !maps.Equal(got, want) {
		t.Errorf("builtin.pack does not hold the folder builtin (%v): run go generate ./rules", err)
	}
}

// TestTableHoldsTheSet reads the set of a table and of its rule files, and
// writes them: a part that gets lost would not come out the same.
func TestTableHoldsTheSet(t *testing.T) {
	files, err := BuiltinFiles()
	if err != nil {
		t.Fatal(err)
	}
	set, err := Compile(files...)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(written(Builtin()), written(set)) {
		t.Error("the set of the table is not that of the files")
	}
}

// TestWith merges a file that adds, replaces and disables over the table and
// over the rule files.
func TestWith(t *testing.T) {
	mine, err := ReadFile("mine.yaml", []byte(`
cues:
  - {lemma: harrumph, frames: [quotation, pooh], like: deny}
  - {lemma: deny, disable: true}
  - {lemma: say, act: denial, frames: that}
rules:
  - {name: passive-to, disable: true}
  - {name: pooh, like: passive-to, cue: {unit: verb, text: {regex: pooh}}, content: next, speaker: none}
  - {name: object, cue: {unit: verb, head: {not_in: ["list:kin"]}}, content: next, speaker: subject, who: {head: mayor}}
irregular: {say: sayed}
lists: {kin: [cousin], mine: [pit]}
acts: {denial: [pooh]}
synonyms: {pit: [mine]}
furniture: {starts: [x], contains: [y], equals: [z]}
`))
	if err != nil {
		t.Fatal(err)
	}
	files, err := BuiltinFiles()
	if err != nil {
		t.Fatal(err)
	}
	want, err := Compile(append(files, mine)...)
	if err != nil {
		t.Fatal(err)
	}
	got, err := With(mine)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(written(got), written(want)) {
		t.Error("merged over the table, the file is not what it is over the files")
	}
	if got.Weights != Builtin().Weights {
		t.Error("the weights are not the program's")
	}
}

func written(s *Set) []byte {
	var w writer
	w.set(s)
	return w.b
}

func TestTableHoldsTheWeights(t *testing.T) {
	for m, name := range []string{"weights.tsv", "antecedents.tsv", "judged.tsv"} {
		held := []*Weights{Builtin().Weights, Builtin().Antecedents, Builtin().Judged}[m]
		data, err := os.ReadFile("builtin/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if ModelOf(data) != Model(m) {
			t.Errorf("%s is taken for other weights", name)
		}
		weights, err := ReadWeights(data)
		if err != nil {
			t.Fatal(err)
		}
		for key, milli := range weights {
			if got := held.Get(key); got != milli {
				t.Fatalf("%s: weight %x is %d, not %d", name, key, got, milli)
			}
		}
	}
}

func BenchmarkBuiltin(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		setOf(builtinTable)
	}
}
