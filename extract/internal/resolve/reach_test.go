package resolve

import (
	"strings"
	"testing"
)

// TestReach holds how many sentences back a pronoun looks for whom it stands for.
func TestReach(t *testing.T) {
	const between = "The road to the dam was closed. "
	for n, want := range map[int]string{0: "Ana Brandt/person/", 3: "Ana Brandt/person/", 12: "-"} {
		src := "Peter Ruiz met Ana Brandt. " + strings.Repeat(between, n) + "She said that it was safe."
		if got := speakers(src); len(got) != 1 || got[0] != want {
			t.Errorf("over %d sentences: %q, want %q", n, got, want)
		}
	}
}
