package resolve

import (
	"claims/extract/internal/english"
	"claims/extract/text"
)

// resolveDocument returns the document that mention i stands for.
func (c *Cast) resolveDocument(i int32) int32 {
	m := &c.mentions[i]
	issuer := issuerOf(c, i)
	head := c.Set.Same(c.Tok(m.head).Word)
	if issuer < 0 && c.makerOf(m) < 0 && (m.det == definite || m.det == bare && int(i) >= c.headline) {
		best, any := int32(-1), int32(-1)
		for k := len(c.entities) - 1; k >= 0 && k >= len(c.entities)-maxEntities; k-- {
			e := &c.entities[k]
			if e.class != Document || e.last < 0 && int(i) < c.headline {
				continue
			}
			if !marked(c, m, e) {
				continue
			}
			if c.Set.Same(c.Tok(e.label.head).Word) == head && (best < 0 || nearer(c, i, e, &c.entities[best])) {
				best = int32(k)
			}
			if any < 0 || (e.issuer >= 0 || e.maker >= 0) && c.entities[any].issuer < 0 && c.entities[any].maker < 0 {
				any = int32(k)
			}
		}
		if best >= 0 {
			return best
		}
		if any >= 0 && m.Last-m.core == 1 && c.speaks[m.head] >= 0 && (c.entities[any].issuer >= 0 || c.entities[any].maker >= 0) &&
			(english.GeneralDocuments.Has(c.Tok(m.head).Word) || recentMention(c, m, &c.entities[any])) {
			return any
		}
	}
	if issuer < 0 && m.det == definite && m.Last-m.core == 1 && english.GeneralDocuments.Has(c.Tok(m.head).Word) {
		if k := c.namedDocument(m); k >= 0 {
			return k
		}
	}
	if issuer >= 0 && m.det == definite && m.owner < 0 {
		// "a report … The document, by the bank,"
		for k := len(c.entities) - 1; k >= 0 && k >= len(c.entities)-maxEntities; k-- {
			e := &c.entities[k]
			if e.class != Document || e.last < 0 || e.issuer >= 0 || e.maker >= 0 || c.told[m.sentence]-c.told[c.mentions[e.last].sentence] > 3 {
				continue
			}
			if c.Set.Same(c.Tok(e.label.head).Word) == head || english.GeneralDocuments.Has(c.Tok(m.head).Word) {
				e.issuer = issuer
				return int32(k)
			}
		}
	}
	maker := int32(-1)
	if issuer < 0 {
		maker = c.makerOf(m)
	}
	e := c.newEntity(m)
	c.entities[e].issuer, c.entities[e].maker = issuer, maker
	c.labelEntity(e, m)
	x := &c.entities[e]
	x.anon = false
	if m.Last-m.core == 1 && (m.det == definite || m.det == indefinite) {
		x.none = true
	}
	return e
}

// namedDocument returns the document with a name that the story spoke of last, "the Harbour
// Treaty", or -1.
func (c *Cast) namedDocument(m *mention) int32 {
	for k := len(c.entities) - 1; k >= 0 && k >= len(c.entities)-maxEntities; k-- {
		if e := &c.entities[k]; e.named && e.last >= 0 && recentMention(c, m, e) && c.Tok(e.name.Last-1).OnAny(documents) {
			return int32(k)
		}
	}
	return -1
}

// documents are the lists of nouns for documents.
var documents = text.ListsOf(text.Documents, text.Writings)

// marked reports whether the names before the head of the document m, if any,
// are of e as well: "the Monmouth poll".
func marked(c *Cast, m *mention, e *entity) bool {
	for k := m.core; k < m.head; k++ {
		t := c.Tok(k)
		if !t.Is(text.Capital) || k == c.Sentences[m.sentence].First {
			continue
		}
		one := text.Range{First: k, Last: k + 1}
		in, _ := shareOf(c.Text, one, text.Range{First: e.label.First, Last: e.label.Last})
		if e.maker >= 0 && in == 0 {
			maker := &c.entities[e.maker]
			in, _ = shareOf(c.Text, one, maker.name)
			if t.Is(text.AllCaps) && initials(c.Text, k, maker.name) {
				in = 1
			}
		}
		if e.issuer >= 0 && in == 0 {
			if o := c.mentions[e.issuer].entity; o >= 0 {
				in, _ = shareOf(c.Text, one, c.entities[o].name)
				if t.Is(text.AllCaps) && initials(c.Text, k, c.entities[o].name) {
					in = 1
				}
			}
		}
		if in == 0 {
			return false
		}
	}
	return true
}

// issuerOf returns the mention of who issued the document i, or -1: "a report
// by the bank", "the Treasury's figures", "the bank published a report".
func issuerOf(c *Cast, i int32) int32 {
	m := &c.mentions[i]
	if m.owner >= 0 {
		return m.owner
	}
	r := c.View(m.sentence)
	for u, n := lastUnit(c.Text, m)+1, 0; u < r.Last && n < 6; u, n = u+1, n+1 {
		x := &c.Units[u]
		if x.Kind == text.PrepUnit && x.Last-x.First > 1 {
			w := c.Tok(x.First).Word
			if w == english.By || w == english.From {
				if j := c.mentionAt(x.Head); j >= 0 && c.mentions[j].class != Thing && (c.mentions[j].kind == properName || c.mentions[j].class != Unknown) &&
					c.mentions[j].class != Place {
					if o := &c.mentions[j]; o.same >= 0 {
						return o.same
					}
					// "the accounting firm | Lowell & Crane"
					return j
				}
			}
			continue
		}
		if x.Kind == text.VerbUnit && english.ReaderVerbs.Has(c.Tok(x.Head).Word) {
			break // "memos obtained by The Herald"
		}
		if x.Kind == text.VerbUnit && x.Form&text.Finite == 0 || x.Kind == text.TimeUnit || x.Kind == text.CommaUnit && n == 0 || x.Kind == text.AdverbUnit {
			continue
		}
		break
	}
	if m.unit > r.First && c.Units[m.unit-1].Kind == text.VerbUnit && c.Tok(c.Units[m.unit-1].Head).On(text.IssueVerbs) && c.Units[m.unit-1].Form&text.Passive == 0 {
		for j := i - 1; j >= 0 && c.mentions[j].sentence == m.sentence && j > i-6; j-- {
			if o := &c.mentions[j]; o.subject && (o.class == Body || o.kind == properName) {
				return j
			}
		}
	}
	return -1
}

// makerOf returns the body whose name stands before the document m, "a Prairie
// University poll", or -1.
func (c *Cast) makerOf(m *mention) int32 {
	if m.Last-m.core < 2 || m.core == c.Sentences[m.sentence].First {
		return -1
	}
	t := text.Range{First: m.core, Last: m.Last - 1}
	for t.First < t.Last && !c.Tok(t.First).Is(text.Capital) {
		t.First++
	}
	for t.Last > t.First && !c.Tok(t.Last-1).Is(text.Capital) {
		t.Last-- // "polling average"
	}
	if t.Empty() {
		return -1
	}
	for k := len(c.entities) - 1; k >= 0 && k >= len(c.entities)-maxEntities; k-- {
		if e := &c.entities[k]; e.named && e.class == Body && samePhrase(c.Text, t, e.name) {
			return int32(k)
		}
	}
	if last := c.Tok(t.Last - 1); isMaker(last, c.Source) && english.ResearchNouns.Has(c.Tok(m.head).Word) {
		n := *m
		n.kind, n.name, n.class, n.role, n.gender = properName, t, Body, text.Range{}, 0
		if k := findNamed(c, &n); k >= 0 {
			return k
		}
		return c.newEntity(&n)
	}
	return -1
}

// isMaker reports whether the last word of a name is one of a body.
func isMaker(last *text.Token, src string) bool {
	return last.IsBodyNoun() || last.On(text.CompanyWords) || last.On(text.CompanyNames) || last.Is(text.AllCaps) && !last.On(text.Places) || isCamel(last.In(src))
}

// Issue makes the speaker of claim i the issuer of the document that it names as where
// it was said: "In a statement, the ministry said …"; "the statement added".
func (c *Cast) Issue(i int, medium text.Span) {
	claim := &c.claims[i]
	if medium.Empty() || claim.Source.Range.Empty() {
		return
	}
	v := c.View(claim.Sentence)
	for u := v.First; u < v.Last; u++ {
		x := &c.Units[u]
		if x.Kind != text.PrepUnit || c.Tok(x.First).Start >= medium.Start || medium.Start >= c.Tok(x.Last-1).End {
			continue
		}
		k, s := c.mentionAt(x.Head), c.mentionAt(headOf(c.Text, &claim.Source))
		if k >= 0 && s >= 0 && c.mentions[k].entity >= 0 && c.mentions[s].entity >= 0 {
			if e := &c.entities[c.mentions[k].entity]; e.class == Document && e.issuer < 0 {
				e.issuer = s
			}
		}
		return
	}
}
