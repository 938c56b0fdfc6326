package extract

import (
	"claims/extract/text"
	"claims/extract/text/tag"
)

// act tells what the speaker of c does by speaking: what its cue is known to
// do, unless the words that go with it tell otherwise.
func (a *analysis) act(c *candidate) Act {
	act := Statement
	if c.entry != nil {
		act = Act(c.entry.Act)
	}
	x := &a.units[c.unit]
	head := a.tok(x.Head)
	if x.Kind == text.AdverbUnit && head.On(text.Hedges) {
		if s := a.set.Act(head.Word); s != "" {
			return Act(s)
		}
		return Statement
	}
	if x.Kind != text.VerbUnit {
		return act
	}
	if s := a.set.Act(head.Lemma); s != "" {
		act = Act(s)
	}
	first := c.right.first
	after := x.Last // the word after the cue, less adverbs
	for after < len(a.doc.Tokens)-1 && a.tok(after).Tag == tag.RB {
		after++
	}
	if x.Form&text.Passive != 0 && head.Lemma == atomUnderstand && c.source.tokens.empty() {
		return Statement // "it is understood"
	}
	negated := x.Form&text.Negated != 0
	if head.Lemma == atomWant && a.tok(x.Last-1).Word == atomKnow {
		return Question // "wanted to know"
	}
	switch head.Lemma {
	case atomSay, atomComment, atomDiscuss, atomElaborate:
		if negated && a.hasWord(tokens{x.First, x.Head}, willForms) {
			return Refusal
		}
	case atomAsk:
		if a.asksWh(c) {
			return Question
		}
		if !c.left.empty() && a.tok(max(c.left.first, c.left.last-2)).In(a.doc.Source) == "?" {
			return Question
		}
		if a.wordAt(x.Last) == atomAbout {
			return Question
		}
		return Demand
	case atomCall:
		if w := a.wordAt(after); w == atomFor || w == atomOn || w == atomUpon {
			return Demand
		}
		return a.verdict(c, true)
	case atomDescribe, atomLabel, atomBrand, atomCharacterize, atomDub, atomTerm, atomDeem:
		return a.verdict(c, false)
	case atomWant:
		if c.right.empty() || a.tok(first).Tag == tag.TO {
			return Opinion
		}
		if k := a.mentionAt(a.headOf(&c.source)); k >= 0 && a.cast.mentions[k].det == shared {
			return Opinion
		}
		return Demand
	case atomReject, atomDismiss:
		object := c.right
		if object.empty() || x.Form&text.Passive != 0 {
			object = c.left
		}
		for k := object.first; k < object.last && k < object.first+8; k++ {
			if t := a.tok(k); t.On(text.OfferNouns) && !t.On(text.ClaimNouns) {
				return Refusal
			} else if t.Tag == tag.IN || t.On(text.ClaimNouns) {
				break
			}
		}
		return Denial
	case atomTurn:
		return Refusal // "turned down"
	case atomRule:
		for k := x.Last; k < len(a.doc.Tokens) && k < x.Last+6 && !a.tok(k).Is(text.EndMark|text.Comma); k++ {
			if a.tok(k).Word == atomOut {
				return Refusal // "ruled out a vote", "ruled that out"
			} else if a.tok(k).Tag.IsFinite() {
				break
			}
		}
		return Statement
	case atomAgree:
		if a.wordAt(after) == atomTo || !c.right.empty() && a.tok(first).Tag == tag.TO || a.hasInfinitive(c, after) {
			return Promise
		}
		return Confirmation
	case atomTell:
		if a.hasInfinitive(c, after) && a.quotes.quoted[max(first, 0)] < 0 {
			return Demand
		}
	case atomExpress, atomVoice:
		for k := x.Last; k < len(a.doc.Tokens) && k < x.Last+5; k++ {
			switch t := a.tok(k); {
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
		if a.hasWord(tokens{x.Last, min(x.Last+3, len(a.doc.Tokens))}, notForms) {
			return Denial
		} else if among(a.wordAt(x.Last), guiltWords) {
			return Confirmation
		}
	case atomVote:
		switch a.wordAt(after) {
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

func (a *analysis) wordAt(i int) text.Atom {
	if i >= len(a.doc.Tokens) {
		return 0
	}
	return a.tok(i).Word
}

func (a *analysis) hasWord(t tokens, words wordSet) bool {
	for k := t.first; k < t.last; k++ {
		if among(a.tok(k).Word, words) {
			return true
		}
	}
	return false
}

// asksWh reports whether the content of c is a question: "whether …".
func (a *analysis) asksWh(c *candidate) bool {
	if c.right.empty() {
		return false
	}
	if c.rightUnit >= 0 && a.units[c.rightUnit].Kind == text.WhUnit {
		return true
	}
	for k := c.right.first; k < c.right.last && k < c.right.first+6; k++ {
		t := a.tok(k)
		if t.Tag == tag.TO {
			return false
		}
		if among(t.Word, whWords) {
			return true
		}
	}
	if last := a.tok(c.right.last - 1); last.Is(text.EndMark) && last.In(a.doc.Source) == "?" {
		return true
	}
	return c.right.last-c.right.first > 1 && a.tok(c.right.last-2).In(a.doc.Source) == "?"
}

// hasInfinitive reports whether the content of c is "somebody to do something"
// or "to do something".
func (a *analysis) hasInfinitive(c *candidate, after int) bool {
	r := a.ranges[c.sentence]
	for u, n := c.unit+1, 0; u < r.last && n < 6; u, n = u+1, n+1 {
		switch x := &a.units[u]; x.Kind {
		case text.VerbUnit:
			return x.Form&text.Infinitive != 0
		case text.NounUnit, text.PrepUnit, text.AdverbUnit, text.TimeUnit, text.OtherUnit:
			if t := a.tok(x.First); t.Word == atomTo && t.Is(text.Capital) && a.doc.Paragraphs[a.doc.Sentences[c.sentence].Paragraph].Role == text.Headline {
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
func (a *analysis) verdict(c *candidate, harsh bool) Act {
	quoted := false
	for n := range c.numParts() {
		p := c.part(n)
		for k := p.first; k < p.last; k++ {
			t := a.tok(k)
			switch {
			case t.On(text.NegativeWords):
				return Criticism
			case t.On(text.PositiveWords):
				return Support
			}
			quoted = quoted || a.quotes.quoted[k] >= 0
		}
	}
	if harsh && quoted {
		return Criticism
	}
	return Statement
}
