// Package conllu reads sentences in CoNLL-U, as the trainers of the tagger and the parser do.
package conllu

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// The columns of a token that are read.
const (
	Form   = 1
	XPOS   = 4 // the tag
	Head   = 6 // the number of the token that it depends on, or 0
	Deprel = 7 // how it does
	Misc   = 9
	cols   = 10
)

// Read calls add for each sentence of the files with the columns of its tokens. What add
// refuses comes back with the file and the line after the sentence.
func Read(files []string, add func(tokens [][]string) error) error {
	for _, name := range files {
		if err := readFile(name, add); err != nil {
			return err
		}
	}
	return nil
}

func readFile(name string, add func(tokens [][]string) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	var tokens [][]string
	n := 0
	end := func() error {
		if len(tokens) == 0 {
			return nil
		}
		err := add(tokens)
		tokens = nil
		if err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
		return nil
	}
	for in.Scan() {
		n++
		line := in.Text()
		switch {
		case line == "":
			if err := end(); err != nil {
				return err
			}
		case line[0] != '#':
			token := strings.Split(line, "\t")
			if len(token) != cols {
				return fmt.Errorf("%s:%d: %d columns, not %d", name, n, len(token), cols)
			}
			tokens = append(tokens, token)
		}
	}
	if err := in.Err(); err != nil {
		return err
	}
	return end()
}
