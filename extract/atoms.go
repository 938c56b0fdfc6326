package extract

import (
	"strings"

	"claims/extract/text"
)

// The function words that the grammar in code refers to.
var (
	atomAccording = text.AtomOf("according")
	atomAll       = text.AtomOf("all")
	atomAmpersand = text.AtomOf("&")
	atomBoth      = text.AtomOf("both")
	atomAmong     = text.AtomOf("among")
	atomBy        = text.AtomOf("by")
	atomFrom      = text.AtomOf("from")
	atomOf        = text.AtomOf("of")
	atomColon     = text.AtomOf(":")
	atomDollar    = text.AtomOf("$")
	atomHow       = text.AtomOf("how")
	atomSemicolon = text.AtomOf(";")
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
	// Subordinators that govern a noun phrase as well as a clause.
	prepositions = atomsOf("after", "before", "since", "until", "till", "than", "as", "because", "like", "despite", "amid")
)

func atomsOf(words ...string) []text.Atom {
	atoms := make([]text.Atom, len(words))
	for i, w := range words {
		atoms[i] = text.AtomOf(w)
	}
	return atoms
}

func among(a text.Atom, atoms []text.Atom) bool {
	for _, b := range atoms {
		if a == b {
			return true
		}
	}
	return false
}

func isBe(a text.Atom) bool          { return among(a, beForms) }
func isHave(a text.Atom) bool        { return among(a, haveForms) }
func isDo(a text.Atom) bool          { return among(a, doForms) }
func prepositional(a text.Atom) bool { return among(a, prepositions) }

// lowered returns s in lower case, with plain apostrophes.
func lowered(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}
