package view

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/timeline"
)

// dateWidth is the columns that a date and the space after it take.
const dateWidth = len("2024-03-05  ")

// Timeline shows what was said, under its dates. The error is one of writing.
func (v *Viewer) Timeline(sayings []timeline.Saying) error {
	day := "?"
	for i := range sayings {
		s := &sayings[i]
		date := ""
		if s.Date != day {
			day = s.Date
			date = cmp.Or(day, "undated")
		}
		v.print(fmt.Sprintf("%-*s", dateWidth, date), headingMark)
		speaker := cmp.Or(s.Speaker, "unknown")
		v.said(speaker, ", "+string(s.Act)+": "+s.Text, 0)
		if a := s.Answer; a != nil {
			v.said("", record.AnswerVerb(a.How)+" "+cmp.Or(a.Speaker, "unknown")+": "+a.Text, dateWidth)
		}
		for _, a := range s.Answered {
			v.said(cmp.Or(a.Speaker, "unknown"), " "+record.AnswerVerb(a.How)+" that: "+a.Text, dateWidth)
		}
		if s.Check != nil {
			v.w.WriteString(strings.Repeat(" ", dateWidth))
			v.wrap(fmt.Sprintf("%d to check: %s", s.Check.Score, strings.Join(s.Check.Reasons, ", ")), cueMark, dateWidth+2)
		}
		for _, t := range s.Stories {
			v.w.WriteString(strings.Repeat(" ", dateWidth))
			v.wrap("in "+t.Line(s.Date), faintMark, dateWidth+2)
		}
	}
	return v.w.Flush()
}

// said prints who speaks and what, beginning at a column, and under the dates where it
// takes more lines.
func (v *Viewer) said(speaker, rest string, column int) {
	v.w.WriteString(strings.Repeat(" ", column))
	who := utf8.RuneCountInString(strings.Join(strings.Fields(speaker), " "))
	runes := []rune(strings.Join(strings.Fields(speaker+rest), " "))
	marks := make([]mark, len(runes))
	for i := range marks[:who] {
		marks[i] = speakerMark
	}
	v.lines(runes, marks, dateWidth)
}
