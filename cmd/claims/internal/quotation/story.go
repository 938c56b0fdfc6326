package quotation

import (
	"cmp"
	"iter"
	"slices"
)

// A Version is a story as it came.
type Version struct{ Date, Text string }

// GroupStories returns for each story the index of the first of those that are versions
// of one: updated, corrected, cut, or printed elsewhere. They share many of their
// sentences, by the words that are not in quotation marks.
func GroupStories(stories iter.Seq[Version]) []int32 {
	var g storyGrouper
	for s := range stories {
		g.read(&s)
	}
	g.find()
	g.leaveStanding()
	return g.group()
}

const (
	mostVersions = 24 // groups that have a sentence with which a story is compared
	standingDays = 5  // on which stories have a sentence that belongs to none of them: "The index has 40 shares"
)

// key is a sentence by which stories are found.
type key struct {
	hash  uint32
	story int32
}

type storyGrouper struct {
	versionReader
	keys []key
}

// find lists the sentences that several stories may have.
func (g *storyGrouper) find() {
	for i, v := range g.versions {
		for _, s := range g.sentences[v.first:v.last] {
			if s.words >= leastSentence {
				g.keys = append(g.keys, key{s.hash, int32(i)})
			}
		}
	}
	slices.SortFunc(g.keys, func(a, b key) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.story, b.story)) })
}

// shared yields the sentences that several stories have, each with these.
func (g *storyGrouper) shared(yield func([]key) bool) {
	for from, to := 0, 0; from < len(g.keys); from = to {
		for to = from + 1; to < len(g.keys) && g.keys[to].hash == g.keys[from].hash; to++ {
		}
		if to-from > 1 && !yield(g.keys[from:to]) {
			return
		}
	}
}

// leaveStanding has the sentences count for nothing that stories of many days have.
func (g *storyGrouper) leaveStanding() {
	var days []int32
	for keys := range g.shared {
		days = days[:0]
		for _, k := range keys {
			if day := g.versions[k.story].day; day != undated && len(days) < standingDays && !slices.Contains(days, day) {
				days = append(days, day)
			}
		}
		if len(days) < standingDays {
			continue
		}
		for i, k := range keys {
			v := &g.versions[k.story]
			own := g.sentences[v.first:v.last]
			at, _ := slices.BinarySearchFunc(own, k.hash, func(s sentence, h uint32) int { return cmp.Compare(s.hash, h) })
			v.words -= uint32(own[at].words)
			own[at].words = 0
			keys[i].story = -1
		}
	}
}

// group compares each story with those that have a sentence of it.
func (g *storyGrouper) group() []int32 {
	var latest []int32
	for keys := range g.shared {
		latest = latest[:0]
		for _, k := range keys {
			if k.story >= 0 {
				latest = g.place(k.story, latest)
			}
		}
	}
	return g.firstTold()
}

// place finds the group of a story by the latest version of each that has the same key,
// and returns these with the story, the latest of its own.
func (g *storyGrouper) place(story int32, latest []int32) []int32 {
	own := g.leaderOf(story)
	for n, l := range latest {
		if o := g.leaderOf(l); o == own || g.isOne(story, l) {
			g.versions[max(o, own)].leader = min(o, own)
			latest[n] = story
			return latest
		}
	}
	if len(latest) < mostVersions {
		latest = append(latest, story)
	}
	return latest
}

// leaderOf returns the story that leads the group of a story.
func (g *storyGrouper) leaderOf(story int32) int32 {
	for g.versions[story].leader != story {
		next := &g.versions[story].leader
		*next = g.versions[*next].leader
		story = *next
	}
	return story
}

// isOne reports whether two stories are versions of one. Where they share most of the
// shorter, they are, unless that is an item of a round-up: little of the longer, and not
// what it begins with. Where they share less, they are if both are of one day or the
// next and begin alike, as with a new lead on top, or a few days apart and begin nearly
// the same, as a correction; and not where all that is shared is one paragraph.
func (g *storyGrouper) isOne(i, k int32) bool {
	const (
		most, mostLater = 0.7, 0.8 // of the shorter
		some            = 0.35     // of either
		cycle, late     = 1, 3     // days
	)
	a, b := &g.versions[i], &g.versions[k]
	words, paragraphs := g.common(a, b)
	ofShorter, ofLonger := float64(words)/float64(min(a.words, b.words)), float64(words)/float64(max(a.words, b.words))
	days := daysBetween(a, b)
	switch {
	case words == 0 || ofShorter < some:
		return false
	case ofShorter >= mostLater || ofShorter >= most && days <= late:
		return ofLonger >= some || g.beginnings(a, b).areAlike(days)
	case paragraphs < 2 || days > late:
		return false
	case days > cycle:
		return g.beginnings(a, b).areSame()
	}
	return g.beginnings(a, b).areAlike(days)
}

// daysBetween returns 0 where either day is not known.
func daysBetween(a, b *version) int {
	if a.day == undated || b.day == undated {
		return 0
	}
	return max(int(a.day)-int(b.day), int(b.day)-int(a.day))
}

// common returns how many words stand in sentences that both versions have, and in how
// many paragraphs of either at least.
func (g *storyGrouper) common(a, b *version) (words, paragraphs int) {
	var ofA, ofB paragraphSet
	p, q := g.sentences[a.first:a.last], g.sentences[b.first:b.last]
	for len(p) > 0 && len(q) > 0 {
		switch {
		case p[0].hash < q[0].hash:
			p = p[1:]
		case p[0].hash > q[0].hash:
			q = q[1:]
		default:
			if p[0].words > 0 {
				words += int(p[0].words)
				ofA.add(p[0].paragraph)
				ofB.add(q[0].paragraph)
			}
			p, q = p[1:], q[1:]
		}
	}
	return words, max(ofA.n, ofB.n)
}

// paragraphSet counts paragraphs.
type paragraphSet struct {
	has [4]uint64
	n   int
}

func (s *paragraphSet) add(p uint8) {
	if bit := uint64(1) << (p % 64); s.has[p/64]&bit == 0 {
		s.has[p/64] |= bit
		s.n++
	}
}

// beginnings are the names and numbers with which two stories begin.
type beginnings struct {
	shorter, longer, both int
	numbers               [2]bool // whether either has some
	sameNumber            bool
}

func (g *storyGrouper) beginnings(a, b *version) (s beginnings) {
	p, q := g.subjects[a.lead:a.leadEnd], g.subjects[b.lead:b.leadEnd]
	s.shorter, s.longer = min(len(p), len(q)), max(len(p), len(q))
	isNumber := func(w word) bool { return w.kind() == number }
	s.numbers = [2]bool{slices.ContainsFunc(p, isNumber), slices.ContainsFunc(q, isNumber)}
	for _, w := range p {
		if _, ok := slices.BinarySearch(q, w); ok {
			s.both++
			s.sameNumber = s.sameNumber || isNumber(w)
		}
	}
	return s
}

// areAlike reports whether most of the shorter is in the longer, and no figures are of
// another day: "The index rose 0.8 percent", "The index lost 0.4 percent".
func (s beginnings) areAlike(days int) bool {
	if days > 0 && s.numbers[0] && s.numbers[1] && !s.sameNumber {
		return false
	}
	return s.both > 0 && s.both*5 >= s.shorter*3
}

// areSame reports whether either has nearly all that the other has.
func (s beginnings) areSame() bool { return s.both > 0 && s.both*4 >= s.longer*3 }

func (g *storyGrouper) firstTold() []int32 {
	first := make([]int32, len(g.versions))
	for i := range first {
		first[i] = -1
	}
	for i := range g.versions {
		l := g.leaderOf(int32(i))
		if f := first[l]; f < 0 || g.versions[i].day < g.versions[f].day {
			first[l] = int32(i)
		}
	}
	of := make([]int32, len(g.versions))
	for i := range of {
		of[i] = first[g.leaderOf(int32(i))]
	}
	return of
}
