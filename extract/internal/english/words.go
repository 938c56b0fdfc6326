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
)

// The words that the resolution of speakers refers to.
var (
	Q   = text.AtomOf("q")
	A   = text.AtomOf("a")
	And = text.AtomOf("and")
	At  = text.AtomOf("at")
	For = text.AtomOf("for")
	Her = text.AtomOf("her")
	On  = text.AtomOf("on")
	One = text.AtomOf("one")
	The = text.AtomOf("the")

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
	Amid         = text.AtomOf("amid")
	Know         = text.AtomOf("know")
	Want         = text.AtomOf("want")
	With         = text.AtomOf("with")

	MediumPrepositions = setOf("in", "on", "by", "at", "during", "via", "through", "over", "under", "from", "with")
	Turning            = setOf("on", "to", "upon", "with") // before whom one turns to
	TimePrepositions   = setOf("on", "in", "at", "during", "since", "by", "before", "after", "of", "for", "until")
	Placing            = setOf("in", "on", "of", "at", "outside", "along")
	AfterTime          = setOf("later", "earlier", "ago", "before")
	CriticismNouns     = setOf("criticism", "criticisms", "complaint", "complaints", "concern", "concerns", "attack", "attacks")
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
)

// Seats are the nouns, as rules.Set.Same has them, for those who sit in a
// parliament.

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

// Has reports whether a is one of s.
func (s Set) Has(a text.Atom) bool {
	return s.bits&Bit(a) != 0 && slices.Contains(s.words, a)
}

// Lower returns s in lower case, with plain apostrophes.
func Lower(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}
