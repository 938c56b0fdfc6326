package arc

import (
	"encoding/binary"
	"math/bits"
)

// A Table holds learnt weights as bytes that are read in place. It has, in this order and
// with the low byte first:
//
//	two uint32: the binary logarithms of how many slots of moves and of labels there are
//	[tags][tags][2]uint64: which labels arcs have, as bits, by the tags of the head and the
//	dependent and by whether the head stands first
//	slots of moves, a uint32 each: a byte to check the key by, and a weight in a byte for each move,
//	with [bias]
//	slots of labels, a uint16 each: a byte to check the key by, and the weight
//
// A key has its place in either slot of one pair; where both are taken it has none. So a
// look-up is one load, without a branch. One key of some 128 that is not in the table is
// taken for another that is: of little weight among so many.
type Table struct {
	allowed, moves, labels []byte
	moveShift, labelShift  uint
}

const (
	tags        = 64
	laneBits    = 21
	bias        = 128 // makes weights of moves positive; all sums have it as often
	header      = 8
	allowedSize = tags * tags * 2 * 8
)

// OpenTable returns the table in b.
func OpenTable(b []byte) Table {
	m, l := uint(load(b)), uint(load(b[4:]))
	moves := header + allowedSize
	labels := moves + 4<<m
	return Table{allowed: b[header:moves], moves: b[moves:labels], labels: b[labels : labels+2<<l], moveShift: 64 - m, labelShift: 64 - l}
}

func load(b []byte) uint32   { return binary.LittleEndian.Uint32(b) }
func load64(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }

// equal returns a mask of ones where the low bytes of e and k are the same, and of zeros else.
func equal(e uint32, k uint64) int32 {
	return int32(uint32(byte(e)^byte(k))-1) >> 31
}

// Row has the weights of a key: of moves, or of a label.
type Row[W any] struct {
	Key     uint64
	Weights W
}

// MakeTable returns the table of the weights of moves, by key, of those of labels, by
// [LabelKey], and of the labels allowed, by [State.Pair]. The slots are 1<<moveBits and
// 1<<labelBits; of rows that want one place, the first get it.
func MakeTable(moves []Row[[Moves]int8], labels []Row[int8], allowed map[int]uint64, moveBits, labelBits uint) []byte {
	b := make([]byte, header+allowedSize+4<<moveBits+2<<labelBits)
	binary.LittleEndian.PutUint32(b, uint32(moveBits))
	binary.LittleEndian.PutUint32(b[4:], uint32(labelBits))
	for pair, set := range allowed {
		binary.LittleEndian.PutUint64(b[header+8*pair:], set)
	}
	t := OpenTable(b)
	place(moves, t.moveShift, func(i uint64) *byte { return &t.moves[4*i] }, func(i uint64, w [Moves]int8) {
		for m, x := range w {
			t.moves[4*i+1+uint64(m)] = byte(x) ^ bias
		}
	})
	place(labels, t.labelShift, func(i uint64) *byte { return &t.labels[2*i] }, func(i uint64, w int8) { t.labels[2*i+1] = byte(w) })
	return b
}

// place puts rows into the slots of a table, whose checks check gives.
func place[W any](rows []Row[W], shift uint, check func(slot uint64) *byte, put func(slot uint64, w W)) {
	taken := map[uint64]bool{}
	for _, r := range rows {
		i := r.Key >> shift
		other := i ^ 1
		c := byte(r.Key)
		if taken[i] && *check(i) == c || taken[other] && *check(other) == c {
			continue
		}
		if taken[i] {
			i = other
		}
		if !taken[i] {
			taken[i] = true
			*check(i) = c
			put(i, r.Weights)
		}
	}
}

// Pair returns the number of an arc's tags, with which table MakeTable has its labels.
func (s *State) Pair(h, d int) int {
	side := 0
	if h < d {
		side = 1
	}
	return (int(s.Words[h].Tag)*tags+int(s.Words[d].Tag))*2 + side
}

// Parser parses sentences by a table.
type Parser struct {
	State
	table Table
	keys  []uint64
}

// NewParser returns a parser by the table in b.
func NewParser(b []byte) *Parser { return &Parser{table: OpenTable(b)} }

// Parse parses the words that were put where [State.Begin] said: it sets the heads and labels.
func (p *Parser) Parse() {
	s := &p.State
	for !s.Done() {
		m := p.move()
		l := NoLabel
		if m != Shift {
			h, d := s.Arc(m)
			l = p.label(h, d)
		}
		s.Apply(m, l)
	}
}

// move returns the move of the highest score, the first of them if there are several.
func (p *Parser) move() Move {
	s := &p.State
	switch {
	case len(s.Stack) == 0:
		return Shift
	case len(s.Stack) == 1 && s.Next == s.Root:
		return Left
	}
	p.keys = s.AppendMoveFeatures(p.keys)
	sums := p.sumMoves()
	best, found := Shift, false
	for m := range Moves {
		if s.Allows(m) && (!found || sums[m] > sums[best]) {
			best, found = m, true
		}
	}
	return best
}

// sumMoves returns the sums of the weights of p.keys, by move, each with the same number added.
func (p *Parser) sumMoves() [Moves]int32 {
	const lane = 1<<laneBits - 1
	t := &p.table
	sum := uint64(0) // of shift, left and right, the low bits first
	for _, k := range p.keys {
		pair := load64(t.moves[k>>t.moveShift&^1*4:])
		one, two := uint32(pair), uint32(pair>>32)
		e := uint64(one&uint32(equal(one, k)) | two&uint32(equal(two, k)))
		sum += e>>8&0xff | e>>16&0xff<<laneBits | e>>24<<(2*laneBits)
	}
	return [Moves]int32{int32(sum & lane), int32(sum >> laneBits & lane), int32(sum >> (2 * laneBits))}
}

// label returns the label of the highest score for the arc from h to d.
func (p *Parser) label(h, d int) Label {
	t := &p.table
	set := binary.LittleEndian.Uint64(t.allowed[8*p.Pair(h, d):])
	if set&(set-1) == 0 {
		if set == 0 {
			return Dep
		}
		return Label(bits.TrailingZeros64(set))
	}
	p.keys = p.AppendLabelFeatures(p.keys, h, d)
	best, top := Dep, int32(-1<<30)
	for ; set != 0; set &= set - 1 {
		l := Label(bits.TrailingZeros64(set))
		sum := p.sumLabel(l)
		if sum > top {
			best, top = l, sum
		}
	}
	return best
}

// sumLabel returns the sum of the weights of p.keys together with the label l.
func (p *Parser) sumLabel(l Label) (sum int32) {
	t := &p.table
	for _, k := range p.keys {
		k = LabelKey(k, l)
		pair := load(t.labels[k>>t.labelShift&^1*2:])
		sum += int32(int8(pair>>8))&equal(pair, k) + int32(pair)>>24&equal(pair>>16, k)
	}
	return sum
}
