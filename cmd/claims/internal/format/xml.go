package format

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// The bounds of a tree: more than any story has, and little enough to hold.
const (
	maxDepth    = 256
	maxElements = 1 << 20
)

// parseXML returns the root element of src. Entities are those of XML and HTML:
// what a document type declares is not read, so that no entity can name a file
// or another entity. The encoding that src declares is ignored, as src is
// decoded already.
func parseXML(src string) (*node, error) {
	d := xml.NewDecoder(strings.NewReader(src))
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	top := &node{}
	open := []*node{top}
	elements := 0
	for {
		token, err := d.Token()
		last := open[len(open)-1]
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, xmlError(err, last.name)
		}
		switch t := token.(type) {
		case xml.StartElement:
			elements++
			line, _ := d.InputPos()
			switch {
			case len(open) > maxDepth:
				return nil, &Error{line, fmt.Sprintf("elements within elements, more than %d deep", maxDepth), "no story is like this: leave the file out"}
			case elements > maxElements:
				return nil, &Error{line, fmt.Sprintf("more than %d elements", maxElements), "split the file"}
			}
			n := &node{space: t.Name.Space, name: strings.ToLower(t.Name.Local)}
			for _, a := range t.Attr {
				n.attrs = append(n.attrs, attr{strings.ToLower(a.Name.Local), a.Value})
			}
			last.children = append(last.children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 1 {
				last.children = append(last.children, &node{text: string(t)})
			}
		}
	}
	for _, n := range top.children {
		return n, nil
	}
	return nil, &Error{0, "XML without an element", "fetch the file again"}
}

// xmlError words an error of the XML decoder, met within an element.
func xmlError(err error, within string) *Error {
	var syntax *xml.SyntaxError
	if !errors.As(err, &syntax) {
		return &Error{0, "XML that cannot be read (" + strings.TrimPrefix(err.Error(), "xml: ") + ")", "give its --input-format"}
	}
	if strings.Contains(syntax.Msg, "unexpected EOF") {
		problem := "XML that is cut short"
		if within != "" {
			problem += " within <" + within + ">"
		}
		return &Error{syntax.Line, problem, "fetch the file again"}
	}
	if entity, ok := strings.CutPrefix(syntax.Msg, "invalid character entity "); ok {
		return &Error{syntax.Line, fmt.Sprintf("entity %.40q is neither of XML nor of HTML", entity), "write the characters that it stands for: declarations of entities are not followed"}
	}
	return &Error{syntax.Line, "XML that is not well-formed (" + syntax.Msg + ")", "mend the file, or fetch it again"}
}
