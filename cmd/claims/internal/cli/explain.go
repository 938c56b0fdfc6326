package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/wording"
	"claims/extract"
	"claims/extract/text"

	"github.com/spf13/cobra"
)

// explainOptions are the flags of explain.
type explainOptions struct {
	app      *App
	rules    ruleFiles
	sentence int
	asJSON   bool
}

const explainLong = `Explain how the claims of a story came about. For each sentence it shows the
tokens with their tags, the units that rules see, and the quotations; then each
cue, the claims that rules propose there with their probability, speaker and
content, what became of them, and why a cue has no claim. With --verbose, it
names the rules that see no claim at a cue, and why.

Outcomes: chosen, it is the claim; agreed, it says the same as the one chosen;
outdone, another is more probable at the cue; unlikely, the best at its cue and
less probable than 0.30; taken, a more probable claim holds its words.`

func newExplain(a *App) *cobra.Command {
	o := &explainOptions{app: a}
	var verbose bool
	cmd := &cobra.Command{
		Use:   "explain [FILE|-]",
		Short: "Explain how the claims of a story came about",
		Long:  explainLong,
		Example: `  claims explain story.txt
  claims explain --sentence 3 story.txt
  echo "Ruiz said it would rain." | claims explain --rules house.yaml`,
		Args: oneStory,
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := configure(cmd); err != nil {
				return err
			}
			return o.run(args, verbose)
		},
	}
	f := cmd.Flags()
	f.IntVar(&o.sentence, "sentence", 0, "only sentence `number`, as the records count them")
	f.BoolVar(&o.asJSON, "json", false, "write JSON")
	f.BoolVarP(&verbose, "verbose", "v", false, "name the rules that see no claim at a cue, too")
	o.rules.flags(f)
	return cmd
}

func (o *explainOptions) run(args []string, verbose bool) error {
	set, err := o.rules.set()
	if err != nil {
		return err
	}
	name, txt, err := input.ReadStory(o.app.Streams, args)
	if err != nil {
		return err
	}
	x := extract.New(set).Explain(txt)
	first, last := 1, len(x.Sentences)
	if o.sentence != 0 {
		if o.sentence < 0 || o.sentence > last {
			return fault.Usagef("--sentence %d: %s has %s", o.sentence, name, wording.Plural(last, "sentence", "sentences"))
		}
		first, last = o.sentence, o.sentence
	}
	if o.asJSON {
		return writeJSON(o.app.Streams.Out, explanationRecords(x, name, first, last))
	}
	return printExplanation(o.app.Streams.Out, x, first, last, verbose)
}

// printExplanation writes the explanation of some sentences for people to read. If
// verbose, it names the rules that see no claim, too.
func printExplanation(out io.Writer, x *extract.Explanation, first, last int, verbose bool) error {
	w := bufio.NewWriter(out)
	e := explanationText{Writer: w, x: x, ids: record.IDs(nil, len(x.Result.Claims)), verbose: verbose}
	for n := first; n <= last; n++ {
		if n > first {
			fmt.Fprintln(w)
		}
		e.sentence(n)
	}
	return w.Flush()
}

// explanationText writes an explanation for people to read.
type explanationText struct {
	*bufio.Writer
	x       *extract.Explanation
	ids     []string
	verbose bool
}

var roleNames = map[text.Role]string{text.Headline: ", headline", text.Byline: ", byline: no claims", text.Furniture: ", part of the page: no claims"}

func (w *explanationText) words(s text.Span) string {
	return strings.Join(strings.Fields(s.In(w.x.Result.Source)), " ")
}

func (w *explanationText) sentence(n int) {
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
func (w *explanationText) list(title string, n int, item func(int) string) {
	if n == 0 {
		return
	}
	line := fmt.Sprintf("  %-10s", title)
	for i := range n {
		s := item(i)
		if len(line)+len(s) > 99 && len(strings.TrimSpace(line)) > 0 && i > 0 {
			fmt.Fprintln(w, line)
			line = fmt.Sprintf("  %-10s", "")
		}
		line += " " + s
	}
	fmt.Fprintln(w, line)
}

func (w *explanationText) cue(c *extract.ExplainedCue) {
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

func (w *explanationText) proposal(c *extract.ExplainedCue, p *extract.Proposal) {
	outcome := string(p.Outcome)
	switch {
	case p.Outcome == extract.Chosen:
		outcome += ": " + w.ids[c.Claim]
	case p.Rival >= 0:
		outcome += " by " + w.ids[p.Rival]
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

// explanationRecord is an explanation as JSON; offsets are code points.
type explanationRecord struct {
	Schema    string                    `json:"schema"`
	Path      string                    `json:"path"`
	Sentences []explainedSentenceRecord `json:"sentences"`
}

type explainedSentenceRecord struct {
	Sentence   int                  `json:"sentence"`
	Paragraph  int                  `json:"paragraph"`
	Role       string               `json:"role,omitempty"`
	Text       string               `json:"text"`
	Start      int                  `json:"start"`
	End        int                  `json:"end"`
	Tokens     []tokenRecord        `json:"tokens"`
	Units      []unitRecord         `json:"units"`
	Quotations []record.Span        `json:"quotations,omitempty"`
	Cues       []explainedCueRecord `json:"cues"`
}

type tokenRecord struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Tag   string `json:"tag"`
	Lemma string `json:"lemma,omitempty"`
	Unit  int    `json:"unit"`
}

type unitRecord struct {
	Kind  string   `json:"kind"`
	Form  []string `json:"form,omitempty"`
	Text  string   `json:"text"`
	Start int      `json:"start"`
	End   int      `json:"end"`
	Head  string   `json:"head"`
	Lemma string   `json:"lemma,omitempty"`
}

type explainedCueRecord struct {
	Text      string             `json:"text"`
	Start     int                `json:"start"`
	End       int                `json:"end"`
	Lemma     string             `json:"lemma,omitempty"`
	Frames    []string           `json:"frames,omitempty"`
	Claim     string             `json:"claim,omitempty"`
	Why       string             `json:"why,omitempty"`
	Proposals []proposalRecord   `json:"proposals"`
	Passed    []passedRuleRecord `json:"passed,omitempty"`
}

type proposalRecord struct {
	Rule        string            `json:"rule"`
	Known       bool              `json:"known"`
	Probability record.Hundredths `json:"probability"`
	Score       int32             `json:"score"`
	Outcome     extract.Outcome   `json:"outcome"`
	Rival       string            `json:"rival,omitempty"`
	Speaker     *record.Span      `json:"speaker"`
	Cue         record.Span       `json:"cue"`
	Content     []record.Span     `json:"content"`
}

type passedRuleRecord struct {
	Rule string `json:"rule"`
	Why  string `json:"why"`
}

// explanationRecords returns the explanation of some sentences of the story name.
func explanationRecords(x *extract.Explanation, name string, first, last int) explanationRecord {
	b := &record.Builder{}
	b.Read(x.Result, nil)
	out := explanationRecord{Schema: record.Schema, Path: name, Sentences: []explainedSentenceRecord{}}
	for n := first; n <= last; n++ {
		s := &x.Sentences[n-1]
		span := b.Span(s.Span)
		role, _, _ := strings.Cut(strings.TrimPrefix(roleNames[s.Role], ", "), ":")
		r := explainedSentenceRecord{Sentence: n, Paragraph: s.Paragraph, Role: role, Text: span.Text, Start: span.Start, End: span.End,
			Tokens: []tokenRecord{}, Units: []unitRecord{}, Cues: []explainedCueRecord{}}
		for _, t := range s.Tokens {
			w := b.Span(t.Span)
			r.Tokens = append(r.Tokens, tokenRecord{w.Text, w.Start, w.End, t.Tag, t.Lemma, t.Unit})
		}
		for _, u := range s.Units {
			w := b.Span(u.Span)
			r.Units = append(r.Units, unitRecord{u.Kind.String(), u.Form.Names(), w.Text, w.Start, w.End, u.Head.In(x.Result.Source), u.Lemma})
		}
		for _, q := range s.Quotations {
			r.Quotations = append(r.Quotations, b.Span(q))
		}
		for i := range s.Cues {
			r.Cues = append(r.Cues, explainedCue(b, &s.Cues[i]))
		}
		out.Sentences = append(out.Sentences, r)
	}
	return out
}

func explainedCue(b *record.Builder, c *extract.ExplainedCue) explainedCueRecord {
	w := b.Span(c.Span)
	r := explainedCueRecord{Text: w.Text, Start: w.Start, End: w.End, Lemma: c.Lemma, Frames: c.Frames, Claim: b.ID(c.Claim), Why: c.Why, Proposals: []proposalRecord{}}
	for _, p := range c.Proposals {
		q := proposalRecord{Rule: p.Rule, Known: p.Known, Probability: record.HundredthsOf(p.Probability), Score: p.Score, Outcome: p.Outcome,
			Rival: b.ID(p.Rival), Cue: b.Span(p.Cue), Content: []record.Span{}}
		if !p.Speaker.Empty() {
			s := b.Span(p.Speaker)
			q.Speaker = &s
		}
		for _, s := range p.Content {
			q.Content = append(q.Content, b.Span(s))
		}
		r.Proposals = append(r.Proposals, q)
	}
	for _, p := range c.Passed {
		r.Passed = append(r.Passed, passedRuleRecord(p))
	}
	return r
}
