package extract

import (
	"os"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"claims/rules"
)

// The least share of the speakers in testdata/speakers.yaml that must be right,
// and the most that may be called by another's name, in percent.
const (
	leastRight = 96.0
	mostWrong  = 2.0
)

// TestIdentity holds that the speakers of short passages are called by the
// names that a reader gives them, and that nobody is called by a name that the
// reader gives to nobody in the passage. CLAIMS_STORIES=1 logs each difference.
func TestIdentity(t *testing.T) {
	data, err := os.ReadFile("../testdata/speakers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var passages []struct {
		About, Text string
		Says        map[string]string // words of a claim, and who says them
	}
	if err := yaml.Unmarshal(data, &passages); err != nil {
		t.Fatal(err)
	}
	e := New(rules.Builtin())
	var f figure
	for _, p := range passages {
		res := e.Extract(p.Text)
		names := map[string]bool{"": true}
		for _, name := range p.Says {
			for _, one := range strings.Split(sameName(name), " and ") {
				names[one] = true
			}
		}
		for words, want := range p.Says {
			c := claimWith(res, words)
			if c == nil {
				f.absent++
				t.Logf("%s: no claim with %q", p.About, words)
				continue
			}
			got := ""
			if c.Speaker != nil {
				got = c.Speaker.Name
			}
			f.add(sameName(want), sameName(got))
			if sameName(want) == "" && got == "" {
				f.right++
			}
			if sameName(want) != sameName(got) && os.Getenv("CLAIMS_STORIES") != "" {
				t.Logf("%s: %q: want %q got %q", p.About, words, want, got)
			}
			for _, name := range strings.Split(sameName(got), " and ") {
				if !partOf(name, names) {
					t.Errorf("%s: %q is said by %q, whom the passage does not know", p.About, words, got)
				}
			}
		}
	}
	all := f.right + f.wrong + f.absent + f.extra
	t.Logf("speakers %d: right %d, wrong %d, without a name %d, extra %d", all, f.right, f.wrong, f.absent, f.extra)
	if s := 100 * share(f.right, all); s < leastRight {
		t.Errorf("right: %.1f %%, held at %.1f", s, leastRight)
	}
	if s := 100 * share(f.wrong+f.extra, all); s > mostWrong {
		t.Errorf("wrong: %.1f %%, held at %.1f", s, mostWrong)
	}
}

// claimWith returns the innermost claim whose content holds words, or nil.
func claimWith(res *Result, words string) *Claim {
	var best *Claim
	for i := range res.Claims {
		c := &res.Claims[i]
		for _, s := range c.Content {
			if strings.Contains(s.In(res.Source), words) && (best == nil || len(c.Text) < len(best.Text)) {
				best = c
			}
		}
	}
	return best
}

// partOf reports whether a name is one of names or begins or ends it: "Ng" of
// "Carol Ng".
func partOf(name string, names map[string]bool) bool {
	for full := range names {
		if full == name || strings.HasSuffix(full, " "+name) || strings.HasPrefix(full, name+" ") {
			return true
		}
	}
	return false
}
