package resolve

import (
	"slices"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
)

// resolveMention finds the entity of mention i, those before it being known.
func (c *Cast) resolveMention(i int32) {
	m := &c.mentions[i]
	switch m.kind {
	case properName:
		if m.entity >= 0 && c.entities[m.entity].last < 0 && int(i) < c.headline {
			c.identification(i)
		}
	case description:
		if m.same >= 0 {
			m.entity = c.mentions[m.same].entity
			if m.entity >= 0 {
				c.described(i)
			}
			break
		}
		if isPredicate(c, m) {
			break
		}
		m.entity = c.resolveDescription(i)
	case pronoun:
		m.entity = c.resolvePronoun(i)
	case relative:
		m.entity = antecedentOf(c, i)
	}
	if m.entity >= 0 {
		e := &c.entities[m.entity]
		if e.class == Person || e.class == Unknown {
			c.people = append(c.people, i)
		}
		if e.class != Person || e.guessed || e.plural {
			c.things = append(c.things, i)
		}
		e.last = i
		if m.subject || c.speaks[m.head] >= 0 {
			e.prominent = i
			e.accused = e.accused || e.class == Person && m.kind != description && isAccused(c.Text, m)
		}
		if m.kind == description {
			e.called = c.Set.Same(c.Tok(m.head).Word)
			c.keys[m.entity].nouns |= english.Bit(e.called)
		}
		if m.gender.known() && c.entities[m.entity].gender == 0 {
			c.entities[m.entity].gender = m.gender
		}
	}
}

// isAccused reports whether the subject m is before a court: "Ana Ruiz, 46, is
// accused of", "He pleaded".
func isAccused(txt *parse.Text, m *mention) bool {
	r := txt.View(m.sentence)
	for u := m.unit + 1; u < r.Last && u < m.unit+9; u++ {
		if x := &txt.Units[u]; x.IsFiniteVerb() {
			w := txt.Tok(x.Head).Lemma
			return w == english.Plead || x.Form&text.Passive != 0 && english.AccuseVerbs.Has(w)
		}
	}
	return false
}

// Weights of what makes an antecedent likely, after Lappin and Leass 1994, An
// Algorithm for Pronominal Anaphora Resolution: recency halved by sentence,
// subjects before objects, and, being news, speakers before all.
const (
	weightRecency  = 100
	weightSentence = 30 // less for each sentence back
	weightPar      = 28 // and for each paragraph
	weightSubject  = 40
	weightSpeaker  = 28
	weightName     = 6
	weightPronoun  = 14
	weightOwner    = -30
	weightPrep     = -24
	weightAgrees   = 22
	weightGuess    = -44 // nothing says that it is a person
	weightLikely   = -12 // but that it speaks
	weightOwn      = 50  // the speaker of the claim that the pronoun stands in
	reachSentences = 7
	reachMentions  = 80
	maxRivals      = 12
)

type rival struct {
	entity int32
	score  int
}

// sought is what a pronoun asks of whom it stands for: a person of a gender, a
// thing ("it"), or else several ("they").
type sought struct {
	gender gender
	it     bool
}

// asks returns what the pronoun w asks for, if its bearer can be told by that.
func asks(w text.Atom) (sought, bool) {
	switch {
	case english.HePronouns.Has(w):
		return sought{gender: male}, true
	case english.ShePronouns.Has(w):
		return sought{gender: female}, true
	case english.ItPronouns.Has(w):
		return sought{it: true}, true
	case english.TheyPronouns.Has(w):
		return sought{}, true
	}
	return sought{}, false
}

// fits reports whether e, of which o is a mention, may be what is sought, and what
// speaks for that.
func fits(c *Cast, want sought, e *entity, o *mention) (bonus int, ok bool) {
	switch {
	case want.gender != 0:
		if e.class != Person && e.class != Unknown || e.class == Unknown && !e.named || e.plural || !e.gender.agrees(want.gender) {
			return 0, false
		}
		if e.gender.known() {
			bonus += weightAgrees
			if e.soft {
				bonus -= 8
			}
		}
		if e.class == Unknown {
			bonus += weightGuess
		} else if e.guessed && e.name.Last-e.name.First == 1 {
			bonus += weightLikely
		}
		return bonus, true
	case !want.it:
		if e.class == Body && !e.plural && c.speaks[o.head] >= 0 {
			return weightAgrees - 12, true // "The council said … They added"
		}
		return weightAgrees, e.class == Group || e.plural
	case e.plural:
		return 0, false
	}
	switch e.class {
	case Body:
		return weightAgrees, true
	case Document:
		if c.speaks[o.head] >= 0 {
			return weightAgrees, true
		}
		return -20, true
	case Place:
		if o.inPrep || o.owns {
			return -40, true
		}
		return 0, true
	case Unknown:
		return weightGuess, e.named
	}
	return 0, false
}

// inReach returns the first sentence that a pronoun in sentence s may look back to.
func (c *Cast) inReach(s int) int {
	first := s
	for first > 0 && s-first < 3*reachSentences && c.told[s]-c.told[first-1] <= reachSentences {
		first--
	}
	return first
}

// resolvePronoun returns the entity that pronoun i stands for, or -1.
func (c *Cast) resolvePronoun(i int32) int32 {
	m := &c.mentions[i]
	want, ok := asks(c.Tok(m.head).Word)
	own := c.speaks[m.head] // the claim that it makes
	in := c.inside[m.head]  // the claim that it is part of
	if !ok {
		if in < 0 || in == own || !english.MePronouns.Has(c.Tok(m.head).Word) {
			return -1
		}
		// "we" in quotation marks is the one who says so
		if k := c.mentionAt(c.claims[in].Source.Head); k >= 0 && k < i && !c.claims[in].Source.Range.Empty() {
			return c.mentions[k].entity
		}
		return -1
	}
	if want.gender == 0 && own < 0 && !m.owns {
		return -1
	}
	they := want.gender == 0 && !want.it
	if own >= 0 && in == own {
		in = -1
	}
	var rivals [maxRivals]rival
	n := 0
	par := c.Sentences[m.sentence].Paragraph
	reach := c.inReach(m.sentence)
	resolved := c.things
	if want.gender != 0 {
		resolved = c.people
	}
	for j := len(resolved) - 1; j >= 0 && i-resolved[j] <= reachMentions; j-- {
		o := &c.mentions[resolved[j]]
		if o.sentence < reach {
			break
		}
		if o.First >= m.First && int(i) < c.headline {
			continue
		}
		entity := o.entity
		if c.entities[entity].into >= 0 {
			entity = c.settled(entity)
		}
		e := &c.entities[entity]
		bonus, ok := fits(c, want, e, o)
		if !ok || they && e.class == Body && !e.plural && severalBetween(c, resolved[j], i) {
			continue
		}
		if own >= 0 && c.inside[o.head] == own && !(o.kind == pronoun) {
			continue // what "he said" says is of others
		}
		if own >= 0 && c.inside[o.head] == own {
			bonus -= 30
		}
		s := weightRecency + bonus - weightSentence*int(c.told[m.sentence]-c.told[o.sentence])
		if p := c.Sentences[o.sentence].Paragraph; p != par {
			s -= weightPar * min(par-p, 3)
		}
		if o.subject {
			s += weightSubject
		}
		if c.speaks[o.head] >= 0 {
			s += weightSpeaker
			if !o.subject {
				s += weightSubject // inverted: "said Ruiz"
			}
			if q := c.speaks[o.head]; in >= 0 && q == in {
				s += weightOwn
			}
			if c.inside[o.head] >= 0 && c.inside[o.head] != in {
				s -= weightSpeaker
			}
		} else if k := c.inside[o.head]; k >= 0 && k != in && !c.claims[k].Source.Range.Empty() {
			s -= weightSpeaker / 2
		}
		switch o.kind {
		case properName:
			s += weightName
		case pronoun:
			s += weightPronoun
		}
		if o.owns {
			s += weightOwner
		} else if o.inPrep {
			s += weightPrep
		}
		if e.class == Person && e.none {
			s -= 10
		}
		found := false
		for r := range rivals[:n] {
			if rivals[r].entity == entity {
				found = true
				if s > rivals[r].score {
					rivals[r].score = s
				} else {
					rivals[r].score += 4 // spoken of again
				}
			}
		}
		if !found && n < maxRivals {
			rivals[n] = rival{entity, s}
			n++
		}
	}
	best, second := -1, -1
	for r := range rivals[:n] {
		switch {
		case best < 0 || rivals[r].score > rivals[best].score:
			best, second = r, best
		case second < 0 || rivals[r].score > rivals[second].score:
			second = r
		}
	}
	if best < 0 {
		if own >= 0 && !they {
			return ownSubject(c, i, own, want.gender)
		}
		return -1
	}
	least := 50
	if they {
		least = 70
	}
	if rivals[best].score < least {
		return -1
	}
	e := &c.entities[rivals[best].entity]
	if second >= 0 && rivals[best].score-rivals[second].score < 4 && !(want.gender != 0 && e.gender.known() && !c.entities[rivals[second].entity].gender.known()) {
		return -1
	}
	if want.gender != 0 && e.gender == 0 {
		e.gender, e.soft = want.gender, true
		if e.class == Unknown {
			e.class = Person
		}
	}
	return rivals[best].entity
}

// severalBetween reports whether several are spoken of between the mentions i and j.
func severalBetween(c *Cast, i, j int32) bool {
	return slices.ContainsFunc(c.mentions[i+1:j], func(m mention) bool { return m.plural || m.class == Group })
}

// ownSubject returns who pronoun i stands for where the story has told of nobody
// else: the subject of what it says, "Ana Ruiz nearly gave up, she said", "The
// museum will close, it said"; or -1.
func ownSubject(c *Cast, i int32, claim int32, want gender) int32 {
	found := int32(-1)
	for k := i - 1; k >= 0 && c.mentions[k].sentence == c.mentions[i].sentence; k-- {
		o := &c.mentions[k]
		if c.inside[o.head] != claim || o.entity < 0 || o.kind == pronoun || o.owns {
			continue
		}
		e := &c.entities[o.entity]
		if want != 0 && (e.class != Person || !e.gender.agrees(want)) || want == 0 && e.class != Body {
			continue
		}
		if e.none || want != 0 && !e.named {
			return -1
		}
		found = -1
		if o.subject {
			found = o.entity
		}
	}
	return found
}

// antecedentOf returns the entity of the noun phrase that the relative pronoun
// i follows, or -1.
func antecedentOf(c *Cast, i int32) int32 {
	m := &c.mentions[i]
	who := c.Tok(m.head).Word == english.Who || c.Tok(m.head).Word == english.Whom
	likely := int32(-1) // what may be a person, but more likely is where one works
	for k := i - 1; k >= 0 && k > i-5 && c.mentions[k].sentence == m.sentence; k-- {
		o := &c.mentions[k]
		if o.owns {
			continue
		}
		if o.entity < 0 {
			if c.Units[o.unit].Kind != text.PrepUnit {
				return -1 // "the number who"
			}
			continue
		}
		e := &c.entities[o.entity]
		human := e.class == Person || e.class == Group || e.class == Unknown
		if who && !human || !who && e.class == Person {
			continue
		}
		if o.kind == pronoun {
			break
		}
		if who && (e.class == Unknown || e.guessed) && o.inPrep {
			if likely < 0 {
				likely = o.entity
			}
			continue
		}
		if likely >= 0 && (e.class != Person || e.guessed) {
			continue
		}
		return o.entity
	}
	return likely
}
