package attribute

import (
	"claims/extract/internal/chunk"
	"claims/extract/internal/parse"
	"claims/extract/text"
)

// robsMatrix reports whether the content [i, j) takes the verb of the clause that the noun u
// is the subject of, or of the clause around the aside that the verb u stands in, or what the
// verb of that says: "the claim that nobody was hurt | drew laughter", "the plan, described by
// many as vague, | was dropped", "reported, citing aides, | that".
func robsMatrix(v parse.View, u, i, j int) bool {
	switch v.Units[u].Kind {
	case text.VerbUnit:
		return inAside(v, u) && resumes(v.Text, i, j) || takesThat(v, u, i, j) || robsSubject(v, u, i, j)
	case text.NounUnit:
		return leadsClause(v, u) && robsNoun(v, i, j)
	}
	return false
}

// leadsClause reports whether the noun u stands before the verb of its clause.
func leadsClause(v parse.View, u int) bool {
	for k := u - 1; k >= v.First; k-- {
		switch v.Units[k].Kind {
		case text.VerbUnit, text.QuoteUnit, text.ColonUnit:
			return false
		case text.ConjUnit, text.SubUnit, text.ThatUnit:
			return true // the clause begins here
		}
	}
	return true
}

// robsNoun reports whether the content [i, j) of a noun takes the verb of the clause that the
// noun is the subject of, or has no verb of its own.
func robsNoun(v parse.View, i, j int) bool {
	own := 0 // the verbs that the content may keep
	if v.Units[i].Kind.In(text.ThatUnit, text.WhUnit) {
		own = 1
	}
	if finite := v.FiniteIn(i, j); finite <= own {
		return finite < own // a clause has a verb of its own
	}
	return v.FiniteIn(j, v.Last) == 0
}

// robsSubject reports whether the clause [i, j) that the verb u of a relative clause says takes
// the verb of the noun before that: "The man who said he was ill | was let go".
func robsSubject(v parse.View, u, i, j int) bool {
	r := chunk.BeforeAdverbs(v.Units, v.First, u-1)
	if r <= v.First || v.Units[r].Kind != text.RelativeUnit || v.Units[r-1].Kind == text.CommaUnit ||
		v.Units[i].Form&text.Clause == 0 && v.Units[i].Kind != text.ThatUnit || v.FiniteIn(i, j) < 2 || v.FiniteIn(j, v.Last) > 0 {
		return false
	}
	first := v.View(v.Sentence).First // v may be what another claim says
	for k := r - 1; k >= first; k-- {
		switch x := &v.Units[k]; x.Kind {
		case text.SubUnit, text.ThatUnit:
			return true // the clause begins here
		case text.QuoteUnit, text.ColonUnit, text.DashUnit:
			return false
		case text.VerbUnit:
			if x.Form&text.Gerund == 0 {
				return false
			}
		}
	}
	return true
}

// takesThat reports whether the object [i, j) of the gerund u, after a comma, takes in a clause
// with "that" after another.
func takesThat(v parse.View, u, i, j int) bool {
	if v.Units[u].Form&text.Gerund == 0 || u == v.First || v.Units[u-1].Kind != text.CommaUnit || v.Units[i].Kind != text.NounUnit || v.Units[i].Form&text.Clause != 0 {
		return false
	}
	for k := i + 1; k+1 < j; k++ {
		if v.Units[k].Kind == text.CommaUnit {
			return v.Units[k+1].Kind == text.ThatUnit
		}
	}
	return false
}

// inAside reports whether the verb u belongs to a relative clause after a comma, or
// is a participle right after one and the sentence's subject.
func inAside(v parse.View, u int) bool {
	if v.Units[u].Form == text.Participle && u > v.First+1 && v.Units[u-1].Kind == text.CommaUnit {
		return v.FiniteIn(v.First, u) == 0
	}
	for k := u - 1; k > max(v.First, u-6); k-- {
		switch x := &v.Units[k]; x.Kind {
		case text.RelativeUnit:
			return v.Units[k-1].Kind == text.CommaUnit
		case text.NounUnit, text.PrepUnit, text.AdverbUnit, text.TimeUnit:
		default:
			return false
		}
	}
	return false
}

// resumes reports whether a comma among the units [i, j), the first after a clause
// there, has a finite verb right after it: that of the clause around an aside.
func resumes(txt *parse.Text, i, j int) bool {
	for k := i + 1; k+1 < j; k++ {
		if txt.Units[k].Kind == text.CommaUnit {
			return txt.Units[k+1].IsFiniteVerb()
		}
	}
	return false
}
