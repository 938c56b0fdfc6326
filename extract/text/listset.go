package text

// ListSet is a set of lists, with room for all that there are.
type ListSet [(Lists-1)/64 + 1]uint64

// noLists is the set of the lists of a word that is on none.
var noLists ListSet

// ListsOf returns the set of some lists.
func ListsOf(lists ...List) *ListSet {
	s := new(ListSet)
	for _, l := range lists {
		s.Add(l)
	}
	return s
}

// Add adds l to s.
func (s *ListSet) Add(l List) { s[l/64] |= 1 << (l % 64) }

// AddAll adds the lists of o to s.
func (s *ListSet) AddAll(o *ListSet) {
	for i := range s {
		s[i] |= o[i]
	}
}

// Has reports whether l is one of s.
func (s *ListSet) Has(l List) bool { return s[l/64]&(1<<(l%64)) != 0 }

// Overlaps reports whether a list is in s and in o.
func (s *ListSet) Overlaps(o *ListSet) bool {
	for i := range s {
		if s[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

// And returns the lists that both sets have.
func (s *ListSet) And(o *ListSet) ListSet {
	both := *s
	for i := range both {
		both[i] &= o[i]
	}
	return both
}

// Empty reports whether no list is in s.
func (s *ListSet) Empty() bool { return *s == noLists }

// All returns the lists of s, in the order of their numbers.
func (s *ListSet) All() []List {
	var lists []List
	for l := range Lists {
		if s.Has(l) {
			lists = append(lists, l)
		}
	}
	return lists
}
