package attribute

import (
	"claims/extract/internal/chunk"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// certainEnd is the lead over others, in thousandths, of an end that grammar tells.
const certainEnd = 5000

// clauseEnd returns the unit after the content to the right of the cue of c, which
// begins with unit i, where the grammar of the clause around it tells, or -1.
func clauseEnd(r parse.View, c *Candidate, i int) int {
	if c.Rule.SpeaksLast() && c.Source.Kind == agentSource && c.Source.First > i {
		return c.Source.First // "was accused | of lying | by Ms Roy"
	}
	if r.Units[c.Unit].Form&text.Participle != 0 {
		return chunk.ReducedVerb(r.Set, &r.Document, r.Units[:r.Last], c.Unit) // "the man accused of starting the fire | said"
	}
	if c.Rule.Content == rules.Relative && r.Units[i].Kind != text.VerbUnit && r.FiniteIn(r.First, c.Source.First) == 0 {
		return verbAfterClause(r, i, 0, false) // "a storm that forecasters called rare | hit the coast"
	}
	if c.Source.Kind == SubjectSource {
		if k := resultComma(r, i); k > 0 {
			return k
		}
		return disagreeingVerb(r, c, i)
	}
	if c.Source.Kind != RelativeSource || r.FiniteIn(r.First, c.Source.First) > 0 || c.Source.First > r.First && r.Units[c.Source.First-1].Kind == text.CommaUnit {
		return -1
	}
	if v := verbAfterClause(r, i, 1, true); v > 0 {
		return v // "a man who said he was hurt | shouted"
	}
	if x := &r.Units[i]; x.Kind == text.NounUnit && x.Form&text.Pronoun == 0 && r.Tok(r.Units[c.Unit].Head).Lemma != english.Say {
		if v := verbAfterClause(r, i, 0, true); v > 0 {
			return v // "a man who found the ring | says he will keep it"
		}
	}
	return verbAfterClause(r, i, 1, false)
}

// resultComma returns the comma in the clause that begins with unit i after which a
// participle tells what came of saying so, or -1: "said that he would run | , drawing a
// rebuke".
func resultComma(v parse.View, i int) int {
	finite := false
	for k := i; k+1 < v.Last && k < i+maxExtend; k++ {
		switch x := &v.Units[k]; x.Kind {
		case text.VerbUnit:
			finite = finite || x.IsFiniteVerb()
		case text.CommaUnit:
			if y := &v.Units[k+1]; finite && y.Kind == text.VerbUnit && y.Form&text.Gerund != 0 && english.ResultWords.Has(v.Tok(y.Head).Word) {
				return k
			}
		case text.StopUnit, text.QuoteUnit:
			return -1
		}
	}
	return -1
}

// disagreeingVerb returns the conjunction in the clause that begins with unit i after
// which a verb stands that agrees in number with the speaker of c and not with the
// clause's subject, or -1: "police say the fire was lit | and are looking for a man".
func disagreeingVerb(v parse.View, c *Candidate, i int) int {
	if v.Units[i].Kind == text.ThatUnit {
		i++
	}
	if i+1 >= v.Last || v.Units[i].Kind != text.NounUnit || c.Source.Last != c.Unit {
		return -1
	}
	subject, speaker := number(v.Text, v.Units[i].Head), number(v.Text, c.Source.Head)
	if subject == anyNumber || speaker == anyNumber || subject == speaker {
		return -1
	}
	agrees := false
	for k := i + 1; k < v.Last && k < i+maxExtend; k++ {
		switch v.Units[k].Kind {
		case text.VerbUnit:
			if x := &v.Units[k]; !agrees && x.IsFiniteVerb() {
				if verbNumber(v.Text, x) != subject {
					return -1 // "a number of homes were burnt"
				}
				agrees = true
			}
		case text.ConjUnit:
			if !agrees {
				return -1 // "the mayor and the council"
			}
			if k+1 < v.Last && v.Units[k+1].IsFiniteVerb() && verbNumber(v.Text, &v.Units[k+1]) == speaker {
				return k
			}
		case text.RelativeUnit, text.SubUnit, text.WhUnit, text.ThatUnit, text.StopUnit, text.QuoteUnit:
			return -1
		}
	}
	return -1
}

// A grammaticalNumber is that of a noun or a verb.
type grammaticalNumber uint8

const (
	anyNumber grammaticalNumber = iota
	singular
	plural
)

// number returns that of the noun phrase with the head at token i.
func number(txt *parse.Text, i int) grammaticalNumber {
	switch t := txt.Tok(i); {
	case english.TheyPronouns.Has(t.Word), t.Tag == tag.NNS, t.Word == english.Police, t.Word == english.We:
		return plural
	case english.ItPronouns.Has(t.Word), english.HePronouns.Has(t.Word), english.ShePronouns.Has(t.Word), t.Tag == tag.NN && !t.On(text.GroupNouns) && !t.IsBodyNoun():
		return singular
	}
	return anyNumber
}

// verbNumber returns that of the subject of the verb x.
func verbNumber(txt *parse.Text, x *text.Unit) grammaticalNumber {
	switch t := txt.Tok(x.First); {
	case t.Word == english.Are, t.Word == english.Were, t.Tag == tag.VBP && t.Word != english.Am:
		return plural
	case t.Word == english.Was, t.Tag == tag.VBZ:
		return singular
	}
	return anyNumber
}

// verbAfterClause returns the verb that follows a clause or phrase which begins with unit
// i and has so many verbs of its own, where no comma parts them; or -1: "he had lost his
// brother in the blast | shouted". A verb in it may have a clause without "that", if one
// embeds.
func verbAfterClause(v parse.View, i, verbs int, embeds bool) int {
	for k := i; k < v.Last && k < i+maxExtend; k++ {
		x := &v.Units[k]
		switch x.Kind {
		case text.ThatUnit, text.SubUnit, text.WhUnit, text.RelativeUnit:
			if k > i {
				verbs++
			}
		case text.NounUnit:
			if k > i && v.Units[k-1].Kind == text.NounUnit {
				verbs++ // "the shots | he heard"
			}
		case text.ConjUnit:
			if k+1 < v.Last && v.Units[k+1].IsFiniteVerb() || k+2 < v.Last && v.Units[k+2].IsFiniteVerb() {
				verbs++
			}
		case text.VerbUnit:
			if !x.IsFiniteVerb() {
				continue
			}
			if verbs == 0 {
				return chunk.BeforeAdverbs(v.Units, i, k-1) + 1
			}
			if verbs--; embeds && k+1 < v.Last && v.Units[k+1].Kind == text.NounUnit && v.Set.TakesClause(v.EntryOf(x)) {
				verbs++ // "he had said | the dam would burst"
			}
		case text.QuoteUnit:
			if verbs > 0 {
				return -1
			}
		case text.CommaUnit, text.StopUnit, text.DashUnit, text.ColonUnit, text.BracketUnit:
			return -1
		}
	}
	return -1
}
