package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"claims/cmd/claims/internal/wording"

	"github.com/spf13/cobra"
)

// choice is a flag whose value is one of a few words.
type choice struct {
	value *string
	of    []string
	name  string
}

func (c choice) String() string { return *c.value }
func (c choice) Type() string   { return c.name }

func (c choice) Set(s string) error {
	if err := oneOf(s, c.of); err != nil {
		return err
	}
	*c.value = s
	return nil
}

// choices is a flag that takes several of a few words, by commas or repetition.
type choices struct {
	value *[]string
	of    []string
	name  string
}

func (c choices) String() string { return strings.Join(*c.value, ",") }
func (c choices) Type() string   { return c.name }

func (c choices) Set(s string) error {
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
func (c choices) Replace(v []string) error {
	*c.value = nil
	for _, s := range v {
		if err := c.Set(s); err != nil {
			return err
		}
	}
	return nil
}

// Append adds one word.
func (c choices) Append(s string) error { return c.Set(s) }

// GetSlice returns the words.
func (c choices) GetSlice() []string { return *c.value }

func oneOf(s string, of []string) error {
	if slices.Contains(of, s) {
		return nil
	}
	return fmt.Errorf("use %s%s", wording.Either(of), wording.DidYouMean(s, of))
}

// size is a flag that counts bytes, with an optional unit.
type size int64

func (s *size) String() string { return wording.Size(int64(*s)) }
func (s *size) Type() string   { return "size" }

func (s *size) Set(v string) error {
	n, err := parseSize(v)
	*s = size(n)
	return err
}

var sizeUnits = []struct {
	suffix string
	bytes  float64
}{
	{"kib", 1 << 10}, {"mib", 1 << 20}, {"gib", 1 << 30},
	{"kb", 1e3}, {"mb", 1e6}, {"gb", 1e9},
	{"k", 1 << 10}, {"m", 1 << 20}, {"g", 1 << 30}, {"b", 1},
}

func parseSize(v string) (int64, error) {
	number, unit := strings.ToLower(strings.TrimSpace(v)), 1.0
	for _, u := range sizeUnits {
		if rest, ok := strings.CutSuffix(number, u.suffix); ok {
			number, unit = strings.TrimSpace(rest), u.bytes
			break
		}
	}
	n, err := strconv.ParseFloat(number, 64)
	// A limit of 1 GiB keeps every offset within 32 bits.
	if err != nil || !(n*unit >= 1) || n*unit > 1<<30 {
		return 0, fmt.Errorf("use a size from 1 to 1GiB, such as 500kB or 16MiB")
	}
	return int64(n * unit), nil
}

// completeWith makes the shell offer words as the values of a flag.
func completeWith(cmd *cobra.Command, flag string, words []string) {
	// It fails only for a flag that does not exist.
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err)
	}
}
