package dep

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"claims/extract/internal/conllu"
	"claims/extract/text"
)

// TestCorrectedTrees compares the tags and trees of 300 sentences of testdata/stories, drawn
// by lot, with those that readers made of them, who had the program's before them and
// corrected what was wrong.
func TestCorrectedTrees(t *testing.T) {
	type tree struct {
		doc   *text.Document
		nodes []Node
		text.Sentence
	}
	read := map[string]tree{} // by the words of a sentence
	stories, err := filepath.Glob("../../../testdata/stories/*.txt")
	if err != nil || len(stories) == 0 {
		t.Fatal("no stories:", err)
	}
	for _, name := range stories {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, nodes := parse(string(src))
		for _, s := range d.Sentences {
			var words []string
			for i := s.First; i < s.Last; i++ {
				words = append(words, strings.ReplaceAll(d.Tokens[i].In(d.Source), "\n", " "))
			}
			read[strings.Join(words, " ")] = tree{d, nodes, s}
		}
	}
	var tags, heads, labels, subjects counter
	err = conllu.Read([]string{"testdata/stories.conllu"}, func(tokens [][]string) error {
		var words []string
		for _, token := range tokens {
			words = append(words, token[conllu.Form])
		}
		x, ok := read[strings.Join(words, " ")]
		if !ok {
			t.Errorf("no story has the tokens %q", words)
			return nil
		}
		for i, token := range tokens {
			n := x.nodes[x.First+i]
			tags.add(x.doc.Tokens[x.First+i].Tag.String() == token[conllu.XPOS])
			if token[conllu.Deprel] == "punct" {
				continue
			}
			head := "0"
			if n.Head >= 0 {
				head = tokens[int(n.Head)-x.First][0]
			}
			right := head == token[conllu.Head]
			heads.add(right)
			labels.add(right && n.Label.String() == token[conllu.Deprel])
			if strings.HasPrefix(token[conllu.Deprel], "nsubj") {
				subjects.add(right && n.Label.String() == token[conllu.Deprel])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		about string
		counter
		least float64
	}{{"tags", tags, 97.4}, {"heads", heads, 93.8}, {"heads with their labels", labels, 91.8}, {"subjects", subjects, 92.2}} {
		t.Logf("%s: %.1f %% of %d", c.about, c.share(), c.all)
		if c.share() < c.least {
			t.Errorf("%.1f %% of %d %s are right, not %.1f %%", c.share(), c.all, c.about, c.least)
		}
	}
}

// counter counts what is right of all.
type counter struct{ right, all int }

func (c *counter) add(right bool) {
	c.all++
	if right {
		c.right++
	}
}

func (c *counter) share() float64 { return 100 * float64(c.right) / float64(max(c.all, 1)) }
