package rules

import (
	"slices"
	"testing"
)

// TestBuiltinFiles holds the rule files of the program to what users' files are
// held to.
func TestBuiltinFiles(t *testing.T) {
	files, err := BuiltinFiles()
	if err != nil {
		t.Fatal(err)
	}
	// Check reports on the last file: each has its turn.
	for i := range files {
		for _, p := range Check(append(slices.Delete(slices.Clone(files), i, i+1), files[i])...) {
			t.Error(p)
		}
	}
}
