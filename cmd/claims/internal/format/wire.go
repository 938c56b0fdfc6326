package format

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// recognizeWire tells the two wire formats apart, both of which begin with SOH.
func recognizeWire(head string) string {
	if id, _ := anpaID(head[1:]); id != "" {
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

// anpaID returns the number of a message in ANPA 1312, and the agency that some write
// behind it: "a0123", "b0123KYODO".
func anpaID(header string) (id, agency string) {
	const digits = 4
	word, _, ok := strings.Cut(header[:min(len(header), 20)], "\x1f")
	if !ok || len(word) <= digits || !isLetter(word[0]) || !isDigits(word[1:1+digits]) || strings.Trim(word[1+digits:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return "", ""
	}
	return word[:1+digits], word[1+digits:]
}

// bareANPA parts the first line from the text of a message in ANPA 1312 whose head has lost
// its control codes. That line, or the next, has the slug, the day and how many words come:
// "u i bc-Corvo-mine 03-05 0310".
func bareANPA(src string) (header, text string, ok bool) {
	header, text, _ = strings.Cut(strings.TrimLeft(src, "\r\n "), "\n")
	if !isSlugLine(header) {
		var line string
		if line, text, _ = strings.Cut(text, "\n"); len(header) > maxWireHeadline || !isSlugLine(line) {
			return "", "", false
		}
	}
	return header, text, true
}

func isSlugLine(line string) bool {
	if len(line) > maxWireHeadline {
		return false
	}
	f := strings.Fields(line)
	last := len(f) - 1
	return last >= 2 && len(f[last]) == 4 && isDigits(strings.Replace(f[last-1], "-", "", 1)+f[last]) && slices.ContainsFunc(f, isSlug)
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
