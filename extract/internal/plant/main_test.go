package main

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestRun holds what is told of a module of three predicates, of which two are tested.
func TestRun(t *testing.T) {
	var out strings.Builder
	o := options{only: regexp.MustCompile(""), jobs: 2, timeout: time.Minute, patterns: []string{"./..."}}
	if err := run("testdata/tiny", o, &out); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, line := range strings.Split(out.String(), "\n") {
		line, _, _ = strings.Cut(line, ".go:")
		got = append(got, line)
	}
	want := "held    even.Is even/even\nheld    even.Number.IsSmall even/even\nunheld  even.isOdd even/even\n2 of 3 held (66.7 %)\n"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}
