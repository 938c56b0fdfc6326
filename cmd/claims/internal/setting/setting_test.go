package setting

import (
	"slices"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestSizes holds how many bytes a size is, with the units of 1000 and of 1024.
func TestSizes(t *testing.T) {
	for in, want := range map[string]int64{
		"1": 1, "10b": 10, "1k": 1 << 10, "1kB": 1000, "1KiB": 1 << 10, "2M": 2 << 20, "2MB": 2_000_000, "2mib": 2 << 20, "1GB": 1_000_000_000, "1GiB": 1 << 30, " 1.5 kB ": 1500,
		"": 0, "0": 0, "-1": 0, "x": 0, "1TB": 0, "NaN": 0, "inf": 0, "1e30": 0,
	} {
		if n, ok := parseSize(in); n != want || ok != (want > 0) {
			t.Errorf("%q is %d, %v; want %d", in, n, ok, want)
		}
	}
}

// TestChoices holds that words come by commas, with blanks beside them, or one by one.
func TestChoices(t *testing.T) {
	var words []string
	c := ListOf(&words, []string{"denial", "promise", "demand"}, "acts")
	for _, s := range []string{"denial, promise", "demand"} {
		if err := c.Set(s); err != nil {
			t.Error(err)
		}
	}
	if !slices.Equal(words, []string{"denial", "promise", "demand"}) {
		t.Errorf("%q", words)
	}
	if err := c.Set("denial,lie"); err == nil {
		t.Error("a lie is taken")
	}
}

// TestScalars holds that a setting is a value, a list of such, or an alias of one.
func TestScalars(t *testing.T) {
	for src, want := range map[string][]string{
		"a": {"a"}, "[a, 1]": {"a", "1"}, "[]": {}, "null": nil, "{a: 1}": nil, "[[a]]": nil, "[~]": nil,
	} {
		for _, in := range []string{"k: " + src, "o: &x " + src + "\nk: *x"} {
			var n yaml.Node
			if err := yaml.Unmarshal([]byte(in), &n); err != nil {
				t.Fatal(err)
			}
			top := n.Content[0].Content
			values, ok := scalars(top[len(top)-1])
			if ok != (want != nil) || !slices.Equal(values, want) {
				t.Errorf("%q: %q, %v", in, values, ok)
			}
		}
	}
}
