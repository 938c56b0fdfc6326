package settle

import (
	"slices"
	"sort"

	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/rules"
)

// adopt finds the speakers of quotations of whole sentences that no claim holds:
// nine in ten of those of news are somebody's words, and the reader knows whose by
// what stands before them. That is the claim which the sentence before makes, its
// subject, "Ms Roy shook her head. | “Never.”", or, after a question, whoever spoke
// last, "And the shoes? | “They went too.”"
func (st *Settler) adopt() {
	for i := range st.claims {
		if c := &st.claims[i]; len(c.More) > 0 && st.Quotes.Quoted[c.More[0].First] >= 0 {
			st.preferShown(c)
		}
	}
	held := st.held()
	var last []int32
	var left []int // quotations that nobody adopts
	for i := range st.Quotes.List {
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
		if c < 0 || len(st.claims[c].More) >= parse.MaxContinued {
			left = append(left, i)
			continue
		}
		held[i] = true
		st.claims[c].Adopt(t)
		last[st.SentenceAt(t.Last-1)] = int32(c)
	}
	for i := range st.claims {
		if c := &st.claims[i]; c.Rule.Content == rules.Next {
			st.adoptBefore(c, held)
		}
	}
	for _, i := range left {
		if !held[i] {
			st.addAlone(i)
		}
	}
}

// aloneProbability is the confidence in a claim of nobody.
const aloneProbability = attribute.Threshold

// addAlone adds a claim without a cue and a speaker for quotation i, which stands alone,
// where it is a paragraph: somebody said it, and the text does not say who.
func (st *Settler) addAlone(i int) {
	t, _ := standsAlone(st.Text, i)
	s := st.SentenceAt(t.First)
	par := &st.Paragraphs[st.Sentences[s].Paragraph]
	says := slices.ContainsFunc(st.Tokens[t.First:t.Last], func(t text.Token) bool { return t.Tag.IsFinite() })
	if says && par.First == s && st.Sentences[par.Last-1].Last == t.Last {
		st.claims = append(st.claims, attribute.Unattributed(s, st.View(s).First, t, aloneProbability))
	}
}

// addPosts adds the claims of posts that stand with their signatures.
func (st *Settler) addPosts() {
	for i := range st.Quotes.List {
		if q := &st.Quotes.List[i]; q.Signature > 0 {
			st.claims = append(st.claims, attribute.Posted(st.Text, text.Range{First: q.First, Last: q.Last}, q.Signature))
		}
	}
}

// adoptBefore adds the quotation right before the sentence of c, in its paragraph, where
// nobody else says it: "“It is over.” Ms Roy shook her head. “Nothing is left.”"
func (st *Settler) adoptBefore(c *attribute.Candidate, held []bool) {
	first := st.Sentences[c.Sentence].First
	if first == 0 || st.Sentences[c.Sentence-1].Paragraph != st.Sentences[c.Sentence].Paragraph {
		return
	}
	q := st.Quotes.Quoted[first-1]
	if q < 0 || held[q] {
		return
	}
	if t, ok := standsAlone(st.Text, int(q)); ok && t.Last == first {
		held[q] = true
		c.Adopt(t)
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
		if c := &st.claims[i]; c.Within < 0 {
			s := st.SentenceAt(c.End() - 1)
			if k := last[s]; k < 0 || c.Cue.First > st.claims[k].Cue.First {
				last[s] = int32(i)
			}
		}
	}
	return last
}

// held tells for each quotation whether a claim has words of it.
func (st *Settler) held() []bool {
	held := make([]bool, len(st.Quotes.List))
	for i := range st.claims {
		c := &st.claims[i]
		for k := range c.NumParts() {
			p := c.Part(k)
			for q := sort.Search(len(held), func(q int) bool { return st.Quotes.List[q].Last > p.First }); q < len(held) && st.Quotes.List[q].First < p.Last; q++ {
				held[q] = true
			}
		}
	}
	return held
}

// standsAlone returns the tokens of quotation i, where it is all of the sentences
// that it touches, in the body of the text.
func standsAlone(txt *parse.Text, i int) (text.Range, bool) {
	q := &txt.Quotes.List[i]
	if q.Continues || q.Signature > 0 || q.Last-q.First < 4 || !txt.Tok(q.Last-2).Is(text.EndMark) && !txt.Tok(q.Last-1).Is(text.EndMark) {
		return text.Range{}, false
	}
	t := parse.Grow(txt, text.Range{First: q.First, Last: q.Last})
	first, last := txt.SentenceAt(t.First), txt.SentenceAt(t.Last-1)
	if txt.Sentences[first].First != t.First || txt.Sentences[last].Last != t.Last ||
		txt.Paragraphs[txt.Sentences[first].Paragraph].Role != text.Body {
		return text.Range{}, false
	}
	return t, true
}

// adopter returns the claim whose speaker says t, or -1: that of the sentence before,
// by last, a new one, or one further back.
func (st *Settler) adopter(t text.Range, last []int32) int {
	s := st.SentenceAt(t.First) - 1
	if s < 0 {
		return -1
	}
	p, par := st.Sentences[s].Paragraph, st.Sentences[s+1].Paragraph
	if par > p+1 || st.Paragraphs[p].Role != text.Body {
		return -1
	}
	if i := last[s]; i >= 0 && !opensSentence(st.Text, &st.claims[i]) {
		if c := &st.claims[i]; par != p && isTurn(st.Text, c, t) {
			return -1
		}
		st.preferShown(&st.claims[i])
		return int(i)
	}
	if (par == p || isBrief(st.Text, p)) && st.showsSpeaker(s) {
		return len(st.claims) - 1
	}
	if par != p && !parse.EndsAsking(st.Text, s) {
		return -1
	}
	return st.lastSpeaker(s, last)
}

// lastSpeaker returns the last claim before sentence s whose speaker may go on speaking
// after it, or -1: nothing stands between but questions and sentences without a verb.
func (st *Settler) lastSpeaker(s int, last []int32) int {
	p := st.Sentences[s].Paragraph
	for k := s - 1; k >= max(0, s-maxAway) && st.Sentences[k].Paragraph >= p-1; k-- {
		if st.Sentences[k].Paragraph != p && !parse.EndsAsking(st.Text, s) || parse.MainVerb(st.Text, k+1) >= 0 && !parse.EndsAsking(st.Text, k+1) {
			return -1
		}
		if i := last[k]; i >= 0 {
			return int(i)
		}
	}
	return -1
}

// maxAway is how many sentences further back the last speaker is looked for.
const maxAway = 2

// maxBrief bounds the units of a paragraph that does nothing but introduce the next.
const maxBrief = 12

// isBrief reports whether paragraph p is one short sentence.
func isBrief(txt *parse.Text, p int) bool {
	par := &txt.Paragraphs[p]
	return par.Last == par.First+1 && txt.View(par.First).Last-txt.View(par.First).First <= maxBrief
}

// isTurn reports whether t, which begins the paragraph after c, may be somebody's
// answer to it: it is short, and c a quotation or t a question.
func isTurn(txt *parse.Text, c *attribute.Candidate, t text.Range) bool {
	if t.Last-t.First > attribute.MaxTurnWords {
		return false
	}
	return txt.Quotes.Quoted[c.Part(c.LastPart()).Last-1] >= 0 || parse.EndsAsking(txt, txt.SentenceAt(t.Last-1))
}

// showsSpeaker adds a claim by the subject of sentence s, if that can speak and so
// may say the quotation after it, and reports whether it did. The quotation is not
// in the claim yet.
func (st *Settler) showsSpeaker(s int) bool {
	u := parse.MainVerb(st.Text, s)
	if u < 0 {
		return false
	}
	v := st.View(s)
	if u+2 < v.Last && parse.InQuestion(v, u+2) {
		u += 2 // "What | did | Ms Roy | say?"
	}
	group := st.proposer.Propose(v, u, attribute.Options{Floating: true})
	best := -1
	for i := range group {
		if c := &group[i]; c.Rule.Content == rules.Next && len(c.More) > 0 && attribute.CanSpeak(st.Text, c) && (best < 0 || c.Score > group[best].Score) {
			best = i
		}
	}
	if best < 0 {
		return false
	}
	c := group[best]
	c.Probability, c.More = shownProbability, nil
	st.claims = append(st.claims, c)
	return true
}

// preferShown turns c, the claim of a sentence before a quotation, into one by the same cue
// that says nothing itself, where that is more probable: "She pointed at the wall. “It leaks.”"
func (st *Settler) preferShown(c *attribute.Candidate) {
	st.proposer.Propose(st.View(c.Sentence), c.Unit, attribute.Options{Floating: true})
	if best := st.proposer.Best(); best != nil && best.Rule.Floats() {
		shown := *best
		shown.More, shown.Within, shown.Probability = c.More, c.Within, max(c.Probability, best.Probability)
		*c = shown
	}
}

// shownProbability is the share of the quotations right after a sentence that says
// nothing that are its subject's words, on annotated news.
const shownProbability = 0.7

// opensSentence reports whether the cue of c is a participle before the main clause
// of its sentence, and says what somebody is asked or told.
func opensSentence(txt *parse.Text, c *attribute.Candidate) bool {
	r := txt.View(c.Sentence)
	return c.Source.Empty() && parse.MainClause(r) > r.First
}
