package view

import (
	"bufio"
	"bytes"
	"regexp"
	"strings"
	"testing"

	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/storytest"

	"github.com/mattn/go-runewidth"
)

// showRecord returns the record of a story of which all that is known is hostile.
func showRecord(t *testing.T, path, txt string) *record.Record {
	t.Helper()
	res := storytest.Sayings{}.Extract(txt)
	r := record.New(record.Document{Path: path, Headline: "</title><script>alert(5)</script>", Publisher: "javascript:alert(6)", Text: &txt}, res, nil)
	if len(r.Claims) == 0 {
		t.Fatal("no claims to show")
	}
	return r
}

var escape = regexp.MustCompile("\x1b\\[[0-9;]*m")

func TestViewerFitsTerminal(t *testing.T) {
	txt := storytest.HostileStory + strings.Repeat("Ana Ruiz said that 東京 it rained on the town of Salto all day. ", 5) + strings.Repeat("x", 300)
	r := showRecord(t, "a.txt", txt)
	r.Claims[0].ID = "c\x1b[2J"
	for width := 20; width <= 100; width += 9 {
		for _, color := range []bool{false, true} {
			var out bytes.Buffer
			v := Viewer{w: bufio.NewWriter(&out), width: width, color: color}
			if err := v.Show(r); err != nil {
				t.Fatal(err)
			}
			shown := out.String()
			if color {
				shown = escape.ReplaceAllString(shown, "")
			}
			if strings.ContainsAny(shown, "\x1b\x07") {
				t.Fatalf("width %d: an escape came through", width)
			}
			for line := range strings.Lines(shown) {
				if n := runewidth.StringWidth(strings.TrimSuffix(line, "\n")); n > width {
					t.Errorf("width %d: %d columns: %q", width, n, line)
				}
			}
		}
	}
}

// TestViewerUnwraps holds that the paragraphs of a story that is wrapped are wrapped
// anew where the terminal is narrower, and only there.
func TestViewerUnwraps(t *testing.T) {
	line := "Ana Ruiz said that it rained. It had rained on Salto for all of the day"
	txt := "Rain on Salto\n\n" + line + "\n" + line + "\r\nand the night.\n  It was late.\n\nNobody spoke.\n"
	show := func(txt string, width int) string {
		var out bytes.Buffer
		v := Viewer{w: bufio.NewWriter(&out), width: width}
		r := showRecord(t, "a.txt", txt)
		r.Claims = nil
		v.story(r)
		v.w.Flush()
		return out.String()
	}
	if got, want := show(txt, 80), strings.ReplaceAll(txt, "\r", "")+"\n"; got != want {
		t.Errorf("80 columns:\n%s", got)
	}
	for text := range strings.SplitSeq(show(txt, 40), "\n\n") {
		lines := strings.Split(strings.TrimSuffix(text, "\n  It was late."), "\n")
		for _, l := range lines[:len(lines)-1] {
			if len(l) < 30 {
				t.Errorf("40 columns: a short line within a paragraph: %q", l)
			}
		}
	}
	if got := show(line+"\n"+strings.Repeat(line+" ", 3), 40); !strings.Contains(got, "for all of the day\nAna Ruiz") {
		t.Errorf("a line for each paragraph:\n%s", got)
	}
}
