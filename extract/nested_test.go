package extract

import (
	"fmt"
	"slices"
	"testing"

	"claims/rules"
)

// TestClaimsInNestedClaims holds that a claim inside a nested claim is read within the
// content of that one, and not of the outermost: speakers and ends went wrong.
func TestClaimsInNestedClaims(t *testing.T) {
	for src, want := range map[string][]string{
		"The minister said that the mayor claimed the governor denied that the bridge was safe.": {
			"The minister | said | that the mayor claimed the governor denied that the bridge was safe | -1",
			"the mayor | claimed | the governor denied that the bridge was safe | 0",
			"the governor | denied | that the bridge was safe | 1",
		},
		"The minister said that the mayor said the governor said the bank said the bridge was safe.": {
			"The minister | said | that the mayor said the governor said the bank said the bridge was safe | -1",
			"the mayor | said | the governor said the bank said the bridge was safe | 0",
			"the governor | said | the bank said the bridge was safe | 1",
			"the bank | said | the bridge was safe | 2",
		},
	} {
		var got []string
		for _, c := range New(rules.Builtin()).Extract(src).Claims {
			speaker := ""
			if c.Speaker != nil {
				speaker = c.Speaker.In(src)
			}
			got = append(got, fmt.Sprintf("%s | %s | %s | %d", speaker, c.Cue.In(src), c.Content[0].In(src), c.Within))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q:\n%q, want\n%q", src, got, want)
		}
	}
}
