package chunk

import (
	"claims/extract/internal/english"
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// reduceRelatives makes participles of past tenses that have their noun's verb
// after them: "two people | briefed on the matter | said".
func (c *chunker) reduceRelatives(units []text.Unit) {
	for i := 1; i < len(units); i++ {
		x := &units[i]
		if x.Kind != text.VerbUnit || x.Form != text.Finite|text.Past || x.Last-x.First > 1 ||
			english.IsBe(c.tok(x.Head).Word) || english.IsHave(c.tok(x.Head).Word) || english.IsDo(c.tok(x.Head).Word) || c.tok(x.Head).Lemma == english.Say && units[i-1].Kind != text.CommaUnit {
			continue
		}
		if c.opensAside(units, i) || c.tok(x.Head).Word == english.Aged && units[i-1].Kind == text.CommaUnit || c.tok(x.Head).Lemma == english.Identify && i+1 < len(units) && c.tok(units[i+1].First).Word == english.As {
			x.Form = text.Participle
			continue
		}
		if units[i-1].Kind != text.NounUnit || units[i-1].Form&text.Pronoun != 0 {
			continue
		}
		if i > 1 && units[i-2].Kind == text.VerbUnit && english.Wishes.Has(c.tok(units[i-2].Head).Lemma) {
			x.Form = text.Participle // "want the plan scrapped"
			continue
		}
		if i > 1 {
			switch units[i-2].Kind {
			case text.CommaUnit, text.StopUnit, text.ConjUnit, text.SubUnit, text.DashUnit, text.QuoteUnit, text.AdverbUnit:
			default:
				continue
			}
		}
		k := i + 1
		if k+1 < len(units) && english.Namings.Has(c.tok(x.Head).Lemma) && units[k].Kind == text.NounUnit && units[k].Form&text.Proper != 0 && units[k+1].IsFiniteVerb() {
			x.Form = text.Participle // "the river | called | the Blue Ash | runs"
			continue
		}
		if k < len(units) && c.tok(units[k].First).Tag == tag.RP {
			continue // "turned down an offer"
		}
		for k < len(units) && (units[k].Kind == text.PrepUnit && units[k].Last-units[k].First > 1 || units[k].Kind == text.TimeUnit || c.tok(units[k].Head).Word == english.Times) {
			k++ // "a post | shared 40,000 times on Monday | claims"
		}
		if k > i+1 && k < len(units) && units[k].IsFiniteVerb() || ReducedVerb(c.set, c.doc, units, i) > 0 {
			x.Form = text.Participle
		}
	}
}

// ReducedVerb returns the verb after the reduced relative clause that the past tense or
// participle at unit i of units may begin, with an infinitive, or a preposition and a
// gerund, between them; or -1: "the man | accused | of starting the fire | said", "the
// woman | told | to leave her house | said".
func ReducedVerb(set *rules.Set, doc *text.Document, units []text.Unit, i int) int {
	k := i + 1
	switch {
	case k+1 < len(units) && units[k].Kind == text.PrepUnit && units[k].Last-units[k].First == 1 && units[k+1].Form&text.Gerund != 0 && english.Complaints.Has(doc.Tokens[units[k].First].Word):
		k++
	case k < len(units) && units[k].Form&text.Infinitive != 0 && set.Lexicon.Entry(doc.Tokens[units[i].Head].Lemma).Lists.Has(text.AskVerbs):
	default:
		return -1
	}
	if verb := doc.Tokens[units[k].Head]; set.TakesClause(set.Cue(verb.Lemma, text.VerbUnit)) || english.Embedding.Has(verb.Word) || doc.Tokens[units[i].Head].Lemma == english.Want {
		return -1 // "asked to say | the king was dead", "wanted to ensure | it stayed open"
	}
	for k++; k < len(units) && k < i+maxReduced; k++ {
		switch units[k].Kind {
		case text.NounUnit, text.PrepUnit, text.TimeUnit, text.AdverbUnit, text.AdjectiveUnit:
		default:
			if t := doc.Tokens[units[k].First].Tag; units[k].IsFiniteVerb() && k > i+2 && (t != tag.VBP && t != tag.VB || units[k].First < units[k].Head) {
				return k
			}
			return -1
		}
	}
	return -1
}

// maxReduced bounds the units from the participle of a reduced relative clause to the
// verb after it.
const maxReduced = 9

// relativeGaps makes relative pronouns of those "that" whose clause lacks a
// subject inside: "a bill | that | she said will help".
func (c *chunker) relativeGaps(units []text.Unit) {
	for i := 1; i+3 < len(units); i++ {
		if units[i].Kind != text.ThatUnit || units[i-1].Kind != text.NounUnit && units[i-1].Kind != text.PrepUnit || units[i+1].Kind != text.NounUnit {
			continue
		}
		v, gap := &units[i+2], &units[i+3]
		if v.IsFiniteVerb() && gap.IsFiniteVerb() && c.set.Cue(c.tok(v.Head).Lemma, text.VerbUnit) != nil {
			units[i].Kind = text.RelativeUnit
		}
	}
}

// opensAside reports whether the past tense at unit i begins an aside between a noun
// and its verb: "Hill, | asked why, said", "Hill (| asked why) said".
func (c *chunker) opensAside(units []text.Unit, i int) bool {
	mark := units[i-1].Kind
	if i < 2 || i+1 >= len(units) || mark != text.CommaUnit && mark != text.BracketUnit || units[i-2].Kind != text.NounUnit || units[i-2].Form&text.Pronoun != 0 {
		return false
	}
	if units[i+1].Kind == text.NounUnit && c.set.Cue(c.tok(units[i].Head).Lemma, text.VerbUnit) != nil {
		return false // "Farmers, said the senator, would pay"
	}
	for k := i + 1; k+1 < len(units) && k < i+reach; k++ {
		switch units[k].Kind {
		case mark:
			return units[k+1].IsFiniteVerb()
		case text.StopUnit, text.QuoteUnit, text.ConjUnit, text.CommaUnit:
			return false
		}
	}
	return false
}

// markClauses marks the units where a finite clause begins: a noun phrase
// with its modifiers and then a finite verb.
func markClauses(units []text.Unit, toks []text.Token) {
	for i := range units {
		u := &units[i]
		if u.Kind != text.NounUnit && u.Kind != text.QuoteUnit && u.Kind != text.TimeUnit || u.Form&text.Possessive != 0 {
			continue
		}
		if u.Form&text.Pronoun != 0 && english.Reflexives.Has(toks[u.Head].Word) {
			continue
		}
		relatives, commas := 0, 0
	scan:
		for j := i + 1; j < len(units) && j < i+reach; j++ {
			v := &units[j]
			switch v.Kind {
			case text.VerbUnit:
				if v.Form&text.Finite == 0 {
					continue
				}
				if relatives > 0 {
					relatives--
					continue
				}
				if units[BeforeAdverbs(units, 0, j-1)].Kind == text.ConjUnit {
					break scan // "denied the charge | and walked out"
				}
				u.Form |= text.Clause
				break scan
			case text.RelativeUnit, text.ThatUnit, text.WhUnit:
				relatives++
			case text.CommaUnit:
				commas++
				if commas > 4 || j == i+1 && u.Form&text.Pronoun != 0 {
					break scan
				}
			case text.StopUnit, text.ColonUnit, text.SubUnit:
				break scan
			case text.NounUnit:
				if units[j-1].Kind != text.NounUnit {
					continue
				}
				if u.Form&text.Pronoun != 0 {
					break scan
				}
				relatives++ // "the court | he had left" lacks a verb for the court
			}
		}
	}
}

// BeforeAdverbs returns j, or the unit before the adverbs that end with unit j,
// but none before floor.
func BeforeAdverbs(units []text.Unit, floor, j int) int {
	for j > floor && units[j].Kind == text.AdverbUnit {
		j--
	}
	return j
}
