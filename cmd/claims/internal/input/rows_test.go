package input

import (
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"claims/cmd/claims/internal/terminal"
)

// FuzzRows holds that no file of rows makes a reader panic or go on without end.
func FuzzRows(f *testing.F) {
	for _, src := range []string{
		`{"text": "Rain fell.", "title": "Rain", "author": [{"name": "A"}, ["b"], 3]}`, "id,text\na,\"b\"\"c\"\n", "id;text\na;b\n", "id\ttext\na\t\"b\"\n",
		`[{"text": "a"}, {"text": 1}, 3]`, "\xff\xfei\x00d\x00", "\xef\xbb\xbf[", "[", "", "id,text\n\"a", "\xfe\xff\x00",
	} {
		f.Add(src)
	}
	fields := Fields{Text: "text", ID: "id", Keep: []string{"title", "a.b"}}
	f.Fuzz(func(t *testing.T, src string) {
		for _, format := range []string{LinesFormat, csvFormat, tsvFormat} {
			s := &Source{Name: Stdin}
			o, err := s.Open(&terminal.Streams{In: strings.NewReader(src)})
			if err != nil {
				return
			}
			rows, err := o.Rows(format, "auto", fields, 1<<10)
			for n := 0; err == nil; n++ {
				var row Row
				if row, err = rows.Next(); err == nil && row.Fault == nil {
					doc, _ := ParseLine(row.Data, fields)
					if utf8.Valid(row.Data) && !utf8.ValidString(doc.Text) {
						t.Error("text that is not UTF-8")
					}
				}
				if n > len(src)+1 {
					t.Fatal("no end")
				}
			}
		}
		_, _ = mend(src)
		_, _ = unescaped(src)
	})
}

// TestRowsAreBounded holds that a row which never ends is not held whole.
func TestRowsAreBounded(t *testing.T) {
	for format, begin := range map[string]string{LinesFormat: `[{"text": "`, csvFormat: "text\n\"", tsvFormat: "text\n"} {
		read := 0
		endless := readerFunc(func(p []byte) (int, error) {
			read += len(p)
			return copy(p, strings.Repeat("a", len(p))), nil
		})
		s := &Source{Name: Stdin}
		o, err := s.Open(&terminal.Streams{In: io.MultiReader(strings.NewReader(begin), endless)})
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		rows, err := o.Rows(format, "auto", Fields{Text: "text"}, 1<<20)
		for n := 0; err == nil && n < 10; n++ {
			_, err = rows.Next()
		}
		if err == nil || !strings.Contains(err.Error(), "more than 1MiB") {
			t.Errorf("%s: %v", format, err)
		}
		if read > 4<<20 {
			t.Errorf("%s: %d bytes read, in %v", format, read, time.Since(start))
		}
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// TestMend mends only what nobody can have meant.
func TestMend(t *testing.T) {
	for in, want := range map[string]string{
		"â€œNoâ€\u009d":                "“No”",
		"â€œNoâ€ he said":              "“Noâ€ he said",
		"cafÃ© and naÃ¯ve":             "café and naïve",
		"Ã© alone":                     "Ã© alone",
		"â\u0080\u009cNoâ\u0080\u009d": "“No”",
		"Â£5 and Â£6":                  "£5 and £6",
		"São Paulo, Âmbar":             "São Paulo, Âmbar",
		"“fine” — é":                   "“fine” — é",

		"=E2=80=9CNo=E2=80=9D": "“No”",
		// A mail decodes its parts itself, and what was written in them stays.
		"Content-Transfer-Encoding: quoted-printable\n\n=E2=80=9CNo=E2=80=9D": "Content-Transfer-Encoding: quoted-printable\n\n=E2=80=9CNo=E2=80=9D",
	} {
		if got, _ := mend(in); got != want {
			t.Errorf("mend(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestZeroAfterRTF holds that RTF with the zero that some programs end it with is text.
func TestZeroAfterRTF(t *testing.T) {
	if _, _, err := Decode([]byte("{\\rtf1 Rain fell.\\par}\n\x00"), "auto"); err != nil {
		t.Error(err)
	}
}
