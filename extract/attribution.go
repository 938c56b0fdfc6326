package extract

import (
	"math"
	"slices"

	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// candidate is a claim that a rule proposes.
type candidate struct {
	rule     *rules.Rule
	entry    *rules.CueEntry
	sentence int
	unit     int // the cue
	match    rules.Match
	cue      tokens
	source   source
	// The content: left of the speaker and cue, right of them, and the
	// quotations that go on after the sentence. Any may be empty.
	left, right         tokens
	more                []tokens
	lead                int32 // of the content's boundary over the next best
	score               int32
	probability         float64
	nested              bool // whether its cue was read as one inside another's content
	within              int
	addressee           tokens
	leftUnit, rightUnit int // where the content begins, -1
}

// numParts is how many parts the content of c has; some may be empty.
func (c *candidate) numParts() int { return 2 + len(c.more) }

// part returns part i of the content of c.
func (c *candidate) part(i int) tokens {
	switch i {
	case 0:
		return c.left
	case 1:
		return c.right
	}
	return c.more[i-2]
}

// parts returns the parts of c's content that are not empty, in text order.
func (c *candidate) parts() []tokens {
	parts := make([]tokens, 0, 2)
	for i := range c.numParts() {
		if p := c.part(i); !p.empty() {
			parts = append(parts, p)
		}
	}
	return parts
}

// propose fills a.group with the claims that the rules see at the cue u. It may
// leave it empty if none of them can be as probable as least.
func (a *analysis) propose(s, u int, least float64) {
	a.cues, a.readings, a.group = a.cues[:0], a.readings[:0], a.group[:0]
	if a.readCue(s, u, least) && a.chooseSources(&a.cues[0]) {
		a.completeReadings(&a.cues[0])
	}
}

// readCue adds to a.cues the cue u with its readings, which it adds to a.readings,
// and reports whether any claim of them may be as probable as least. If none may,
// it adds nothing.
func (a *analysis) readCue(s, u int, least float64) bool {
	first := len(a.readings)
	entry, ok := a.findReadings(s, u)
	if !ok || len(a.readings) == first {
		return false
	}
	if !a.set.Weights.Bounded() {
		least = 0
	}
	a.cues = append(a.cues, readCue{cueContext: a.cueContext(s, u, entry), first: first, last: len(a.readings), least: least})
	if a.scoreReadings(&a.cues[len(a.cues)-1]) {
		return true
	}
	a.cues, a.readings = a.cues[:len(a.cues)-1], a.readings[:first]
	return false
}

// completeReadings fills a.group with the claims of the readings of c.
func (a *analysis) completeReadings(c *readCue) {
	a.group = a.group[:0]
	for i := c.first; i < c.last; i++ {
		x := &a.readings[i]
		o := candidate{rule: x.rule, entry: c.entry, sentence: c.sentence, unit: c.unit, match: x.match, source: x.source, score: x.score, within: -1, leftUnit: -1, rightUnit: -1}
		if a.complete(c.unitRange, &o) {
			a.group = append(a.group, o)
		}
	}
	for i := range a.group {
		o := &a.group[i]
		a.f.reset()
		a.contentFeatures(&c.cueContext, o, len(a.group))
		o.score += a.f.sum
	}
}

// entryOf returns the lexicon's entry of x as a cue, or nil.
func (a *analysis) entryOf(x *text.Unit) *rules.CueEntry {
	if x.Kind == text.NounUnit || x.Kind == text.PrepUnit || x.Kind == text.AdjectiveUnit {
		return a.set.Cue(a.tok(x.Head).Word, x.Kind)
	}
	return a.set.Cue(a.tok(x.Head).Lemma, x.Kind)
}

// findReadings adds to a.readings what the rules see at the cue u, and returns its
// entry and whether any rule may see something.
func (a *analysis) findReadings(s, u int) (*rules.CueEntry, bool) {
	x := &a.units[u]
	if !a.set.HasCues(x.Kind) {
		return nil, false
	}
	entry := a.entryOf(x)
	if entry == nil && !a.set.IsOpen(x.Kind, a.tok(x.Head).Lists) || a.isSupposed(x) {
		return nil, false
	}
	r := a.rangeOf(s, u)
	if a.setting.sentence != s || a.setting.unitRange != r {
		a.setting.set(a, s, r)
	}
	around := a.setting.around(u)
	inverted := a.isInvertedTag(r, u)
	a.candidates = a.set.AppendFitting(a.candidates[:0], x.Kind, entry, &around)
	for _, rule := range a.candidates {
		if a.setting.rulesOut(rule, x) || !rule.FitsCue(&a.doc, x, entry) || inverted && rule.Content == rules.Right && rule.Speaker == rules.Subject {
			continue
		}
		a.matches = rule.MatchAfter(&a.doc, a.units[:r.last], u+1, a.matches[:0])
		for _, m := range a.matches {
			if i := m.Content; i > u+2 && a.units[i].Kind == text.QuoteUnit && (a.resumption(r, u) == i-1 && a.units[i].Last-a.units[i].First > 1 && !a.tok(a.units[i].First+1).Is(text.Capital) || a.isLaterCues(u, i)) {
				continue
			}
			if a.isOtherSense(entry, u, &m) || a.isNounsClause(entry, rule, u, &m) || a.isWhenSaid(r, u, m.Content) || m.Object >= 0 && (a.isDate(r, m.Object) || a.isPlatform(u, m.Object)) {
				continue // "phone calls | on Thursday"
			}
			a.readings = append(a.readings, reading{rule: rule, match: m})
		}
	}
	return entry, true
}

// isLaterCues reports whether the quotation at unit i, after the verb u, is what a gerund
// right before it says: “We will win,” he said, | adding: | “We always do.”
func (a *analysis) isLaterCues(u, i int) bool {
	k := i - 1
	if a.units[k].Kind == text.ColonUnit || a.units[k].Kind == text.CommaUnit {
		k--
	}
	return k > u+1 && a.units[k].Kind == text.VerbUnit && a.units[k].Form&text.Gerund != 0 && a.units[k-1].Kind == text.CommaUnit && a.set.TakesClause(a.entryOf(&a.units[k]))
}

// isInvertedTag reports whether the verb u stands between what is said and who says it, so that
// what follows is not its object: “Will it hurt?” | asked | Tim when the nurse came in.
func (a *analysis) isInvertedTag(r unitRange, u int) bool {
	return u == r.first+1 && u+1 < r.last && a.units[u-1].Kind == text.QuoteUnit && a.isSpoken(&a.units[u-1]) && a.units[u].IsFiniteVerb() && a.units[u+1].Kind == text.NounUnit
}

// isPlatform reports whether the unit i tells where the cue u was written, or where
// something lies: "writing on the club's website", "lies on a river".
func (a *analysis) isPlatform(u, i int) bool {
	switch lemma := a.tok(a.units[u].Head).Lemma; {
	case lemma == atomLie:
		w := a.tok(a.units[i].First).Word
		return w != atomAbout && w != atomTo
	default:
		w := a.tok(a.units[i].Head)
		return among(w.Word, platforms) && (among(lemma, writing) || w.Is(text.Capital))
	}
}

// isSupposed reports whether the cue x supposes what nobody says: "let's say".
func (a *analysis) isSupposed(x *text.Unit) bool {
	if x.Kind != text.VerbUnit || x.First < 2 || a.tok(x.First).Lemma != atomSay {
		return false
	}
	us := a.tok(x.First - 1)
	return us.Tag == tag.PRP && us.Len() <= 4 && a.tok(x.First-2).Word == atomLet && us.Start == a.tok(x.First-2).End
}

// isOtherSense reports whether the noun phrase that m takes for the content, or
// the particle after the cue u, shows that the cue is no word of speech here: "the
// flood claimed 12 lives", "the strike was called off".
func (a *analysis) isOtherSense(entry *rules.CueEntry, u int, m *rules.Match) bool {
	if entry == nil || m.Content < 0 {
		return false
	}
	if entry.ID == atomAdd && a.isAddition(m.Content) {
		return true
	}
	if len(entry.NotObjects) == 0 {
		return false
	}
	if t := a.tok(a.units[u+1].First); t.Tag == tag.RP && slices.Contains(entry.NotObjects, t.Word) {
		return true
	}
	x := &a.units[m.Content]
	if i := m.Content + 1; i < len(a.units) && (a.units[i].Kind == text.NounUnit || a.units[i].Form&text.Infinitive != 0 && entry.ID != atomCall) {
		return false // "called the lawyer | a liar", "ordered the book | to be pulped"
	}
	return x.Kind == text.NounUnit && (x.Form&text.Clause == 0 || m.Content+1 < len(a.units) && !a.units[m.Content+1].IsFiniteVerb()) && slices.Contains(entry.NotObjects, a.tok(x.Head).Word)
}

// isAddition reports whether the noun phrase i is what is added to something, not what
// is said: "added | $40,000 | to her winnings".
func (a *analysis) isAddition(i int) bool {
	return a.units[i].Kind == text.NounUnit && !a.tok(a.units[i].Head).On(text.SpeechNouns) && i+1 < len(a.units) && a.units[i+1].Kind == text.PrepUnit && a.tok(a.units[i+1].First).Word == atomTo
}

// isNounsClause reports whether the clause with "that" which rule takes for what the
// verb u says is what the noun before it tells: "shares rose on rumours | that the bank
// would close", "the mayor faced claims | that he lied". Who "voiced fears | that the
// dam would fail" says so himself; and a verb that the lexicon does not have speaks to
// somebody or says it right away.
func (a *analysis) isNounsClause(entry *rules.CueEntry, rule *rules.Rule, u int, m *rules.Match) bool {
	i := m.Content
	if i <= u+1 || a.units[i].Kind != text.ThatUnit || a.units[u].Kind != text.VerbUnit {
		return false
	}
	x := &a.units[i-1]
	if x.Kind != text.NounUnit && (x.Kind != text.PrepUnit || x.Last-x.First < 2) || a.supports(u) {
		return false
	}
	head := a.tok(x.Head)
	tells := a.set.TakesClause(a.set.Cue(head.Word, text.NounUnit))
	if entry == nil {
		return tells || x.Form&text.Pronoun == 0 && !head.Is(text.Capital) && head.Lists&(1<<text.Roles|1<<text.PersonNouns|1<<text.AddresseeNouns|1<<text.Kin|1<<text.GroupNouns|1<<text.Bodies) == 0
	}
	return tells && (!entry.Lists(rule) || x.Kind == text.NounUnit && !a.set.Addresses(entry) || x.Kind == text.PrepUnit && a.tok(x.First).Word == atomAmid)
}

// isWhenSaid reports whether the unit i right after the cue u, in the past, dates it,
// and the clause after it is what is said: "said | Wednesday | it was late".
func (a *analysis) isWhenSaid(r unitRange, u, i int) bool {
	return i == u+1 && i+1 < r.last && a.units[i].Kind == text.TimeUnit && a.units[u].Form&text.Past != 0 && a.units[i+1].Kind == text.NounUnit && a.units[i+1].Form&text.Clause != 0
}

// supports reports whether the verb u does no more than to say what its object
// tells: "voiced | fears", "made | claims".
func (a *analysis) supports(u int) bool {
	return a.listsOf(a.tok(a.units[u].Head).Lemma)&(1<<text.SupportVerbs) != 0
}

// speaksNoun reports whether the subject of the verb that governs the cue u, a noun
// or a phrase with one, may say what it does: "made | claims", "responded | with a
// warning", but not "rubbished | claims", "was cleared | of charges".
func (a *analysis) speaksNoun(r unitRange, u int) bool {
	x := &a.units[u]
	if a.tok(x.Head).Lists&(1<<text.ClaimNouns|1<<text.AccusationNouns) == 0 {
		return x.Kind != text.PrepUnit || !among(a.tok(x.First).Word, causes)
	}
	if x.Kind == text.PrepUnit {
		w := a.tok(x.First).Word
		return w == atomWith || w == atomIn
	}
	if a.tok(x.First).Tag == tag.PRPS {
		return true // "broke his promise"
	}
	for k := u - 1; k >= r.first && k > u-6; k-- {
		switch y := &a.units[k]; {
		case y.Kind == text.VerbUnit:
			return a.supports(k) || y.Form&text.Copula != 0 && !(k > r.first && a.tok(a.units[k-1].Head).Tag == tag.EX)
		case y.Kind == text.AdverbUnit, y.Kind == text.PrepUnit && y.Last-y.First == 1, y.Kind == text.ConjUnit:
		case y.Kind == text.NounUnit && a.units[k+1].Kind == text.ConjUnit: // "made threats and | claims"
		default:
			return true
		}
	}
	return true
}

// setting is what all cues of a sentence have around them.
type setting struct {
	unitRange
	sentence int
	headline bool
	asked    bool            // the sentence before ends in a quotation that a sentence may go on after
	next     bool            // the next sentence begins with a quotation, or a paragraph set off
	floating bool            // and may be said by whoever is the subject of this one, which says nothing
	present  []rules.Present // in each unit
	after    []rules.Present // in the units after it
	// before goes on from one cue to the next: in the units up to reached.
	before  rules.Present
	reached int
}

// set looks at the units r of sentence s of a.
func (x *setting) set(a *analysis, s int, r unitRange) {
	x.sentence, x.unitRange, x.floating = s, r, a.floating
	x.headline = a.doc.Paragraphs[a.doc.Sentences[s].Paragraph].Role == text.Headline
	_, x.asked = a.question(s)
	if _, x.next = a.nextQuotation(s); !x.next {
		_, x.next = a.nextBlock(s)
	}
	n := r.last - r.first
	x.present, x.after = slices.Grow(x.present[:0], n)[:n], slices.Grow(x.after[:0], n)[:n]
	var after rules.Present
	for i := n - 1; i >= 0; i-- {
		x.present[i], x.after[i] = a.set.PresentIn(&a.doc, &a.units[r.first+i]), after
		after |= x.present[i]
	}
	x.before, x.reached = 0, 0
}

// around returns what stands around the unit u.
func (x *setting) around(u int) rules.Surroundings {
	u -= x.first
	if x.reached > u {
		x.before, x.reached = 0, 0
	}
	for ; x.reached < u; x.reached++ {
		x.before |= x.present[x.reached]
	}
	s := rules.Surroundings{rules.AtCue: x.present[u], rules.BeforeCue: x.before, rules.AfterCue: x.after[u]}
	if u+1 < len(x.present) {
		s[rules.NextToCue] = x.present[u+1]
	}
	return s
}

// rulesOut reports whether rule looks for a quotation beside the sentence, at
// the cue cue, that is not there, or for a headline: "Bank to close - report".
func (x *setting) rulesOut(rule *rules.Rule, cue *text.Unit) bool {
	switch rule.Content {
	case rules.Left:
		return !rule.HasBefore() && cue.Kind == text.VerbUnit && !x.asked || tagsHeadline(rule, cue) && !x.headline
	case rules.Next:
		return !x.next || rule.Floats() && !x.floating
	}
	return false
}

// tagsHeadline reports whether rule takes all that stands before the dash or colon cue
// for what is said, and all that follows for who says it: "Dam to close - report".
func tagsHeadline(rule *rules.Rule, cue *text.Unit) bool {
	return rule.Content == rules.Left && !rule.HasBefore() && (cue.Kind == text.DashUnit || cue.Kind == text.ColonUnit)
}

// shownSpeaker is what it adds to the score of a claim, in thousandths, that grammar shows
// its speaker, in the tag of a quotation before it or before a participle's aside: “...,”
// said Ray, adding that ... Annotated news has few of them to learn from.
const shownSpeaker = 2500

// scoreReadings scores the readings of c by all but their speakers and contents,
// and reports whether any claim of them may be as probable as c.least.
func (a *analysis) scoreReadings(c *readCue) bool {
	f, cx, least := &a.f, &c.cueContext, c.least
	list := a.readings[c.first:c.last]
	f.reset()
	a.cueFeatures(cx)
	cue := f.sum
	var bounds cueBounds
	if least > 0 {
		a.boundRules()
		bounds = a.boundCue(cx)
	}
	sum := 0.0
	var score, speaker int32
	shown := false
	if cx.entry != nil && cx.lemma != atomSpeak { // "speaking on condition of anonymity"
		i, _, rare := a.shownSubject(cx.unitRange, cx.unit)
		shown = i >= 0 && rare
	}
	for i := range list {
		x := &list[i]
		if i == 0 || x.rule != list[i-1].rule {
			f.reset()
			a.ruleFeatures(cx, x.rule)
			score = cue + f.sum + x.rule.Bias
			if x.rule.Content == rules.Paragraph && a.turnAt(a.doc.Sentences[cx.sentence].Paragraph) >= 0 {
				score += certainTurn
			}
			if shown && x.rule.Speaker == rules.Subject && cx.entry.Lists(x.rule) {
				score += shownSpeaker
			}
			if least > 0 {
				speaker = a.speakerBound(cx, x.rule, &bounds)
			}
		}
		f.reset()
		a.readingFeatures(cx, x.rule, &x.match)
		x.score = score + f.sum
		if least > 0 {
			x.rest = a.contentBound(cx, x, len(list), &bounds)
			sum += odds(x.score + speaker + x.rest)
		}
	}
	return mayReach(sum, least)
}

// chooseSources chooses the speakers of the readings of c, drops those without, and
// reports whether any claim of the others may be as probable as c.least.
func (a *analysis) chooseSources(c *readCue) bool {
	cx, least := &c.cueContext, c.least
	list := a.readings[c.first:c.last]
	sum := 0.0
	var rule *rules.Rule
	limit := -1
	var src source
	var score int32
	ok := false
	kept := list[:0]
	for i := range list {
		x := &list[i]
		if n := sourceLimit(cx.unitRange, x.rule, &x.match); x.rule != rule || n != limit {
			rule, limit = x.rule, n
			if src, ok = a.chooseSource(cx.unitRange, cx.unit, rule, limit); ok {
				a.f.reset()
				a.speakerFeatures(cx, rule, &src)
				score = a.f.sum
			}
		}
		if ok {
			kept = append(kept, *x)
			x = &kept[len(kept)-1]
			x.source = src
			x.score += score
			if least > 0 {
				sum += odds(x.score + x.rest)
			}
		}
	}
	c.last = c.first + len(kept)
	return mayReach(sum, least)
}

// complete fills in the cue and the content of c, and reports whether there is
// any content that does not run into the speaker or the cue.
func (a *analysis) complete(r unitRange, c *candidate) bool {
	x := &a.units[c.unit]
	c.cue = tokens{x.First, x.Last}
	switch x.Kind {
	case text.NounUnit, text.PrepUnit, text.TimeUnit:
		c.cue = tokens{x.Head, x.Head + 1}
	}
	if c.rule.Content == rules.Left || c.rule.Content == rules.Around {
		edge, ok := a.edge(r, c.unit, c.rule, &c.source)
		if !ok || !a.completeLeft(r, c, edge) {
			return false
		}
	}
	if c.match.Addressee >= 0 {
		c.addressee = a.unitTokens(c.match.Addressee)
	}
	if c.rule.Content == rules.Paragraph {
		if !a.completeParagraph(r, c) {
			return false
		}
	} else if c.match.Content >= 0 && !a.completeRight(r, c, c.match.Content) {
		return false
	}
	switch c.rule.Content {
	case rules.Left:
		a.completeAfterLeft(r, c)
	case rules.Subject:
		if !a.completeSubject(r, c) {
			return false
		}
	case rules.Relative:
		a.completeRelative(c)
	case rules.Next:
		a.completeNext(r, c)
	}
	if c.left.empty() && c.right.empty() && len(c.more) == 0 {
		return false
	}
	if c.rule.Content == rules.Left && c.source.kind == invertedSource && x.Kind == text.VerbUnit && !c.left.empty() && a.quotes.quoted[c.left.first] < 0 &&
		(!c.entry.Lists(c.rule) || a.tok(x.Head).Lemma == atomDeny && a.finiteIn(c.leftUnit, c.unit) == 0) {
		return false // "Her book, “The Long Winter,” sold two million copies.", "The brothers, aged 22 and 31, deny murder."
	}
	if c.rule.Content == rules.Around {
		if a.isAside(r, c) {
			return false
		}
		a.leaveReason(r, c)
	}
	last, quoted := max(c.left.last, c.right.last, c.cue.last, c.source.tokens.last), false
	for _, p := range [2]tokens{c.left, c.right} {
		if !p.empty() && (a.quotes.quoted[p.last-1] >= 0 || a.quotes.quoted[p.first] >= 0) {
			quoted = true
		}
	}
	if end := a.doc.Sentences[c.sentence].Last; c.rule.Content == rules.Next || c.rule.Content == rules.Paragraph || x.Kind == text.DashUnit {
	} else if c.rule.Content == rules.Left || last >= end-1 {
		c.more = a.more(c.unit, c.rule, quoted, max(last, end))
	}
	for i := range c.numParts() {
		p := c.part(i)
		if p.overlaps(c.cue) || c.source.kind != relativeSource && p.overlaps(c.source.tokens) {
			return false
		}
	}
	return true
}

// leaveReason takes from what c says around the cue the clause that only gives it as a
// reason or the like: "he was angry because | , he said, nobody had asked him".
func (a *analysis) leaveReason(r unitRange, c *candidate) {
	k := c.unit - 1
	if c.source.first >= 0 && c.source.first < c.unit {
		k = c.source.first - 1
	}
	if k -= 1; k <= r.first+1 || c.right.empty() || a.units[k+1].Kind != text.CommaUnit {
		return
	}
	if x := &a.units[k]; x.Last-x.First == 1 && among(a.tok(x.First).Word, reasonWords) && a.finiteIn(r.first, k) > 0 {
		c.left, c.leftUnit = tokens{}, -1
	} else if (x.Kind == text.RelativeUnit || x.Kind == text.WhUnit && a.tok(x.First).Word == atomWhere) && k > r.first && a.units[k-1].Kind == text.CommaUnit && a.finiteIn(r.first, k) > 0 {
		c.left, c.leftUnit = a.unitTokens(k), k // "the hospital, | where | , police said, two died"
	}
}

// isAside reports whether what c takes for the rest of its content tells of its
// speaker, or when or where it was said, where what stands before the cue lacks
// nothing: "prices fell, according to Ms Ito, an economist", "prices fell, she said,
// hours after the vote".
func (a *analysis) isAside(r unitRange, c *candidate) bool {
	i := c.rightUnit
	if i < 0 || c.leftUnit < 0 {
		return false
	}
	k := c.unit - 1
	if c.source.first >= 0 && c.source.first < c.unit {
		k = c.source.first - 1
	}
	for k > r.first && (a.units[k].Kind == text.CommaUnit || a.units[k].Kind == text.DashUnit) {
		k--
	}
	if x := &a.units[k]; x.Kind == text.VerbUnit && x.Form&text.Passive == 0 || x.Kind == text.AdverbUnit || a.finiteIn(r.first, k+1) == 0 {
		return false
	}
	x := &a.units[i]
	switch x.Kind {
	case text.PrepUnit:
		return a.isMedium(x) && a.finiteIn(i, r.last) == 0
	case text.TimeUnit:
		return i+1 < r.last && among(a.tok(a.units[i+1].First).Word, sequences)
	case text.NounUnit:
		if a.tok(x.Head).Lists&(1<<text.SpeechNouns|1<<text.Media|1<<text.Documents|1<<text.ClaimNouns) != 0 && x.Form&text.Clause == 0 {
			return true // "she said, a claim that nobody believed"
		}
	case text.VerbUnit:
		// "prices fell, the firm said, | blaming the weather"
		return x.Form&text.Gerund != 0 && a.units[i-1].Kind == text.CommaUnit && a.entryOf(x) != nil
	case text.RelativeUnit:
	default:
		return false
	}
	return c.source.kind == invertedSource && a.isApposition(r, i)
}

// isApposition reports whether the units from i on are a noun phrase or a relative
// clause that ends the sentence.
func (a *analysis) isApposition(r unitRange, i int) bool {
	for ; i < r.last && a.units[i].Kind != text.StopUnit; i++ {
		switch a.units[i].Kind {
		case text.NounUnit, text.PrepUnit, text.CommaUnit, text.ConjUnit, text.TimeUnit:
		case text.RelativeUnit:
			for i++; i+1 < r.last; i++ {
				if a.units[i].Kind == text.CommaUnit && a.units[i+1].IsFiniteVerb() {
					return false // "the port, according to Ms Ito, who runs it, is closed"
				}
			}
			return true
		default:
			return false
		}
	}
	return true
}

func (a *analysis) unitTokens(u int) tokens { return tokens{a.units[u].First, a.units[u].Last} }

// completeLeft fills in what is said before unit edge.
func (a *analysis) completeLeft(r unitRange, c *candidate, edge int) bool {
	if !c.rule.HasBefore() && a.units[c.unit].Kind == text.VerbUnit {
		return edge == r.first && a.completeQuestion(c)
	}
	if edge <= r.first || edge-1 == r.first && a.units[r.first].Kind == text.CommaUnit {
		// "Reportedly, ...": all of it is to the right.
		return edge == r.first && c.rule.Content == rules.Around && c.rule.Speaker == rules.NoSlot
	}
	start, lead := a.chooseStart(r, c.unit, c.rule, edge)
	if tagsHeadline(c.rule, &a.units[c.unit]) {
		if start = r.first; !hasUnit(a.units[r.first:edge], text.VerbUnit) {
			return false // "Study: sources of lead in water"
		}
	}
	if x := &a.units[start]; x.Kind == text.VerbUnit && x.Form&text.Participle != 0 && !a.leadsClause(start, edge) {
		return false // "Asked why, Ms Roy laughed"
	}
	if c.source.kind == invertedSource && a.isAppositive(start, edge) {
		return false
	}
	if c.source.kind == subjectSource && a.units[c.unit-1].Kind == text.CommaUnit && a.isPhrase(start, edge) {
		return false // "His deputy, Ana Ito, told"
	}
	if c.rule.Content == rules.Around {
		start = a.clauseStart(start, edge)
	}
	c.lead = lead
	c.leftUnit = start
	c.left = a.grow(a.strip(tokens{a.units[start].First, a.units[edge-1].Last}))
	return !c.left.empty()
}

// clauseStart returns the first of the units [start, edge) that are of the clause which
// goes on after what tells who says it: "The bank disagrees; | rates, she says, ...",
// "plan a strike, | which, they say, ...".
func (a *analysis) clauseStart(start, edge int) int {
	i := edge - 1
	for i > start && a.units[i].Kind == text.CommaUnit {
		i--
	}
	if a.units[i].Kind == text.RelativeUnit && i > start && a.units[i-1].Kind == text.CommaUnit {
		return i
	}
	for ; i > start; i-- {
		x := &a.units[i-1]
		if x.Kind == text.ColonUnit || x.Kind == text.StopUnit && a.tok(x.First).Word == atomSemicolon {
			return i
		}
	}
	return start
}

// leadsClause reports whether the participle at unit i belongs to the subject of a
// clause before unit edge, and not to whoever speaks after it: "Faced with a strike,
// the mine will close, | Ms Roy said".
func (a *analysis) leadsClause(i, edge int) bool {
	if a.listsOf(a.tok(a.units[i].Head).Lemma)&(1<<text.TellVerbs|1<<text.AskVerbs) != 0 {
		return false
	}
	for k := i + 1; k+1 < edge; k++ {
		if a.units[k].Kind != text.CommaUnit {
			continue
		}
		if x := &a.units[k+1]; x.Kind == text.QuoteUnit || x.Kind == text.NounUnit && x.Form&text.Clause != 0 && a.finiteIn(k+1, edge) > 0 {
			return true
		}
	}
	return false
}

// isPhrase reports whether the units [i, edge) have neither a verb nor a quotation.
func (a *analysis) isPhrase(i, edge int) bool {
	return !hasUnit(a.units[i:edge], text.VerbUnit) && !hasUnit(a.units[i:edge], text.QuoteUnit)
}

// isAppositive reports whether the units [i, edge) are a name and who that is, and
// so a subject rather than what is said: "The prime minister, Ana Ito, | declared",
// "Ruiz, who won in May, | said".
func (a *analysis) isAppositive(i, edge int) bool {
	nouns, relatives := 0, 0
	for k := i; k < edge; k++ {
		switch a.units[k].Kind {
		case text.NounUnit:
			nouns++
		case text.RelativeUnit:
			relatives++
		case text.CommaUnit, text.PrepUnit:
		default:
			if relatives == 0 {
				return false
			}
		}
	}
	if relatives > 0 {
		return a.units[i].Kind == text.NounUnit && a.finiteIn(i, edge) <= relatives
	}
	return nouns > 1
}

// completeQuestion fills in the quotation that the sentence before ended with:
// '"Why?" Ruiz asked.'
func (a *analysis) completeQuestion(c *candidate) bool {
	t, ok := a.question(c.sentence)
	if ok {
		c.left = a.grow(t)
	}
	return ok
}

// question returns the quotation that the sentence before s is, or ends, when
// its mark is one that a sentence may go on after.
func (a *analysis) question(s int) (tokens, bool) {
	if s == 0 {
		return tokens{}, false
	}
	prev := &a.doc.Sentences[s-1]
	q := a.quotes.quoted[prev.Last-1]
	if q < 0 || a.quotes.list[q].first > prev.First || a.quotes.list[q].last != prev.Last || prev.Last-prev.First < 2 || prev.Paragraph != a.doc.Sentences[s].Paragraph {
		return tokens{}, false
	}
	k := prev.Last - 2
	for k > prev.First && a.tok(k).Is(text.CloseQuote) {
		k-- // “..., ‘Why?’”
	}
	if mark := a.tok(k); !mark.Is(text.EndMark) || a.doc.Source[mark.Start] == '.' && mark.Len() == 1 && !a.isBareTag(s) {
		return tokens{}, false
	}
	return tokens{a.quotes.list[q].first, prev.Last}, true
}

// isBareTag reports whether the sentence s is no more than somebody and a verb: “It is
// over.” Ana Ruiz said.
func (a *analysis) isBareTag(s int) bool {
	r := a.ranges[s]
	return r.last-r.first == 3 && a.units[r.first].Kind == text.NounUnit && a.units[r.first+1].IsFiniteVerb() && a.units[r.first+2].Kind == text.StopUnit
}

// resumption returns the comma in front of a quotation that goes on with the one that the
// aside of the gerund u and its object interrupts, or -1: “This,” he said, pointing to the
// wall | , “is where it happened.”
func (a *analysis) resumption(r unitRange, u int) int {
	if a.units[u].Form&text.Gerund == 0 || u <= r.first || a.units[u-1].Kind != text.CommaUnit {
		return -1
	}
	q, object := u+1, false
	for ; q < r.last && a.units[q].Kind != text.QuoteUnit; q++ {
		switch x := &a.units[q]; x.Kind {
		case text.NounUnit, text.PrepUnit:
			object = object || x.Last-x.First > 1 || x.Kind == text.NounUnit
		case text.AdverbUnit, text.TimeUnit, text.AdjectiveUnit, text.ConjUnit:
		case text.CommaUnit:
			if q+1 < r.last && a.units[q+1].Kind != text.QuoteUnit {
				return -1 // "saying, in effect, “...”"
			}
		default:
			return -1 // "noting that in Salto, “...”"
		}
	}
	if q == r.last || a.units[q-1].Kind != text.CommaUnit || !object {
		return -1
	}
	for k := u - 1; k >= r.first; k-- {
		if x := &a.units[k]; x.Kind == text.QuoteUnit {
			if a.endsInside(x, text.Comma) {
				return q - 1
			}
			return -1
		}
	}
	return -1
}

// certainEnd is the lead over others, in thousandths, of an end that grammar tells.
const certainEnd = 5000

// clauseEnd returns the unit after the content to the right of the cue of c, which
// begins with unit i, where the grammar of the clause around it tells, or -1.
func (a *analysis) clauseEnd(r unitRange, c *candidate, i int) int {
	if c.rule.SpeaksLast() && c.source.kind == agentSource && c.source.first > i {
		return c.source.first // "was accused | of lying | by Ms Roy"
	}
	if a.units[c.unit].Form&text.Participle != 0 {
		return reducedVerb(a.set, &a.doc, a.units[:r.last], c.unit) // "the man accused of starting the fire | said"
	}
	if c.rule.Content == rules.Relative && a.units[i].Kind != text.VerbUnit && a.finiteIn(r.first, c.source.first) == 0 {
		return a.verbAfterClause(r, i, 0, false) // "a storm that forecasters called rare | hit the coast"
	}
	if c.source.kind == subjectSource {
		if k := a.resultComma(r, i); k > 0 {
			return k
		}
		return a.disagreeingVerb(r, c, i)
	}
	if c.source.kind != relativeSource || a.finiteIn(r.first, c.source.first) > 0 || c.source.first > r.first && a.units[c.source.first-1].Kind == text.CommaUnit {
		return -1
	}
	if v := a.verbAfterClause(r, i, 1, true); v > 0 {
		return v // "a man who said he was hurt | shouted"
	}
	if x := &a.units[i]; x.Kind == text.NounUnit && x.Form&text.Pronoun == 0 && a.tok(a.units[c.unit].Head).Lemma != atomSay {
		if v := a.verbAfterClause(r, i, 0, true); v > 0 {
			return v // "a man who found the ring | says he will keep it"
		}
	}
	return a.verbAfterClause(r, i, 1, false)
}

// resultComma returns the comma in the clause that begins with unit i after which a
// participle tells what came of saying so, or -1: "said that he would run | , drawing a
// rebuke".
func (a *analysis) resultComma(r unitRange, i int) int {
	finite := false
	for k := i; k+1 < r.last && k < i+maxExtend; k++ {
		switch x := &a.units[k]; x.Kind {
		case text.VerbUnit:
			finite = finite || x.IsFiniteVerb()
		case text.CommaUnit:
			if y := &a.units[k+1]; finite && y.Kind == text.VerbUnit && y.Form&text.Gerund != 0 && among(a.tok(y.Head).Word, resultWords) {
				return k
			}
		case text.StopUnit, text.QuoteUnit:
			return -1
		}
	}
	return -1
}

// disagreeingVerb returns the conjunction in the clause that begins with unit i after
// which a verb stands that agrees in number with the speaker of c and not with the
// clause's subject, or -1: "police say the fire was lit | and are looking for a man".
func (a *analysis) disagreeingVerb(r unitRange, c *candidate, i int) int {
	if a.units[i].Kind == text.ThatUnit {
		i++
	}
	if i+1 >= r.last || a.units[i].Kind != text.NounUnit || c.source.last != c.unit {
		return -1
	}
	subject, speaker := a.number(a.units[i].Head), a.number(c.source.head)
	if subject == anyNumber || speaker == anyNumber || subject == speaker {
		return -1
	}
	agrees := false
	for k := i + 1; k < r.last && k < i+maxExtend; k++ {
		switch a.units[k].Kind {
		case text.VerbUnit:
			if x := &a.units[k]; !agrees && x.IsFiniteVerb() {
				if a.verbNumber(x) != subject {
					return -1 // "a number of homes were burnt"
				}
				agrees = true
			}
		case text.ConjUnit:
			if !agrees {
				return -1 // "the mayor and the council"
			}
			if k+1 < r.last && a.units[k+1].IsFiniteVerb() && a.verbNumber(&a.units[k+1]) == speaker {
				if a.units[k-1].Kind == text.CommaUnit {
					return k - 1
				}
				return k
			}
		case text.RelativeUnit, text.SubUnit, text.WhUnit, text.ThatUnit, text.StopUnit, text.QuoteUnit:
			return -1
		}
	}
	return -1
}

// A grammaticalNumber is that of a noun or a verb.
type grammaticalNumber uint8

const (
	anyNumber grammaticalNumber = iota
	singular
	plural
)

// number returns that of the noun phrase with the head at token i.
func (a *analysis) number(i int) grammaticalNumber {
	switch t := a.tok(i); {
	case among(t.Word, theyPronouns), t.Tag == tag.NNS, t.Word == atomPolice, t.Word == atomWe:
		return plural
	case among(t.Word, itPronouns), among(t.Word, hePronouns), among(t.Word, shePronouns), t.Tag == tag.NN && !t.On(text.GroupNouns) && !a.isBodyNoun(t):
		return singular
	}
	return anyNumber
}

// verbNumber returns that of the subject of the verb x.
func (a *analysis) verbNumber(x *text.Unit) grammaticalNumber {
	switch t := a.tok(x.First); {
	case t.Word == atomAre, t.Word == atomWere, t.Tag == tag.VBP && t.Word != atomAm:
		return plural
	case t.Word == atomWas, t.Tag == tag.VBZ:
		return singular
	}
	return anyNumber
}

// verbAfterClause returns the verb that follows a clause or phrase which begins with unit
// i and has so many verbs of its own, where no comma parts them; or -1: "he had lost his
// brother in the blast | shouted". A verb in it may have a clause without "that", if one
// embeds.
func (a *analysis) verbAfterClause(r unitRange, i, verbs int, embeds bool) int {
	for k := i; k < r.last && k < i+maxExtend; k++ {
		x := &a.units[k]
		switch x.Kind {
		case text.ThatUnit, text.SubUnit, text.WhUnit, text.RelativeUnit:
			if k > i {
				verbs++
			}
		case text.NounUnit:
			if k > i && a.units[k-1].Kind == text.NounUnit {
				verbs++ // "the shots | he heard"
			}
		case text.ConjUnit:
			if k+1 < r.last && a.units[k+1].IsFiniteVerb() || k+2 < r.last && a.units[k+2].IsFiniteVerb() {
				verbs++
			}
		case text.VerbUnit:
			if !x.IsFiniteVerb() {
				continue
			}
			if verbs == 0 {
				return beforeAdverbs(a.units, i, k-1) + 1
			}
			if verbs--; embeds && k+1 < r.last && a.units[k+1].Kind == text.NounUnit && a.set.TakesClause(a.entryOf(x)) {
				verbs++ // "he had said | the dam would burst"
			}
		case text.QuoteUnit:
			if verbs > 0 {
				return -1
			}
		case text.CommaUnit, text.StopUnit, text.DashUnit, text.ColonUnit, text.BracketUnit:
			return -1
		}
	}
	return -1
}

// completeRight fills in what is said from unit i on, and reports whether there
// is room for it.
func (a *analysis) completeRight(r unitRange, c *candidate, i int) bool {
	limit := r.last
	if c.source.kind == matrixSource || c.rule.SpeaksLast() {
		limit = c.source.first
	}
	if q := a.resumption(r, c.unit); q > i {
		limit = min(limit, q)
	}
	end, lead := a.clauseEnd(r, c, i), int32(certainEnd)
	if end <= i || end > limit {
		end, lead = a.chooseEnd(r, c.unit, c.rule, i, limit)
	}
	if end <= i {
		return false
	}
	if c.lead == 0 || lead < c.lead {
		c.lead = lead
	}
	c.rightUnit = i
	first := a.units[i].First
	if c.match.Object == i && !a.isQuotedInfinitive(first) {
		first++
		c.cue = tokens{c.cue.first, c.cue.last}
		if i == c.unit+1 {
			c.cue.last = first
		}
	}
	c.right = a.grow(a.strip(tokens{first, a.units[end-1].Last}))
	return true
}

// isQuotedInfinitive reports whether the "to" at token i has its verb inside a
// quotation: "vowed | to “crush” the rebels".
func (a *analysis) isQuotedInfinitive(i int) bool {
	return a.tok(i).Word == atomTo && i+2 < len(a.doc.Tokens) && a.tok(i+1).Is(text.OpenQuote) && a.tok(i+2).Tag == tag.VB
}

// completeAfterLeft adds the quotation that goes on right after the speaker
// and the cue: '"Wait," she said, "for me."'
func (a *analysis) completeAfterLeft(r unitRange, c *candidate) {
	i := max(c.unit+1, c.source.last)
	for i < r.last && i < c.unit+12 {
		switch x := &a.units[i]; x.Kind {
		case text.CommaUnit, text.ColonUnit, text.TimeUnit, text.AdverbUnit, text.PrepUnit, text.NounUnit, text.DashUnit, text.ConjUnit:
			i++
			continue
		case text.VerbUnit:
			// "she said, pointing at the dam, "...", but not "she said, adding: "..."
			if e := a.entryOf(x); x.Form&text.Finite == 0 && (!e.Lists(c.rule) || a.hasObject(r, i)) {
				i++
				continue
			}
		case text.BracketUnit:
			// "she said (and smiled), "..."
			for i++; i < r.last && i < c.unit+12 && a.units[i].Kind != text.BracketUnit; i++ {
			}
			i++
			continue
		case text.RelativeUnit:
			// "said one man, who gave no name, "..."
			for i++; i < r.last && i < c.unit+12 && a.units[i].Kind != text.CommaUnit && a.units[i].Kind != text.QuoteUnit; i++ {
			}
			continue
		case text.QuoteUnit:
			j := i
			for j > c.unit+2 && (a.units[j-1].Kind == text.ConjUnit || a.units[j-1].Kind == text.AdverbUnit) {
				j-- // "but", "and then": part of what is said
			}
			p := a.units[j-1].Kind
			if x.Last-x.First > 1 && (p == text.CommaUnit || p == text.ColonUnit || p == text.DashUnit || i == max(c.unit+1, c.source.last)) {
				c.right = a.grow(tokens{a.units[j].First, x.Last})
			}
		}
		return
	}
}

// hasObject reports whether a noun or prepositional phrase follows the verb u right away.
func (a *analysis) hasObject(r unitRange, u int) bool {
	return u+1 < r.last && (a.units[u+1].Kind == text.NounUnit || a.units[u+1].Kind == text.PrepUnit)
}

// completeRelative adds the relative pronoun right before the speaker: "which
// he said were ...".
func (a *analysis) completeRelative(c *candidate) {
	c.leftUnit = c.source.first - 1
	c.left = a.unitTokens(c.leftUnit)
}

// maxName bounds the units of the speaker's name in a transcript.
const maxName = 4

// completeParagraph takes the rest of the paragraph for the content, where the
// cue stands near its start.
func (a *analysis) completeParagraph(r unitRange, c *candidate) bool {
	p := &a.doc.Paragraphs[a.doc.Sentences[c.sentence].Paragraph]
	i := a.turnAt(a.doc.Sentences[c.sentence].Paragraph)
	if p.First != c.sentence || c.unit > r.first+maxName || p.Last == p.First+1 && i < 0 {
		return false
	}
	c.rightUnit = c.match.Content
	c.right = tokens{a.units[c.match.Content].First, a.doc.Sentences[p.Last-1].Last}
	if i >= 0 {
		a.completeTurn(c, i)
	}
	return true
}

// maxShowing bounds the units of a sentence that shows the speaker of a
// floating quotation.
const maxShowing = 16

// completeNext adds what a colon at the end of the paragraph announces, or the
// quotation with which the next sentence begins: after a sentence that ends in a
// colon, or after one that shows the speaker, when the quotation is all of the
// sentences that it touches.
func (a *analysis) completeNext(r unitRange, c *candidate) {
	t, ok := a.nextQuotation(c.sentence)
	if !ok {
		if t, ok = a.nextBlock(c.sentence); ok && c.rule.HasAfter() && a.announces(r, c) {
			c.more = a.keep(t)
		}
		return
	}
	t = a.grow(t)
	if a.units[r.last-1].Kind != text.ColonUnit {
		end := &a.doc.Sentences[sentenceOf(&a.doc, t.last-1)]
		if c.match.Skipped > 0 || r.last-r.first > maxShowing || t.last < end.Last || a.tok(t.last-1).Is(text.Comma) {
			return
		}
		if p := a.doc.Sentences[c.sentence+1].Paragraph; p != a.doc.Sentences[c.sentence].Paragraph && a.doc.Paragraphs[p].Role != text.Body {
			return
		}
		for i := a.mainClause(r); i < c.unit; i++ {
			if x := &a.units[i]; x.Kind == text.QuoteUnit || x.IsFiniteVerb() {
				return // the first finite verb of a sentence without quotations
			}
		}
	} else if !c.rule.HasAfter() {
		return
	}
	begin := len(a.rest)
	a.keep(t)
	a.more(c.unit, c.rule, true, t.last)
	c.more = a.rest[begin:]
}

// announces reports whether nothing stands between the cue of c and the colon at
// the sentence's end but whom it is said to and how: "told reporters:", "said in a
// letter:", but not "wrote songs:".
func (a *analysis) announces(r unitRange, c *candidate) bool {
	for i := c.unit + 1; i < r.last; i++ {
		if x := &a.units[i]; x.Kind == text.NounUnit && !a.set.Addresses(c.entry) &&
			a.tok(x.Head).Lists&(1<<text.Documents|1<<text.Media|1<<text.SpeechNouns|1<<text.AddresseeNouns) == 0 {
			return false
		}
	}
	return true
}

// keep returns t as a list in a.rest.
func (a *analysis) keep(t tokens) []tokens {
	a.rest = append(a.rest, t)
	return a.rest[len(a.rest)-1:]
}

// nextBlock returns the paragraph after sentence s, where s ends its paragraph
// with a colon: what is set off from the text needs no quotation marks.
func (a *analysis) nextBlock(s int) (tokens, bool) {
	sent := &a.doc.Sentences[s]
	if s+1 >= len(a.doc.Sentences) || a.tok(sent.Last-1).Word != atomColon {
		return tokens{}, false
	}
	p := a.doc.Sentences[s+1].Paragraph
	par := &a.doc.Paragraphs[p]
	if p != sent.Paragraph+1 || par.Role != text.Body {
		return tokens{}, false
	}
	return tokens{a.doc.Sentences[par.First].First, a.doc.Sentences[par.Last-1].Last}, true
}

// nextQuotation returns the quotation that the sentence after s begins with.
func (a *analysis) nextQuotation(s int) (tokens, bool) {
	if s+1 >= len(a.doc.Sentences) {
		return tokens{}, false
	}
	first := a.doc.Sentences[s+1].First
	q := a.quotes.quoted[first]
	if q < 0 || a.quotes.list[q].first != first {
		return tokens{}, false
	}
	return tokens{first, a.quotes.list[q].last}, true
}

// closesAside reports whether the unit i is the comma after an aside to the noun phrase
// with which the sentence begins: "The midfielder, 24, | is said to be".
func (a *analysis) closesAside(r unitRange, i int) bool {
	if a.units[i].Kind != text.CommaUnit || i < r.first+3 || a.units[r.first].Kind != text.NounUnit || a.units[r.first+1].Kind != text.CommaUnit {
		return false
	}
	return i <= r.first+6 && !hasUnit(a.units[r.first:i], text.VerbUnit) && !hasUnit(a.units[r.first+2:i], text.CommaUnit)
}

// passiveBefore returns the passive verb with an agent that a conjunction joins the
// participle u to, so that they share a subject, or -1: "the plan was | backed by the
// unions but | opposed by the army".
func (a *analysis) passiveBefore(r unitRange, u int) int {
	if u < r.first+4 || a.units[u].Form&text.Participle == 0 || a.units[u-1].Kind != text.ConjUnit {
		return -1
	}
	by := false
	for k := u - 2; k > r.first && k > u-maxReduced; k-- {
		switch x := &a.units[k]; x.Kind {
		case text.NounUnit, text.TimeUnit, text.CommaUnit, text.ConjUnit, text.AdverbUnit:
		case text.PrepUnit:
			by = by || a.tok(x.First).Word == atomBy
		case text.VerbUnit:
			if by && x.Form&text.Passive != 0 {
				return k
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// completeSubject adds the subject of a passive or raising cue to its content.
func (a *analysis) completeSubject(r unitRange, c *candidate) bool {
	i := beforeAdverbs(a.units, r.first-1, c.unit-1)
	if w := a.passiveBefore(r, c.unit); w > r.first {
		i = w - 1
	}
	if i > r.first && a.units[i].Kind == text.CommaUnit && c.rule.Speaker == rules.By && c.match.Content >= 0 {
		i-- // "the plan, described by many as vague, was dropped"
	}
	if i < r.first {
		return false
	}
	if a.closesAside(r, i) {
		c.left, c.leftUnit = tokens{a.units[r.first].First, a.units[i-1].Last}, r.first
		return true
	}
	last := i
	for i >= r.first {
		x := &a.units[i]
		if x.Kind == text.NounUnit || x.Kind == text.TimeUnit || x.Kind == text.RelativeUnit {
			if i == r.first || a.units[i-1].Kind != text.NounUnit {
				break
			}
		} else if x.Kind != text.PrepUnit && x.Kind != text.AdverbUnit {
			return false
		}
		i--
	}
	for i-2 >= r.first && a.units[i-1].Kind == text.ConjUnit && a.tok(a.units[i-1].First).Word == atomAnd && a.units[i-2].Kind == text.NounUnit &&
		(i-2 == r.first || a.units[i-3].Kind != text.VerbUnit) {
		i -= 2 // "Both the mine | and | the mill are said to be"
	}
	if i < r.first || c.unit-i > 8 {
		return false
	}
	c.left = tokens{a.units[i].First, a.units[last].Last}
	c.leftUnit = i
	return true
}

var (
	tRule       = newTemplate("rule")
	tLemma      = newTemplate("lemma")
	tListed     = newTemplate("listed")
	tForm       = newTemplate("form")
	tSubject    = newTemplate("speaker")
	tPlace      = newTemplate("place")
	tContent    = newTemplate("content")
	tContentIs  = newTemplate("content-is")
	tAround     = newTemplate("around")
	tPrevVerb   = newTemplate("previous-verb")
	tLead       = newTemplate("lead")
	tSrcScore   = newTemplate("speaker-score")
	tRivals     = newTemplate("rivals")
	tPrep       = newTemplate("preposition")
	tSentence   = newTemplate("sentence")
	tLeft       = newTemplate("left")
	tNextWord   = newTemplate("next-word")
	tCueWord    = newTemplate("cue-word")
	tQuoted     = newTemplate("quoted")
	tSubVerb    = newTemplate("under")
	tGapKinds   = newTemplate("skipped")
	tAct        = newTemplate("act")
	tHeadline   = newTemplate("headline")
	tObjectHead = newTemplate("object-head")
	tRest       = newTemplate("rest")
)

var atomRelative = named("relative")

// leadAtom buckets a lead or score in thousandths.
func leadAtom(n int32) text.Atom {
	switch {
	case n < -2000:
		return count(0)
	case n < 0:
		return count(1)
	case n < 500:
		return count(2)
	case n < 1500:
		return count(3)
	case n < 3000:
		return count(4)
	case n < 5000:
		return count(5)
	}
	return count(6)
}

// cueContext is what the features of all claims at one cue share.
type cueContext struct {
	unitRange
	unit, sentence   int
	entry            *rules.CueEntry
	lemma, form, act text.Atom
	under            text.Atom // the subordinator that governs the cue
	rest             text.Atom // what is left of the sentence after the cue
	clauses          text.Atom // how many finite verbs stand before it
}

func (a *analysis) cueContext(s, u int, entry *rules.CueEntry) cueContext {
	x := &a.units[u]
	cx := cueContext{unitRange: a.rangeOf(s, u), unit: u, sentence: s, entry: entry, lemma: a.tok(x.Head).Lemma, form: formAtom(x.Form), act: atomNone, under: atomNone}
	if x.Kind == text.NounUnit || x.Kind == text.PrepUnit || x.Kind == text.AdjectiveUnit {
		cx.lemma = a.tok(x.Head).Word
		if entry != nil {
			cx.lemma = entry.ID
		}
	}
	if entry != nil {
		cx.act = entry.ActID
		if entry.Like != 0 {
			cx.lemma = entry.Like
		}
	}
	if a.names != nil && entry != nil {
		a.names.atoms[entry.ID] = entry.Lemma
		a.names.atoms[entry.ActID] = entry.Act
	}
	for i := u - 1; i >= cx.first && i > u-10; i-- {
		k := a.units[i].Kind
		if k == text.SubUnit || k == text.WhUnit || k == text.RelativeUnit || k == text.ThatUnit {
			cx.under = a.tok(a.units[i].First).Word
			break
		}
		if k == text.CommaUnit || k == text.QuoteUnit {
			break
		}
	}
	cx.rest = a.restClass(cx.unitRange, u)
	finite := 0
	for i := cx.first; i < u && finite < 2; i++ {
		if a.units[i].IsFiniteVerb() {
			finite++
		}
	}
	cx.clauses = count(finite)
	return cx
}

// restClass tells what follows the cue u in its sentence: nothing but adjuncts,
// so that all that is said stands before it, or the kind of the first other unit.
func (a *analysis) restClass(r unitRange, u int) text.Atom {
	for i := u + 1; i < r.last; i++ {
		switch k := a.units[i].Kind; k {
		case text.AdverbUnit, text.TimeUnit, text.PrepUnit, text.StopUnit, text.BracketUnit:
		case text.CommaUnit:
			return kindAtoms[k]
		default:
			if i > u+1 {
				return atomOther
			}
			return kindAtoms[k]
		}
	}
	return atomNone
}

// choiceFeatures collects the features that tell whether c is a claim.
func (a *analysis) choiceFeatures(c *candidate, rivals int) {
	a.f.reset()
	cx := a.cueContext(c.sentence, c.unit, c.entry)
	a.cueFeatures(&cx)
	a.ruleFeatures(&cx, c.rule)
	a.readingFeatures(&cx, c.rule, &c.match)
	a.speakerFeatures(&cx, c.rule, &c.source)
	a.contentFeatures(&cx, c, rivals)
}

// cueFeatures collects the features of a cue, whatever the rule.
func (a *analysis) cueFeatures(cx *cueContext) {
	f := &a.f
	r, u := cx.unitRange, cx.unit
	x := &a.units[u]
	lemma, form, act := cx.lemma, cx.form, cx.act
	f.add(tLemma, lemma, 0, 0)
	f.add(tLemma, lemma, form, 0)
	sent := &a.doc.Sentences[cx.sentence]
	f.add(tPlace, bucket(sent.Paragraph), 0, 0)
	f.add(tPlace, yesNo(u < r.first+2), form, 0)
	// The units around the cue.
	k1, k2 := a.unitAtomAt(r, u-1), a.unitAtomAt(r, u-2)
	n1, n2 := a.unitAtomAt(r, u+1), a.unitAtomAt(r, u+2)
	f.add(tAround, k1, k2, form)
	f.add(tAround, n1, n2, act)
	f.add(tAround, k1, n1, form)
	if x.Last < sent.Last {
		f.add(tNextWord, a.tok(x.Last).Word, act, 0)
		f.add(tNextWord, a.tok(x.Last).Word, lemma, 0)
		f.add(tNextWord, tagAtoms[a.tok(x.Last).Tag], lemma, 0)
	}
	if x.First > sent.First {
		f.add(tPrevVerb, a.tok(x.First-1).Word, form, 0)
	}
	if x.First < x.Head {
		f.add(tCueWord, a.tok(x.First).Word, form, 0)
	}
	head := a.tok(x.Head)
	f.add(tCueWord, yesNo(head.Is(text.Capital)), tagAtoms[head.Tag], 0)
	// The verb before.
	for i := u - 1; i >= r.first && i > u-12; i-- {
		if y := &a.units[i]; y.Kind == text.VerbUnit {
			cue := atomVerb
			if a.set.Cue(a.tok(y.Head).Lemma, text.VerbUnit) != nil {
				cue = atomCueVerb
			}
			for k := i - 1; k >= r.first && k > i-4; k-- {
				if z := a.units[k].Kind; z == text.RelativeUnit {
					cue = atomRelative // it belongs to an aside
					break
				} else if z != text.VerbUnit && z != text.AdverbUnit {
					break
				}
			}
			f.add(tPrevVerb, cue, formAtom(y.Form), form)
			f.add(tPrevVerb, cue, count(min(u-i, 4)), form)
			if u-i == 1 {
				f.add(tPrevVerb, a.tok(y.Head).Lemma, form, atomYes)
			}
			break
		}
	}
	f.add(tSubVerb, cx.under, form, 0)
}

// ruleFeatures collects the features of rule at a cue, wherever it finds
// speaker and content.
func (a *analysis) ruleFeatures(cx *cueContext, rule *rules.Rule) {
	f := &a.f
	r, u := cx.unitRange, cx.unit
	x := &a.units[u]
	form, id := cx.form, rule.ID
	f.add(tRule, id, 0, 0)
	f.add(tRule, id, form, 0)
	f.add(tLemma, cx.lemma, id, 0)
	listed := atomNo
	if cx.entry != nil {
		listed = atomCueVerb
		if cx.entry.Lists(rule) {
			listed = atomYes
		}
	}
	f.add(tListed, listed, id, 0)
	f.add(tListed, listed, form, 0)
	f.add(tAct, cx.act, id, form)
	f.add(tForm, form, yesNo(x.Form&text.Negated != 0), slotAtoms[rule.Content])
	sent := &a.doc.Sentences[cx.sentence]
	f.add(tHeadline, yesNo(a.doc.Paragraphs[sent.Paragraph].Role == text.Headline), id, 0)
	f.add(tPlace, yesNo(u == r.first), id, 0)
	f.add(tSentence, bucket(r.last-r.first), slotAtoms[rule.Content], 0)
	f.add(tAround, a.unitAtomAt(r, u-1), form, id)
	f.add(tAround, a.unitAtomAt(r, u+1), id, 0)
	if x.Last < sent.Last {
		f.add(tNextWord, tagAtoms[a.tok(x.Last).Tag], id, 0)
	}
	if x.First > sent.First {
		f.add(tPrevVerb, tagAtoms[a.tok(x.First-1).Tag], form, id)
	}
	if x.First < x.Head {
		f.add(tCueWord, a.tok(x.First).Word, id, 0)
	}
	f.add(tCueWord, tagAtoms[a.tok(x.Head).Tag], id, 0)
	f.add(tSubVerb, cx.under, id, 0)
	f.add(tRest, cx.rest, cx.clauses, id)
	f.add(tRest, cx.rest, listed, id)
}

// readingFeatures collects the features of where a reading of rule sees the
// content to the right of a cue.
func (a *analysis) readingFeatures(cx *cueContext, rule *rules.Rule, m *rules.Match) {
	if m.Content < 0 {
		return
	}
	f := &a.f
	lemma, act, id := cx.lemma, cx.act, rule.ID
	y := &a.units[m.Content]
	f.add(tObjectHead, kindAtoms[y.Kind], id, yesNo(y.Form&text.Clause != 0))
	f.add(tObjectHead, a.tok(y.Head).Word, act, 0)
	f.add(tObjectHead, tagAtoms[a.tok(y.Head).Tag], lemma, 0)
	if m.Object >= 0 || y.Kind == text.PrepUnit {
		f.add(tPrep, a.tok(y.First).Word, lemma, 0)
		f.add(tPrep, a.tok(y.First).Word, id, act)
		if cx.entry != nil {
			known := atomNo
			for _, p := range cx.entry.Preps {
				if p == a.tok(y.First).Word {
					known = atomYes
				}
			}
			f.add(tPrep, known, id, 0)
		}
	}
	if m.Skipped > 0 {
		gap := newSignature(f.names)
		for i := cx.unit + 1; i < m.Content && i < cx.unit+5; i++ {
			gap.push(a.units[i].Kind.String())
		}
		f.add(tGapKinds, gap.atom(), id, 0)
	}
}

// speakerFeatures collects the features of the speaker that rule chose.
func (a *analysis) speakerFeatures(cx *cueContext, rule *rules.Rule, src *source) {
	f := &a.f
	lemma, form, act, id := cx.lemma, cx.form, cx.act, rule.ID
	head := a.headClass(src)
	f.add(tSubject, head, id, 0)
	f.add(tSubject, head, act, 0)
	f.add(tSubject, head, lemma, 0)
	f.add(tSubject, sourceKindAtoms[src.kind], form, id)
	f.add(tSrcScore, leadAtom(src.score), slotAtoms[rule.Speaker], 0)
	left := atomNone
	if src.first >= 0 {
		left = a.leftClass(cx.unitRange, min(src.first, cx.unit))
	}
	f.add(tLeft, left, id, 0)
	f.add(tLeft, left, id, a.unitAtomAt(cx.unitRange, cx.unit+1))
	dist := 0
	if src.first >= 0 {
		dist = cx.unit - src.last
		if dist < 0 {
			dist = src.first - cx.unit
		}
	}
	f.add(tSubject, count(min(dist, 8)), slotAtoms[rule.Speaker], form)
}

// leftClass tells what stands before the clause of a cue, which begins with unit
// i: nothing, a clause, a noun phrase, only adjuncts, or what joins the two.
func (a *analysis) leftClass(r unitRange, i int) text.Atom {
	if i <= r.first {
		return atomEnd
	}
	switch k := a.units[i-1].Kind; k {
	case text.CommaUnit, text.DashUnit, text.AdverbUnit, text.TimeUnit:
	default:
		return kindAtoms[k]
	}
	first := r.first
	for first < i-1 && a.units[first].Kind == text.ConjUnit {
		first++
	}
	switch k := a.units[first].Kind; k {
	case text.NounUnit:
		if a.finiteIn(first, i) > 0 {
			return atomClause
		}
		return kindAtoms[k] // "That bet, | Ms Roy said"
	case text.SubUnit, text.WhUnit, text.QuoteUnit:
		return kindAtoms[k]
	}
	return atomYes
}

// contentFeatures collects the features of the content of c, one of several
// rivals.
func (a *analysis) contentFeatures(cx *cueContext, c *candidate, rivals int) {
	f := &a.f
	lemma, id := cx.lemma, c.rule.ID
	f.add(tLead, leadAtom(c.lead), id, 0)
	f.add(tRivals, bucket(rivals), id, 0)
	first, n := 0, 0
	quoted := false
	for i := range c.numParts() {
		p := c.part(i)
		if p.empty() {
			continue
		}
		if n == 0 {
			first = p.first
		}
		n += p.last - p.first
		quoted = quoted || a.quotes.quoted[p.first] >= 0 || a.quotes.quoted[p.last-1] >= 0
	}
	if !c.right.empty() {
		first = c.right.first
	}
	f.add(tContent, bucket(n), id, 0)
	f.add(tContent, yesNo(quoted), id, 0)
	f.add(tContent, yesNo(quoted), lemma, 0)
	a.firstFeatures(cx, c.rule, first)
	if !c.left.empty() && c.leftUnit >= 0 {
		f.add(tQuoted, kindAtoms[a.units[c.leftUnit].Kind], id, yesNo(c.leftUnit == cx.first))
	}
}

// firstFeatures collects those of its first token.
func (a *analysis) firstFeatures(cx *cueContext, rule *rules.Rule, first int) {
	f := &a.f
	t := a.tok(first)
	f.add(tContentIs, tagAtoms[t.Tag], rule.ID, 0)
	f.add(tContentIs, tagAtoms[t.Tag], cx.act, 0)
	if t.Tag != tag.NNP && t.Tag != tag.NN && t.Tag != tag.NNS && t.Tag != tag.JJ {
		f.add(tContentIs, t.Word, rule.ID, 0)
		f.add(tContentIs, t.Word, cx.lemma, 0)
	}
}

// ruleBounds are bounds of what the features of the speaker and the content of
// claims by one rule add to their scores, at any cue.
type ruleBounds struct {
	speaker int32
	content int32                 // of the lead and the length
	rivals  [maxRivalry + 1]int32 // of as many rivals, or fewer
	quoted  [2]int32              // of contents without and with quotations
	first   int32                 // of one feature of the first token
	left    int32                 // of a part before the cue
}

// maxRivalry is a number of rivals from which on [bucket] tells none apart.
const maxRivalry = 21

// cueBounds are the like of one cue, whatever the rule.
type cueBounds struct {
	speaker int32
	quoted  [2]int32
	first   int32
}

// boundRules fills in a.bounds, once for the weights.
func (a *analysis) boundRules() {
	if a.boundWeights == a.set.Weights && len(a.bounds) == len(a.set.Rules) {
		return
	}
	a.boundWeights, a.bounds = a.set.Weights, a.bounds[:0]
	for _, rule := range a.set.Rules {
		var b ruleBounds
		id := rule.ID
		b.speaker = a.weight(tSubject, rules.Any, id, 0) + a.weight(tLeft, rules.Any, id, 0) + a.weight(tLeft, rules.Any, id, rules.Any) + a.weight(tSrcScore, rules.Any, slotAtoms[rule.Speaker], 0)
		length := int32(math.MinInt32)
		for n := range maxRivalry + 1 {
			length = max(length, a.weight(tContent, bucket(n), id, 0))
			b.rivals[n] = a.weight(tRivals, bucket(n), id, 0)
			if n > 1 {
				b.rivals[n] = max(b.rivals[n], b.rivals[n-1])
			}
		}
		b.content = length + a.weight(tLead, rules.Any, id, 0)
		b.quoted = [2]int32{a.weight(tContent, atomNo, id, 0), a.weight(tContent, atomYes, id, 0)}
		b.first = a.weight(tContentIs, rules.Any, id, 0)
		switch rule.Content {
		case rules.Left, rules.Around, rules.Subject, rules.Relative:
			b.left = a.weight(tQuoted, rules.Any, id, rules.Any)
		}
		a.bounds = append(a.bounds, b)
	}
}

// weight returns the weight of one feature.
func (a *analysis) weight(t template, x, y, z text.Atom) int32 {
	return a.f.weights.Get(rules.FeatureKey(text.Atom(t), x, y, z))
}

// boundCue returns the bounds of a cue.
func (a *analysis) boundCue(cx *cueContext) cueBounds {
	return cueBounds{
		speaker: a.weight(tSubject, rules.Any, cx.act, 0) + a.weight(tSubject, rules.Any, cx.lemma, 0),
		quoted:  [2]int32{a.weight(tContent, atomNo, cx.lemma, 0), a.weight(tContent, atomYes, cx.lemma, 0)},
		first:   a.weight(tContentIs, rules.Any, cx.act, 0) + a.weight(tContentIs, rules.Any, cx.lemma, 0),
	}
}

// speakerBound bounds the sum of [analysis.speakerFeatures].
func (a *analysis) speakerBound(cx *cueContext, rule *rules.Rule, cue *cueBounds) int32 {
	return cue.speaker + a.bounds[rule.Place()].speaker +
		a.weight(tSubject, rules.Any, cx.form, rule.ID) + a.weight(tSubject, rules.Any, slotAtoms[rule.Speaker], cx.form)
}

// contentBound bounds the sum of [analysis.contentFeatures] for a claim of x, one
// of several rivals or fewer.
func (a *analysis) contentBound(cx *cueContext, x *reading, rivals int, cue *cueBounds) int32 {
	b := &a.bounds[x.rule.Place()]
	sum := b.content + b.rivals[min(rivals, maxRivalry)] + b.left + max(b.quoted[0]+cue.quoted[0], b.quoted[1]+cue.quoted[1])
	if first, ok := a.contentStart(x); ok {
		a.f.reset()
		a.firstFeatures(cx, x.rule, first)
		return sum + a.f.sum
	}
	return sum + 2*b.first + cue.first
}

// contentStart returns the first token of what x sees after its cue, where that
// does not depend on where it ends.
func (a *analysis) contentStart(x *reading) (int, bool) {
	if x.match.Content < 0 || x.rule.Content == rules.Left || x.rule.Content == rules.Paragraph {
		return 0, false
	}
	unit := &a.units[x.match.Content]
	first := unit.First
	if x.match.Object == x.match.Content && !a.isQuotedInfinitive(first) {
		first++
	}
	if first >= unit.Last || a.isLoose(first) {
		return 0, false
	}
	return a.growLeft(first), true
}

// reading is a rule that fits a cue, where it sees the content, and the speaker
// that it chooses.
type reading struct {
	rule   *rules.Rule
	match  rules.Match
	source source
	score  int32 // of what is known so far
	rest   int32 // a bound of what the content can add
}

// readCue is a cue and what rules see at it.
type readCue struct {
	cueContext
	first, last int     // its readings
	least       float64 // the probability below which no claim of them matters, or 0
}

// mayReach reports whether a claim of several, of these odds together, can be as
// probable as least. None is more probable than all.
func mayReach(odds, least float64) bool {
	return odds*(1-least) >= 0.99*least
}

func odds(score int32) float64 { return math.Exp(float64(score) / 1000) }
