package text_test

import (
	"fmt"

	"claims/extract/text"
)

func ExampleCodePoints() {
	x := text.NewCodePoints("Café au lait")
	fmt.Println(x.At(len("Café")), "of", x.Len())
	// Output: 4 of 12
}
