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
func inReach(c *Cast, s int) int {
	first := s
	for first > 0 && s-first < 3*reachSentences && c.told[s]-c.told[first-1] <= reachSentences {
		first--
	}
	return first
}

// seeking is a pronoun whose bearer is looked for.
type seeking struct {
	*Cast
	i         int32
	m         *mention
	want      sought
	own       int32 // the claim that it makes, or -1
	in        int32 // the claim of somebody else that it is part of, or -1
	paragraph int
}

// they reports whether several are sought.
func (s *seeking) they() bool { return s.want.gender == 0 && !s.want.it }

// resolvePronoun returns the entity that pronoun i stands for, or -1.
func (c *Cast) resolvePronoun(i int32) int32 {
	m := &c.mentions[i]
	s := seeking{Cast: c, i: i, m: m, own: c.speaks[m.head], in: c.inside[m.head], paragraph: c.Sentences[m.sentence].Paragraph}
	if s.own >= 0 && s.in == s.own {
		s.in = -1
	}
	want, ok := asks(c.Tok(m.head).Word)
	if !ok {
		return s.speaking()
	}
	if want.gender == 0 && s.own < 0 && !m.owns {
		return -1
	}
	s.want = want
	var list [maxRivals]rival
	rivals := s.rivals(list[:0])
	if len(rivals) == 0 {
		if s.own >= 0 && !s.they() {
			return ownSubject(c, i, s.own, want.gender)
		}
		return -1
	}
	best := s.choose(rivals)
	if best < 0 {
		return -1
	}
	if e := &c.entities[best]; want.gender != 0 && e.gender == 0 {
		e.gender, e.soft = want.gender, true
		if e.class == Unknown {
			e.class = Person
		}
	}
	return best
}

// speaking returns whom "we" in quotation marks stands for: the one who says so; or -1.
func (s *seeking) speaking() int32 {
	if s.in < 0 || !english.MePronouns.Has(s.Tok(s.m.head).Word) {
		return -1
	}
	source := &s.claims[s.in].Source
	if k := s.mentionAt(source.Head); k >= 0 && k < s.i && !source.Range.Empty() {
		return s.mentions[k].entity
	}
	return -1
}

// rivals appends to list the entities that the pronoun may stand for, by the mentions of
// them within reach.
func (s *seeking) rivals(list []rival) []rival {
	reach := inReach(s.Cast, s.m.sentence)
	resolved := s.things
	if s.want.gender != 0 {
		resolved = s.people
	}
	for j := len(resolved) - 1; j >= 0 && s.i-resolved[j] <= reachMentions; j-- {
		o := &s.mentions[resolved[j]]
		if o.sentence < reach {
			break
		}
		if o.First >= s.m.First && int(s.i) < s.headline {
			continue
		}
		entity := s.settled(o.entity)
		score, ok := s.score(resolved[j], o, &s.entities[entity])
		if !ok {
			continue
		}
		switch at := slices.IndexFunc(list, func(r rival) bool { return r.entity == entity }); {
		case at < 0 && len(list) < maxRivals:
			list = append(list, rival{entity, score})
		case at < 0:
		case score > list[at].score:
			list[at].score = score
		default:
			list[at].score += 4 // spoken of again
		}
	}
	return list
}

// score tells how likely the pronoun stands for e by its mention o, the kth of all, and
// whether it may at all.
func (s *seeking) score(k int32, o *mention, e *entity) (int, bool) {
	score, ok := fits(s.Cast, s.want, e, o)
	if !ok || s.they() && e.class == Body && !e.plural && severalBetween(s.Cast, k, s.i) {
		return 0, false
	}
	if s.own >= 0 && s.inside[o.head] == s.own {
		if o.kind != pronoun {
			return 0, false // what "he said" says is of others
		}
		score -= 30
	}
	score += weightRecency - weightSentence*int(s.told[s.m.sentence]-s.told[o.sentence])
	if p := s.Sentences[o.sentence].Paragraph; p != s.paragraph {
		score -= weightPar * min(s.paragraph-p, 3)
	}
	if o.subject {
		score += weightSubject
	}
	switch o.kind {
	case properName:
		score += weightName
	case pronoun:
		score += weightPronoun
	}
	if o.owns {
		score += weightOwner
	} else if o.inPrep {
		score += weightPrep
	}
	if e.class == Person && e.none {
		score -= 10
	}
	return score + s.speech(o), true
}

// speech returns what it adds to the score of the mention o that it speaks, or stands in
// what another says.
func (s *seeking) speech(o *mention) int {
	claim, in := s.speaks[o.head], s.inside[o.head]
	if claim < 0 {
		if in >= 0 && in != s.in && !s.claims[in].Source.Range.Empty() {
			return -weightSpeaker / 2
		}
		return 0
	}
	score := weightSpeaker
	if !o.subject {
		score += weightSubject // inverted: "said Ruiz"
	}
	if s.in >= 0 && claim == s.in {
		score += weightOwn
	}
	if in >= 0 && in != s.in {
		score -= weightSpeaker
	}
	return score
}

// choose returns the entity of the best of rivals, or -1 where it is too unlikely or
// another is as good.
func (s *seeking) choose(rivals []rival) int32 {
	best, second := 0, -1
	for r := 1; r < len(rivals); r++ {
		switch {
		case rivals[r].score > rivals[best].score:
			best, second = r, best
		case second < 0 || rivals[r].score > rivals[second].score:
			second = r
		}
	}
	least := 50
	if s.they() {
		least = 70
	}
	if rivals[best].score < least {
		return -1
	}
	if second >= 0 && rivals[best].score-rivals[second].score < 4 {
		known := func(r int) bool { return s.entities[rivals[r].entity].gender.known() }
		if s.want.gender == 0 || !known(best) || known(second) {
			return -1
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
