// Package weigh sums the weights of features, and turns sums into probabilities.
package weigh

import (
	"strconv"

	"claims/extract/internal/dep"
	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// Template is the atom of the name of a family of features.
type Template text.Atom

// NewTemplate returns the template of a name, which learning knows from then on.
func NewTemplate(name string) Template { return Template(Named(name)) }

// Features sums the weights of the features of one candidate. The weights know
// a feature by the hash of its template and values; the hashes are kept, and
// names made of them, only while learning.
type Features struct {
	Weights *rules.Weights
	Sum     int32 // of the weights, in thousandths
	Keys    []uint64
	Names   *Names
}

// Names gives names to features and to the atoms that they are made of.
type Names struct {
	Features map[uint64]string
	Atoms    map[text.Atom]string
}

// NewNames returns the names of what features are made of: of values, lemmas and rules.
func NewNames(set *rules.Set) *Names {
	n := &Names{Features: map[uint64]string{}, Atoms: map[text.Atom]string{0: ""}}
	for _, s := range enumeration {
		n.Atoms[text.AtomOf(s)] = s
	}
	for _, lemma := range set.Lemmas() {
		n.Atoms[text.AtomOf(lemma)] = lemma
	}
	for _, r := range set.Rules {
		if text.AtomOf(r.Name) == r.ID { // not one that another's weights serve
			n.Atoms[r.ID] = r.Name
		}
	}
	return n
}

// Reset begins a new candidate.
func (f *Features) Reset() { f.Sum, f.Keys = 0, f.Keys[:0] }

// Add adds the feature of template t over the values a, b and c; 0 stands for
// no value.
func (f *Features) Add(t Template, a, b, c text.Atom) {
	key := rules.FeatureKey(text.Atom(t), a, b, c)
	f.Sum += f.Weights.Get(key)
	if f.Names != nil {
		f.note(key, t, a, b, c)
	}
}

// note keeps and names a feature for the learner.
//
//go:noinline
func (f *Features) note(key uint64, t Template, a, b, c text.Atom) {
	f.Keys = append(f.Keys, key)
	f.Names.add(key, t, a, b, c)
}

// SharedSum is the sum of the weights of features that several candidates share.
type SharedSum struct {
	sum   int32
	known bool
}

// AddShared adds s and reports true, unless it is not known yet or the features
// themselves are asked for.
func (f *Features) AddShared(s *SharedSum) bool {
	if !s.known || f.Names != nil {
		return false
	}
	f.Sum += s.sum
	return true
}

// Share keeps in s what was added since the sum was begin.
func (f *Features) Share(s *SharedSum, begin int32) { s.sum, s.known = f.Sum-begin, true }

// add names the feature of a key.
func (n *Names) add(key uint64, t Template, a, b, c text.Atom) {
	if _, ok := n.Features[key]; ok {
		return
	}
	name := n.Atoms[text.Atom(t)]
	values := []text.Atom{a, b, c}
	for len(values) > 0 && values[len(values)-1] == 0 {
		values = values[:len(values)-1]
	}
	for _, v := range values {
		s, ok := n.Atoms[v]
		if !ok {
			s = "?" + strconv.FormatUint(uint64(v), 36)
		}
		name += "\t" + s
	}
	n.Features[key] = name
}

// enumeration holds the names of the atoms below.
var enumeration []string

// Named returns the atom of a value of features, which learning knows by s from then on.
func Named(s string) text.Atom {
	enumeration = append(enumeration, s)
	return text.AtomOf(s)
}

var (
	KindAtoms  = makeKindAtoms()
	countAtoms = makeCountAtoms()
	TagAtoms   = makeTagAtoms()
	LabelAtoms = makeLabelAtoms()

	Yes = Named("yes")
	No  = Named("no")
	End = Named("-end-")
)

func makeKindAtoms() (a [text.Units]text.Atom) {
	for k := range a {
		a[k] = Named(text.UnitKind(k).String())
	}
	return a
}

func makeTagAtoms() (a [64]text.Atom) {
	a[0] = Named("-none-")
	for i := 1; i < len(a); i++ {
		if name := tag.Tag(i).String(); name != "" {
			a[i] = Named(name)
		}
	}
	return a
}

func makeLabelAtoms() (a [dep.Labels]text.Atom) {
	for l := range a {
		a[l] = Named("@" + dep.Label(l).String())
	}
	return a
}

const maxCount = 12

func makeCountAtoms() (a [maxCount + 1]text.Atom) {
	for i := range a {
		a[i] = Named(strconv.Itoa(i))
	}
	return a
}

// Count returns the atom of n, at most maxCount.
func Count(n int) text.Atom { return countAtoms[max(0, min(n, maxCount))] }

// Bucket returns an atom for the size of n: exact to 3, then coarser.
func Bucket(n int) text.Atom { return countAtoms[buckets[max(0, min(n, len(buckets)-1))]] }

var buckets = [...]uint8{0, 1, 2, 3, 4, 4, 6, 6, 6, 9, 9, 9, 9, 11, 11, 11, 11, 11, 11, 11, 11, 12}

// YesNo returns the atom of b.
func YesNo(b bool) text.Atom {
	if b {
		return Yes
	}
	return No
}

// Signature is the atom of a sequence of names, made without making a string.
type Signature struct {
	hash  uint64
	names *Names
	name  string
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// NewSignature returns the signature of no names.
func NewSignature(names *Names) Signature { return Signature{hash: fnvOffset, names: names} }

// Push adds a name.
func (s *Signature) Push(name string) {
	for i := 0; i < len(name); i++ {
		s.hash = (s.hash ^ uint64(name[i])) * fnvPrime
	}
	s.hash = (s.hash ^ ' ') * fnvPrime
	if s.names != nil {
		s.name += name + " "
	}
}

// Atom returns 0 for nothing, as weights without a value are read.
func (s *Signature) Atom() text.Atom {
	if s.hash == fnvOffset {
		return 0
	}
	if s.names != nil {
		s.names.Atoms[text.Atom(s.hash)] = s.name
	}
	return text.Atom(s.hash)
}
