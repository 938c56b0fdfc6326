package extract

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"claims/rules"
)

// The least share of the claims in testdata/constructions.tsv that are found, to
// the word, and the largest share of other claims among those found.
const (
	foundConstructions = 0.86
	otherConstructions = 0.10
)

// TestConstructions reads sentences of many constructions and compares speakers
// and contents, word by word; punctuation and a leading "that" do not count.
func TestConstructions(t *testing.T) {
	data, err := os.ReadFile("testdata/constructions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	e := New(rules.Builtin())
	wanted, found, others, all := 0, 0, 0, 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(strings.TrimSpace(line), "\t")
		var claims [][]string
		var inside []bool
		for _, c := range e.Extract(fields[0]).Claims {
			var words []string
			if c.Speaker != nil {
				words = textWords(c.Speaker.In(fields[0]))
			}
			claims = append(claims, append(append(words, "="), said(c.Text)...))
			inside = append(inside, c.Within >= 0)
		}
		all += len(claims)
		for _, want := range fields[1:] {
			speaker, content, ok := strings.Cut(want, "= ")
			if !ok {
				t.Fatalf("%q: no speaker and content in %q", fields[0], want)
			}
			wanted++
			words := append(append(textWords(speaker), "="), said(content)...)
			i := slices.IndexFunc(claims, func(c []string) bool { return slices.Equal(c, words) })
			if i < 0 {
				t.Logf("not found: %q: %s", fields[0], want)
				continue
			}
			found++
			claims, inside = slices.Delete(claims, i, i+1), slices.Delete(inside, i, i+1)
		}
		for i, c := range claims {
			if inside[i] {
				continue
			}
			others++
			t.Logf("not wanted: %q: %s", fields[0], strings.Join(c, " "))
		}
	}
	recall, false := float64(found)/float64(wanted), float64(others)/float64(all)
	t.Logf("%d claims, %.1f %% found; %.1f %% of those found are others", wanted, 100*recall, 100*false)
	if recall < foundConstructions {
		t.Errorf("%.1f %% of the claims are found, held at %.0f", 100*recall, 100*foundConstructions)
	}
	if false > otherConstructions {
		t.Errorf("%.1f %% of what is found is none of them, held at %.0f", 100*false, 100*otherConstructions)
	}
}

// textWords returns the words of s in small letters.
func textWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// said returns the words of a content without a leading "that".
func said(s string) []string {
	words := textWords(s)
	if len(words) > 1 && words[0] == "that" {
		words = words[1:]
	}
	return words
}
