package format

import (
	"cmp"
	"strings"
	"time"
)

// recognizeWire tells the two wire formats apart, both of which begin with SOH.
func recognizeWire(head string) string {
	if len(head) > 6 && isLetter(head[1]) && isDigits(head[2:6]) && head[6] == '\x1f' {
		return "anpa"
	}
	id, rest, ok := strings.Cut(head[1:min(len(head), 80)], " ")
	if letters := strings.TrimRight(id, "0123456789"); ok && letters != "" && len(letters) < len(id) && len(rest) > 2 {
		return "iptc7901"
	}
	return Text
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// message is one of a wire: header SOH … STX text ETX trailer.
type message struct {
	header        []string // its lines
	text, trailer string
}

// wireMessages splits a file into its messages. Line ends become newlines, and
// the control characters of the wire are dropped.
func wireMessages(src string) ([]message, error) {
	src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n")
	var messages []message
	line := 1 + strings.Count(src[:max(strings.IndexByte(src, '\x01'), 0)], "\n")
	for _, part := range strings.Split(src, "\x01")[1:] {
		header, rest, begun := strings.Cut(part, "\x02")
		text, trailer, ended := strings.Cut(rest, "\x03")
		if !begun || !ended {
			missing := "ETX"
			if !begun {
				missing = "STX"
			}
			return nil, &Error{Line: line, Problem: "a wire message that is cut short (no " + missing + ")", Remedy: "fetch the file again"}
		}
		messages = append(messages, message{strings.Split(strings.Trim(header, "\n"), "\n"), visible(text), visible(trailer)})
		line += strings.Count(part, "\n")
	}
	return messages, nil
}

// isBareHead reports whether a line is the header of IPTC 7901 that has lost its control
// codes: "abc00411 2 i 340    dpa 0627".
func isBareHead(line string) bool {
	f := strings.Fields(line)
	if len(f) < 5 || len(f) > 7 || len(line) > 80 {
		return false
	}
	letters := strings.TrimRight(f[0], "0123456789")
	return 2 <= len(letters) && len(letters) <= 4 && len(f[0])-len(letters) >= 3 && letters == strings.ToLower(letters) &&
		len(f[1]) == 1 && isDigits(f[1]) && len(f[2]) <= 3 && isLetter(f[2][0]) && isDigits(f[3])
}

// visible drops control characters other than newline and tab.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == '\u007f' {
			return -1
		}
		return r
	}, s)
}

// germanMonths are the names of months that German wires write in other ways.
var germanMonths = map[string]string{"jän": "Jan", "mär": "Mar", "mrz": "Mar", "mai": "May", "okt": "Oct", "dez": "Dec"}

// wireTime returns the time that a trailer gives, day first: "051030 GMT Mar 24".
func wireTime(trailer string) string {
	fields := strings.Fields(trailer)
	for i, f := range fields {
		if len(f) != 6 || !isDigits(f) {
			continue
		}
		zone, rest := "", fields[i+1:]
		if len(rest) > 0 && zones[rest[0]] != "" {
			zone, rest = zones[rest[0]], rest[1:]
		}
		if len(rest) < 2 {
			return ""
		}
		month := cmp.Or(germanMonths[strings.ToLower(rest[0])], rest[0])
		for _, layout := range []string{"021504 Jan 06", "021504 Jan 2006"} {
			if t, err := time.Parse(layout, f+" "+month+" "+rest[1]); err == nil {
				return t.Format(local) + zone
			}
		}
	}
	return ""
}
