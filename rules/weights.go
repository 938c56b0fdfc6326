package rules

import (
	"bufio"
	"bytes"
	_ "embed"
	"fmt"
	"math/bits"
	"sort"
	"strconv"
	"strings"

	"claims/extract/text"
)

// Weights are what small linear models over the context of a cue have learnt:
// one for the choice of a rule, one for the speaker, some for the ends of the
// content. A weight is a number of thousandths, so that sums are exact.
type Weights struct {
	slots []slot // open addressing; a power of two, at most half full
	shift uint   // a key's first slot is its highest bits
}

type slot struct {
	key   uint64 // 0 for an empty slot
	milli int32
}

// FeatureKey returns the key of the feature of template t (an atom that names
// it) over the values a, b and c; 0 stands for no value.
func FeatureKey(t, a, b, c text.Atom) uint64 {
	h := uint64(t)
	for _, x := range [3]text.Atom{a, b, c} {
		h ^= uint64(x)
		h *= 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	return h | 1 // 0 is no key
}

// Get returns the weight of a feature, 0 when it has none.
func (w *Weights) Get(key uint64) int32 {
	mask := uint64(len(w.slots) - 1)
	for i := key >> w.shift & mask; ; i = (i + 1) & mask {
		s := &w.slots[i&mask]
		if s.key == key {
			return s.milli
		}
		if s.key == 0 {
			return 0
		}
	}
}

//go:embed builtin/weights.tsv
var builtinWeights []byte

// BuiltinWeights returns the weights that come with the program.
func BuiltinWeights() *Weights {
	w, err := ReadWeights(builtinWeights)
	if err != nil {
		panic(err) // the build embedded a broken file: the tests of this package find it
	}
	return w
}

// ReadWeights reads lines of a template, up to three values, and a weight in
// thousandths, separated by tabs; lines that begin with # are comments.
func ReadWeights(data []byte) (*Weights, error) {
	table := map[uint64]int32{}
	sc := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 2 || len(f) > 5 {
			return nil, fmt.Errorf("weights:%d: want 2 to 5 fields, found %d", n, len(f))
		}
		v, err := strconv.Atoi(f[len(f)-1])
		if err != nil {
			return nil, fmt.Errorf("weights:%d: %q is not a whole number", n, f[len(f)-1])
		}
		var a [3]text.Atom
		for i, s := range f[1 : len(f)-1] {
			if s != "" {
				a[i] = text.AtomOf(s)
			}
		}
		table[FeatureKey(text.AtomOf(f[0]), a[0], a[1], a[2])] = int32(v)
	}
	return NewWeights(table), sc.Err()
}

// Weight is a named weight, as a weights file holds it.
type Weight struct {
	Name  string // the template and values, separated by tabs
	Milli int32
}

// WriteWeights returns a weights file: comment, a line each, and then ws in
// the order of their names.
func WriteWeights(comment []string, ws []Weight) []byte {
	sort.Slice(ws, func(i, j int) bool { return ws[i].Name < ws[j].Name })
	var b bytes.Buffer
	for _, c := range comment {
		fmt.Fprintf(&b, "# %s\n", c)
	}
	for _, w := range ws {
		fmt.Fprintf(&b, "%s\t%d\n", w.Name, w.Milli)
	}
	return b.Bytes()
}

// NewWeights returns weights by the keys of their features.
func NewWeights(table map[uint64]int32) *Weights {
	n := uint(bits.Len(uint(2 * len(table)))) // 2^n > 2*len(table)
	w := &Weights{slots: make([]slot, 1<<n), shift: 64 - n}
	mask := uint64(len(w.slots) - 1)
	for key, milli := range table {
		i := key >> w.shift & mask
		for w.slots[i].key != 0 {
			i = (i + 1) & mask
		}
		w.slots[i] = slot{key, milli}
	}
	return w
}
