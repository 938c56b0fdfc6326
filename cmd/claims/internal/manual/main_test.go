package main

import (
	"strings"
	"testing"

	"claims/cmd/claims/internal/storytest"
)

// TestManual holds that each command has its page, with its flags.
func TestManual(t *testing.T) {
	dir := t.TempDir()
	if err := write(dir); err != nil {
		t.Fatal(err)
	}
	pages := storytest.Files(t, dir)
	for _, name := range []string{"/claims.1", "/claims-extract.1", "/claims-rules-check.1"} {
		if !strings.Contains(pages[name], `.TH "CLAIMS`) {
			t.Errorf("%s: %q", name, pages[name])
		}
	}
	if page := pages["/claims-extract.1"]; !strings.Contains(page, `\fB--format\fP`) || !strings.Contains(page, "130 interrupted") {
		t.Error(page)
	}
}
