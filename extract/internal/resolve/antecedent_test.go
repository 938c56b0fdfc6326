package resolve

import (
	"slices"
	"testing"

	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/internal/settle"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/rules"
)

// TestLookups holds what the learner sees: each mention that a pronoun may take up, with
// features that have names.
func TestLookups(t *testing.T) {
	src := "Peter Ruiz met Ana Brandt and Ivo Lund. Lund left. He said that it was safe."
	var txt parse.Text
	var p attribute.Proposer
	var st settle.Settler
	var c Cast
	txt.Read(src, rules.Builtin())
	names := weigh.NewNames(txt.Set)
	ls := c.Lookups(&txt, st.Claims(&txt, &p), names)
	if len(ls) != 1 || ls[0].Words.In(src) != "He" {
		t.Fatalf("lookups %+v", ls)
	}
	if got, want := c.NamesOf(&ls[0]), []string{"Ivo Lund", "Ivo Lund", "Peter Ruiz"}; !slices.Equal(got, want) {
		t.Errorf("candidates %q, want %q", got, want)
	}
	for _, fs := range ls[0].Features {
		for _, key := range fs {
			if names.Features[key] == "" {
				t.Errorf("feature %x has no name", key)
			}
		}
	}
	ls[0].Right = []bool{true, true, false}
	if best, most, right := ls[0].Best(txt.Set.Antecedents); best != 0 || most != right || most < Sure {
		t.Errorf("candidate %d with %.2f, the right ones %.2f", best, most, right)
	}
}

func TestLikeliest(t *testing.T) {
	best, most := likeliest([]int32{7, 3, 4, 3}, []float64{0.3, 0.2, 0.1, 0.25})
	if best != 1 || most < 0.44 || most > 0.46 {
		t.Errorf("candidate %d with %.2f: two mentions of one add up", best, most)
	}
}

// TestSpeechOf holds what a mention does: who speaks within what another says is quoted.
func TestSpeechOf(t *testing.T) {
	c := &Cast{speaks: []int32{1, -1, 2, -1}, inside: []int32{-1, 0, 0, -1}}
	for _, x := range []struct {
		head int
		in   int32
		want text.Atom
	}{{0, 1, sayerAtom}, {0, -1, speaksAtom}, {1, -1, quotedAtom}, {1, 0, silentAtom}, {2, -1, quotedAtom}, {2, 0, speaksAtom}, {3, 0, silentAtom}} {
		s := &seeking{Cast: c, in: x.in}
		if got := s.speechOf(&mention{head: x.head}); got != x.want {
			t.Errorf("mention at %d for a pronoun in claim %d: %d, want %d", x.head, x.in, got, x.want)
		}
	}
}
