package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"claims/cmd/claims/internal/storytest"
	"claims/extract"
)

// TestLongRecord holds that a record made while it is written has the bytes of one
// that is made before.
func TestLongRecord(t *testing.T) {
	res := storytest.Sayings{}.Extract(strings.Repeat("“Rain fell.” Ana Ruiz said that more would. Bo Anders denied that it did.\n\n", 400))
	if len(res.Claims) < 400 {
		t.Fatalf("%d claims", len(res.Claims))
	}
	doc := documentRecord{Path: "a.txt", Line: 3}
	for _, keep := range []func(*extract.Claim) bool{
		nil,
		func(c *extract.Claim) bool { return c.Cue.Lemma == "deny" },
		func(*extract.Claim) bool { return false },
	} {
		for _, e := range []encoder{{format: "json"}, {format: "json", indent: true}, {format: "ndjson"}, {format: "yaml"}} {
			if !e.writesPieces() {
				t.Fatalf("%v: writes no pieces", e)
			}
			want, err := e.append(nil, newRecord(doc, res, keep))
			if err != nil {
				t.Fatal(err)
			}
			var got []byte
			puts := 0
			if err := newLongRecord(doc, res, keep).write(e, func(p []byte) error {
				puts++
				got = append(got, p...)
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("%v: %d bytes in %d pieces are not the %d of the record", e, len(got), puts, len(want))
			}
			if len(want) > 2*sinkBytes && puts < 2 {
				t.Errorf("%v: %d bytes in one piece", e, len(want))
			}
		}
	}
	full := errors.New("full")
	if err := newLongRecord(doc, res, nil).write(encoder{format: "json"}, func([]byte) error { return full }); err != full {
		t.Errorf("an error of writing came out as %v", err)
	}
}

// TestLongStoryAmongShortOnes holds that long stories come out in their turn, parted
// from the others.
func TestLongStoryAmongShortOnes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	short := "“Rain fell.” Ana Ruiz said that more would.\n"
	long := strings.Repeat("Bo Anders denied that it did. ", longText/30+1)
	var paths, texts []string
	for i, txt := range []string{short, long, long, short} {
		path := filepath.Join(dir, fmt.Sprintf("%d.txt", i))
		storytest.Write(t, path, txt)
		paths, texts = append(paths, path), append(texts, txt)
	}
	for _, e := range []encoder{{format: "json"}, {format: "yaml"}, {format: "csv"}} {
		want := e.header()
		for i, txt := range texts {
			if i > 0 {
				want = append(want, e.separator()...)
			}
			var err error
			if want, err = e.append(want, newRecord(documentRecord{Path: paths[i]}, storytest.Sayings{}.Extract(txt), nil)); err != nil {
				t.Fatal(err)
			}
		}
		r := runWith(t.Context(), storytest.Sayings{}, "", "extract", "-f", e.format, "-j", "2", dir)
		if r.code != 0 || r.stdout != string(want) {
			t.Errorf("%s: code %d, %d bytes are not the %d of the stories alone; %s", e.format, r.code, len(r.stdout), len(want), r.stderr)
		}
	}
}
