package record

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// runeBlock is the number of bytes between two entries of a CodePoints: a
// look-up counts at most so many.
const runeBlock = 64

// CodePoints turns byte offsets of a text into code-point offsets. It takes
// one pass over the text, and a constant time for an offset.
type CodePoints struct {
	src string
	// before[i] is the number of code points that start before byte
	// i*runeBlock. It is empty when the text is ASCII.
	before []int32
	total  int
}

// NewCodePoints returns the index of src.
func NewCodePoints(src string) *CodePoints {
	x := &CodePoints{}
	x.Read(src)
	return x
}

// Read makes x the index of src.
func (x *CodePoints) Read(src string) {
	x.src, x.total, x.before = src, starts(src), x.before[:0]
	if x.total == len(src) {
		return
	}
	x.before = slices.Grow(x.before, len(src)/runeBlock+1)
	var n int32
	for i := 0; i <= len(src); i += runeBlock {
		x.before = append(x.before, n)
		n += int32(starts(src[i:min(len(src), i+runeBlock)]))
	}
}

// Len returns the number of code points of the text.
func (x *CodePoints) Len() int { return x.total }

// At returns the number of code points before byte offset b.
func (x *CodePoints) At(b int) int {
	if len(x.before) == 0 {
		return b
	}
	block := b / runeBlock
	return int(x.before[block]) + starts(x.src[block*runeBlock:b])
}

// starts counts the bytes of s that start a code point; s may begin or end
// inside one.
func starts(s string) int {
	n, i := 0, 0
	for ; i+8 <= len(s); i += 8 {
		// The bytes that go on have the highest bit, and not the one below it.
		w := binary.LittleEndian.Uint64([]byte(s[i : i+8]))
		n += 8 - bits.OnesCount64(w&^(w<<1)&0x8080808080808080)
	}
	for ; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}
