package worth

import (
	"cmp"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"claims/extract"
)

// judged is a line of testdata/checkworthy.tsv.
type judged struct {
	label   int
	verdict Verdict
	text    string
}

func readJudged(t *testing.T) []judged {
	t.Helper()
	scale, err := Read(Builtin)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../../../testdata/checkworthy.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var claims []judged
	for n, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		label, err := strconv.Atoi(cells[0])
		if len(cells) != 4 || err != nil {
			t.Fatalf("line %d: %q", n+1, cells)
		}
		c := extract.ClaimRecord{Text: cells[3], Act: extract.Act(cells[1]), Confidence: 90}
		if cells[2] != "-" {
			c.Speaker = &extract.SourceRecord{Name: cells[2]}
		}
		claims = append(claims, judged{label, scale.Weigh(&c), cells[3]})
	}
	return claims
}

// averagePrecision returns the mean, over the claims to check, of the share of such among
// those down to it.
func averagePrecision(ordered []judged) float64 {
	found, sum := 0.0, 0.0
	for i, c := range ordered {
		if c.label == 2 {
			found++
			sum += found / float64(i+1)
		}
	}
	return sum / found
}

// gain is discounted cumulative gain, of labels.
func gain(ordered []judged) (sum float64) {
	for i, c := range ordered {
		sum += float64(c.label) / math.Log2(float64(i+2))
	}
	return sum
}

func share(claims []judged, label int) float64 {
	n := 0
	for _, c := range claims {
		if c.label == label {
			n++
		}
	}
	return float64(n) / float64(len(claims))
}

// TestSet measures the order of claims that were labelled for it, of which every other one
// was left aside when the scale was mended.
func TestSet(t *testing.T) {
	all := readJudged(t)
	for half, name := range []string{"tuned", "kept"} {
		var claims []judged
		for i, c := range all {
			if i%2 == half {
				claims = append(claims, c)
			}
		}
		ideal := slices.Clone(claims)
		slices.SortStableFunc(ideal, func(a, b judged) int { return cmp.Compare(b.label, a.label) })
		slices.SortStableFunc(claims, func(a, b judged) int { return cmp.Compare(b.verdict.Score, a.verdict.Score) })
		if half == 0 {
			for i, c := range claims {
				t.Logf("%3d label %d, %+d %s: %s", i+1, c.label, c.verdict.Score, c.text, strings.Join(c.verdict.Reasons, ", "))
			}
		}
		quarter := len(claims) / 4
		precision, ndcg := averagePrecision(claims), gain(claims)/gain(ideal)
		wrongTop, wrongEnd := share(claims[:quarter], 0), share(claims[len(claims)-quarter:], 2)
		t.Logf("%s: %d claims: average precision %.3f, nDCG %.3f, label 0 in the top quarter %.1f %%, label 2 in the last %.1f %%",
			name, len(claims), precision, ndcg, 100*wrongTop, 100*wrongEnd)
		if precision < 0.88 || ndcg < 0.97 || wrongTop > 0.05 || wrongEnd > 0.1 {
			t.Errorf("%s: want at least 0.88 and 0.97, at most 5 and 10 %%", name)
		}
	}
}
