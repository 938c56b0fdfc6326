package extract

import (
	"strings"
	"testing"

	"claims/rules"
)

// TestDialogue reads turns of a dialogue: with capitals and without, inside
// quotation marks that are never closed, and of several paragraphs.
func TestDialogue(t *testing.T) {
	for _, x := range []struct {
		name, text string
		want       []string // "speaker: first words … last words" of each turn
	}{
		{"capitals", "The two met on the radio on Monday.\n\nHALE: Did you sign it?\n\nORTIZ: I did. I had no choice.\n\n(LAUGHTER)\n\nHALE: Would you sign it again?\n\nORTIZ: Never.",
			[]string{"HALE: Did … it?", "ORTIZ: I … choice.", "HALE: Would … again?", "ORTIZ: Never. … Never."}},
		{"marks that stay open", "This is what they said.\n\n\"HALE: Did you sign it?\n\n\"ORTIZ: I did. I had no choice.\n\n\"And I would do it again.\n\n\"HALE: Thank you.\n\n\"ORTIZ: Thank you.",
			[]string{"HALE: Did … it?", "ORTIZ: I … again.", "HALE: Thank … you.", "ORTIZ: Thank … you."}},
		{"names", "An interview in full.\n\nHale: Why did you leave?\n\nOrtiz: The river had risen. We could not stay.\n\nHale: And now?\n\nOrtiz: Now we build.",
			[]string{"Hale: Why … leave?", "Ortiz: The … stay.", "Hale: And … now?", "Ortiz: Now … build."}},
		{"labels that are no speakers", "The match in brief.\n\nVenue: The Oval, London.\n\nDate: Friday, June 3.\n\nTickets: From 20 pounds.", nil},
		{"one label", "UPDATE: The road is open again. Traffic is slow.", nil},
	} {
		t.Run(x.name, func(t *testing.T) {
			var got []string
			res := New(rules.Builtin()).Extract(x.text)
			for i := range res.Claims {
				if c := &res.Claims[i]; c.Rule == "transcript" && c.Speaker != nil {
					words := strings.Fields(c.Text)
					got = append(got, c.Speaker.In(x.text)+": "+words[0]+" … "+words[len(words)-1])
				}
			}
			if strings.Join(got, "\n") != strings.Join(x.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(x.want, "\n"))
			}
		})
	}
}
