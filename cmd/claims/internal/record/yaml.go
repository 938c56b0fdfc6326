package record

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// yamlWriter writes as YAML the JSON that it reads. The emitter of yaml.v3, which
// tests read the output with, takes many times as long, writes emoji as escapes and
// loses a newline at the start of a text.
type yamlWriter struct {
	in  *json.Decoder
	out *bufio.Writer
	err error // the first of reading
}

// appendYAML appends the record to b as YAML.
func appendYAML(b []byte, r *Record) ([]byte, error) {
	asJSON, err := appendJSON(nil, r, false)
	if err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(b)
	err = writeYAML(out, bytes.NewReader(asJSON))
	return out.Bytes(), err
}

// writeYAML writes the value that in holds as JSON to out.
func writeYAML(out io.Writer, in io.Reader) error {
	w := &yamlWriter{in: json.NewDecoder(in), out: bufio.NewWriterSize(out, pieceBytes)}
	w.in.UseNumber()
	w.value("", "", false)
	w.out.WriteByte('\n')
	if err := w.out.Flush(); err != nil {
		return err
	}
	return w.err
}

func (w *yamlWriter) token() json.Token {
	t, err := w.in.Token()
	if w.err == nil {
		w.err = err
	}
	return t
}

// value writes what comes next. A value of several lines begins them with margin; key
// is ":" behind a key, and flow is set within what stands on one line. That is what
// an object within another holds.
func (w *yamlWriter) value(key, margin string, flow bool) {
	t := w.token()
	if d, ok := t.(json.Delim); ok {
		within := key != "" && len(margin) > len("  ")
		w.collection(d, key, margin, flow || within || !w.in.More())
		return
	}
	if key != "" {
		w.out.WriteString(": ")
	}
	switch t := t.(type) {
	case string:
		w.string(t, margin, flow)
	case bool:
		w.out.WriteString(strconv.FormatBool(t))
	case json.Number:
		w.out.WriteString(t.String())
	case nil:
		w.out.WriteString("null")
	}
}

// collection writes the object or the list that begins with d.
func (w *yamlWriter) collection(d json.Delim, key, margin string, flow bool) {
	w.out.WriteString(key)
	between := "\n" + margin
	switch {
	case flow && key != "":
		w.out.WriteByte(' ')
		fallthrough
	case flow:
		w.out.WriteByte(byte(d))
		between = ", "
	case key != "":
		w.out.WriteString(between)
	}
	for n := 0; w.in.More() && w.err == nil; n++ {
		if n > 0 {
			w.out.WriteString(between)
		}
		switch {
		case d == '{':
			name, _ := w.token().(string)
			w.string(name, "", true)
			w.value(":", margin+"  ", flow)
		case flow:
			w.value("", "", true)
		default:
			w.out.WriteString("- ")
			w.value("", margin+"  ", false)
		}
	}
	if end := w.token(); flow && end != nil {
		w.out.WriteByte(byte(end.(json.Delim)))
	}
}

func (w *yamlWriter) string(v, margin string, flow bool) {
	switch {
	case isPlainYAML(v, flow):
		w.out.WriteString(v)
	case !flow && isYAMLBlock(v):
		w.block(v, margin)
	default:
		w.out.WriteString(strconv.QuoteToGraphic(v)) // its escapes are those of YAML as well
	}
}

// block writes a text of several lines as people read it.
func (w *yamlWriter) block(v, margin string) {
	body := strings.TrimRight(v, "\n")
	switch len(v) - len(body) {
	case 0:
		w.out.WriteString("|-")
	case 1:
		w.out.WriteByte('|')
	default:
		w.out.WriteString("|+")
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(v, "\n"), "\n") {
		w.out.WriteByte('\n')
		if line != "" {
			w.out.WriteString(margin)
			w.out.WriteString(line)
		}
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
