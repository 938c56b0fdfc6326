package attribute

import (
	"slices"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// veto is what a rule takes from others at a cue.
type veto struct {
	rule  *rules.Rule
	match rules.Match
}

// addVetoes adds to p.vetoes what rule, a veto, takes from others at the cue u.
func (p *Proposer) addVetoes(v parse.View, u int, rule *rules.Rule, entry *rules.CueEntry) {
	p.matches = rule.Vetoes(&v.Document, v.Units[:v.Last], u, entry, p.matches[:0])
	for _, m := range p.matches {
		p.vetoes = append(p.vetoes, veto{rule, m})
	}
}

// Misread tells why the match m of a rule at u, the cue that was read last, is no reading, or
// returns "": its content is a later cue's, the cue has another sense, or its object is none.
func (p *Proposer) Misread(v parse.View, entry *rules.CueEntry, rule *rules.Rule, u int, m *rules.Match) string {
	for _, x := range p.vetoes {
		if x.match.Takes(m) {
			return x.rule.Name
		}
	}
	switch i := m.Content; {
	case i > u+2 && v.Units[i].Kind == text.QuoteUnit && isLaterCues(v.Text, u, i):
		return "a later cue's quotation"
	case isOtherSense(v, entry, u, m):
		return "not_objects"
	case isNounsClause(v.Text, entry, rule, u, m):
		return "a clause of the noun before it"
	case m.Object >= 0 && parse.IsDate(v, m.Object):
		return "a date"
	}
	return ""
}

// isLaterCues reports whether the quotation at unit i, after the verb u, is what a gerund
// right before it says: “We will win,” he said, | adding: | “We always do.”
func isLaterCues(txt *parse.Text, u, i int) bool {
	k := i - 1
	if txt.Units[k].Kind.In(text.ColonUnit, text.CommaUnit) {
		k--
	}
	return k > u+1 && txt.Units[k].Form&text.Gerund != 0 && txt.Units[k-1].Kind == text.CommaUnit && txt.Set.TakesClause(txt.EntryOf(&txt.Units[k]))
}

// isInvertedTag reports whether the verb u stands between what is said and who says it, so that
// what follows is not its object: “Will it hurt?” | asked | Tim when the nurse came in; Gales
// on the way, | says | weather office. One comma alone never parts a subject from its verb.
func isInvertedTag(v parse.View, u int) bool {
	if !v.Units[u].IsFiniteVerb() || v.KindAt(u+1) != text.NounUnit {
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

// isOtherSense reports whether the noun phrase that m takes for the content, or
// the particle after the cue u, shows that the cue is no word of speech here: "the
// flood claimed 12 lives", "the strike was called off".
func isOtherSense(v parse.View, entry *rules.CueEntry, u int, m *rules.Match) bool {
	if entry == nil || m.Content < 0 || len(entry.NotObjects) == 0 {
		return false
	}
	if t := v.Tok(v.Units[u+1].First); t.Tag == tag.RP && slices.Contains(entry.NotObjects, t.Word) {
		return true
	}
	x := &v.Units[m.Content]
	if i := m.Content + 1; i < v.Last && (v.Units[i].Kind == text.NounUnit || v.Units[i].Form&text.Infinitive != 0 && !v.ListsOf(entry.ID).Has(text.CallingVerbs)) {
		return false // "called the lawyer | a liar", "ordered the book | to be pulped"
	}
	return x.Kind == text.NounUnit && (x.Form&text.Clause == 0 || m.Content+1 == len(v.Units) || !v.Units[m.Content+1].IsFiniteVerb()) && slices.Contains(entry.NotObjects, v.Tok(x.Head).Word)
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
	if x.Kind != text.NounUnit && !x.Governs() || parse.Supports(txt, u) {
		return false
	}
	head := txt.Tok(x.Head)
	tells := txt.Set.TakesClause(txt.Set.Cue(head.Word, text.NounUnit))
	if entry == nil {
		return tells || x.Form&text.Pronoun == 0 && !head.Is(text.Capital) && !head.OnAny(hearers)
	}
	return tells && (!entry.Lists(rule) || txt.Tok(x.First).On(text.AmidPrepositions))
}

// speaksNoun reports whether the subject of the verb that governs the cue u, a noun
// or a phrase with one, may say what it does: "made | claims", "responded | with a
// warning", but not "rubbished | claims", "was cleared | of charges".
func speaksNoun(v parse.View, u int) bool {
	x := &v.Units[u]
	if !v.Tok(x.Head).OnAny(claiming) {
		return !v.Tok(x.First).On(text.CausePrepositions)
	}
	if x.Kind == text.PrepUnit {
		w := v.Tok(x.First).Word
		return w == english.With || w == english.In
	}
	if v.Tok(x.First).Tag == tag.PRPS {
		return true // "broke his promise"
	}
	return governorSpeaks(v, u)
}

// governorSpeaks reports whether the verb that governs the noun u is one whose subject says
// what the noun tells, or there is none: "made | threats and | claims".
func governorSpeaks(v parse.View, u int) bool {
	for k := u - 1; k >= max(v.First, u-5); k-- {
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
	claiming   = text.ListsOf(text.ClaimNouns, text.AccusationNouns)
	personal   = text.ListsOf(text.MePronouns, text.YouPronouns)
	addressing = text.ListsOf(text.TellVerbs, text.AskVerbs)
)
