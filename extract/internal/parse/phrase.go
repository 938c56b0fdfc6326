package parse

import (
	"claims/extract/internal/english"
	"claims/extract/text"
)

func HasWord(txt *Text, t text.Range, words english.Set) bool {
	for k := t.First; k < t.Last; k++ {
		if words.Has(txt.Tok(k).Word) {
			return true
		}
	}
	return false
}
