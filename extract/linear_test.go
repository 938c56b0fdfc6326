package extract

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"claims/rules"
	"claims/testdata/processor"
)

// hostileTexts are what a text that is slow to read may be made of, over and
// over.
var hostileTexts = map[string]string{
	"sentences":                "He said so. ",
	"news":                     "Interior Minister Ana Ruiz said on Monday that the dam, which broke in May, would be rebuilt. “It is late,” she told reporters.\n\n",
	"one paragraph":            "Interior Minister Ana Ruiz said on Monday that the dam would be rebuilt. “It is late,” she told reporters. ",
	"no sentence end":          "the mayor said that the governor said that ",
	"cues":                     "said ",
	"cues and commas":          "said, ",
	"straight marks":           `"`,
	"opening marks":            "“",
	"closing marks":            "”",
	"single marks":             "'",
	"opening single marks":     "‘a ",
	"plural marks":             "'workers' ",
	"grave marks":              "``",
	"all marks":                "“”‘’«»„“\"'``''",
	"unbalanced marks":         `“He said “no” and "yes, `,
	"marks and newlines":       "“\n\n\"",
	"returns":                  "\r",
	"lines that returns end":   "He said so.\r",
	"quoted paragraphs":        "“He said no.\n\n",
	"quoted words":             "“A ",
	"quotations":               `"No," he said. `,
	"quotations alone":         "“No.” ",
	"quotations of the silent": "She smiled. “Nobody came today.” ",
	"quotations adopted":       "“Nobody came today.” And? ",
	"quoted cues":              "“said” ",
	"closing marks and words":  "a” said. ",
	"opening brackets":         "(",
	"brackets":                 "[({<",
	"full stops":               ".",
	"spaced full stops":        ". ",
	"stops and marks":          ".”",
	"stops and openings":       ".“",
	"stop and brackets":        ".)",
	"abbreviations":            "Mr. Mrs. U.S. Dr. ",
	"dashes":                   "—-–",
	"commas":                   ",",
	"apostrophes":              "O'Malley's'd've ",
	"capitals":                 "THE MAYOR SAID THAT THE BRIDGE WAS CLOSED. ",
	"numbers":                  "1,234.56% $7 ",
	"formulas":                 "=cmd|'/c calc'!A1 said that +1. ",
	"emoji":                    "👩‍👩‍👧🏳️‍🌈 said that 😀. ",
	"Chinese":                  "他说：“不。”",
	"addresses":                "https://a.b/c?said=that&x=“y” ",
	"one word":                 "a",
	"hyphens":                  "a-",
	"adverbs":                  "not also ",
	"adjectives":               "big red ",
	"nouns":                    "dog Monday ",
	"names":                    "Mr. Ana Ruiz of Salto, mayor of Salto, of Salto, ",
	"pronouns":                 "He said she said it said they said that. ",
	"short lines":              "He said\n\n",
	"wrapped lines":            "The mayor of the drowned city said that the bridge was closed\nand would not be open again before the end of the month, said\n",
	"signed quotations":        "“The water came at night and took it all”\n— Bo Anders, the mayor of the drowned city\n",
	"colons":                   "RUIZ: “No. ",
	"possessives":              "Ana's Ruiz's ",
	"modals":                   "would not ",
	"new names":                "",
	"new tags":                 "",
}

// hostileText returns about n bytes of a hostile text.
func hostileText(name string, n int) string {
	switch name {
	case "new names":
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "Ana R%s said that Bo S%s left the Corp%s Bank. ", letters(i), letters(i*7), letters(i*3))
		}
		return b.String()
	case "new tags":
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "It is late: Bo%s\n\n", letters(i))
		}
		return b.String()
	}
	s := hostileTexts[name]
	return strings.Repeat(s, n/len(s)+1)
}

// letters spells i in letters.
func letters(i int) string {
	s := ""
	for ; i > 0; i /= 26 {
		s += string(rune('a' + i%26))
	}
	return s
}

// TestLinearTime tells whether ten times the text takes much more than ten
// times as long.
func TestLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const small, times, allowed, rounds = 10_000, 10, 3, 6
	e := New(rules.Builtin())
	for name := range hostileTexts {
		t.Run(name, func(t *testing.T) {
			one, ten := hostileText(name, small), hostileText(name, small*times)
			var took, limit time.Duration
			for range rounds { // a quadratic loop is slow in each of them
				limit = allowed * times * max(fastest(e, one), time.Millisecond/2)
				if took = fastest(e, ten); took <= limit {
					t.Logf("%.0f ns a byte", float64(took)/float64(len(ten)))
					return
				}
			}
			t.Errorf("%d bytes took %v of the processor's time; %d bytes make that at most %v", len(ten), took, len(one), limit)
		})
	}
}

// fastest returns the shorter of the two times that it took to extract from
// src.
func fastest(e *Extractor, src string) time.Duration {
	best := time.Hour
	for range 2 {
		start := processor.Time()
		e.Extract(src)
		best = min(best, processor.Time()-start)
	}
	return best
}
