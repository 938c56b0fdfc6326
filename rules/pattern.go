package rules

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"claims/extract/text"
)

// test is a compiled Test.
type test struct {
	kinds         uint32 // 0 for all
	form, notForm text.Form
	op            byte // 0, '?', '*' or '+'
	capture       Capture
	words         *wordTest // nil when it asks for no words
}

// wordTest is what a test asks of the words of a unit.
type wordTest struct{ word, head, lemma, text choice }

// choices returns the choices of t.
func (t *wordTest) choices() [4]*choice { return [...]*choice{&t.word, &t.head, &t.lemma, &t.text} }

// choice is a compiled Choice among words.
type choice struct {
	in, notIn words
	regex     *regexp.Regexp
}

// words is a set of atoms and lists.
type words struct {
	atoms []text.Atom // sorted
	lists text.ListSet
}

func (w *words) empty() bool { return len(w.atoms) == 0 && w.lists.Empty() }

func (w *words) has(a text.Atom, lists *text.ListSet) bool {
	if w.lists.Overlaps(lists) {
		return true
	}
	if len(w.atoms) > 16 {
		_, ok := slices.BinarySearch(w.atoms, a)
		return ok
	}
	return slices.Contains(w.atoms, a)
}

// asksLists reports whether c asks for words of a list.
func (c *choice) asksLists() bool { return !c.in.lists.Empty() || !c.notIn.lists.Empty() }

// passes reports whether c, its regex aside, passes a word.
func (c *choice) passes(a text.Atom, lists *text.ListSet) bool {
	return (c.in.empty() || c.in.has(a, lists)) && !c.notIn.has(a, lists)
}

// Capture names a part of a match.
type Capture uint8

// The captures of a pattern.
const (
	NoCapture Capture = iota
	CaptureContent
	CaptureObject // the content begins after the unit's first word, which joins the cue
	CaptureAddressee
	captures
)

var captureNames = map[string]Capture{"": NoCapture, "content": CaptureContent, "object": CaptureObject, "addressee": CaptureAddressee}

// Match is where the parts of a rule's right-hand pattern stand, as indices of
// units, or -1.
type Match struct {
	Content, Object, Addressee int
	Skipped                    int // units between the cue and the content
}

// pattern is a sequence of tests, matched as a nondeterministic automaton: one
// thread a state, so that time is linear in the units.
type pattern []test

func compileWords(ws []string, lists listNames) (out words) {
	for _, w := range ws {
		name, ok := strings.CutPrefix(w, "list:")
		if !ok {
			out.atoms = append(out.atoms, text.AtomOf(w))
		} else if l, ok := lists.known[name]; ok {
			out.lists.Add(l)
		} else {
			out.atoms = append(out.atoms, lists.own[name]...)
		}
	}
	slices.Sort(out.atoms)
	return out
}

func compileChoice(c *Choice, lists listNames) (out choice, err error) {
	out = choice{in: compileWords(c.In, lists), notIn: compileWords(c.NotIn, lists)}
	if c.Regex != "" {
		out.regex, err = regexp.Compile(c.Regex)
	}
	return out, err
}

func compileForms(names []string) (forms text.Form, err error) {
	for _, name := range names {
		f, ok := text.FormNamed(name)
		if !ok {
			return 0, fmt.Errorf("unknown form %q", name)
		}
		forms |= f
	}
	return forms, nil
}

func compileTest(t *Test, lists listNames) (c test, err error) {
	for _, name := range slices.Concat(t.Unit.In, t.Unit.NotIn) {
		if _, ok := text.UnitKindNamed(name); !ok {
			return c, fmt.Errorf("unknown unit %q", name)
		}
	}
	if t.Unit.any() {
		for _, k := range t.kinds() {
			c.kinds |= 1 << k
		}
	}
	if c.form, err = compileForms(t.Form.In); err != nil {
		return c, err
	}
	if c.notForm, err = compileForms(t.Form.NotIn); err != nil {
		return c, err
	}
	switch t.Op {
	case "":
	case "?", "*", "+":
		c.op = t.Op[0]
	default:
		return c, fmt.Errorf("unknown op %q", t.Op)
	}
	var ok bool
	if c.capture, ok = captureNames[t.As]; !ok {
		return c, fmt.Errorf("unknown capture %q", t.As)
	}
	var w wordTest
	to := w.choices()
	for i, from := range t.wordChoices() {
		if *to[i], err = compileChoice(from.Choice, lists); err != nil {
			return c, err
		}
		if from.any() {
			c.words = &w
		}
	}
	return c, nil
}

func compilePattern(tests []Test, lists listNames) (pattern, error) {
	if len(tests) > maxTests {
		return nil, fmt.Errorf("a pattern has %d tests; %d at most", len(tests), maxTests)
	}
	var p pattern
	for i := range tests {
		c, err := compileTest(&tests[i], lists)
		if err != nil {
			return nil, err
		}
		p = append(p, c)
	}
	return p, nil
}

func compileRule(src *Source, lists listNames) (*Rule, error) {
	r := &Rule{Name: src.Name, ID: text.AtomOf(cmp.Or(src.Like, src.Name)), Frame: src.FrameName(), Source: src, Bias: src.Bias, listed: src.Listed, known: src.Known, listedUnquoted: src.ListedUnquoted, Veto: src.Veto}
	var ok bool
	if r.Content, ok = slotNames[src.Content]; !ok {
		return nil, fmt.Errorf("unknown content %q", src.Content)
	}
	if r.Speaker, ok = slotNames[src.Speaker]; !ok {
		return nil, fmt.Errorf("unknown speaker %q", src.Speaker)
	}
	var err error
	if r.cue, err = compileTest(&src.Cue, lists); err != nil {
		return nil, err
	}
	if r.before, err = compilePattern(src.Before, lists); err != nil {
		return nil, err
	}
	if r.after, err = compilePattern(src.After, lists); err != nil || !src.Who.any() {
		return r, err
	}
	who, err := compileTest(&src.Who, lists)
	r.who = &who
	return r, err
}

func (t *test) matches(d *text.Document, u *text.Unit) bool {
	return t.fits(u) && (t.words == nil || t.words.matches(d, u))
}

// fits reports whether t, its words aside, matches u.
func (t *test) fits(u *text.Unit) bool {
	return (t.kinds == 0 || t.kinds&(1<<u.Kind) != 0) && (t.form == 0 || u.Form&t.form != 0) && u.Form&t.notForm == 0
}

func (t *wordTest) matches(d *text.Document, u *text.Unit) bool {
	first, head := &d.Tokens[u.First], &d.Tokens[u.Head]
	if !t.word.passes(first.Word, first.Lists) || !t.head.passes(head.Word, head.Lists) {
		return false
	}
	lists := head.Lists
	if t.lemma.asksLists() {
		lists = d.ListsOf(head.Lemma)
	}
	if !t.lemma.passes(head.Lemma, lists) {
		return false
	}
	if t.word.regex != nil && !t.word.regex.MatchString(first.In(d.Source)) ||
		t.head.regex != nil && !t.head.regex.MatchString(head.In(d.Source)) {
		return false
	}
	if t.text.in.empty() && t.text.notIn.empty() && t.text.regex == nil {
		return true
	}
	all := strings.Join(strings.Fields(d.Source[first.Start:d.Tokens[u.Last-1].End]), " ") // lines may break it
	return t.text.passes(text.AtomOf(all), &text.ListSet{}) && (t.text.regex == nil || t.text.regex.MatchString(all))
}

// headLists returns lists, one of which must hold the head of a unit that t
// matches; nil where it may be on none.
func (t *test) headLists() *text.ListSet {
	if t.words == nil || len(t.words.head.in.atoms) > 0 || t.words.head.in.lists.Empty() {
		return nil
	}
	return &t.words.head.in.lists
}

// FitsCue reports whether u, whose lexicon entry is e, may be the cue of r.
func (r *Rule) FitsCue(d *text.Document, u *text.Unit, e *CueEntry) bool {
	return (!r.known || e != nil) && (!r.listed || e.Lists(r)) && r.cue.matches(d, u)
}

// Vetoes appends to out what r, a veto, takes from other rules at the unit u, whose lexicon
// entry is e: the contents and objects of the readings, or all where there is neither.
func (r *Rule) Vetoes(d *text.Document, units []text.Unit, u int, e *CueEntry, out []Match) []Match {
	if _, fits := r.FitsBefore(d, units, u); !fits || !r.FitsCue(d, &units[u], e) {
		return out
	}
	return r.MatchAfter(d, units, u+1, out)
}

// Takes reports whether m, of a veto, takes the reading o from another rule.
func (m *Match) Takes(o *Match) bool {
	return (m.Content < 0 || m.Content == o.Content) && (m.Object < 0 || m.Object == o.Object)
}

// FitsSpeaker reports whether the speaker, taken for a unit, is as r asks.
func (r *Rule) FitsSpeaker(d *text.Document, speaker text.Unit) bool {
	return r.who == nil || speaker.First < speaker.Last && r.who.matches(d, &speaker)
}

// HasBefore reports whether r asks for anything to the left.
func (r *Rule) HasBefore() bool { return len(r.before) > 0 }

// HasAfter reports whether r asks for anything to the right.
func (r *Rule) HasAfter() bool { return len(r.after) > 0 }

// Floats reports whether the content of r is a quotation that stands by itself after
// the sentence of the cue.
func (r *Rule) Floats() bool {
	return r.Content == Next && !r.HasAfter() && !r.cue.takes(text.ColonUnit)
}

// takes reports whether t may fit a unit of the kind k.
func (t *test) takes(k text.UnitKind) bool { return t.kinds == 0 || t.kinds&(1<<k) != 0 }

// SpeaksLast reports whether r sees the speaker in a phrase with "by" after the content.
func (r *Rule) SpeaksLast() bool {
	return r.Speaker == By && slices.ContainsFunc(r.after[:max(0, len(r.after)-1)], func(t test) bool { return t.capture == CaptureContent || t.capture == CaptureObject })
}

// SeesClause reports whether the content that r sees after the cue begins a finite
// clause.
func (r *Rule) SeesClause() bool {
	for i := range r.after {
		if t := &r.after[i]; t.capture == CaptureContent {
			return t.form&text.Clause != 0
		}
	}
	return false
}

// FitsBefore reports whether the units before i end as r asks, and before
// which unit the text to the left of them ends; a quotation is part of it.
func (r *Rule) FitsBefore(d *text.Document, units []text.Unit, i int) (int, bool) {
	j := i - 1
	edge := i
	for k := len(r.before) - 1; k >= 0; k-- {
		t := &r.before[k]
		if j >= 0 && t.matches(d, &units[j]) {
			if units[j].Kind != text.QuoteUnit && edge == j+1 {
				edge = j
			}
			j--
			continue
		}
		if t.op != '?' {
			return i, false
		}
	}
	return edge, true
}

// maxMatches bounds the readings of one rule at one cue.
const maxMatches = 4

// Reach is how many units a pattern may span, so that a long sentence of cues
// is no quadratic cost.
const Reach = 24

// mayBeLeftOut reports whether a pattern matches without a unit for t.
func (t *test) mayBeLeftOut() bool { return t.op == '?' || t.op == '*' }

// maxThreads bounds the readings of one rule that go on at a unit.
const maxThreads = 64

// thread is a reading so far: the state that it has come to, and its captures,
// as distances from the first unit, or -1.
type thread struct {
	state                      uint8
	content, object, addressee int8
}

// match returns the reading of th from unit i on.
func (th thread) match(i int) Match {
	m := Match{Content: -1, Object: -1, Addressee: -1}
	if th.content >= 0 {
		m.Content, m.Skipped = i+int(th.content), int(th.content)
	}
	if th.object >= 0 {
		m.Object = i + int(th.object)
	}
	if th.addressee >= 0 {
		m.Addressee = i + int(th.addressee)
	}
	return m
}

// take returns th with the unit at a distance captured as t asks.
func (t *test) take(th thread, at int8) thread {
	switch t.capture {
	case CaptureContent:
		th.content = at
	case CaptureObject:
		th.object, th.content = at, at
	case CaptureAddressee:
		th.addressee = at
	}
	return th
}

// MatchAfter appends to out the readings of r's right-hand pattern over the
// units from i on: those with different contents, shortest first.
func (r *Rule) MatchAfter(d *text.Document, units []text.Unit, i int, out []Match) []Match {
	start := thread{0, -1, -1, -1}
	if len(r.after) == 0 {
		return append(out, start.match(i))
	}
	p := r.after
	if first := &p[0]; !first.mayBeLeftOut() && (i >= len(units) || !first.matches(d, &units[i])) {
		return out
	}
	if len(p) == 1 && p[0].op == 0 {
		return append(out, p[0].take(start, 0).match(i))
	}
	var lists [2][maxThreads]thread
	now := addThread(p, lists[1][:0], start)
	begin := len(out)
	for j := i; j < len(units) && j < i+Reach && len(now) > 0; j++ {
		u := &units[j]
		next := lists[(j-i)&1][:0]
		for _, th := range now {
			t := &p[th.state]
			if !t.fits(u) || t.words != nil && !t.words.matches(d, u) {
				continue
			}
			th = t.take(th, int8(j-i))
			if t.op == '*' || t.op == '+' {
				next = addThread(p, next, th)
			}
			th.state++
			next = addThread(p, next, th)
		}
		now = next[:0]
		for _, th := range next {
			if int(th.state) < len(p) {
				now = append(now, th)
			} else if m := th.match(i); !hasMatch(out[begin:], m) && len(out)-begin < maxMatches {
				out = append(out, m)
			}
		}
	}
	return out
}

func hasMatch(ms []Match, m Match) bool {
	for _, x := range ms {
		if x.Content == m.Content && x.Object == m.Object {
			return true
		}
	}
	return false
}

// addThread adds th, and the states that it reaches over optional tests,
// unless the list has a thread in that state with the same captures.
func addThread(p pattern, list []thread, th thread) []thread {
	for {
		for _, x := range list {
			if x.state == th.state && x.content == th.content && x.addressee == th.addressee {
				return list
			}
		}
		if len(list) == maxThreads {
			return list
		}
		list = append(list, th)
		if int(th.state) >= len(p) {
			return list
		}
		// A repeated test may be left once it has matched; '?' and '*' need not match.
		if !p[th.state].mayBeLeftOut() {
			return list
		}
		th.state++
	}
}
