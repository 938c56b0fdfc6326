package attribute

import (
	"claims/extract/internal/dep"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/rules"
)

// complete fills in the cue and the content of c, and reports whether there is
// any content that does not run into the speaker or the cue.
func (p *Proposer) complete(v parse.View, c *Candidate) bool {
	c.Cue = v.UnitTokens(c.Unit)
	switch x := &v.Units[c.Unit]; x.Kind {
	case text.NounUnit, text.PrepUnit, text.TimeUnit:
		c.Cue = text.Range{First: x.Head, Last: x.Head + 1}
	}
	if c.match.Addressee >= 0 {
		c.Addressee = v.UnitTokens(c.match.Addressee)
	}
	if !p.completeSides(v, c) || c.Left.Empty() && c.Right.Empty() && len(c.More) == 0 || onlyNames(v, c) {
		return false
	}
	if c.Rule.Content == rules.Around {
		if isAside(v, c) {
			return false
		}
		leaveReason(v, c)
	}
	p.completeMore(v, c)
	for i := range c.NumParts() {
		part := c.Part(i)
		if part.Overlaps(c.Cue) || c.Source.Kind != RelativeSource && part.Overlaps(c.Source.Range) {
			return false
		}
	}
	return true
}

// completeSides fills in what stands left and right of the cue of c, as its rule sees it,
// and reports whether it is there.
func (p *Proposer) completeSides(v parse.View, c *Candidate) bool {
	switch c.Rule.Content {
	case rules.Left, rules.Around:
		edge, ok := edge(v, c.Unit, c.Rule, &c.Source)
		if !ok || !p.completeLeft(v, c, edge) {
			return false
		}
	case rules.Paragraph:
		return p.completeParagraph(v, c)
	}
	if c.match.Content >= 0 && !p.completeRight(v, c, c.match.Content) {
		return false
	}
	switch c.Rule.Content {
	case rules.Left:
		completeAfterLeft(v, c)
	case rules.Subject:
		return completeSubject(v, c)
	case rules.Relative:
		completeRelative(v.Text, c)
	case rules.Next:
		p.completeNext(v, c)
	}
	return true
}

// onlyNames reports whether what c takes for its content, without quotation marks before a
// verb and its subject, is the object of a verb that says nothing: "Her book, “The Long
// Winter,” sold two million copies.", "The brothers, aged 22 and 31, deny murder."
func onlyNames(v parse.View, c *Candidate) bool {
	if c.Rule.Content != rules.Left || c.Source.Kind != invertedSource || c.Left.Empty() || v.Quotes.Quoted[c.Left.First] >= 0 {
		return false
	}
	x := &v.Units[c.Unit]
	return x.Kind == text.VerbUnit && (!c.Entry.Lists(c.Rule) || v.ListsOf(v.Tok(x.Head).Lemma).Has(text.DenyVerbs) && v.FiniteIn(c.leftUnit, c.Unit) == 0)
}

// completeMore adds the quotations after the sentence that belong to c.
func (p *Proposer) completeMore(v parse.View, c *Candidate) {
	if c.Rule.Content == rules.Next || c.Rule.Content == rules.Paragraph || v.Units[c.Unit].Kind == text.DashUnit {
		return
	}
	last, end := max(c.Left.Last, c.Right.Last, c.Cue.Last, c.Source.Range.Last), v.Sentences[c.Sentence].Last
	if c.Rule.Content != rules.Left && last < end-1 {
		return
	}
	quoted := false
	for _, part := range [2]text.Range{c.Left, c.Right} {
		if !part.Empty() && (v.Quotes.Quoted[part.Last-1] >= 0 || v.Quotes.Quoted[part.First] >= 0) {
			quoted = true
		}
	}
	c.More = p.more(v, c.Unit, c.Rule, quoted, max(last, end))
}

// beforeCue returns the unit before the cue of c, or before its speaker where he stands
// there.
func beforeCue(c *Candidate) int {
	if c.Source.First >= 0 && c.Source.First < c.Unit {
		return c.Source.First - 1
	}
	return c.Unit - 1
}

// leaveReason takes from what c says around the cue the clause that only gives it as a
// reason or the like: "he was angry because | , he said, nobody had asked him".
func leaveReason(v parse.View, c *Candidate) {
	k := beforeCue(c) - 1
	if k <= v.First+1 || c.Right.Empty() || v.Units[k+1].Kind != text.CommaUnit || v.FiniteIn(v.First, k) == 0 {
		return
	}
	if x := &v.Units[k]; x.Last-x.First == 1 && v.Tok(x.First).On(text.ReasonWords) {
		c.Left, c.leftUnit = text.Range{}, -1
	} else if (x.Kind == text.RelativeUnit || v.Tok(x.First).Word == english.Where) && v.Units[k-1].Kind == text.CommaUnit {
		c.Left, c.leftUnit = v.UnitTokens(k), k // "the hospital, | where | , police said, two died"
	}
}

// isAside reports whether what c takes for the rest of its content tells of its
// speaker, or when or where it was said, where what stands before the cue lacks
// nothing: "prices fell, according to Ms Ito, an economist", "prices fell, she said,
// hours after the vote".
func isAside(v parse.View, c *Candidate) bool {
	i := c.RightUnit
	if i < 0 || c.leftUnit < 0 || !isWhole(v, beforeCue(c)) {
		return false
	}
	x := &v.Units[i]
	switch x.Kind {
	case text.PrepUnit:
		return parse.IsMedium(v.Text, x)
	case text.TimeUnit:
		return i+1 < v.Last && v.Tok(v.Units[i+1].First).On(text.WhenWords)
	case text.VerbUnit:
		// "prices fell, the firm said, | blaming the weather"
		return x.Form&text.Gerund != 0 && v.Units[i-1].Kind == text.CommaUnit && v.EntryOf(x) != nil
	case text.NounUnit:
		if v.Tok(x.Head).OnAny(sayings) && x.Form&text.Clause == 0 {
			return true // "she said, a claim that nobody believed"
		}
	case text.RelativeUnit:
	default:
		return false
	}
	return c.Source.Kind == invertedSource && isApposition(v, i)
}

// isWhole reports whether the units of v up to k, less the mark with which they end, are a
// clause that lacks nothing.
func isWhole(v parse.View, k int) bool {
	for k > v.First && v.Units[k].Kind.In(text.CommaUnit, text.DashUnit) {
		k--
	}
	x := &v.Units[k]
	if x.Kind == text.AdverbUnit || x.Kind == text.VerbUnit && x.Form&text.Passive == 0 {
		return false
	}
	return v.FiniteIn(v.First, k+1) > 0
}

// isApposition reports whether the units from i on are a noun phrase or a relative
// clause that ends the sentence.
func isApposition(v parse.View, i int) bool {
	for ; i < v.Last && v.Units[i].Kind != text.StopUnit; i++ {
		switch v.Units[i].Kind {
		case text.NounUnit, text.PrepUnit, text.CommaUnit, text.ConjUnit, text.TimeUnit:
		case text.RelativeUnit:
			return true
		default:
			return false
		}
	}
	return true
}

// completeLeft fills in what is said before unit edge.
func (p *Proposer) completeLeft(v parse.View, c *Candidate, edge int) bool {
	if !c.Rule.HasBefore() && v.Units[c.Unit].Kind == text.VerbUnit {
		return edge == v.First && completeQuestion(v.Text, c)
	}
	if edge <= v.First || edge-1 == v.First && v.Units[v.First].Kind == text.CommaUnit {
		// "Reportedly, ...": all of it is to the right.
		return c.Rule.Content == rules.Around && c.Rule.Speaker == rules.NoSlot
	}
	start, lead := p.chooseStart(v, c.Unit, c.Rule, edge)
	if tagsHeadline(c.Rule, &v.Units[c.Unit]) {
		if start = v.First; !mayBeTagged(v, c, edge) {
			return false
		}
	}
	if tellsOfSpeaker(v, c, start, edge) {
		return false
	}
	if c.Rule.Content == rules.Around {
		start = clauseStart(v.Text, start, edge)
		if c.Rule.Speaker == rules.NoSlot {
			if start = max(start, hedgedStart(v, c)); start >= edge {
				return true // "fined for | allegedly | selling spirits"
			}
		}
	}
	c.lead = lead
	c.leftUnit = start
	c.Left = parse.Grow(v.Text, parse.Strip(v.Text, text.Range{First: v.Units[start].First, Last: v.Units[edge-1].Last}))
	return !c.Left.Empty()
}

// mayBeTagged reports whether the headline v may be what is said as far as unit edge, and the rest
// who says it: a clause, "Dam to close: police", or some words before a name, "No ban on boats: Ruiz",
// but not "Study: sources of lead in water", "Exclusive: Ruiz to resign".
func mayBeTagged(v parse.View, c *Candidate, edge int) bool {
	if text.HasUnit(v.Units[c.Unit:v.Last], text.VerbUnit) || v.Quotes.Quoted[c.Source.Head] >= 0 {
		return false
	}
	const few = 3
	last := v.Units[edge-1].Last
	return text.HasUnit(v.Units[v.First:edge], text.VerbUnit) || inHeadline(v.Text, &v.Units[c.Unit]) && v.Tok(c.Source.Head).Is(text.Capital) && last-v.Units[v.First].First >= few
}

// tellsOfSpeaker reports whether the units [start, edge) before the cue of c tell of who speaks,
// and not what is said: "Asked why, | Ms Roy laughed".
func tellsOfSpeaker(v parse.View, c *Candidate, start, edge int) bool {
	if x := &v.Units[start]; x.Form&text.Participle != 0 && v.ListsOf(v.Tok(x.Head).Lemma).Overlaps(addressing) {
		return true
	}
	switch c.Source.Kind {
	case invertedSource:
		return isAppositive(v.Text, start, edge)
	case SubjectSource: // "His deputy, | Ana Ito, told"
		return v.Units[c.Unit-1].Kind == text.CommaUnit && isPhrase(v.Text, start, edge)
	}
	return false
}

// hedgedStart returns the unit with which the clause begins that the adverb at the cue of c
// hedges, where another holds it: "fined | for allegedly | selling spirits", "asked how | it
// allegedly squeezes rivals".
func hedgedStart(v parse.View, c *Candidate) int {
	nodes := v.Tree(c.Sentence)
	h := nodes[v.Units[c.Unit].Head].Head
	if h < 0 || nodes[h].Label != dep.PComp && nodes[h].Label != dep.CComp {
		return v.First
	}
	i := v.UnitAt(int(nodes[h].First))
	if v.Units[i].Kind.In(text.WhUnit, text.ThatUnit) {
		i++
	}
	return i
}

// clauseStart returns the first of the units [start, edge) that are of the clause which
// goes on after what tells who says it: "The bank disagrees; | rates, she says, ...",
// "plan a strike, | which, they say, ...".
func clauseStart(txt *parse.Text, start, edge int) int {
	i := edge - 1
	for i > start && txt.Units[i].Kind == text.CommaUnit {
		i--
	}
	if txt.Units[i].Kind == text.RelativeUnit && i > start && txt.Units[i-1].Kind == text.CommaUnit {
		return i
	}
	for ; i > start; i-- {
		x := &txt.Units[i-1]
		if x.Kind == text.ColonUnit || txt.Tok(x.First).Word == english.Semicolon {
			return i
		}
	}
	return start
}

// isPhrase reports whether the units [i, edge) have neither a verb nor a quotation.
func isPhrase(txt *parse.Text, i, edge int) bool {
	return !text.HasUnit(txt.Units[i:edge], text.VerbUnit) && !text.HasUnit(txt.Units[i:edge], text.QuoteUnit)
}

// isAppositive reports whether the units [i, edge) are a name and who that is, and
// so a subject rather than what is said: "The prime minister, Ana Ito, | declared",
// "Ruiz, who won in May, | said".
func isAppositive(txt *parse.Text, i, edge int) bool {
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
func completeQuestion(txt *parse.Text, c *Candidate) bool {
	t, ok := question(txt, c.Sentence)
	if ok {
		c.Left = parse.Grow(txt, t)
	}
	return ok
}

// question returns the quotation that the sentence before s is, or ends, when
// its mark is one that a sentence may go on after.
func question(txt *parse.Text, s int) (text.Range, bool) {
	if s == 0 {
		return text.Range{}, false
	}
	prev := &txt.Sentences[s-1]
	q := txt.Quotes.Quoted[prev.Last-1]
	if q < 0 || txt.Quotes.List[q].First > prev.First || txt.Quotes.List[q].Last != prev.Last || prev.Last-prev.First < 2 || prev.Paragraph != txt.Sentences[s].Paragraph {
		return text.Range{}, false
	}
	k := prev.Last - 2
	for k > prev.First && txt.Tok(k).Is(text.CloseQuote) {
		k-- // “..., ‘Why?’”
	}
	if mark := txt.Tok(k); !mark.Is(text.EndMark) || txt.Source[mark.Start] == '.' && mark.Len() == 1 {
		return text.Range{}, false
	}
	return text.Range{First: txt.Quotes.List[q].First, Last: prev.Last}, true
}

// completeRight fills in what is said from unit i on, and reports whether there
// is room for it.
func (p *Proposer) completeRight(v parse.View, c *Candidate, i int) bool {
	limit := v.Last
	if c.Source.Kind == matrixSource || c.Rule.SpeaksLast() {
		limit = c.Source.First
	}
	end, lead := p.chooseEnd(v, c.Unit, c.Rule, i, limit)
	if end <= i {
		return false
	}
	if c.lead == 0 || lead < c.lead {
		c.lead = lead
	}
	c.RightUnit = i
	first := v.Units[i].First
	if c.match.Object == i {
		first++
		if i == c.Unit+1 {
			c.Cue.Last = first
		}
	}
	c.Right = parse.Grow(v.Text, parse.Strip(v.Text, text.Range{First: first, Last: v.Units[end-1].Last}))
	return true
}

// completeAfterLeft adds the quotation that goes on right after the speaker
// and the cue: '"Wait," she said, "for me."'
func completeAfterLeft(v parse.View, c *Candidate) {
	begin, limit := max(c.Unit+1, c.Source.Last), min(v.Last, c.Unit+maxBetween)
	i := begin
	for i < limit && v.Units[i].Kind != text.QuoteUnit {
		next := afterAdjunct(v, c, i, limit)
		if next == i {
			return
		}
		i = next
	}
	if i >= limit || v.Units[i].Last-v.Units[i].First < 2 {
		return
	}
	j := i
	for j > c.Unit+2 && v.Units[j-1].Kind.In(text.ConjUnit, text.AdverbUnit) {
		j-- // "but", "and then": part of what is said
	}
	if p := v.Units[j-1].Kind; p.In(text.CommaUnit, text.ColonUnit, text.DashUnit, text.StopUnit) || i == begin {
		c.Right = parse.Grow(v.Text, text.Range{First: v.Units[j].First, Last: v.Units[i].Last})
	}
}

// maxBetween bounds the units between a cue and the quotation that goes on after it.
const maxBetween = 12

// afterAdjunct returns the unit after the one at i, before unit limit, if that may stand
// between the cue of c and a quotation that goes on, or i.
func afterAdjunct(v parse.View, c *Candidate, i, limit int) int {
	switch x := &v.Units[i]; x.Kind {
	case text.CommaUnit, text.ColonUnit, text.TimeUnit, text.AdverbUnit, text.PrepUnit, text.NounUnit, text.DashUnit, text.ConjUnit:
		return i + 1
	case text.StopUnit:
		// "she said; | "..."
		if v.Tok(x.First).Word == english.Semicolon && i+1 < limit && v.Units[i+1].Kind == text.QuoteUnit {
			return i + 1
		}
	case text.VerbUnit:
		// "she said, pointing at the dam, "...", but not "she said, adding: "..."
		if x.Form&text.Finite == 0 && (!v.EntryOf(x).Lists(c.Rule) || hasObject(v, i)) {
			return i + 1
		}
	case text.BracketUnit:
		// "she said (and smiled), "..."
		return v.NextOf(i+1, limit, text.BracketUnit) + 1
	case text.RelativeUnit:
		// "said one man, who gave no name, "..."
		return v.NextOf(i+1, limit, text.CommaUnit, text.QuoteUnit)
	}
	return i
}

// hasObject reports whether a noun or prepositional phrase follows the verb u right away.
func hasObject(v parse.View, u int) bool {
	return v.KindAt(u+1).In(text.NounUnit, text.PrepUnit)
}

// completeRelative adds the relative pronoun right before the speaker: "which
// he said were ...".
func completeRelative(txt *parse.Text, c *Candidate) {
	c.leftUnit = c.Source.First - 1
	c.Left = txt.UnitTokens(c.leftUnit)
}

// maxName bounds the units of the speaker's name in a transcript.
const maxName = 4

// completeParagraph takes the rest of the paragraph for the content, where the
// cue stands near its start.
func (p *Proposer) completeParagraph(v parse.View, c *Candidate) bool {
	par := &v.Paragraphs[v.Sentences[c.Sentence].Paragraph]
	i := v.TurnAt(v.Sentences[c.Sentence].Paragraph)
	if whole := i >= 0 && v.Turns[i].Whole; par.First != c.Sentence || c.Unit > v.First+maxName && !whole || par.Last == par.First+1 && i < 0 {
		return false
	}
	c.RightUnit = c.match.Content
	c.Right = text.Range{First: v.Units[c.match.Content].First, Last: v.Sentences[par.Last-1].Last}
	if i < 0 && !ownWords(v.Text, c.Right) {
		return false // "Farmers' Protests: The union met."
	}
	if i >= 0 && !v.Turns[i].Whole {
		p.completeTurn(v.Text, c, i)
	}
	return true
}

// ownWords reports whether t has the sound of somebody's own words: it names who speaks or
// listens.
func ownWords(txt *parse.Text, t text.Range) bool {
	return txt.Any(t, func(k *text.Token) bool { return k.OnAny(personal) })
}

// maxShowing bounds the units of a sentence that shows the speaker of a
// floating quotation.
const maxShowing = 16

// completeNext adds what a colon at the end of the paragraph announces, or the
// quotation with which the next sentence begins: after a sentence that ends in a
// colon, or after one that shows the speaker, when the quotation is all of the
// sentences that it touches.
func (p *Proposer) completeNext(v parse.View, c *Candidate) {
	t, ok := nextQuotation(v.Text, c.Sentence)
	if !ok {
		if t, ok = nextBlock(v.Text, c.Sentence); ok && c.Rule.HasAfter() && announces(v, c) {
			c.More = p.keep(t)
		}
		return
	}
	t = parse.Grow(v.Text, t)
	if colon := v.Units[v.Last-1].Kind == text.ColonUnit; colon && c.Rule.Floats() || !colon && !showsSpeaker(v, c, t) {
		return
	}
	begin := len(p.rest)
	p.keep(t)
	p.more(v, c.Unit, c.Rule, true, t.Last)
	c.More = p.rest[begin:]
}

// showsSpeaker reports whether the sentence of c may tell who says the quotation t, with which
// the next one begins, by its first finite verb: "Ms Roy smiled. | “We won.”"
func showsSpeaker(v parse.View, c *Candidate, t text.Range) bool {
	end := &v.Sentences[v.SentenceAt(t.Last-1)]
	if c.match.Skipped > 0 || v.Last-v.First > maxShowing || t.Last < end.Last || v.Tok(t.Last-1).Is(text.Comma) {
		return false
	}
	if next := v.Sentences[c.Sentence+1].Paragraph; v.Paragraphs[next].Role != text.Body {
		return false
	}
	for i := parse.MainClause(v); i < c.Unit; i++ {
		if x := &v.Units[i]; x.Kind == text.QuoteUnit || x.IsFiniteVerb() && !(i+2 == c.Unit && parse.InQuestion(v, c.Unit)) {
			return false
		}
	}
	return true
}

// announces reports whether nothing stands between the cue of c and the colon at
// the sentence's end but whom it is said to and how: "told reporters:", "said in a
// letter:", but not "wrote songs:".
func announces(v parse.View, c *Candidate) bool {
	for i := c.Unit + 1; i < v.Last; i++ {
		if x := &v.Units[i]; x.Kind == text.NounUnit && !v.Set.Addresses(c.Entry) &&
			!v.Tok(x.Head).OnAny(announced) {
			return false
		}
	}
	return true
}

// keep returns t as a list in p.rest.
func (p *Proposer) keep(t text.Range) []text.Range {
	p.rest = append(p.rest, t)
	return p.rest[len(p.rest)-1:]
}

// nextBlock returns the paragraph after sentence s, where s ends its paragraph
// with a colon: what is set off from the text needs no quotation marks.
func nextBlock(txt *parse.Text, s int) (text.Range, bool) {
	sent := &txt.Sentences[s]
	if s+1 >= len(txt.Sentences) || txt.Tok(sent.Last-1).Word != english.Colon {
		return text.Range{}, false
	}
	p := txt.Sentences[s+1].Paragraph
	par := &txt.Paragraphs[p]
	if p != sent.Paragraph+1 || par.Role != text.Body || isPost(txt, txt.Sentences[par.First].First) {
		return text.Range{}, false
	}
	return text.Range{First: txt.Sentences[par.First].First, Last: txt.Sentences[par.Last-1].Last}, true
}

// isPost reports whether token i is in a post, whose signature tells who wrote it.
func isPost(txt *parse.Text, i int) bool {
	q := txt.Quotes.Quoted[i]
	return q >= 0 && txt.Quotes.List[q].Signature > 0
}

// nextQuotation returns the quotation that the sentence after s begins with.
func nextQuotation(txt *parse.Text, s int) (text.Range, bool) {
	if s+1 >= len(txt.Sentences) {
		return text.Range{}, false
	}
	first := txt.Sentences[s+1].First
	q := txt.Quotes.Quoted[first]
	if q < 0 || txt.Quotes.List[q].First != first || isPost(txt, first) {
		return text.Range{}, false
	}
	return text.Range{First: first, Last: txt.Quotes.List[q].Last}, true
}

// completeSubject adds the subject of a passive cue to its content, as the tree of the
// sentence has it. A participle with an agent has the noun phrase before it: "the plan, |
// described by many as vague".
func completeSubject(v parse.View, c *Candidate) bool {
	nodes := v.Tree(v.Sentence)
	cue := v.Units[c.Unit].Head
	subject := -1
	for i := int(nodes[cue].First); i < cue; i++ {
		if x := &nodes[i]; int(x.Head) == cue && (x.Label == dep.NSubjPass || x.Label == dep.NSubj) {
			subject = i
			break
		}
	}
	if x := &nodes[cue]; subject < 0 && x.Label == dep.ACL && c.Rule.Speaker == rules.By {
		subject = int(x.Head)
	}
	if subject < 0 || subject >= cue {
		return false
	}
	t := text.Range{First: int(nodes[subject].First), Last: min(int(nodes[subject].Last), v.Units[c.Unit].First)}
	for t.Last > t.First && v.Tok(t.Last-1).Is(text.Comma) {
		t.Last--
	}
	i := v.UnitAt(t.First)
	if x := &v.Units[i]; x.Kind == text.WhUnit || x.First != t.First && x.Kind != text.PrepUnit {
		return false // "what | is seen as"
	}
	c.Left, c.leftUnit = t, i
	return true
}

// maxTurn bounds the paragraphs of a turn.
const maxTurn = 10

// completeTurn adds the paragraphs after the first one of turn i, up to the next
// turn. The last turn of all may end anywhere, and keeps to its own.
func (p *Proposer) completeTurn(txt *parse.Text, c *Candidate, i int) {
	begin := len(p.rest)
	if i+1 < len(txt.Turns) && txt.Turns[i+1].Paragraph <= txt.Turns[i].Paragraph+maxTurn {
		for n := txt.Turns[i].Paragraph + 1; n < txt.Turns[i+1].Paragraph; n++ {
			par := &txt.Paragraphs[n]
			if par.First == par.Last {
				continue
			}
			first := txt.Sentences[par.First].First
			aside := first
			if txt.Tok(aside).Is(text.Quote) && aside+1 < len(txt.Tokens) {
				aside++
			}
			if par.Role != text.Body || txt.Tok(aside).Is(text.Bracket) {
				break // "(LAUGHTER)"
			}
			p.rest = append(p.rest, text.Range{First: first, Last: txt.Sentences[par.Last-1].Last})
		}
	}
	c.More = p.rest[begin:]
}
