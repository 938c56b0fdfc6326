package record

import (
	"bytes"
	"encoding/json"
	"io"

	"claims/extract"
)

// NewJSON returns an encoder that leaves <, > and & alone. It writes a line a value,
// or over several lines with two spaces a level, of which prefix comes before all but
// the first.
func NewJSON(w io.Writer, indent bool, prefix string) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if indent {
		e.SetIndent(prefix, "  ")
	}
	return e
}

// appendJSON appends the record to b as JSON.
func appendJSON(b []byte, r *Record, indent bool) ([]byte, error) {
	buf := bytes.NewBuffer(b)
	err := NewJSON(buf, indent, "").Encode(r)
	return buf.Bytes(), err
}

// writeJSON writes l to w as JSON, with the bytes that its record would have.
func (l *Long) writeJSON(w io.Writer, indent bool) error {
	around, err := appendJSON(nil, &Record{Schema: Schema, Document: l.doc, Record: extract.Record{Speakers: l.found.Speakers()}}, indent)
	if err != nil {
		return err
	}
	key, begin, between, end := `"claims":`, "[", ",", "]"
	if indent {
		key, begin, between, end = `"claims": `, "[\n    ", ",\n    ", "\n  ]"
	}
	if l.Claims() == 0 {
		end = "[]"
	}
	// The last key of this name without a list: what a user keeps comes before.
	at := bytes.LastIndex(around, []byte(key+"null")) + len(key)
	claim := bytes.NewBuffer(around[:at:at])
	e := NewJSON(claim, indent, "    ")
	for c := range l.found.Claims {
		claim.WriteString(begin)
		if err := e.Encode(c); err != nil {
			return err
		}
		claim.Truncate(claim.Len() - 1) // the end of the line
		if _, err := claim.WriteTo(w); err != nil {
			return err
		}
		begin = between
	}
	claim.WriteString(end)
	claim.Write(around[at+len("null"):])
	_, err = claim.WriteTo(w)
	return err
}
