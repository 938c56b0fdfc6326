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
	present []rules.Present // in each unit
	after   []rules.Present // in the units after it
	// before goes on from one cue to the next: in the units up to reached.
	before  rules.Present
	reached int
}

// set looks at v.
func (x *setting) set(v parse.View) {
	x.View = v
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

// tagsHeadline reports whether rule takes all that stands before the dash or colon cue
// for what is said, and all that follows for who says it: "Dam to close - report".
func tagsHeadline(rule *rules.Rule, cue *text.Unit) bool {
	return rule.Content == rules.Left && !rule.HasBefore() && cue.Kind.In(text.DashUnit, text.ColonUnit)
}
