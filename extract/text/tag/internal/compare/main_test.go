package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	name := filepath.Join(t.TempDir(), "story.txt")
	if err := os.WriteFile(name, []byte("Ana said it rained.\n\n“No,” he said.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	if code := run([]string{name}, &out, &errs); code != 0 || errs.Len() > 0 {
		t.Fatalf("code %d: %s", code, &errs)
	}
	for _, want := range []string{"\nsaid                 VBD    VBD\n", "\nit                   PRP    PRP\n", "\n\n“", " tags are the same\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
}

func TestFaults(t *testing.T) {
	var out, errs strings.Builder
	if code := run(nil, &out, &errs); code != 2 || out.Len() > 0 || errs.String() != "usage: compare FILE\n" {
		t.Errorf("code %d: %q, %q", code, &out, &errs)
	}
	errs.Reset()
	if code := run([]string{filepath.Join(t.TempDir(), "none")}, &out, &errs); code != 1 || out.Len() > 0 || errs.Len() == 0 {
		t.Errorf("code %d: %q, %q", code, &out, &errs)
	}
}
