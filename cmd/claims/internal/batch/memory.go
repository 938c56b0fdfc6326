package batch

import (
	"os"
	"runtime/debug"
	"sync"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// BytesPerByte is about how much memory a byte of an input takes while it is worked on,
// at most: those of markup and of marks alone take that much, and news takes
// BytesPerByteOfNews.
const (
	BytesPerByte       = 120
	BytesPerByteOfNews = 40
)

// weight returns about how much memory txt takes while it is worked on: for a long text,
// by how many words, marks and sentences it has.
func weight(txt string) int64 {
	if len(txt) < largeText {
		return int64(len(txt)) * BytesPerByte
	}
	const perByte, perWord, perMark, perSentence = 10, 220, 110, 450
	words, marks, sentences := 0, 0, 0
	inWord := false
	for i := range len(txt) {
		c := txt[i]
		switch {
		case c <= ' ':
			inWord = false
		case kinds[c] == wordByte:
			if !inWord {
				words++
			}
			inWord = true
		default:
			if inWord && kinds[c] == endByte {
				sentences++
			}
			marks++
			inWord = false
		}
	}
	return perByte*int64(len(txt)) + perWord*int64(words) + perMark*int64(marks) + perSentence*int64(sentences)
}

// What a byte is, as far as weight asks.
const (
	markByte = iota
	endByte
	wordByte
)

// kinds tells what each byte is.
var kinds = func() (kinds [256]uint8) {
	for c := range kinds {
		switch c := byte(c); {
		case c == '.' || c == '?' || c == '!':
			kinds[c] = endByte
		case c >= 0x80 && c != 0xc2 && c != 0xe2 || '0' <= c && c <= '9' || 'A' <= c&^0x20 && c&^0x20 <= 'Z':
			kinds[c] = wordByte
		}
	}
	return kinds
}()

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

// collectMore undoes CollectLess for good, and CollectMost goes further: the
// more is in use, the less often it takes to go through it.
var (
	collectMore = sync.OnceFunc(func() { setCollection(100) })
	CollectMost = sync.OnceFunc(func() { setCollection(25) })
)

// collectFor sees to the garbage of a text of n bytes.
func collectFor(n int) {
	if n >= largeText {
		collectMore()
	}
	if n >= hugeText {
		CollectMost()
	}
}

func setCollection(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}
