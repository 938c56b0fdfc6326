package input

import (
	"strings"
	"testing"

	"claims/cmd/claims/internal/terminal"
)

// TestFieldPaths finds a field by its path, however deep it lies, and before that by a
// name that has dots itself.
func TestFieldPaths(t *testing.T) {
	for _, c := range []struct{ line, field, want string }{
		{`{"a": "Rain."}`, "a", "Rain."},
		{`{"a": {"b": "Rain."}}`, "a.b", "Rain."},
		{`{"a": {"b": {"c": "Rain."}}}`, "a.b.c", "Rain."},
		{`{"a": {"b": {"c": {"d": "Rain."}}}}`, "a.b.c.d", "Rain."},
		{`{"a.b": "Rain.", "a": {"b": "Wind."}}`, "a.b", "Rain."},
		{`{"a": {"b.c": "Rain."}}`, "a.b.c", "Rain."},
	} {
		doc, f := ParseLine([]byte(c.line), Fields{Text: c.field})
		if f != nil || strings.TrimSpace(doc.Text) != c.want {
			t.Errorf("%s of %s: %q, %v", c.field, c.line, doc.Text, f)
		}
	}
	for _, field := range []string{"a.c", "a.b.c.d", "b", "a."} {
		if doc, f := ParseLine([]byte(`{"a": {"b": {"c": "Rain."}}}`), Fields{Text: field}); f == nil {
			t.Errorf("%s is found: %q", field, doc.Text)
		}
	}
}

// TestLongestLine holds that a line of as many bytes as are allowed is read, whatever ends
// it, and one of a byte more is left out.
func TestLongestLine(t *testing.T) {
	for _, end := range []string{"", "\n", "\r\n"} {
		for n := range 12 {
			s := &Source{Name: Stdin}
			o, err := s.Open(&terminal.Streams{In: strings.NewReader(strings.Repeat("a", n) + end + strings.Repeat("b", 8))})
			if err != nil {
				t.Fatal(err)
			}
			want := n
			if end == "" {
				want = n + 8
			}
			line, tooLong, err := o.ReadLine(8)
			if tooLong != (want > 8) || !tooLong && len(line) != want || err != nil {
				t.Errorf("%d bytes and %q: read %q, too long %v, %v", want, end, line, tooLong, err)
			}
			if end == "" {
				continue
			}
			if line, tooLong, err := o.ReadLine(8); string(line) != "bbbbbbbb" || tooLong || err != nil {
				t.Errorf("the line behind %d bytes and %q: %q, too long %v, %v", n, end, line, tooLong, err)
			}
		}
	}
}
