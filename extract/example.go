package extract

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"claims/extract/text"
	"claims/rules"
)

// ExampleFailure is an example of a rule that does not come out as it says.
type ExampleFailure struct {
	Rule     string
	Text     string
	Position rules.Position
	Problem  string
}

// RunExamples runs the examples of a rule with all rules of the extractor: the
// claims of each must be found, word for word, with the rule among those that
// propose them; of its texts under "not" the rule may find no claim, and a veto must take
// something from another rule.
func (e *Extractor) RunExamples(r *rules.Source) []ExampleFailure {
	var failures []ExampleFailure
	for i := range r.Examples {
		ex := &r.Examples[i]
		for k := range ex.Claims {
			if problem := e.missing(r.Name, ex.Text, &ex.Claims[k]); problem != "" {
				failures = append(failures, ExampleFailure{r.Name, ex.Text, ex.Position, problem})
			}
		}
	}
	for i := range r.Not {
		not := &r.Not[i]
		for _, p := range e.kept(not.Text) {
			if p.Rule == r.Name {
				failures = append(failures, ExampleFailure{r.Name, not.Text, not.Position, "it finds " + wordsOf(not.Text, &p)})
			}
		}
		if r.Veto && !e.takes(r.Name, not.Text) {
			failures = append(failures, ExampleFailure{r.Name, not.Text, not.Position, noVeto})
		}
	}
	return failures
}

const noVeto = "it takes nothing from another rule"

// takes reports whether the veto takes a reading of src from another rule.
func (e *Extractor) takes(veto, src string) bool {
	x := e.Explain(src)
	for i := range x.Sentences {
		for _, c := range x.Sentences[i].Cues {
			if slices.ContainsFunc(c.Passed, func(p PassedRule) bool { return p.Why == otherSense+veto }) {
				return true
			}
		}
	}
	return false
}

// missing returns what is wrong with an expected claim, or "".
func (e *Extractor) missing(rule, src string, want *rules.ExampleClaim) string {
	expected := claimWords{bareWords(want.Speaker), bareWords(want.Cue), bareWords(want.Content)}
	var others, found []string
	for _, p := range e.kept(src) {
		got := claimWords{bareWords(p.Speaker.In(src)), bareWords(p.Cue.In(src)), bareWords(joined(src, p.Content))}
		switch {
		case got == expected && p.Rule == rule:
			return ""
		case got == expected:
			others = append(others, p.Rule)
		case p.Outcome == Chosen:
			found = append(found, p.Rule+": "+wordsOf(src, &p))
		}
	}
	switch {
	case len(others) > 0:
		return "found by " + strings.Join(others, " and ") + " and not by this rule"
	case len(found) > 0:
		return fmt.Sprintf("no claim %s; found %s", describeClaim(want.Speaker, want.Cue, want.Content), strings.Join(found, "; "))
	}
	return fmt.Sprintf("no claim %s; none is found", describeClaim(want.Speaker, want.Cue, want.Content))
}

// kept returns the proposals in src that are claims or agree with one.
func (e *Extractor) kept(src string) []Proposal {
	var kept []Proposal
	x := e.Explain(src)
	for i := range x.Sentences {
		for k := range x.Sentences[i].Cues {
			c := &x.Sentences[i].Cues[k]
			if c.Claim < 0 {
				continue
			}
			for _, p := range c.Proposals {
				if p.Outcome == Chosen || p.Outcome == Agreed {
					kept = append(kept, p)
				}
			}
		}
	}
	return kept
}

// claimWords is a claim as its bare words.
type claimWords struct{ speaker, cue, content string }

// bareWords returns the words of s, without what stands between them.
func bareWords(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

func joined(src string, spans []text.Span) string {
	parts := make([]string, 0, len(spans))
	for _, s := range slices.SortedFunc(slices.Values(spans), func(a, b text.Span) int { return a.Start - b.Start }) {
		parts = append(parts, s.In(src))
	}
	return strings.Join(parts, " … ")
}

func wordsOf(src string, p *Proposal) string {
	return describeClaim(p.Speaker.In(src), p.Cue.In(src), joined(src, p.Content))
}

func describeClaim(speaker, cue, content string) string {
	return fmt.Sprintf("[%s] <%s> %s", speaker, cue, content)
}
