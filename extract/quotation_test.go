package extract

import (
	"strings"
	"testing"

	"claims/rules"
)

func TestQuotationsWithoutCue(t *testing.T) {
	e := New(rules.Builtin())
	for _, c := range []struct{ text, want string }{
		{"Mayor Lena Ortiz said the levy was wrong. “It will close shops. It will empty the square.”",
			"Lena Ortiz: the levy was wrong. It will close shops. It will empty the square."},
		{"Mayor Lena Ortiz said the levy was wrong.\n\n“It will close every shop on the square.”",
			"Lena Ortiz: the levy was wrong. It will close every shop on the square."},
		{"Lena Ortiz shakes her head. “Nobody asked us.”", "Lena Ortiz: Nobody asked us."},
		{"“Nobody asked us.” Lena Ortiz shakes her head. “Nobody ever does.”", "Lena Ortiz: Nobody asked us. Nobody ever does."},
		{"Lena Ortiz said the levy was wrong. And the ferry? “That has to stay.”", "Lena Ortiz: the levy was wrong. That has to stay."},
		{"Asked whether the ferry would stay, Lena Ortiz shrugged. “That is for the island.”",
			": whether the ferry would stay; Lena Ortiz: That is for the island."},
		{"The verdict is in.\n\n“We should have stayed at home.”\n\n— Lena Ortiz", "Lena Ortiz: We should have stayed at home."},
		{"“We will stay,” Lena Ortiz said. “Green” voters are not so sure.", "Lena Ortiz: We will stay"},
		{"Lena Ortiz wrote “Nobody asked us.”", "Lena Ortiz: Nobody asked us."},
		{"Lena Ortiz wrote “The Long Night” in 1990, and Ines Haas sang “Run Away” at the fair.", ""},
		// Whose words these are, the text does not tell.
		{"The river was high. “We had to swim.”", ""},
		{"“Is it true?” asked Lena Ortiz.\n\n“It is.”", "Lena Ortiz: Is it true?; : It is."},
	} {
		var got []string
		for _, claim := range e.Extract("Shops to close\n\nIt rained again in Salto.\n\n" + c.text).Claims {
			if claim.Headline {
				continue
			}
			name := ""
			if claim.Speaker != nil {
				name = claim.Speaker.Name
			}
			got = append(got, name+": "+claim.Text)
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestScareQuotes holds words in marks that report nobody's words.
func TestScareQuotes(t *testing.T) {
	for _, src := range []string{
		"The “smart” meters were installed in May.",
		"Robert “Bobby” Ames scored twice.",
		"Her first novel, “The Salt Clerks,” sold well.",
		"The film “Night Bus” opens on Friday.",
	} {
		for _, c := range New(rules.Builtin()).Extract(src).Claims {
			t.Errorf("%s: a claim of %q by the rule %s", src, c.Text, c.Rule)
		}
	}
}

// TestHeadlinesWithoutClaims reads headlines that say nothing of what is told: the noun
// after the verb ends the headline, whatever the story begins with.
func TestHeadlinesWithoutClaims(t *testing.T) {
	e := New(rules.Builtin())
	for _, headline := range []string{
		"Old bridge claims lives",
		"Ferry runner accepts award",
		"Footbridge: live updates",
		"Storm Ada: latest updates as gales hit coast",
	} {
		src := headline + "\n\nOrvane Motors opened a plant in Leeds. It rained all day.\n"
		for _, c := range e.Extract(src).Claims {
			t.Errorf("%s: claim %q by rule %s", headline, c.Text, c.Rule)
		}
	}
}
