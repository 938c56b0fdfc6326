package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/table"
	"claims/extract"
	"claims/extract/text"

	"github.com/jdkato/prose/v2"
	"github.com/spf13/cobra"
)

const tokensLong = `Tokens shows how a story is read: each token with its tag, its lemma where the
lexicon knows it as a verb, the kind of unit that holds it, and its offsets in
Unicode code points; an empty line stands between sentences. Tags are those of
the Penn Treebank.

With --prose, the reading of the package prose stands beside it, for the tokens
that both have.`

func newTokens(a *App) *cobra.Command {
	var files ruleFiles
	var asJSON, beside bool
	cmd := &cobra.Command{
		Use:   "tokens [FILE|-]",
		Short: "Show the tokens, tags and units of a story",
		Long:  tokensLong,
		Args:  oneStory,
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := configure(cmd); err != nil {
				return err
			}
			set, err := files.set()
			if err != nil {
				return err
			}
			_, txt, err := input.ReadStory(a.Streams, args)
			if err != nil {
				return err
			}
			rows := tokenRows(extract.New(set).Explain(txt))
			if beside {
				if err := addProse(rows, txt); err != nil {
					return err
				}
			}
			if asJSON {
				return writeJSON(a.Streams.Out, rows)
			}
			return printTokens(a.Streams.Out, rows, beside)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&beside, "prose", false, "show the tags of the package prose beside ours")
	f.BoolVar(&asJSON, "json", false, "write JSON")
	files.flags(f)
	return cmd
}

// tokenRow is a token as the command shows it.
type tokenRow struct {
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

func tokenRows(x *extract.Explanation) []tokenRow {
	runes := record.NewCodePoints(x.Result.Source)
	rows := []tokenRow{}
	for n := range x.Sentences {
		s := &x.Sentences[n]
		for _, t := range s.Tokens {
			rows = append(rows, tokenRow{Text: t.In(x.Result.Source), Tag: t.Tag, Lemma: t.Lemma, Unit: s.Units[t.Unit].Kind.String(),
				Start: runes.At(t.Start), End: runes.At(t.End), Sentence: n + 1, span: t.Span})
		}
	}
	return rows
}

func printTokens(out io.Writer, rows []tokenRow, beside bool) error {
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

// addProse fills in the tags of prose. Its tokens have no offsets: each is
// looked for where the one before it ended. Prose panics on some texts, which
// is no reason for this program to do so.
func addProse(rows []tokenRow, txt string) (err error) {
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
