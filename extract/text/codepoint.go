package text

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// pointBlock is the number of bytes between two entries of [CodePoints]: a look-up
// counts at most so many.
const pointBlock = 64

// CodePoints turns byte offsets of a text into offsets in Unicode code points. It
// takes one pass over the text, and a constant time for an offset.
type CodePoints struct {
	src string
	// before[i] is the number of code points that start before byte
	// i*pointBlock. It is empty when the text is ASCII.
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
	x.src, x.total, x.before = src, pointsIn(src), x.before[:0]
	if x.total == len(src) {
		return
	}
	x.before = slices.Grow(x.before, len(src)/pointBlock+1)
	var n int32
	for i := 0; i <= len(src); i += pointBlock {
		x.before = append(x.before, n)
		n += int32(pointsIn(src[i:min(len(src), i+pointBlock)]))
	}
}

// Len returns the number of code points of the text.
func (x *CodePoints) Len() int { return x.total }

// At returns the number of code points before the byte offset b.
func (x *CodePoints) At(b int) int {
	if len(x.before) == 0 {
		return b
	}
	block := b / pointBlock
	return int(x.before[block]) + pointsIn(x.src[block*pointBlock:b])
}

// pointsIn counts the bytes of s that start a code point; s may begin or end
// inside one.
func pointsIn(s string) int {
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
