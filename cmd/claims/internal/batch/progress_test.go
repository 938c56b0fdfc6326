package batch

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"claims/cmd/claims/internal/input"
)

// TestTotalLeavesTheListAlone holds that a list of names that is piped in is read once: by
// the batch, and not to count the stories.
func TestTotalLeavesTheListAlone(t *testing.T) {
	names := strings.NewReader("a.txt\n")
	b := &Batch{Inputs: &input.Selection{FilesFrom: "-", Stdin: names}}
	if n := b.total(context.Background()); n != 0 || names.Len() == 0 {
		t.Errorf("%d stories, %d bytes left of the list", n, names.Len())
	}
}

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
