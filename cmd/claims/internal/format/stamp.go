package format

import (
	"fmt"
	"strings"
	"time"
)

// readStamp reads a line that only tells when a story was published, in any order
// and with the words of such lines: "Updated 10:15 AM EST, Tue March 5, 2024".
// The date is empty where the order of day and month is not clear.
func readStamp(line string) (date string, ok bool) {
	var s stamp
	for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(" \t\n,·|()", r) }) {
		if !s.take(strings.Trim(word, ":–—-")) {
			return "", false
		}
	}
	switch {
	case s.numeric && s.year == 0:
		return "", true
	case s.year == 0 || s.month == 0 || s.day == 0 || s.day > 31:
		return "", false
	}
	date = fmt.Sprintf("%04d-%02d-%02d", s.year, s.month, s.day)
	if s.clock == "" {
		return date, true
	}
	layout := "15:04"
	if s.half != "" {
		layout, s.clock = "3:04PM", s.clock+s.half
	}
	clock, err := time.Parse(layout, s.clock)
	if err != nil {
		return date, true
	}
	return isoTime(strings.TrimSpace(date + " " + clock.Format("15:04:05") + " " + s.zone)), true
}

// stamp is what is known of a date so far.
type stamp struct {
	year, day         int
	month             time.Month
	clock, half, zone string
	numeric           bool // has a date such as 03/05/2024
}

// take takes a word, unless it is none of a date.
func (s *stamp) take(word string) bool {
	lower := strings.ToLower(strings.Trim(word, "."))
	switch lower {
	case "", "published", "updated", "posted", "modified", "created", "last", "first", "on", "at", "of", "date", "time", "by", "et", "ct", "mt", "pt", "uk":
		return true
	case "am", "a.m", "pm", "p.m":
		s.half = strings.ToUpper(lower[:1]) + "M"
		return true
	}
	if zones[strings.ToUpper(lower)] != "" {
		s.zone = strings.ToUpper(lower)
		return true
	}
	if isLetter(lower[0]) {
		return s.name(lower)
	}
	if strings.Count(lower, "/") == 2 || strings.Count(lower, ".") == 2 {
		s.numeric = true
		return isDigits(strings.NewReplacer("/", "", ".", "").Replace(lower))
	}
	if hour, rest, ok := strings.Cut(lower, ":"); ok {
		for _, half := range []string{"am", "pm"} {
			if r, cut := strings.CutSuffix(rest, half); cut {
				rest, s.half = r, strings.ToUpper(half)
			}
		}
		s.clock = hour + ":" + rest
		return isDigits(hour) && isDigits(rest)
	}
	for _, ordinal := range []string{"st", "nd", "rd", "th"} {
		lower = strings.TrimSuffix(lower, ordinal)
	}
	if !isDigits(lower) || len(lower) > 4 {
		return false
	}
	n := 0
	fmt.Sscan(lower, &n)
	if len(lower) == 4 {
		s.year = n
	} else {
		s.day = n
	}
	return true
}

// name takes the name of a month or a day.
func (s *stamp) name(lower string) bool {
	if len(lower) < 3 {
		return false
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), lower) || lower == "sept" && m == time.September {
			s.month = m
			return true
		}
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.HasPrefix(strings.ToLower(d.String()), lower) {
			return true
		}
	}
	return false
}
