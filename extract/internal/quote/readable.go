package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"claims/extract/text"
)

// Readable returns the content fit to read: its spans joined, on one line, without the
// complementizer or the quotation marks around it.
func Readable(lex *text.Lexicon, src string, spans []text.Span, complementizer bool) string {
	var b strings.Builder
	for i, s := range spans {
		part := lex.OneLine(s.In(src))
		if i == 0 && complementizer {
			if rest, ok := strings.CutPrefix(part, "that "); ok {
				part = rest
			}
		}
		part = unquoted(part)
		rest, comma := strings.CutSuffix(part, ",")
		switch {
		case !comma && i+1 == len(spans):
			part = withoutComma(part)
		case !comma:
			if end := s.End; end < len(src) && src[end] == '.' && beginsSentence(spans[i+1].In(src)) {
				part += "." // of the sentence that it ends
			}
		case i+1 == len(spans):
			part = rest
		case beginsSentence(spans[i+1].In(src)):
			part = rest + "." // the comma stood for it, before the cue
		}
		if len(spans) == 1 {
			return part
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	return b.String()
}

// withoutComma returns s without the comma inside the mark that it ends with, which stood
// before the cue: a “crude threat,”
func withoutComma(s string) string {
	for i := range marks {
		if rest, ok := strings.CutSuffix(s, ","+marks[i][1]); ok {
			return rest + marks[i][1]
		}
	}
	return s
}

// beginsSentence reports whether the first letter of s is a capital.
func beginsSentence(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return !unicode.IsLower(r)
		}
	}
	return false
}

// marks are the pairs of quotation marks.
var marks = [...][2]string{{"““", "””"}, {`""`, `""`}, {"“", "”"}, {"\"", "\""}, {"''", "''"}, {"``", "''"}, {"‘", "’"}, {"«", "»"}, {"„", "“"}, {"”", "”"}, {"'", "'"}}

// unquoted returns s without the pair of quotation marks that encloses it.
func unquoted(s string) string {
	for i := range marks {
		p := &marks[i]
		if len(s) > len(p[0])+len(p[1]) && strings.HasPrefix(s, p[0]) && strings.HasSuffix(s, p[1]) {
			if inner := s[len(p[0]) : len(s)-len(p[1])]; !closesEarly(inner, p[0], p[1]) {
				return inner
			}
		}
	}
	return s
}

// closesEarly reports whether the mark that opens before s is closed within s, apostrophes
// inside words aside: “this” and “that”.
func closesEarly(s, open, shut string) bool {
	depth := 0
	for i := 0; i < len(s); i++ {
		opens, closes := strings.HasPrefix(s[i:], open), strings.HasPrefix(s[i:], shut)
		if !opens && !closes {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		if closes && (shut == "'" || shut == "’") && unicode.IsLetter(before) {
			if after, _ := utf8.DecodeRuneInString(s[i+len(shut):]); unicode.IsLetter(after) {
				continue
			}
		}
		if opens && !closes || i == 0 || unicode.IsSpace(before) {
			depth++
		} else if depth--; depth < 0 {
			return true
		}
	}
	return false
}
