package extract

import (
	"claims/extract/internal/attribute"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// How far back a claim may be that another one answers.
const (
	answerClaims    = 12
	answerSentences = 12
)

// answered returns the claim that claim i, a denial, confirmation or reply, answers, or
// -1.
func (rec *recorder) answered(i int) int {
	c := &rec.claims[i]
	act := rec.actOf(i)
	x := &rec.Units[c.Unit]
	lemma := rec.Tok(x.Head).Lemma
	if x.Kind != text.VerbUnit {
		return -1
	}
	object := object(rec.Text, c)
	reply := rec.ListsOf(lemma).Has(text.ReplyVerbs)
	switch {
	case act == Denial:
	case act == Confirmation && english.ConfirmVerbs.Has(lemma):
	case act == Criticism && (object == claimObject || object == pronounObject && !isIt(rec.Text, c)):
	case reply:
	default:
		return rec.asked(i)
	}
	if reply {
		if q := rec.asked(i); q >= 0 {
			return q
		}
		for k := i - 1; k >= 0 && k > i-4; k-- {
			if rec.actOf(k) == Question && !rec.cast.SameSpeaker(i, k) {
				return k
			}
		}
		if lemma != english.Reply && lemma != english.Answer {
			return -1
		}
		return -1
	}
	// A claim named by the noun that it dismisses: "The claim by X that …
	// was dismissed".
	for k := i + 1; k < len(rec.claims) && k < i+3; k++ {
		if o := &rec.claims[k]; act == Denial && o.Within == i && rec.Units[o.Unit].Kind == text.NounUnit && c.Left.Contains(o.Cue) {
			return k
		}
	}
	best, bestScore := -1, 0
	if lemma == english.Express || lemma == english.Voice {
		return -1
	}
	for k := i - 1; k >= 0 && k >= i-answerClaims; k-- {
		o := &rec.claims[k]
		if o.Sentence == c.Sentence && rec.cast.SameSpeaker(i, k) && rec.outlines[k].answers >= 0 && act == Criticism {
			return -1 // "rejected that, calling it absurd"
		}
		if c.Sentence-o.Sentence > answerSentences || rec.cast.SameSpeaker(i, k) || rec.inHeadline(k) != rec.inHeadline(i) {
			continue
		}
		score := rec.answerScore(object, i, k)
		if score > bestScore {
			best, bestScore = k, score
		}
	}
	if best < 0 {
		return -1
	}
	if object == claimObject {
		long := false
		if n := objectNoun(rec.Text, c); n >= 0 {
			long = english.AccountNouns.Has(rec.Tok(n).Word)
		}
		// The first of what its speaker says in a row.
		for k := best - 1; k >= 0 && (long || rec.paragraph(k) == rec.paragraph(best)) && (rec.cast.SameSpeaker(k, best) || rec.claims[k].Within >= 0) && rec.actOf(best) != Accusation; k-- {
			if rec.cast.SameSpeaker(k, best) {
				if rec.actOf(k) != rec.actOf(best) || rec.cast.SpeaksOf(best, i) && !rec.cast.SpeaksOf(k, i) {
					break
				}
				best = k
			}
		}
	}
	// Of nested claims the outer one is answered, unless it is the answer's own.
	for n := 0; n < 4; n++ {
		w := rec.claims[best].Within
		if w < 0 || w == i || rec.cast.SameSpeaker(i, w) || rec.claims[w].Holds(c.Cue) && rec.claims[w].Sentence == c.Sentence && object != claimObject {
			break
		}
		best = w
	}
	return best
}

// answerKind tells how claim i answers claim k, which is -1 for none.
func (rec *recorder) answerKind(i, k int) Answer {
	if k < 0 {
		return ""
	}
	lemma := rec.Tok(rec.Units[rec.claims[i].Unit].Head).Lemma
	switch act := rec.actOf(i); {
	case rec.actOf(k) == Question:
		return AnswerReply
	case act == Confirmation:
		return AnswerConfirmation
	case act == Criticism || act == Refusal || rec.ListsOf(lemma).Has(text.RejectionVerbs):
		return AnswerRejection
	case act == Denial:
		return AnswerDenial
	}
	return AnswerReply
}

// answerScore tells how likely claim i answers claim k; 0 is not at all.
func (rec *recorder) answerScore(object objectKind, i, k int) int {
	c, o := &rec.claims[i], &rec.claims[k]
	act, other := rec.actOf(i), rec.actOf(k)
	distance := int(rec.cast.Told(c.Sentence) - rec.cast.Told(o.Sentence))
	score := 0
	if act == Criticism && other == Criticism {
		return 0 // another's verdict on the same thing
	}
	if object != claimObject && !hasVerb(rec.Text, o) {
		return 0
	}
	switch object {
	case pronounObject:
		if distance > 2 {
			return 0
		}
		score = 100
		if o.Within >= 0 {
			score -= 5
		}
	case claimObject:
		score = 80
		near := 4
		if noun := objectNoun(rec.Text, c); noun >= 0 {
			t := rec.Tok(noun)
			owner := rec.cast.OwnerAt(noun)
			if u := rec.View(c.Sentence).UnitAt(noun) + 1; u < rec.View(c.Sentence).Last && rec.Units[u].Kind == text.ThatUnit {
				// "suggestions that the aim was profit" say themselves what they are.
				if attribute.SharedWords(rec.Text, c, o) == 0 {
					return 0
				}
			}
			accuses := other == Accusation || other == Criticism
			switch {
			case owner >= 0 && owner == rec.cast.SpeakerOf(k):
				score += 60
			case owner >= 0:
				return 0
			case english.FindingNouns.Has(t.Word) && rec.speakerType(k) != Document && rec.speakerType(k) != Organization && !english.FindingVerbs.Has(rec.Tok(rec.Units[o.Unit].Head).Lemma):
				return 0
			case english.AccountNouns.Has(t.Word) && (other == Demand || other == Promise || other == Question):
				return 0
			case english.DemandNouns.Has(t.Word):
				if other == Demand {
					score += 60
				}
			case t.On(text.AccusationNouns):
				near = answerSentences
				if accuses {
					score += 80
				}
			case english.CriticismNouns.Has(t.Word):
				if accuses || other == Question {
					score += 40
				}
			}
			if act == Criticism && english.CriticismNouns.Has(t.Word) && !accuses {
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
		if c.Source.Range.Empty() {
			return 0
		}
		shared, named := attribute.SharedWords(rec.Text, c, o), 0
		if rec.cast.SpeaksOf(k, i) {
			named = 1
		}
		if shared == 0 && named > 0 && other == Accusation && ofGuilt(rec.Text, c) {
			return 60 - 5*distance - (i - k)
		}
		if shared == 0 && (!hasVerb(rec.Text, c) || beginsIndefinite(rec.Text, c) || c.Right.First > 0 && rec.Tok(c.Right.First-1).On(text.ClaimNouns)) {
			return 0 // "denied any links", "a rumor that", "reports that", of which nobody spoke
		}
		score = 26*shared + 20*min(shared/2, 1) + 30*named
		switch other {
		case Accusation:
			score += 30
		case Criticism:
			score += 10
		}
		if act == Confirmation && (shared < 1 || distance > 3 || named == 0) {
			return 0
		}
		if distance <= 2 && act == Denial && rec.Sentences[o.Sentence].Paragraph >= rec.Sentences[c.Sentence].Paragraph-1 {
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
func ofGuilt(txt *parse.Text, c *attribute.Candidate) bool {
	return c.Right.Last-c.Right.First <= 4 && parse.HasWord(txt, c.Right, english.GuiltWords)
}

// beginsIndefinite reports whether the content of c begins with "a" or "an".
func beginsIndefinite(txt *parse.Text, c *attribute.Candidate) bool {
	if c.Right.Empty() {
		return false
	}
	w := txt.Tok(c.Right.First).Word
	return w == english.A || w == english.An
}

// isIt reports whether the object of c is "it", which may be anything.
func isIt(txt *parse.Text, c *attribute.Candidate) bool {
	t := c.Right
	if t.Empty() {
		t = c.Left
	}
	return txt.Tok(t.First).Word == english.It
}

// hasVerb reports whether the content of o says something, and does not only
// name it.
func hasVerb(txt *parse.Text, o *attribute.Candidate) bool {
	for n := range o.NumParts() {
		p := o.Part(n)
		for k := p.First; k < p.Last; k++ {
			if txt.Tok(k).Tag.IsVerb() || txt.Quotes.Quoted[k] >= 0 {
				return true
			}
		}
	}
	return false
}

// asked returns the question that claim i answers in its sentence: "Asked
// whether …, Ruiz said".
func (rec *recorder) asked(i int) int {
	c := &rec.claims[i]
	if rec.Units[c.Unit].Kind != text.VerbUnit || c.Source.Range.Empty() {
		return -1
	}
	if k := i - 1; k >= 0 && c.Within != k && rec.actOf(k) == Question && rec.claims[k].Sentence == c.Sentence {
		u := &rec.Units[rec.claims[k].Unit]
		if u.Form&(text.Participle|text.Passive) != 0 || rec.Tok(u.Head).Tag == tag.VBN || u.First == rec.Sentences[c.Sentence].First {
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
func object(txt *parse.Text, c *attribute.Candidate) objectKind {
	t := c.Right
	if t.Empty() {
		t = c.Left
	}
	if t.Empty() {
		return clauseObject
	}
	if english.ThatPronouns.Has(txt.Tok(t.First).Word) {
		next := t.First + 1
		if hasVerb(txt, c) && next < t.Last && txt.Units[txt.View(c.Sentence).UnitAt(t.First)].Kind == text.ThatUnit && txt.Quotes.Quoted[next] < 0 {
			return clauseObject
		}
		if next >= t.Last || txt.Quotes.Quoted[next] >= 0 || txt.Tok(next).Is(text.Comma|text.EndMark) || txt.Tok(next).Tag == tag.IN || txt.Tok(next).Tag == tag.DT {
			return pronounObject
		}
	}
	if n := objectNoun(txt, c); n >= 0 {
		return claimObject
	}
	return clauseObject
}

// objectNoun returns the noun for somebody's words that heads the content of
// c, or -1.
func objectNoun(txt *parse.Text, c *attribute.Candidate) int {
	t := c.Right
	if t.Empty() {
		t = c.Left
	}
	for k := t.First; k < t.Last && k < t.First+6; k++ {
		tok := txt.Tok(k)
		if tok.Word == english.A || tok.Word == english.An {
			return -1
		}
		if k == t.First && (tok.Word == english.That || tok.Word == english.This) {
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
