package parse

import "claims/extract/internal/dep"

// Tree parses the sentence s, unless that was done, and returns the nodes of all tokens,
// of which those of s may be read.
func (t *Text) Tree(s int) []dep.Node {
	if !t.parsed[s] {
		x := &t.Sentences[s]
		t.dep.Sentence(t.Tokens, t.nodes, x.First, x.Last)
		t.parsed[s] = true
	}
	return t.nodes
}
