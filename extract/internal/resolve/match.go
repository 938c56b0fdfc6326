package resolve

import (
	"strings"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// matching is a name held against an entity that it may be of.
type matching struct {
	*Cast
	m       *mention
	e       *entity
	x, y    text.Range // the words of the name and of the entity's
	n, o    int        // how many they are
	surname text.Atom
}

// matchName tells how surely the name m, of words x and perhaps a surname, is one
// of e; 0 is not at all.
func matchName(c *Cast, m *mention, x text.Range, surname text.Atom, e *entity) int {
	t := matching{Cast: c, m: m, e: e, x: x, y: e.words, n: x.Last - x.First, o: e.words.Last - e.words.First, surname: surname}
	if e.class == Person && surname == e.surname && e.name.Last-e.name.First > 1 && m.name.Last-m.name.First == 1 && (m.class == Place && c.speaks[m.head] >= 0 || m.class == Body && (c.Tok(m.name.First).On(text.CompanyNames) || isShout(c.Text, m, e))) {
		return 10 // "Rosa Lima … Lima said", "Eric Ford … Ford said", "Ana Ruiz … RUIZ: “No”"
	}
	switch {
	case e.class == Place && m.class == Body && t.o > 2 && t.isShortFor(x, t.y):
		return 8 // "Channel News Asia … CNA"
	case !e.short.Empty() && t.n == e.short.Last-e.short.First && endsIn(c.Text, e.short, x):
		return 9
	case t.classesDiffer():
		return 0
	case !t.isPersonal():
		return t.body()
	case surname != e.surname:
		return t.givenNames()
	}
	return t.sameSurname()
}

func (t *matching) word(i int) text.Atom { return t.Tok(i).Word }

// isShout reports whether the word in capitals that m is only has them for show, and is no
// abbreviation, as the surname of e has none.
func isShout(txt *parse.Text, m *mention, e *entity) bool {
	t := txt.Tok(m.name.First)
	return t.Is(text.AllCaps) && t.Len() > 3 && !txt.Tok(e.words.Last-1).Is(text.AllCaps)
}

// sameFirst reports whether the two names begin with the same word.
func (t *matching) sameFirst() bool { return t.word(t.x.First) == t.word(t.y.First) }

// classesDiffer reports whether the one is a person and the other none, or the one a
// place and the other a body.
func (t *matching) classesDiffer() bool {
	m, e := t.m.class, t.e.class
	if m == Person || e == Person {
		return m != Unknown && e != Unknown && m != e
	}
	return m == Place && e == Body || m == Body && e == Place
}

// isPersonal reports whether both may be persons.
func (t *matching) isPersonal() bool {
	m, e := t.m.class, t.e.class
	if m == Body || e == Body {
		return false
	}
	return m == Person || e == Person || m == Unknown && e == Unknown
}

// givenNames matches names of persons whose last words differ.
func (t *matching) givenNames() int {
	x, y, n, o, e := t.x, t.y, t.n, t.o, t.e
	bareWord := n == 1 && (t.m.role.Empty() || t.m.role.First >= t.m.name.Last)
	switch {
	case n == 1 && o > 1 && t.sameFirst() && e.class == Person && (bareWord || t.isCalled()):
		return 1 // by the given name alone, or by a surname that stands first
	case t.lacksSurname():
		return 3 // "Maria Ana Ruiz … Maria Ana"
	case o == 1 && n > 1 && t.sameFirst() && t.isOneOfCouple():
		return 3 // "Hannah and Joel Reis … Hannah Reis"
	case n > 1 && t.Tok(x.First).On(text.Particles) && holdsPhrase(t.Text, text.Range{First: y.First + 1, Last: y.Last}, x):
		return 4 // "Yusuf bin Khalid al-Masri … Bin Khalid"
	case !bareWord || t.Tok(x.First).IsGivenName():
		return 0
	case o > 2 && o <= maxSurnames && holdsWord(t.Text, text.Range{First: y.First + 1, Last: y.Last - 1}, t.word(x.First)):
		return 4 // "Juan García Márquez … García"
	case o > 1 && t.sameFirst():
		return 2 // "Tern" for Tern Voyages
	}
	return 0
}

// isCalled reports whether the title before the given name is one of the entity's or no office:
// "the comedian | Ana".
func (t *matching) isCalled() bool {
	switch titled(t.Text, t.m, t.e) {
	case 0:
		return t.Tok(t.x.First).IsGivenName() && !t.Tok(t.m.role.Last-1).On(text.Honorifics)
	case 1:
		return true
	}
	return false
}

// lacksSurname reports whether the name, of several words, is the entity's less the surname.
func (t *matching) lacksSurname() bool {
	x, y := t.x, t.y
	last := t.Tok(y.Last - 1)
	return t.n > 1 && t.o == t.n+1 && t.m.gender.agrees(t.e.gender) && (last.Lists.Empty() || last.IsGivenName()) && !isWord(t.Text, last) &&
		endsIn(t.Text, text.Range{First: y.First, Last: y.Last - 1}, x)
}

// isOneOfCouple reports whether the entity was called by a given name alone, as one of several.
func (t *matching) isOneOfCouple() bool {
	role, first := t.e.role, t.Tok(t.y.First)
	known := func(i int) bool { return isWord(t.Text, t.Tok(i)) }
	return (first.IsGivenName() || t.e.class == Person && first.Lists.Empty() && !known(t.y.First) && !known(t.x.Last-1)) && (role.Empty() || strings.HasSuffix(t.Tok(role.Last-1).In(t.Source), "s"))
}

// sameSurname matches names of persons with the same last word.
func (t *matching) sameSurname() int {
	x, y, n, o := t.x, t.y, t.n, t.o
	first := t.Tok(x.First)
	if n > 1 && n < o && (!first.IsGivenName() || first.On(text.Particles)) && endsIn(t.Text, y, x) {
		return 5 // "Van der Berg", "Al Mazroui"
	}
	switch {
	case !t.m.gender.agrees(t.e.gender) && !t.e.soft, suffixesDiffer(t.Text, x, y), t.isPart(x, y), t.isPart(y, x):
		return 0
	case n == 1 && o == 1:
		return 8
	case n == 1:
		return 5 + titled(t.Text, t.m, t.e)
	case o == 1:
		return 4
	case t.sameFirst():
		return 9
	case initial(first, t.Tok(y.First), t.Source):
		return 6
	case o == n-1 && first.IsGivenName() && endsIn(t.Text, x, y):
		return 4
	}
	return 0
}

// isPart reports whether the name y is that of a part of the place x: "Northern Maroa".
func (t *matching) isPart(x, y text.Range) bool {
	return x.Last-x.First == 1 && y.Last-y.First > 1 && t.Tok(y.First).On(text.Regions)
}

// isShortFor reports whether x is the initials of the name y.
func (t *matching) isShortFor(x, y text.Range) bool {
	return x.Last-x.First == 1 && y.Last-y.First > 1 && t.Tok(x.First).Is(text.AllCaps) && initials(t.Text, x.First, y)
}

// owns reports whether the name y is of something that x has, "Harlow's New Devices Group", where
// x stands without the ending, which is no part of its name then, as it is of "Moody's".
func (t *matching) owns(x, y text.Range) bool {
	k := y.First + x.Last - x.First
	return k < y.Last && !(x.Last < len(t.Tokens) && t.Tok(x.Last).Tag == tag.POS) && t.Tok(k).Tag == tag.POS && endsIn(t.Text, text.Range{First: y.First, Last: k}, x)
}

// isWhole reports whether the name x, of several words, ends in a noun for a body, and so is not
// short for y, which ends in another: "White House" and "White House Press Association".
func (t *matching) isWhole(x, y text.Range) bool {
	last := t.Tok(y.Last - 1)
	return x.Last-x.First > 1 && t.Tok(x.Last-1).IsBodyNoun() && last.IsBodyNoun() && !last.On(text.CompanyWords)
}

// isNamesake reports whether the body y has its name from a person who goes by the name x, of one
// word: "Ruiz Foundation".
func (t *matching) isNamesake(x, y text.Range) bool {
	return x.Last-x.First == 1 && y.Last-y.First == 2 && !t.Tok(x.First).Is(text.AllCaps) && t.Tok(y.Last-1).On(text.NamesakeBodies)
}

// isDivision reports whether the name y is of what belongs to the body x, which goes by letters or
// is known as a company: "UN Security Council", "Apple Watch", but not "BBC News", "HP Inc.".
func (t *matching) isDivision(x, y text.Range) bool {
	first := t.Tok(x.First)
	if x.Last-x.First > 1 || !first.Is(text.AllCaps) && !first.On(text.CompanyNames) {
		return false
	}
	last := t.Tok(y.Last - 1)
	return !last.On(text.LegalForms) && !last.On(text.CompanyWords) && !last.OnAny(kinds) && (first.Is(text.AllCaps) || isWord(t.Text, last))
}

// isHeadOf reports whether the name x begins or ends like y, which is longer, does.
func (t *matching) isHeadOf(x, y text.Range) bool {
	return t.word(x.First) == t.word(y.First) && !t.isWhole(x, y) && !t.isNamesake(x, y) && !t.isDivision(x, y) || headWord(t.Text, x) == headWord(t.Text, y)
}

// body matches names of bodies: the same words, or some of them with the same head or
// beginning.
func (t *matching) body() int {
	x, y, n, o := t.x, t.y, t.n, t.o
	if t.isShortFor(x, y) || t.isShortFor(y, x) {
		return 8
	}
	in, of := shareOf(t.Text, x, y)
	if in == 0 && of > 0 || t.owns(x, y) || t.owns(y, x) {
		return 0
	}
	back, backOf := shareOf(t.Text, y, x)
	switch {
	case n == 1 && o == 1 && !t.sameFirst():
		return 0
	case in == of && back == backOf:
		return 9
	case t.m.class == Place || t.e.class == Place:
		return 0
	case in == of && in > 0 && t.isHeadOf(x, y):
		return 4
	case in < of && back == backOf && t.mayGoOn():
		return 3
	}
	return 0
}

// mayGoOn reports whether the name may be a longer one of the same body: "Harlow" and "Harlow
// Group".
func (t *matching) mayGoOn() bool {
	last := t.Tok(t.x.Last - 1)
	return t.sameFirst() && !t.isDivision(t.y, t.x) && isBodyHead(last) || headWord(t.Text, t.x) == headWord(t.Text, t.y)
}

// suffixesDiffer reports whether the names x and y end in suffixes that tell two persons
// apart: "Luis Reyes Sr." and "Luis Reyes Jr."
func suffixesDiffer(txt *parse.Text, x, y text.Range) bool {
	s, t := txt.Tok(x.Last-1), txt.Tok(y.Last-1)
	return s.On(text.Suffixes) && t.On(text.Suffixes) && s.Word != t.Word
}

// holdsPhrase reports whether the words of x stand together in y.
func holdsPhrase(txt *parse.Text, y, x text.Range) bool {
	for last := y.First + x.Last - x.First; last <= y.Last; last++ {
		if endsIn(txt, text.Range{First: y.First, Last: last}, x) {
			return true
		}
	}
	return false
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

// surname returns the last word of a person's name that is no suffix, without a particle and a hyphen:
// "Assad" of "al-Assad".
func surname(txt *parse.Text, t text.Range) text.Atom {
	k := t.Last - 1
	for k > t.First && (txt.Tok(k).On(text.Suffixes) || !txt.Tok(k).Is(text.Letter)) {
		k--
	}
	if n := prefixed(txt, txt.Tok(k)); n > 0 {
		return text.AtomOf(english.Lower(txt.Tok(k).In(txt.Source)[n:]))
	}
	return txt.Tok(k).Word
}

// prefixed returns how many bytes of t are a particle and a hyphen before a name, "al-|Assad", or 0.
func prefixed(txt *parse.Text, t *text.Token) int {
	s := t.In(txt.Source)
	k := strings.IndexByte(s, '-')
	if k < 1 || k+1 == len(s) || s[k+1] < 'A' || s[k+1] > 'Z' || !txt.Set.Lexicon.Entry(text.AtomOf(english.Lower(s[:k]))).Lists.Has(text.JoinedParticles) {
		return 0
	}
	return k + 1
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
func headWord(txt *parse.Text, t text.Range) text.Atom { return headToken(txt, t).Word }

// headToken returns the token that heads the name of a body.
func headToken(txt *parse.Text, t text.Range) *text.Token {
	for k := t.First + 1; k < t.Last; k++ {
		if p := txt.Tok(k); p.On(text.FieldPrepositions) || p.On(text.NameParticles) && !p.Is(text.Capital) {
			return txt.Tok(k - 1) // "Amis | du | Louvre"
		}
	}
	return txt.Tok(t.Last - 1)
}

// initials reports whether the token i is made of the initials of t, less a country that begins it:
// "NSA" for the U.S. Navigation Safety Agency; or, of a department, those turned round: "USDA" for the
// Agriculture Department.
func initials(txt *parse.Text, i int, t text.Range) bool {
	s := noMarks.Replace(txt.Tok(i).In(txt.Source))
	if t.Last < len(txt.Tokens) && txt.Tok(t.Last).Tag == tag.POS && strings.IndexByte(txt.Tok(i).In(txt.Source), '&') > 0 {
		return false // "Standard & Poor | 's"
	}
	first, last := txt.Tok(t.First), txt.Tok(t.Last-1)
	if len(s) > 1 && spells(txt, s, t) {
		return true
	}
	if len(s) > 2 && (first.On(text.Places) || first.On(text.Nationals)) && spells(txt, s, text.Range{First: t.First + 1, Last: t.Last}) {
		return true
	}
	s = strings.TrimPrefix(s, "US")
	if len(s) < 2 || !last.On(text.Departments) || s[0] != txt.Source[last.Start] {
		return false
	}
	of := text.Range{First: t.First, Last: t.Last - 1}
	return len(s) > 2 && s[1] == 'O' && spells(txt, s[2:], of) || len(txt.Tok(i).In(txt.Source)) > 2 && spells(txt, s[1:], of)
}

// noMarks takes out what stands between initials: "J&J", "F.B.I."
var noMarks = strings.NewReplacer(".", "", "&", "")

// spells reports whether the words of t in capitals, and their parts, begin with the letters of s.
func spells(txt *parse.Text, s string, t text.Range) bool {
	n := 0
	for k := t.First; k < t.Last; k++ {
		tok := txt.Tok(k)
		if !tok.Is(text.Capital) {
			continue
		}
		if n == len(s) && (tok.On(text.LegalForms) || tok.On(text.CompanyWords)) {
			break // "HR" for Harlow Robotics Inc.
		}
		for part := range strings.SplitSeq(tok.In(txt.Source), "-") {
			if part == "" || part[0] >= 'a' && part[0] <= 'z' {
				continue // "Hewlett-Packard"
			}
			if n >= len(s) || s[n] != part[0] {
				return false
			}
			n++
		}
	}
	return n == len(s)
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

// sharesWord reports whether x and y have a content word in common.
func sharesWord(txt *parse.Text, x, y text.Range) bool {
	in, _ := shareOf(txt, x, y)
	return in > 0
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
