package explanation

import (
	"bufio"
	"fmt"
	"io"

	"claims/extract"
	"claims/extract/text"
	"claims/rules"
)

// Token is a token as the command shows it.
type Token struct {
	Text     string `json:"text"`
	Tag      string `json:"tag"`
	Lemma    string `json:"lemma,omitempty"`
	Unit     string `json:"unit"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Sentence int    `json:"sentence"`
	Head     int    `json:"head"` // number of the token in the sentence that it depends on, from 1 on; 0 for none
	Relation string `json:"relation"`
}

// Tokens returns the tokens of a story in text order.
func Tokens(x *extract.Explanation) []Token {
	runes := text.NewCodePoints(x.Result.Source)
	rows := []Token{}
	for n := range x.Sentences {
		s := &x.Sentences[n]
		for _, t := range s.Tokens {
			rows = append(rows, Token{Text: t.In(x.Result.Source), Tag: t.Tag, Lemma: t.Lemma, Unit: s.Units[t.Unit].Kind.String(),
				Start: runes.At(t.Start), End: runes.At(t.End), Sentence: n + 1, Head: t.Head + 1, Relation: t.Relation})
		}
	}
	return rows
}

// PrintTokens writes tokens for people to read, with an empty line between sentences.
func PrintTokens(out io.Writer, rows []Token) error {
	w := bufio.NewWriter(out)
	first := 0 // of the sentence
	for i := range rows {
		r := &rows[i]
		if i > 0 && r.Sentence != rows[i-1].Sentence {
			fmt.Fprintln(w)
			first = i
		}
		head := "-"
		if r.Head > 0 {
			head = rules.Builtin().Lexicon.OneLine(rows[first+r.Head-1].Text)
		}
		fmt.Fprintf(w, "%-20s %-6s %-12s %-10s %-10s %-16s %d-%d\n", rules.Builtin().Lexicon.OneLine(r.Text), r.Tag, r.Lemma, r.Unit, r.Relation, head, r.Start, r.End)
	}
	return w.Flush()
}
