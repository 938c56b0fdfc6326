// Package english holds the few words and marks that the grammar in code is about. Lists
// of words are in rules/builtin.
package english

import (
	"strings"

	"claims/extract/text"
)

// The words.
var (
	A         = text.AtomOf("a")
	About     = text.AtomOf("about")
	According = text.AtomOf("according")
	Against   = text.AtomOf("against")
	And       = text.AtomOf("and")
	As        = text.AtomOf("as")
	Ask       = text.AtomOf("ask")
	At        = text.AtomOf("at")
	Both      = text.AtomOf("both")
	By        = text.AtomOf("by")
	For       = text.AtomOf("for")
	From      = text.AtomOf("from")
	Her       = text.AtomOf("her")
	In        = text.AtomOf("in")
	It        = text.AtomOf("it")
	Know      = text.AtomOf("know")
	Let       = text.AtomOf("let")
	Much      = text.AtomOf("much")
	Nor       = text.AtomOf("nor")
	Of        = text.AtomOf("of")
	On        = text.AtomOf("on")
	One       = text.AtomOf("one")
	Out       = text.AtomOf("out")
	Own       = text.AtomOf("own")
	Per       = text.AtomOf("per")
	Q         = text.AtomOf("q")
	Say       = text.AtomOf("say")
	Since     = text.AtomOf("since")
	Tell      = text.AtomOf("tell")
	That      = text.AtomOf("that")
	The       = text.AtomOf("the")
	Time      = text.AtomOf("time")
	To        = text.AtomOf("to")
	Used      = text.AtomOf("used")
	Want      = text.AtomOf("want")
	Where     = text.AtomOf("where")
	Which     = text.AtomOf("which")
	Who       = text.AtomOf("who")
	Whom      = text.AtomOf("whom")
	Whose     = text.AtomOf("whose")
	With      = text.AtomOf("with")
)

// The marks.
var (
	Ampersand = text.AtomOf("&")
	Colon     = text.AtomOf(":")
	Percent   = text.AtomOf("%")
	Semicolon = text.AtomOf(";")
)

// Lower returns s in lower case, with plain apostrophes.
func Lower(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}
