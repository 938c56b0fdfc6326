package attribute

import (
	"slices"

	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/rules"
)

// Candidate is a claim that a rule proposes.
type Candidate struct {
	Rule     *rules.Rule
	Entry    *rules.CueEntry
	Sentence int
	Unit     int          // the cue
	match    *rules.Match // while it is proposed
	Cue      text.Range
	Source   Source
	// The content: left of the speaker and cue, right of them, and the
	// quotations that go on after the sentence. Any may be empty.
	Left, Right         text.Range
	More                []text.Range
	lead                int32 // of the content's boundary over the next best
	Score               int32
	Probability         float64
	Nested              bool // whether its cue was read as one inside another's content
	Within              int
	Addressee           text.Range
	leftUnit, RightUnit int // where the content begins, -1
}

// alone is the rule of a quotation that nothing attributes.
var alone = &rules.Rule{Name: "quotation-alone", Content: rules.Next}

// Unattributed returns a claim of nobody: the quotation t, which begins sentence s with the
// unit u, and has no cue.
func Unattributed(s, u int, t text.Range, probability float64) Candidate {
	return Candidate{Rule: alone, Sentence: s, Unit: u, Cue: text.Range{First: t.First, Last: t.First}, More: []text.Range{t}, Probability: probability, Within: -1, leftUnit: -1, RightUnit: -1}
}

// posted is the rule of a post of a network that stands with its signature.
var posted = &rules.Rule{Name: "post", Content: rules.Next}

// Posted returns the claim of who wrote the post t: the tokens after the dash at token dash,
// up to the bracket of the account.
func Posted(txt *parse.Text, t text.Range, dash int) Candidate {
	s := txt.SentenceAt(dash)
	c := Unattributed(s, txt.View(s).UnitAt(dash), t, postProbability)
	end := dash + 1
	for !txt.Tok(end).Is(text.Bracket) {
		end++
	}
	c.Rule, c.Cue = posted, text.Range{First: dash, Last: dash + 1}
	c.Source = Source{Range: text.Range{First: dash + 1, Last: end}, Head: end - 1, First: -1, Last: -1}
	return c
}

// postProbability is that of what nothing but its form tells.
const postProbability = 0.95

// NumParts is how many parts the content of c has; some may be empty.
func (c *Candidate) NumParts() int { return 2 + len(c.More) }

// Part returns part i of the content of c.
func (c *Candidate) Part(i int) text.Range {
	switch i {
	case 0:
		return c.Left
	case 1:
		return c.Right
	}
	return c.More[i-2]
}

// Object returns the part of the content of c that its cue has for its object: the one right
// of it, or else the one left of it.
func (c *Candidate) Object() text.Range {
	if c.Right.Empty() {
		return c.Left
	}
	return c.Right
}

// Parts returns the parts of c's content that are not empty, in text order.
func (c *Candidate) Parts() []text.Range {
	parts := make([]text.Range, 0, 2)
	for i := range c.NumParts() {
		if p := c.Part(i); !p.Empty() {
			parts = append(parts, p)
		}
	}
	return parts
}

// SameWords reports whether two candidates of a cue have the same speaker and
// content.
func SameWords(c, o *Candidate) bool {
	return c.Left == o.Left && c.Right == o.Right && c.Source.Range == o.Source.Range
}

// agrees reports whether the contents of c and o share half or more of their
// tokens. What goes on after the sentence is not looked at.
func (c *Candidate) agrees(o *Candidate) bool {
	both, all := 0, 0
	for _, p := range [2]text.Range{c.Left, c.Right} {
		all += max(p.Last-p.First, 0)
		for _, q := range [2]text.Range{o.Left, o.Right} {
			both += max(min(p.Last, q.Last)-max(p.First, q.First), 0)
		}
	}
	for _, q := range [2]text.Range{o.Left, o.Right} {
		all += max(q.Last-q.First, 0)
	}
	return 2*both >= all-both
}

// Begin returns the first token of c.
func (c *Candidate) Begin() int {
	n := c.Cue.First
	if !c.Source.Range.Empty() {
		n = min(n, c.Source.Range.First)
	}
	for i := range c.NumParts() {
		if p := c.Part(i); !p.Empty() {
			n = min(n, p.First)
		}
	}
	return n
}

// Size returns how many tokens the content of c holds.
func (c *Candidate) Size() int {
	n := 0
	for i := range c.NumParts() {
		n += c.Part(i).Last - c.Part(i).First
	}
	return n
}

// Holds reports whether the content of c holds t.
func (c *Candidate) Holds(t text.Range) bool {
	for i := range c.NumParts() {
		if c.Part(i).Contains(t) {
			return true
		}
	}
	return false
}

// Adopt adds t, after all that c says, to its content.
func (c *Candidate) Adopt(t text.Range) { c.More = append(slices.Clip(c.More), t) }

// LastPart returns the part of the content of c that ends last.
func (c *Candidate) LastPart() int {
	last := 0
	for i := range c.NumParts() {
		if c.Part(i).Last > c.Part(last).Last {
			last = i
		}
	}
	return last
}

// End returns the token after the last of c.
func (c *Candidate) End() int {
	return max(c.Cue.Last, c.Source.Range.Last, c.Part(c.LastPart()).Last)
}
