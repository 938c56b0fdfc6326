package tag

import (
	"math/bits"

	"claims/extract/text/tag/internal/layout"
)

// Tagger tags sentences. It remembers what the words that it met add to the
// scores of the words around them, since most words of a text come again. The
// zero Tagger is ready for use, by one goroutine at a time.
type Tagger struct {
	memory
}

// NewTagger returns a tagger by the table in b, for those who make another.
func NewTagger(b []byte) *Tagger {
	t := open(b)
	return &Tagger{memory{table: &t}}
}

// Sentence sets tags[i] to the tag of words[i], the tokens of one sentence by
// Penn Treebank conventions: quotation marks are two backquotes or two
// apostrophes. There must be as many tags as words, or more.
//
// Where several tags have the highest score, Sentence takes the first in the order of their
// constants.
func (t *Tagger) Sentence(words []string, tags []Tag) {
	tags = tags[:len(words)]
	if t.table == nil {
		t.table = &builtin
	}
	ends := t.edges()
	at := func(i int) *known {
		switch {
		case i < len(words):
			return t.recall(words[i])
		case i == len(words):
			return &ends.end
		default:
			return &ends.end2
		}
	}
	back2, back := &ends.start, &ends.start2
	here, ahead := at(0), at(1)
	tag2, tag1 := Tag(layout.Start2Tag), Tag(layout.StartTag)
	for i := range words {
		ahead2 := at(i + 2)
		best := here.tag
		if best == None {
			var s scores
			s.context(t.table, tag1, tag2)
			s.add(here, back, back2, ahead, ahead2)
			if tag := uint64(1) << tag1; here.before&tag != 0 {
				row := here.row + 1 + uint32(bits.OnesCount64(here.before&(tag-1)))
				t.table.addRows(s[:], row, row)
			}
			best = s.best()
		}
		tags[i] = best
		tag2, tag1 = tag1, best
		back2, back, here, ahead = back, here, ahead, ahead2
	}
}
