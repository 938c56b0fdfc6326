package attribute

import (
	"slices"

	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/rules"
)

// continuation is a quotation that a claim may go on with.
type continuation struct {
	text.Range
	skipped      int  // sentences without quotation marks before it
	newParagraph bool // it begins the next paragraph
}

// following returns the quotation that a claim which ends with token last may
// go on with: one that begins the next sentence or the one after it, or the
// next paragraph.
func following(txt *parse.Text, last int) (continuation, bool) {
	if last >= len(txt.Tokens) {
		return continuation{}, false
	}
	s := txt.SentenceAt(last)
	if txt.Sentences[s].First < last {
		s++
	}
	if s == 0 || s >= len(txt.Sentences) {
		return continuation{}, false
	}
	p := txt.Sentences[s-1].Paragraph
	for n := 0; n <= 1 && s+n < len(txt.Sentences); n++ {
		sent := &txt.Sentences[s+n]
		if sent.Paragraph != p && (n > 0 || sent.Paragraph != p+1 || txt.Paragraphs[p+1].Role != text.Body) {
			return continuation{}, false
		}
		if q := txt.Quotes.Quoted[sent.First]; q >= 0 {
			if txt.Quotes.List[q].First != sent.First || isPost(txt, sent.First) {
				return continuation{}, false
			}
			return continuation{parse.Grow(txt, text.Range{First: sent.First, Last: txt.Quotes.List[q].Last}), n, sent.Paragraph != p}, true
		}
		if sent.Paragraph != p || hasQuoted(txt, sent) {
			return continuation{}, false
		}
	}
	return continuation{}, false
}

// hasQuoted reports whether a token of the sentence s is in quotation marks.
func hasQuoted(txt *parse.Text, s *text.Sentence) bool {
	return slices.ContainsFunc(txt.Quotes.Quoted[s.First:s.Last], func(q int32) bool { return q >= 0 })
}

// moreFeatures collects the features of the quotation q as the continuation of
// a claim of cue u by rule, the nth.
func moreFeatures(f *weigh.Features, v parse.View, u int, rule *rules.Rule, quoted bool, q continuation, n int) {
	f.Reset()
	after, word := afterQuotation(v, q)
	slot, marks, form := slotAtoms[rule.Content], weigh.YesNo(quoted), formAtom(v.Units[u].Form)
	ended := weigh.YesNo(v.Tok(q.Last-2).Is(text.EndMark) || v.Tok(q.Last-1).Is(text.EndMark))
	place := weigh.Count(q.skipped)
	if q.newParagraph {
		place = atomParagraph
	}
	f.Add(tMore, place, 0, 0)
	if n == 0 && place == weigh.Count(0) {
		alone := isAlone(v, q, after)
		f.Add(tMoreAlone, alone, marks, word)
		f.Add(tMoreAlone, alone, marks, slot)
		f.Add(tMoreAlone, alone, marks, form)
	}
	f.Add(tMore, slot, marks, place)
	f.Add(tMore, slot, after, place)
	f.Add(tMore, rule.ID, marks, place)
	f.Add(tMoreNext, after, word, place)
	f.Add(tMoreNext, ended, word, place)
	f.Add(tMoreCue, form, marks, place)
	f.Add(tMoreCue, weigh.Count(min(n, 3)), place, marks)
	f.Add(tMoreCue, v.Tok(v.Units[u].Head).Lemma, marks, place)
	f.Add(tMoreNext, weigh.Bucket(q.Last-q.First), ended, place)
	if n == 0 {
		// Does the sentence of the cue go on to tell of something else?
		f.Add(tMoreCue, slot, weigh.Count(min(v.FiniteIn(u+1, v.Last), 2)), place)
	}
	if q.skipped > 0 {
		f.Add(tMoreCue, speaksBefore(v, q.First), marks, place)
	}
}

// afterQuotation tells what follows the quotation q, and whether a cue is soon among it.
func afterQuotation(v parse.View, q continuation) (after, word text.Atom) {
	s := v.SentenceAt(q.Last - 1)
	sent := &v.Sentences[s]
	if q.Last < sent.Last {
		if hasCue(v, q.Last, min(sent.Last, q.Last+6)) {
			word = atomCueVerb
		}
		return weigh.TagAtoms[v.Tok(q.Last).Tag], word
	}
	if s+1 == len(v.Sentences) || v.Sentences[s+1].Paragraph != sent.Paragraph {
		return weigh.End, 0
	}
	// '"Why?" Ruiz asked.': the next sentence may attribute it.
	if next := &v.Sentences[s+1]; hasCue(v, next.First, min(next.Last, next.First+5)) {
		word = atomVerb
	}
	return atomOther, word
}

// hasCue reports whether one of the tokens [i, last) may be a verb that is a cue.
func hasCue(v parse.View, i, last int) bool {
	return v.Any(text.Range{First: i, Last: last}, func(t *text.Token) bool { return v.Set.Cue(t.Lemma, text.VerbUnit) != nil })
}

// isAlone tells whether nobody else is there to have said the quotation q, in the sentence
// of the cue or after q: 'Ruiz said it was sound. | "It has stood for years."'
func isAlone(v parse.View, q continuation, after text.Atom) text.Atom {
	switch {
	case after != weigh.End:
		return weigh.No
	case text.HasUnit(v.Units[v.First:v.Last], text.QuoteUnit):
		return atomOther
	}
	return weigh.Yes
}

// speaksBefore tells whether anybody else speaks in the sentence before token first.
func speaksBefore(v parse.View, first int) text.Atom {
	for i := first - 1; i >= max(0, first-29); i-- {
		t := v.Tok(i)
		if i < first-1 && t.Is(text.EndMark) {
			break
		}
		if t.Tag.IsVerb() && v.Set.Cue(t.Lemma, text.VerbUnit) != nil {
			return atomCueVerb
		}
	}
	return weigh.No
}

var atomParagraph = weigh.Named("paragraph")

// isQuotedNoun reports whether the quotation q is the noun, or a part of it, that opens a
// sentence of the reporter's: it ends in no mark of its own, and the sentence goes on.
func isQuotedNoun(txt *parse.Text, q text.Range) bool {
	const most = 7 // tokens with the marks
	s := txt.Sentences[txt.SentenceAt(q.First)]
	if q.Last >= s.Last || q.Last-q.First > most || txt.Tok(q.Last-2).Is(text.EndMark|text.Comma) {
		return false
	}
	next := txt.Tok(q.Last).Tag
	return next.IsNoun() || next.IsAdjective() || next.IsVerb()
}

// more returns the quotations after token last that belong to the claim too.
func (p *Proposer) more(v parse.View, u int, rule *rules.Rule, quoted bool, last int) []text.Range {
	begin := len(p.rest)
	for n := 0; n < parse.MaxContinued; n++ {
		q, ok := following(v.Text, last)
		if !ok {
			break
		}
		if isQuotedNoun(v.Text, q.Range) {
			break // '"We will stay," he said. | "Green" voters are not so sure.'
		}
		if q.newParagraph && q.Last-q.First <= MaxTurnWords && isQuestion(v.Text, u) {
			break // '"Is it true?" asked Ruiz. | "It is."': the answer
		}
		if q.Last-q.First <= MaxTurnWords && v.ListsOf(v.Tok(v.Units[u].Head).Lemma).Has(text.ReplyVerbs) && parse.EndsAsking(v.Text, v.SentenceAt(q.Last-1)) {
			break // '"At home," Gaines replied. | "With whom?"': the next question
		}
		moreFeatures(&p.f, v, u, rule, quoted, q, n)
		if p.f.Sum <= 0 {
			break
		}
		p.rest = append(p.rest, q.Range)
		last = q.Last
		quoted = true
	}
	return p.rest[begin:]
}
