package extract

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"claims/rules"
)

// TestReadingIsTheResult holds that claims that are made one at a time, in any order, are
// those of the result.
func TestReadingIsTheResult(t *testing.T) {
	names, err := filepath.Glob("../testdata/stories/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	var all []string
	for _, name := range names {
		story, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(story))
	}
	all = append(all, strings.Join(all, "\n\n"))
	e := New(rules.Builtin())
	links := 0
	for i, src := range all {
		res, r := e.Extract(src), e.Read(src)
		if r.Len() != len(res.Claims) {
			t.Fatalf("text %d: %d claims, and not %d", i, r.Len(), len(res.Claims))
		}
		for k := len(res.Claims) - 1; k >= 0; k-- {
			if got := r.claim(k); !reflect.DeepEqual(*got, res.Claims[k]) {
				t.Errorf("text %d, claim %d: %+v, and not %+v", i, k, *got, res.Claims[k])
			}
			if res.Claims[k].Answers >= 0 {
				links++
			}
		}
		about := *res
		about.Claims = nil
		if !reflect.DeepEqual(*r.About(), about) {
			t.Errorf("text %d: %+v, and not %+v", i, *r.About(), about)
		}
	}
	if links == 0 {
		t.Error("no claim answers another: this tests little")
	}
}
