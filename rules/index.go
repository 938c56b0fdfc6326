package rules

import (
	"cmp"
	"math/bits"
	"slices"

	"claims/extract/text"
)

// index finds places in a list by atoms. It is an open-addressed table, a
// power of two and at most half full; the zero value is empty.
type index struct {
	slots []indexSlot
	n     int
}

type indexSlot struct {
	key   text.Atom
	place int32 // plus 1; 0 for an empty slot
}

func newIndex(n int) index { return index{slots: make([]indexSlot, 1<<bits.Len(uint(2*n)))} }

// slot returns the slot of key, or the empty one where it belongs.
func (x *index) slot(key text.Atom) *indexSlot {
	mask := len(x.slots) - 1
	for i := int(key^key>>32) & mask; ; i = (i + 1) & mask {
		if s := &x.slots[i]; s.key == key || s.place == 0 {
			return s
		}
	}
}

// find returns the place of key, or -1.
func (x *index) find(key text.Atom) int {
	if len(x.slots) == 0 {
		return -1
	}
	return int(x.slot(key).place) - 1
}

// set sets the place of key.
func (x *index) set(key text.Atom, place int) {
	if 2*(x.n+1) > len(x.slots) {
		old := x.slots
		*x = newIndex(max(16, len(old)))
		for _, s := range old {
			if s.place != 0 {
				x.set(s.key, int(s.place)-1)
			}
		}
	}
	s := x.slot(key)
	if s.place == 0 {
		x.n++
	}
	*s = indexSlot{key, int32(place) + 1}
}

// atomMap maps atoms to atoms.
type atomMap struct {
	places index
	values []text.Atom
}

// get returns the value of key, or 0.
func (m *atomMap) get(key text.Atom) text.Atom {
	if i := m.places.find(key); i >= 0 {
		return m.values[i]
	}
	return 0
}

func (m *atomMap) set(key, value text.Atom) {
	if i := m.places.find(key); i >= 0 {
		m.values[i] = value
		return
	}
	m.places.set(key, len(m.values))
	m.values = append(m.values, value)
}

// sorted returns the slots of x that are taken, by their keys.
func (x *index) sorted() []indexSlot {
	var taken []indexSlot
	for _, s := range x.slots {
		if s.place != 0 {
			taken = append(taken, s)
		}
	}
	slices.SortFunc(taken, func(x, y indexSlot) int { return cmp.Compare(x.key, y.key) })
	return taken
}
