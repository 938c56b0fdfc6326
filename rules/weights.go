package rules

import (
	"bufio"
	"bytes"
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
	// An open-addressed table, a power of two and at most half full: the high
	// bits of a key and, in the low 16, the weight. 0 is an empty slot.
	slots []uint64
	// bounded tells whether there are bounds among the weights.
	bounded bool
}

// Any, for the values of a feature that are not known, asks for a bound of its
// weight: the highest that the known values allow, or 0. The first value may be
// unknown, or the first and the third, for the templates in hasBounds.
const Any text.Atom = 1<<63 | 1

// hasBounds holds the templates of the features that are the last to be known
// of a claim.
var hasBounds = map[string]bool{"speaker": true, "speaker-score": true, "lead": true, "rivals": true, "content": true, "content-is": true, "quoted": true}

// Bounded reports whether w has bounds.
func (w *Weights) Bounded() bool { return w.bounded }

// maxMilli bounds a weight, in thousandths.
const maxMilli = 1<<15 - 1

// FeatureKey returns the key of the feature of template t (an atom that names
// it) over the values a, b and c; 0 stands for no value.
func FeatureKey(t, a, b, c text.Atom) uint64 {
	h := uint64(t)
	for _, x := range [3]text.Atom{a, b, c} {
		h ^= uint64(x)
		h *= 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	return h | 1<<63 // no key is 0 in its high bits
}

// Get returns the weight of a feature, 0 when it has none.
func (w *Weights) Get(key uint64) int32 {
	mask := uint64(len(w.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		s := w.slots[i]
		if (s^key)>>16 == 0 {
			return int32(int16(s))
		}
		if s == 0 {
			return 0
		}
	}
}

func (w *Weights) set(key uint64, milli int32) {
	milli = max(-maxMilli, min(milli, maxMilli))
	mask := uint64(len(w.slots) - 1)
	i := key & mask
	for w.slots[i] != 0 {
		i = (i + 1) & mask
	}
	w.slots[i] = key&^0xffff | uint64(uint16(milli))
}

// ReadWeights returns the weights of a file by the keys of their features. Its
// lines hold a template, up to three values, and a weight in thousandths,
// separated by tabs; lines that begin with # are comments. Bounds are among them.
func ReadWeights(data []byte) (map[uint64]int32, error) {
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
		if v > maxMilli || v < -maxMilli {
			return nil, fmt.Errorf("weights:%d: %d is more than %d", n, v, maxMilli)
		}
		var a [3]text.Atom
		for i, s := range f[1 : len(f)-1] {
			if s != "" {
				a[i] = text.AtomOf(s)
			}
		}
		t := text.AtomOf(f[0])
		table[FeatureKey(t, a[0], a[1], a[2])] = int32(v)
		if hasBounds[f[0]] && v > 0 {
			for _, third := range []text.Atom{a[2], Any} {
				key := FeatureKey(t, Any, a[1], third)
				table[key] = max(table[key], int32(v))
			}
		}
	}
	return table, sc.Err()
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
	w := newWeights(len(table))
	for key, milli := range table {
		w.set(key, milli)
	}
	return w
}

// newWeights returns an empty table with room for n weights.
func newWeights(n int) *Weights {
	return &Weights{slots: make([]uint64, 1<<bits.Len(uint(2*n)))}
}
