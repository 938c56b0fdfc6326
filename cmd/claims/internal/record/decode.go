package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
)

// Head is how many bytes of a file tell whether it holds records.
const Head = 512

// Decoder returns what decodes one record of r after another, or nil where r begins
// with a head that is of neither JSON nor YAML. At the end of r, its error is io.EOF.
func Decoder(head string, r io.Reader) func(*Record) error {
	switch {
	case strings.HasPrefix(strings.TrimSpace(head), "{"):
		dec := json.NewDecoder(r)
		return func(rec *Record) error { return dec.Decode(rec) }
	case strings.HasPrefix(head, "schema:"):
		dec := yaml.NewDecoder(r)
		return func(rec *Record) error { return DecodeYAML(dec, rec) }
	}
	return nil
}

// goType is where the decoder of YAML names the type that a value does not fit.
var goType = regexp.MustCompile(`(?m) into \S+$`)

// Problem words an error of decoding a record or what holds one, without the types of
// this program.
func Problem(err error) string {
	var misfit *json.UnmarshalTypeError
	if !errors.As(err, &misfit) {
		return goType.ReplaceAllString(strings.TrimPrefix(err.Error(), "yaml: "), "")
	}
	var keys []string
	for key := range strings.SplitSeq(misfit.Field, ".") {
		if strings.ToLower(key) == key { // else the name of a type that is embedded
			keys = append(keys, key)
		}
	}
	return fmt.Sprintf("wrong kind of value in %q: %s", strings.Join(keys, "."), misfit.Value)
}

// maxKeys bounds the keys of a mapping in YAML. No record has as many.
const maxKeys = 100

// DecodeYAML decodes the next document into v. The decoder compares each key with
// each other and tells all that are the same, so that their number is looked at first.
func DecodeYAML(dec *yaml.Decoder, v any) error {
	var n yaml.Node
	if err := dec.Decode(&n); err != nil {
		return err
	}
	if err := checkKeys(&n); err != nil {
		return err
	}
	return n.Decode(v)
}

func checkKeys(n *yaml.Node) error {
	if n.Kind == yaml.MappingNode {
		if len(n.Content) > 2*maxKeys {
			return fmt.Errorf("line %d: more than %d keys", n.Line, maxKeys)
		}
		seen := map[string]bool{}
		for i := 0; i < len(n.Content); i += 2 {
			key := n.Content[i]
			if seen[key.Value] {
				return fmt.Errorf("line %d: the key %q twice", key.Line, key.Value)
			}
			seen[key.Value] = true
		}
	}
	for _, c := range n.Content {
		if err := checkKeys(c); err != nil {
			return err
		}
	}
	return nil
}
