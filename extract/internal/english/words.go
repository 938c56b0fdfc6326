// Package english holds the function words, and the small closed classes of words, that
// the grammar in code refers to.
package english

import (
	"slices"
	"strings"

	"claims/extract/text"
)

// The function words that the grammar in code refers to.
var (
	According = text.AtomOf("according")
	Add       = text.AtomOf("add")
	Ampersand = text.AtomOf("&")
	Both      = text.AtomOf("both")
	By        = text.AtomOf("by")
	From      = text.AtomOf("from")
	Of        = text.AtomOf("of")
	Own       = text.AtomOf("own")
	Agency    = text.AtomOf("agency")
	As        = text.AtomOf("as")
	Colon     = text.AtomOf(":")
	Percent   = text.AtomOf("%")
	Time      = text.AtomOf("time")
	In        = text.AtomOf("in")
	Let       = text.AtomOf("let")
	Much      = text.AtomOf("much")
	Semicolon = text.AtomOf(";")
	Since     = text.AtomOf("since")
	That      = text.AtomOf("that")
	To        = text.AtomOf("to")
	Where     = text.AtomOf("where")
	Which     = text.AtomOf("which")
	Used      = text.AtomOf("used")
	Who       = text.AtomOf("who")
	Whom      = text.AtomOf("whom")
	Whose     = text.AtomOf("whose")

	NamePrepositions = setOf("of", "for", "at") // before what the noun of a name is of
	// What tells of sources without a name: "declined to be identified", "familiar with".
	Identifying = setOf("named", "identified", "authorized", "authorised")
	Declining   = setOf("declined", "refused")
	Knowing     = setOf("familiar", "briefed")
)

// The words that the resolution of speakers refers to.
var (
	Q       = text.AtomOf("q")
	A       = text.AtomOf("a")
	And     = text.AtomOf("and")
	At      = text.AtomOf("at")
	For     = text.AtomOf("for")
	Former  = text.AtomOf("former")
	Her     = text.AtomOf("her")
	On      = text.AtomOf("on")
	One     = text.AtomOf("one")
	People  = text.AtomOf("people")
	Police  = text.AtomOf("police")
	The     = text.AtomOf("the")
	Younger = text.AtomOf("younger")

	About        = text.AtomOf("about")
	Agree        = text.AtomOf("agree")
	Ask          = text.AtomOf("ask")
	Birthday     = text.AtomOf("birthday")
	Brand        = text.AtomOf("brand")
	Call         = text.AtomOf("call")
	Characterize = text.AtomOf("characterize")
	Comment      = text.AtomOf("comment")
	Deem         = text.AtomOf("deem")
	Describe     = text.AtomOf("describe")
	Discuss      = text.AtomOf("discuss")
	Dismiss      = text.AtomOf("dismiss")
	Dub          = text.AtomOf("dub")
	Elaborate    = text.AtomOf("elaborate")
	Express      = text.AtomOf("express")
	Minutes      = text.AtomOf("minutes")
	It           = text.AtomOf("it")
	Label        = text.AtomOf("label")
	Against      = text.AtomOf("against")
	Vote         = text.AtomOf("vote")
	Plead        = text.AtomOf("plead")
	Reject       = text.AtomOf("reject")
	Rule         = text.AtomOf("rule")
	Say          = text.AtomOf("say")
	Shrug        = text.AtomOf("shrug")
	Understand   = text.AtomOf("understand")
	Tell         = text.AtomOf("tell")
	Term         = text.AtomOf("term")
	Then         = text.AtomOf("then")
	Later        = text.AtomOf("later")
	Turn         = text.AtomOf("turn")
	Upon         = text.AtomOf("upon")
	Voice        = text.AtomOf("voice")
	Point        = text.AtomOf("point")
	Out          = text.AtomOf("out")
	Nor          = text.AtomOf("nor")
	Institute    = text.AtomOf("institute")
	Amid         = text.AtomOf("amid")
	Know         = text.AtomOf("know")
	Want         = text.AtomOf("want")
	With         = text.AtomOf("with")

	WhoPronouns      = setOf("who", "whom")
	HePronouns       = setOf("he", "him", "his", "himself")
	ShePronouns      = setOf("she", "her", "hers", "herself")
	ItPronouns       = setOf("it", "its", "itself")
	TheyPronouns     = setOf("they", "them", "their", "themselves")
	MePronouns       = setOf("i", "we", "my", "our", "me", "us")
	PersonalPronouns = setOf("he", "she", "it", "they", "i", "we", "you", "him", "her", "them", "us", "me")

	PlacePrepositions = setOf("in", "near", "into", "across", "outside", "throughout", "inside")
	// What only a state has.
	StateNouns = setOf("ministry", "ministries", "minister", "president", "government", "army", "capital", "parliament", "embassy", "troops",
		"forces", "generals", "border", "navy", "coast", "military", "ambassador", "premier", "king", "queen", "envoy")
	MediumPrepositions = setOf("in", "on", "by", "at", "during", "via", "through", "over", "under", "from", "with")
	Turning            = setOf("on", "to", "upon", "with") // before whom one turns to
	TimePrepositions   = setOf("on", "in", "at", "during", "since", "by", "before", "after", "of", "for", "until")
	Placing            = setOf("in", "on", "of", "at", "outside", "along")
	AfterTime          = setOf("later", "earlier", "ago", "before")
	CriticismNouns     = setOf("criticism", "criticisms", "complaint", "complaints", "concern", "concerns", "attack", "attacks")
	ResearchNouns      = setOf("poll", "survey", "study", "report", "tally", "count", "average", "ranking", "readout", "analysis", "data", "polls", "figures")
	DemandNouns        = setOf("call", "calls", "demand", "demands", "request", "requests", "appeal", "plea")
	FindingNouns       = setOf("finding", "findings") // of reports, or of who found something
	FindingVerbs       = setOf("find", "conclude", "show", "establish", "discover", "report", "rule")
	AccountNouns       = setOf("account", "accounts", "version", "story", "findings")
	ConfirmVerbs       = setOf("confirm", "acknowledge", "admit", "concede", "deny")
	InterviewNouns     = setOf("interview", "interviews", "conversation", "talk", "call")
	ThatPronouns       = setOf("that", "this", "it")
	WillForms          = setOf("would", "will", "'d", "wo", "could")
	GuiltWords         = setOf("guilty", "innocent", "wrongdoing", "guilt", "involvement", "responsibility")
	NotForms           = setOf("not", "innocent")
	// The two parts of names of one country or region.
	TwinPlaces = pairsOf("turks caicos", "trinidad tobago", "bosnia herzegovina", "antigua barbuda", "kitts nevis", "vincent grenadines", "tomé príncipe", "tome principe",
		"wallis futuna", "newfoundland labrador", "tyne wear", "brighton hove", "windsor maidenhead", "jammu kashmir", "serbia montenegro", "heard mcdonald", "svalbard mayen", "hammersmith fulham", "kensington chelsea")
	Distributives = setOf("neither", "either", "each", "such", "same", "other") // no one in particular
	EitherNouns   = setOf("sponsor", "owner", "backer", "donor", "landlord", "employer", "publisher", "rival", "competitor", "partner", "ally",
		"client", "customer", "supporter", "critic", "opponent", "member", "investor", "shareholder", "host", "founder", "leader", "neighbour", "neighbor") // persons or bodies
	ShareNouns    = setOf("share", "shares", "stake", "stakes", "stock", "bonds", "trading", "investors", "shareholders")
	ReaderVerbs   = setOf("obtained", "seen", "reviewed", "viewed", "read", "acquired", "examined", "verified", "cited", "quoted", "leaked", "shared", "shown", "uncovered") // of a document, by others than its author
	Deputies      = setOf("shadow", "deputy", "vice")
	Generations   = setOf("younger", "elder", "older")
	ChildNouns    = setOf("son", "daughter", "child", "grandson", "granddaughter", "nephew", "niece", "stepson", "stepdaughter")
	ParentNouns   = setOf("father", "mother", "parent", "grandfather", "grandmother", "uncle", "aunt", "stepfather", "stepmother")
	AccusedNouns  = setOf("defendant", "accused", "suspect")
	AccuseVerbs   = setOf("accuse", "charge", "indict", "arrest", "try")
	OfVerbs       = setOf("convicted", "suspected", "acquitted", "cleared", "warned", "informed", "robbed", "notified", "reminded", "assured")
	OverseerNouns = setOf("regulator", "watchdog", "bloc", "supervisor")
	GroupNouns    = setOf("group", "organization", "organisation", "bloc", "charity")
	CauseWords    = setOf("aid", "rights", "human", "civil", "liberties", "advocacy", "lobby", "lobbying", "trade", "industry", "environmental", "conservation", "campaign", "relief", "medical", "regional", "nonprofit")
	// Words before a noun that make it another one.
	Others             = setOf("other", "another", "rival", "new", "first", "second", "third", "same", "parent", "sister", "own")
	OriginPrepositions = setOf("of", "from", "at", "in", "for")
	Regions            = setOf("northern", "southern", "eastern", "western", "north", "south", "east", "west", "upper", "lower", "greater", "lesser", "inner", "outer", "central", "new")
	Unions             = setOf("u.n.", "un", "eu", "e.u.", "nato")
	PressNouns         = setOf("newspaper", "paper", "magazine", "daily", "weekly", "tabloid", "broadsheet", "outlet", "publication")
	CandidateNouns     = setOf("candidate", "nominee", "hopeful", "challenger", "incumbent", "contender")
	PartyNouns         = setOf("republican", "democrat", "conservative", "liberal", "labour", "independent", "socialist", "tory", "green")
	Nationwide         = setOf("u.s.", "us", "u.k.", "uk", "american", "british", "federal", "senate", "house", "state", "national") // of a country whose every region may have its own
	PartyAdjectives    = setOf("democratic", "gop")
	LawmakerNouns      = setOf("lawmaker", "legislator", "senator", "congressman", "congresswoman", "representative", "mp")
	// Nouns that any body may be called by, and any document.
	GeneralBodies = setOf("agency", "group", "organization", "organisation", "body", "institution", "institute")
	// Bodies that are rarely spoken of beside another one that they deal with.
	Nonprofits       = setOf("charity", "club", "trust", "team", "side", "school", "hospital", "museum", "gallery", "network", "foundation", "federation", "association", "society", "coalition", "alliance", "movement", "campaign", "band", "orchestra", "party")
	Examples         = setOf("including", "like") // before some of those meant
	Mouthpieces      = setOf("spokesman", "official", "source", "aide", "representative", "insider", "staffer", "adviser", "advisor")
	GeneralCompanies = setOf("company", "firm", "corporation", "business", "giant", "manufacturer", "maker", "employer")
	GeneralDocuments = setOf("report", "document", "documents", "study", "paper", "text", "findings", "data", "figures", "statement", "research", "survey", "poll")
)

// Seats are the nouns, as rules.Set.Same has them, for those who sit in a
// parliament.
var Seats = setOf("senator", "representative", "lawmaker", "legislator", "mp", "assemblyman", "assemblywoman", "councillor", "senators", "representatives", "lawmakers")

// Set is a small set of words.
type Set struct {
	bits  uint64 // one for many words: without it a word is not in the set
	words []text.Atom
}

// setOf returns the set of words.
func setOf(words ...string) Set {
	s := Set{words: make([]text.Atom, len(words))}
	for i, w := range words {
		s.words[i] = text.AtomOf(w)
		s.bits |= Bit(s.words[i])
	}
	return s
}

// Bit returns one bit of 64 that stands for a, and for other words.
func Bit(a text.Atom) uint64 { return 1 << (a & 63) }

// pairsOf returns the atoms of pairs of words.
func pairsOf(pairs ...string) [][2]text.Atom {
	out := make([][2]text.Atom, len(pairs))
	for i, p := range pairs {
		first, second, _ := strings.Cut(p, " ")
		out[i] = [2]text.Atom{text.AtomOf(first), text.AtomOf(second)}
	}
	return out
}

// Has reports whether a is one of s.
func (s Set) Has(a text.Atom) bool {
	return s.bits&Bit(a) != 0 && slices.Contains(s.words, a)
}

// Lower returns s in lower case, with plain apostrophes.
func Lower(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}
