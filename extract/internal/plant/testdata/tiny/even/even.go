// Package even asks about numbers.
package even

// Is reports whether n is even.
func Is(n int) bool { return n%2 == 0 }

// Number is a number with methods.
type Number int

// IsSmall reports whether n is below ten.
func (n *Number) IsSmall() bool { return *n < 10 }

func isOdd(n int) bool { return !Is(n) }

// Half returns half of n.
func Half(n int) int {
	if isOdd(n) {
		return (n - 1) / 2
	}
	return n / 2
}
