package explanation

import (
	"strings"

	"claims/cmd/claims/internal/record"
	"claims/extract"
)

// Record is an explanation as JSON; offsets are code points.
type Record struct {
	Schema    string     `json:"schema"`
	Path      string     `json:"path"`
	Sentences []sentence `json:"sentences"`
}

type sentence struct {
	Sentence   int                  `json:"sentence"`
	Paragraph  int                  `json:"paragraph"`
	Role       string               `json:"role,omitempty"`
	Text       string               `json:"text"`
	Start      int                  `json:"start"`
	End        int                  `json:"end"`
	Tokens     []token              `json:"tokens"`
	Units      []unit               `json:"units"`
	Quotations []extract.SpanRecord `json:"quotations,omitempty"`
	Cues       []cue                `json:"cues"`
}

type token struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Tag   string `json:"tag"`
	Lemma string `json:"lemma,omitempty"`
	Unit  int    `json:"unit"`
	// The place in tokens of the one that it depends on, or -1, and how it does.
	Head     int    `json:"head"`
	Relation string `json:"relation"`
}

type unit struct {
	Kind  string   `json:"kind"`
	Form  []string `json:"form,omitempty"`
	Text  string   `json:"text"`
	Start int      `json:"start"`
	End   int      `json:"end"`
	Head  string   `json:"head"`
	Lemma string   `json:"lemma,omitempty"`
}

type cue struct {
	Text      string     `json:"text"`
	Start     int        `json:"start"`
	End       int        `json:"end"`
	Lemma     string     `json:"lemma,omitempty"`
	Frames    []string   `json:"frames,omitempty"`
	Claim     string     `json:"claim,omitempty"`
	Why       string     `json:"why,omitempty"`
	Proposals []proposal `json:"proposals"`
	Passed    []passed   `json:"passed,omitempty"`
}

type proposal struct {
	Rule        string               `json:"rule"`
	Known       bool                 `json:"known"`
	Probability extract.Hundredths   `json:"probability"`
	Score       int32                `json:"score"`
	Outcome     extract.Outcome      `json:"outcome"`
	Rival       string               `json:"rival,omitempty"`
	Speaker     *extract.SpanRecord  `json:"speaker"`
	Cue         extract.SpanRecord   `json:"cue"`
	Content     []extract.SpanRecord `json:"content"`
}

type passed struct {
	Rule string `json:"rule"`
	Why  string `json:"why"`
}

// Of returns the explanation of some sentences of the story name.
func Of(x *extract.Explanation, name string, first, last int) Record {
	b := &extract.RecordBuilder{}
	b.Read(x.Result.Reading(), nil)
	out := Record{Schema: record.Schema, Path: name, Sentences: []sentence{}}
	for n := first; n <= last; n++ {
		s := &x.Sentences[n-1]
		span := b.Span(s.Span)
		role, _, _ := strings.Cut(strings.TrimPrefix(roleNames[s.Role], ", "), ":")
		r := sentence{Sentence: n, Paragraph: s.Paragraph, Role: role, Text: span.Text, Start: span.Start, End: span.End,
			Tokens: []token{}, Units: []unit{}, Cues: []cue{}}
		for _, t := range s.Tokens {
			w := b.Span(t.Span)
			r.Tokens = append(r.Tokens, token{w.Text, w.Start, w.End, t.Tag, t.Lemma, t.Unit, t.Head, t.Relation})
		}
		for _, u := range s.Units {
			w := b.Span(u.Span)
			r.Units = append(r.Units, unit{u.Kind.String(), u.Form.Names(), w.Text, w.Start, w.End, u.Head.In(x.Result.Source), u.Lemma})
		}
		for _, q := range s.Quotations {
			r.Quotations = append(r.Quotations, b.Span(q))
		}
		for i := range s.Cues {
			r.Cues = append(r.Cues, cueOf(b, &s.Cues[i]))
		}
		out.Sentences = append(out.Sentences, r)
	}
	return out
}

func cueOf(b *extract.RecordBuilder, c *extract.ExplainedCue) cue {
	w := b.Span(c.Span)
	r := cue{Text: w.Text, Start: w.Start, End: w.End, Lemma: c.Lemma, Frames: c.Frames, Claim: extract.ClaimID(c.Claim), Why: c.Why, Proposals: []proposal{}}
	for _, p := range c.Proposals {
		q := proposal{Rule: p.Rule, Known: p.Known, Probability: extract.HundredthsOf(p.Probability), Score: p.Score, Outcome: p.Outcome,
			Rival: extract.ClaimID(p.Rival), Cue: b.Span(p.Cue), Content: []extract.SpanRecord{}}
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
		r.Passed = append(r.Passed, passed(p))
	}
	return r
}
