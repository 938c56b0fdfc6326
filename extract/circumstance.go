package extract

import (
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// circumstances fills in when, where and to whom c was said, and the word that
// leaves it to others.
func (rec *recorder) circumstances(c *candidate, out *Claim) {
	r := rec.View(c.sentence)
	x := &rec.Units[c.unit]
	if rec.Tok(x.Head).On(text.Hedges) {
		out.Hedge = rec.SpanOf(tokens{x.Head, x.Head + 1})
	}
	for k := max(x.First-2, rec.Sentences[c.sentence].First); k < min(x.Last+1, rec.Sentences[c.sentence].Last); k++ {
		if rec.Tok(k).On(text.Hedges) {
			out.Hedge = rec.SpanOf(tokens{k, k + 1})
		}
	}
	// To the right: from the cue to the end of what goes with it.
	for u := c.unit + 1; u < r.Last && u < c.unit+16; u++ {
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
		if c.source.first >= 0 && u >= c.source.first && u < c.source.last {
			continue
		}
		rec.circumstance(c, u, out, false)
	}
	// To the left, with a phrase before the speaker.
	from := c.unit
	if c.source.first >= 0 && c.source.first < from {
		from = c.source.first
	}
	documentary := c.source.first >= 0 && !c.source.tokens.empty() && rec.Tok(c.source.head).On(text.Documents)
left:
	for u := c.unit - 1; u >= r.First && u > c.unit-20; u-- {
		y := &rec.Units[u]
		if inContent(c, y.First) || y.Kind == text.StopUnit {
			break
		}
		if c.source.first >= 0 && u >= c.source.first && u < c.source.last {
			switch {
			case y.Kind != text.TimeUnit && y.Kind != text.PrepUnit:
			case documentary:
				timeOf(rec.Text, u, out)
			case y.Kind == text.PrepUnit && u > c.source.first && (rec.Units[u-1].Kind == text.CommaUnit || rec.Tok(y.First).Word == atomBy):
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
	if rel := c.source.kind == relativeSource; documentary && out.When.Empty() && c.source.last > c.unit && !rel { // "according to a poll published on Sunday"
		for u := c.source.first; u < c.source.last; u++ {
			if k := rec.Units[u].Kind; k == text.TimeUnit || k == text.PrepUnit {
				timeOf(rec.Text, u, out)
			}
		}
	}
	rec.address(c, out)
}

func inContent(c *candidate, i int) bool {
	for n := range c.numParts() {
		if p := c.part(n); p.first <= i && i < p.last {
			return true
		}
	}
	return false
}

// circumstance reads unit u as a circumstance of c. In content only what can be
// no part of it is read.
func (rec *recorder) circumstance(c *candidate, u int, out *Claim, inContent bool) bool {
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
		case t.On(text.TimeWords) && last-2 > x.First && whichTime.has(prev.Word) && rec.Tok(last-2).Tag.IsNoun():
			last--
		default:
			last = x.Last
		}
		if h := rec.Tok(last - 1); last < x.Last && last-1 > x.First && mediumPrepositions.has(rec.Tok(x.First).Word) && (h.On(text.Media) || h.On(text.Channels) || h.On(text.Documents)) {
			out.Medium = rec.SpanOf(tokens{x.First + 1, last})
			if out.When.Empty() {
				out.When = rec.SpanOf(tokens{last, x.Last})
			}
			return true
		}
	}
	if h := rec.Tok(x.Head); x.Kind == text.PrepUnit && x.Last-x.First == 2 && h.Word == atomMinutes && out.Medium.Empty() {
		out.Medium = rec.SpanOf(tokens{x.First + 1, x.Last})
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
	r := rec.View(c.sentence)
	switch {
	case mediumPrepositions.has(w) && (head.On(text.Media) || head.On(text.Channels) || head.On(text.Documents) && w != atomFrom):
		if out.Medium.Empty() {
			out.Medium = rec.SpanOf(tokens{x.First + 1, x.Last})
		}
		return true
	case w == atomTo && out.Addressee.Empty():
		verb := rec.ListsOf(rec.Tok(rec.Units[c.unit].Head).Lemma)
		afterMedium := u > r.First && !out.Medium.Empty() && out.Medium.End == rec.Tok(rec.Units[u-1].Last-1).End || u > r.First && rec.Units[u-1].Kind == text.PrepUnit && (rec.Tok(rec.Units[u-1].Head).On(text.Media) || rec.Tok(rec.Units[u-1].Head).On(text.Channels))
		if (verb&(1<<text.ToVerbs) != 0 || afterMedium) && rec.cast.Hears(x.Head) {
			out.Addressee = rec.SpanOf(tokens{x.First + 1, x.Last})
			return true
		}
	case w == atomWith && out.Addressee.Empty() && u > r.First && rec.Units[u-1].Kind == text.PrepUnit && interviewNouns.has(rec.Tok(rec.Units[u-1].Head).Word):
		out.Addressee = rec.SpanOf(tokens{x.First + 1, x.Last})
		return true
	}
	return false
}

// listsOf returns the lists that hold the word a.
func (t *Text) ListsOf(w text.Atom) uint64 { return t.Set.Lexicon.Entry(w).Lists }

// timeOf reads unit u as the time of what was said.
func timeOf(txt *Text, u int, out *Claim) bool {
	x := &txt.Units[u]
	first := x.First
	switch x.Kind {
	case text.TimeUnit:
	case text.PrepUnit:
		if x.Last-x.First < 2 || !timePrepositions.has(txt.Tok(x.First).Word) {
			return false
		}
		first++
		head := txt.Tok(x.Head)
		year := head.Tag == tag.CD && head.Len() == 4 && (txt.Source[head.Start] == '1' || txt.Source[head.Start] == '2') && x.Last-first == 1
		if !year && !head.On(text.Weekdays) && !head.On(text.Months) && !head.On(text.TimeWords) && !head.On(text.Yesterdays) &&
			!(head.Is(text.Digit) && txt.Tok(x.Head-1).On(text.Months)) && head.Word != atomBirthday {
			return false
		}
	case text.NounUnit:
		if head := txt.Tok(x.Head); !head.On(text.Yesterdays) && !head.On(text.Weekdays) {
			return false
		}
	case text.AdverbUnit:
		if x.Last-x.First > 1 || txt.Tok(x.First).Word != atomThen {
			return false
		}
	default:
		return false
	}
	if out.When.Empty() {
		last := x.Last
		if last < len(txt.Tokens) && afterTime.has(txt.Tok(last).Word) {
			last++
		}
		out.When = txt.SpanOf(tokens{first, last})
	}
	return true
}

// address fills in whom c is said to where the cue has him for its object.
func (rec *recorder) address(c *candidate, out *Claim) {
	r := rec.View(c.sentence)
	x := &rec.Units[c.unit]
	lemma := rec.Tok(x.Head).Lemma
	if x.Kind != text.VerbUnit {
		if x.Kind == text.NounUnit && c.unit+1 < r.Last && rec.Units[c.unit+1].Kind == text.PrepUnit && rec.Tok(rec.Units[c.unit+1].First).Word == atomTo {
			if y := &rec.Units[c.unit+1]; y.Last-y.First > 1 && !inContent(c, y.First) {
				out.Addressee = rec.SpanOf(tokens{y.First + 1, y.Last})
			}
		}
		return
	}
	lists := rec.ListsOf(lemma)
	if lists&(1<<text.TellVerbs|1<<text.AskVerbs) == 0 {
		return
	}
	if !c.addressee.empty() && (lists&(1<<text.AskVerbs) == 0 || !hasInfinitive(rec.Text, c, 0)) {
		out.Addressee = rec.SpanOf(personTo(rec.Text, c.addressee))
		return
	}
	if x.Form&text.Passive != 0 {
		// "He was told to sign"
		if c.rule.Content == rules.Subject && !c.left.empty() && c.right.last > c.right.first && rec.Tok(c.right.first).Tag == tag.TO {
			out.Addressee = rec.SpanOf(c.left)
		}
		return
	}
	u := c.unit + 1
	for u < r.Last && (rec.Units[u].Kind == text.AdverbUnit || rec.Units[u].Kind == text.OtherUnit) {
		u++
	}
	if u >= r.Last {
		return
	}
	y := &rec.Units[u]
	first := y.First
	prep := false
	if y.Kind == text.PrepUnit && y.Last-y.First > 1 {
		w := rec.Tok(y.First).Word
		if w == atomAbout && rec.Tok(y.First+1).Tag == tag.CD && lists&(1<<text.TellVerbs) != 0 {
			out.Addressee = rec.SpanOf(tokens{y.First, y.Last})
			return
		}
		if w != atomOn && w != atomTo && w != atomUpon && w != atomWith {
			return
		}
		first++
		prep = true
	} else if y.Kind != text.NounUnit {
		return
	}
	if c.source.first >= 0 && u >= c.source.first && u < c.source.last {
		return
	}
	end := u + 1
	t := tokens{first, y.Last}
	for end < r.Last && rec.Units[end].Kind == text.PrepUnit && rec.Units[end].Last-rec.Units[end].First > 1 && end < u+4 {
		end++
	}
	infinitive := end < r.Last && (rec.Units[end].Kind == text.VerbUnit && rec.Units[end].Form&text.Infinitive != 0 ||
		end+1 < r.Last && rec.Tok(rec.Units[end].First).Tag == tag.TO && rec.Units[end+1].Kind == text.QuoteUnit)
	if end == u+1 || !infinitive {
		// "Tells Azerbaijan To Withdraw": in a title the tagger takes "To" for a name.
		for k := t.first + 1; k < min(t.last+3, rec.Sentences[c.sentence].Last); k++ {
			if w := rec.Tok(k); w.Word == atomTo && w.Is(text.Capital) {
				t.last, infinitive, end = k, true, u+1
				break
			}
		}
	}
	switch {
	case infinitive && lists&(1<<text.AskVerbs) != 0:
		if end > u+1 {
			t.last = rec.Units[end-1].Last
		}
		if rec.Units[end-1].Kind == text.PrepUnit && end-1 > u && rec.Tok(rec.Units[end-1].First).Word != atomOf && timePrepositions.has(rec.Tok(rec.Units[end-1].First).Word) && rec.Tok(rec.Units[end-1].Head).On(text.TimeWords) {
			t.last = rec.Units[end-2].Last
		}
	case prep:
		return
	case y.Form&text.Clause != 0 && inContent(c, y.First): // "advised shares would fall"
		return
	case lists&(1<<text.TellVerbs) != 0:
		// "told a rally on the quay that", "warned spectators of"
		if inContent(c, y.First) && y.First == c.right.first && !rec.cast.Hears(y.Head) {
			return
		}
		t = personTo(rec.Text, t)
	case lemma == atomAsk && u+1 < r.Last && rec.Units[u+1].Kind == text.PrepUnit && rec.Tok(rec.Units[u+1].First).Word == atomFor && rec.cast.Hears(y.Head):
	case lemma == atomAsk && u+1 < r.Last && (rec.Units[u+1].Kind == text.WhUnit || rec.Units[u+1].Kind == text.SubUnit || rec.Units[u+1].Kind == text.CommaUnit) && rec.cast.Hears(y.Head):
	default:
		return
	}
	out.Addressee = rec.SpanOf(t)
}

// personTo returns t with the phrases after it that say who is spoken to: "a
// rally | on the quay".
func personTo(txt *Text, t tokens) tokens {
	if d := txt.Tok(t.first).Tag; d != tag.DT && d != tag.PRPS && d != tag.CD {
		return t
	}
	s := txt.SentenceAt(t.first)
	r := txt.View(s)
	for u, n := r.UnitAt(t.last-1)+1, 0; u < r.Last && n < 2; u, n = u+1, n+1 {
		x := &txt.Units[u]
		if x.Kind != text.PrepUnit || x.Last-x.First < 2 || !placing.has(txt.Tok(x.First).Word) {
			break
		}
		head := txt.Tok(x.Head)
		if head.On(text.Weekdays) || head.On(text.Months) || head.On(text.TimeWords) || head.On(text.Media) || head.On(text.Channels) || head.Tag == tag.CD {
			break
		}
		t.last = x.Last
	}
	return t
}
