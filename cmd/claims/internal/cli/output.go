package cli

import (
	"bytes"

	"gopkg.in/yaml.v3"
)

// formats are the values of --format.
var formats = []string{"json", "ndjson", "yaml", "csv", "tsv"}

// appendRecord appends r in the given format to b.
func appendRecord(b []byte, r *record, format string, indent bool) ([]byte, error) {
	switch format {
	case "yaml":
		var buf bytes.Buffer
		buf.WriteString("---\n")
		e := yaml.NewEncoder(&buf)
		e.SetIndent(2)
		if err := e.Encode(r); err != nil {
			return nil, err
		}
		return append(b, buf.Bytes()...), nil
	default:
		w := jsonWriter{b: b, indent: indent && format == "json"}
		w.record(r)
		return w.b, nil
	}
}
