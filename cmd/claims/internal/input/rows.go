package input

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"claims/cmd/claims/internal/fault"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Row is a document of a file that holds many: a line, a row or an element.
type Row struct {
	Line  int // where it begins, from 1; 0 in an array
	Item  int // its number in an array, from 1
	Data  []byte
	Fault *fault.Fault // in place of data
}

// Rows reads the documents of a file one after another.
type Rows struct {
	// Encoding is that of the rows' data, or "auto".
	Encoding string
	Kind     string // the format in words
	next     func() (Row, error)
}

// Next returns the next row. At the end, its error is io.EOF; any other ends the file.
func (r *Rows) Next() (Row, error) { return r.next() }

// Rows returns the documents of an input in JSON Lines, or in CSV or TSV, whose header
// names the fields. A JSON array is read as JSON Lines, and rows become JSON. None may
// have more than limit bytes.
func (o *Reader) Rows(format, encoding string, fields Fields, limit int64) (*Rows, error) {
	r := &Rows{Encoding: encoding}
	mark, _ := o.Peek(2)
	if strings.HasPrefix(encoding, "utf-16") || string(mark) == "\xff\xfe" || string(mark) == "\xfe\xff" {
		enc := encodings[encoding]
		if enc == nil {
			enc = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
		}
		o.Reader = bufio.NewReader(transform.NewReader(o.Reader, enc.NewDecoder()))
		r.Encoding = "utf-8"
	} else if name := unmarkedUTF16(o.Ready(4 << 10)); name != "" && encoding == "auto" {
		return nil, unmarkedFault(name)
	}
	if mark, _ := o.Peek(3); string(mark) == "\xef\xbb\xbf" {
		_, _ = o.Discard(len(mark))
	}
	switch {
	case format == "csv" || format == "tsv":
		table, err := o.table(format, r.Encoding, fields, limit)
		r.Encoding, r.Kind, r.next = "utf-8", strings.ToUpper(format), table
		return r, err
	case o.isArray():
		r.Kind, r.next = "a JSON array", o.elements(limit)
	default:
		r.Kind, r.next = "JSON Lines", o.lines(limit)
	}
	return r, nil
}

func (o *Reader) lines(limit int64) func() (Row, error) {
	n, found := 0, false
	return func() (Row, error) {
		for {
			line, tooLong, err := o.ReadLine(limit)
			n++
			switch {
			case err != nil:
				return Row{Line: n}, err
			case tooLong:
				return Row{Line: n, Fault: TooLarge(limit)}, nil
			case len(bytes.TrimSpace(line)) == 0:
			case !found && !isObject(line) && !o.holdsObject():
				return Row{Line: n}, errNoLines
			default:
				found = true
				return Row{Line: n, Data: line}, nil
			}
		}
	}
}

// errNoLines ends what does not begin as JSON Lines do: prose would be a fault a line.
var errNoLines = &fault.Fault{Problem: "not JSON Lines", Remedy: "write one object a line, or leave --input-format out"}

func isObject(line []byte) bool { return bytes.HasPrefix(bytes.TrimSpace(line), []byte("{")) }

// holdsObject reports whether one of the next lines begins an object.
func (o *Reader) holdsObject() bool {
	next, _ := o.Peek(min(4<<10, o.Reader.Size()))
	return isObject(next) || bytes.Contains(next, []byte("\n{"))
}

// isArray reports whether the input begins as a JSON array does.
func (o *Reader) isArray() bool {
	return bytes.HasPrefix(bytes.TrimLeft(o.Ready(1<<10), " \n\r\t"), []byte("["))
}

// meter counts lines, and refuses to hand on more than limit bytes at a stretch.
type meter struct {
	r           io.Reader
	limit, left int64
}

func (m *meter) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, TooLarge(m.limit)
	}
	n, err := m.r.Read(p)
	m.left -= int64(n)
	return n, err
}

// ahead is how much a decoder may read before it is wanted.
const ahead = 64 << 10

func (m *meter) reset() { m.left = m.limit + ahead }

// elements reads the objects of a JSON array, which are numbered.
func (o *Reader) elements(limit int64) func() (Row, error) {
	m := &meter{r: o.Reader, limit: limit}
	m.reset()
	d := json.NewDecoder(m)
	n := 0
	return func() (Row, error) {
		if n == 0 {
			if _, err := d.Token(); err != nil {
				return Row{Item: 1}, arrayFault(err)
			}
		}
		n++
		if !d.More() {
			if _, err := d.Token(); err != nil {
				return Row{Item: n}, arrayFault(err)
			}
			return Row{}, io.EOF
		}
		m.reset()
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return Row{Item: n}, arrayFault(err)
		}
		return Row{Item: n, Data: raw}, nil
	}
}

func arrayFault(err error) error {
	var known *fault.Fault
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return &fault.Fault{Problem: "JSON that is cut short", Remedy: "fetch the file again"}
	}
	return &fault.Fault{Problem: jsonProblem(err), Remedy: "mend the file"}
}

// table reads the rows of a table, whose first is the header.
func (o *Reader) table(format, encoding string, fields Fields, limit int64) (func() (Row, error), error) {
	m := &meter{r: o.Reader, limit: limit}
	m.reset()
	read, line := tableReader(m, o, format)
	header, err := read()
	if errors.Is(err, io.EOF) {
		return func() (Row, error) { return Row{}, io.EOF }, nil
	}
	if err == nil {
		err = decodeCells(header, encoding)
	}
	if err != nil {
		return nil, tableFault(err)
	}
	for i := range header {
		header[i] = strings.TrimSpace(header[i])
	}
	if !slices.Contains(header, fields.Text) {
		return nil, &fault.Fault{Problem: fmt.Sprintf("no column %q", fields.Text), Remedy: "name that of the text with --text-field" + hint(header)}
	}
	return func() (Row, error) {
		m.reset()
		cells, err := read()
		if err == nil {
			err = decodeCells(cells, encoding)
		}
		switch {
		case errors.Is(err, csv.ErrFieldCount), err == nil && len(cells) != len(header):
			return Row{Line: line(), Fault: &fault.Fault{Problem: fmt.Sprintf("%d cells, where the header has %d", len(cells), len(header)), Remedy: "quote cells that hold the mark between cells, or a line end"}}, nil
		case errors.Is(err, io.EOF):
			return Row{}, io.EOF
		case err != nil:
			return Row{Line: line()}, tableFault(err)
		}
		return Row{Line: line(), Data: objectOf(header, cells)}, nil
	}, nil
}

// tableReader returns what reads the cells of a row, and tells where it began. Cells
// in CSV are parted by commas, or by semicolons where the header has no comma; those
// in TSV by tabs, with line ends between rows alone.
func tableReader(m *meter, head *Reader, format string) (read func() ([]string, error), line func() int) {
	if format == "csv" {
		c := csv.NewReader(m)
		names, _, _ := strings.Cut(string(head.Ready(4<<10)), "\n")
		if !strings.Contains(names, ",") && strings.Contains(names, ";") {
			c.Comma = ';'
		}
		at := 1
		return func() ([]string, error) {
			cells, err := c.Read()
			if len(cells) > 0 {
				at, _ = c.FieldPos(0)
			}
			return cells, err
		}, func() int { return at }
	}
	lines, n := bufio.NewReader(m), 0
	return func() ([]string, error) {
		for {
			s, err := lines.ReadString('\n')
			if err != nil && (s == "" || err != io.EOF) {
				return nil, err
			}
			if n++; strings.TrimSpace(s) == "" {
				continue
			}
			cells := strings.Split(strings.TrimRight(s, "\r\n"), "\t")
			for i, cell := range cells {
				if len(cell) > 1 && cell[0] == '"' && cell[len(cell)-1] == '"' && strings.Count(cell, `"`)%2 == 0 && !strings.Contains(strings.ReplaceAll(cell[1:len(cell)-1], `""`, ""), `"`) {
					cells[i] = strings.ReplaceAll(cell[1:len(cell)-1], `""`, `"`)
				}
				if strings.Contains(cell, `\n`) { // as databases write them
					cells[i] = tsvEscapes.Replace(cells[i])
				}
			}
			return cells, nil
		}
	}, func() int { return n }
}

// tsvEscapes makes line ends and tabs of what stands for them in TSV.
var tsvEscapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\r`, "\r", `\t`, "\t")

func decodeCells(cells []string, encoding string) error {
	for i, cell := range cells {
		txt, _, err := Decode([]byte(cell), encoding)
		if err != nil {
			return err
		}
		cells[i] = txt
	}
	return nil
}

// objectOf returns a row as JSON.
func objectOf(header, cells []string) []byte {
	object := make(map[string]string, len(header))
	for i, name := range header {
		object[name] = cells[i]
	}
	data, err := json.Marshal(object)
	if err != nil {
		return nil
	}
	return data
}

func tableFault(err error) error {
	var syntax *csv.ParseError
	if errors.As(err, &syntax) {
		return &fault.Fault{Problem: fmt.Sprintf("row in line %d: %v", syntax.StartLine, errors.Unwrap(syntax)), Remedy: "write a quotation mark in a quoted cell twice"}
	}
	return err
}
