package view

import (
	"bufio"
	"bytes"
	"regexp"
	"strings"
	"testing"

	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/storytest"
	"claims/extract"

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

// TestViewerTellsWhatIsAnswered holds that a denial is shown with what it denies, however
// much it says itself, and another answer where it says little.
func TestViewerTellsWhatIsAnswered(t *testing.T) {
	said := map[string]string{"c1": "it rained"}
	for _, c := range []struct {
		act  extract.Act
		text string
		want bool
	}{{extract.Denial, "that it had rained on the town", true}, {extract.Denial, "that", true}, {extract.Confirmation, "the claim", true}, {extract.Confirmation, "that it had rained on the town", false}} {
		var out bytes.Buffer
		v := New(&out, 80, false, "text")
		v.claim(&extract.ClaimRecord{ID: "c2", Act: c.act, Text: c.text, Answers: "c1", Answer: extract.AnswerDenial}, said)
		v.w.Flush()
		if got := strings.Contains(out.String(), "c1: it rained"); got != c.want {
			t.Errorf("%s %q: told %v\n%s", c.act, c.text, got, &out)
		}
	}
}

// TestViewerCountsOthers holds that three other stories are named, and the rest are counted.
func TestViewerCountsOthers(t *testing.T) {
	for n, want := range map[int]string{3: "", 4: "and in 1 more story", 6: "and in 3 more stories"} {
		var out bytes.Buffer
		v := New(&out, 80, false, "text")
		v.elsewhere([]string{"a", "b", "c", "d", "e", "f"}[:n])
		v.w.Flush()
		if got := out.String(); strings.Count(got, "also in ") != 3 || !strings.Contains(got, want) || want == "" && strings.Contains(got, "more") {
			t.Errorf("%d stories:\n%s", n, got)
		}
	}
}

// TestViewerKeepsShortLines holds that a paragraph ends at a line too short to be wrapped.
func TestViewerKeepsShortLines(t *testing.T) {
	long := "Ana Ruiz said that it rained on the town of Salto all day."
	txt := []rune(long + "\nA list:\n" + long)
	v := New(&bytes.Buffer{}, 40, false, "text")
	if got := string(txt[:v.unwrapped(txt, 0)]); got != long+"\nA list:" {
		t.Errorf("the paragraph is %q", got)
	}
}
