package tag

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"claims/extract/text/tag/internal/layout"
)

// A word is what the model looks at in a token.
type word struct {
	entry          // of the normalized word
	first   uint32 // row of the first byte
	spelled uint32 // first row of the suffix as it is spelled
	suffix  uint32 // first row of the suffix of the normalized word
}

// special returns a word that stands for a class of words or for an end of the
// sentence.
func (t *table) special(number int) word {
	k := keyOf(layout.Specials[number])
	return word{entry: t.entryAt(number), suffix: t.suffixOf(&k)}
}

// Classes of bytes, as bits. Lower-case letters have none.
const (
	upper = 1 << iota
	digit
	hyphen
	mark // the rest of ASCII
	high // not ASCII
)

var classes = func() (c [256]uint8) {
	for b := range c {
		switch {
		case b >= utf8.RuneSelf:
			c[b] = high
		case 'A' <= b && b <= 'Z':
			c[b] = upper
		case '0' <= b && b <= '9':
			c[b] = digit
		case b == '-':
			c[b] = hyphen
		case b < 'a' || b > 'z':
			c[b] = mark
		}
	}
	return c
}()

// look finds what the model knows of a token.
func (t *table) look(s string) word {
	if s == "" {
		k := newKey()
		return word{entry: entry{row: layout.NoRows}, first: layout.NoRows, spelled: t.suffixOf(&k), suffix: t.suffixOf(&k)}
	}
	lower := newKey()
	var seen uint8
	for i := range len(s) {
		c := classes[s[i]]
		seen |= c
		lower.add(s[i] | c&upper<<5)
	}
	if seen&(upper|digit|hyphen|high) == 0 {
		w := word{entry: t.findKey(&lower), first: uint32(s[0]), suffix: t.suffixOf(&lower)}
		w.spelled = w.suffix
		if seen != 0 && w.tag == None {
			w.tag = byForm(s)
		}
		return w
	}

	var w word
	switch {
	case seen&hyphen != 0 && s[0] != '-':
		w = t.special(layout.Hyphen)
	case isYear(s):
		w = t.special(layout.Year)
	case classes[s[0]] == digit:
		w = t.special(layout.Digits)
	default:
		if seen&high != 0 {
			lower = lowered(s)
		}
		w = word{entry: t.findKey(&lower), suffix: t.suffixOf(&lower)}
	}
	spelled := keyOf(s)
	w.first = uint32(s[0])
	w.spelled = t.suffixOf(&spelled)
	w.tag = t.findKey(&spelled).tag
	if w.tag == None && seen != upper {
		w.tag = byForm(s)
	}
	return w
}

// Knows reports whether the model has met the word s, in lower case, or its singular, as more
// than the name of somebody or something.
func Knows(s string) bool {
	if knows(s) {
		return true
	}
	stem, plural := strings.CutSuffix(s, "s")
	if y, ok := strings.CutSuffix(stem, "ie"); ok {
		stem = y + "y"
	}
	return plural && knows(stem)
}

func knows(s string) bool {
	k := keyOf(s)
	e := builtin.findKey(&k)
	if e.tag != None || e.row == layout.NoRows {
		return e.tag != None && !e.tag.IsProper()
	}
	var best Tag
	top := int32(math.MinInt32)
	from, to := load(builtin.starts[4*e.row:]), load(builtin.starts[4*e.row+4:])
	for r := builtin.weights[4*from : 4*to]; len(r) >= 4; r = r[4:] {
		w := load(r)
		number, lane := w%(1<<layout.PlaceBits), w>>layout.PlaceBits%(1<<layout.LaneNumberBits)
		if number < layout.Packed && int32(w) > top {
			top, best = int32(w), Tag(layout.Lanes*number+lane+1)
		}
	}
	return top != math.MinInt32 && !best.IsProper()
}

// lowered returns the key of strings.ToLower(s).
func lowered(s string) key {
	k := newKey()
	var buf [utf8.UTFMax]byte
	for _, r := range s {
		n := utf8.EncodeRune(buf[:], unicode.ToLower(r))
		for _, b := range buf[:n] {
			k.add(b)
		}
	}
	return k
}

// isYear reports whether s is a number of four characters.
func isYear(s string) bool {
	if len(s) != 4 || classes[s[0]] != digit && s[0] != '+' && s[0] != '-' {
		return false
	}
	return classes[s[1]]&classes[s[2]]&classes[s[3]] == digit
}

// A key collects the bytes by which to find a word and its suffix.
type key struct {
	hash   uint32
	last   uint32 // the last bytes
	length int
	bytes  [layout.MaxKey]byte // the first bytes
}

func newKey() key { return key{hash: layout.HashSeed} }

// keyOf returns the key of s as it is spelled.
func keyOf(s string) key {
	k := newKey()
	for i := range len(s) {
		k.add(s[i])
	}
	return k
}

func (k *key) add(b byte) {
	k.hash = layout.HashByte(k.hash, b)
	k.last = k.last<<8 | uint32(b)
	if k.length < len(k.bytes) {
		k.bytes[k.length] = b
	}
	k.length++
}

func (t *table) findKey(k *key) entry {
	if k.length > len(k.bytes) {
		return entry{row: layout.NoRows}
	}
	return t.find(k.bytes[:k.length], k.hash)
}

func (t *table) suffixOf(k *key) uint32 {
	return t.findSuffix(layout.SuffixKey(k.last, k.length))
}
