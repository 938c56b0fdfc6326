package corpus

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"claims/cmd/claims/internal/person"
	"claims/cmd/claims/internal/quotation"
	"claims/extract"
)

// comparison is the version of how stories are compared.
const comparison = 2

// Compare finds who is one person, which claims tell the same words and which stories
// are versions of one, over the whole corpus: what comes of it does not depend on how
// many runs have collected it. It does nothing where nothing was added since. The list
// of known people decides who is who; nil stands for that of the last time.
func (c *Corpus) Compare(ctx context.Context, known []person.Known) error {
	if err := c.commit(); err != nil {
		return c.fault(err)
	}
	compared, err := c.about(ctx, "compared")
	if err != nil {
		return c.fault(err)
	}
	list, err := c.knownPeople(ctx, &known)
	if err != nil {
		return c.fault(err)
	}
	want := fmt.Sprintf("%d %s", comparison, list)
	if compared == want {
		return nil
	}
	tx, err := c.db.BeginTx(ctx, nil)
	if err != nil {
		return c.fault(err)
	}
	defer tx.Rollback()
	for _, step := range []func(context.Context, *sql.Tx) error{
		func(ctx context.Context, tx *sql.Tx) error { return joinPeople(ctx, tx, known) },
		groupClaims, groupStories,
	} {
		if err := step(ctx, tx); err != nil {
			return c.fault(err)
		}
	}
	if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO about VALUES ('compared', ?), ('people', ?)", want, list); err != nil {
		return c.fault(err)
	}
	if err := tx.Commit(); err != nil {
		return c.fault(err)
	}
	_, err = c.db.ExecContext(ctx, "PRAGMA optimize")
	return c.fault(err)
}

// knownPeople puts in known, where it is nil, the list of the last time, and returns it
// as JSON.
func (c *Corpus) knownPeople(ctx context.Context, known *[]person.Known) (string, error) {
	if *known != nil {
		list, err := json.Marshal(*known)
		return string(list), err
	}
	list, err := c.about(ctx, "people")
	if err != nil || list == "" {
		return "null", err
	}
	return list, json.Unmarshal([]byte(list), known)
}

// about returns what the corpus notes of itself under a key, or "".
func (c *Corpus) about(ctx context.Context, key string) (value string, err error) {
	err = c.db.QueryRowContext(ctx, "SELECT value FROM about WHERE key = ?", key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// joinPeople makes the table of people anew.
func joinPeople(ctx context.Context, tx *sql.Tx, known []person.Known) error {
	var mentions []person.Mention
	var ids []int64
	same := interner{}
	err := each(ctx, tx, "SELECT speakers.id, speakers.name, role, type, story, coalesce(date, '') FROM speakers JOIN stories ON stories.id = story ORDER BY story, speakers.id",
		func(scan scanner) error {
			var m person.Mention
			var id int64
			err := scan(&id, &m.Name, &m.Role, &m.Type, &m.Story, &m.Date)
			m.Name, m.Role, m.Type, m.Date = same.of(m.Name), same.of(m.Role), same.of(m.Type), same.of(m.Date)
			mentions, ids = append(mentions, m), append(ids, id)
			return err
		})
	if err != nil {
		return err
	}
	people, of := person.Join(mentions, known)
	if _, err := tx.ExecContext(ctx, "UPDATE speakers SET person = NULL WHERE person IS NOT NULL; DELETE FROM people"); err != nil {
		return err
	}
	for i, p := range people {
		roles, err := json.Marshal(append([]string{}, p.Roles...))
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO people VALUES (?, ?, ?, ?, ?, ?)", i+1, p.Name, p.Type, string(roles), p.Wikidata, p.Doubtful); err != nil {
			return err
		}
	}
	set, err := tx.PrepareContext(ctx, "UPDATE speakers SET person = ? WHERE id = ?")
	if err != nil {
		return err
	}
	for i, p := range of {
		if p < 0 {
			continue
		}
		if _, err := set.ExecContext(ctx, p+1, ids[i]); err != nil {
			return err
		}
	}
	return nil
}

// interner keeps one of strings that are the same.
type interner map[string]string

func (in interner) of(s string) string {
	if kept, ok := in[s]; ok {
		return kept
	}
	in[s] = s
	return s
}

// groupClaims finds the claims that tell the same words.
func groupClaims(ctx context.Context, tx *sql.Tx) error {
	// In the order of an index: to sort all claims would take as much memory as they.
	const query = `SELECT claims.id, quotation, claims.text, kind,
			coalesce((SELECT min(person) FROM sayings JOIN speakers ON speakers.id = sayings.speaker WHERE sayings.claim = claims.id), 0),
			within <> '', claims.story, coalesce(date, '')
		FROM claims JOIN stories ON stories.id = claims.story ORDER BY claims.story, claims.id`
	return group(ctx, tx, "claims", "quotation", query, quotation.Group, func(scan scanner, id, now *int64) (t quotation.Telling, err error) {
		var kind extract.Kind
		err = scan(id, now, &t.Text, &kind, &t.Speaker, &t.Within, &t.Story, &t.Date)
		t.Quoted = kind != extract.Indirect
		return t, err
	})
}

// groupStories finds the stories that are versions of one.
func groupStories(ctx context.Context, tx *sql.Tx) error {
	const query = "SELECT id, version_of, coalesce(date, ''), coalesce(text, '') FROM stories ORDER BY id"
	return group(ctx, tx, "stories", "version_of", query, quotation.GroupStories, func(scan scanner, id, now *int64) (v quotation.Version, err error) {
		err = scan(id, now, &v.Date, &v.Text)
		return v, err
	})
}

// group writes into a column of a table the id of the first row of each row's group. The
// query gives the rows in the order of their stories, each with its id and what the column holds.
func group[T any](ctx context.Context, tx *sql.Tx, table, column, query string, find func(iter.Seq[T]) []int32, read func(scan scanner, id, now *int64) (T, error)) error {
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("UPDATE %[1]s SET %[2]s = id WHERE %[2]s IS NULL", table, column)); err != nil {
		return err
	}
	var ids, now []int64
	var failed error
	first := find(func(yield func(T) bool) {
		failed = each(ctx, tx, query, func(scan scanner) error {
			var id, of int64
			row, err := read(scan, &id, &of)
			if err != nil {
				return err
			}
			ids, now = append(ids, id), append(now, of)
			yield(row)
			return nil
		})
	})
	if failed != nil {
		return failed
	}
	set, err := tx.PrepareContext(ctx, fmt.Sprintf("UPDATE %s SET %s = ? WHERE id = ?", table, column))
	if err != nil {
		return err
	}
	for i, f := range first {
		if now[i] == ids[f] {
			continue
		}
		if _, err := set.ExecContext(ctx, ids[f], ids[i]); err != nil {
			return err
		}
	}
	return nil
}

// scanner scans a row of a query.
type scanner = func(...any) error

// each calls use with what scans each row of a query to a database or a transaction.
func each(ctx context.Context, in interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}, query string, use func(scan scanner) error, args ...any) error {
	rows, err := in.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := use(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Totals are the numbers of rows of a corpus.
type Totals struct{ Stories, Claims, Quotations, People int }

// Totals counts the rows.
func (c *Corpus) Totals(ctx context.Context) (t Totals, err error) {
	err = c.db.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM stories), (SELECT count(*) FROM claims), (SELECT count(DISTINCT quotation) FROM claims), (SELECT count(*) FROM people)").
		Scan(&t.Stories, &t.Claims, &t.Quotations, &t.People)
	return t, c.fault(err)
}

// Person is a row of the table of people, with what they are quoted in.
type Person struct {
	Name     string   `json:"name"`
	Type     string   `json:"type,omitempty"`
	Roles    []string `json:"roles,omitempty"`
	Wikidata string   `json:"wikidata,omitempty"`
	Doubtful bool     `json:"doubtful,omitempty"`
	Claims   int      `json:"claims"`
	Stories  int      `json:"stories"`
	First    string   `json:"first,omitempty"` // the dates of the first story and of the last
	Last     string   `json:"last,omitempty"`
}

// People returns the people and bodies that the corpus quotes, those with the most
// claims first.
func (c *Corpus) People(ctx context.Context) (people []Person, err error) {
	err = each(ctx, c.db, `SELECT people.name, people.type, roles, wikidata, doubtful, count(DISTINCT claim), count(DISTINCT speakers.story), coalesce(min(date), ''), coalesce(max(date), '')
		FROM people LEFT JOIN speakers ON person = people.id LEFT JOIN sayings ON sayings.speaker = speakers.id LEFT JOIN stories ON stories.id = speakers.story
		GROUP BY people.id ORDER BY 6 DESC, people.name, people.id`, func(scan scanner) error {
		var p Person
		var roles string
		if err := scan(&p.Name, &p.Type, &roles, &p.Wikidata, &p.Doubtful, &p.Claims, &p.Stories, &p.First, &p.Last); err != nil {
			return err
		}
		people = append(people, p)
		return json.Unmarshal([]byte(roles), &people[len(people)-1].Roles)
	})
	return people, c.fault(err)
}
