package main

import (
	"strings"

	"claims/extract/internal/conllu"
)

// sentence is a tagged sentence.
type sentence struct{ words, tags []string }

// read returns the sentences of files in CoNLL-U: of each token the form and the tag (XPOS).
func read(files []string) ([]sentence, error) {
	var list []sentence
	err := conllu.Read(files, func(tokens [][]string) error {
		var s sentence
		for _, token := range tokens {
			t := token[conllu.XPOS]
			w := plain(token[conllu.Form], t)
			if better, ok := renamed[t]; ok {
				t = better
			}
			if strings.EqualFold(w, "to") {
				t = "TO"
			}
			s.words, s.tags = append(s.words, w), append(s.tags, t)
		}
		list = append(list, s)
		return nil
	})
	return list, err
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
