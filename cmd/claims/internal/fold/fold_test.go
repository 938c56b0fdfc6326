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

func TestSpelling(t *testing.T) {
	for _, same := range [][2]string{{"harbour", "harbor"}, {"organise", "organize"}, {"analysing", "analyzing"}, {"centre", "center"},
		{"traveller", "traveler"}, {"defence", "defense"}, {"colours", "colors"}} {
		if a, b := string(Spelling([]byte(same[0]))), string(Spelling([]byte(same[1]))); a != b {
			t.Errorf("%q and %q are %q and %q", same[0], same[1], a, b)
		}
	}
	for _, other := range [][2]string{{"four", "for"}, {"hour", "her"}, {"minister", "ministry"}} {
		if a, b := string(Spelling([]byte(other[0]))), string(Spelling([]byte(other[1]))); a == b {
			t.Errorf("%q and %q are both %q", other[0], other[1], a)
		}
	}
}
