// Compare prints the tags of a text beside those that prose gives it, for those who
// change the tagger:
//
//	go run ./extract/text/tag/internal/compare FILE
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/jdkato/prose/v2"

	"claims/extract"
	"claims/extract/text"
	"claims/rules"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run compares the tags of the file that args name and returns the exit code.
func run(args []string, out, errs io.Writer) int {
	if len(args) != 1 {
		fmt.Fprintln(errs, "usage: compare FILE")
		return 2
	}
	src, err := os.ReadFile(args[0])
	if err == nil {
		err = compare(out, strings.ToValidUTF8(string(src), "?"))
	}
	if err != nil {
		fmt.Fprintln(errs, "compare:", err)
		return 1
	}
	return 0
}

// compare prints each token of src with our tag and prose's, or "-" where prose has
// no such token, and at the end how many of the tags that both have are the same.
func compare(out io.Writer, src string) error {
	theirs, err := proseTags(src)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	both, same := 0, 0
	for i, s := range extract.New(rules.Builtin()).Explain(src).Sentences {
		if i > 0 {
			fmt.Fprintln(w)
		}
		for _, t := range s.Tokens {
			tag, known := theirs[t.Span]
			mark := ""
			switch {
			case !known:
				tag = "-"
			case tag == t.Tag:
				both, same = both+1, same+1
			default:
				both, mark = both+1, "differs"
			}
			line := fmt.Sprintf("%-20s %-6s %-6s %s", strings.Join(strings.Fields(t.In(src)), " "), t.Tag, tag, mark)
			fmt.Fprintln(w, strings.TrimRight(line, " "))
		}
	}
	fmt.Fprintf(w, "\n%d of %d tags are the same\n", same, both)
	return w.Flush()
}

// proseTags returns prose's tags. Its tokens have no offsets: each is looked for
// where the one before it ended. Prose panics on some texts.
func proseTags(src string) (tags map[text.Span]string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("prose cannot read this text: %v", p)
		}
	}()
	doc, err := prose.NewDocument(src, prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return nil, err
	}
	tags = map[text.Span]string{}
	at := 0
	for _, t := range doc.Tokens() {
		if i := strings.Index(src[at:], t.Text); i >= 0 {
			start := at + i
			at = start + len(t.Text)
			tags[text.Span{Start: start, End: at}] = t.Tag
		}
	}
	return tags, nil
}
