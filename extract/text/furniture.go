package text

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

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
	low                     []byte // the line in lower case
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
	x.low = appendLower(x.low[:0], bare)
	low := x.low
	if x.shortStart || len(low) >= 2 && x.starts.has(uint32(low[0])|uint32(low[1])<<8) {
		for _, s := range x.of.Starts {
			if hasPrefix(low, s) {
				return true
			}
		}
	}
	if x.holds(low) {
		return true
	}
	if len(low) <= x.longest {
		for _, s := range x.of.Equals {
			if string(low) == s {
				return true
			}
		}
	}
	return false
}

// isContact reports whether line is a label and how to reach somebody, and nothing else:
// "P: +44 20 5550 0100 ext. 12", "E: jo@salto.example".
func isContact(line string) bool {
	const longest, leastDigits = 24, 5
	label, value, ok := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	if !ok || len(label) > longest || value == "" {
		return false
	}
	if !strings.Contains(value, " ") && (isAddress(value) || strings.Contains(value, "@")) {
		return true
	}
	number, _, _ := strings.Cut(strings.ToLower(value), " ext")
	digits := 0
	for _, r := range number {
		switch {
		case unicode.IsDigit(r):
			digits++
		case !strings.ContainsRune("+()-./\u2013 \u00a0", r):
			return false
		}
	}
	return digits >= leastDigits
}

// holds reports whether low holds one of the phrases that lines contain.
func (x *phraseIndex) holds(low []byte) bool {
	if x.shortInside {
		return slices.ContainsFunc(x.of.Contains, func(s string) bool { return bytes.Contains(low, []byte(s)) })
	}
	for ; len(low) >= 4; low = low[1:] {
		if !x.inside.has(binary.LittleEndian.Uint32(low)) {
			continue
		}
		for _, s := range x.of.Contains {
			if hasPrefix(low, s) {
				return true
			}
		}
	}
	return false
}

func hasPrefix(b []byte, s string) bool { return len(b) >= len(s) && string(b[:len(s)]) == s }

// appendLower appends s in lower case.
func appendLower(b []byte, s string) []byte {
	b = append(b, s...)
	low := b[len(b)-len(s):]
	for i, c := range low {
		switch {
		case 'A' <= c && c <= 'Z':
			low[i] = c + 'a' - 'A'
		case c >= utf8.RuneSelf:
			return appendLowerRunes(b[:len(b)-len(s)+i], s[i:])
		}
	}
	return b
}

// appendLowerRunes is appendLower for any runes.
func appendLowerRunes(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			b = append(b, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r < generalPunctuation || r > generalPunctuation+0x6F {
			r = unicode.ToLower(r)
		}
		b = utf8.AppendRune(b, r)
		i += n
	}
	return b
}

// generalPunctuation is the first of the characters that dashes and quotation
// marks are among.
const generalPunctuation = 0x2000
