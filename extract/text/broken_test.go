package text_test

import (
	"slices"
	"testing"

	"claims/extract/text"
	"claims/rules"
)

// TestUnbroken puts together words that are broken at line ends, and only those.
func TestUnbroken(t *testing.T) {
	for src, want := range map[string]string{
		"Ilse Bran-\nder":                  "Ilse Brander",
		"the ac-\r\n  countant":            "the accountant",
		"the well-\nknown":                 "the well-known",
		"Vice-\npresident":                 "Vice-president",
		"the ice-\nbreaking tugs":          "the ice-breaking tugs",
		"the mid-\n1990s":                  "the mid-1990s",
		"Anglo-\nNordic":                   "Anglo-Nordic",
		"Bran\u00adder":                    "Brander",
		"Bran\u00ad\nder":                  "Brander",
		"a well-kept road -\nand a ferry":  "a well-kept road -\nand a ferry",
		"from 3-\n4 to":                    "from 3-\n4 to",
		"tugs, barges and so on -- at sea": "tugs, barges and so on -- at sea",
		"-\na":                             "-\na",
		"":                                 "",
	} {
		if got := rules.Builtin().Lexicon.Unbroken(src); got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}

// TestBrokenWords reads words that are broken at line ends as one token, with one
// paragraph around them.
func TestBrokenWords(t *testing.T) {
	for _, c := range []struct{ src, word string }{
		{"The tugs were moored where Ilse Bran-\nder had asked for them.", "Bran-\nder"},
		{"The tugs were moored where Ilse Bran\u00ad\nder had asked for them.", "Bran\u00ad\nder"},
	} {
		d := parse(t, c.src)
		i := slices.IndexFunc(d.Tokens, func(t text.Token) bool { return t.In(c.src) == c.word })
		if i < 0 || d.Tokens[i].Word != text.AtomOf("Brander") || len(d.Paragraphs) != 1 {
			t.Errorf("%q: %d paragraphs, %s", c.src, len(d.Paragraphs), tokens(d))
		}
	}
}
