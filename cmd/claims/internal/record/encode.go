package record

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"claims/cmd/claims/internal/table"
	"claims/extract"
)

// Formats are the values of --format.
var Formats = []string{"json", "ndjson", "yaml", "csv", "tsv"}

// TextFormat is the format of the command text: nothing but the text.
const TextFormat = "text"

// Encoder turns records into bytes.
type Encoder struct {
	Format string
	Indent bool // json: over several lines
	// BOM has a table begin with a byte order mark, without which Excel takes it for
	// Windows-1252.
	BOM bool
}

const bom = "\ufeff"

// Header is what comes once before all records.
func (e Encoder) Header() []byte {
	mark := ""
	if e.BOM {
		mark = bom
	}
	switch e.Format {
	case "csv":
		return []byte(mark + strings.Join(Columns, ",") + "\n")
	case "tsv":
		return []byte(mark + strings.Join(Columns, "\t") + "\n")
	}
	return nil
}

// Separator is what comes between two records.
func (e Encoder) Separator() string {
	switch e.Format {
	case "yaml":
		return "---\n"
	case TextFormat:
		return "\f"
	}
	return ""
}

// WritesPieces reports whether a record can be made while it is written.
func (e Encoder) WritesPieces() bool {
	return e.Format == "json" || e.Format == "ndjson" || e.Format == "yaml"
}

// Append appends the record to b.
func (e Encoder) Append(b []byte, r *Record) ([]byte, error) {
	switch e.Format {
	case "csv":
		return appendCSV(b, r)
	case "tsv":
		return appendTSV(b, r), nil
	case TextFormat:
		return append(b, *r.Document.Text...), nil
	case "yaml":
		return appendYAML(b, r)
	}
	return appendJSON(b, r, e.Indent)
}

// Columns are the columns of a table: one row is a claim.
var Columns = []string{
	"path", "line", "item", "id", "url", "published", "publisher", "headline", "claim", "speaker", "name", "type", "role", "act", "kind",
	"text", "start", "end", "cue", "lemma", "addressee", "medium", "when", "hedge", "in_headline",
	"negated", "answers", "answer", "within", "paragraph", "sentence", "rule", "confidence",
}

// IsOutput reports whether txt is what an encoder wrote, text alone aside.
func IsOutput(txt string) bool {
	txt = strings.TrimPrefix(txt, bom)
	head := strings.Join(strings.Fields(txt[:min(len(txt), 64)]), "")
	return strings.HasPrefix(head, `{"schema":"`+Schema+`"`) || strings.HasPrefix(head, "schema:"+Schema) ||
		strings.HasPrefix(txt, strings.Join(Columns, ",")) || strings.HasPrefix(txt, strings.Join(Columns, "\t"))
}

// rows calls write with the cells of each claim; the slice is used again.
func (r *Record) rows(write func([]string) error) error {
	row := make([]string, 0, len(Columns))
	for i := range r.Claims {
		c := &r.Claims[i]
		source, cue := extract.SourceRecord{}, extract.CueRecord{}
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
			r.Document.Path, table.Number(r.Document.Line), table.Number(r.Document.Item), r.Document.ID, r.Document.URL, r.Document.Published, r.Document.Publisher, r.Document.Headline, c.ID,
			source.Text, source.Name, string(source.Type), source.Role, string(c.Act), string(c.Kind),
			c.Text, start, end, cue.Text, cue.Lemma, Words(c.Addressee), Words(c.Medium), Words(c.When), Words(c.Hedge), table.Yes(c.Headline),
			table.Yes(c.Negated), c.Answers, string(c.Answer), c.Within, table.Number(c.Paragraph), table.Number(c.Sentence), c.Rule, string(c.Confidence.Append(nil)),
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

func appendCSV(b []byte, r *Record) ([]byte, error) {
	buf := bytes.NewBuffer(b)
	w := csv.NewWriter(buf)
	if err := r.rows(w.Write); err != nil {
		return nil, err
	}
	w.Flush()
	return buf.Bytes(), w.Error()
}

func appendTSV(b []byte, r *Record) []byte {
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
