package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// sentence is a tagged sentence.
type sentence struct{ words, tags []string }

// read returns the sentences of files in CoNLL-U: of each token the form and the tag (XPOS).
func read(files []string) ([]sentence, error) {
	var list []sentence
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		var s sentence
		in := bufio.NewScanner(f)
		in.Buffer(nil, 1<<20)
		for n := 1; in.Scan(); n++ {
			line := in.Text()
			switch {
			case line == "":
				list, s = append(list, s), sentence{}
			case line[0] != '#':
				col := strings.Split(line, "\t")
				if len(col) != 10 {
					return nil, fmt.Errorf("%s:%d: %d columns, not 10", name, n, len(col))
				}
				w, t := plain(col[1], col[4]), col[4]
				if better, ok := renamed[t]; ok {
					t = better
				}
				if strings.EqualFold(w, "to") {
					t = "TO"
				}
				s.words, s.tags = append(s.words, w), append(s.tags, t)
			}
		}
		if err := in.Err(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// renamed has the tags that OntoNotes added to those of the Penn Treebank, as what the
// rules know them by.
var renamed = map[string]string{"HYPH": ":", "NFP": ":", "ADD": "NN", "AFX": "JJ", "XX": "FW", "-LRB-": "(", "-RRB-": ")", "_SP": ":"}

// plain returns a word as package text gives it to the tagger.
func plain(w, t string) string {
	w = strings.ReplaceAll(w, "’", "'")
	switch w {
	case "“", "``":
		return "``"
	case "”", "''":
		return "''"
	case "\"", "‘", "'":
		if t == "``" || t == "''" {
			return t
		}
		return "'"
	case "–", "—", "-", "--":
		return "--"
	case "…":
		return "..."
	}
	return w
}
