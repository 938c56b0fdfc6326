package person

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"claims/cmd/claims/internal/fold"
	"claims/extract/text"
	"claims/rules"
)

// name is the name of a person, in letters as they are compared.
type name struct {
	first, last string
	middle      []string // between them; initials have one letter
	generation  string   // "jr", "iii"
}

// isOne reports whether two names with the same first and last words may be of one
// person: an initial may be left out, and stands for a name.
func (n *name) isOne(o *name) bool {
	return n.generation == o.generation && middleAgrees(n.middle, o.middle)
}

// isDoubtful reports whether two names that are not of one person for certain are not so
// either way: "Daniel Okafor" and "Daniel Okafor Jr."
func (n *name) isDoubtful(o *name) bool {
	return middleAgrees(n.middle, o.middle) && (n.generation == o.generation || n.generation == "" || o.generation == "")
}

func middleAgrees(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return !slices.ContainsFunc(slices.Concat(a, b), func(s string) bool { return !isInitial(s) })
	}
	return slices.EqualFunc(a, b, func(s, o string) bool {
		return s == o || isInitial(s) && strings.HasPrefix(o, s) || isInitial(o) && strings.HasPrefix(s, o)
	})
}

// fullness tells how much of the middle of a name is known.
func (n *name) fullness() int { return len(strings.Join(n.middle, "")) }

func isInitial(s string) bool { return utf8.RuneCountInString(s) == 1 }

// apostrophes join the letters on both sides: "O'Dell".
var apostrophes = strings.NewReplacer("'", "", "’", "")

// words returns what of s is letters, in words: nicknames in quotation marks aside, and
// what stands in brackets or after a comma, but for "Jr."
func words(s string) []string {
	s = outsideMarks(s)
	before, after, _ := strings.Cut(s, ",")
	list := strings.FieldsFunc(apostrophes.Replace(before), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r)
	})
	if after = strings.Trim(after, " ."); generationOf(after) != "" {
		list = append(list, after)
	}
	return list
}

// outsideMarks returns s without what stands in brackets or double quotation marks.
func outsideMarks(s string) string {
	if !strings.ContainsAny(s, `"“(`) {
		return s
	}
	var b strings.Builder
	inside := false
	for _, r := range s {
		switch r {
		case '"':
			inside = !inside
		case '“', '(':
			inside = true
		case '”', ')':
			inside = false
		default:
			if !inside {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// isOn reports whether a word, or its abbreviation, is on one of the lists.
func isOn(word string, lists *text.ListSet) bool {
	x := rules.Builtin().Lexicon
	return x.Entry(text.AtomOf(word)).Lists.Overlaps(lists) || x.Entry(text.AtomOf(word+".")).Lists.Overlaps(lists)
}

var (
	titles     = text.ListsOf(text.Honorifics, text.Titles, text.Courtesies)
	givenNames = text.ListsOf(text.FemaleNames, text.MaleNames)
	suffixes   = text.ListsOf(text.Suffixes)
)

// generationOf returns what tells a father from a son: "jr", "sr" or a Roman number.
func generationOf(word string) string {
	word = strings.ToLower(word)
	if isOn(word, suffixes) && (word == "jr" || word == "sr" || strings.Trim(word, "iv") == "") {
		return word
	}
	return ""
}

// withoutTitles returns the words of a name without titles and honours, and the
// generation. One word at least stays.
func withoutTitles(list []string) (bare []string, generation string) {
	for len(list) > 1 && isOn(list[len(list)-1], suffixes) {
		if g := generationOf(list[len(list)-1]); g != "" {
			generation = g
		}
		list = list[:len(list)-1]
	}
	for len(list) > 1 && isOn(list[0], titles) && !isOn(list[0], givenNames) {
		list = list[1:]
	}
	return list, generation
}

// nameOf reads the name of a person; ok is false where it is too little: a surname, a
// description, one initial.
func nameOf(s string) (n name, ok bool) {
	list, generation := withoutTitles(words(s))
	parts := strings.Fields(s)
	if len(list) < 2 || isDescription(parts[0]) || isDescription(parts[len(parts)-1]) {
		return n, false
	}
	n.generation = generation
	for _, w := range list {
		n.middle = append(n.middle, fold.String(w))
	}
	last := len(n.middle) - 1
	n.first, n.last, n.middle = n.middle[0], n.middle[last], n.middle[1:last]
	return n, !isInitial(n.last) && (!isInitial(n.first) || len(n.middle) > 0)
}

// isDescription reports whether a part of a name has small letters and no capital:
// "spokeswoman", but not "al-Masri".
func isDescription(s string) bool {
	return strings.ContainsFunc(s, unicode.IsLower) && !strings.ContainsFunc(s, unicode.IsUpper)
}

// spelt writes letters as those do who have none with marks: "Mueller".
var spelt = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "Ø", "Oe", "å", "aa", "Å", "Aa")

var (
	legalForms = text.ListsOf(text.LegalForms)
	ranks      = text.ListsOf(text.Honorifics)
	little     = text.ListsOf(text.LittleWords, text.Particles)
)

// bodyOf returns the name of a body as it is compared, without "the" and its legal form,
// or "" where it is no more than what it is: "Police", "the Foreign Ministry".
func bodyOf(s string) string {
	list := strings.Fields(s)
	for len(list) > 1 && isOn(strings.ToLower(strings.Trim(list[len(list)-1], ",")), legalForms) {
		list = list[:len(list)-1]
	}
	if len(list) > 1 && strings.EqualFold(list[0], "the") {
		list = list[1:]
	}
	if !slices.ContainsFunc(list, isOwn) {
		return ""
	}
	for i, w := range list {
		list[i] = plain(w)
	}
	return strings.Join(list, " ")
}

// plain returns a word of the name of a body as it is compared.
func plain(w string) string {
	if w == "&" {
		w = "and"
	}
	letters := make([]byte, 0, len(w))
	for _, r := range w {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			letters = fold.AppendRune(letters, r)
		}
	}
	return string(fold.Spelling(letters))
}

// isOwn reports whether a word tells a body from others of its sort.
func isOwn(w string) bool {
	bare := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return bare != "" && !isDescription(bare) && !isGeneral(bare)
}

// isGeneral reports whether a word names no body but tells what it is.
func isGeneral(w string) bool {
	lists := rules.Builtin().Lexicon.Entry(text.AtomOf(w)).Lists
	return lists.Has(text.StateBodies) && lists.Has(text.Organizations) || lists.Overlaps(ranks) || lists.Overlaps(little)
}
