package record

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"claims/extract"
	"claims/rules"
)

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(JSONSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("claims.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("claims.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSchemaOfStories holds that the records of all stories are as the schema tells.
func TestSchemaOfStories(t *testing.T) {
	s := schema(t)
	files, err := filepath.Glob("../../../../testdata/stories/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	e := extract.New(rules.Builtin())
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		txt := string(data)
		out, err := Encoder{Format: "json"}.Append(nil, New(Document{Path: f, Text: &txt}, e.Extract(txt), nil))
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(string(out)))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
}

// TestSchemaHasEveryKey holds that the schema knows the keys of the structs, and no others
// of claims.
func TestSchemaHasEveryKey(t *testing.T) {
	var doc struct {
		Properties map[string]struct{ Properties map[string]any }
		Defs       map[string]struct{ Properties map[string]any } `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(JSONSchema), &doc); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		of   any
		keys map[string]any
	}{
		{"document", Document{}, doc.Properties["document"].Properties},
		{"claim", extract.ClaimRecord{}, doc.Defs["claim"].Properties},
		{"speaker", extract.SpeakerRecord{}, doc.Defs["namedSpeaker"].Properties},
		{"span", extract.SpanRecord{}, doc.Defs["span"].Properties},
	} {
		var tags []string
		typ := reflect.TypeOf(c.of)
		for i := range typ.NumField() {
			tag, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			if tag == "-" {
				continue
			}
			tags = append(tags, tag)
			if c.keys[tag] == nil {
				t.Errorf("%s: the schema lacks %q", c.name, tag)
			}
		}
		for key := range c.keys {
			if !slices.Contains(tags, key) {
				t.Errorf("%s: nothing writes %q", c.name, key)
			}
		}
	}
}
