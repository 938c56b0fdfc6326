// Package wording words what the program tells people: numbers with their nouns,
// lists, sizes and the words that were probably meant.
package wording

import (
	"fmt"
	"strconv"
	"strings"

	"claims/rules"
)

// Plural returns n with the noun that goes with it.
func Plural(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Line returns s fit for a line of a terminal: a name can hold a line
// break, and a file any character, such as those that command a terminal.
func Line(s string) string {
	return strings.Map(func(r rune) rune {
		if !strconv.IsPrint(r) {
			return ' '
		}
		return r
	}, s)
}

// Visible returns s fit for a message: what a terminal would obey, or not show, is
// escaped as Go writes it, line breaks too.
func Visible(s string) string {
	q := strconv.Quote(s)
	return plainMarks.Replace(q[1 : len(q)-1])
}

// plainMarks undoes what Go escapes of what is to be seen.
var plainMarks = strings.NewReplacer(`\"`, `"`, `\\`, `\`)

// Quoted returns a name as it stands where all of it is to be seen, and else in
// quotation marks.
func Quoted(name string) string {
	if Visible(name) == name {
		return name
	}
	return strconv.Quote(name)
}

// Either returns words as alternatives: "a, b or c".
func Either(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// Wrap joins words by what stands between them, into lines of at most width bytes, which
// begin with margin after the first.
func Wrap(words []string, between string, width int, margin string) string {
	var b strings.Builder
	at := -len(between)
	for i, w := range words {
		at += len(between) + len(w)
		switch {
		case i == 0:
		case at > width:
			b.WriteString(strings.TrimRight(between, " ") + "\n" + margin)
			at = len(w)
		default:
			b.WriteString(between)
		}
		b.WriteString(w)
	}
	return b.String()
}

// Size returns n bytes in the largest unit that leaves a whole number.
func Size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%dMiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%dKiB", n>>10)
	case n == 1:
		return "1 byte"
	}
	return fmt.Sprintf("%d bytes", n)
}

// DidYouMean returns the hint at the word of list that is nearest to s, or
// nothing when none is near.
func DidYouMean(s string, list []string) string {
	if near := rules.Nearest(s, list); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return ""
}
