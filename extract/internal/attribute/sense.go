package attribute

import (
	"slices"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// isLaterCues reports whether the quotation at unit i, after the verb u, is what a gerund
// right before it says: “We will win,” he said, | adding: | “We always do.”
func isLaterCues(txt *parse.Text, u, i int) bool {
	k := i - 1
	if txt.Units[k].Kind == text.ColonUnit || txt.Units[k].Kind == text.CommaUnit {
		k--
	}
	return k > u+1 && txt.Units[k].Form&text.Gerund != 0 && txt.Units[k-1].Kind == text.CommaUnit && txt.Set.TakesClause(txt.EntryOf(&txt.Units[k]))
}

// isInvertedTag reports whether the verb u stands between what is said and who says it, so that
// what follows is not its object: “Will it hurt?” | asked | Tim when the nurse came in; Gales
// on the way, | says | weather office. One comma alone never parts a subject from its verb.
func isInvertedTag(v parse.View, u int) bool {
	if u+1 >= v.Last || !v.Units[u].IsFiniteVerb() || v.Units[u+1].Kind != text.NounUnit {
		return false
	}
	before := v.Units[v.First:u]
	switch {
	case len(before) == 0:
		return false
	case len(before) == 1 && before[0].Kind == text.QuoteUnit:
		return isSpoken(v.Text, &before[0])
	}
	last := len(before) - 1
	return before[last].Kind == text.CommaUnit && !text.HasUnit(before[:last], text.CommaUnit) && v.FiniteIn(v.First, u) == 0
}

// isPlatform reports whether the unit i tells where the cue u was written, or where
// something lies: "writing on the club's website", "lies on a river".
func isPlatform(txt *parse.Text, u, i int) bool {
	lists := txt.ListsOf(txt.Tok(txt.Units[u].Head).Lemma)
	if lists.Has(text.LyingVerbs) {
		w := txt.Tok(txt.Units[i].First).Word
		return w != english.About && w != english.To
	}
	w := txt.Tok(txt.Units[i].Head)
	return w.On(text.Sites) && (lists.Has(text.WritingVerbs) || w.Is(text.Capital))
}

// isSupposed reports whether the cue x supposes what nobody says: "let's say".
func isSupposed(txt *parse.Text, x *text.Unit) bool {
	if x.Kind != text.VerbUnit || x.First < 2 || txt.Tok(x.First).Lemma != english.Say {
		return false
	}
	us := txt.Tok(x.First - 1)
	return us.Tag == tag.PRP && us.Len() <= 4 && txt.Tok(x.First-2).Word == english.Let && us.Start == txt.Tok(x.First-2).End
}

// isOtherSense reports whether the noun phrase that m takes for the content, or
// the particle after the cue u, shows that the cue is no word of speech here: "the
// flood claimed 12 lives", "the strike was called off".
func isOtherSense(v parse.View, entry *rules.CueEntry, u int, m *rules.Match) bool {
	if entry == nil || m.Content < 0 {
		return false
	}
	lists := v.ListsOf(entry.ID)
	if lists.Has(text.AddingVerbs) && isAddition(v.Text, m.Content) || lists.Has(text.WorkVerbs) && isTitle(v.Text, m.Content) {
		return true
	}
	if len(entry.NotObjects) == 0 {
		return false
	}
	if t := v.Tok(v.Units[u+1].First); t.Tag == tag.RP && slices.Contains(entry.NotObjects, t.Word) {
		return true
	}
	x := &v.Units[m.Content]
	if i := m.Content + 1; i < v.Last && (v.Units[i].Kind == text.NounUnit || v.Units[i].Form&text.Infinitive != 0 && !lists.Has(text.CallingVerbs)) {
		return false // "called the lawyer | a liar", "ordered the book | to be pulped"
	}
	return x.Kind == text.NounUnit && (x.Form&text.Clause == 0 || m.Content+1 < v.Last && !v.Units[m.Content+1].IsFiniteVerb()) && slices.Contains(entry.NotObjects, v.Tok(x.Head).Word)
}

// isTitle reports whether the unit i is, or begins with, the title of a work in quotation
// marks: few words, the longer ones with capitals, with no mark of their own at the end.
func isTitle(txt *parse.Text, i int) bool {
	const most, long = 10, 4 // tokens; letters of a word that a title capitalizes
	x := &txt.Units[i]
	if !txt.Tok(x.First).Is(text.Quote) {
		return false
	}
	last := x.First + 1
	for ; last < x.Last && !txt.Tok(last).Is(text.Quote); last++ {
		t := txt.Tok(last)
		if last-x.First > most || !t.Is(text.Capital) && (last == x.First+1 || t.Len() >= long) {
			return false
		}
	}
	return last > x.First+1 && last < x.Last && !txt.Tok(last-1).Is(text.EndMark|text.Comma)
}

// isAddition reports whether the noun phrase i is what is added to something, not what
// is said: "added | $40,000 | to her winnings".
func isAddition(txt *parse.Text, i int) bool {
	return txt.Units[i].Kind == text.NounUnit && !txt.Tok(txt.Units[i].Head).On(text.SpeechNouns) && i+1 < len(txt.Units) && txt.Units[i+1].Kind == text.PrepUnit && txt.Tok(txt.Units[i+1].First).Word == english.To
}

// isNounsClause reports whether the clause with "that" which rule takes for what the
// verb u says is what the noun before it tells: "shares rose on rumours | that the bank
// would close", "the mayor faced claims | that he lied". Who "voiced fears | that the
// dam would fail" says so himself; and a verb that the lexicon does not have speaks to
// somebody or says it right away.
func isNounsClause(txt *parse.Text, entry *rules.CueEntry, rule *rules.Rule, u int, m *rules.Match) bool {
	i := m.Content
	if i <= u+1 || txt.Units[i].Kind != text.ThatUnit || txt.Units[u].Kind != text.VerbUnit {
		return false
	}
	x := &txt.Units[i-1]
	if x.Kind != text.NounUnit && (x.Kind != text.PrepUnit || x.Last-x.First < 2) || parse.Supports(txt, u) {
		return false
	}
	head := txt.Tok(x.Head)
	tells := txt.Set.TakesClause(txt.Set.Cue(head.Word, text.NounUnit))
	if entry == nil {
		return tells || x.Form&text.Pronoun == 0 && !head.Is(text.Capital) && !head.OnAny(hearers)
	}
	return tells && (!entry.Lists(rule) || txt.Tok(x.First).On(text.AmidPrepositions))
}

// isWhenSaid reports whether the unit i right after the cue u, in the past, dates it,
// and the clause after it is what is said: "said | Wednesday | it was late".
func isWhenSaid(v parse.View, u, i int) bool {
	return i == u+1 && i+1 < v.Last && v.Units[i].Kind == text.TimeUnit && v.Units[u].Form&text.Past != 0 && v.Units[i+1].Kind == text.NounUnit && v.Units[i+1].Form&text.Clause != 0
}

// speaksNoun reports whether the subject of the verb that governs the cue u, a noun
// or a phrase with one, may say what it does: "made | claims", "responded | with a
// warning", but not "rubbished | claims", "was cleared | of charges".
func speaksNoun(v parse.View, u int) bool {
	x := &v.Units[u]
	if !v.Tok(x.Head).On(text.ClaimNouns) && !v.Tok(x.Head).On(text.AccusationNouns) {
		return !v.Tok(x.First).On(text.CausePrepositions)
	}
	if x.Kind == text.PrepUnit {
		w := v.Tok(x.First).Word
		return w == english.With || w == english.In
	}
	if v.Tok(x.First).Tag == tag.PRPS {
		return true // "broke his promise"
	}
	for k := u - 1; k >= v.First && k > u-6; k-- {
		switch y := &v.Units[k]; {
		case y.Kind == text.VerbUnit:
			return parse.Supports(v.Text, k) || y.Form&text.Copula != 0 && !(k > v.First && v.Tok(v.Units[k-1].Head).Tag == tag.EX)
		case y.Kind == text.AdverbUnit, y.Kind == text.PrepUnit && y.Last-y.First == 1, y.Kind == text.ConjUnit:
		case y.Kind == text.NounUnit && v.Units[k+1].Kind == text.ConjUnit: // "made threats and | claims"
		default:
			return true
		}
	}
	return true
}

// Lists that stand together in this room.
var (
	hearers    = text.ListsOf(text.Roles, text.PersonNouns, text.AddresseeNouns, text.Kin, text.GroupNouns, text.Bodies)
	sayings    = text.ListsOf(text.SpeechNouns, text.Media, text.Documents, text.ClaimNouns)
	announced  = text.ListsOf(text.Documents, text.Media, text.SpeechNouns, text.AddresseeNouns)
	addressing = text.ListsOf(text.TellVerbs, text.AskVerbs)
)
