package text

import (
	"strings"
	"testing"
)

// TestFurnishings holds that phrases are found wherever they may stand, short
// ones too.
func TestFurnishings(t *testing.T) {
	long := &Furnishings{Starts: []string{"photo", "©"}, Contains: []string{"all rights reserved", "terms of use"}, Equals: []string{"ends"}}
	labels := &Furnishings{Starts: []string{"updated:", "correction:"}}
	story := " Ana Ruiz on Sunday tried to explain why she had called the mayor a thief, and said that it was meant for another"
	short := &Furnishings{Starts: []string{"*"}, Contains: []string{"ad"}, Equals: []string{"-", "30"}}
	for _, c := range []struct {
		f    *Furnishings
		line string
		want bool
	}{
		{long, "Photo by Ana Ruiz", true},
		{long, "PHOTO: the dam", true},
		{long, "A photo of the dam", false},
		{long, "© 2016", true},
		{long, "By then all rights were gone. All Rights Reserved", true},
		{long, "All rights reserve", false},
		{long, "See the terms of use.", true},
		{long, "terms of us", false},
		{long, "— Ends", false},
		{long, "(Ends)", true},
		{long, "The play ends", false},
		{long, "* * *", true},
		{long, "ph", false},
		{long, "p", false},
		{long, strings.Repeat("a", 390) + " terms of use", false},
		{labels, "Updated: 3 May 2026, 10.15 p.m.", true},
		{labels, "Updated:" + story + ".", false},
		{labels, "Updated:" + story, true},
		{labels, "Correction:" + story + ".", true},
		{short, "had", true},
		{short, "a d", false},
		{short, "30", true},
		{short, "300", false},
		{nil, "Photo", false},
	} {
		if got := c.f.match(c.line); got != c.want {
			t.Errorf("%q: %t", c.line, got)
		}
	}
}

// TestContacts knows the lines that tell how to reach somebody, and no others.
func TestContacts(t *testing.T) {
	for line, want := range map[string]bool{
		"T: +351 (0)21 555 0100 ext. 4":       true,
		"Phone: 555-0100":                     true,
		"Media desk: jo@salto.example":        true,
		"Web: https://salto.example/pool":     true,
		"Lind: The pool opens at nine.":       false,
		"Score: 3-1":                          false,
		"The desk can be had at 555 0100":     false,
		"Lind: 555 people swam":               false,
		"What the harbour master told us: no": false,
	} {
		if isContact(line) != want {
			t.Errorf("%q: %v", line, !want)
		}
	}
}
