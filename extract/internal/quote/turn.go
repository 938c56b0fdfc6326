package quote

import (
	"slices"

	"claims/extract/internal/english"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// Turn is a paragraph of a dialogue that begins with who speaks and a colon:
// "MR. ADAMS: We have to act now."
type Turn struct {
	Paragraph int
	label     text.Atom // the last word of the name
	// Whole tells that the paragraph is a label and a quotation, as in round-ups: "Ana Ruiz,
	// baker: “We lost the shop.”" It is a turn by itself, and goes on in no other paragraph.
	Whole bool
}

// maxLabel bounds the words of a label.
const maxLabel = 5

// FindTurns appends to turns the labelled paragraphs of a document in which two or
// more speakers take turns, one of them at least twice, and those that are whole. Where
// the labels tell what a line is of, and not who speaks, it makes them furniture of the
// page.
func FindTurns(d *text.Document, turns []Turn) []Turn {
	whole := 0
	for p := range d.Paragraphs {
		par := &d.Paragraphs[p]
		if par.Role != text.Body || par.First == par.Last {
			continue
		}
		if isWhole(d, p) {
			turns = append(turns, Turn{Paragraph: p, Whole: true})
			whole++
		} else if label, ok := label(d, par); ok {
			turns = append(turns, Turn{Paragraph: p, label: label})
		}
	}
	switch {
	case whole == 0 && len(turns) >= leastList && isLabelList(d, turns):
		for _, t := range turns {
			d.Paragraphs[t.Paragraph].Role = text.Furniture
		}
		return turns[:0]
	case !takeTurns(turns):
		return slices.DeleteFunc(turns, func(t Turn) bool { return !t.Whole })
	}
	return turns
}

// takeTurns reports whether two or more speakers take turns, one of them at least twice.
func takeTurns(turns []Turn) bool {
	var before [2]text.Atom // the labels of the last two turns
	others, again := false, false
	for _, t := range turns {
		if t.Whole {
			continue
		}
		others = others || before[1] != 0 && t.label != before[1]
		again = again || t.label == before[0] && t.label != before[1]
		before = [2]text.Atom{before[1], t.label}
	}
	return others && again
}

// maxRole bounds the words of a label with a role.
const maxRole = 24

// isCompound reports whether the verb at i, after a comma and before a noun, begins a role, in
// which the tagger takes a plural for a verb: "Ana Ruiz, | fisheries commissioner".
func isCompound(toks []text.Token, i int) bool {
	return i > 0 && i+1 < len(toks) && toks[i-1].Is(text.Comma) && toks[i].Tag == tag.VBZ && toks[i+1].Tag.IsNoun()
}

// isWhole reports whether paragraph p is a name, maybe with a role after it, a colon and a
// quotation of whole sentences to its end, or to that of the next paragraph. A title in
// marks is none: "Best song: “Let It Be.”"
func isWhole(d *text.Document, p int) bool {
	par := &d.Paragraphs[p]
	first, last := d.Sentences[par.First].First, d.Sentences[par.Last-1].Last
	if d.Tokens[last-1].Word == english.Colon && p+1 < len(d.Paragraphs) {
		if next := &d.Paragraphs[p+1]; next.First < next.Last && next.Role == text.Body {
			last = d.Sentences[next.Last-1].Last
		}
	}
	toks := d.Tokens[first:last]
	colon := roleEnd(toks)
	if colon < 2 || colon+3 >= len(toks) {
		return false
	}
	said := toks[colon+1:]
	end := len(said) - 1
	if !said[0].Is(text.Quote) || !said[end].Is(text.Quote) || !said[end-1].Is(text.EndMark) {
		return false
	}
	return slices.ContainsFunc(said, func(t text.Token) bool { return t.Tag.IsVerb() && !t.Is(text.Capital) })
}

// roleEnd returns the colon of toks with a name, and maybe a role, before it, or 0: "Ana Ruiz,
// baker | :".
func roleEnd(toks []text.Token) int {
	named := true
	for i := range toks[:min(len(toks), maxRole+1)] {
		t := &toks[i]
		if t.Word == english.Colon {
			return i
		}
		named = named && !t.Is(text.Comma)
		if t.Is(text.Quote) || t.Tag.IsVerb() && !isCompound(toks, i) || named && (!t.Is(text.Capital) || !t.Tag.IsProper()) {
			return 0
		}
	}
	return 0
}

// leastList is how many labels make a list.
const leastList = 3

// isLabelList reports whether the labels of paragraphs are no speakers: "Tickets: 12
// euros.", "Parking: There is none." Each is a single word that begins with a capital and
// is no given name, and nobody asks, exclaims, quotes, or says "I" or "you".
func isLabelList(d *text.Document, turns []Turn) bool {
	for _, t := range turns {
		par := &d.Paragraphs[t.Paragraph]
		first := d.Sentences[par.First].First
		if label := &d.Tokens[first]; d.Tokens[first+1].Word != english.Colon || label.Is(text.AllCaps) || label.Len() == 1 || label.IsGivenName() || label.IsPersonNoun() {
			return false
		}
		for i := first; i < d.Sentences[par.Last-1].Last; i++ {
			if tok := &d.Tokens[i]; tok.Is(text.Quote) || tok.On(text.MePronouns) || tok.On(text.YouPronouns) || tok.Is(text.EndMark) && d.Source[tok.Start] != '.' {
				return false
			}
		}
	}
	return true
}

// isQuestion reports whether toks are a reporter's turn in the transcripts of press rooms,
// which have no colon there: "Q Who told you?"
func isQuestion(toks []text.Token) bool {
	if len(toks) > 2 && toks[0].Word == english.Q && toks[0].Is(text.Capital) {
		if toks[1].Is(text.EndMark) {
			toks = toks[1:]
		}
		return toks[1].Is(text.Capital) && toks[1].Is(text.SpaceBefore)
	}
	return false
}

// label returns the last word of the name before a colon with which a paragraph
// begins, maybe after a quotation mark: capitalized words alone.
func label(d *text.Document, par *text.Paragraph) (text.Atom, bool) {
	s := &d.Sentences[par.First]
	first := s.First
	if d.Tokens[first].Is(text.Quote) {
		first++
	}
	if isQuestion(d.Tokens[first:s.Last]) {
		return english.Q, true
	}
	for i := first; i < s.Last && i <= first+maxLabel; i++ {
		t := &d.Tokens[i]
		if t.Word == english.Colon {
			if i == first {
				break
			}
			last := &d.Tokens[i-1]
			letter := i == first+1 && last.End-last.Start == 1 && last.Word != english.Q && last.Word != english.A
			return last.Word, !letter // "P: +44 20 5550 0100" tells how to ring up
		}
		if !t.Is(text.Capital) {
			break
		}
	}
	return 0, false
}
