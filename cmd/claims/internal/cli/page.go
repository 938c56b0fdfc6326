package cli

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"os"
	"slices"
	"strings"
)

// The parts of the page, which are put together in one file.
var (
	//go:embed page/page.css
	pageStyle string
	//go:embed page/page.js
	pageScript string
)

// page is what the page shows.
type page struct {
	Title          string
	Stories        []pageStory
	Speakers, Acts []pageEntry
	Most           int // claims of a story
}

// pageEntry is a line of an index: a name, and the claims that have it.
type pageEntry struct {
	Name   string
	Claims []string
}

type pageStory struct {
	ID, Title, Caption string
	Segments           []segment
	Claims             []pageClaim
}

// segment is a run of text that the same claims have in the same part.
type segment struct {
	Text, Class, Claims string
}

type pageClaim struct {
	ID, Speaker, Role, Act, Kind, Text, Answers, Within string
	Negated                                             bool
}

// runHTML writes the page, whole or not at all.
func (o *showOptions) runHTML(ctx context.Context, b *batch) error {
	p := newPageBuilder()
	b.collect = p.add
	finished := b.finish(b.run(ctx))
	if finished != nil && (finished != codeError(exitFailed) || b.done.Load() == 0) {
		return finished
	}
	var out bytes.Buffer
	p.write(&out)
	if o.output == "" {
		if _, err := o.app.Streams.Out.Write(out.Bytes()); err != nil {
			return err
		}
		return finished
	}
	if err := os.WriteFile(o.output, out.Bytes(), 0o666); err != nil {
		return fileFault(o.output, err)
	}
	return finished
}

// pageBuilder makes the page of the records that it is given.
type pageBuilder struct {
	page           page
	speakers, acts map[string][]string
}

func newPageBuilder() *pageBuilder {
	return &pageBuilder{page: page{Most: 1}, speakers: map[string][]string{}, acts: map[string][]string{}}
}

func (p *pageBuilder) add(r *record) {
	story := pageStory{
		ID:    fmt.Sprintf("s%d", len(p.page.Stories)+1),
		Title: cmp.Or(r.Document.Headline, r.Document.place()), Caption: r.Document.caption(),
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		claim := pageClaim{
			ID: story.ID + c.ID, Speaker: c.speakerName(), Act: string(c.Act), Kind: string(c.Kind), Text: c.Text, Negated: c.Negated,
		}
		// Only what is on the page can be linked to.
		for _, link := range []struct {
			to   *string
			from string
		}{{&claim.Answers, c.Answers}, {&claim.Within, c.Within}} {
			if slices.ContainsFunc(r.Claims, func(o claimRecord) bool { return o.ID == link.from }) {
				*link.to = story.ID + link.from
			}
		}
		if c.Speaker != nil {
			claim.Role = c.Speaker.Role
			if c.Speaker.Name != "" {
				p.speakers[c.Speaker.Name] = append(p.speakers[c.Speaker.Name], claim.ID)
			}
		}
		p.acts[claim.Act] = append(p.acts[claim.Act], claim.ID)
		story.Claims = append(story.Claims, claim)
	}
	story.Segments = segments(r, story.ID)
	p.page.Most = max(p.page.Most, len(story.Claims))
	p.page.Stories = append(p.page.Stories, story)
}

// segments cuts the text of a record where spans of its claims begin and end.
func segments(r *record, story string) []segment {
	type part struct {
		start, end   int
		class, claim string
	}
	var parts []part
	runes := []rune(*r.Document.Text)
	cuts := []int{0, len(runes)}
	add := func(start, end int, class, claim string) {
		parts = append(parts, part{start, end, class, story + claim})
		cuts = append(cuts, start, end)
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		for _, s := range c.Content {
			add(s.Start, s.End, "content", c.ID)
		}
		if c.Speaker != nil {
			add(c.Speaker.Start, c.Speaker.End, "speaker", c.ID)
		}
		if c.Cue != nil {
			add(c.Cue.Start, c.Cue.End, "cue", c.ID)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	for i := 0; i+1 < len(cuts); i++ {
		s := segment{Text: string(runes[cuts[i]:cuts[i+1]])}
		var classes, claims []string
		for _, p := range parts {
			if p.start <= cuts[i] && cuts[i+1] <= p.end {
				if !slices.Contains(classes, p.class) {
					classes = append(classes, p.class)
				}
				if !slices.Contains(claims, p.claim) {
					claims = append(claims, p.claim)
				}
			}
		}
		s.Class, s.Claims = strings.Join(classes, " "), strings.Join(claims, " ")
		out = append(out, s)
	}
	return out
}

// write writes the page.
func (p *pageBuilder) write(w *bytes.Buffer) {
	data := p.page
	data.Title = "Claims in " + plural(len(data.Stories), "story", "stories")
	data.Speakers, data.Acts = entries(p.speakers), entries(p.acts)
	data.write(&markupWriter{w})
}

// sourceHash names a style or a script in a policy by its content.
func sourceHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// entries returns an index, the longest entries first.
func entries(m map[string][]string) []pageEntry {
	var list []pageEntry
	for name, claims := range m {
		list = append(list, pageEntry{name, claims})
	}
	slices.SortFunc(list, func(a, b pageEntry) int {
		return cmp.Or(len(b.Claims)-len(a.Claims), strings.Compare(a.Name, b.Name))
	})
	return list
}
