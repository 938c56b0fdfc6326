package commands

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/ruleset"
	"claims/cmd/claims/internal/storytest"
	"claims/extract"
)

// silent finds nothing, so that what is left is the work of the command.
type silent struct{}

func (silent) Extract(src string) *extract.Result { return &extract.Result{Source: src} }

func benchmarkBatch(b *testing.B, x batch.Extractor, args ...string) {
	const n = 1000
	wire := makeWire(b, n)
	size := 0
	for _, content := range storytest.Files(b, wire) {
		size += len(content)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		app, errs := appWith(io.Discard, x, strings.NewReader(""))
		if code := app.Run(context.Background(), append([]string{"extract", wire}, args...)); code != 0 {
			b.Fatal(code, errs)
		}
	}
	b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "stories/s")
}

// BenchmarkBatch reads a folder of small stories without extracting.
func BenchmarkBatch(b *testing.B) {
	b.Run("stdout", func(b *testing.B) { benchmarkBatch(b, silent{}, "-j", "1") })
	b.Run("tree", func(b *testing.B) {
		benchmarkBatch(b, silent{}, "-j", "1", "-o", filepath.Join(b.TempDir(), "out"))
	})
}

// BenchmarkEndToEnd extracts with the rules of the program.
func BenchmarkEndToEnd(b *testing.B) {
	x, err := extractorOf(&ruleset.Files{})
	if err != nil {
		b.Fatal(err)
	}
	for _, jobs := range []string{"1", "2"} {
		b.Run("jobs="+jobs, func(b *testing.B) { benchmarkBatch(b, x, "-j", jobs) })
	}
}
