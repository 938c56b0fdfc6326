package extract

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"claims/extract/text"
)

// randomText makes a text of all sorts of characters.
func randomText(r *rand.Rand, n int) string {
	alphabets := []string{"abc XYZ.,\n", "éüßñ“”’—", "漢字かな交じり", "😀👩‍👩‍👧", "\u0301\u200d\ufeff"}
	var b strings.Builder
	for range n {
		letters := []rune(alphabets[r.IntN(len(alphabets))])
		b.WriteRune(letters[r.IntN(len(letters))])
	}
	return b.String()
}

func TestOffsetsAreCodePoints(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 300 {
		src := randomText(r, 1+r.IntN(400))
		points := []rune(src)
		bounds := []int{}
		for i := range src {
			bounds = append(bounds, i)
		}
		bounds = append(bounds, len(src))
		pick := func() text.Span {
			a, b := bounds[r.IntN(len(bounds))], bounds[r.IntN(len(bounds))]
			return text.Span{Start: min(a, b), End: max(a, b)}
		}
		res := &Result{Source: src}
		for range 5 {
			res.Claims = append(res.Claims, Claim{
				Speaker: &Speaker{Span: pick()}, Cue: Cue{Span: pick()},
				Content: []text.Span{pick(), pick()}, Addressee: pick(), Answers: -1, Within: -1,
			})
		}
		for _, c := range res.Record().Claims {
			spans := append([]SpanRecord{{c.Speaker.Text, c.Speaker.Start, c.Speaker.End}}, c.Content...)
			if c.Cue != nil {
				spans = append(spans, SpanRecord{c.Cue.Text, c.Cue.Start, c.Cue.End})
			}
			if c.Addressee != nil {
				spans = append(spans, *c.Addressee)
			}
			for _, s := range spans {
				if got := string(points[s.Start:s.End]); got != s.Text {
					t.Fatalf("[%d:%d] of %q is %q, not %q", s.Start, s.End, src, got, s.Text)
				}
			}
		}
	}
}

func TestHundredths(t *testing.T) {
	for _, c := range []struct {
		share float64
		want  string
	}{{0, "0"}, {0.9, "0.9"}, {0.926, "0.93"}, {0.995, "1"}, {1, "1"}, {7, "1"}, {-1, "0"}, {math.NaN(), "0"}, {math.Inf(1), "1"}, {0.07, "0.07"}} {
		if got := string(HundredthsOf(c.share).Append(nil)); got != c.want {
			t.Errorf("%v: got %s, want %s", c.share, got, c.want)
		}
	}
}
