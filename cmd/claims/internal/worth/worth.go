// Package worth tells which claims are worth checking, and why. What counts is data: see
// rules/checkworthy.yaml. The reasons are those by which Hassan, Arslan, Li and Tremayne
// (2017, "Toward Automated Fact-Checking: Detecting Check-worthy Factual Claims by
// ClaimBuster") and fact checkers choose: a claim of fact, with something to look up.
package worth

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/extract"
	"claims/rules"

	"gopkg.in/yaml.v3"
)

// Scale weighs the reasons to check a claim.
type Scale struct{ reasons []reason }

// Verdict is what the reasons that hold add up to.
type Verdict struct {
	Score   int      `json:"score"`
	Reasons []string `json:"reasons"`
}

type reason struct {
	Reason  string   `yaml:"reason"`
	Weight  int      `yaml:"weight"`
	Words   []string `yaml:"words,omitempty"`
	Pattern string   `yaml:"pattern,omitempty"`
	Acts    []string `yaml:"acts,omitempty"`
	Named   bool     `yaml:"named,omitempty"`
	Unnamed bool     `yaml:"unnamed,omitempty"`
	Below   int      `yaml:"below,omitempty"`

	words, pattern *regexp.Regexp
}

// Builtin stands for the program's own scale where a file is named.
const Builtin = "builtin"

// Read reads the scale of a file.
func Read(name string) (*Scale, error) {
	data := rules.CheckWorthy
	if name != Builtin {
		var err error
		if data, err = os.ReadFile(name); err != nil {
			return nil, fault.Usage{Err: fault.OfFile(name, err)}
		}
	}
	var file struct {
		Reasons []reason `yaml:"reasons"`
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&file); err != nil && !errors.Is(err, io.EOF) {
		return nil, fault.Usage{Err: rules.SyntaxProblem(name, data, err)}
	}
	for i := range file.Reasons {
		if err := file.Reasons[i].compile(); err != nil {
			return nil, fault.Usage{Err: &fault.Fault{Name: name, Problem: fmt.Sprintf("reason %d: %v", i+1, err), Remedy: "see rules/checkworthy.yaml, the program's own"}}
		}
	}
	return &Scale{file.Reasons}, nil
}

func (r *reason) compile() (err error) {
	if r.Reason == "" || r.Weight == 0 {
		return errors.New("it needs a reason and a weight")
	}
	if len(r.Words) > 0 {
		var words []string
		for _, w := range r.Words {
			words = append(words, regexp.QuoteMeta(w))
		}
		r.words = regexp.MustCompile(`(?i)\b(?:` + strings.Join(words, "|") + `)\b`)
	}
	if r.Pattern != "" {
		r.pattern, err = regexp.Compile(r.Pattern)
	}
	return err
}

// holds reports whether the reason holds for a claim.
func (r *reason) holds(c *extract.ClaimRecord) bool {
	named := c.Speaker != nil && c.Speaker.Name != ""
	return r.words != nil && r.words.MatchString(c.Text) || r.pattern != nil && r.pattern.MatchString(c.Text) ||
		slices.Contains(r.Acts, string(c.Act)) || r.Named && named || r.Unnamed && !named || int(c.Confidence) < r.Below
}

// Weigh adds up the reasons that hold for a claim.
func (s *Scale) Weigh(c *extract.ClaimRecord) Verdict {
	v := Verdict{Reasons: []string{}}
	for i := range s.reasons {
		if r := &s.reasons[i]; r.holds(c) {
			v.Score += r.Weight
			v.Reasons = append(v.Reasons, fmt.Sprintf("%s (%+d)", r.Reason, r.Weight))
		}
	}
	return v
}
