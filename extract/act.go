package extract

import (
	"claims/extract/internal/attribute"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// act tells what the speaker of claim i does by speaking: what its cue is known to
// do, unless the words that go with it tell otherwise.
func (rec *recorder) act(i int) Act {
	c := &rec.claims[i]
	act := Statement
	if c.Entry != nil {
		act = Act(c.Entry.Act)
	}
	x := &rec.Units[c.Unit]
	head := rec.Tok(x.Head)
	if x.Kind == text.AdverbUnit && head.On(text.Hedges) {
		if s := rec.Set.Act(head.Word); s != "" {
			return Act(s)
		}
		return Statement
	}
	if x.Kind != text.VerbUnit {
		return act
	}
	if s := rec.Set.Act(head.Lemma); s != "" {
		act = Act(s)
	}
	first := c.Right.First
	after := x.Last // the word after the cue, less adverbs
	for after < len(rec.Tokens)-1 && rec.Tok(after).Tag == tag.RB {
		after++
	}
	if x.Form&text.Passive != 0 && head.Lemma == english.Understand && c.Source.Range.Empty() {
		return Statement // "it is understood"
	}
	negated := x.Form&text.Negated != 0
	if head.Lemma == english.Want && rec.Tok(x.Last-1).Word == english.Know {
		return Question // "wanted to know"
	}
	switch head.Lemma {
	case english.Say, english.Comment, english.Discuss, english.Elaborate:
		if negated && parse.HasWord(rec.Text, text.Range{First: x.First, Last: x.Head}, english.WillForms) {
			return Refusal
		}
	case english.Ask:
		if asksWh(rec.Text, c) {
			return Question
		}
		if !c.Left.Empty() && rec.Tok(max(c.Left.First, c.Left.Last-2)).In(rec.Source) == "?" {
			return Question
		}
		if wordAt(rec.Text, x.Last) == english.About {
			return Question
		}
		return Demand
	case english.Call:
		if w := wordAt(rec.Text, after); w == english.For || w == english.On || w == english.Upon {
			return Demand
		}
		return verdict(rec.Text, c, true)
	case english.Describe, english.Label, english.Brand, english.Characterize, english.Dub, english.Term, english.Deem:
		return verdict(rec.Text, c, false)
	case english.Want:
		if c.Right.Empty() || rec.Tok(first).Tag == tag.TO {
			return Opinion
		}
		if rec.cast.IsShare(i) {
			return Opinion
		}
		return Demand
	case english.Reject, english.Dismiss:
		object := c.Right
		if object.Empty() || x.Form&text.Passive != 0 {
			object = c.Left
		}
		for k := object.First; k < object.Last && k < object.First+8; k++ {
			if t := rec.Tok(k); t.On(text.OfferNouns) && !t.On(text.ClaimNouns) {
				return Refusal
			} else if t.Tag == tag.IN || t.On(text.ClaimNouns) {
				break
			}
		}
		return Denial
	case english.Turn:
		return Refusal // "turned down"
	case english.Rule:
		for k := x.Last; k < len(rec.Tokens) && k < x.Last+6 && !rec.Tok(k).Is(text.EndMark|text.Comma); k++ {
			if rec.Tok(k).Word == english.Out {
				return Refusal // "ruled out a vote", "ruled that out"
			} else if rec.Tok(k).Tag.IsFinite() {
				break
			}
		}
		return Statement
	case english.Agree:
		if wordAt(rec.Text, after) == english.To || !c.Right.Empty() && rec.Tok(first).Tag == tag.TO || hasInfinitive(rec.Text, c) {
			return Promise
		}
		return Confirmation
	case english.Tell:
		if hasInfinitive(rec.Text, c) && rec.Quotes.Quoted[max(first, 0)] < 0 {
			return Demand
		}
	case english.Express, english.Voice:
		for k := x.Last; k < len(rec.Tokens) && k < x.Last+5; k++ {
			switch t := rec.Tok(k); {
			case t.On(text.ConcernNouns):
				return Criticism
			case t.On(text.SupportNouns):
				return Support
			case t.On(text.BeliefNouns):
				return Opinion
			}
		}
		return Statement
	case english.Plead:
		if parse.HasWord(rec.Text, text.Range{First: x.Last, Last: min(x.Last+3, len(rec.Tokens))}, english.NotForms) {
			return Denial
		} else if english.GuiltWords.Has(wordAt(rec.Text, x.Last)) {
			return Confirmation
		}
	case english.Vote:
		switch wordAt(rec.Text, after) {
		case english.For:
			return Support
		case english.Against:
			return Criticism
		}
	case english.Shrug:
		return Denial
	}
	return act
}

func wordAt(txt *parse.Text, i int) text.Atom {
	if i >= len(txt.Tokens) {
		return 0
	}
	return txt.Tok(i).Word
}

// asksWh reports whether the content of c is a question: "whether …".
func asksWh(txt *parse.Text, c *attribute.Candidate) bool {
	if c.Right.Empty() {
		return false
	}
	if c.RightUnit >= 0 && txt.Units[c.RightUnit].Kind == text.WhUnit {
		return true
	}
	for k := c.Right.First; k < c.Right.Last && k < c.Right.First+6; k++ {
		t := txt.Tok(k)
		if t.Tag == tag.TO {
			return false
		}
		if english.WhWords.Has(t.Word) {
			return true
		}
	}
	if last := txt.Tok(c.Right.Last - 1); last.Is(text.EndMark) && last.In(txt.Source) == "?" {
		return true
	}
	return c.Right.Last-c.Right.First > 1 && txt.Tok(c.Right.Last-2).In(txt.Source) == "?"
}

// hasInfinitive reports whether the content of c is "somebody to do something"
// or "to do something".
func hasInfinitive(txt *parse.Text, c *attribute.Candidate) bool {
	r := txt.View(c.Sentence)
	for u, n := c.Unit+1, 0; u < r.Last && n < 6; u, n = u+1, n+1 {
		switch x := &txt.Units[u]; x.Kind {
		case text.VerbUnit:
			return x.Form&text.Infinitive != 0
		case text.NounUnit, text.PrepUnit, text.AdverbUnit, text.TimeUnit, text.OtherUnit:
			if t := txt.Tok(x.First); t.Word == english.To && t.Is(text.Capital) && txt.Paragraphs[txt.Sentences[c.Sentence].Paragraph].Role == text.Headline {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// verdict tells what it is to call something what c calls it: criticism or
// support by its words; where harsh, criticism unless they speak for support
// or for nothing.
func verdict(txt *parse.Text, c *attribute.Candidate, harsh bool) Act {
	quoted := false
	for n := range c.NumParts() {
		p := c.Part(n)
		for k := p.First; k < p.Last; k++ {
			t := txt.Tok(k)
			switch {
			case t.On(text.NegativeWords):
				return Criticism
			case t.On(text.PositiveWords):
				return Support
			}
			quoted = quoted || txt.Quotes.Quoted[k] >= 0
		}
	}
	if harsh && quoted {
		return Criticism
	}
	return Statement
}
