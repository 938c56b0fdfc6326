package rules

import (
	"strings"

	"claims/extract/text"
)

// addVerb adds lemma and its inflected forms to x, irregular ones as listed.
func addVerb(x *text.LexiconBuilder, lemma string, irregular map[string]Words) {
	x.AddForm(lemma, lemma, text.BareForm)
	x.AddForm(withS(lemma), lemma, text.PresentForm)
	x.AddForm(withIng(lemma), lemma, text.GerundForm)
	forms, ok := irregular[lemma]
	if !ok {
		forms = Words{withEd(lemma)}
	}
	for _, f := range forms {
		x.AddForm(f, lemma, text.PastForm)
	}
	addBritish(x, lemma)
}

// addBritish adds the British spellings of lemma's forms: "signalled",
// "criticised".
func addBritish(x *text.LexiconBuilder, lemma string) {
	n := len(lemma)
	switch {
	case n > 4 && lemma[n-1] == 'l' && isVowel(lemma[n-2]) && !isVowel(lemma[n-3]):
		x.AddForm(lemma+"led", lemma, text.PastForm)
		x.AddForm(lemma+"ling", lemma, text.GerundForm)
	case n > 5 && strings.HasSuffix(lemma, "ize"):
		stem := lemma[:n-2] + "s"
		x.AddForm(stem+"e", lemma, text.BareForm)
		x.AddForm(stem+"es", lemma, text.PresentForm)
		x.AddForm(stem+"ed", lemma, text.PastForm)
		x.AddForm(stem+"ing", lemma, text.GerundForm)
	}
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// doubles reports whether lemma doubles its last consonant before a suffix:
// a stressed last syllable of one consonant, one vowel, one consonant.
func doubles(lemma string) bool {
	n := len(lemma)
	if n < 3 || isVowel(lemma[n-1]) || strings.IndexByte("wxy", lemma[n-1]) >= 0 || !isVowel(lemma[n-2]) {
		return false
	}
	if strings.HasPrefix(lemma, "qui") && n == 4 {
		return true // "quip": the u belongs to the consonant
	}
	if isVowel(lemma[n-3]) {
		return false
	}
	vowels := 0
	for i := 0; i < n; i++ {
		if isVowel(lemma[i]) && (i == 0 || !isVowel(lemma[i-1])) {
			vowels++
		}
	}
	if vowels == 1 {
		return true
	}
	for _, end := range []string{"mit", "fer", "cur", "bel", "pel", "gret", "lot", "plan", "quip", "bid", "recap", "demur", "extol"} {
		if strings.HasSuffix(lemma, end) && lemma != "offer" && lemma != "suffer" && lemma != "differ" && lemma != "label" {
			return true
		}
	}
	return false
}

func withS(lemma string) string {
	n := len(lemma)
	switch {
	case n > 1 && lemma[n-1] == 'y' && !isVowel(lemma[n-2]):
		return lemma[:n-1] + "ies"
	case strings.HasSuffix(lemma, "s") || strings.HasSuffix(lemma, "x") || strings.HasSuffix(lemma, "z") ||
		strings.HasSuffix(lemma, "ch") || strings.HasSuffix(lemma, "sh") || strings.HasSuffix(lemma, "o"):
		return lemma + "es"
	}
	return lemma + "s"
}

func withEd(lemma string) string {
	n := len(lemma)
	switch {
	case lemma[n-1] == 'e':
		return lemma + "d"
	case n > 1 && lemma[n-1] == 'y' && !isVowel(lemma[n-2]):
		return lemma[:n-1] + "ied"
	case doubles(lemma):
		return lemma + lemma[n-1:] + "ed"
	}
	return lemma + "ed"
}

func withIng(lemma string) string {
	n := len(lemma)
	switch {
	case strings.HasSuffix(lemma, "ie"):
		return lemma[:n-2] + "ying"
	case lemma[n-1] == 'e' && !strings.HasSuffix(lemma, "ee") && !strings.HasSuffix(lemma, "oe") && n > 2:
		return lemma[:n-1] + "ing"
	case doubles(lemma):
		return lemma + lemma[n-1:] + "ing"
	}
	return lemma + "ing"
}

func pluralOf(noun string) string { return withS(noun) }
