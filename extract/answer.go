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
	x := &rec.Units[c.Unit]
	if x.Kind != text.VerbUnit {
		return -1
	}
	lists := rec.ListsOf(rec.Tok(x.Head).Lemma)
	if lists.Has(text.ReplyVerbs) {
		return rec.replied(i)
	}
	object := object(rec.Text, c)
	switch act := rec.outlines[i].act; {
	case act == Denial:
	case act == Confirmation && lists.Has(text.ConfirmVerbs):
	case act == Criticism && (object == claimObject || object == pronounObject && !isIt(rec.Text, c)):
	default:
		return rec.asked(i)
	}
	if lists.Has(text.ExpressVerbs) {
		return -1
	}
	best := rec.likeliest(i, object)
	if best < 0 {
		return -1
	}
	if object == claimObject {
		best = rec.firstInRow(i, best)
	}
	return rec.outermost(i, best, object)
}

// replied returns the question to which claim i is a reply, or -1.
func (rec *recorder) replied(i int) int {
	if q := rec.asked(i); q >= 0 {
		return q
	}
	for k := i - 1; k >= max(0, i-3); k-- {
		if rec.outlines[k].act == Question && !rec.cast.SameSpeaker(i, k) {
			return k
		}
	}
	return rec.retorted(i)
}

// retorted returns the claim right before claim i, a reply, in its paragraph and of another
// speaker, or -1: "She complained of the map. He replied: “Draw one.”"
func (rec *recorder) retorted(i int) int {
	k := i - 1
	for k >= 0 && rec.claims[k].Within >= 0 {
		k--
	}
	if c := &rec.claims[i]; !rec.Units[c.Unit].IsFiniteVerb() || rec.Tok(c.Cue.Last-1).Word == english.To {
		return -1 // "was responding to | concerns"
	}
	if k < 0 || rec.claims[i].Within >= 0 || rec.claims[i].Source.Range.Empty() || rec.cast.SameSpeaker(i, k) ||
		rec.paragraph(k) != rec.paragraph(i) || rec.claims[i].Sentence-rec.claims[k].Sentence > 1 {
		return -1
	}
	return k
}

// likeliest returns the earlier claim of another speaker that claim i answers most
// likely, or -1.
func (rec *recorder) likeliest(i int, object objectKind) int {
	c := &rec.claims[i]
	best, bestScore := -1, 0
	for k := i - 1; k >= max(0, i-answerClaims); k-- {
		o, same := &rec.claims[k], rec.cast.SameSpeaker(i, k)
		if same && o.Sentence == c.Sentence && rec.outlines[k].answers >= 0 && rec.outlines[i].act == Criticism {
			return -1 // "rejected that, calling it absurd"
		}
		if same || c.Sentence-o.Sentence > answerSentences || rec.inHeadline(k) != rec.inHeadline(i) {
			continue
		}
		if score := rec.answerScore(object, i, k); score > bestScore {
			best, bestScore = k, score
		}
	}
	return best
}

// firstInRow returns the first of the claims that the speaker of claim best makes in a
// row, one act after another, and of which claim i answers the last.
func (rec *recorder) firstInRow(i, best int) int {
	n := objectNoun(rec.Text, &rec.claims[i])
	long := rec.Tok(n).On(text.AccountNouns) // "the account" may have taken paragraphs
	for k := best - 1; k >= 0 && rec.outlines[best].act != Accusation && (long || rec.paragraph(k) == rec.paragraph(best)); k-- {
		if !rec.cast.SameSpeaker(k, best) {
			if rec.claims[k].Within < 0 {
				break
			}
			continue
		}
		if rec.outlines[k].act != rec.outlines[best].act || rec.cast.SpeaksOf(best, i) && !rec.cast.SpeaksOf(k, i) {
			break
		}
		best = k
	}
	return best
}

// outermost returns the claim around claim best that claim i answers: the outer one,
// unless it is of the speaker of claim i or holds that.
func (rec *recorder) outermost(i, best int, object objectKind) int {
	c := &rec.claims[i]
	for n := 0; n < 4; n++ {
		w := rec.claims[best].Within
		if w < 0 || w == i || rec.cast.SameSpeaker(i, w) || object != claimObject && rec.claims[w].Sentence == c.Sentence && rec.claims[w].Holds(c.Cue) {
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
	switch act := rec.outlines[i].act; {
	case rec.outlines[k].act == Question:
		return AnswerReply
	case act == Confirmation:
		return AnswerConfirmation
	case act == Criticism || rec.ListsOf(lemma).Has(text.RejectionVerbs):
		return AnswerRejection
	case act == Denial:
		return AnswerDenial
	}
	return AnswerReply
}

// answering is claim i, c, beside an earlier one, k or o, that it may answer.
type answering struct {
	*recorder
	i, k       int
	c, o       *attribute.Candidate
	act, other Act
	distance   int   // in sentences told
	noun       int   // that heads the content of c, where its object is a claim
	owner      int32 // whose claim that is, or -1: "the mayor's claim"
	shared     int   // words, where the object is a clause
	named      bool  // whether o then speaks of the speaker of c
}

// reason tells, where it holds, for or against that one claim answers another.
type reason struct {
	points int
	holds  func(a *answering) bool
}

const (
	never        = -1 << 20 // the points of a reason that rules an answer out
	sharedPoints = 26       // of a word that both claims hold
	leastPoints  = 30       // of an answer
)

// answerReasons are the reasons by what the object of the answer is. Each sentence between
// the claims costs some points.
var answerReasons = [...]struct {
	sentence int
	reasons  []reason
}{
	pronounObject: {9, []reason{ // "The bank denied | that."
		{never, func(a *answering) bool { return a.distance > 2 || !hasVerb(a.Text, a.o) }},
		{100, func(a *answering) bool { return true }},
		{-5, func(a *answering) bool { return a.o.Within >= 0 }},
	}},
	claimObject: {9, []reason{ // "The bank rejected | the accusation."
		{never, func(a *answering) bool { return a.distance > a.reach() || !a.isMeant() || a.isTold() }},
		{80, func(a *answering) bool { return true }},
		{60, func(a *answering) bool { return a.owner >= 0 }},
		{60, func(a *answering) bool { return a.calls(text.DemandNouns) && a.other == Demand }},
		{80, func(a *answering) bool { return a.calls(text.AccusationNouns) && a.accuses() }},
		{40, func(a *answering) bool {
			return a.calls(text.CriticismNouns) && (a.accuses() || a.other == Question)
		}},
	}},
	clauseObject: {5, []reason{ // "The bank denied | it had hidden its losses."
		{never, (*answering).isStray},
		{30, func(a *answering) bool { return a.named }},
		{20, func(a *answering) bool { return a.shared > 1 }},
		{30, func(a *answering) bool { return a.other == Accusation }},
		{10, func(a *answering) bool { return a.other == Criticism }},
		{40, (*answering).isRetort},
	}},
}

// answerScore tells how likely claim i answers claim k; 0 or less is not at all.
func (rec *recorder) answerScore(object objectKind, i, k int) int {
	a := answering{recorder: rec, i: i, k: k, c: &rec.claims[i], o: &rec.claims[k], act: rec.outlines[i].act, other: rec.outlines[k].act}
	a.distance = int(rec.cast.Told(a.c.Sentence) - rec.cast.Told(a.o.Sentence))
	if a.act == Criticism && a.other == Criticism {
		return 0 // another's verdict on the same thing
	}
	switch object {
	case claimObject:
		a.noun = objectNoun(rec.Text, a.c)
		a.owner = rec.cast.OwnerAt(a.noun)
	case clauseObject:
		if a.distance > 6 || a.c.Source.Range.Empty() {
			return 0
		}
		a.shared, a.named = attribute.SharedWords(rec.Text, a.c, a.o), rec.cast.SpeaksOf(k, i)
	}
	score := sharedPoints * a.shared
	for _, r := range answerReasons[object].reasons {
		if r.holds(&a) {
			if score += r.points; score < 0 {
				return 0
			}
		}
	}
	if score < leastPoints {
		return 0
	}
	return score - answerReasons[object].sentence*a.distance - (i - k)
}

// accuses reports whether the earlier claim speaks against somebody.
func (a *answering) accuses() bool { return a.other == Accusation || a.other == Criticism }

// calls reports whether c calls what it answers by one of nouns, and nobody's.
func (a *answering) calls(nouns text.List) bool {
	return a.owner < 0 && a.Tok(a.noun).On(nouns)
}

// reach returns how many sentences before may hold what the noun of c stands for.
func (a *answering) reach() int {
	if a.calls(text.AccusationNouns) {
		return answerSentences
	}
	return 4
}

// isMeant reports whether the noun of c fits the earlier claim: whose it is, and what it
// does.
func (a *answering) isMeant() bool {
	noun := a.Tok(a.noun)
	switch {
	case a.act == Criticism && noun.On(text.CriticismNouns) && !a.accuses():
		return false
	case a.owner >= 0:
		return a.owner == a.cast.SpeakerOf(a.k)
	case noun.On(text.FindingNouns) && !a.finds():
		return false
	case noun.On(text.AccountNouns):
		return a.other != Demand && a.other != Promise && a.other != Question
	}
	return true
}

// finds reports whether the earlier claim is a finding: of a report, of a body, or by its
// verb.
func (a *answering) finds() bool {
	who := a.outlines[a.k].speaker
	return who == Document || who == Organization || a.ListsOf(a.Tok(a.Units[a.o.Unit].Head).Lemma).Has(text.FindingVerbs)
}

// isTold reports whether the noun of c says itself what the claim is, and that is another
// than the earlier one: "suggestions | that the aim was profit".
func (a *answering) isTold() bool {
	v := a.View(a.c.Sentence)
	u := v.UnitAt(a.noun) + 1
	return v.KindAt(u) == text.ThatUnit && attribute.SharedWords(a.Text, a.c, a.o) == 0
}

// isPlea reports whether c, of whom the earlier claim accuses of something, is what one
// pleads.
func (a *answering) isPlea() bool {
	return a.named && a.other == Accusation && ofGuilt(a.Text, a.c)
}

// isStray reports whether c, whose object is a clause, speaks of something else than the
// earlier claim: "denied any links", "a rumor that", "reports that", of which nobody spoke.
func (a *answering) isStray() bool {
	switch {
	case !hasVerb(a.Text, a.o):
		return true
	case a.isPlea():
		return false
	case a.act == Confirmation && (a.shared == 0 || !a.named || a.distance > 3):
		return true
	}
	return a.shared == 0 && (!hasVerb(a.Text, a.c) || beginsIndefinite(a.Text, a.c) || a.c.Right.First > 0 && a.Tok(a.c.Right.First-1).On(text.ClaimNouns))
}

// isRetort reports whether c denies what was said in its paragraph or the one before.
func (a *answering) isRetort() bool {
	return a.distance <= 2 && a.act == Denial && a.paragraph(a.k) >= a.paragraph(a.i)-1 && !a.isPlea()
}

// ofGuilt reports whether the content of c is what one pleads or denies when
// accused: "not guilty", "any wrongdoing".
func ofGuilt(txt *parse.Text, c *attribute.Candidate) bool {
	return c.Right.Last-c.Right.First <= 4 && parse.HasOn(txt, c.Right, text.GuiltWords)
}

// beginsIndefinite reports whether the content of c begins with "a" or "an".
func beginsIndefinite(txt *parse.Text, c *attribute.Candidate) bool {
	if c.Right.Empty() {
		return false
	}
	return txt.Tok(c.Right.First).On(text.Articles)
}

// isIt reports whether the object of c is "it", which may be anything.
func isIt(txt *parse.Text, c *attribute.Candidate) bool {
	return txt.Tok(c.Object().First).Word == english.It
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

// asked returns the question that claim i answers in its sentence or after it: "Asked
// whether …, Ruiz said", "Was it safe, a reporter asked. “Quite safe,” said Ruiz."
func (rec *recorder) asked(i int) int {
	c, k := &rec.claims[i], i-1
	if rec.Units[c.Unit].Kind != text.VerbUnit || c.Source.Range.Empty() || k < 0 || c.Within == k || rec.outlines[k].act != Question {
		return -1
	}
	u := &rec.Units[rec.claims[k].Unit]
	if rec.claims[k].Sentence != c.Sentence {
		if rec.repliesTo(i, k) {
			return k
		}
		return -1
	}
	if u.Form&(text.Participle|text.Passive) != 0 || rec.Tok(u.Head).Tag == tag.VBN || u.First == rec.Sentences[c.Sentence].First {
		return k
	}
	return -1
}

// repliesTo reports whether claim i, of another speaker, begins the sentence after that of
// claim k, in which somebody is asked something.
func (rec *recorder) repliesTo(i, k int) bool {
	c, o := &rec.claims[i], &rec.claims[k]
	if w := rec.Tok(rec.Units[o.Unit].Head).Lemma; w != english.Ask && w != english.Want {
		return false // "wondered", "questioned the choice"
	}
	first := c.Source.Range.First
	if !c.Left.Empty() {
		first = min(first, c.Left.First)
	}
	return !o.Source.Range.Empty() && !rec.cast.SameSpeaker(i, k) && !rec.inHeadline(k) && c.Within < 0 && (rec.outlines[i].act == Statement || rec.outlines[i].act == Refusal) &&
		rec.SentenceAt(first) == rec.SentenceAt(max(o.Cue.Last, o.Left.Last, o.Right.Last)-1)+1
}

type objectKind uint8

const (
	clauseObject  objectKind = iota
	pronounObject            // "denied that"
	claimObject              // "rejected the accusation"
)

// object tells what the content of c is.
func object(txt *parse.Text, c *attribute.Candidate) objectKind {
	t := c.Object()
	if t.Empty() {
		return clauseObject
	}
	if that := txt.Tok(t.First); that.On(text.Demonstratives) || that.Word == english.It {
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
	t := c.Object()
	for k := t.First; k < min(t.Last, t.First+6); k++ {
		tok := txt.Tok(k)
		if tok.On(text.Articles) {
			return -1
		}
		if k == t.First && tok.On(text.Demonstratives) {
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
