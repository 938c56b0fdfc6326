package chunk

import (
	"claims/extract/text"
)

// markClauses marks the units where a finite clause begins: a noun phrase
// with its modifiers and then a finite verb.
func markClauses(units []text.Unit, toks []text.Token) {
	for i := range units {
		u := &units[i]
		if mayBeSubject(u) && !(u.Form&text.Pronoun != 0 && toks[u.Head].On(text.Reflexives)) && hasPredicate(units, i) {
			u.Form |= text.Clause
		}
	}
}

// mayBeSubject reports whether u is of a kind that a subject may be.
func mayBeSubject(u *text.Unit) bool {
	return u.Kind.In(text.NounUnit, text.QuoteUnit, text.TimeUnit) && u.Form&text.Possessive == 0
}

// hasPredicate reports whether unit i is the subject of a finite verb after it: "the court
// he had left | ruled", but not "denied | the charge and walked out".
func hasPredicate(units []text.Unit, i int) bool {
	pronoun := units[i].Form&text.Pronoun != 0
	inner, commas := 0, 0 // clauses inside the phrase that lack their verb yet
	for j := i + 1; j < min(len(units), i+reach); j++ {
		v := &units[j]
		switch v.Kind {
		case text.VerbUnit:
			if v.Form&text.Finite == 0 {
				continue
			}
			if inner == 0 {
				return units[BeforeAdverbs(units, 0, j-1)].Kind != text.ConjUnit
			}
			inner--
		case text.RelativeUnit, text.ThatUnit, text.WhUnit:
			inner++
		case text.CommaUnit:
			if commas++; commas > 4 || j == i+1 && pronoun {
				return false
			}
		case text.StopUnit, text.ColonUnit, text.SubUnit:
			return false
		case text.NounUnit:
			if units[j-1].Kind == text.NounUnit {
				if pronoun {
					return false
				}
				inner++
			}
		}
	}
	return false
}

// BeforeAdverbs returns j, or the unit before the adverbs that end with unit j,
// but none before floor.
func BeforeAdverbs(units []text.Unit, floor, j int) int {
	for j > floor && units[j].Kind == text.AdverbUnit {
		j--
	}
	return j
}
