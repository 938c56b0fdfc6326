package attribute

import (
	"claims/extract/internal/chunk"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
)

// isSequel reports whether the comma at unit j, after a clause from unit i on, sets
// off when it was said rather than when it happened: "said he would go, | hours after
// the vote".
func isSequel(v parse.View, u, i, j int) bool {
	return j+2 < v.Last && v.Units[j].Kind == text.CommaUnit && v.Units[j+1].Kind == text.TimeUnit && english.Whens.Has(v.Tok(v.Units[j+2].First).Word) &&
		v.Units[u].Form&text.Past != 0 && v.FiniteIn(i, j) > 0
}

// robsMatrix reports whether the content [i, j) takes the verb of the clause
// that the noun u is the subject of, or whose subject the relative clause of the
// verb u belongs to: "the claim that nobody was hurt | drew laughter" leaves it one,
// as does "the deal, which critics say favours the rich, | was signed".
func robsMatrix(v parse.View, u, i, j int) bool {
	switch v.Units[u].Kind {
	case text.NounUnit:
	case text.VerbUnit:
		return inAside(v, u) && resumes(v.Text, i, j) || robsMain(v, u, i, j) || inSubject(v, u) && v.FiniteIn(j, v.Last) == 0 && v.FiniteIn(i, j) > yesInt(opensClause(v.Text, i))+opened(v.Text, u, i, j) ||
			i == u+1 && v.Units[i].IsFiniteVerb() && inContact(v, u) && v.FiniteIn(j, v.Last) == 0 && v.FiniteIn(i, j) > 1
	default:
		return false
	}
	for k := u - 1; k >= v.First; k-- {
		x := &v.Units[k]
		if x.Kind == text.VerbUnit || x.Kind == text.QuoteUnit || x.Kind == text.ColonUnit {
			return false
		}
		if x.Kind == text.ConjUnit || x.Kind == text.SubUnit || x.Kind == text.ThatUnit {
			break // the clause begins here
		}
	}
	own := 0 // the verbs that the content may keep
	if k := v.Units[i].Kind; k == text.ThatUnit || k == text.WhUnit {
		own = 1
	}
	if finite := v.FiniteIn(i, j); finite <= own {
		return finite < own // a clause has a verb of its own
	}
	return v.FiniteIn(j, v.Last) == 0
}

// robsMain reports whether the content [i, j) takes the clause that the sentence is
// about, where the cue u stands in one that a subordinator begins: "While she said
// that it was late, | he stayed".
func robsMain(v parse.View, u, i, j int) bool {
	first := v.First
	if v.Units[first].Kind == text.ConjUnit && first+1 < u {
		first++
	}
	if x := &v.Units[first]; x.Kind != text.SubUnit || !v.Units[u].IsFiniteVerb() || u-first > 6 || v.Tok(x.First).Word == english.As {
		return false
	}
	for k := first + 1; k < u; k++ {
		if k := v.Units[k].Kind; k == text.CommaUnit || k == text.VerbUnit || k == text.ConjUnit {
			return false
		}
	}
	if v.FiniteIn(j, v.Last) > 0 || v.FiniteIn(i, j) < 2 {
		return false
	}
	for k := i + 2; k+1 < j; k++ {
		if v.Units[k].Kind == text.CommaUnit && v.Units[k+1].Form&text.Clause != 0 {
			return true
		}
	}
	return false
}

// opened returns how many clauses begin inside the content [i, j) of the gerund u,
// where it may be of a sentence without a verb; 0 for other verbs.
func opened(txt *parse.Text, u, i, j int) int {
	n := 0
	if txt.Units[u].Form&text.Gerund == 0 {
		return 0
	}
	for i++; i < j; i++ {
		switch txt.Units[i].Kind {
		case text.SubUnit, text.RelativeUnit, text.WhUnit, text.ThatUnit:
			n++
		}
	}
	return n
}

// opensClause reports whether a content that begins with unit i has a verb of its
// own.
func opensClause(txt *parse.Text, i int) bool {
	x := &txt.Units[i]
	switch x.Kind {
	case text.ThatUnit, text.WhUnit:
		return true
	case text.VerbUnit:
		return x.Form&text.Finite != 0
	}
	return x.Form&text.Clause != 0
}

// inAside reports whether the verb u belongs to a relative clause after a comma, or
// is a participle right after one and the sentence's subject: "the plan, | described
// by many as vague, was dropped".
func inAside(v parse.View, u int) bool {
	if v.Units[u].Form == text.Participle && u > v.First+1 && v.Units[u-1].Kind == text.CommaUnit {
		return v.FiniteIn(v.First, u) == 0
	}
	for k := u - 1; k > v.First && k > u-6; k-- {
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

// inSubject reports whether the verb u belongs to a relative clause of the
// sentence's subject, whose verb is still to come, or is a gerund right after it.
func inSubject(v parse.View, u int) bool {
	if x := &v.Units[u]; x.Form&text.Gerund != 0 && u > v.First && (v.Units[u-1].Kind == text.NounUnit || v.Units[u-1].Kind == text.PrepUnit) {
		return v.FiniteIn(v.First, u) == 0 // "a group | calling itself the Wolves | said"
	}
	for k := u - 1; k > v.First; k-- {
		switch x := &v.Units[k]; x.Kind {
		case text.RelativeUnit:
			return v.FiniteIn(v.First, k) == 0
		case text.VerbUnit, text.QuoteUnit, text.StopUnit, text.ColonUnit, text.SubUnit, text.ThatUnit:
			return false
		}
	}
	return false
}

// inContact reports whether the verb u belongs to a relative clause without a pronoun
// of the sentence's subject: "The road | the mayor | says".
func inContact(v parse.View, u int) bool {
	k := chunk.BeforeAdverbs(v.Units, v.First-1, u-1)
	if k <= v.First || v.Units[k].Kind != text.NounUnit || v.Units[k-1].Kind != text.NounUnit && v.Units[k-1].Kind != text.PrepUnit {
		return false
	}
	return v.FiniteIn(v.First, u) == 0
}

// parts reports whether the unit j of r is the dash that parts the subject of a
// clause, which begins with unit i, from its verb: "said the storm | -- the worst in
// years -- had passed".
func parts(v parse.View, u, i, j int) bool {
	return j < v.Last && v.Units[j].Kind == text.DashUnit && v.Units[i].Kind == text.NounUnit && v.Units[i].Form&text.Clause != 0 && v.Set.TakesClause(v.EntryOf(&v.Units[u]))
}
