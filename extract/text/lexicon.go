package text

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
	"strings"
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
	CompanyNames   // names of one word that are of bodies: "Boeing"
	Courtesies     // titles that are no roles: "Mr."
	StateBodies    // bodies that nobody calls a group or an organization: "parliament"

	OfferNouns         // what "reject" refuses rather than denies: "offer"
	ClaimNouns         // for what somebody said: "remark"
	AccusationNouns    // for what somebody is accused of: "charge"
	ConcernNouns       // what one expresses to criticize: "outrage"
	SupportNouns       // and to support: "solidarity"
	BeliefNouns        // and to tell what one thinks: "hope"
	NegativeWords      // "irresponsible"
	PositiveWords      // "historic"
	TellVerbs          // whose object is spoken to: "tell"
	AskVerbs           // whose object is asked to do something: "urge"
	ToVerbs            // that take whom they are said to after "to"
	ReplyVerbs         // "retort"
	Channels           // where things are said, beside Media: "memoir"
	Nationals          // "Swede", "British"
	SupportVerbs       // that say no more than their object does: "make" a claim
	PureVerbs          // bare forms and those in "-s" that are never nouns: "describes"
	DayTimes           // "a.m."
	TimeZones          // "Eastern"
	Locatives          // prepositions before a place: "in"
	Writings           // nouns for documents beside Documents: "clip"
	Callings           // nouns for people beside PersonNouns: "tycoon"
	RejectionVerbs     // that answer as wrong or unfair: "dismiss"
	LegalForms         // what a company is before the law: "Inc."
	FloatedQuantifiers // quantifiers that may stand after what they count: "both"
	PublicOffices      // that one who holds one may exchange for another: "senator"
	LittleWords        // that tell little of what a text is about: "the", "of", "them"

	// What kind of body a noun is for and a name is of: "bank" and "Barclays", "newspaper" and "Gazette".
	Banks
	Insurers
	Airlines
	Carmakers
	Planemakers
	Drugmakers
	Chipmakers
	Retailers
	Refiners
	Telecoms
	Platforms
	Newspapers
	Magazines
	Broadcasters
	Newswires
	Universities
	Clubs
	Parties
	Militants
	Blocs
	Alliances

	// Function words and the words around a cue: see rules/builtin/grammar.yaml.
	BeForms
	HaveForms
	DoForms
	RelativePronouns
	QuestionWords
	QuestionSubordinators
	Articles
	Demonstratives
	MePronouns
	YouPronouns
	Reflexives
	Indefinites
	Correlatives
	Conjunctions
	Amounts
	RoughWords
	Currencies
	WhichTime
	Placings
	FieldPrepositions
	HomePrepositions
	SourcePrepositions
	Partitives
	CausePrepositions
	Contrasts
	ReasonWords
	WhenWords
	GoverningSubordinators
	NamingVerbs
	QuotingVerbs
	WitnessVerbs
	LyingVerbs
	WritingVerbs
	Sites
	WorkVerbs
	AddingVerbs
	OutVerbs
	AmidPrepositions
	AreaWords
	DenyVerbs
	PurposeVerbs
	ShowingVerbs

	// Words by which speakers are known: see rules/builtin/speakers.yaml.
	HePronouns
	ShePronouns
	ItPronouns
	TheyPronouns
	PersonalPronouns
	Distributives
	PlacePrepositions
	NamePrepositions
	OriginPrepositions
	TwinPlaces
	Regions
	StateNouns
	ShareNouns
	Unions
	LocatingWords
	OtherWords
	Nationwide
	YoungerWords
	ElderWords
	ChildNouns
	ParentNouns
	FormerWords
	ElectWords
	Deputies
	Mouthpieces
	EitherNouns
	LawmakerNouns
	Seats
	CandidateNouns
	PartyNouns
	PartyAdjectives
	AccusedNouns
	AccuseVerbs
	PleadVerbs
	OfVerbs
	PluralNouns
	IdentifyingWords
	DecliningWords
	KnowingWords
	OverseerNouns
	CauseGroups
	CauseWords
	GeneralBodies
	AgencyNouns
	InstituteNouns
	Nonprofits
	GeneralCompanies
	PressNouns
	GeneralDocuments
	ResearchNouns
	ReaderVerbs
	ExampleWords

	// Words that tell an act, and what is answered: see rules/builtin/acts.yaml.
	WillForms
	CommentVerbs
	DescribeVerbs
	UnderstandVerbs
	RejectVerbs
	RuleVerbs
	AgreeVerbs
	VoteVerbs
	ExpressVerbs
	CallingVerbs
	CallingPrepositions
	GuiltWords
	InnocenceWords
	ConfirmVerbs
	CriticismNouns
	DemandNouns
	FindingNouns
	FindingVerbs
	AccountNouns

	// Words that tell where and when, and to whom, something was said.
	MediumPrepositions
	Proceedings
	InterviewNouns
	TurningPrepositions
	TimePrepositions
	Occasions
	ThenWords
	AfterTime
	PlacingPrepositions

	// Words that the reader of a text asks for: see rules/builtin/lists.yaml.
	SplitPrefixes
	PlaceParticles
	BylineWords
	JoinedParticles

	Lists // the number of lists above
)

var listNames = [Lists]string{
	"abbreviations", "titles", "starters", "elisions", "weekdays", "months", "time-words",
	"subordinators", "honorifics", "roles", "speech-nouns", "documents", "organizations",
	"media", "negations", "modals", "addressee-nouns", "female-names", "male-names",
	"female-nouns", "male-nouns", "places", "yesterdays", "quantifiers", "hearsay",
	"company-words", "company-nouns", "bodies", "person-nouns", "group-nouns", "place-nouns", "particles",
	"suffixes", "anonymous-words", "anonymous-nouns", "shares", "nameless", "issue-verbs", "hedges", "kin", "company-names", "courtesies", "state-bodies",
	"offer-nouns", "claim-nouns", "accusation-nouns", "concern-nouns", "support-nouns", "belief-nouns", "negative-words", "positive-words", "tell-verbs", "ask-verbs", "to-verbs", "reply-verbs", "channels", "nationals", "support-verbs", "pure-verbs", "day-times", "time-zones", "locatives", "writings", "callings",
	"rejection-verbs", "legal-forms", "floated-quantifiers", "public-offices", "little-words",
	"banks", "insurers", "airlines", "carmakers", "planemakers", "drugmakers", "chipmakers", "retailers", "refiners", "telecoms", "platforms", "newspapers", "magazines", "broadcasters", "newswires", "universities", "clubs", "parties", "militants", "blocs", "alliances",
	"be-forms", "have-forms", "do-forms", "relative-pronouns", "question-words", "question-subordinators", "articles",
	"demonstratives", "me-pronouns", "you-pronouns", "reflexives", "indefinites", "correlatives", "conjunctions", "amounts",
	"rough-words", "currencies", "which-time", "placings", "field-prepositions", "home-prepositions", "source-prepositions",
	"partitives", "cause-prepositions", "contrasts", "reason-words", "when-words", "governing-subordinators",
	"naming-verbs", "quoting-verbs", "witness-verbs", "lying-verbs", "writing-verbs", "sites", "work-verbs",
	"adding-verbs", "out-verbs", "amid-prepositions", "area-words", "deny-verbs", "purpose-verbs", "showing-verbs",
	"he-pronouns", "she-pronouns", "it-pronouns", "they-pronouns", "personal-pronouns", "distributives",
	"place-prepositions", "name-prepositions", "origin-prepositions", "twin-places", "regions", "state-nouns",
	"share-nouns", "unions", "locating-words", "other-words", "nationwide", "younger-words", "elder-words",
	"child-nouns", "parent-nouns", "former-words", "elect-words", "deputies", "mouthpieces", "either-nouns",
	"lawmaker-nouns", "seats", "candidate-nouns", "party-nouns", "party-adjectives", "accused-nouns", "accuse-verbs",
	"plead-verbs", "of-verbs", "plural-nouns", "identifying-words", "declining-words", "knowing-words", "overseer-nouns",
	"cause-groups", "cause-words", "general-bodies", "agency-nouns", "institute-nouns", "nonprofits", "general-companies",
	"press-nouns", "general-documents", "research-nouns", "reader-verbs", "example-words",
	"will-forms", "comment-verbs", "describe-verbs", "understand-verbs", "reject-verbs", "rule-verbs", "agree-verbs",
	"vote-verbs", "express-verbs", "calling-verbs", "calling-prepositions", "guilt-words", "innocence-words", "confirm-verbs",
	"criticism-nouns", "demand-nouns", "finding-nouns", "finding-verbs", "account-nouns",
	"medium-prepositions", "proceedings", "interview-nouns", "turning-prepositions", "time-prepositions",
	"occasions", "then-words", "after-time", "placing-prepositions",
	"split-prefixes", "place-particles", "byline-words", "joined-particles",
}

// commonLists hold words that a title may write with a capital though they are no
// names.
var commonLists = ListsOf(Abbreviations, Titles, Starters, Elisions, Weekdays, Months, TimeWords, Subordinators, Honorifics, Roles, SpeechNouns,
	Documents, Organizations, Media, Negations, Modals, AddresseeNouns, Yesterdays, Quantifiers)

// String returns the name of l as rule files write it.
func (l List) String() string { return listNames[l] }

// Entry is what is known of a word out of context.
type Entry struct {
	Lists *ListSet // that hold the word
	Lemma Atom     // the verb it is a form of, or 0
	Form  VerbForm
}

// Lexicon tells what is known of words out of context. It is read in place, off
// a table of numbers of four bytes: how many words there are, and slots in the
// order of open addressing, a power of two and at most half of them taken; then
// the words, and then the sets of lists that words are on. The low bits of a slot, as many as number the slots, are the
// place of a word plus 1, and the others are of its atom, so that a word which is
// not there is rarely compared with one.
type Lexicon struct {
	table        string
	slots, words string // of table
	mask         int    // the slots less one
	sets         []ListSet
}

// wordSize is how many bytes a word takes in a table: its atom, the place of its set
// of lists, the lemma's atom and the form.
const wordSize = 8 + 2 + 8 + 1

// slotsFor returns how many slots n words take.
func slotsFor(n int) int { return 1 << bits.Len(uint(2*n)) }

// slotOf returns the slot at which to start looking for a.
func slotOf(a Atom, mask int) int { return int(a^a>>32) & mask }

// LexiconOf returns the lexicon that a table holds.
func LexiconOf(table string) *Lexicon {
	n := int(fourBytes(table))
	slots := slotsFor(n)
	x := &Lexicon{table: table, slots: table[4:][:4*slots], mask: slots - 1}
	rest := table[4+4*slots:]
	x.words, rest = rest[:n*wordSize], rest[n*wordSize:]
	x.sets = make([]ListSet, fourBytes(rest))
	rest = rest[4:]
	for i := range x.sets {
		n := int(rest[0])
		for _, l := range []byte(rest[1 : 1+n]) {
			x.sets[i].Add(List(l))
		}
		rest = rest[1+n:]
	}
	return x
}

// Table returns what [LexiconOf] reads, the same bytes for the same words.
func (x *Lexicon) Table() string { return x.table }

// Entry returns what is known of the word a.
func (x *Lexicon) Entry(a Atom) Entry {
	for i := slotOf(a, x.mask); ; i = (i + 1) & x.mask {
		s := int(fourBytes(x.slots[4*i:]))
		if s == 0 {
			return Entry{Lists: &noLists}
		}
		if (s^int(a>>32))&^x.mask != 0 {
			continue
		}
		k := s & x.mask
		w := x.words[(k-1)*wordSize:][:wordSize]
		if Atom(uint64At(w)) == a {
			return Entry{Lists: &x.sets[int(w[8])|int(w[9])<<8], Lemma: Atom(uint64At(w[10:])), Form: VerbForm(w[18])}
		}
	}
}

// On reports whether list l holds the word a.
func (x *Lexicon) On(a Atom, l List) bool { return x.Entry(a).Lists.Has(l) }

// EndsOn reports whether list l holds what stands after the last hyphen of s: "Oslo-based".
func (x *Lexicon) EndsOn(s string, l List) bool {
	k := strings.LastIndexByte(s, '-')
	return k >= 0 && x.On(AtomOf(s[k+1:]), l)
}

// Lists returns the lists that hold a word.
func (x *Lexicon) Lists() (all ListSet) {
	for i := range x.sets {
		all.AddAll(&x.sets[i])
	}
	return all
}

// LexiconBuilder collects words for a Lexicon. The zero value is empty.
type LexiconBuilder struct{ words map[Atom]*Entry }

// entry returns the entry of a, made if there was none.
func (b *LexiconBuilder) entry(a Atom) *Entry {
	if b.words == nil {
		b.words = map[Atom]*Entry{}
	}
	e := b.words[a]
	if e == nil {
		e = &Entry{Lists: new(ListSet)}
		b.words[a] = e
	}
	return e
}

// Add puts word on list l.
func (b *LexiconBuilder) Add(word string, l List) { b.entry(AtomOf(word)).Lists.Add(l) }

// AddForm records that word is the given form of the verb lemma, unless it is
// known as one of another verb.
func (b *LexiconBuilder) AddForm(word, lemma string, form VerbForm) {
	if e := b.entry(AtomOf(word)); e.Lemma == 0 {
		e.Lemma, e.Form = AtomOf(lemma), form
	}
}

// Lexicon returns the lexicon of the words.
func (b *LexiconBuilder) Lexicon() *Lexicon {
	atoms := slices.Sorted(maps.Keys(b.words))
	table := binary.LittleEndian.AppendUint32(nil, uint32(len(atoms)))
	slots := make([]byte, 4*slotsFor(len(atoms)))
	mask := len(slots)/4 - 1
	for k, a := range atoms {
		i := slotOf(a, mask)
		for binary.LittleEndian.Uint32(slots[4*i:]) != 0 {
			i = (i + 1) & mask
		}
		binary.LittleEndian.PutUint32(slots[4*i:], uint32(a>>32)&^uint32(mask)|uint32(k+1))
	}
	table = append(table, slots...)
	var sets []ListSet
	placeOf := map[ListSet]int{}
	for _, a := range atoms {
		e := b.words[a]
		place, ok := placeOf[*e.Lists]
		if !ok {
			place = len(sets)
			placeOf[*e.Lists] = place
			sets = append(sets, *e.Lists)
		}
		table = binary.LittleEndian.AppendUint64(table, uint64(a))
		table = binary.LittleEndian.AppendUint16(table, uint16(place))
		table = binary.LittleEndian.AppendUint64(table, uint64(e.Lemma))
		table = append(table, byte(e.Form))
	}
	table = binary.LittleEndian.AppendUint32(table, uint32(len(sets)))
	for i := range sets {
		lists := sets[i].All()
		table = append(table, byte(len(lists)))
		for _, l := range lists {
			table = append(table, byte(l))
		}
	}
	return LexiconOf(string(table))
}

// uint64At returns the little-endian number that s begins with.
func uint64At(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
