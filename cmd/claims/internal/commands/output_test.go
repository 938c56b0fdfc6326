package commands

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"claims/cmd/claims/internal/storytest"
)

// TestFullDisk holds that a full disk ends every command that writes files with one
// message, which names the file, and that what stood there stays.
func TestFullDisk(t *testing.T) {
	full := func(*os.Root, string) (*os.File, error) { return os.OpenFile("/dev/full", os.O_WRONLY, 0) }
	if f, err := full(nil, ""); err != nil {
		t.Skip(err)
	} else {
		f.Close()
	}
	gold, err := filepath.Abs(filepath.Join("..", "..", "..", "..", "testdata", "stories"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, name := range []string{"wire/a/1.txt", "wire/a/2.txt", "wire/b.txt"} {
		storytest.Write(t, name, "Ana Ruiz said that rain fell.\n")
	}
	storytest.Write(t, "found.ndjson", run("", "extract", "--with-text", "wire", "-f", "ndjson").stdout)
	for _, name := range []string{"page.html", "weights.tsv", "to.json"} {
		storytest.Write(t, name, "old\n")
	}
	if r := run("", "extract", "wire", "-o", "out"); r.code != 0 {
		t.Fatal(r)
	}
	before := storytest.Files(t, ".")
	for _, c := range []struct{ name, args string }{
		{"out/a/1.txt.json", "extract wire -o out -j 1"},
		{"new/.claims-state", "extract wire -o new -j 1"},
		{"page.html", "show --html -o page.html wire"},
		{"weights.tsv", "fit " + gold + " -o weights.tsv"},
		{"to.json", "convert found.ndjson --to json -o to.json"},
		{"brat/1.txt", "convert found.ndjson --to brat -o brat"},
		{"house.yaml", "rules new house.yaml"},
	} {
		app, errs := appWith(&strings.Builder{}, storytest.Sayings{}, strings.NewReader(""))
		app.drafts.Open = full
		code := app.Run(context.Background(), strings.Fields(c.args))
		want := "claims: " + c.name + ": the disk is full: free some space and run again\n"
		if code != 3 || !strings.HasSuffix(errs.String(), want) || strings.Count(errs.String(), "claims: ") != 1 {
			t.Errorf("%s: code %d, %s", c.args, code, errs)
		}
	}
	if after := storytest.Files(t, "."); !maps.Equal(before, after) {
		t.Errorf("%d files, of %d", len(after), len(before))
	}
}
