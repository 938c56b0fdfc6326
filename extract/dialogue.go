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

// maxLabel bounds the words of a label.
const maxLabel = 5

// maxTurn bounds the paragraphs of a turn.
const maxTurn = 10

// certainTurn is what it adds to the score of a claim, in thousandths, that its
// paragraph is a turn: the form of the text leaves no doubt.
const certainTurn = 5000

// findTurns appends to turns the labelled paragraphs of a document in which two or
// more speakers take turns, one of them at least twice.
func findTurns(d *text.Document, turns []turn) []turn {
	for p := range d.Paragraphs {
		par := &d.Paragraphs[p]
		if par.Role != text.Body || par.First == par.Last {
			continue
		}
		if label, ok := label(d, par); ok {
			turns = append(turns, turn{p, label})
		}
	}
	others, again := false, false
	for i := range turns {
		others = others || turns[i].label != turns[0].label
		again = again || i > 1 && turns[i].label == turns[i-2].label && turns[i].label != turns[i-1].label
	}
	if !others || !again {
		turns = turns[:0]
	}
	return turns
}

// label returns the last word of the name before a colon with which a paragraph
// begins, maybe after a quotation mark: capitalized words alone.
func label(d *text.Document, par *text.Paragraph) (text.Atom, bool) {
	s := &d.Sentences[par.First]
	first := s.First
	if d.Tokens[first].Is(text.Quote) {
		first++
	}
	for i := first; i < s.Last && i <= first+maxLabel; i++ {
		t := &d.Tokens[i]
		if t.Word == atomColon {
			return d.Tokens[max(i-1, 0)].Word, i > first
		}
		if !t.Is(text.Capital) {
			break
		}
	}
	return 0, false
}

// TurnAt returns the turn that begins with paragraph p, or -1.
func (t *Text) TurnAt(p int) int {
	i, ok := slices.BinarySearchFunc(t.Turns, p, func(t turn, p int) int { return t.paragraph - p })
	if !ok {
		return -1
	}
	return i
}

// completeTurn adds the paragraphs after the first one of turn i, up to the next
// turn. The last turn of all may end anywhere, and keeps to its own.
func (p *Proposer) completeTurn(txt *Text, c *candidate, i int) {
	begin := len(p.rest)
	if i+1 < len(txt.Turns) && txt.Turns[i+1].paragraph <= txt.Turns[i].paragraph+maxTurn {
		for n := txt.Turns[i].paragraph + 1; n < txt.Turns[i+1].paragraph; n++ {
			par := &txt.Paragraphs[n]
			if par.First == par.Last {
				continue
			}
			first := txt.Sentences[par.First].First
			aside := first
			if txt.Tok(aside).Is(text.Quote) && aside+1 < len(txt.Tokens) {
				aside++
			}
			if par.Role != text.Body || txt.Tok(aside).Is(text.Bracket) {
				break // "(LAUGHTER)"
			}
			p.rest = append(p.rest, tokens{first, txt.Sentences[par.Last-1].Last})
		}
	}
	c.more = p.rest[begin:]
}
