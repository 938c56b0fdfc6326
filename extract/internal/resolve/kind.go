package resolve

import "claims/extract/text"

// kinds are the lists of the nouns for bodies of one kind and the words of their names.
var kinds = text.ListsOf(text.Banks, text.Insurers, text.Airlines, text.Carmakers, text.Planemakers, text.Drugmakers, text.Chipmakers, text.Retailers, text.Refiners, text.Telecoms,
	text.Platforms, text.Newspapers, text.Magazines, text.Broadcasters, text.Newswires, text.Universities, text.Clubs, text.Parties, text.Militants, text.Blocs, text.Alliances)

// kindOf returns the kinds of body that t, a noun or a word of a name, is for.
func kindOf(t *text.Token) text.ListSet { return t.Lists.And(kinds) }

// sameKind reports whether x and y, a noun and the last word of a name, are for one kind of body: "bank"
// and "Barclays".
func sameKind(x, y *text.Token) bool {
	k, o := kindOf(x), kindOf(y)
	return k.Overlaps(&o)
}

// kindNouns are the lists of the nouns for bodies, which tell alone what kind they are of.
var kindNouns = text.ListsOf(text.Bodies, text.Organizations, text.CompanyNouns, text.CompanyWords)

// isKindName reports whether the word t of a name tells what kind of body it is of, and is no
// noun for such bodies: "Barclays", "Wells Fargo", "Boko Haram".
func isKindName(t *text.Token) bool {
	return t.OnAny(kinds) && (!t.OnAny(kindNouns) || t.On(text.CompanyNames))
}

// press are the lists of what bodies are called that are no agencies.
var press = text.ListsOf(text.Newspapers, text.Magazines, text.Broadcasters)
