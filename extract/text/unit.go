package text

import "slices"

// UnitKind tells what a Unit is.
type UnitKind uint8

// The kinds of units that a sentence is made of.
const (
	OtherUnit     UnitKind = iota
	VerbUnit               // a verb group: "has not said", "to withdraw"
	NounUnit               // a noun phrase without what follows its head
	TimeUnit               // a noun phrase that dates an event: "Monday", "last week"
	PrepUnit               // a preposition and its noun phrase: "in a statement"
	AdverbUnit             // adverbs: "later", "not only"
	AdjectiveUnit          // an adjective that stands alone: "confident"
	QuoteUnit              // a quotation with its marks
	ThatUnit               // "that", where no noun follows
	WhUnit                 // "what", "whether", "how"
	RelativeUnit           // "who", "which"
	SubUnit                // "because", "as", "while"
	ConjUnit               // "and", "but"
	CommaUnit
	ColonUnit
	DashUnit
	StopUnit    // ".", "?", "!", ";"
	BracketUnit // "(" or ")"
	Units       // the number of kinds
)

var unitNames = [Units]string{"other", "verb", "noun", "time", "prep", "adverb", "adjective", "quote", "that", "wh",
	"relative", "sub", "conj", "comma", "colon", "dash", "stop", "bracket"}

// String returns the name of k as rule files write it.
func (k UnitKind) String() string { return unitNames[k] }

// In reports whether k is one of kinds.
func (k UnitKind) In(kinds ...UnitKind) bool { return slices.Contains(kinds, k) }

// UnitKindNamed returns the kind that rule files call name.
func UnitKindNamed(name string) (UnitKind, bool) {
	for i, n := range unitNames {
		if n == name {
			return UnitKind(i), true
		}
	}
	return 0, false
}

// Form is a set of what is known of a unit, of a verb group above all.
type Form uint16

// The members of a Form.
const (
	Finite     Form = 1 << iota
	Infinitive      // "to" and a bare verb
	Gerund          // "saying"
	Participle      // "accused", with no auxiliary
	Passive         // a form of "be" and a participle
	Modal           // "would", "may"
	Negated         // "not", "never", "no"
	Copula          // the head is a form of "be"
	Clause          // a finite clause begins here
	Pronoun         // the noun phrase is a pronoun
	Proper          // the noun phrase's head is a name
	Possessive      // the noun phrase ends in "'s"
	Past            // the verb is in the past tense
)

var formNames = []string{"finite", "infinitive", "gerund", "participle", "passive", "modal", "negated", "copula",
	"clause", "pronoun", "proper", "possessive", "past"}

// FormNames returns the names of the forms as rule files write them.
func FormNames() []string { return formNames }

// FormNamed returns the form that rule files call name.
func FormNamed(name string) (Form, bool) {
	for i, n := range formNames {
		if n == name {
			return 1 << i, true
		}
	}
	return 0, false
}

// Names returns the names of the members of f.
func (f Form) Names() []string {
	var names []string
	for i, n := range formNames {
		if f&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return names
}

// Unit is a chunk of a sentence, as rules see it.
type Unit struct {
	Kind UnitKind
	Form Form
	// The unit holds the tokens [First, Last); Head is the token that names
	// it: the last verb of a verb group, the last noun of a noun phrase.
	First, Last, Head int
}

// IsFiniteVerb reports whether u is a verb group that makes a clause of what it
// stands in: "said", "has been said", but not "saying" or "to say".
func (u *Unit) IsFiniteVerb() bool { return u.Kind == VerbUnit && u.Form&Finite != 0 }

// Governs reports whether u is a preposition with its noun phrase: "in a statement", but not
// a lone "in".
func (u *Unit) Governs() bool { return u.Kind == PrepUnit && u.Last-u.First > 1 }

// HasUnit reports whether one of units is of kind k.
func HasUnit(units []Unit, k UnitKind) bool {
	return slices.ContainsFunc(units, func(x Unit) bool { return x.Kind == k })
}
