package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"claims/extract/text/tag"
)

// softHyphen is where a word may be broken. It is shown only at the end of a line.
const softHyphen = "\u00ad"

// Unbroken returns s with the words whole that it has broken at line ends, or that it
// tells where to break: "Ort-\nner" is "Ortner". A hyphen that the word would have on
// one line as well stays: "well-\nknown" is "well-known".
func (x *Lexicon) Unbroken(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		k := strings.IndexAny(s[i:], "-"+softHyphen)
		if k < 0 {
			b.WriteString(s[i:])
			break
		}
		b.WriteString(s[i : i+k])
		i += k
		_, n := utf8.DecodeRuneInString(s[i:])
		end := brokenEnd(s[i+n:])
		if s[i] == '-' {
			if last, _ := utf8.DecodeLastRuneInString(s[:i]); !unicode.IsLetter(last) {
				end = 0
			}
			if end == 0 || x.keepsHyphen(s[:i], s[i+n+end:]) {
				b.WriteByte('-')
			}
		}
		i += n + end
	}
	return b.String()
}

// brokenEnd returns the length of the line end and the margin with which s begins, where
// a letter or digit comes behind them, and else 0: a word may be broken before s.
func brokenEnd(s string) int {
	rest := strings.TrimPrefix(s, "\r")
	if !strings.HasPrefix(rest, "\n") {
		return 0
	}
	rest = strings.TrimLeft(rest[1:], " \t")
	if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return 0
	}
	return len(s) - len(rest)
}

// keepsHyphen reports whether the word that before ends with and after begins with is
// spelled with the hyphen that stands between them at the end of a line.
func (x *Lexicon) keepsHyphen(before, after string) bool {
	left := before[strings.LastIndexFunc(before, isNoLetter)+1:]
	right := after
	if k := strings.IndexFunc(after, isNoLetter); k >= 0 {
		right = after[:k]
	}
	first, _ := utf8.DecodeRuneInString(left)
	next, _ := utf8.DecodeRuneInString(after)
	left, right = strings.ToLower(left), strings.ToLower(right)
	switch {
	case !unicode.IsLower(next):
		return true
	case tag.Knows(left + right):
		return false
	case unicode.IsUpper(first): // a name, or a compound at the begin of a sentence
		return x.On(AtomOf(left), SplitPrefixes)
	}
	return tag.Knows(left) && tag.Knows(right)
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }

// goesOn reports whether line ends within a word that next goes on with.
func goesOn(line, next string) bool {
	rest, hard := strings.CutSuffix(line, "-")
	if !hard {
		return strings.HasSuffix(line, softHyphen)
	}
	last, _ := utf8.DecodeLastRuneInString(rest)
	first, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLetter(last) && (unicode.IsLetter(first) || unicode.IsDigit(first))
}
