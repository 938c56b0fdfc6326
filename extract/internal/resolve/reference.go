package resolve

import (
	"cmp"
	"slices"
	"strings"

	"claims/extract/internal/weigh"
	"claims/extract/text"
)

// rival is an entity that a description may stand for.
type rival struct {
	entity int32
	fit    fitting
	said   int       // words before the noun that the story says of it too
	others text.Atom // what the other words are, if any
	owns   text.Atom // whether it is of whom the description says that its bearer is of
}

// fits reports whether x fits the description better than y, and whether as well.
func (x *rival) fits(y *rival) (better, same bool) {
	if (x.others == 0) != (y.others == 0) {
		return x.others == 0, false
	}
	if x.fit != y.fit {
		return x.fit > y.fit, false
	}
	return x.said > y.said, x.said == y.said
}

// isTold reports whether the story says of x all that the description does: "a Maine Democrat … The
// Maine senator".
func (x rival) isTold() bool { return (x.said > 0 || x.owns == sameAtom) && x.others == 0 }

// isUntold reports whether the story says of x nothing that the description does.
func (x rival) isUntold() bool { return x.said == 0 && x.owns != sameAtom }

// isPresent reports whether x has the office that the description is: "the president".
func (x rival) isPresent() bool { return x.fit == byRole && x.others == 0 }

// isFormer reports whether x had it once.
func (x rival) isFormer() bool { return x.others == formerAtom }

// referring is a description of which it is asked for whom it stands.
type referring struct {
	*Cast
	i      int32
	m      *mention
	head   *text.Token
	noun   text.Atom  // stands for the head and its synonyms
	sort   text.Atom  // of noun
	owner  int32      // the mention of whom it says that its bearer is of, or -1
	whole  text.Range // its words with a phrase after them that tells it apart, or none
	rivals []rival
}

// reference returns the entity that description i stands for, or -1 for one of which the story
// has not spoken; vague is whether it may well have.
func (c *Cast) reference(i int32) (best int32, vague bool) {
	m := &c.mentions[i]
	r := referring{Cast: c, i: i, m: m, head: c.Tok(m.head), noun: noun(c.Text, m.head), owner: c.possessor(m), whole: narrowed(c.Text, m), rivals: c.meant[:0]}
	r.sort = r.sortOf()
	if m.class == Document {
		r.findDocuments()
	} else if m.det != indefinite && m.det != shared {
		r.findCalled()
	}
	if r.mayBeNear() {
		r.findNear()
	}
	c.meant = r.rivals
	if len(r.rivals) == 0 {
		return -1, false
	}
	r.compare()
	return r.choose()
}

// inStory reports whether the description is in no headline.
func (r *referring) inStory() bool { return int(r.i) < r.headline }

// findCalled finds those who may be called by the noun.
func (r *referring) findCalled() {
	c, m := r.Cast, r.m
	if !c.recurs(r.i) {
		return
	}
	nouns := bit(r.noun)
	if kind := kindOf(r.head); !kind.Empty() {
		nouns = ^uint64(0)
	}
	for k, e := range c.latest() {
		if c.keys[k].nouns&nouns == 0 || e.last < 0 && r.inStory() || !m.mayBe(e) {
			continue
		}
		if f := r.fitOf(e); f != strange && !r.isAnother(e, f) && (r.whole.Empty() || !lacks(c.Text, e, r.whole)) {
			r.rivals = append(r.rivals, rival{entity: k, fit: f})
		}
	}
}

// findDocuments finds the documents that the story spoke of, and outlets by their kind.
func (r *referring) findDocuments() {
	c, m := r.Cast, r.m
	for k, e := range c.latest() {
		f := strange
		switch {
		case e.last < 0 && r.inStory() || e.into >= 0:
			continue
		case e.class == Document && marked(c, m, e):
			if noun(c.Text, e.label.head) == r.noun {
				f = byLabel
			} else if e.last < 0 || c.told[m.sentence]-c.told[c.mentions[e.last].sentence] > farDocument {
				continue
			}
		case e.named && e.class != Person && c.Tok(e.name.Last-1).OnAny(documents):
			f = byName
		case e.named && e.class == Body && r.head.On(text.PressNouns) && r.isOfKind(e):
			f = byKind
		default:
			continue
		}
		r.rivals = append(r.rivals, rival{entity: k, fit: f})
	}
}

// farDocument is the number of sentences after which "the report" is no longer the document
// spoken of last.
const farDocument = 18

// mayBeNear reports whether the description may stand for somebody whom the story did not call
// so: "the actress", "her company"; of a document, for who issued it.
func (r *referring) mayBeNear() bool {
	m := r.m
	if m.class == Document {
		return r.inStory()
	}
	if !r.whole.Empty() && (m.class != Person || r.isOffice()) {
		return false // "the mayor of Salto" is told apart by that
	}
	return r.inStory() && (m.det == definite || m.det == owned) && !m.plural && m.class != Group && !restricted(r.Cast, m)
}

// findNear finds those with names of whom the story spoke just before.
func (r *referring) findNear() {
	c, reach := r.Cast, inReach(r.Cast, r.m.sentence)
	for j := r.i - 1; j >= 0 && r.i-j <= reachMentions && c.mentions[j].sentence >= reach; j-- {
		if c.mentions[j].entity < 0 {
			continue
		}
		k := c.settled(c.mentions[j].entity)
		e := &c.entities[k]
		if !e.named || e.last < 0 || !r.mayBeNew(e) || slices.ContainsFunc(r.rivals, func(x rival) bool { return x.entity == k }) {
			continue
		}
		if f := r.fitOf(e); f == strange && !r.isOfOther(e) && !r.isBystander(e) && !r.isNamedAfterOther(e) || f != strange && !r.isAnother(e, f) {
			r.rivals = append(r.rivals, rival{entity: k})
		}
	}
}

// isBystander reports whether the description is an office, and e is one of whom the story tells
// enough to know that he holds none: "Ana Ruiz, 34, said … The sheriff said".
func (r *referring) isBystander(e *entity) bool {
	switch {
	case !r.isOffice():
		return false
	case !e.role.Empty():
		return !r.Any(e.role, func(t *text.Token) bool { return t.OnAny(public) })
	}
	return !r.isUnintroduced(e) || e.names < 2 && !r.head.On(text.PublicOffices)
}

// isNamedAfterOther reports whether the description names a body after what e is not called after:
// "the Harlow campaign", but not "the Boise, Idaho-based company".
func (r *referring) isNamedAfterOther(e *entity) bool {
	located := func(t *text.Token) bool { return t.On(text.Places) || strings.IndexByte(t.In(r.Source), '-') > 0 }
	if r.m.class != Body || r.Any(r.m.modifiers(), located) {
		return false
	}
	for k := r.m.core; k < r.m.head; k++ {
		if t := r.Tok(k); t.Tag.IsProper() && tellsOf(t) && !r.isSaidOf(text.Range{First: k, Last: k + 1}, e) {
			return true
		}
	}
	return false
}

// mayBeNew reports whether e is such that the description may be new for it.
func (r *referring) mayBeNew(e *entity) bool {
	switch r.m.class {
	case Document:
		return e.class == Person || e.class == Body || e.class == Unknown
	case Body:
		return r.m.mayBe(e) && (e.class == Body || e.mayBeBody()) && !(r.head.On(text.GeneralCompanies) && r.isNoCompany(e))
	case Person:
		return r.m.mayBe(e)
	}
	return r.m.mayBe(e) && (e.class != Person || e.guessed)
}

// isNoCompany reports whether the name of e is that of a body, but of no company: "Seafarers' Union".
func (r *referring) isNoCompany(e *entity) bool {
	last := r.Tok(e.name.Last - 1)
	return last.IsBodyNoun() && !last.On(text.CompanyWords) && !last.On(text.CompanyNouns) && !r.isOfKind(e)
}

// compare keeps those rivals of whom the story spoke last, in that order, and tells what it says
// of each; where it says of one all that the description does, others are not meant.
func (r *referring) compare() {
	slices.SortStableFunc(r.rivals, func(a, b rival) int { return cmp.Compare(r.entities[b.entity].last, r.entities[a.entity].last) })
	r.rivals = r.rivals[:min(len(r.rivals), maxRivals)]
	for n := range r.rivals {
		x := &r.rivals[n]
		e := &r.entities[x.entity]
		x.said, x.others = r.wordsOf(e)
		x.owns = r.owns(e)
	}
	if slices.ContainsFunc(r.rivals, rival.isTold) {
		r.rivals = slices.DeleteFunc(r.rivals, rival.isUntold)
	}
	if slices.ContainsFunc(r.rivals, rival.isPresent) {
		r.rivals = slices.DeleteFunc(r.rivals, rival.isFormer)
	}
}

// choose returns the likeliest of the rivals; a document and who issued it are likely together.
func (r *referring) choose() (best int32, vague bool) {
	c, f := r.Cast, &r.Cast.features
	f.Weights = c.Set.Antecedents
	c.scores, c.rivals = c.scores[:0], c.rivals[:0]
	for n := range r.rivals {
		f.Reset()
		r.add(n)
		c.scores, c.rivals = append(c.scores, f.Sum), append(c.rivals, c.bearerOf(r.rivals[n].entity))
		if f.Names != nil {
			c.noteRival(AboutDescription, r.m, c.rivals[n], r.rivals[n].fit != strange, n == 0)
		}
	}
	c.shares = weigh.Probabilities(c.shares, c.scores)
	at, most := likeliest(c.rivals, c.shares)
	if len(r.rivals) == 1 && r.rivals[0].owns == sameAtom && r.m.class == Body {
		most = max(most, Sure) // "Harlow chief Ana Ruiz left. Her company said"
	}
	if most < Sure {
		any := 0.0
		for _, p := range c.shares {
			any += p
		}
		return -1, any > 0.5 && r.m.class == Body && r.m.det == definite && r.m.owner < 0 && !r.tells(r.m)
	}
	for n, p := range c.shares {
		if c.rivals[n] == c.rivals[at] && p > c.shares[at] {
			at = n
		}
	}
	if r.isOneOfTwo(at) {
		return -1, true
	}
	r.m.sure = float32(most)
	return r.rivals[at].entity, false
}

// isOneOfTwo reports whether the description fits rival n no better than another, of whom the story
// spoke last in the same sentence, and of whom both or none spoke there: "Senators Ana Ruiz and Bo
// Lind left. The senator said".
func (r *referring) isOneOfTwo(n int) bool {
	x := &r.rivals[n]
	if x.fit == strange || r.entities[x.entity].last < 0 {
		return false
	}
	last := r.mentions[r.entities[x.entity].last].sentence
	spoke := func(x *rival) bool {
		p := r.entities[x.entity].prominent
		return p >= 0 && r.mentions[p].sentence == last && r.speaks[r.mentions[p].head] >= 0
	}
	return slices.ContainsFunc(r.rivals, func(o rival) bool {
		e := &r.entities[o.entity]
		_, as := o.fits(x)
		return o.entity != x.entity && as && e.named && e.last >= 0 && r.mentions[e.last].sentence == last && last != r.m.sentence && spoke(&o) == spoke(x)
	})
}

// tells reports whether the description m has a name that tells which one is meant: "the Harlow
// campaign", "Ruiz's campaign".
func (c *Cast) tells(m *mention) bool {
	if m.owner >= 0 {
		return c.mentions[m.owner].isName()
	}
	return c.Any(m.modifiers(), func(t *text.Token) bool { return t.Is(text.Capital) && (t.Tag.IsProper() || t.On(text.Nationals)) })
}

// callFully calls entity k, which has no proper name, by the description m if that tells more: "the
// administration … the Ruiz administration".
func (c *Cast) callFully(k int32, m *mention) {
	e := &c.entities[k]
	if e.named || e.class == Document || !c.tells(m) || !e.label.isDescription() || c.tells(&e.label) {
		return
	}
	e.name, e.none = labelOf(c, m), false
	c.note(k, e.name)
}
