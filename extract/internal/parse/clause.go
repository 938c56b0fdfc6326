package parse

import (
	"claims/extract/text"
	"claims/extract/text/tag"
)

// EndsAsking reports whether sentence s is a question.
func EndsAsking(txt *Text, s int) bool {
	sent := &txt.Sentences[s]
	for i := sent.Last - 1; i >= max(sent.First, sent.Last-2); i-- {
		if txt.Tok(i).Is(text.EndMark) {
			return txt.Source[txt.Tok(i).Start] == '?'
		}
	}
	return false
}

// MainVerb returns the first finite verb of sentence s, or -1.
func MainVerb(txt *Text, s int) int {
	r := txt.View(s)
	for u := MainClause(r); u < r.Last; u++ {
		if txt.Units[u].IsFiniteVerb() {
			return u
		}
	}
	return -1
}

// MainClause returns the unit with which the main clause of the sentence r begins,
// after a participle and what belongs to it: "Asked whether he would go, | Ruiz smiled".
func MainClause(v View) int {
	if v.First >= v.Last || v.Units[v.First].Form != text.Participle {
		return v.First
	}
	for u := v.First + 1; u+1 < v.Last; u++ {
		if v.Units[u].Kind == text.CommaUnit && v.Units[u+1].Form&text.Clause != 0 {
			return u + 1
		}
	}
	return v.First
}

// InQuestion reports whether the verb u is asked of its subject, who may not have done it:
// "What did Ms Roy | say | about the vote?"
func InQuestion(v View, u int) bool {
	if u < v.First+2 || v.Units[u].Kind != text.VerbUnit || v.Units[u-1].Kind != text.NounUnit || v.Tok(v.Units[u].First).Tag == tag.VBD {
		return false
	}
	aux := &v.Units[u-2]
	return aux.Kind == text.VerbUnit && aux.Last-aux.First == 1 && v.Tok(aux.First).On(text.DoForms) && EndsAsking(v.Text, v.SentenceAt(aux.First))
}
