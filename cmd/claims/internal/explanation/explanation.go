// Package explanation tells how a story is read and how its claims came about: for
// people, and as JSON.
package explanation

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"claims/cmd/claims/internal/wording"
	"claims/extract"
	"claims/extract/text"
	"claims/rules"
)

// Print writes the explanation of some sentences for people to read. If
// verbose, it names the rules that see no claim, too.
func Print(out io.Writer, x *extract.Explanation, first, last int, verbose bool) error {
	w := bufio.NewWriter(out)
	e := printer{Writer: w, x: x, verbose: verbose}
	for n := first; n <= last; n++ {
		if n > first {
			fmt.Fprintln(w)
		}
		e.sentence(n)
	}
	return w.Flush()
}

// printer writes an explanation for people to read.
type printer struct {
	*bufio.Writer
	x       *extract.Explanation
	verbose bool
}

var roleNames = map[text.Role]string{text.Headline: ", headline", text.Byline: ", byline: no claims", text.Furniture: ", part of the page: no claims"}

func (w *printer) words(s text.Span) string {
	return rules.Builtin().Lexicon.OneLine(s.In(w.x.Result.Source))
}

func (w *printer) sentence(n int) {
	s := &w.x.Sentences[n-1]
	fmt.Fprintf(w, "sentence %d (paragraph %d%s)\n  %s\n\n", n, s.Paragraph, roleNames[s.Role], w.words(s.Span))
	w.list("tokens", len(s.Tokens), func(i int) string { return w.words(s.Tokens[i].Span) + "/" + s.Tokens[i].Tag })
	w.list("units", len(s.Units), func(i int) string {
		u := &s.Units[i]
		form := ""
		if names := u.Form.Names(); len(names) > 0 {
			form = " " + strings.Join(names, "+")
		}
		return fmt.Sprintf("[%s%s: %s]", u.Kind, form, w.words(u.Span))
	})
	w.list("quotations", len(s.Quotations), func(i int) string { return w.words(s.Quotations[i]) })
	for i := range s.Cues {
		w.cue(&s.Cues[i])
	}
	if len(s.Cues) == 0 {
		fmt.Fprintln(w, "  no cue")
	}
}

// list writes items under a title, in lines that fit on a terminal.
func (w *printer) list(title string, n int, item func(int) string) {
	if n == 0 {
		return
	}
	items := make([]string, n)
	for i := range items {
		items[i] = item(i)
	}
	fmt.Fprintf(w, "  %-10s %s\n", title, wording.Wrap(items, " ", 88, strings.Repeat(" ", 13)))
}

func (w *printer) cue(c *extract.ExplainedCue) {
	known := "not in the lexicon"
	if c.Lemma != "" {
		known = c.Lemma + ": " + strings.Join(c.Frames, ", ")
	}
	fmt.Fprintf(w, "\n  cue %q (%s)\n", w.words(c.Span), known)
	for i := range c.Proposals {
		w.proposal(c, &c.Proposals[i])
	}
	if c.Claim < 0 {
		fmt.Fprintf(w, "    no claim: %s\n", c.Why)
	}
	if w.verbose {
		for _, p := range c.Passed {
			fmt.Fprintf(w, "    %-18s %s\n", p.Rule, p.Why)
		}
	}
}

func (w *printer) proposal(c *extract.ExplainedCue, p *extract.Proposal) {
	outcome := string(p.Outcome)
	switch {
	case p.Outcome == extract.Chosen:
		outcome += ": " + extract.ClaimID(c.Claim)
	case p.Rival >= 0:
		outcome += " by " + extract.ClaimID(p.Rival)
	}
	if !p.Known && c.Lemma != "" {
		outcome += ", frame not listed"
	}
	speaker := "nobody"
	if !p.Speaker.Empty() {
		speaker = w.words(p.Speaker)
	}
	content := make([]string, len(p.Content))
	for i, s := range p.Content {
		content[i] = w.words(s)
	}
	fmt.Fprintf(w, "    %-18s %.2f  %s\n      %s | %s | %s\n", p.Rule, p.Probability, outcome, speaker, w.words(p.Cue), strings.Join(content, " … "))
}
