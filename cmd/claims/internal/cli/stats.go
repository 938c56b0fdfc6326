package cli

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/table"
	"claims/cmd/claims/internal/terminal"
	"claims/cmd/claims/internal/wording"
	"claims/extract"

	"github.com/mattn/go-runewidth"
	"github.com/spf13/cobra"
)

const statsLong = `Stats counts the claims of stories: by speaker, act, kind and story. A speaker
is quoted where a claim is at least partly in quotation marks. A claim is
unresolved when the text gives its speaker by a pronoun or a description without
a name; hearsay has no speaker at all.

The same name in two stories is taken for the same speaker.

What claims extract wrote, as JSON or YAML, is counted as the stories themselves
are: a file or a pipe of records, or the folder of --output.`

// newStats makes the command stats.
func newStats(a *App) *cobra.Command {
	o := defaultInput()
	var f filterOptions
	var rules ruleFiles
	var asJSON, asCSV bool
	top := 10
	cmd := &cobra.Command{
		Use:   "stats [FILE|FOLDER|-]...",
		Short: "Count claims by speaker, act, kind and story",
		Long:  statsLong,
		Example: `  claims stats wire/
  claims extract wire/ > all.jsonl; claims stats all.jsonl
  claims stats wire/ --top 0 --csv > counts.csv
  claims stats wire/ --json | jq '.unresolved.share'`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.prepare(cmd, args); err != nil {
				return err
			}
			if err := cmp.Or(o.check(a.Streams), f.check()); err != nil {
				return err
			}
			if top < 0 {
				return fault.Usagef("--top %d: give 0 for all, or more", top)
			}
			if asJSON && asCSV {
				return fault.Usagef("--json and --csv: give one of them")
			}
			b := o.batch(a.Streams)
			c := newCounter()
			b.Collect = c.add
			var err error
			if b.Filter, err = f.filter(); err != nil {
				return err
			}
			if b.Extractor, err = a.NewExtractor(&rules); err != nil {
				return err
			}
			finished := b.Finish(b.Run(cmd.Context()))
			if finished != nil && (finished != fault.Code(fault.ExitFailed) || b.Documents() == 0) {
				return finished
			}
			found := c.counts().first(top)
			switch {
			case asJSON:
				err = writeJSON(a.Streams.Out, found)
			case asCSV:
				err = printCountsCSV(a.Streams, found)
			default:
				err = printCounts(a.Streams, found)
			}
			return cmp.Or(err, finished)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&asJSON, "json", false, "write JSON")
	flags.BoolVar(&asCSV, "csv", false, "write a row for each count, in CSV")
	flags.IntVar(&top, "top", top, "show so many speakers and stories, or with 0 all")
	f.flags(cmd)
	o.flags(cmd)
	rules.flags(flags)
	return cmd
}

// counts is what stats found.
type counts struct {
	Stories    int          `json:"stories"`
	Words      int          `json:"words"`
	Claims     int          `json:"claims"`
	Unresolved share        `json:"unresolved"`
	Hearsay    share        `json:"hearsay"`
	Speakers   []count      `json:"speakers"`
	MostQuoted []count      `json:"mostQuoted"`
	Acts       []count      `json:"acts"`
	Kinds      []count      `json:"kinds"`
	ByStory    []storyCount `json:"byStory"`
}

type share struct {
	Claims int               `json:"claims"`
	Share  record.Hundredths `json:"share"`
}

// count is how many claims a speaker, an act or a kind has.
type count struct {
	Name    string              `json:"name"`
	Type    extract.SpeakerType `json:"type,omitempty"`
	Claims  int                 `json:"claims"`
	Quoted  int                 `json:"quoted,omitempty"`
	Stories int                 `json:"stories"`
}

type storyCount struct {
	Path     string `json:"path"`
	Line     int    `json:"line,omitempty"`
	Item     int    `json:"item,omitempty"`
	Headline string `json:"headline,omitempty"`
	Claims   int    `json:"claims"`
	Speakers int    `json:"speakers"`

	place string
}

// counter counts as the records come.
type counter struct {
	total                 counts
	unresolved, hearsay   int
	speakers, acts, kinds map[string]*count
}

func newCounter() *counter {
	return &counter{speakers: map[string]*count{}, acts: map[string]*count{}, kinds: map[string]*count{}}
}

func (c *counter) add(r *record.Record) {
	c.total.Stories++
	c.total.Words += r.Document.Words
	c.total.Claims += len(r.Claims)
	d := &r.Document
	c.total.ByStory = append(c.total.ByStory, storyCount{d.Path, d.Line, d.Item, d.Headline, len(r.Claims), len(r.Speakers), d.Place()})
	seen := map[*count]bool{}
	note := func(m map[string]*count, name string) *count {
		n := m[name]
		if n == nil {
			n = &count{Name: name}
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

// counts returns the counts, the greatest first.
func (c *counter) counts() *counts {
	total := c.total
	total.Unresolved = shareOf(c.unresolved, total.Claims)
	total.Hearsay = shareOf(c.hearsay, total.Claims)
	total.Speakers = ranked(c.speakers, func(n *count) int { return n.Claims })
	total.MostQuoted = ranked(c.speakers, func(n *count) int { return n.Quoted })
	total.Acts = ranked(c.acts, func(n *count) int { return n.Claims })
	total.Kinds = ranked(c.kinds, func(n *count) int { return n.Claims })
	if total.ByStory == nil {
		total.ByStory = []storyCount{}
	}
	slices.SortStableFunc(total.ByStory, func(a, b storyCount) int { return b.Claims - a.Claims })
	return &total
}

func shareOf(n, of int) share {
	return share{n, record.HundredthsOf(float64(n) / float64(max(of, 1)))}
}

// ranked returns the counts that are not 0 by size, and by name where they are
// equal.
func ranked(m map[string]*count, size func(*count) int) []count {
	list := []count{}
	for _, n := range m {
		if size(n) > 0 {
			list = append(list, *n)
		}
	}
	slices.SortFunc(list, func(a, b count) int {
		return cmp.Or(size(&b)-size(&a), strings.Compare(a.Name, b.Name))
	})
	return list
}

// first returns the counts with no more than n speakers and stories, or with 0
// all.
func (c *counts) first(n int) *counts {
	if n > 0 {
		c.Speakers = c.Speakers[:min(n, len(c.Speakers))]
		c.MostQuoted = c.MostQuoted[:min(n, len(c.MostQuoted))]
		c.ByStory = c.ByStory[:min(n, len(c.ByStory))]
	}
	return c
}

// printCounts prints tables for people.
func printCounts(s *terminal.Streams, c *counts) error {
	t := chart{width: s.OutWidth(), bars: s.OutTerminal}
	fmt.Fprintf(&t.b, "%s, %s\n", wording.Plural(c.Stories, "story", "stories"), wording.Plural(c.Claims, "claim", "claims"))
	fmt.Fprintf(&t.b, "speaker unresolved: %d (%s %%); hearsay: %d (%s %%)\n", c.Unresolved.Claims, c.Unresolved.Share.Percent(), c.Hearsay.Claims, c.Hearsay.Share.Percent())
	t.section("speakers", c.Speakers, func(n *count) int { return n.Claims })
	t.section("most quoted", c.MostQuoted, func(n *count) int { return n.Quoted })
	t.section("acts", c.Acts, func(n *count) int { return n.Claims })
	t.section("kinds", c.Kinds, func(n *count) int { return n.Claims })
	var stories []count
	for _, n := range c.ByStory {
		stories = append(stories, count{Name: n.place, Claims: n.Claims})
	}
	t.paths = true
	t.section("stories", stories, func(n *count) int { return n.Claims })
	_, err := s.Out.Write(t.b.Bytes())
	return err
}

// printCountsCSV writes one row a count.
func printCountsCSV(s *terminal.Streams, c *counts) error {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	// Writing to b cannot fail.
	_ = w.Write([]string{"table", "name", "type", "claims", "quoted", "stories"})
	for _, part := range []struct {
		name   string
		counts []count
	}{{"speaker", c.Speakers}, {"act", c.Acts}, {"kind", c.Kinds}} {
		for _, n := range part.counts {
			_ = w.Write([]string{part.name, table.Plain(n.Name), string(n.Type), strconv.Itoa(n.Claims), table.Number(n.Quoted), strconv.Itoa(n.Stories)})
		}
	}
	for _, n := range c.ByStory {
		_ = w.Write([]string{"story", table.Plain(n.place), "", strconv.Itoa(n.Claims), "", "1"})
	}
	w.Flush()
	_, err := s.Out.Write(b.Bytes())
	return err
}

// chart is a table of counts, with bars beside them on a terminal.
type chart struct {
	b     bytes.Buffer
	width int
	bars  bool
	paths bool // names are paths, which differ at their ends
}

// The columns of a chart.
const (
	maxName  = 44
	numbers  = 7
	minChart = 8
)

func (t *chart) section(title string, counts []count, size func(*count) int) {
	if len(counts) == 0 {
		return
	}
	fmt.Fprintf(&t.b, "\n%s\n", title)
	wide, most := 0, 1
	for i := range counts {
		wide = max(wide, runewidth.StringWidth(wording.Line(counts[i].Name)))
		most = max(most, size(&counts[i]))
	}
	wide = min(wide, max(maxName, t.width/2), max(t.width-numbers-4, minChart))
	for i := range counts {
		n := &counts[i]
		fmt.Fprintf(&t.b, "  %s %*d", runewidth.FillRight(t.fit(wording.Line(n.Name), wide), wide), numbers-1, size(n))
		if room := t.width - wide - numbers - 5; t.bars && room >= minChart {
			t.b.WriteString("  " + strings.Repeat("█", max(1, size(n)*room/most)))
		}
		t.b.WriteByte('\n')
	}
}

// fit returns a name without what is more than so many columns wide.
func (t *chart) fit(name string, wide int) string {
	if over := runewidth.StringWidth(name) - wide; t.paths && over > 0 {
		return runewidth.TruncateLeft(name, over+1, "…")
	}
	return runewidth.Truncate(name, wide, "…")
}
