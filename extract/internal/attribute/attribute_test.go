package attribute

import (
	"slices"
	"strings"
	"testing"

	"claims/extract/internal/parse"
	"claims/extract/text"
	"claims/rules"
)

// cueIn returns what is read of src, and the unit of its cue w.
func cueIn(t *testing.T, src, w string) (*parse.Text, parse.View, int) {
	t.Helper()
	txt := &parse.Text{}
	txt.Read(src, rules.Builtin())
	for u := range txt.Units {
		if txt.Tok(txt.Units[u].Head).In(src) == w {
			return txt, txt.View(txt.SentenceAt(txt.Units[u].First)), u
		}
	}
	t.Fatalf("no unit is headed by %q in %q", w, src)
	return nil, parse.View{}, 0
}

// claimed returns a claim as its speaker, " = " and what is said.
func claimed(txt *parse.Text, c *Candidate) string {
	var said []string
	for i := range c.NumParts() {
		if p := c.Part(i); !p.Empty() {
			said = append(said, txt.SpanOf(p).In(txt.Source))
		}
	}
	return txt.SpanOf(c.Source.Range).In(txt.Source) + " = " + strings.Join(said, " … ")
}

// TestBest holds the most probable claim at a cue.
func TestBest(t *testing.T) {
	for _, c := range []struct{ construction, src, cue, want string }{
		{"clause with that", "The mayor said that the bridge was safe.", "said", "The mayor = that the bridge was safe"},
		{"clause without that", "The mayor said the bridge was safe.", "said", "The mayor = the bridge was safe"},
		{"quotation before", "“It is safe,” the mayor said.", "said", "the mayor = “It is safe,”"},
		{"inverted tag", "“It is safe,” said Ana Ruiz, who runs the port.", "said", "Ana Ruiz, who runs the port = “It is safe,”"},
		{"quotation that goes on", "“It is safe,” she said. “It always was.”", "said", "she = “It is safe,” … “It always was.”"},
		{"clause around the cue", "The bridge, the mayor said, was safe.", "said", "the mayor = The bridge … was safe"},
		{"addressee", "The mayor told reporters that the bridge was safe.", "told", "The mayor = that the bridge was safe"},
		{"agent", "The plan was described by critics as a sham.", "described", "critics = The plan … as a sham"},
		{"relative pronoun", "The bridge was built by Ruiz, who said that it was safe.", "said", "who = that it was safe"},
		{"apposition in the subject", "Ana Ruiz, the mayor of Salto, said that the bridge was safe.", "said", "Ana Ruiz, the mayor of Salto = that the bridge was safe"},
		{"content ends before another's claim", "The mayor said the bridge was safe, but engineers warned that it was not.", "said", "The mayor = the bridge was safe"},
		{"bracket in the subject", "Rep. Ana Ruiz (D., Salto) said the bridge was safe.", "said", "Rep. Ana Ruiz (D., Salto) = the bridge was safe"},
		{"bracket that ends the sentence", "The bridge is safe, according to data from the Bridge Safety Office (BSO).", "according", "data from the Bridge Safety Office (BSO) = The bridge is safe"},
		{"passive", "The plan for the bridge over the river, drawn in a week, is expected to cost a million.", "expected", " = The plan for the bridge over the river, drawn in a week … to cost a million"},
		{"passive of several", "Salto, Orlen and the towns that lie below them are expected to flood.", "expected", " = Salto, Orlen and the towns that lie below them … to flood"},
		{"participle with an agent", "The plan, described by critics as a sham, was dropped.", "described", "critics = The plan … as a sham"},
		{"day after the subject", "The high court Friday said the bridge was safe.", "said", "The high court = the bridge was safe"},
		{"date after the subject", "The court of appeal last week said the bridge was safe.", "said", "The court of appeal = the bridge was safe"},
		{"newspaper with the name of a time", "The New Era Today said the bridge was safe.", "said", "The New Era Today = the bridge was safe"},
		{"newspaper with that of a day", "The Salto Sun said the bridge was safe.", "said", "The Salto Sun = the bridge was safe"},
		{"circumstance after the subject", "Ruiz during the interview said the bridge was safe.", "said", "Ruiz = the bridge was safe"},
		{"document after the subject", "The court in its ruling said the bridge was safe.", "said", "The court = the bridge was safe"},
		{"date in a participle", "A survey published last week said the bridge was safe.", "said", "A survey published last week = the bridge was safe"},
		{"circumstance in an apposition", "Ruiz, a hero after the flood, said the bridge was safe.", "said", "Ruiz, a hero after the flood = the bridge was safe"},
		{"noun", "The ministry rejected claims that the bridge was unsafe.", "rejected", "The ministry = claims that the bridge was unsafe"},
		{"according to", "The bridge is safe, according to the mayor.", "according", "the mayor = The bridge is safe"},
		{"paragraph announced", "Ana Ruiz said in a letter:\n\nThe bridge is safe. It always was.", "said", "Ana Ruiz = The bridge is safe. It always was."},
		{"transcript", "RUIZ: We say the bridge is safe. It always was.", ":", "RUIZ = We say the bridge is safe. It always was."},
	} {
		t.Run(c.construction, func(t *testing.T) {
			var p Proposer
			txt, v, u := cueIn(t, c.src, c.cue)
			p.Propose(v, u, Options{})
			best := p.Best()
			if best == nil {
				t.Fatalf("%s: nothing proposed", c.src)
			}
			if got := claimed(txt, best); got != c.want {
				t.Errorf("%s:\n got %s\nwant %s", c.src, got, c.want)
			}
			if best.Probability <= 0 || best.Probability > 1 {
				t.Errorf("%s: probability %v", c.src, best.Probability)
			}
		})
	}
}

// TestNothing holds that no claim is proposed, or none that is probable, at words in
// another sense.
func TestNothing(t *testing.T) {
	for _, c := range []struct{ src, cue string }{
		{"The strike was called off.", "called"},
		{"The flood claimed 12 lives.", "claimed"},
		{"Let's say a flat costs a million.", "say"},
		{"She added $40,000 to her winnings.", "added"},
		{"The town lies on a river.", "lies"},
	} {
		var p Proposer
		txt, v, u := cueIn(t, c.src, c.cue)
		p.Propose(v, u, Options{})
		if best := p.Best(); best != nil && best.Probability >= Threshold {
			t.Errorf("%s: %s (%.2f)", c.src, claimed(txt, best), best.Probability)
		}
	}
}

// TestSources holds who may speak at a cue: the one of the text must be among them.
func TestSources(t *testing.T) {
	for _, c := range []struct {
		src, cue string
		slot     rules.Slot
		want     string
		kind     SourceKind
	}{
		{"The head of the guard said so.", "said", rules.Subject, "The head of the guard", SubjectSource},
		{"“No,” said the head of the guard on Friday.", "said", rules.Inverted, "the head of the guard", invertedSource},
		{"It was denied by the head of the guard.", "denied", rules.Agent, "the head of the guard", agentSource},
		{"The guard's claim that he left was false.", "claim", rules.Owner, "The guard's", PossessorSource},
		{"He met Ruiz, who said so.", "said", rules.Subject, "who", RelativeSource},
	} {
		var l lister
		txt, v, u := cueIn(t, c.src, c.cue)
		var all []string
		for _, s := range l.sourcesFor(v, u, c.slot) {
			if s.Kind == c.kind {
				all = append(all, txt.SpanOf(s.Range).In(c.src))
			}
		}
		if !slices.Contains(all, c.want) {
			t.Errorf("%s: %q is not among %q", c.src, c.want, all)
		}
	}
}

// TestSharedLists holds that what a Proposer keeps of one cue, sentence or text does not
// show at another: each claim is the same as that of a new Proposer.
func TestSharedLists(t *testing.T) {
	src := "The mayor said that the bridge was safe, and the engineer (who was asked why) warned that it was not. “It is,” she said. “It is,” he said."
	var old Proposer
	for range 2 {
		txt := &parse.Text{}
		txt.Read(src, rules.Builtin())
		for s := range txt.Sentences {
			v := txt.View(s)
			for u := v.First; u < v.Last; u++ {
				for _, o := range []Options{{}, {Floating: true}, {Least: Threshold}} {
					var fresh Proposer
					got, want := len(old.Propose(v, u, o)), len(fresh.Propose(v, u, o))
					if got != want {
						t.Fatalf("unit %d, %+v: %d claims, of a new Proposer %d", u, o, got, want)
					}
					for i := range got {
						if a, b := claimed(txt, &old.group[i]), claimed(txt, &fresh.group[i]); a != b || old.group[i].Score != fresh.group[i].Score {
							t.Fatalf("unit %d: %q with %d, of a new Proposer %q with %d", u, a, old.group[i].Score, b, fresh.group[i].Score)
						}
					}
				}
			}
		}
		src = strings.Replace(src, "The mayor", "Our new mayor", 1)
	}
}

// TestBounds holds that the bound of a claim's score is no less than the score: a cue may
// be passed over only where no claim at it can be probable enough.
func TestBounds(t *testing.T) {
	txt := &parse.Text{}
	txt.Read("The mayor said that the bridge was safe. Critics call it a sham. “No,” she added, denying claims that it would fall. He thinks so.", rules.Builtin())
	var p Proposer
	for s := range txt.Sentences {
		v := txt.View(s)
		for u := v.First; u < v.Last; u++ {
			p.Propose(v, u, Options{})
			best := p.Best()
			if best == nil {
				continue
			}
			probability := best.Probability
			for _, least := range []float64{0.1, 0.3, 0.6, 0.9} {
				if probability >= least && len(p.Propose(v, u, Options{Least: least})) == 0 {
					t.Errorf("a claim of %.2f at unit %d is not proposed where %.1f is asked", probability, u, least)
				}
			}
		}
	}
}

func TestCandidate(t *testing.T) {
	c := Candidate{Left: text.Range{First: 2, Last: 5}, Cue: text.Range{First: 6, Last: 7}, Source: Source{Range: text.Range{First: 5, Last: 6}}, Right: text.Range{First: 8, Last: 10}}
	c.Adopt(text.Range{First: 12, Last: 15})
	if c.Begin() != 2 || c.End() != 15 || c.Size() != 8 || c.NumParts() != 3 || len(c.Parts()) != 3 {
		t.Errorf("from %d to %d, %d tokens in %d parts", c.Begin(), c.End(), c.Size(), c.NumParts())
	}
	if !c.Holds(text.Range{First: 3, Last: 4}) || c.Holds(text.Range{First: 4, Last: 6}) {
		t.Error("holds other tokens than its content")
	}
	o := Candidate{Left: text.Range{First: 3, Last: 5}, Right: text.Range{First: 8, Last: 10}}
	if !c.agrees(&o) || c.agrees(&Candidate{Left: text.Range{First: 0, Last: 1}}) {
		t.Error("contents agree where they share half of their tokens")
	}
}
