package rules

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"claims/extract/text"

	"gopkg.in/yaml.v3"
)

// placedTest is a test of a rule, and where it stands.
type placedTest struct {
	test *Test
	slot string // "cue", "before", "after" or "who"
	node *yaml.Node
}

// tests returns all tests of a rule.
func (r *Source) tests() []placedTest {
	items := map[string][]*yaml.Node{}
	var cue, who *yaml.Node
	if r.node != nil {
		for i := 0; i+1 < len(r.node.Content); i += 2 {
			key, n := r.node.Content[i].Value, resolved(r.node.Content[i+1])
			switch key {
			case "cue":
				cue = n
			case "who":
				who = n
			case "before", "after":
				items[key] = n.Content
			}
		}
	}
	all := []placedTest{{&r.Cue, "cue", cue}}
	add := func(slot string, tests []Test) {
		for i := range tests {
			t := placedTest{&tests[i], slot, nil}
			if i < len(items[slot]) {
				t.node = resolved(items[slot][i])
			}
			all = append(all, t)
		}
	}
	add("before", r.Before)
	add("after", r.After)
	if who != nil || r.Who.any() {
		all = append(all, placedTest{&r.Who, "who", who})
	}
	return all
}

// check finds what is wrong with the cues and rules of one file, beside their
// shape.
func (f *File) check() Problems {
	var problems Problems
	firstRule, firstCue := map[string]*Source{}, map[cueID]*Cue{}
	for i := range f.Cues {
		c := &f.Cues[i]
		report := func(key, format string, args ...any) {
			problems = append(problems, f.problem(place(c.node, key), "cue %q: %s", c.Lemma, fmt.Sprintf(format, args...)))
		}
		if first := firstCue[c.id()]; first != nil {
			report("lemma", "given twice: the first stands in line %d", place(first.node, "lemma").Line)
		} else {
			firstCue[c.id()] = c
		}
		switch {
		case c.Disable:
		case strings.ContainsAny(c.Lemma, " \t"):
			report("lemma", "a cue is one word: name the verb, and let a rule ask for the words after it")
		case len(c.Frames) == 0:
			report("lemma", "no frames: list those that it heads, such as that, clause, quotation or object")
		}
	}
	for i := range f.Rules {
		r := &f.Rules[i]
		if first := firstRule[r.Name]; first != nil {
			problems = append(problems, f.problem(place(r.node, "name"), "rule %q: given twice: the first stands in line %d", r.Name, place(first.node, "name").Line))
		} else {
			firstRule[r.Name] = r
		}
		if !r.Disable {
			problems = append(problems, f.checkRule(r)...)
		}
	}
	return problems
}

// checkRule finds what is wrong with one rule.
func (f *File) checkRule(r *Source) Problems {
	var problems Problems
	report := func(at Position, format string, args ...any) {
		problems = append(problems, f.problem(at, "rule %q: %s", r.Name, fmt.Sprintf(format, args...)))
	}
	for _, need := range []struct {
		key  string
		have bool
		what string
	}{
		{"cue", r.Cue.any(), "say which units may be the cue, such as {unit: verb}"},
		{"content", r.Content != "", "say where the content is: right, left, around, subject, relative, paragraph or next"},
		{"speaker", r.Speaker != "", "say where the speaker is: subject, inverted, quoted, owner, agent, by or none"},
	} {
		if !need.have && (!r.Veto || need.key == "cue") {
			report(place(r.node, "name"), "no %s: %s", need.key, need.what)
		}
	}
	captured := 0
	for _, t := range r.tests() {
		f.checkTest(t, report)
		if t.slot == "after" && (t.test.As == "content" || t.test.As == "object") {
			captured++
		}
	}
	if len(r.Before) > maxTests || len(r.After) > maxTests {
		report(place(r.node, "after"), "more than %d tests in a row: split the rule", maxTests)
	}
	if r.Speaker == "none" && r.Who.any() {
		report(place(r.node, "who"), "who: speaker is none, so there is none to test")
	}
	switch r.Content {
	case "right", "around", "paragraph":
		if captured == 0 {
			report(place(r.node, "content"), "content is %s, and no test of after begins it: write as: content", r.Content)
		}
	case "left", "next":
		if captured > 0 {
			report(place(r.node, "content"), "content is %s, so nothing begins it in after: leave as: content out", r.Content)
		}
	}
	return problems
}

// maxTests bounds the tests of a pattern.
const maxTests = 60

// checkTest finds what is wrong with one test.
func (f *File) checkTest(t placedTest, report func(Position, string, ...any)) {
	at := func(keys ...string) Position { return place(t.node, keys...) }
	if !t.test.any() && t.slot != "cue" {
		report(at(), "%s: a test that any unit passes: name a unit, a word or a form", t.slot)
	}
	if t.slot != "after" && t.test.As != "" {
		report(at("as"), "%s: as: only tests of after take part in the claim", t.slot)
	}
	switch {
	case t.slot == "cue" && t.test.Op != "":
		report(at("op"), "cue: op: the cue is one unit")
	case t.slot == "who" && t.test.Op != "":
		report(at("op"), "who: op: the speaker is tested as a whole")
	case t.slot == "before" && t.test.Op != "" && t.test.Op != "?":
		report(at("op"), `before: op: only "?" works to the left`)
	case t.slot == "after" && t.test.As != "" && (t.test.Op == "*" || t.test.Op == "?"):
		report(at("op"), "after: op: what is captured must stand there: leave op out")
	}
	for _, c := range t.test.choices() {
		where := t.slot + ": " + c.key + ": "
		for _, w := range slices.Concat(c.In, c.NotIn) {
			switch isList := strings.HasPrefix(w, "list:"); {
			case c.key == "text" && isList:
				report(at(c.key), "%slists hold words: test word, head or lemma", where)
			case c.key != "text" && strings.ContainsAny(w, " \t"):
				report(at(c.key), "%s%q is more than one word: test text, which is all of the unit", where, w)
			}
		}
		for _, w := range c.In {
			if slices.Contains(c.NotIn, w) {
				report(at(c.key, "not_in"), "%sin and not_in both hold %q: take it out of one", where, w)
			}
		}
		if _, err := regexp.Compile(c.Regex); err != nil {
			report(at(c.key, "regex"), "%sregex: %s", where, strings.TrimPrefix(err.Error(), "error parsing regexp: "))
		}
	}
}

// Check finds rules that can never say anything, or nothing that another one
// does not say already, and lists that nobody asks for. It reports what it finds
// in the last file only: the others are what that is merged over.
func Check(files ...*File) Problems {
	if len(files) == 0 {
		return nil
	}
	m, problems := merge(files)
	if len(problems) > 0 {
		return problems.sorted()
	}
	last := files[len(files)-1]
	for i, p := range m.rules {
		if p.file != last {
			continue
		}
		if why := m.unreachable(p.it); why != "" {
			problems = append(problems, last.problem(place(p.it.node, "name"), "rule %q: never finds anything: %s", p.it.Name, why))
			continue
		}
		for k, o := range m.rules {
			if k != i && covers(o.it, p.it) && !(covers(p.it, o.it) && k > i && o.file == last) {
				problems = append(problems, last.problem(place(p.it.node, "name"), "rule %q: finds nothing that %q does not find", p.it.Name, o.it.Name))
				break
			}
		}
	}
	return append(problems, m.unasked(last)...).sorted()
}

// asked returns the lists that a rule asks for.
func (m *merged) asked() map[string]bool {
	asked := map[string]bool{}
	m.eachList(func(name string, _ placed[*Source], _ placedTest, _ string) { asked[name] = true })
	return asked
}

// unasked finds the lists of f that neither the program nor a rule asks for.
func (m *merged) unasked(f *File) Problems {
	var problems Problems
	asked := m.asked()
	for name := range f.Lists {
		if _, known := m.lists.known[name]; !known && !asked[name] {
			names := slices.DeleteFunc(m.lists.names(), func(s string) bool { return s == name })
			problems = append(problems, f.problem(place(f.lists, name), "list %q: neither the program nor a rule asks for it%s", name, didYouMean(name, names)))
		}
	}
	return problems
}

// unreachable returns why no cue fits a rule, or "".
func (m *merged) unreachable(r *Source) string {
	if !r.Listed && !r.Known {
		return ""
	}
	frame := r.FrameName()
	for _, p := range m.cues {
		if r.Listed && !slices.Contains(p.it.Frames, frame) {
			continue
		}
		for _, u := range r.Cue.kinds() {
			if entryKind(u) != cueKinds[p.it.POS] {
				continue
			}
			if r.Cue.Lemma.allows(p.it.Lemma) {
				return ""
			}
		}
	}
	switch {
	case r.Listed:
		return fmt.Sprintf("it is listed, and no cue that fits lists the frame %q", frame)
	case len(r.Cue.Lemma.In) > 0:
		return fmt.Sprintf("it wants a known cue, and the lexicon has no %s", oneOf(r.Cue.Lemma.In))
	case len(r.Cue.Unit.In) > 0:
		return fmt.Sprintf("it wants a known cue, and the lexicon has none of the unit %s", oneOf(r.Cue.Unit.In))
	}
	return "it wants a known cue, and the lexicon has none that fits"
}

// kinds returns the kinds of unit that pass t.
func (t *Test) kinds() []text.UnitKind {
	var kinds []text.UnitKind
	for k := range text.Units {
		if t.Unit.allows(k.String()) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// covers reports whether all that r finds is found by o too, in the same way:
// both look the same way, and each test of r asks for at least what o's does.
func covers(o, r *Source) bool {
	if o.Content != r.Content || o.Speaker != r.Speaker || o.Listed && !r.Listed || o.Known && !r.Known && !r.Listed ||
		o.ListedUnquoted && !r.ListedUnquoted && !r.Listed ||
		o.Bias < r.Bias || o.FrameName() != r.FrameName() || cmp.Or(o.Like, o.Name) != cmp.Or(r.Like, r.Name) {
		return false
	}
	return o.Cue.covers(&r.Cue) && o.Who.covers(&r.Who) && coversAll(o.Before, r.Before) && coversAll(o.After, r.After)
}

func coversAll(os, rs []Test) bool {
	if len(os) != len(rs) {
		return false
	}
	for i := range os {
		if !os[i].covers(&rs[i]) {
			return false
		}
	}
	return true
}
