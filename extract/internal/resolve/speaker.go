package resolve

import (
	"claims/extract/internal/attribute"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// coordinated returns the second of two names or descriptions that are the
// source s together: "Ruiz and the mayor"; or -1.
func coordinated(c *Cast, s *attribute.Source) int32 {
	if s.First < 0 || s.Last-s.First < 3 {
		return -1
	}
	u := s.First + 1
	for u < s.Last && c.Units[u].Kind == text.PrepUnit {
		u++
	}
	if u+1 >= s.Last || c.Units[u].Kind != text.ConjUnit || c.Tok(c.Units[u].First).Word != english.And && c.Tok(c.Units[u].First).Word != english.Nor || c.Units[u+1].Kind != text.NounUnit {
		return -1
	}
	k := c.mentionAt(c.Units[u+1].Head)
	if k < 0 || c.mentions[k].unit != u+1 || c.mentions[k].owns {
		return -1
	}
	if first := c.mentionAt(headOf(c.Text, s)); first >= 0 && c.mentions[first].kind == description && c.mentions[k].kind == description && c.mentions[k].det == bare && !c.mentions[k].plural {
		return -1 // "the delegate and activist"
	}
	return k
}

// isList reports whether s is three names or more: "Ana Ruiz, Piet Vos and Lena Ortiz".
func isList(txt *parse.Text, s *attribute.Source) bool {
	if s.First < 0 || s.Last-s.First < 5 {
		return false
	}
	u := s.Last - 1
	for names := 1; u > s.First; names++ {
		if x := &txt.Units[u]; x.Kind != text.NounUnit || x.Form&text.Proper == 0 || txt.Tok(x.First).Tag == tag.DT || isPost(txt, x) {
			return false
		}
		if u -= 2; u == s.First && txt.Units[u].Form&text.Proper != 0 {
			return names > 1
		}
		if k := txt.Units[u+1].Kind; names == 1 && (k != text.ConjUnit || txt.Tok(txt.Units[u+1].First).Word != english.And) || names > 1 && k != text.CommaUnit {
			return false
		}
	}
	return false
}

// isPost reports whether the noun phrase x is a post and no name, whatever its capitals:
// "Chief Executive Officer".
func isPost(txt *parse.Text, x *text.Unit) bool {
	head := txt.Tok(x.Head)
	return (head.IsPersonNoun() || head.On(text.Honorifics)) && !txt.Tok(x.First).IsGivenName() && !head.IsGivenName()
}

// Identity is who somebody or something is, as far as the text tells.
type Identity struct {
	Entity    int32  // one of the cast
	Name      string // "" where the text gives none
	Class     Class
	Anonymous bool   // may not or does not want to be named
	Role      string // of a person: "Interior Minister"
}

// Speaker is who makes a claim.
type Speaker struct {
	Identity            // of several: their names together, and the class of a group
	Index    []Identity // under whom an index lists the claim: a document's is its issuer's
}

// Speaker returns who makes claim i, or false where the text does not tell.
func (c *Cast) Speaker(i int) (Speaker, bool) {
	source := &c.claims[i].Source
	e := c.SpeakerOf(i)
	if e < 0 {
		return Speaker{}, false
	}
	if isList(c.Text, source) {
		return Speaker{Identity: Identity{Entity: e, Class: Group}}, true
	}
	if other := coordinated(c, source); other >= 0 {
		if o := c.mentions[other].entity; o >= 0 && c.settled(o) != e {
			s := Speaker{Identity: Identity{Entity: e, Class: Group}}
			name, second := c.nameOf(e), c.nameOf(o)
			if name != "" && second != "" && c.entities[e].named {
				s.Name = name + " and " + second
				s.Index = append(c.index(e), c.index(o)...)
			}
			return s, true
		}
	}
	s := Speaker{Identity: c.identity(e), Index: c.index(e)}
	s.Name = c.nameOf(e)
	return s, true
}

// index returns under whom an index lists what entity e says, if under anybody.
func (c *Cast) index(e int32) []Identity {
	e = c.settled(e)
	if x := &c.entities[e]; x.class == Document {
		if x.issuer >= 0 && c.mentions[x.issuer].entity >= 0 {
			e = c.settled(c.mentions[x.issuer].entity)
		} else if x.maker >= 0 {
			e = c.settled(x.maker)
		}
	}
	if c.nameOf(e) == "" {
		return nil
	}
	return []Identity{c.identity(e)}
}

// identity returns what is known of entity e.
func (c *Cast) identity(e int32) Identity {
	x := &c.entities[e]
	id := Identity{Entity: e, Name: c.nameOf(e), Class: x.class, Anonymous: x.anon && !x.named}
	if x.class == Person && !x.role.Empty() {
		id.Role = text.OneLine(c.SpanOf(x.role).In(c.Source))
	}
	return id
}

// SpeakerOf returns the entity that makes claim i, or -1.
func (c *Cast) SpeakerOf(i int) int32 {
	s := &c.claims[i].Source
	if s.Range.Empty() {
		return -1
	}
	return entityAt(c, headOf(c.Text, s))
}

// entityAt returns the entity that the mention headed by token i stands for, or -1.
func entityAt(c *Cast, i int) int32 {
	k := c.mentionAt(i)
	if k < 0 || c.mentions[k].entity < 0 {
		return -1
	}
	return c.settled(c.mentions[k].entity)
}

// OwnerAt returns the entity whose words the noun at token i stands for, or -1.
func (c *Cast) OwnerAt(i int) int32 {
	k := c.mentionAt(i)
	if k < 0 || c.mentions[k].owner < 0 {
		return -1
	}
	return c.settled(c.mentions[c.mentions[k].owner].entity)
}

// SameSpeaker reports whether claims i and k are known to be of one speaker.
func (c *Cast) SameSpeaker(i, k int) bool {
	x, y := c.SpeakerOf(i), c.SpeakerOf(k)
	if x >= 0 && x == y {
		return true
	}
	return x < 0 && y < 0 && c.claims[i].Source.Range == c.claims[k].Source.Range && !c.claims[i].Source.Range.Empty()
}

// SpeaksOf reports whether claim o speaks of the speaker of claim i.
func (c *Cast) SpeaksOf(o, i int) bool {
	e := c.SpeakerOf(i)
	if e < 0 {
		return false
	}
	for q := range c.claims[o].NumParts() {
		y := c.claims[o].Part(q)
		if y.Empty() {
			continue
		}
		ms := c.mentions[:c.headline]
		for k := firstMention(ms, y.First); k < len(ms) && ms[k].First < y.Last; k++ {
			if ms[k].entity >= 0 && c.settled(ms[k].entity) == e {
				return true
			}
		}
	}
	return false
}

// firstMention returns the first of ms that ends after token i.
func firstMention(ms []mention, i int) int {
	lo, hi := 0, len(ms)
	for lo < hi {
		mid := (lo + hi) / 2
		if ms[mid].head < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Told returns how many sentences up to s are not all quotation.
func (c *Cast) Told(s int) int32 { return c.told[s] }

// Hears reports whether the mention headed by token i may be spoken to.
func (c *Cast) Hears(i int) bool {
	k := c.mentionAt(i)
	if k < 0 {
		return false
	}
	m := &c.mentions[k]
	switch m.class {
	case Person, Group, Body:
		return true
	}
	return m.kind == properName && m.class != Place || m.kind == pronoun || c.Tok(m.head).On(text.AddresseeNouns)
}

// IsShare reports whether the speaker of claim i is a share of people: "most voters".
func (c *Cast) IsShare(i int) bool {
	k := c.mentionAt(headOf(c.Text, &c.claims[i].Source))
	return k >= 0 && c.mentions[k].det == shared
}
