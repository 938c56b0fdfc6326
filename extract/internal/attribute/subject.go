package attribute

import (
	"claims/extract/internal/chunk"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// isSpoken reports whether the quotation x ends as what is said does, and not as a name
// or title: “Will it hurt?”
func isSpoken(txt *parse.Text, x *text.Unit) bool {
	return endsInside(txt, x, text.EndMark|text.Comma)
}

// endsInside reports whether a mark of the shape s stands last inside the quotation x.
func endsInside(txt *parse.Text, x *text.Unit, s text.Shape) bool {
	return x.Last-x.First > 2 && txt.Tok(x.Last-2).Is(s)
}

// isAbsolute reports whether the prepositional phrase at unit i may hold the subject
// of the gerund u: "with | ministers saying".
func isAbsolute(txt *parse.Text, i, u int) bool {
	return txt.Units[u].Kind == text.VerbUnit && txt.Units[u].Form&text.Gerund != 0 && txt.Tok(txt.Units[i].First).Word == english.With
}

// beforeAside returns the unit before the cue u, or before the aside between
// dashes that ends there: "the mayor — who had won in May — said".
func beforeAside(v parse.View, u int) int {
	i := u - 1
	if i <= v.First || v.Units[i].Kind != text.DashUnit {
		return i
	}
	for k := i - 1; k > v.First && k > u-maxExtend; k-- {
		if v.Units[k].Kind == text.DashUnit && (v.Units[k-1].Kind == text.NounUnit || v.Units[k-1].Kind == text.PrepUnit) {
			return k - 1
		}
	}
	return i
}

// endsSubject reports whether a subject may end before unit j, which is not its
// verb's: not where a phrase goes on that it has begun, "the head | of the guard",
// "the mayor | and his wife", "a driver seen | near the dam".
func endsSubject(txt *parse.Text, j, limit int) bool {
	next := &txt.Units[j]
	switch next.Kind {
	case text.CommaUnit, text.VerbUnit, text.DashUnit:
		return true
	case text.ConjUnit:
		return false
	case text.BracketUnit:
		return txt.OpensBracket(j) // "Sen. Ana Ruiz (D-Mass. | )"
	case text.PrepUnit:
		if w := txt.Tok(next.First).Word; !english.Whens.Has(w) && !english.Besides.Has(w) && !parse.IsMedium(txt, next) && !parse.IsDate(txt.Between(j, limit), j) {
			return false
		}
	}
	switch txt.Units[j-1].Kind {
	case text.VerbUnit, text.AdverbUnit, text.AdjectiveUnit, text.BracketUnit, text.QuoteUnit, text.OtherUnit:
		return false
	}
	return true
}

// shownSubject returns the first unit of the subject of u where grammar leaves no other,
// and the unit that no extent of it goes beyond; or -1. It tells too whether annotated
// news has few such to learn from.
func shownSubject(v parse.View, u int) (i, end int, rare bool) {
	if i = quotedBefore(v, u); i >= 0 {
		return i, u - 1, false
	}
	if i = tellingBefore(v, u); i >= 0 {
		return i, u, true
	}
	if i = gapSubject(v, u); i >= 0 {
		return i, u, false
	}
	if i, end = taggedBefore(v, u); i >= 0 {
		return i, end, true
	}
	if i, end = speakingBefore(v, u); i >= 0 && v.Units[end+1].Form&text.Gerund == 0 {
		end = u // "the report, published in May", "the mayor, who won"
	}
	return i, end, true
}

// quotedBefore returns the noun phrase that is the subject of the gerund u after
// "as", or -1: "quotes | a guard | as saying".
func quotedBefore(v parse.View, u int) int {
	if v.Units[u].Form&text.Gerund == 0 || u-2 < v.First || v.Tok(v.Units[u-1].First).Word != english.As || v.Units[u-1].Last-v.Units[u-1].First > 1 {
		return -1
	}
	i := u - 2
	for i > v.First && v.Units[i].Kind == text.PrepUnit {
		i-- // "the head of the guard"
	}
	if v.Units[i].Kind != text.NounUnit || i == v.First || v.Units[i-1].Kind != text.VerbUnit {
		return -1
	}
	return i
}

// taggedBefore returns the first unit of the speaker after a verb of speech whose next
// words the cue u brings, and the unit after all that may be of it; or -1: “It is
// late,” said | Ray, who runs the bar | , adding that; “...,” wrote | Ray | and warned.
func taggedBefore(v parse.View, u int) (i, end int) {
	end = chunk.BeforeAdverbs(v.Units, v.First-1, u-1)
	switch {
	case end <= v.First:
		return -1, -1
	case v.Units[u].Form&text.Gerund != 0 && v.Units[end].Kind == text.CommaUnit:
	case v.Units[u].IsFiniteVerb() && v.Units[end].Kind == text.ConjUnit:
		if v.Units[end-1].Kind == text.CommaUnit {
			end--
		}
	default:
		return -1, -1
	}
	finite, relatives := 0, 0
	for i = end - 1; i > v.First && i > end-maxExtend; i-- {
		x := &v.Units[i]
		switch x.Kind {
		case text.RelativeUnit:
			relatives++
		case text.QuoteUnit, text.StopUnit, text.ColonUnit, text.ThatUnit, text.SubUnit:
			return -1, -1
		case text.VerbUnit:
			if !x.IsFiniteVerb() {
				continue
			}
			before := &v.Units[i-1]
			if next := &v.Units[i+1]; (before.Kind == text.CommaUnit && v.Tok(x.Head).Lemma == english.Say || before.Kind == text.QuoteUnit) && next.Kind == text.NounUnit && i+1 < end &&
				finite <= relatives && v.Set.TakesClause(v.EntryOf(x)) {
				return i + 1, end
			}
			finite++
		}
	}
	return -1, -1
}

// tellingBefore returns the document right before the gerund u that tells what is in it,
// or -1: "ignored | a memo | warning that", "data | suggesting that". Whoever issues one
// says so himself: "released a statement saying".
func tellingBefore(r parse.View, u int) int {
	if r.Units[u].Form&text.Gerund == 0 || u <= r.First+1 {
		return -1
	}
	i := u - 1
	if x := &r.Units[i]; x.Kind != text.NounUnit || !r.Tok(x.Head).OnAny(writings) {
		return -1
	}
	if v := &r.Units[i-1]; v.Kind == text.VerbUnit && (r.Tok(v.Head).On(text.IssueVerbs) || parse.Supports(r.Text, i-1)) {
		return -1
	}
	return i
}

// gapSubject returns the subject of the verb u where the noun phrase in front of it, after
// a comma, is the verb's object, or -1: "it paid no tax, a charge | the firm | denies".
func gapSubject(v parse.View, u int) int {
	if !v.Units[u].IsFiniteVerb() || u < v.First+4 {
		return -1
	}
	if u+1 < v.Last {
		switch v.Units[u+1].Kind {
		case text.StopUnit, text.CommaUnit, text.ConjUnit, text.AdverbUnit, text.TimeUnit, text.DashUnit:
		default:
			return -1
		}
	}
	i := u - 1
	if v.Units[i].Kind != text.NounUnit || v.Units[i-1].Kind != text.NounUnit || v.Units[i-2].Kind != text.CommaUnit && v.Units[i-2].Kind != text.DashUnit {
		return -1
	}
	if w := v.Tok(v.Units[i-1].First).Word; w != english.A && w != english.An && w != english.Something || v.FiniteIn(v.First, i-2) == 0 {
		return -1
	}
	return i
}

// speakingBefore returns the noun phrase that begins the sentence, and the comma after
// it, where only a participle's aside with its clauses stands between it and its verb u;
// or -1: "An aide | , speaking on condition of anonymity because he was not allowed to
// talk, said".
func speakingBefore(v parse.View, u int) (i, end int) {
	if u < v.First+5 || v.Units[u-1].Kind != text.CommaUnit || !v.Units[u].IsFiniteVerb() || v.Units[v.First].Kind != text.NounUnit {
		return -1, -1
	}
	for end = v.First + 1; end < u && (v.Units[end].Kind == text.PrepUnit || v.Units[end].Kind == text.ConjUnit || v.Units[end].Kind == text.NounUnit); end++ {
	}
	if end+2 >= u || v.Units[end].Kind != text.CommaUnit {
		return -1, -1
	}
	clauses := 0
	switch x := &v.Units[end+1]; {
	case x.Form&(text.Gerund|text.Participle) != 0 && v.Tok(x.Head).Word != english.Including:
	case x.Kind == text.RelativeUnit && v.Tok(x.Head).Word != english.Whose:
		clauses++
	default:
		return -1, -1
	}
	for k := end + 2; k < u-1; k++ {
		switch x := &v.Units[k]; x.Kind {
		case text.SubUnit, text.RelativeUnit, text.ThatUnit, text.WhUnit:
			clauses++
		case text.CommaUnit, text.QuoteUnit, text.StopUnit, text.DashUnit, text.ColonUnit:
			return -1, -1
		case text.VerbUnit:
			if x.IsFiniteVerb() {
				if clauses--; clauses < 0 {
					return -1, -1
				}
			}
		}
	}
	return v.First, end
}

// isOccasion reports whether the phrase x after a speaker's name tells where, how or
// of what was said, rather than who it is: "said Hill | at a hearing", "| through his
// lawyer", "| of his rival", but not "| of the miners' union", "| at Yale".
func isOccasion(txt *parse.Text, x *text.Unit) bool {
	if x.Last-x.First < 2 {
		return false
	}
	head, next := txt.Tok(x.Head), txt.Tok(x.First+1)
	switch w := txt.Tok(x.First).Word; {
	case english.Means.Has(w):
		return true
	case head.Is(text.Capital) || head.IsBodyNoun() || head.On(text.CompanyNouns):
		return false
	default:
		return next.Tag == tag.PRPS && (w == english.Of || w == english.From || w == english.At) || w == english.At && next.Tag == tag.DT || w == english.Of && next.Word == english.The
	}
}

// beginsAnew reports whether the noun phrase at unit i, right after another,
// cannot belong to it: "the morning | they", "the man | police".
func beginsAnew(txt *parse.Text, i int) bool {
	x, before := &txt.Units[i], &txt.Units[i-1]
	switch before.Kind {
	case text.TimeUnit:
		return true
	case text.NounUnit, text.PrepUnit:
		if before.Kind == text.NounUnit && english.Indefinites.Has(txt.Tok(before.Head).Word) {
			return true // "everything | the minister says"
		}
		if before.Kind == text.NounUnit && x.Last-x.First > 1 && txt.Tok(x.First).Tag == tag.DT {
			return true // "an accusation | the army denies"
		}
		return x.Form&text.Pronoun != 0 && !english.Reflexives.Has(txt.Tok(x.Head).Word) || before.Kind == text.NounUnit && x.First == x.Head && txt.Tok(x.Head).On(text.Roles) && !txt.Tok(x.Head).Is(text.Capital)
	}
	return false
}

// inHeadline reports whether the unit x stands in a headline.
func inHeadline(txt *parse.Text, x *text.Unit) bool {
	return txt.Paragraphs[txt.Sentences[txt.SentenceAt(x.First)].Paragraph].Role == text.Headline
}

// isThirdPerson reports whether the verb u is no imperative: "adds", "said".
func isThirdPerson(txt *parse.Text, u int) bool {
	t := txt.Tok(txt.Units[u].First).Tag
	return txt.Units[u].IsFiniteVerb() && (t == tag.VBZ || t == tag.VBD)
}

// isTold reports whether the subject of the cue u is whom or what it is said to or
// of: "was told", "is believed to".
func isTold(txt *parse.Text, u int) bool {
	x := &txt.Units[u]
	if x.Kind == text.VerbUnit && x.Form&text.Past != 0 && txt.Tok(x.Head).Lemma == english.Tell && inHeadline(txt, x) && u+1 < len(txt.Units) && txt.Units[u+1].Kind != text.NounUnit {
		return true // "Mine owner told to dredge river"
	}
	if x.Kind != text.VerbUnit || x.Form&(text.Passive|text.Participle) == 0 {
		return false
	}
	e := txt.EntryOf(x)
	return isNaming(txt, u) || x.Form&text.Passive != 0 && txt.Set.Describes(e) || txt.Set.Addresses(e) ||
		x.Form == text.Participle && txt.Tok(x.Head).Tag == tag.VBD // one by its place: "Hill, asked why, said"
}

// isNaming reports whether the verb u is a participle with which a noun gets a name:
// "Hill, known | as the Fox,", "a farmer named | Hill".
func isNaming(txt *parse.Text, u int) bool {
	if u == 0 || u+1 >= len(txt.Units) || txt.Units[u].Form != text.Participle {
		return false
	}
	prev, next := &txt.Units[u-1], &txt.Units[u+1]
	if prev.Kind != text.NounUnit {
		return txt.Tok(next.First).Word == english.As
	}
	return next.Kind == text.NounUnit && next.Form&text.Proper != 0 && english.Namings.Has(txt.Tok(txt.Units[u].Head).Lemma)
}

// inRelative reports whether s is the subject of a relative clause, right after
// its pronoun.
func inRelative(v parse.View, s *Source) bool {
	if s.Kind != SubjectSource || s.First <= v.First {
		return false
	}
	switch v.Units[s.First-1].Kind {
	case text.RelativeUnit, text.ThatUnit, text.WhUnit:
		return true
	}
	return false
}
