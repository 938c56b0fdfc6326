package tag

import (
	"strings"
	"unicode/utf8"
)

// byForm returns the tag that a token has for its form whatever surrounds it,
// or None. The forms are prose's, odd ones included: 3.50 is a link, while 3.5
// is not.
func byForm(s string) Tag {
	switch {
	case s[0] == '@' || isLink(s) || isEmail(s):
		return NN
	case isTrace(s):
		return Trace
	case isBracket(s):
		return Bracket
	}
	return None
}

// isLink reports whether s has a match of commonregex.LinkPattern, which takes
// any lower-case letter, digit, hyphen or period for a domain. A match is a
// period after one of these and before two or more parts, the last of which
// is not a punctuation mark. A part is a character or a group in parentheses.
func isLink(s string) bool {
	for i := 1; i < len(s)-2; i++ {
		if s[i] != '.' || !isDomain(s[i-1]) {
			continue
		}
		parts, group := 0, false
		j := i + 1
		for ; j < len(s); parts++ {
			if s[j] == '(' {
				n := parentheses(s[j:])
				if n == 0 {
					break
				}
				if parts > 0 {
					return true
				}
				group = true
				j += n
				continue
			}
			if !isLinkByte(s[j]) {
				break
			}
			if parts > 0 && strings.IndexByte("![]{};:'\".,?", s[j]) < 0 {
				return true
			}
			_, n := utf8.DecodeRuneInString(s[j:])
			j += n
		}
		// No period between here and j can do better, unless in a group.
		if !group {
			i = j - 1
		}
	}
	return false
}

func isDomain(b byte) bool {
	return classes[b]&^(digit|hyphen) == 0 || b == '.'
}

// isLinkByte reports whether b is part of a character other than white space,
// parentheses and angle brackets.
func isLinkByte(b byte) bool {
	return strings.IndexByte(" \t\n\f\r()<>", b) < 0
}

// parentheses returns the length of the group in parentheses that s starts
// with, or 0. A group may hold groups that hold characters only, one or more.
func parentheses(s string) int {
	depth := 0
	for i := range len(s) {
		switch {
		case s[i] == '(':
			if depth++; depth > 2 {
				return 0
			}
		case s[i] == ')':
			if depth == 2 && s[i-1] == '(' {
				return 0
			}
			if depth--; depth == 0 {
				return i + 1
			}
		case !isLinkByte(s[i]):
			return 0
		}
	}
	return 0
}

// isEmail reports whether s has a match of commonregex.EmailPattern: an @
// between a character of a name and a label, a period, and a letter or digit.
func isEmail(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i] != '@' || !isAlphanumeric(s[i-1]) && strings.IndexByte("!#$%&'*+/=?^_{|.}~-", s[i-1]) < 0 {
			continue
		}
		j := i + 1
		for j < len(s) && (isAlphanumeric(s[j]) || s[j] == '-') {
			j++
		}
		if j > i+1 && s[i+1] != '-' && s[j-1] != '-' && j+1 < len(s) && s[j] == '.' && isAlphanumeric(s[j+1]) {
			return true
		}
	}
	return false
}

func isAlphanumeric(b byte) bool {
	return classes[b]&^(upper|digit) == 0
}

// isTrace reports whether s is a trace of an empty category, such as *T*-1.
// The table knows the trace 0.
func isTrace(s string) bool {
	if s[0] != '*' || len(s) == 1 {
		return s == "*"
	}
	if len(s) == 3 && s[2] == '*' && (isAlphanumeric(s[1]) || s[1] == '_' || s[1] == '?') {
		return true
	}
	name, number, ok := strings.Cut(s[1:], "-")
	if !ok || len(number) == 0 || len(number) > 3 || !all(number, digit) {
		return false
	}
	if name == "" {
		return true
	}
	name, ok = strings.CutSuffix(name, "*")
	return ok && name != "" && all(name, upper)
}

// isBracket reports whether s is an escaped bracket, such as -LRB-.
func isBracket(s string) bool {
	return len(s) == 5 && s[0] == '-' && all(s[1:4], upper) && s[4] == '-'
}

// all reports whether all bytes of s are of the given class.
func all(s string, class uint8) bool {
	for i := range len(s) {
		if classes[s[i]] != class {
			return false
		}
	}
	return true
}
