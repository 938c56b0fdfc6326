// Package counts counts the claims of stories by speaker, act, kind and story.
package counts

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"claims/cmd/claims/internal/across"
	"claims/cmd/claims/internal/record"
	"claims/extract"
)

// Counts is what stats found.
type Counts struct {
	Stories    int     `json:"stories"`
	Words      int     `json:"words"`
	Claims     int     `json:"claims"`
	Unresolved Share   `json:"unresolved"`
	Hearsay    Share   `json:"hearsay"`
	Doubtful   Share   `json:"doubtful"` // of a confidence under 0.5
	Speakers   []Count `json:"speakers"`
	MostQuoted []Count `json:"mostQuoted"`
	Acts       []Count `json:"acts"`
	Kinds      []Count `json:"kinds"`
	// Periods are there where they were asked for, in the order of time.
	Periods []Count `json:"periods,omitempty"`
	// Repeated are the words that several stories tell, where each counts once.
	Repeated []Repeated   `json:"repeated,omitempty"`
	ByStory  []StoryCount `json:"byStory"`
}

// Repeated is a claim that several stories tell, in the words of the first.
type Repeated struct {
	Text    string   `json:"text"`
	Speaker string   `json:"speaker,omitempty"`
	First   string   `json:"first,omitempty"` // the date
	Claims  int      `json:"claims"`
	Stories []string `json:"stories"` // their places
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

// Options tell what is counted.
type Options struct {
	Unique bool   // count the same words once, though several stories tell them
	By     string // count by this Period as well, or ""
}

// Periods are the stretches of time that can be counted by.
var Periods = []string{"day", "month", "year"}

// undated is the period of stories whose day is not known.
const undated = "undated"

// period returns the day, the month or the year of a date.
func period(date, by string) string {
	switch {
	case date == "":
		return undated
	case by == "month":
		return date[:len("2006-01")]
	case by == "year":
		return date[:len("2006")]
	}
	return date
}

// Counter counts as the records come.
type Counter struct {
	options                        Options
	total                          Counts
	unresolved, hearsay            int
	doubtful                       int
	speakers, acts, kinds, periods map[string]*Count
	counted                        map[*Count]int // the last story whose claims were
	stories                        across.Stories
	sayings                        []saying // where words count once
}

// saying is what is counted of a claim.
type saying struct {
	story    int
	speaker  string
	typ      extract.SpeakerType
	hearsay  bool
	act      extract.Act
	kind     extract.Kind
	doubtful bool
	date     string
	text     string // where words count once
}

// New returns a counter of nothing.
func New(o Options) *Counter {
	return &Counter{options: o, speakers: map[string]*Count{}, acts: map[string]*Count{}, kinds: map[string]*Count{}, periods: map[string]*Count{}, counted: map[*Count]int{}}
}

// Add counts the claims of a story.
func (c *Counter) Add(r *record.Record) {
	c.total.Stories++
	c.total.Words += r.Document.Words
	d := &r.Document
	place := d.Place()
	if d.Line > 0 && d.ID != "" {
		place = d.ID
	}
	c.total.ByStory = append(c.total.ByStory, StoryCount{d.Path, d.Line, d.Item, d.ID, d.Headline, len(r.Claims), len(r.Speakers), place})
	if c.options.Unique {
		c.stories.Add(r)
	}
	for i := range r.Claims {
		claim := &r.Claims[i]
		s := saying{
			story: c.total.Stories, hearsay: claim.Speaker == nil, act: claim.Act, kind: claim.Kind,
			doubtful: claim.Confidence < record.Doubtful, date: record.Date(d.Published),
		}
		if claim.Speaker != nil {
			s.speaker, s.typ = r.PersonName(claim.Speaker.Name), claim.Speaker.Type
		}
		if !c.options.Unique {
			c.count(&s, true)
			continue
		}
		s.text = claim.Text
		c.sayings = append(c.sayings, s)
	}
}

// count counts a claim; one whose words were told before, only for its story.
func (c *Counter) count(s *saying, first bool) {
	note := func(m map[string]*Count, name string) *Count {
		n := m[name]
		if n == nil {
			n = &Count{Name: name}
			m[name] = n
		}
		if first {
			n.Claims++
		}
		if c.counted[n] != s.story {
			c.counted[n] = s.story
			n.Stories++
		}
		return n
	}
	note(c.acts, string(s.act))
	note(c.kinds, string(s.kind))
	counted := []*Count{}
	if c.options.By != "" {
		counted = append(counted, note(c.periods, period(s.date, c.options.By)))
	}
	if s.speaker != "" {
		n := note(c.speakers, s.speaker)
		n.Type = cmp.Or(n.Type, s.typ)
		counted = append(counted, n)
	}
	if !first {
		return
	}
	c.total.Claims++
	if s.kind != extract.Indirect {
		for _, n := range counted {
			n.Quoted++
		}
	}
	if s.doubtful {
		c.doubtful++
	}
	switch {
	case s.hearsay:
		c.hearsay++
	case s.speaker == "":
		c.unresolved++
	}
}

// countOnce counts the claims that were gathered, the same words once.
func (c *Counter) countOnce() {
	repeated := map[int32]*Repeated{}
	for i, first := range c.stories.Quotations() {
		s, of := &c.sayings[i], &c.sayings[first]
		c.count(s, int(first) == i)
		if repeated[first] == nil {
			repeated[first] = &Repeated{Text: of.text, Speaker: of.speaker, First: of.date}
		}
		q := repeated[first]
		q.Claims++
		if place := c.total.ByStory[s.story-1].place; !slices.Contains(q.Stories, place) {
			q.Stories = append(q.Stories, place)
		}
	}
	c.sayings = nil
	for _, first := range slices.Sorted(maps.Keys(repeated)) {
		if q := repeated[first]; len(q.Stories) > 1 {
			c.total.Repeated = append(c.total.Repeated, *q)
		}
	}
	slices.SortStableFunc(c.total.Repeated, func(a, b Repeated) int { return len(b.Stories) - len(a.Stories) })
}

// Counts returns the counts, the greatest first.
func (c *Counter) Counts() *Counts {
	if c.options.Unique {
		c.countOnce()
	}
	total := c.total
	total.Unresolved = shareOf(c.unresolved, total.Claims)
	total.Hearsay = shareOf(c.hearsay, total.Claims)
	total.Doubtful = shareOf(c.doubtful, total.Claims)
	total.Speakers = ranked(c.speakers, func(n *Count) int { return n.Claims })
	total.MostQuoted = ranked(c.speakers, func(n *Count) int { return n.Quoted })
	total.Acts = ranked(c.acts, func(n *Count) int { return n.Claims })
	total.Kinds = ranked(c.kinds, func(n *Count) int { return n.Claims })
	if c.options.By != "" {
		total.Periods = ranked(c.periods, func(n *Count) int { return n.Claims })
		slices.SortFunc(total.Periods, func(a, b Count) int { return strings.Compare(a.Name, b.Name) })
	}
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

// First returns the counts with no more than n speakers, repeated claims and stories, or with 0
// all.
func (c *Counts) First(n int) *Counts {
	if n > 0 {
		c.Speakers = c.Speakers[:min(n, len(c.Speakers))]
		c.MostQuoted = c.MostQuoted[:min(n, len(c.MostQuoted))]
		c.Repeated = c.Repeated[:min(n, len(c.Repeated))]
		c.ByStory = c.ByStory[:min(n, len(c.ByStory))]
	}
	return c
}
