package corpus

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/whole"

	"github.com/parquet-go/parquet-go"
)

// The tables in Parquet, with the columns of the database under their names.
type (
	storyParquet struct {
		ID         int64   `parquet:"id"`
		Path       string  `parquet:"path"`
		Line       int64   `parquet:"line"`
		Item       int64   `parquet:"item"`
		Name       string  `parquet:"name"`
		URL        string  `parquet:"url"`
		Headline   string  `parquet:"headline"`
		Byline     string  `parquet:"byline"`
		Dateline   string  `parquet:"dateline"`
		Published  string  `parquet:"published"`
		Date       *string `parquet:"date,optional"`
		Publisher  string  `parquet:"publisher,dict"`
		Language   string  `parquet:"language,dict"`
		Extra      *string `parquet:"extra,optional"`
		Characters int64   `parquet:"characters"`
		Words      int64   `parquet:"words"`
		Text       *string `parquet:"text,optional"`
		VersionOf  *int64  `parquet:"version_of,optional"`
	}
	personParquet struct {
		ID       int64  `parquet:"id"`
		Name     string `parquet:"name"`
		Type     string `parquet:"type,dict"`
		Roles    string `parquet:"roles"`
		Wikidata string `parquet:"wikidata"`
		Doubtful bool   `parquet:"doubtful"`
	}
	speakerParquet struct {
		ID     int64  `parquet:"id"`
		Story  int64  `parquet:"story"`
		Name   string `parquet:"name"`
		Type   string `parquet:"type,dict"`
		Role   string `parquet:"role"`
		Person *int64 `parquet:"person,optional"`
	}
	claimParquet struct {
		ID                int64   `parquet:"id"`
		Story             int64   `parquet:"story"`
		Name              string  `parquet:"name"`
		Text              string  `parquet:"text"`
		Kind              string  `parquet:"kind,dict"`
		Act               string  `parquet:"act,dict"`
		Speaker           *string `parquet:"speaker,optional"`
		SpeakerType       *string `parquet:"speaker_type,optional,dict"`
		SpeakerRole       *string `parquet:"speaker_role,optional"`
		SpeakerConfidence *int64  `parquet:"speaker_confidence,optional"`
		Cue               *string `parquet:"cue,optional,dict"`
		Headline          bool    `parquet:"headline"`
		Negated           bool    `parquet:"negated"`
		Answers           string  `parquet:"answers"`
		Answer            string  `parquet:"answer,dict"`
		Within            string  `parquet:"within"`
		Paragraph         int64   `parquet:"paragraph"`
		Sentence          int64   `parquet:"sentence"`
		Rule              string  `parquet:"rule,dict"`
		Confidence        int64   `parquet:"confidence"`
		Quotation         *int64  `parquet:"quotation,optional"`
	}
	sayingParquet struct {
		Claim   int64 `parquet:"claim"`
		Speaker int64 `parquet:"speaker"`
	}
	spanParquet struct {
		Claim int64   `parquet:"claim"`
		Role  string  `parquet:"role,dict"`
		Part  int64   `parquet:"part"`
		Start int64   `parquet:"start"`
		End   int64   `parquet:"end"`
		Text  *string `parquet:"text,optional"`
	}
)

// Parquet writes each table into a file of its name in a folder, whole or not at all.
func (c *Corpus) Parquet(ctx context.Context, drafts *whole.Files, dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fault.OfFile(dir, err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fault.OfFile(dir, err)
	}
	defer root.Close()
	whole.Sweep(root, ".")
	const spans = `(SELECT claim, role, part, start, "end", coalesce(spans.text, before || claims.text || after) AS text
		FROM spans JOIN claims ON claims.id = claim ORDER BY claim, role, part)`
	for _, t := range []struct {
		name, from string
		row        any
	}{
		{"stories", "stories", &storyParquet{}}, {"people", "people", &personParquet{}}, {"speakers", "speakers", &speakerParquet{}},
		{"claims", "claims", &claimParquet{}}, {"sayings", "sayings", &sayingParquet{}}, {"spans", spans, &spanParquet{}},
	} {
		name := t.name + ".parquet"
		f, err := drafts.Create(root, name)
		if err != nil {
			return fault.OfFile(filepath.Join(dir, name), err)
		}
		if err := writeTable(ctx, c.db, f, t.from, t.row); err != nil {
			f.Abort()
			return c.fault(err)
		}
		if err := f.Commit(); err != nil {
			return err
		}
	}
	return nil
}

// rowsAtOnce is how many rows make a group: they are compressed together, and in memory.
const rowsAtOnce = 100_000

// writeTable writes a table in the order of its key. A writer of any type of rows takes
// less of the program than one for each type.
func writeTable(ctx context.Context, db *sql.DB, w io.Writer, table string, row any) error {
	at := reflect.ValueOf(row).Elem()
	columns, into := make([]string, at.NumField()), make([]any, at.NumField())
	for i := range into {
		name, _, _ := strings.Cut(at.Type().Field(i).Tag.Get("parquet"), ",")
		columns[i], into[i] = `"`+name+`"`, at.Field(i).Addr().Interface()
	}
	rows, err := db.QueryContext(ctx, fmt.Sprintf("SELECT %s FROM %s ORDER BY 1, 2", strings.Join(columns, ", "), table))
	if err != nil {
		return err
	}
	defer rows.Close()
	out := parquet.NewGenericWriter[any](w, parquet.SchemaOf(row), parquet.Compression(&parquet.Snappy), parquet.MaxRowsPerRowGroup(rowsAtOnce))
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if _, err := out.Write([]any{row}); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return out.Close()
}
