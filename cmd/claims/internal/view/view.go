// Package view shows stories and their claims in the colours of a terminal.
package view

import (
	"bufio"
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/wording"
	"claims/extract"

	"github.com/mattn/go-runewidth"
)

// maxShowWidth is as wide as lines are still easy to read.
const maxShowWidth = 100

// mark tells what a character of a story is shown as.
type mark uint8

const (
	noMark mark = iota
	contentMark
	speakerMark
	cueMark
	headingMark
	faintMark
)

// markColors are the escapes that switch each mark on.
var markColors = [...]string{noMark: "", contentMark: "\x1b[32m", speakerMark: "\x1b[1;36m", cueMark: "\x1b[33m", headingMark: "\x1b[1m", faintMark: "\x1b[2m"}

// Viewer shows records on a terminal.
type Viewer struct {
	w     *bufio.Writer // whose errors come at its Flush
	width int
	color bool
	shown int
	order string
}

// Orders are the orders in which the claims of a story may be listed.
var Orders = []string{"text", "confidence", "kind", "act", "speaker"}

// New returns a viewer that writes to w lines of no more than width columns,
// and no more than are easy to read, and lists claims in one of [Orders].
func New(w io.Writer, width int, color bool, order string) *Viewer {
	return &Viewer{w: bufio.NewWriter(w), width: min(width, maxShowWidth), color: color, order: order}
}

// Show shows r. The error is one of writing.
func (v *Viewer) Show(r *record.Record) error {
	if v.shown > 0 {
		v.print(strings.Repeat("─", v.width)+"\n\n", faintMark)
	}
	v.shown++
	v.wrap(r.Document.Caption(), faintMark, 0)
	v.w.WriteByte('\n')
	v.story(r)
	if len(r.Claims) == 0 {
		v.wrap("no claims", faintMark, 0)
		v.w.WriteByte('\n')
	}
	said := map[string]string{}
	for i := range r.Claims {
		said[r.Claims[i].ID] = r.Claims[i].Text
	}
	for _, c := range v.sorted(r.Claims) {
		v.claim(c, said)
		if r.Corpus != nil {
			v.elsewhere(r.Corpus.Elsewhere[c.ID])
		}
		v.w.WriteByte('\n')
	}
	return v.w.Flush()
}

// sorted returns the claims in the order in which they are listed.
func (v *Viewer) sorted(claims []extract.ClaimRecord) []*extract.ClaimRecord {
	list := make([]*extract.ClaimRecord, len(claims))
	for i := range claims {
		list[i] = &claims[i]
	}
	slices.SortStableFunc(list, func(a, b *extract.ClaimRecord) int {
		switch v.order {
		case "confidence":
			return cmp.Compare(b.Confidence, a.Confidence)
		case "kind":
			return cmp.Compare(a.Kind, b.Kind)
		case "act":
			return cmp.Compare(a.Act, b.Act)
		case "speaker":
			return cmp.Compare(record.SpeakerName(a), record.SpeakerName(b))
		}
		return 0
	})
	return list
}

// minText is the fewest columns that a line of text takes.
const minText = 8

// story prints the text with its marks.
func (v *Viewer) story(r *record.Record) {
	runes := []rune(*r.Document.Text)
	marks := make([]mark, len(runes))
	set := func(start, end int, m mark) {
		for i := start; i < end; i++ {
			marks[i] = max(marks[i], m)
		}
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		for _, s := range c.Content {
			set(s.Start, s.End, contentMark)
		}
		if c.Speaker != nil {
			set(c.Speaker.Start, c.Speaker.End, speakerMark)
		}
		if c.Cue != nil {
			set(c.Cue.Start, c.Cue.End, cueMark)
		}
	}
	for i := range len([]rune(record.Headline(r))) {
		marks[i] = cmp.Or(marks[i], headingMark)
	}
	blank, wrapped := true, isWrapped(runes)
	for start := 0; start < len(runes); {
		end := lineEnd(runes, start)
		if wrapped {
			end = v.unwrapped(runes, start)
		}
		// One blank line stands for any number.
		if line := strings.TrimSpace(string(runes[start:end])); line != "" || !blank {
			shown, colors := joined(runes[start:end], marks[start:end])
			v.lines(shown, colors, 0)
			blank = line == ""
		}
		start = nextLine(runes, end)
	}
	if !blank {
		v.w.WriteByte('\n')
	}
}

// The length of lines that are wrapped in the story itself, all but the last of a
// paragraph.
const (
	minWrapped = 45
	maxWrapped = 100
)

// isWrapped reports whether the lines of a story may be wrapped: none is longer.
func isWrapped(runes []rune) bool {
	for start := 0; start < len(runes); {
		end := lineEnd(runes, start)
		if end-start > maxWrapped {
			return false
		}
		start = nextLine(runes, end)
	}
	return true
}

// unwrapped returns the end of a paragraph of wrapped lines, if its first, from start
// on, is too long for the terminal: each would leave a short one. Otherwise, it
// returns the end of the line.
func (v *Viewer) unwrapped(runes []rune, start int) int {
	line, end := start, lineEnd(runes, start)
	for end-start > v.width && end-line >= minWrapped {
		next := nextLine(runes, end)
		if next >= len(runes) || unicode.IsSpace(runes[next]) {
			break
		}
		line, end = next, lineEnd(runes, next)
	}
	return end
}

// joined returns lines as one, with single spaces.
func joined(runes []rune, marks []mark) ([]rune, []mark) {
	if lineEnd(runes, 0) == len(runes) {
		return runes, marks
	}
	var line []rune
	var shown []mark
	for i, r := range runes {
		if unicode.IsSpace(r) && (i+1 == len(runes) || unicode.IsSpace(runes[i+1])) {
			continue
		}
		line, shown = append(line, r), append(shown, marks[i])
	}
	return line, shown
}

// lineEnd returns the end of the line that begins at start.
func lineEnd(runes []rune, start int) int {
	for start < len(runes) && runes[start] != '\n' && runes[start] != '\r' {
		start++
	}
	return start
}

// nextLine returns the start of the line after one that ends at end.
func nextLine(runes []rune, end int) int {
	if end+1 < len(runes) && runes[end] == '\r' && runes[end+1] == '\n' {
		end++
	}
	return end + 1
}

// minIndent is how far claims are indented, if their ids are no longer.
const minIndent = 5

// shortText is the number of words up to which a claim that answers another says too
// little alone: "that", "the claim".
const shortText = 3

// claim prints one claim; said has the text of each by its id.
func (v *Viewer) claim(c *extract.ClaimRecord, said map[string]string) {
	name, content := speakerMark, contentMark
	if c.Confidence < record.Doubtful {
		name, content = faintMark, faintMark
	}
	id := wording.Line(c.ID) // of a record that anybody may have written
	indent := max(minIndent, runewidth.StringWidth(id)+1)
	v.print(runewidth.FillRight(id, indent), faintMark)
	line := []rune(record.SpeakerName(c) + " · " + string(c.Act) + " · " + string(c.Kind) + " · " + strconv.FormatFloat(float64(c.Confidence)/100, 'f', 2, 64))
	marks := make([]mark, len(line))
	for i := range []rune(record.SpeakerName(c)) {
		marks[i] = name
	}
	v.lines(line, marks, indent)
	v.w.WriteString(strings.Repeat(" ", indent))
	v.wrap(c.Text, content, indent)
	verb, answers := record.AnswerVerb(c.Answer)+" ", c.Answers
	if text := said[c.Answers]; text != "" && (c.Act == extract.Denial || len(strings.Fields(c.Text)) <= shortText) {
		answers += ": " + text
	}
	var notes []string
	for _, n := range []struct{ word, value string }{
		{"to ", record.Words(c.Addressee)}, {"in ", record.Words(c.Medium)}, {"", record.Words(c.When)}, {"", record.Words(c.Hedge)},
		{verb, answers}, {"within ", c.Within},
	} {
		if n.value != "" {
			notes = append(notes, n.word+n.value)
		}
	}
	if c.Negated {
		notes = append(notes, "negated")
	}
	if len(notes) > 0 {
		v.w.WriteString(strings.Repeat(" ", indent))
		v.wrap(strings.Join(notes, " · "), faintMark, indent)
	}
}

// elsewhere tells which other stories have the words of the claim above.
func (v *Viewer) elsewhere(captions []string) {
	const most = 3
	for _, caption := range captions[:min(len(captions), most)] {
		v.w.WriteString(strings.Repeat(" ", minIndent))
		v.wrap("also in "+caption, faintMark, minIndent)
	}
	if more := len(captions) - most; more > 0 {
		v.w.WriteString(strings.Repeat(" ", minIndent))
		v.wrap("and in "+wording.Plural(more, "more story", "more stories"), faintMark, minIndent)
	}
}

// print writes s, which holds no character of a story's own.
func (v *Viewer) print(s string, m mark) {
	if !v.color || m == noMark {
		v.w.WriteString(s)
		return
	}
	v.w.WriteString(markColors[m] + s + "\x1b[0m")
}

// wrap prints a text of one mark, whatever lines it has, behind an indentation.
func (v *Viewer) wrap(s string, m mark, indent int) {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	marks := make([]mark, len(runes))
	for i := range marks {
		marks[i] = m
	}
	v.lines(runes, marks, indent)
}

// lines prints a line of text over as many lines of the terminal as it takes;
// those after the first are indented.
func (v *Viewer) lines(runes []rune, marks []mark, indent int) {
	runes = harmless(runes)
	for {
		n := fitting(runes, max(v.width-indent, minText))
		v.marked(runes[:n], marks[:n])
		v.w.WriteByte('\n')
		for n < len(runes) && unicode.IsSpace(runes[n]) {
			n++
		}
		if runes, marks = runes[n:], marks[n:]; len(runes) == 0 {
			return
		}
		v.w.WriteString(strings.Repeat(" ", indent))
	}
}

// fitting returns how many runes fit in a width: up to a space, if possible.
func fitting(runes []rune, width int) int {
	space, used := 0, 0
	for i, r := range runes {
		if r == ' ' && i > 0 {
			space = i
		}
		if used += runewidth.RuneWidth(r); used > width {
			if space > 0 {
				return space
			}
			return max(i, 1)
		}
	}
	return len(runes)
}

// harmless returns runes with those that command a terminal replaced.
func harmless(runes []rune) []rune {
	clean := make([]rune, len(runes))
	for i, r := range runes {
		switch {
		case unicode.IsSpace(r):
			r = ' '
		case !strconv.IsPrint(r) && r != '\u200d':
			r = unicode.ReplacementChar
		}
		clean[i] = r
	}
	return clean
}

// marked writes runes in the colours of their marks.
func (v *Viewer) marked(runes []rune, marks []mark) {
	last := noMark
	for i, r := range runes {
		if v.color && marks[i] != last {
			if last != noMark {
				v.w.WriteString("\x1b[0m")
			}
			v.w.WriteString(markColors[marks[i]])
			last = marks[i]
		}
		v.w.WriteRune(r)
	}
	if last != noMark {
		v.w.WriteString("\x1b[0m")
	}
}
