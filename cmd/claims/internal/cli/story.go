package cli

import (
	"fmt"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/terminal"
	"claims/cmd/claims/internal/wording"

	"github.com/spf13/cobra"
)

// oneStory takes the arguments of a command that looks at a single story.
func oneStory(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return fault.Usagef("give one story, or - for the standard input")
	}
	return nil
}

// readStory reads the story that args name: a file, or the standard input.
func readStory(s *terminal.Streams, args []string) (name, txt string, err error) {
	src := &source{name: stdinName}
	if len(args) > 0 && args[0] != "-" {
		src = &source{name: args[0], path: args[0]}
	} else if len(args) == 0 && s.InTerminal {
		return "", "", fault.Usagef("no input: name a story, or pipe one in")
	}
	o, err := src.open(s)
	if err != nil {
		return "", "", fault.OfFile(src.name, err)
	}
	defer o.Close()
	data, err := o.readAll(defaultMaxBytes)
	if err != nil {
		return "", "", fault.OfFile(src.name, err)
	}
	txt, note, err := decode(data, "auto")
	if err != nil {
		return "", "", fault.OfFile(src.name, err)
	}
	if note != "" {
		fmt.Fprintf(s.Err, "claims: %s: %s\n", src.name, note)
	}
	docs, err := readDocuments(src.name, autoFormat, txt)
	if err != nil {
		return "", "", fault.OfFile(src.name, err)
	}
	if len(docs) > 1 {
		return "", "", &fault.Fault{Name: src.name, Problem: wording.Plural(len(docs), "story", "stories") + " in one file", Remedy: "give one of them, as \"claims text\" prints it"}
	}
	return src.name, docs[0].Text, nil
}
