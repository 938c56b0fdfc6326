package extract

import (
	"strconv"

	"claims/extract/text"
	"claims/extract/text/tag"
	"claims/rules"
)

// template is the atom of the name of a family of features.
type template text.Atom

func newTemplate(name string) template { return template(named(name)) }

// features sums the weights of the features of one candidate. The weights know
// a feature by the hash of its template and values; the hashes are kept, and
// names made of them, only while learning.
type features struct {
	weights *rules.Weights
	sum     int32 // of the weights, in thousandths
	keys    []uint64
	names   *nameTable
}

// nameTable gives names to features and to the atoms that they are made of.
type nameTable struct {
	features map[uint64]string
	atoms    map[text.Atom]string
}

func newNameTable(set *rules.Set) *nameTable {
	n := &nameTable{features: map[uint64]string{}, atoms: map[text.Atom]string{0: ""}}
	for _, s := range enumeration {
		n.atoms[text.AtomOf(s)] = s
	}
	for _, lemma := range set.Lemmas() {
		n.atoms[text.AtomOf(lemma)] = lemma
	}
	for _, r := range set.Rules {
		if text.AtomOf(r.Name) == r.ID { // not one that another's weights serve
			n.atoms[r.ID] = r.Name
		}
	}
	return n
}

func (f *features) reset() { f.sum, f.keys = 0, f.keys[:0] }

// add adds the feature of template t over the values a, b and c; 0 stands for
// no value.
func (f *features) add(t template, a, b, c text.Atom) {
	key := rules.FeatureKey(text.Atom(t), a, b, c)
	f.sum += f.weights.Get(key)
	if f.names != nil {
		f.note(key, t, a, b, c)
	}
}

// note keeps and names a feature for the learner.
//
//go:noinline
func (f *features) note(key uint64, t template, a, b, c text.Atom) {
	f.keys = append(f.keys, key)
	f.names.add(key, t, a, b, c)
}

// sharedSum is the sum of the weights of features that several candidates share.
type sharedSum struct {
	sum   int32
	known bool
}

// addShared adds s and reports true, unless it is not known yet or the features
// themselves are asked for.
func (f *features) addShared(s *sharedSum) bool {
	if !s.known || f.names != nil {
		return false
	}
	f.sum += s.sum
	return true
}

// share keeps in s what was added since the sum was begin.
func (f *features) share(s *sharedSum, begin int32) { s.sum, s.known = f.sum-begin, true }

// add names the feature of a key.
func (n *nameTable) add(key uint64, t template, a, b, c text.Atom) {
	if _, ok := n.features[key]; ok {
		return
	}
	name := n.atoms[text.Atom(t)]
	values := []text.Atom{a, b, c}
	for len(values) > 0 && values[len(values)-1] == 0 {
		values = values[:len(values)-1]
	}
	for _, v := range values {
		s, ok := n.atoms[v]
		if !ok {
			s = "?" + strconv.FormatUint(uint64(v), 36)
		}
		name += "\t" + s
	}
	n.features[key] = name
}

// enumeration holds the names of the atoms below.
var enumeration []string

func named(s string) text.Atom {
	enumeration = append(enumeration, s)
	return text.AtomOf(s)
}

var (
	kindAtoms  = makeKindAtoms()
	countAtoms = makeCountAtoms()
	tagAtoms   = makeTagAtoms()

	atomYes = named("yes")
	atomNo  = named("no")
	atomEnd = named("-end-")
)

func makeKindAtoms() (a [text.Units]text.Atom) {
	for k := range a {
		a[k] = named(text.UnitKind(k).String())
	}
	return a
}

func makeTagAtoms() (a [64]text.Atom) {
	a[0] = named("-none-")
	for i := 1; i < len(a); i++ {
		if name := tag.Tag(i).String(); name != "" {
			a[i] = named(name)
		}
	}
	return a
}

const maxCount = 12

func makeCountAtoms() (a [maxCount + 1]text.Atom) {
	for i := range a {
		a[i] = named(strconv.Itoa(i))
	}
	return a
}

// count returns the atom of n, at most maxCount.
func count(n int) text.Atom { return countAtoms[max(0, min(n, maxCount))] }

// bucket returns an atom for the size of n: exact to 3, then coarser.
func bucket(n int) text.Atom { return countAtoms[buckets[max(0, min(n, len(buckets)-1))]] }

var buckets = [...]uint8{0, 1, 2, 3, 4, 4, 6, 6, 6, 9, 9, 9, 9, 11, 11, 11, 11, 11, 11, 11, 11, 12}

func yesNo(b bool) text.Atom {
	if b {
		return atomYes
	}
	return atomNo
}

// signature is the atom of a sequence of names, made without making a string.
type signature struct {
	hash  uint64
	names *nameTable
	name  string
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func newSignature(names *nameTable) signature { return signature{hash: fnvOffset, names: names} }

func (s *signature) push(name string) {
	for i := 0; i < len(name); i++ {
		s.hash = (s.hash ^ uint64(name[i])) * fnvPrime
	}
	s.hash = (s.hash ^ ' ') * fnvPrime
	if s.names != nil {
		s.name += name + " "
	}
}

// atom returns 0 for nothing, as weights without a value are read.
func (s *signature) atom() text.Atom {
	if s.hash == fnvOffset {
		return 0
	}
	if s.names != nil {
		s.names.atoms[text.Atom(s.hash)] = s.name
	}
	return text.Atom(s.hash)
}
