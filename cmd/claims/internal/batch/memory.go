package batch

import (
	"os"
	"runtime/debug"
	"sync"
)

// CollectLess lets the garbage grow to twice what is in use, which saves some
// of the time. It is some 20 MB while stories are small.
func CollectLess() { setCollection(200) }

// The lengths in bytes from which on a text takes so much memory that the
// garbage may not grow that far.
const (
	largeText = 256 << 10
	hugeText  = 4 << 20
)

// collectMore undoes CollectLess for good, and collectMost goes further: the
// more is in use, the less often it takes to go through it.
var (
	collectMore = sync.OnceFunc(func() { setCollection(100) })
	collectMost = sync.OnceFunc(func() { setCollection(25) })
)

// collectFor sees to the garbage of a text of n bytes.
func collectFor(n int) {
	if n >= largeText {
		collectMore()
	}
	if n >= hugeText {
		collectMost()
	}
}

func setCollection(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}
