package parse

import (
	"strings"

	"claims/extract/internal/english"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// Supports reports whether the verb u does no more than to say what its object
// tells: "voiced | fears", "made | claims".
func Supports(txt *Text, u int) bool {
	return txt.ListsOf(txt.Tok(txt.Units[u].Head).Lemma).Has(text.SupportVerbs)
}

// IsLocality reports whether unit i, between commas, tells where the place before it
// lies, in an aside: "the roofer, from Basildon, | Essex | , told".
func IsLocality(v View, i int) bool {
	if i < v.First+4 || i+1 >= v.Last || v.Units[i].Kind != text.NounUnit || v.Units[i].Form&text.Proper == 0 || v.Units[i-1].Kind != text.CommaUnit || v.Units[i+1].Kind != text.CommaUnit || v.Units[i-3].Kind != text.CommaUnit {
		return false
	}
	x, t := &v.Units[i-2], v.Tok(v.Units[i].First)
	if x.Form&text.Proper == 0 || !v.Tok(x.First).On(text.HomePrepositions) || v.Units[i-4].Kind != text.NounUnit {
		return false
	}
	return t.On(text.Places) || !t.IsGivenName() && v.Units[i].Last-v.Units[i].First <= 2
}

// IsAffiliation reports whether the noun phrase x is a politician's party and
// state, which speak for nobody: "R-Wis.".
func IsAffiliation(txt *Text, x *text.Unit) bool {
	w := txt.Tok(x.First).In(txt.Source)
	return len(w) > 3 && w[1] == '-' && strings.IndexByte("RDI", w[0]) >= 0 && 'A' <= w[2] && w[2] <= 'Z'
}

// IsEmphasis reports whether unit i, which is not the first, does nothing but stress
// the noun phrase before it: "Bellini | himself".
func IsEmphasis(txt *Text, i int) bool {
	return txt.Tok(txt.Units[i].Head).On(text.Reflexives) && txt.Units[i-1].Kind == text.NounUnit
}

// IsMedium reports whether the prepositional phrase x tells where something was
// said: "in an interview", "in its ruling".
func IsMedium(txt *Text, x *text.Unit) bool {
	if x.Last-x.First == 1 {
		return false
	}
	t := txt.Tok(x.First + 1)
	head := txt.Tok(x.Head)
	return txt.Tok(x.First).Word == english.In && (head.On(text.Media) && (t.On(text.Articles) || t.Tag == tag.PRPS) || head.On(text.Documents) && t.Tag == tag.PRPS)
}

// IsDate reports whether the prepositional phrase at unit i dates something:
// "by Friday", "by the end of the year".
func IsDate(v View, i int) bool {
	t := v.Tok(v.Units[i].Head)
	if t.TellsTime() {
		return true
	}
	return i+1 < v.Last && v.Tok(v.Units[i+1].First).Word == english.Of && t.Tag == tag.NN && !t.Is(text.Capital) && IsDate(v, i+1)
}
