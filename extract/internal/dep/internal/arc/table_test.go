package arc

import "testing"

// TestMakeTable holds that a row is found by its key alone, that of rows which want one
// place the first get it, and that a key without a row counts for nothing.
func TestMakeTable(t *testing.T) {
	const bits = 8
	key := func(slot, check uint64) uint64 { return slot<<(64-bits) | check }
	moves := []Row[[Moves]int8]{
		{key(6, 1), [Moves]int8{1, -2, 3}},
		{key(6, 2), [Moves]int8{4, 5, -6}},   // in the other slot of the pair
		{key(7, 3), [Moves]int8{90, 90, 90}}, // which leaves no room
		{key(9, 1), [Moves]int8{-128, 127, 0}},
	}
	labels := []Row[int8]{{LabelKey(key(3, 5), NSubj), 7}}
	p := NewParser(MakeTable(moves, labels, map[int]uint64{0: 1<<NSubj | 1<<DObj}, bits, bits))
	for _, c := range []struct {
		about string
		keys  []uint64
		want  [Moves]int32
	}{
		{"first of a pair", []uint64{key(6, 1)}, [Moves]int32{1, -2, 3}},
		{"second of a pair", []uint64{key(7, 2)}, [Moves]int32{4, 5, -6}},
		{"one that got no place", []uint64{key(7, 3)}, [Moves]int32{}},
		{"several", []uint64{key(6, 1), key(9, 1), key(200, 9)}, [Moves]int32{-127, 125, 3}},
	} {
		p.keys = c.keys
		got := p.sumMoves()
		if got[Left]-got[Shift] != c.want[Left]-c.want[Shift] || got[Right]-got[Shift] != c.want[Right]-c.want[Shift] {
			t.Errorf("%s: %v, want what differs as %v does", c.about, got, c.want)
		}
	}
	p.keys = []uint64{key(3, 5)}
	if a, b := p.sumLabel(NSubj), p.sumLabel(DObj); a != 7 || b != 0 {
		t.Errorf("labels weigh %d and %d, want 7 and 0", a, b)
	}
}

// TestMoves holds what the moves do to a sentence of three words.
func TestMoves(t *testing.T) {
	var s State
	s.Begin(3)
	for _, m := range []Move{Shift, Left, Shift, Shift, Right, Left} {
		if !s.Allows(m) {
			t.Fatalf("move %d is not allowed with %d tokens on the stack", m, len(s.Stack))
		}
		s.Apply(m, Dep)
	}
	if !s.Done() || s.Heads[0] != 1 || s.Heads[1] != 3 || s.Heads[2] != 1 {
		t.Errorf("heads %v", s.Heads[:3])
	}
	if s.Begin(1); s.Allows(Left) || s.Allows(Right) || !s.Allows(Shift) {
		t.Error("a sentence may begin without its first word")
	}
}
