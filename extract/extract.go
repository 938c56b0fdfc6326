package extract

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// Extractor finds claims by a set of rules. It is safe for concurrent use.
type Extractor struct {
	set *rules.Set

	mu   sync.Mutex
	idle []*worker // with the memory that they have
}

// worker is what one text at a time is read with.
type worker struct {
	text     Text
	proposer Proposer
	settler  Settler
	claims   []candidate
	cast     Cast
}

// New returns an Extractor that follows the rules of set.
func New(set *rules.Set) *Extractor { return &Extractor{set: set} }

// maxKept is the length in bytes from which on the memory that a text took is not
// kept for the next.
const maxKept = 1 << 20

// worker returns one that is idle, or a new one.
func (e *Extractor) worker() *worker {
	e.mu.Lock()
	defer e.mu.Unlock()
	n := len(e.idle)
	if n == 0 {
		return &worker{}
	}
	w := e.idle[n-1]
	e.idle = e.idle[:n-1]
	return w
}

func (e *Extractor) keep(w *worker) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.idle = append(e.idle, w)
}

// threshold is the probability from which on a proposed claim is kept: where
// F1 on annotated news is best, and flat around it.
const threshold = 0.30

// maxCues bounds the cues of a sentence. One of more is no prose, and the
// claims in it would nest without end.
const maxCues = 40

// Extract returns the claims of src, a text in UTF-8. Invalid bytes are text
// like any other: no input is an error.
func (e *Extractor) Extract(src string) *Result {
	w := e.worker()
	w.text.Read(src, e.set)
	w.claims = w.settler.Claims(&w.text, &w.proposer)
	w.cast.Resolve(&w.text, w.claims)
	res := record(&w.text, w.claims, &w.cast)
	if len(src) < maxKept {
		e.keep(w)
	}
	return res
}

// Settler chooses among the claims that are proposed for a text those that stay: the
// most probable of each cue, less those that others leave no room for, and those inside
// the contents of others. Its buffers serve one text after another.
type Settler struct {
	*Text
	proposer    *Proposer
	claims      []candidate
	spare       []candidate // room for what follows from them
	order, rank []int
	near        adjacency
}

// Claims returns the claims of txt, in text order. They stay until the next text.
func (st *Settler) Claims(txt *Text, p *Proposer) []candidate {
	st.Text, st.proposer = txt, p
	st.claims = p.ProposeAll(txt, st.claims[:0])
	st.leaveHedges()
	st.joinIssued()
	st.cutConjoined()
	st.cutContinued()
	st.settle()
	st.adopt()
	st.nest()
	return st.claims
}

// ProposeAll appends to claims the most probable claim at each cue of txt, in text order.
func (p *Proposer) ProposeAll(txt *Text, claims []candidate) []candidate {
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
			p.readCue(v, u, Options{Least: threshold})
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
func (p *Proposer) proposeRead(txt *Text, claims []candidate) []candidate {
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
			if best.probability >= threshold {
				claims = append(text.Grown(claims, sentence+1, len(txt.Sentences)), *best)
			}
		}
	}
	p.cues, p.readings = p.cues[:0], p.readings[:0]
	return claims
}

// Best returns the most probable of the claims proposed last, or nil if there are none.
// It stays until the next are proposed.
func (p *Proposer) Best() *candidate {
	if len(p.group) == 0 {
		return nil
	}
	best := &p.group[0]
	for i := range p.group {
		if p.group[i].probability > best.probability {
			best = &p.group[i]
		}
	}
	best.probability = p.halfRight(best)
	return best
}

// halfRight returns the probability that the speaker of c, one of a.group that was
// judged, is right and its content at least half right: candidates that agree with
// it by as much are no rivals.
func (p *Proposer) halfRight(c *candidate) float64 {
	sum := c.probability
	for k := range p.group {
		o := &p.group[k]
		if o.source.tokens == c.source.tokens && (o.left != c.left || o.right != c.right) && c.agrees(o) {
			sum += p.shares[k]
		}
	}
	return sum
}

// dropped, for the claim that one lies within, marks one to be taken out.
const dropped = -2

// nest adds the claims inside the contents of those that were found.
func (st *Settler) nest() {
	outer := st.claims
	st.claims = st.spare[:0]
	var joined []candidate
	seen := 0 // units looked at; contents may overlap
	for i := range outer {
		c := &outer[i]
		if c.within >= 0 {
			continue
		}
		for k := range c.numParts() {
			p := c.part(k)
			for s := st.SentenceAt(p.first); s < len(st.Sentences) && st.Sentences[s].First < p.last; s++ {
				seen = st.nestIn(c, s, p, seen, &joined)
			}
		}
	}
	if len(st.claims) > 0 {
		st.leaveHedges()
		st.cutConjoined()
	}
	nested := st.claims
	again := map[int]bool{} // cues read once more
	for i := range nested {
		again[nested[i].unit] = true
	}
	for i := range joined {
		again[joined[i].unit] = true
	}
	for i := range outer {
		if c := &outer[i]; c.within >= 0 && (again[c.unit] || hasForeignSpeaker(st.Text, c, &outer[c.within])) {
			c.within = dropped
		}
	}
	st.claims, st.spare = slices.DeleteFunc(outer, func(c candidate) bool { return c.within == dropped }), nested
	if len(joined) > 0 {
		st.claims = append(st.claims, joined...)
		slices.SortStableFunc(st.claims, func(c, o candidate) int { return c.unit - o.unit })
		st.cutConjoined()
	}
	st.claims = append(st.claims, nested...)
	st.settle()
}

// nestIn proposes the claims in the part p of the content of c, in sentence s
// and from unit seen on; those that turn out to be joined to c it appends to
// joined. It returns the unit up to which it has looked.
func (st *Settler) nestIn(c *candidate, s int, p tokens, seen int, joined *[]candidate) int {
	v := contentRange(st.Text, s, p)
	var inner tokens // the content of the last claim found, in which others may lie
	for u := max(v.First, seen); u < min(v.Last, v.First+maxNested); u++ {
		if needsEntry(st.Text, u) && st.EntryOf(&st.Units[u]) == nil {
			continue
		}
		in := v
		if inner.contains(st.UnitTokens(u)) {
			in = contentRange(st.Text, s, inner)
		} else {
			inner = tokens{}
		}
		group := st.proposer.Propose(in, u, Options{Least: nestedThreshold})
		found := st.proposer.Best()
		if found == nil || found.probability < nestedThreshold || !isListed(st.Text, found, group) || relationOf(found, c) != inside {
			continue
		}
		best := *found
		if o, ok := st.conjoined(c, &best); ok {
			*joined = append(*joined, o)
		} else if joins(st.Text, c, &best) {
			*joined = append(*joined, best)
			c.within = dropped
		} else {
			best.nested = true
			st.claims = append(text.Grown(st.claims, s+1, len(st.Sentences)), best)
			inner = best.right
		}
	}
	return max(seen, v.Last)
}

// conjoined returns the claim of n, the cue inside the content of c, as one
// beside c, if the verb joins the cue of c and, in the sentence as a whole, has
// the speaker of c for its subject: "said that talks had failed and promised to
// resign". Nobody tells what "no shot" did next: "insisted that no shot was fired
// and accused ...".
func (st *Settler) conjoined(c, n *candidate) (candidate, bool) {
	s, u := n.sentence, n.unit
	if st.Units[u].Kind != text.VerbUnit || c.source.empty() || !isJoined(st.Text, s, u) {
		return candidate{}, false
	}
	st.proposer.Propose(st.View(s), u, Options{})
	found := st.proposer.Best()
	if found == nil {
		return candidate{}, false
	}
	o := *found
	if !n.source.empty() && st.Tok(n.source.tokens.first).On(text.Negations) {
		o.source = c.source
	}
	o.probability = n.probability
	return o, o.source.tokens == c.source.tokens
}

// hasForeignSpeaker reports whether the speaker of c, a claim inside the content
// of o, stands outside of it, though nothing joins their cues.
func hasForeignSpeaker(txt *Text, c, o *candidate) bool {
	return !c.source.empty() && !o.holds(c.source.tokens) && !isJoined(txt, c.sentence, c.unit)
}

// isJoined reports whether a conjunction or a comma stands before the verb u, so
// that it may share a subject with a verb before it.
func isJoined(txt *Text, s, u int) bool {
	k := txt.Units[max(beforeAdverbs(txt.Units, txt.View(s).First, u-1), 0)].Kind
	return k == text.ConjUnit || k == text.CommaUnit
}

// contentRange returns the units of sentence s in the part p of a content. They
// are read as if they were a sentence: the speakers and ends of claims in it do
// not lie outside. Weights learnt from annotators who gave each word to one
// claim at most, as those of PolNeAR did, say little of claims in claims, but
// they know sentences.
func contentRange(txt *Text, s int, p tokens) View {
	r := txt.View(s)
	r.First = r.UnitAt(p.first)
	for r.Last > r.First && txt.Units[r.Last-1].Last > p.last {
		r.Last--
	}
	if r.First < r.Last && txt.Units[r.First].Kind == text.ThatUnit {
		r.First++
	}
	return r
}

// nestedThreshold is the probability from which on a claim inside another's
// content is kept. It is lower than [threshold], as the weights were learnt where
// such cues count as none.
const nestedThreshold = 0.2

// maxNested bounds the units of a content in which claims are looked for.
const maxNested = 80

// isListed reports whether the lexicon knows the cue of c in the frame of a rule
// of the group that says the same, or the rule of c needs no lexicon.
func isListed(txt *Text, c *candidate, group []candidate) bool {
	if !needsEntry(txt, c.unit) {
		return true
	}
	for i := range group {
		if o := &group[i]; c.entry.Lists(o.rule) && sameWords(c, o) {
			return true
		}
	}
	return false
}

// needsEntry reports whether the lexicon must know the unit u for it to be a
// cue inside a content.
func needsEntry(txt *Text, u int) bool {
	switch txt.Units[u].Kind {
	case text.VerbUnit, text.NounUnit, text.AdjectiveUnit:
		return true
	}
	return false
}

// leaveHedges drops claims of hearsay whose adverb only hedges a cue that has
// a speaker: "the mayor reportedly told the council that ...".
func (st *Settler) leaveHedges() {
	kept := st.claims[:0]
	for i := range st.claims {
		c := &st.claims[i]
		next := i + 1
		if st.Units[c.unit].Kind == text.AdverbUnit && next < len(st.claims) && st.claims[next].unit == c.unit+1 &&
			!st.claims[next].source.empty() && st.claims[next].probability >= threshold {
			continue
		}
		kept = append(kept, *c)
	}
	st.claims = kept
}

// joinIssued makes one claim of what is issued and what it says: "issued a statement
// saying that ..." is a cue of the one who issued it; and one of whom somebody wrote
// to and what for.
func (st *Settler) joinIssued() {
	kept := st.claims[:0]
	for i := range st.claims {
		o := &st.claims[i]
		if i+1 < len(st.claims) && joins(st.Text, o, &st.claims[i+1]) {
			continue
		}
		kept = append(kept, *o)
	}
	st.claims = kept
}

// joins makes c the claim that it and o, around it, are together, where they are one, and
// reports whether they are.
func joins(txt *Text, o, c *candidate) bool {
	issues := issues(txt, o, c)
	if !issues && !writes(txt, o, c) {
		return false
	}
	if issues {
		c.cue.first = o.cue.first
	}
	c.source, c.probability = o.source, max(c.probability, o.probability)
	return true
}

// issues reports whether the content of o is a document or the like and the cue of
// c the gerund or infinitive that tells what is in it.
func issues(txt *Text, o, c *candidate) bool {
	if !goesOnWith(o, c) {
		return false
	}
	x, form := &txt.Units[o.rightUnit], txt.Units[c.unit].Form
	return x.Kind == text.NounUnit && txt.Tok(x.Head).Lists&(1<<text.Documents|1<<text.Media|1<<text.SpeechNouns) != 0 && txt.Tok(txt.Units[c.unit].Head).Lemma != atomShow &&
		(form&text.Gerund != 0 || form&text.Infinitive != 0 && txt.Tok(txt.Units[o.unit].Head).On(text.IssueVerbs))
}

// writes reports whether the content of o is only whom its speaker turned to, and
// the cue of c the infinitive that tells what for: "texted | her sister | to say that".
func writes(txt *Text, o, c *candidate) bool {
	if !goesOnWith(o, c) || txt.Units[c.unit].Form&text.Infinitive == 0 || !purposeVerbs.has(txt.Tok(txt.Units[o.unit].Head).Word) {
		return false
	}
	to := txt.Tok(txt.Units[o.rightUnit].Head)
	return (to.Tag == tag.PRP || to.Lists&(1<<text.PersonNouns|1<<text.GroupNouns|1<<text.AddresseeNouns|1<<text.Roles) != 0)
}

// goesOnWith reports whether the cue of c stands right after the phrase that the
// content of o begins with.
func goesOnWith(o, c *candidate) bool {
	return c.unit == o.rightUnit+1 && o.unit < o.rightUnit && c.sentence == o.sentence && !o.source.empty() && o.cue.first <= c.cue.first
}

// cutConjoined ends a content before a later cue that is joined to its own by
// "and" or "but", or is a participle of the same speaker: "said taxes would
// fall and blamed the bank, adding that ...".
func (st *Settler) cutConjoined() {
	for i := range st.claims {
		c := &st.claims[i]
		if c.right.empty() || c.rightUnit < 0 {
			continue
		}
		if st.isContrasted(c, i) {
			c.right, c.rightUnit = tokens{}, -1
			continue
		}
		for k := i + 1; k < len(st.claims) && st.claims[k].sentence == c.sentence; k++ {
			o := &st.claims[k]
			r := st.View(o.sentence)
			if o.probability < cutThreshold || !c.right.contains(o.cue) || o.unit <= c.rightUnit+1 || o.unit == r.First {
				continue
			}
			j := o.unit - 1
			switch {
			case o.source.tokens == c.source.tokens:
			case o.probability >= ownThreshold && c.right.contains(o.source.tokens) && o.source.kind == subjectSource && o.source.last <= o.unit && o.source.first > c.rightUnit+1:
				j = o.source.first - 1
			default:
				continue
			}
			j = beforeAdverbs(st.Units, c.rightUnit, j)
			participle := st.Units[o.unit].Form&text.Gerund != 0 && st.Units[j].Kind == text.CommaUnit
			contrast := st.Units[j].Kind == text.SubUnit && j != o.unit-1 && st.Units[j-1].Kind == text.CommaUnit && contrasts.has(st.Tok(st.Units[j].First).Word)
			if st.Units[j].Kind != text.ConjUnit && !participle && !contrast || j <= c.rightUnit {
				continue
			}
			if st.Units[j-1].Kind == text.CommaUnit {
				j--
			}
			c.right = strip(st.Text, tokens{c.right.first, st.Units[j-1].Last})
			break
		}
	}
}

// isContrasted reports whether what c, the ith proposed, takes for the rest of its
// content is another's claim beside it: "the town had fallen, the army said, | although
// rebels said that they held the bridge".
func (st *Settler) isContrasted(c *candidate, i int) bool {
	if c.left.empty() || c.rule.Content != rules.Around {
		return false
	}
	if i+1 < len(st.claims) {
		// "It was late, said Ray, | adding that he was tired."
		if o := &st.claims[i+1]; o.unit == c.rightUnit && o.source.tokens == c.source.tokens && o.probability >= cutThreshold {
			return true
		}
	}
	if st.Units[c.rightUnit].Kind != text.SubUnit && st.Units[c.rightUnit].Kind != text.ConjUnit {
		return false
	}
	for k := i + 1; k < len(st.claims) && st.claims[k].sentence == c.sentence; k++ {
		if o := &st.claims[k]; o.probability >= cutThreshold && o.source.kind == subjectSource && o.source.first == c.rightUnit+1 && o.source.last <= o.unit {
			return true
		}
	}
	return false
}

// cutContinued ends what goes on after the sentence of a cue before a quotation that
// a later cue takes: '"It is late," said Ruiz. | "But not too late," she added.'
func (st *Settler) cutContinued() {
	for i := range st.claims {
		c := &st.claims[i]
		for k := i + 1; k < len(st.claims) && len(c.more) > 0 && st.claims[k].cue.first < c.more[len(c.more)-1].last+maxTag; k++ {
			o := &st.claims[k]
			if o.sentence == c.sentence || o.probability < cutThreshold || o.source.empty() {
				continue
			}
			for n, p := range c.more {
				if (p.overlaps(o.left) || p.overlaps(o.right)) && !p.contains(o.cue) {
					if n > 0 || !c.left.empty() || !c.right.empty() {
						c.more = c.more[:n]
					}
					break
				}
			}
		}
	}
}

// maxTag bounds the tokens from the end of a quotation to a cue after it that is
// looked for.
const maxTag = 40

// cutThreshold is the probability from which on a conjoined cue ends the
// content before it.
const cutThreshold = 0.35

// ownThreshold is the same for a later cue that has a speaker of its own: "said
// taxes would fall, but the bank warned ...".
const ownThreshold = 0.6

// judge fills in the probabilities of a.group. Candidates of the
// same content and speaker, by whatever rules, share the sum of theirs.
func (p *Proposer) judge() {
	p.scores = p.scores[:0]
	for i := range p.group {
		p.scores = append(p.scores, p.group[i].score)
	}
	p.shares = probabilities(p.shares, p.scores)
	ps := p.shares
	for i := range p.group {
		c := &p.group[i]
		for k := range p.group {
			if o := &p.group[k]; k == i || o.left == c.left && o.right == c.right && o.source.tokens == c.source.tokens {
				c.probability += ps[k]
			}
		}
		// Of candidates that share it, the one of the highest score speaks first.
		c.probability += float64(ps[i]) * 1e-9
	}
}

// agrees reports whether the contents of c and o share half or more of their
// tokens. What goes on after the sentence is not looked at.
func (c *candidate) agrees(o *candidate) bool {
	both, all := 0, 0
	for _, p := range [2]tokens{c.left, c.right} {
		all += max(p.last-p.first, 0)
		for _, q := range [2]tokens{o.left, o.right} {
			both += max(min(p.last, q.last)-max(p.first, q.first), 0)
		}
	}
	for _, q := range [2]tokens{o.left, o.right} {
		all += max(q.last-q.first, 0)
	}
	return 2*both >= all-both
}

// outerThreshold is the probability from which on a claim is kept around a more
// probable one inside its content, unless it is itself inside another's.
const outerThreshold = 0.35

// settle drops claims whose content another, more probable one takes, and
// nests those whose content lies inside another's.
func (st *Settler) settle() {
	cs := st.claims
	order, rank := st.order[:0], st.rank[:0] // rank is 1 for the most probable; 0 for those dropped or not yet seen
	for i := range cs {
		order, rank = append(order, i), append(rank, 0)
		cs[i].within = -1
	}
	st.order, st.rank = order, rank
	slices.SortStableFunc(order, func(i, j int) int {
		if cs[i].nested != cs[j].nested {
			if cs[j].nested {
				return -1
			}
			return 1
		}
		return cmp.Compare(cs[j].probability, cs[i].probability)
	})
	near := &st.near
	near.set(cs)
	for n, i := range order {
		c := &cs[i]
		ok := true
		for _, k := range near.of(i) {
			if rank[k] == 0 {
				continue
			}
			switch relationOf(c, &cs[k]) {
			case clash:
				ok = relationOf(&cs[k], c) == inside && (c.nested || c.probability >= outerThreshold)
			case inside:
				w := c.within
				if isObjectOf(st.Text, c, &cs[k]) {
					ok = false
				} else if w < 0 || cs[k].size() < cs[w].size() || cs[k].size() == cs[w].size() && rank[k] < rank[w] {
					c.within = int(k)
				}
			}
			if !ok {
				break
			}
		}
		if !ok {
			continue
		}
		rank[i] = n + 1
		for _, k := range near.of(i) {
			if rank[k] > 0 && cs[k].within < 0 && int(k) != c.within && relationOf(&cs[k], c) == inside {
				cs[k].within = i
			}
		}
	}
	// Text order, with within as indices of the kept.
	final := order[:0]
	for i := range cs {
		if rank[i] > 0 {
			final = append(final, i)
		}
	}
	kept := len(final)
	slices.SortStableFunc(final, func(i, j int) int { return cs[i].begin() - cs[j].begin() })
	for i := range cs {
		if rank[i] == 0 {
			final = append(final, i)
		}
	}
	at := rank
	for n, i := range final {
		at[i] = n
	}
	arrange(cs, final)
	st.claims = cs[:kept]
	for i := range st.claims {
		if c := &st.claims[i]; c.within >= 0 {
			c.within = at[c.within]
		}
	}
}

// arrange moves list[order[n]] to list[n] for each n; order holds each index once,
// and is used up.
func arrange(list []candidate, order []int) {
	const done = -1
	for n := range order {
		if order[n] == done || order[n] == n {
			continue
		}
		first := list[n]
		for at := n; ; {
			from := order[at]
			order[at] = done
			if from == n {
				list[at] = first
				break
			}
			list[at] = list[from]
			at = from
		}
	}
}

// isObjectOf reports whether the cue of c heads the content of o, so that they
// are one claim: "expressed concern over the plan", "refused to say why", but not
// "rejected the army's claim that".
func isObjectOf(txt *Text, c, o *candidate) bool {
	return c.unit == o.rightUnit && c.sentence == o.sentence && (c.source.kind != possessorSource || txt.Tok(c.source.head).Tag == tag.PRPS)
}

// adjacency lists for each claim the others whose contents may overlap its own.
type adjacency struct {
	begin []int32 // those of claim i are other[begin[i]:begin[i+1]]
	other []int32

	reach []tokens
	order []int32
	open  []int32 // the claims whose reach is not over
}

func (n *adjacency) of(i int) []int32 { return n.other[n.begin[i]:n.begin[i+1]] }

// set compares the stretches from the first to the last token of what is said, in
// text order, so that only claims that lie close are paired.
func (n *adjacency) set(cs []candidate) {
	n.begin, n.reach, n.order = n.begin[:0], n.reach[:0], n.order[:0]
	for i := range cs {
		var reach tokens
		for k := range cs[i].numParts() {
			if p := cs[i].part(k); reach.empty() {
				reach = p
			} else if !p.empty() {
				reach = tokens{min(reach.first, p.first), max(reach.last, p.last)}
			}
		}
		n.begin, n.reach, n.order = append(n.begin, 0), append(n.reach, reach), append(n.order, int32(i))
	}
	n.begin = append(n.begin, 0)
	slices.SortFunc(n.order, func(i, j int32) int { return n.reach[i].first - n.reach[j].first })
	n.sweep(func(i, k int32) {
		n.begin[i]++
		n.begin[k]++
	})
	end := int32(0)
	for i := range n.begin {
		end += n.begin[i]
		n.begin[i] = end
	}
	n.other = text.OfLength(n.other, int(end))
	n.sweep(func(i, k int32) {
		n.begin[i]--
		n.other[n.begin[i]] = k
		n.begin[k]--
		n.other[n.begin[k]] = i
	})
}

// sweep calls pair for each two claims whose stretches overlap.
func (n *adjacency) sweep(pair func(i, k int32)) {
	n.open = n.open[:0]
	for _, i := range n.order {
		still := n.open[:0]
		for _, k := range n.open {
			if n.reach[k].last > n.reach[i].first {
				still = append(still, k)
				pair(i, k)
			}
		}
		n.open = append(still, i)
	}
}

// begin returns the first token of c.
func (c *candidate) begin() int {
	n := c.cue.first
	if !c.source.tokens.empty() {
		n = min(n, c.source.tokens.first)
	}
	for i := range c.numParts() {
		if p := c.part(i); !p.empty() {
			n = min(n, p.first)
		}
	}
	return n
}

// size returns how many tokens the content of c holds.
func (c *candidate) size() int {
	n := 0
	for i := range c.numParts() {
		n += c.part(i).last - c.part(i).first
	}
	return n
}

type relation uint8

const (
	apart  relation = iota
	inside          // the first claim lies in the content of the second
	clash           // they share content, and only one can be right
)

// relation tells how the claim c stands to the claim o.
func relationOf(c, o *candidate) relation {
	shared := overlap(c, o)
	if shared == 0 {
		return apart
	}
	cs, os := c.size(), o.size()
	if o.holds(c.cue) && shared*10 >= cs*9 && cs < os {
		return inside
	}
	if shared*4 <= min(cs, os) && shared < 4 {
		return apart
	}
	return clash
}

// holds reports whether the content of c holds t.
func (c *candidate) holds(t tokens) bool {
	for i := range c.numParts() {
		if c.part(i).contains(t) {
			return true
		}
	}
	return false
}

// overlap returns how many tokens the contents of c and o share.
func overlap(c, o *candidate) int {
	n := 0
	for i := range c.numParts() {
		p := c.part(i)
		for j := range o.numParts() {
			if q := o.part(j); p.overlaps(q) {
				n += min(p.last, q.last) - max(p.first, q.first)
			}
		}
	}
	return n
}

// recorder turns the claims that stay, and who makes them, into a Result.
type recorder struct {
	*Text
	claims []candidate
	cast   *Cast
	listed []int32 // by entity: its place in Result.Speakers and 1, or 0
}

// record turns what was found in txt into a Result.
func record(txt *Text, claims []candidate, cast *Cast) *Result {
	rec := &recorder{Text: txt, claims: claims, cast: cast}
	res := &Result{Source: txt.Source, Words: txt.Words, Claims: make([]Claim, 0, len(claims))}
	res.Headline, res.Byline, res.Dateline = txt.Furnished()
	for i := range claims {
		res.Claims = append(res.Claims, rec.claim(i))
	}
	for i := range res.Claims {
		cast.Issue(i, res.Claims[i].Medium)
	}
	for i := range res.Claims {
		if res.Claims[i].Speaker != nil {
			rec.speaker(res, i)
		}
	}
	rec.answers(res)
	return res
}

// speakerTypes are the types of the classes of the cast.
var speakerTypes = [...]SpeakerType{unknown: "", person: Person, body: Organization, place: Place, group: Group, document: Document, thing: ""}

// typeOf returns the type of whom id tells of.
func typeOf(id *Identity) SpeakerType {
	if id.Anonymous {
		return Anonymous
	}
	return speakerTypes[id.Class]
}

// speaker fills in who makes claim i, and lists the claim under whoever has a name.
func (rec *recorder) speaker(res *Result, i int) {
	who, ok := rec.cast.Speaker(i)
	if !ok {
		return
	}
	s := res.Claims[i].Speaker
	s.Name, s.Type, s.Role = who.Name, typeOf(&who.Identity), who.Role
	for k := range who.Index {
		rec.list(res, &who.Index[k], i)
	}
}

// maxSpeakers bounds how many entries of the index an entity is compared with, the
// latest first, so that time stays linear.
const maxSpeakers = 200

// list adds claim i to the entry of id in the index of speakers.
func (rec *recorder) list(res *Result, id *Identity, i int) {
	for len(rec.listed) <= int(id.Entity) {
		rec.listed = append(rec.listed, 0)
	}
	place := &rec.listed[id.Entity]
	if *place == 0 {
		t := typeOf(id)
		for k := max(0, len(res.Speakers)-maxSpeakers); k < len(res.Speakers) && *place == 0; k++ {
			if res.Speakers[k].Name == id.Name && res.Speakers[k].Type == t {
				*place = int32(k) + 1
			}
		}
		if *place == 0 {
			res.Speakers = append(res.Speakers, NamedSpeaker{Name: id.Name, Type: t, Role: id.Role})
			*place = int32(len(res.Speakers))
		}
	}
	n := &res.Speakers[*place-1]
	n.Claims = append(n.Claims, i)
}

// claim turns claim i into one of the result.
func (rec *recorder) claim(i int) Claim {
	c := &rec.claims[i]
	sent := &rec.Sentences[c.sentence]
	out := Claim{
		Cue:        Cue{Span: rec.SpanOf(c.cue), Lemma: lemma(rec.Text, c)},
		Act:        rec.act(i),
		Within:     c.within,
		Answers:    -1,
		Headline:   rec.Paragraphs[sent.Paragraph].Role == text.Headline,
		Negated:    rec.Units[c.unit].Form&text.Negated != 0 && !c.rule.Floats(),
		Paragraph:  sent.Paragraph + 1,
		Sentence:   c.sentence + 1,
		Rule:       c.rule.Name,
		Confidence: c.probability,
	}
	if !c.source.tokens.empty() {
		out.Speaker = &Speaker{Span: rec.SpanOf(c.source.tokens)}
	}
	rec.circumstances(c, &out)
	for i := range c.numParts() {
		if p := c.part(i); !p.empty() {
			out.Content = appendSpans(rec.Text, out.Content, p)
		}
	}
	if len(out.Content) > 1 {
		slices.SortFunc(out.Content, func(s, t text.Span) int { return s.Start - t.Start })
	}
	out.Kind = kind(rec.Text, c)
	out.Text = readable(rec.Text, out.Content, hasComplementizer(rec.Text, c))
	return out
}

// lemma returns the lemma of the cue of c.
func lemma(txt *Text, c *candidate) string {
	if c.entry != nil {
		return c.entry.Lemma
	}
	return lowered(txt.Tok(txt.Units[c.unit].Head).In(txt.Source))
}

// appendSpans appends the bytes of t to spans, one span a paragraph; a span
// that follows the last one directly is joined to it.
func appendSpans(txt *Text, spans []text.Span, t tokens) []text.Span {
	for s := txt.SentenceAt(t.first); t.first < t.last && s < len(txt.Sentences); {
		p := txt.Sentences[s].Paragraph
		end := s
		for end+1 < len(txt.Sentences) && txt.Sentences[end+1].Paragraph == p && txt.Sentences[end].Last < t.last {
			end++
		}
		part := tokens{t.first, min(t.last, txt.Sentences[end].Last)}
		spans = append(spans, txt.SpanOf(part))
		t.first = part.last
		s = end + 1
	}
	return spans
}

// kind tells whether the content of c stands in quotation marks: all of it,
// some or none.
func kind(txt *Text, c *candidate) Kind {
	in, out := 0, 0
	for k := range c.numParts() {
		p := c.part(k)
		for i := p.first; i < p.last; i++ {
			if !txt.Tok(i).Is(text.Letter) {
				continue
			}
			if txt.Quotes.quoted[i] >= 0 {
				in++
			} else {
				out++
			}
		}
	}
	switch {
	case in == 0:
		return Indirect
	case out == 0:
		return Direct
	}
	return Mixed
}

// hasComplementizer reports whether the content of c begins with the "that" of
// a clause, not of a noun phrase.
func hasComplementizer(txt *Text, c *candidate) bool {
	return c.left.empty() && c.rightUnit >= 0 && txt.Units[c.rightUnit].Kind == text.ThatUnit
}

// readable returns the content fit to read: its spans joined, on one line, without the
// complementizer or the quotation marks around it.
func readable(txt *Text, spans []text.Span, complementizer bool) string {
	var b strings.Builder
	for i, s := range spans {
		part := text.OneLine(s.In(txt.Source))
		if i == 0 && complementizer {
			if rest, ok := strings.CutPrefix(part, "that "); ok {
				part = rest
			}
		}
		part = unquoted(part)
		rest, comma := strings.CutSuffix(part, ",")
		switch {
		case !comma:
			if end := s.End; i+1 < len(spans) && end < len(txt.Source) && txt.Source[end] == '.' && beginsSentence(spans[i+1].In(txt.Source)) {
				part += "." // of the sentence that it ends
			}
		case i+1 == len(spans):
			part = rest
		case beginsSentence(spans[i+1].In(txt.Source)):
			part = rest + "." // the comma stood for it, before the cue
		}
		if len(spans) == 1 {
			return part
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	return b.String()
}

// beginsSentence reports whether the first letter of s is a capital.
func beginsSentence(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return !unicode.IsLower(r)
		}
	}
	return false
}

// marks are the pairs of quotation marks.
var marks = [...][2]string{{"“", "”"}, {"\"", "\""}, {"''", "''"}, {"``", "''"}, {"‘", "’"}, {"«", "»"}, {"„", "“"}, {"”", "”"}, {"'", "'"}}

// unquoted returns s without the pair of quotation marks that encloses it.
func unquoted(s string) string {
	for i := range marks {
		p := &marks[i]
		if len(s) > len(p[0])+len(p[1]) && strings.HasPrefix(s, p[0]) && strings.HasSuffix(s, p[1]) {
			inner := s[len(p[0]) : len(s)-len(p[1])]
			if !holdsMark(inner, p[0]) && !holdsMark(inner, p[1]) {
				return inner
			}
		}
	}
	return s
}

// holdsMark reports whether s holds the quotation mark, apostrophes inside words
// aside.
func holdsMark(s, mark string) bool {
	for {
		i := strings.Index(s, mark)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		s = s[i+len(mark):]
		after, _ := utf8.DecodeRuneInString(s)
		if mark != "'" && mark != "’" || !unicode.IsLetter(before) || !unicode.IsLetter(after) {
			return true
		}
	}
}
