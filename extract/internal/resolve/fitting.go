package resolve

import (
	"cmp"
	"strings"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// fitting is how somebody or something may be called by the noun of a description.
type fitting uint8

const (
	strange fitting = iota // as far as the story tells, it is not called so
	byKind                 // its name is of a body of that kind: "the bank" and Wells Fargo
	byCall                 // it was called so before
	byLabel                // it was called so first
	byName                 // its name has the noun
	byRole                 // its role has it
)

// wordsOf tells how many words before the noun the story says of e too, and what the others are,
// if any.
func (r *referring) wordsOf(e *entity) (said int, others text.Atom) {
	for k := r.m.core; k < r.m.head; k++ {
		t := r.Tok(k)
		switch {
		case !isContent(t) || t.On(text.Nationwide):
		case r.isSaidOf(text.Range{First: k, Last: k + 1}, e):
			said++
		case t.Is(text.Capital) && t.Tag.IsProper() && !t.On(text.Nationals):
			others = properAtom
		case t.Is(text.Capital) && others != properAtom:
			others = capsAtom
		default:
			others = cmp.Or(others, wordAtom)
		}
	}
	if others == 0 && parse.HasOn(r.Text, e.role, text.FormerWords) && !parse.HasOn(r.Text, r.m.Range, text.FormerWords) {
		others = formerAtom
	}
	return said, others
}

// fitOf tells how e may be called by the noun.
func (r *referring) fitOf(e *entity) fitting {
	c, m := r.Cast, r.m
	switch {
	case m.class == Person && (headIn(c.Text, r.noun, e.role) || r.head.On(text.PartyNouns) && r.isSaidOf(text.Range{First: m.head, Last: m.head + 1}, e)):
		return byRole
	case m.class != Person && e.named && (c.Set.Same(headWord(c.Text, e.name)) == r.noun || headIn(c.Text, r.noun, e.name)):
		return byName
	case e.label.isDescription() && noun(c.Text, e.label.head) == r.noun:
		return byLabel
	case e.called == r.noun:
		return byCall
	case m.class != Person && e.named && !m.plural:
		if r.isOfKind(e) {
			return byKind
		}
	}
	return strange
}

// isOfKind reports whether the name of e is that of a body of the kind that the noun is for.
func (r *referring) isOfKind(e *entity) bool {
	return sameKind(r.head, r.Tok(e.name.Last-1))
}

// isAnother reports whether the description names what its bearer is of, and e is called after
// something else: "the Harlow campaign" is not "the Ruiz campaign".
func (r *referring) isAnother(e *entity, f fitting) bool {
	m := r.m
	switch {
	case m.plural || m.class == Group:
		in, of := shareOf(r.Text, r.words(), e.name)
		return in < of || r.owner >= 0 && r.owns(e) != sameAtom
	case f == byRole && parse.HasOn(r.Text, e.role, text.Deputies) && !parse.HasOn(r.Text, m.Range, text.Deputies):
		return true // "the transport secretary" is not her shadow
	case r.isOfOther(e):
		return true
	case f == byCall, f == byRole && !saysMore(r.Text, e.role, m.Range), f != byRole && !r.differs(e):
		return false
	}
	return r.Any(m.modifiers(), func(t *text.Token) bool {
		return tellsOf(t) && t.Start != r.Tok(r.Sentences[m.sentence].First).Start
	}) && !r.anySaidOf(e)
}

// words returns the words of the description, with those of the phrase after it where it is of
// several who speak: "critics in the trust" are others than "critics".
func (r *referring) words() text.Range {
	if r.speaks[r.m.head] >= 0 && sourceOf(r.Cast, r.m).Last > lastUnit(r.Text, r.m)+1 {
		return reachOf(r.Text, r.m)
	}
	return text.Range{First: r.m.core, Last: r.m.Last}
}

// isOfOther reports whether the description says that its bearer is of another body or person than
// e: "the union's spokesman", and the ministry's spokesman, Piet Vos; "his sister", of another man's.
func (r *referring) isOfOther(e *entity) bool {
	switch r.owns(e) {
	case 0, sameAtom, kindAtoms[pronoun]:
		return false
	case otherAtom:
		return true
	}
	if o := &r.mentions[r.owner]; o.isDescription() && (o.class == Place || r.Tok(o.head).On(text.StateNouns)) {
		return false // "the country's president" is that of any
	}
	of := e.role
	if !e.named {
		of = e.name
	}
	return saysMore(r.Text, of, r.m.Range) || r.Any(of, func(t *text.Token) bool { return t.Tag == tag.POS || t.IsBodyNoun() && t.Word != r.head.Word })
}

// differs reports whether the name of e, or what it was first called, has a name that the
// description has not.
func (r *referring) differs(e *entity) bool {
	called := text.Range{First: e.label.First, Last: e.label.head}
	if e.named {
		called = text.Range{First: e.name.First, Last: e.name.Last - 1}
	}
	return saysMore(r.Text, called, r.m.Range)
}

// anySaidOf reports whether the story says of e a word with a capital that stands before the noun.
func (r *referring) anySaidOf(e *entity) bool {
	for k := r.m.core; k < r.m.head; k++ {
		if r.Tok(k).Is(text.Capital) && r.isSaidOf(text.Range{First: k, Last: k + 1}, e) {
			return true
		}
	}
	return false
}

// isSaidOf reports whether the story says the word t of e.
func (r *referring) isSaidOf(t text.Range, e *entity) bool {
	if sharesWord(r.Text, t, e.role) || sharesWord(r.Text, t, e.beside) || sharesWord(r.Text, t, e.name) || e.label.isDescription() && sharesWord(r.Text, t, e.label.Range) {
		return true
	}
	if e.beside.Empty() {
		return false
	}
	s, p := r.Tok(e.beside.First).In(r.Source), r.Tok(t.First).In(r.Source)
	return affiliated(s, p) || len(s) > 1 && s[1] == '-' && s[0] == p[0] && (r.Tok(t.First).On(text.PartyAdjectives) || r.Tok(t.First).On(text.PartyNouns))
}

// affiliated reports whether the state of an affiliation, "R-Wis.", is place or
// short for it.
func affiliated(affiliation, place string) bool {
	_, state, found := strings.Cut(affiliation, "-")
	if state = strings.TrimSuffix(state, "."); !found || len(state) < 2 || state[0] != place[0] {
		return false
	}
	for i := 1; i < len(state); i++ {
		k := strings.IndexByte(place, state[i])
		if k < 0 {
			return false
		}
		place = place[k:]
	}
	return true
}

// saysMore reports whether the role t names whom its bearer is of, and the description x does
// not: "French President".
func saysMore(txt *parse.Text, t, x text.Range) bool {
	return txt.Any(t, func(t *text.Token) bool { return tellsOf(t) && !holdsWord(txt, x, t.Word) })
}

// tellsOf reports whether t names the place or party that somebody is of: "French", "Democratic", but
// not "U.S.", which most offices of a story may be of.
func tellsOf(t *text.Token) bool {
	if t.On(text.PartyAdjectives) || t.On(text.PartyNouns) {
		return t.Is(text.Capital) && !t.Is(text.AllCaps)
	}
	return t.Is(text.Capital) && (t.Tag.IsProper() || t.On(text.Nationals)) && !t.OnAny(titles) && !t.On(text.Nationwide)
}

// possessor returns the mention of whom the description says that its bearer is, "the
// union's spokesman", "the spokesman for the union"; or -1.
func (c *Cast) possessor(m *mention) int32 {
	if m.owner >= 0 {
		return m.owner
	}
	v, u := c.View(m.sentence), lastUnit(c.Text, m)+1
	if u >= v.Last || c.Tok(c.Units[u].First).Word != english.For {
		return -1
	}
	return c.mentionAt(c.Units[u].Head)
}

// owns tells whether e is known to be of whom the description says that its bearer is.
func (r *referring) owns(e *entity) text.Atom {
	if r.owner < 0 {
		return 0
	}
	o, k := &r.mentions[r.owner], r.settled(r.mentions[r.owner].entity)
	if theirs := ownerOf(r.Cast, &e.label); k >= 0 && theirs >= 0 {
		if k == theirs {
			return sameAtom
		}
		return otherAtom
	}
	called := text.Range{First: o.core, Last: o.Last}
	if k >= 0 && r.entities[k].named {
		called = r.entities[k].name
	}
	switch {
	case sharesWord(r.Text, called, e.role), sharesWord(r.Text, called, e.beside), sharesWord(r.Text, called, e.name):
		return sameAtom
	case k >= 0 && r.entities[k].class == Person && e.named && e.class == Body && sharesWord(r.Text, e.name, r.entities[k].role):
		return sameAtom
	}
	return kindAtoms[o.kind]
}
