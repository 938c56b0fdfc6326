package parse

import (
	"claims/extract/internal/dep"
	"claims/extract/text"
)

// Tree parses the sentence s, unless that was done, and returns the nodes of all tokens,
// of which those of s may be read.
func (t *Text) Tree(s int) []dep.Node {
	if !t.parsed[s] {
		if len(t.nodes) == 0 {
			t.nodes = text.OfLength(t.nodes, len(t.Tokens))
		}
		x := &t.Sentences[s]
		t.dep.Sentence(t.Tokens, t.nodes, x.First, x.Last)
		t.parsed[s] = true
	}
	return t.nodes
}

// ForgetTrees gives the memory of the trees back. [Text.Tree] parses again.
func (t *Text) ForgetTrees() {
	t.nodes = nil
	clear(t.parsed)
}
