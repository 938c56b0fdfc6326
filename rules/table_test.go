package rules

import (
	"bytes"
	"os"
	"testing"
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
	var read, written writer
	read.set(Builtin())
	written.set(set)
	if !bytes.Equal(read.b, written.b) {
		t.Error("the set of the table is not that of the files")
	}
}

func TestTableHoldsTheWeights(t *testing.T) {
	data, err := os.ReadFile("builtin/weights.tsv")
	if err != nil {
		t.Fatal(err)
	}
	weights, err := ReadWeights(data)
	if err != nil {
		t.Fatal(err)
	}
	for key, milli := range weights {
		if got := Builtin().Weights.Get(key); got != milli {
			t.Fatalf("weight %x is %d, not %d", key, got, milli)
		}
	}
}

func BenchmarkBuiltin(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		setOf(builtinTable)
	}
}
