package brat

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"claims/extract/text"
)

// TestRoundTrip writes attributions and reads them again.
func TestRoundTrip(t *testing.T) {
	src := "“No,” said Élise.\n“Never.”\nIt rained, reportedly."
	span := func(s string) text.Span {
		i := strings.Index(src, s)
		return text.Span{Start: i, End: i + len(s)}
	}
	want := []Attribution{
		{Source: []text.Span{span("Élise")}, Cue: []text.Span{span("said")}, Content: []text.Span{span("“No,”"), span("“Never.”")}},
		{Content: []text.Span{span("It rained")}},
	}
	if got := Parse(src, string(Append(nil, src, want))); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestLines cuts spans where lines end.
func TestLines(t *testing.T) {
	src := "one two\n\nthree"
	got := lines(src, []text.Span{{Start: 4, End: 14}})
	if want := []text.Span{{Start: 4, End: 7}, {Start: 9, End: 14}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestReadDir reads the layouts of brat and of PolNeAR, in which several people may have
// annotated a text.
func TestReadDir(t *testing.T) {
	for _, names := range [][2]string{{"a.txt", "a.ann"}, {"text/a.txt", "attributions/a_two.ann"}} {
		dir := t.TempDir()
		for i, data := range [2]string{"It rained.", "T1\tContent 0 10\tIt rained.\nE1\tContent:T1\n"} {
			name := filepath.Join(dir, names[i])
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		docs, err := ReadDir(dir)
		if err != nil || len(docs) != 1 || docs[0].Name != "a" || docs[0].Text != "It rained." {
			t.Errorf("%v: %v, %v", names, docs, err)
		}
	}
}
