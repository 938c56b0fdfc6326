// Package brat reads and writes annotated news in brat's standoff format, in the
// layout that brat keeps it in or that the PolNeAR corpus is published in:
// text/NAME.txt with attributions/NAME_ANNOTATOR.ann.
package brat

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"claims/extract/text"
)

// Attribution is a claim as a person annotated it. Any role may have several
// spans or, but for Content, none.
type Attribution struct {
	Source, Cue, Content []text.Span // bytes of the text
}

// Document is an annotated text.
type Document struct {
	Name         string
	Text         string
	Attributions []Attribution
}

// ReadDir reads the annotated texts of dir in the order of their names: each
// NAME.txt with its NAME.ann, as brat keeps them, or the layout of PolNeAR. Of
// a text that several people annotated, it reads the first one's attributions.
func ReadDir(dir string) ([]Document, error) {
	texts, paths := dir, filepath.Join(dir, "*.ann")
	polnear := isDir(filepath.Join(dir, "attributions"))
	if polnear {
		texts, paths = filepath.Join(dir, "text"), filepath.Join(dir, "attributions", "*.ann")
	}
	anns, err := filepath.Glob(paths)
	if err != nil {
		return nil, err
	}
	if len(anns) == 0 {
		return nil, fmt.Errorf("%s: no .ann files: is it a folder of annotated news in brat standoff?", dir)
	}
	sort.Strings(anns)
	var docs []Document
	for _, ann := range anns {
		base := strings.TrimSuffix(filepath.Base(ann), ".ann")
		if k := strings.LastIndexByte(base, '_'); polnear && k >= 0 {
			base = base[:k]
		}
		if len(docs) > 0 && docs[len(docs)-1].Name == base {
			continue
		}
		src, err := os.ReadFile(filepath.Join(texts, base+".txt"))
		if os.IsNotExist(err) {
			continue
		} else if err != nil {
			return nil, err
		}
		data, err := os.ReadFile(ann)
		if err != nil {
			return nil, err
		}
		docs = append(docs, Document{Name: base, Text: string(src), Attributions: Parse(string(src), string(data))})
	}
	return docs, nil
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// Parse reads the attributions of one annotation file. Lines that are neither
// text-bound annotations nor events are passed over, as are events without
// content.
func Parse(src, ann string) []Attribution {
	bytesAt := codePoints(src)
	spans := map[string][]text.Span{}
	var out []Attribution
	for _, line := range strings.Split(ann, "\n") {
		key, rest, ok := strings.Cut(strings.TrimRight(line, "\r"), "\t")
		if !ok {
			continue
		}
		switch key[0] {
		case 'T':
			spans[key] = parseSpans(rest, bytesAt)
		case 'E':
			var a Attribution
			for _, part := range strings.Fields(rest) {
				role, ref, _ := strings.Cut(part, ":")
				switch strings.TrimRight(role, "0123456789") {
				case "Source":
					a.Source = append(a.Source, spans[ref]...)
				case "Cue":
					a.Cue = append(a.Cue, spans[ref]...)
				case "Content":
					a.Content = append(a.Content, spans[ref]...)
				}
			}
			if len(a.Content) > 0 {
				for _, s := range [][]text.Span{a.Source, a.Cue, a.Content} {
					sort.Slice(s, func(i, j int) bool { return s[i].Start < s[j].Start })
				}
				out = append(out, a)
			}
		}
	}
	return out
}

// parseSpans reads "Source 10 20;30 40" with its text after a tab.
func parseSpans(rest string, bytesAt []int) []text.Span {
	rest, _, _ = strings.Cut(rest, "\t")
	_, offsets, ok := strings.Cut(rest, " ")
	if !ok {
		return nil
	}
	var out []text.Span
	for _, pair := range strings.Split(offsets, ";") {
		f := strings.Fields(pair)
		if len(f) != 2 {
			return nil
		}
		a, err1 := strconv.Atoi(f[0])
		b, err2 := strconv.Atoi(f[1])
		if err1 != nil || err2 != nil || a < 0 || b < a || b >= len(bytesAt) {
			return nil
		}
		out = append(out, text.Span{Start: bytesAt[a], End: bytesAt[b]})
	}
	return out
}

// codePoints returns the byte offset of each code point of src, and of its end.
func codePoints(src string) []int {
	at := make([]int, 0, utf8.RuneCountInString(src)+1)
	for i := range src {
		at = append(at, i)
	}
	return append(at, len(src))
}

// Append appends the annotation file of the attributions of src to b.
func Append(b []byte, src string, attributions []Attribution) []byte {
	n := 0
	span := func(role string, spans []text.Span) string {
		if len(spans) == 0 {
			return ""
		}
		n++
		var offsets, words []string
		for _, s := range lines(src, spans) {
			offsets = append(offsets, fmt.Sprintf("%d %d", utf8.RuneCountInString(src[:s.Start]), utf8.RuneCountInString(src[:s.End])))
			words = append(words, strings.Join(strings.Fields(s.In(src)), " "))
		}
		b = fmt.Appendf(b, "T%d\t%s %s\t%s\n", n, role, strings.Join(offsets, ";"), strings.Join(words, " "))
		return fmt.Sprintf("T%d", n)
	}
	for i := range attributions {
		a := &attributions[i]
		source, cue, content := span("Source", a.Source), span("Cue", a.Cue), span("Content", a.Content)
		// An event hangs on words: the cue, or the content where there is none.
		anchor := a.Cue
		if len(anchor) == 0 {
			anchor = a.Content[:1]
		}
		trigger := span("Attribution", anchor)
		b = fmt.Appendf(b, "E%d\tAttribution:%s", i+1, trigger)
		for _, role := range [][2]string{{"Content", content}, {"Cue", cue}, {"Source", source}} {
			if role[1] != "" {
				b = fmt.Appendf(b, " %s:%s", role[0], role[1])
			}
		}
		b = append(b, '\n')
	}
	return b
}

// lines cuts spans at the ends of lines, which brat's may not cross.
func lines(src string, spans []text.Span) []text.Span {
	var out []text.Span
	for _, s := range spans {
		for s.Start < s.End {
			line := s
			if n := strings.IndexByte(s.In(src), '\n'); n >= 0 {
				line.End = s.Start + n
			}
			if strings.TrimSpace(line.In(src)) != "" {
				out = append(out, line)
			}
			s.Start = line.End + 1
		}
	}
	return out
}

// Configuration is the annotation.conf that brat needs to show such files.
const Configuration = `[entities]
Source
Cue
Content

[relations]

[events]
Attribution	Content:Content, Cue?:Cue, Source?:Source

[attributes]
`
