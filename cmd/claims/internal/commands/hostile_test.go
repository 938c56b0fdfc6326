package commands

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/ruleset"
	"claims/cmd/claims/internal/storytest"

	"github.com/klauspost/compress/zstd"
)

// hostile returns texts that no newsroom means to send, of about n bytes.
func hostile(n int) map[string]string {
	fill := func(s string) string { return strings.Repeat(s, n/len(s)+1) }
	nested := strings.Repeat("“‘", n/12) + "a" + strings.Repeat("’”", n/12)
	return map[string]string{
		"nothing":             "",
		"a newline":           "\n",
		"newlines":            fill("\n"),
		"returns":             fill("\r"),
		"mixed newlines":      fill("He said no.\r\n\r\nShe said yes.\n\r\rThey said that it rained.\u2028\u0085\n"),
		"spaces":              fill(" "),
		"tabs":                fill("\t"),
		"wide spaces":         fill("\u00a0\u2003\u3000"),
		"a letter":            "a",
		"one word":            fill("a"),
		"no spaces":           fill("Hesaidthatitrained."),
		"one line":            fill("The mayor said that the bridge was closed, and "),
		"no sentence end":     fill("the mayor said that the governor said that "),
		"cues":                fill("said "),
		"sentences":           fill("He said so. "),
		"quotation marks":     fill(`"`),
		"opening marks":       fill("“"),
		"closing marks":       fill("”"),
		"single marks":        fill("'"),
		"grave marks":         fill("``"),
		"all marks":           fill("“”‘’«»„“\"'``''"),
		"nested marks":        nested,
		"unbalanced marks":    fill(`“He said “no” and "yes, `),
		"marks and newlines":  fill("“\n\n\""),
		"quotations":          fill(`"No," he said. `),
		"parentheses":         fill("("),
		"brackets":            fill("[({<"),
		"nested parentheses":  strings.Repeat("(", n/2) + strings.Repeat(")", n/2),
		"full stops":          fill("."),
		"abbreviations":       fill("Mr. Mrs. U.S. Dr. "),
		"dashes":              fill("—-–"),
		"commas":              fill(","),
		"apostrophes":         fill("O'Malley's'd've "),
		"capitals":            fill("THE MAYOR SAID THAT THE BRIDGE WAS CLOSED. "),
		"numbers":             fill("1,234.56% $7 "),
		"entities":            fill("&quot;No,&quot; he said &amp; &#8220;left&#8221;. "),
		"tags":                fill("<p>He said <b>no</b>.</p>"),
		"formulas":            fill("=cmd|'/c calc'!A1 said that +1. "),
		"letters with marks":  fill("e\u0301\u0323\u0308"),
		"marks alone":         fill("\u0301"),
		"emoji":               fill("👩‍👩‍👧🏳️‍🌈 said that 😀. "),
		"right to left":       fill("\u202e\u200fقال إنه "),
		"Chinese":             fill("他说：“不。”"),
		"zero width":          fill("\u200b\u200d\u2060"),
		"byte order marks":    fill("\ufeff"),
		"replacements":        fill("\ufffd"),
		"private use":         fill("\ue000\U0010ffff"),
		"URLs":                fill("https://a.b/c?said=that&x=“y” "),
		"JSON":                fill(`{"text": "He said \"no\"."} `),
		"control characters":  fill("The mayor said that it rained on the town all day.\x01\x1f "),
		"late NULs":           strings.Repeat("He said no. ", 1000) + fill("a\x00"),
		"one name, many ways": fill("Mr. Ana Ruiz of Salto, mayor of Salto, of Salto, "),
	}
}

func TestHostileTexts(t *testing.T) {
	t.Parallel()
	x, err := extractorOf(&ruleset.Files{})
	if err != nil {
		t.Fatal(err)
	}
	if !*long {
		for name, txt := range hostile(10_000) {
			checkHostile(t, x, name, txt)
		}
		return
	}
	const n, part = 1 << 20, 8
	claims := program(t)
	took := func(txt string) time.Duration {
		cmd := exec.Command(claims, "extract", "--input-format", "text", "--language", "any", "--with-text", "-j", "1")
		cmd.Stdin, cmd.Stdout = strings.NewReader(txt), io.Discard
		if err := cmd.Run(); err != nil {
			t.Errorf("%.40q: %v", txt, err)
		}
		return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime() // whatever else the machine does
	}
	texts, parts := hostile(n), hostile(n/part)
	const line = "The mayor said that the bridge was closed, and "
	texts["10 MB in one line"], parts["10 MB in one line"] = strings.Repeat(line, 10<<20/len(line)), strings.Repeat(line, 10<<20/len(line)/part)
	for name, txt := range texts {
		checkHostile(t, x, name, txt)
		var whole, small time.Duration
		for range 4 { // a quadratic loop takes its time in each
			whole, small = took(txt), max(took(parts[name]), 20*time.Millisecond)
			if whole <= 3*part*small {
				break
			}
		}
		t.Logf("%s: %v, a part of it %v", name, whole, small)
		if whole > 3*part*small {
			t.Errorf("%s: %d bytes took %v, and %d bytes %v", name, len(txt), whole, len(parts[name]), small)
		}
	}
}

// checkHostile extracts from a text in every format, and checks that what comes
// out is well-formed and that its offsets hold.
func checkHostile(t *testing.T, x batch.Extractor, name, txt string) {
	t.Helper()
	r := runWith(context.Background(), x, txt, "extract", "--input-format", "text", "--language", "any", "--with-text")
	if r.code != 0 || r.stderr != "" {
		t.Errorf("%s: code %d, %s", name, r.code, r.stderr)
		return
	}
	checkOffsets(t, name, r.stdout)
	for _, format := range []string{"yaml", "csv"} {
		if r := runWith(context.Background(), x, txt, "extract", "--input-format", "text", "--language", "any", "-f", format); r.code != 0 || !utf8.ValidString(r.stdout) {
			t.Errorf("%s: %s: code %d, %s", name, format, r.code, r.stderr)
		}
	}
}

func checkOffsets(t *testing.T, name, out string) {
	t.Helper()
	var rec record.Record
	d := json.NewDecoder(strings.NewReader(out))
	d.DisallowUnknownFields()
	if err := d.Decode(&rec); err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	points := []rune(*rec.Document.Text)
	if len(points) != rec.Document.Characters {
		t.Errorf("%s: %d characters, said to be %d", name, len(points), rec.Document.Characters)
	}
	for _, c := range rec.Claims {
		for _, s := range c.Content {
			if got := string(points[s.Start:s.End]); got != s.Text {
				t.Errorf("%s: %s is at [%d:%d] %q, not %q", name, c.ID, s.Start, s.End, got, s.Text)
			}
		}
	}
}

// TestHostileBytes reads files that are not text, or hardly.
func TestHostileBytes(t *testing.T) {
	t.Parallel()
	x, err := extractorOf(&ruleset.Files{})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 1))
	dir := t.TempDir()
	n := 0
	add := func(b []byte) {
		storytest.Write(t, filepath.Join(dir, fmt.Sprintf("%04d", n)), string(b))
		n++
	}
	for range 1000 {
		b := make([]byte, r.IntN(2000))
		for i := range b {
			b[i] = byte(r.IntN(256))
		}
		if r.IntN(2) == 0 { // no control characters: more of it is text
			b = bytes.Map(func(c rune) rune {
				if c < ' ' {
					return ' '
				}
				return c
			}, b)
		}
		add(b)
	}
	for _, s := range []string{
		"\x00", "\xff", "\xff\xfe", "\xfe\xff", "\xff\xfe\x00", "\xff\xfe\x00\xd8", "\xfe\xff\xd8\x00\xd8\x00", "\xff\xfe\x00\x00a\x00\x00\x00",
		"\xef\xbb\xbf", "\xef\xbb", "\xef\xbb\xbf\xef\xbb\xbfa", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x80's", "a\xe2\x80",
		"\x1f\x8b", "\x1f\x8b\x08", "\x28\xb5\x2f\xfd", "\x28\xb5\x2f\xfd\x00", "PK\x03\x04", "%PDF-", "\xd0\xcf\x11\xe0", strings.Repeat("\x80", 5000),
		strings.Repeat("\x93no,\x94 he said. ", 5000), strings.Repeat("é", 5000) + "\x93" + strings.Repeat("é", 5000),
	} {
		add([]byte(s))
	}
	got := runWith(context.Background(), x, "", "extract", dir, "-j", "2", "--with-text")
	if got.code != fault.ExitFailed {
		t.Errorf("code %d", got.code)
	}
	messages := regexp.MustCompile(`^claims: \S*\d{4}: (not text, left out: .*|a PDF, left out: .*|a ZIP .*|an office .*|neither UTF-8 .*|utf-16 that ends .*|\d+ bytes? (is|are) not UTF-8: .*|the last character is .*|broken (gzip|zstd) data .*)$|^claims: \d+ stories, \d+ claims?, \d+ failed( in .*s)?$`)
	for line := range strings.Lines(got.stderr) {
		if !messages.MatchString(strings.TrimSuffix(line, "\n")) {
			t.Errorf("message %q", line)
		}
	}
	for line := range strings.Lines(got.stdout) {
		checkOffsets(t, line[:60], line)
	}
}

// TestArchiveBomb unpacks no more of an archive than the limit.
func TestArchiveBomb(t *testing.T) {
	var packed bytes.Buffer
	z, err := zstd.NewWriter(&packed)
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range 200 {
		z.Write(zeros)
	}
	z.Close()
	name := storytest.Write(t, filepath.Join(t.TempDir(), "bomb.zst"), packed.String())
	if r := run("", "extract", name); r.code != fault.ExitFailed || !strings.Contains(r.stderr, "bomb.zst: more than 16MiB: raise --max-bytes") {
		t.Errorf("%+v", r)
	}
	// A line without end is read past, and not kept.
	if r := run("", "extract", "--input-format", "jsonl", name); r.code != fault.ExitFailed || !strings.Contains(r.stderr, "bomb.zst:1: more than 16MiB") {
		t.Errorf("%+v", r)
	}
}

// TestZstdWindow refuses an archive that asks for more memory than the zstd program
// itself would give it, however little it holds.
func TestZstdWindow(t *testing.T) {
	// A frame whose window has the size 1<<(10+exponent), and a block with a letter.
	frame := func(exponent byte) string {
		return "\x28\xb5\x2f\xfd" + "\x00" + string([]byte{exponent << 3}) + "\x09\x00\x00a"
	}
	dir := t.TempDir()
	small := storytest.Write(t, filepath.Join(dir, "small.zst"), frame(17))
	if r := run("", "text", small); r.code != 0 || r.stdout != "a" {
		t.Errorf("a window of 128 MiB: %+v", r)
	}
	for _, exponent := range []byte{18, 21, 31} {
		large := storytest.Write(t, filepath.Join(dir, "large.zst"), frame(exponent))
		if r := run("", "text", large); r.code != fault.ExitFailed || !strings.Contains(r.stderr, "large.zst: broken zstd data (window size exceeded") {
			t.Errorf("a window of 1<<%d bytes: %+v", 10+int(exponent), r)
		}
	}
}

func TestZstd(t *testing.T) {
	e, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	name := storytest.Write(t, filepath.Join(t.TempDir(), "a.jsonl.zst"), string(e.EncodeAll([]byte(`{"text":"Ana Ruiz said that rain fell."}`+"\n"), nil)))
	if r := run("", "extract", name); r.code != 0 || !strings.Contains(r.stdout, `"line":1,"characters":29`) {
		t.Errorf("%+v", r)
	}
}
