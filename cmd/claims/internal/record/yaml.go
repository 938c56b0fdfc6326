package record

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"claims/extract"
)

// yamlWriter appends records as YAML. The emitter of yaml.v3, which tests read
// the output with, takes many times as long, writes emoji as escapes and loses
// a newline at the start of a text.
type yamlWriter struct {
	b     []byte
	depth int  // of block lists and objects
	flow  int  // of flow lists and objects within
	comma bool // an element stands before, in the innermost flow list or object
	dash  bool // the line begins with the dash of an item
	flows []bool
}

func (w *yamlWriter) object(flow bool) { w.open('{', flow) }
func (w *yamlWriter) endObject()       { w.close('}') }
func (w *yamlWriter) endList()         { w.close(']') }

func (w *yamlWriter) list(n int, flow bool) { w.open('[', flow || n == 0) }

func (w *yamlWriter) open(c byte, flow bool) {
	flow = flow || w.flow > 0
	switch {
	case flow:
		w.space()
		w.b = append(w.b, c)
		w.flow++
		w.comma = false
	case w.dash, len(w.flows) == 0:
		w.depth++
	default:
		w.b = append(w.b, '\n')
		w.depth++
	}
	w.flows = append(w.flows, flow)
}

func (w *yamlWriter) close(c byte) {
	last := len(w.flows) - 1
	flow := w.flows[last]
	w.flows = w.flows[:last]
	if !flow {
		w.depth--
		return
	}
	w.b = append(w.b, c)
	w.flow--
	w.comma = true
	w.endValue()
}

// space parts a value from its key.
func (w *yamlWriter) space() {
	if len(w.b) > 0 && w.b[len(w.b)-1] == ':' {
		w.b = append(w.b, ' ')
	}
}

func (w *yamlWriter) endValue() {
	if w.flow == 0 {
		w.b = append(w.b, '\n')
		w.dash = false
	}
}

func (w *yamlWriter) margin() {
	for range w.depth - 1 {
		w.b = append(w.b, "  "...)
	}
}

func (w *yamlWriter) element() {
	switch {
	case w.flow > 0:
		if w.comma {
			w.b = append(w.b, ", "...)
		}
		w.comma = true
	case w.dash:
		w.dash = false
	default:
		w.margin()
	}
}

func (w *yamlWriter) item() {
	w.element()
	if w.flow == 0 {
		w.b = append(w.b, "- "...)
		w.dash = true
	}
}

func (w *yamlWriter) key(k string) {
	w.element()
	w.b = append(w.b, k...)
	w.b = append(w.b, ':')
}

func (w *yamlWriter) anyKey(k string) {
	w.element()
	if isPlainYAML(k, true) {
		w.b = append(w.b, k...)
	} else {
		w.b = appendYAMLString(w.b, k)
	}
	w.b = append(w.b, ':')
}

func (w *yamlWriter) literal(v string) { w.word(v) }

func (w *yamlWriter) string(v string) {
	w.space()
	switch {
	case isPlainYAML(v, w.flow > 0):
		w.b = append(w.b, v...)
	case w.flow == 0 && isYAMLBlock(v):
		w.block(v)
		return
	default:
		w.b = appendYAMLString(w.b, v)
	}
	w.endValue()
}

func (w *yamlWriter) int(v int) {
	w.space()
	w.b = strconv.AppendInt(w.b, int64(v), 10)
	w.endValue()
}

func (w *yamlWriter) share(v extract.Hundredths) {
	w.space()
	w.b = v.Append(w.b)
	w.endValue()
}

func (w *yamlWriter) yes()  { w.word("true") }
func (w *yamlWriter) null() { w.word("null") }

func (w *yamlWriter) word(v string) {
	w.space()
	w.b = append(w.b, v...)
	w.endValue()
}

// block writes a text of several lines as people read it.
func (w *yamlWriter) block(v string) {
	body := strings.TrimRight(v, "\n")
	switch len(v) - len(body) {
	case 0:
		w.b = append(w.b, "|-\n"...)
	case 1:
		w.b = append(w.b, "|\n"...)
	default:
		w.b = append(w.b, "|+\n"...)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(v, "\n"), "\n") {
		if line != "" {
			w.margin()
			w.b = append(w.b, "  "...)
			w.b = append(w.b, line...)
		}
		w.b = append(w.b, '\n')
	}
}

// isYAMLBlock reports whether v can stand as a literal block: of several lines,
// all printable, the first of which shows how far the block is indented.
func isYAMLBlock(v string) bool {
	if !strings.Contains(v, "\n") || strings.ContainsAny(v[:1], "\n \t") {
		return false
	}
	for _, r := range v {
		if r != '\n' && r != '\t' && !isPlainRune(r) {
			return false
		}
	}
	return true
}

// isPlainYAML reports whether v is itself without quotation marks. It errs on
// the side of no, as readers differ.
func isPlainYAML(v string, flow bool) bool {
	if v == "" || strings.HasSuffix(v, " ") || strings.HasSuffix(v, ":") {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(v); !unicode.IsLetter(first) && !strings.ContainsRune("“‘«„", first) {
		return false
	}
	before := ' '
	for i, r := range v {
		switch r {
		case ',', '[', ']', '{', '}':
			return false
		case ':':
			if flow || v[i+1] == ' ' {
				return false
			}
		case '?':
			if flow {
				return false
			}
		case '#':
			if before == ' ' {
				return false
			}
		default:
			if !isPlainRune(r) {
				return false
			}
		}
		before = r
	}
	return len(v) > 5 || !isYAMLWord(v)
}

// isPlainRune reports whether every reader of YAML takes r for itself.
func isPlainRune(r rune) bool {
	return r == ' ' || r != utf8.RuneError && unicode.IsPrint(r)
}

// isYAMLWord reports whether some version of YAML takes v for a truth value or
// for nothing.
func isYAMLWord(v string) bool {
	switch strings.ToLower(v) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null":
		return true
	}
	return false
}

// appendYAMLString appends s in double quotation marks.
func appendYAMLString(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r < ' ' || r == '"' || r == '\\':
			b = appendEscape(b, byte(r))
		case r >= 0x7F && r < 0xA0, r == '\u2028', r == '\u2029', r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
			b = append(b, '\\', 'u', hexDigits[r>>12], hexDigits[r>>8&0xF], hexDigits[r>>4&0xF], hexDigits[r&0xF])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
