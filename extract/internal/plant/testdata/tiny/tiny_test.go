package tiny

import (
	"testing"

	"tiny/even"
)

func TestSmallest(t *testing.T) {
	if Smallest([]even.Number{12, 3}) != 3 {
		t.Error("3 is not found")
	}
}
