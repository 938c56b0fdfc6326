package text

import (
	"strings"

	"claims/extract/text/tag"
)

// tagNames tags as names the words with which sentences begin and which the tagger
// took for something else, where the text has them as names inside sentences:
// "Nordhav now expects".
func (d *Document) tagNames() {
	d.doubts = d.doubts[:0]
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		if d.Paragraphs[sent.Paragraph].Role == Body && mayBeName(d.Tokens[sent.First:sent.Last]) {
			d.doubts = append(d.doubts, s)
		}
	}
	if len(d.doubts) == 0 {
		return
	}
	if d.names == nil {
		d.names = map[Atom]bool{}
	}
	clear(d.names)
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		if d.Paragraphs[sent.Paragraph].Role != Body {
			continue
		}
		for i := sent.First + 1; i < sent.Last; i++ {
			if t := &d.Tokens[i]; t.Tag == tag.NNP && t.Is(Capital) && !d.Tokens[i-1].Is(Quote|EndMark) {
				d.names[t.Word] = true
			}
		}
	}
	for _, s := range d.doubts {
		sent := &d.Sentences[s]
		if t := &d.Tokens[sent.First]; d.names[t.Word] {
			t.Tag = tag.NNP
			repair(d.Source, d.Tokens[sent.First:sent.Last])
		}
	}
	if len(d.names) > maxNames {
		d.names = nil
	}
}

// maxNames bounds the names whose memory is kept for the next text.
const maxNames = 1 << 12

// mayBeName reports whether the first of toks has the place of a subject, but the
// tag of an adverb, a verb or an adjective.
func mayBeName(toks []Token) bool {
	if len(toks) < 3 || !toks[0].Is(Capital) || !toks[0].Is(Letter) {
		return false
	}
	switch toks[0].Tag {
	case tag.RB, tag.VB, tag.VBP, tag.VBG, tag.VBN, tag.VBD, tag.FW, tag.UH, tag.JJ:
	default:
		return false
	}
	k := 1
	for k < len(toks)-1 && toks[k].Tag == tag.RB {
		k++
	}
	return toks[k].Tag.IsFinite() || toks[k].Tag == tag.VBN || toks[1].Tag == tag.POS
}

// repair mends tags by what the words beside a word show, and by the lexicon: the
// tagger takes "maintains" or "spoke" after a name for a noun.
func repair(src string, toks []Token) {
	for i := 1; i < len(toks); i++ {
		mendPureVerb(toks, i)
		mendTail(toks, i)
	}
	mendFirst(src, toks)
	mendInverted(toks)
	for i := 2; i+2 < len(toks); i++ {
		mendThat(toks, i)
	}
	for i := 1; i+1 < len(toks); i++ {
		mendBetween(src, toks, i)
	}
	for i := range toks {
		mendWord(src, toks, i)
		mendParticiple(src, toks, i)
		mendHer(toks, i)
		mendVerb(toks, i)
	}
	mendVerbless(toks)
	mendMainVerb(toks)
}

// mendFirst mends the tag of the first word: "Downing Street said", "Outside court,".
func mendFirst(src string, toks []Token) {
	if beginsName(toks) {
		toks[0].Tag = tag.NNP
	}
	if t := &toks[0]; t.Tag == tag.NNP && len(toks) > 3 && toks[1].Is(Capital) && toks[len(toks)-1].Is(EndMark) && src[toks[len(toks)-1].Start] == '?' {
		switch t.Word {
		case atomDoes, atomHas, atomIs:
			t.Tag = tag.VBZ // "Does Brandt expect to stay?"
		case atomDid, atomHad, atomWas:
			t.Tag = tag.VBD
		}
	}
}

// mendThat makes a noun of the verb after the "that" at i where what was said begins
// there and another verb follows: "said on Monday that talks on the border would
// resume", "told MPs that cuts to the army would be reversed". A day has no relative
// clause, and whoever is told something is told what.
func mendThat(toks []Token, i int) {
	t, next := &toks[i], &toks[i+1]
	if t.Word != atomThat || next.Tag != tag.VBZ && next.Tag != tag.VBP && next.Tag != tag.VB || next.On(PureVerbs) ||
		toks[i+2].Tag != tag.IN && toks[i+2].Tag != tag.TO || toks[i+2].Word == atomThat {
		return
	}
	if prev := &toks[i-1]; !prev.On(Weekdays) && !prev.On(TimeWords) && !tells(toks, i) {
		return
	}
	for k := i + 3; k < len(toks) && k < i+maxThat && !toks[k].Is(Comma|EndMark|Quote); k++ {
		switch u := &toks[k]; {
		case u.Tag.IsFinite():
			if t.Tag = tag.IN; next.Tag == tag.VBZ {
				next.Tag = tag.NNS
			} else {
				next.Tag = tag.NN
			}
			return
		}
	}
}

// maxThat bounds the words from "that" to the verb of its clause.
const maxThat = 14

// tells reports whether the words before token i are somebody, maybe with when, who is
// told something: "told | MPs", "assured | the owners on Friday".
func tells(toks []Token, i int) bool {
	for k := i - 1; k > 0 && k > i-8 && !toks[k].Is(Comma|Quote); k-- {
		if toks[k].Tag.IsVerb() {
			switch toks[k].Lemma {
			case atomTell, atomAssure, atomInform, atomRemind, atomWarn:
				return k < i-1
			}
			return false
		}
	}
	return false
}

// mendBetween mends the tag of the word at i where the words on both its sides leave
// no doubt.
func mendBetween(src string, toks []Token, i int) {
	prev, t, next := &toks[i-1], &toks[i], &toks[i+1]
	if t.On(Particles) && !t.Is(Capital) && prev.Is(Capital) && prev.Tag == tag.NNP && next.Is(Capital) && next.Tag.IsProper() {
		t.Tag = tag.NNP // "Carlos do Carmo", "Maria dos Santos"
	}
	switch t.Tag {
	case tag.FW:
		if t.On(Particles) && !t.Is(Capital) && next.Is(Capital) && next.Tag.IsProper() && prev.Lemma == atomSay && prev.Form != NoForm {
			t.Tag = tag.NNP // "says de Wit"
		}
	case tag.NN:
		if prev.Tag == tag.TO && t.Form == BareForm && i > 1 && toks[i-2].Tag.IsVerb() && toks[i-2].Word != atomAccording && (next.Tag == tag.NNS || next.Tag == tag.DT || next.Tag == tag.PRPS) {
			t.Tag = tag.VB // "agreed to share gates"
		}
	case tag.EX:
		if prev.Lemma == atomBe && next.Form == PastForm && next.Tag.IsFinite() {
			t.Tag = tag.RB // "who was there said"
		}
	case tag.JJS:
		if t.Word == atomInquest {
			t.Tag = tag.NN
		}
	case tag.CC, tag.RB, tag.RBR:
		if t.Word == atomBecause {
			t.Tag = tag.IN // "because, he said, it rained"
		}
		if t.OnAny(callings) && !t.Is(Capital) && (t.Tag == tag.CC || strings.HasSuffix(t.In(src), "er")) {
			t.Tag = tag.NN // "envoy", "teacher", "diver"
		}
	case tag.NNS:
		if t.Lemma == atomPoint && next.Word == atomOut && !prev.Tag.IsAdjective() {
			t.Tag = tag.VBZ // "Jane Brown points out"
		}
	case tag.IN:
		if t.Word == atomThat && next.On(TimeWords) && next.Tag == tag.NN && (i+2 == len(toks) || !toks[i+2].Tag.IsFinite()) {
			t.Tag = tag.DT // "wrote it that night"
		}
	}
	switch t.Word {
	case atomNeither:
		if (prev.Tag.IsNoun() || prev.Tag == tag.JJ) && next.Form == PastForm {
			t.Tag = tag.CC // "the navy neither confirmed nor denied"
		}
	}
	if prev.Tag == tag.DT && next.Form == PastForm && strings.HasSuffix(t.In(src), "-year-old") {
		t.Tag, next.Tag = tag.NN, tag.VBD // "the 43-year-old quipped"
	}
}

// mendVerbless makes a verb of a past tense taken for an adjective, or a present tense
// taken for a plural, in a sentence that lacks a verb: "Mr Demir, for his part,
// dismissed talk of a rift.", "The hotel claims to have the best view."
func mendVerbless(toks []Token) {
	found := 0
	for i := range toks {
		t := &toks[i]
		if t.Tag.IsFinite() {
			return
		}
		if found == 0 && i > 0 && t.Tag == tag.JJ && t.Form == PastForm && (toks[i-1].Is(Comma) || toks[i-1].Tag.IsNoun() || toks[i-1].Tag == tag.RB) {
			found = i
		}
		if found == 0 && i > 0 && i+1 < len(toks) && t.Tag == tag.NN && t.Form == BareForm && toks[i-1].Tag == tag.NNS {
			switch toks[i+1].Tag {
			case tag.IN, tag.DT, tag.PRPS:
				found = i // "Executives boast of"
			}
		}
		if found == 0 && i > 0 && i+1 < len(toks) && t.Tag == tag.NNS && t.Form == PresentForm && (toks[i-1].Tag == tag.NN || toks[i-1].Tag == tag.NNP) {
			switch toks[i+1].Tag {
			case tag.TO, tag.DT, tag.PRPS, tag.PRP, tag.NNP:
				found = i
			}
		}
	}
	if found == 0 || !toks[len(toks)-1].Is(EndMark) && !(found+2 < len(toks) && toks[found+1].Tag == tag.TO && toks[found+2].Tag == tag.VB) {
		return // but for "President vows to quit" in a headline
	}
	if t := &toks[found]; t.Form == PresentForm {
		t.Tag = tag.VBZ
	} else if t.Form == BareForm {
		t.Tag = tag.VBP
	} else {
		t.Tag = tag.VBD
	}
}

// mendInverted makes a verb in the present of the first word where a person and the
// words follow that he says: 'Counters Ana Ruiz: "Nobody asked us."'
func mendInverted(toks []Token) {
	if len(toks) < 5 || toks[0].Form != PresentForm || !toks[0].Is(Capital) {
		return
	}
	next := &toks[1]
	if !next.Is(Capital) && next.Tag != tag.DT && next.Word != atomOne {
		return
	}
	verbs := 0
	for i := 2; i+1 < len(toks) && i < maxInverted; i++ {
		switch t := &toks[i]; {
		case t.Word == atomColon || t.Is(Comma) && toks[i+1].Is(OpenQuote):
			if verbs == 0 && toks[i+1].Is(OpenQuote|Capital) {
				toks[0].Tag = tag.VBZ
			}
			return
		case t.Is(Quote | EndMark):
			return
		case t.Tag == tag.WP || t.Tag == tag.WDT:
			verbs-- // "who heads the union"
		case t.Tag.IsFinite():
			verbs++
		}
	}
}

// maxInverted bounds the tokens from a verb in front of its subject to what is said.
const maxInverted = 30

// mendMainVerb makes a verb of a past tense taken for an adjective or a participle where a
// noun of speech with a clause of its own, the subject of the sentence, lacks one: "Rumours that
// the bank was insolvent spread".
func mendMainVerb(toks []Token) {
	k := 0
	for k < len(toks) && k < maxSubject && !toks[k].On(SpeechNouns) && !toks[k].Tag.IsVerb() {
		k++
	}
	if k == maxSubject || k+1 >= len(toks) || toks[k+1].Word != atomThat || !toks[k].Tag.IsNoun() {
		return
	}
	verbs, found, last := 0, 0, tag.None // the last tag but of adverbs
	for i := k + 2; i < len(toks) && !toks[i].Is(EndMark|Quote); i++ {
		t := &toks[i]
		switch {
		case t.Tag.IsFinite():
			verbs++
		case (t.Tag == tag.VBN || t.Tag == tag.JJ && t.Form == PastForm) && verbs == 1 && found == 0 && !last.IsVerb():
			found = i
		}
		if t.Tag != tag.RB {
			last = t.Tag
		}
	}
	if verbs == 1 && found > 0 {
		toks[found].Tag = tag.VBD
	}
}

// maxSubject bounds the words before a noun of speech in the subject of a sentence.
const maxSubject = 4

// mendWord mends the tag of the word at i where its form or the words beside it
// leave no doubt.
func mendWord(src string, toks []Token, i int) {
	t := &toks[i]
	if !t.Is(Letter) {
		return
	}
	if t.On(Roles) && !t.Tag.IsNoun() && strings.Contains(t.In(src), "-") {
		t.Tag = tag.NN // "secretary-general"
	}
	if t.Is(Capital) && !t.Tag.IsProper() && startsLower(src, t.Start) {
		t.Tag = tag.NNP // "al-Tamimi"
	}
	if i == 0 && t.Tag == tag.NNP && t.Form == NoForm && len(toks) > 1 && !toks[1].Is(Capital) && isNamesEpithet(src, toks, i) {
		t.Tag = tag.JJ // "Retired teacher Ann Lowe said"
	}
	switch t.Tag {
	case tag.DT, tag.IN, tag.PRP, tag.PRPS, tag.TO, tag.CD:
	case tag.NN, tag.NNS, tag.NNP:
		mendNoun(toks, i)
	case tag.VBZ:
		mendThirdPerson(src, toks, i)
	case tag.VBP, tag.VB:
		mendBareVerb(src, toks, i)
	case tag.VBG:
		mendGerund(toks, i)
	case tag.VBD, tag.VBN:
	default:
		mendOther(toks, i)
	}
}

// mendThirdPerson makes nouns of what looks like the third person of a verb.
func mendThirdPerson(src string, toks []Token, i int) {
	t := &toks[i]
	if t.Form == NoForm && t.Len() > 3 && src[t.End-1]|0x20 != 's' {
		t.Tag = tag.NN // "astronomer Lea Roth"
		return
	}
	prev, next := Token{Lists: &noLists}, Token{Lists: &noLists}
	if i > 0 {
		prev = toks[i-1]
	}
	if i+1 < len(toks) {
		next = toks[i+1]
	}
	switch {
	case t.Form == NoForm && next.Form == PastForm && next.Tag == tag.VBD && (i == 0 || prev.Is(Comma|CloseQuote)): // "friends said"
	case t.Form == NoForm && prev.Tag.IsProper() && t.OnAny(people): // "Catholic bishops on Sunday"
	case prev.Word == atomAre || prev.Word == atomWere: // "there are fears"
	case prev.Tag == tag.JJ && i > 1 && (toks[i-2].Tag == tag.POS || toks[i-2].Tag == tag.PRPS) && !t.On(PureVerbs): // "the line's first lives", "its recent moves"
	case !t.On(PureVerbs) && (prev.Word == atomDozen || prev.Tag == tag.CD && !prev.Is(Digit|Capital) && prev.Word != atomOne): // "three dozen states"
	case t.On(SpeechNouns) && prev.Tag.IsFinite() && prev.Form != NoForm && !inRelative(toks, i-1): // "rejects calls to quit"
	case t.On(Documents) && i > 1 && prev.Tag.IsNoun() && next.Word != 0 &&
		(next.Lemma == atomShow || t.Lemma != atomReport && t.Lemma != atomPost && (next.Is(Comma|EndMark) || next.Tag.IsFinite())): // "contradicted by hospital records.", "voting records show"
	case t.Form == NoForm && prev.Form == GerundForm && prev.Tag == tag.VBG && prev.Lemma == atomSay: // "saying drones have failed"
	case t.Form == NoForm && prev.On(PureVerbs) && prev.Tag.IsFinite() && next.Is(OpenQuote): // "says turnouts “are ...”"
	case i == 0 && t.Form == PresentForm && !t.On(PureVerbs) && next.Word == atomThat: // "Hopes that"
	case t.Form == NoForm && (prev.Is(Dash) && next.Word == atomThat ||
		prev.Word == atomThat && prev.Tag == tag.IN && (next.Tag == tag.RB || next.Tag.IsFinite())): // "– moves that", "that crews already earn"
	default:
		return
	}
	t.Tag = tag.NNS
}

// mendBareVerb makes past tenses, nouns and adjectives of what looks like the bare
// form of a verb.
func mendBareVerb(src string, toks []Token, i int) {
	t := &toks[i]
	switch {
	case t.Tag == tag.VB:
		if t.Form == NoForm && i > 1 && toks[i-1].Tag == tag.TO && toks[i-2].Word == atomAccording {
			t.Tag = tag.JJ // "according to complete but unofficial returns"
		}
	case t.Form == PastForm && strings.HasSuffix(t.In(src), "ed"):
		t.Tag = tag.VBD // "people briefed on the matter"
	case !t.On(PureVerbs) && i > 1 && toks[i-1].Tag == tag.NN && (toks[i-2].Word == atomA || toks[i-2].Word == atomAn):
		t.Tag = tag.NN // "a pay offer"
	}
}

// mendGerund makes nouns and adjectives of gerunds.
func mendGerund(toks []Token, i int) {
	t := &toks[i]
	switch {
	case i > 0 && i+1 < len(toks) && (toks[i-1].Word == atomThe || toks[i-1].Word == atomA || toks[i-1].Word == atomAn) && !t.Is(Capital) && (toks[i+1].Tag == tag.DT || toks[i+1].Tag == tag.PRP || toks[i+1].Tag == tag.MD || toks[i+1].Tag == tag.VBD || toks[i+1].Is(Comma|EndMark)):
		t.Tag = tag.NN // "told the hearing the plan was old"
	case t.Word == atomNeighbouring, t.Word == atomNeighboring:
		t.Tag = tag.JJ
	}
}

// mendNoun makes verbs of nouns.
func mendNoun(toks []Token, i int) {
	t := &toks[i]
	switch {
	case t.Form == NoForm:
		if t.Tag == tag.NNS && t.Word == atomAfterwards {
			t.Tag = tag.RB
		}
	case t.Tag == tag.NN && t.Word == atomShow && i > 0 && toks[i-1].Tag == tag.NNS && (toks[i-1].On(Documents) || toks[i-1].On(SpeechNouns)):
		t.Tag = tag.VBP // "campaign reports show"
	case t.Tag == tag.NN && t.Word == atomWarning && i > 0 && i+1 < len(toks) && toks[i-1].Is(Comma) && toks[i+1].Tag == tag.IN:
		t.Tag = tag.VBG // "criticised the cuts, warning of longer waits"
	case t.Tag == tag.NN && t.Form == GerundForm && i > 0 && i+1 < len(toks) && (toks[i-1].Is(Comma) || toks[i-1].On(Subordinators)) && (toks[i+1].Is(Comma|OpenQuote) || toks[i+1].Word == atomColon):
		t.Tag = tag.VBG // "..., chanting, “Hands off!”", "..., writing: “No.”"
	case t.Tag == tag.NNP && t.Form == PastForm && i == 0 && len(toks) > 1 && toks[1].Is(Capital) && t.Lemma == atomSay:
		t.Tag = tag.VBD // "Said Ms Roy"
	}
}

// mendOther mends the tags of words that are tagged neither as verbs nor as nouns.
func mendOther(toks []Token, i int) {
	t := &toks[i]
	next := Token{Lists: &noLists}
	if i+1 < len(toks) {
		next = toks[i+1]
	}
	switch {
	case t.Tag == tag.MD && i > 0 && (toks[i-1].Tag == tag.DT || toks[i-1].Tag == tag.PRPS) && next.Tag != tag.VB:
		t.Tag = tag.NN // "the will"
	case t.Tag == tag.RB && t.Is(Capital) && i > 0 && toks[i-1].Is(Comma) && next.Form == PastForm && next.Tag == tag.VBD:
		t.Tag = tag.NNP // "on Friday, Early said"
	case t.Tag == tag.JJ && (t.Word == atomOutside || t.Word == atomInside) && (next.Tag.IsProper() || next.Tag == tag.DT):
		t.Tag = tag.IN // "outside City Hall"
	case t.Tag == tag.CC && t.On(Negations) && (next.Tag == tag.DT || next.Tag == tag.PRPS || next.Tag.IsNoun()):
		t.Tag = tag.PDT // "Neither the club nor its owner"
	case t.Tag == tag.FW && !t.Is(Capital) && t.Len() > 4:
		t.Tag = tag.NN // "goalkeeper": a word that the tagger doesn't know
	}
}

// mendParticiple tells past tenses from participles, and those from adjectives.
func mendParticiple(src string, toks []Token, i int) {
	t := &toks[i]
	switch t.Tag {
	case tag.VBD:
		if t.Form == NoForm && i > 0 && i+1 < len(toks) && toks[i+1].Tag == tag.NNS && (toks[i-1].Tag == tag.JJ || toks[i-1].Tag == tag.CD) {
			t.Tag = tag.JJ // "10 registered voters"
			return
		}
	case tag.VBN:
		ed := strings.HasSuffix(t.In(src), "ed")
		switch {
		case i > 1 && toks[i-1].Word == atomNeither && toks[i-2].Tag.IsNoun(), // "neither confirmed nor denied"
			i+1 < len(toks) && toks[i+1].Is(OpenQuote) && inRelative(toks, i),     // "which their leader called “a joke”"
			i > 0 && ed && toks[i-1].Lemma == atomSay && toks[i-1].Tag.IsFinite(), // "a law that judges said discriminated against women"
			i > 0 && (ed || t.Form == PastForm) && isPastTense(toks, i):
			t.Tag = tag.VBD
		}
	default:
		return
	}
	if isEpithet(src, toks, i) || isNamesEpithet(src, toks, i) {
		t.Tag = tag.JJ // "retired teacher Ann Lowe said"
	}
}

// isNamesEpithet reports whether the participle at i modifies the name, with its noun or
// title, that stands where a speaker does: '," said | retired | Gen. Lowe', "according to
// | convicted | fraudster Ann Lowe", "his neighbour, | retired | teacher Ann Lowe," and,
// before a verb, at the start: "| Noted | economist Ann Lowe said".
func isNamesEpithet(src string, toks []Token, i int) bool {
	if !strings.HasSuffix(toks[i].In(src), "ed") || toks[i].Is(Capital) && i > 0 && !toks[i-1].Is(Quote) {
		return false
	}
	k := i + 1
	for k < len(toks) && k < i+maxEpithet && !toks[k].Is(Capital) && (toks[k].Tag.IsNoun() || toks[k].Tag == tag.JJ || toks[k].Tag == tag.FW) {
		k++
	}
	name := k
	for k < len(toks) && toks[k].Is(Capital) && toks[k].Tag.IsProper() {
		k++
	}
	if k == name || name == i+1 && !toks[name].OnAny(forms) || k == len(toks) {
		return false
	}
	if i == 0 || toks[i-1].Is(OpenQuote) {
		return toks[k].Tag.IsFinite()
	}
	prev := &toks[i-1]
	switch {
	case prev.Tag == tag.TO:
		return i > 1 && toks[i-2].Word == atomAccording
	case prev.Is(Comma):
		return i > 1 && toks[i-2].OnAny(relations) && (toks[k].Is(EndMark) || toks[k].Is(Comma) && k+1 < len(toks) && toks[k+1].Tag != tag.CC)
	case prev.Tag.IsFinite() && prev.Form != NoForm:
		return i > 1 && toks[i-2].Is(CloseQuote|Comma)
	}
	return false
}

// maxEpithet bounds the words from a participle to the name that it modifies.
const maxEpithet = 6

// mendTail makes a verb of the noun at i with which a sentence ends, after a quotation
// or a clause and the one whose words they are: “It is late,” the statement | read.
func mendTail(toks []Token, i int) {
	t := &toks[i]
	if t.Form != PresentForm && t.Form != BareForm || !t.Tag.IsNoun() || t.Is(Capital) || i == 0 {
		return
	}
	headline := i+1 == len(toks) // which has no full stop
	if !headline && !toks[i+1].Is(EndMark|Comma) || !headline && i+2 < len(toks) && toks[i+1].Is(Comma) && !toks[i-1].Is(Capital) {
		return
	}
	k, proper := i, false
	for k > 0 && (toks[k-1].Tag.IsNoun() || toks[k-1].Tag == tag.JJ || toks[k-1].Tag == tag.DT) {
		k--
		proper = proper || toks[k].Tag.IsProper() || toks[k].Tag == tag.JJ && toks[k].Is(Capital)
	}
	if k == i || k == 0 || toks[i-1].Tag == tag.DT || toks[i-1].Tag == tag.JJ && !toks[i-1].Is(Capital) || toks[k].Tag == tag.JJ && !toks[k].Is(Capital) {
		return
	}
	short := headline && k == i-1 && t.On(SpeechNouns) // "..., union claims"
	switch quoted := toks[k-1].Is(CloseQuote); {
	case !quoted && !toks[k-1].Is(Comma), !quoted && !proper && !short:
	case t.Form == PresentForm:
		t.Tag = tag.VBZ
	case t.Word == atomRead:
		t.Tag = tag.VBD
	}
}

// mendPureVerb makes a verb of a form that is never a noun: "the two deny that",
// "people close to Ruiz say".
func mendPureVerb(toks []Token, i int) {
	t, prev := &toks[i], &toks[i-1]
	if !t.On(PureVerbs) || t.Tag.IsVerb() || !t.Is(Letter) || t.Is(Capital) && !prev.Is(Capital) || prev.Tag == tag.PRPS || prev.Tag == tag.POS ||
		prev.Word == atomA || prev.Word == atomThe || prev.Tag == tag.JJ && t.Lemma == atomSay && !(i+1 < len(toks) && toks[i+1].Tag == tag.PRP) {
		return
	}
	switch {
	case prev.Tag == tag.TO || prev.Tag == tag.MD:
		t.Tag = tag.VB
	case t.Form == PresentForm:
		t.Tag = tag.VBZ
	default:
		t.Tag = tag.VBP
	}
}

// mendHer tells "her" before a noun from the object: "warned her supervisors".
func mendHer(toks []Token, i int) {
	t := &toks[i]
	if t.Tag == tag.PRP && t.Word == atomHer && i > 0 && i+1 < len(toks) && toks[i-1].Form != NoForm && toks[i-1].Tag.IsVerb() {
		k := i + 1
		for k+1 < len(toks) && toks[k].Tag.IsAdjective() {
			k++
		}
		if next := &toks[k]; (next.Tag == tag.NN || next.Tag == tag.NNS) && !next.On(SpeechNouns) && !next.On(TimeWords) {
			t.Tag = tag.PRPS // "warned her supervisors"
		}
	}
}

// mendVerb makes verbs of those nouns and adjectives that the lexicon knows as
// forms of verbs and that have the place of one.
func mendVerb(toks []Token, i int) {
	t := &toks[i]
	if t.Form == NoForm || !t.Tag.IsNoun() && t.Tag != tag.JJ || !t.Is(Letter) || i == 0 {
		return
	}
	prev := &toks[i-1]
	if t.Form == PastForm && (prev.Tag == tag.JJ || prev.Tag.IsNoun()) && i+1 < len(toks) && toks[i+1].Word == atomColon {
		t.Tag = tag.VBD // "the president-elect tweeted:"
		if prev.Tag == tag.JJ {
			prev.Tag = tag.NN
		}
		return
	}
	if prev.Tag == tag.JJ && prev.On(Documents) && t.Form == PresentForm && i+1 < len(toks) && toks[i+1].Word == atomThat {
		prev.Tag = tag.NN // "their website states that"
	}
	if t.Tag == tag.JJ && t.Form == PastForm && prev.Tag == tag.CC && i+1 < len(toks) && (toks[i+1].Tag == tag.NNS || toks[i+1].Tag == tag.NN) {
		switch t.Lemma {
		case atomAccuse, atomBlame, atomUrge, atomPraise, atomAdmit:
			t.Tag = tag.VBD // "was safe and accused critics of"
			return
		}
	}
	if t.Tag == tag.JJ && t.Form == PastForm && prev.Tag.IsVerb() && i+1 < len(toks) && (toks[i+1].Word == atomThat || toks[i+1].Tag == tag.TO) {
		t.Tag = tag.VBN // "it is understood that"
		return
	}
	if t.Tag == tag.JJ && t.Word == atomUnderstood && i > 1 && toks[i-2].Word == atomIt {
		t.Tag = tag.VBN // "it's understood the vote will fail"
		return
	}
	if prev.Tag.IsVerb() && prev.OnAny(issuers) && t.Form == PresentForm && i > 1 && toks[i-2].Is(Comma) {
		prev.Tag, t.Tag = tag.NN, tag.VBZ // ", study finds"
		return
	}
	var next tag.Tag
	if i+1 < len(toks) {
		next = toks[i+1].Tag
	}
	if t.Form == BareForm && t.Tag == tag.NN && countsSpeakers(toks, i) {
		t.Tag = tag.VBP
		return
	}
	switch prev.Tag {
	case tag.DT, tag.PRPS, tag.POS, tag.JJ, tag.JJR, tag.JJS, tag.IN, tag.CD, tag.TO:
		return
	}
	subject := prev.Tag.IsNoun() || prev.Tag == tag.PRP || prev.Tag == tag.WP || prev.Tag == tag.WDT || prev.Tag == tag.RB || prev.Is(CloseQuote|Comma)
	switch t.Form {
	case BareForm:
		mendBare(toks, i, next)
	case PastForm:
		if subject && !(t.Tag == tag.JJ && next.IsNoun() && !(next.IsProper() && prev.Is(CloseQuote|Comma))) && !t.Is(Capital) {
			t.Tag = tag.VBD
		}
	case PresentForm:
		mendPresent(toks, i, next, subject)
	}
}

// countsSpeakers reports whether what stands before the bare form at i, taken for a
// noun, is the subject of a verb: "they state their case", "many argue,", "53% want it".
func countsSpeakers(toks []Token, i int) bool {
	prev := &toks[i-1]
	if prev.Tag == tag.PRP && (prev.Word == atomThey || prev.Word == atomWe || prev.Word == atomI) {
		return true
	}
	if !prev.On(Quantifiers) && prev.Tag != tag.CD && prev.Word != atomPercent && prev.Word != atomPercentSign || i+1 >= len(toks) {
		return false
	}
	several := prev.Word == atomMany || prev.Word == atomFew || prev.Word == atomSeveral || prev.Word == atomOthers
	switch next := &toks[i+1]; next.Tag {
	case tag.PRP, tag.DT, tag.PRPS, tag.EX:
		return true
	case tag.TO, tag.WRB, tag.WP:
		return several // "many doubt whether"
	default:
		return next.Word == atomThat || several && (next.Word == atomWhether || next.Word == atomIf) || next.Is(Comma) && i > 1 && toks[i-2].Is(Comma|CloseQuote)
	}
}

// mendBare does so for a bare form, before the tag next.
func mendBare(toks []Token, i int, next tag.Tag) {
	t, prev := &toks[i], &toks[i-1]
	if t.Word == atomForecast && prev.Tag == tag.NN && i > 1 && toks[i-2].Tag == tag.DT && i+1 < len(toks) && (toks[i+1].Word == atomThat || toks[i+1].On(TimeWords) || toks[i+1].Tag == tag.JJ && i+2 < len(toks) && toks[i+2].On(TimeWords)) {
		t.Tag = tag.VBD // "the bank forecast that", "the union forecast last month that"
		return
	}
	if t.Tag == tag.NN && !t.On(SpeechNouns) && (prev.Is(Comma) || prev.Tag == tag.NNS) && (next == tag.PRP || next == tag.DT || next == tag.EX || i+1 < len(toks) && toks[i+1].Word == atomThat) {
		t.Tag = tag.VBP // "supporters, among them Norway, argue it"
		return
	}
	if t.Tag == tag.NN && !t.On(SpeechNouns) && i > 1 && prev.Tag.IsNoun() && i+1 < len(toks) && toks[i+1].Word == atomColon {
		t.Tag = tag.VBD // "a sign on the door read:"
		return
	}
	// "data released in the spring show that"
	if t.Tag == tag.NN && prev.Tag.IsNoun() && i+1 < len(toks) && toks[i+1].Word == atomThat && next == tag.IN && !t.On(SpeechNouns) &&
		!(i > 1 && (toks[i-2].Word == atomA || toks[i-2].Word == atomAn)) {
		t.Tag = tag.VBP
	}
}

// mendPresent does so for a form in "-s", after a subject or not.
func mendPresent(toks []Token, i int, next tag.Tag, subject bool) {
	t, prev := &toks[i], &toks[i-1]
	after := next == tag.DT || next == tag.PRP || next == tag.PRPS || next == tag.WRB || next == tag.WP || next == tag.EX ||
		i+1 < len(toks) && (toks[i+1].Is(OpenQuote) || toks[i+1].Word == atomThat)
	if t.On(SpeechNouns) {
		// "claims", "reports": a noun unless all speaks for the verb.
		if after && (prev.Tag.IsProper() || prev.Tag == tag.PRP) && next != tag.IN || prev.Tag.IsNoun() && governsThat(toks, i) {
			t.Tag = tag.VBZ
		}
		return
	}
	if t.On(Documents) && prev.Tag == tag.NN && next.IsPunct() && i > 1 && (toks[i-2].Tag == tag.IN || toks[i-2].Tag == tag.TO) {
		return // "contradicted by hospital records."
	}
	if subject && !t.Is(Capital) && (after || next.IsProper() || next == 0 || next.IsPunct() || next == tag.IN || next == tag.TO || next.IsAdjective() || next.IsNoun()) {
		t.Tag = tag.VBZ
	}
}

// beginsName reports whether toks begin with a name whose first word the tagger took
// for a gerund: "Downing Street said", "Harding's lawyer". A reporting verb or a
// possessive follows it without more.
func beginsName(toks []Token) bool {
	if len(toks) < 2 || toks[0].Tag != tag.VBG || !toks[0].Is(Capital) {
		return false
	}
	k := 1
	for k < len(toks) && toks[k].Is(Capital) && toks[k].Tag.IsProper() {
		k++
	}
	verb := k
	for verb < len(toks) && toks[verb].Tag == tag.RB {
		verb++
	}
	return verb < len(toks) && (toks[verb].Tag == tag.POS || toks[verb].Form == PastForm && toks[verb].Tag == tag.VBD || toks[verb].Form == PresentForm && toks[verb].Tag == tag.VBZ)
}

// isEpithet reports whether the participle at i opens a noun phrase that speaks:
// a reporting verb follows the phrase, which begins a clause or the sentence. A
// reporting verb may only be an epithet of several: "leaked emails show".
func isEpithet(src string, toks []Token, i int) bool {
	if !strings.HasSuffix(toks[i].In(src), "ed") {
		return false
	}
	if i > 0 && !toks[i-1].Is(CloseQuote|Comma) && (toks[i].Form == NoForm || toks[i-1].Tag != tag.CC && toks[i-1].Tag != tag.JJ && toks[i-1].Tag != tag.CD) {
		return false
	}
	k := i + 1
	for k < len(toks) && (toks[k].Tag == tag.NNS || toks[k].Form == NoForm && (toks[k].Tag.IsNoun() || toks[k].Tag == tag.JJ || toks[k].Tag == tag.FW)) {
		k++
	}
	if k == i+1 || k >= len(toks) || !toks[k-1].Tag.IsNoun() {
		return false
	}
	for k+1 < len(toks) && toks[k].Tag == tag.RB {
		k++
	}
	if toks[k].Form == NoForm {
		return false
	}
	if toks[i].Form != NoForm {
		return toks[k].Tag == tag.VBP && k <= i+3 && toks[i+1].Tag == tag.NNS
	}
	return k > i+1 && (toks[k].Tag == tag.VBD || toks[k].Tag == tag.VBZ)
}

// governsThat reports whether the word at i, a noun of speech or a verb in the
// present tense after a noun, is the verb of that noun and has a clause with
// "that": the noun begins the clause, and no verb is left over for a noun: "Olsen
// claims that he never signed", but not "claims that he never signed are false".
func governsThat(toks []Token, i int) bool {
	if i+2 >= len(toks) || toks[i+1].Word != atomThat || toks[i+2].Tag.IsFinite() || toks[i-1].Tag == tag.NNS || toks[i-1].Tag == tag.NNPS {
		return false
	}
	for k := i - 1; k >= 0 && k > i-reachOfClause && !toks[k].Is(Comma|Quote); k-- {
		if toks[k].Tag.IsVerb() || toks[k].Tag == tag.IN && !toks[k].Is(Capital) && k < i-3 {
			return false
		}
	}
	verbs, clauses := 0, 1
	for k := i + 2; k < len(toks) && !toks[k].Is(EndMark|Quote); k++ {
		switch t := &toks[k]; {
		case t.Tag.IsFinite():
			if !toks[k-1].Tag.IsFinite() {
				verbs++
			}
		case t.Tag == tag.WDT || t.Tag == tag.WP || t.Tag == tag.WRB || t.Tag == tag.CC || t.Is(Comma) || t.Tag == tag.IN && (t.Word == atomThat || t.On(Subordinators)):
			clauses++
		}
	}
	return verbs > 0 && verbs <= clauses
}

var (
	atomThat    = AtomOf("that")
	atomOutside = AtomOf("outside")
	atomInside  = AtomOf("inside")
	atomPoint   = AtomOf("point")
	atomOut     = AtomOf("out")
	atomThe     = AtomOf("the")

	atomAfterwards = AtomOf("afterwards")

	atomAre  = AtomOf("are")
	atomWere = AtomOf("were")
	atomSay  = AtomOf("say")

	atomDozen  = AtomOf("dozen")
	atomShow   = AtomOf("show")
	atomReport = AtomOf("report")
	atomPost   = AtomOf("post")

	atomAccording = AtomOf("according")
	atomOne       = AtomOf("one")

	atomThey = AtomOf("they")
	atomWe   = AtomOf("we")
	atomI    = AtomOf("i")

	atomPercent     = AtomOf("percent")
	atomPercentSign = AtomOf("%")
	atomHer         = AtomOf("her")

	atomNeither  = AtomOf("neither")
	atomWarning  = AtomOf("warning")
	atomWhether  = AtomOf("whether")
	atomForecast = AtomOf("forecast")
	atomAccuse   = AtomOf("accuse")
	atomAdmit    = AtomOf("admit")
	atomBlame    = AtomOf("blame")
	atomUrge     = AtomOf("urge")
	atomPraise   = AtomOf("praise")
	atomDoes     = AtomOf("does")
	atomDid      = AtomOf("did")
	atomHas      = AtomOf("has")
	atomHad      = AtomOf("had")
	atomIs       = AtomOf("is")
	atomWas      = AtomOf("was")
	atomInquest  = AtomOf("inquest")
	atomBecause  = AtomOf("because")
	atomTell     = AtomOf("tell")
	atomAssure   = AtomOf("assure")
	atomInform   = AtomOf("inform")
	atomRemind   = AtomOf("remind")
	atomWarn     = AtomOf("warn")
	atomIf       = AtomOf("if")
	atomMany     = AtomOf("many")
	atomFew      = AtomOf("few")
	atomSeveral  = AtomOf("several")
	atomOthers   = AtomOf("others")
	atomA        = AtomOf("a")
	atomAn       = AtomOf("an")
	atomColon    = AtomOf(":")

	atomRead       = AtomOf("read")
	atomUnderstood = AtomOf("understood")
	atomIt         = AtomOf("it")

	atomNeighbouring = AtomOf("neighbouring")
	atomNeighboring  = AtomOf("neighboring")
)

// inRelative reports whether a relative pronoun and a noun phrase stand right
// before the verb at i.
func inRelative(toks []Token, i int) bool {
	k := i - 1
	for k >= 0 && k > i-5 && (toks[k].Tag.IsNoun() || toks[k].Tag.IsAdjective() || toks[k].Tag == tag.DT || toks[k].Tag == tag.CD || toks[k].Tag == tag.PRPS || toks[k].Tag == tag.POS) {
		k--
	}
	return k >= 0 && k < i-1 && (toks[k].Tag == tag.WDT || toks[k].Tag == tag.WP)
}

// isPastTense reports whether the participle at i is a verb in the past tense:
// a noun or pronoun stands before it, an object after it, and its clause has
// no other finite verb.
func isPastTense(toks []Token, i int) bool {
	if i+1 >= len(toks) || !toks[i-1].Tag.IsNoun() && toks[i-1].Tag != tag.PRP || toks[i-1].On(Weekdays) {
		return false
	}
	toVerb := false
	switch next := &toks[i+1]; next.Tag {
	case tag.TO:
		toVerb = true // "protesters continued to call"
	case tag.DT, tag.PRPS, tag.PRP, tag.JJ, tag.NNS:
		if (next.On(TimeWords) || next.On(Weekdays)) || next.Tag == tag.JJ && i+2 < len(toks) && toks[i+2].On(TimeWords) {
			return false
		}
	default:
		return false
	}
	for k := i + 1; k < len(toks) && k < i+reachOfClause && !toks[k].Is(EndMark); k++ {
		if toks[k].Tag.IsFinite() || toVerb && toks[k].Tag == tag.VBN {
			return false
		}
		if toks[k].Is(Comma|Quote) || toks[k].Tag == tag.CC || toks[k].Tag == tag.WDT || toks[k].Tag == tag.WP || toks[k].Tag == tag.WRB || toks[k].Tag == tag.IN && toks[k].Word == atomThat {
			break
		}
	}
	for k := i - 1; k >= 0 && k > i-reachOfClause; k-- {
		if t := &toks[k]; t.Tag.IsFinite() {
			// "said its troops | thwarted": the clause begins after the cue.
			return !toVerb && k < i-1 && toks[k+1].Tag != tag.RB && t.Form != NoForm
		}
		if toks[k].Is(Quote) || toks[k].Word == atomThat {
			break
		}
	}
	return true
}

// reachOfClause bounds the tokens on either side in which a finite verb is
// looked for.
const reachOfClause = 12

var atomBe = AtomOf("be")

// Lists that stand together in the repairs.
var (
	callings  = ListsOf(PersonNouns, Roles, Honorifics)
	people    = ListsOf(PersonNouns, Roles, GroupNouns)
	forms     = ListsOf(Titles, Honorifics, Courtesies) // of address
	relations = ListsOf(PersonNouns, Roles, Kin)
	issuers   = ListsOf(Documents, Roles, Organizations)
)
