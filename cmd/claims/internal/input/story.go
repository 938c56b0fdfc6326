package input

import (
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/terminal"
	"claims/cmd/claims/internal/wording"
)

// ReadStory reads the story that args name: a file, or the standard input.
func ReadStory(s *terminal.Streams, args []string) (name, txt string, err error) {
	src := &Source{Name: Stdin}
	if len(args) > 0 && args[0] != "-" {
		src = &Source{Name: args[0], Path: args[0]}
	} else if len(args) == 0 && s.InTerminal {
		return "", "", fault.Usagef("no input: name a story, or pipe one in")
	}
	o, err := src.Open(s)
	if err != nil {
		return "", "", fault.OfFile(src.Name, err)
	}
	defer o.Close()
	data, err := o.ReadAll(DefaultMaxBytes, nil)
	if err != nil {
		return "", "", fault.OfFile(src.Name, err)
	}
	txt, note, err := Decode(data, "auto")
	if err != nil {
		return "", "", fault.OfFile(src.Name, err)
	}
	if note != "" {
		s.Tell((&fault.Fault{Name: src.Name, Problem: note, Warning: true}).Error())
	}
	docs, faults, err := Documents(src.Name, AutoFormat, txt, Fields{Text: DefaultText, ID: "id"})
	if err == nil && len(faults) > 0 {
		err = faults[0]
	}
	if err != nil {
		return "", "", fault.OfFile(src.Name, err)
	}
	if len(docs) > 1 {
		return "", "", &fault.Fault{Name: src.Name, Problem: wording.Plural(len(docs), "story", "stories") + " in one file", Remedy: "give one of them, as \"claims text\" prints it"}
	}
	if note := docs[0].Note; note != "" {
		s.Tell((&fault.Fault{Name: src.Name, Problem: note, Warning: true}).Error())
	}
	return src.Name, docs[0].Text, nil
}
