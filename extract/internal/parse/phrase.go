package parse

import (
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

// IsWh reports whether t may begin a question that is told of: "asked her | when".
func IsWh(t *text.Token) bool { return t.OnAny(wh) }

var wh = text.ListsOf(text.QuestionWords, text.RelativePronouns, text.QuestionSubordinators)
