package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"claims/extract/internal/settle"
	"claims/extract/text"
	"claims/rules"
)

func stories(t testing.TB) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("../testdata/stories/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	out := map[string]string{}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(p)] = string(data)
	}
	return out
}

// checkResult reports what must hold of the claims of any text.
func checkResult(t *testing.T, r *Result) {
	t.Helper()
	in := func(what string, s text.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > len(r.Source) {
			t.Fatalf("%s %v in %d bytes", what, s, len(r.Source))
		}
	}
	for i, c := range r.Claims {
		in("cue", c.Cue.Span)
		if c.Speaker != nil {
			in("speaker", c.Speaker.Span)
			if c.Speaker.Empty() {
				t.Fatalf("claim %d: an empty speaker", i)
			}
		}
		if len(c.Content) == 0 {
			t.Fatalf("claim %d has no content", i)
		}
		last := 0
		for _, s := range c.Content {
			in("content", s)
			if s.Empty() || s.Start < last {
				t.Fatalf("claim %d: content %v after %d", i, s, last)
			}
			last = s.End
			if s.Overlaps(c.Cue.Span) {
				t.Fatalf("claim %d: content %v overlaps the cue %v", i, s, c.Cue.Span)
			}
		}
		for _, s := range []text.Span{c.Addressee, c.Medium, c.When, c.Hedge} {
			in("circumstance", s)
		}
		if c.Within >= len(r.Claims) || c.Within == i || c.Answers >= len(r.Claims) || c.Answers == i {
			t.Fatalf("claim %d: within %d, answers %d of %d", i, c.Within, c.Answers, len(r.Claims))
		}
		if c.Confidence < settle.Likely-1e-6 || c.Within < 0 && c.Confidence < Threshold-1e-6 || c.Confidence > 1.0001 || c.Rule == "" || c.Kind == "" || c.Act == "" {
			t.Fatalf("claim %d: confidence %v, rule %q, kind %q, act %q", i, c.Confidence, c.Rule, c.Kind, c.Act)
		}
	}
	for _, s := range r.Speakers {
		for _, c := range s.Claims {
			if c < 0 || c >= len(r.Claims) || r.Claims[c].Speaker == nil {
				t.Fatalf("the speaker %q of claim %d", s.Name, c)
			}
		}
	}
}

func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"", "\x00\xff", "Ruiz said.", "“No,” she said, “never.” “Yes.”", "He said he said he said he said.",
		"According to according to police, said police.", "She told him that that that.", "said said said said said",
		"\"A: b. c.\n\n\"C: d", "It was said that it was said by it.", "Reportedly, allegedly.", "and said and said and said",
		"Ruiz, who said, who said, who said", "— said", ": : :", "“a” — b", "said:\n\n“No.", "Storm hits port\n\nRuiz said:\n\n“It is late,” Moss said.", "(((said)))", "“We won,” Ray said, citing the Bible, “", "As", "N'T N’T said",
	} {
		f.Add(s)
	}
	e := New(rules.Builtin())
	f.Fuzz(func(t *testing.T, src string) { checkResult(t, e.Extract(src)) })
}

// TestCutTexts holds that a text may begin and end anywhere: at each word of each
// paragraph of the stories and of the constructions.
func TestCutTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	constructions, err := os.ReadFile("testdata/constructions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	texts := stories(t)
	texts["constructions"] = string(constructions)
	e := New(rules.Builtin())
	read := func(name string, words []string) {
		src := strings.Join(words, " ")
		defer func() {
			if p := recover(); p != nil {
				t.Fatalf("%s: %v in %q", name, p, src)
			}
		}()
		checkResult(t, e.Extract(src))
	}
	for name, src := range texts {
		for par := range strings.Lines(src) {
			words := strings.Fields(par)
			for i := range words {
				read(name, words[:i+1])
				read(name, words[i:min(i+12, len(words))])
			}
		}
	}
}

// TestSameResult holds that an extractor that has read other texts, in any
// order and on any goroutine, finds what a new one finds.
func TestSameResult(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	texts := stories(t)
	want := map[string]*Result{}
	for name, src := range texts {
		want[name] = New(rules.Builtin()).Extract(src)
		checkResult(t, want[name])
	}
	e := New(rules.Builtin())
	done := make(chan error)
	const workers = 4
	for range workers {
		go func() {
			var err error
			for run := 0; run < 50/workers+1; run++ {
				for name, src := range texts { // in map order: another each time
					if got := e.Extract(src); !reflect.DeepEqual(got, want[name]) && err == nil {
						err = fmt.Errorf("%s: another result in run %d", name, run)
					}
				}
			}
			done <- err
		}()
	}
	for range workers {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// TestNewlines holds that the kind of newlines changes no claim.
func TestNewlines(t *testing.T) {
	e := New(rules.Builtin())
	for name, src := range stories(t) {
		want := e.Extract(src).Claims
		for _, nl := range []string{"\r\n", "\r"} {
			got := e.Extract(strings.ReplaceAll(src, "\n", nl)).Claims
			if len(got) != len(want) {
				t.Errorf("%s with %q: %d claims, want %d", name, nl, len(got), len(want))
				continue
			}
			for i := range got {
				if got[i].Rule != want[i].Rule || len(got[i].Content) != len(want[i].Content) {
					t.Errorf("%s with %q: claim %d differs", name, nl, i)
				}
			}
		}
	}
}

func TestReadable(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"The minister said that taxes would rise.", "taxes would rise"},
		{"“We are ready,” she said.", "We are ready"},
		{"“We are ready,” she said, “to go.”", "We are ready, to go."},
		{"“We are ready,” she said. “Let us go.”", "We are ready. Let us go."},
		{"“Are we ready?” she asked. “Let us go.”", "Are we ready? Let us go."},
		{"The gates, she said, were opened “far too late”.", "The gates were opened “far too late”"},
	} {
		r := New(rules.Builtin()).Extract(c.src)
		if len(r.Claims) != 1 {
			t.Errorf("%s: %d claims", c.src, len(r.Claims))
		} else if got := r.Claims[0].Text; got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.src, got, c.want)
		}
	}
}

// TestText holds that the text of a demand names whom it is made to, as it can be read alone.
func TestText(t *testing.T) {
	e := New(rules.Builtin())
	for src, want := range map[string]string{
		"The minister told the crew to wait for the tide.": "the crew to wait for the tide",
		"The minister urged the crew to wait.":             "the crew to wait",
		"The minister told the crew that it was late.":     "it was late",
		"He was told to leave.":                            "He to leave",
		"The letter is a “crude threat,” Ruiz said.":       "The letter is a “crude threat”",
	} {
		if got := e.Extract(src).Claims; len(got) == 0 || got[0].Text != want {
			t.Errorf("%q: %+v, want %q", src, got, want)
		}
	}
}
