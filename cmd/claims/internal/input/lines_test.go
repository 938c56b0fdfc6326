package input

import (
	"os"
	"strings"
	"testing"

	"claims/cmd/claims/internal/fault"
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

// TestNearMetadata holds that what stands beside the text tells of it, before what the whole
// object has.
func TestNearMetadata(t *testing.T) {
	const line = `{"title": "All news", "url": "https://a.example", "story": {"body": "It rained.", "title": "Rain"}}`
	doc, f := ParseLine([]byte(line), Fields{Text: "story.body"})
	if f != nil || doc.Headline != "Rain" || doc.URL != "https://a.example" {
		t.Errorf("%q of %q, %v", doc.Headline, doc.URL, f)
	}
}

// TestDashInList holds that "-" is a file where names come from the standard input, and
// that itself where they come from a file.
func TestDashInList(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, content := range map[string]string{"-": "It rained.", "list": "-\n"} {
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for from, want := range map[string]string{"-": "./-", "list": ""} {
		in := Selection{FilesFrom: from, Stdin: strings.NewReader("-\n")}
		var paths []string
		err := in.Walk(t.Context(), func(s *Source, f *fault.Fault) error {
			if f != nil {
				return f
			}
			paths = append(paths, s.Path)
			return nil
		})
		if err != nil || len(paths) != 1 || paths[0] != want {
			t.Errorf("from %s: %q, %v", from, paths, err)
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
