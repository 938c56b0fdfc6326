package counts

import (
	"strings"
	"testing"
)

// TestChartFitsTerminal holds that no line of a chart is wider than the
// terminal, and that names cannot command it.
func TestChartFitsTerminal(t *testing.T) {
	counts := []Count{{Name: strings.Repeat("Long Name ", 20), Claims: 900}, {Name: "東京都の報道官", Claims: 3}, {Name: "a\x1b[31m\nb", Claims: 1}}
	for width := 24; width < 200; width += 7 {
		c := chart{width: width, bars: true}
		c.section("speakers", counts, func(n *Count) int { return n.Claims })
		for line := range strings.Lines(c.b.String()) {
			if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > width {
				t.Errorf("width %d: %d columns: %q", width, n, line)
			}
		}
		if strings.ContainsRune(c.b.String(), '\x1b') {
			t.Error("an escape came through")
		}
	}
}
