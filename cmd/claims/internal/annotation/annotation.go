// Package annotation reads and writes stories with the claims that people, or this
// program, marked in them.
package annotation

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"unicode/utf8"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/record"
	"claims/extract"
	"claims/extract/brat"
	"claims/extract/text"

	"gopkg.in/yaml.v3"
)

// Story is a text with claims that somebody, or this program, found in it.
type Story struct {
	Name   string // of its file, without folders and extensions
	Record *record.Record
	Text   string
	byteAt []int // of each code point, and the end
	// split holds the spans of speakers and cues that somebody annotated in
	// several pieces; records have no place for them.
	split map[any][]extract.SpanRecord // by *extract.SourceRecord or *extract.CueRecord
}

// Reader reads annotated texts in any of the formats known.
type Reader struct {
	// Texts is the folder of the texts that files without them are about;
	// empty for the folder of each file.
	Texts string
	Known map[string]*Story // texts read before, by name
}

// Read reads the texts of a folder or file, in the order of their names: brat
// standoff (a folder), records of this program or a reader's in JSON or YAML,
// or Citron's JSON.
func (r *Reader) Read(path string) ([]*Story, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fault.OfFile(path, err)
	}
	if !info.IsDir() {
		return r.file(path)
	}
	names, err := annotationFiles(path)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(names, func(n string) bool { return filepath.Ext(n) == ".ann" }) {
		return readBrat(path)
	}
	var all []*Story
	for _, name := range names {
		docs, err := r.file(name)
		if err != nil {
			return nil, err
		}
		all = append(all, docs...)
	}
	if len(all) == 0 {
		return nil, &fault.Fault{Name: path, Problem: "no annotated texts in this folder", Remedy: "give brat standoff (.txt and .ann), or .json, .ndjson or .yaml files"}
	}
	return all, nil
}

// annotationFiles returns the files below a folder that may hold annotations.
func annotationFiles(dir string) ([]string, error) {
	var names []string
	root, err := filepath.EvalSymlinks(dir) // a walk does not follow the link that it begins at
	if err != nil {
		return nil, fault.OfFile(dir, err)
	}
	err = filepath.WalkDir(root, func(name string, e os.DirEntry, err error) error {
		if err != nil {
			return fault.OfFile(name, err)
		}
		switch filepath.Ext(name) {
		case ".ann", ".json", ".ndjson", ".jsonl", ".yaml", ".yml":
			if !e.IsDir() {
				names = append(names, name)
			}
		}
		return nil
	})
	return names, err
}

func readBrat(dir string) ([]*Story, error) {
	docs, err := brat.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var all []*Story
	for i := range docs {
		d := &docs[i]
		a := &Story{Name: d.Name, Text: d.Text, split: map[any][]extract.SpanRecord{}}
		runes := text.NewCodePoints(d.Text)
		spans := func(list []text.Span) []extract.SpanRecord {
			var out []extract.SpanRecord
			for _, s := range list {
				out = append(out, extract.SpanRecord{Text: s.In(d.Text), Start: runes.At(s.Start), End: runes.At(s.End)})
			}
			return out
		}
		a.Record = &record.Record{Schema: record.Schema, Document: record.Document{Path: d.Name + ".txt", Characters: runes.Len(), Text: &d.Text}, Record: extract.Record{Speakers: []extract.SpeakerRecord{}}}
		for k := range d.Attributions {
			at := &d.Attributions[k]
			a.Record.Claims = append(a.Record.Claims, a.claimOf(fmt.Sprintf("a%d", k+1), spans(at.Source), spans(at.Cue), spans(at.Content)))
		}
		all = append(all, a.index())
	}
	return all, nil
}

// claimOf returns the claim of spans as others annotate them. A speaker or cue
// of several spans is the stretch from the first to the last.
func (a *Story) claimOf(id string, source, cue, content []extract.SpanRecord) extract.ClaimRecord {
	c := extract.ClaimRecord{ID: id, Content: content}
	if s := stretch(source); s != nil {
		c.Speaker = &extract.SourceRecord{Text: s.Text, Start: s.Start, End: s.End}
		if len(source) > 1 {
			a.split[c.Speaker] = source
		}
	}
	if s := stretch(cue); s != nil {
		c.Cue = &extract.CueRecord{Text: s.Text, Start: s.Start, End: s.End}
		if len(cue) > 1 {
			a.split[c.Cue] = cue
		}
	}
	c.Text = wordsOf(content)
	return c
}

func stretch(spans []extract.SpanRecord) *extract.SpanRecord {
	if len(spans) == 0 {
		return nil
	}
	return &extract.SpanRecord{Text: wordsOf(spans), Start: spans[0].Start, End: spans[len(spans)-1].End}
}

func wordsOf(spans []extract.SpanRecord) string {
	var words []string
	for _, s := range spans {
		words = append(words, s.Text)
	}
	return strings.Join(words, " ")
}

// file reads the annotated texts of a file of JSON or YAML.
func (r *Reader) file(path string) ([]*Story, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.OfFile(path, err)
	}
	var all []*Story
	decode := func(unmarshal func(any) error) error {
		var d file
		if err := unmarshal(&d); err != nil {
			return err
		}
		a, err := r.story(path, &d)
		if err != nil {
			return err
		}
		all = append(all, a)
		return nil
	}
	switch filepath.Ext(path) {
	case ".yaml", ".yml":
		dec := yaml.NewDecoder(bytes.NewReader(data))
		for err == nil {
			err = decode(func(v any) error { return record.DecodeYAML(dec, v) })
		}
	default:
		dec := json.NewDecoder(bytes.NewReader(data))
		for err == nil {
			err = decode(dec.Decode)
		}
	}
	var known *fault.Fault
	switch {
	case errors.As(err, &known):
		return nil, known
	case !errors.Is(err, io.EOF):
		return nil, &fault.Fault{Name: path, Problem: record.Problem(err), Remedy: "give records of claims extract, or Citron's JSON"}
	}
	return all, nil
}

// file is a record of this program, or a text as Citron annotates it.
type file struct {
	record.Record `yaml:",inline"`
	Text          string        `json:"text"`
	Quotes        []citronQuote `json:"quotes"`
}

type citronQuote struct {
	ID         string               `json:"id"`
	Cue        *extract.SpanRecord  `json:"cue"`
	Sources    []extract.SpanRecord `json:"sources"`
	Contents   []extract.SpanRecord `json:"contents"`
	Confidence float64              `json:"confidence"`
}

// story checks what was read of a file, and finds its text.
func (r *Reader) story(path string, d *file) (*Story, error) {
	a := &Story{Record: &d.Record, split: map[any][]extract.SpanRecord{}}
	a.Record.Schema = record.Schema
	if a.Record.Document.Path == "" {
		a.Record.Document.Path = stem(path) + ".txt"
	}
	a.Name = stem(a.Record.Document.Path)
	for i, q := range d.Quotes {
		var cue []extract.SpanRecord
		if q.Cue != nil {
			cue = []extract.SpanRecord{*q.Cue}
		}
		c := a.claimOf(fmt.Sprintf("q%d", i+1), q.Sources, cue, q.Contents)
		c.Confidence = extract.HundredthsOf(q.Confidence)
		if q.ID != "" {
			c.ID = q.ID
		}
		a.Record.Claims = append(a.Record.Claims, c)
	}
	switch {
	case d.Quotes != nil:
		a.Text = d.Text
	case a.Record.Document.Text != nil:
		a.Text = *a.Record.Document.Text
	default:
		var err error
		if a.Text, err = r.textOf(path, a.Record.Document.Path); err != nil {
			return nil, err
		}
	}
	a.Record.Document.Text = &a.Text
	if a.Record.Document.Characters == 0 {
		a.Record.Document.Characters = utf8.RuneCountInString(a.Text)
	}
	if a.Record.Speakers == nil {
		a.Record.Speakers = []extract.SpeakerRecord{}
	}
	return a.index(), a.check(path)
}

// textOf reads the text that a record is about: as its path says, or beside the
// record, or in the folder that the user named. A record, which anybody may have
// written, names no file beyond these folders.
func (r *Reader) textOf(path, document string) (string, error) {
	if a := r.Known[stem(document)]; a != nil {
		return a.Text, nil
	}
	base := filepath.Base(document)
	candidates := []struct{ folder, name string }{{".", document}, {filepath.Dir(path), base}}
	if r.Texts != "" {
		candidates = []struct{ folder, name string }{{r.Texts, filepath.FromSlash(document)}, {r.Texts, base}}
	}
	beyond := false
	for _, c := range candidates {
		name := within(c.folder, c.name)
		if name == "" {
			beyond = true
			continue
		}
		data, err := readWithin(c.folder, name)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", fault.OfFile(filepath.Join(c.folder, name), err)
		}
		txt, _, err := input.Decode(data, "auto")
		if err != nil {
			return "", fault.OfFile(filepath.Join(c.folder, name), err)
		}
		return txt, nil
	}
	problem := "its text %s is not there"
	if beyond {
		problem = "its text %s is in another folder"
	}
	return "", &fault.Fault{Name: path, Problem: fmt.Sprintf(problem, document), Remedy: "name the folder of the texts with --text, or extract --with-text"}
}

// within returns the path of a file from a folder that holds it, or nothing.
func within(folder, name string) string {
	if filepath.IsAbs(name) {
		full, err := filepath.Abs(folder)
		if err != nil {
			return ""
		}
		if name, err = filepath.Rel(full, name); err != nil {
			return ""
		}
	}
	if !filepath.IsLocal(name) {
		return ""
	}
	return name
}

// readWithin reads a story in a folder, of which no link leads out.
func readWithin(folder, name string) ([]byte, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, &fs.PathError{Op: "read", Path: name, Err: syscall.EISDIR}
	case !info.Mode().IsRegular():
		return nil, &fault.Fault{Problem: "not a file", Remedy: "name the folder of the texts with --text"}
	case info.Size() > input.DefaultMaxBytes:
		return nil, input.TooLarge(input.DefaultMaxBytes)
	}
	return root.ReadFile(name)
}

// stem returns the name of a file without its folders and extensions.
func stem(name string) string {
	name = filepath.Base(name)
	for {
		switch ext := filepath.Ext(name); ext {
		case ".json", ".ndjson", ".jsonl", ".yaml", ".yml", ".txt", ".gz", ".zst":
			name = strings.TrimSuffix(name, ext)
		default:
			return name
		}
	}
}

// index finds where the code points of the text begin.
func (a *Story) index() *Story {
	a.byteAt = make([]int, 0, len(a.Text)+1)
	for i := range a.Text {
		a.byteAt = append(a.byteAt, i)
	}
	a.byteAt = append(a.byteAt, len(a.Text))
	return a
}

// check finds a span that the text does not hold.
func (a *Story) check(path string) error {
	for i := range a.Record.Claims {
		c := &a.Record.Claims[i]
		for _, s := range slices.Concat(c.Content, a.speakerSpans(c), a.cueSpans(c)) {
			if s.Start < 0 || s.End < s.Start || s.End >= len(a.byteAt) {
				return &fault.Fault{Name: path, Problem: fmt.Sprintf("claim %s: the text has %d characters, and no span from %d to %d", c.ID, len(a.byteAt)-1, s.Start, s.End), Remedy: "has the text changed?"}
			}
		}
		for _, s := range c.Content {
			if got := a.Text[a.byteAt[s.Start]:a.byteAt[s.End]]; s.Text != "" && !sameWords(got, s.Text) {
				return &fault.Fault{Name: path, Problem: fmt.Sprintf("claim %s: the text has %q from %d to %d, and not %q", c.ID, got, s.Start, s.End, s.Text), Remedy: "has the text changed?"}
			}
		}
	}
	return nil
}

// sameWords reports whether two texts differ in white space only.
func sameWords(a, b string) bool { return slices.Equal(strings.Fields(a), strings.Fields(b)) }

// span returns a span in bytes.
func (a *Story) span(s extract.SpanRecord) text.Span {
	return text.Span{Start: a.byteAt[s.Start], End: a.byteAt[s.End]}
}

func (a *Story) spans(list []extract.SpanRecord) []text.Span {
	var out []text.Span
	for _, s := range list {
		out = append(out, a.span(s))
	}
	return out
}

// Attribution returns the spans of a claim in bytes.
func (a *Story) Attribution(c *extract.ClaimRecord) brat.Attribution {
	return brat.Attribution{Source: a.spans(a.speakerSpans(c)), Cue: a.spans(a.cueSpans(c)), Content: a.spans(c.Content)}
}

// Attributions returns those of the claims that have a content.
func (a *Story) Attributions() (all []brat.Attribution) {
	for i := range a.Record.Claims {
		if c := &a.Record.Claims[i]; len(c.Content) > 0 {
			all = append(all, a.Attribution(c))
		}
	}
	return all
}

// speakerSpans returns the spans of the speaker of c.
func (a *Story) speakerSpans(c *extract.ClaimRecord) []extract.SpanRecord {
	if s := c.Speaker; s != nil {
		return a.pieces(s, s.Text, s.Start, s.End)
	}
	return nil
}

// cueSpans returns the spans of the cue of c.
func (a *Story) cueSpans(c *extract.ClaimRecord) []extract.SpanRecord {
	if s := c.Cue; s != nil {
		return a.pieces(s, s.Text, s.Start, s.End)
	}
	return nil
}

// pieces returns the spans of a speaker or a cue: those that were annotated, or the whole.
func (a *Story) pieces(of any, words string, start, end int) []extract.SpanRecord {
	if pieces := a.split[of]; pieces != nil {
		return pieces
	}
	return []extract.SpanRecord{{Text: words, Start: start, End: end}}
}

// With returns the story with another record of its claims.
func (a *Story) With(r *record.Record) *Story {
	return &Story{Name: a.Name, Text: a.Text, byteAt: a.byteAt, Record: r}
}

// Check finds a span of r that its own text does not hold.
func Check(r *record.Record) error {
	a := Story{Record: r, Text: *r.Document.Text}
	return a.index().check("")
}
