package record

import (
	"encoding/binary"
	"strconv"
	"unicode/utf8"

	"claims/extract"
)

// jsonWriter appends records as JSON, with the same bytes as encoding/json
// without HTML escapes, and without its reflection: output is a good part of
// the work on a story.
type jsonWriter struct {
	b      []byte
	indent bool // as encoding/json does with two spaces
	depth  int
	comma  bool // a value stands before, in the innermost list or object
}

func (w *jsonWriter) object(bool)    { w.open('{') }
func (w *jsonWriter) endObject()     { w.close('}') }
func (w *jsonWriter) list(int, bool) { w.open('[') }
func (w *jsonWriter) endList()       { w.close(']') }

func (w *jsonWriter) open(c byte) {
	w.b = append(w.b, c)
	w.depth++
	w.comma = false
}

func (w *jsonWriter) close(c byte) {
	w.depth--
	if w.comma {
		w.newline()
	}
	w.b = append(w.b, c)
	w.comma = true
}

func (w *jsonWriter) newline() {
	if !w.indent {
		return
	}
	w.b = append(w.b, '\n')
	for range w.depth {
		w.b = append(w.b, "  "...)
	}
}

func (w *jsonWriter) item() {
	if w.comma {
		w.b = append(w.b, ',')
	}
	w.newline()
	w.comma = true
}

func (w *jsonWriter) key(k string) {
	w.item()
	w.b = append(w.b, '"')
	w.b = append(w.b, k...)
	w.b = append(w.b, '"')
	w.colon()
}

func (w *jsonWriter) anyKey(k string) {
	w.item()
	w.b = appendJSONString(w.b, k)
	w.colon()
}

func (w *jsonWriter) colon() {
	w.b = append(w.b, ':')
	if w.indent {
		w.b = append(w.b, ' ')
	}
}

func (w *jsonWriter) string(v string)            { w.b = appendJSONString(w.b, v) }
func (w *jsonWriter) int(v int)                  { w.b = strconv.AppendInt(w.b, int64(v), 10) }
func (w *jsonWriter) share(v extract.Hundredths) { w.b = v.Append(w.b) }
func (w *jsonWriter) yes()                       { w.b = append(w.b, "true"...) }
func (w *jsonWriter) null()                      { w.b = append(w.b, "null"...) }
func (w *jsonWriter) literal(v string)           { w.b = append(w.b, v...) }

const hexDigits = "0123456789abcdef"

// jsonPlain tells which bytes stand for themselves in a JSON string, wherever
// they are.
var jsonPlain = func() (plain [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		plain[c] = c != '"' && c != '\\'
	}
	return plain
}()

// allPlain reports whether the eight bytes of s stand for themselves. A byte less
// a number borrows from its highest bit where it is below it.
func allPlain(s string) bool {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	w := binary.LittleEndian.Uint64([]byte(s))
	quote, backslash := w^'"'*ones, w^'\\'*ones
	return (w|(w-' '*ones)|(quote-ones)|(backslash-ones))&highs == 0
}

// appendJSONString appends s as a JSON string. Like encoding/json, it escapes
// U+2028 and U+2029, which end a line in JavaScript, and writes bytes that are
// not UTF-8 as U+FFFD.
func appendJSONString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		if i+8 <= len(s) && allPlain(s[i:i+8]) {
			i += 8
			continue
		}
		c := s[i]
		if jsonPlain[c] {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			b = append(b, s[start:i]...)
			b = appendEscape(b, c)
			i++
			start = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b = append(b, s[start:i]...)
			b = append(b, `\ufffd`...)
		case r == '\u2028' || r == '\u2029':
			b = append(b, s[start:i]...)
			b = append(b, `\u202`...)
			b = append(b, hexDigits[r&0xF])
		default:
			i += size
			continue
		}
		i += size
		start = i
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}

// appendEscape appends the escape of a quotation mark, a backslash or a control
// character, which is the same in JSON and YAML.
func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	case '\b':
		return append(b, '\\', 'b')
	case '\f':
		return append(b, '\\', 'f')
	}
	return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
}
