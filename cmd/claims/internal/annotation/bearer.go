package annotation

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/extract"
)

// Bearers returns whom words of each story stand for: its speakers, as far as records name
// them, and what a table of names has. Each of its lines holds a story, the code points at
// which some words start and end, the words, and a name, with tabs between them; "-" stands
// for no name.
func Bearers(stories []*Story, table string) ([][]extract.Bearer, error) {
	data, err := os.ReadFile(table)
	if err != nil {
		return nil, fault.OfFile(table, err)
	}
	bearers := make([][]extract.Bearer, len(stories))
	place := map[string]int{}
	for i, a := range stories {
		place[a.Name] = i
		for k := range a.Record.Claims {
			if s := a.Record.Claims[k].Speaker; s != nil && a.named() {
				bearers[i] = append(bearers[i], extract.Bearer{Words: a.span(extract.SpanRecord{Start: s.Start, End: s.End}), Name: s.Name})
			}
		}
	}
	for n, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 5 {
			return nil, &fault.Fault{Name: table, Problem: fmt.Sprintf("line %d has %d fields", n+1, len(f)), Remedy: "give story, start, end, words and name, with tabs between them"}
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
		name := f[4]
		if name == "-" {
			name = ""
		}
		bearers[i] = append(bearers[i], extract.Bearer{Words: stories[i].span(extract.SpanRecord{Start: start, End: end}), Name: name})
	}
	return bearers, nil
}

// named reports whether the record names any speaker.
func (a *Story) named() bool {
	return slices.ContainsFunc(a.Record.Claims, func(c extract.ClaimRecord) bool { return c.Speaker != nil && c.Speaker.Name != "" })
}
