package setting

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"claims/cmd/claims/internal/wording"

	"github.com/spf13/cobra"
)

// Choice is a flag whose value is one of a few words.
type Choice struct {
	value *string
	of    []string
	name  string
}

// OneOf returns the flag that keeps a word of of in value; name is what
// the help calls it.
func OneOf(value *string, of []string, name string) Choice { return Choice{value, of, name} }

func (c Choice) String() string { return *c.value }
func (c Choice) Type() string   { return c.name }

func (c Choice) Set(s string) error {
	if err := oneOf(s, c.of); err != nil {
		return err
	}
	*c.value = s
	return nil
}

// Choices is a flag that takes several of a few words, by commas or repetition.
type Choices struct {
	value *[]string
	of    []string
	name  string
}

// ListOf returns the flag that adds words of of to value; name is what the help
// calls them.
func ListOf(value *[]string, of []string, name string) Choices { return Choices{value, of, name} }

func (c Choices) String() string { return strings.Join(*c.value, ",") }
func (c Choices) Type() string   { return c.name }

func (c Choices) Set(s string) error {
	for word := range strings.SplitSeq(s, ",") {
		word = strings.TrimSpace(word)
		if err := oneOf(word, c.of); err != nil {
			return err
		}
		*c.value = append(*c.value, word)
	}
	return nil
}

// Replace, Append and GetSlice make choices a list for the configuration file.
func (c Choices) Replace(v []string) error {
	*c.value = nil
	for _, s := range v {
		if err := c.Set(s); err != nil {
			return err
		}
	}
	return nil
}

// Append adds one word.
func (c Choices) Append(s string) error { return c.Set(s) }

// GetSlice returns the words.
func (c Choices) GetSlice() []string { return *c.value }

func oneOf(s string, of []string) error {
	if slices.Contains(of, s) {
		return nil
	}
	return fmt.Errorf("use %s%s", wording.Either(of), wording.DidYouMean(s, of))
}

// Size is a flag that counts bytes, with an optional unit.
type Size int64

func (s *Size) String() string { return wording.Size(int64(*s)) }
func (s *Size) Type() string   { return "size" }

func (s *Size) Set(v string) error {
	// A limit of 1 GiB keeps every offset within 32 bits.
	return setSize((*int64)(s), v, 1, 1<<30, "a size from 1 to 1GiB, such as 500kB or 16MiB")
}

// Memory is a flag that counts bytes of memory, with an optional unit.
type Memory int64

func (m *Memory) String() string { return wording.Size(int64(*m)) }
func (m *Memory) Type() string   { return "size" }

func (m *Memory) Set(v string) error {
	return setSize((*int64)(m), v, 1<<20, 1<<62, "a size of 1MiB or more, such as 500MB or 2GiB")
}

func setSize(to *int64, v string, least, most int64, use string) error {
	n, ok := parseSize(v)
	if !ok || n < least || n > most {
		return errors.New("use " + use)
	}
	*to = n
	return nil
}

var sizeUnits = []struct {
	suffix string
	bytes  float64
}{
	{"kib", 1 << 10}, {"mib", 1 << 20}, {"gib", 1 << 30},
	{"kb", 1e3}, {"mb", 1e6}, {"gb", 1e9},
	{"k", 1 << 10}, {"m", 1 << 20}, {"g", 1 << 30}, {"b", 1},
}

func parseSize(v string) (n int64, ok bool) {
	number, unit := strings.ToLower(strings.TrimSpace(v)), 1.0
	for _, u := range sizeUnits {
		if rest, ok := strings.CutSuffix(number, u.suffix); ok {
			number, unit = strings.TrimSpace(rest), u.bytes
			break
		}
	}
	f, err := strconv.ParseFloat(number, 64)
	if err != nil || !(f*unit >= 1) || f*unit >= 1<<62 {
		return 0, false
	}
	return int64(f * unit), true
}

// CompleteWith makes the shell offer words as the values of a flag.
func CompleteWith(cmd *cobra.Command, flag string, words []string) {
	// It fails only for a flag that does not exist.
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err)
	}
}
