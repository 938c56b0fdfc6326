package arc

const (
	prime1 = 0x9E3779B97F4A7C15
	prime2 = 0xC2B2AE3D27D4EB4F
)

// key collects the keys of features: a hash of a template's number and its values.
type key struct {
	keys []uint64
}

func mix(h, a uint64) uint64 {
	h = (h ^ a) * prime1
	return h ^ h>>32
}

func (k *key) add1(a uint64) {
	n := uint64(len(k.keys)+1) * prime2
	k.keys = append(k.keys, mix(n, a))
}

func (k *key) add2(a, b uint64) {
	n := uint64(len(k.keys)+1) * prime2
	k.keys = append(k.keys, mix(mix(n, a), b))
}

func (k *key) add3(a, b, c uint64) {
	n := uint64(len(k.keys)+1) * prime2
	k.keys = append(k.keys, mix(mix(mix(n, a), b), c))
}

// AppendMoveFeatures appends the keys of the features of s by which a move is chosen.
// They are those of Zhang and Nivre (2011), with a third token of the stack.
func (s *State) AppendMoveFeatures(keys []uint64) []uint64 {
	k := key{keys[:0]}
	s0, s1, s2 := s.top(0), s.top(1), s.top(2)
	n0, n1, n2 := s.ahead(0), s.ahead(1), s.ahead(2)
	l0, r0, r1, nl := s.left[s0], s.right[s0], s.right[s1], s.left[n0]
	l02, r02, nl2 := s.left2[s0], s.right2[s0], s.left2[n0]
	w := func(i int) uint64 { return s.Words[i].Form }
	p := func(i int) uint64 { return uint64(s.Words[i].Tag) + 1 }
	wp := func(i int) uint64 { return s.Words[i].Form*31 + uint64(s.Words[i].Tag) }
	lab := func(i int) uint64 { return uint64(s.Labels[i]) + 1 }
	both := func(a, b uint64) uint64 { return a<<8 | b } // of small values

	s0w, s0p, s0wp := w(s0), p(s0), wp(s0)
	s1w, s1p, s1wp := w(s1), p(s1), wp(s1)
	n0w, n0p, n0wp := w(n0), p(n0), wp(n0)
	n1w, n1p := w(n1), p(n1)
	s2p, n2p := p(s2), p(n2)

	// one token
	k.add1(s0wp)
	k.add1(s0w)
	k.add1(s0p)
	k.add1(n0wp)
	k.add1(n0w)
	k.add1(n0p)
	k.add1(wp(n1))
	k.add1(n1w)
	k.add1(wp(n2))
	k.add1(s1wp)
	k.add1(s1w)
	// pairs
	k.add2(s0wp, n0wp)
	k.add2(s0wp, n0p)
	k.add2(s0p, n0wp)
	k.add2(s0w, n0w)
	k.add2(s0p, n0p)
	k.add2(n0w, n1w)
	k.add2(n0p, n1p)
	k.add2(s1wp, s0wp)
	k.add2(s1w, s0p)
	k.add2(s1p, s0w)
	k.add2(s1w, n0w)
	k.add2(s1p, n0w)
	k.add2(s1w, n0p)
	k.add2(s0w, both(n0p, n1p))
	k.add2(s1w, both(s0p, n0p))
	k.add2(s0w, both(s1p, n0p))
	k.add2(n0w, both(s1p, s0p))
	// tags of three and four
	k.add1(s0p | n0p<<8 | n1p<<16)
	k.add1(n0p | n1p<<8 | n2p<<16)
	k.add1(s1p | s0p<<8 | n0p<<16)
	k.add1(s2p | s1p<<8 | s0p<<16)
	// children
	k.add1(s0p | p(l0)<<8 | n0p<<16 | lab(l0)<<24)
	k.add1(s0p | p(r0)<<8 | n0p<<16 | lab(r0)<<24)
	k.add1(s0p | n0p<<8 | p(nl)<<16 | lab(nl)<<24)
	k.add1(s1p | p(r1)<<8 | s0p<<16 | lab(r1)<<24)
	k.add1(s0p | p(r0)<<8 | s1p<<16)
	k.add2(s0w, lab(r0)|lab(r02)<<8)
	k.add2(s0w, lab(l0)|lab(l02)<<8)
	k.add2(n0w, lab(nl)|lab(nl2)<<8)
	k.add2(s1w, lab(r1)|s0p<<8)
	k.add2(s0w, w(l0))
	k.add2(s0w, w(r0))
	k.add2(n0w, w(nl))
	// distance and number of children
	d := distance(n0 - s0)
	d1 := distance(s0 - s1)
	vl, vr, nv := uint64(min(s.lefts[s0], 4)), uint64(min(s.rights[s0], 4)), uint64(min(s.lefts[n0], 4))
	v1 := uint64(min(s.rights[s1], 4))
	k.add2(s0w, d)
	k.add2(n0w, d)
	k.add2(s1w, d1)
	k.add1(s0p | n0p<<8 | d<<16)
	k.add1(s1p | s0p<<8 | d1<<16 | n0p<<24)
	k.add2(s0wp, vr<<4|vl)
	k.add1(s0p | vr<<8 | vl<<12 | n0p<<16)
	k.add2(n0wp, nv)
	k.add1(s1p | s0p<<8 | v1<<16 | vr<<20 | n0p<<24)
	return k.keys
}

// AppendLabelFeatures appends the keys of the features of the arc from head h to its
// dependent d by which its label is chosen.
func (s *State) AppendLabelFeatures(keys []uint64, h, d int) []uint64 {
	k := key{keys[:0]}
	none := s.Root + 1
	w := func(i int) uint64 { return s.Words[i].Form }
	p := func(i int) uint64 { return uint64(s.Words[i].Tag) + 1 }
	lab := func(i int) uint64 { return uint64(s.Labels[i]) + 1 }
	side := uint64(0)
	inner, outer := d, d // the token after d on its head's side, and on the other
	if h < d {
		side = 1
		inner, outer = d-1, min(d+1, s.Root)
	} else {
		inner = d + 1
		if outer--; outer < 0 {
			outer = none
		}
	}
	hw, dw := w(h), w(d)
	hp, dp := p(h), p(d)
	pair := hp | dp<<8 | side<<16
	dist := distance(max(h-d, d-h)) | side<<8
	dl, dr := s.left[d], s.right[d]
	hl, hr := s.left[h], s.right[h]

	k.add1(pair)
	k.add2(hw, side)
	k.add2(dw, side)
	k.add2(hw, pair)
	k.add2(dw, pair)
	k.add3(hw, dw, side)
	k.add2(pair, dist)
	k.add2(dw, dist)
	k.add2(pair, p(inner))
	k.add2(pair, p(outer))
	k.add2(pair, w(inner))
	k.add2(pair, p(dl)|lab(dl)<<8)
	k.add2(pair, p(dr)|lab(dr)<<8)
	k.add2(dw, lab(dl)|lab(s.left2[d])<<8|side<<16)
	k.add2(pair, w(dl))
	k.add2(pair, lab(hl)|lab(s.left2[h])<<8|lab(hr)<<16|lab(s.right2[h])<<24)
	k.add2(hw, lab(hl)|lab(hr)<<8|dp<<16|side<<24)
	k.add2(pair, uint64(min(s.lefts[d], 3))|uint64(min(s.rights[d], 3))<<4|uint64(min(s.rights[h], 3))<<8)
	k.add2(pair, lab(dl)|lab(dr)<<8|lab(hr)<<16|lab(hl)<<24)
	return k.keys
}

// distance returns a class for how far apart two tokens stand.
func distance(n int) uint64 {
	switch {
	case n <= 5:
		return uint64(max(n, 0))
	case n <= 10:
		return 6
	case n <= 20:
		return 7
	}
	return 8
}

// LabelKey returns the key of a feature of an arc together with the label l.
func LabelKey(k uint64, l Label) uint64 {
	k = (k + uint64(l)) * prime2
	return k ^ k>>32
}
