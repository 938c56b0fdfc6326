package attribute

import (
	"os"
	"strings"
	"testing"

	"claims/extract/internal/dep"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/rules"
)

// readTree returns a text, and the first token that is the word.
func readTree(t *testing.T, src, word string) (*parse.Text, int) {
	t.Helper()
	txt := &parse.Text{}
	txt.Read(src, rules.Builtin())
	for i := range txt.Tokens {
		if txt.Tokens[i].In(src) == word {
			return txt, i
		}
	}
	t.Fatalf("no %q in %q", word, src)
	return nil, 0
}

// TestSubjectInTree holds whom the tree gives a cue for its subject, and how far that extends.
func TestSubjectInTree(t *testing.T) {
	for _, c := range []struct{ about, src, cue, want string }{
		{"its own", "The head of the guard said it was late.", "said", "The head of the guard"},
		{"with a relative clause", "The man who lost said nothing.", "said", "The man who lost"},
		{"after it", "“It is late,” said Ana Ruiz.", "said", "Ana Ruiz"},
		{"of the verb it is joined to", "The mayor smiled and said it was late.", "said", "The mayor"},
		{"of the verb above", "The mayor refused to say why.", "say", "The mayor"},
		{"the noun of its relative clause", "A man saying he was hurt left.", "saying", "A man"},
		{"of a passive, in an aside", "The dam, the mayor said, was closed.", "said", "the mayor"},
		{"owner of a noun", "The city's denial came late.", "denial", "The city's"},
		{"of a noun, after it", "In the view of the court it was too late.", "view", "the court"},
		{"none", "Go home and say nothing.", "say", ""},
	} {
		txt, i := readTree(t, c.src, c.cue)
		s := subjectInTree(txt.Tree(0), nil, i, txt.Tok(i).Tag.IsNoun())
		got := ""
		if s.head >= 0 {
			got = txt.SpanOf(text.Range{First: s.first, Last: s.last}).In(c.src)
		}
		if got != c.want {
			t.Errorf("%s: the subject of %q in %q is %q, want %q", c.about, c.cue, c.src, got, c.want)
		}
	}
}

// TestGoverned holds where what a cue says must leave a verb after it what it needs.
func TestGoverned(t *testing.T) {
	for _, c := range []struct{ src, cue, want string }{
		{"The claim that nobody was hurt drew laughter.", "claim", "drew"},
		{"The man accusing her of lying left the room.", "accusing", "left"},
		{"The mayor said it was late.", "said", ""},
		{"It was late, the mayor said.", "said", ""},
	} {
		txt, i := readTree(t, c.src, c.cue)
		got := ""
		if end := governed(txt.Tree(0), i); end >= 0 {
			got = txt.Tok(end).In(c.src)
		}
		if got != c.want {
			t.Errorf("what %q says in %q ends before %q, want %q", c.cue, c.src, got, c.want)
		}
	}
}

// TestComplementOf holds which phrase of the cue a word belongs to.
func TestComplementOf(t *testing.T) {
	const src = "The mayor of Selm said that the old dam had failed."
	txt, cue := readTree(t, src, "said")
	for word, want := range map[string]string{"old": "that the old dam had failed", "that": "that the old dam had failed", "Selm": "The mayor of Selm"} {
		_, i := readTree(t, src, word)
		n := &txt.Tree(0)[complementOf(txt.Tree(0), i, cue)]
		if got := txt.SpanOf(text.Range{First: int(n.First), Last: int(n.Last)}).In(src); got != want {
			t.Errorf("%q belongs to %q, want %q", word, got, want)
		}
	}
}

// TestExtent holds that a subject ends at the cue, on whichever side of it.
func TestExtent(t *testing.T) {
	nodes := []dep.Node{{First: 0, Last: 5}, {First: 0, Last: 5}, {First: 0, Last: 5}, {First: 0, Last: 5}}
	if s := extent(nodes, 1, 2, 0); s.first != 0 || s.last != 2 {
		t.Errorf("before the cue: from %d to %d", s.first, s.last)
	}
	if s := extent(nodes, 3, 2, 0); s.first != 3 || s.last != 5 {
		t.Errorf("after the cue: from %d to %d", s.first, s.last)
	}
}

// TestTreeBound holds that what the tree adds to a reading is no more than is said before
// the tree is there.
func TestTreeBound(t *testing.T) {
	data, err := os.ReadFile("../../testdata/constructions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var p Proposer
	readings := 0
	for line := range strings.Lines(string(data)) {
		src, _, _ := strings.Cut(line, "\t")
		txt := &parse.Text{}
		txt.Read(src, rules.Builtin())
		for u := range txt.Units {
			v := txt.View(txt.SentenceAt(txt.Units[u].First)).Around(u)
			p.readings = p.readings[:0]
			entry, ok := p.findReadings(v, u, true)
			if !ok {
				continue
			}
			cx := contextOf(&p.f, v, u, entry)
			for i := range p.readings {
				readings++
				x := &p.readings[i]
				p.f.Reset()
				treeReadingFeatures(&p.f, &cx, x.rule, &x.match)
				if bound := treeBound(&p.f, &cx, x.rule); p.f.Sum > bound {
					t.Errorf("%s: %d of %s at unit %d, said to be %d at most", src, p.f.Sum, x.rule.Name, u, bound)
				}
			}
		}
	}
	if readings < 1000 {
		t.Errorf("%d readings", readings)
	}
}
