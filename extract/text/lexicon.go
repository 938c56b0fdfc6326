package text

import (
	"unicode"
	"unicode/utf8"
)

// Atom is a 64-bit hash that stands for a word in lower case, or for any
// other name a feature is made of. Equal words have equal atoms; the typographic
// apostrophe counts as the plain one.
type Atom uint64

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// AtomOf returns the atom of s.
func AtomOf(s string) Atom {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			h = (h ^ uint64(c)) * fnvPrime
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if r == '’' {
			h = (h ^ '\'') * fnvPrime
			continue
		}
		r = unicode.ToLower(r)
		for ; r > 0; r >>= 8 {
			h = (h ^ uint64(r&0xff)) * fnvPrime
		}
	}
	return Atom(h)
}

// List is a word list that the text reader and the extractor know by name.
// Further lists of a rule file get the numbers after [Lists].
type List uint8

// The lists that code refers to.
const (
	Abbreviations  List = iota // keep their full stop and may end a sentence: "Inc."
	Titles                     // keep their full stop and never end a sentence: "Mr."
	Starters                   // words that begin a sentence after an abbreviation
	Elisions                   // words that begin with an apostrophe: "'em"
	Weekdays                   // "Monday"
	Months                     // "January"
	TimeWords                  // nouns that date an event: "week", "yesterday"
	Subordinators              // "because", "although"
	Honorifics                 // titles and offices before a name: "president"
	Roles                      // nouns for people by what they do: "spokesman"
	SpeechNouns                // nouns that hold content: "claim"
	Documents                  // nouns for things that speak: "report"
	Organizations              // nouns that head a body's name: "ministry"
	Media                      // where things are said: "statement", "Twitter"
	Negations                  // "not", "never"
	Modals                     // "would"
	AddresseeNouns             // "reporters"
	FemaleNames
	MaleNames
	FemaleNouns
	MaleNouns
	Places
	Yesterdays  // words that date an event by themselves: "yesterday", "tonight"
	Quantifiers // adjectives that stand for a noun phrase: "many", "several"
	Hearsay     // "reportedly", where it is a cue

	CompanyWords   // end the name of a company: "Airlines"
	CompanyNouns   // by which a company is spoken of: "carrier"
	Bodies         // by which any other body is spoken of or named: "ministry"
	PersonNouns    // nouns for people beside Roles: "novelist"
	GroupNouns     // nouns for several that speak as one: "sides"
	PlaceNouns     // "country"
	Particles      // lower-case words inside a name: "van"
	Suffixes       // "Jr."
	AnonymousWords // tell that a source has no name: "anonymity"
	AnonymousNouns // "sources"
	Shares         // begin or head a share of people: "most", "percent"
	Nameless       // nouns that alone single nobody out: "spokesman"
	IssueVerbs     // "published"
	Hedges         // "reportedly"
	Kin            // family and neighbours, which are no roles: "sister"
	Courtesies     // titles that are no roles: "Mr."

	OfferNouns      // what "reject" refuses rather than denies: "offer"
	ClaimNouns      // for what somebody said: "remark"
	AccusationNouns // for what somebody is accused of: "charge"
	ConcernNouns    // what one expresses to criticize: "outrage"
	SupportNouns    // and to support: "solidarity"
	BeliefNouns     // and to tell what one thinks: "hope"
	NegativeWords   // "irresponsible"
	PositiveWords   // "historic"
	TellVerbs       // whose object is spoken to: "tell"
	AskVerbs        // whose object is asked to do something: "urge"
	ToVerbs         // that take whom they are said to after "to"
	ReplyVerbs      // "retort"
	Channels        // where things are said, beside Media: "memoir"

	Lists // the number of lists above
)

var listNames = [Lists]string{
	"abbreviations", "titles", "starters", "elisions", "weekdays", "months", "time-words",
	"subordinators", "honorifics", "roles", "speech-nouns", "documents", "organizations",
	"media", "negations", "modals", "addressee-nouns", "female-names", "male-names",
	"female-nouns", "male-nouns", "places", "yesterdays", "quantifiers", "hearsay",
	"company-words", "company-nouns", "bodies", "person-nouns", "group-nouns", "place-nouns", "particles",
	"suffixes", "anonymous-words", "anonymous-nouns", "shares", "nameless", "issue-verbs", "hedges", "kin", "courtesies",
	"offer-nouns", "claim-nouns", "accusation-nouns", "concern-nouns", "support-nouns", "belief-nouns", "negative-words", "positive-words", "tell-verbs", "ask-verbs", "to-verbs", "reply-verbs", "channels",
}

// commonLists holds words that a title may write with a capital though they
// are no names.
const commonLists = 1<<FemaleNames - 1 | 1<<Yesterdays | 1<<Quantifiers

// String returns the name of l as rule files write it.
func (l List) String() string {
	if l < Lists {
		return listNames[l]
	}
	return "list"
}

// ListNamed returns the list that rule files call name.
func ListNamed(name string) (List, bool) {
	for i, n := range listNames {
		if n == name {
			return List(i), true
		}
	}
	return 0, false
}

// Entry is what is known of a word out of context.
type Entry struct {
	Lists uint64 // a bit for each [List] that holds the word
	Lemma Atom   // the verb it is a form of, or 0
	Form  VerbForm
}

// Lexicon tells what is known of words out of context. It is not changed
// after it was filled.
type Lexicon struct {
	words []word // open addressing; a power of two, at most half full
	n     int
}

type word struct {
	atom Atom // 0 for an empty slot
	Entry
}

// NewLexicon returns an empty Lexicon.
func NewLexicon() *Lexicon { return &Lexicon{words: make([]word, 1<<10)} }

// slot returns the place of a in words, or the empty one where it belongs.
func (x *Lexicon) slot(a Atom) int {
	mask := len(x.words) - 1
	i := int(a^a>>32) & mask
	for x.words[i].atom != a && x.words[i].atom != 0 {
		i = (i + 1) & mask
	}
	return i
}

// entry returns the entry of a, made if there was none.
func (x *Lexicon) entry(a Atom) *Entry {
	i := x.slot(a)
	if x.words[i].atom == 0 {
		if x.n*2 >= len(x.words) {
			old := x.words
			x.words = make([]word, 2*len(old))
			for _, w := range old {
				if w.atom != 0 {
					x.words[x.slot(w.atom)] = w
				}
			}
			i = x.slot(a)
		}
		x.words[i].atom = a
		x.n++
	}
	return &x.words[i].Entry
}

// Add puts word on list l.
func (x *Lexicon) Add(word string, l List) {
	x.entry(AtomOf(word)).Lists |= 1 << l
}

// AddForm records that word is the given form of the verb lemma, unless it is
// known as one of another verb.
func (x *Lexicon) AddForm(word, lemma string, form VerbForm) {
	if e := x.entry(AtomOf(word)); e.Lemma == 0 {
		e.Lemma, e.Form = AtomOf(lemma), form
	}
}

// Entry returns what is known of the word a.
func (x *Lexicon) Entry(a Atom) Entry { return x.words[x.slot(a)].Entry }
