package rules

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"claims/extract/text"
)

// merged is what several rule files say together.
type merged struct {
	rules  []placed[*Source]
	cues   []placed[*Cue]
	frames map[string]uint64 // the bit of each frame that a rule names; 0 where no cue lists it
	lists  listNames
}

// listNames are what list:NAME may stand for: the lists that the program knows,
// of which each token tells, and those that only rules name, with their words.
type listNames struct {
	known map[string]text.List
	own   map[string][]text.Atom
}

func (l listNames) has(name string) bool {
	_, known := l.known[name]
	_, own := l.own[name]
	return known || own
}

func (l listNames) names() []string {
	return slices.Concat(slices.Sorted(maps.Keys(l.known)), slices.Sorted(maps.Keys(l.own)))
}

// placed is something of a file, and the file.
type placed[T any] struct {
	it   T
	file *File
}

// cueID tells cues apart: a word may be a cue as a verb and as a noun.
type cueID struct{ lemma, pos string }

func (c *Cue) id() cueID { return cueID{c.Lemma, cmp.Or(c.POS, "verb")} }

const maxFrames = 64

// merge puts files together: a later rule takes the place of one of its name, a
// later cue that of one of its lemma and part of speech, and what is disabled
// goes. A frame that any rule named, even one that is gone, stays known.
func merge(files []*File) (*merged, Problems) {
	m := &merged{frames: map[string]uint64{}, lists: listNames{map[string]text.List{}, map[string][]text.Atom{}}}
	var problems Problems
	report := func(p *Problem) { problems = append(problems, p) }
	for l := range text.Lists {
		m.lists.known[l.String()] = l
	}
	listed := map[string]bool{}
	for _, f := range files {
		for i := range f.Cues {
			for _, frame := range f.Cues[i].Frames {
				listed[frame] = true
			}
		}
	}
	bits := 0
	ruleAt, cueAt := map[string]int{}, map[cueID]int{}
	for _, f := range files {
		for i := range f.Rules {
			r := &f.Rules[i]
			at, ok := ruleAt[r.Name]
			switch {
			case ok:
				m.rules[at] = placed[*Source]{r, f}
			case r.Disable:
				report(f.problem(place(r.node, "name"), "rule %q: nothing to disable%s", r.Name, didYouMean(r.Name, slices.Collect(maps.Keys(ruleAt)))))
			default:
				ruleAt[r.Name] = len(m.rules)
				m.rules = append(m.rules, placed[*Source]{r, f})
			}
			frame := r.FrameName()
			switch _, known := m.frames[frame]; {
			case r.Disable || known:
			case !listed[frame]:
				m.frames[frame] = 0
			case bits == maxFrames:
				report(f.problem(place(r.node, "name"), "rule %q: cues list more than %d frames: share the frame of another rule", r.Name, maxFrames))
				m.frames[frame] = 0
			default:
				m.frames[frame] = 1 << bits
				bits++
			}
		}
		for i := range f.Cues {
			c := &f.Cues[i]
			at, ok := cueAt[c.id()]
			switch {
			case ok:
				m.cues[at] = placed[*Cue]{c, f}
			case c.Disable:
				report(f.problem(place(c.node, "lemma"), "cue %q: nothing to disable: no earlier file has this %s", c.Lemma, c.id().pos))
			default:
				cueAt[c.id()] = len(m.cues)
				m.cues = append(m.cues, placed[*Cue]{c, f})
			}
		}
		for name, words := range f.Lists {
			if _, ok := m.lists.known[name]; ok {
				continue
			}
			own := m.lists.own[name]
			for _, w := range words {
				own = append(own, text.AtomOf(w))
			}
			m.lists.own[name] = own
		}
	}
	m.rules = slices.DeleteFunc(m.rules, func(p placed[*Source]) bool { return p.it.Disable })
	m.cues = slices.DeleteFunc(m.cues, func(p placed[*Cue]) bool { return p.it.Disable })
	return m, append(problems, m.references(ruleAt, cueAt)...)
}

// references finds the frames, lists, cues and rules that are named and that no
// file has. What is disabled may be named: its weights are there.
func (m *merged) references(rules map[string]int, cues map[cueID]int) Problems {
	var problems Problems
	for _, p := range m.cues {
		c := p.it
		for _, f := range c.Frames {
			if _, ok := m.frames[f]; !ok {
				problems = append(problems, p.file.problem(place(c.node, "frames"), "cue %q: no rule has the frame %q%s", c.Lemma, f, didYouMean(f, slices.Sorted(maps.Keys(m.frames)))))
			}
		}
		if _, ok := cues[cueID{c.Like, c.id().pos}]; c.Like != "" && !ok {
			problems = append(problems, p.file.problem(place(c.node, "like"), "cue %q: like: no cue %q as %s", c.Lemma, c.Like, c.id().pos))
		}
	}
	for _, p := range m.rules {
		r := p.it
		if _, ok := rules[r.Like]; r.Like != "" && !ok {
			problems = append(problems, p.file.problem(place(r.node, "like"), "rule %q: like: no rule %q%s", r.Name, r.Like, didYouMean(r.Like, slices.Sorted(maps.Keys(rules)))))
		}
	}
	m.eachList(func(name string, p placed[*Source], t placedTest, key string) {
		if !m.lists.has(name) {
			problems = append(problems, p.file.problem(place(t.node, key), "rule %q: %s: no list %q%s", p.it.Name, key, name, didYouMean(name, m.lists.names())))
		}
	})
	return problems
}

// eachList calls visit with each list that a rule asks for, the test that does, and the key of
// the words there.
func (m *merged) eachList(visit func(name string, p placed[*Source], t placedTest, key string)) {
	for _, p := range m.rules {
		for _, t := range p.it.tests() {
			for _, c := range t.test.wordChoices() {
				for _, w := range slices.Concat(c.In, c.NotIn) {
					if name, ok := strings.CutPrefix(w, "list:"); ok {
						visit(name, p, t, c.key)
					}
				}
			}
		}
	}
}

func (f *File) problem(at Position, format string, args ...any) *Problem {
	return &Problem{f.Name, at, fmt.Sprintf(format, args...)}
}
