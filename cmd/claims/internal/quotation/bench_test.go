package quotation

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"claims/cmd/claims/internal/storytest"
)

// madeUp yields n tellings of some 20 words, of a vocabulary as uneven as that of news. A
// third tell again, whole or in part, what another one did.
func madeUp(n int) iter.Seq[Telling] {
	return func(yield func(Telling) bool) {
		random := rand.New(rand.NewPCG(1, 2))
		words := rand.NewZipf(random, 1.1, 4, 30000)
		little := strings.Fields("the of and to a in that it is was for on with as be at by he we not they")
		sentence := func() string {
			var b strings.Builder
			for range 8 + random.IntN(24) {
				if random.IntN(5) < 2 {
					b.WriteString(little[random.IntN(len(little))])
				} else {
					fmt.Fprintf(&b, "word%s", spelt(words.Uint64()))
				}
				b.WriteByte(' ')
			}
			return b.String()
		}
		told := make([]string, 0, 1000)
		for i := range n {
			var s string
			if random.IntN(3) == 0 && len(told) > 0 {
				s = told[random.IntN(len(told))]
				if random.IntN(2) == 0 {
					s = s[:strings.LastIndexByte(s[:len(s)*2/3], ' ')+1]
				}
			} else {
				s = sentence()
				if len(told) < cap(told) {
					told = append(told, s)
				} else {
					told[random.IntN(len(told))] = s
				}
			}
			t := Telling{Text: s, Quoted: random.IntN(2) == 0, Speaker: random.IntN(3), Story: i / 12, Date: fmt.Sprintf("2026-%02d-%02d", 1+i*12/n, 1+random.IntN(28))}
			if !yield(t) {
				return
			}
		}
	}
}

// spelt writes a number in letters: a word with digits is a number.
func spelt(n uint64) string {
	var b []byte
	for ; n > 0; n /= 20 {
		b = append(b, 'a'+byte(n%20))
	}
	return string(b)
}

func BenchmarkGroup(b *testing.B) {
	for range b.N {
		Group(madeUp(1_000_000))
	}
}

func BenchmarkMadeUp(b *testing.B) {
	for range b.N {
		for range madeUp(1_000_000) {
		}
	}
}

// TestMemory holds what is kept of a telling of some 20 words.
func TestMemory(t *testing.T) {
	if storytest.Race {
		t.Skip("measures memory")
	}
	const n, most = 50_000, 250 // bytes
	tellings := slices.Collect(madeUp(n))
	Group(slices.Values(tellings[:1])) // reads the rules
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	Group(slices.Values(tellings))
	runtime.ReadMemStats(&after)
	if each := (after.TotalAlloc - before.TotalAlloc) / n; each > most {
		t.Errorf("%d bytes for each telling, want at most %d", each, most)
	} else {
		t.Logf("%d bytes for each telling", each)
	}
}

func TestLinear(t *testing.T) {
	if storytest.Race {
		t.Skip("measures time")
	}
	same := "We are working closely with the authorities and the prime minister of Sarovia "
	for name, tellings := range map[string]func(n int) iter.Seq[Telling]{
		"made up": madeUp,
		// Many that begin alike, and many speakers of one stock phrase.
		"one beginning": func(n int) iter.Seq[Telling] {
			return func(yield func(Telling) bool) {
				for i := range n {
					if !yield(Telling{Text: same + strings.Repeat(spelt(uint64(i+20))+" indeed ", 4), Quoted: true}) {
						return
					}
				}
			}
		},
		"one phrase": func(n int) iter.Seq[Telling] {
			return func(yield func(Telling) bool) {
				for i := range n {
					if !yield(Telling{Text: same, Quoted: true, Speaker: i + 1}) {
						return
					}
				}
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			storytest.Linear(t, 64_000, func(n int) { Group(tellings(n)) })
		})
	}
}
