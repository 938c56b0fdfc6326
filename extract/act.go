package extract

import (
	"claims/extract/text"
	"claims/extract/text/tag"
)

// act tells what the speaker of claim i does by speaking: what its cue is known to
// do, unless the words that go with it tell otherwise.
func (rec *recorder) act(i int) Act {
	c := &rec.claims[i]
	act := Statement
	if c.entry != nil {
		act = Act(c.entry.Act)
	}
	x := &rec.Units[c.unit]
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
	first := c.right.first
	after := x.Last // the word after the cue, less adverbs
	for after < len(rec.Tokens)-1 && rec.Tok(after).Tag == tag.RB {
		after++
	}
	if x.Form&text.Passive != 0 && head.Lemma == atomUnderstand && c.source.tokens.empty() {
		return Statement // "it is understood"
	}
	negated := x.Form&text.Negated != 0
	if head.Lemma == atomWant && rec.Tok(x.Last-1).Word == atomKnow {
		return Question // "wanted to know"
	}
	switch head.Lemma {
	case atomSay, atomComment, atomDiscuss, atomElaborate:
		if negated && hasWord(rec.Text, tokens{x.First, x.Head}, willForms) {
			return Refusal
		}
	case atomAsk:
		if asksWh(rec.Text, c) {
			return Question
		}
		if !c.left.empty() && rec.Tok(max(c.left.first, c.left.last-2)).In(rec.Source) == "?" {
			return Question
		}
		if wordAt(rec.Text, x.Last) == atomAbout {
			return Question
		}
		return Demand
	case atomCall:
		if w := wordAt(rec.Text, after); w == atomFor || w == atomOn || w == atomUpon {
			return Demand
		}
		return verdict(rec.Text, c, true)
	case atomDescribe, atomLabel, atomBrand, atomCharacterize, atomDub, atomTerm, atomDeem:
		return verdict(rec.Text, c, false)
	case atomWant:
		if c.right.empty() || rec.Tok(first).Tag == tag.TO {
			return Opinion
		}
		if rec.cast.IsShare(i) {
			return Opinion
		}
		return Demand
	case atomReject, atomDismiss:
		object := c.right
		if object.empty() || x.Form&text.Passive != 0 {
			object = c.left
		}
		for k := object.first; k < object.last && k < object.first+8; k++ {
			if t := rec.Tok(k); t.On(text.OfferNouns) && !t.On(text.ClaimNouns) {
				return Refusal
			} else if t.Tag == tag.IN || t.On(text.ClaimNouns) {
				break
			}
		}
		return Denial
	case atomTurn:
		return Refusal // "turned down"
	case atomRule:
		for k := x.Last; k < len(rec.Tokens) && k < x.Last+6 && !rec.Tok(k).Is(text.EndMark|text.Comma); k++ {
			if rec.Tok(k).Word == atomOut {
				return Refusal // "ruled out a vote", "ruled that out"
			} else if rec.Tok(k).Tag.IsFinite() {
				break
			}
		}
		return Statement
	case atomAgree:
		if wordAt(rec.Text, after) == atomTo || !c.right.empty() && rec.Tok(first).Tag == tag.TO || hasInfinitive(rec.Text, c, after) {
			return Promise
		}
		return Confirmation
	case atomTell:
		if hasInfinitive(rec.Text, c, after) && rec.Quotes.quoted[max(first, 0)] < 0 {
			return Demand
		}
	case atomExpress, atomVoice:
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
	case atomPlead:
		if hasWord(rec.Text, tokens{x.Last, min(x.Last+3, len(rec.Tokens))}, notForms) {
			return Denial
		} else if guiltWords.has(wordAt(rec.Text, x.Last)) {
			return Confirmation
		}
	case atomVote:
		switch wordAt(rec.Text, after) {
		case atomFor:
			return Support
		case atomAgainst:
			return Criticism
		}
	case atomShrug:
		return Denial
	}
	return act
}

func wordAt(txt *Text, i int) text.Atom {
	if i >= len(txt.Tokens) {
		return 0
	}
	return txt.Tok(i).Word
}

func hasWord(txt *Text, t tokens, words wordSet) bool {
	for k := t.first; k < t.last; k++ {
		if words.has(txt.Tok(k).Word) {
			return true
		}
	}
	return false
}

// asksWh reports whether the content of c is a question: "whether …".
func asksWh(txt *Text, c *candidate) bool {
	if c.right.empty() {
		return false
	}
	if c.rightUnit >= 0 && txt.Units[c.rightUnit].Kind == text.WhUnit {
		return true
	}
	for k := c.right.first; k < c.right.last && k < c.right.first+6; k++ {
		t := txt.Tok(k)
		if t.Tag == tag.TO {
			return false
		}
		if whWords.has(t.Word) {
			return true
		}
	}
	if last := txt.Tok(c.right.last - 1); last.Is(text.EndMark) && last.In(txt.Source) == "?" {
		return true
	}
	return c.right.last-c.right.first > 1 && txt.Tok(c.right.last-2).In(txt.Source) == "?"
}

// hasInfinitive reports whether the content of c is "somebody to do something"
// or "to do something".
func hasInfinitive(txt *Text, c *candidate, after int) bool {
	r := txt.View(c.sentence)
	for u, n := c.unit+1, 0; u < r.Last && n < 6; u, n = u+1, n+1 {
		switch x := &txt.Units[u]; x.Kind {
		case text.VerbUnit:
			return x.Form&text.Infinitive != 0
		case text.NounUnit, text.PrepUnit, text.AdverbUnit, text.TimeUnit, text.OtherUnit:
			if t := txt.Tok(x.First); t.Word == atomTo && t.Is(text.Capital) && txt.Paragraphs[txt.Sentences[c.sentence].Paragraph].Role == text.Headline {
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
func verdict(txt *Text, c *candidate, harsh bool) Act {
	quoted := false
	for n := range c.numParts() {
		p := c.part(n)
		for k := p.first; k < p.last; k++ {
			t := txt.Tok(k)
			switch {
			case t.On(text.NegativeWords):
				return Criticism
			case t.On(text.PositiveWords):
				return Support
			}
			quoted = quoted || txt.Quotes.quoted[k] >= 0
		}
	}
	if harsh && quoted {
		return Criticism
	}
	return Statement
}
