// Package page writes stories and their claims as a page in HTML that needs nothing
// else.
package page

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"claims/cmd/claims/internal/across"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/wording"
	"claims/extract"
)

// The parts of the page, which are put together in one file.
var (
	//go:embed page.css
	pageStyle string
	//go:embed page.js
	pageScript string
	//go:embed page.html
	pageMarkup string
)

// pageTemplate is parsed when it is first wanted.
var pageTemplate = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageMarkup)) })

// page is what the page shows.
type page struct {
	Title, Summary string
	Stories        []*pageStory
	Indexes        []pageIndex
	Charted        []*pageStory // where there are several, those with the most claims first
	First          int          // how many lines of a chart are there at once

	// The policy lets no script run but the page's own, and nothing be fetched,
	// whatever the stories hold.
	Policy string
	Style  template.CSS
	Script template.JS
}

// firstLines is how many lines of a chart are there at once, which is more than
// can be seen without scrolling.
const firstLines = 40

// pageIndex lists by name who or what has claims. Those of a single claim come apart
// when there are many, and no control lists them: words find them.
type pageIndex struct {
	Label, Control string
	Listed, Once   []*pageEntry
}

// manyEntries is how many lines of an index are listed one by one, whatever they
// count.
const manyEntries = 500

// pageEntry is a line of an index: a name, how many claims have it, and the
// stories where they are.
type pageEntry struct {
	Name    string
	Claims  int
	Bar     int // its share of the most, in percent
	Stories []pagePlace
	Number  int // among the entries
}

// Dated reports whether there is a day to tell of any story.
func (e *pageEntry) Dated() bool {
	return slices.ContainsFunc(e.Stories, func(p pagePlace) bool { return p.Date != "" })
}

// sort puts the stories in the order of their dates, those without one last.
func (e *pageEntry) sort() {
	slices.SortStableFunc(e.Stories, func(a, b pagePlace) int { return record.CompareDates(a.Date, b.Date) })
}

// pagePlace is a story, and its first claim of an entry.
type pagePlace struct {
	Number int
	First  string
	Date   string
	Title  string
}

type pageStory struct {
	Number         int
	Title, Caption string
	URL, Date      string
	Heading        []segment
	Paragraphs     [][]segment
	Claims         []*pageClaim
	Bar            int
}

// segment is a run of text that the same claims have in the same part.
type segment struct {
	Text, Class, Claims string
	ID                  string // of the first that a claim's number can lead to
}

type pageClaim struct {
	Number              int
	Speaker, Role, Kind string
	Text, Hedge         string
	Verb                string // how it answers
	Answers, Within     int    // claims on the page, or 0
	Negated             bool
	Confidence          extract.Hundredths
	Denied              string           // text of the claim that it answers, where it denies
	Also                []pageClaimPlace // where else the same words were told
	Answered            []pageClaimPlace // what answers it in other stories
	Act                 *pageEntry
	speaker             *pageEntry // nil when not known
}

// pageClaimPlace is a claim of another story, by whom, and how it answers.
type pageClaimPlace struct {
	Link, Speaker, Verb string
	Story               int
}

// SpeakerNumber returns the number of the claim's speaker in the index, if any.
func (c *pageClaim) SpeakerNumber() string {
	if c.speaker == nil {
		return ""
	}
	return strconv.Itoa(c.speaker.Number)
}

// Sure returns the confidence with two decimals.
func (c *pageClaim) Sure() string { return strconv.FormatFloat(float64(c.Confidence)/100, 'f', 2, 64) }

// Unsure reports whether the claim is dimmed.
func (c *pageClaim) Unsure() bool { return c.Confidence < record.Doubtful }

// Builder makes the page of the records that it is given.
type Builder struct {
	stories        []*pageStory
	speakers, acts map[string]*pageEntry
	claims         int
	across         across.Stories
}

// New returns the builder of an empty page.
func New() *Builder {
	return &Builder{speakers: map[string]*pageEntry{}, acts: map[string]*pageEntry{}}
}

// Add adds a story, whose record has its text.
func (p *Builder) Add(r *record.Record) {
	p.across.Add(r)
	s := &pageStory{
		Number: len(p.stories) + 1, URL: linkOf(r.Document.URL), Date: record.Date(r.Document.Published),
		Title: wording.Line(cmp.Or(r.Document.Headline, r.Document.Place())), Caption: r.Document.Caption(),
	}
	numbers := map[string]int{} // of the claims on the page
	for i := range r.Claims {
		numbers[r.Claims[i].ID] = i + 1
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		claim := &pageClaim{
			Number: i + 1, Speaker: record.SpeakerName(c), Kind: string(c.Kind), Text: c.Text, Negated: c.Negated,
			Hedge: record.Words(c.Hedge), Verb: record.AnswerVerb(c.Answer), Answers: numbers[c.Answers], Within: numbers[c.Within],
			Confidence: c.Confidence,
		}
		if n := numbers[c.Answers]; n > 0 && c.Act == extract.Denial {
			claim.Denied = r.Claims[n-1].Text
		}
		if c.Speaker != nil {
			claim.Role = c.Speaker.Role
			if c.Speaker.Name != "" {
				claim.speaker = note(p.speakers, r.PersonName(c.Speaker.Name), s, i+1)
			}
		}
		claim.Act = note(p.acts, string(c.Act), s, i+1)
		s.Claims = append(s.Claims, claim)
	}
	p.claims += len(s.Claims)
	s.split(r)
	p.stories = append(p.stories, s)
}

func claimID(story, claim int) string { return fmt.Sprintf("s%dc%d", story, claim) }

// linkOf returns the address of a page on the web, or "" for any other.
func linkOf(address string) string {
	if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
		return address
	}
	return ""
}

// compare puts in each claim where else its words were told, and what answers them in
// other stories. It returns how many claims tell what none before did.
func (p *Builder) compare() (once int) {
	type place struct {
		story *pageStory
		claim *pageClaim
	}
	var all []place
	for _, s := range p.stories {
		for _, c := range s.Claims {
			all = append(all, place{s, c})
		}
	}
	told := map[int32][]place{}
	first := p.across.Quotations()
	for i, f := range first {
		told[f] = append(told[f], all[i])
		if int(f) == i {
			once++
		}
	}
	before := 0 // claims of the stories before
	for i, at := range all {
		if i > 0 && all[i-1].story != at.story {
			before = i
		}
		for _, other := range told[first[i]] {
			if other.story != at.story {
				at.claim.Also = append(at.claim.Also, pageClaimPlace{Link: claimID(other.story.Number, other.claim.Number), Speaker: other.claim.Speaker, Story: other.story.Number})
			}
		}
		if at.claim.Answers == 0 {
			continue
		}
		for _, other := range told[first[before+at.claim.Answers-1]] {
			if other.story != at.story {
				other.claim.Answered = append(other.claim.Answered, pageClaimPlace{claimID(at.story.Number, at.claim.Number), at.claim.Speaker, at.claim.Verb, at.story.Number})
			}
		}
	}
	return once
}

// note counts a claim of a story for a name.
func note(m map[string]*pageEntry, name string, story *pageStory, claim int) *pageEntry {
	e := m[name]
	if e == nil {
		e = &pageEntry{Name: name}
		m[name] = e
	}
	e.Claims++
	if n := len(e.Stories); n == 0 || e.Stories[n-1].Number != story.Number {
		e.Stories = append(e.Stories, pagePlace{story.Number, claimID(story.Number, claim), story.Date, story.Title})
	}
	return e
}

// split puts the text of a record in the story, cut into paragraphs, and into
// segments where spans of its claims begin and end. The headline, if the text
// begins with it, becomes the heading.
func (s *pageStory) split(r *record.Record) {
	type part struct {
		start, end int
		class      string
		claim      int
	}
	var parts []part
	runes := []rune(*r.Document.Text)
	cuts := []int{0, len(runes)}
	add := func(start, end int, class string, claim int) {
		parts = append(parts, part{start, end, class, claim})
		cuts = append(cuts, start, end)
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		for _, span := range c.Content {
			add(span.Start, span.End, "content", i+1)
		}
		if c.Speaker != nil {
			add(c.Speaker.Start, c.Speaker.End, "speaker", i+1)
		}
		if c.Cue != nil {
			add(c.Cue.Start, c.Cue.End, "cue", i+1)
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int { return a.start - b.start })
	paragraphs := blocks(runes)
	for _, b := range paragraphs {
		cuts = append(cuts, b.Start, b.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	anchored := make([]bool, len(r.Claims)+1)
	var open []part // that began before the end of the segment
	k := 0
	for _, b := range paragraphs {
		var segments []segment
		first, _ := slices.BinarySearch(cuts, b.Start)
		for i := first; cuts[i] < b.End; i++ {
			start, end := cuts[i], cuts[i+1]
			for ; k < len(parts) && parts[k].start <= start; k++ {
				open = append(open, parts[k])
			}
			open = slices.DeleteFunc(open, func(p part) bool { return p.end <= start })
			seg := segment{Text: string(runes[start:end])}
			var classes, claims []string
			for _, p := range open {
				if !slices.Contains(classes, p.class) {
					classes = append(classes, p.class)
				}
				if number := strconv.Itoa(p.claim); !slices.Contains(claims, number) {
					claims = append(claims, number)
				}
				if seg.ID == "" && !anchored[p.claim] {
					seg.ID, anchored[p.claim] = fmt.Sprintf("s%dt%d", s.Number, p.claim), true
				}
			}
			seg.Class, seg.Claims = strings.Join(classes, " "), strings.Join(claims, " ")
			segments = append(segments, seg)
		}
		s.Paragraphs = append(s.Paragraphs, segments)
	}
	if len(paragraphs) > 0 && strings.Join(strings.Fields(string(runes[paragraphs[0].Start:paragraphs[0].End])), " ") == s.Title {
		s.Heading, s.Paragraphs = s.Paragraphs[0], s.Paragraphs[1:]
	} else {
		s.Heading = []segment{{Text: s.Title}}
	}
}

// blocks returns the stretches of a text between blank lines, and its first line
// as one of its own.
func blocks(runes []rune) []extract.SpanRecord {
	var out []extract.SpanRecord
	open := false
	for start := 0; start < len(runes); {
		end := start
		for end < len(runes) && runes[end] != '\n' && runes[end] != '\r' {
			end++
		}
		switch {
		case strings.TrimSpace(string(runes[start:end])) == "":
			open = false
		case open && len(out) > 1:
			out[len(out)-1].End = end
		default:
			out = append(out, extract.SpanRecord{Start: start, End: end})
			open = true
		}
		if end+1 < len(runes) && runes[end] == '\r' && runes[end+1] == '\n' {
			end++
		}
		start = end + 1
	}
	return out
}

// Write writes the page.
func (p *Builder) Write(w *bytes.Buffer) {
	summary := wording.Plural(p.claims, "claim", "claims")
	if once := p.compare(); once < p.claims {
		summary += fmt.Sprintf(" (%d, if the same words count once)", once)
	}
	for _, entries := range []map[string]*pageEntry{p.speakers, p.acts} {
		for _, e := range entries {
			e.sort()
		}
	}
	data := page{
		Title:   "Claims in " + wording.Plural(len(p.stories), "story", "stories"),
		Summary: summary + ", " + wording.Plural(len(p.speakers), "named speaker", "named speakers"),
		Stories: p.stories, First: firstLines,
		Indexes: []pageIndex{index("Speaker", p.speakers), index("Act", p.acts)},
		Policy: "default-src 'none'; style-src " + sourceHash(pageStyle) + "; script-src " + sourceHash(pageScript) +
			"; base-uri 'none'; form-action 'none'",
		Style: template.CSS(pageStyle), Script: template.JS(pageScript),
	}
	if len(p.stories) == 1 {
		data.Title = "Claims in “" + p.stories[0].Title + "”"
	} else {
		data.Charted = slices.Clone(p.stories)
		slices.SortStableFunc(data.Charted, func(a, b *pageStory) int { return len(b.Claims) - len(a.Claims) })
		for _, s := range data.Charted {
			s.Bar = percent(len(s.Claims), len(data.Charted[0].Claims))
		}
	}
	if err := pageTemplate().Execute(w, &data); err != nil {
		panic(err) // the template does not fit the page
	}
}

// percent returns n as a percentage of all, with what is not nothing at least 1.
func percent(n, all int) int {
	if n == 0 {
		return 0
	}
	return max(1, n*100/all)
}

// sourceHash names a style or a script in a policy by its content.
func sourceHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// index returns the index of what is called by a label, the longest entries first.
func index(label string, m map[string]*pageEntry) pageIndex {
	list := slices.SortedFunc(maps.Values(m), func(a, b *pageEntry) int {
		return cmp.Or(b.Claims-a.Claims, strings.Compare(a.Name, b.Name))
	})
	for i, e := range list {
		e.Number = i
		e.Bar = percent(e.Claims, list[0].Claims)
	}
	n := len(list)
	for n > manyEntries && list[n-1].Claims == 1 {
		n--
	}
	return pageIndex{label, strings.ToLower(label), list[:n], list[n:]}
}
