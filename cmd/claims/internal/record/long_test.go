package record

import (
	"errors"
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
	doc := Document{Path: "a.txt", Line: 3}
	for _, keep := range []func(*extract.Claim) bool{
		nil,
		func(c *extract.Claim) bool { return c.Cue.Lemma == "deny" },
		func(*extract.Claim) bool { return false },
	} {
		for _, e := range []Encoder{{Format: "json"}, {Format: "json", Indent: true}, {Format: "ndjson"}, {Format: "yaml"}} {
			if !e.WritesPieces() {
				t.Fatalf("%v: writes no pieces", e)
			}
			want, err := e.Append(nil, New(doc, res, keep))
			if err != nil {
				t.Fatal(err)
			}
			var got []byte
			puts := 0
			if err := NewLong(doc, res.Reading(), keep, 0).Write(e, func(p []byte) error {
				puts++
				got = append(got, p...)
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("%v: %d bytes in %d pieces are not the %d of the record", e, len(got), puts, len(want))
			}
			if len(want) > 2*pieceBytes && puts < 2 {
				t.Errorf("%v: %d bytes in one piece", e, len(want))
			}
		}
	}
	full := errors.New("full")
	if err := NewLong(doc, res.Reading(), nil, 0).Write(Encoder{Format: "json"}, func([]byte) error { return full }); err != full {
		t.Errorf("an error of writing came out as %v", err)
	}
}
