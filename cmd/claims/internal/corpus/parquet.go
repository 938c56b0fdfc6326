package corpus

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/whole"

	"github.com/parquet-go/parquet-go"
)

// The tables in Parquet have the columns of the database under their names, but for some.
var (
	leftOut = []string{"place", "sum", "before", "after"}
	// yesNo are the columns of numbers that are 0 or 1.
	yesNo = []string{"people.doubtful", "claims.headline", "claims.negated"}
	// repeated are those of few values, which are written once each.
	repeated = []string{"stories.publisher", "stories.language", "people.type", "speakers.type", "claims.kind", "claims.act", "claims.speaker_type",
		"claims.cue", "claims.answer", "claims.rule", "spans.role"}
)

// columnsOf returns the fields of a row of a table.
func (c *Corpus) columnsOf(ctx context.Context, table string) (fields []reflect.StructField, err error) {
	err = each(ctx, c.db, `SELECT name, type, "notnull" OR pk FROM pragma_table_info(?)`, func(scan scanner) error {
		var name, kind string
		var required bool
		if err := scan(&name, &kind, &required); err != nil || slices.Contains(leftOut, name) {
			return err
		}
		field := reflect.StructField{Name: fmt.Sprintf("C%d", len(fields)), Type: reflect.TypeFor[string]()}
		column := table + "." + name
		switch {
		case slices.Contains(yesNo, column):
			field.Type = reflect.TypeFor[bool]()
		case kind == "INTEGER":
			field.Type = reflect.TypeFor[int64]()
		}
		if !required {
			field.Type, name = reflect.PointerTo(field.Type), name+",optional"
		}
		if slices.Contains(repeated, column) {
			name += ",dict"
		}
		field.Tag = reflect.StructTag(`parquet:"` + name + `"`)
		fields = append(fields, field)
		return nil
	}, table)
	return fields, err
}

// Parquet writes each table into a file of its name in a folder, whole or not at all.
func (c *Corpus) Parquet(ctx context.Context, drafts *whole.Files, dir string) error {
	root, err := whole.MakeFolder(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	const spans = `(SELECT claim, role, part, start, "end", coalesce(spans.text, before || claims.text || after) AS text
		FROM spans JOIN claims ON claims.id = claim ORDER BY claim, role, part)`
	for _, table := range []string{"stories", "people", "speakers", "claims", "sayings", "spans"} {
		from := table
		if table == "spans" {
			from = spans
		}
		fields, err := c.columnsOf(ctx, table)
		if err != nil {
			return c.fault(err)
		}
		name := table + ".parquet"
		f, err := drafts.Create(root, name)
		if err != nil {
			return fault.OfFile(filepath.Join(dir, name), err)
		}
		if err := writeTable(ctx, c.db, f, table, from, reflect.New(reflect.StructOf(fields)).Interface()); err != nil {
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
func writeTable(ctx context.Context, db *sql.DB, w io.Writer, name, from string, row any) error {
	at := reflect.ValueOf(row).Elem()
	columns, into := make([]string, at.NumField()), make([]any, at.NumField())
	for i := range into {
		name, _, _ := strings.Cut(at.Type().Field(i).Tag.Get("parquet"), ",")
		columns[i], into[i] = `"`+name+`"`, at.Field(i).Addr().Interface()
	}
	out := parquet.NewGenericWriter[any](w, parquet.NewSchema(name, parquet.SchemaOf(row)), parquet.Compression(&parquet.Snappy), parquet.MaxRowsPerRowGroup(rowsAtOnce))
	err := each(ctx, db, fmt.Sprintf("SELECT %s FROM %s ORDER BY 1, 2", strings.Join(columns, ", "), from), func(scan scanner) error {
		if err := scan(into...); err != nil {
			return err
		}
		_, err := out.Write([]any{row})
		return err
	})
	if err != nil {
		return err
	}
	return out.Close()
}
