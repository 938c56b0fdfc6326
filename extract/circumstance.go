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
	r := rec.View(c.Sentence)
	x := &rec.Units[c.Unit]
	if rec.Tok(x.Head).On(text.Hedges) {
		out.Hedge = rec.SpanOf(text.Range{First: x.Head, Last: x.Head + 1})
	}
	for k := max(x.First-2, rec.Sentences[c.Sentence].First); k < min(x.Last+1, rec.Sentences[c.Sentence].Last); k++ {
		if rec.Tok(k).On(text.Hedges) {
			out.Hedge = rec.SpanOf(text.Range{First: k, Last: k + 1})
		}
	}
	// To the right: from the cue to the end of what goes with it.
	for u := c.Unit + 1; u < r.Last && u < c.Unit+16; u++ {
		y := &rec.Units[u]
		if inContent(c, y.First) {
			if rec.circumstance(c, u, out, true) {
				continue
			}
			break
		}
		if y.Kind == text.StopUnit || y.Kind == text.ThatUnit || y.Kind == text.ConjUnit || y.Kind == text.SubUnit || y.IsFiniteVerb() {
			break
		}
		if c.Source.First >= 0 && u >= c.Source.First && u < c.Source.Last {
			continue
		}
		rec.circumstance(c, u, out, false)
	}
	// To the left, with a phrase before the speaker.
	from := c.Unit
	if c.Source.First >= 0 && c.Source.First < from {
		from = c.Source.First
	}
	documentary := c.Source.First >= 0 && !c.Source.Range.Empty() && rec.Tok(c.Source.Head).On(text.Documents)
left:
	for u := c.Unit - 1; u >= r.First && u > c.Unit-20; u-- {
		y := &rec.Units[u]
		if inContent(c, y.First) || y.Kind == text.StopUnit {
			break
		}
		if c.Source.First >= 0 && u >= c.Source.First && u < c.Source.Last {
			switch {
			case y.Kind != text.TimeUnit && y.Kind != text.PrepUnit:
			case documentary:
				timeOf(rec.Text, u, out)
			case y.Kind == text.PrepUnit && u > c.Source.First && (rec.Units[u-1].Kind == text.CommaUnit || rec.Tok(y.First).Word == english.By):
				rec.circumstance(c, u, out, false)
			}
			continue
		}
		switch y.Kind {
		case text.VerbUnit:
			if u >= from || y.Form&text.Finite != 0 {
				break left
			}
		case text.ThatUnit, text.RelativeUnit, text.WhUnit, text.ConjUnit, text.SubUnit:
			break left
		case text.QuoteUnit:
			if y.Last-y.First > 6 {
				break left
			}
		}
		rec.circumstance(c, u, out, false)
	}
	if rel := c.Source.Kind == attribute.RelativeSource; documentary && out.When.Empty() && c.Source.Last > c.Unit && !rel { // "according to a poll published on Sunday"
		for u := c.Source.First; u < c.Source.Last; u++ {
			if k := rec.Units[u].Kind; k == text.TimeUnit || k == text.PrepUnit {
				timeOf(rec.Text, u, out)
			}
		}
	}
	rec.address(c, out)
}

func inContent(c *attribute.Candidate, i int) bool {
	for n := range c.NumParts() {
		if p := c.Part(n); p.First <= i && i < p.Last {
			return true
		}
	}
	return false
}

// circumstance reads unit u as a circumstance of c. In content only what can be
// no part of it is read.
func (rec *recorder) circumstance(c *attribute.Candidate, u int, out *Claim, inContent bool) bool {
	if inContent {
		return false
	}
	x := &rec.Units[u]
	if x.Kind == text.PrepUnit && x.Last-x.First > 2 && out.Medium.Empty() {
		// "in an interview Wednesday", "in opening statements last week", "in minutes"
		last := x.Last - 1
		t := rec.Tok(last)
		switch prev := rec.Tok(last - 1); {
		case (t.On(text.Weekdays) || t.On(text.Yesterdays)) && prev.Tag.IsNoun():
		case t.On(text.TimeWords) && last-2 > x.First && english.WhichTime.Has(prev.Word) && rec.Tok(last-2).Tag.IsNoun():
			last--
		default:
			last = x.Last
		}
		if h := rec.Tok(last - 1); last < x.Last && last-1 > x.First && english.MediumPrepositions.Has(rec.Tok(x.First).Word) && (h.On(text.Media) || h.On(text.Channels) || h.On(text.Documents)) {
			out.Medium = rec.SpanOf(text.Range{First: x.First + 1, Last: last})
			if out.When.Empty() {
				out.When = rec.SpanOf(text.Range{First: last, Last: x.Last})
			}
			return true
		}
	}
	if h := rec.Tok(x.Head); x.Kind == text.PrepUnit && x.Last-x.First == 2 && h.Word == english.Minutes && out.Medium.Empty() {
		out.Medium = rec.SpanOf(text.Range{First: x.First + 1, Last: x.Last})
		return true
	}
	if timeOf(rec.Text, u, out) {
		return true
	}
	if x.Kind != text.PrepUnit || x.Last-x.First < 2 {
		return false
	}
	w := rec.Tok(x.First).Word
	head := rec.Tok(x.Head)
	r := rec.View(c.Sentence)
	switch {
	case english.MediumPrepositions.Has(w) && (head.On(text.Media) || head.On(text.Channels) || head.On(text.Documents) && w != english.From):
		if out.Medium.Empty() {
			out.Medium = rec.SpanOf(text.Range{First: x.First + 1, Last: x.Last})
		}
		return true
	case w == english.To && out.Addressee.Empty():
		verb := rec.ListsOf(rec.Tok(rec.Units[c.Unit].Head).Lemma)
		afterMedium := u > r.First && !out.Medium.Empty() && out.Medium.End == rec.Tok(rec.Units[u-1].Last-1).End || u > r.First && rec.Units[u-1].Kind == text.PrepUnit && (rec.Tok(rec.Units[u-1].Head).On(text.Media) || rec.Tok(rec.Units[u-1].Head).On(text.Channels))
		if (verb.Has(text.ToVerbs) || afterMedium) && rec.cast.Hears(x.Head) {
			out.Addressee = rec.SpanOf(text.Range{First: x.First + 1, Last: x.Last})
			return true
		}
	case w == english.With && out.Addressee.Empty() && u > r.First && rec.Units[u-1].Kind == text.PrepUnit && english.InterviewNouns.Has(rec.Tok(rec.Units[u-1].Head).Word):
		out.Addressee = rec.SpanOf(text.Range{First: x.First + 1, Last: x.Last})
		return true
	}
	return false
}

// timeOf reads unit u as the time of what was said.
func timeOf(txt *parse.Text, u int, out *Claim) bool {
	x := &txt.Units[u]
	first := x.First
	switch x.Kind {
	case text.TimeUnit:
	case text.PrepUnit:
		if x.Last-x.First < 2 || !english.TimePrepositions.Has(txt.Tok(x.First).Word) {
			return false
		}
		first++
		head := txt.Tok(x.Head)
		year := head.Tag == tag.CD && head.Len() == 4 && (txt.Source[head.Start] == '1' || txt.Source[head.Start] == '2') && x.Last-first == 1
		if !year && !head.On(text.Weekdays) && !head.On(text.Months) && !head.On(text.TimeWords) && !head.On(text.Yesterdays) &&
			!(head.Is(text.Digit) && txt.Tok(x.Head-1).On(text.Months)) && head.Word != english.Birthday {
			return false
		}
	case text.NounUnit:
		if head := txt.Tok(x.Head); !head.On(text.Yesterdays) && !head.On(text.Weekdays) {
			return false
		}
	case text.AdverbUnit:
		if x.Last-x.First > 1 || txt.Tok(x.First).Word != english.Then {
			return false
		}
	default:
		return false
	}
	if out.When.Empty() {
		last := x.Last
		if last < len(txt.Tokens) && english.AfterTime.Has(txt.Tok(last).Word) {
			last++
		}
		out.When = txt.SpanOf(text.Range{First: first, Last: last})
	}
	return true
}

// address fills in whom c is said to where the cue has him for its object.
func (rec *recorder) address(c *attribute.Candidate, out *Claim) {
	if t := rec.addressee(c); !t.Empty() {
		out.Addressee = rec.SpanOf(t)
	}
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
	if y := &rec.Units[u]; y.Kind == text.PrepUnit && rec.Tok(y.First).Word == english.To && y.Last-y.First > 1 && !inContent(c, y.First) {
		return text.Range{First: y.First + 1, Last: y.Last}
	}
	return text.Range{}
}

// objectOf returns the object of the verb of c, which tells somebody something or asks
// somebody for something, if it is whom c is said to.
func (rec *recorder) objectOf(c *attribute.Candidate, tells, asks bool) text.Range {
	none := text.Range{}
	v := rec.View(c.Sentence)
	u := c.Unit + 1
	for u < v.Last && (rec.Units[u].Kind == text.AdverbUnit || rec.Units[u].Kind == text.OtherUnit) {
		u++
	}
	if u >= v.Last {
		return none
	}
	y := &rec.Units[u]
	t := text.Range{First: y.First, Last: y.Last}
	prep := y.Kind == text.PrepUnit && y.Last-y.First > 1
	switch {
	case prep:
		w := rec.Tok(y.First).Word
		if w == english.About && rec.Tok(y.First+1).Tag == tag.CD && tells {
			return t // "told | about 40 people"
		}
		if w != english.On && w != english.To && w != english.Upon && w != english.With {
			return none
		}
		t.First++
	case y.Kind != text.NounUnit:
		return none
	}
	if c.Source.First >= 0 && u >= c.Source.First && u < c.Source.Last {
		return none
	}
	if asked := rec.askedTo(c, v, u, t); !asked.Empty() && asks {
		return asked
	}
	switch {
	case prep, y.Form&text.Clause != 0 && inContent(c, y.First): // "advised shares would fall"
		return none
	case tells:
		// "told a rally on the quay that", "warned spectators of"
		if inContent(c, y.First) && y.First == c.Right.First && !rec.cast.Hears(y.Head) {
			return none
		}
		return personTo(rec.Text, t)
	case u+1 < v.Last && rec.Tok(rec.Units[c.Unit].Head).Lemma == english.Ask && rec.cast.Hears(y.Head):
		switch next := &rec.Units[u+1]; next.Kind {
		case text.PrepUnit:
			if rec.Tok(next.First).Word == english.For {
				return t // "asked the council | for money"
			}
		case text.WhUnit, text.SubUnit, text.CommaUnit:
			return t // "asked the council | whether"
		}
	}
	return none
}

// askedTo returns the object t of the verb of c, at unit u, with its phrases, where an
// infinitive tells what is asked of it: "urged the council of Salto | to resign".
func (rec *recorder) askedTo(c *attribute.Candidate, v parse.View, u int, t text.Range) text.Range {
	end := u + 1
	for end < v.Last && rec.Units[end].Kind == text.PrepUnit && rec.Units[end].Last-rec.Units[end].First > 1 && end < u+4 {
		end++
	}
	infinitive := end < v.Last && (rec.Units[end].Form&text.Infinitive != 0 && rec.Units[end].Kind == text.VerbUnit ||
		end+1 < v.Last && rec.Tok(rec.Units[end].First).Tag == tag.TO && rec.Units[end+1].Kind == text.QuoteUnit)
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
	last := &rec.Units[end-1]
	if end > u+1 {
		t.Last = last.Last
		if w := rec.Tok(last.First).Word; last.Kind == text.PrepUnit && w != english.Of && english.TimePrepositions.Has(w) && rec.Tok(last.Head).On(text.TimeWords) {
			t.Last = rec.Units[end-2].Last
		}
	}
	return t
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
		if x.Kind != text.PrepUnit || x.Last-x.First < 2 || !english.Placing.Has(txt.Tok(x.First).Word) {
			break
		}
		head := txt.Tok(x.Head)
		if head.On(text.Weekdays) || head.On(text.Months) || head.On(text.TimeWords) || head.On(text.Media) || head.On(text.Channels) || head.Tag == tag.CD {
			break
		}
		t.Last = x.Last
	}
	return t
}
