package counts

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"claims/cmd/claims/internal/table"
	"claims/cmd/claims/internal/terminal"
	"claims/cmd/claims/internal/wording"
	"claims/extract"

	"github.com/mattn/go-runewidth"
)

// Print prints tables for people.
func Print(s *terminal.Streams, c *Counts) error {
	t := chart{width: s.OutWidth(), bars: s.OutTerminal}
	fmt.Fprintf(&t.b, "%s, %s\n", wording.Plural(c.Stories, "story", "stories"), wording.Plural(c.Claims, "claim", "claims"))
	fmt.Fprintf(&t.b, "speaker unresolved: %d (%s %%); hearsay: %d (%s %%); confidence under 0.5: %d (%s %%)\n",
		c.Unresolved.Claims, percent(c.Unresolved.Share), c.Hearsay.Claims, percent(c.Hearsay.Share), c.Doubtful.Claims, percent(c.Doubtful.Share))
	t.section("by time", c.Periods, func(n *Count) int { return n.Claims })
	t.section("speakers", c.Speakers, func(n *Count) int { return n.Claims })
	t.section("most quoted", c.MostQuoted, func(n *Count) int { return n.Quoted })
	t.section("acts", c.Acts, func(n *Count) int { return n.Claims })
	t.section("kinds", c.Kinds, func(n *Count) int { return n.Claims })
	t.repeated(c.Repeated)
	var stories []Count
	for _, n := range c.ByStory {
		stories = append(stories, Count{Name: n.place, Claims: n.Claims})
	}
	t.paths = true
	t.section("stories", stories, func(n *Count) int { return n.Claims })
	_, err := s.Out.Write(t.b.Bytes())
	return err
}

// percent returns a share in hundredths without its sign.
func percent(h extract.Hundredths) string { return strconv.Itoa(int(h)) }

// PrintCSV writes one row a count.
func PrintCSV(s *terminal.Streams, c *Counts) error {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	// Writing to b cannot fail.
	_ = w.Write([]string{"table", "name", "type", "claims", "quoted", "stories"})
	for _, part := range []struct {
		name   string
		counts []Count
	}{{"period", c.Periods}, {"speaker", c.Speakers}, {"act", c.Acts}, {"kind", c.Kinds}} {
		for _, n := range part.counts {
			_ = w.Write([]string{part.name, table.Plain(n.Name), string(n.Type), strconv.Itoa(n.Claims), table.Number(n.Quoted), strconv.Itoa(n.Stories)})
		}
	}
	for _, q := range c.Repeated {
		_ = w.Write([]string{"repeated", table.Plain(q.Text), "", strconv.Itoa(q.Claims), "", strconv.Itoa(len(q.Stories))})
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

func (t *chart) section(title string, counts []Count, size func(*Count) int) {
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

// repeated lists what several stories tell: in how many, what, by whom, since when.
func (t *chart) repeated(list []Repeated) {
	if len(list) == 0 {
		return
	}
	t.b.WriteString("\ntold most often\n")
	for i := range list {
		q := &list[i]
		line := wording.Line(fmt.Sprintf("“%s”", strings.Trim(q.Text, "“”")))
		for _, more := range []string{q.Speaker, q.First} {
			if more != "" {
				line += ", " + wording.Line(more)
			}
		}
		fmt.Fprintf(&t.b, "  %*d  %s\n", numbers-1, len(q.Stories), runewidth.Truncate(line, max(t.width-numbers-4, minChart), "…"))
	}
}

// fit returns a name without what is more than so many columns wide.
func (t *chart) fit(name string, wide int) string {
	if over := runewidth.StringWidth(name) - wide; t.paths && over > 0 {
		return runewidth.TruncateLeft(name, over+1, "…")
	}
	return runewidth.Truncate(name, wide, "…")
}
