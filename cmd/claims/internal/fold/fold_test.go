package fold

import "testing"

func TestString(t *testing.T) {
	for in, want := range map[string]string{
		"Álvaro Brito": "alvaro brito", "ÅHLUND": "ahlund", "Łódź": "lodz", "Straße": "strasse", "e\u0301te\u0301": "ete",
		"Nguyễn": "nguyen", "İstanbul": "istanbul", "Ῥόδος": "ροδος", "東京": "東京", "": "", "\xff": "\uFFFD",
	} {
		if got := String(in); got != want {
			t.Errorf("String(%q) = %q, want %q", in, got, want)
		}
	}
}
