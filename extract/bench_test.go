package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"claims/extract/text"
	"claims/rules"
)

// benchTexts returns the stories of testdata or, where CLAIMS_BENCH_DIR is set,
// the files of that folder.
func benchTexts(b *testing.B) []string {
	pattern := "../testdata/stories/*.txt"
	if dir := os.Getenv("CLAIMS_BENCH_DIR"); dir != "" {
		pattern = filepath.Join(dir, "*")
	}
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		b.Fatalf("no stories at %s: %v", pattern, err)
	}
	var texts []string
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	return texts
}

// stages are the steps from a text to its claims, each of which needs those
// before it.
var stages = []struct {
	name string
	run  func(w *worker, src string)
}{
	{"read", func(w *worker, src string) { w.text.Read(src, rules.Builtin()) }},
	{"settle", func(w *worker, _ string) { w.claims = w.settler.Claims(&w.text, &w.proposer) }},
	{"resolve", func(w *worker, _ string) { w.cast.Resolve(&w.text, w.claims) }},
	{"record", func(w *worker, _ string) { record(&w.text, w.claims, &w.cast) }},
}

// BenchmarkStages measures each step over all texts, one text after another.
// The tagger and the writers have benchmarks of their own.
func BenchmarkStages(b *testing.B) {
	texts := benchTexts(b)
	done := make([]worker, len(texts))
	for _, stage := range stages {
		b.Run(stage.name, func(b *testing.B) {
			measure(b, texts, func(i int) { stage.run(&done[i], texts[i]) })
		})
		for i := range done {
			stage.run(&done[i], texts[i]) // where -bench left the stage out
		}
	}
}

// BenchmarkExtract measures all of them.
func BenchmarkExtract(b *testing.B) {
	texts := benchTexts(b)
	e := New(rules.Builtin())
	measure(b, texts, func(i int) { e.Extract(texts[i]) })
}

// BenchmarkSize measures texts of 10 kB to 10 MB, hostile ones included: the time a
// byte should stay.
func BenchmarkSize(b *testing.B) {
	news := strings.Join(benchTexts(b), "\n\n")
	for _, shape := range []struct{ name, part string }{
		{"news", news + "\n\n"},
		{"paragraph", strings.ReplaceAll(news, "\n", " ") + " "},
		{"sentence", "the mayor said that the governor said that "},
		{"cues", "said "},
		{"marks", "“He said “no” and \"yes, "},
	} {
		for _, size := range []int{10_000, 100_000, 1_000_000, 10_000_000} {
			b.Run(fmt.Sprintf("%s/%d", shape.name, size), func(b *testing.B) {
				e := New(rules.Builtin())
				txt := strings.ToValidUTF8(strings.Repeat(shape.part, size/len(shape.part)+1)[:size], "")
				for b.Loop() {
					e.Extract(txt)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(txt)), "ns/byte")
			})
		}
	}
}

// measure calls f for each text, again and again, and reports how many bytes
// and tokens went by a second.
func measure(b *testing.B, texts []string, f func(i int)) {
	var doc text.Document
	bytes, tokens := 0, 0
	set := rules.Builtin()
	for _, txt := range texts {
		doc.Parse(txt, set.Lexicon, set.Furniture)
		bytes += len(txt)
		tokens += len(doc.Tokens)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for i := range texts {
			f(i)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
