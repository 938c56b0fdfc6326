package compile

import (
	"strconv"
	"strings"
)

// Features returns the features that the model weighs for word w, which is context[i]
// after back2 and back, the tags before it. The context holds words that are normalized,
// with two more at each end.
func Features(i int, context []string, w, back, back2 string) []string {
	fs := []string{
		"bias",
		"i suffix " + suffix(w),
		"i-1 tag " + back,
		"i-2 tag " + back2,
		"i tag+i-2 tag " + back + " " + back2,
		"i word " + context[i],
		"i-1 tag+i word " + back + " " + context[i],
		"i-1 word " + context[i-1],
		"i-1 suffix " + suffix(context[i-1]),
		"i-2 word " + context[i-2],
		"i+1 word " + context[i+1],
		"i+1 suffix " + suffix(context[i+1]),
		"i+2 word " + context[i+2],
	}
	if w != "" { // on which prose panics
		fs = append(fs, "i pref1 "+string(rune(w[0])))
	}
	return fs
}

func suffix(w string) string { return w[max(0, len(w)-3):] }

// Normalize returns w as the model knows it: in lower case, or as one of a class of words.
func Normalize(w string) string {
	if w == "" {
		return w
	}
	_, notNumber := strconv.Atoi(w)
	_, notDigit := strconv.Atoi(string(rune(w[0])))
	switch {
	case strings.Contains(w, "-") && w[0] != '-':
		return "!HYPHEN"
	case notNumber == nil && len(w) == 4:
		return "!YEAR"
	case notDigit == nil:
		return "!DIGITS"
	}
	return strings.ToLower(w)
}
