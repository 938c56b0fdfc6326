package extract

import (
	"slices"

	"claims/extract/text"
)

// turn is a paragraph of a dialogue that begins with who speaks and a colon:
// "MR. ADAMS: We have to act now."
type turn struct {
	paragraph int
	label     text.Atom // the last word of the name
}

const (
	maxLabel = 5  // words of a label
	maxTurn  = 10 // paragraphs of a turn
	// certainTurn is what it adds to the score of a claim, in thousandths, that its
	// paragraph is a turn: the form of the text leaves no doubt.
	certainTurn = 5000
)

// findTurns fills in a.turns: the labelled paragraphs of a document in which two
// or more speakers take turns, one of them at least twice.
func (a *analysis) findTurns() {
	a.turns = a.turns[:0]
	for p := range a.doc.Paragraphs {
		par := &a.doc.Paragraphs[p]
		if par.Role != text.Body || par.First == par.Last {
			continue
		}
		if label, ok := a.label(par); ok {
			a.turns = append(a.turns, turn{p, label})
		}
	}
	others, again := false, false
	for i := range a.turns {
		others = others || a.turns[i].label != a.turns[0].label
		again = again || i > 1 && a.turns[i].label == a.turns[i-2].label && a.turns[i].label != a.turns[i-1].label
	}
	if !others || !again {
		a.turns = a.turns[:0]
	}
}

// label returns the last word of the name before a colon with which a paragraph
// begins, maybe after a quotation mark: capitalized words alone.
func (a *analysis) label(par *text.Paragraph) (text.Atom, bool) {
	s := &a.doc.Sentences[par.First]
	first := s.First
	if a.tok(first).Is(text.Quote) {
		first++
	}
	for i := first; i < s.Last && i <= first+maxLabel; i++ {
		t := a.tok(i)
		if t.Word == atomColon {
			return a.tok(max(i-1, 0)).Word, i > first
		}
		if !t.Is(text.Capital) {
			break
		}
	}
	return 0, false
}

// turnAt returns the turn that begins with paragraph p, or -1.
func (a *analysis) turnAt(p int) int {
	i, ok := slices.BinarySearchFunc(a.turns, p, func(t turn, p int) int { return t.paragraph - p })
	if !ok {
		return -1
	}
	return i
}

// completeTurn adds the paragraphs after the first one of turn i, up to the next
// turn. The last turn of all may end anywhere, and keeps to its own.
func (a *analysis) completeTurn(c *candidate, i int) {
	begin := len(a.rest)
	if i+1 < len(a.turns) && a.turns[i+1].paragraph <= a.turns[i].paragraph+maxTurn {
		for p := a.turns[i].paragraph + 1; p < a.turns[i+1].paragraph; p++ {
			par := &a.doc.Paragraphs[p]
			if par.First == par.Last {
				continue
			}
			first := a.doc.Sentences[par.First].First
			aside := first
			if a.tok(aside).Is(text.Quote) && aside+1 < len(a.doc.Tokens) {
				aside++
			}
			if par.Role != text.Body || a.tok(aside).Is(text.Bracket) {
				break // "(LAUGHTER)"
			}
			a.rest = append(a.rest, tokens{first, a.doc.Sentences[par.Last-1].Last})
		}
	}
	c.more = a.rest[begin:]
}
