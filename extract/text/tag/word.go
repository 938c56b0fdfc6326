package tag

import (
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
func special(number int) word {
	k := keyOf(layout.Specials[number])
	return word{entry: entryAt(number), suffix: k.suffix()}
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
func look(s string) word {
	if s == "" {
		k := newKey()
		return word{entry: entry{row: layout.NoRows}, first: layout.NoRows, spelled: k.suffix(), suffix: k.suffix()}
	}
	lower := newKey()
	var seen uint8
	for i := range len(s) {
		c := classes[s[i]]
		seen |= c
		lower.add(s[i] | c&upper<<5)
	}
	if seen&(upper|digit|hyphen|high) == 0 {
		w := word{entry: lower.find(), first: uint32(s[0]), suffix: lower.suffix()}
		w.spelled = w.suffix
		if seen != 0 && w.tag == None {
			w.tag = byForm(s)
		}
		return w
	}

	var w word
	switch {
	case seen&hyphen != 0 && s[0] != '-':
		w = special(layout.Hyphen)
	case isYear(s):
		w = special(layout.Year)
	case classes[s[0]] == digit:
		w = special(layout.Digits)
	default:
		if seen&high != 0 {
			lower = lowered(s)
		}
		w = word{entry: lower.find(), suffix: lower.suffix()}
	}
	spelled := keyOf(s)
	w.first = uint32(s[0])
	w.spelled = spelled.suffix()
	w.tag = spelled.find().tag
	if w.tag == None && seen != upper {
		w.tag = byForm(s)
	}
	return w
}

// Knows reports whether the model has met the word s as it is spelled.
func Knows(s string) bool {
	k := keyOf(s)
	e := k.find()
	return e.row != layout.NoRows || e.tag != None
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

func (k *key) find() entry {
	if k.length > len(k.bytes) {
		return entry{row: layout.NoRows}
	}
	return find(k.bytes[:k.length], k.hash)
}

func (k *key) suffix() uint32 {
	return findSuffix(layout.SuffixKey(k.last, k.length))
}
