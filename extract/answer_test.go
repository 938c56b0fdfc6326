package extract

import (
	"testing"

	"claims/rules"
)

// TestAnswerKinds holds how a claim answers another.
func TestAnswerKinds(t *testing.T) {
	e := New(rules.Builtin())
	for src, want := range map[string]Answer{
		"Lena Ortiz said the bank had hidden its losses. The bank denied that.":                                        AnswerDenial,
		"Lena Ortiz accused the bank of hiding its losses. The bank rejected the accusation.":                          AnswerRejection,
		"Asked whether she would stand again, Lena Ortiz said she had not decided.":                                    AnswerReply,
		"Lena Ortiz said the bank had hidden its losses. A spokesman for the bank later confirmed the claim.":          AnswerConfirmation,
		"Lena Ortiz said the bank had hidden its losses. The river rose on Friday, and Piet Maas said it would flood.": "",
	} {
		var got Answer
		for _, c := range e.Extract(src).Claims {
			if c.Answers >= 0 {
				got = c.Answer
			} else if c.Answer != "" {
				t.Errorf("%q: %s of no claim", src, c.Answer)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}
