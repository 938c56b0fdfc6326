package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"

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

// read returns the sentences of files in CoNLL-U: of each token the form, the program's tag
// (in MISC), the head and the label are read.
func read(files []string) ([]sentence, error) {
	var list []sentence
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		var s sentence
		in := bufio.NewScanner(f)
		in.Buffer(nil, 1<<20)
		for n := 1; in.Scan(); n++ {
			line := in.Text()
			switch {
			case line == "":
				list, s = appendSentence(list, s), sentence{}
			case line[0] != '#':
				if err := s.add(line); err != nil {
					return nil, fmt.Errorf("%s:%d: %w", name, n, err)
				}
			}
		}
		if err := in.Err(); err != nil {
			return nil, err
		}
		list = appendSentence(list, s)
	}
	return list, nil
}

// add adds the token of a line.
func (s *sentence) add(line string) error {
	col := strings.Split(line, "\t")
	if len(col) != 10 {
		return fmt.Errorf("%d columns, not 10", len(col))
	}
	head, err := strconv.Atoi(col[6])
	if err != nil {
		return err
	}
	name, ok := strings.CutPrefix(col[9], "Tag=")
	t, known := tag.Parse(name)
	if !ok || !known {
		return fmt.Errorf("no tag of the program's, as Tag=NN, in column MISC: %q", col[9])
	}
	s.words = append(s.words, arc.Word{Form: uint64(text.AtomOf(col[1])), Tag: uint8(t)})
	s.heads = append(s.heads, head-1)
	s.labels = append(s.labels, arc.LabelNamed(col[7]))
	return nil
}

// appendSentence appends s, made projective.
func appendSentence(list []sentence, s sentence) []sentence {
	n := len(s.words)
	if n == 0 {
		return list
	}
	for i := range s.heads {
		if s.heads[i] < 0 {
			s.heads[i] = n
		}
	}
	s.lift()
	return append(list, s)
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
