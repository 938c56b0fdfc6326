// Package storytest helps tests of the command: an extractor that stands apart
// from the rules, and files to read.
package storytest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"claims/extract"
	"claims/extract/text"
)

// Sayings finds "NAME said that WORDS." and the like, so that tests
// stand apart from the rules.
type Sayings struct{}

var saying = regexp.MustCompile(`(\pL+(?: \pL+)?) (said|denied|warned) that ([^.\n]+)\.`)

var sayingActs = map[string]extract.Act{"said": extract.Statement, "denied": extract.Denial, "warned": extract.Warning}

// Extract returns the claims of src; each links to no other.
func (Sayings) Extract(src string) *extract.Result {
	res := &extract.Result{Source: src, Words: len(strings.Fields(src))}
	names := map[string]int{}
	for _, m := range saying.FindAllStringSubmatchIndex(src, -1) {
		name := src[m[2]:m[3]]
		res.Claims = append(res.Claims, extract.Claim{
			Kind: extract.Indirect, Act: sayingActs[src[m[4]:m[5]]], Text: src[m[6]:m[7]],
			Speaker: &extract.Speaker{Span: text.Span{Start: m[2], End: m[3]}, Name: name, Type: extract.Person},
			Cue:     extract.Cue{Span: text.Span{Start: m[4], End: m[5]}, Lemma: "say"},
			Content: []text.Span{{Start: m[5] + 1, End: m[7]}},
			Answers: -1, Within: -1, Paragraph: 1, Sentence: len(res.Claims) + 1,
			Rule: "saying", Confidence: 0.5 + 0.1*float64(len(res.Claims)%5),
		})
		i, ok := names[name]
		if !ok {
			i = len(res.Speakers)
			names[name] = i
			res.Speakers = append(res.Speakers, extract.NamedSpeaker{Name: name, Type: extract.Person})
		}
		res.Speakers[i].Claims = append(res.Speakers[i].Claims, len(res.Claims)-1)
	}
	return res
}

// Write makes a file, with its folders.
func Write(t testing.TB, name, content string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// Files returns the contents of all files below dir, by name.
func Files(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		all[strings.TrimPrefix(name, dir)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// HostileStory would take over a terminal or a page that let it.
const HostileStory = `<script>alert(1)</script> said that </script><script>alert(2)</script> rained.

Ana "><img src=x onerror=alert(3)> said that ` + "\x1b]0;title\x07\x1b[31m" + ` it ' onmouseover='alert(4) rained. Ana said that {{.Title}} it ended.
`
