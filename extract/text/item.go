package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// itemMark returns the length of what marks line as an item of a list, with the white
// space behind it: "• ", "* ", "1) ", "(b) ". It is no word of the text. A dash is, for
// it may open what somebody says, and a number with a full stop is a sentence.
func itemMark(line string) int {
	r, n := utf8.DecodeRuneInString(line)
	switch {
	case strings.ContainsRune("•●■▪‣◦⁃∙", r):
		return n + margin(line[n:]) // even where no space follows
	case strings.ContainsRune("*·#§»›>~+", r) || unicode.Is(unicode.So, r):
		n += len(line[n:]) - len(strings.TrimLeft(line[n:], "\ufe0f"))
	case r == 'o':
		if k := margin(line[n:]); k == 0 || unicode.IsLower(firstRune(line[n+k:])) {
			return 0
		}
	default:
		n = numberMark(line)
	}
	if k := margin(line[n:]); n > 0 && k > 0 {
		return n + k
	}
	return 0
}

// numberMark returns the length of a number or a letter in brackets, or before one, with
// which line begins: "12)", "(iv)", "[1]".
func numberMark(line string) int {
	const longest = 3
	open := len(line) - len(strings.TrimLeft(line, "(["))
	k := open
	for k < len(line) && isWordByte(line[k]) {
		k++
	}
	number := line[open:k]
	if k == len(line) || line[k] != ')' && line[k] != ']' || open > 1 || len(number) == 0 || len(number) > longest {
		return 0
	}
	if len(number) == 1 || strings.Trim(number, "0123456789") == "" || strings.Trim(number, "ivx") == "" {
		return k + 1
	}
	return 0
}

// margin returns the length of the white space with which s begins.
func margin(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
