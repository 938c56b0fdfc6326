package cli

import (
	"strconv"
	"unicode/utf8"
)

// jsonWriter appends records as JSON, with the same bytes as encoding/json
// without HTML escapes, and without its reflection: output is a good part of
// the work on a story. The zero jsonWriter writes one line; with indent set, it
// indents as encoding/json with two spaces does.
type jsonWriter struct {
	b      []byte
	indent bool
	depth  int
	comma  bool // a value stands before, in the innermost list or object
}

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

// next comes before each element of a list.
func (w *jsonWriter) next() {
	if w.comma {
		w.b = append(w.b, ',')
	}
	w.newline()
	w.comma = true
}

func (w *jsonWriter) key(k string) {
	w.next()
	w.b = append(w.b, '"')
	w.b = append(w.b, k...)
	w.b = append(w.b, '"', ':')
	if w.indent {
		w.b = append(w.b, ' ')
	}
}

func (w *jsonWriter) string(k, v string) {
	w.key(k)
	w.b = appendJSONString(w.b, v)
}

func (w *jsonWriter) optional(k, v string) {
	if v != "" {
		w.string(k, v)
	}
}

func (w *jsonWriter) int(k string, v int) {
	w.key(k)
	w.b = strconv.AppendInt(w.b, int64(v), 10)
}

func (w *jsonWriter) flag(k string, v bool) {
	if v {
		w.key(k)
		w.b = append(w.b, "true"...)
	}
}

// words writes text, start and end, the keys that every span has.
func (w *jsonWriter) words(text string, start, end int) {
	w.string("text", text)
	w.int("start", start)
	w.int("end", end)
}

func (w *jsonWriter) span(k string, s *spanRecord) {
	if s == nil {
		return
	}
	w.key(k)
	w.open('{')
	w.words(s.Text, s.Start, s.End)
	w.close('}')
}

func (w *jsonWriter) record(r *record) {
	w.open('{')
	w.string("schema", r.Schema)
	w.key("document")
	w.document(&r.Document)
	w.key("claims")
	w.open('[')
	for i := range r.Claims {
		w.next()
		w.claim(&r.Claims[i])
	}
	w.close(']')
	w.key("speakers")
	w.open('[')
	for i := range r.Speakers {
		w.next()
		w.speaker(&r.Speakers[i])
	}
	w.close(']')
	w.close('}')
	w.b = append(w.b, '\n')
	w.comma = false
}

func (w *jsonWriter) document(d *documentRecord) {
	w.open('{')
	w.string("path", d.Path)
	if d.Line > 0 {
		w.int("line", d.Line)
	}
	w.optional("id", d.ID)
	w.optional("headline", d.Headline)
	w.int("characters", d.Characters)
	w.int("words", d.Words)
	if d.Text != nil {
		w.string("text", *d.Text)
	}
	w.close('}')
}

func (w *jsonWriter) claim(c *claimRecord) {
	w.open('{')
	w.string("id", c.ID)
	w.string("text", c.Text)
	w.optional("kind", string(c.Kind))
	w.optional("act", string(c.Act))
	w.key("speaker")
	if s := c.Speaker; s == nil {
		w.b = append(w.b, "null"...)
	} else {
		w.open('{')
		w.words(s.Text, s.Start, s.End)
		w.optional("name", s.Name)
		w.optional("type", string(s.Type))
		w.optional("role", s.Role)
		w.close('}')
	}
	if c.Cue != nil {
		w.key("cue")
		w.open('{')
		w.words(c.Cue.Text, c.Cue.Start, c.Cue.End)
		w.optional("lemma", c.Cue.Lemma)
		w.close('}')
	}
	if len(c.Content) > 0 {
		w.key("content")
		w.open('[')
		for _, s := range c.Content {
			w.next()
			w.open('{')
			w.words(s.Text, s.Start, s.End)
			w.close('}')
		}
		w.close(']')
	}
	w.span("addressee", c.Addressee)
	w.span("medium", c.Medium)
	w.span("when", c.When)
	w.span("hedge", c.Hedge)
	w.flag("headline", c.Headline)
	w.flag("negated", c.Negated)
	w.optional("answers", c.Answers)
	w.optional("within", c.Within)
	if c.Paragraph != 0 {
		w.int("paragraph", c.Paragraph)
	}
	if c.Sentence != 0 {
		w.int("sentence", c.Sentence)
	}
	w.optional("rule", c.Rule)
	w.key("confidence")
	w.b = c.Confidence.append(w.b)
	w.close('}')
}

func (w *jsonWriter) speaker(s *speakerRecord) {
	w.open('{')
	w.string("name", s.Name)
	w.optional("type", string(s.Type))
	w.optional("role", s.Role)
	w.key("claims")
	w.open('[')
	for _, id := range s.Claims {
		w.next()
		w.b = appendJSONString(w.b, id)
	}
	w.close(']')
	w.close('}')
}

const hexDigits = "0123456789abcdef"

// appendJSONString appends s as a JSON string. Like encoding/json, it escapes
// U+2028 and U+2029, which end a line in JavaScript, and writes bytes that are
// not UTF-8 as U+FFFD.
func appendJSONString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			b = append(b, s[start:i]...)
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\n':
				b = append(b, '\\', 'n')
			case '\r':
				b = append(b, '\\', 'r')
			case '\t':
				b = append(b, '\\', 't')
			case '\b':
				b = append(b, '\\', 'b')
			case '\f':
				b = append(b, '\\', 'f')
			default:
				b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
			}
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
