package tag

import (
	_ "embed"
	"encoding/binary"

	"claims/extract/text/tag/internal/layout"
)

//go:generate go run generate.go

//go:embed model.table
var model []byte

// table is a model whose sections are read in place; see package layout.
type table struct{ contexts, slots, entries, keys, suffixes, starts, weights []byte }

// builtin is the table that the package comes with.
var builtin = open(model)

// open returns the table in b.
func open(b []byte) table {
	section := func(i int) []byte {
		start := uint32(4 * layout.Sections)
		if i > 0 {
			start = load(b[4*(i-1):])
		}
		return b[start:load(b[4*i:])]
	}
	return table{
		contexts: section(layout.Contexts),
		slots:    section(layout.Slots),
		entries:  section(layout.Words),
		keys:     section(layout.Keys),
		suffixes: section(layout.Suffixes),
		starts:   section(layout.Rows),
		weights:  section(layout.Weights),
	}
}

func load(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }

// An entry is what the table knows of a word.
type entry struct {
	row    uint32 // of the word
	before uint64 // set of the tags before it that have a row
	tag    Tag    // the tag that it always has, or None
}

func (t *table) entryAt(number int) entry {
	e := t.entries[number*layout.WordSize:][:layout.WordSize]
	return entry{
		row:    load(e[layout.WordRow:]),
		before: binary.LittleEndian.Uint64(e[layout.WordBefore:]),
		tag:    Tag(e[layout.WordTag]),
	}
}

// find returns the entry of a word of the given hash. Spellings are compared,
// so that a word that the table lacks never gets the entry of another.
func (t *table) find(word []byte, hash uint32) entry {
	for slot := layout.Slot(hash); ; slot = (slot + 1) & (1<<layout.SlotBits - 1) {
		number := uint32(binary.LittleEndian.Uint16(t.slots[2*slot:]))
		if number == 0 {
			return entry{row: layout.NoRows}
		}
		number--
		e := t.entries[number*layout.WordSize:][:layout.WordSize]
		key := t.keys[load(e[layout.WordKey:]):][:e[layout.WordLength]]
		if string(key) == string(word) {
			return t.entryAt(int(number))
		}
	}
}

// findSuffix returns the first row of a suffix.
func (t *table) findSuffix(key uint32) uint32 {
	for slot := layout.SuffixSlot(key); ; slot = (slot + 1) & (1<<layout.SuffixBits - 1) {
		s := t.suffixes[8*slot:][:8]
		switch load(s) {
		case key:
			return load(s[4:])
		case 0:
			return layout.NoRows
		}
	}
}

// scores are the scores of all tags, packed; see package layout.
type scores [layout.Packed]uint64

// context sets the scores to those that follow from the two tags before a word.
func (s *scores) context(t *table, back, back2 Tag) {
	const size = 8 * layout.Packed
	c := t.contexts[(int(back)*layout.Before2+int(back2))*size:][:size]
	for i := range s {
		s[i] = binary.LittleEndian.Uint64(c[8*i:])
	}
}

// addRows adds the weights of the rows from first to last to sums.
func (t *table) addRows(sums []uint64, first, last uint32) {
	const laneMask = 1<<layout.LaneNumberBits - 1
	from, to := load(t.starts[4*first:]), load(t.starts[4*last+4:])
	for r := t.weights[4*from : 4*to]; len(r) >= 4; r = r[4:] {
		w := load(r)
		shift := w >> layout.PlaceBits & laneMask * layout.LaneBits
		sums[w%(1<<layout.PlaceBits)] += uint64(int64(int32(w)>>(layout.PlaceBits+layout.LaneNumberBits))) << (shift & 63)
	}
}

// add adds what five words add.
func (s *scores) add(here, back, back2, ahead, ahead2 *known) {
	const n = layout.Packed
	h, b, b2 := (*scores)(here.sums[layout.Here*n:]), (*scores)(back.sums[layout.OneBack*n:]), (*scores)(back2.sums[layout.TwoBack*n:])
	a, a2 := (*scores)(ahead.sums[layout.OneAhead*n:]), (*scores)(ahead2.sums[layout.TwoAhead*n:])
	for i := range s {
		s[i] += h[i] + b[i] + b2[i] + a[i] + a2[i]
	}
}

// best returns the tag of the highest score, the first of them in alphabetical
// order if there are several. The scores hold those of a context.
func (s *scores) best() Tag {
	const (
		mask = 1<<layout.LaneBits - 1
		last = 1<<layout.TagBits - 1
	)
	var best0, best1, best2 int64
	for i, n := range s {
		// A tag, taken from last, is the low bits, so that the first one wins.
		n, first := int64(n), int64(last-1-layout.Lanes*i)
		best0 = higher(best0, n&mask<<layout.TagBits|first)
		best1 = higher(best1, n>>layout.LaneBits&mask<<layout.TagBits|(first-1))
		best2 = higher(best2, n>>(2*layout.LaneBits)<<layout.TagBits|(first-2))
	}
	return Tag(last - max(best0, best1, best2)&last)
}

// higher is max without a branch: which score is higher is hard to foresee.
func higher(a, b int64) int64 {
	less := a - b
	return a - less&(less>>63)
}
