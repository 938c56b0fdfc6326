// Package dep parses sentences into trees of dependencies: which word each word depends
// on, and how. The parser is greedy; its weights are learnt by internal/train.
package dep

import (
	_ "embed"

	"claims/extract/internal/dep/internal/arc"
	"claims/extract/text"
)

//go:embed model.table
var model []byte

// Label tells how a token depends on its head: as its subject, its object, a clause of it.
type Label = arc.Label

// The labels that are asked for.
const (
	ACL       = arc.ACL
	Agent     = arc.Agent
	Appos     = arc.Appos
	CComp     = arc.CComp
	CSubj     = arc.CSubj
	NSubj     = arc.NSubj
	NSubjPass = arc.NSubjPass
	PComp     = arc.PComp
	PObj      = arc.PObj
	Poss      = arc.Poss
	Prep      = arc.Prep
	RelCl     = arc.RelCl
	Labels    = arc.Labels
)

// Node is a token's place in the tree of its sentence.
type Node struct {
	Head  int32 // the token that it depends on, or -1 for the sentence's own
	First int32 // the tokens [First, Last) are those from the leftmost that depends on it,
	Last  int32 // at whatever depth, to the rightmost, itself among them
	Label Label
}

// Parser parses one sentence after another.
type Parser struct{ arc *arc.Parser }

// Sentence sets nodes[i] to the place of token i, for the tokens [first, last) of a
// sentence.
func (p *Parser) Sentence(tokens []text.Token, nodes []Node, first, last int) {
	if p.arc == nil {
		p.arc = arc.NewParser(model)
	}
	words := p.arc.Begin(last - first)
	for i := range words {
		t := &tokens[first+i]
		words[i] = arc.Word{Form: uint64(t.Word), Tag: uint8(t.Tag)}
	}
	p.arc.Parse()
	for i := range words {
		n := &nodes[first+i]
		*n = Node{Head: -1, First: int32(first + i), Last: int32(first + i + 1), Label: p.arc.Labels[i]}
		if h := p.arc.Heads[i]; h < len(words) {
			n.Head = int32(first + h)
		}
	}
	// Each token lends its extent to its head, the deepest first: arcs do not cross, so a
	// token to the left of its head is complete when it is met from the left.
	for i := first; i < last; i++ {
		if h := nodes[i].Head; h > int32(i) {
			nodes[h].First = min(nodes[h].First, nodes[i].First)
		}
	}
	for i := last - 1; i >= first; i-- {
		if h := nodes[i].Head; h >= 0 && h < int32(i) {
			nodes[h].Last = max(nodes[h].Last, nodes[i].Last)
		}
	}
}
