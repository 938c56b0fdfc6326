package quote

import (
	"testing"

	"claims/extract/text"
	"claims/rules"
)

// TestReadable holds which marks around a content are left out.
func TestReadable(t *testing.T) {
	for src, want := range map[string]string{
		"“We lost,”":                            "We lost",
		"“Old” men and “new” ones":              "“Old” men and “new” ones",
		"“Even “old” men lost.”":                "Even “old” men lost.",
		"‘I love fish ’n’ chips,’":              "I love fish ’n’ chips",
		"'I love rock 'n' roll, and it's loud'": "I love rock 'n' roll, and it's loud",
		"'the farmers' men'":                    "'the farmers' men'",
		`"Run" was "dull"`:                      `"Run" was "dull"`,
		`""We lost,""`:                          "We lost",
		"““We lost.””":                          "We lost.",
		"„We lost.“":                            "We lost.",
	} {
		if got := Readable(rules.Builtin().Lexicon, src, []text.Span{{Start: 0, End: len(src)}}, false); got != want {
			t.Errorf("%s: %q, want %q", src, got, want)
		}
	}
}
