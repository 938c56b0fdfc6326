package storytest

import (
	"testing"
	"time"

	"claims/testdata/processor"
)

// The work on an input that is times as long takes times as much of the processor's
// time if it is linear, and times² if it is quadratic. Whatever else the machine does
// at the moment, it does to both: so no run is judged by seconds, only by the other
// of its pair, and a pair that is out of proportion is run again. A quadratic loop is
// so in each.
const (
	times   = 16
	allowed = 4
	pairs   = 6
	// least is what the clock of the processor tells apart.
	least = time.Millisecond / 2
)

// Linear holds that work takes time in proportion to the length of what it is given:
// it is run with n, and with a small part of n.
func Linear(t *testing.T, n int, work func(n int)) {
	t.Helper()
	if small, large, ok := linear(n, work); !ok {
		t.Errorf("%d times the length takes %.0f times as long (%v, %v)", times, float64(large)/float64(max(small, least)), small, large)
	}
}

func linear(n int, work func(n int)) (small, large time.Duration, ok bool) {
	for range pairs {
		small, large = took(func() { work(n / times) }), took(func() { work(n) })
		if large <= allowed*times*max(small, least) {
			return small, large, true
		}
	}
	return small, large, false
}

func took(work func()) time.Duration {
	began := processor.Time()
	work()
	return processor.Time() - began
}
