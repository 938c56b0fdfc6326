package attribute

import (
	"strings"

	"claims/extract/internal/parse"
	"claims/extract/text"
)

// SharedWords counts the content words that the contents of c and o share.
func SharedWords(txt *parse.Text, c, o *Candidate) int {
	n := 0
	for p := range c.NumParts() {
		x := c.Part(p)
		for k := x.First; k < min(x.Last, x.First+30); k++ {
			s := txt.Tok(k)
			if !isTelling(s) {
				continue
			}
			if inWords(txt, s, o) {
				n++
			}
		}
	}
	return n
}

func isTelling(t *text.Token) bool {
	return t.Len() >= 4 && (t.Tag.IsNoun() || t.Tag.IsVerb() || t.Tag.IsAdjective()) && !t.On(text.HaveForms) && !t.On(text.BeForms)
}

func inWords(txt *parse.Text, s *text.Token, o *Candidate) bool {
	for q := range o.NumParts() {
		y := o.Part(q)
		for l := y.First; l < min(y.Last, y.First+60); l++ {
			t := txt.Tok(l)
			if !isTelling(t) {
				continue
			}
			if s.Lemma == t.Lemma {
				return true
			}
			if x, y := stem(s.In(txt.Source)), stem(t.In(txt.Source)); len(x) >= 3 && strings.EqualFold(x, y) {
				return true
			}
		}
	}
	return false
}

var commonEndings = [...]string{"ings", "ing", "ied", "ies", "ed", "es", "s", "e"}

// stem returns s without the commonest endings.
func stem(s string) string {
	for _, end := range commonEndings {
		if rest, ok := strings.CutSuffix(s, end); ok && len(rest) >= 3 {
			s = rest
			break
		}
	}
	if n := len(s); n > 4 && s[n-1] == s[n-2] {
		s = s[:n-1]
	}
	return s
}
