// Package tiny depends on even.
package tiny

import "tiny/even"

// Smallest returns the first small number of list.
func Smallest(list []even.Number) even.Number {
	for i := range list {
		if list[i].IsSmall() {
			return list[i]
		}
	}
	return 0
}
