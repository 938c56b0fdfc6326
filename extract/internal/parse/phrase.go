package parse

import (
	"claims/extract/internal/english"
	"claims/extract/text"
)

// Any reports whether what is asks is so of one of the tokens t.
func (txt *Text) Any(t text.Range, is func(*text.Token) bool) bool {
	for k := t.First; k < t.Last; k++ {
		if is(&txt.Tokens[k]) {
			return true
		}
	}
	return false
}

// HasOn reports whether list l holds one of the tokens t.
func HasOn(txt *Text, t text.Range, l text.List) bool {
	return txt.Any(t, func(w *text.Token) bool { return w.On(l) })
}

// HasWord reports whether one of the tokens t is one of the words.
func HasWord(txt *Text, t text.Range, words english.Set) bool {
	return txt.Any(t, func(w *text.Token) bool { return words.Has(w.Word) })
}
