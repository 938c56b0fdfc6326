package format

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
)

// The bounds of a tree: more than any story has, and little enough to hold.
const (
	maxDepth    = 256
	maxElements = 1 << 20
)

// parseXML returns the root element of src, or the first if there are several.
func parseXML(src string) (*node, error) {
	roots, err := parseRoots(src)
	if err != nil {
		return nil, err
	}
	return roots[0], nil
}

// parseRoots returns the root elements of src, which may hold one document after
// another. Entities are those of XML and HTML:
// what a document type declares is not read, so that no entity can name a file
// or another entity. The encoding that src declares is ignored, as src is
// decoded already.
func parseRoots(src string) ([]*node, error) {
	src = repairXML(src)
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
				return nil, &Error{Line: line, Problem: fmt.Sprintf("elements within elements, more than %d deep", maxDepth), Remedy: "no story is like this: leave the file out"}
			case elements > maxElements:
				return nil, &Error{Line: line, Problem: fmt.Sprintf("more than %d elements", maxElements), Remedy: "split the file"}
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
	if len(top.children) > 0 {
		return top.children, nil
	}
	return nil, &Error{Problem: "XML without an element", Remedy: "fetch the file again"}
}

// repairXML mends what XML is not allowed to hold and yet is sent: control characters of
// wires, also as references, and an & that stands for itself. Declarations, of whatever
// version, are dropped. The length of a line may change, but not the number of lines.
func repairXML(src string) string {
	if strings.IndexFunc(src, isControl) >= 0 {
		src = visible(src)
	}
	var b strings.Builder
	done := 0
	for i := 0; i < len(src); i++ {
		n := strings.IndexAny(src[i:], "&<")
		if n < 0 {
			break
		}
		i += n
		switch {
		case strings.HasPrefix(src[i:], "<![CDATA["): // where it may stand
			end := strings.Index(src[i:], "]]>")
			if end < 0 {
				end = len(src) - i
			}
			i += end
		case strings.HasPrefix(src[i:], "<?xml "):
			end := strings.Index(src[i:], "?>")
			if end < 0 {
				return src
			}
			b.WriteString(src[done:i])
			b.WriteString(strings.Repeat("\n", strings.Count(src[i:i+end], "\n")))
			done = i + end + len("?>")
			i = done - 1
		case src[i] == '&' && isControlReference(src[i:]):
			b.WriteString(src[done:i])
			i += strings.IndexByte(src[i:], ';')
			done = i + 1
		case src[i] == '&' && !isReference(src[i+1:]):
			b.WriteString(src[done:i])
			b.WriteString("&amp;")
			done = i + 1
		}
	}
	if done == 0 {
		return src
	}
	b.WriteString(src[done:])
	return b.String()
}

func isControlOrSpace(r rune) bool { return r <= ' ' }

func isControl(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' }

// maxEntity bounds the name of an entity, in bytes.
const maxEntity = 32

// isControlReference reports whether s begins with a reference to a control character of
// wires: "&#2;".
func isControlReference(s string) bool {
	ref, _, ok := strings.Cut(s[:min(len(s), maxEntity)], ";")
	c := html.UnescapeString(ref + ";")
	return ok && len(c) == 1 && isControl(rune(c[0]))
}

// isReference reports whether what follows an & makes a reference with it.
func isReference(s string) bool {
	s = strings.TrimPrefix(s, "#")
	for i := range min(len(s), maxEntity) {
		switch c := s[i]; {
		case c == ';':
			return i > 0
		case !isLetter(c) && (c < '0' || c > '9') && c != '.' && c != '-' && c != '_' && c != ':':
			return false
		}
	}
	return false
}

// xmlError words an error of the XML decoder, met within an element.
func xmlError(err error, within string) *Error {
	var syntax *xml.SyntaxError
	if !errors.As(err, &syntax) {
		return &Error{Problem: "XML that cannot be read (" + strings.TrimPrefix(err.Error(), "xml: ") + ")", Remedy: "give its --input-format"}
	}
	if strings.Contains(syntax.Msg, "unexpected EOF") {
		problem := "XML that is cut short"
		if within != "" {
			problem += " within <" + within + ">"
		}
		return &Error{Line: syntax.Line, Problem: problem, Remedy: "fetch the file again"}
	}
	if entity, ok := strings.CutPrefix(syntax.Msg, "invalid character entity "); ok {
		return &Error{Line: syntax.Line, Problem: fmt.Sprintf("entity %.40q is neither of XML nor of HTML", entity), Remedy: "write the characters that it stands for: declarations of entities are not followed"}
	}
	return &Error{Line: syntax.Line, Problem: "XML that is not well-formed (" + syntax.Msg + ")", Remedy: "mend the file, or fetch it again"}
}
