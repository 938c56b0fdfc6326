package quote

import (
	"strings"

	"claims/extract/text"
)

const (
	maxPostName = 8 // tokens of the name of who wrote a post
	maxPostDate = 6 // tokens of its date
	leastPost   = 3 // tokens of what it says
	mostPost    = 90
)

// signature returns the dash before the name and handle with which the tokens [first, last),
// a paragraph, end: "— Tomas Reyl (@treyl) March 4, 2018"; or 0.
func signature(d *text.Document, first, last int) int {
	end := last - 1
	for end > first && last-end <= maxPostDate && !d.Tokens[end].Is(text.Bracket) {
		end--
	}
	if end-3 <= first+leastPost || !d.Tokens[end].Is(text.Bracket) || !isHandle(d, end-1) || !d.Tokens[end-2].Is(text.Bracket) {
		return 0
	}
	for dash := end - 4; dash >= first+leastPost && end-3-dash <= maxPostName; dash-- {
		switch t := &d.Tokens[dash]; {
		case t.Is(text.Dash):
			if dash-first > mostPost {
				return 0 // paragraphs that were run together
			}
			return dash
		case t.Is(text.EndMark | text.Bracket | text.Quote):
			return 0
		}
	}
	return 0
}

// isHandle reports whether token i is the name of an account: "@treyl".
func isHandle(d *text.Document, i int) bool {
	return strings.HasPrefix(d.Tokens[i].In(d.Source), "@")
}
