package timeline

import (
	"fmt"
	"strings"
	"testing"

	"claims/cmd/claims/internal/record"
	"claims/extract"
	"claims/rules"
)

// TestSayings holds the order of time, that the same words come once, and that what answers
// a claim is told though it is not asked for.
func TestSayings(t *testing.T) {
	b := Builder{Wants: func(speaker string, c *extract.ClaimRecord) bool { return speaker == "Ana Ruiz" }}
	x := extract.New(rules.Builtin())
	for _, s := range []struct{ date, text string }{
		{"2024-03-04", "“Nobody ever told the town about the crack in the wall,” a farmer said."},
		{"2024-03-06", "“Nobody ever told the town about the crack in the wall,” Ana Ruiz said."},
		{"2024-03-07", "“The dam was empty all through the winter,” Mayor Ana Ruiz said. Aquanorte rejected that claim."},
		{"", "Ana Ruiz said the roads were closed."},
		{"2024-03-05T10:00:00Z", "Ana Ruiz said: “The dam was empty all through the winter.” Bo Lind said it was full."},
	} {
		b.Add(record.New(record.Document{Path: "a.txt", Headline: "Of " + s.date, Published: s.date}, x.Extract(s.text), nil))
	}
	var lines []string
	for _, s := range b.Sayings() {
		line := s.Date + " " + s.Speaker + ": " + strings.Trim(s.Text, ".")
		for _, of := range s.Stories {
			line += " | " + of.Line(s.Date)
		}
		for _, a := range s.Answered {
			line += fmt.Sprintf(" | %s by %s", a.How, a.Speaker)
		}
		lines = append(lines, line)
	}
	want := "2024-03-04 a farmer: Nobody ever told the town about the crack in the wall | Of 2024-03-04 | Of 2024-03-06 · 2024-03-06\n2024-03-05 Ana Ruiz: The dam was empty all through the winter | Of 2024-03-05T10:00:00Z | Of 2024-03-07 · 2024-03-07 | rejection by Aquanorte\n" +
		" Ana Ruiz: the roads were closed | Of "
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
