// Package fold writes letters as they are compared: in lower case and without accents.
package fold

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters holds those that Unicode does not take for another one with a mark.
var letters = map[rune]string{'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h"}

// AppendRune appends r as it is compared to b: nothing where it is a mark on the letter
// before.
func AppendRune(b []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(b, byte(r))
	}
	r = unicode.ToLower(r)
	if s, ok := letters[r]; ok {
		return append(b, s...)
	}
	var buf [utf8.UTFMax]byte
	written := buf[:utf8.EncodeRune(buf[:], r)]
	parts := norm.NFD.Properties(written).Decomposition()
	if parts == nil {
		parts = written
	}
	for len(parts) > 0 {
		r, n := utf8.DecodeRune(parts)
		if !unicode.Is(unicode.Mn, r) {
			b = append(b, parts[:n]...)
		}
		parts = parts[n:]
	}
	return b
}

// String returns s as it is compared.
func String(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		b = AppendRune(b, r)
	}
	return string(b)
}

// Spelling returns the letters as both British and American texts have them: "harbor",
// "organise", "center", "traveler", "defense". The letters are folded, and change.
func Spelling(letters []byte) []byte {
	if len(letters) < 5 {
		return letters
	}
	out := letters[:1]
	for i := 1; i < len(letters); i++ {
		c := letters[i]
		if c == 'z' {
			c = 's'
		}
		if c == 'u' && out[len(out)-1] == 'o' && i+1 < len(letters) && letters[i+1] == 'r' || c == out[len(out)-1] {
			continue
		}
		out = append(out, c)
	}
	switch {
	case bytes.HasSuffix(out, []byte("tre")):
		copy(out[len(out)-2:], "er")
	case bytes.HasSuffix(out, []byte("ence")):
		out[len(out)-2] = 's'
	}
	return out
}
