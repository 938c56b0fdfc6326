package commands

import (
	"context"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"claims/cmd/claims/internal/annotation"
	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/ruleset"
)

var (
	ways     = flag.Int("ways", 150, "how many files TestWholeWay makes and reads")
	waysTime = flag.Duration("ways-time", 0, "make and read files for so long instead, on all processors")
	seed     = flag.Uint64("seed", 1, "what TestWholeWay makes them from")
)

// The whole way: bytes → format → text → claims → JSON, YAML and CSV → read back.
//
//	go test ./cmd/claims/internal/commands -run TestWholeWay -ways-time 5m -seed 7
//	go test ./cmd/claims/internal/commands -run '^$' -fuzz FuzzWholeWay -fuzztime 5m

// FuzzWholeWay takes any bytes the whole way.
func FuzzWholeWay(f *testing.F) {
	for _, s := range wholeSeeds(f) {
		f.Add(s)
	}
	x := wholeExtractor(f)
	f.Fuzz(func(t *testing.T, data []byte) { wholeWay(t, x, data) })
}

// TestWholeWay takes files that were made of pieces of others the whole way: the same
// ones in every run, unless a flag asks for others.
func TestWholeWay(t *testing.T) {
	t.Parallel()
	seeds, x := wholeSeeds(t), wholeExtractor(t)
	for i, s := range seeds {
		if wholeWay(t, x, s); t.Failed() {
			t.Fatalf("seed %d: %.200q", i, s)
		}
	}
	var files, claims atomic.Int64
	try := func(i int64) {
		t.Run(strconv.FormatInt(i, 10), func(t *testing.T) {
			data := mutated(rand.New(rand.NewPCG(*seed, uint64(i))), seeds)
			if claims.Add(int64(wholeWay(t, x, data))); t.Failed() {
				t.Errorf("file %d of seed %d: %q", i, *seed, data)
			}
		})
	}
	workers, end := 1, time.Time{}
	if *waysTime > 0 {
		workers, end = runtime.GOMAXPROCS(0), time.Now().Add(*waysTime)
	}
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for i := files.Add(1); !t.Failed() && (time.Now().Before(end) || end.IsZero() && i <= int64(*ways)); i = files.Add(1) {
				try(i)
			}
		})
	}
	all.Wait()
	t.Logf("%d files of seed %d, with %d claims", files.Load(), *seed, claims.Load())
	if claims.Load() < files.Load()-int64(workers) {
		t.Error("the files test little: they hold few claims")
	}
}

func wholeExtractor(t testing.TB) batch.Extractor {
	x, err := extractorOf(&ruleset.Files{})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// wholeSeeds are files of all formats, and some texts that are hard to read.
func wholeSeeds(t testing.TB) [][]byte {
	root := filepath.Join("..", "..", "..", "..", "testdata")
	var seeds [][]byte
	for _, glob := range []string{"formats/mine.*", "stories/*.txt"} {
		names, err := filepath.Glob(filepath.Join(root, glob))
		if err != nil || len(names) == 0 {
			t.Fatal(glob, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			seeds = append(seeds, data)
		}
	}
	for _, s := range []string{
		"", "\ufeffAna said no.", "\xff\xfeA\x00n\x00a\x00 \x00s\x00a\x00i\x00d\x00", "caf\xe9 \x93no\x94, said Ana.", "Ana said no.\x00", "Ana said\r\rno.\u2028“Yes\u0085”",
		"---\ntitle: a\n---\n# Ana said no\n\n* “No,” *she* said.\n", "“A 😀 ‘b” said that” Mr. Ana Ruiz and U.S. Rep. Bo denied it. He confirmed that. She said he said they said so.\n",
		"The minister said that the mayor claimed the governor denied that the bridge was safe. The bank denied that. The mayor’s office confirmed it.",
	} {
		seeds = append(seeds, []byte(s))
	}
	return seeds
}

// pieces are what a file is changed by.
var pieces = []string{
	"“", "”", "\"", "'", "‘", "’", "``", "(", ")", "[", ".", ",", ":", ";", "—", "-", "\n", "\n\n", "\r\n", "\r", " ", "\t", "\u00a0", "\u2028", "\u0085", "\u200b", "\u202e", "\ufeff", "\ufffd",
	"\x00", "\x01", "\x02", "\x03", "\x1f", "\x80", "\xff", "\xc3", "\xe2\x80", "\xed\xa0\x80", "é", "e\u0301", "😀", "👩‍👩‍👧", "他说", "İ", "ß", "Ⱥ", "ǆ",
	" said ", " said that ", " denied that ", " denied it. ", " told reporters ", " according to ", "He ", "she ", "Ana Ruiz ", "Mr. ", "U.S. ", "O'Malley's", "the mayor ", " not ", " who ", " and ",
	"<p>", "</p>", "<div>", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&#8220;", "&#x110000;", "&nosuch;", "<", ">", "{", "}", "\"a\":", "null", "#", "*", "---\n", "1,234.5%", "$7", "=cmd", "+1", "@a",
}

// mutated returns a file made of one of the seeds, or of two.
func mutated(r *rand.Rand, seeds [][]byte) []byte {
	pick := func() []byte { return seeds[r.IntN(len(seeds))] }
	part := func(b []byte, most int) []byte {
		if len(b) == 0 {
			return nil
		}
		i := r.IntN(len(b))
		return b[i:min(len(b), i+1+r.IntN(most))]
	}
	data := append([]byte(nil), pick()...)
	if r.IntN(3) == 0 {
		data = append([]byte(nil), part(data, 600)...)
	}
	for range 1 + r.IntN(12) {
		at := r.IntN(len(data) + 1)
		rest := append([]byte(nil), data[at:]...)
		switch r.IntN(6) {
		case 0:
			data = append(data[:at], rest[min(len(rest), r.IntN(40)):]...)
		case 1:
			data = append(append(data[:at], part(pick(), 200)...), rest...)
		case 2:
			data = append(append(data[:at], part(data, 80)...), rest...)
		default:
			data = append(append(data[:at], pieces[r.IntN(len(pieces))]...), rest...)
		}
	}
	return data
}

// wholeWay takes data the whole way, and returns how many claims were found in it.
func wholeWay(t *testing.T, x batch.Extractor, data []byte) int {
	t.Helper()
	out := func(format string) string {
		r := runWith(context.Background(), x, string(data), "extract", "--language", "any", "-f", format, "-j", "1")
		if strings.Contains(r.stderr, "internal error") || r.code != 0 && r.code != 3 || r.code == 3 && r.stderr == "" {
			t.Errorf("%s: code %d: %s", format, r.code, r.stderr)
		}
		if !utf8.ValidString(r.stdout) {
			t.Errorf("%s is not in UTF-8", format)
		}
		return r.stdout
	}
	r := runWith(context.Background(), x, string(data), "extract", "--language", "any", "--with-text", "-j", "1")
	records := decoded(t, r.stdout)
	claims := 0
	for _, rec := range records {
		claims += len(rec.Claims)
		checkRecord(t, rec)
		rec.Document.Text = nil
	}
	for _, format := range []string{"json", "yaml"} {
		again := decoded(t, out(format))
		if len(again) != len(records) {
			t.Errorf("%s has %d records, and JSON with texts %d", format, len(again), len(records))
			continue
		}
		for i, rec := range again {
			if !reflect.DeepEqual(rec, records[i]) {
				t.Errorf("%s differs from JSON with texts:\n%+v\n%+v", format, rec, records[i])
			}
		}
	}
	rows, err := csv.NewReader(strings.NewReader(out("csv"))).ReadAll()
	if err != nil || len(rows) != claims+1 && len(records) > 0 {
		t.Errorf("csv: %d rows of %d claims: %v", len(rows), claims, err)
	}
	return claims
}

// decoded reads records back.
func decoded(t *testing.T, out string) []*record.Record {
	t.Helper()
	if out == "" {
		return nil
	}
	decode := record.Decoder(out[:min(len(out), record.Head)], strings.NewReader(out))
	if decode == nil {
		t.Errorf("no records: %.80q", out)
		return nil
	}
	var all []*record.Record
	for {
		rec := &record.Record{}
		if err := decode(rec); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Errorf("record %d: %v", len(all)+1, err)
			return all
		}
		all = append(all, rec)
	}
}

// checkRecord holds what must be so of any record with its text.
func checkRecord(t *testing.T, rec *record.Record) {
	t.Helper()
	text := []rune(*rec.Document.Text)
	if len(text) != rec.Document.Characters {
		t.Errorf("%d characters, said to be %d", len(text), rec.Document.Characters)
	}
	if err := annotation.Check(rec); err != nil {
		t.Error(err)
	}
	within, answers, ids := map[string]string{}, map[string]string{}, map[string]bool{}
	for i, c := range rec.Claims {
		if want := fmt.Sprintf("c%d", i+1); c.ID != want {
			t.Errorf("claim %d is called %s", i+1, c.ID)
		}
		ids[c.ID], within[c.ID], answers[c.ID] = true, c.Within, c.Answers
		span := func(what, words string, start, end int) {
			if start < 0 || end < start || end > len(text) {
				t.Errorf("%s of %s: [%d:%d] of %d characters", what, c.ID, start, end, len(text))
			} else if got := string(text[start:end]); got != words || start == end {
				t.Errorf("%s of %s: [%d:%d] is %q, and not %q", what, c.ID, start, end, got, words)
			}
		}
		if c.Speaker != nil {
			span("speaker", c.Speaker.Text, c.Speaker.Start, c.Speaker.End)
		}
		if c.Cue != nil {
			span("cue", c.Cue.Text, c.Cue.Start, c.Cue.End)
		}
		for k, s := range c.Content {
			span("content", s.Text, s.Start, s.End)
			if k > 0 && s.Start < c.Content[k-1].End {
				t.Errorf("content of %s: part %d begins before the last ends", c.ID, k+1)
			}
		}
		if len(c.Content) == 0 || c.Kind == "" || c.Act == "" || c.Rule == "" || c.Confidence <= 0 || c.Confidence > 100 {
			t.Errorf("%s lacks something: %+v", c.ID, c)
		}
	}
	for name, link := range map[string]map[string]string{"within": within, "answers": answers} {
		for id, to := range link {
			steps := 0
			for at := to; at != ""; at = link[at] {
				if steps++; !ids[at] || steps > len(ids) {
					t.Errorf("%s of %s leads to %q after %d steps", name, id, at, steps)
					break
				}
			}
		}
	}
	for _, s := range rec.Speakers {
		for _, id := range s.Claims {
			if !ids[id] {
				t.Errorf("speaker %q has the claim %q", s.Name, id)
			}
		}
	}
}
