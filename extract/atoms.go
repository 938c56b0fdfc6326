package extract

import (
	"slices"
	"strings"

	"claims/extract/text"
)

// The function words that the grammar in code refers to.
var (
	atomAccording = text.AtomOf("according")
	atomAdd       = text.AtomOf("add")
	atomSomething = text.AtomOf("something")
	atomAged      = text.AtomOf("aged")
	atomIncluding = text.AtomOf("including")
	atomAre       = text.AtomOf("are")
	atomWere      = text.AtomOf("were")
	atomWas       = text.AtomOf("was")
	atomAm        = text.AtomOf("am")
	atomWe        = text.AtomOf("we")
	atomAll       = text.AtomOf("all")
	atomAmpersand = text.AtomOf("&")
	atomBoth      = text.AtomOf("both")
	atomAmong     = text.AtomOf("among")
	atomBy        = text.AtomOf("by")
	atomFrom      = text.AtomOf("from")
	atomOf        = text.AtomOf("of")
	atomOwn       = text.AtomOf("own")
	atomAgency    = text.AtomOf("agency")
	atomAs        = text.AtomOf("as")
	atomColon     = text.AtomOf(":")
	atomHalf      = text.AtomOf("half")
	atomPercent   = text.AtomOf("%")
	atomTimeWord  = text.AtomOf("time")
	atomTimes     = text.AtomOf("times")
	atomIn        = text.AtomOf("in")
	atomLet       = text.AtomOf("let")
	atomLie       = text.AtomOf("lie")
	atomMuch      = text.AtomOf("much")
	atomHow       = text.AtomOf("how")
	atomEvery     = text.AtomOf("every")
	atomSemicolon = text.AtomOf(";")
	atomSince     = text.AtomOf("since")
	atomThat      = text.AtomOf("that")
	atomTo        = text.AtomOf("to")
	atomWhat      = text.AtomOf("what")
	atomWhere     = text.AtomOf("where")
	atomWhether   = text.AtomOf("whether")
	atomWhich     = text.AtomOf("which")
	atomWho       = text.AtomOf("who")
	atomWhom      = text.AtomOf("whom")
	atomWhose     = text.AtomOf("whose")
	atomWhy       = text.AtomOf("why")

	beForms   = atomsOf("be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "ai")
	haveForms = atomsOf("have", "has", "had", "having", "'ve")
	doForms   = atomsOf("do", "does", "did")
	roughly   = atomsOf("about", "around", "over", "under", "some", "only", "nearly", "almost", "virtually", "just", "barely") // before a number
	rough     = atomPairs("at least", "at most", "up to", "more than", "fewer than", "less than", "close to")
	// Prepositions after a quantifier that is a noun phrase of its own.
	partitives = atomsOf("of", "in", "on", "at", "from", "among", "within", "inside", "outside")
	// Prepositions before what moved somebody, and not what they said.
	causes     = atomsOf("on", "amid", "over", "despite", "after", "following", "because")
	contrasts  = atomsOf("while", "whereas", "although", "though") // join clauses that stand beside each other
	currencies = atomsOf("$", "£", "€", "¥")
	// Where one writes, but not about.
	platforms = atomsOf("website", "site", "page", "blog", "twitter", "facebook", "instagram", "telegram")
	writing   = atomsOf("write", "post", "tweet")
	wishes    = atomsOf("want", "need")
	placings  = atomsOf("here", "there", "abroad", "overseas", "elsewhere", "nearby", "alike") // after a noun
	laters    = atomsOf("afterwards", "afterward", "later", "then")
	sequences = atomsOf("after", "before") // "hours after"
	// Pronouns that a relative clause without a pronoun may follow.
	indefinites = atomsOf("everything", "anything", "nothing", "something", "all", "everyone", "anyone", "someone")
	namings     = atomsOf("name", "call", "dub", "nickname")
	means       = atomsOf("through", "via", "by", "during")
	besides     = atomsOf("for", "about", "at", "through", "via") // "the mayor | for his part"
	// Subordinators that govern a noun phrase as well as a clause.
	whens        = atomsOf("after", "before", "since", "until", "till", "during", "following", "despite", "amid")
	prepositions = atomsOf("after", "before", "since", "until", "till", "than", "as", "because", "like", "despite", "amid")
)

// The words that the resolution of speakers refers to.
var (
	atomA          = text.AtomOf("a")
	atomAn         = text.AtomOf("an")
	atomAnd        = text.AtomOf("and")
	atomAt         = text.AtomOf("at")
	atomAuthorised = text.AtomOf("authorised")
	atomAuthorized = text.AtomOf("authorized")
	atomBriefed    = text.AtomOf("briefed")
	atomDeclined   = text.AtomOf("declined")
	atomFamiliar   = text.AtomOf("familiar")
	atomFor        = text.AtomOf("for")
	atomFormer     = text.AtomOf("former")
	atomHer        = text.AtomOf("her")
	atomIdentified = text.AtomOf("identified")
	atomNamed      = text.AtomOf("named")
	atomOn         = text.AtomOf("on")
	atomOne        = text.AtomOf("one")
	atomPeople     = text.AtomOf("people")
	atomPolice     = text.AtomOf("police")
	atomRefused    = text.AtomOf("refused")
	atomThe        = text.AtomOf("the")
	atomYounger    = text.AtomOf("younger")
	atomThese      = text.AtomOf("these")
	atomThis       = text.AtomOf("this")
	atomThose      = text.AtomOf("those")

	atomAbout        = text.AtomOf("about")
	atomAgree        = text.AtomOf("agree")
	atomAnswer       = text.AtomOf("answer")
	atomAsk          = text.AtomOf("ask")
	atomBirthday     = text.AtomOf("birthday")
	atomBrand        = text.AtomOf("brand")
	atomCall         = text.AtomOf("call")
	atomCharacterize = text.AtomOf("characterize")
	atomComment      = text.AtomOf("comment")
	atomDeem         = text.AtomOf("deem")
	atomDescribe     = text.AtomOf("describe")
	atomDiscuss      = text.AtomOf("discuss")
	atomDismiss      = text.AtomOf("dismiss")
	atomDub          = text.AtomOf("dub")
	atomElaborate    = text.AtomOf("elaborate")
	atomExpress      = text.AtomOf("express")
	atomMinutes      = text.AtomOf("minutes")
	atomIt           = text.AtomOf("it")
	atomLabel        = text.AtomOf("label")
	atomAgainst      = text.AtomOf("against")
	atomDeny         = text.AtomOf("deny")
	atomSpeak        = text.AtomOf("speak")
	atomVote         = text.AtomOf("vote")
	atomPlead        = text.AtomOf("plead")
	atomReject       = text.AtomOf("reject")
	atomReply        = text.AtomOf("reply")
	atomRule         = text.AtomOf("rule")
	atomShow         = text.AtomOf("show")
	atomSay          = text.AtomOf("say")
	atomShrug        = text.AtomOf("shrug")
	atomUnderstand   = text.AtomOf("understand")
	atomTell         = text.AtomOf("tell")
	atomTerm         = text.AtomOf("term")
	atomThen         = text.AtomOf("then")
	atomTurn         = text.AtomOf("turn")
	atomUpon         = text.AtomOf("upon")
	atomVoice        = text.AtomOf("voice")
	atomPoint        = text.AtomOf("point")
	atomOut          = text.AtomOf("out")
	atomIdentify     = text.AtomOf("identify")
	atomNor          = text.AtomOf("nor")
	atomInstitute    = text.AtomOf("institute")
	atomAmid         = text.AtomOf("amid")
	atomKnow         = text.AtomOf("know")
	atomWant         = text.AtomOf("want")
	atomWith         = text.AtomOf("with")

	hePronouns       = atomsOf("he", "him", "his", "himself")
	shePronouns      = atomsOf("she", "her", "hers", "herself")
	itPronouns       = atomsOf("it", "its", "itself")
	theyPronouns     = atomsOf("they", "them", "their", "themselves")
	mePronouns       = atomsOf("i", "we", "my", "our", "me", "us")
	personalPronouns = atomsOf("he", "she", "it", "they", "i", "we", "you", "him", "her", "them", "us", "me")

	placePrepositions = atomsOf("in", "near", "into", "across", "outside", "throughout", "inside")
	// What only a state has.
	stateNouns = atomsOf("ministry", "ministries", "minister", "president", "government", "army", "capital", "parliament", "embassy", "troops",
		"forces", "generals", "border", "navy", "coast", "military", "ambassador", "premier", "king", "queen", "envoy")
	mediumPrepositions = atomsOf("in", "on", "by", "at", "during", "via", "through", "over", "under", "from", "with")
	timePrepositions   = atomsOf("on", "in", "at", "during", "since", "by", "before", "after", "of", "for", "until")
	placing            = atomsOf("in", "on", "of", "at", "outside", "along")
	whichTime          = atomsOf("last", "this", "next", "that", "every", "each", "earlier", "late", "early")
	afterTime          = atomsOf("later", "earlier", "ago", "before")
	criticismNouns     = atomsOf("criticism", "criticisms", "complaint", "complaints", "concern", "concerns", "attack", "attacks")
	researchNouns      = atomsOf("poll", "survey", "study", "report", "tally", "analysis", "data", "polls", "figures")
	demandNouns        = atomsOf("call", "calls", "demand", "demands", "request", "requests", "appeal", "plea")
	findingNouns       = atomsOf("finding", "findings") // of reports, or of who found something
	findingVerbs       = atomsOf("find", "conclude", "show", "establish", "discover", "report", "rule")
	accountNouns       = atomsOf("account", "accounts", "version", "story", "findings")
	confirmVerbs       = atomsOf("confirm", "acknowledge", "admit", "concede", "deny")
	attackNouns        = atomsOf("attack", "attacks")
	interviewNouns     = atomsOf("interview", "interviews", "conversation", "talk", "call")
	thatPronouns       = atomsOf("that", "this", "it")
	correlatives       = atomsOf("neither", "either", "both")
	conjunctions       = atomsOf("and", "or", "nor")
	witnessVerbs       = atomsOf("hear", "overhear", "see", "film", "record", "tape", "catch", "capture") // of what is said
	quotingVerbs       = atomsOf("quote", "report", "cite", "record")                                     // it
	whWords            = atomsOf("whether", "if", "why", "what", "how", "who", "when", "where", "which")
	willForms          = atomsOf("would", "will", "'d", "wo", "could")
	guiltWords         = atomsOf("guilty", "innocent", "wrongdoing", "guilt", "involvement", "responsibility")
	notForms           = atomsOf("not", "innocent")
	reflexives         = atomsOf("himself", "herself", "itself", "themselves", "myself", "ourselves")
	distributives      = atomsOf("neither", "either", "each", "such", "same", "other") // no one in particular
	eitherNouns        = atomsOf("sponsor", "owner", "backer", "donor", "landlord", "employer", "publisher", "rival", "competitor", "partner", "ally",
		"client", "customer", "supporter", "critic", "opponent", "member", "investor", "shareholder", "host", "founder", "leader", "neighbour", "neighbor") // persons or bodies
	shareNouns    = atomsOf("share", "shares", "stake", "stakes", "stock", "bonds", "trading", "investors", "shareholders")
	doctors       = atomsOf("dr", "dr.", "sir", "dame")
	readerVerbs   = atomsOf("obtained", "seen", "reviewed", "viewed", "read", "acquired", "examined", "verified", "cited", "quoted", "leaked", "shared", "shown", "uncovered") // of a document, by others than its author
	deputies      = atomsOf("shadow", "deputy", "vice")
	generations   = atomsOf("younger", "elder", "older")
	childNouns    = atomsOf("son", "daughter", "child", "grandson", "granddaughter", "nephew", "niece", "stepson", "stepdaughter")
	parentNouns   = atomsOf("father", "mother", "parent", "grandfather", "grandmother", "uncle", "aunt", "stepfather", "stepmother")
	accusedNouns  = atomsOf("defendant", "accused", "suspect")
	accuseVerbs   = atomsOf("accuse", "charge", "indict", "arrest", "try")
	resultWords   = atomsOf("drawing", "prompting", "sparking", "triggering", "provoking", "earning", "eliciting", "angering", "infuriating", "stunning", "shocking", "echoing", "contradicting", "defying", "reversing")
	purposeVerbs  = atomsOf("rang", "rings", "phoned", "phones", "telephoned", "text", "texts", "texted", "email", "emails", "emailed", "message", "messaged", "write", "writes", "wrote", "written", "visited", "met", "contacted", "used", "interrupted", "joined", "addressed", "travelled", "traveled", "gathered")
	reasonWords   = atomsOf("because", "since", "although", "though", "after", "but")
	complaints    = atomsOf("of", "for", "with") // what somebody is accused of, blamed for, charged with
	embedding     = atomsOf("ensure", "be", "see", "make", "check", "have", "let", "help", "ensuring", "being", "seeing", "making", "checking", "having", "letting", "helping")
	ofVerbs       = atomsOf("convicted", "suspected", "acquitted", "cleared", "warned", "informed", "robbed", "notified", "reminded", "assured")
	overseerNouns = atomsOf("regulator", "watchdog", "bloc", "supervisor")
	groupNouns    = atomsOf("group", "organization", "organisation", "bloc", "charity")
	causeWords    = atomsOf("aid", "rights", "human", "civil", "liberties", "advocacy", "lobby", "lobbying", "trade", "industry", "environmental", "conservation", "campaign", "relief", "medical", "regional", "nonprofit")
	// Words before a noun that make it another one.
	others             = atomsOf("other", "another", "rival", "new", "first", "second", "third", "same", "parent", "sister", "own")
	originPrepositions = atomsOf("of", "from", "at", "in", "for")
	regions            = atomsOf("northern", "southern", "eastern", "western", "north", "south", "east", "west", "upper", "lower", "greater", "lesser", "inner", "outer", "central", "new")
	unions             = atomsOf("u.n.", "un", "eu", "e.u.", "nato")
	makerNouns         = atomsOf("giant", "maker", "manufacturer")
	pressNouns         = atomsOf("newspaper", "paper", "magazine", "daily", "weekly", "tabloid", "broadsheet", "outlet", "publication")
	pressNames         = atomsOf("times", "post", "journal", "news", "tribune", "herald", "chronicle", "guardian", "telegraph", "observer", "gazette", "courier", "star", "mail",
		"mirror", "express", "independent", "standard", "globe", "inquirer", "examiner", "register", "sun", "bee", "press", "dispatch", "review", "weekly", "ledger", "echo", "argus", "advertiser", "bulletin", "record", "sentinel", "reporter", "enquirer", "digest", "economist",
		"statesman", "spectator", "banner", "monde", "figaro", "spiegel", "bild")
	partyNouns    = atomsOf("republican", "democrat", "conservative", "liberal", "labour", "independent", "socialist", "tory", "green")
	nationwide    = atomsOf("u.s.", "us", "u.k.", "uk", "american", "british", "federal", "senate", "house", "state", "national") // of a country whose every region may have its own
	lawmakerNouns = atomsOf("lawmaker", "legislator", "senator", "congressman", "congresswoman", "representative", "mp")
	// Nouns that any body may be called by, and any document.
	generalBodies = atomsOf("agency", "group", "organization", "organisation", "body", "institution", "institute")
	// Bodies that are rarely spoken of beside another one that they deal with.
	nonprofits = atomsOf("charity", "club", "trust", "team", "side", "school", "hospital", "museum", "gallery", "network", "foundation", "federation", "association", "society", "coalition", "alliance", "movement", "campaign", "band", "orchestra", "party")
	// Those of them whose name alone often does not tell that they are one.
	namedLikePeople  = atomsOf("charity", "club", "museum", "gallery", "school", "hospital", "band", "orchestra")
	mouthpieces      = atomsOf("spokesman", "official", "source", "aide", "representative", "insider", "staffer", "adviser", "advisor")
	generalCompanies = atomsOf("company", "firm", "corporation", "business", "giant", "manufacturer", "maker", "employer")
	generalDocuments = atomsOf("report", "document", "documents", "study", "paper", "text", "findings", "data", "figures", "statement", "research", "survey", "poll")
)

// seats are the nouns, as rules.Set.Same has them, for those who sit in a
// parliament.
var seats = atomsOf("senator", "representative", "lawmaker", "legislator", "mp", "assemblyman", "assemblywoman", "councillor", "senators", "representatives", "lawmakers")

// wordSet is a small set of words.
type wordSet struct {
	bits  uint64 // one for many words: without it a word is not in the set
	words []text.Atom
}

func atomsOf(words ...string) wordSet {
	s := wordSet{words: make([]text.Atom, len(words))}
	for i, w := range words {
		s.words[i] = text.AtomOf(w)
		s.bits |= wordBit(s.words[i])
	}
	return s
}

func wordBit(a text.Atom) uint64 { return 1 << (a & 63) }

// atomPairs returns the atoms of pairs of words.
func atomPairs(pairs ...string) [][2]text.Atom {
	out := make([][2]text.Atom, len(pairs))
	for i, p := range pairs {
		first, second, _ := strings.Cut(p, " ")
		out[i] = [2]text.Atom{text.AtomOf(first), text.AtomOf(second)}
	}
	return out
}

// has reports whether a is one of s.
func (s wordSet) has(a text.Atom) bool {
	return s.bits&wordBit(a) != 0 && slices.Contains(s.words, a)
}

func isBe(a text.Atom) bool          { return beForms.has(a) }
func isHave(a text.Atom) bool        { return haveForms.has(a) }
func isDo(a text.Atom) bool          { return doForms.has(a) }
func prepositional(a text.Atom) bool { return prepositions.has(a) }

// lowered returns s in lower case, with plain apostrophes.
func lowered(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}
