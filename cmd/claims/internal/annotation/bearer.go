package annotation

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/extract"
	"claims/extract/text"
)

// Bearers returns whom words of each story stand for: its speakers, as far as records name
// them, and what a table of names has in the last field of its rows; "-" stands for no name.
func Bearers(stories []*Story, table string) ([][]extract.Bearer, error) {
	bearers := make([][]extract.Bearer, len(stories))
	for i, a := range stories {
		for k := range a.Record.Claims {
			if s := a.Record.Claims[k].Speaker; s != nil && a.named() {
				bearers[i] = append(bearers[i], extract.Bearer{Words: a.span(extract.SpanRecord{Start: s.Start, End: s.End}), Name: s.Name})
			}
		}
	}
	rows, err := readRows(stories, table)
	for _, r := range rows {
		if r.value == "-" {
			r.value = ""
		}
		bearers[r.story] = append(bearers[r.story], extract.Bearer{Words: r.words, Name: r.value})
	}
	return bearers, err
}

// Judgements returns what a table says of cues in each story: "yes", "no" or "maybe" in the
// last field of its rows.
func Judgements(stories []*Story, table string) ([][]extract.Judgement, error) {
	judgements := make([][]extract.Judgement, len(stories))
	rows, err := readRows(stories, table)
	for _, r := range rows {
		if v, ok := verdicts[r.value]; ok {
			judgements[r.story] = append(judgements[r.story], extract.Judgement{Cue: r.words, Verdict: v})
		}
	}
	return judgements, err
}

var verdicts = map[string]extract.Verdict{"no": extract.NoClaim, "maybe": extract.Disputed, "yes": extract.IsClaim}

// row is a line of a table about words of stories: its story, by place, and what it says.
type row struct {
	story int
	words text.Span // bytes
	value string
}

// readRows reads a table with, on each line, a story, the code points at which some words
// start and end, the words, and what is to be said of them, with tabs between them. Stories
// that are not among those given, and words of which "?" is said, are passed over.
func readRows(stories []*Story, table string) ([]row, error) {
	data, err := os.ReadFile(table)
	if err != nil {
		return nil, fault.OfFile(table, err)
	}
	place := map[string]int{}
	for i, a := range stories {
		place[a.Name] = i
	}
	var rows []row
	for n, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 5 {
			return nil, &fault.Fault{Name: table, Problem: fmt.Sprintf("line %d has %d fields", n+1, len(f)), Remedy: "give story, start, end, words and value, with tabs between them"}
		}
		i, known := place[f[0]]
		if !known || f[4] == "" || f[4] == "?" {
			continue
		}
		start, wrong := strconv.Atoi(f[1])
		end, alsoWrong := strconv.Atoi(f[2])
		if a := stories[i]; wrong != nil || alsoWrong != nil || start < 0 || end < start || end >= len(a.byteAt) {
			return nil, &fault.Fault{Name: table, Problem: fmt.Sprintf("line %d: the text has no span from %s to %s", n+1, f[1], f[2]), Remedy: "give code points"}
		}
		rows = append(rows, row{i, stories[i].span(extract.SpanRecord{Start: start, End: end}), f[4]})
	}
	return rows, nil
}

// named reports whether the record names any speaker.
func (a *Story) named() bool {
	return slices.ContainsFunc(a.Record.Claims, func(c extract.ClaimRecord) bool { return c.Speaker != nil && c.Speaker.Name != "" })
}
