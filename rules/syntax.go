package rules

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

var unknownAnchor = regexp.MustCompile(`^unknown anchor '(.*)' referenced$`)

// SyntaxProblem words an error of the YAML reader over a file, with the place in it.
// The reader tells none on the first line, for characters and for names of anchors.
func SyntaxProblem(name string, data []byte, err error) *Problem {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	at := Position{1, 1}
	if n, rest, ok := strings.Cut(strings.TrimPrefix(text, "line "), ": "); ok && rest != "" {
		if line, err := strconv.Atoi(n); err == nil {
			at, text = Position{line, 1}, rest
		}
	} else if m := unknownAnchor.FindStringSubmatch(text); m != nil {
		at = positionOf(data, bytes.Index(data, []byte("*"+m[1])))
	} else if strings.Contains(text, "UTF-8") || strings.Contains(text, "control characters") {
		at = positionOf(data, noYAML(data))
	}
	if strings.Contains(text, "cannot start any token") {
		text += " (is it a tab? indent with spaces, and put quotes around marks)"
	}
	return &Problem{name, at, "not YAML: " + text}
}

// noYAML returns where the first character is that YAML does not have, or -1.
func noYAML(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 || r < ' ' && r != '\t' && r != '\n' && r != '\r' || 0x7f <= r && r < 0xa0 && r != 0x85 || r&^1 == 0xfffe {
			return i
		}
		i += n
	}
	return -1
}

// positionOf returns the line and the column of a byte, of the first if it is none.
func positionOf(data []byte, at int) Position {
	before := data[:max(at, 0)]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return Position{1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(line)}
}
