package commands

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/storytest"
)

// tables returns all that a corpus holds, with names in place of the ids, which depend on
// the order in which the stories came.
func tables(t *testing.T, database string) string {
	t.Helper()
	db, err := sql.Open("sqlite", database)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var all strings.Builder
	for _, query := range []string{
		"SELECT place, sum, text, (SELECT place FROM stories AS first WHERE first.id = stories.version_of) FROM stories ORDER BY place",
		"SELECT place, claims.name, claims.text, speaker, confidence, (SELECT place || first.name FROM claims AS first JOIN stories ON stories.id = story WHERE first.id = claims.quotation) FROM claims JOIN stories ON stories.id = story ORDER BY 1, 2",
		"SELECT place, claims.name, role, part, start, end FROM spans JOIN claims ON claims.id = claim JOIN stories ON stories.id = story ORDER BY 1, 2, 3, 4",
		"SELECT place, speakers.name, people.name, claims.name FROM sayings JOIN speakers ON speakers.id = sayings.speaker JOIN claims ON claims.id = claim JOIN stories ON stories.id = claims.story LEFT JOIN people ON people.id = person ORDER BY 1, 2, 4",
		"SELECT name, type, roles, doubtful FROM people ORDER BY 1, 2, 3",
		"SELECT count(*) FROM contents WHERE contents MATCH 'rain OR snow'",
		"PRAGMA integrity_check", "PRAGMA foreign_key_check",
	} {
		rows, err := db.Query(query)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		columns, _ := rows.Columns()
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		for rows.Next() {
			if err := rows.Scan(into...); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(&all, values...)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// TestCollectKilled holds that a corpus whose runs are killed opens, and that the next
// run loses and doubles nothing.
func TestCollectKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGKILL")
	}
	n := *stories / 4 // each is compared with all
	claims, wire := program(t), makeWire(t, n)
	clean, broken := filepath.Join(t.TempDir(), "clean.db"), filepath.Join(t.TempDir(), "broken.db")
	start := time.Now()
	if out, err := exec.Command(claims, "collect", wire, "--db", clean).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	took := time.Since(start)
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	for i := range *kills {
		after := time.Duration(r.Float64() * float64(took) / float64(*kills) * 2) // a part of the work each
		cmd := exec.Command(claims, "collect", wire, "--db", broken)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(after)
		cmd.Process.Kill()
		t.Logf("kill %d after %v: %v", i+1, after.Round(time.Millisecond), cmd.Wait())
	}
	if out, err := exec.Command(claims, "collect", wire, "--db", broken).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	want, got := tables(t, clean), tables(t, broken)
	if got != want {
		t.Errorf("the corpora differ: %d and %d bytes", len(want), len(got))
	}
	if rows := strings.Count(want, "\n"); rows < 3*n {
		t.Errorf("%d rows of %d stories", rows, n)
	}
}

// TestCollectSameAtAnyNumberOfJobs holds that the stories come in the order of the inputs.
func TestCollectSameAtAnyNumberOfJobs(t *testing.T) {
	wire := makeWire(t, 60)
	records := func(jobs string) string {
		name := filepath.Join(t.TempDir(), "claims.db")
		if r := run("", "collect", wire, "--db", name, "-j", jobs); r.code != fault.ExitOK {
			t.Fatalf("%+v", r)
		}
		db, err := sql.Open("sqlite", name)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		var ids string
		if err := db.QueryRow("SELECT group_concat(id || place, ' ') FROM (SELECT * FROM stories ORDER BY id)").Scan(&ids); err != nil {
			t.Fatal(err)
		}
		return ids + tables(t, name)
	}
	if records("1") != records("5") {
		t.Error("the corpus depends on the number of jobs")
	}
}

// TestCorpusRecipes asks what the help of the corpus asks, of our own stories. What needs
// other programs than SQLite is run where they are.
func TestCorpusRecipes(t *testing.T) {
	stories, err := filepath.Abs(filepath.Join("..", "..", "..", "..", "testdata", "stories"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if out, err := exec.Command(program(t), "collect", "-q", "--parquet", "tables", stories).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	db, err := sql.Open("sqlite", "claims.db")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	queries := regexp.MustCompile(`(?s)  sqlite3 .*?claims\.db "(.*?)"\n`).FindAllStringSubmatch(corpusTopic, -1)
	if len(queries) < 5 {
		t.Fatalf("%d questions in the help", len(queries))
	}
	for _, q := range queries {
		var n int
		if err := db.QueryRow("SELECT count(*) FROM (" + q[1] + ")").Scan(&n); err != nil {
			t.Errorf("%s\n%v", q[1], err)
		}
		// Our stories have no dates and do not repeat one another.
		if n == 0 && !strings.Contains(q[1], "date >=") && !strings.Contains(q[1], "stories > 1") {
			t.Errorf("%s\nno answer", q[1])
		}
	}
	for _, c := range regexp.MustCompile(`(?m)^  ((duckdb|python3) -c "(?s:.*?)")$`).FindAllStringSubmatch(corpusTopic, -1) {
		if _, err := exec.LookPath(c[2]); err != nil || c[2] == "python3" && exec.Command("python3", "-c", "import pandas").Run() != nil {
			continue
		}
		if out, err := exec.Command("sh", "-c", strings.ReplaceAll(c[1], "\n  ", "\n")).CombinedOutput(); err != nil || len(out) == 0 {
			t.Errorf("%s\n%v: %s", c[1], err, out)
		}
	}
}

// TestCollectTells holds that a person at a terminal is told what came of it.
func TestCollectTells(t *testing.T) {
	wire := makeWire(t, 3)
	t.Chdir(t.TempDir())
	for _, want := range []string{"claims.db: 3 stories, 3 of them new: ", "claims.db: 3 stories, 0 of them new: "} {
		var errs screen
		onTerminal(storytest.Sayings{}, &errs, muchTime, "collect", wire)
		if got := errs.String(); !strings.Contains(got, want) {
			t.Errorf("told %q, want %q", got, want)
		}
	}
}

// TestCollectInterrupted holds that what was read before an interrupt is kept.
func TestCollectInterrupted(t *testing.T) {
	name := filepath.Join(t.TempDir(), "claims.db")
	ctx, cancel := context.WithCancelCause(context.Background())
	x := gathered{interrupt: func() { cancel(fault.Interruption{Signal: os.Interrupt}) }}
	in := `{"id":"a","text":"a"}` + "\n" + `{"id":"b","text":"b"}` + "\n" + `{"text":"last"}` + "\n"
	if r := runWith(ctx, x, in, "collect", "--db", name, "--input-format", "jsonl", "-j", "1"); r.code != fault.ExitInterrupted {
		t.Errorf("%+v", r)
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var n int
	if err := db.QueryRow("SELECT count(*) FROM stories").Scan(&n); err != nil || n != 2 {
		t.Errorf("%d stories are kept, %v", n, err)
	}
}
