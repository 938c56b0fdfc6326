package rules

import (
	"math/bits"
	"slices"

	"claims/extract/text"
)

// Present is a set of the kinds and forms of units, and of the words with which
// they begin, as far as rules ask for them.
type Present uint64

// firstWatched is the bit of a [Present] from which on the bits stand for words.
const firstWatched = 32

// watch holds the sets of words for one of which some rule looks, and each of
// which has a bit of a [Present].
type watch struct {
	sets   [][]text.Atom
	places index // of bits, by word
	bits   []Present
}

// bit returns the bit of a set of words, or 0 where there is none left.
func (w *watch) bit(words []text.Atom) Present {
	i := slices.IndexFunc(w.sets, func(set []text.Atom) bool { return slices.Equal(set, words) })
	if i < 0 {
		i = len(w.sets)
		if firstWatched+i >= 64 {
			return 0
		}
		w.sets = append(w.sets, words)
		for _, word := range words {
			k := w.places.find(word)
			if k < 0 {
				k = len(w.bits)
				w.places.set(word, k)
				w.bits = append(w.bits, 0)
			}
			w.bits[k] |= 1 << (firstWatched + i)
		}
	}
	return 1 << (firstWatched + i)
}

// PresentIn returns the kind and forms of u, and its first word.
func (s *Set) PresentIn(d *text.Document, u *text.Unit) Present {
	p := 1<<u.Kind | Present(u.Form)<<text.Units
	if k := s.watch.places.find(d.Tokens[u.First].Word); k >= 0 {
		p |= s.watch.bits[k]
	}
	return p
}

// Surroundings is what stands at and around a unit that may be a cue, by [Place].
type Surroundings [places]Present

// Place is a part of a sentence, seen from the cue.
type Place uint8

// The places of [Surroundings].
const (
	AtCue     Place = iota // the cue
	NextToCue              // the unit right after it
	BeforeCue              // all units before it
	AfterCue               // all units after it, of which [Reach] are looked at
	places
)

// shelf holds up to 64 rules whose cue may be a unit of one kind, and what they
// ask of a cue before they are looked at one by one. Sets of them are numbers, a
// bit a rule.
type shelf struct {
	rules   []*Rule
	open    uint64     // those whose cue need not be in the lexicon
	free    uint64     // those that do not ask whether the lexicon lists their frame
	quoting uint64     // those that ask where no quotation stands before the cue
	byFrame [64]uint64 // those of each frame
	demands            // of all rules
	plain   demands    // of those that are open where no quotation stands before the cue
}

// demands are what the rules of a shelf ask.
type demands struct {
	wants   []demand // one of the kinds, forms and words must be there
	refuses []demand // none of them may be there
}

// of returns those of d that concern any of a set of rules.
func (d *demands) of(rules uint64) demands {
	return demands{demandsOf(d.wants, rules), demandsOf(d.refuses, rules)}
}

func demandsOf(list []demand, rules uint64) []demand {
	var some []demand
	for _, d := range list {
		if d.rules &= rules; d.rules != 0 {
			some = append(some, d)
		}
	}
	return some
}

// demand is what some rules ask of a place.
type demand struct {
	place Place
	of    Present
	rules uint64
}

// shelfSize is how many rules a shelf holds.
const shelfSize = 64

// addDemand adds what the rule at bit asks to list; to ask for nothing changes
// nothing.
func addDemand(list []demand, p Place, of Present, bit uint64) []demand {
	if of == 0 {
		return list
	}
	i := slices.IndexFunc(list, func(d demand) bool { return d.place == p && d.of == of })
	if i < 0 {
		return append(list, demand{p, of, bit})
	}
	list[i].rules |= bit
	return list
}

// add puts r on s. The words that it looks for join w.
func (s *shelf) add(r *Rule, w *watch) {
	bit := uint64(1) << len(s.rules)
	s.rules = append(s.rules, r)
	if !r.listed {
		s.free |= bit
		if !r.known {
			s.open |= bit
		}
		if r.listedUnquoted {
			s.quoting |= bit
		}
	}
	if r.frame != 0 {
		s.byFrame[bits.TrailingZeros64(r.frame)] |= bit
	}
	want := func(p Place, t *test) {
		s.wants = addDemand(s.wants, p, Present(t.kinds), bit)
		s.wants = addDemand(s.wants, p, Present(t.form)<<text.Units, bit)
		if t.words != nil && t.words.word.in.lists.Empty() && len(t.words.word.in.atoms) > 0 {
			s.wants = addDemand(s.wants, p, w.bit(t.words.word.in.atoms), bit)
		}
	}
	refuse := func(p Place, t *test) {
		s.refuses = addDemand(s.refuses, p, Present(t.notForm)<<text.Units, bit)
	}
	want(AtCue, &r.cue)
	refuse(AtCue, &r.cue)
	if len(r.after) > 0 && !r.after[0].mayBeLeftOut() {
		first := r.after[0]
		if first.kinds == 0 {
			first.kinds = 1<<text.Units - 1
		}
		want(NextToCue, &first)
		refuse(NextToCue, &first)
	}
	for i := range r.before {
		if t := &r.before[i]; !t.mayBeLeftOut() {
			want(BeforeCue, t)
		}
	}
	for i := range r.after {
		if t := &r.after[i]; !t.mayBeLeftOut() {
			want(AfterCue, t)
		}
	}
	s.plain = s.demands.of(s.open &^ s.quoting)
}

// fitting returns the rules that do not refuse a cue whose lexicon entry is e,
// words aside.
func (s *shelf) fitting(e *CueEntry, around *Surroundings) uint64 {
	set, all := s.open, &s.demands
	if e != nil {
		set = s.free
	}
	if around[BeforeCue]&(1<<text.QuoteUnit) == 0 {
		set &^= s.quoting
		if e == nil {
			all = &s.plain
		}
	}
	if e != nil {
		for frames := e.frames; frames != 0; frames &= frames - 1 {
			set |= s.byFrame[bits.TrailingZeros64(frames)]
		}
	}
	for i := range all.wants {
		d := &all.wants[i]
		out := d.rules
		if around[d.place]&d.of != 0 {
			out = 0
		}
		set &^= out
	}
	for i := range all.refuses {
		d := &all.refuses[i]
		out := d.rules
		if around[d.place]&d.of == 0 {
			out = 0
		}
		set &^= out
	}
	return set
}

// HasCues reports whether the cue of any rule may be a unit of kind k.
func (s *Set) HasCues(k text.UnitKind) bool { return len(s.shelves[k]) > 0 }

// IsOpen reports whether the cue of any rule may be a unit of kind k whose head is
// no cue of the lexicon but on lists.
func (s *Set) IsOpen(k text.UnitKind, lists *text.ListSet) bool {
	return s.openToAll[k] || s.openLists[k].Overlaps(lists)
}

// AppendFitting appends the rules to list that a unit of kind k may be a cue of,
// by its entry and what stands around it; their words are still to be looked at.
func (s *Set) AppendFitting(list []*Rule, k text.UnitKind, e *CueEntry, around *Surroundings) []*Rule {
	for i := range s.shelves[k] {
		sh := &s.shelves[k][i]
		for set := sh.fitting(e, around); set != 0; set &= set - 1 {
			list = append(list, sh.rules[bits.TrailingZeros64(set)])
		}
	}
	return list
}

// Candidates returns the rules whose cue may be a unit of kind k, without vetoes.
func (s *Set) Candidates(k text.UnitKind) []*Rule {
	var list []*Rule
	for i := range s.shelves[k] {
		list = append(list, s.shelves[k][i].rules...)
	}
	return slices.DeleteFunc(list, func(r *Rule) bool { return r.Veto })
}
