package attribute

import (
	"slices"

	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/rules"
)

// setting is what all cues of a view have around them.
type setting struct {
	parse.View
	headline bool
	asked    bool            // the sentence before ends in a quotation that a sentence may go on after
	next     bool            // the next sentence begins with a quotation, or a paragraph set off
	floating bool            // and may be said by whoever is the subject of this one, which says nothing
	present  []rules.Present // in each unit
	after    []rules.Present // in the units after it
	// before goes on from one cue to the next: in the units up to reached.
	before  rules.Present
	reached int
}

// set looks at v.
func (x *setting) set(v parse.View, floating bool) {
	x.View, x.floating = v, floating
	x.headline = v.Paragraphs[v.Sentences[v.Sentence].Paragraph].Role == text.Headline
	_, x.asked = question(v.Text, v.Sentence)
	if _, x.next = nextQuotation(v.Text, v.Sentence); !x.next {
		_, x.next = nextBlock(v.Text, v.Sentence)
	}
	n := v.Last - v.First
	x.present, x.after = slices.Grow(x.present[:0], n)[:n], slices.Grow(x.after[:0], n)[:n]
	var after rules.Present
	for i := n - 1; i >= 0; i-- {
		x.present[i], x.after[i] = v.Set.PresentIn(&v.Document, &v.Units[v.First+i]), after
		after |= x.present[i]
	}
	x.before, x.reached = 0, 0
}

// around returns what stands around the unit u.
func (x *setting) around(u int) rules.Surroundings {
	u -= x.First
	if x.reached > u {
		x.before, x.reached = 0, 0
	}
	for ; x.reached < u; x.reached++ {
		x.before |= x.present[x.reached]
	}
	s := rules.Surroundings{rules.AtCue: x.present[u], rules.BeforeCue: x.before, rules.AfterCue: x.after[u]}
	if u+1 < len(x.present) {
		s[rules.NextToCue] = x.present[u+1]
	}
	return s
}

// rulesOut reports whether rule looks for a quotation beside the sentence, at
// the cue cue, that is not there, or for a headline: "Bank to close - report".
func (x *setting) rulesOut(rule *rules.Rule, cue *text.Unit) bool {
	switch rule.Content {
	case rules.Left:
		return !rule.HasBefore() && cue.Kind == text.VerbUnit && !x.asked || tagsHeadline(rule, cue) && !x.headline
	case rules.Next:
		return !x.next || rule.Floats() && !x.floating
	}
	return false
}

// tagsHeadline reports whether rule takes all that stands before the dash or colon cue
// for what is said, and all that follows for who says it: "Dam to close - report".
func tagsHeadline(rule *rules.Rule, cue *text.Unit) bool {
	return rule.Content == rules.Left && !rule.HasBefore() && (cue.Kind == text.DashUnit || cue.Kind == text.ColonUnit)
}
