package rules

import (
	"bufio"
	"bytes"
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"sort"
	"strconv"
	"strings"

	"claims/extract/text"
)

// Weights are what small linear models over the context of a cue have learnt:
// one for the choice of a rule, one for the speaker, some for the ends of the
// content. A weight is a number of thousandths, so that sums are exact.
//
// They are a hash table without collisions (hash and displace, after Belazzougui
// et al. 2009): the high bits of a key name a shift, the key and the shift a
// slot. Much of the time goes into asking for weights, and here no answer waits
// for a branch. Slots are small, so that more of them stay in the processor's
// cache: one in 65,536 keys without a weight is taken for the key in its slot.
type Weights struct {
	shifts *[1 << shiftBits]uint16
	slots  []uint32 // sixteen bits of a key and, in the low ones, its weight
	mask   uint64   // the number of slots, a power of two, less 1
	// bounded tells whether there are bounds among the weights.
	bounded bool
}

// shiftBits is the number of bits of a key that name its shift.
const shiftBits = 12

// maxMilli bounds a weight, in thousandths.
const maxMilli = 1<<15 - 1

// Any, for the values of a feature that are not known, asks for a bound of its
// weight: the highest that the known values allow, or 0. The first value may be
// unknown, or the first and the third, for the templates in hasBounds.
const Any text.Atom = 1<<63 | 1

// hasBounds holds the templates of the features that are the last to be known
// of a claim.
var hasBounds = map[string]bool{"speaker": true, "speaker-score": true, "lead": true, "rivals": true, "content": true, "content-is": true, "quoted": true,
	"tree-cue": true, "tree-content": true}

// Bounded reports whether w has bounds.
func (w *Weights) Bounded() bool { return w.bounded }

// FeatureKey returns the key of the feature of template t (an atom that names
// it) over the values a, b and c; 0 stands for no value.
func FeatureKey(t, a, b, c text.Atom) uint64 {
	return (uint64(t) ^ bits.RotateLeft64(uint64(a), 16) ^ bits.RotateLeft64(uint64(b), 32) ^ bits.RotateLeft64(uint64(c), 48)) * mixer
}

// mixer spreads what is in some bits of a number over the high ones.
const mixer = 0x9E3779B97F4A7C15

// slot returns the slot of key under a shift.
func (w *Weights) slot(key uint64, shift uint16) uint64 {
	return (key ^ uint64(shift)) * mixer >> 40 & w.mask
}

// checkOf returns the bits by which a slot tells whether it is key's, and in the low
// ones what is not asked for: not those that name the shift.
func checkOf(key uint64) uint32 { return uint32(key >> (64 - shiftBits - 32)) }

// Get returns the weight of a feature, 0 when it has none.
func (w *Weights) Get(key uint64) int32 {
	s := w.slots[w.slot(key, w.shifts[key>>(64-shiftBits)])]
	other := int32((s ^ checkOf(key)) >> 16)
	return int32(int16(s)) & ((other - 1) >> 31) // all bits where other is 0
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

// Model tells what weights choose among.
type Model uint8

const (
	Claims      Model = iota // rules, speakers and ends of contents
	Antecedents              // whom pronouns and descriptions stand for
	Judged                   // which claims inside the contents of others are kept
	Models                   // the number of models
)

// ModelOf returns the model whose weights a file holds.
func ModelOf(data []byte) Model {
	switch {
	case bytes.Contains(data, []byte("\nantecedent")):
		return Antecedents
	case bytes.Contains(data, []byte("\njudged")):
		return Judged
	}
	return Claims
}

// Weigh has s choose by the weights w of a model.
func (s *Set) Weigh(m Model, w *Weights) {
	switch m {
	case Claims:
		s.Weights = w
	case Antecedents:
		s.Antecedents = w
	case Judged:
		s.Judged = w
	}
}

// WeighAs has s choose by the weights of o.
func (s *Set) WeighAs(o *Set) {
	s.Weights, s.Antecedents, s.Judged = o.Weights, o.Antecedents, o.Judged
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

// newWeights returns weights with 1<<n free slots.
func newWeights(n int) *Weights {
	return &Weights{shifts: new([1 << shiftBits]uint16), slots: make([]uint32, 1<<n), mask: 1<<n - 1}
}

// NewWeights returns weights by the keys of their features. The same weights
// make the same table.
func NewWeights(table map[uint64]int32) *Weights {
	buckets := make([][]uint64, 1<<shiftBits)
	for _, key := range slices.Sorted(maps.Keys(table)) {
		b := key >> (64 - shiftBits)
		buckets[b] = append(buckets[b], key)
	}
	order := make([]int, len(buckets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return len(buckets[j]) - len(buckets[i]) })
	for n := max(1, bits.Len(uint(len(table)))); ; n++ {
		w := newWeights(n)
		placed := true
		for _, b := range order {
			placed = placed && w.place(b, buckets[b])
		}
		if !placed {
			continue
		}
		for key, milli := range table {
			milli = max(-maxMilli, min(milli, maxMilli))
			w.slots[w.slot(key, w.shifts[key>>(64-shiftBits)])] = checkOf(key)&^0xffff | uint32(uint16(milli))
		}
		return w
	}
}

// place finds a shift under which the keys of bucket b take free slots.
func (w *Weights) place(b int, keys []uint64) bool {
	for shift := range 1 << 16 {
		n := 0
		for ; n < len(keys); n++ {
			s := &w.slots[w.slot(keys[n], uint16(shift))]
			if *s != 0 {
				break
			}
			*s = 1
		}
		if n == len(keys) {
			w.shifts[b] = uint16(shift)
			return true
		}
		for _, key := range keys[:n] {
			w.slots[w.slot(key, uint16(shift))] = 0
		}
	}
	return false
}
