package text

import "strings"

// Furnishings are the phrases by which lines that belong to the page and not
// to the story are told.
type Furnishings struct {
	Starts   []string // a line begins with one, in lower case
	Contains []string // a line holds one
	Equals   []string // a line is one, marks and spaces at its ends aside
}

// phraseIndex finds the phrases of Furnishings in lines. Most lines hold none of
// the bytes that one begins with.
type phraseIndex struct {
	of      *Furnishings
	starts  byteSet // the first two bytes of Starts
	inside  byteSet // the first four bytes of Contains
	longest int     // of Equals
	// Whether there are phrases too short for the sets.
	shortStart, shortInside bool
}

// byteSet is a set of short strings by their hashes. It may hold others as well.
type byteSet [1 << byteSetBits / 64]uint64

const byteSetBits = 14

func (b *byteSet) add(s uint32)      { h := hashOf(s); b[h/64] |= 1 << (h % 64) }
func (b *byteSet) has(s uint32) bool { h := hashOf(s); return b[h/64]&(1<<(h%64)) != 0 }

func hashOf(s uint32) uint32 { return s * 2654435769 >> (32 - byteSetBits) }

func twoBytes(s string) uint32 { return uint32(s[0]) | uint32(s[1])<<8 }

func fourBytes(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func (x *phraseIndex) set(f *Furnishings) {
	*x = phraseIndex{of: f}
	if f == nil {
		return
	}
	for _, s := range f.Starts {
		if len(s) < 2 {
			x.shortStart = true
		} else {
			x.starts.add(twoBytes(s))
		}
	}
	for _, s := range f.Contains {
		if len(s) < 4 {
			x.shortInside = true
		} else {
			x.inside.add(fourBytes(s))
		}
	}
	for _, s := range f.Equals {
		x.longest = max(x.longest, len(s))
	}
}

// match reports whether line is furniture.
func (x *phraseIndex) match(line string) bool {
	const limit = 400
	if x.of == nil || len(line) > limit {
		return false
	}
	bare := strings.Trim(line, " \t\n.*-_=#~()[]/")
	if bare == "" {
		return true
	}
	low := strings.ToLower(bare)
	if x.shortStart || len(low) >= 2 && x.starts.has(twoBytes(low)) {
		for _, s := range x.of.Starts {
			if strings.HasPrefix(low, s) {
				return true
			}
		}
	}
	if x.holds(low) {
		return true
	}
	if len(low) <= x.longest {
		for _, s := range x.of.Equals {
			if low == s {
				return true
			}
		}
	}
	return false
}

// holds reports whether low holds one of the phrases that lines contain.
func (x *phraseIndex) holds(low string) bool {
	if x.shortInside {
		for _, s := range x.of.Contains {
			if strings.Contains(low, s) {
				return true
			}
		}
		return false
	}
	for i := 0; i+4 <= len(low); i++ {
		if !x.inside.has(fourBytes(low[i:])) {
			continue
		}
		for _, s := range x.of.Contains {
			if strings.HasPrefix(low[i:], s) {
				return true
			}
		}
	}
	return false
}
