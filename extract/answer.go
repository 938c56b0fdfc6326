package extract

import (
	"strings"

	"claims/extract/text"
	"claims/extract/text/tag"
)

// How far back a claim may be that another one answers.
const (
	answerClaims    = 12
	answerSentences = 12
)

// answers fills in which claim each denial, confirmation or reply answers.
func (a *analysis) answers(res *Result) {
	for i := range res.Claims {
		res.Claims[i].Answers = a.answered(res, i)
	}
}

// answered returns the claim that claim i answers, or -1.
func (a *analysis) answered(res *Result, i int) int {
	c := &a.proposed[i]
	claim := &res.Claims[i]
	x := &a.units[c.unit]
	lemma := a.tok(x.Head).Lemma
	if x.Kind != text.VerbUnit {
		return -1
	}
	object := a.object(c)
	reply := a.listsOf(lemma)&(1<<text.ReplyVerbs) != 0
	switch {
	case claim.Act == Denial:
	case claim.Act == Confirmation && among(lemma, confirmVerbs):
	case claim.Act == Criticism && (object == claimObject || object == pronounObject && !a.isIt(c)):
	case reply:
	default:
		return a.asked(res, i)
	}
	if reply {
		if q := a.asked(res, i); q >= 0 {
			return q
		}
		for k := i - 1; k >= 0 && k > i-4; k-- {
			if res.Claims[k].Act == Question && !a.sameSpeaker(i, k) {
				return k
			}
		}
		if lemma != atomReply && lemma != atomAnswer {
			return -1
		}
		return -1
	}
	// A claim named by the noun that it dismisses: "The claim by X that …
	// was dismissed".
	for k := i + 1; k < len(res.Claims) && k < i+3; k++ {
		if o := &a.proposed[k]; claim.Act == Denial && o.within == i && a.units[o.unit].Kind == text.NounUnit && c.left.contains(o.cue) {
			return k
		}
	}
	best, bestScore := -1, 0
	if lemma == atomExpress || lemma == atomVoice {
		return -1
	}
	for k := i - 1; k >= 0 && k >= i-answerClaims; k-- {
		o := &a.proposed[k]
		other := &res.Claims[k]
		if o.sentence == c.sentence && a.sameSpeaker(i, k) && other.Answers >= 0 && claim.Act == Criticism {
			return -1 // "rejected that, calling it absurd"
		}
		if c.sentence-o.sentence > answerSentences || a.sameSpeaker(i, k) || other.Headline != claim.Headline {
			continue
		}
		score := a.answerScore(c, claim, object, i, k, other)
		if score > bestScore {
			best, bestScore = k, score
		}
	}
	if best < 0 {
		return -1
	}
	if object == claimObject {
		long := false
		if n := a.objectNoun(c); n >= 0 {
			long = among(a.tok(n).Word, accountNouns)
		}
		// The first of what its speaker says in a row.
		for k := best - 1; k >= 0 && (long || res.Claims[k].Paragraph == res.Claims[best].Paragraph) && (a.sameSpeaker(k, best) || a.proposed[k].within >= 0) && res.Claims[best].Act != Accusation; k-- {
			if a.sameSpeaker(k, best) {
				if res.Claims[k].Act != res.Claims[best].Act || a.speaksOf(&a.proposed[best], i) > a.speaksOf(&a.proposed[k], i) {
					break
				}
				best = k
			}
		}
	}
	// Of nested claims the outer one is answered, unless it is the answer's own.
	for n := 0; n < 4; n++ {
		w := a.proposed[best].within
		if w < 0 || w == i || a.sameSpeaker(i, w) || holds(&a.proposed[w], c.cue) && a.proposed[w].sentence == c.sentence && object != claimObject {
			break
		}
		best = w
	}
	return best
}

// answerScore tells how likely claim i answers claim k; 0 is not at all.
func (a *analysis) answerScore(c *candidate, claim *Claim, object objectKind, i, k int, other *Claim) int {
	o := &a.proposed[k]
	distance := int(a.cast.told[c.sentence] - a.cast.told[o.sentence])
	score := 0
	if claim.Act == Criticism && other.Act == Criticism {
		return 0 // another's verdict on the same thing
	}
	if object != claimObject && !a.hasVerb(o) {
		return 0
	}
	switch object {
	case pronounObject:
		if distance > 2 {
			return 0
		}
		score = 100
		if o.within >= 0 {
			score -= 5
		}
	case claimObject:
		score = 80
		near := 4
		if noun := a.objectNoun(c); noun >= 0 {
			t := a.tok(noun)
			owner := a.ownerAt(noun)
			if u := a.unitAt(a.ranges[c.sentence], noun) + 1; u < a.ranges[c.sentence].last && a.units[u].Kind == text.ThatUnit {
				// "suggestions that the aim was profit" say themselves what they are.
				if a.sharedWords(c, o) == 0 {
					return 0
				}
			}
			accuses := other.Act == Accusation || other.Act == Criticism
			switch {
			case owner >= 0 && owner == a.speakerOf(k):
				score += 60
			case owner >= 0:
				return 0
			case among(t.Word, findingNouns) && (other.Speaker == nil || other.Speaker.Type != Document && other.Speaker.Type != Organization) && !among(a.tok(a.units[o.unit].Head).Lemma, findingVerbs):
				return 0
			case among(t.Word, accountNouns) && (other.Act == Demand || other.Act == Promise || other.Act == Question):
				return 0
			case among(t.Word, demandNouns):
				if other.Act == Demand {
					score += 60
				}
			case t.On(text.AccusationNouns):
				near = answerSentences
				if accuses {
					score += 80
				}
			case among(t.Word, criticismNouns):
				if accuses || other.Act == Question {
					score += 40
				}
			}
			if claim.Act == Criticism && among(t.Word, attackNouns) && !accuses {
				return 0
			}
		}
		if distance > near {
			return 0
		}
	default:
		if distance > 6 {
			return 0
		}
		if claim.Speaker == nil {
			return 0
		}
		shared, named := a.sharedWords(c, o), a.speaksOf(o, i)
		if shared == 0 && named > 0 && other.Act == Accusation && a.ofGuilt(c) {
			return 60 - 5*distance - (i - k)
		}
		if shared == 0 && (!a.hasVerb(c) || a.beginsIndefinite(c) || c.right.first > 0 && a.tok(c.right.first-1).On(text.ClaimNouns)) {
			return 0 // "denied any links", "a rumor that", "reports that", of which nobody spoke
		}
		score = 26*shared + 20*min(shared/2, 1) + 30*named
		switch other.Act {
		case Accusation:
			score += 30
		case Criticism:
			score += 10
		}
		if claim.Act == Confirmation && (shared < 1 || distance > 3 || named == 0) {
			return 0
		}
		if distance <= 2 && claim.Act == Denial && a.doc.Sentences[o.sentence].Paragraph >= a.doc.Sentences[c.sentence].Paragraph-1 {
			score += 40
		}
		if score < 30 {
			return 0
		}
	}
	if object == clauseObject {
		return score - 5*distance - (i - k)
	}
	return score - 9*distance - (i - k)
}

// ofGuilt reports whether the content of c is what one pleads or denies when
// accused: "not guilty", "any wrongdoing".
func (a *analysis) ofGuilt(c *candidate) bool {
	return c.right.last-c.right.first <= 4 && a.hasWord(c.right, guiltWords)
}

// beginsIndefinite reports whether the content of c begins with "a" or "an".
func (a *analysis) beginsIndefinite(c *candidate) bool {
	if c.right.empty() {
		return false
	}
	w := a.tok(c.right.first).Word
	return w == atomA || w == atomAn
}

// isIt reports whether the object of c is "it", which may be anything.
func (a *analysis) isIt(c *candidate) bool {
	t := c.right
	if t.empty() {
		t = c.left
	}
	return a.tok(t.first).Word == atomIt
}

// hasVerb reports whether the content of o says something, and does not only
// name it.
func (a *analysis) hasVerb(o *candidate) bool {
	for n := range o.numParts() {
		p := o.part(n)
		for k := p.first; k < p.last; k++ {
			if a.tok(k).Tag.IsVerb() || a.quotes.quoted[k] >= 0 {
				return true
			}
		}
	}
	return false
}

// asked returns the question that claim i answers in its sentence: "Asked
// whether …, Ruiz said".
func (a *analysis) asked(res *Result, i int) int {
	c := &a.proposed[i]
	if a.units[c.unit].Kind != text.VerbUnit || res.Claims[i].Speaker == nil {
		return -1
	}
	if k := i - 1; k >= 0 && c.within != k && res.Claims[k].Act == Question && a.proposed[k].sentence == c.sentence {
		u := &a.units[a.proposed[k].unit]
		if u.Form&(text.Participle|text.Passive) != 0 || a.tok(u.Head).Tag == tag.VBN || u.First == a.doc.Sentences[c.sentence].First {
			return k
		}
	}
	return -1
}

type objectKind uint8

const (
	clauseObject  objectKind = iota
	pronounObject            // "denied that"
	claimObject              // "rejected the accusation"
)

// object tells what the content of c is.
func (a *analysis) object(c *candidate) objectKind {
	t := c.right
	if t.empty() {
		t = c.left
	}
	if t.empty() {
		return clauseObject
	}
	if among(a.tok(t.first).Word, thatPronouns) {
		next := t.first + 1
		if a.hasVerb(c) && next < t.last && a.units[a.unitAt(a.ranges[c.sentence], t.first)].Kind == text.ThatUnit && a.quotes.quoted[next] < 0 {
			return clauseObject
		}
		if next >= t.last || a.quotes.quoted[next] >= 0 || a.tok(next).Is(text.Comma|text.EndMark) || a.tok(next).Tag == tag.IN || a.tok(next).Tag == tag.DT {
			return pronounObject
		}
	}
	if n := a.objectNoun(c); n >= 0 {
		return claimObject
	}
	return clauseObject
}

// objectNoun returns the noun for somebody's words that heads the content of
// c, or -1.
func (a *analysis) objectNoun(c *candidate) int {
	t := c.right
	if t.empty() {
		t = c.left
	}
	for k := t.first; k < t.last && k < t.first+6; k++ {
		tok := a.tok(k)
		if tok.Word == atomA || tok.Word == atomAn {
			return -1
		}
		if k == t.first && (tok.Word == atomThat || tok.Word == atomThis) {
			continue
		}
		if tok.On(text.ClaimNouns) && tok.Tag.IsNoun() {
			return k
		}
		if !tok.Tag.IsNoun() && !tok.Tag.IsAdjective() && tok.Tag != tag.DT && tok.Tag != tag.PRPS && tok.Tag != tag.POS && tok.Tag != tag.PDT {
			return -1
		}
	}
	return -1
}

// ownerAt returns the entity whose words the noun at i stands for, or -1.
func (a *analysis) ownerAt(i int) int32 {
	k := a.mentionAt(i)
	if k < 0 || a.cast.mentions[k].owner < 0 {
		return -1
	}
	return a.settled(a.cast.mentions[a.cast.mentions[k].owner].entity)
}

// speakerOf returns the entity that makes claim i, or -1.
func (a *analysis) speakerOf(i int) int32 {
	s := &a.proposed[i].source
	if s.tokens.empty() {
		return -1
	}
	k := a.mentionAt(a.headOf(s))
	if k < 0 {
		return -1
	}
	return a.settled(a.cast.mentions[k].entity)
}

// sameSpeaker reports whether claims i and k are known to be of one speaker.
func (a *analysis) sameSpeaker(i, k int) bool {
	x, y := a.speakerOf(i), a.speakerOf(k)
	if x >= 0 && x == y {
		return true
	}
	return x < 0 && y < 0 && a.proposed[i].source.tokens == a.proposed[k].source.tokens && !a.proposed[i].source.tokens.empty()
}

// sharedWords counts the content words that the contents of c and o share.
func (a *analysis) sharedWords(c, o *candidate) int {
	n := 0
	for p := range c.numParts() {
		x := c.part(p)
		for k := x.first; k < min(x.last, x.first+30); k++ {
			s := a.tok(k)
			if !a.isTelling(s) {
				continue
			}
			if a.inWords(s, o) {
				n++
			}
		}
	}
	return n
}

func (a *analysis) isTelling(t *text.Token) bool {
	return t.Len() >= 4 && (t.Tag.IsNoun() || t.Tag.IsVerb() || t.Tag.IsAdjective()) && t.Is(text.Letter) && !isHave(t.Word) && !isBe(t.Word)
}

func (a *analysis) inWords(s *text.Token, o *candidate) bool {
	for q := range o.numParts() {
		y := o.part(q)
		for l := y.first; l < min(y.last, y.first+60); l++ {
			t := a.tok(l)
			if !a.isTelling(t) {
				continue
			}
			if s.Word == t.Word || s.Lemma == t.Lemma && s.Lemma != 0 {
				return true
			}
			if x, y := stem(s.In(a.doc.Source)), stem(t.In(a.doc.Source)); len(x) >= 3 && strings.EqualFold(x, y) {
				return true
			}
		}
	}
	return false
}

// stem returns s without the commonest endings.
func stem(s string) string {
	for _, end := range [...]string{"ings", "ing", "ied", "ies", "ed", "es", "s", "e"} {
		if rest, ok := strings.CutSuffix(s, end); ok && len(rest) >= 3 {
			s = rest
			break
		}
	}
	if n := len(s); n > 4 && s[n-1] == s[n-2] {
		s = s[:n-1]
	}
	return s
}

// speaksOf reports whether claim o speaks of the speaker of claim i.
func (a *analysis) speaksOf(o *candidate, i int) int {
	e := a.speakerOf(i)
	if e < 0 {
		return 0
	}
	for q := range o.numParts() {
		y := o.part(q)
		if y.empty() {
			continue
		}
		ms := a.cast.mentions[:a.cast.headline]
		for k := firstMention(ms, y.first); k < len(ms) && ms[k].first < y.last; k++ {
			if ms[k].entity >= 0 && a.settled(ms[k].entity) == e {
				return 1
			}
		}
	}
	return 0
}

// firstMention returns the first of ms that ends after token i.
func firstMention(ms []mention, i int) int {
	lo, hi := 0, len(ms)
	for lo < hi {
		mid := (lo + hi) / 2
		if ms[mid].head < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
