package rules

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"testing"
)

// TestBuiltinFiles holds the rule files of the program to what users' files are
// held to.
func TestBuiltinFiles(t *testing.T) {
	files, err := BuiltinFiles()
	if err != nil {
		t.Fatal(err)
	}
	// Check reports on the last file: each has its turn.
	for i := range files {
		for _, p := range Check(append(slices.Delete(slices.Clone(files), i, i+1), files[i])...) {
			t.Error(p)
		}
	}
}

// TestWordsThatAreTruth finds words that YAML 1.1, and with it some editors,
// takes for true and false.
func TestWordsThatAreTruth(t *testing.T) {
	texts, err := ruleTexts(os.DirFS("."), "builtin")
	if err != nil || len(texts) == 0 {
		t.Fatal(texts, err)
	}
	bare := regexp.MustCompile(`(?m)[:,\[] *(on|off|yes|no|y|n) *([,\]}]|$)`)
	for name, text := range texts {
		data := []byte(text)
		for _, m := range bare.FindAllIndex(data, -1) {
			t.Errorf("%s:%d: put it in quotes: %s", name, 1+bytes.Count(data[:m[0]], []byte("\n")), data[m[0]:m[1]])
		}
	}
}

// BenchmarkUserFile reads and checks a file of a thousand cues, and merges it
// over the rules of the program.
func BenchmarkUserFile(b *testing.B) {
	var file bytes.Buffer
	file.WriteString("cues:\n")
	for i := range 1000 {
		fmt.Fprintf(&file, "- {lemma: verb%c%c%c, act: denial, frames: [that, clause, object], like: deny}\n", 'a'+i%26, 'a'+i/26%26, 'a'+i/676)
	}
	for b.Loop() {
		f, err := ReadFile("mine.yaml", file.Bytes())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := With(f); err != nil {
			b.Fatal(err)
		}
	}
}
