package record

import (
	"fmt"

	"gopkg.in/yaml.v3"
)

// Head is how many bytes of a file tell whether it holds records.
const Head = 512

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
