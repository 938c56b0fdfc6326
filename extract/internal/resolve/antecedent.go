package resolve

import (
	"slices"

	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/rules"
)

// Sure is the probability from which on a pronoun is given an antecedent, and a description stands
// for somebody spoken of before: a wrong name is worse than none.
const Sure = 0.45

// reporting is added, in thousandths, for whoever reports the words that the pronoun stands
// in, without quotation marks: "Ruiz said that she". Nearly all such pronouns take him up,
// but annotated news has too few claims inside claims to learn how many.
const reporting = 1500

// The features of a mention as the antecedent of a pronoun: what the pronoun takes up with
// the weights that [rules.Set] has for them. Mentions of one entity share its probability
// (after Durrett and Klein 2013, Easy Victories and Uphill Battles in Coreference
// Resolution), and so does nobody, of score 0.
var (
	isAntecedent = weigh.NewTemplate("antecedent")          // and what the pronoun does
	isBack       = weigh.NewTemplate("antecedent-back")     // sentences, and how many paragraphs
	isRole       = weigh.NewTemplate("antecedent-role")     // grammatical, and the pronoun's
	isKind       = weigh.NewTemplate("antecedent-kind")     // name, description, pronoun
	isSpeech     = weigh.NewTemplate("antecedent-speech")   // who speaks, and in whose words
	isFit        = weigh.NewTemplate("antecedent-fit")      // gender and class
	isRank       = weigh.NewTemplate("antecedent-rank")     // how many others were mentioned since
	isOften      = weigh.NewTemplate("antecedent-mentions") // of it so far
	isTurn       = weigh.NewTemplate("antecedent-turn")     // of the speakers before
	isOpening    = weigh.NewTemplate("antecedent-opens")    // its sentence, its paragraph
)

// Values of the features.
var (
	subjectAtom = weigh.Named("subject")
	ownerAtom   = weigh.Named("owner")
	phraseAtom  = weigh.Named("phrase")
	objectAtom  = weigh.Named("object")

	heAtom   = weigh.Named("he")
	itAtom   = weigh.Named("it")
	theyAtom = weigh.Named("they")

	kindAtoms = [...]text.Atom{description: weigh.Named("description"), properName: weigh.Named("name"), pronoun: weigh.Named("pronoun"), relative: weigh.Named("relative")}
	fitAtoms  = [...]text.Atom{Unknown: weigh.Named("unknown"), Person: weigh.Named("person"), Body: weigh.Named("body"), Place: weigh.Named("place"), Group: weigh.Named("group"), Document: weigh.Named("document"), Thing: weigh.Named("thing")}

	silentAtom    = weigh.Named("silent")
	speaksAtom    = weigh.Named("speaks")
	sayerAtom     = weigh.Named("sayer")    // of the words that the pronoun stands in
	quotedAtom    = weigh.Named("quoted")   // in another's words
	reportedAtom  = weigh.Named("reported") // likewise, without quotation marks
	beforeAtom    = weigh.Named("before")   // what the pronoun says stands before it
	guessedAtom   = weigh.Named("guessed")  // that it is a person
	softAtom      = weigh.Named("soft")     // the gender is known from a pronoun
	againAtom     = weigh.Named("again")
	noneAtom      = weigh.Named("nameless")
	describedAtom = weigh.Named("described") // nameless, by a noun for a woman or a man
	knownAtom     = weigh.Named("known")
	paraAtom      = weigh.Named("paragraph")
	sentAtom      = weigh.Named("sentence")
)

// features prepares what all candidates of the pronoun share.
func (s *seeking) features() {
	s.does = silentAtom
	switch {
	case s.in >= 0 && s.Quotes.Quoted[s.m.First] >= 0:
		s.does = quotedAtom
	case s.in >= 0:
		s.does = reportedAtom
	case s.own >= 0 && s.claims[s.own].Part(0).First < s.m.First:
		s.does = beforeAtom
	case s.own >= 0:
		s.does = speaksAtom
	}
	s.role = s.roleOf(s.m)
	s.findTurns()
	s.Cast.seen = s.Cast.seen[:0]
}

// findTurns finds who spoke before the pronoun, the last first.
func (s *seeking) findTurns() {
	s.Cast.turns = s.Cast.turns[:0]
	for k := s.i - 1; k >= 0 && s.i-k <= reachMentions && len(s.Cast.turns) < maxTurns; k-- {
		o := &s.mentions[k]
		if s.speaks[o.head] < 0 || o.entity < 0 || s.speaks[o.head] == s.in {
			continue
		}
		if e := s.settled(o.entity); !slices.Contains(s.Cast.turns, e) {
			s.Cast.turns = append(s.Cast.turns, e)
		}
	}
}

// maxTurns bounds the speakers before a pronoun that are told apart.
const maxTurns = 3

// roleOf returns the grammatical role of a mention.
func (s *seeking) roleOf(o *mention) text.Atom {
	switch {
	case o.owns:
		return ownerAtom
	case o.subject || s.speaks[o.head] >= 0:
		return subjectAtom
	case o.inPrep:
		return phraseAtom
	}
	return objectAtom
}

// add adds the features of o, a mention of entity k.
func (s *seeking) add(o *mention, k int32) {
	f, e := &s.Cast.features, &s.entities[k]
	f.Add(isAntecedent, s.want.sort, s.does, 0)
	sentences := weigh.Count(coarse(int(s.told[s.m.sentence] - s.told[o.sentence])))
	paragraphs := max(0, min(s.paragraph-s.Sentences[o.sentence].Paragraph, 3))
	far := weigh.Count(min(paragraphs, 2))
	f.Add(isBack, sentences, 0, 0)
	f.Add(isBack, paraAtom, weigh.Count(paragraphs), 0)
	s.addRole(s.roleOf(o), sentences)
	f.Add(isKind, kindAtoms[o.kind], 0, 0)
	speech := s.speechOf(o)
	f.Add(isSpeech, speech, s.does, 0)
	if o.isDescription() {
		f.Add(isKind, detAtoms[o.det], speech, weigh.YesNo(e.named))
		f.Add(isKind, detAtoms[o.det], far, weigh.YesNo(e.named))
	}
	if speech == sayerAtom {
		f.Sum += reporting
	}
	f.Add(isBack, speech, far, 0)
	f.Add(isTurn, s.turnOf(k), s.does, far)
	f.Add(isTurn, weigh.YesNo(e.headlined), weigh.Count(coarse(int(e.times))), 0)
	s.addFit(e)
	s.addRank(k)
	f.Add(isOften, weigh.Count(coarse(int(e.times))), 0, 0)
	f.Add(isOpening, s.opens(o), weigh.YesNo(paragraphs == 0), 0)
}

// addRole adds the grammatical role of a mention so many sentences back.
func (s *seeking) addRole(role, sentences text.Atom) {
	f := &s.Cast.features
	f.Add(isRole, role, 0, 0)
	f.Add(isRole, role, s.role, weigh.YesNo(sentences == weigh.Count(0)))
	f.Add(isBack, role, sentences, s.role)
	f.Add(isRole, role, weigh.YesNo(s.subjects == 0), sentences)
	if role == subjectAtom {
		s.subjects++
	}
}

// addFit adds what e is, and of what is no person whether such say what the pronoun does.
func (s *seeking) addFit(e *entity) {
	f := &s.Cast.features
	f.Add(isFit, s.want.sort, fitAtoms[e.class], s.knownOf(e))
	if s.own >= 0 && s.want.sort != heAtom {
		f.Add(isFit, s.Tok(s.claims[s.own].Cue.First).Lemma, fitAtoms[e.class], 0)
	}
}

// addRank adds how many others were mentioned since entity k was.
func (s *seeking) addRank(k int32) {
	f := &s.Cast.features
	rank := slices.Index(s.Cast.seen, k)
	if rank < 0 {
		f.Add(isRank, weigh.Count(min(len(s.Cast.seen), 3)), 0, 0)
		s.Cast.seen = append(s.Cast.seen, k)
	} else {
		f.Add(isRank, againAtom, weigh.Count(min(rank, 3)), 0)
	}
}

// turnOf tells which of the speakers before k is, from the last one on.
func (s *seeking) turnOf(k int32) text.Atom {
	if n := slices.Index(s.Cast.turns, k); n >= 0 {
		return weigh.Count(n)
	}
	return noneAtom
}

// coarse returns n, or less where n and what is near it tell the same.
func coarse(n int) int {
	switch {
	case n > 4:
		return 5
	case n > 2:
		return 3
	}
	return n
}

// speechOf tells whether o speaks, or stands in what another says.
func (s *seeking) speechOf(o *mention) text.Atom {
	claim, in := s.speaks[o.head], s.inside[o.head]
	switch {
	case claim >= 0 && claim == s.in:
		return sayerAtom
	case in >= 0 && in != s.in:
		return quotedAtom
	case claim >= 0:
		return speaksAtom
	}
	return silentAtom
}

// knownOf tells how sure it is what e is.
func (s *seeking) knownOf(e *entity) text.Atom {
	switch {
	case !e.named && e.gender.known() && !e.soft:
		return describedAtom
	case !e.named:
		return noneAtom
	case s.want.sort == heAtom && e.guessed && !e.gender.known():
		return guessedAtom
	case s.want.sort == heAtom && e.soft:
		return softAtom
	case s.want.sort != heAtom || e.gender.known():
		return knownAtom
	}
	return 0
}

// opens tells what o, if it is the first mention there, opens.
func (s *seeking) opens(o *mention) text.Atom {
	sentence := &s.Sentences[o.sentence]
	switch {
	case o.First > sentence.First:
		return silentAtom
	case o.sentence == s.Paragraphs[sentence.Paragraph].First:
		return paraAtom
	}
	return sentAtom
}

// What a [Lookup] is about.
const (
	AboutPronoun     = "antecedent"
	AboutDescription = "description"
)

// Lookup is a pronoun or description of which it was asked whom it stands for, to learn from: its
// words and the entity of each candidate of the choice.
type Lookup struct {
	weigh.Choice
	Words   text.Span
	Named   []bool // by a proper name
	Called  []bool // by the noun of a description
	bearers []int32
}

// noteRival keeps the features of the entity bearer, the candidate whose features were added last,
// for the learner; called is whether the noun of the description m is known to be said of it.
func (c *Cast) noteRival(about string, m *mention, bearer int32, called bool, first bool) {
	if first {
		c.lookups = append(c.lookups, Lookup{Choice: weigh.Choice{About: about, None: true}, Words: c.SpanOf(m.Range)})
	}
	l := &c.lookups[len(c.lookups)-1]
	l.Features = append(l.Features, slices.Clone(c.features.Keys))
	l.Named = append(l.Named, c.entities[bearer].named)
	l.Called = append(l.Called, called)
	l.bearers = append(l.bearers, bearer)
}

// Lookups returns the pronouns and descriptions of a text with whom each candidate is called, for learning:
// names is the name that the feature of a key has.
func (c *Cast) Lookups(txt *parse.Text, claims []attribute.Candidate, names *weigh.Names) []Lookup {
	c.features.Names, c.lookups = names, nil
	c.Resolve(txt, claims)
	return c.lookups
}

// NamesOf returns how the candidates of l are called.
func (c *Cast) NamesOf(l *Lookup) []string {
	var names []string
	for _, e := range l.bearers {
		names = append(names, c.nameOf(e))
	}
	return names
}

// Best returns a candidate of the likeliest entity, how likely that is, and how likely the
// right ones are together.
func (l *Lookup) Best(ws *rules.Weights) (best int, most, right float64) {
	shares := weigh.Probabilities(nil, l.Scores(ws))
	none, any := 1.0, false
	for i, p := range shares {
		none -= p
		if l.Right[i] {
			right += p
			any = true
		}
	}
	if !any {
		right = none
	}
	best, most = likeliest(l.bearers, shares)
	return best, most, right
}
