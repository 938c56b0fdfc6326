package commands

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/ruleset"
	"claims/cmd/claims/internal/storytest"
	"claims/cmd/claims/internal/terminal"
)

// TestPagerOfUser runs the pager that the environment names.
func TestPagerOfUser(t *testing.T) {
	for pager, want := range map[string]string{"sed s/^/page:/": "page:", "cat": "a.txt", "": "a.txt", "true": ""} {
		t.Setenv("PAGER", pager)
		var out, errs bytes.Buffer
		app := &App{
			Streams:      &terminal.Streams{In: strings.NewReader(""), Out: &out, Err: &errs, OutTerminal: true},
			NewExtractor: func(*ruleset.Files) (batch.Extractor, error) { return storytest.Sayings{}, nil },
		}
		name := storytest.Write(t, t.TempDir()+"/a.txt", "Ana Ruiz said that it rained.")
		if code := app.Run(context.Background(), []string{"show", "--color", "never", name}); code != 0 || errs.Len() > 0 {
			t.Errorf("PAGER=%q: code %d, %s", pager, code, &errs)
		}
		if !strings.Contains(out.String(), want) {
			t.Errorf("PAGER=%q: %q", pager, out.String())
		}
	}
}
