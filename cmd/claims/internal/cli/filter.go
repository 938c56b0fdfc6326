package cli

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"claims/cmd/claims/internal/fault"
	"claims/extract"

	"github.com/spf13/cobra"
)

var (
	kinds = []string{string(extract.Direct), string(extract.Indirect), string(extract.Mixed)}
	acts  = []string{
		string(extract.Statement), string(extract.Confirmation), string(extract.Denial),
		string(extract.Accusation), string(extract.Criticism), string(extract.Support),
		string(extract.Demand), string(extract.Promise), string(extract.Warning),
		string(extract.Prediction), string(extract.Question), string(extract.Refusal),
		string(extract.Opinion),
	}
)

// filterOptions are the flags that tell which claims to write.
type filterOptions struct {
	speakers, acts, kinds []string
	minConfidence         float64
}

func (o *filterOptions) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&o.speakers, "speaker", nil, "only claims of speakers with these words in their `name`, or that match /regexp/")
	f.Var(choices{&o.acts, acts, "acts"}, "act", "only these: "+strings.Join(acts, ", "))
	f.Var(choices{&o.kinds, kinds, "kinds"}, "kind", "only these: "+strings.Join(kinds, ", "))
	f.Float64Var(&o.minConfidence, "min-confidence", 0, "only claims of at least this `confidence`, from 0 to 1")
	completeWith(cmd, "act", acts)
	completeWith(cmd, "kind", kinds)
}

func (o *filterOptions) check() error {
	if !(o.minConfidence >= 0 && o.minConfidence <= 1) {
		return fault.Usagef("--min-confidence %v: give a number from 0 to 1", o.minConfidence)
	}
	return nil
}

func (o *filterOptions) filter() (*filter, error) {
	f := &filter{kinds: o.kinds, acts: o.acts, minConfidence: toHundredths(o.minConfidence)}
	for _, v := range o.speakers {
		is, err := speakerTest(v)
		if err != nil {
			return nil, fault.Usage{Err: err}
		}
		f.speakers = append(f.speakers, is)
	}
	return f, nil
}

// filter tells which claims to write.
type filter struct {
	kinds, acts   []string
	speakers      []func(string) bool
	minConfidence hundredths
}

// keep returns the test of a claim, or nil when every claim is wanted.
func (f *filter) keep(source string) func(*extract.Claim) bool {
	if f.minConfidence == 0 && len(f.kinds)+len(f.acts)+len(f.speakers) == 0 {
		return nil
	}
	return func(c *extract.Claim) bool {
		speaker := ""
		if c.Speaker != nil {
			if speaker = c.Speaker.Name; speaker == "" {
				speaker = c.Speaker.In(source)
			}
		}
		return f.wants(string(c.Kind), string(c.Act), speaker, toHundredths(c.Confidence))
	}
}

// wants reports whether a claim is to be written. The speaker is empty where none
// is told.
func (f *filter) wants(kind, act, speaker string, confidence hundredths) bool {
	return confidence >= f.minConfidence &&
		(len(f.kinds) == 0 || slices.Contains(f.kinds, kind)) &&
		(len(f.acts) == 0 || slices.Contains(f.acts, act)) &&
		(len(f.speakers) == 0 || speaker != "" && slices.ContainsFunc(f.speakers, func(is func(string) bool) bool { return is(speaker) }))
}

// speakerTest returns the test for a value of --speaker: words of the name in
// any case, or /a regular expression/.
func speakerTest(v string) (func(string) bool, error) {
	if len(v) > 1 && v[0] == '/' && v[len(v)-1] == '/' {
		re, err := regexp.Compile(v[1 : len(v)-1])
		if err != nil {
			return nil, fmt.Errorf("--speaker %s: %w", v, err)
		}
		return re.MatchString, nil
	}
	want := strings.ToLower(strings.Join(strings.Fields(v), " "))
	if want == "" {
		return nil, fmt.Errorf("--speaker: give a name, or /a regular expression/")
	}
	return func(name string) bool { return hasWords(strings.ToLower(name), want) }, nil
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
