package tag

import "claims/extract/text/tag/internal/layout"

// known is what a word adds to scores: of its own tag, of those of the two words
// after it, and of those of the two words before it.
type known struct {
	spelling
	entry
	sums [layout.Places * layout.Packed]uint64
}

// set fills in k for the word w.
func (k *known) set(t *table, w *word) {
	k.entry = w.entry
	k.sums = [len(k.sums)]uint64{}
	sums := k.sums[:]
	t.addRows(sums, w.first, w.first)
	t.addRows(sums, w.row, w.row)
	if w.spelled == w.suffix {
		t.addRows(sums, w.suffix, w.suffix+layout.SuffixAround)
		return
	}
	t.addRows(sums, w.spelled+layout.SuffixHere, w.spelled+layout.SuffixHere)
	t.addRows(sums, w.suffix+layout.SuffixAround, w.suffix+layout.SuffixAround)
}

// spelling is a short word in a form that is quick to compare.
type spelling struct {
	first, last uint64 // the first bytes and the last ones
	length      uint8
}

// spell returns the spelling of s, and whether s is a short word: of one byte
// to sixteen.
func spell(s string) (spelling, bool) {
	n := len(s)
	switch {
	case n > 16 || n == 0:
		return spelling{}, false
	case n >= 8:
		return spelling{eight(s), eight(s[n-8:]), uint8(n)}, true
	case n >= 4:
		return spelling{four(s), four(s[n-4:]), uint8(n)}, true
	}
	return spelling{uint64(s[0]) | uint64(s[n/2])<<8 | uint64(s[n-1])<<16, 0, uint8(n)}, true
}

func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func four(s string) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

// set returns the set of a memory that the word belongs to.
func (s spelling) set() int {
	h := (s.first ^ s.last<<32 ^ s.last>>32 ^ uint64(s.length)) * 0x9E3779B97F4A7C15
	return int(h >> (64 - setBits))
}

const (
	setBits   = 13
	chunkBits = 7
	// spares is how many words keep their places after they were forgotten: as
	// many as a sentence is looked at in, and more.
	spares = 8
)

// memory holds words that were met, in sets of two. A new word takes the second
// place of its set, and moves to the first when it is met again, so that rare
// words leave the frequent ones alone.
type memory struct {
	table *table
	sets  [1 << setBits][2]uint16 // numbers of words; 0 for none
	// words come in chunks, so that a short text needs few.
	words [2<<setBits>>chunkBits + 1]*[1 << chunkBits]known
	used  uint16 // the highest number
	// spare holds the numbers of words that may be overwritten, the one that
	// was forgotten first at next.
	spare [spares]uint16
	next  int
	outer *edges
}

// edges are the words that stand for the ends of a sentence.
type edges struct{ start, start2, end, end2 known }

func (m *memory) edges() *edges {
	if m.outer == nil {
		m.outer = new(edges)
		for number, k := range map[int]*known{layout.Start: &m.outer.start, layout.Start2: &m.outer.start2, layout.End: &m.outer.end, layout.End2: &m.outer.end2} {
			w := m.table.special(number)
			k.set(m.table, &w)
		}
		for i := range m.spare {
			m.spare[i] = m.add()
		}
	}
	return m.outer
}

// add makes room for one more word and returns its number.
func (m *memory) add() uint16 {
	m.used++
	if c := &m.words[m.used>>chunkBits]; *c == nil {
		*c = new([1 << chunkBits]known)
	}
	return m.used
}

func (m *memory) word(number uint16) *known {
	return &m.words[number>>chunkBits][number%(1<<chunkBits)]
}

// recall returns what is known of the word s. It stays so while up to five
// more words are recalled.
func (m *memory) recall(s string) *known {
	short, ok := spell(s)
	if !ok {
		number := m.spare[m.next]
		m.next = (m.next + 1) % spares
		return m.learn(number, short, s)
	}
	set := &m.sets[short.set()]
	if k := m.word(set[0]); set[0] != 0 && k.spelling == short {
		return k
	}
	if k := m.word(set[1]); set[1] != 0 && k.spelling == short {
		set[0], set[1] = set[1], set[0]
		return k
	}
	number := m.spare[m.next]
	switch {
	case set[0] == 0:
		number = m.add()
		set[0] = number
	case set[1] == 0:
		number = m.add()
		set[1] = number
	default:
		m.spare[m.next], set[1] = set[1], number
		m.next = (m.next + 1) % spares
	}
	return m.learn(number, short, s)
}

// learn fills in the word of a number.
func (m *memory) learn(number uint16, short spelling, s string) *known {
	k := m.word(number)
	w := m.table.look(s)
	k.spelling = short
	k.set(m.table, &w)
	return k
}
