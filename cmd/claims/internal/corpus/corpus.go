// Package corpus keeps the claims of many stories in one SQLite database: what is new
// or changed is taken in, and the same words, the same story and the same person are
// found across stories.
package corpus

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/record"

	"modernc.org/sqlite" // the driver "sqlite", without cgo
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed schema.sql
var schema string

// The marks of a database of ours in the head of its file.
const (
	application   = 0x636c6d73 // "clms"
	schemaVersion = 2
)

// Head is how many bytes of a file IsCorpus looks at.
const Head = 100

// IsCorpus reports whether a file that begins with head is a corpus.
func IsCorpus(head []byte) bool {
	const at = 68 // SQLite's file format, 1.3
	return len(head) >= Head && bytes.HasPrefix(head, []byte("SQLite format 3\x00")) &&
		binary.BigEndian.Uint32(head[at:]) == application
}

// Corpus is an open database. Its methods are for one goroutine, but for Known.
type Corpus struct {
	path   string
	db     *sql.DB
	writer *writer // of the transaction that is open, if any
	print  string  // of what reads the stories

	seed  maphash.Seed
	sums  map[uint64]uint64 // of the stories that are there, by their places
	taken map[uint64]bool   // places of this run
}

// Open opens the corpus in a file, or begins it there. The fingerprint stands for all
// besides the story that its claims depend on.
func Open(ctx context.Context, path, fingerprint string) (*Corpus, error) {
	c, err := open(path, "rwc")
	if err != nil {
		return nil, err
	}
	c.print = fingerprint
	c.seed, c.sums, c.taken = maphash.MakeSeed(), map[uint64]uint64{}, map[uint64]bool{}
	for _, step := range []func(context.Context) error{c.prepare, c.useLog, c.readSums} {
		if err := patiently(ctx, step); err != nil {
			c.db.Close()
			return nil, c.fault(err)
		}
	}
	return c, nil
}

// patiently takes a step again while another run that begins or ends keeps the database to
// itself: for a change of its log SQLite itself does not wait.
func patiently(ctx context.Context, step func(context.Context) error) error {
	const pause = 20 * time.Millisecond
	for waited := time.Duration(0); ; waited += pause {
		var of *sqlite.Error
		err := step(ctx)
		if !errors.As(err, &of) || of.Code()&0xff != sqlite3.SQLITE_BUSY || waited >= patience {
			return err
		}
		time.Sleep(pause)
	}
}

// useLog has the database write to a log first: readers go on meanwhile, and what was
// committed survives a kill.
func (c *Corpus) useLog(ctx context.Context) error {
	_, err := c.db.ExecContext(ctx, "PRAGMA journal_mode = wal")
	return err
}

// OpenReadOnly opens the corpus that is in a file.
func OpenReadOnly(ctx context.Context, path string) (*Corpus, error) {
	c, err := open(path, "ro")
	if err != nil {
		return nil, err
	}
	if err := c.check(ctx); err != nil {
		c.db.Close()
		return nil, c.fault(err)
	}
	return c, nil
}

// patience is how long a run waits for another that writes.
var patience = 10 * time.Second

func open(path, mode string) (*Corpus, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return nil, fault.Usage{Err: &fault.Fault{Name: path, Problem: "no file", Remedy: "give the database another name"}}
	case errors.Is(err, fs.ErrNotExist) && mode != "ro":
		// Of a folder that is not there, SQLite would not tell the name.
		if _, err := os.Stat(filepath.Dir(path)); err != nil {
			return nil, fault.OfFile(filepath.Dir(path), err)
		}
	case err != nil:
		return nil, fault.OfFile(path, err)
	}
	address := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: url.Values{
		"mode":    {mode},
		"_pragma": {fmt.Sprintf("busy_timeout(%d)", patience.Milliseconds()), "foreign_keys(1)", "synchronous(normal)", "cache_size(-16384)"},
		"_txlock": {"immediate"},
	}.Encode()}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, fault.OfFile(path, err)
	}
	db.SetMaxOpenConns(1)
	return &Corpus{path: path, db: db}, nil
}

// fault words an error of the database.
func (c *Corpus) fault(err error) error {
	var known *fault.Fault
	if err == nil || errors.As(err, &known) || errors.Is(err, context.Canceled) {
		return err
	}
	return &fault.Fault{Name: c.path, Problem: err.Error(), Remedy: "check the disk, and that no other run writes to it", Cause: err}
}

// prepare makes the tables where there are none.
func (c *Corpus) prepare(ctx context.Context) error {
	tx, err := c.db.BeginTx(ctx, nil) // of two runs that begin a corpus, one waits for the other
	if err != nil {
		return c.noCorpus(err)
	}
	defer tx.Rollback()
	var tables int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return c.noCorpus(err)
	}
	if tables > 0 {
		tx.Rollback()
		return c.check(ctx)
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d;\n%s", application, schemaVersion, schema)); err != nil {
		return err
	}
	return tx.Commit()
}

// check finds whether the database is one that we can read.
func (c *Corpus) check(ctx context.Context) error {
	var id, version int
	if err := c.db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil || id != application {
		return c.noCorpus(err)
	}
	if err := c.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version != schemaVersion {
		return &fault.Fault{Name: c.path, Problem: fmt.Sprintf("collected by another version of claims, with schema %d", version), Remedy: "collect the stories again, into another file"}
	}
	return nil
}

// noCorpus tells that the file is none of ours, where its error is of that, or nil.
func (c *Corpus) noCorpus(cause error) error {
	var of *sqlite.Error
	if errors.As(cause, &of) && of.Code() != sqlite3.SQLITE_NOTADB {
		return cause
	}
	return fault.Usage{Err: &fault.Fault{Name: c.path, Problem: "not a database that claims collect made", Remedy: "give another file", Cause: cause}}
}

func (c *Corpus) readSums(ctx context.Context) error {
	return each(ctx, c.db, "SELECT place, sum FROM stories", func(scan scanner) error {
		var place, sum string
		err := scan(&place, &sum)
		c.sums[c.hash(place)] = c.hash(sum)
		return err
	})
}

// Close ends the transaction that is open and closes the database.
func (c *Corpus) Close() error {
	err := c.commit()
	if c.sums != nil {
		// One file again, which can be read where nothing can be written; if others read
		// it now, a later run does this.
		_, _ = c.db.Exec("PRAGMA journal_mode = delete")
	}
	return c.fault(cmp.Or(err, c.db.Close()))
}

// Known reports whether a story is in the corpus as it is now. Of the document nothing
// is known yet but what the input itself tells. It is safe for concurrent use.
func (c *Corpus) Known(d *record.Document, content string) bool {
	d.Sum = c.sum(d, content)
	_, d.Known = c.find(placeOf(d), d.Sum)
	return d.Known
}

// find returns the number of a story among those of its place, of which there are
// several where an id stands twice in a file.
func (c *Corpus) find(place, sum string) (number int, ok bool) {
	want := c.hash(sum)
	for n := 1; ; n++ {
		found, ok := c.sums[c.hash(numbered(place, n))]
		if !ok || found == want {
			return n, ok
		}
	}
}

func (c *Corpus) hash(s string) uint64 { return maphash.String(c.seed, s) }

func numbered(place string, n int) string {
	if n == 1 {
		return place
	}
	return fmt.Sprintf("%s (%d)", place, n)
}

// sum returns a checksum of a story, its metadata and what reads it.
func (c *Corpus) sum(d *record.Document, content string) string {
	extra, _ := json.Marshal(d.Extra) // of values that were JSON
	h := sha256.New()
	for _, part := range []string{c.print, d.ID, d.URL, d.Headline, d.Byline, d.Dateline, d.Published, d.Publisher, d.Language, string(extra), content} {
		fmt.Fprintf(h, "%d %s", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// placeOf returns what makes a story this one: its file and, where that has several, its
// id or else its number there. What comes through a pipe has no file, and its numbers
// are others each time: there it is the id, or the text.
func placeOf(d *record.Document) string {
	several := d.Line > 0 || d.Item > 0
	if d.Path == input.Stdin {
		if d.ID != "" {
			return "id:" + d.Publisher + ":" + d.ID
		}
		return "sum:" + d.Sum
	}
	path, err := filepath.Abs(d.Path)
	if err != nil {
		path = d.Path
	}
	switch {
	case several && d.ID != "":
		return path + "#" + strconv.Quote(d.ID)
	case d.Line > 0:
		return fmt.Sprintf("%s:%d", path, d.Line)
	case d.Item > 0:
		return fmt.Sprintf("%s#%d", path, d.Item)
	}
	return path
}

// Files returns the names of the files that the database consists of while it is open.
func (c *Corpus) Files() []string { return []string{c.path, c.path + "-wal", c.path + "-shm"} }
