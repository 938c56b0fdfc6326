// Package text reads plain news text: paragraphs and what each of them is,
// sentences, tokens with offsets, and part-of-speech tags.
package text

import "strings"

// Span is a half-open range of byte offsets into a source text.
// The zero Span stands for "nothing".
type Span struct{ Start, End int }

// Len returns the length of s in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no bytes.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// In returns the part of src that s covers.
func (s Span) In(src string) string { return src[s.Start:s.End] }

// OneLine returns s with line breaks and runs of spaces as single spaces, and the words
// whole that are broken at line ends.
func (x *Lexicon) OneLine(s string) string {
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\t') < 0 && strings.IndexByte(s, '\r') < 0 && !strings.Contains(s, "  ") && !strings.Contains(s, softHyphen) {
		return s
	}
	return strings.Join(strings.Fields(x.Unbroken(s)), " ")
}
