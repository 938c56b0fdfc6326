package cli

import (
	"os"
	"runtime/debug"
	"sync"
)

// collectLess lets the garbage grow to four times what is in use, which saves
// a tenth of the time. It is some 15 MB while stories are small.
func collectLess() { setCollection(400) }

// largeText is the length in bytes from which on a text takes so much memory
// that the garbage may not grow that far.
const largeText = 256 << 10

// collectMore undoes collectLess for good.
var collectMore = sync.OnceFunc(func() { setCollection(100) })

func setCollection(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}
