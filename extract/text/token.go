package text

import "claims/extract/text/tag"

// Token is a word, a number or a mark of punctuation, by the conventions of
// the Penn Treebank: "didn't" is "did" and "n't", "Ana's" is "Ana" and "'s".
type Token struct {
	Span
	Word  Atom     // the word in lower case
	Lemma Atom     // the verb that the word is a form of, or Word
	Lists *ListSet // that hold the word; never nil in a document
	Shape Shape
	Tag   tag.Tag
	Form  VerbForm // of Lemma, where that is known
}

// On reports whether l holds the token's word.
func (t *Token) On(l List) bool { return t.Lists.Has(l) }

// OnAny reports whether one of lists holds the token's word.
func (t *Token) OnAny(lists *ListSet) bool { return t.Lists.Overlaps(lists) }

// Is reports whether the token has one of the shapes of s.
func (t *Token) Is(s Shape) bool { return t.Shape&s != 0 }

// Joined returns the atom of two tokens of src with a hyphen between them, by which lists
// hold two words: "at-least".
func Joined(src string, first, second *Token) Atom {
	return AtomOf(first.In(src) + "-" + second.In(src))
}

// TellsTime reports whether the word dates an event: "Monday", "week", "June", "tonight".
func (t *Token) TellsTime() bool { return t.OnAny(times) }

var times = ListsOf(TimeWords, Weekdays, Months, Yesterdays)

// IsGivenName reports whether the word is known as the given name of persons.
func (t *Token) IsGivenName() bool { return t.OnAny(givenNames) }

// IsBodyNoun reports whether the word is a noun for an organization or another body.
func (t *Token) IsBodyNoun() bool { return t.OnAny(bodyNouns) }

// IsPersonNoun reports whether the word is a noun for a person.
func (t *Token) IsPersonNoun() bool {
	return t.OnAny(personNouns) || t.OnAny(postNouns) && !t.OnAny(employers)
}

// IsDayOrMonth reports whether the word names a day of the week or a month: "Monday", "June".
func (t *Token) IsDayOrMonth() bool { return t.OnAny(daysAndMonths) }

var (
	givenNames    = ListsOf(FemaleNames, MaleNames)
	bodyNouns     = ListsOf(Organizations, Bodies)
	personNouns   = ListsOf(PersonNouns, FemaleNouns, MaleNouns)
	postNouns     = ListsOf(Roles, Honorifics) // "minister"
	employers     = ListsOf(Organizations, Bodies, CompanyNouns)
	daysAndMonths = ListsOf(Weekdays, Months)
)

// Shape is a set of what a token's characters tell.
type Shape uint16

// The members of a Shape.
const (
	Capital     Shape = 1 << iota // begins with an upper-case letter
	AllCaps                       // two letters or more, all upper-case
	Digit                         // begins with a digit
	Letter                        // holds a letter or digit
	OpenQuote                     // a mark that opens a quotation
	CloseQuote                    // a mark that closes a quotation
	Single                        // the quotation mark is a single one
	Straight                      // the quotation mark is the same open and closed
	SpaceBefore                   // white space or the text's start stands before it
	Dotted                        // an abbreviation with its full stop
	EndMark                       // ".", "?", "!" or "…"
	Dash                          // "–", "—", "--", or "-" between spaces
	Comma
	Bracket // "(", ")", "[", "]"
	Broken  // at the end of a line, or it tells where: see [Lexicon.Unbroken]
)

// Quote is the shape of any quotation mark.
const Quote = OpenQuote | CloseQuote

// VerbForm tells which form of a verb a word is by its spelling.
type VerbForm uint8

// The forms of a verb; a word that is not known as a verb has none.
const (
	NoForm      VerbForm = iota
	BareForm             // "say"
	PresentForm          // "says"
	PastForm             // "said"
	GerundForm           // "saying"
)
