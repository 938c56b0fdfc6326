package compile_test

import (
	"bytes"
	"os"
	"testing"

	"claims/extract/text/tag/internal/compile"
)

func TestTableIsCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling takes a second")
	}
	model, err := compile.Load()
	if err != nil {
		t.Fatal(err)
	}
	want, err := compile.Table(model)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../model.table")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("model.table is not what the generator makes; run go generate ./extract/text/tag")
	}
}
