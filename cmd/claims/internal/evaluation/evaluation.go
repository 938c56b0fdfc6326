// Package evaluation measures claims against those that people annotated.
package evaluation

import (
	"strings"

	"claims/cmd/claims/internal/annotation"
	"claims/extract/score"
	"claims/extract/text"
	"claims/rules"
)

// Tally compares the claims of stories with those predicted for those of the same
// names. Claims within others count if nested.
func Tally(gold, predicted []*annotation.Story, nested bool) *score.Tally {
	byName := map[string][]*annotation.Story{}
	for _, p := range predicted {
		byName[p.Name] = append(byName[p.Name], p)
	}
	t := score.NewTally(isReporting())
	for _, g := range gold {
		var claims []score.Claim
		for _, p := range byName[g.Name] {
			claims = append(claims, claimsOf(p, nested)...)
		}
		t.Add(g.Name, score.NewText(g.Text), claimsOf(g, nested), claims)
	}
	return t
}

// claimsOf returns the claims of a text that count.
func claimsOf(a *annotation.Story, nested bool) []score.Claim {
	var claims []score.Claim
	for i := range a.Record.Claims {
		c := &a.Record.Claims[i]
		if c.Within != "" && !nested || len(c.Content) == 0 {
			continue
		}
		at := a.Attribution(c)
		claims = append(claims, score.Claim{Source: at.Source, Cue: at.Cue, Content: at.Content, Act: string(c.Act), Rule: c.Rule, Confidence: float64(c.Confidence) / 100})
	}
	return claims
}

// reportingVerbs tell that a claim is of something said or written.
var reportingVerbs = strings.Fields(`
	accept accuse acknowledge add admit advise allege announce argue assert assure claim clarify comment complain
	concede conclude confirm contend declare deny describe emphasize estimate explain indicate inform insist
	maintain mention note point predict proclaim promise recall reiterate remark remind repeat reply report respond
	reveal say state stress suggest tell testify tweet urge vow warn write`)

// isReporting returns the test for a form of a reporting verb, or "according".
// "Written" is none: it tells of a text more often than of a saying.
func isReporting() func(string) bool {
	verbs := map[text.Atom]bool{}
	for _, v := range reportingVerbs {
		verbs[text.AtomOf(v)] = true
	}
	lexicon := rules.Builtin().Lexicon
	according, written := text.AtomOf("according"), text.AtomOf("written")
	return func(word string) bool {
		a := text.AtomOf(word)
		return a == according || verbs[a] || a != written && verbs[lexicon.Entry(a).Lemma]
	}
}
