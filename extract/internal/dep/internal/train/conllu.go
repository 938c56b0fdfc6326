package main

import (
	"fmt"
	"strconv"
	"strings"

	"claims/extract/internal/conllu"
	"claims/extract/internal/dep/internal/arc"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// sentence is a parsed sentence: its words, their heads, that of the sentence's own being
// the number of words, and the labels of their arcs.
type sentence struct {
	words  []arc.Word
	heads  []int
	labels []arc.Label
}

// read returns the sentences of files in CoNLL-U, made projective: of each token the form, the
// program's tag (in MISC), the head and the label are read.
func read(files []string) ([]sentence, error) {
	var list []sentence
	err := conllu.Read(files, func(tokens [][]string) error {
		var s sentence
		for _, token := range tokens {
			if err := s.add(token, len(tokens)); err != nil {
				return err
			}
		}
		s.lift()
		list = append(list, s)
		return nil
	})
	return list, err
}

// add adds a token of a sentence of n.
func (s *sentence) add(token []string, n int) error {
	head, err := strconv.Atoi(token[conllu.Head])
	if err != nil {
		return err
	}
	if head == 0 {
		head = n + 1
	}
	name, ok := strings.CutPrefix(token[conllu.Misc], "Tag=")
	t, known := tag.Parse(name)
	if !ok || !known {
		return fmt.Errorf("no tag of the program's, as Tag=NN, in column MISC: %q", token[conllu.Misc])
	}
	s.words = append(s.words, arc.Word{Form: uint64(text.AtomOf(token[conllu.Form])), Tag: uint8(t)})
	s.heads = append(s.heads, head-1)
	s.labels = append(s.labels, arc.LabelNamed(token[conllu.Deprel]))
	return nil
}

// lift moves dependents to the heads of their heads until no arcs cross, as Nivre and
// Nilsson (2005) do.
func (s *sentence) lift() {
	for {
		d := s.crossing()
		if d < 0 {
			return
		}
		s.heads[d] = s.heads[s.heads[d]]
	}
}

// crossing returns the dependent of the shortest arc that spans a token which does not
// descend from its head, or -1.
func (s *sentence) crossing() int {
	best, length := -1, len(s.words)+2
	for d, h := range s.heads {
		if h == len(s.words) {
			continue
		}
		lo, hi := min(d, h), max(d, h)
		if hi-lo >= length {
			continue
		}
		for k := lo + 1; k < hi; k++ {
			if !s.descends(k, h) {
				best, length = d, hi-lo
				break
			}
		}
	}
	return best
}

func (s *sentence) descends(k, h int) bool {
	for n := 0; k < len(s.words) && n < len(s.words); n++ {
		if k == h {
			return true
		}
		k = s.heads[k]
	}
	return false
}
