package attribute

import (
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
	return txt.Units[u].Form&text.Gerund != 0 && txt.Tok(txt.Units[i].First).Word == english.With
}

// beforeAside returns the unit before the cue u, or before the aside between
// dashes that ends there: "the mayor — who had won in May — said".
func beforeAside(v parse.View, u int) int {
	i := u - 1
	if i <= v.First || v.Units[i].Kind != text.DashUnit {
		return i
	}
	for k := i - 1; k > max(v.First, u-maxExtend); k-- {
		if v.Units[k].Kind == text.DashUnit && v.Units[k-1].Kind.In(text.NounUnit, text.PrepUnit) {
			return k - 1
		}
	}
	return i
}

// inHeadline reports whether the unit x stands in a headline.
func inHeadline(txt *parse.Text, x *text.Unit) bool {
	return txt.Paragraphs[txt.Sentences[txt.SentenceAt(x.First)].Paragraph].Role == text.Headline
}

// isThirdPerson reports whether the verb u is no imperative: "adds", "said".
func isThirdPerson(txt *parse.Text, u int) bool {
	t := txt.Tok(txt.Units[u].First).Tag
	return t == tag.VBZ || t == tag.VBD
}

// isTold reports whether the subject of the cue u is whom or what it is said to or
// of: "was told", "is believed to".
func isTold(txt *parse.Text, u int) bool {
	x := &txt.Units[u]
	if x.Form&text.Past != 0 && txt.Tok(x.Head).Lemma == english.Tell && inHeadline(txt, x) && u+1 < len(txt.Units) && txt.Units[u+1].Kind != text.NounUnit {
		return true // "Mine owner told to dredge river"
	}
	if x.Form&(text.Passive|text.Participle) == 0 {
		return false
	}
	e := txt.EntryOf(x)
	return isNaming(txt, u) || x.Form&text.Passive != 0 && txt.Set.Describes(e) || txt.Set.Addresses(e) ||
		x.Form == text.Participle && txt.Tok(x.Head).Tag == tag.VBD // one by its place: "Hill, asked why, said"
}

// quotedAs returns the unit with which the object begins of the verb that quotes who says what
// the gerund u tells, or -1: "Radio quoted | the head of the union as | saying that".
func quotedAs(v parse.View, u int) int {
	const reach = 8 // units from its begin to u
	if v.Units[u].Form&text.Gerund == 0 || u < v.First+3 || v.Tok(v.Units[u-1].First).Word != english.As {
		return -1
	}
	for i := u - 2; i > v.First && u-i < reach; i-- {
		x := &v.Units[i-1]
		switch {
		case x.Kind == text.VerbUnit && v.Units[i].Kind == text.NounUnit:
			if x.Form&text.Passive == 0 && v.ListsOf(v.Tok(x.Head).Lemma).Has(text.QuotingVerbs) {
				return i
			}
			return -1
		case !v.Units[i].Kind.In(text.NounUnit, text.PrepUnit, text.CommaUnit):
			return -1
		}
	}
	return -1
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
	return next.Kind == text.NounUnit && next.Form&text.Proper != 0 && txt.ListsOf(txt.Tok(txt.Units[u].Head).Lemma).Has(text.NamingVerbs)
}

// inRelative reports whether s is the subject of a relative clause, right after
// its pronoun.
func inRelative(v parse.View, s *Source) bool {
	return s.Kind == SubjectSource && v.KindAt(s.First-1).In(text.RelativeUnit, text.ThatUnit, text.WhUnit)
}
