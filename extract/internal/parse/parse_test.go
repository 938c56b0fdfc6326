package parse

import (
	"slices"
	"testing"

	"claims/extract/text"
	"claims/rules"
)

func read(src string) *Text {
	var t Text
	t.Read(src, rules.Builtin())
	return &t
}

// unit returns the unit that holds the first token w.
func unit(t *testing.T, txt *Text, w string) int {
	t.Helper()
	for i := range txt.Units {
		for k := txt.Units[i].First; k < txt.Units[i].Last; k++ {
			if txt.Tok(k).In(txt.Source) == w {
				return i
			}
		}
	}
	t.Fatalf("no token %q in %q", w, txt.Source)
	return -1
}

func TestViews(t *testing.T) {
	txt := read("He left. The figure (it is lower, according to the bank) has risen. She (asked why) stayed.")
	for _, c := range []struct {
		cue, want string
	}{
		{"left", "He left."},
		{"according", "it is lower, according to the bank"}, // brackets with a clause stand alone
		{"risen", "The figure (it is lower, according to the bank) has risen."},
		{"stayed", "She (asked why) stayed."},
	} {
		u := unit(t, txt, c.cue)
		v := txt.View(txt.SentenceAt(txt.Units[u].First)).Around(u)
		if got := txt.SpanOf(text.Range{First: txt.Units[v.First].First, Last: txt.Units[v.Last-1].Last}).In(txt.Source); got != c.want {
			t.Errorf("around %q: %q, want %q", c.cue, got, c.want)
		}
		for i := txt.Units[v.First].First; i < txt.Units[v.Last-1].Last; i++ {
			if k := v.UnitAt(i); i < txt.Units[k].First || i >= txt.Units[k].Last {
				t.Errorf("token %d is not in unit %d", i, k)
			}
		}
	}
}

func TestReadAgain(t *testing.T) {
	var txt Text
	txt.Read("“Yes,” he said.\n\nA: no.\n\nB: yes.\n\nA: no.", rules.Builtin())
	serial := txt.Serial
	txt.Read("He left.", rules.Builtin())
	if txt.Serial == serial || len(txt.Quotes.List) != 0 || len(txt.Turns) != 0 || txt.View(0).Last != len(txt.Units) {
		t.Errorf("%d quotations, %d turns and units up to %d of %d are left of an earlier text", len(txt.Quotes.List), len(txt.Turns), txt.View(0).Last, len(txt.Units))
	}
}

func TestRoles(t *testing.T) {
	for _, c := range []struct {
		about, src, word string
		is               func(v View, u int) bool
		want             bool
	}{
		{"date", "He left by Friday.", "by", IsDate, true},
		{"date of a part", "He left by the end of the year.", "by", IsDate, true},
		{"no date", "He left by the door.", "by", IsDate, false},
		{"medium", "She spoke in an interview.", "in", func(v View, u int) bool { return IsMedium(v.Text, &v.Units[u]) }, true},
		{"no medium", "She spoke in the garden.", "in", func(v View, u int) bool { return IsMedium(v.Text, &v.Units[u]) }, false},
		{"emphasis", "Bellini himself said so.", "himself", func(v View, u int) bool { return IsEmphasis(v.Text, u) }, true},
		{"no emphasis", "Bellini hurt himself.", "himself", func(v View, u int) bool { return IsEmphasis(v.Text, u) }, false},
		{"affiliation", "Ana Ruiz, R-Wis., said so.", "R-Wis.", func(v View, u int) bool { return IsAffiliation(v.Text, &v.Units[u]) }, true},
		{"no affiliation", "Ana Ruiz, X-Ray, said so.", "X-Ray", func(v View, u int) bool { return IsAffiliation(v.Text, &v.Units[u]) }, false},
		{"locality", "The roofer, from Basildon, Essex, told us.", "Essex", IsLocality, true},
		{"no locality", "The roofer, from Basildon, Ana Ruiz Lopez, told us.", "Ana", IsLocality, false},
		{"support verb", "She voiced fears.", "voiced", func(v View, u int) bool { return Supports(v.Text, u) }, true},
		{"no support verb", "She dismissed fears.", "dismissed", func(v View, u int) bool { return Supports(v.Text, u) }, false},
	} {
		txt := read(c.src)
		u := unit(t, txt, c.word)
		if got := c.is(txt.View(0), u); got != c.want {
			t.Errorf("%s: %q in %q: %v", c.about, c.word, c.src, got)
		}
	}
}

func TestMainVerb(t *testing.T) {
	for src, want := range map[string]string{
		"Ana Ruiz said no.":                       "said",
		"Asked whether he would go, Ruiz smiled.": "smiled",
		"A plan.": "",
	} {
		txt := read(src)
		got := ""
		if u := MainVerb(txt, 0); u >= 0 {
			got = txt.Tok(txt.Units[u].Head).In(src)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", src, got, want)
		}
	}
}

// TestGrow holds that a stretch which ends in a quotation of several sentences or
// paragraphs holds all of it, and that marks at the ends go.
func TestGrow(t *testing.T) {
	src := "He said “it is late. It is over.\n\n“And we go home.” So be it."
	txt := read(src)
	q := txt.Quotes.List[0]
	got := Grow(txt, text.Range{First: q.First, Last: q.First + 2})
	if s := txt.SpanOf(got).In(src); s != "“it is late. It is over.\n\n“And we go home.”" {
		t.Errorf("grown to %q", s)
	}
	loose := read("He, - left, .")
	if s := loose.SpanOf(Strip(loose, text.Range{First: 1, Last: len(loose.Tokens)})).In(loose.Source); s != "left" {
		t.Errorf("stripped to %q", s)
	}
}

// TestForgetTrees holds that a tree that was given back is parsed again.
func TestForgetTrees(t *testing.T) {
	txt := read("The mayor said it was late.")
	want := slices.Clone(txt.Tree(0))
	txt.ForgetTrees()
	if got := txt.Tree(0); !slices.Equal(got, want) {
		t.Errorf("nodes %v, before %v", got, want)
	}
}
