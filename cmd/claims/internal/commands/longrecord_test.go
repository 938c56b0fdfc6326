package commands

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/storytest"
)

// TestLongStoryAmongShortOnes holds that long stories come out in their turn, parted
// from the others.
func TestLongStoryAmongShortOnes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	short := "“Rain fell.” Ana Ruiz said that more would.\n"
	long := strings.Repeat("Bo Anders denied that it did. ", batch.LongText/30+1)
	var paths, texts []string
	for i, txt := range []string{short, long, long, short} {
		path := filepath.Join(dir, fmt.Sprintf("%d.txt", i))
		storytest.Write(t, path, txt)
		paths, texts = append(paths, path), append(texts, txt)
	}
	for _, e := range []record.Encoder{{Format: "json"}, {Format: "yaml"}, {Format: "csv"}} {
		want := e.Header()
		for i, txt := range texts {
			if i > 0 {
				want = append(want, e.Separator()...)
			}
			var err error
			if want, err = e.Append(want, record.New(record.Document{Path: paths[i]}, storytest.Sayings{}.Extract(txt), nil)); err != nil {
				t.Fatal(err)
			}
		}
		r := runWith(t.Context(), storytest.Sayings{}, "", "extract", "-f", e.Format, "-j", "2", dir)
		if r.code != 0 || r.stdout != string(want) {
			t.Errorf("%s: code %d, %d bytes are not the %d of the stories alone; %s", e.Format, r.code, len(r.stdout), len(want), r.stderr)
		}
	}
}

// TestLongRecordInATree holds that long records have the same bytes in a tree, where
// they are written while they are made: they were made whole, at twice the memory.
func TestLongRecordInATree(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	short, long := "Ana Ruiz said that rain fell.", strings.Repeat("Bo Anders denied that it did. ", 2000)+strings.Repeat(".", batch.LongText)
	story := storytest.Write(t, filepath.Join(dir, "a.txt"), long)
	lines := storytest.Write(t, filepath.Join(dir, "a.jsonl"), `{"text":"`+short+`"}`+"\n"+`{"text":"`+long+`"}`+"\n"+`{"text":"`+long+`"}`+"\n"+`{"text":"`+short+`"}`+"\n")
	for _, format := range []string{"json", "yaml", "csv"} {
		out := t.TempDir()
		if r := run("", "extract", "-f", format, story, lines, "-o", out); r.code != 0 {
			t.Fatal(r)
		}
		files := storytest.Files(t, filepath.Join(out, dir))
		e := record.Encoder{Format: format, Indent: format == "json"}
		want, err := e.Append(e.Header(), record.New(record.Document{Path: story}, storytest.Sayings{}.Extract(long), nil))
		if err != nil || files["/a.txt."+format] != string(want) {
			t.Errorf("%s: %d bytes are not the %d of the story alone: %v", format, len(files["/a.txt."+format]), len(want), err)
		}
		e.Indent = false
		want = e.Header()
		for i, txt := range []string{short, long, long, short} {
			if i > 0 {
				want = append(want, e.Separator()...)
			}
			if want, err = e.Append(want, record.New(record.Document{Path: lines, Line: i + 1}, storytest.Sayings{}.Extract(txt), nil)); err != nil {
				t.Fatal(err)
			}
		}
		if got := files["/a.jsonl."+format]; got != string(want) {
			t.Errorf("%s: %d bytes are not the %d of the lines alone", format, len(got), len(want))
		}
	}
}

// TestLongRecordIsFiltered holds that filters leave claims out of long records too.
func TestLongRecordIsFiltered(t *testing.T) {
	t.Parallel()
	txt := strings.Repeat("Bo Anders denied that it did. Ana Ruiz warned that it would.\n", 1000) + strings.Repeat(".", batch.LongText)
	story := storytest.Write(t, filepath.Join(t.TempDir(), "a.txt"), txt)
	want := strings.Count(txt, "denied")
	for _, format := range []string{"json", "yaml"} {
		for _, filter := range []string{"--act=denial", "--speaker=anders"} {
			r := runWith(t.Context(), storytest.Sayings{}, "", "extract", "-f", format, filter, story)
			if got := strings.Count(r.stdout, "denial"); r.code != 0 || got != want || strings.Contains(r.stdout, "Ana Ruiz") {
				t.Errorf("%s, %s: code %d, %d claims of %d, or some of others; %s", format, filter, r.code, got, want, r.stderr)
			}
		}
	}
}
