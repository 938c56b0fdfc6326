package extract

import (
	"claims/extract/internal/attribute"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
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
	if head.On(text.Hedges) {
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
	if told := rec.actByWords(i, x, head.Lemma); told != "" {
		return told
	}
	return act
}

// actByWords tells what the words that go with the verb x of claim i make of it, or "".
func (rec *recorder) actByWords(i int, x *text.Unit, lemma text.Atom) Act {
	c := &rec.claims[i]
	switch lists := rec.ListsOf(lemma); {
	case lists.Has(text.UnderstandVerbs):
		if x.Form&text.Passive != 0 && c.Source.Range.Empty() {
			return Statement // "it is understood"
		}
	case lists.Has(text.CommentVerbs):
		if rec.isNegated(c) && parse.HasOn(rec.Text, text.Range{First: x.First, Last: x.Head}, text.WillForms) {
			return Refusal
		}
	case lemma == english.Ask:
		return rec.asking(c, x)
	case lists.Has(text.CallingVerbs):
		return rec.calling(c, x)
	case lists.Has(text.DescribeVerbs):
		return verdict(rec.Text, c, false)
	case lemma == english.Want:
		return rec.wanting(i, x)
	case lists.Has(text.RejectVerbs):
		return rec.rejecting(c, x)
	case lists.Has(text.RuleVerbs):
		return rec.ruling(x)
	case lists.Has(text.AgreeVerbs):
		return rec.agreeing(c, x)
	case lemma == english.Tell:
		if hasInfinitive(rec.Text, c) && rec.Quotes.Quoted[max(c.Right.First, 0)] < 0 {
			return Demand
		}
	case lists.Has(text.ExpressVerbs):
		return rec.expressing(x)
	case lists.Has(text.PleadVerbs):
		return rec.pleading(x)
	case lists.Has(text.VoteVerbs):
		return rec.voting(x)
	}
	return ""
}

// wordAfter returns the word after the verb x, less adverbs.
func (rec *recorder) wordAfter(x *text.Unit) text.Atom {
	after := x.Last
	for after < len(rec.Tokens)-1 && rec.Tok(after).Tag == tag.RB {
		after++
	}
	return wordAt(rec.Text, after)
}

// beginsWithTo reports whether what c says after its cue begins with "to".
func beginsWithTo(txt *parse.Text, c *attribute.Candidate) bool {
	return !c.Right.Empty() && txt.Tok(c.Right.First).Tag == tag.TO
}

// asking tells a question from a demand: "asked | whether", "asked | about", "“Why?” she
// asked", "asked | for money".
func (rec *recorder) asking(c *attribute.Candidate, x *text.Unit) Act {
	if asksWh(rec.Text, c) || wordAt(rec.Text, x.Last) == english.About ||
		!c.Left.Empty() && (rec.asksBefore(c) || rec.Tok(max(c.Left.First, c.Left.Last-2)).In(rec.Source) == "?") {
		return Question
	}
	return Demand
}

// asksBefore reports whether c asks what stands before its cue without quotation marks:
// "Was it hijacked, | asked a reporter", "Had the bank known, | she asked, that it was broke?"
func (rec *recorder) asksBefore(c *attribute.Candidate) bool {
	return c.Rule.Content != rules.Subject && rec.Quotes.Quoted[c.Left.First] < 0
}

// calling tells "called for" and "called on" from "called it a disgrace".
func (rec *recorder) calling(c *attribute.Candidate, x *text.Unit) Act {
	if rec.ListsOf(rec.wordAfter(x)).Has(text.CallingPrepositions) {
		return Demand
	}
	return verdict(rec.Text, c, true)
}

// agreeing tells "agreed to pay" from "agreed that".
func (rec *recorder) agreeing(c *attribute.Candidate, x *text.Unit) Act {
	if rec.wordAfter(x) == english.To || hasInfinitive(rec.Text, c) {
		return Promise
	}
	return Confirmation
}

// pleading tells "pleaded not guilty" from "pleaded guilty" and "pleaded for help".
func (rec *recorder) pleading(x *text.Unit) Act {
	switch {
	case parse.HasOn(rec.Text, text.Range{First: x.Last, Last: min(x.Last+3, len(rec.Tokens))}, text.InnocenceWords):
		return Denial
	case rec.ListsOf(wordAt(rec.Text, x.Last)).Has(text.GuiltWords):
		return Confirmation
	}
	return ""
}

// voting tells "voted for" from "voted against".
func (rec *recorder) voting(x *text.Unit) Act {
	switch rec.wordAfter(x) {
	case english.For:
		return Support
	case english.Against:
		return Criticism
	}
	return ""
}

// wanting tells what one wants of others from what one wants to do: "wanted | to know",
// "want | to go", "most voters want | it gone", "want | the bank to pay".
func (rec *recorder) wanting(i int, x *text.Unit) Act {
	c := &rec.claims[i]
	switch {
	case rec.Tok(x.Last-1).Word == english.Know:
		return Question
	case c.Right.Empty() || beginsWithTo(rec.Text, c) || rec.cast.IsShare(i):
		return Opinion
	}
	return Demand
}

// rejecting tells what is refused from what is denied: "rejected | an offer", "rejected |
// the claim".
func (rec *recorder) rejecting(c *attribute.Candidate, x *text.Unit) Act {
	object := c.Right
	if object.Empty() || x.Form&text.Passive != 0 {
		object = c.Left
	}
	for k := object.First; k < min(object.Last, object.First+8); k++ {
		if t := rec.Tok(k); t.On(text.OfferNouns) && !t.On(text.ClaimNouns) {
			return Refusal
		} else if t.Tag == tag.IN || t.On(text.ClaimNouns) {
			break
		}
	}
	return Denial
}

// ruling tells "ruled out a vote" and "ruled that out" from "ruled that".
func (rec *recorder) ruling(x *text.Unit) Act {
	for k := x.Last; k < min(len(rec.Tokens), x.Last+6) && !rec.Tok(k).Is(text.EndMark|text.Comma); k++ {
		if rec.Tok(k).Word == english.Out {
			return Refusal
		} else if rec.Tok(k).Tag.IsFinite() {
			break
		}
	}
	return Statement
}

// expressing tells what is expressed: "voiced | outrage", "solidarity", "hope".
func (rec *recorder) expressing(x *text.Unit) Act {
	for k := x.Last; k < min(len(rec.Tokens), x.Last+5); k++ {
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
	for k := c.Right.First; k < min(c.Right.Last, c.Right.First+6); k++ {
		t := txt.Tok(k)
		if t.Tag == tag.TO {
			return false
		}
		if parse.IsWh(t) {
			return true
		}
	}
	if last := txt.Tok(c.Right.Last - 1); last.In(txt.Source) == "?" {
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
