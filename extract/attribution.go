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

// Proposer proposes claims at cues. Its buffers serve one cue after another.
type Proposer struct {
	at          proposerKey // what the lists below are of
	f           features
	candidates  []*rules.Rule
	matches     []rules.Match
	cues        []readCue
	readings    []reading // of the cues
	lister      lister
	ends        []int
	endCache    []endList
	edges       []edgeContext // by unit of the view
	edgesSerial int
	setting     setting
	inside      tally // of the content whose ends are looked at
	sourceCache [rules.Slots]sourceList
	sourceCx    sourceContext
	// bounds holds those of each rule, by the weights.
	bounds       []ruleBounds
	boundWeights *rules.Weights
	rest         []tokens // the continuations that candidates hold
	group        []candidate
	scores       []int32
	shares       []float64 // of the scores
}

// proposerKey tells what the lists that rules of one cue share are of.
type proposerKey struct {
	View
	serial  int
	weights *rules.Weights
}

// turnTo makes room for what is shared by the cues of v, unless v is at hand already.
func (p *Proposer) turnTo(v View) {
	key := proposerKey{v, v.serial, v.Set.Weights}
	if p.at == key {
		return
	}
	if p.at.Text != v.Text || p.at.serial != v.serial {
		p.rest = p.rest[:0]
	}
	p.at = key
	p.f.weights = v.Set.Weights
	p.inside = tally{firstVerb: -1}
	p.edgesSerial++
	p.setting.View = View{}
	for i := range p.sourceCache {
		p.sourceCache[i].unit = 0
	}
	for i := range p.endCache {
		p.endCache[i].cue = -1
	}
}

// Options tell which claims to propose.
type Options struct {
	// Least is the probability that a claim must be able to have: none may be
	// proposed where none can.
	Least float64
	// Floating has rules tried that see who says a quotation after the sentence.
	Floating bool
}

// Propose returns the claims that the rules see at the cue u of v, each with its
// probability. They stay until the next are proposed.
func (p *Proposer) Propose(v View, u int, o Options) []candidate {
	p.cues, p.readings, p.group = p.cues[:0], p.readings[:0], p.group[:0]
	if p.readCue(v, u, o) && p.chooseSources(&p.cues[0]) {
		p.completeReadings(&p.cues[0])
		p.judge()
	}
	return p.group
}

// readCue adds to p.cues the cue u of v with its readings, which it adds to p.readings,
// and reports whether any claim of them may be as probable as o.Least. If none may,
// it adds nothing.
func (p *Proposer) readCue(v View, u int, o Options) bool {
	first := len(p.readings)
	around := v.Around(u)
	entry, ok := p.findReadings(around, u, o.Floating)
	if !ok || len(p.readings) == first {
		return false
	}
	least := o.Least
	if !v.Set.Weights.Bounded() {
		least = 0
	}
	p.cues = append(p.cues, readCue{cueContext: contextOf(&p.f, around, u, entry), first: first, last: len(p.readings), least: least})
	if p.scoreReadings(&p.cues[len(p.cues)-1]) {
		return true
	}
	p.cues, p.readings = p.cues[:len(p.cues)-1], p.readings[:first]
	return false
}

// completeReadings fills p.group with the claims of the readings of c.
func (p *Proposer) completeReadings(c *readCue) {
	p.turnTo(c.View)
	p.group = p.group[:0]
	for i := c.first; i < c.last; i++ {
		x := &p.readings[i]
		o := candidate{rule: x.rule, entry: c.entry, sentence: c.Sentence, unit: c.unit, match: x.match, source: x.source, score: x.score, within: -1, leftUnit: -1, rightUnit: -1}
		if p.complete(c.View, &o) {
			p.group = append(p.group, o)
		}
	}
	for i := range p.group {
		o := &p.group[i]
		p.f.reset()
		contentFeatures(&p.f, &c.cueContext, o, len(p.group))
		o.score += p.f.sum
	}
}

// entryOf returns the lexicon's entry of x as a cue, or nil.
func (t *Text) EntryOf(x *text.Unit) *rules.CueEntry {
	if x.Kind == text.NounUnit || x.Kind == text.PrepUnit || x.Kind == text.AdjectiveUnit {
		return t.Set.Cue(t.Tok(x.Head).Word, x.Kind)
	}
	return t.Set.Cue(t.Tok(x.Head).Lemma, x.Kind)
}

// findReadings adds to p.readings what the rules see at the cue u, and returns its
// entry and whether any rule may see something.
func (p *Proposer) findReadings(v View, u int, floating bool) (*rules.CueEntry, bool) {
	x := &v.Units[u]
	if !v.Set.HasCues(x.Kind) {
		return nil, false
	}
	entry := v.EntryOf(x)
	if entry == nil && !v.Set.IsOpen(x.Kind, v.Tok(x.Head).Lists) || isSupposed(v.Text, x) {
		return nil, false
	}
	p.turnTo(v)
	if p.setting.View != v || p.setting.floating != floating {
		p.setting.set(v, floating)
	}
	around := p.setting.around(u)
	inverted := isInvertedTag(v, u)
	p.candidates = v.Set.AppendFitting(p.candidates[:0], x.Kind, entry, &around)
	for _, rule := range p.candidates {
		if p.setting.rulesOut(rule, x) || !rule.FitsCue(&v.Document, x, entry) || inverted && rule.Content == rules.Right && rule.Speaker == rules.Subject {
			continue
		}
		p.matches = rule.MatchAfter(&v.Document, v.Units[:v.Last], u+1, p.matches[:0])
		for _, m := range p.matches {
			if i := m.Content; i > u+2 && v.Units[i].Kind == text.QuoteUnit && (resumption(v, u) == i-1 && v.Units[i].Last-v.Units[i].First > 1 && !v.Tok(v.Units[i].First+1).Is(text.Capital) || isLaterCues(v.Text, u, i)) {
				continue
			}
			if isOtherSense(v.Text, entry, u, &m) || isNounsClause(v.Text, entry, rule, u, &m) || isWhenSaid(v, u, m.Content) || m.Object >= 0 && (isDate(v, m.Object) || isPlatform(v.Text, u, m.Object)) {
				continue // "phone calls | on Thursday"
			}
			p.readings = append(p.readings, reading{rule: rule, match: m})
		}
	}
	return entry, true
}

// isLaterCues reports whether the quotation at unit i, after the verb u, is what a gerund
// right before it says: “We will win,” he said, | adding: | “We always do.”
func isLaterCues(txt *Text, u, i int) bool {
	k := i - 1
	if txt.Units[k].Kind == text.ColonUnit || txt.Units[k].Kind == text.CommaUnit {
		k--
	}
	return k > u+1 && txt.Units[k].Kind == text.VerbUnit && txt.Units[k].Form&text.Gerund != 0 && txt.Units[k-1].Kind == text.CommaUnit && txt.Set.TakesClause(txt.EntryOf(&txt.Units[k]))
}

// isInvertedTag reports whether the verb u stands between what is said and who says it, so that
// what follows is not its object: “Will it hurt?” | asked | Tim when the nurse came in.
func isInvertedTag(v View, u int) bool {
	return u == v.First+1 && u+1 < v.Last && v.Units[u-1].Kind == text.QuoteUnit && isSpoken(v.Text, &v.Units[u-1]) && v.Units[u].IsFiniteVerb() && v.Units[u+1].Kind == text.NounUnit
}

// isPlatform reports whether the unit i tells where the cue u was written, or where
// something lies: "writing on the club's website", "lies on a river".
func isPlatform(txt *Text, u, i int) bool {
	switch lemma := txt.Tok(txt.Units[u].Head).Lemma; {
	case lemma == atomLie:
		w := txt.Tok(txt.Units[i].First).Word
		return w != atomAbout && w != atomTo
	default:
		w := txt.Tok(txt.Units[i].Head)
		return platforms.has(w.Word) && (writing.has(lemma) || w.Is(text.Capital))
	}
}

// isSupposed reports whether the cue x supposes what nobody says: "let's say".
func isSupposed(txt *Text, x *text.Unit) bool {
	if x.Kind != text.VerbUnit || x.First < 2 || txt.Tok(x.First).Lemma != atomSay {
		return false
	}
	us := txt.Tok(x.First - 1)
	return us.Tag == tag.PRP && us.Len() <= 4 && txt.Tok(x.First-2).Word == atomLet && us.Start == txt.Tok(x.First-2).End
}

// isOtherSense reports whether the noun phrase that m takes for the content, or
// the particle after the cue u, shows that the cue is no word of speech here: "the
// flood claimed 12 lives", "the strike was called off".
func isOtherSense(txt *Text, entry *rules.CueEntry, u int, m *rules.Match) bool {
	if entry == nil || m.Content < 0 {
		return false
	}
	if entry.ID == atomAdd && isAddition(txt, m.Content) {
		return true
	}
	if len(entry.NotObjects) == 0 {
		return false
	}
	if t := txt.Tok(txt.Units[u+1].First); t.Tag == tag.RP && slices.Contains(entry.NotObjects, t.Word) {
		return true
	}
	x := &txt.Units[m.Content]
	if i := m.Content + 1; i < len(txt.Units) && (txt.Units[i].Kind == text.NounUnit || txt.Units[i].Form&text.Infinitive != 0 && entry.ID != atomCall) {
		return false // "called the lawyer | a liar", "ordered the book | to be pulped"
	}
	return x.Kind == text.NounUnit && (x.Form&text.Clause == 0 || m.Content+1 < len(txt.Units) && !txt.Units[m.Content+1].IsFiniteVerb()) && slices.Contains(entry.NotObjects, txt.Tok(x.Head).Word)
}

// isAddition reports whether the noun phrase i is what is added to something, not what
// is said: "added | $40,000 | to her winnings".
func isAddition(txt *Text, i int) bool {
	return txt.Units[i].Kind == text.NounUnit && !txt.Tok(txt.Units[i].Head).On(text.SpeechNouns) && i+1 < len(txt.Units) && txt.Units[i+1].Kind == text.PrepUnit && txt.Tok(txt.Units[i+1].First).Word == atomTo
}

// isNounsClause reports whether the clause with "that" which rule takes for what the
// verb u says is what the noun before it tells: "shares rose on rumours | that the bank
// would close", "the mayor faced claims | that he lied". Who "voiced fears | that the
// dam would fail" says so himself; and a verb that the lexicon does not have speaks to
// somebody or says it right away.
func isNounsClause(txt *Text, entry *rules.CueEntry, rule *rules.Rule, u int, m *rules.Match) bool {
	i := m.Content
	if i <= u+1 || txt.Units[i].Kind != text.ThatUnit || txt.Units[u].Kind != text.VerbUnit {
		return false
	}
	x := &txt.Units[i-1]
	if x.Kind != text.NounUnit && (x.Kind != text.PrepUnit || x.Last-x.First < 2) || supports(txt, u) {
		return false
	}
	head := txt.Tok(x.Head)
	tells := txt.Set.TakesClause(txt.Set.Cue(head.Word, text.NounUnit))
	if entry == nil {
		return tells || x.Form&text.Pronoun == 0 && !head.Is(text.Capital) && head.Lists&(1<<text.Roles|1<<text.PersonNouns|1<<text.AddresseeNouns|1<<text.Kin|1<<text.GroupNouns|1<<text.Bodies) == 0
	}
	return tells && (!entry.Lists(rule) || x.Kind == text.NounUnit && !txt.Set.Addresses(entry) || x.Kind == text.PrepUnit && txt.Tok(x.First).Word == atomAmid)
}

// isWhenSaid reports whether the unit i right after the cue u, in the past, dates it,
// and the clause after it is what is said: "said | Wednesday | it was late".
func isWhenSaid(v View, u, i int) bool {
	return i == u+1 && i+1 < v.Last && v.Units[i].Kind == text.TimeUnit && v.Units[u].Form&text.Past != 0 && v.Units[i+1].Kind == text.NounUnit && v.Units[i+1].Form&text.Clause != 0
}

// supports reports whether the verb u does no more than to say what its object
// tells: "voiced | fears", "made | claims".
func supports(txt *Text, u int) bool {
	return txt.ListsOf(txt.Tok(txt.Units[u].Head).Lemma)&(1<<text.SupportVerbs) != 0
}

// speaksNoun reports whether the subject of the verb that governs the cue u, a noun
// or a phrase with one, may say what it does: "made | claims", "responded | with a
// warning", but not "rubbished | claims", "was cleared | of charges".
func speaksNoun(v View, u int) bool {
	x := &v.Units[u]
	if v.Tok(x.Head).Lists&(1<<text.ClaimNouns|1<<text.AccusationNouns) == 0 {
		return x.Kind != text.PrepUnit || !causes.has(v.Tok(x.First).Word)
	}
	if x.Kind == text.PrepUnit {
		w := v.Tok(x.First).Word
		return w == atomWith || w == atomIn
	}
	if v.Tok(x.First).Tag == tag.PRPS {
		return true // "broke his promise"
	}
	for k := u - 1; k >= v.First && k > u-6; k-- {
		switch y := &v.Units[k]; {
		case y.Kind == text.VerbUnit:
			return supports(v.Text, k) || y.Form&text.Copula != 0 && !(k > v.First && v.Tok(v.Units[k-1].Head).Tag == tag.EX)
		case y.Kind == text.AdverbUnit, y.Kind == text.PrepUnit && y.Last-y.First == 1, y.Kind == text.ConjUnit:
		case y.Kind == text.NounUnit && v.Units[k+1].Kind == text.ConjUnit: // "made threats and | claims"
		default:
			return true
		}
	}
	return true
}

// setting is what all cues of a view have around them.
type setting struct {
	View
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

// set looks at v.
func (x *setting) set(v View, floating bool) {
	x.View, x.floating = v, floating
	x.headline = v.Paragraphs[v.Sentences[v.Sentence].Paragraph].Role == text.Headline
	_, x.asked = question(v.Text, v.Sentence)
	if _, x.next = nextQuotation(v.Text, v.Sentence); !x.next {
		_, x.next = nextBlock(v.Text, v.Sentence)
	}
	n := v.Last - v.First
	x.present, x.after = slices.Grow(x.present[:0], n)[:n], slices.Grow(x.after[:0], n)[:n]
	var after rules.Present
	for i := n - 1; i >= 0; i-- {
		x.present[i], x.after[i] = v.Set.PresentIn(&v.Document, &v.Units[v.First+i]), after
		after |= x.present[i]
	}
	x.before, x.reached = 0, 0
}

// around returns what stands around the unit u.
func (x *setting) around(u int) rules.Surroundings {
	u -= x.First
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
func (p *Proposer) scoreReadings(c *readCue) bool {
	f, cx, least := &p.f, &c.cueContext, c.least
	list := p.readings[c.first:c.last]
	f.reset()
	cueFeatures(&p.f, cx)
	cue := f.sum
	var bounds cueBounds
	if least > 0 {
		p.boundRules(c.Set)
		bounds = boundCue(&p.f, cx)
	}
	sum := 0.0
	var score, speaker int32
	shown := false
	if cx.entry != nil && cx.lemma != atomSpeak { // "speaking on condition of anonymity"
		i, _, rare := shownSubject(cx.View, cx.unit)
		shown = i >= 0 && rare
	}
	for i := range list {
		x := &list[i]
		if i == 0 || x.rule != list[i-1].rule {
			f.reset()
			ruleFeatures(&p.f, cx, x.rule)
			score = cue + f.sum + x.rule.Bias
			if x.rule.Content == rules.Paragraph && c.TurnAt(c.Sentences[cx.Sentence].Paragraph) >= 0 {
				score += certainTurn
			}
			if shown && x.rule.Speaker == rules.Subject && cx.entry.Lists(x.rule) {
				score += shownSpeaker
			}
			if least > 0 {
				speaker = p.speakerBound(cx, x.rule, &bounds)
			}
		}
		f.reset()
		readingFeatures(&p.f, cx, x.rule, &x.match)
		x.score = score + f.sum
		if least > 0 {
			x.rest = p.contentBound(cx, x, len(list), &bounds)
			sum += odds(x.score + speaker + x.rest)
		}
	}
	return mayReach(sum, least)
}

// chooseSources chooses the speakers of the readings of c, drops those without, and
// reports whether any claim of the others may be as probable as c.least.
func (p *Proposer) chooseSources(c *readCue) bool {
	p.turnTo(c.View)
	cx, least := &c.cueContext, c.least
	list := p.readings[c.first:c.last]
	sum := 0.0
	var rule *rules.Rule
	limit := -1
	var src source
	var score int32
	ok := false
	kept := list[:0]
	for i := range list {
		x := &list[i]
		if n := sourceLimit(cx.View, x.rule, &x.match); x.rule != rule || n != limit {
			rule, limit = x.rule, n
			if src, ok = p.chooseSource(cx.View, cx.unit, rule, limit); ok {
				p.f.reset()
				speakerFeatures(&p.f, cx, rule, &src)
				score = p.f.sum
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
func (p *Proposer) complete(v View, c *candidate) bool {
	x := &v.Units[c.unit]
	c.cue = tokens{x.First, x.Last}
	switch x.Kind {
	case text.NounUnit, text.PrepUnit, text.TimeUnit:
		c.cue = tokens{x.Head, x.Head + 1}
	}
	if c.rule.Content == rules.Left || c.rule.Content == rules.Around {
		edge, ok := edge(v, c.unit, c.rule, &c.source)
		if !ok || !p.completeLeft(v, c, edge) {
			return false
		}
	}
	if c.match.Addressee >= 0 {
		c.addressee = v.UnitTokens(c.match.Addressee)
	}
	if c.rule.Content == rules.Paragraph {
		if !p.completeParagraph(v, c) {
			return false
		}
	} else if c.match.Content >= 0 && !p.completeRight(v, c, c.match.Content) {
		return false
	}
	switch c.rule.Content {
	case rules.Left:
		completeAfterLeft(v, c)
	case rules.Subject:
		if !completeSubject(v, c) {
			return false
		}
	case rules.Relative:
		completeRelative(v.Text, c)
	case rules.Next:
		p.completeNext(v, c)
	}
	if c.left.empty() && c.right.empty() && len(c.more) == 0 {
		return false
	}
	if c.rule.Content == rules.Left && c.source.kind == invertedSource && x.Kind == text.VerbUnit && !c.left.empty() && v.Quotes.quoted[c.left.first] < 0 &&
		(!c.entry.Lists(c.rule) || v.Tok(x.Head).Lemma == atomDeny && v.FiniteIn(c.leftUnit, c.unit) == 0) {
		return false // "Her book, “The Long Winter,” sold two million copies.", "The brothers, aged 22 and 31, deny murder."
	}
	if c.rule.Content == rules.Around {
		if isAside(v, c) {
			return false
		}
		leaveReason(v, c)
	}
	last, quoted := max(c.left.last, c.right.last, c.cue.last, c.source.tokens.last), false
	for _, part := range [2]tokens{c.left, c.right} {
		if !part.empty() && (v.Quotes.quoted[part.last-1] >= 0 || v.Quotes.quoted[part.first] >= 0) {
			quoted = true
		}
	}
	if end := v.Sentences[c.sentence].Last; c.rule.Content == rules.Next || c.rule.Content == rules.Paragraph || x.Kind == text.DashUnit {
	} else if c.rule.Content == rules.Left || last >= end-1 {
		c.more = p.more(v, c.unit, c.rule, quoted, max(last, end))
	}
	for i := range c.numParts() {
		part := c.part(i)
		if part.overlaps(c.cue) || c.source.kind != relativeSource && part.overlaps(c.source.tokens) {
			return false
		}
	}
	return true
}

// leaveReason takes from what c says around the cue the clause that only gives it as a
// reason or the like: "he was angry because | , he said, nobody had asked him".
func leaveReason(v View, c *candidate) {
	k := c.unit - 1
	if c.source.first >= 0 && c.source.first < c.unit {
		k = c.source.first - 1
	}
	if k -= 1; k <= v.First+1 || c.right.empty() || v.Units[k+1].Kind != text.CommaUnit {
		return
	}
	if x := &v.Units[k]; x.Last-x.First == 1 && reasonWords.has(v.Tok(x.First).Word) && v.FiniteIn(v.First, k) > 0 {
		c.left, c.leftUnit = tokens{}, -1
	} else if (x.Kind == text.RelativeUnit || x.Kind == text.WhUnit && v.Tok(x.First).Word == atomWhere) && k > v.First && v.Units[k-1].Kind == text.CommaUnit && v.FiniteIn(v.First, k) > 0 {
		c.left, c.leftUnit = v.UnitTokens(k), k // "the hospital, | where | , police said, two died"
	}
}

// isAside reports whether what c takes for the rest of its content tells of its
// speaker, or when or where it was said, where what stands before the cue lacks
// nothing: "prices fell, according to Ms Ito, an economist", "prices fell, she said,
// hours after the vote".
func isAside(v View, c *candidate) bool {
	i := c.rightUnit
	if i < 0 || c.leftUnit < 0 {
		return false
	}
	k := c.unit - 1
	if c.source.first >= 0 && c.source.first < c.unit {
		k = c.source.first - 1
	}
	for k > v.First && (v.Units[k].Kind == text.CommaUnit || v.Units[k].Kind == text.DashUnit) {
		k--
	}
	if x := &v.Units[k]; x.Kind == text.VerbUnit && x.Form&text.Passive == 0 || x.Kind == text.AdverbUnit || v.FiniteIn(v.First, k+1) == 0 {
		return false
	}
	x := &v.Units[i]
	switch x.Kind {
	case text.PrepUnit:
		return isMedium(v.Text, x) && v.FiniteIn(i, v.Last) == 0
	case text.TimeUnit:
		return i+1 < v.Last && sequences.has(v.Tok(v.Units[i+1].First).Word)
	case text.NounUnit:
		if v.Tok(x.Head).Lists&(1<<text.SpeechNouns|1<<text.Media|1<<text.Documents|1<<text.ClaimNouns) != 0 && x.Form&text.Clause == 0 {
			return true // "she said, a claim that nobody believed"
		}
	case text.VerbUnit:
		// "prices fell, the firm said, | blaming the weather"
		return x.Form&text.Gerund != 0 && v.Units[i-1].Kind == text.CommaUnit && v.EntryOf(x) != nil
	case text.RelativeUnit:
	default:
		return false
	}
	return c.source.kind == invertedSource && isApposition(v, i)
}

// isApposition reports whether the units from i on are a noun phrase or a relative
// clause that ends the sentence.
func isApposition(v View, i int) bool {
	for ; i < v.Last && v.Units[i].Kind != text.StopUnit; i++ {
		switch v.Units[i].Kind {
		case text.NounUnit, text.PrepUnit, text.CommaUnit, text.ConjUnit, text.TimeUnit:
		case text.RelativeUnit:
			for i++; i+1 < v.Last; i++ {
				if v.Units[i].Kind == text.CommaUnit && v.Units[i+1].IsFiniteVerb() {
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

func (t *Text) UnitTokens(u int) tokens { return tokens{t.Units[u].First, t.Units[u].Last} }

// completeLeft fills in what is said before unit edge.
func (p *Proposer) completeLeft(v View, c *candidate, edge int) bool {
	if !c.rule.HasBefore() && v.Units[c.unit].Kind == text.VerbUnit {
		return edge == v.First && completeQuestion(v.Text, c)
	}
	if edge <= v.First || edge-1 == v.First && v.Units[v.First].Kind == text.CommaUnit {
		// "Reportedly, ...": all of it is to the right.
		return edge == v.First && c.rule.Content == rules.Around && c.rule.Speaker == rules.NoSlot
	}
	start, lead := p.chooseStart(v, c.unit, c.rule, edge)
	if tagsHeadline(c.rule, &v.Units[c.unit]) {
		if start = v.First; !text.HasUnit(v.Units[v.First:edge], text.VerbUnit) {
			return false // "Study: sources of lead in water"
		}
	}
	if x := &v.Units[start]; x.Kind == text.VerbUnit && x.Form&text.Participle != 0 && !leadsClause(v.Text, start, edge) {
		return false // "Asked why, Ms Roy laughed"
	}
	if c.source.kind == invertedSource && isAppositive(v.Text, start, edge) {
		return false
	}
	if c.source.kind == subjectSource && v.Units[c.unit-1].Kind == text.CommaUnit && isPhrase(v.Text, start, edge) {
		return false // "His deputy, Ana Ito, told"
	}
	if c.rule.Content == rules.Around {
		start = clauseStart(v.Text, start, edge)
	}
	c.lead = lead
	c.leftUnit = start
	c.left = grow(v.Text, strip(v.Text, tokens{v.Units[start].First, v.Units[edge-1].Last}))
	return !c.left.empty()
}

// clauseStart returns the first of the units [start, edge) that are of the clause which
// goes on after what tells who says it: "The bank disagrees; | rates, she says, ...",
// "plan a strike, | which, they say, ...".
func clauseStart(txt *Text, start, edge int) int {
	i := edge - 1
	for i > start && txt.Units[i].Kind == text.CommaUnit {
		i--
	}
	if txt.Units[i].Kind == text.RelativeUnit && i > start && txt.Units[i-1].Kind == text.CommaUnit {
		return i
	}
	for ; i > start; i-- {
		x := &txt.Units[i-1]
		if x.Kind == text.ColonUnit || x.Kind == text.StopUnit && txt.Tok(x.First).Word == atomSemicolon {
			return i
		}
	}
	return start
}

// leadsClause reports whether the participle at unit i belongs to the subject of a
// clause before unit edge, and not to whoever speaks after it: "Faced with a strike,
// the mine will close, | Ms Roy said".
func leadsClause(txt *Text, i, edge int) bool {
	if txt.ListsOf(txt.Tok(txt.Units[i].Head).Lemma)&(1<<text.TellVerbs|1<<text.AskVerbs) != 0 {
		return false
	}
	for k := i + 1; k+1 < edge; k++ {
		if txt.Units[k].Kind != text.CommaUnit {
			continue
		}
		if x := &txt.Units[k+1]; x.Kind == text.QuoteUnit || x.Kind == text.NounUnit && x.Form&text.Clause != 0 && txt.FiniteIn(k+1, edge) > 0 {
			return true
		}
	}
	return false
}

// isPhrase reports whether the units [i, edge) have neither a verb nor a quotation.
func isPhrase(txt *Text, i, edge int) bool {
	return !text.HasUnit(txt.Units[i:edge], text.VerbUnit) && !text.HasUnit(txt.Units[i:edge], text.QuoteUnit)
}

// isAppositive reports whether the units [i, edge) are a name and who that is, and
// so a subject rather than what is said: "The prime minister, Ana Ito, | declared",
// "Ruiz, who won in May, | said".
func isAppositive(txt *Text, i, edge int) bool {
	nouns, relatives := 0, 0
	for k := i; k < edge; k++ {
		switch txt.Units[k].Kind {
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
		return txt.Units[i].Kind == text.NounUnit && txt.FiniteIn(i, edge) <= relatives
	}
	return nouns > 1
}

// completeQuestion fills in the quotation that the sentence before ended with:
// '"Why?" Ruiz asked.'
func completeQuestion(txt *Text, c *candidate) bool {
	t, ok := question(txt, c.sentence)
	if ok {
		c.left = grow(txt, t)
	}
	return ok
}

// question returns the quotation that the sentence before s is, or ends, when
// its mark is one that a sentence may go on after.
func question(txt *Text, s int) (tokens, bool) {
	if s == 0 {
		return tokens{}, false
	}
	prev := &txt.Sentences[s-1]
	q := txt.Quotes.quoted[prev.Last-1]
	if q < 0 || txt.Quotes.list[q].first > prev.First || txt.Quotes.list[q].last != prev.Last || prev.Last-prev.First < 2 || prev.Paragraph != txt.Sentences[s].Paragraph {
		return tokens{}, false
	}
	k := prev.Last - 2
	for k > prev.First && txt.Tok(k).Is(text.CloseQuote) {
		k-- // “..., ‘Why?’”
	}
	if mark := txt.Tok(k); !mark.Is(text.EndMark) || txt.Source[mark.Start] == '.' && mark.Len() == 1 && !isBareTag(txt, s) {
		return tokens{}, false
	}
	return tokens{txt.Quotes.list[q].first, prev.Last}, true
}

// isBareTag reports whether the sentence s is no more than somebody and a verb: “It is
// over.” Ana Ruiz said.
func isBareTag(txt *Text, s int) bool {
	r := txt.View(s)
	return r.Last-r.First == 3 && txt.Units[r.First].Kind == text.NounUnit && txt.Units[r.First+1].IsFiniteVerb() && txt.Units[r.First+2].Kind == text.StopUnit
}

// resumption returns the comma in front of a quotation that goes on with the one that the
// aside of the gerund u and its object interrupts, or -1: “This,” he said, pointing to the
// wall | , “is where it happened.”
func resumption(v View, u int) int {
	if v.Units[u].Form&text.Gerund == 0 || u <= v.First || v.Units[u-1].Kind != text.CommaUnit {
		return -1
	}
	q, object := u+1, false
	for ; q < v.Last && v.Units[q].Kind != text.QuoteUnit; q++ {
		switch x := &v.Units[q]; x.Kind {
		case text.NounUnit, text.PrepUnit:
			object = object || x.Last-x.First > 1 || x.Kind == text.NounUnit
		case text.AdverbUnit, text.TimeUnit, text.AdjectiveUnit, text.ConjUnit:
		case text.CommaUnit:
			if q+1 < v.Last && v.Units[q+1].Kind != text.QuoteUnit {
				return -1 // "saying, in effect, “...”"
			}
		default:
			return -1 // "noting that in Salto, “...”"
		}
	}
	if q == v.Last || v.Units[q-1].Kind != text.CommaUnit || !object {
		return -1
	}
	for k := u - 1; k >= v.First; k-- {
		if x := &v.Units[k]; x.Kind == text.QuoteUnit {
			if endsInside(v.Text, x, text.Comma) {
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
func clauseEnd(r View, c *candidate, i int) int {
	if c.rule.SpeaksLast() && c.source.kind == agentSource && c.source.first > i {
		return c.source.first // "was accused | of lying | by Ms Roy"
	}
	if r.Units[c.unit].Form&text.Participle != 0 {
		return reducedVerb(r.Set, &r.Document, r.Units[:r.Last], c.unit) // "the man accused of starting the fire | said"
	}
	if c.rule.Content == rules.Relative && r.Units[i].Kind != text.VerbUnit && r.FiniteIn(r.First, c.source.first) == 0 {
		return verbAfterClause(r, i, 0, false) // "a storm that forecasters called rare | hit the coast"
	}
	if c.source.kind == subjectSource {
		if k := resultComma(r, i); k > 0 {
			return k
		}
		return disagreeingVerb(r, c, i)
	}
	if c.source.kind != relativeSource || r.FiniteIn(r.First, c.source.first) > 0 || c.source.first > r.First && r.Units[c.source.first-1].Kind == text.CommaUnit {
		return -1
	}
	if v := verbAfterClause(r, i, 1, true); v > 0 {
		return v // "a man who said he was hurt | shouted"
	}
	if x := &r.Units[i]; x.Kind == text.NounUnit && x.Form&text.Pronoun == 0 && r.Tok(r.Units[c.unit].Head).Lemma != atomSay {
		if v := verbAfterClause(r, i, 0, true); v > 0 {
			return v // "a man who found the ring | says he will keep it"
		}
	}
	return verbAfterClause(r, i, 1, false)
}

// resultComma returns the comma in the clause that begins with unit i after which a
// participle tells what came of saying so, or -1: "said that he would run | , drawing a
// rebuke".
func resultComma(v View, i int) int {
	finite := false
	for k := i; k+1 < v.Last && k < i+maxExtend; k++ {
		switch x := &v.Units[k]; x.Kind {
		case text.VerbUnit:
			finite = finite || x.IsFiniteVerb()
		case text.CommaUnit:
			if y := &v.Units[k+1]; finite && y.Kind == text.VerbUnit && y.Form&text.Gerund != 0 && resultWords.has(v.Tok(y.Head).Word) {
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
func disagreeingVerb(v View, c *candidate, i int) int {
	if v.Units[i].Kind == text.ThatUnit {
		i++
	}
	if i+1 >= v.Last || v.Units[i].Kind != text.NounUnit || c.source.last != c.unit {
		return -1
	}
	subject, speaker := number(v.Text, v.Units[i].Head), number(v.Text, c.source.head)
	if subject == anyNumber || speaker == anyNumber || subject == speaker {
		return -1
	}
	agrees := false
	for k := i + 1; k < v.Last && k < i+maxExtend; k++ {
		switch v.Units[k].Kind {
		case text.VerbUnit:
			if x := &v.Units[k]; !agrees && x.IsFiniteVerb() {
				if verbNumber(v.Text, x) != subject {
					return -1 // "a number of homes were burnt"
				}
				agrees = true
			}
		case text.ConjUnit:
			if !agrees {
				return -1 // "the mayor and the council"
			}
			if k+1 < v.Last && v.Units[k+1].IsFiniteVerb() && verbNumber(v.Text, &v.Units[k+1]) == speaker {
				if v.Units[k-1].Kind == text.CommaUnit {
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
func number(txt *Text, i int) grammaticalNumber {
	switch t := txt.Tok(i); {
	case theyPronouns.has(t.Word), t.Tag == tag.NNS, t.Word == atomPolice, t.Word == atomWe:
		return plural
	case itPronouns.has(t.Word), hePronouns.has(t.Word), shePronouns.has(t.Word), t.Tag == tag.NN && !t.On(text.GroupNouns) && !t.IsBodyNoun():
		return singular
	}
	return anyNumber
}

// verbNumber returns that of the subject of the verb x.
func verbNumber(txt *Text, x *text.Unit) grammaticalNumber {
	switch t := txt.Tok(x.First); {
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
func verbAfterClause(v View, i, verbs int, embeds bool) int {
	for k := i; k < v.Last && k < i+maxExtend; k++ {
		x := &v.Units[k]
		switch x.Kind {
		case text.ThatUnit, text.SubUnit, text.WhUnit, text.RelativeUnit:
			if k > i {
				verbs++
			}
		case text.NounUnit:
			if k > i && v.Units[k-1].Kind == text.NounUnit {
				verbs++ // "the shots | he heard"
			}
		case text.ConjUnit:
			if k+1 < v.Last && v.Units[k+1].IsFiniteVerb() || k+2 < v.Last && v.Units[k+2].IsFiniteVerb() {
				verbs++
			}
		case text.VerbUnit:
			if !x.IsFiniteVerb() {
				continue
			}
			if verbs == 0 {
				return beforeAdverbs(v.Units, i, k-1) + 1
			}
			if verbs--; embeds && k+1 < v.Last && v.Units[k+1].Kind == text.NounUnit && v.Set.TakesClause(v.EntryOf(x)) {
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
func (p *Proposer) completeRight(v View, c *candidate, i int) bool {
	limit := v.Last
	if c.source.kind == matrixSource || c.rule.SpeaksLast() {
		limit = c.source.first
	}
	if q := resumption(v, c.unit); q > i {
		limit = min(limit, q)
	}
	end, lead := clauseEnd(v, c, i), int32(certainEnd)
	if end <= i || end > limit {
		end, lead = p.chooseEnd(v, c.unit, c.rule, i, limit)
	}
	if end <= i {
		return false
	}
	if c.lead == 0 || lead < c.lead {
		c.lead = lead
	}
	c.rightUnit = i
	first := v.Units[i].First
	if c.match.Object == i && !isQuotedInfinitive(v.Text, first) {
		first++
		c.cue = tokens{c.cue.first, c.cue.last}
		if i == c.unit+1 {
			c.cue.last = first
		}
	}
	c.right = grow(v.Text, strip(v.Text, tokens{first, v.Units[end-1].Last}))
	return true
}

// isQuotedInfinitive reports whether the "to" at token i has its verb inside a
// quotation: "vowed | to “crush” the rebels".
func isQuotedInfinitive(txt *Text, i int) bool {
	return txt.Tok(i).Word == atomTo && i+2 < len(txt.Tokens) && txt.Tok(i+1).Is(text.OpenQuote) && txt.Tok(i+2).Tag == tag.VB
}

// completeAfterLeft adds the quotation that goes on right after the speaker
// and the cue: '"Wait," she said, "for me."'
func completeAfterLeft(v View, c *candidate) {
	i := max(c.unit+1, c.source.last)
	for i < v.Last && i < c.unit+12 {
		switch x := &v.Units[i]; x.Kind {
		case text.CommaUnit, text.ColonUnit, text.TimeUnit, text.AdverbUnit, text.PrepUnit, text.NounUnit, text.DashUnit, text.ConjUnit:
			i++
			continue
		case text.VerbUnit:
			// "she said, pointing at the dam, "...", but not "she said, adding: "..."
			if e := v.EntryOf(x); x.Form&text.Finite == 0 && (!e.Lists(c.rule) || hasObject(v, i)) {
				i++
				continue
			}
		case text.BracketUnit:
			// "she said (and smiled), "..."
			for i++; i < v.Last && i < c.unit+12 && v.Units[i].Kind != text.BracketUnit; i++ {
			}
			i++
			continue
		case text.RelativeUnit:
			// "said one man, who gave no name, "..."
			for i++; i < v.Last && i < c.unit+12 && v.Units[i].Kind != text.CommaUnit && v.Units[i].Kind != text.QuoteUnit; i++ {
			}
			continue
		case text.QuoteUnit:
			j := i
			for j > c.unit+2 && (v.Units[j-1].Kind == text.ConjUnit || v.Units[j-1].Kind == text.AdverbUnit) {
				j-- // "but", "and then": part of what is said
			}
			p := v.Units[j-1].Kind
			if x.Last-x.First > 1 && (p == text.CommaUnit || p == text.ColonUnit || p == text.DashUnit || i == max(c.unit+1, c.source.last)) {
				c.right = grow(v.Text, tokens{v.Units[j].First, x.Last})
			}
		}
		return
	}
}

// hasObject reports whether a noun or prepositional phrase follows the verb u right away.
func hasObject(v View, u int) bool {
	return u+1 < v.Last && (v.Units[u+1].Kind == text.NounUnit || v.Units[u+1].Kind == text.PrepUnit)
}

// completeRelative adds the relative pronoun right before the speaker: "which
// he said were ...".
func completeRelative(txt *Text, c *candidate) {
	c.leftUnit = c.source.first - 1
	c.left = txt.UnitTokens(c.leftUnit)
}

// maxName bounds the units of the speaker's name in a transcript.
const maxName = 4

// completeParagraph takes the rest of the paragraph for the content, where the
// cue stands near its start.
func (p *Proposer) completeParagraph(v View, c *candidate) bool {
	par := &v.Paragraphs[v.Sentences[c.sentence].Paragraph]
	i := v.TurnAt(v.Sentences[c.sentence].Paragraph)
	if par.First != c.sentence || c.unit > v.First+maxName || par.Last == par.First+1 && i < 0 {
		return false
	}
	c.rightUnit = c.match.Content
	c.right = tokens{v.Units[c.match.Content].First, v.Sentences[par.Last-1].Last}
	if i >= 0 {
		p.completeTurn(v.Text, c, i)
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
func (p *Proposer) completeNext(v View, c *candidate) {
	t, ok := nextQuotation(v.Text, c.sentence)
	if !ok {
		if t, ok = nextBlock(v.Text, c.sentence); ok && c.rule.HasAfter() && announces(v, c) {
			c.more = p.keep(t)
		}
		return
	}
	t = grow(v.Text, t)
	if v.Units[v.Last-1].Kind != text.ColonUnit {
		end := &v.Sentences[v.SentenceAt(t.last-1)]
		if c.match.Skipped > 0 || v.Last-v.First > maxShowing || t.last < end.Last || v.Tok(t.last-1).Is(text.Comma) {
			return
		}
		if next := v.Sentences[c.sentence+1].Paragraph; next != v.Sentences[c.sentence].Paragraph && v.Paragraphs[next].Role != text.Body {
			return
		}
		for i := mainClause(v); i < c.unit; i++ {
			if x := &v.Units[i]; x.Kind == text.QuoteUnit || x.IsFiniteVerb() {
				return // the first finite verb of a sentence without quotations
			}
		}
	} else if !c.rule.HasAfter() {
		return
	}
	begin := len(p.rest)
	p.keep(t)
	p.more(v, c.unit, c.rule, true, t.last)
	c.more = p.rest[begin:]
}

// announces reports whether nothing stands between the cue of c and the colon at
// the sentence's end but whom it is said to and how: "told reporters:", "said in a
// letter:", but not "wrote songs:".
func announces(v View, c *candidate) bool {
	for i := c.unit + 1; i < v.Last; i++ {
		if x := &v.Units[i]; x.Kind == text.NounUnit && !v.Set.Addresses(c.entry) &&
			v.Tok(x.Head).Lists&(1<<text.Documents|1<<text.Media|1<<text.SpeechNouns|1<<text.AddresseeNouns) == 0 {
			return false
		}
	}
	return true
}

// keep returns t as a list in a.rest.
func (p *Proposer) keep(t tokens) []tokens {
	p.rest = append(p.rest, t)
	return p.rest[len(p.rest)-1:]
}

// nextBlock returns the paragraph after sentence s, where s ends its paragraph
// with a colon: what is set off from the text needs no quotation marks.
func nextBlock(txt *Text, s int) (tokens, bool) {
	sent := &txt.Sentences[s]
	if s+1 >= len(txt.Sentences) || txt.Tok(sent.Last-1).Word != atomColon {
		return tokens{}, false
	}
	p := txt.Sentences[s+1].Paragraph
	par := &txt.Paragraphs[p]
	if p != sent.Paragraph+1 || par.Role != text.Body {
		return tokens{}, false
	}
	return tokens{txt.Sentences[par.First].First, txt.Sentences[par.Last-1].Last}, true
}

// nextQuotation returns the quotation that the sentence after s begins with.
func nextQuotation(txt *Text, s int) (tokens, bool) {
	if s+1 >= len(txt.Sentences) {
		return tokens{}, false
	}
	first := txt.Sentences[s+1].First
	q := txt.Quotes.quoted[first]
	if q < 0 || txt.Quotes.list[q].first != first {
		return tokens{}, false
	}
	return tokens{first, txt.Quotes.list[q].last}, true
}

// closesAside reports whether the unit i is the comma after an aside to the noun phrase
// with which the sentence begins: "The midfielder, 24, | is said to be".
func closesAside(v View, i int) bool {
	if v.Units[i].Kind != text.CommaUnit || i < v.First+3 || v.Units[v.First].Kind != text.NounUnit || v.Units[v.First+1].Kind != text.CommaUnit {
		return false
	}
	return i <= v.First+6 && !text.HasUnit(v.Units[v.First:i], text.VerbUnit) && !text.HasUnit(v.Units[v.First+2:i], text.CommaUnit)
}

// passiveBefore returns the passive verb with an agent that a conjunction joins the
// participle u to, so that they share a subject, or -1: "the plan was | backed by the
// unions but | opposed by the army".
func passiveBefore(v View, u int) int {
	if u < v.First+4 || v.Units[u].Form&text.Participle == 0 || v.Units[u-1].Kind != text.ConjUnit {
		return -1
	}
	by := false
	for k := u - 2; k > v.First && k > u-maxReduced; k-- {
		switch x := &v.Units[k]; x.Kind {
		case text.NounUnit, text.TimeUnit, text.CommaUnit, text.ConjUnit, text.AdverbUnit:
		case text.PrepUnit:
			by = by || v.Tok(x.First).Word == atomBy
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
func completeSubject(v View, c *candidate) bool {
	i := beforeAdverbs(v.Units, v.First-1, c.unit-1)
	if w := passiveBefore(v, c.unit); w > v.First {
		i = w - 1
	}
	if i > v.First && v.Units[i].Kind == text.CommaUnit && c.rule.Speaker == rules.By && c.match.Content >= 0 {
		i-- // "the plan, described by many as vague, was dropped"
	}
	if i < v.First {
		return false
	}
	if closesAside(v, i) {
		c.left, c.leftUnit = tokens{v.Units[v.First].First, v.Units[i-1].Last}, v.First
		return true
	}
	last := i
	for i >= v.First {
		x := &v.Units[i]
		if x.Kind == text.NounUnit || x.Kind == text.TimeUnit || x.Kind == text.RelativeUnit {
			if i == v.First || v.Units[i-1].Kind != text.NounUnit {
				break
			}
		} else if x.Kind != text.PrepUnit && x.Kind != text.AdverbUnit {
			return false
		}
		i--
	}
	for i-2 >= v.First && v.Units[i-1].Kind == text.ConjUnit && v.Tok(v.Units[i-1].First).Word == atomAnd && v.Units[i-2].Kind == text.NounUnit &&
		(i-2 == v.First || v.Units[i-3].Kind != text.VerbUnit) {
		i -= 2 // "Both the mine | and | the mill are said to be"
	}
	if i < v.First || c.unit-i > 8 {
		return false
	}
	c.left = tokens{v.Units[i].First, v.Units[last].Last}
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
	View
	unit             int
	entry            *rules.CueEntry
	lemma, form, act text.Atom
	under            text.Atom // the subordinator that governs the cue
	rest             text.Atom // what is left of the sentence after the cue
	clauses          text.Atom // how many finite verbs stand before it
}

func contextOf(f *features, v View, u int, entry *rules.CueEntry) cueContext {
	x := &v.Units[u]
	cx := cueContext{View: v, unit: u, entry: entry, lemma: v.Tok(x.Head).Lemma, form: formAtom(x.Form), act: atomNone, under: atomNone}
	if x.Kind == text.NounUnit || x.Kind == text.PrepUnit || x.Kind == text.AdjectiveUnit {
		cx.lemma = v.Tok(x.Head).Word
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
	if f.names != nil && entry != nil {
		f.names.atoms[entry.ID] = entry.Lemma
		f.names.atoms[entry.ActID] = entry.Act
	}
	for i := u - 1; i >= cx.First && i > u-10; i-- {
		k := v.Units[i].Kind
		if k == text.SubUnit || k == text.WhUnit || k == text.RelativeUnit || k == text.ThatUnit {
			cx.under = v.Tok(v.Units[i].First).Word
			break
		}
		if k == text.CommaUnit || k == text.QuoteUnit {
			break
		}
	}
	cx.rest = restClass(cx.View, u)
	finite := 0
	for i := cx.First; i < u && finite < 2; i++ {
		if v.Units[i].IsFiniteVerb() {
			finite++
		}
	}
	cx.clauses = count(finite)
	return cx
}

// restClass tells what follows the cue u in its sentence: nothing but adjuncts,
// so that all that is said stands before it, or the kind of the first other unit.
func restClass(v View, u int) text.Atom {
	for i := u + 1; i < v.Last; i++ {
		switch k := v.Units[i].Kind; k {
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
func choiceFeatures(f *features, v View, c *candidate, rivals int) {
	f.reset()
	cx := contextOf(f, v.Around(c.unit), c.unit, c.entry)
	cueFeatures(f, &cx)
	ruleFeatures(f, &cx, c.rule)
	readingFeatures(f, &cx, c.rule, &c.match)
	speakerFeatures(f, &cx, c.rule, &c.source)
	contentFeatures(f, &cx, c, rivals)
}

// cueFeatures collects the features of a cue, whatever the rule.
func cueFeatures(f *features, cx *cueContext) {
	r, u := cx.View, cx.unit
	x := &cx.Units[u]
	lemma, form, act := cx.lemma, cx.form, cx.act
	f.add(tLemma, lemma, 0, 0)
	f.add(tLemma, lemma, form, 0)
	sent := &cx.Sentences[cx.Sentence]
	f.add(tPlace, bucket(sent.Paragraph), 0, 0)
	f.add(tPlace, yesNo(u < r.First+2), form, 0)
	// The units around the cue.
	k1, k2 := unitAtomAt(r, u-1), unitAtomAt(r, u-2)
	n1, n2 := unitAtomAt(r, u+1), unitAtomAt(r, u+2)
	f.add(tAround, k1, k2, form)
	f.add(tAround, n1, n2, act)
	f.add(tAround, k1, n1, form)
	if x.Last < sent.Last {
		f.add(tNextWord, cx.Tok(x.Last).Word, act, 0)
		f.add(tNextWord, cx.Tok(x.Last).Word, lemma, 0)
		f.add(tNextWord, tagAtoms[cx.Tok(x.Last).Tag], lemma, 0)
	}
	if x.First > sent.First {
		f.add(tPrevVerb, cx.Tok(x.First-1).Word, form, 0)
	}
	if x.First < x.Head {
		f.add(tCueWord, cx.Tok(x.First).Word, form, 0)
	}
	head := cx.Tok(x.Head)
	f.add(tCueWord, yesNo(head.Is(text.Capital)), tagAtoms[head.Tag], 0)
	// The verb before.
	for i := u - 1; i >= r.First && i > u-12; i-- {
		if y := &cx.Units[i]; y.Kind == text.VerbUnit {
			cue := atomVerb
			if cx.Set.Cue(cx.Tok(y.Head).Lemma, text.VerbUnit) != nil {
				cue = atomCueVerb
			}
			for k := i - 1; k >= r.First && k > i-4; k-- {
				if z := cx.Units[k].Kind; z == text.RelativeUnit {
					cue = atomRelative // it belongs to an aside
					break
				} else if z != text.VerbUnit && z != text.AdverbUnit {
					break
				}
			}
			f.add(tPrevVerb, cue, formAtom(y.Form), form)
			f.add(tPrevVerb, cue, count(min(u-i, 4)), form)
			if u-i == 1 {
				f.add(tPrevVerb, cx.Tok(y.Head).Lemma, form, atomYes)
			}
			break
		}
	}
	f.add(tSubVerb, cx.under, form, 0)
}

// ruleFeatures collects the features of rule at a cue, wherever it finds
// speaker and content.
func ruleFeatures(f *features, cx *cueContext, rule *rules.Rule) {
	r, u := cx.View, cx.unit
	x := &cx.Units[u]
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
	sent := &cx.Sentences[cx.Sentence]
	f.add(tHeadline, yesNo(cx.Paragraphs[sent.Paragraph].Role == text.Headline), id, 0)
	f.add(tPlace, yesNo(u == r.First), id, 0)
	f.add(tSentence, bucket(r.Last-r.First), slotAtoms[rule.Content], 0)
	f.add(tAround, unitAtomAt(r, u-1), form, id)
	f.add(tAround, unitAtomAt(r, u+1), id, 0)
	if x.Last < sent.Last {
		f.add(tNextWord, tagAtoms[cx.Tok(x.Last).Tag], id, 0)
	}
	if x.First > sent.First {
		f.add(tPrevVerb, tagAtoms[cx.Tok(x.First-1).Tag], form, id)
	}
	if x.First < x.Head {
		f.add(tCueWord, cx.Tok(x.First).Word, id, 0)
	}
	f.add(tCueWord, tagAtoms[cx.Tok(x.Head).Tag], id, 0)
	f.add(tSubVerb, cx.under, id, 0)
	f.add(tRest, cx.rest, cx.clauses, id)
	f.add(tRest, cx.rest, listed, id)
}

// readingFeatures collects the features of where a reading of rule sees the
// content to the right of a cue.
func readingFeatures(f *features, cx *cueContext, rule *rules.Rule, m *rules.Match) {
	if m.Content < 0 {
		return
	}
	lemma, act, id := cx.lemma, cx.act, rule.ID
	y := &cx.Units[m.Content]
	f.add(tObjectHead, kindAtoms[y.Kind], id, yesNo(y.Form&text.Clause != 0))
	f.add(tObjectHead, cx.Tok(y.Head).Word, act, 0)
	f.add(tObjectHead, tagAtoms[cx.Tok(y.Head).Tag], lemma, 0)
	if m.Object >= 0 || y.Kind == text.PrepUnit {
		f.add(tPrep, cx.Tok(y.First).Word, lemma, 0)
		f.add(tPrep, cx.Tok(y.First).Word, id, act)
		if cx.entry != nil {
			known := atomNo
			for _, prep := range cx.entry.Preps {
				if prep == cx.Tok(y.First).Word {
					known = atomYes
				}
			}
			f.add(tPrep, known, id, 0)
		}
	}
	if m.Skipped > 0 {
		gap := newSignature(f.names)
		for i := cx.unit + 1; i < m.Content && i < cx.unit+5; i++ {
			gap.push(cx.Units[i].Kind.String())
		}
		f.add(tGapKinds, gap.atom(), id, 0)
	}
}

// speakerFeatures collects the features of the speaker that rule chose.
func speakerFeatures(f *features, cx *cueContext, rule *rules.Rule, src *source) {
	lemma, form, act, id := cx.lemma, cx.form, cx.act, rule.ID
	head := headClass(cx.Text, src)
	f.add(tSubject, head, id, 0)
	f.add(tSubject, head, act, 0)
	f.add(tSubject, head, lemma, 0)
	f.add(tSubject, sourceKindAtoms[src.kind], form, id)
	f.add(tSrcScore, leadAtom(src.score), slotAtoms[rule.Speaker], 0)
	left := atomNone
	if src.first >= 0 {
		left = leftClass(cx.View, min(src.first, cx.unit))
	}
	f.add(tLeft, left, id, 0)
	f.add(tLeft, left, id, unitAtomAt(cx.View, cx.unit+1))
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
func leftClass(v View, i int) text.Atom {
	if i <= v.First {
		return atomEnd
	}
	switch k := v.Units[i-1].Kind; k {
	case text.CommaUnit, text.DashUnit, text.AdverbUnit, text.TimeUnit:
	default:
		return kindAtoms[k]
	}
	first := v.First
	for first < i-1 && v.Units[first].Kind == text.ConjUnit {
		first++
	}
	switch k := v.Units[first].Kind; k {
	case text.NounUnit:
		if v.FiniteIn(first, i) > 0 {
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
func contentFeatures(f *features, cx *cueContext, c *candidate, rivals int) {
	lemma, id := cx.lemma, c.rule.ID
	f.add(tLead, leadAtom(c.lead), id, 0)
	f.add(tRivals, bucket(rivals), id, 0)
	first, n := 0, 0
	quoted := false
	for i := range c.numParts() {
		part := c.part(i)
		if part.empty() {
			continue
		}
		if n == 0 {
			first = part.first
		}
		n += part.last - part.first
		quoted = quoted || cx.Quotes.quoted[part.first] >= 0 || cx.Quotes.quoted[part.last-1] >= 0
	}
	if !c.right.empty() {
		first = c.right.first
	}
	f.add(tContent, bucket(n), id, 0)
	f.add(tContent, yesNo(quoted), id, 0)
	f.add(tContent, yesNo(quoted), lemma, 0)
	firstFeatures(f, cx, c.rule, first)
	if !c.left.empty() && c.leftUnit >= 0 {
		f.add(tQuoted, kindAtoms[cx.Units[c.leftUnit].Kind], id, yesNo(c.leftUnit == cx.First))
	}
}

// firstFeatures collects those of its first token.
func firstFeatures(f *features, cx *cueContext, rule *rules.Rule, first int) {
	t := cx.Tok(first)
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
func (p *Proposer) boundRules(set *rules.Set) {
	if p.boundWeights == set.Weights && len(p.bounds) == len(set.Rules) {
		return
	}
	p.boundWeights, p.bounds = set.Weights, p.bounds[:0]
	for _, rule := range set.Rules {
		var b ruleBounds
		id := rule.ID
		b.speaker = weight(&p.f, tSubject, rules.Any, id, 0) + weight(&p.f, tLeft, rules.Any, id, 0) + weight(&p.f, tLeft, rules.Any, id, rules.Any) + weight(&p.f, tSrcScore, rules.Any, slotAtoms[rule.Speaker], 0)
		length := int32(math.MinInt32)
		for n := range maxRivalry + 1 {
			length = max(length, weight(&p.f, tContent, bucket(n), id, 0))
			b.rivals[n] = weight(&p.f, tRivals, bucket(n), id, 0)
			if n > 1 {
				b.rivals[n] = max(b.rivals[n], b.rivals[n-1])
			}
		}
		b.content = length + weight(&p.f, tLead, rules.Any, id, 0)
		b.quoted = [2]int32{weight(&p.f, tContent, atomNo, id, 0), weight(&p.f, tContent, atomYes, id, 0)}
		b.first = weight(&p.f, tContentIs, rules.Any, id, 0)
		switch rule.Content {
		case rules.Left, rules.Around, rules.Subject, rules.Relative:
			b.left = weight(&p.f, tQuoted, rules.Any, id, rules.Any)
		}
		p.bounds = append(p.bounds, b)
	}
}

// weight returns the weight of one feature.
func weight(f *features, t template, x, y, z text.Atom) int32 {
	return f.weights.Get(rules.FeatureKey(text.Atom(t), x, y, z))
}

// boundCue returns the bounds of a cue.
func boundCue(f *features, cx *cueContext) cueBounds {
	return cueBounds{
		speaker: weight(f, tSubject, rules.Any, cx.act, 0) + weight(f, tSubject, rules.Any, cx.lemma, 0),
		quoted:  [2]int32{weight(f, tContent, atomNo, cx.lemma, 0), weight(f, tContent, atomYes, cx.lemma, 0)},
		first:   weight(f, tContentIs, rules.Any, cx.act, 0) + weight(f, tContentIs, rules.Any, cx.lemma, 0),
	}
}

// speakerBound bounds the sum of [Proposer.speakerFeatures].
func (p *Proposer) speakerBound(cx *cueContext, rule *rules.Rule, cue *cueBounds) int32 {
	return cue.speaker + p.bounds[rule.Place()].speaker +
		weight(&p.f, tSubject, rules.Any, cx.form, rule.ID) + weight(&p.f, tSubject, rules.Any, slotAtoms[rule.Speaker], cx.form)
}

// contentBound bounds the sum of [Proposer.contentFeatures] for a claim of x, one
// of several rivals or fewer.
func (p *Proposer) contentBound(cx *cueContext, x *reading, rivals int, cue *cueBounds) int32 {
	b := &p.bounds[x.rule.Place()]
	sum := b.content + b.rivals[min(rivals, maxRivalry)] + b.left + max(b.quoted[0]+cue.quoted[0], b.quoted[1]+cue.quoted[1])
	if first, ok := contentStart(cx.Text, x); ok {
		p.f.reset()
		firstFeatures(&p.f, cx, x.rule, first)
		return sum + p.f.sum
	}
	return sum + 2*b.first + cue.first
}

// contentStart returns the first token of what x sees after its cue, where that
// does not depend on where it ends.
func contentStart(txt *Text, x *reading) (int, bool) {
	if x.match.Content < 0 || x.rule.Content == rules.Left || x.rule.Content == rules.Paragraph {
		return 0, false
	}
	unit := &txt.Units[x.match.Content]
	first := unit.First
	if x.match.Object == x.match.Content && !isQuotedInfinitive(txt, first) {
		first++
	}
	if first >= unit.Last || isLoose(txt, first) {
		return 0, false
	}
	return growLeft(txt, first), true
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
