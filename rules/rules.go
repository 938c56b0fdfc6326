// Package rules holds the cue lexicon, the patterns and the weights by which
// claims are found, as data.
package rules

import (
	"cmp"
	"maps"
	"slices"

	"claims/extract/text"
)

// Set is a compiled set of rules. It is immutable and safe for concurrent use.
type Set struct {
	Rules       []*Rule
	Lexicon     *text.Lexicon
	Furniture   *text.Furnishings
	Weights     *Weights
	Antecedents *Weights // of the mentions that a pronoun may take up
	Judged      *Weights // of the claims inside others
	shelves     [text.Units][]shelf
	watch       watch
	// Rules whose cue need not be in the lexicon ask for a word on one of the
	// lists of openLists, or for any word.
	openLists [text.Units]text.ListSet
	openToAll [text.Units]bool
	entries   []CueEntry
	cues      index // of entries, by cueKey
	lemmas    []string
	written   []*Cue // nil for [Builtin]
	acts      map[text.Atom]string
	synonyms  atomMap
	addressed uint64 // the frames with an addressee
	others    uint64 // the frames with a rule that knows none
	described uint64 // the frames of a passive cue that has its subject for a content
	clauses   uint64 // the frames with a clause for a content
	quotes    uint64 // the frames with a quotation for a content
}

// Rule is a compiled rule.
type Rule struct {
	Name    string
	ID      text.Atom // stands for the name in features, or for that of the rule it is like
	Frame   string
	Content Slot
	Speaker Slot
	Source  *Source // the rule as it is written; nil for those of [Builtin]

	Own  bool  // whether it is none of the program's: nothing was learnt of it
	Veto bool  // whether it sees no claim, but tells what no other rule may see
	Bias int32 // added to the score of what the rule proposes, in thousandths

	place  int    // in Set.Rules
	frame  uint64 // the bit of Frame
	cue    test
	listed bool
	known  bool
	// listedUnquoted is listed where no quotation stands to the left of the cue.
	listedUnquoted bool
	before         pattern
	after          pattern
	who            *test // nil for anybody
}

// Place returns the place of r among the rules of its set.
func (r *Rule) Place() int { return r.place }

// Slot tells where a part of a claim stands.
type Slot uint8

// The places of a content or a speaker, seen from the cue.
const (
	NoSlot     Slot = iota
	Right           // content: to the right of the cue
	Left            // content: to the left of the speaker and cue
	Around          // content: on both sides
	Subject         // content: the cue's subject and what follows the cue; speaker: the subject
	Inverted        // speaker: the noun phrase after the cue
	Owner           // speaker: the possessive before a noun, or the "by" or "of" phrase after it
	Agent           // speaker: the "by" phrase after a passive, if any
	By              // speaker: the "by" phrase after a passive
	Relative        // content: the relative pronoun before the speaker and what follows the cue
	Antecedent      // content: the noun phrase before the speaker
	Paragraph       // content: to the right of the cue, to the end of the paragraph, or of the turn of a dialogue
	Quoted          // speaker: whom a verb before the cue quotes, and "as"
	Next            // content: the quotation with which the next sentence begins, or the paragraph after a colon
	Slots           // the number of places
)

var slotNames = map[string]Slot{"": NoSlot, "none": NoSlot, "right": Right, "left": Left, "around": Around, "subject": Subject,
	"inverted": Inverted, "quoted": Quoted, "owner": Owner, "agent": Agent, "by": By,
	"relative": Relative, "next": Next, "paragraph": Paragraph}

// CueEntry is what the lexicon knows of a cue.
type CueEntry struct {
	Lemma  string
	ID     text.Atom // of Lemma
	Act    string
	ActID  text.Atom
	frames uint64
	Preps  []text.Atom
	// NotObjects are the particles and nouns, in the singular and plural, that tell
	// another sense of the word when one follows it or heads its object.
	NotObjects []text.Atom
	Like       text.Atom // the lemma whose learnt weights serve the cue; 0 for its own
}

// entryKind returns the kind of unit that the lexicon keeps cues of kind k
// under.
func entryKind(k text.UnitKind) text.UnitKind {
	if k == text.PrepUnit || k == text.TimeUnit {
		return text.NounUnit
	}
	return k
}

// Lemmas returns the verbs, nouns, adjectives and adverbs whose forms the
// lexicon knows; for giving names to weights.
func (s *Set) Lemmas() []string { return s.lemmas }

// Written returns the cues as their files have them; none for those of
// [Builtin].
func (s *Set) Written() []*Cue { return s.written }

// CuesOf returns the lemmas of the cues that list the frame of r.
func (s *Set) CuesOf(r *Rule) []string {
	var lemmas []string
	for i := range s.entries {
		if e := &s.entries[i]; e.Lists(r) {
			lemmas = append(lemmas, e.Lemma)
		}
	}
	return lemmas
}

// Frames returns the names of the frames that the cue is known to head, in the
// order of the rules.
func (s *Set) Frames(e *CueEntry) []string {
	var names []string
	for _, r := range s.Rules {
		if e.Lists(r) && !slices.Contains(names, r.Frame) {
			names = append(names, r.Frame)
		}
	}
	return names
}

// cueKey tells entries of one lemma but different parts of speech apart.
func cueKey(lemma text.Atom, k text.UnitKind) text.Atom { return lemma ^ text.Atom(k)<<56 }

// Cue returns what the lexicon knows of lemma as the head of a unit of kind k,
// or nil.
func (s *Set) Cue(lemma text.Atom, k text.UnitKind) *CueEntry {
	if i := s.cues.find(cueKey(lemma, entryKind(k))); i >= 0 {
		return &s.entries[i]
	}
	return nil
}

// Same returns the noun that stands for all the synonyms of a, or a.
func (s *Set) Same(a text.Atom) text.Atom {
	if b := s.synonyms.get(a); b != 0 {
		return b
	}
	return a
}

// Act returns the act that the lemma performs wherever it is a cue, or "".
func (s *Set) Act(lemma text.Atom) string { return s.acts[lemma] }

// Asks reports whether the cue puts a question.
func (e *CueEntry) Asks() bool { return e.Act == "question" }

// Lists reports whether the cue is known to head the frame of r.
func (e *CueEntry) Lists(r *Rule) bool { return e != nil && e.frames&r.frame != 0 }

// Addresses reports whether the cue is known to head a frame that wants an
// addressee, who is its subject in the passive: "was told".
func (s *Set) Addresses(e *CueEntry) bool { return e != nil && e.frames&s.addressed&^s.others != 0 }

// Describes reports whether the cue, in the passive, is known to tell of its
// subject: "is believed to".
func (s *Set) Describes(e *CueEntry) bool { return e != nil && e.frames&s.described != 0 }

// TakesClause reports whether the cue is known to head a clause with or without
// "that".
func (s *Set) TakesClause(e *CueEntry) bool { return e != nil && e.frames&s.clauses != 0 }

// TakesQuotation reports whether the cue is known to head a quotation: it is a verb or a
// noun of speech.
func (s *Set) TakesQuotation(e *CueEntry) bool { return e != nil && e.frames&s.quotes != 0 }

// Compile compiles rule files; later ones add to earlier ones, and replace or
// disable their cues and rules. What is wrong comes back as [Problems].
func Compile(files ...*File) (*Set, error) {
	m, problems := merge(files)
	if len(problems) > 0 {
		return nil, problems.asError()
	}
	s := &Set{Furniture: &text.Furnishings{}, acts: map[text.Atom]string{}}
	var lexicon text.LexiconBuilder
	irregular := map[string]Words{}
	for _, f := range files {
		for name, words := range f.Lists {
			l, ok := m.lists.known[name]
			if !ok {
				continue // its words are with the rules that name it
			}
			for _, w := range words {
				lexicon.Add(w, l)
			}
		}
		maps.Copy(irregular, f.Irregular)
		for _, act := range slices.Sorted(maps.Keys(f.Acts)) {
			for _, w := range f.Acts[act] {
				s.acts[text.AtomOf(w)] = act
			}
		}
		for _, noun := range slices.Sorted(maps.Keys(f.Synonyms)) {
			for _, w := range f.Synonyms[noun] {
				s.synonyms.set(text.AtomOf(w), text.AtomOf(noun))
			}
		}
		s.Furniture.Starts = append(s.Furniture.Starts, f.Furniture.Starts...)
		s.Furniture.Contains = append(s.Furniture.Contains, f.Furniture.Contains...)
		s.Furniture.Equals = append(s.Furniture.Equals, f.Furniture.Equals...)
	}
	for _, c := range m.cues {
		s.addCue(c.it, m.frames, irregular, &lexicon)
		s.written = append(s.written, c.it)
	}
	for _, lemma := range slices.Sorted(maps.Keys(irregular)) {
		addVerb(&lexicon, lemma, irregular)
		s.lemmas = append(s.lemmas, lemma)
	}
	s.Lexicon = lexicon.Lexicon()
	for _, p := range m.rules {
		r, err := compileRule(p.it, m.lists)
		if err != nil {
			problems = append(problems, p.file.problem(place(p.it.node, "name"), "rule %q: %v", p.it.Name, err))
			continue
		}
		r.frame = m.frames[r.Frame]
		s.addRule(r)
	}
	return s, problems.asError()
}

func (s *Set) addRule(r *Rule) {
	r.place = len(s.Rules)
	s.Rules = append(s.Rules, r)
	if slices.ContainsFunc(r.after, func(t test) bool { return t.capture == CaptureAddressee }) {
		s.addressed |= r.frame
	} else {
		s.others |= r.frame
	}
	if r.Content == Subject && r.Speaker == Agent {
		s.described |= r.frame
	}
	if r.Content == Right && (r.Speaker == Subject || r.Speaker == Owner) {
		for _, t := range r.after {
			switch {
			case t.capture != CaptureContent:
			case t.form&text.Clause != 0 || t.kinds == 1<<text.ThatUnit:
				s.clauses |= r.frame
			case t.kinds == 1<<text.QuoteUnit:
				s.quotes |= r.frame
			}
		}
	}
	for k := range s.shelves {
		if r.cue.kinds == 0 || r.cue.kinds&(1<<k) != 0 {
			n := len(s.shelves[k])
			if n == 0 || len(s.shelves[k][n-1].rules) == shelfSize {
				s.shelves[k] = append(s.shelves[k], shelf{})
				n++
			}
			s.shelves[k][n-1].add(r, &s.watch)
			if !r.known && !r.listed && !r.Veto {
				if lists := r.cue.headLists(); lists != nil {
					s.openLists[k].AddAll(lists)
				} else {
					s.openToAll[k] = true
				}
			}
		}
	}
}

var cueKinds = map[string]text.UnitKind{"": text.VerbUnit, "verb": text.VerbUnit, "noun": text.NounUnit,
	"adjective": text.AdjectiveUnit, "adverb": text.AdverbUnit}

func (s *Set) addCue(c *Cue, frames map[string]uint64, irregular map[string]Words, words *text.LexiconBuilder) {
	kind := cueKinds[c.POS]
	act := cmp.Or(c.Act, "statement")
	e := CueEntry{Lemma: c.Lemma, ID: text.AtomOf(c.Lemma), Act: act, ActID: text.AtomOf(act)}
	for _, f := range c.Frames {
		e.frames |= frames[f]
	}
	for _, p := range c.Preps {
		e.Preps = append(e.Preps, text.AtomOf(p))
	}
	for _, n := range c.NotObjects {
		e.NotObjects = append(e.NotObjects, text.AtomOf(n), text.AtomOf(pluralOf(n)))
	}
	if c.Like != "" {
		e.Like = text.AtomOf(c.Like)
	}
	lemma := text.AtomOf(c.Lemma)
	s.lemmas = append(s.lemmas, c.Lemma)
	if kind == text.VerbUnit {
		addVerb(words, c.Lemma, irregular)
	}
	s.entries = append(s.entries, e)
	s.cues.set(cueKey(lemma, kind), len(s.entries)-1)
	if kind == text.AdverbUnit {
		words.Add(c.Lemma, text.Hearsay)
	}
	if kind == text.NounUnit {
		words.Add(c.Lemma, text.SpeechNouns)
		plural := pluralOf(c.Lemma)
		words.Add(plural, text.SpeechNouns)
		s.cues.set(cueKey(text.AtomOf(plural), kind), len(s.entries)-1)
	}
}
