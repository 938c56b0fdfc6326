package quote

import (
	"strings"
	"testing"
)

// TestFindTurns holds which paragraphs of a text are turns of a dialogue.
func TestFindTurns(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      int
	}{
		{"two speakers by turns", "A talk.\n\nHALE: Did you?\n\nORTIZ: I did.\n\nHALE: Why?\n\nORTIZ: I had to.", 4},
		{"names of two words", "A talk.\n\nAna Hale: Did you?\n\nPiet Ortiz: I did.\n\nAna Hale: Why?", 3},
		{"one speaker", "A talk.\n\nHALE: Did you?\n\nHALE: Why?", 0},
		{"labels that nobody repeats", "The match.\n\nVenue: The Oval.\n\nDate: Friday.\n\nTickets: From 20 pounds.", 0},
		{"question and answer", "A talk.\n\nQ: Did you?\n\nA: I did.\n\nQ: Why?\n\nA: I had to.", 4},
		{"questions without a colon", "A talk.\n\nMAYOR HALE: It rained.\n\nQ Did you know?\n\nMAYOR HALE: I did.\n\nQ. Why?\n\nThey left.", 3},
		{"how to reach somebody", "Contacts\n\nP: 555 0100\n\nE: jo@salto.example\n\nP: 555 0101\n\nE: ann@salto.example", 0},
		{"what a fair has", "The fair.\n\nFood: Stalls by the quay.\n\nDogs: On a lead.\n\nFood: None after nine.\n\nDogs: Not in the tent.", 0},
		{"surnames", "A talk.\n\nHale: Did you?\n\nOrtiz: The gates were shut.\n\nHale: Why?\n\nOrtiz: It rained.", 4},
		{"a name, a role and a quotation", "The flood.\n\nAna Hale, baker: “We lost the shop.”\n\nPiet Ortiz, 52: “Nobody rang. I saw it on the news.”", 2},
		{"one alone", "The flood.\n\nAna Hale, a baker from Velden: “We lost the shop.”", 1},
		{"a role and where it was said", "The flood.\n\nAna Hale, fisheries commissioner of the Northern Harbours Union, in a post on the network Plaza: “We lost the shop.”", 1},
		{"a title in marks", "The prizes.\n\nBest Song: “Low Tide”\n\nBest Film, Drama: “The Long Road Home.”", 0},
		{"a sentence with a colon", "The flood.\n\nAna Hale, a baker, said: “We lost the shop.”", 0},
		{"a colon in a sentence", "He had two rules: eat early and sleep late.\n\nShe had one: eat.\n\nHe had two rules: none.", 0},
	} {
		d, _ := read(c.src)
		turns := FindTurns(d, nil)
		if len(turns) != c.want {
			t.Errorf("%s: %d turns, want %d", c.name, len(turns), c.want)
		}
		for _, x := range turns {
			s := d.Sentences[d.Paragraphs[x.Paragraph].First]
			if !strings.Contains(s.In(c.src), ":") && !strings.HasPrefix(s.In(c.src), "Q") {
				t.Errorf("%s: a turn begins with %q", c.name, s.In(c.src))
			}
		}
	}
}
