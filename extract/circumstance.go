package extract

import (
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// circumstances fills in when, where and to whom c was said, and the word that
// leaves it to others.
func (a *analysis) circumstances(c *candidate, out *Claim) {
	r := a.ranges[c.sentence]
	x := &a.units[c.unit]
	if a.tok(x.Head).On(text.Hedges) {
		out.Hedge = a.span(tokens{x.Head, x.Head + 1})
	}
	for k := max(x.First-2, a.doc.Sentences[c.sentence].First); k < min(x.Last+1, a.doc.Sentences[c.sentence].Last); k++ {
		if a.tok(k).On(text.Hedges) {
			out.Hedge = a.span(tokens{k, k + 1})
		}
	}
	// To the right: from the cue to the end of what goes with it.
	for u := c.unit + 1; u < r.last && u < c.unit+16; u++ {
		y := &a.units[u]
		if a.inContent(c, y.First) {
			if a.circumstance(c, u, out, true) {
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
		a.circumstance(c, u, out, false)
	}
	// To the left, with a phrase before the speaker.
	from := c.unit
	if c.source.first >= 0 && c.source.first < from {
		from = c.source.first
	}
	documentary := c.source.first >= 0 && !c.source.tokens.empty() && a.tok(c.source.head).On(text.Documents)
left:
	for u := c.unit - 1; u >= r.first && u > c.unit-20; u-- {
		y := &a.units[u]
		if a.inContent(c, y.First) || y.Kind == text.StopUnit {
			break
		}
		if c.source.first >= 0 && u >= c.source.first && u < c.source.last {
			switch {
			case y.Kind != text.TimeUnit && y.Kind != text.PrepUnit:
			case documentary:
				a.timeOf(u, out)
			case y.Kind == text.PrepUnit && u > c.source.first && (a.units[u-1].Kind == text.CommaUnit || a.tok(y.First).Word == atomBy):
				a.circumstance(c, u, out, false)
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
		a.circumstance(c, u, out, false)
	}
	if rel := c.source.kind == relativeSource; documentary && out.When.Empty() && c.source.last > c.unit && !rel { // "according to a poll published on Sunday"
		for u := c.source.first; u < c.source.last; u++ {
			if k := a.units[u].Kind; k == text.TimeUnit || k == text.PrepUnit {
				a.timeOf(u, out)
			}
		}
	}
	a.address(c, out)
}

func (a *analysis) inContent(c *candidate, i int) bool {
	for n := range c.numParts() {
		if p := c.part(n); p.first <= i && i < p.last {
			return true
		}
	}
	return false
}

// circumstance reads unit u as a circumstance of c. In content only what can be
// no part of it is read.
func (a *analysis) circumstance(c *candidate, u int, out *Claim, inContent bool) bool {
	if inContent {
		return false
	}
	x := &a.units[u]
	if x.Kind == text.PrepUnit && x.Last-x.First > 2 && out.Medium.Empty() {
		// "in an interview Wednesday", "in opening statements last week", "in minutes"
		last := x.Last - 1
		t := a.tok(last)
		switch prev := a.tok(last - 1); {
		case (t.On(text.Weekdays) || t.On(text.Yesterdays)) && prev.Tag.IsNoun():
		case t.On(text.TimeWords) && last-2 > x.First && among(prev.Word, whichTime) && a.tok(last-2).Tag.IsNoun():
			last--
		default:
			last = x.Last
		}
		if h := a.tok(last - 1); last < x.Last && last-1 > x.First && among(a.tok(x.First).Word, mediumPrepositions) && (h.On(text.Media) || h.On(text.Channels) || h.On(text.Documents)) {
			out.Medium = a.span(tokens{x.First + 1, last})
			if out.When.Empty() {
				out.When = a.span(tokens{last, x.Last})
			}
			return true
		}
	}
	if h := a.tok(x.Head); x.Kind == text.PrepUnit && x.Last-x.First == 2 && h.Word == atomMinutes && out.Medium.Empty() {
		out.Medium = a.span(tokens{x.First + 1, x.Last})
		return true
	}
	if a.timeOf(u, out) {
		return true
	}
	if x.Kind != text.PrepUnit || x.Last-x.First < 2 {
		return false
	}
	w := a.tok(x.First).Word
	head := a.tok(x.Head)
	r := a.ranges[c.sentence]
	switch {
	case among(w, mediumPrepositions) && (head.On(text.Media) || head.On(text.Channels) || head.On(text.Documents) && w != atomFrom):
		if out.Medium.Empty() {
			out.Medium = a.span(tokens{x.First + 1, x.Last})
		}
		return true
	case w == atomTo && out.Addressee.Empty():
		if k := a.mentionAt(x.Head); k >= 0 {
			m := &a.cast.mentions[k]
			verb := a.listsOf(a.tok(a.units[c.unit].Head).Lemma)
			afterMedium := u > r.first && !out.Medium.Empty() && out.Medium.End == a.tok(a.units[u-1].Last-1).End || u > r.first && a.units[u-1].Kind == text.PrepUnit && (a.tok(a.units[u-1].Head).On(text.Media) || a.tok(a.units[u-1].Head).On(text.Channels))
			if (verb&(1<<text.ToVerbs) != 0 || afterMedium) && a.hears(m) {
				out.Addressee = a.span(tokens{x.First + 1, x.Last})
				return true
			}
		}
	case w == atomWith && out.Addressee.Empty() && u > r.first && a.units[u-1].Kind == text.PrepUnit && among(a.tok(a.units[u-1].Head).Word, interviewNouns):
		out.Addressee = a.span(tokens{x.First + 1, x.Last})
		return true
	}
	return false
}

// listsOf returns the lists that hold the word a.
func (a *analysis) listsOf(w text.Atom) uint64 { return a.set.Lexicon.Entry(w).Lists }

// hears reports whether m may be spoken to.
func (a *analysis) hears(m *mention) bool {
	switch m.class {
	case person, group, body:
		return true
	}
	return m.kind == properName && m.class != place || m.kind == pronoun || a.tok(m.head).On(text.AddresseeNouns)
}

// timeOf reads unit u as the time of what was said.
func (a *analysis) timeOf(u int, out *Claim) bool {
	x := &a.units[u]
	first := x.First
	switch x.Kind {
	case text.TimeUnit:
	case text.PrepUnit:
		if x.Last-x.First < 2 || !among(a.tok(x.First).Word, timePrepositions) {
			return false
		}
		first++
		head := a.tok(x.Head)
		year := head.Tag == tag.CD && head.Len() == 4 && (a.doc.Source[head.Start] == '1' || a.doc.Source[head.Start] == '2') && x.Last-first == 1
		if !year && !head.On(text.Weekdays) && !head.On(text.Months) && !head.On(text.TimeWords) && !head.On(text.Yesterdays) &&
			!(head.Is(text.Digit) && a.tok(x.Head-1).On(text.Months)) && head.Word != atomBirthday {
			return false
		}
	case text.NounUnit:
		if head := a.tok(x.Head); !head.On(text.Yesterdays) && !head.On(text.Weekdays) {
			return false
		}
	case text.AdverbUnit:
		if x.Last-x.First > 1 || a.tok(x.First).Word != atomThen {
			return false
		}
	default:
		return false
	}
	if out.When.Empty() {
		last := x.Last
		if last < len(a.doc.Tokens) && among(a.tok(last).Word, afterTime) {
			last++
		}
		out.When = a.span(tokens{first, last})
	}
	return true
}

// address fills in whom c is said to where the cue has him for its object.
func (a *analysis) address(c *candidate, out *Claim) {
	r := a.ranges[c.sentence]
	x := &a.units[c.unit]
	lemma := a.tok(x.Head).Lemma
	if x.Kind != text.VerbUnit {
		if x.Kind == text.NounUnit && c.unit+1 < r.last && a.units[c.unit+1].Kind == text.PrepUnit && a.tok(a.units[c.unit+1].First).Word == atomTo {
			if y := &a.units[c.unit+1]; y.Last-y.First > 1 && !a.inContent(c, y.First) {
				out.Addressee = a.span(tokens{y.First + 1, y.Last})
			}
		}
		return
	}
	lists := a.listsOf(lemma)
	if lists&(1<<text.TellVerbs|1<<text.AskVerbs) == 0 {
		return
	}
	if !c.addressee.empty() && (lists&(1<<text.AskVerbs) == 0 || !a.hasInfinitive(c, 0)) {
		out.Addressee = a.span(a.personTo(c.addressee))
		return
	}
	if x.Form&text.Passive != 0 {
		// "He was told to sign"
		if c.rule.Content == rules.Subject && !c.left.empty() && c.right.last > c.right.first && a.tok(c.right.first).Tag == tag.TO {
			out.Addressee = a.span(c.left)
		}
		return
	}
	u := c.unit + 1
	for u < r.last && (a.units[u].Kind == text.AdverbUnit || a.units[u].Kind == text.OtherUnit) {
		u++
	}
	if u >= r.last {
		return
	}
	y := &a.units[u]
	first := y.First
	prep := false
	if y.Kind == text.PrepUnit && y.Last-y.First > 1 {
		w := a.tok(y.First).Word
		if w == atomAbout && a.tok(y.First+1).Tag == tag.CD && lists&(1<<text.TellVerbs) != 0 {
			out.Addressee = a.span(tokens{y.First, y.Last})
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
	for end < r.last && a.units[end].Kind == text.PrepUnit && a.units[end].Last-a.units[end].First > 1 && end < u+4 {
		end++
	}
	infinitive := end < r.last && (a.units[end].Kind == text.VerbUnit && a.units[end].Form&text.Infinitive != 0 ||
		end+1 < r.last && a.tok(a.units[end].First).Tag == tag.TO && a.units[end+1].Kind == text.QuoteUnit)
	if end == u+1 || !infinitive {
		// "Tells Azerbaijan To Withdraw": in a title the tagger takes "To" for a name.
		for k := t.first + 1; k < min(t.last+3, a.doc.Sentences[c.sentence].Last); k++ {
			if w := a.tok(k); w.Word == atomTo && w.Is(text.Capital) {
				t.last, infinitive, end = k, true, u+1
				break
			}
		}
	}
	switch {
	case infinitive && lists&(1<<text.AskVerbs) != 0:
		if end > u+1 {
			t.last = a.units[end-1].Last
		}
		if a.units[end-1].Kind == text.PrepUnit && end-1 > u && a.tok(a.units[end-1].First).Word != atomOf && among(a.tok(a.units[end-1].First).Word, timePrepositions) && a.tok(a.units[end-1].Head).On(text.TimeWords) {
			t.last = a.units[end-2].Last
		}
	case prep:
		return
	case y.Form&text.Clause != 0 && a.inContent(c, y.First): // "advised shares would fall"
		return
	case lists&(1<<text.TellVerbs) != 0:
		// "told a rally on the quay that", "warned spectators of"
		if a.inContent(c, y.First) && y.First == c.right.first && !a.hearsAt(y.Head) {
			return
		}
		t = a.personTo(t)
	case lemma == atomAsk && u+1 < r.last && a.units[u+1].Kind == text.PrepUnit && a.tok(a.units[u+1].First).Word == atomFor && a.hearsAt(y.Head):
	case lemma == atomAsk && u+1 < r.last && (a.units[u+1].Kind == text.WhUnit || a.units[u+1].Kind == text.SubUnit || a.units[u+1].Kind == text.CommaUnit) && a.hearsAt(y.Head):
	default:
		return
	}
	out.Addressee = a.span(t)
}

func (a *analysis) hearsAt(head int) bool {
	k := a.mentionAt(head)
	return k >= 0 && a.hears(&a.cast.mentions[k])
}

// personTo returns t with the phrases after it that say who is spoken to: "a
// rally | on the quay".
func (a *analysis) personTo(t tokens) tokens {
	if d := a.tok(t.first).Tag; d != tag.DT && d != tag.PRPS && d != tag.CD {
		return t
	}
	s := sentenceOf(&a.doc, t.first)
	r := a.ranges[s]
	for u, n := a.unitAt(r, t.last-1)+1, 0; u < r.last && n < 2; u, n = u+1, n+1 {
		x := &a.units[u]
		if x.Kind != text.PrepUnit || x.Last-x.First < 2 || !among(a.tok(x.First).Word, placing) {
			break
		}
		head := a.tok(x.Head)
		if head.On(text.Weekdays) || head.On(text.Months) || head.On(text.TimeWords) || head.On(text.Media) || head.On(text.Channels) || head.Tag == tag.CD {
			break
		}
		t.last = x.Last
	}
	return t
}
