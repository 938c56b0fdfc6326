package cli

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"claims/cmd/claims/internal/table"
)

// formats are the values of --format.
var formats = []string{"json", "ndjson", "yaml", "csv", "tsv"}

// textFormat is the format of the command text: nothing but the text.
const textFormat = "text"

// encoder turns records into bytes.
type encoder struct {
	format string
	indent bool // json: over several lines
}

// header is what comes once before all records.
func (e encoder) header() []byte {
	switch e.format {
	case "csv":
		return []byte(strings.Join(columns, ",") + "\n")
	case "tsv":
		return []byte(strings.Join(columns, "\t") + "\n")
	}
	return nil
}

// separator is what comes between two records.
func (e encoder) separator() string {
	switch e.format {
	case "yaml":
		return "---\n"
	case textFormat:
		return "\f"
	}
	return ""
}

// writesPieces reports whether a record can be made while it is written.
func (e encoder) writesPieces() bool {
	return e.format == "json" || e.format == "ndjson" || e.format == "yaml"
}

// append appends the record to b.
func (e encoder) append(b []byte, r *record) ([]byte, error) {
	switch e.format {
	case "csv":
		return appendCSV(b, r)
	case "tsv":
		return appendTSV(b, r), nil
	case textFormat:
		return append(b, *r.Document.Text...), nil
	}
	w, out, end := e.emitter(b)
	r.emit(w)
	return append(*out, end...), nil
}

// emitter returns what takes the parts of a record and appends them to b, where its
// output is, and what comes after a record. It knows JSON and YAML.
func (e encoder) emitter(b []byte) (w emitter, out *[]byte, end string) {
	if e.format == "yaml" {
		y := &yamlWriter{b: b}
		return y, &y.b, ""
	}
	j := &jsonWriter{b: b, indent: e.indent}
	return j, &j.b, "\n"
}

// columns are the columns of a table: one row is a claim.
var columns = []string{
	"path", "line", "document", "claim", "speaker", "name", "type", "role", "act", "kind",
	"text", "start", "end", "cue", "lemma", "addressee", "medium", "when", "hedge", "headline",
	"negated", "answers", "within", "paragraph", "sentence", "rule", "confidence",
}

// isOutput reports whether txt is what an encoder wrote, text alone aside.
func isOutput(txt string) bool {
	head := strings.Join(strings.Fields(txt[:min(len(txt), 64)]), "")
	return strings.HasPrefix(head, `{"schema":"`+schema+`"`) || strings.HasPrefix(head, "schema:"+schema) ||
		strings.HasPrefix(txt, strings.Join(columns, ",")) || strings.HasPrefix(txt, strings.Join(columns, "\t"))
}

// rows calls write with the cells of each claim; the slice is used again.
func (r *record) rows(write func([]string) error) error {
	row := make([]string, 0, len(columns))
	for i := range r.Claims {
		c := &r.Claims[i]
		source, cue := sourceRecord{}, cueRecord{}
		if c.Speaker != nil {
			source = *c.Speaker
		}
		if c.Cue != nil {
			cue = *c.Cue
		}
		var start, end string
		if n := len(c.Content); n > 0 {
			start, end = strconv.Itoa(c.Content[0].Start), strconv.Itoa(c.Content[n-1].End)
		}
		row = append(row[:0],
			r.Document.Path, table.Number(r.Document.Line), r.Document.ID, c.ID,
			source.Text, source.Name, string(source.Type), source.Role, string(c.Act), string(c.Kind),
			c.Text, start, end, cue.Text, cue.Lemma, words(c.Addressee), words(c.Medium), words(c.When), words(c.Hedge), table.Yes(c.Headline),
			table.Yes(c.Negated), c.Answers, c.Within, table.Number(c.Paragraph), table.Number(c.Sentence), c.Rule, string(c.Confidence.append(nil)),
		)
		for i, cell := range row {
			row[i] = table.Plain(cell)
		}
		if err := write(row); err != nil {
			return err
		}
	}
	return nil
}

func appendCSV(b []byte, r *record) ([]byte, error) {
	buf := bytes.NewBuffer(b)
	w := csv.NewWriter(buf)
	if err := r.rows(w.Write); err != nil {
		return nil, err
	}
	w.Flush()
	return buf.Bytes(), w.Error()
}

func appendTSV(b []byte, r *record) []byte {
	// Writing to b cannot fail.
	_ = r.rows(func(cells []string) error {
		for i, cell := range cells {
			if i > 0 {
				b = append(b, '\t')
			}
			b = append(b, table.OneLine.Replace(cell)...)
		}
		b = append(b, '\n')
		return nil
	})
	return b
}

func words(s *spanRecord) string {
	if s == nil {
		return ""
	}
	return s.Text
}
