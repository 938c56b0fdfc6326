package extract

import (
	"claims/extract/internal/attribute"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// circumstances fills in when, where and to whom c was said, and the word that
// leaves it to others.
func (rec *recorder) circumstances(c *attribute.Candidate, out *Claim) {
	rec.hedge(c, out)
	rec.circumstancesAfter(c, out)
	rec.circumstancesBefore(c, out)
	if t := rec.addressee(c); !t.Empty() {
		out.Addressee = rec.SpanOf(t)
	}
}

// hedge fills in the last word at the cue of c that leaves it to others: "reportedly | said".
func (rec *recorder) hedge(c *attribute.Candidate, out *Claim) {
	x, sent := &rec.Units[c.Unit], &rec.Sentences[c.Sentence]
	at := -1
	if rec.Tok(x.Head).On(text.Hedges) {
		at = x.Head
	}
	for k := max(x.First-2, sent.First); k < min(x.Last+1, sent.Last); k++ {
		if rec.Tok(k).On(text.Hedges) {
			at = k
		}
	}
	if at >= 0 {
		out.Hedge = rec.SpanOf(text.Range{First: at, Last: at + 1})
	}
}

// circumstancesAfter reads the units from the cue of c to the end of what goes with it.
func (rec *recorder) circumstancesAfter(c *attribute.Candidate, out *Claim) {
	for u := c.Unit + 1; u < min(rec.View(c.Sentence).Last, c.Unit+16); u++ {
		y := &rec.Units[u]
		if inContent(c, y.First) || y.IsFiniteVerb() {
			return
		}
		switch y.Kind {
		case text.StopUnit, text.ThatUnit, text.ConjUnit, text.SubUnit:
			return
		}
		if !c.Source.HasUnit(u) {
			rec.circumstance(c, u, out)
		}
	}
}

// circumstancesBefore reads the units before the cue of c, with a phrase before the
// speaker and what is no part of him, and those of a document that speaks.
func (rec *recorder) circumstancesBefore(c *attribute.Candidate, out *Claim) {
	documentary := c.Source.First >= 0 && !c.Source.Range.Empty() && rec.Tok(c.Source.Head).On(text.Documents)
	var aside text.Range
	if !documentary { // "the report, published on Monday, said"
		aside = rec.aside(c)
	}
	for u := c.Unit - 1; u >= max(rec.View(c.Sentence).First, c.Unit-19); u-- {
		y := &rec.Units[u]
		if aside.Holds(u) {
			continue
		}
		if inContent(c, y.First) || !c.Source.HasUnit(u) && rec.parts(c, y, u) {
			break
		}
		if c.Source.HasUnit(u) {
			rec.circumstanceIn(c, u, documentary, out)
		} else if u >= c.Source.First || !rec.followsVerb(c, u) {
			rec.circumstance(c, u, out)
		}
	}
	if documentary && out.When.Empty() && c.Source.Last > c.Unit { // "according to a poll published on Sunday"
		for u := c.Source.First; u < c.Source.Last; u++ {
			rec.circumstanceIn(c, u, true, out)
		}
	}
}

// circumstanceIn reads unit u of the speaker as a circumstance: "a poll | published on Sunday".
func (rec *recorder) circumstanceIn(c *attribute.Candidate, u int, documentary bool, out *Claim) {
	switch y := &rec.Units[u]; {
	case !y.Kind.In(text.TimeUnit, text.PrepUnit):
	case documentary:
		timeOf(rec.Text, u, out)
	case y.Kind == text.PrepUnit && u > c.Source.First && (rec.Units[u-1].Kind == text.CommaUnit || rec.Tok(y.First).Word == english.By):
		rec.circumstance(c, u, out)
	}
}

// aside returns the units between the speaker of c and its cue that are a clause about
// him, with the commas around it: "Ruiz | , who took over in March, | said".
func (rec *recorder) aside(c *attribute.Candidate) text.Range {
	first, last := c.Source.Last, c.Unit-1
	for last > first && rec.Units[last].Kind != text.CommaUnit {
		last--
	}
	if c.Source.First < 0 || last <= first+1 || rec.Units[first].Kind != text.CommaUnit {
		return text.Range{}
	}
	if x := &rec.Units[first+1]; x.Kind == text.RelativeUnit || x.Kind == text.VerbUnit && x.Form&text.Participle != 0 {
		return text.Range{First: first, Last: last + 1}
	}
	return text.Range{}
}

// followsVerb reports whether unit u, before the speaker of c, is of a clause whose verb
// stands before it: "When the remark was put | to him, Ruiz said".
func (rec *recorder) followsVerb(c *attribute.Candidate, u int) bool {
	for k := u - 1; k >= rec.View(c.Sentence).First && rec.Units[k].Kind != text.CommaUnit; k-- {
		if rec.Units[k].IsFiniteVerb() {
			return true
		}
	}
	return false
}

// parts reports whether unit u, y, parts what stands before it from the cue of c: what is
// there is of another clause.
func (rec *recorder) parts(c *attribute.Candidate, y *text.Unit, u int) bool {
	switch y.Kind {
	case text.VerbUnit:
		return y.Form&text.Finite != 0 || c.Source.First >= 0 && u >= c.Source.First
	case text.StopUnit, text.ThatUnit, text.RelativeUnit, text.WhUnit, text.ConjUnit, text.SubUnit:
		return true
	case text.QuoteUnit:
		return y.Last-y.First > 6
	}
	return false
}

// inContent reports whether c says token i.
func inContent(c *attribute.Candidate, i int) bool {
	return c.Holds(text.Range{First: i, Last: i + 1})
}

// circumstanceKinds read unit u as a circumstance of c, each of one kind, and report
// whether it is that. They are tried in turn.
var circumstanceKinds = [...]func(rec *recorder, c *attribute.Candidate, u int, out *Claim) bool{
	(*recorder).minutes,  // "in minutes"
	(*recorder).time,     // "on Wednesday"
	(*recorder).medium,   // "in a letter"
	(*recorder).receiver, // "in a letter | to the council"
}

// circumstance reads unit u as a circumstance of c, if it is one.
func (rec *recorder) circumstance(c *attribute.Candidate, u int, out *Claim) {
	for _, reads := range circumstanceKinds {
		if reads(rec, c, u, out) {
			return
		}
	}
}

// media are the lists of where things are said.
var media = text.ListsOf(text.Media, text.Channels)

// minutes reads "in minutes" as a medium, before it is read as a time.
func (rec *recorder) minutes(_ *attribute.Candidate, u int, out *Claim) bool {
	x := &rec.Units[u]
	if x.Kind != text.PrepUnit || x.Last-x.First != 2 || !rec.Tok(x.Head).On(text.Proceedings) || !out.Medium.Empty() {
		return false
	}
	out.Medium = rec.objectSpan(x)
	return true
}

// time reads the time of what was said.
func (rec *recorder) time(_ *attribute.Candidate, u int, out *Claim) bool {
	return timeOf(rec.Text, u, out)
}

// medium reads a phrase that tells where something was said: "on television".
func (rec *recorder) medium(_ *attribute.Candidate, u int, out *Claim) bool {
	x := &rec.Units[u]
	p, head := rec.Tok(x.First), rec.Tok(x.Head)
	if x.Last-x.First < 2 || !p.On(text.MediumPrepositions) || !head.OnAny(media) && (!head.On(text.Documents) || p.Word == english.From) {
		return false
	}
	if out.Medium.Empty() {
		out.Medium = rec.objectSpan(x)
	}
	return true
}

// receiver reads a phrase that tells to whom something was said: "replied | to the mayor",
// "in an interview | with the Herald".
func (rec *recorder) receiver(c *attribute.Candidate, u int, out *Claim) bool {
	x := &rec.Units[u]
	if !x.Governs() || !out.Addressee.Empty() {
		return false
	}
	before := -1 // the head of the phrase before
	if u > rec.View(c.Sentence).First && rec.Units[u-1].Kind == text.PrepUnit {
		before = rec.Units[u-1].Head
	}
	switch rec.Tok(x.First).Word {
	case english.To:
		toVerb := rec.ListsOf(rec.Tok(rec.Units[c.Unit].Head).Lemma).Has(text.ToVerbs)
		if !toVerb && !(before >= 0 && rec.Tok(before).OnAny(media)) || !rec.cast.Hears(x.Head) {
			return false
		}
	case english.With:
		if before < 0 || !rec.Tok(before).On(text.InterviewNouns) {
			return false
		}
	default:
		return false
	}
	out.Addressee = rec.objectSpan(x)
	return true
}

// objectSpan returns what the preposition with which x begins governs.
func (rec *recorder) objectSpan(x *text.Unit) text.Span {
	return rec.SpanOf(text.Range{First: x.First + 1, Last: x.Last})
}

// timeOf reads unit u as the time of what was said.
func timeOf(txt *parse.Text, u int, out *Claim) bool {
	x := &txt.Units[u]
	first := x.First
	switch x.Kind {
	case text.TimeUnit:
	case text.PrepUnit:
		if first++; !datesBy(txt, x) {
			return false
		}
	case text.NounUnit:
		if head := txt.Tok(x.Head); !head.On(text.Weekdays) {
			return false
		}
	case text.AdverbUnit:
		if w := txt.Tok(x.First); x.Last-x.First > 1 || !w.On(text.ThenWords) || w.On(text.AfterTime) && !standsAlone(txt, u) {
			return false
		}
	default:
		return false
	}
	if out.When.Empty() {
		last := x.Last
		if last < len(txt.Tokens) && txt.Tok(last).On(text.AfterTime) {
			last++
		}
		out.When = txt.SpanOf(text.Range{First: first, Last: last})
	}
	return true
}

// standsAlone reports whether no other unit beside unit u, "later", tells when: "said | later |
// that", but not "four years | later", "later | on Monday".
func standsAlone(txt *parse.Text, u int) bool {
	x := &txt.Units[u]
	if s := &txt.Sentences[txt.SentenceAt(x.First)]; x.First == s.First || x.Last >= s.Last-1 || txt.Tok(x.First-1).TellsTime() {
		return false
	}
	next := &txt.Units[u+1]
	return !next.Kind.In(text.TimeUnit, text.ConjUnit) && !datesBy(txt, next)
}

// datesBy reports whether the phrase x of a preposition tells a time: "on Monday", "in
// 1998", "on 3 May", "on her birthday".
func datesBy(txt *parse.Text, x *text.Unit) bool {
	if x.Last-x.First < 2 || !txt.Tok(x.First).On(text.TimePrepositions) {
		return false
	}
	head := txt.Tok(x.Head)
	if head.TellsTime() || head.On(text.Occasions) || head.Is(text.Digit) && txt.Tok(x.Head-1).On(text.Months) {
		return true
	}
	c := txt.Source[head.Start]
	return head.Len() == 4 && (c == '1' || c == '2') && x.Last-x.First == 2
}

// addressee returns whom c is said to where the cue has him for its object.
func (rec *recorder) addressee(c *attribute.Candidate) text.Range {
	x := &rec.Units[c.Unit]
	if x.Kind != text.VerbUnit {
		return rec.nounsAddressee(c)
	}
	lists := rec.ListsOf(rec.Tok(x.Head).Lemma)
	tells, asks := lists.Has(text.TellVerbs), lists.Has(text.AskVerbs)
	switch {
	case !tells && !asks:
		return text.Range{}
	case !c.Addressee.Empty() && (!asks || !hasInfinitive(rec.Text, c)):
		return personTo(rec.Text, c.Addressee)
	case x.Form&text.Passive == 0:
		return rec.objectOf(c, tells, asks)
	case c.Rule.Content == rules.Subject && c.Right.Last > c.Right.First && rec.Tok(c.Right.First).Tag == tag.TO:
		return c.Left // "He was told to sign"
	}
	return text.Range{}
}

// nounsAddressee returns whom the noun c, the cue, is said to: "a warning | to drivers".
func (rec *recorder) nounsAddressee(c *attribute.Candidate) text.Range {
	u := c.Unit + 1
	if rec.Units[c.Unit].Kind != text.NounUnit || u >= rec.View(c.Sentence).Last {
		return text.Range{}
	}
	if y := &rec.Units[u]; rec.Tok(y.First).Word == english.To && y.Last-y.First > 1 && !inContent(c, y.First) {
		return text.Range{First: y.First + 1, Last: y.Last}
	}
	return text.Range{}
}

// objectOf returns the object of the verb of c, which tells somebody something or asks
// somebody for something, if it is whom c is said to.
func (rec *recorder) objectOf(c *attribute.Candidate, tells, asks bool) text.Range {
	v := rec.View(c.Sentence)
	u := rec.afterAdverbs(v, c.Unit+1)
	if u >= v.Last || c.Source.HasUnit(u) {
		return text.Range{}
	}
	y := &rec.Units[u]
	t := rec.addressed(y)
	if t.Empty() {
		return t
	}
	prep := y.Governs()
	if asks {
		if asked := rec.askedTo(c, v, u, t); !asked.Empty() {
			return asked
		}
	}
	said := inContent(c, y.First)
	switch {
	case prep, said && y.Form&text.Clause != 0, // "advised shares would fall"
		tells && y.First == c.Right.First && !rec.cast.Hears(y.Head): // "told a rally on the quay that", "warned spectators of"
		return text.Range{}
	case tells:
		return personTo(rec.Text, t)
	case rec.Tok(rec.Units[c.Unit].Head).Lemma == english.Ask && rec.cast.Hears(y.Head) && rec.asksAfter(u+1, v.Last):
		return t
	}
	return text.Range{}
}

// addressed returns whom the unit y after a verb may name as spoken to, less the preposition:
// "turned to | the crowd".
func (rec *recorder) addressed(y *text.Unit) text.Range {
	switch {
	case y.Governs() && rec.Tok(y.First).On(text.TurningPrepositions):
		return text.Range{First: y.First + 1, Last: y.Last}
	case y.Kind == text.NounUnit:
		return text.Range{First: y.First, Last: y.Last}
	}
	return text.Range{}
}

// afterAdverbs returns the first of the units of v from u on that is no adverb nor the like.
func (rec *recorder) afterAdverbs(v parse.View, u int) int {
	for v.KindAt(u) == text.AdverbUnit {
		u++
	}
	return u
}

// asksAfter reports whether unit u, before unit last, begins what somebody is asked:
// "asked the council | for money", "asked the council | whether".
func (rec *recorder) asksAfter(u, last int) bool {
	if u >= last {
		return false
	}
	switch x := &rec.Units[u]; x.Kind {
	case text.PrepUnit:
		return rec.Tok(x.First).Word == english.For
	case text.WhUnit, text.SubUnit, text.CommaUnit:
		return true
	}
	return false
}

// askedTo returns the object t of the verb of c, at unit u, with its phrases, where an
// infinitive tells what is asked of it: "urged the council of Salto | to resign".
func (rec *recorder) askedTo(c *attribute.Candidate, v parse.View, u int, t text.Range) text.Range {
	end := u + 1
	for end < min(v.Last, u+4) && rec.Units[end].Governs() {
		end++
	}
	infinitive := rec.isInfinitive(v, end)
	if end == u+1 || !infinitive {
		// "Tells Azerbaijan To Withdraw": in a title the tagger takes "To" for a name.
		for k := t.First + 1; k < min(t.Last+3, rec.Sentences[c.Sentence].Last); k++ {
			if w := rec.Tok(k); w.Word == english.To && w.Is(text.Capital) {
				return text.Range{First: t.First, Last: k}
			}
		}
	}
	if !infinitive {
		return text.Range{}
	}
	if end > u+1 {
		last := &rec.Units[end-1]
		if w := rec.Tok(last.First).Word; w != english.Of && rec.Tok(last.Head).On(text.TimeWords) {
			last = &rec.Units[end-2]
		}
		t.Last = last.Last
	}
	return t
}

// isInfinitive reports whether unit u of v is an infinitive, or "to" before one in quotation
// marks.
func (rec *recorder) isInfinitive(v parse.View, u int) bool {
	if u >= v.Last {
		return false
	}
	x := &rec.Units[u]
	return x.Form&text.Infinitive != 0 ||
		rec.Tok(x.First).Tag == tag.TO && v.KindAt(u+1) == text.QuoteUnit
}

// personTo returns t with the phrases after it that say who is spoken to: "a
// rally | on the quay".
func personTo(txt *parse.Text, t text.Range) text.Range {
	if d := txt.Tok(t.First).Tag; d != tag.DT && d != tag.PRPS && d != tag.CD {
		return t
	}
	s := txt.SentenceAt(t.First)
	r := txt.View(s)
	for u, n := r.UnitAt(t.Last-1)+1, 0; u < r.Last && n < 2; u, n = u+1, n+1 {
		x := &txt.Units[u]
		if x.Last-x.First < 2 || !txt.Tok(x.First).On(text.PlacingPrepositions) {
			break
		}
		head := txt.Tok(x.Head)
		if head.TellsTime() || head.OnAny(media) || head.Tag == tag.CD {
			break
		}
		t.Last = x.Last
	}
	return t
}
