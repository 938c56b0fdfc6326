package quotation

// What tells a quotation from others, in words unless another unit is given.
const (
	longest     = 400 // of a text that are read
	nearby      = 3   // that may stand between two that belong together
	tellsEnough = 3   // words of content by which a text is known
	tellsMuch   = 6   // by which it is known even long after
	soon        = 7   // days within which a speaker says the same little thing in several stories
	thisMonth   = 31  // days
)

// verbatim counts where two texts differ.
type verbatim struct {
	other  int // words of content that the other text has no or another word for
	little int // other words of the shorter text that the longer one has not
	added  int // words of content that the longer text has amid the others
	cuts   int // places where the longer text goes on for a while
	scope  int // how far before the shorter text a negation is one of it: "did not think that ..."
}

// isTold reports whether b tells what a tells: nearly all words of the shorter one, a,
// stand in the longer one in the same order, and no number, name or negation differs.
func (x *aligner) isTold(a, b told) bool {
	x.align(a.words, b.words)
	x.dropStrays(a.words)
	reports := a.quoting == reported || b.quoting == reported
	v := verbatim{scope: 1}
	if reports {
		v.scope = nearby
	}
	switch {
	case !x.gaps(a.words, b.words, v.count), reports && (a.known-v.other)*5 < b.known*4:
		return false
	case a.known < tellsEnough:
		return v.other+v.added+v.cuts == 0 && v.little <= 1 && (len(a.words) > 2 || len(a.words) == len(b.words))
	}
	return v.other <= a.known/8 && v.little <= 1+len(a.words)/4 && v.added <= 1+a.known/4 && v.cuts <= 1+a.known/4
}

// count adds what differs in g, and reports whether the texts may be the same in spite of
// it.
func (v *verbatim) count(g gap) bool {
	if g.start && g.end {
		return false
	}
	inside := !g.start && !g.end
	in := g.beside()
	if inside && isAttribution(g.of) {
		g.of = nil
	}
	if inside && isAttribution(in) {
		in = nil
	}
	other, ok := v.lost(g.of, in)
	switch {
	case !ok:
		return false
	case len(g.of) == 0 && !inside:
		return !g.start || !holds(g.in[max(0, len(g.in)-v.scope):], negation)
	case inside && len(g.in) > nearby:
		v.other += other
		v.cuts++
		return true
	}
	return v.instead(other, len(g.of) > 0, in)
}

// lost counts the words of the shorter text that the longer one has not, which has others
// in their place, and returns how many of them tell much.
func (v *verbatim) lost(words, in []word) (other int, ok bool) {
	for _, w := range words {
		switch {
		case w.isAside():
			if w.kind() == number && holds(in, number) {
				return 0, false
			}
		case w.isDecisive(), w.kind() == modal && holds(in, modal):
			return 0, false
		case w.isContent():
			other++
		default:
			v.little++
		}
	}
	return other, true
}

// instead counts the words of the longer text where the shorter one has none, or some in
// place of them, of which other tell much.
func (v *verbatim) instead(other int, some bool, in []word) bool {
	added := 0
	for _, w := range in {
		switch {
		case w.isAside():
		case w.kind() == number, w.kind() == negation, w.kind() == name && other > 0:
			return false
		case w.isContent():
			added++
		}
	}
	switch {
	case !some:
		v.added += added
	case other == 0: // "against" for "to"
		v.other += added
	default: // "rise" for "fall" is more than a word left out
		v.other += other + min(other, added)
	}
	return true
}

// beside returns the words of the longer text that stand for those of the shorter one,
// which may be only the next ones of many.
func (g *gap) beside() []word {
	n := min(len(g.in), len(g.of)+1)
	switch {
	case g.start:
		return g.in[len(g.in)-n:]
	case g.end:
		return g.in[:n]
	}
	return g.in
}

// isAttribution reports whether the words tell who speaks, amid a quotation: "Sill said".
func isAttribution(words []word) bool {
	const most = 6
	return len(words) <= most && holds(words, speech) && !holds(words, number) && !holds(words, negation)
}

func holds(words []word, k kind) bool {
	for _, w := range words {
		if w.kind() == k {
			return true
		}
	}
	return false
}

// mayBeOne reports whether two tellings can be of one quotation by who speaks and when:
// the less they tell, the more must be known of these.
func mayBeOne(a, b *telling) bool {
	named := a.speaker != 0 && b.speaker != 0
	if named && a.speaker != b.speaker {
		return false
	}
	dated := a.isDated() && b.isDated()
	known := min(a.known, b.known)
	reports := a.quoting == reported || b.quoting == reported
	switch {
	case known < tellsEnough, known < tellsMuch && (a.quoting == inPart || b.quoting == inPart):
		return named && dated && a.isWithin(soon, b)
	case known >= tellsMuch && (named || !reports):
		return true
	case known < tellsMuch && !named && (reports || !dated):
		return false
	}
	return a.isWithin(thisMonth, b)
}
