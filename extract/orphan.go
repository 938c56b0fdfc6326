package extract

import (
	"slices"
	"strings"

	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// adopt finds the speakers of quotations of whole sentences that no claim holds:
// nine in ten of those of news are somebody's words, and the reader knows whose by
// what stands before them. That is the claim which the sentence before makes, its
// subject, "Ms Roy shook her head. | “Never.”", or, after a question, whoever spoke
// last, "And the shoes? | “They went too.”"
func (a *analysis) adopt() {
	held := a.held()
	var last []int32
	var before tokens // the quotation before, which nobody adopted
	for i := range a.quotes.list {
		if held[i] {
			continue
		}
		t, ok := a.standsAlone(i)
		if !ok {
			continue
		}
		if last == nil {
			last = a.lastClaims()
		}
		c := a.adopter(t, last)
		if c < 0 || len(a.proposed[c].more) >= maxContinued {
			before = t
			continue
		}
		o := &a.proposed[c]
		if s := o.sentence; o.rule.Content == rules.Next && !before.empty() && a.doc.Sentences[s].First == before.last &&
			a.doc.Sentences[s].Paragraph == a.doc.Sentences[s-1].Paragraph {
			o.adopt(before) // "It is over." Ms Roy shook her head. "Nothing is left."
		}
		o.adopt(t)
		last[sentenceOf(&a.doc, t.last-1)] = int32(c)
		before = tokens{}
	}
}

// lastClaims returns for each sentence the last claim that ends in it, of those that
// lie in no other, or -1.
func (a *analysis) lastClaims() []int32 {
	last := make([]int32, len(a.doc.Sentences))
	for s := range last {
		last[s] = -1
	}
	for i := range a.proposed {
		if c := &a.proposed[i]; c.within < 0 {
			s := sentenceOf(&a.doc, c.end()-1)
			if k := last[s]; k < 0 || c.cue.first > a.proposed[k].cue.first {
				last[s] = int32(i)
			}
		}
	}
	return last
}

// held tells for each quotation whether a claim has words of it.
func (a *analysis) held() []bool {
	held := make([]bool, len(a.quotes.list))
	for i := range a.proposed {
		c := &a.proposed[i]
		for k := range c.numParts() {
			p := c.part(k)
			q, _ := slices.BinarySearchFunc(a.quotes.list, p.first, func(q quotation, first int) int { return q.last - first - 1 })
			for ; q < len(held) && a.quotes.list[q].first < p.last; q++ {
				held[q] = true
			}
		}
	}
	return held
}

// standsAlone returns the tokens of quotation i, where it is all of the sentences
// that it touches, in the body of the text.
func (a *analysis) standsAlone(i int) (tokens, bool) {
	q := &a.quotes.list[i]
	if q.continues || a.isSigned(q.last) || q.last-q.first < 4 || !a.tok(q.last-2).Is(text.EndMark) && !a.tok(q.last-1).Is(text.EndMark) {
		return tokens{}, false
	}
	t := a.grow(tokens{q.first, q.last})
	first, last := sentenceOf(&a.doc, t.first), sentenceOf(&a.doc, t.last-1)
	if a.doc.Sentences[first].First != t.first || a.doc.Sentences[last].Last != t.last ||
		a.doc.Paragraphs[a.doc.Sentences[first].Paragraph].Role != text.Body {
		return tokens{}, false
	}
	return t, true
}

// isSigned reports whether what follows the quotation that ends before token i tells
// who says it: '"Never." | Ruiz said.', '"Never." | — Ana Ruiz'.
func (a *analysis) isSigned(i int) bool {
	if i >= len(a.doc.Tokens) {
		return false
	}
	if a.tok(i).Is(text.Dash) {
		return true
	}
	s := sentenceOf(&a.doc, i)
	sent, r := &a.doc.Sentences[s], a.ranges[s]
	if sent.First != i || sent.Paragraph != a.doc.Sentences[s-1].Paragraph || r.last-r.first > maxSignature {
		return false
	}
	u := a.mainVerb(s)
	return u >= 0 && u <= r.first+1 && a.entryOf(&a.units[u]) != nil && (u+1 == r.last || a.units[u+1].Kind == text.StopUnit)
}

// maxSignature bounds the units of a sentence that does nothing but tell who says
// the quotation before it.
const maxSignature = 4

// adopter returns the claim whose speaker says t, or -1: that of the sentence before,
// by last, a new one, or one further back.
func (a *analysis) adopter(t tokens, last []int32) int {
	s := sentenceOf(&a.doc, t.first) - 1
	if s < 0 {
		return -1
	}
	p, par := a.doc.Sentences[s].Paragraph, a.doc.Sentences[s+1].Paragraph
	if par > p+1 || a.doc.Paragraphs[p].Role != text.Body {
		return -1
	}
	if i := last[s]; i >= 0 && !a.opensSentence(&a.proposed[i]) {
		if c := &a.proposed[i]; a.asks(c) || par != p && a.isTurn(c, t) {
			return -1
		}
		return int(i)
	}
	if (par == p || a.isBrief(p)) && a.showsSpeaker(s) {
		return len(a.proposed) - 1
	}
	if par != p && !a.endsAsking(s) {
		return -1
	}
	for k := s - 1; k >= 0 && k >= s-maxAway && a.doc.Sentences[k].Paragraph >= p-1; k-- {
		if a.doc.Sentences[k].Paragraph != p && !a.endsAsking(s) || a.mainVerb(k+1) >= 0 && !a.endsAsking(k+1) {
			return -1
		}
		if i := last[k]; i >= 0 {
			if a.asks(&a.proposed[i]) {
				return -1
			}
			return int(i)
		}
	}
	return -1
}

// maxAway is how many sentences further back the last speaker is looked for.
const maxAway = 2

// adopt adds t, after all that c says, to its content.
func (c *candidate) adopt(t tokens) { c.more = append(slices.Clip(c.more), t) }

// lastPart returns the part of the content of c that ends last.
func (c *candidate) lastPart() int {
	last := 0
	for i := range c.numParts() {
		if c.part(i).last > c.part(last).last {
			last = i
		}
	}
	return last
}

// end returns the token after the last of c.
func (c *candidate) end() int {
	return max(c.cue.last, c.source.tokens.last, c.part(c.lastPart()).last)
}

// maxBrief bounds the units of a paragraph that does nothing but introduce the next.
const maxBrief = 12

// isBrief reports whether paragraph p is one short sentence.
func (a *analysis) isBrief(p int) bool {
	par := &a.doc.Paragraphs[p]
	return par.Last == par.First+1 && a.ranges[par.First].last-a.ranges[par.First].first <= maxBrief
}

// asks reports whether what comes after c is no word of its speaker: c is a
// question, or has no speaker.
func (a *analysis) asks(c *candidate) bool {
	return c.source.empty() || a.isQuestion(c.unit) || a.endsAsking(sentenceOf(&a.doc, c.end()-1))
}

// isQuestion reports whether the cue u puts a question.
func (a *analysis) isQuestion(u int) bool {
	e := a.entryOf(&a.units[u])
	return e != nil && (e.Act == string(Question) || a.tok(a.units[u].Head).Lemma == atomAsk)
}

// endsAsking reports whether sentence s is a question.
func (a *analysis) endsAsking(s int) bool {
	sent := &a.doc.Sentences[s]
	for i := sent.Last - 1; i >= sent.First && i >= sent.Last-2; i-- {
		if a.tok(i).Is(text.EndMark) {
			return a.doc.Source[a.tok(i).Start] == '?'
		}
	}
	return false
}

// maxTurnWords bounds the words of a quotation in a conversation, where the next
// paragraph may well be the answer.
const maxTurnWords = 14

// isTurn reports whether t, which begins the paragraph after c, may be somebody's
// answer to it: it is short, and c a quotation or t a question.
func (a *analysis) isTurn(c *candidate, t tokens) bool {
	if t.last-t.first > maxTurnWords {
		return false
	}
	return a.quotes.quoted[c.part(c.lastPart()).last-1] >= 0 || a.endsAsking(sentenceOf(&a.doc, t.last-1))
}

// showsSpeaker adds a claim by the subject of sentence s, if that can speak and so
// may say the quotation after it, and reports whether it did. The quotation is not
// in the claim yet.
func (a *analysis) showsSpeaker(s int) bool {
	u := a.mainVerb(s)
	if u < 0 {
		return false
	}
	a.forget()
	a.floating = true
	a.propose(s, u, 0)
	a.floating = false
	a.forget()
	best := -1
	for i := range a.group {
		if c := &a.group[i]; c.rule.Content == rules.Next && len(c.more) > 0 && a.canSpeak(c) && (best < 0 || c.score > a.group[best].score) {
			best = i
		}
	}
	if best < 0 {
		return false
	}
	c := a.group[best]
	c.probability, c.more = shownProbability, nil
	a.proposed = append(a.proposed, c)
	return true
}

// shownProbability is the share of the quotations right after a sentence that says
// nothing that are its subject's words, on annotated news.
const shownProbability = 0.7

// mainVerb returns the first finite verb of sentence s, or -1.
func (a *analysis) mainVerb(s int) int {
	r := a.ranges[s]
	for u := a.mainClause(r); u < r.last; u++ {
		if a.units[u].IsFiniteVerb() {
			return u
		}
	}
	return -1
}

// mainClause returns the unit with which the main clause of the sentence r begins,
// after a participle and what belongs to it: "Asked whether he would go, | Ruiz smiled".
func (a *analysis) mainClause(r unitRange) int {
	if r.first >= r.last || a.units[r.first].Kind != text.VerbUnit || a.units[r.first].Form != text.Participle {
		return r.first
	}
	for u := r.first + 1; u+1 < r.last; u++ {
		if a.units[u].Kind == text.CommaUnit && a.units[u+1].Kind == text.NounUnit && a.units[u+1].Form&text.Clause != 0 {
			return u + 1
		}
	}
	return r.first
}

// opensSentence reports whether the cue of c is a participle before the main clause
// of its sentence, and says what somebody is asked or told.
func (a *analysis) opensSentence(c *candidate) bool {
	r := a.ranges[c.sentence]
	return c.unit == r.first && c.source.empty() && a.mainClause(r) > r.first
}

// canSpeak reports whether the speaker of c is a person or a body.
func (a *analysis) canSpeak(c *candidate) bool {
	t := a.tok(c.source.head)
	switch a.headClass(&c.source) {
	case atomProper, atomRole, atomBody:
		return true
	case t.Word:
		return t.Tag == tag.PRP && t.Word != atomIt
	case atomThing:
		if t.On(text.Kin) || t.On(text.MaleNouns) || t.On(text.FemaleNouns) {
			return true
		}
		for _, end := range [...]string{"man", "woman", "ist", "ian", "-old"} {
			if strings.HasSuffix(t.In(a.doc.Source), end) {
				return true
			}
		}
	}
	return false
}
