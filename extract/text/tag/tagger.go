package tag

import (
	"math/bits"

	"claims/extract/text/tag/internal/layout"
)

// Sentence sets tags[i] to the tag of words[i], the tokens of one sentence by
// Penn Treebank conventions: quotation marks are two backquotes or two
// apostrophes. There must be as many tags as words, or more. Sentence is safe
// for concurrent use.
//
// The tags are those that prose v2.0.0 gives the same tokens. Where several tags
// have the highest score, prose takes any of them, by the order of a map, and
// Sentence takes the first in the order of their constants.
func Sentence(words []string, tags []Tag) {
	tags = tags[:len(words)]
	at := func(i int) word {
		switch {
		case i < len(words):
			return look(words[i])
		case i == len(words):
			return special(layout.End)
		default:
			return special(layout.End2)
		}
	}
	back2, back := special(layout.Start), special(layout.Start2)
	here, ahead := at(0), at(1)
	tag2, tag1 := Tag(layout.Start2Tag), Tag(layout.StartTag)
	for i := range words {
		ahead2 := at(i + 2)
		t := here.tag
		if t == None {
			var s scores
			s.start(tag1, tag2)
			s.add(here.first)
			s.add(here.spelled + layout.SuffixHere)
			s.add(here.row + layout.Here)
			if tag := uint64(1) << tag1; here.before&tag != 0 {
				s.add(here.row + layout.WordRows + uint32(bits.OnesCount64(here.before&(tag-1))))
			}
			s.add(back.row + layout.OneBack)
			s.add(back.suffix + layout.SuffixBack)
			s.add(back2.row + layout.TwoBack)
			s.add(ahead.row + layout.OneAhead)
			s.add(ahead.suffix + layout.SuffixAhead)
			s.add(ahead2.row + layout.TwoAhead)
			t = s.best()
		}
		tags[i] = t
		tag2, tag1 = tag1, t
		back2, back, here, ahead = back, here, ahead, ahead2
	}
}
