package extract

import (
	"os"
	"slices"
	"strings"
	"testing"

	"claims/rules"
)

// frameExample is a sentence in which a rule of a frame sees a claim at a cue.
type frameExample struct{ lemma, pos, frame, text string }

func frameExamples(t *testing.T) []frameExample {
	t.Helper()
	data, err := os.ReadFile("testdata/frames.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var examples []frameExample
	for line := range strings.Lines(string(data)) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); line[0] != '#' && len(f) == 4 {
			examples = append(examples, frameExample{f[0], f[1], f[2], f[3]})
		} else if line[0] != '#' {
			t.Fatalf("frames.tsv: want four fields: %q", line)
		}
	}
	return examples
}

// shown reports whether a rule of the frame sees a claim at the cue, because
// the cue lists the frame; and whether the cue has a claim.
func (x *frameExample) shown(e *Extractor, frames map[string]string) (proposed, claimed bool) {
	for _, s := range e.Explain(x.text).Sentences {
		for i := range s.Cues {
			c := &s.Cues[i]
			if c.Lemma != x.lemma {
				continue
			}
			for _, p := range c.Proposals {
				if p.Known && frames[p.Rule] == x.frame {
					proposed = true
					claimed = claimed || c.Claim >= 0
				}
			}
		}
	}
	return proposed, claimed
}

func frameOf(set *rules.Set) map[string]string {
	frames := map[string]string{}
	for _, r := range set.Rules {
		frames[r.Name] = r.Frame
	}
	return frames
}

// claimedFrames is the least share of the sentences whose cue must have a claim.
const claimedFrames = 0.92

func TestFrames(t *testing.T) {
	set, files := builtin(t)
	e, frames := New(set), frameOf(set)
	examples := frameExamples(t)
	type key struct{ lemma, pos, frame string }
	shown := map[key]bool{}
	claimed := 0
	for _, x := range examples {
		ok, claim := x.shown(e, frames)
		if !ok {
			t.Errorf("%s (%s): no rule of the frame %s sees a claim in %q", x.lemma, x.pos, x.frame, x.text)
		}
		if claim {
			claimed++
		}
		shown[key{x.lemma, x.pos, x.frame}] = true
	}
	for _, f := range files {
		for _, c := range f.Cues {
			pos := c.POS
			if pos == "" {
				pos = "verb"
			}
			for _, frame := range c.Frames {
				if k := (key{c.Lemma, pos, frame}); !shown[k] {
					t.Errorf("%s (%s): no sentence in testdata/frames.tsv shows the frame %s", c.Lemma, pos, frame)
				}
			}
		}
	}
	share := float64(claimed) / float64(len(examples))
	t.Logf("%d frames, %.1f %% with a claim", len(examples), 100*share)
	if share < claimedFrames {
		t.Errorf("%.1f %% of the sentences have a claim at their cue, held at %.1f", 100*share, 100*claimedFrames)
	}
}

// TestDeletedFrames takes the frames of all cues away, and sees every sentence
// fail: each depends on the frame that it shows.
func TestDeletedFrames(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	_, files := builtin(t)
	for _, f := range files {
		for i := range f.Cues {
			f.Cues[i].Frames = slices.DeleteFunc(f.Cues[i].Frames, func(string) bool { return true })
		}
	}
	set, err := rules.Compile(files...)
	if err != nil {
		t.Fatal(err)
	}
	set.WeighAs(rules.Builtin())
	e, frames := New(set), frameOf(set)
	for _, x := range frameExamples(t) {
		if ok, _ := x.shown(e, frames); ok {
			t.Errorf("%s (%s): the frame %s shows without being listed, in %q", x.lemma, x.pos, x.frame, x.text)
		}
	}
}
