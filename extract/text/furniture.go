package text

import (
	"slices"
	"strings"
	"unicode"
)

// Furnishings are the phrases by which lines that belong to the page and not
// to the story are told.
type Furnishings struct {
	Starts   []string // a line begins with one, in lower case
	Contains []string // a line holds one
	Equals   []string // a line is one, marks and spaces at its ends aside
}

// match reports whether line is furniture.
func (f *Furnishings) match(line string) bool {
	const limit = 400
	if f == nil || len(line) > limit {
		return false
	}
	low := strings.ToLower(strings.Trim(line, " \t\n.*-_=#~()[]/"))
	return low == "" || slices.Contains(f.Equals, low) ||
		slices.ContainsFunc(f.Starts, func(s string) bool { return strings.HasPrefix(low, s) && !isStory(line, s) }) ||
		slices.ContainsFunc(f.Contains, func(s string) bool { return strings.Contains(low, s) })
}

// isStory reports whether a sentence of the story, and no date, follows the participle that s is:
// "Updated: Ana Ruiz on Sunday tried to …", but not "Updated: 3 May 2026".
func isStory(line, s string) bool {
	const shortest = 100
	return strings.HasSuffix(s, "ed:") && len(line) > shortest && strings.HasSuffix(strings.TrimRight(line, "\"”’' "), ".")
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
