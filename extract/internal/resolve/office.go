package resolve

import (
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// office reads what an office is of or for, up to the name of its holder if that follows
// without a comma: "Minister | for Roads | and | Rural Works Ama Darko".
type office struct {
	parse.View
	head *text.Token // its noun
	last int         // unit of what it is for; that of its noun where nothing tells
	name int         // the token in that unit with which the name begins, or -1
}

// maxFields bounds the units that tell what an office is for.
const maxFields = 8

// officeOf returns the office that the description m is.
func officeOf(txt *parse.Text, m *mention) office {
	o := office{View: txt.View(m.sentence), last: lastUnit(txt, m), name: -1}
	head := txt.Tok(m.head)
	o.head = head
	if !m.describesPerson() || head.On(text.Kin) {
		return o
	}
	first := o.last + 1
	if txt.ListsOf(txt.Set.Same(head.Word)).Has(text.Mouthpieces) && (first >= o.View.Last || !o.isMouthpieceOf(o.fieldAt(first))) {
		return o
	}
	for u := first; u < min(o.View.Last, first+maxFields) && o.name < 0; u++ {
		if u > first {
			u = afterBracket(o.View, u) // "Ambassador of the United Arab Emirates (UAE) | to Ghana Ana Ruiz"
		}
		if u >= o.View.Last || !o.isPhrase(u) && !o.isSeat(u, m.det) && !o.isSeatOf(u, m.det) {
			break
		}
		o.last, o.name = u, o.nameIn(o.fieldAt(u))
	}
	if o.last >= first && o.name < 0 {
		o.joinFields(o.fieldAt(o.last))
	}
	return o
}

// isMouthpieceOf reports whether a name in t, after "for", is of who speaks and not of whom one
// speaks for: "spokeswoman | for the festival Ana Ruiz".
func (o *office) isMouthpieceOf(t text.Range) bool {
	k := o.nameIn(t)
	if k < 0 {
		return false
	}
	w := o.Tok(k - 1)
	return o.Tok(t.First).Word == english.The && !w.Is(text.Capital) && w.Tag == tag.NN && !w.IsPersonNoun() && !w.OnAny(noTitle)
}

// fieldAt returns the words that the phrase at unit u has for what an office is of or for: "of |
// State", "of the council's | Defense".
func (o *office) fieldAt(u int) text.Range {
	t := text.Range{First: o.Units[u].First + 1, Last: o.Units[u].Last}
	for k := t.First; k < t.Last; k++ {
		if o.Tok(k).Tag == tag.POS {
			t.First = k + 1
		}
	}
	return t
}

// isPhrase reports whether unit u tells what an office is of or for: "| of State".
func (o *office) isPhrase(u int) bool {
	x := &o.Units[u]
	return x.Governs() && o.Tok(x.First).On(text.FieldPrepositions) && x.Form&text.Possessive == 0
}

// isSeat reports whether unit u tells where the office, of somebody without an article, is, and
// ends with his name: "Leader of the Opposition | in the Senate Ana Ruiz".
func (o *office) isSeat(u int, det determiner) bool {
	x := &o.Units[u]
	if det == indefinite || det == shared || x.Kind != text.PrepUnit || x.Form&text.Possessive != 0 || !o.Tok(x.First).On(text.OriginPrepositions) && o.Tok(x.First).Tag != tag.TO {
		return false
	}
	t := o.fieldAt(u)
	k := o.nameIn(t)
	t.Last = k
	return k >= 0 && (det == bare && o.Tok(k).IsGivenName() || o.isPlace(t) || o.isBody(t))
}

// joinFields takes in the fields that commas and "and" join to the first: "Minister of Food |
// , | Agriculture | and | Fisheries Ama Darko".
func (o *office) joinFields(field text.Range) {
	if !o.isField(field, field) {
		return
	}
	for u, and := o.last+1, false; u+1 < o.View.Last && u < o.last+maxFields && !and; u += 2 {
		if and = isAnd(o.View, u); !and && o.Units[u].Kind != text.CommaUnit {
			return
		}
		if u+2 < o.View.Last && isAnd(o.View, u+1) {
			and = true // "Food, Agriculture | , | and | Fisheries"
			u++
		}
		next := &o.Units[u+1]
		name, t := -1, text.Range{First: next.First, Last: next.Last}
		if and {
			name = o.nameIn(t)
		}
		if name >= 0 {
			t.Last = name
		}
		if next.Kind != text.NounUnit || !o.isField(t, field) {
			return
		}
		if and {
			o.last, o.name = u+1, name
		}
	}
}

// isField reports whether t may be what an office is for, as the first field is: "Rural
// Works", "rural works", "Security Committee"; not "business leaders", "Ana Ruiz".
func (o *office) isField(t, first text.Range) bool {
	body := !t.Empty() && o.Tok(t.Last-1).IsBodyNoun()
	for k := t.First; k < t.Last; k++ {
		w := o.Tok(k)
		if w.IsGivenName() || w.OnAny(noField) && !w.On(text.OfficeFields) && !body || 1<<w.Tag&uint64(contentless|1<<tag.CD) != 0 || w.Is(text.Capital) != o.Tok(first.First).Is(text.Capital) {
			return false
		}
		if w.Tag != tag.NNPS && w.Tag != tag.NNS && !w.On(text.OfficeFields) && !body && !isWord(o.Text, w) {
			return false
		}
	}
	return !t.Empty()
}

// noField are the lists of words that are no field.
var noField = text.ListsOf(text.Roles, text.PersonNouns, text.FemaleNouns, text.MaleNouns, text.Nationals, text.Places, text.GroupNouns, text.CompanyNouns, text.Courtesies, text.Kin)

// nameIn returns the token with which a person's name begins at the end of t, after what an
// office is of: "of Salto | Ana Ruiz", "for Roads | Xochi Ruiz"; or -1.
func (o *office) nameIn(t text.Range) int {
	for k := t.First + 1; k+1 < t.Last; k++ {
		name, of := text.Range{First: k, Last: t.Last}, text.Range{First: t.First, Last: k}
		known := o.known(name)
		if o.Tok(k).IsGivenName() && o.isPlainOf(of) && o.mayName(text.Range{First: name.First + 1, Last: name.Last}, noTitle) || known == 0 && o.isField(of, of) || known >= 0 && known < t.Last-k && o.isPlace(of) && !o.Tok(k).On(text.OfficeFields) ||
			known >= 0 && known < t.Last-k && o.isBody(of) {
			return k
		}
	}
	for k := t.First + 1; k < t.Last; k++ {
		if o.followsField(t, k) {
			return k
		}
	}
	return -1
}

// followsField reports whether the name of who holds a public office begins at token k of t, after
// what the office is surely for, and a title: "Minister of Justice | Peter Ruiz", "Secretary of
// Defense Gen. | Ana Ruiz", but not "friend of Justice Peter Ruiz".
func (o *office) followsField(t text.Range, k int) bool {
	if !o.head.On(text.Honorifics) && !o.head.On(text.PublicOffices) || o.Tok(k).On(text.OfficeFields) || t.Last-k > 4 {
		return false
	}
	of := text.Range{First: t.First, Last: k}
	for of.Last-1 > of.First && o.Tok(of.Last-1).OnAny(titles) && !o.Tok(of.Last-1).On(text.OfficeFields) {
		of.Last--
	}
	if !o.Tok(of.Last-1).On(text.OfficeFields) || !o.isField(of, of) || !o.Tok(k).Is(text.Capital) || o.Tok(k).OnAny(titles) {
		return false
	}
	if t.Last-k == 1 && !o.Tok(of.Last-1).On(text.PlaceNouns) {
		return false // "Minister of Defence Procurement", but "Secretary of State | Haig"
	}
	return o.mayName(text.Range{First: k, Last: t.Last}, noName)
}

// isPlainOf reports whether t has no title, so that what follows it is not who the office is
// of: "friend of | Senator | Ana Ruiz"; but "Speaker of | the House Sen. | Ana Ruiz".
func (o *office) isPlainOf(t text.Range) bool {
	for k := t.First; k < t.Last; k++ {
		w := o.Tok(k)
		body := w.IsBodyNoun() || k > t.First && o.Tok(k-1).IsBodyNoun() && w.Is(text.Dotted)
		if w.IsGivenName() && !w.On(text.Places) || !body && (w.OnAny(noTitle) || isElect(o.Text, w.In(o.Source)) || w.Is(text.Dotted) || w.On(text.PartyNouns)) {
			return false
		}
	}
	return true
}

// noTitle are the lists of words that tell who a person is before the name.
var noTitle = text.ListsOf(text.Roles, text.PersonNouns, text.FemaleNouns, text.MaleNouns, text.Nationals, text.Courtesies, text.Kin)

// mayName reports whether the words of t may be of a person's name, as those on the lists not
// are none.
func (o *office) mayName(t text.Range, not *text.ListSet) bool {
	return !o.Any(t, func(w *text.Token) bool {
		return !w.Is(text.Capital) && !w.On(text.Particles) || w.IsBodyNoun() || w.OnAny(not)
	})
}

// isBody reports whether t ends in a noun for a body: "Chairman of | Harbour Corporation".
func (o *office) isBody(t text.Range) bool {
	return isBodyHead(o.Tok(t.Last - 1))
}

// isSeatOf reports whether unit u and the next tell where the office is: "Minister | in the Ministry
// | of Finance Ana Ruiz".
func (o *office) isSeatOf(u int, det determiner) bool {
	return det == bare && u+1 < o.View.Last && o.Units[u].Kind == text.PrepUnit && o.isPhrase(u+1) && o.isSeat(u+1, det)
}

// isPlace reports whether all words of t are of places, "President of | Ghana", or the last of
// two is: "Ambassador to | Sri Lanka".
func (o *office) isPlace(t text.Range) bool {
	if t.Last-t.First == 2 && o.Tok(t.First).Is(text.Capital) && !o.Tok(t.First).IsGivenName() {
		t.First++
	}
	return !o.Any(t, func(w *text.Token) bool { return !w.On(text.Places) })
}

// known returns how many words the tagger knows of t, which may be a person's name of two or
// three words that no list has; -1 where it is none.
func (o *office) known(t text.Range) int {
	known := 0
	for k := t.First; k < t.Last; k++ {
		w := o.Tok(k)
		if !w.Is(text.Capital) || w.Is(text.AllCaps|text.Dotted) || w.IsBodyNoun() || w.OnAny(noName) || isElect(o.Text, w.In(o.Source)) || isCamel(w.In(o.Source)) {
			return -1
		}
		if isWord(o.Text, w) {
			known++
		}
	}
	if t.Last-t.First > 3 {
		return -1
	}
	return known
}

// noName are the lists of words that are no part of an unknown person's name.
var noName = text.ListsOf(text.Roles, text.PersonNouns, text.Places, text.Nationals, text.CompanyWords, text.CompanyNouns, text.Documents)
