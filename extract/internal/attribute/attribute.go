// Package attribute proposes claims: at each cue it finds what rules see there, who may
// speak and what may be said, and how probable each such claim is.
package attribute

import (
	"math"

	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/rules"
)

// Proposer proposes claims at cues. Its buffers serve one cue after another.
type Proposer struct {
	at          proposerKey // what the lists below are of
	f           weigh.Features
	candidates  []*rules.Rule
	matches     []rules.Match
	vetoes      []veto // at the cue that was read last
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
	rest         []text.Range // the continuations that candidates hold
	group        []Candidate
	scores       []int32
	shares       []float64 // of the scores
}

// proposerKey tells what the lists that rules of one cue share are of.
type proposerKey struct {
	parse.View
	serial  int
	weights *rules.Weights
}

// turnTo makes room for what is shared by the cues of v, unless v is at hand already.
func (p *Proposer) turnTo(v parse.View) {
	key := proposerKey{v, v.Serial, v.Set.Weights}
	if p.at == key {
		return
	}
	if p.at.Text != v.Text || p.at.serial != v.Serial {
		p.rest = p.rest[:0]
	}
	p.at = key
	p.f.Weights = v.Set.Weights
	p.inside = tally{firstVerb: -1}
	p.edgesSerial++
	p.setting.View = parse.View{}
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
func (p *Proposer) Propose(v parse.View, u int, o Options) []Candidate {
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
func (p *Proposer) readCue(v parse.View, u int, o Options) bool {
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
		o := Candidate{Rule: x.rule, Entry: c.entry, Sentence: c.Sentence, Unit: c.unit, match: &x.match, Source: x.source, Score: x.score, Within: -1, leftUnit: -1, RightUnit: -1}
		if p.complete(c.View, &o) {
			p.group = append(p.group, o)
		}
	}
	for i := range p.group {
		o := &p.group[i]
		p.f.Reset()
		contentFeatures(&p.f, &c.cueContext, o, len(p.group))
		o.Score += p.f.Sum
	}
}

// findReadings adds to p.readings what the rules see at the cue u, and returns its
// entry and whether any rule may see something.
func (p *Proposer) findReadings(v parse.View, u int, floating bool) (*rules.CueEntry, bool) {
	x := &v.Units[u]
	if !v.Set.HasCues(x.Kind) {
		return nil, false
	}
	entry := v.EntryOf(x)
	if entry == nil && !v.Set.IsOpen(x.Kind, v.Tok(x.Head).Lists) {
		return nil, false
	}
	p.turnTo(v)
	if p.setting.View != v {
		p.setting.set(v)
	}
	around := p.setting.around(u)
	inverted, asked := isInvertedTag(v, u), parse.InQuestion(v, u)
	p.candidates = v.Set.AppendFitting(p.candidates[:0], x.Kind, entry, &around)
	p.vetoes = p.vetoes[:0]
	for _, rule := range p.candidates {
		if rule.Veto {
			p.addVetoes(v, u, rule, entry)
		}
	}
	for _, rule := range p.candidates {
		if rule.Veto || rule.Floats() && !floating || asked && !rule.Floats() || !rule.FitsCue(&v.Document, x, entry) || inverted && rule.Content == rules.Right && rule.Speaker == rules.Subject {
			continue
		}
		p.matches = rule.MatchAfter(&v.Document, v.Units[:v.Last], u+1, p.matches[:0])
		for _, m := range p.matches {
			if p.Misread(v, entry, rule, u, &m) == "" {
				p.readings = append(p.readings, reading{rule: rule, match: m})
			}
		}
	}
	return entry, true
}

// scoreReadings scores the readings of c by all but their speakers and contents,
// and reports whether any claim of them may be as probable as c.least.
func (p *Proposer) scoreReadings(c *readCue) bool {
	f, cx, least := &p.f, &c.cueContext, c.least
	list := p.readings[c.first:c.last]
	f.Reset()
	cueFeatures(&p.f, cx)
	cue := f.Sum
	var bounds cueBounds
	if least > 0 {
		p.boundRules(c.Set)
		bounds = boundCue(&p.f, cx)
	}
	sum := 0.0
	var score, rest int32 // of a rule: what is known, and a bound of what its speaker and the tree add
	for i := range list {
		x := &list[i]
		if i == 0 || x.rule != list[i-1].rule {
			f.Reset()
			ruleFeatures(&p.f, cx, x.rule)
			score = cue + f.Sum + x.rule.Bias
			if isTurn(c, x.rule) {
				score += certainTurn
			}
			if least > 0 {
				rest = p.speakerBound(cx, x.rule, &bounds) + treeBound(f, cx, x.rule)
			}
		}
		f.Reset()
		readingFeatures(&p.f, cx, x.rule, &x.match)
		x.score = score + f.Sum
		if least > 0 {
			x.rest = p.contentBound(cx, x, len(list), &bounds)
			sum += odds(x.score + rest + x.rest)
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
	var src Source
	var score int32
	ok := false
	kept := list[:0]
	for i := range list {
		x := &list[i]
		if n := sourceLimit(cx.View, x.rule, &x.match); x.rule != rule || n != limit {
			rule, limit = x.rule, n
			if src, ok = p.ChooseSource(cx.View, cx.unit, rule, limit); ok {
				p.f.Reset()
				speakerFeatures(&p.f, cx, rule, &src)
				score = p.f.Sum
			}
		}
		if ok {
			kept = append(kept, *x)
			x = &kept[len(kept)-1]
			x.source = src
			p.f.Reset()
			treeReadingFeatures(&p.f, cx, x.rule, &x.match)
			x.score += score + p.f.Sum
			if least > 0 {
				sum += odds(x.score + x.rest)
			}
		}
	}
	c.last = c.first + len(kept)
	return mayReach(sum, least)
}

// reading is a rule that fits a cue, where it sees the content, and the speaker
// that it chooses.
type reading struct {
	rule   *rules.Rule
	match  rules.Match
	source Source
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

// isTurn reports whether the paragraph of c is a turn, and r sees its label.
func isTurn(c *readCue, r *rules.Rule) bool {
	i := c.TurnAt(c.Sentences[c.Sentence].Paragraph)
	return i >= 0 && (r.Content == rules.Paragraph || r.Content == rules.Next && !r.Floats() && c.Turns[i].Whole)
}

// certainTurn is what it adds to the score of a claim, in thousandths, that its
// paragraph is a turn: the form of the text leaves no doubt.
const certainTurn = 5000

// Threshold is the probability from which on a proposed claim is kept: where
// F1 on annotated news is best, and flat around it.
const Threshold = 0.30

// maxCues bounds the cues of a sentence. One of more is no prose, and the
// claims in it would nest without end.
const maxCues = 40

// ProposeAll appends to claims the most probable claim at each cue of txt, in text order.
func (p *Proposer) ProposeAll(txt *parse.Text, claims []Candidate) []Candidate {
	p.cues, p.readings = p.cues[:0], p.readings[:0]
	for s := range txt.Sentences {
		par := &txt.Paragraphs[txt.Sentences[s].Paragraph]
		if par.Role == text.Furniture || par.Role == text.Byline {
			continue
		}
		if len(p.readings) > maxRead {
			claims = p.proposeRead(txt, claims)
		}
		v := txt.View(s)
		for u := v.First; u < v.Last; u++ {
			p.readCue(v, u, Options{Least: Threshold})
		}
	}
	return p.proposeRead(txt, claims)
}

// maxRead is how many readings are looked for before their speakers are, and then
// their contents. One step after the other over many cues is faster than all steps
// for each cue: the code of a step stays in the processor's cache.
const maxRead = 256

// proposeRead appends to claims the most probable claim of each of p.cues, and
// empties these.
func (p *Proposer) proposeRead(txt *parse.Text, claims []Candidate) []Candidate {
	likely := p.cues[:0]
	for i := range p.cues {
		if c := &p.cues[i]; p.chooseSources(c) {
			likely = append(likely, *c)
		}
	}
	sentence, n := -1, 0
	for i := range likely {
		c := &likely[i]
		if c.Sentence != sentence {
			sentence, n = c.Sentence, 0
		}
		if n == maxCues {
			continue
		}
		p.completeReadings(c)
		p.judge()
		if best := p.Best(); best != nil {
			n++
			if best.Probability >= Threshold {
				claims = append(text.Grown(claims, sentence+1, len(txt.Sentences)), *best)
			}
		}
	}
	p.cues, p.readings = p.cues[:0], p.readings[:0]
	return claims
}

// Best returns the most probable of the claims proposed last, or nil if there are none.
// It stays until the next are proposed.
func (p *Proposer) Best() *Candidate {
	if len(p.group) == 0 {
		return nil
	}
	best := &p.group[0]
	for i := range p.group {
		if p.group[i].Probability > best.Probability {
			best = &p.group[i]
		}
	}
	best.Probability = p.halfRight(best)
	return best
}

// halfRight returns the probability that the speaker of c, one of p.group that was
// judged, is right and its content at least half right: candidates that agree with
// it by as much are no rivals.
func (p *Proposer) halfRight(c *Candidate) float64 {
	sum := c.Probability
	for k := range p.group {
		o := &p.group[k]
		if o.Source.Range == c.Source.Range && (o.Left != c.Left || o.Right != c.Right) && c.agrees(o) {
			sum += p.shares[k]
		}
	}
	return sum
}

// judge fills in the probabilities of p.group. Candidates of the
// same content and speaker, by whatever rules, share the sum of theirs.
func (p *Proposer) judge() {
	p.scores = p.scores[:0]
	for i := range p.group {
		p.scores = append(p.scores, p.group[i].Score)
	}
	p.shares = weigh.Probabilities(p.shares, p.scores)
	ps := p.shares
	for i := range p.group {
		c := &p.group[i]
		for k := range p.group {
			if o := &p.group[k]; o.Left == c.Left && o.Right == c.Right && o.Source.Range == c.Source.Range {
				c.Probability += ps[k]
			}
		}
		// Of candidates that share it, the one of the highest score speaks first.
		c.Probability += float64(ps[i]) * 1e-9
	}
}

// isQuestion reports whether the cue u puts a question.
func isQuestion(txt *parse.Text, u int) bool {
	e := txt.EntryOf(&txt.Units[u])
	return e != nil && (e.Asks() || txt.Tok(txt.Units[u].Head).Lemma == english.Ask)
}

// MaxTurnWords bounds the words of a quotation in a conversation, where the next
// paragraph may well be the answer.
const MaxTurnWords = 14
