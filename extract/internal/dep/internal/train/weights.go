package main

// table holds weights of features while they are learnt, by their keys: of width numbers each.
type table struct {
	width int
	keys  []uint64
	rows  []int32 // of width weights
	sums  []int64 // of the weights at all steps up to that of when
	when  []int32
	used  int
}

func newTable(width int) *table {
	t := &table{width: width}
	t.grow(1 << 20)
	return t
}

func (t *table) grow(n int) {
	old := *t
	t.keys, t.rows, t.sums, t.when = make([]uint64, n), make([]int32, n*t.width), make([]int64, n*t.width), make([]int32, n*t.width)
	for i, k := range old.keys {
		if k == 0 {
			continue
		}
		j := t.slot(k)
		t.keys[j] = k
		copy(t.rows[j*t.width:], old.rows[i*t.width:][:t.width])
		copy(t.sums[j*t.width:], old.sums[i*t.width:][:t.width])
		copy(t.when[j*t.width:], old.when[i*t.width:][:t.width])
	}
}

// slot returns the slot of a key, or the free one where it belongs.
func (t *table) slot(key uint64) int {
	mask := len(t.keys) - 1
	i := int(key>>20) & mask
	for t.keys[i] != 0 && t.keys[i] != key {
		i = (i + 1) & mask
	}
	return i
}

// row returns the weights of a key, or nil.
func (t *table) row(key uint64) []int32 {
	i := t.slot(key)
	if t.keys[i] == 0 {
		return nil
	}
	return t.rows[i*t.width:][:t.width]
}

// update adds n to weight column of a key at a step.
func (t *table) update(key uint64, column int, n, step int32) {
	i := t.slot(key)
	if t.keys[i] == 0 {
		if 3*t.used > 2*len(t.keys) {
			t.grow(2 * len(t.keys))
			i = t.slot(key)
		}
		t.keys[i] = key
		t.used++
	}
	c := i*t.width + column
	t.sums[c] += int64(t.rows[c]) * int64(step-t.when[c])
	t.when[c] = step
	t.rows[c] += n
}

// averages returns the keys with a weight, and the average of each over steps.
func (t *table) averages(steps int32) map[uint64][]float64 {
	m := make(map[uint64][]float64, t.used)
	for i, k := range t.keys {
		if k == 0 {
			continue
		}
		row := make([]float64, t.width)
		for c := range row {
			j := i*t.width + c
			row[c] = float64(t.sums[j]+int64(t.rows[j])*int64(steps-t.when[j])) / float64(steps)
		}
		m[k] = row
	}
	return m
}
