package conllu

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	token := func(form string) string { return "1\t" + form + "\t_\t_\tNN\t_\t0\tROOT\t_\t_\n" }
	for _, c := range []struct{ about, data, want, problem string }{
		{"comments, empty lines, no empty line at the end", "# a\n" + token("dam") + token("broke") + "\n\n# b\n" + token("so"), "dam broke|so", ""},
		{"a line of few columns", token("dam") + "2\tbroke\n", "", ":2: 2 columns, not 10"},
		{"a sentence that is refused", token("dam") + "\n" + token("bad") + "\n", "dam", ":4: bad"},
		{"nothing", "", "", ""},
	} {
		name := filepath.Join(t.TempDir(), "a.conllu")
		if err := os.WriteFile(name, []byte(c.data), 0o600); err != nil {
			t.Fatal(err)
		}
		var got []string
		err := Read([]string{name}, func(tokens [][]string) error {
			var words []string
			for _, x := range tokens {
				words = append(words, x[Form])
			}
			if words[0] == "bad" {
				return errors.New("bad")
			}
			got = append(got, strings.Join(words, " "))
			return nil
		})
		if s := strings.Join(got, "|"); s != c.want || (err != nil) != (c.problem != "") || err != nil && !strings.HasSuffix(err.Error(), c.problem) {
			t.Errorf("%s: %q, %v", c.about, s, err)
		}
	}
	if err := Read([]string{filepath.Join(t.TempDir(), "none")}, nil); err == nil {
		t.Error("a file that is not there is read")
	}
}
