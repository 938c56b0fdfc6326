package dep

import (
	"os"
	"strings"
	"testing"

	"claims/extract/text"
	"claims/rules"
)

// parse returns a text and the nodes of its tokens.
func parse(src string) (*text.Document, []Node) {
	var d text.Document
	set := rules.Builtin()
	d.Parse(src, set.Lexicon, set.Furniture)
	nodes := make([]Node, len(d.Tokens))
	var p Parser
	for i := range d.Sentences {
		p.Sentence(d.Tokens, nodes, d.Sentences[i].First, d.Sentences[i].Last)
	}
	return &d, nodes
}

// TestSentences holds what the tree tells of the words that claims are made of: their
// heads, how they depend on them, and how far they extend.
func TestSentences(t *testing.T) {
	for _, c := range []struct{ about, src, word, head, label, extent string }{
		{"subject", "The mayor of Selm said it was late.", "mayor", "said", "nsubj", "The mayor of Selm"},
		{"clause", "The mayor said it was late.", "was", "said", "ccomp", "it was late"},
		{"clause with that", "The mayor said that it was late.", "was", "said", "ccomp", "that it was late"},
		{"passive subject", "The dam was closed on Monday.", "dam", "closed", "nsubjpass", "The dam"},
		{"infinitive", "She promised to leave.", "leave", "promised", "xcomp", "to leave"},
		{"relative clause", "The man who lost the case said nothing.", "lost", "man", "relcl", "who lost the case"},
		{"apposition", "Ana Ruiz, the mayor, said nothing.", "mayor", "Ruiz", "appos", "the mayor"},
		{"conjunct", "He sang and danced.", "danced", "sang", "conj", "danced"},
		{"possessor", "The city's lawyer said nothing.", "city", "lawyer", "poss", "The city's"},
		{"the sentence's own", "He left.", "left", "", "ROOT", "He left."},
		{"after a quotation", "“It is late,” the guard said.", "guard", "said", "nsubj", "the guard"},
	} {
		d, nodes := parse(c.src)
		found := false
		for i := range d.Tokens {
			if d.Tokens[i].In(c.src) != c.word || found {
				continue
			}
			found = true
			n := nodes[i]
			head := ""
			if n.Head >= 0 {
				head = d.Tokens[n.Head].In(c.src)
			}
			extent := c.src[d.Tokens[n.First].Start:d.Tokens[n.Last-1].End]
			if head != c.head || n.Label.String() != c.label || extent != c.extent {
				t.Errorf("%s: %q in %q depends on %q as %s, with %q", c.about, c.word, c.src, head, n.Label, extent)
			}
		}
		if !found {
			t.Errorf("no %q in %q", c.word, c.src)
		}
	}
}

// FuzzSentence holds that every token of any sentence descends from the one head of it, and
// that no arcs cross.
func FuzzSentence(f *testing.F) {
	f.Add("The mayor said it was late.")
	f.Add("“(, and")
	f.Add(strings.Repeat("He said ", 200))
	f.Add("")
	f.Fuzz(func(t *testing.T, src string) {
		d, nodes := parse(src)
		for s := range d.Sentences {
			x := d.Sentences[s]
			roots := 0
			for i := x.First; i < x.Last; i++ {
				n, steps := i, 0
				for nodes[n].Head >= 0 && steps <= x.Last-x.First {
					n, steps = int(nodes[n].Head), steps+1
					if n < x.First || n >= x.Last {
						t.Fatalf("the head of token %d stands in another sentence", i)
					}
				}
				if nodes[n].Head >= 0 {
					t.Fatalf("token %d is its own head's head", i)
				}
				if nodes[i].Head < 0 {
					roots++
				}
				if h := int(nodes[i].Head); h >= 0 && (nodes[h].First > nodes[i].First || nodes[h].Last < nodes[i].Last) {
					t.Fatalf("token %d extends beyond its head", i)
				}
			}
			if roots != 1 && x.Last > x.First {
				t.Fatalf("%d heads of a sentence", roots)
			}
		}
	})
}

func BenchmarkSentence(b *testing.B) {
	src, err := os.ReadFile("../../text/tag/testdata/news.txt")
	if err != nil {
		b.Fatal(err)
	}
	var d text.Document
	set := rules.Builtin()
	d.Parse(string(src), set.Lexicon, set.Furniture)
	nodes := make([]Node, len(d.Tokens))
	var p Parser
	tokens := 0
	for b.Loop() {
		for i := range d.Sentences {
			p.Sentence(d.Tokens, nodes, d.Sentences[i].First, d.Sentences[i].Last)
		}
		tokens += len(d.Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}
