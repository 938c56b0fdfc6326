package resolve

import (
	"strings"

	"claims/extract/internal/weigh"
	"claims/extract/text"
)

// The features of somebody or something spoken of before as what a description stands for, with
// the weights that [rules.Set] has for them. One not spoken of before, of score 0, is an answer
// too.
var (
	isMeant       = weigh.NewTemplate("described")          // the noun, and how it fits
	isMeantBack   = weigh.NewTemplate("described-back")     // sentences
	isMeantClass  = weigh.NewTemplate("described-class")    // of the entity
	isMeantName   = weigh.NewTemplate("described-name")     // of a body: what it tells of it
	isMeantOften  = weigh.NewTemplate("described-mentions") // of it so far
	isMeantOwner  = weigh.NewTemplate("described-owner")    // whose it is: "her company"
	isMeantPhrase = weigh.NewTemplate("described-phrase")   // its grammar
	isMeantRank   = weigh.NewTemplate("described-rank")     // how many others were mentioned since
	isMeantRival  = weigh.NewTemplate("described-rivals")   // that fit as well
	isMeantRole   = weigh.NewTemplate("described-role")     // what the story says of the entity
	isMeantSpeech = weigh.NewTemplate("described-speech")   // whether it spoke
	isMeantWords  = weigh.NewTemplate("described-words")    // before the noun: said of the entity too?
)

// Values of these features.
var (
	detAtoms = [...]text.Atom{bare: weigh.Named("bare"), definite: weigh.Named("the"), indefinite: weigh.Named("a"), owned: weigh.Named("owned"), shared: weigh.Named("shared")}

	sameAtom     = weigh.Named("same")
	otherAtom    = weigh.Named("other")
	wordAtom     = weigh.Named("word")
	capsAtom     = weigh.Named("capitals")
	properAtom   = weigh.Named("proper")
	headAtom     = weigh.Named("headline")
	formerAtom   = weigh.Named("former")
	accusedAtom  = weigh.Named("accused")
	ageAtom      = weigh.Named("age")
	documentAtom = fitAtoms[Document]
	issuedAtom   = weigh.Named("issued")
	pluralAtom   = weigh.Named("plural")
)

var fittingAtoms = [...]text.Atom{strange: weigh.Named("strange"), byKind: weigh.Named("by-kind"), byCall: weigh.Named("by-call"), byLabel: weigh.Named("by-label"), byName: weigh.Named("by-name"), byRole: weigh.Named("by-role")}

// sorts are the lists that tell nouns for persons and for bodies apart, with the names of their
// values; the first that has a noun counts.
var sorts = []struct {
	list text.List
	atom text.Atom
}{
	{text.LawmakerNouns, weigh.Named("lawmaker")},
	{text.PartyNouns, weigh.Named("party")},
	{text.CandidateNouns, weigh.Named("candidate")},
	{text.Mouthpieces, weigh.Named("mouthpiece")},
	{text.AccusedNouns, accusedAtom},
	{text.AnonymousNouns, weigh.Named("anonymous")},
	{text.Honorifics, weigh.Named("title")},
	{text.PublicOffices, weigh.Named("office")},
	{text.Roles, weigh.Named("role")},
	{text.Kin, weigh.Named("kin")},
	{text.Callings, weigh.Named("calling")},
	{text.GeneralCompanies, weigh.Named("any-company")},
	{text.CompanyNouns, weigh.Named("company")},
	{text.PressNouns, weigh.Named("press")},
	{text.GeneralBodies, weigh.Named("any-body")},
	{text.StateBodies, weigh.Named("state-body")},
	{text.OverseerNouns, weigh.Named("overseer")},
	{text.Nonprofits, weigh.Named("nonprofit")},
	{text.CompanyWords, weigh.Named("firm")},
	{text.Bodies, weigh.Named("body-word")},
	{text.Organizations, weigh.Named("organization")},
	{text.Places, weigh.Named("place")},
	{text.GeneralDocuments, weigh.Named("any-document")},
	{text.ResearchNouns, weigh.Named("research")},
	{text.PressWritings, weigh.Named("writing")},
	{text.Documents, weigh.Named("document-word")},
	{text.Writings, weigh.Named("writing-word")},
}

// sortOf tells of what sort the noun t is.
func sortOf(t *text.Token) text.Atom {
	for _, s := range sorts {
		if t.On(s.list) {
			return s.atom
		}
	}
	return otherAtom
}

// sortOf tells of what sort the description is.
func (r *referring) sortOf() text.Atom {
	switch {
	case r.m.plural || r.m.class == Group:
		return pluralAtom
	case isAged(r.Text, r.m):
		return ageAtom
	}
	return sortOf(r.head)
}

// add adds the features of rival n.
func (r *referring) add(n int) {
	x := &r.rivals[n]
	e := &r.entities[x.entity]
	fit := fittingAtoms[x.fit]
	r.addNoun(fit)
	r.addWords(x, e, fit)
	r.addEntity(e, fit)
	r.addPlace(n, x, e)
}

// addNoun adds the features of the noun phrase, which all rivals share, with how one fits it.
func (r *referring) addNoun(fit text.Atom) {
	f, m := &r.features, r.m
	more := weigh.YesNo(m.head > m.core)
	f.Add(isMeant, fit, r.sort, more)
	f.Add(isMeant, r.head.Lemma, 0, 0)
	f.Add(isMeant, r.head.Lemma, fit, 0)
	f.Add(isMeantPhrase, detAtoms[m.det], fit, more)
	f.Add(isMeantPhrase, detAtoms[m.det], r.sort, 0)
	f.Add(isMeantPhrase, weigh.YesNo(r.speaks[m.head] >= 0), weigh.YesNo(m.subject), weigh.YesNo(m.inPrep))
	f.Add(isMeantPhrase, weigh.YesNo(restricted(r.Cast, m)), fit, 0)
}

// addWords adds whether what the description says beside its noun is said of e too.
func (r *referring) addWords(x *rival, e *entity, fit text.Atom) {
	f, m := &r.features, r.m
	said := weigh.Count(min(x.said, 2))
	f.Add(isMeantWords, said, x.others, fit)
	f.Add(isMeantWords, said, x.others, r.sort)
	if x.others == properAtom || x.others == capsAtom {
		f.Add(isMeantWords, x.others, weigh.YesNo(r.differs(e)), fit)
		f.Add(isMeantWords, x.others, weigh.YesNo(saysMore(r.Text, e.role, m.Range)), r.sort)
	}
	if !r.whole.Empty() {
		f.Add(isMeantWords, weigh.YesNo(lacks(r.Text, e, r.whole)), fit, phraseAtom)
	}
	if m.head > m.core {
		f.Add(isMeantWords, r.Tok(m.head-1).Lemma, fit, wordAtom)
	}
	f.Add(isMeantOwner, x.owns, fit, 0)
	f.Add(isMeantOwner, x.owns, r.sort, 0)
}

// addEntity adds what is known of e.
func (r *referring) addEntity(e *entity, fit text.Atom) {
	f, m := &r.features, r.m
	class := noneAtom
	if e.named {
		class = fitAtoms[e.class]
	}
	if e.class == Document {
		class = documentAtom
		if e.hasIssuer() {
			class = issuedAtom
		}
		f.Add(isMeantClass, class, r.sort, sortOf(r.Tok(e.label.head)))
	}
	f.Add(isMeantClass, class, r.sort, fit)
	f.Add(isMeantClass, class, weigh.YesNo(e.guessed), r.sort)
	f.Add(isMeantClass, class, weigh.YesNo(e.none), fit)
	f.Add(isMeantClass, weigh.YesNo(m.gender.known()), weigh.YesNo(e.gender.known()), weigh.YesNo(e.soft))
	f.Add(isMeantOften, weigh.Count(coarse(int(e.times))), fit, 0)
	f.Add(isMeantOften, weigh.Count(coarse(e.label.sentence)), class, headAtom)
	role := noneAtom
	if !e.role.Empty() {
		role = sortOf(r.Tok(e.role.Last - 1))
		f.Add(isMeantRole, weigh.YesNo(saysMore(r.Text, e.role, m.Range)), fit, weigh.YesNo(m.head > m.core))
	}
	f.Add(isMeantRole, role, r.sort, 0)
	if fit == fittingAtoms[strange] && m.class == Person {
		f.Add(isMeantRole, weigh.YesNo(r.isOffice()), weigh.YesNo(r.isUnintroduced(e)), fit)
		f.Add(isMeantRole, r.sort, weigh.YesNo(r.isUnintroduced(e)), fit)
	}
	if e.accused {
		f.Add(isMeantRole, accusedAtom, r.sort, 0)
	}
	if r.sort == ageAtom {
		years, _, _ := strings.Cut(r.head.In(r.Source), "-")
		age := noneAtom
		if e.age != 0 {
			age = weigh.YesNo(e.age == text.AtomOf(years))
		}
		f.Add(isMeantRole, ageAtom, age, 0)
	}
	if e.named && m.class != Person {
		r.addName(e, fit)
	}
}

// isOffice reports whether the description is an office, which any other one could hold: "the police
// chief", but not "the actress".
func (r *referring) isOffice() bool {
	personal := r.head.On(text.CandidateNouns) || r.head.On(text.LawmakerNouns) && r.m.head > r.m.core
	return r.m.class == Person && r.m.owner < 0 && r.head.OnAny(public) && !personal
}

// public are the lists of nouns for offices.
var public = text.ListsOf(text.Honorifics, text.Roles, text.PublicOffices, text.Mouthpieces)

// isUnintroduced reports whether the story tells nowhere who e is, whom its readers know.
func (c *Cast) isUnintroduced(e *entity) bool {
	return e.role.Empty() && e.label.isName() && e.age == 0 && e.kin == 0 && e.times > 1
}

// addName adds what the name of the body e tells of it.
func (r *referring) addName(e *entity, fit text.Atom) {
	f, last := &r.features, r.Tok(e.name.Last-1)
	sort := sortOf(last)
	switch {
	case sort != otherAtom:
	case last.Is(text.AllCaps):
		sort = capsAtom
	case isWord(r.Text, last):
		sort = wordAtom
	}
	noun, name := kindOf(r.head), kindOf(last)
	kind := noneAtom
	switch {
	case noun.Overlaps(&name):
		kind = sameAtom
	case !noun.Empty() && !name.Empty():
		kind = otherAtom
	case !name.Empty():
		kind = knownAtom
	}
	f.Add(isMeantName, sort, r.sort, 0)
	f.Add(isMeantName, sort, r.head.Lemma, 0)
	f.Add(isMeantName, kind, r.sort, fit)
	f.Add(isMeantName, weigh.Count(min(3, e.name.Last-e.name.First)), r.sort, fit)
}

// addPlace adds where the story spoke of e, and how many others it could be.
func (r *referring) addPlace(n int, x *rival, e *entity) {
	f, m := &r.features, r.m
	fit := fittingAtoms[x.fit]
	better, before, same, beside := 0, 0, 0, false
	for j := range r.rivals {
		o := &r.rivals[j]
		switch more, as := o.fits(x); {
		case j == n:
		case more:
			better++
		case as:
			same++
			if j < n {
				before++
			}
			y := &r.entities[o.entity]
			beside = beside || e.last >= 0 && y.last >= 0 && r.mentions[e.last].sentence == r.mentions[y.last].sentence
		}
	}
	f.Add(isMeantRival, weigh.Count(min(better, 2)), weigh.Count(min(before, 2)), fit)
	f.Add(isMeantRival, weigh.Count(min(same, 2)), weigh.YesNo(beside), fit)
	f.Add(isMeantRank, weigh.Count(min(n, 4)), fit, 0)
	if e.last < 0 || int(r.i) >= r.headline {
		f.Add(isMeantBack, headAtom, fit, weigh.Count(min(same, 1)))
		return
	}
	o := &r.mentions[e.last]
	back := weigh.Bucket(int(r.told[m.sentence] - r.told[o.sentence]))
	f.Add(isMeantBack, back, fit, 0)
	f.Add(isMeantBack, back, r.sort, fit)
	speech := r.speechAtom(o)
	f.Add(isMeantSpeech, speech, fit, back)
	if m.class == Document {
		if k := r.speaks[o.head]; k >= 0 {
			f.Add(isMeantSpeech, r.Tok(r.claims[k].Cue.First).Lemma, r.sort, back)
		}
		f.Add(isMeantClass, fitAtoms[e.class], speech, back)
		f.Add(isMeantRole, speech, r.head.Lemma, weigh.YesNo(o.sentence == m.sentence))
		f.Add(isMeantRole, weigh.YesNo(isPress(r.Cast, e)), r.sort, documentAtom)
	}
	f.Add(isMeantSpeech, speech, r.sort, weigh.YesNo(o.sentence == m.sentence))
	prominent := headAtom
	if e.prominent >= 0 {
		prominent = weigh.Bucket(int(r.told[m.sentence] - r.told[r.mentions[e.prominent].sentence]))
	}
	f.Add(isMeantSpeech, prominent, fit, headAtom)
	in := r.inside[m.head] >= 0 && r.SpeakerOf(int(r.inside[m.head])) == x.entity
	own := r.speaks[m.head] >= 0 && r.inside[o.head] == r.speaks[m.head]
	f.Add(isMeantSpeech, weigh.YesNo(in), weigh.YesNo(own), fit)
}

// speechAtom tells what m does where it stands: it speaks, or is a subject, an owner or quoted.
func (c *Cast) speechAtom(m *mention) text.Atom {
	switch {
	case c.speaks[m.head] >= 0:
		return speaksAtom
	case m.subject:
		return subjectAtom
	case m.owns:
		return ownerAtom
	case c.inside[m.head] >= 0:
		return quotedAtom
	}
	return silentAtom
}
