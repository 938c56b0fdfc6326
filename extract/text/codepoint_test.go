package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// randomText makes a text of all sorts of characters.
func randomText(r *rand.Rand, n int) string {
	alphabets := []string{"abc XYZ.,\n", "éüßñ“”’—", "漢字かな交じり", "😀🏳️‍🌈👩‍👩‍👧", "\u0301\u200d\ufeff\u2028", "\r\n\t\"\\<>&\x00\x1b"}
	var b strings.Builder
	letters := []rune(alphabets[r.IntN(len(alphabets))])
	for range n {
		if r.IntN(10) == 0 {
			letters = []rune(alphabets[r.IntN(len(alphabets))])
		}
		b.WriteRune(letters[r.IntN(len(letters))])
	}
	return b.String()
}

func TestCodePoints(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		src := randomText(r, r.IntN(500))
		x := NewCodePoints(src)
		if want := utf8.RuneCountInString(src); x.Len() != want {
			t.Fatalf("length %d, want %d: %q", x.Len(), want, src)
		}
		n := 0
		for b := range src {
			if got := x.At(b); got != n {
				t.Fatalf("byte %d is code point %d, want %d: %q", b, got, n, src)
			}
			n++
		}
		if got := x.At(len(src)); got != n {
			t.Fatalf("the end is code point %d, want %d: %q", got, n, src)
		}
	}
}

func BenchmarkCodePoints(b *testing.B) {
	src := strings.Repeat("The mayor said “no” — again. ", 1<<20/32)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		NewCodePoints(src).At(len(src) / 2)
	}
}
