package text

// Range is a range of the tokens of a document: those from First up to Last, which is no
// part of it. The zero Range is empty.
type Range struct{ First, Last int }

// Empty reports whether t holds no token.
func (t Range) Empty() bool { return t.Last <= t.First }

// Overlaps reports whether t and o share a token.
func (t Range) Overlaps(o Range) bool { return t.First < o.Last && o.First < t.Last }

// Holds reports whether token i is in t.
func (t Range) Holds(i int) bool { return t.First <= i && i < t.Last }

// Contains reports whether o lies wholly inside t.
func (t Range) Contains(o Range) bool { return t.First <= o.First && o.Last <= t.Last }
