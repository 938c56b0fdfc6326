package tag

import (
	_ "embed"
	"encoding/binary"

	"claims/extract/text/tag/internal/layout"
)

//go:generate go run generate.go

//go:embed model.table
var model []byte

// The sections of the table; see package layout.
var (
	contexts = section(layout.Contexts)
	slots    = section(layout.Slots)
	entries  = section(layout.Words)
	keys     = section(layout.Keys)
	suffixes = section(layout.Suffixes)
	starts   = section(layout.Rows)
	weights  = section(layout.Weights)
)

func section(i int) []byte {
	start := uint32(4 * layout.Sections)
	if i > 0 {
		start = load(model[4*(i-1):])
	}
	return model[start:load(model[4*i:])]
}

func load(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }

// An entry is what the table knows of a word.
type entry struct {
	row    uint32 // first row of the word
	before uint64 // set of the tags before it that have a row
	tag    Tag    // the tag that it always has, or None
}

func entryAt(number int) entry {
	e := entries[number*layout.WordSize:][:layout.WordSize]
	return entry{
		row:    load(e[layout.WordRow:]),
		before: binary.LittleEndian.Uint64(e[layout.WordBefore:]),
		tag:    Tag(e[layout.WordTag]),
	}
}

// find returns the entry of a word of the given hash. Spellings are compared,
// so that a word that the table lacks never gets the entry of another.
func find(word []byte, hash uint32) entry {
	for slot := layout.Slot(hash); ; slot = (slot + 1) & (1<<layout.SlotBits - 1) {
		number := uint32(binary.LittleEndian.Uint16(slots[2*slot:]))
		if number == 0 {
			return entry{row: layout.NoRows}
		}
		number--
		e := entries[number*layout.WordSize:][:layout.WordSize]
		key := keys[load(e[layout.WordKey:]):][:e[layout.WordLength]]
		if string(key) == string(word) {
			return entryAt(int(number))
		}
	}
}

// findSuffix returns the first row of a suffix.
func findSuffix(key uint32) uint32 {
	for slot := layout.SuffixSlot(key); ; slot = (slot + 1) & (1<<layout.SuffixBits - 1) {
		s := suffixes[8*slot:][:8]
		switch load(s) {
		case key:
			return load(s[4:])
		case 0:
			return layout.NoRows
		}
	}
}

// Scores has a place for every value of a weight's tag bits, which saves the
// bounds check.
type scores [1 << layout.TagBits]int32

// start sets the scores to those that follow from the two tags before a word.
func (s *scores) start(back, back2 Tag) {
	const size = 4 * layout.Scored
	c := contexts[(int(back)*layout.Before2+int(back2))*size:][:size]
	for i := range layout.Scored {
		s[1+i] = int32(load(c[4*i:]))
	}
}

// add adds the weights of a row.
func (s *scores) add(row uint32) {
	ends := starts[4*row:][:8]
	for r := weights[4*load(ends) : 4*load(ends[4:])]; len(r) >= 4; r = r[4:] {
		w := load(r)
		s[w%(1<<layout.TagBits)] += int32(w) >> layout.TagBits
	}
}

// best returns the tag of the highest score, the first of them in alphabetical
// order if there are several.
func (s *scores) best() Tag {
	best := int32(-1 << 31)
	for i := 1; i <= layout.Scored; i++ {
		// The tag, reversed, is the low bits, so that the first one wins.
		best = max(best, s[i]<<layout.TagBits|int32(1<<layout.TagBits-1-i))
	}
	return Tag(1<<layout.TagBits - 1 - best&(1<<layout.TagBits-1))
}
