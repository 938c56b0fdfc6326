package explanation

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/table"
	"claims/extract"
	"claims/extract/text"

	"github.com/jdkato/prose/v2"
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
	Prose    string `json:"prose,omitempty"` // its tag, or "-" where it has no such token

	span text.Span
}

// Tokens returns the tokens of a story in text order.
func Tokens(x *extract.Explanation) []Token {
	runes := record.NewCodePoints(x.Result.Source)
	rows := []Token{}
	for n := range x.Sentences {
		s := &x.Sentences[n]
		for _, t := range s.Tokens {
			rows = append(rows, Token{Text: t.In(x.Result.Source), Tag: t.Tag, Lemma: t.Lemma, Unit: s.Units[t.Unit].Kind.String(),
				Start: runes.At(t.Start), End: runes.At(t.End), Sentence: n + 1, span: t.Span})
		}
	}
	return rows
}

// PrintTokens writes tokens for people to read, with an empty line between sentences.
func PrintTokens(out io.Writer, rows []Token, beside bool) error {
	w := bufio.NewWriter(out)
	for i := range rows {
		r := &rows[i]
		if i > 0 && r.Sentence != rows[i-1].Sentence {
			fmt.Fprintln(w)
		}
		row := fmt.Sprintf("%-20s %-6s", table.OneLine.Replace(r.Text), r.Tag)
		if beside {
			row += fmt.Sprintf(" %-6s", r.Prose)
		}
		row += fmt.Sprintf(" %-12s %-10s %d-%d", r.Lemma, r.Unit, r.Start, r.End)
		fmt.Fprintln(w, row)
	}
	return w.Flush()
}

// AddProse fills in the tags of prose. Its tokens have no offsets: each is
// looked for where the one before it ended. Prose panics on some texts, which
// is no reason for this program to do so.
func AddProse(rows []Token, txt string) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("prose cannot read this story: %v", p)
		}
	}()
	if !utf8.ValidString(txt) {
		txt = strings.ToValidUTF8(txt, "?")
	}
	doc, err := prose.NewDocument(txt, prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return err
	}
	tags := map[text.Span]string{}
	at := 0
	for _, t := range doc.Tokens() {
		if i := strings.Index(txt[at:], t.Text); i >= 0 {
			tags[text.Span{Start: at + i, End: at + i + len(t.Text)}] = t.Tag
			at += i + len(t.Text)
		}
	}
	for i := range rows {
		rows[i].Prose = "-"
		if tag, ok := tags[rows[i].span]; ok {
			rows[i].Prose = tag
		}
	}
	return nil
}
