package quotation

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// pair is a line of testdata/quotations.tsv.
type pair struct {
	line   int
	kind   string
	told   []Telling
	isSame bool
}

func readPairs(t *testing.T) []pair {
	t.Helper()
	f, err := os.Open("../../../../testdata/quotations.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var pairs []pair
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		cells := strings.Split(lines.Text(), "\t")
		days, err := strconv.Atoi(cells[3])
		if len(cells) != 6 || err != nil {
			t.Fatalf("line %d: %q", n, cells)
		}
		speakers, ok := map[string][2]int{"same": {7, 7}, "different": {7, 8}, "unknown": {}, "half": {7, 0}}[cells[2]]
		quoted, ok2 := map[string][2]bool{"both": {true, true}, "first": {true, false}, "second": {false, true}, "neither": {}}[cells[1]]
		if !ok || !ok2 {
			t.Fatalf("line %d: %q", n, cells[:4])
		}
		day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
		pairs = append(pairs, pair{line: n, kind: cells[0], isSame: slices.Contains([]string{"verbatim", "shortened", "recut"}, cells[0]),
			told: []Telling{
				{Text: cells[4], Quoted: quoted[0], Speaker: speakers[0], Story: 1, Date: day.Format(time.DateOnly)},
				{Text: cells[5], Quoted: quoted[1], Speaker: speakers[1], Story: 2, Date: day.AddDate(0, 0, days).Format(time.DateOnly)},
			}})
	}
	return pairs
}

// TestSet measures on pairs that were written for it, of which every other one was left
// aside when the limits were chosen.
func TestSet(t *testing.T) {
	pairs := readPairs(t)
	for half, name := range []string{"tuned", "kept"} {
		var right, wrong, missed float64
		found, of := map[string]int{}, map[string]int{}
		for i, p := range pairs {
			if i%2 != half {
				continue
			}
			groups := Group(slices.Values(p.told))
			isSame := groups[0] == groups[1]
			of[p.kind]++
			switch {
			case isSame && p.isSame:
				right++
			case isSame:
				wrong++
			case p.isSame:
				missed++
			}
			if isSame {
				found[p.kind]++
			}
			if isSame != p.isSame && half == 0 {
				t.Logf("line %d, %s: same is %v\n\t%s\n\t%s", p.line, p.kind, isSame, p.told[0].Text, p.told[1].Text)
			}
		}
		precision, recall := right/(right+wrong), right/(right+missed)
		t.Logf("%s: precision %.1f %%, recall %.1f %%", name, 100*precision, 100*recall)
		for _, kind := range []string{"verbatim", "shortened", "recut", "paraphrased", "different"} {
			t.Logf("%12s: %3d of %3d the same", kind, found[kind], of[kind])
		}
		if precision < 0.98 || recall < 0.95 {
			t.Errorf("%s: precision %.3f, recall %.3f; want at least 0.98 and 0.95", name, precision, recall)
		}
	}
}
