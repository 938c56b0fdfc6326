// Package counts counts the claims of stories by speaker, act, kind and story.
package counts

import (
	"cmp"
	"slices"
	"strings"

	"claims/cmd/claims/internal/record"
	"claims/extract"
)

// Counts is what stats found.
type Counts struct {
	Stories    int          `json:"stories"`
	Words      int          `json:"words"`
	Claims     int          `json:"claims"`
	Unresolved Share        `json:"unresolved"`
	Hearsay    Share        `json:"hearsay"`
	Doubtful   Share        `json:"doubtful"` // of a confidence under 0.5
	Speakers   []Count      `json:"speakers"`
	MostQuoted []Count      `json:"mostQuoted"`
	Acts       []Count      `json:"acts"`
	Kinds      []Count      `json:"kinds"`
	ByStory    []StoryCount `json:"byStory"`
}

// Share is a number of claims, and its share of all.
type Share struct {
	Claims int                `json:"claims"`
	Share  extract.Hundredths `json:"share"`
}

// Count is how many claims a speaker, an act or a kind has.
type Count struct {
	Name    string              `json:"name"`
	Type    extract.SpeakerType `json:"type,omitempty"`
	Claims  int                 `json:"claims"`
	Quoted  int                 `json:"quoted,omitempty"`
	Stories int                 `json:"stories"`
}

// StoryCount is how many claims a story has, and by how many named speakers.
type StoryCount struct {
	Path     string `json:"path"`
	Line     int    `json:"line,omitempty"`
	Item     int    `json:"item,omitempty"`
	ID       string `json:"id,omitempty"`
	Headline string `json:"headline,omitempty"`
	Claims   int    `json:"claims"`
	Speakers int    `json:"speakers"`

	place string
}

// Counter counts as the records come.
type Counter struct {
	total                 Counts
	unresolved, hearsay   int
	doubtful              int
	speakers, acts, kinds map[string]*Count
}

// New returns a counter of nothing.
func New() *Counter {
	return &Counter{speakers: map[string]*Count{}, acts: map[string]*Count{}, kinds: map[string]*Count{}}
}

// Add counts the claims of a story.
func (c *Counter) Add(r *record.Record) {
	c.total.Stories++
	c.total.Words += r.Document.Words
	c.total.Claims += len(r.Claims)
	d := &r.Document
	place := d.Place()
	if d.Line > 0 && d.ID != "" {
		place = d.ID
	}
	c.total.ByStory = append(c.total.ByStory, StoryCount{d.Path, d.Line, d.Item, d.ID, d.Headline, len(r.Claims), len(r.Speakers), place})
	seen := map[*Count]bool{}
	note := func(m map[string]*Count, name string) *Count {
		n := m[name]
		if n == nil {
			n = &Count{Name: name}
			m[name] = n
		}
		n.Claims++
		if !seen[n] {
			seen[n] = true
			n.Stories++
		}
		return n
	}
	for i := range r.Claims {
		claim := &r.Claims[i]
		if claim.Confidence < record.Doubtful {
			c.doubtful++
		}
		note(c.acts, string(claim.Act))
		note(c.kinds, string(claim.Kind))
		switch s := claim.Speaker; {
		case s == nil:
			c.hearsay++
		case s.Name == "":
			c.unresolved++
		default:
			n := note(c.speakers, s.Name)
			n.Type = cmp.Or(n.Type, s.Type)
			if claim.Kind != extract.Indirect {
				n.Quoted++
			}
		}
	}
}

// Counts returns the counts, the greatest first.
func (c *Counter) Counts() *Counts {
	total := c.total
	total.Unresolved = shareOf(c.unresolved, total.Claims)
	total.Hearsay = shareOf(c.hearsay, total.Claims)
	total.Doubtful = shareOf(c.doubtful, total.Claims)
	total.Speakers = ranked(c.speakers, func(n *Count) int { return n.Claims })
	total.MostQuoted = ranked(c.speakers, func(n *Count) int { return n.Quoted })
	total.Acts = ranked(c.acts, func(n *Count) int { return n.Claims })
	total.Kinds = ranked(c.kinds, func(n *Count) int { return n.Claims })
	if total.ByStory == nil {
		total.ByStory = []StoryCount{}
	}
	slices.SortStableFunc(total.ByStory, func(a, b StoryCount) int { return b.Claims - a.Claims })
	return &total
}

func shareOf(n, of int) Share {
	return Share{n, extract.HundredthsOf(float64(n) / float64(max(of, 1)))}
}

// ranked returns the counts that are not 0 by size, and by name where they are
// equal.
func ranked(m map[string]*Count, size func(*Count) int) []Count {
	list := []Count{}
	for _, n := range m {
		if size(n) > 0 {
			list = append(list, *n)
		}
	}
	slices.SortFunc(list, func(a, b Count) int {
		return cmp.Or(size(&b)-size(&a), strings.Compare(a.Name, b.Name))
	})
	return list
}

// First returns the counts with no more than n speakers and stories, or with 0
// all.
func (c *Counts) First(n int) *Counts {
	if n > 0 {
		c.Speakers = c.Speakers[:min(n, len(c.Speakers))]
		c.MostQuoted = c.MostQuoted[:min(n, len(c.MostQuoted))]
		c.ByStory = c.ByStory[:min(n, len(c.ByStory))]
	}
	return c
}
