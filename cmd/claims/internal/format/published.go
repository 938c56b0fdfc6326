package format

import (
	"strings"
	"time"
)

// timeLayouts are the ways in which formats write times: with the zone, without
// it, and dates alone.
var timeLayouts = []struct{ in, out string }{
	{"2006-01-02T15:04:05Z07:00", zoned}, {"2006-01-02T15:04:05Z0700", zoned}, {"2006-01-02T15:04Z07:00", zoned},
	{"2006-01-02 15:04:05 Z0700", zoned}, {"2006-01-02 15:04:05Z07:00", zoned}, {"20060102T150405Z0700", zoned}, {"20060102T150405Z07:00", zoned}, {"20060102T1504Z0700", zoned},
	{"20060102150405Z0700", zoned}, {"2006-01-02Z07:00", day}, {"20060102Z0700", day}, {"2006-01-02T15:04Z0700", zoned}, {"Mon, 2 Jan 2006 15:04:05 Z0700", zoned},
	{"Mon, 2 Jan 2006 15:04:05 -0700", zoned}, {"2 Jan 2006 15:04:05 -0700", zoned}, {"Mon, 2 Jan 2006 15:04 -0700", zoned},
	{"Mon, 2 Jan 06 15:04:05 -0700", zoned}, {"Mon Jan 2 15:04:05 -0700 2006", zoned},
	{"2006-01-02T15:04:05", local}, {"2006-01-02 15:04:05", local}, {"2006-01-02T15:04", local}, {"20060102T150405", local},
	{"20060102150405", local}, {"20060102T1504", local}, {"2006/01/02 15:04:05", local}, {"2-Jan-2006 15:04:05", local}, {"January 2, 2006 15:04:05", local},
	{"January 2, 2006 3:04 PM", local}, {"Jan 2, 2006 3:04 PM", local}, {"Mon, 2 Jan 2006 15:04:05", local}, {"2 Jan 2006 15:04:05", local},
	{"20060102", day}, {"2006-01-02", day}, {"2 Jan 2006", day}, {"Mon, 2 Jan 2006", day}, {"2 January 2006", day}, {"January 2, 2006", day}, {"Jan 2, 2006", day},
	{"Mon, January 2, 2006", day}, {"Monday, January 2, 2006", day}, {"Monday, 2 January 2006", day}, {"Monday 2 January 2006", day}, {"2006/01/02", day},
}

const (
	zoned = time.RFC3339
	local = "2006-01-02T15:04:05"
	day   = time.DateOnly
)

// zones are the names of zones that RFC 822 knows, and those of western Europe and Japan.
var zones = map[string]string{
	"GMT": "+0000", "UTC": "+0000", "UT": "+0000", "Z": "+0000",
	"EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500",
	"BST": "+0100", "CET": "+0100", "CEST": "+0200", "JST": "+0900",
	"MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700",
}

// isoTime returns a time as ISO 8601 has it, no more exact than it was given. Of
// what cannot be read, it returns the date that it begins with, or all of it.
func isoTime(s string) string {
	s = oneLine(s)
	given := s
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		if offset, ok := zones[s[i+1:]]; ok {
			s = s[:i+1] + offset
		}
	}
	for _, l := range timeLayouts {
		if t, err := time.Parse(l.in, s); err == nil {
			return t.Format(l.out)
		}
	}
	if len(given) > len(day) {
		if _, err := time.Parse(day, given[:len(day)]); err == nil {
			return given[:len(day)]
		}
	}
	return given
}
