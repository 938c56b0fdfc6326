package batch

import (
	"os"
	"runtime/debug"
	"sync"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// BytesPerByte is about how much memory a byte of text takes while it is worked on, at
// most: texts of "he said" alone and of quotation marks take that much, and news
// BytesPerByteOfNews.
const (
	BytesPerByte       = 160
	BytesPerByteOfNews = 45
)

// mostMemory is how much memory a batch may take unless the user says otherwise, where
// the machine has twice that.
const mostMemory = 1 << 30

// DefaultMaxMemory returns how much memory a batch may take unless the user says
// otherwise: half of what the machine has, or the group of processes that this is in,
// and 1 GiB at most.
func DefaultMaxMemory() int64 {
	most := uint64(mostMemory)
	for _, of := range []memlimit.Provider{memlimit.FromSystem, memlimit.FromCgroup} {
		if all, err := of(); err == nil {
			most = min(most, all/2)
		}
	}
	return int64(most)
}

// leastMemory is what the program needs whatever the texts are: under less, the
// collector would be at work all the time.
const leastMemory = 64 << 20

// holdMemory makes the collector see to it that no more than n bytes are in use, as far
// as that can be.
func holdMemory(n int64) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(max(n, leastMemory))
	}
}

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
