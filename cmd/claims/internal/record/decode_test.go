package record

import (
	"io"
	"strings"
	"testing"
)

// TestProblem holds that what is wrong with a record is told by its keys.
func TestProblem(t *testing.T) {
	for src, want := range map[string]string{
		`{"schema": "claims/1", "document": {"path": 3}}`:             `wrong kind of value in "document.path": number`,
		`{"schema": "claims/1", "claims": [{"speaker": "she"}]}`:      `wrong kind of value in "claims.speaker": string`,
		`{"schema": "claims/1", "claims": [{"content": {}}]}`:         `wrong kind of value in "claims.content": object`,
		`{"schema": "claims/1"`:                                       "unexpected EOF",
		"schema: claims/1\nspeakers: no\n":                            "unmarshal errors:\n  line 2: cannot unmarshal !!str `no`",
		"schema: claims/1\nclaims: [{confidence: high, headline: 3}]": "unmarshal errors:\n  line 2: cannot unmarshal !!str `high`\n  line 2: cannot unmarshal !!int `3`",
		"schema: claims/1\nschema: claims/1\n":                        `line 2: the key "schema" twice`,
	} {
		err := Decoder(src, strings.NewReader(src))(&Record{})
		if err == nil || Problem(err) != want {
			t.Errorf("%s: %v, worded as %s, want %s", src, err, Problem(err), want)
		}
	}
	if err := Decoder("{", strings.NewReader(" \n"))(&Record{}); err != io.EOF {
		t.Errorf("the end: %v", err)
	}
	if Decoder("path,line", strings.NewReader("path,line\n")) != nil {
		t.Error("a table is decoded")
	}
}
