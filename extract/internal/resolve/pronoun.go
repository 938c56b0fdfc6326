package resolve

import (
	"slices"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
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
		c.remember(i)
	}
}

// remember notes that mention i is the last of its entity so far, and what it tells of it.
func (c *Cast) remember(i int32) {
	m := &c.mentions[i]
	m.entity = c.settled(m.entity)
	e := &c.entities[m.entity]
	if e.class == Person || e.class == Unknown {
		c.people = append(c.people, i)
	}
	if e.class != Person || e.guessed {
		c.things = append(c.things, i)
	}
	e.last = i
	e.times++
	if m.isName() {
		e.names++
	}
	if m.subject || c.speaks[m.head] >= 0 {
		e.prominent = i
		e.accused = e.accused || e.class == Person && !m.isDescription() && isAccused(c.Text, m)
	}
	if m.isDescription() {
		e.called = noun(c.Text, m.head)
		c.keys[m.entity].nouns |= bit(e.called)
	}
	if m.gender.known() && e.gender == 0 {
		e.gender = m.gender
	}
}

// isAccused reports whether the subject m is before a court: "Ana Ruiz, 46, is
// accused of", "He pleaded".
func isAccused(txt *parse.Text, m *mention) bool {
	r := txt.View(m.sentence)
	for u := m.unit + 1; u < min(r.Last, m.unit+9); u++ {
		if x := &txt.Units[u]; x.IsFiniteVerb() {
			lists := txt.ListsOf(txt.Tok(x.Head).Lemma)
			return lists.Has(text.PleadVerbs) || x.Form&text.Passive != 0 && lists.Has(text.AccuseVerbs)
		}
	}
	return false
}

const (
	reachSentences = 7
	reachMentions  = 80
	maxRivals      = 16
)

// sought is what a pronoun asks of whom it stands for.
type sought struct {
	sort   text.Atom // of the values of features: heAtom, itAtom, theyAtom
	gender gender
}

// asks returns what the pronoun w asks for, if its bearer can be told by that.
func asks(w *text.Token) (sought, bool) {
	switch {
	case w.On(text.HePronouns):
		return sought{heAtom, male}, true
	case w.On(text.ShePronouns):
		return sought{heAtom, female}, true
	case w.On(text.ItPronouns):
		return sought{sort: itAtom}, true
	case w.On(text.TheyPronouns):
		return sought{sort: theyAtom}, true
	}
	return sought{}, false
}

// fits reports whether e, of which o is a mention, may be what is sought.
func (want sought) fits(c *Cast, e *entity, o *mention) bool {
	switch want.sort {
	case heAtom:
		return (e.class == Person || e.class == Unknown && e.named) && e.gender.agrees(want.gender)
	case theyAtom:
		return e.class == Group || e.plural || e.class == Body && c.speaks[o.head] >= 0 // "The council said … They added"
	}
	return e.isThing()
}

// mayBeBody reports whether e, which nothing tells to be a person, may turn out to be a body.
func (e *entity) mayBeBody() bool {
	return e.class == Unknown || e.guessed && !e.gender.known() && e.role.Empty()
}

// isThing reports whether "it" may stand for e.
func (e *entity) isThing() bool {
	return !e.plural && (e.class == Body || e.class == Document || e.class == Place || e.class == Unknown && e.named || e.mayBeBody() && e.named)
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

	does, role text.Atom // values of the features
	subjects   int       // among the mentions weighed so far
}

// they reports whether several are sought.
func (s *seeking) they() bool { return s.want.sort == theyAtom }

// seeking returns what is known of mention i, whose bearer is looked for.
func (c *Cast) seeking(i int32, want sought) seeking {
	m := &c.mentions[i]
	s := seeking{Cast: c, i: i, m: m, want: want, own: c.speaks[m.head], in: c.inside[m.head], paragraph: c.Sentences[m.sentence].Paragraph}
	return s
}

// resolvePronoun returns the entity that pronoun i stands for, or -1.
func (c *Cast) resolvePronoun(i int32) int32 {
	m := &c.mentions[i]
	want, ok := asks(c.Tok(m.head))
	s := c.seeking(i, want)
	if !ok {
		return s.speaking()
	}
	if want.gender == 0 && s.own < 0 && !m.owns {
		return -1
	}
	s.rivals()
	best := int32(-1)
	if k := s.namelessBefore(); k >= 0 {
		best = k
	} else if s.own < 0 && isOne(c.rivals) {
		best = c.rivals[0] // no choice, and nobody's words
	} else if len(c.rivals) > 0 {
		best = s.choose()
	} else if s.own >= 0 && !s.they() {
		if best = ownSubject(c, i, s.own, want.gender); best < 0 && want.gender != 0 {
			best = s.inHeadline()
		}
	}
	if best < 0 && want.gender != 0 {
		best = s.subjectAfter()
	}
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

// namelessBefore returns the woman or man without a name who spoke in the sentence before,
// "The union's spokeswoman said … She said": annotated news names hardly any such, and what
// is learnt from it would give her the name of another; or -1.
func (s *seeking) namelessBefore() int32 {
	if s.want.sort != heAtom || len(s.Cast.rivals) == 0 {
		return -1
	}
	k := s.Cast.rivals[0]
	e := &s.entities[k]
	o := &s.mentions[e.last]
	if e.named || !e.gender.known() || e.soft || !o.isDescription() || s.speaks[o.head] < 0 || s.told[s.m.sentence]-s.told[o.sentence] != 1 {
		return -1
	}
	return k
}

// inHeadline returns the one person of the headline whom the pronoun may stand for, where
// the story has told of nobody yet; or -1.
func (s *seeking) inHeadline() int32 {
	found := int32(-1)
	for k := s.headline; k < len(s.mentions) && int(s.i) < s.headline; k++ {
		m := &s.mentions[k]
		if !m.isName() || m.owns || m.class != Person && m.class != Unknown {
			continue
		}
		if m.entity < 0 {
			m.entity = s.newEntity(m)
		}
		e := s.settled(m.entity)
		if x := &s.entities[e]; e == found || x.class == Body || !x.gender.agrees(s.want.gender) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// subjectAfter returns the person who is the subject of the sentence that a clause with the pronoun
// opens, "When | he | wrote it, Ruiz said"; or -1.
func (s *seeking) subjectAfter() int32 {
	v := s.View(s.m.sentence)
	if u := s.m.unit - 1; !s.m.subject || u < v.First || u > v.First+1 || !s.Units[u].Kind.In(text.SubUnit, text.WhUnit) {
		return -1
	}
	for k := int(s.i) + 1; k < s.headline && s.mentions[k].sentence == s.m.sentence; k++ {
		o := &s.mentions[k]
		if o.isName() && o.entity >= 0 && o.subject && s.Units[o.unit-1].Kind == text.CommaUnit && s.want.fits(s.Cast, &s.entities[s.settled(o.entity)], o) {
			return s.settled(o.entity)
		}
	}
	return -1
}

// speaking returns whom "we" in quotation marks stands for: the one who says so; or -1.
func (s *seeking) speaking() int32 {
	if s.in < 0 || !s.Tok(s.m.head).On(text.MePronouns) {
		return -1
	}
	source := &s.claims[s.in].Source
	if k := s.mentionAt(source.Head); k >= 0 && k < s.i && !source.Range.Empty() {
		return s.mentions[k].entity
	}
	return -1
}

// rivals finds the mentions within reach that the pronoun may take up, the nearest first,
// and the entities that they are of.
func (s *seeking) rivals() {
	c := s.Cast
	c.places, c.rivals = c.places[:0], c.rivals[:0]
	reach := inReach(s.Cast, s.m.sentence)
	resolved := s.things
	if s.want.sort == heAtom {
		resolved = s.people
	}
	for j := len(resolved) - 1; j >= 0 && s.i-resolved[j] <= reachMentions && len(c.rivals) < maxRivals; j-- {
		o := &s.mentions[resolved[j]]
		if o.sentence < reach {
			break
		}
		if o.First >= s.m.First && int(s.i) < s.headline {
			continue
		}
		if entity := s.settled(o.entity); s.mayBe(resolved[j], o, &s.entities[entity]) && !s.namesOther(&s.entities[entity]) {
			c.places, c.rivals = append(c.places, resolved[j]), append(c.rivals, entity)
		}
	}
}

// namesOther reports whether the pronoun names e, who then is somebody else, in what it says in
// quotation marks or after it: Ruiz in "he said Ruiz would go", but not in "I am Ana Ruiz".
func (s *seeking) namesOther(e *entity) bool {
	if s.own < 0 || !e.named || e.class != Person && e.class != Unknown {
		return false
	}
	claim := &s.claims[s.own]
	for p := range claim.NumParts() {
		t := claim.Part(p)
		if t.Empty() || t.First < s.m.First && s.Quotes.Quoted[t.First] < 0 {
			continue
		}
		for k := t.First; k < min(t.Last, t.First+maxNamed); k++ {
			if w := s.Tok(k); w.Word == e.surname && w.Is(text.Capital) && !s.Tok(max(0, k-1)).On(text.BeForms) && !s.Tok(max(0, k-2)).On(text.BeForms) {
				return true
			}
		}
	}
	return false
}

// maxNamed bounds the words of a claim that are searched for names.
const maxNamed = 80

// weigh tells what each rival scores.
func (s *seeking) weigh() {
	c := s.Cast
	c.scores = c.scores[:0]
	c.features.Weights = c.Set.Antecedents
	s.features()
	for i, k := range c.places {
		c.features.Reset()
		s.add(&c.mentions[k], c.rivals[i])
		c.scores = append(c.scores, c.features.Sum)
		if c.features.Names != nil {
			c.noteRival(AboutPronoun, s.m, c.rivals[i], true, i == 0)
		}
	}
}

// mayBe reports whether the pronoun may take up o, the kth mention, which is of e.
func (s *seeking) mayBe(k int32, o *mention, e *entity) bool {
	if !s.want.fits(s.Cast, e, o) || s.they() && e.class == Body && !e.plural && severalBetween(s.Cast, k, s.i) {
		return false
	}
	return s.own < 0 || s.inside[o.head] != s.own || o.kind == pronoun // what "he said" says is of others
}

// choose returns the entity that the rivals are likeliest to be of, all its mentions taken
// together, or -1 where that is too unlikely.
func (s *seeking) choose() int32 {
	c := s.Cast
	s.weigh()
	c.shares = weigh.Probabilities(c.shares, c.scores)
	best, most := likeliest(c.rivals, c.shares)
	if most < Sure {
		return -1
	}
	s.m.sure = float32(most)
	return c.rivals[best]
}

// likeliest returns the first mention of the entity that has most of the shares, and how
// much that is.
func likeliest(entities []int32, shares []float64) (best int, most float64) {
	for i, e := range entities {
		if slices.Contains(entities[:i], e) {
			continue
		}
		sum := 0.0
		for k := i; k < len(entities); k++ {
			if entities[k] == e {
				sum += shares[k]
			}
		}
		if sum > most {
			best, most = i, sum
		}
	}
	return best, most
}

// isOne reports whether all of the entities are the same, and there is one.
func isOne(entities []int32) bool {
	return len(entities) > 0 && !slices.ContainsFunc(entities, func(e int32) bool { return e != entities[0] })
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
		if c.inside[o.head] != claim || o.entity < 0 || o.owns {
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
	w := c.Tok(m.head).Word
	who := w == english.Who || w == english.Whom
	likely := int32(-1) // what may be a person, but more likely is where one works
	for k := i - 1; k >= max(0, i-4) && c.mentions[k].sentence == m.sentence; k-- {
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
		switch e := &c.entities[o.entity]; {
		case !e.takes(who):
		case o.kind == pronoun:
			return likely
		case who && (e.class == Unknown || e.guessed) && o.inPrep:
			if likely < 0 {
				likely = o.entity
			}
		case likely < 0 || e.class == Person && !e.guessed:
			return o.entity
		}
	}
	return likely
}

// takes reports whether a clause with "who", or with "which", may follow e.
func (e *entity) takes(who bool) bool {
	if who {
		return e.class == Person || e.class == Group || e.class == Unknown
	}
	return e.class != Person
}
