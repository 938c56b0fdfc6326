package resolve

import (
	"strings"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// matchName tells how surely the name m, of words x and perhaps a surname, is one
// of e; 0 is not at all.
func matchName(c *Cast, m *mention, x text.Range, surname text.Atom, e *entity) int {
	if !e.named {
		return 0
	}
	if e.class == Person && m.class == Place && surname == e.surname && e.name.Last-e.name.First > 1 && m.name.Last-m.name.First == 1 && c.speaks[m.head] >= 0 {
		return 10 // "Rosa Lima … Lima said"
	}
	if m.class == Person && e.class != Person && e.class != Unknown || e.class == Person && m.class != Person && m.class != Unknown {
		return 0
	}
	if m.class == Place && e.class == Body || m.class == Body && e.class == Place {
		return 0
	}
	y := e.words
	n, o := x.Last-x.First, y.Last-y.First
	if n == 0 || o == 0 {
		return 0
	}
	word := func(i int) text.Atom { return c.Tok(i).Word }
	personal := m.class == Person || e.class == Person || m.class == Unknown && e.class == Unknown
	if m.class == Body || e.class == Body {
		personal = false
	}
	if !e.short.Empty() && n == 1 && word(x.First) == word(e.short.First) {
		return 9
	}
	if personal {
		if surname != e.surname {
			if n == 1 && o > 1 && m.role.Empty() && word(x.First) == word(y.First) && e.class == Person {
				return 1 // by the given name alone, or by a surname that stands first
			}
			if o == 1 && n > 1 && (e.role.Empty() || strings.HasSuffix(c.Tok(e.role.Last-1).In(c.Source), "s")) && word(x.First) == word(y.First) && c.Tok(y.First).IsGivenName() {
				return 3 // "Hannah and Joel Reis … Hannah Reis"
			}
			if n == 1 && o > 2 && o <= maxSurnames && m.role.Empty() && !c.Tok(x.First).IsGivenName() && holdsWord(c.Text, text.Range{First: y.First + 1, Last: y.Last - 1}, word(x.First)) {
				return 4 // "Juan García Márquez … García"
			}
			if n == 1 && o > 1 && m.role.Empty() && word(x.First) == word(y.First) && e.class == Unknown && !c.Tok(x.First).IsGivenName() {
				return 2 // "Tern" for Tern Voyages
			}
			return 0
		}
		if n > 1 && n < o && (!c.Tok(x.First).IsGivenName() || c.Tok(x.First).On(text.Particles)) && endsIn(c.Text, y, x) {
			return 5 // "Van der Berg", "Al Mazroui"
		}
		if !m.gender.agrees(e.gender) && !e.soft {
			return 0
		}
		if n == 1 && o > 1 && english.Regions.Has(word(y.First)) || o == 1 && n > 1 && english.Regions.Has(word(x.First)) {
			return 0 // "Maroa" is not "Northern Maroa"
		}
		switch {
		case n == 1 && o == 1:
			return 8
		case n == 1:
			return 5 + titled(c.Text, m, e)
		case o == 1:
			return 4
		case word(x.First) == word(y.First):
			return 9
		case initial(c.Tok(x.First), c.Tok(y.First), c.Source):
			return 6
		case o == n-1 && c.Tok(x.First).IsGivenName() && endsIn(c.Text, x, y):
			return 4
		}
		return 0
	}
	// A body: the same words, or some of them with the same head or beginning.
	if n == 1 && o > 1 && c.Tok(x.First).Is(text.AllCaps) && initials(c.Text, x.First, y) {
		return 8
	}
	if o == 1 && n > 1 && c.Tok(y.First).Is(text.AllCaps) && initials(c.Text, y.First, x) {
		return 8
	}
	in, of := shareOf(c.Text, x, y)
	if in == 0 && of > 0 {
		return 0
	}
	back, backOf := shareOf(c.Text, y, x)
	switch {
	case n == 1 && o == 1 && word(x.First) != word(y.First):
		return 0
	case in == of && back == backOf:
		return 9
	case m.class == Place || e.class == Place:
		return 0
	case in == of && in > 0:
		if headWord(c.Text, x) == headWord(c.Text, y) || word(x.First) == word(y.First) {
			return 4
		}
	case back == backOf && back > 0:
		if last := c.Tok(x.Last - 1); word(x.First) == word(y.First) && (last.On(text.CompanyWords) || last.IsBodyNoun()) || headWord(c.Text, x) == headWord(c.Text, y) {
			return 3
		}
	}
	return 0
}

// endsIn reports whether the words of x end the name y.
func endsIn(txt *parse.Text, y, x text.Range) bool {
	for k := 1; k <= x.Last-x.First; k++ {
		if txt.Tok(x.Last-k).Word != txt.Tok(y.Last-k).Word {
			return false
		}
	}
	return true
}

// lessParticles returns t without lower-case particles at its beginning.
func lessParticles(txt *parse.Text, t text.Range) text.Range {
	for t.First < t.Last-1 && txt.Tok(t.First).On(text.Particles) && !txt.Tok(t.First).Is(text.Capital) {
		t.First++
	}
	return t
}

// surname returns the last word of a person's name that is no suffix.
func surname(txt *parse.Text, t text.Range) text.Atom {
	k := t.Last - 1
	for k > t.First && (txt.Tok(k).On(text.Suffixes) || !txt.Tok(k).Is(text.Letter)) {
		k--
	}
	return txt.Tok(k).Word
}

// initial reports whether one of two given names is an initial of the other.
func initial(s, t *text.Token, src string) bool {
	if src[s.Start] != src[t.Start] {
		return false
	}
	return s.Is(text.Dotted) && s.Len() == 2 || t.Is(text.Dotted) && t.Len() == 2
}

// headWord returns the noun that heads the name of a body: "Ministry" of
// "Ministry of Health".
func headWord(txt *parse.Text, t text.Range) text.Atom {
	for k := t.First; k < t.Last; k++ {
		if w := txt.Tok(k).Word; (w == english.Of || w == english.For) && k > t.First {
			return txt.Tok(k - 1).Word
		}
	}
	return txt.Tok(t.Last - 1).Word
}

// initials reports whether the token i is made of the initials of t.
func initials(txt *parse.Text, i int, t text.Range) bool {
	s := strings.ReplaceAll(txt.Tok(i).In(txt.Source), ".", "")
	n := 0
	for k := t.First; k < t.Last; k++ {
		tok := txt.Tok(k)
		if !tok.Is(text.Capital) {
			continue
		}
		if n >= len(s) || s[n] != txt.Source[tok.Start] {
			return false
		}
		n++
	}
	return n == len(s) && n > 1
}

// shareOf counts the content words of x, and those of them that y holds.
func shareOf(txt *parse.Text, x, y text.Range) (in, of int) {
	x.Last, y.Last = min(x.Last, x.First+12), min(y.Last, y.First+12)
	for k := x.First; k < x.Last; k++ {
		t := txt.Tok(k)
		if !isContent(t) {
			continue
		}
		of++
		for l := y.First; l < y.Last; l++ {
			if sameWord(txt, t, txt.Tok(l)) {
				in++
				break
			}
		}
	}
	return in, of
}

// contentless are the tags of words that say nothing of their own.
const contentless = 1<<tag.POS | 1<<tag.DT | 1<<tag.PRPS | 1<<tag.IN | 1<<tag.TO | 1<<tag.CC

func isContent(t *text.Token) bool {
	return t.Is(text.Letter) && 1<<t.Tag&uint64(contentless) == 0
}

// sameWord reports whether s and t are one word, or a place and the adjective
// made of it: "Russia" and "Russian".
func sameWord(txt *parse.Text, s, t *text.Token) bool {
	if s.Word == t.Word {
		return true
	}
	if s.Is(text.Capital) && t.Is(text.Capital) && s.Len() >= 5 && t.Len() >= 5 && txt.Source[s.Start] == txt.Source[t.Start] {
		x, y := s.In(txt.Source), t.In(txt.Source)
		if len(x) > len(y) {
			x, y = y, x
		}
		n := len(x) - 1
		return len(y)-n <= 4 && x[:n] == y[:n] && y[n:] == strings.ToLower(y[n:])
	}
	return false
}
