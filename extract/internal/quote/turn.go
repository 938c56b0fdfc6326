package quote

import (
	"claims/extract/internal/english"
	"claims/extract/text"
)

// Turn is a paragraph of a dialogue that begins with who speaks and a colon:
// "MR. ADAMS: We have to act now."
type Turn struct {
	Paragraph int
	label     text.Atom // the last word of the name
}

// maxLabel bounds the words of a label.
const maxLabel = 5

// FindTurns appends to turns the labelled paragraphs of a document in which two or
// more speakers take turns, one of them at least twice.
func FindTurns(d *text.Document, turns []Turn) []Turn {
	for p := range d.Paragraphs {
		par := &d.Paragraphs[p]
		if par.Role != text.Body || par.First == par.Last {
			continue
		}
		if label, ok := label(d, par); ok {
			turns = append(turns, Turn{p, label})
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
