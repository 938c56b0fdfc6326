package record

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"claims/cmd/claims/internal/fold"
	"claims/extract"
)

// Filter tells which claims to write.
type Filter struct {
	Kinds, Acts   []string
	Speakers      []func(string) bool
	MinConfidence extract.Hundredths
}

// Keep returns the test of a claim, or nil when every claim is wanted.
func (f *Filter) Keep(source string) func(*extract.Claim) bool {
	if f.MinConfidence == 0 && len(f.Kinds)+len(f.Acts)+len(f.Speakers) == 0 {
		return nil
	}
	return func(c *extract.Claim) bool {
		speaker := ""
		if c.Speaker != nil {
			if speaker = c.Speaker.Name; speaker == "" {
				speaker = c.Speaker.In(source)
			}
		}
		return f.Wants(string(c.Kind), string(c.Act), speaker, extract.HundredthsOf(c.Confidence))
	}
}

// Wants reports whether a claim is to be written. The speaker is empty where none
// is told.
func (f *Filter) Wants(kind, act, speaker string, confidence extract.Hundredths) bool {
	return confidence >= f.MinConfidence &&
		(len(f.Kinds) == 0 || slices.Contains(f.Kinds, kind)) &&
		(len(f.Acts) == 0 || slices.Contains(f.Acts, act)) &&
		(len(f.Speakers) == 0 || speaker != "" && slices.ContainsFunc(f.Speakers, func(is func(string) bool) bool { return is(speaker) }))
}

// SpeakerTest returns the test for a value of --speaker: words of the name in
// any case and with or without their accents and strokes, or /a regular expression/.
func SpeakerTest(v string) (func(string) bool, error) {
	if len(v) > 1 && v[0] == '/' && v[len(v)-1] == '/' {
		re, err := regexp.Compile(v[1 : len(v)-1])
		if err != nil {
			return nil, fmt.Errorf("--speaker %s: %s", v, patternProblem(v, err))
		}
		return re.MatchString, nil
	}
	want := folded(v)
	if want == "" {
		return nil, fmt.Errorf("--speaker: give a name, or /a regular expression/")
	}
	return func(name string) bool { return hasWords(folded(name), want) }, nil
}

// folded returns s as names are compared, with single spaces.
func folded(s string) string { return fold.String(strings.Join(strings.Fields(s), " ")) }

// patternProblem tells what is wrong with the regular expression v, and where.
func patternProblem(v string, err error) string {
	var bad *syntax.Error
	if !errors.As(err, &bad) {
		return err.Error()
	}
	problem := bad.Code.String()
	if i := strings.Index(v, bad.Expr); bad.Expr != "" && i > 0 && bad.Expr != v[1:len(v)-1] {
		return fmt.Sprintf("%s, at character %d: %s", problem, utf8.RuneCountInString(v[1:i])+1, bad.Expr)
	}
	return problem
}

// hasWords reports whether want stands in name between word boundaries.
func hasWords(name, want string) bool {
	for from := 0; ; {
		i := strings.Index(name[from:], want)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(name[:i])
		after, _ := utf8.DecodeRuneInString(name[i+len(want):])
		if !isWordRune(before) && !isWordRune(after) {
			return true
		}
		from = i + 1
	}
}

// isWordRune is false at the ends of a string, where decoding gives RuneError.
func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
