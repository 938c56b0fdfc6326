package settle

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/rules"
)

// settled returns the claims of src: the speaker, what is said, and in which claim it lies.
func settled(src string) []string {
	var txt parse.Text
	var p attribute.Proposer
	var st Settler
	txt.Read(src, rules.Builtin())
	var out []string
	for _, c := range st.Claims(&txt, &p) {
		var said []string
		for _, part := range c.Parts() {
			said = append(said, txt.SpanOf(part).In(src))
		}
		s := txt.SpanOf(c.Source.Range).In(src) + " = " + strings.Join(said, " … ")
		if c.Within >= 0 {
			s += fmt.Sprint(" in ", c.Within)
		}
		out = append(out, s)
	}
	return out
}

func TestClaims(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"a claim in a claim", "The mayor said that engineers had warned her that the bridge would fall.",
			[]string{"The mayor = that engineers had warned her that the bridge would fall", "engineers = that the bridge would fall in 0"}},
		{"a deed in a claim is none", "The airline had said a flight was hit by a bird.",
			[]string{"The airline = a flight was hit by a bird"}},
		{"a claim in a purpose lies in the claim around it", "Officials say residents met to tell the mayor that the bridge will fall.",
			[]string{"Officials = residents met to tell the mayor that the bridge will fall", "residents = that the bridge will fall in 0"}},
		{"one ends where the next begins", "The mayor said taxes would fall and accused the bank of greed.",
			[]string{"The mayor = taxes would fall", "The mayor = the bank of greed"}},
		{"a participle of the same speaker", "The mayor said taxes would fall, adding that rents would too.",
			[]string{"The mayor = taxes would fall", "The mayor = that rents would too"}},
		{"what is issued and what it says", "The ministry issued a statement saying that talks had failed.",
			[]string{"The ministry = that talks had failed"}},
		{"hearsay that only hedges", "The mayor reportedly told the council that the talks had failed.",
			[]string{"The mayor = that the talks had failed"}},
		{"a quotation goes to the sentence before it", "Lena Ortiz said the levy was wrong. “It will close shops.”",
			[]string{"Lena Ortiz = the levy was wrong … “It will close shops.”"}},
		{"a subject that says nothing shows the speaker", "Lena Ortiz shook her head. “Nobody asked us.”",
			[]string{"Lena Ortiz = “Nobody asked us.”"}},
		{"a quotation that nothing attributes", "The storm came at night.\n\n“Nobody rang us.”\n\nThe council met on Monday.",
			[]string{" = “Nobody rang us.”"}},
		{"a title alone is none", "The storm came at night.\n\n“Nobody Home.”\n\nThe council met on Monday.", nil},
		{"the next speaker's quotation is not the first's", "“It is late,” said Ruiz. “But not too late,” she added.",
			[]string{"Ruiz = “It is late,”", "she = “But not too late,”"}},
	} {
		if got := settled(c.src); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func candidate(cue int, parts ...text.Range) attribute.Candidate {
	c := attribute.Candidate{Cue: text.Range{First: cue, Last: cue + 1}}
	for _, p := range parts {
		c.Adopt(p)
	}
	return c
}

func TestRelation(t *testing.T) {
	long := candidate(1, text.Range{First: 2, Last: 20})
	for _, c := range []struct {
		name string
		c    attribute.Candidate
		want relation
	}{
		{"another stretch", candidate(21, text.Range{First: 22, Last: 30}), apart},
		{"in it with its cue", candidate(6, text.Range{First: 7, Last: 15}), inside},
		{"in it, its cue outside", candidate(0, text.Range{First: 7, Last: 15}), clash},
		{"half outside", candidate(12, text.Range{First: 13, Last: 30}), clash},
		{"a word shared", candidate(21, text.Range{First: 19, Last: 30}), apart},
	} {
		if got := relationOf(&c.c, &long); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
		if got := Clash(&c.c, &long); got != (c.want == clash) {
			t.Errorf("%s: clash %v", c.name, got)
		}
	}
}

// TestAdjacency holds that the sweep pairs the claims whose stretches overlap, as
// comparing each with each does.
func TestAdjacency(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var n adjacency
	for range 50 {
		var cs []attribute.Candidate
		for range rng.IntN(12) {
			first := rng.IntN(40)
			cs = append(cs, candidate(0, text.Range{First: first, Last: first + 1 + rng.IntN(9)}))
		}
		n.set(cs)
		for i := range cs {
			var want []int32
			for k := range cs {
				if i != k && cs[i].Part(2).Overlaps(cs[k].Part(2)) {
					want = append(want, int32(k))
				}
			}
			got := slices.Sorted(slices.Values(n.of(i)))
			if !slices.Equal(got, want) {
				t.Fatalf("claim %d of %d: beside %v, want %v", i, len(cs), got, want)
			}
		}
	}
}

func TestArrange(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for n := range 9 {
		order := rng.Perm(n)
		list := make([]attribute.Candidate, n)
		for i := range list {
			list[i].Unit = i
		}
		arrange(list, slices.Clone(order))
		for i := range list {
			if list[i].Unit != order[i] {
				t.Fatalf("order %v: %d at %d", order, list[i].Unit, i)
			}
		}
	}
}

// TestNestedInDropped holds that a claim inside one that is none lies in the claim around
// both.
func TestNestedInDropped(t *testing.T) {
	const src = "Officials say the council plans to ask why the mayor denied that the bridge was closed."
	set := *rules.Builtin()
	hosts := map[bool]int{}
	for _, all := range []bool{true, false} {
		if all {
			set.Judged = nil
		} else {
			set.Judged = rules.Builtin().Judged
		}
		var txt parse.Text
		txt.Read(src, &set)
		claims := new(Settler).Claims(&txt, new(attribute.Proposer))
		hosts[all] = len(claims)
		for i, c := range claims {
			if c.Within >= i && i > 0 || c.Within >= len(claims) {
				t.Errorf("claim %d of %d lies in claim %d", i, len(claims), c.Within)
			}
			if i > 0 && (c.Within < 0 || !claims[c.Within].Holds(c.Cue)) {
				t.Errorf("claim %d lies in claim %d, which does not hold its cue", i, c.Within)
			}
		}
	}
	if hosts[false] >= hosts[true] || hosts[false] < 2 {
		t.Errorf("%d claims of %d are kept", hosts[false], hosts[true])
	}
}
