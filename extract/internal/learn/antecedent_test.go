package learn

import "testing"

// TestIsNameOf holds which names are of one bearer by their words.
func TestIsNameOf(t *testing.T) {
	for _, c := range []struct {
		name, other string
		want        bool
	}{
		{"Ana Ruiz", "Ruiz", true},
		{"Ruiz", "Ana Ruiz", true},
		{"Ana Ruiz", "Ana Haas", false},
		{"", "Ana Ruiz", false},
	} {
		if got := isNameOf(c.name, c.other); got != c.want {
			t.Errorf("%q, %q: %v", c.name, c.other, got)
		}
	}
}
