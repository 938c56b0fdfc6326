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
func (st *Settler) adopt() {
	held := st.held()
	var last []int32
	var before tokens // the quotation before, which nobody adopted
	for i := range st.Quotes.list {
		if held[i] {
			continue
		}
		t, ok := standsAlone(st.Text, i)
		if !ok {
			continue
		}
		if last == nil {
			last = st.lastClaims()
		}
		c := st.adopter(t, last)
		if c < 0 || len(st.claims[c].more) >= maxContinued {
			before = t
			continue
		}
		o := &st.claims[c]
		if s := o.sentence; o.rule.Content == rules.Next && !before.empty() && st.Sentences[s].First == before.last &&
			st.Sentences[s].Paragraph == st.Sentences[s-1].Paragraph {
			o.adopt(before) // "It is over." Ms Roy shook her head. "Nothing is left."
		}
		o.adopt(t)
		last[st.SentenceAt(t.last-1)] = int32(c)
		before = tokens{}
	}
}

// lastClaims returns for each sentence the last claim that ends in it, of those that
// lie in no other, or -1.
func (st *Settler) lastClaims() []int32 {
	last := make([]int32, len(st.Sentences))
	for s := range last {
		last[s] = -1
	}
	for i := range st.claims {
		if c := &st.claims[i]; c.within < 0 {
			s := st.SentenceAt(c.end() - 1)
			if k := last[s]; k < 0 || c.cue.first > st.claims[k].cue.first {
				last[s] = int32(i)
			}
		}
	}
	return last
}

// held tells for each quotation whether a claim has words of it.
func (st *Settler) held() []bool {
	held := make([]bool, len(st.Quotes.list))
	for i := range st.claims {
		c := &st.claims[i]
		for k := range c.numParts() {
			p := c.part(k)
			q, _ := slices.BinarySearchFunc(st.Quotes.list, p.first, func(q quotation, first int) int { return q.last - first - 1 })
			for ; q < len(held) && st.Quotes.list[q].first < p.last; q++ {
				held[q] = true
			}
		}
	}
	return held
}

// standsAlone returns the tokens of quotation i, where it is all of the sentences
// that it touches, in the body of the text.
func standsAlone(txt *Text, i int) (tokens, bool) {
	q := &txt.Quotes.list[i]
	if q.continues || isSigned(txt, q.last) || q.last-q.first < 4 || !txt.Tok(q.last-2).Is(text.EndMark) && !txt.Tok(q.last-1).Is(text.EndMark) {
		return tokens{}, false
	}
	t := grow(txt, tokens{q.first, q.last})
	first, last := txt.SentenceAt(t.first), txt.SentenceAt(t.last-1)
	if txt.Sentences[first].First != t.first || txt.Sentences[last].Last != t.last ||
		txt.Paragraphs[txt.Sentences[first].Paragraph].Role != text.Body {
		return tokens{}, false
	}
	return t, true
}

// isSigned reports whether what follows the quotation that ends before token i tells
// who says it: '"Never." | Ruiz said.', '"Never." | — Ana Ruiz'.
func isSigned(txt *Text, i int) bool {
	if i >= len(txt.Tokens) {
		return false
	}
	if txt.Tok(i).Is(text.Dash) {
		return true
	}
	s := txt.SentenceAt(i)
	sent, r := &txt.Sentences[s], txt.View(s)
	if sent.First != i || sent.Paragraph != txt.Sentences[s-1].Paragraph || r.Last-r.First > maxSignature {
		return false
	}
	u := mainVerb(txt, s)
	return u >= 0 && u <= r.First+1 && txt.EntryOf(&txt.Units[u]) != nil && (u+1 == r.Last || txt.Units[u+1].Kind == text.StopUnit)
}

// maxSignature bounds the units of a sentence that does nothing but tell who says
// the quotation before it.
const maxSignature = 4

// adopter returns the claim whose speaker says t, or -1: that of the sentence before,
// by last, a new one, or one further back.
func (st *Settler) adopter(t tokens, last []int32) int {
	s := st.SentenceAt(t.first) - 1
	if s < 0 {
		return -1
	}
	p, par := st.Sentences[s].Paragraph, st.Sentences[s+1].Paragraph
	if par > p+1 || st.Paragraphs[p].Role != text.Body {
		return -1
	}
	if i := last[s]; i >= 0 && !opensSentence(st.Text, &st.claims[i]) {
		if c := &st.claims[i]; isAsking(st.Text, c) || par != p && isTurn(st.Text, c, t) {
			return -1
		}
		return int(i)
	}
	if (par == p || isBrief(st.Text, p)) && st.showsSpeaker(s) {
		return len(st.claims) - 1
	}
	if par != p && !endsAsking(st.Text, s) {
		return -1
	}
	for k := s - 1; k >= 0 && k >= s-maxAway && st.Sentences[k].Paragraph >= p-1; k-- {
		if st.Sentences[k].Paragraph != p && !endsAsking(st.Text, s) || mainVerb(st.Text, k+1) >= 0 && !endsAsking(st.Text, k+1) {
			return -1
		}
		if i := last[k]; i >= 0 {
			if isAsking(st.Text, &st.claims[i]) {
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
func isBrief(txt *Text, p int) bool {
	par := &txt.Paragraphs[p]
	return par.Last == par.First+1 && txt.View(par.First).Last-txt.View(par.First).First <= maxBrief
}

// asks reports whether what comes after c is no word of its speaker: c is a
// question, or has no speaker.
func isAsking(txt *Text, c *candidate) bool {
	return c.source.empty() || isQuestion(txt, c.unit) || endsAsking(txt, txt.SentenceAt(c.end()-1))
}

// isQuestion reports whether the cue u puts a question.
func isQuestion(txt *Text, u int) bool {
	e := txt.EntryOf(&txt.Units[u])
	return e != nil && (e.Act == "question" || txt.Tok(txt.Units[u].Head).Lemma == atomAsk)
}

// endsAsking reports whether sentence s is a question.
func endsAsking(txt *Text, s int) bool {
	sent := &txt.Sentences[s]
	for i := sent.Last - 1; i >= sent.First && i >= sent.Last-2; i-- {
		if txt.Tok(i).Is(text.EndMark) {
			return txt.Source[txt.Tok(i).Start] == '?'
		}
	}
	return false
}

// maxTurnWords bounds the words of a quotation in a conversation, where the next
// paragraph may well be the answer.
const maxTurnWords = 14

// isTurn reports whether t, which begins the paragraph after c, may be somebody's
// answer to it: it is short, and c a quotation or t a question.
func isTurn(txt *Text, c *candidate, t tokens) bool {
	if t.last-t.first > maxTurnWords {
		return false
	}
	return txt.Quotes.quoted[c.part(c.lastPart()).last-1] >= 0 || endsAsking(txt, txt.SentenceAt(t.last-1))
}

// showsSpeaker adds a claim by the subject of sentence s, if that can speak and so
// may say the quotation after it, and reports whether it did. The quotation is not
// in the claim yet.
func (st *Settler) showsSpeaker(s int) bool {
	u := mainVerb(st.Text, s)
	if u < 0 {
		return false
	}
	group := st.proposer.Propose(st.View(s), u, Options{Floating: true})
	best := -1
	for i := range group {
		if c := &group[i]; c.rule.Content == rules.Next && len(c.more) > 0 && canSpeak(st.Text, c) && (best < 0 || c.score > group[best].score) {
			best = i
		}
	}
	if best < 0 {
		return false
	}
	c := group[best]
	c.probability, c.more = shownProbability, nil
	st.claims = append(st.claims, c)
	return true
}

// shownProbability is the share of the quotations right after a sentence that says
// nothing that are its subject's words, on annotated news.
const shownProbability = 0.7

// mainVerb returns the first finite verb of sentence s, or -1.
func mainVerb(txt *Text, s int) int {
	r := txt.View(s)
	for u := mainClause(r); u < r.Last; u++ {
		if txt.Units[u].IsFiniteVerb() {
			return u
		}
	}
	return -1
}

// mainClause returns the unit with which the main clause of the sentence r begins,
// after a participle and what belongs to it: "Asked whether he would go, | Ruiz smiled".
func mainClause(v View) int {
	if v.First >= v.Last || v.Units[v.First].Kind != text.VerbUnit || v.Units[v.First].Form != text.Participle {
		return v.First
	}
	for u := v.First + 1; u+1 < v.Last; u++ {
		if v.Units[u].Kind == text.CommaUnit && v.Units[u+1].Kind == text.NounUnit && v.Units[u+1].Form&text.Clause != 0 {
			return u + 1
		}
	}
	return v.First
}

// opensSentence reports whether the cue of c is a participle before the main clause
// of its sentence, and says what somebody is asked or told.
func opensSentence(txt *Text, c *candidate) bool {
	r := txt.View(c.sentence)
	return c.unit == r.First && c.source.empty() && mainClause(r) > r.First
}

// canSpeak reports whether the speaker of c is a person or a body.
func canSpeak(txt *Text, c *candidate) bool {
	t := txt.Tok(c.source.head)
	switch headClass(txt, &c.source) {
	case atomProper, atomRole, atomBody:
		return true
	case t.Word:
		return t.Tag == tag.PRP && t.Word != atomIt
	case atomThing:
		if t.On(text.Kin) || t.On(text.MaleNouns) || t.On(text.FemaleNouns) {
			return true
		}
		for _, end := range [...]string{"man", "woman", "ist", "ian", "-old"} {
			if strings.HasSuffix(t.In(txt.Source), end) {
				return true
			}
		}
	}
	return false
}
