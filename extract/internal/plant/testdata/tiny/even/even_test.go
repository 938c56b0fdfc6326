package even

import "testing"

func TestHalf(t *testing.T) {
	if Half(4) != 2 || !Is(4) {
		t.Error("4")
	}
}
