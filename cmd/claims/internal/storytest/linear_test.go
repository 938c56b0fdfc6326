package storytest

import (
	"strings"
	"testing"
)

// TestLinearTellsQuadraticWork holds that the measure itself sees a loop in a loop.
func TestLinearTellsQuadraticWork(t *testing.T) {
	txt := strings.Repeat("rain ", 1<<15)
	count := func(n int) (words int) {
		for i := range n {
			words += strings.Count(txt[:n-i], "n")
		}
		return words
	}
	Linear(t, 1<<20, func(n int) { strings.Count(strings.Repeat("rain", n), "n") })
	if small, large, ok := linear(len(txt), func(n int) { count(n) }); ok {
		t.Errorf("a quadratic loop passes for a linear one: %v, %v", small, large)
	}
}
