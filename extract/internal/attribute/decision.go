package attribute

import (
	"slices"
	"sort"

	"claims/extract/brat"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/internal/weigh"
	"claims/extract/score"
	"claims/extract/text"
	"claims/rules"
)

// Annotated is a text with its annotated claims.
type Annotated struct {
	parse.Text
	gold []goldClaim
}

// goldClaim is an annotated claim, as indices of the tokens that are words.
type goldClaim struct {
	source, cue, content []int
	cueUnit, sentence    int
	units                []int // the units that the cue's words are heads of
}

// Learner returns a Proposer that keeps the features of what it looks at, and their names.
func Learner(set *rules.Set) *Proposer {
	p := &Proposer{}
	p.f.Names = weigh.NewNames(set)
	return p
}

// NameOf returns the name of the feature of a key that was looked at.
func (p *Proposer) NameOf(key uint64) string { return p.f.Names.Features[key] }

// Annotate reads a text and its annotated claims.
func Annotate(p *Proposer, b *brat.Document, set *rules.Set) *Annotated {
	d := &Annotated{}
	d.Read(b.Text, set)
	names := p.f.Names
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if _, ok := names.Atoms[t.Word]; !ok {
			names.Atoms[t.Word] = english.Lower(t.In(b.Text))
		}
	}
	for i := range b.Attributions {
		x := &b.Attributions[i]
		g := goldClaim{source: words(&d.Text, x.Source), cue: words(&d.Text, x.Cue), content: words(&d.Text, x.Content), cueUnit: -1}
		if len(g.content) == 0 {
			continue
		}
		findCue(&d.Text, &g)
		d.gold = append(d.gold, g)
	}
	return d
}

// Claims returns how many annotated claims d has.
func (d *Annotated) Claims() int { return len(d.gold) }

// words returns the word tokens at least half of which lie in spans.
func words(txt *parse.Text, spans []text.Span) []int {
	var out []int
	for _, s := range spans {
		i := sort.Search(len(txt.Tokens), func(i int) bool { return txt.Tokens[i].End > s.Start })
		for ; i < len(txt.Tokens) && txt.Tokens[i].Start < s.End; i++ {
			t := &txt.Tokens[i]
			if t.Is(text.Letter) && 2*(min(t.End, s.End)-max(t.Start, s.Start)) >= t.Len() {
				out = append(out, i)
			}
		}
	}
	sort.Ints(out)
	return out
}

// findCue finds the unit that the annotated cue is headed by.
func findCue(txt *parse.Text, g *goldClaim) {
	best := -1
	for _, i := range g.cue {
		s := txt.SentenceAt(i)
		if s >= len(txt.Sentences) {
			continue
		}
		u := txt.View(s).UnitAt(i)
		x := &txt.Units[u]
		if i == x.Head || x.Kind == text.OtherUnit && i == x.First {
			g.units = append(g.units, u)
		}
		rank := 0
		switch x.Kind {
		case text.VerbUnit:
			rank = 3
			if i == x.Head {
				rank = 4
			}
			if x.Form&text.Copula != 0 {
				rank = 1
			}
		case text.OtherUnit, text.NounUnit, text.AdjectiveUnit, text.AdverbUnit, text.PrepUnit, text.ColonUnit:
			rank = 1
			if i == x.Head {
				rank = 2
			}
		}
		if rank > best {
			best, g.cueUnit, g.sentence = rank, u, s
		}
	}
	if best <= 0 {
		g.cueUnit = -1
	}
}

// wordsIn returns the word tokens of the ranges ts.
func wordsIn(txt *parse.Text, ts ...text.Range) []int {
	var out []int
	for _, t := range ts {
		for i := t.First; i < t.Last; i++ {
			if txt.Tok(i).Is(text.Letter) {
				out = append(out, i)
			}
		}
	}
	return out
}

// PartChoices returns the decisions on speakers and boundaries that lead to the
// annotated claims of d.
func PartChoices(p *Proposer, d *Annotated) []weigh.Choice {
	var out []weigh.Choice
	for i := range d.gold {
		g := &d.gold[i]
		for _, u := range g.units {
			out = unitChoices(p, d, g, u, out)
		}
	}
	return out
}

// unitChoices appends the decisions that lead to the annotated claim g from
// the unit u of its cue.
func unitChoices(p *Proposer, d *Annotated, g *goldClaim, u int, out []weigh.Choice) []weigh.Choice {
	g.cueUnit, g.sentence = u, d.SentenceAt(d.Units[u].First)
	v := d.View(g.sentence).Around(u)
	p.turnTo(v)
	x := &d.Units[u]
	entry := d.EntryOf(x)
	for _, rule := range d.Set.Candidates(x.Kind) {
		if !rule.FitsCue(&d.Document, x, entry) {
			continue
		}
		for _, m := range rule.MatchAfter(&d.Document, d.Units[:v.Last], u+1, nil) {
			var ok bool
			if out, ok = matchChoices(p, v, g, rule, m, out); ok {
				break
			}
		}
	}
	return out
}

// matchChoices appends the decisions of one reading of a rule, if it sees the
// annotated claim g.
func matchChoices(p *Proposer, v parse.View, g *goldClaim, rule *rules.Rule, m rules.Match, out []weigh.Choice) ([]weigh.Choice, bool) {
	left, right := g.besideCue(v)
	if !seesContent(v, rule, &m, left, right) {
		return out, false
	}
	c, gold := speakerChoice(p, v, g, rule, &m)
	if gold == nil {
		return out, false
	}
	if len(c.Right) > 1 {
		out = append(out, c)
	}
	if m.Content >= 0 && len(right) > 0 && rule.Content != rules.Left {
		if c := endChoice(p, v, g.cueUnit, rule, &m, gold, right[len(right)-1]); slices.Contains(c.Right, true) {
			out = append(out, c)
		}
	}
	if edge, ok := edge(v, g.cueUnit, rule, gold); ok && len(left) > 0 && edge > v.First && (rule.Content == rules.Left || rule.Content == rules.Around) {
		if c := startChoice(p, v, g.cueUnit, rule, edge, left[0]); slices.Contains(c.Right, true) {
			out = append(out, c)
		}
	}
	if rule.Content == rules.Next {
		return out, true
	}
	return moreChoices(p, v, g, rule, out), true
}

// besideCue returns the words of the content of g left and right of its cue, in its
// sentence.
func (g *goldClaim) besideCue(v parse.View) (left, right []int) {
	cue, sent := &v.Units[g.cueUnit], &v.Sentences[g.sentence]
	for _, w := range g.content {
		switch {
		case w < sent.First || w >= sent.Last:
		case w < cue.First:
			left = append(left, w)
		case w >= cue.Last || cue.Kind != text.VerbUnit && w > cue.Head:
			right = append(right, w)
		}
	}
	return left, right
}

// seesContent reports whether rule, which matches as m, sees a content whose words are left
// and right of the cue.
func seesContent(v parse.View, rule *rules.Rule, m *rules.Match, left, right []int) bool {
	starts := false // whether the content right of the cue begins where m sees it
	if m.Content >= 0 && len(right) > 0 {
		for i := firstSaid(v, m); i <= right[0]; i++ {
			if v.Tok(i).Is(text.Letter) {
				starts = i == right[0]
				break
			}
		}
	}
	switch rule.Content {
	case rules.Right:
		return len(left) == 0 && starts
	case rules.Left:
		return len(left) > 0
	case rules.Next:
		return len(left) == 0 && len(right) == 0
	}
	return len(left) > 0 && (starts || m.Content < 0 && len(right) == 0)
}

// firstSaid returns the token with which the content begins that m sees right of the cue.
func firstSaid(v parse.View, m *rules.Match) int {
	start := v.Units[m.Content].First
	if m.Object >= 0 {
		start++
	}
	return start
}

// speakerChoice returns the decision on the speaker of g by rule, and the one that was
// annotated, or nil.
func speakerChoice(p *Proposer, v parse.View, g *goldClaim, rule *rules.Rule, m *rules.Match) (c weigh.Choice, gold *Source) {
	u := g.cueUnit
	c.About = "speaker"
	x := p.sourceContext(v, u, rule.Speaker)
	for _, s := range p.lister.sourcesFor(v, u, rule.Speaker) {
		if _, ok := edge(v, u, rule, &s); !ok || s.Last > sourceLimit(v, rule, m) {
			continue
		}
		right := slices.Equal(wordsIn(v.Text, s.Range), g.source)
		if right && gold == nil {
			gold = &s
		}
		sourceFeatures(&p.f, x, &s)
		sourceRuleFeatures(&p.f, v.Text, u, rule, s.Kind)
		c.Add(&p.f, right)
	}
	return c, gold
}

// endChoice returns the decision on the end of the content right of the cue u, whose last
// word is last.
func endChoice(p *Proposer, v parse.View, u int, rule *rules.Rule, m *rules.Match, gold *Source, last int) weigh.Choice {
	c := weigh.Choice{About: "end of content"}
	v = withoutStop(v, m.Content)
	tree := contentTreeOf(v, u, m.Content)
	for n, j := range p.rightEnds(v, m.Content) {
		if gold.Kind == matrixSource && j > gold.First {
			break
		}
		if rule.SeesClause() && v.Units[m.Content].Kind != text.QuoteUnit && v.FiniteIn(m.Content, j) == 0 {
			continue
		}
		ws := wordsIn(v.Text, text.Range{First: firstSaid(v, m), Last: v.Units[j-1].Last})
		p.endFeatures(v, &tree, u, m.Content, j, n)
		endRuleFeature(&p.f, v, rule, m.Content, j)
		c.Add(&p.f, len(ws) > 0 && ws[len(ws)-1] == last)
	}
	return c
}

// startChoice returns the decision on the start of the content left of the cue u, which
// ends before unit edge, and whose first word is first.
func startChoice(p *Proposer, v parse.View, u int, rule *rules.Rule, edge, first int) weigh.Choice {
	c := weigh.Choice{About: "start of content"}
	for n, i := range p.leftStarts(v, edge) {
		ws := wordsIn(v.Text, text.Range{First: v.Units[i].First, Last: v.Units[edge-1].Last})
		startFeatures(&p.f, v, u, rule, edge, i, n)
		c.Add(&p.f, len(ws) > 0 && ws[0] == first)
	}
	return c
}

// moreChoices appends the decisions whether the quotations after the claim's
// sentence belong to it.
func moreChoices(p *Proposer, v parse.View, g *goldClaim, rule *rules.Rule, out []weigh.Choice) []weigh.Choice {
	last := v.Sentences[g.sentence].Last
	quoted := false
	for _, w := range g.content {
		if w >= last {
			continue
		}
		quoted = quoted || v.Quotes.Quoted[w] >= 0
		if q := v.Quotes.Quoted[w]; q >= 0 && v.Quotes.List[q].First < last {
			last = max(last, v.Quotes.List[q].Last)
		}
	}
	if rule.Content == rules.Right && (len(g.content) == 0 || g.content[len(g.content)-1] < last-3) {
		return out
	}
	for n := 0; n < parse.MaxContinued; n++ {
		q, ok := following(v.Text, last)
		if !ok {
			break
		}
		ws := wordsIn(v.Text, q.Range)
		right := len(ws) > 0 && 2*shared(ws, g.content) > len(ws)
		moreFeatures(&p.f, v, g.cueUnit, rule, quoted, q, n)
		c := weigh.Choice{About: "continuation", None: true}
		c.Add(&p.f, right)
		out = append(out, c)
		if !right {
			break
		}
		last = q.Last
		quoted = true
	}
	return out
}

// shared returns how many of words are in content, which is in order.
func shared(words, content []int) int {
	n := 0
	for _, w := range words {
		if _, ok := slices.BinarySearch(content, w); ok {
			n++
		}
	}
	return n
}

// RuleChoices returns a decision for each cue of d at which a rule proposes a
// claim: which rule, or none. A claim is right when its content and speaker
// share at least half of their words with an annotated one, and no other rule's
// share more.
func RuleChoices(p *Proposer, d *Annotated) []weigh.Choice {
	var out []weigh.Choice
	var agrees []float64
	byContent := map[int][]int{}
	for i := range d.gold {
		for _, w := range d.gold[i].content {
			byContent[w] = append(byContent[w], i)
		}
	}
	for s := range d.Sentences {
		v := d.View(s)
		for u := v.First; u < v.Last; u++ {
			group := p.Propose(v, u, Options{Floating: true})
			if len(group) == 0 {
				continue
			}
			c := weigh.Choice{None: true}
			agrees, best := agrees[:0], 0.0
			for i := range group {
				cand := &group[i]
				choiceFeatures(&p.f, v, cand, len(group))
				c.Add(&p.f, false)
				agrees = append(agrees, d.agreement(cand, byContent))
				best = max(best, agrees[i])
			}
			for i, agrees := range agrees {
				c.Right[i] = agrees > 0 && agrees == best
			}
			out = append(out, c)
		}
	}
	return out
}

// agreement returns the share of words that the content of c has in common with
// that of an annotated claim, where its cue belongs to that claim and their
// contents and speakers share at least half of their words; 0 otherwise.
func (d *Annotated) agreement(c *Candidate, byContent map[int][]int) float64 {
	content := wordsIn(&d.Text, c.Parts()...)
	sourceWords := wordsIn(&d.Text, c.Source.Range)
	tried := map[int]bool{}
	for _, w := range content {
		for _, i := range byContent[w] {
			if tried[i] {
				continue
			}
			tried[i] = true
			g := &d.gold[i]
			share := score.Overlap(content, g.content)
			if share < 0.5 || score.Overlap(sourceWords, g.source) < 0.5 {
				continue
			}
			if len(g.cue) == 0 {
				return share
			}
			for _, k := range g.cue {
				if c.Cue.Holds(k) {
					return share
				}
			}
		}
	}
	return 0
}
