// Package quotation finds the same quotation, and the same story, in what several
// stories tell.
//
// A quotation is known by its words, which stand in all its tellings in the same order,
// and not by what they mean: paraphrases count as different. Each telling is compared
// with the longest of each group, its leader, so that no group drifts from one
// quotation to another. Leaders are found by the pairs of content words that follow each
// other: the fingerprints of Schleimer, Wilkerson and Aiken (2003), of which claims are
// short enough to keep all. What many leaders share ("the prime minister") is passed
// over, so that time grows with the number of tellings.
package quotation

import (
	"cmp"
	"iter"
	"math"
	"math/bits"
	"slices"
	"time"
)

// A Telling is a claim as one story tells it.
type Telling struct {
	Text    string // of the claim
	Quoted  bool   // at least partly in quotation marks
	Speaker int    // a person across stories, from 1; 0 where not known
	Within  bool   // another claim of the story; it stays alone if its speaker is not known
	Story   int
	Date    string // of the story, YYYY-MM-DD; "" where not known
}

// Group returns for each telling the index of the telling of its group that was told
// first: the earliest date, then the order given (undated last). One alone is its own.
func Group(tellings iter.Seq[Telling]) []int32 {
	g := grouper{}
	g.read(tellings)
	g.count()
	for _, i := range g.byLength() {
		g.place(i)
	}
	return g.firstTold()
}

const (
	slabBits   = 16 // of the number of words in a slab
	pieceBits  = 12 // of the number of tellings in a piece
	mostShared = 48 // leaders that share a fingerprint; one of more tells nothing
	mostTried  = 12 // leaders that a telling is compared with
	undated    = math.MaxInt32
)

// telling is a Telling as it is kept.
type telling struct {
	at      uint32 // of its first word: the number of the slab, and the place in it
	speaker int32  // also that of its group, if it leads one and was told by nobody known
	day     int32
	leader  int32
	length  uint16
	known   uint8 // how many words of content it has in quotation marks, or at all
	quoting quoting
}

// quoting tells how much of a telling is a quotation.
type quoting uint8

const (
	reported quoting = iota // nothing
	inPart                  // what stands in the quotation marks inside it
	wholly                  // all of it, as far as is known
)

// told is what of a telling is compared.
type told struct {
	words   []word
	known   int
	quoting quoting
}

func (t *telling) isDated() bool { return t.day != undated }

// isWithin reports whether t was told within some days of o, as far as is known.
func (t *telling) isWithin(days int32, o *telling) bool {
	return !t.isDated() || !o.isDated() || t.day-o.day <= days && o.day-t.day <= days
}

// grouper groups tellings.
type grouper struct {
	tellings [][]telling // in pieces, so that they are not copied to make room
	n        int32       // how many
	slabs    [][]word
	aligner  aligner

	// leaders holds those that have a fingerprint, by a hash of it: the places from
	// starts[h] to starts[h+1], of which used[h] are taken.
	leaders []int32
	starts  []uint32
	used    []uint8
	shift   int // of a hash of 64 bits to one of starts

	found []int32 // the leaders that share fingerprints with a telling
	tries []try
}

// try is a leader to compare with, and how many fingerprints it shares.
type try struct {
	leader int32
	shared int32
}

func (g *grouper) read(tellings iter.Seq[Telling]) {
	r := newReader()
	for t := range tellings {
		if t.Within && t.Speaker == 0 {
			t.Text = "" // or it would join the claim that it is within
		}
		words := r.read(t.Text)
		g.add(telling{at: g.keep(words), length: uint16(len(words)), known: knownOf(words),
			speaker: int32(t.Speaker), day: dayOf(t.Date), quoting: quotingOf(words, t.Quoted)})
	}
}

func (g *grouper) add(t telling) {
	if g.n&(1<<pieceBits-1) == 0 {
		g.tellings = append(g.tellings, make([]telling, 0, 1<<pieceBits))
	}
	last := &g.tellings[len(g.tellings)-1]
	*last = append(*last, t)
	g.n++
}

func (g *grouper) at(i int32) *telling { return &g.tellings[i>>pieceBits][i&(1<<pieceBits-1)] }

// keep stores words and returns where.
func (g *grouper) keep(words []word) uint32 {
	n := len(g.slabs) - 1
	if n < 0 || len(g.slabs[n])+len(words) > 1<<slabBits {
		g.slabs = append(g.slabs, make([]word, 0, 1<<slabBits))
		n++
		if n == 1<<(32-slabBits) {
			panic("quotation: more than 2^32 words: group the stories in parts")
		}
	}
	at := len(g.slabs[n])
	g.slabs[n] = append(g.slabs[n], words...)
	return uint32(n<<slabBits | at)
}

func (g *grouper) words(t *telling) []word {
	at := t.at & (1<<slabBits - 1)
	return g.slabs[t.at>>slabBits][at : at+uint32(t.length)]
}

func (g *grouper) told(t *telling) told {
	return told{words: g.words(t), known: int(t.known), quoting: t.quoting}
}

func quotingOf(words []word, quoted bool) quoting {
	switch {
	case !quoted:
		return reported
	case slices.ContainsFunc(words, word.isAside):
		return inPart
	}
	return wholly
}

// knownOf counts the words of content, a name of several words as one.
func knownOf(words []word) uint8 {
	n := 0
	for i, w := range words {
		isMore := i > 0 && w.kind() == name && words[i-1].kind() == name
		if !w.isAside() && w.isContent() && !isMore {
			n++
		}
	}
	return uint8(min(n, math.MaxUint8))
}

// dayOf numbers days.
func dayOf(date string) int32 {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return undated
	}
	return int32(t.Unix() / (24 * 60 * 60))
}

// fingerprints yields what the words are found by: hashes of the words of content that
// follow each other, or one of all words where they are too few.
func fingerprints(words []word, yield func(h uint64)) {
	var last word
	pairs := 0
	for _, w := range words {
		if w.isAside() || !w.isContent() {
			continue
		}
		w >>= hashBits
		if last != 0 {
			pairs++
			yield(mixed(uint64(last)<<32 | uint64(w)))
		}
		last = w
	}
	if pairs == 0 && len(words) > 0 {
		h := uint64(len(words))
		for _, w := range words {
			h = mixed(h ^ uint64(w>>hashBits))
		}
		yield(h)
	}
}

// mixed returns h with each bit in all of them.
func mixed(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// count makes room for the leaders by their fingerprints.
func (g *grouper) count() {
	total := 0
	for i := range g.n {
		fingerprints(g.words(g.at(i)), func(uint64) { total++ })
	}
	size := max(bits.Len(uint(total/2)), 4)
	g.shift = 64 - size
	g.starts = make([]uint32, 1<<size+1)
	g.used = make([]uint8, 1<<size)
	for i := range g.n {
		fingerprints(g.words(g.at(i)), func(h uint64) { g.starts[h>>g.shift]++ })
	}
	room := uint32(0)
	for h, n := range g.starts {
		g.starts[h] = room
		if n > 1 { // else nobody shares it
			room += min(n, mostShared)
		}
	}
	g.leaders = make([]int32, room)
}

// byLength returns the tellings from the longest to the shortest, and in the order given
// where they are as long.
func (g *grouper) byLength() []int32 {
	var counts [math.MaxUint8 + 2]int
	for i := range g.n {
		counts[math.MaxUint8-int(g.at(i).known)+1]++
	}
	for k := 1; k < len(counts); k++ {
		counts[k] += counts[k-1]
	}
	order := make([]int32, g.n)
	for i := range g.n {
		k := math.MaxUint8 - int(g.at(i).known)
		order[counts[k]] = i
		counts[k]++
	}
	return order
}

// place finds the group of telling i, or makes it the leader of one.
func (g *grouper) place(i int32) {
	t := g.at(i)
	g.candidates(t)
	t.leader = g.leaderOf(t)
	if t.leader < 0 {
		t.leader = i
		g.lead(i)
		return
	}
	if l := g.at(t.leader); l.speaker == 0 {
		l.speaker = t.speaker
	}
}

// candidates sets g.tries to the leaders that share most with t.
func (g *grouper) candidates(t *telling) {
	g.found = g.found[:0]
	telling := int32(0) // how many fingerprints tell something
	fingerprints(g.words(t), func(h uint64) {
		h >>= g.shift
		if g.used[h] == mostShared {
			return
		}
		telling++
		from := g.starts[h]
		g.found = append(g.found, g.leaders[from:from+uint32(g.used[h])]...)
	})
	slices.Sort(g.found)
	g.tries = g.tries[:0]
	for k := 0; k < len(g.found); {
		first := k
		for k++; k < len(g.found) && g.found[k] == g.found[first]; k++ {
		}
		if shared := int32(k - first); shared*4 >= telling {
			g.tries = append(g.tries, try{leader: g.found[first], shared: shared})
		}
	}
	slices.SortFunc(g.tries, func(a, b try) int {
		return cmp.Or(cmp.Compare(b.shared, a.shared), cmp.Compare(a.leader, b.leader))
	})
}

// leaderOf returns the leader of the group of t, or -1. What nobody known said, and two
// others did, is left alone: it may be what everybody says.
func (g *grouper) leaderOf(t *telling) int32 {
	best := int32(-1)
	for n, try := range g.tries {
		if n == mostTried {
			break
		}
		l := g.at(try.leader)
		if !mayBeOne(t, l) || !g.isOne(t, l) {
			continue
		}
		switch {
		case l.speaker == t.speaker && l.speaker != 0:
			return try.leader
		case best < 0:
			best = try.leader
		case t.speaker == 0 && l.speaker != 0 && g.at(best).speaker != 0:
			return -1
		case t.speaker == 0 && l.speaker != 0:
			best = try.leader
		}
	}
	return best
}

func (g *grouper) isOne(t, l *telling) bool {
	return slices.Equal(g.words(t), g.words(l)) || g.aligner.isTold(g.told(t), g.told(l))
}

// lead makes telling i a leader.
func (g *grouper) lead(i int32) {
	fingerprints(g.words(g.at(i)), func(h uint64) {
		h >>= g.shift
		from, n := g.starts[h], uint32(g.used[h])
		if n < g.starts[h+1]-from && (n == 0 || g.leaders[from+n-1] != i) {
			g.leaders[from+n] = i
			g.used[h]++
		}
	})
}

// firstTold returns for each telling the first one of its group.
func (g *grouper) firstTold() []int32 {
	first := make([]int32, g.n)
	for i := range g.n {
		first[i] = -1
	}
	for i := range g.n {
		t := g.at(i)
		if f := first[t.leader]; f < 0 || t.day < g.at(f).day {
			first[t.leader] = i
		}
	}
	for i := range g.n {
		g.at(i).leader = first[g.at(i).leader]
	}
	for i := range g.n {
		first[i] = g.at(i).leader
	}
	return first
}
