package record

import "testing"

func TestSpeakerTest(t *testing.T) {
	for _, c := range []struct {
		about, value, name string
		want               bool
	}{
		{"case", "RUIZ", "Ana Ruiz", true},
		{"accent of the name", "muller", "Jan Müller", true},
		{"accent of the value", "Ruíz", "Ana Ruiz", true},
		{"accent in two characters", "Mu\u0308ller", "Jan Müller", true},
		{"stroke of the name", "solvi", "Bo Sølvi", true},
		{"stroke of the value", "Sølvi", "Bo Solvi", true},
		{"one letter for two", "strasse", "Ida Straße", true},
		{"another letter", "salvi", "Bo Sølvi", false},
		{"spaces", " ana   ruiz ", "Ana Ruiz", true},
		{"part of a word", "ruiz", "Ana Ruizova", false},
		{"part of a word, then a word", "ande", "Anders Ande", true},
		{"pattern", "/^Ana/", "Ana Ruiz", true},
		{"pattern in another case", "/^ana/", "Ana Ruiz", false},
	} {
		is, err := SpeakerTest(c.value)
		if err != nil {
			t.Fatal(err)
		}
		if is(c.name) != c.want {
			t.Errorf("%s: %q finds %q: %v", c.about, c.value, c.name, !c.want)
		}
	}
}
