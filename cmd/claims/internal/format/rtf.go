package format

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// readRTF reads the text of a document in RTF, as text processors keep it.
func readRTF(src string) ([]Document, error) {
	if !strings.HasPrefix(src, `{\rtf`) {
		return nil, &Error{Problem: "no RTF", Remedy: "leave --input-format out"}
	}
	r := rtfReader{src: src, page: charmap.Windows1252, rtfGroup: rtfGroup{skipped: 1}}
	for r.src != "" && len(r.groups) <= maxDepth {
		r.token()
	}
	if len(r.groups) > 0 {
		return nil, &Error{Problem: "RTF that is cut short or too deep", Remedy: "save it again, or save it as plain text"}
	}
	var paragraphs []string
	for line := range strings.SplitSeq(r.text.String(), "\n") {
		if line = oneLine(line); line != "" {
			paragraphs = append(paragraphs, line)
		}
	}
	if len(paragraphs) == 0 {
		return nil, nil
	}
	if title := oneLine(r.about.Headline); len(strings.Fields(title)) < minHeadline || strings.HasPrefix(title, "Microsoft Word") {
		r.about.Headline = "" // a name of the file
	}
	return []Document{story(r.about, strings.Join(paragraphs, "\n\n"))}, nil
}

// rtfGroup is what ends with a group of RTF.
type rtfGroup struct {
	hidden  bool // no text of the story
	title   bool
	skipped int // characters that stand for one of Unicode, for those who know none
}

type rtfReader struct {
	rtfGroup
	src    string
	text   strings.Builder
	about  Metadata
	page   encoding.Encoding // of the bytes that are written as \'hh
	bytes  []byte            // of them, not yet decoded
	groups []rtfGroup        // that are open, as it was before them
	toSkip int
}

// token reads a mark of a group, a control or a run of text.
func (r *rtfReader) token() {
	switch c := r.src[0]; c {
	case '{':
		r.flush()
		r.groups = append(r.groups, r.rtfGroup)
		r.src = r.src[1:]
	case '}':
		r.flush()
		if last := len(r.groups) - 1; last >= 0 {
			r.rtfGroup, r.groups = r.groups[last], r.groups[:last]
		}
		if r.toSkip, r.src = 0, r.src[1:]; len(r.groups) == 0 {
			r.src = ""
		}
	case '\\':
		r.control()
	default:
		end := strings.IndexAny(r.src, "{}\\")
		if end < 0 {
			end = len(r.src)
		}
		r.write(lineEnds.Replace(r.src[:end]))
		r.src = r.src[end:]
	}
}

// lineEnds drops those of RTF, which mean nothing.
var lineEnds = strings.NewReplacer("\r", "", "\n", "")

// control reads what begins with a backslash.
func (r *rtfReader) control() {
	rest := r.src[1:]
	if strings.HasPrefix(rest, "'") && len(rest) >= 3 {
		b, err := strconv.ParseUint(rest[1:3], 16, 8)
		switch {
		case err != nil: // no byte: what follows is text, a part of a character perhaps
			r.src = rest[1:]
			return
		case r.toSkip > 0:
			r.toSkip--
		default:
			r.bytes = append(r.bytes, byte(b))
		}
		r.src = rest[3:]
		return
	}
	r.flush()
	n := 0
	for n < len(rest) && isLetter(rest[n]) {
		n++
	}
	if n == 0 {
		_, size := utf8.DecodeRuneInString(rest)
		r.symbol(rest[:size])
		r.src = rest[size:]
		return
	}
	digits := n
	for digits < len(rest) && (rest[digits] >= '0' && rest[digits] <= '9' || digits == n && rest[digits] == '-') {
		digits++
	}
	number, _ := strconv.Atoi(rest[n:digits])
	r.src = strings.TrimPrefix(rest[digits:], " ")
	r.word(rest[:n], number)
}

func (r *rtfReader) symbol(s string) {
	switch s {
	case "*": // a reader that does not know what follows leaves it out
		r.hidden = true
	case "~":
		r.write("\u00a0")
	case "_":
		r.write("-")
	case "\n", "\r":
		r.write("\n")
	case "\\", "{", "}":
		r.write(s)
	}
}

// rtfMarks are the words that stand for a character.
var rtfMarks = map[string]string{
	"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "tab": "\t", "cell": " ",
	"ldblquote": "“", "rdblquote": "”", "lquote": "‘", "rquote": "’", "emdash": "—", "endash": "–", "bullet": "•", "emspace": " ", "enspace": " ",
}

func (r *rtfReader) word(name string, number int) {
	if mark, ok := rtfMarks[name]; ok {
		r.write(mark)
		return
	}
	switch name {
	case "fonttbl", "colortbl", "stylesheet", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
		"footnote", "object", "author", "operator", "creatim", "revtim", "printim", "comment", "doccomm", "subject", "keywords", "company", "generator", "listtext", "fldinst", "annotation", "info":
		r.hidden = true
	case "title":
		r.title = true
	case "ansicpg":
		if enc, _ := charset.Lookup("windows-" + strconv.Itoa(number)); enc != nil {
			r.page = enc
		}
	case "mac":
		r.page = charmap.Macintosh
	case "uc":
		r.skipped = min(max(number, 0), 8)
	case "u":
		r.write(string(rune(uint16(number))))
		r.toSkip = r.skipped
	case "bin":
		r.src = r.src[min(max(number, 0), len(r.src)):]
		for r.src != "" && !utf8.RuneStart(r.src[0]) { // it ended within a character
			r.src = r.src[1:]
		}
	}
}

// flush writes the bytes that came.
func (r *rtfReader) flush() {
	if len(r.bytes) == 0 {
		return
	}
	text, err := r.page.NewDecoder().Bytes(r.bytes)
	r.bytes = r.bytes[:0]
	if err == nil {
		r.write(string(text))
	}
}

func (r *rtfReader) write(s string) {
	r.flush()
	for r.toSkip > 0 && s != "" {
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		r.toSkip--
	}
	switch {
	case r.title && r.hidden:
		if len(r.about.Headline) < maxTail {
			r.about.Headline += s
		}
	case !r.hidden:
		r.text.WriteString(s)
	}
}
