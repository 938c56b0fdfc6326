package lists

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestConstants makes constants of lists with their comments, and wants a comment.
func TestConstants(t *testing.T) {
	of := func(file string) (string, error) {
		data, err := Constants(fstest.MapFS{"d/a.yaml": {Data: []byte(file)}}, "d")
		return string(data), err
	}
	got, err := of("lists:\n  # --- Words ---\n\n  # Begin a clause:\n  # \"if\".\n  sub-words: if\n  # Nouns.\n  kin: [aunt]\n")
	const want = "const (\n\t// Begin a clause:\n\t// \"if\".\n\tSubWords List = iota\n\t// Nouns.\n\tKin\n\n\tLists // the number of lists above\n)\n\n" +
		"var listNames = [Lists]string{\n\t\"sub-words\",\n\t\"kin\",\n}\n"
	if err != nil || !strings.HasSuffix(got, want) {
		t.Errorf("%v, %s", err, got)
	}
	if _, err := of("lists:\n  # Nouns.\n  kin: [aunt]\n  pits: [pit]\n"); err == nil || err.Error() != `d/a.yaml:4:3: list "pits": say what it is for, in a comment before it` {
		t.Error(err)
	}
}
