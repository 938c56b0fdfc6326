package attribute

import (
	"slices"
	"strings"
	"testing"

	"claims/extract/brat"
	"claims/extract/text"
	"claims/rules"
)

// TestPartChoices holds what is learnt from an annotated claim: decisions on its speaker and
// on the ends of its content, each with the right answer.
func TestPartChoices(t *testing.T) {
	for _, c := range []struct{ src, source, cue, content, want string }{
		{"The mayor of Salto said on Monday that the bridge was safe, but it fell.", "The mayor of Salto", "said", "that the bridge was safe", "speaker, end of content"},
		{"The river rose. “It is safe, and it always was,” said the mayor of Salto.", "the mayor of Salto", "said", "“It is safe, and it always was,”", "speaker, start of content"},
		{"The mayor of Salto said on Monday that the bridge was safe.", "Salto", "said", "on Monday", ""},
	} {
		span := func(s string) []text.Span {
			i := strings.Index(c.src, s)
			return []text.Span{{Start: i, End: i + len(s)}}
		}
		p := Learner(rules.Builtin())
		d := Annotate(p, &brat.Document{Text: c.src, Attributions: []brat.Attribution{{Source: span(c.source), Cue: span(c.cue), Content: span(c.content)}}}, rules.Builtin())
		var got []string
		for _, x := range PartChoices(p, d) {
			if !slices.Contains(got, x.About) {
				got = append(got, x.About)
			}
			if !slices.Contains(x.Right, true) && !x.None {
				t.Errorf("%s: no answer is right on the %s", c.src, x.About)
			}
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s: decisions on %s, want %s", c.src, got, c.want)
		}
	}
}
