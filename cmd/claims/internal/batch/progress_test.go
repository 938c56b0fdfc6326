package batch

import (
	"testing"
	"time"
	"unicode/utf8"
)

// TestProgressFits draws the progress in terminals of any width: a line that
// wraps would be left behind.
func TestProgressFits(t *testing.T) {
	m, b := &meter{began: time.Now()}, &Batch{}
	b.done.Store(12345)
	b.claims.Store(99999)
	for width := range 120 {
		for _, total := range []int64{0, 20000} {
			if n := utf8.RuneCountInString(m.line(b, total, width)); n != max(width-1, 0) {
				t.Errorf("%d columns for %d", n, width)
			}
		}
	}
}
