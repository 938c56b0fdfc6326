// Package language guesses what language a text is in by the share of its
// words that are function words, which no text does without.
package language

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// functionWords has the most frequent words of some languages, by language tag, with its
// name in English.
// Words of one letter are left out, as initials and lists have them.
var functionWords = [...]struct{ tag, name, words string }{
	{"en", "English", "the of to and in that for is on said was with as by at from he his it has have had an be are were will who its their not but this they which she her would been"},
	{"es", "Spanish", "de la que el en los se del las un por con una su para es al lo como más sus fue han según"},
	{"fr", "French", "de la le les des et en du un une est que dans pour qui au sur par il pas plus avec son ont été ce aux"},
	{"de", "German", "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach bei"},
	{"it", "Italian", "di che il la un in per una del della non è le si con dei da sono gli al più nel alla ha ma anche delle"},
	{"pt", "Portuguese", "de que do da em um para com não uma os no se na por mais as dos como ao das foi à são pelo"},
	{"nl", "Dutch", "de van het een en in is dat op te zijn met voor niet aan er die door ook naar om bij heeft maar werd"},
	{"sv", "Swedish", "och att det som en på är av för med den till inte har de ett om han men var jag sig från vi så kan"},
	{"da", "Danish", "og at det er en til af på med for der den de ikke et har som han var fra vil sig om blev også"},
	{"no", "Norwegian", "og det er en til av på med for som den ikke et har han var fra seg om ble også de men hun skal"},
	{"pl", "Polish", "nie na się że jest do to jak ale po co za od tym przez dla jego są był oraz które przy"},
	{"tr", "Turkish", "ve bir bu için da de ile olarak olan çok daha ne kadar gibi sonra en var ancak dedi ise"},
	{"id", "Indonesian", "yang dan di dari ini dengan untuk itu dalam pada tidak akan juga ke karena telah oleh kepada kata mereka"},
	{"ro", "Romanian", "de și în la cu pe din nu care este că un pentru mai au fost prin al ale după sunt"},
	{"cs", "Czech", "se na je že to ve do za by jako pro ale po jsou podle aby jeho který bude byl při také"},
	{"hu", "Hungarian", "az és hogy nem is egy meg ez van volt csak már mint de azt szerint még el lesz ezt"},
	{"fi", "Finnish", "ja on ei että se oli hän mutta ovat myös kun joka mukaan sen ole tai olisi kuin vain jo"},
}

// wordLanguages maps a function word to the languages that have it, as bits in
// the order of functionWords.
var wordLanguages = sync.OnceValue(func() map[string]uint32 {
	m := map[string]uint32{}
	for i, l := range functionWords {
		for w := range strings.FieldsSeq(l.words) {
			m[w] |= 1 << i
		}
	}
	return m
})

// A text is judged by its first words: by few where they are clearly English,
// and at the most by maxWords. Of fewer than minWords nothing can be said.
const (
	minWords  = 20
	someWords = 60
	maxWords  = 400
)

// Guess returns the tag of the language that txt is in, "und" when it is in
// a script other than Latin, or nothing when that is not clear.
func Guess(txt string) string {
	known := wordLanguages()
	var counts [32]int
	words, other := 0, 0
	for word := range strings.FieldsFuncSeq(txt, notLetter) {
		words++
		if r, _ := utf8.DecodeRuneInString(word); r >= utf8.RuneSelf && unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			// Some scripts part no words: a run of letters stands for several.
			other++
		} else {
			for set, i := known[strings.ToLower(word)], 0; set != 0; set, i = set>>1, i+1 {
				counts[i] += int(set & 1)
			}
		}
		if words == maxWords || words == someWords && counts[0]*5 >= words {
			break
		}
	}
	if other*2 > words && utf8.RuneCountInString(txt) >= minWords {
		return "und"
	}
	if words < minWords {
		return ""
	}
	best := 0
	for i := range functionWords {
		if counts[i] > counts[best] {
			best = i
		}
	}
	switch {
	case counts[0]*8 >= words && counts[0]*2 > counts[best]:
		return "en"
	case counts[best]*8 >= words && counts[best] > 2*counts[0] && variety(txt, functionWords[best].words) >= minVariety:
		return functionWords[best].tag
	}
	return ""
}

// minVariety is how many function words of a language a text in it has, at the
// least: one or two may be names or parts of words.
const minVariety = 5

// variety returns how many of the words stand in txt.
func variety(txt, words string) int {
	found := map[string]bool{}
	for word := range strings.FieldsFuncSeq(txt, notLetter) {
		found[strings.ToLower(word)] = true
	}
	n := 0
	for w := range strings.FieldsSeq(words) {
		if found[w] {
			n++
		}
	}
	return n
}

func notLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return !('a' <= r|0x20 && r|0x20 <= 'z')
	}
	return !unicode.IsLetter(r) && !unicode.IsMark(r)
}

// Foreign returns what a text is in when that is not English, as words for a
// message: "Spanish", "another language than English". What its file declares,
// which may be wrong, only counts when the text itself does not tell.
func Foreign(txt, declared string) string {
	tag := Guess(txt)
	if tag == "" {
		tag, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(declared, "_", "-")), "-")
	}
	switch tag {
	case "", "en", "eng", "english":
		return ""
	}
	for _, l := range functionWords {
		if l.tag == tag {
			return l.name
		}
	}
	return "another language than English"
}
