package chunk

import (
	"claims/extract/internal/english"
	"claims/extract/text"
)

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
