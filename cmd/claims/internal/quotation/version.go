package quotation

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"claims/cmd/claims/internal/fold"
)

const (
	leastSentence = 8   // words, outside quotation marks, in one by which versions are found
	mostSentences = 200 // of a story that are looked at
	leastLead     = 60  // bytes that tell what a story is about, to the end of a paragraph
	mostLead      = 250
	mostSubjects  = 16 // names and numbers in them
)

// sentence is a sentence as it is kept.
type sentence struct {
	hash      uint32 // of all words
	words     uint8  // outside quotation marks: what people said stands in other reports, too
	paragraph uint8
}

// version is a Version as it is kept.
type version struct {
	first, last   uint32 // its sentences, in the order of their hashes
	lead, leadEnd uint32 // the names and numbers of its first words, in order
	words         uint32 // of all of its sentences
	day           int32
	leader        int32
}

// versionReader reads stories.
type versionReader struct {
	versions  []version
	sentences []sentence
	subjects  []word
	lead      *reader

	letters          []byte // of the word that is read
	hash             uint64 // of the sentence
	words, paragraph int
	isQuoted         bool
}

func (g *versionReader) read(s *Version) {
	v := version{first: uint32(len(g.sentences)), lead: uint32(len(g.subjects)), day: dayOf(s.Date), leader: int32(len(g.versions))}
	text := withoutDateline(strings.TrimSpace(s.Text))
	g.readLead(text)
	v.leadEnd = uint32(len(g.subjects))
	g.paragraph = 0
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && len(g.sentences)-int(v.first) < mostSentences {
			g.readParagraph(line)
			g.paragraph = min(g.paragraph+1, 255)
		}
	}
	own := g.sentences[v.first:]
	slices.SortStableFunc(own, func(a, b sentence) int { return cmp.Compare(a.hash, b.hash) })
	own = slices.CompactFunc(own, func(a, b sentence) bool { return a.hash == b.hash })
	g.sentences = g.sentences[:int(v.first)+len(own)]
	v.last = uint32(len(g.sentences))
	for _, s := range own {
		v.words += uint32(s.words)
	}
	g.versions = append(g.versions, v)
}

// withoutDateline returns a text without a place and an agency before it, which differ by
// who prints it: "ORVEK, March 2 (NWA) - ".
func withoutDateline(text string) string {
	const longest = 60 // bytes
	for _, dash := range []string{" - ", " – ", " — "} {
		before, after, ok := strings.Cut(text, dash)
		if ok && len(before) <= longest && (strings.HasSuffix(before, ")") || before == strings.ToUpper(before)) {
			return after
		}
	}
	return text
}

// calendar has the names that tell a day, of which every report has some.
var calendar = sync.OnceValue(func() (words []word) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		words = append(words, wordOf([]byte(strings.ToLower(d.String())), name))
	}
	for m := time.January; m <= time.December; m++ {
		words = append(words, wordOf([]byte(strings.ToLower(m.String())), name))
	}
	return words
})

// readLead keeps the names and numbers that a text begins with.
func (g *versionReader) readLead(text string) {
	if g.lead == nil {
		g.lead = newReader()
	}
	from := len(g.subjects)
	if len(text) > leastLead {
		if end := strings.IndexByte(text[leastLead:], '\n'); end >= 0 {
			text = text[:leastLead+end]
		}
	}
	if len(text) > mostLead {
		text = text[:max(strings.LastIndexByte(text[:mostLead], ' '), 0)]
	}
	for _, w := range g.lead.read(text) {
		isDay := slices.ContainsFunc(calendar(), w.same)
		if (w.kind() == name || w.kind() == number) && !isDay && len(g.subjects)-from < mostSubjects {
			g.subjects = append(g.subjects, w&^aside)
		}
	}
	own := g.subjects[from:]
	slices.Sort(own)
	g.subjects = g.subjects[:from+len(slices.Compact(own))]
}

// readParagraph keeps the sentences of a paragraph. Where one ends matters little, as
// long as it is the same place each time: "at 5 p.m. | on Monday".
func (g *versionReader) readParagraph(line string) {
	g.isQuoted = false
	ending := false
	for _, c := range line {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c):
			g.letters = fold.AppendRune(g.letters, c)
			ending = false
			continue
		case isMark(c):
			g.endWord()
			if ending {
				g.endSentence()
			}
			g.isQuoted = c != '”' && c != '»' && !g.isQuoted
			continue
		}
		g.endWord()
		if ending && unicode.IsSpace(c) {
			g.endSentence()
		}
		ending = c == '.' || c == '!' || c == '?'
	}
	g.endWord()
	g.endSentence()
}

func (g *versionReader) endWord() {
	if len(g.letters) == 0 {
		return
	}
	g.hash = mixed(g.hash ^ uint64(wordOf(fold.Spelling(g.letters), 0)))
	if !g.isQuoted {
		g.words++
	}
	g.letters = g.letters[:0]
}

func (g *versionReader) endSentence() {
	if g.words > 0 {
		g.sentences = append(g.sentences, sentence{hash: uint32(g.hash >> 32), words: uint8(min(g.words, 255)), paragraph: uint8(g.paragraph)})
	}
	g.hash, g.words = 0, 0
}
