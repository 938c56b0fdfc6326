// Package quotation finds the same quotation, and the same story, in what several
// stories tell.
package quotation

import "iter"

// A Telling is a claim as one story tells it.
type Telling struct {
	Text    string // of the claim
	Quoted  bool   // at least partly in quotation marks
	Speaker int    // a person across stories, from 1; 0 where not known
	Story   int
	Date    string // of the story, YYYY-MM-DD; "" where not known
}

// Group returns for each telling the index of the telling of its group that was told
// first: the earliest date, then the order given (undated last). One alone is its own.
func Group(tellings iter.Seq[Telling]) []int32 {
	var first []int32
	for range tellings {
		first = append(first, int32(len(first)))
	}
	return first
}
