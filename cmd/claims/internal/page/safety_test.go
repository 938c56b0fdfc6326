package page

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/storytest"
)

// pageRecord returns the record of a story of which all that is known is hostile.
func pageRecord(t *testing.T, path, txt string) *record.Record {
	t.Helper()
	res := storytest.Sayings{}.Extract(txt)
	r := record.New(record.Document{Path: path, Headline: "</title><script>alert(5)</script>", Publisher: "javascript:alert(6)", Text: &txt}, res, nil)
	if len(r.Claims) == 0 {
		t.Fatal("no claims to show")
	}
	return r
}

// TestPageIsSafe holds that a story adds no element, attribute or script to the
// page, and that the policy names the script and style that are in it.
func TestPageIsSafe(t *testing.T) {
	p := New()
	p.Add(pageRecord(t, `"><script>alert(7)</script>`, storytest.HostileStory))
	var out bytes.Buffer
	p.Write(&out)
	html := out.String()
	for _, tag := range []string{"<script", "</script", "<style", "</style", "<title", "</title"} {
		if n := strings.Count(html, tag); n != 1 {
			t.Errorf("%d times %s", n, tag)
		}
	}
	for _, bad := range []string{"<img", "\"><script", "\"><img", "' onmouseover='", "href=\"javascript"} {
		if strings.Contains(html, bad) {
			t.Errorf("%s is in the page", bad)
		}
	}
	for _, tag := range []string{"script", "style"} {
		body := html[strings.Index(html, "<"+tag+">")+len(tag)+2 : strings.Index(html, "</"+tag+">")]
		if want := strings.ReplaceAll(sourceHash(body), "+", "&#43;"); !strings.Contains(html, want) && !strings.Contains(html, strings.ReplaceAll(want, "'", "&#39;")) {
			t.Errorf("the policy does not name the %s", tag)
		}
	}
}

// TestPageKeepsText holds that the text of a story is on the page, whole, in
// its paragraphs.
func TestPageKeepsText(t *testing.T) {
	paragraphs := []string{"Rain falls", "Ana Ruiz said that it rained. Ana Ruiz denied that it “snowed”.\nNobody laughed.", "Nobody else spoke."}
	p := New()
	r := pageRecord(t, "a.txt", strings.Join(paragraphs, "\n\n")+"\n")
	r.Document.Headline = paragraphs[0]
	p.Add(r)
	var got []string
	for _, segments := range append([][]segment{p.stories[0].Heading}, p.stories[0].Paragraphs...) {
		var b strings.Builder
		for _, s := range segments {
			b.WriteString(s.Text)
		}
		got = append(got, b.String())
	}
	if !slices.Equal(got, paragraphs) {
		t.Errorf("%q", got)
	}
	if s := p.stories[0].Paragraphs[0][0]; s.Text != "Ana Ruiz" || s.Class != "speaker" || s.Claims != "1" || s.ID != "s1t1" {
		t.Errorf("%+v", s)
	}
}

// TestLinks holds that an address of the web is a link, and no other is.
func TestLinks(t *testing.T) {
	for _, address := range []string{"http://a.example/1", "https://a.example/1"} {
		if linkOf(address) != address {
			t.Errorf("%s is no link", address)
		}
	}
	for _, address := range []string{"", "javascript:alert(1)", "ftp://a.example", "//a.example", " https://a.example", "httpx://a"} {
		if linkOf(address) != "" {
			t.Errorf("%s is a link", address)
		}
	}
}

// TestBars holds that what counts anything has a bar, and what counts nothing has none.
func TestBars(t *testing.T) {
	for _, c := range []struct{ n, all, want int }{{0, 300, 0}, {1, 300, 1}, {150, 300, 50}, {300, 300, 100}} {
		if got := percent(c.n, c.all); got != c.want {
			t.Errorf("%d of %d: %d, want %d", c.n, c.all, got, c.want)
		}
	}
}

// TestBlocks holds that the first line of a text is a paragraph of its own, though no blank
// line follows it, and that lines further on are not.
func TestBlocks(t *testing.T) {
	txt := []rune("Été\nBo said that.\r\nIt rained.\n \n\nLate\nday")
	var got []string
	for _, b := range blocks(txt) {
		got = append(got, string(txt[b.Start:b.End]))
	}
	if want := []string{"Été", "Bo said that.\r\nIt rained.", "Late\nday"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
