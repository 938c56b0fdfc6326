package quotation

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"

	"claims/cmd/claims/internal/fold"
)

// A Version is a story as it came.
type Version struct{ ID, Headline, Date, Text string }

// GroupStories returns for each story the index of the first of those that are versions
// of one: they share a headline or the stem of an id, and many of their paragraphs.
func GroupStories(stories iter.Seq[Version]) []int32 {
	var g storyGrouper
	for s := range stories {
		g.read(&s)
	}
	return g.group()
}

const (
	leastParagraph = 8   // words in one by which a story is known
	mostParagraphs = 200 // of a story that are looked at
	mostVersions   = 24  // stories with one headline that a story is compared with
)

// paragraph is a paragraph as it is kept.
type paragraph struct {
	hash  uint32
	words uint32
}

// version is a Version as it is kept.
type version struct {
	first, last uint32 // its paragraphs, in the order of their hashes
	words       uint32 // of all of them
	day         int32
	leader      int32
}

// key is what a story and its versions share: a headline, or the stem of an id.
type key struct {
	hash  uint64
	story int32
}

type storyGrouper struct {
	versions   []version
	paragraphs []paragraph
	keys       []key
	days       dayReader
	letters    []byte
}

func (g *storyGrouper) read(s *Version) {
	v := version{first: uint32(len(g.paragraphs)), day: g.days.read(s.Date)}
	for line := range strings.Lines(s.Text) {
		if len(g.paragraphs)-int(v.first) == mostParagraphs {
			break
		}
		if h, n := g.hash(line); n >= leastParagraph {
			g.paragraphs = append(g.paragraphs, paragraph{hash: uint32(h >> 32), words: uint32(n)})
		}
	}
	own := g.paragraphs[v.first:]
	slices.SortFunc(own, func(a, b paragraph) int { return cmp.Compare(a.hash, b.hash) })
	own = slices.CompactFunc(own, func(a, b paragraph) bool { return a.hash == b.hash })
	g.paragraphs = g.paragraphs[:int(v.first)+len(own)]
	v.last = uint32(len(g.paragraphs))
	for _, p := range own {
		v.words += p.words
	}
	story := int32(len(g.versions))
	for _, k := range []string{s.Headline, stem(s.ID)} {
		if h, n := g.hash(k); n > 0 {
			g.keys = append(g.keys, key{hash: h, story: story})
		}
	}
	g.versions = append(g.versions, v)
}

// hash returns a hash of the words of s, and their number.
func (g *storyGrouper) hash(s string) (h uint64, n int) {
	g.letters = g.letters[:0]
	end := func() {
		if len(g.letters) > 0 {
			h = mixed(h ^ uint64(wordOf(g.letters, 0)))
			n++
			g.letters = g.letters[:0]
		}
	}
	for _, c := range s {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c) {
			g.letters = fold.AppendRune(g.letters, c)
		} else {
			end()
		}
	}
	end()
	return h, n
}

// stem returns an id without what tells one version of a story from the next:
// "storm-ines-3rd-ld", "storm-ines-v2", "storm-ines_4".
func stem(id string) string {
	parts := strings.FieldsFunc(id, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	const mostAfter = 2 // "3rd-Ld-Writethru"
	for k := len(parts) - 1; k > 0 && k >= len(parts)-1-mostAfter; k-- {
		if isVersion(parts[k]) && !isNumber(parts[k-1]) { // as in a date
			return strings.Join(parts[:k], " ")
		}
	}
	return strings.Join(parts, " ")
}

// isVersion reports whether part numbers a version: "2", "v2", "2nd".
func isVersion(part string) bool {
	const longest = 4
	digits := strings.IndexFunc(part, unicode.IsDigit)
	return digits >= 0 && digits <= 1 && len(part) <= longest && !(isNumber(part) && len(part) > 2)
}

func isNumber(part string) bool { return strings.Trim(part, "0123456789") == "" }

// group compares each story with those that share a key with it.
func (g *storyGrouper) group() []int32 {
	slices.SortFunc(g.keys, func(a, b key) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.story, b.story)) })
	for i := range g.versions {
		g.versions[i].leader = int32(i)
	}
	var latest []int32
	for k := 0; k < len(g.keys); k++ {
		if k == 0 || g.keys[k].hash != g.keys[k-1].hash {
			latest = latest[:0]
		}
		latest = g.place(g.keys[k].story, latest)
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

// isOne reports whether two stories share so many paragraphs that they are versions of
// one.
func (g *storyGrouper) isOne(i, k int32) bool {
	a, b := &g.versions[i], &g.versions[k]
	p, q := g.paragraphs[a.first:a.last], g.paragraphs[b.first:b.last]
	shared := uint32(0)
	for len(p) > 0 && len(q) > 0 {
		switch {
		case p[0].hash < q[0].hash:
			p = p[1:]
		case p[0].hash > q[0].hash:
			q = q[1:]
		default:
			shared += p[0].words
			p, q = p[1:], q[1:]
		}
	}
	return shared > 0 && shared*5 >= min(a.words, b.words)*2
}

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
