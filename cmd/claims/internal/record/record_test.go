package record

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"claims/cmd/claims/internal/storytest"
	"claims/extract"
	"claims/extract/text"

	"gopkg.in/yaml.v3"
)

// fullResult has a claim with all that a claim can have, and one with nothing.
func fullResult() *extract.Result {
	src := "Flood “worse”\n\nLast week – é – she reportedly told aides in a note that <a> & “b”."
	at := func(words string) text.Span {
		i := strings.Index(src, words)
		return text.Span{Start: i, End: i + len(words)}
	}
	return &extract.Result{
		Source: src, Headline: at("Flood “worse”"), Words: 13,
		Claims: []extract.Claim{
			{Answers: -1, Within: -1},
			{
				Kind: extract.Mixed, Act: extract.Denial, Text: "<a> & “b”",
				Speaker:   &extract.Speaker{Span: at("she"), Name: "Ana Ruiz", Type: extract.Person, Role: "Minister", Confidence: 0.874},
				Cue:       extract.Cue{Span: at("told"), Lemma: "tell"},
				Content:   []text.Span{at("that <a>"), at("“b”")},
				Addressee: at("aides"), Medium: at("a note"), When: at("Last week"), Hedge: at("reportedly"),
				Headline: true, Negated: true, Answers: 0, Within: 0, Paragraph: 2, Sentence: 3,
				Rule: "tell-that", Confidence: 0.926,
			},
		},
		Speakers: []extract.NamedSpeaker{{Name: "Ana Ruiz", Type: extract.Person, Role: "Minister", Claims: []int{1}}},
	}
}

const fullJSON = `{"schema":"claims/1","document":{"path":"a.txt","line":2,"id":"x","headline":"Flood “worse”","characters":82,"words":13},` +
	`"claims":[{"id":"c1","text":"","speaker":null,"confidence":0},` +
	`{"id":"c2","text":"<a> & “b”","kind":"mixed","act":"denial",` +
	`"speaker":{"text":"she","start":31,"end":34,"name":"Ana Ruiz","type":"person","role":"Minister","confidence":0.87},` +
	`"cue":{"text":"told","start":46,"end":50,"lemma":"tell"},` +
	`"content":[{"text":"that <a>","start":67,"end":75},{"text":"“b”","start":78,"end":81}],` +
	`"addressee":{"text":"aides","start":51,"end":56},"medium":{"text":"a note","start":60,"end":66},` +
	`"when":{"text":"Last week","start":15,"end":24},"hedge":{"text":"reportedly","start":35,"end":45},` +
	`"headline":true,"negated":true,"answers":"c1","within":"c1","paragraph":2,"sentence":3,"rule":"tell-that","confidence":0.93}],` +
	`"speakers":[{"name":"Ana Ruiz","type":"person","role":"Minister","claims":["c2"]}]}` + "\n"

func TestJSONShape(t *testing.T) {
	r := New(Document{Path: "a.txt", Line: 2, ID: "x"}, fullResult(), nil)
	got, err := Encoder{Format: "json"}.Append(nil, r)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != fullJSON {
		t.Errorf("got  %s\nwant %s", got, fullJSON)
	}
}

// TestLibraryWritesTheSame holds that the JSON of a result is that of its record.
func TestLibraryWritesTheSame(t *testing.T) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(fullResult()); err != nil {
		t.Fatal(err)
	}
	_, want, _ := strings.Cut(fullJSON, `"words":13},`)
	if got := b.String(); got != "{"+want {
		t.Errorf("got  %s\nwant {%s", got, want)
	}
	b.Reset()
	if err := e.Encode(&extract.Result{}); err != nil || b.String() != `{"claims":[],"speakers":[]}`+"\n" {
		t.Errorf("of nothing: %s, %v", &b, err)
	}
}

const fullYAML = `schema: claims/1
document:
  path: a.txt
  headline: Flood “worse”
  extra: {a key: true, desk: [b, 1, null]}
  characters: 82
  words: 13
  text: |
    Flood: “worse” 😀

    It rains.
claims:
  - id: c1
    text: ""
    speaker: null
    confidence: 0
  - id: c2
    text: "<a> & “b”"
    kind: mixed
    act: denial
    speaker: {text: she, start: 31, end: 34, name: Ana Ruiz, type: person, role: Minister, confidence: 0.87}
    cue: {text: told, start: 46, end: 50, lemma: tell}
    content: [{text: that <a>, start: 67, end: 75}, {text: “b”, start: 78, end: 81}]
    addressee: {text: aides, start: 51, end: 56}
    medium: {text: a note, start: 60, end: 66}
    when: {text: Last week, start: 15, end: 24}
    hedge: {text: reportedly, start: 35, end: 45}
    headline: true
    negated: true
    answers: c1
    within: c1
    paragraph: 2
    sentence: 3
    rule: tell-that
    confidence: 0.93
speakers:
  - name: Ana Ruiz
    type: person
    role: Minister
    claims: [c2]
`

func TestYAMLShape(t *testing.T) {
	txt := "Flood: “worse” 😀\n\nIt rains.\n"
	r := New(Document{Path: "a.txt", Extra: map[string]any{"desk": []any{"b", 1, nil}, "a key": true}, Text: &txt}, fullResult(), nil)
	got, err := Encoder{Format: "yaml"}.Append(nil, r)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != fullYAML {
		t.Errorf("got\n%s\nwant\n%s", got, fullYAML)
	}
}

func TestFilteredRecordKeepsIDs(t *testing.T) {
	r := New(Document{}, fullResult(), func(c *extract.Claim) bool { return c.Speaker == nil })
	if len(r.Claims) != 1 || r.Claims[0].ID != "c1" || len(r.Speakers) != 0 {
		t.Errorf("got %+v, %+v", r.Claims, r.Speakers)
	}
	r = New(Document{}, fullResult(), func(c *extract.Claim) bool { return c.Speaker != nil })
	if len(r.Claims) != 1 || r.Claims[0].ID != "c2" || len(r.Speakers) != 1 {
		t.Errorf("got %+v, %+v", r.Claims, r.Speakers)
	}
}

// randomText makes a text of all sorts of characters.
func randomText(r *rand.Rand, n int) string {
	alphabets := []string{"abc XYZ.,\n", "éüßñ“”’—", "漢字かな交じり", "😀🏳️‍🌈👩‍👩‍👧", "\u0301\u200d\ufeff\u2028", "\r\n\t\"\\<>&\x00\x1b"}
	var b strings.Builder
	letters := []rune(alphabets[r.IntN(len(alphabets))])
	for range n {
		if r.IntN(10) == 0 {
			letters = []rune(alphabets[r.IntN(len(alphabets))])
		}
		b.WriteRune(letters[r.IntN(len(letters))])
	}
	return b.String()
}

// randomRecord fills a record by chance: some fields stay empty.
func randomRecord(r *rand.Rand) *Record {
	var fill func(reflect.Value)
	fill = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			if r.IntN(3) > 0 {
				v.SetString(randomText(r, r.IntN(20)))
			}
		case reflect.Int:
			v.SetInt(int64(r.IntN(3) * r.IntN(100)))
		case reflect.Bool:
			v.SetBool(r.IntN(2) == 0)
		case reflect.Pointer:
			if r.IntN(2) == 0 {
				v.Set(reflect.New(v.Type().Elem()))
				fill(v.Elem())
			}
		case reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), r.IntN(3), 3))
			for i := range v.Len() {
				fill(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				fill(v.Field(i))
			}
		}
	}
	rec := &Record{}
	fill(reflect.ValueOf(rec).Elem())
	return rec
}

// hardYAML are strings that YAML may take for something else.
var hardYAML = []string{
	"", " ", "~", "null", "Null", "true", "NO", "on", "y", "N", "1", "1e3", "0x1F", "-1", ".5", ".inf", ".NaN", "=", "<<",
	"2024-03-05", "12:30:45", "a: b", "a:b", "a:", ":a", "a #b", "a#b", "#a", "- a", "-", "--- a", "---", "...", "? a", "?", "! a",
	"& a", "* a", "| a", "> a", "% a", "@ a", "` a", "'a'", "\"a\"", "a, b", "[a]", "{a}", "a{", "a]", " a", "a ", "a\n", "\na", "a\n\nb",
	"a\nb\n", "a\nb\n\n\n", "a\n b", "a\r\nb", "a\n\tb", "a\tb", "\ta", "\ufeffa", "a\u2028b", "a\u0085b", "a\u00a0b", "\u00a0", "\x00", "\x7f",
	"“a”", "é: ü", "a:“b”", "a:\"b", "a: 'b", "why? a", "why?", "a ?b", "a !b", "a &b", "a *b", "a |", "a >", "a %b", "a @b", "a: |", "x ,", "https://a.b/c?d=e#f", "a\n---\nb", "a\n...\nb", "a\n# b", "a \nb", "a\n \nb", "x\n  \n y\n", "'", "\"",
}

func TestHardYAML(t *testing.T) {
	for _, s := range hardYAML {
		rec := &Record{
			Document: Document{Path: s, ID: s, Text: &s},
			Record: extract.Record{
				Claims:   []extract.ClaimRecord{{Text: s, Speaker: &extract.SourceRecord{Text: s, Name: s}, Content: []extract.SpanRecord{{Text: s}, {Text: s}}}},
				Speakers: []extract.SpeakerRecord{{Name: s, Claims: []string{s, s}}},
			},
		}
		comesBack(t, rec)
	}
}

// TestYAMLWords holds that a word which some reader of YAML takes for a truth value or for
// nothing stands in marks, in any case, and no longer one does.
func TestYAMLWords(t *testing.T) {
	for _, s := range []string{"true", "False", "YES", "no", "on", "Off", "OFF", "y", "N", "null", "Null"} {
		if got := yamlOf(t, s); got != `id: "`+s+`"` {
			t.Errorf("%s is written as %s", s, got)
		}
	}
	for _, s := range []string{"one", "offer", "nobody", "yesterday", "truth", "nullify", "Noah"} {
		if got := yamlOf(t, s); got != "id: "+s {
			t.Errorf("%s is written as %s", s, got)
		}
	}
}

// yamlOf returns the line of a record in YAML whose id is s.
func yamlOf(t *testing.T, s string) string {
	t.Helper()
	out, err := Encoder{Format: "yaml"}.Append(nil, &Record{Document: Document{ID: s}})
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "id: ") {
			return line
		}
	}
	return ""
}

func TestYAMLComesBack(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 1000 {
		comesBack(t, randomRecord(r))
	}
}

// comesBack checks that the YAML of a record says what its JSON says.
func comesBack(t *testing.T, rec *Record) {
	t.Helper()
	out, err := Encoder{Format: "yaml"}.Append(nil, rec)
	if err != nil {
		t.Fatal(err)
	}
	asJSON, err := Encoder{Format: "json"}.Append(nil, rec)
	if err != nil {
		t.Fatal(err)
	}
	var fromYAML, fromJSON any
	if err := yaml.Unmarshal(out, &fromYAML); err != nil {
		t.Fatalf("%v\n%s\n%s", err, out, asJSON)
	}
	if err := json.Unmarshal(asJSON, &fromJSON); err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(fromYAML)
	b, _ := json.Marshal(fromJSON)
	if !bytes.Equal(a, b) {
		t.Fatalf("yaml and json differ:\n%s\n%s\n%s", a, b, out)
	}
}

func TestTables(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 300 {
		rec := randomRecord(r)
		out, err := Encoder{Format: "csv"}.Append(nil, rec)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
		if err != nil || len(rows) != len(rec.Claims) {
			t.Fatalf("%d rows of %d claims: %v\n%s", len(rows), len(rec.Claims), err, out)
		}
		for _, row := range rows {
			for i, cell := range row {
				first, _ := utf8.DecodeRuneInString(cell)
				if len(row) != len(Columns) || strings.ContainsRune("=+-@\t\r＝＋－＠", first) && cell != "" {
					t.Fatalf("%d cells, %s is %q", len(row), Columns[i], cell)
				}
			}
		}
		out, err = Encoder{Format: "tsv"}.Append(nil, rec)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(out), "\n")
		if len(lines) != len(rec.Claims)+1 {
			t.Fatalf("%d lines of %d claims:\n%q", len(lines), len(rec.Claims), out)
		}
		for _, line := range lines[:len(rec.Claims)] {
			if n := strings.Count(line, "\t") + 1; n != len(Columns) {
				t.Fatalf("%d cells in %q", n, line)
			}
		}
	}
}

// TestColumns holds what a table says of a claim in two pieces: where the first begins and
// the last ends, and what the record says of it.
func TestColumns(t *testing.T) {
	out, err := Encoder{Format: "csv"}.Append(nil, New(Document{Path: "a.txt", Line: 2}, fullResult(), nil))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	for column, want := range map[string]string{
		"line": "2", "claim": "c2", "speaker": "she", "name": "Ana Ruiz", "role": "Minister", "start": "67", "end": "81", "cue": "told", "lemma": "tell",
		"addressee": "aides", "medium": "a note", "when": "Last week", "hedge": "reportedly", "answers": "c1", "within": "c1", "paragraph": "2", "sentence": "3", "confidence": "0.93",
	} {
		if got := rows[1][slices.Index(Columns, column)]; got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	r := New(Document{Path: "a.txt"}, fullResult(), nil)
	for _, format := range Formats {
		b.Run(format, func(b *testing.B) {
			var out []byte
			for b.Loop() {
				out, _ = Encoder{Format: format}.Append(out[:0], r)
			}
			b.SetBytes(int64(len(out)))
		})
	}
}

func BenchmarkRecord(b *testing.B) {
	res := storytest.Sayings{}.Extract(strings.Repeat("“Rain fell.” Ana Ruiz said that more would. Bo Anders denied that it did.\n\n", 20))
	b.SetBytes(int64(len(res.Source)))
	b.ReportAllocs()
	var builder Builder
	var out []byte
	for b.Loop() {
		out, _ = Encoder{Format: "json"}.Append(out[:0], builder.Record(Document{Path: "a.txt"}, res, nil))
	}
}
