package corpus

import (
	"context"
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/person"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/whole"
	"claims/extract"
	"claims/rules"

	"github.com/parquet-go/parquet-go"
)

const wire = `Dam was empty, says mayor

TIMBO, March 5 (Wire) - “The dam was empty,” Mayor Ana Ruiz told reporters on Monday. “Nobody looked.”

Aquanorte, which runs it, denied that. “That is false,” its spokesman, Bo Lind, said. Ruiz and Lind reportedly said the gates would open.
`

// recordOf returns the record of a text that is told as a story of a file.
func recordOf(d record.Document, txt string) *record.Record {
	d.Text = &txt
	return record.New(d, extract.New(rules.Builtin()).Extract(txt), nil)
}

func begin(t *testing.T, name string) *Corpus {
	t.Helper()
	c, err := Open(t.Context(), name, "program 1")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// collect takes in stories as a run does, and returns how many of them were new.
func collect(t *testing.T, name string, stories ...record.Document) (added int) {
	t.Helper()
	c := begin(t, name)
	for _, d := range stories {
		txt := *d.Text
		r := &record.Record{}
		if !c.Known(&d, txt) {
			added++
			r = recordOf(d, txt)
		}
		r.Document.Sum, r.Document.Known, r.Document.Path, r.Document.Line, r.Document.ID = d.Sum, d.Known, d.Path, d.Line, d.ID
		if err := c.Add(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Compare(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	return added
}

func story(path string, line int, id, txt string) record.Document {
	return record.Document{Path: path, Line: line, ID: id, Text: &txt}
}

// ask returns the first column of the answer to a question, line by line.
func ask(t *testing.T, name, query string) string {
	t.Helper()
	db, err := sql.Open("sqlite", name)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var lines []string
	for rows.Next() {
		var s sql.NullString
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, s.String)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n")
}

func TestRecordsComeBackAsTheyWere(t *testing.T) {
	with := recordOf(record.Document{Path: "a.txt", Published: "2024-03-05T10:00:00Z", Publisher: "Wire", URL: "https://example.org/a", Extra: map[string]any{"desk": "floods"}}, wire)
	without := recordOf(record.Document{Path: "b.jsonl", Line: 7, ID: "b7"}, wire)
	without.Document.Text = nil
	empty := recordOf(record.Document{Path: "c.txt"}, "Rain fell.")
	if len(with.Claims) < 4 || len(with.Speakers) < 3 {
		t.Fatalf("the story is too poor for this test: %d claims", len(with.Claims))
	}
	for i := range 20 { // more spans than are written at once
		with.Claims[0].Content = append(with.Claims[0].Content, extract.SpanRecord{Text: (*with.Document.Text)[i : i+1], Start: i, End: i + 1})
	}
	c := begin(t, filepath.Join(t.TempDir(), "claims.db"))
	want := []*record.Record{with, without, empty}
	for _, r := range want {
		if err := c.Add(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Compare(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	n := 0
	for r, err := range c.Records(t.Context(), false) {
		if err != nil {
			t.Fatal(err)
		}
		if got, want := asJSON(t, r), asJSON(t, want[n]); got != want {
			t.Errorf("record %d:\n%s\nwant\n%s", n+1, got, want)
		}
		n++
	}
	if n != len(want) {
		t.Errorf("%d records", n)
	}
}

// TestWords holds that the words of spans are the same with the text of a story and
// without it, where they are put together with those of the claim.
func TestWords(t *testing.T) {
	dir := t.TempDir()
	words := func(name string, r *record.Record) string {
		c := begin(t, filepath.Join(dir, name))
		if err := c.Add(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		return ask(t, filepath.Join(dir, name), "SELECT claim || ' ' || role || ' ' || part || ' ' || text FROM words ORDER BY claim, role, part")
	}
	const txt = "The mayor said that the dam was empty, and “nobody looked.” Bo Lind denied that."
	bare := recordOf(record.Document{Path: "a.txt"}, txt)
	bare.Document.Text = nil
	got := words("bare.db", bare)
	if want := words("text.db", recordOf(record.Document{Path: "a.txt"}, txt)); got != want || !strings.Contains(got, "1 content 0 that the dam was empty") {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if n := ask(t, filepath.Join(dir, "bare.db"), "SELECT count(*) FROM spans WHERE before = 'that ' AND text IS NULL"); n == "0" {
		t.Error("the words of the claim stand in the database twice")
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestCollectAgain holds that a later run takes in what is new or changed, whatever its
// place in the file, and that no story takes the place of another.
func TestCollectAgain(t *testing.T) {
	name := filepath.Join(t.TempDir(), "claims.db")
	one, two, three := "Ana Ruiz said rain fell.", "Bo Lind said snow fell.", "Cy Marr said hail fell."
	for _, run := range []struct {
		what    string
		stories []record.Document
		added   int
		texts   string
	}{
		{"a first run", []record.Document{story("a.txt", 0, "", one), story("c.jsonl", 1, "x", two)}, 2, one + "\n" + two},
		{"nothing new", []record.Document{story("a.txt", 0, "", one), story("c.jsonl", 1, "x", two)}, 0, one + "\n" + two},
		{"a line before the others", []record.Document{story("c.jsonl", 1, "y", three), story("c.jsonl", 2, "x", two)}, 1, one + "\n" + two + "\n" + three},
		{"a story that changed", []record.Document{story("a.txt", 0, "", one+" It did.")}, 1, one + " It did.\n" + two + "\n" + three},
		{"an id twice", []record.Document{story("d.jsonl", 1, "z", one), story("d.jsonl", 2, "z", two)}, 2, one + " It did.\n" + two + "\n" + three + "\n" + one + "\n" + two},
		{"… and again", []record.Document{story("d.jsonl", 1, "z", one), story("d.jsonl", 2, "z", two)}, 0, one + " It did.\n" + two + "\n" + three + "\n" + one + "\n" + two},
		{"… the first of them changed", []record.Document{story("d.jsonl", 1, "z", three), story("d.jsonl", 2, "z", two)}, 1, one + " It did.\n" + two + "\n" + three + "\n" + three + "\n" + two},
		{"… the first gone, and another after the second", []record.Document{story("d.jsonl", 1, "z", two), story("d.jsonl", 2, "z", one)}, 1, one + " It did.\n" + two + "\n" + three + "\n" + one + "\n" + two},
		{"a pipe", []record.Document{story(input.Stdin, 1, "", one)}, 1, one + " It did.\n" + two + "\n" + three + "\n" + one + "\n" + two + "\n" + one},
		{"another pipe", []record.Document{story(input.Stdin, 1, "", two), story(input.Stdin, 2, "", one)}, 1, one + " It did.\n" + two + "\n" + three + "\n" + one + "\n" + two + "\n" + one + "\n" + two},
	} {
		if added := collect(t, name, run.stories...); added != run.added {
			t.Errorf("%s: %d new stories, want %d", run.what, added, run.added)
		}
		if got := ask(t, name, "SELECT text FROM stories ORDER BY id"); got != run.texts {
			t.Errorf("%s: the stories are\n%s\nwant\n%s", run.what, got, run.texts)
		}
		if got := ask(t, name, "SELECT count(*) FROM claims WHERE story NOT IN (SELECT id FROM stories) OR quotation IS NULL"); got != "0" {
			t.Errorf("%s: %s claims without a story or a quotation", run.what, got)
		}
		// The full-text index has each claim, and no other.
		if got, want := ask(t, name, "SELECT count(*) FROM contents WHERE contents MATCH 'fell'"), ask(t, name, "SELECT count(*) FROM claims"); got != want {
			t.Errorf("%s: %s claims are indexed, of %s", run.what, got, want)
		}
		if got := ask(t, name, "PRAGMA integrity_check") + ask(t, name, "PRAGMA foreign_key_check"); got != "ok" {
			t.Errorf("%s: %s", run.what, got)
		}
	}
}

func TestAnotherProgramReadsAllAgain(t *testing.T) {
	name := filepath.Join(t.TempDir(), "claims.db")
	collect(t, name, story("a.txt", 0, "", "Ana Ruiz said rain fell."))
	c, err := Open(t.Context(), name, "program 2")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	d := story("a.txt", 0, "", "")
	if c.Known(&d, "Ana Ruiz said rain fell.") {
		t.Error("what an earlier version found counts as up to date")
	}
}

func TestOpenRefusesOtherFiles(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other.db")
	db, err := sql.Open("sqlite", other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE t (a)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	text := filepath.Join(dir, "notes.txt")
	later := filepath.Join(dir, "later.db")
	collect(t, later)
	if db, err = sql.Open("sqlite", later); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if err := os.WriteFile(text, []byte(strings.Repeat("Notes, not a database. ", 99)), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		other: "not a database that claims collect made", text: "not a database that claims collect made",
		later: "schema 99", dir: "no file", filepath.Join(dir, "none", "a.db"): "no such file",
	} {
		before, _ := os.ReadFile(name)
		for _, open := range []func() (*Corpus, error){
			func() (*Corpus, error) { return Open(context.Background(), name, "") },
			func() (*Corpus, error) { return OpenReadOnly(context.Background(), name) },
		} {
			if c, err := open(); err == nil {
				c.Close()
				t.Errorf("%s is opened", name)
			} else if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if after, _ := os.ReadFile(name); string(after) != string(before) {
			t.Errorf("%s was written to", name)
		}
	}
}

// TestOpenAtOnce holds that runs that begin a corpus at the same time find the same one.
func TestOpenAtOnce(t *testing.T) {
	name := filepath.Join(t.TempDir(), "claims.db")
	errs := make(chan error)
	const runs = 8
	for range runs {
		go func() {
			c, err := Open(context.Background(), name, "")
			if err == nil {
				err = c.Close()
			}
			errs <- err
		}()
	}
	for range runs {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

// TestOpenWaits holds that a corpus that another run writes to is not taken for another
// file.
func TestOpenWaits(t *testing.T) {
	name := filepath.Join(t.TempDir(), "claims.db")
	collect(t, name, story("a.txt", 0, "", wire))
	db, err := sql.Open("sqlite", name)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("PRAGMA locking_mode = exclusive; BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	defer func(before time.Duration) { patience = before }(patience)
	patience = time.Millisecond
	if c, err := Open(t.Context(), name, ""); err == nil {
		c.Close()
		t.Error("a corpus that is locked is opened")
	} else if !strings.Contains(err.Error(), "locked") || !strings.Contains(err.Error(), "no other run writes to it") {
		t.Error(err)
	}
}

func TestIsCorpus(t *testing.T) {
	name := filepath.Join(t.TempDir(), "claims.db")
	collect(t, name, story("a.txt", 0, "", wire))
	head, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !IsCorpus(head) || IsCorpus(head[:50]) || IsCorpus([]byte("SQLite format 3\x00"+strings.Repeat("x", Head))) {
		t.Error("a corpus is not told from other files")
	}
}

// TestCompare holds what is found across stories, and that the list of people is kept.
func TestCompare(t *testing.T) {
	name := filepath.Join(t.TempDir(), "claims.db")
	c := begin(t, name)
	for i, d := range []record.Document{{Path: "a.txt", Published: "2024-03-06"}, {Path: "b.txt", Published: "2024-03-05T08:00:00Z"}} {
		txt := wire
		if i == 1 {
			txt = "Ruiz speaks\n\n“The dam was empty,” Mayor Ana Ruiz said.\n\nSnow fell on the hills in the night, and roads were closed.\n"
		}
		if err := c.Add(t.Context(), recordOf(d, txt)); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Compare(t.Context(), []person.Known{{Name: "Ana Ruiz", Wikidata: "Q1"}}); err != nil {
		t.Fatal(err)
	}
	people, err := c.People(t.Context())
	if err != nil || len(people) == 0 || people[0].Name != "Ana Ruiz" || people[0].Stories != 2 || people[0].First != "2024-03-05" || people[0].Last != "2024-03-06" {
		t.Errorf("people: %+v, %v", people, err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if got := ask(t, name, "SELECT count(DISTINCT person) FROM speakers WHERE name = 'Ana Ruiz'"); got != "1" {
		t.Errorf("Ana Ruiz is %s people", got)
	}
	if got := ask(t, name, "SELECT value FROM about WHERE key = 'people'"); !strings.Contains(got, "Q1") {
		t.Errorf("the list is not kept: %s", got)
	}
	c = begin(t, name)
	if err := c.Compare(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	c.Close()
	if got := ask(t, name, "SELECT value FROM about WHERE key = 'people'"); !strings.Contains(got, "Q1") {
		t.Errorf("a run without the list forgot it: %s", got)
	}
}

// TestCompareAgain holds that an earlier telling takes its place before all others.
func TestCompareAgain(t *testing.T) {
	name := filepath.Join(t.TempDir(), "claims.db")
	for _, date := range []string{"2024-03-06", "2024-03-07", "2024-03-05"} {
		c := begin(t, name)
		txt := "“The dam was empty all through the winter,” Mayor Ana Ruiz said."
		if err := c.Add(t.Context(), recordOf(record.Document{Path: date, Published: date}, txt)); err != nil {
			t.Fatal(err)
		}
		if err := c.Compare(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		c.Close()
	}
	if got := ask(t, name, "SELECT DISTINCT first_date || ' ' || tellings FROM quotations"); got != "2024-03-05 3" {
		t.Errorf("quotations: %s", got)
	}
}

// TestAddCommits holds that what was added is safe though nothing closes the corpus.
func TestAddCommits(t *testing.T) {
	name := filepath.Join(t.TempDir(), "claims.db")
	c := begin(t, name)
	for i := range storiesAtOnce + 1 {
		if err := c.Add(t.Context(), &record.Record{Document: record.Document{Path: "a.jsonl", Line: i + 1}}); err != nil {
			t.Fatal(err)
		}
	}
	if got := ask(t, name, "SELECT count(*) FROM stories"); got != strconv.Itoa(storiesAtOnce) {
		t.Errorf("%s stories are committed", got)
	}
}

// TestAddWholeStories holds that a story whose writing fails is not there in part, where it
// would count as known.
func TestAddWholeStories(t *testing.T) {
	name := filepath.Join(t.TempDir(), "claims.db")
	c := begin(t, name)
	if _, err := c.db.Exec("CREATE TRIGGER full BEFORE INSERT ON speakers WHEN new.name = 'Bo Lind' BEGIN SELECT RAISE(ABORT, 'full'); END"); err != nil {
		t.Fatal(err)
	}
	if err := c.Add(t.Context(), recordOf(record.Document{Path: "a.txt"}, "Ana Ruiz said rain fell. Bo Lind said snow fell.")); err == nil {
		t.Error("no error")
	}
	if err := c.Add(t.Context(), recordOf(record.Document{Path: "b.txt"}, "Ana Ruiz said rain fell.")); err != nil {
		t.Error(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if got := ask(t, name, "SELECT path FROM stories"); got != "b.txt" {
		t.Errorf("stories: %s", got)
	}
}

// The columns that TestParquet looks at.
type (
	claimParquet struct {
		Name       string  `parquet:"name"`
		Text       string  `parquet:"text"`
		Speaker    *string `parquet:"speaker,optional"`
		Negated    bool    `parquet:"negated"`
		Confidence int64   `parquet:"confidence"`
	}
	storyParquet struct {
		Date *string `parquet:"date,optional"`
		Text *string `parquet:"text,optional"`
	}
	spanParquet struct {
		Claim int64 `parquet:"claim"`
	}
)

func TestParquet(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tables")
	c := begin(t, filepath.Join(t.TempDir(), "claims.db"))
	r := recordOf(record.Document{Path: "a.txt", Published: "2024-03-06"}, wire)
	r.Claims[0].Speaker = nil
	if err := c.Add(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if err := c.Compare(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	var drafts whole.Files
	defer drafts.Close()
	if err := c.Parquet(t.Context(), &drafts, dir); err != nil {
		t.Fatal(err)
	}
	claims, err := parquet.ReadFile[claimParquet](filepath.Join(dir, "claims.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	if len(claims) != len(r.Claims) {
		t.Fatalf("%d rows of %d", len(claims), len(r.Claims))
	}
	for i, row := range claims {
		want := &r.Claims[i]
		if row.Text != want.Text || row.Name != want.ID || (row.Speaker == nil) != (want.Speaker == nil) || row.Speaker != nil && *row.Speaker != want.Speaker.Name || row.Confidence != int64(want.Confidence) {
			t.Errorf("row %d: %+v", i, row)
		}
	}
	stories, err := parquet.ReadFile[storyParquet](filepath.Join(dir, "stories.parquet"))
	if err != nil || len(stories) != 1 || stories[0].Text == nil || *stories[0].Text != wire || stories[0].Date == nil || *stories[0].Date != "2024-03-06" {
		t.Errorf("stories: %+v, %v", stories, err)
	}
	spans, err := parquet.ReadFile[spanParquet](filepath.Join(dir, "spans.parquet"))
	if err != nil || len(spans) < 2*len(claims) {
		t.Errorf("%d spans, %v", len(spans), err)
	}
}
