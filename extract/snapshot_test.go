package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"claims/extract/text"
	"claims/rules"
)

var update = flag.Bool("update", false, "write what is found to the snapshots in testdata/snapshot")

// TestSnapshot holds every claim, with all its fields, of the sentences of
// constructions.tsv and frames.tsv, of the passages of speakers.yaml and of the
// stories. It does not tell what is right: the other tests do. With -update it
// writes what it finds, so that a diff shows by sentence what a change does.
func TestSnapshot(t *testing.T) {
	e := New(rules.Builtin())
	for _, set := range []struct {
		name  string
		texts []snapshotText
	}{
		{"constructions", tableTexts(t, "testdata/constructions.tsv", 0)},
		{"frames", tableTexts(t, "testdata/frames.tsv", 3)},
		{"speakers", passageTexts(t)},
		{"stories", storyTexts(t)},
	} {
		t.Run(set.name, func(t *testing.T) {
			var b strings.Builder
			for _, x := range set.texts {
				fmt.Fprintf(&b, "%s\n", x.name)
				writeSnapshot(&b, e.Extract(x.text))
			}
			file := filepath.Join("testdata", "snapshot", set.name+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			compareSnapshots(t, string(want), b.String())
		})
	}
}

// snapshotText is a text and the line that stands for it in a snapshot.
type snapshotText struct{ name, text string }

// tableTexts returns the sentences in a column of a table.
func tableTexts(t *testing.T, file string, column int) []snapshotText {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var texts []snapshotText
	for line := range strings.Lines(string(data)) {
		if fields := strings.Split(strings.TrimSpace(line), "\t"); line[0] != '#' && column < len(fields) {
			texts = append(texts, snapshotText{fields[column], fields[column]})
		}
	}
	return texts
}

func passageTexts(t *testing.T) []snapshotText {
	t.Helper()
	data, err := os.ReadFile("../testdata/speakers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var passages []struct{ About, Text string }
	if err := yaml.Unmarshal(data, &passages); err != nil {
		t.Fatal(err)
	}
	var texts []snapshotText
	for _, p := range passages {
		texts = append(texts, snapshotText{p.About, p.Text})
	}
	return texts
}

func storyTexts(t *testing.T) []snapshotText {
	t.Helper()
	files, err := filepath.Glob("../testdata/stories/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	var texts []snapshotText
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, snapshotText{filepath.Base(f), string(data)})
	}
	return texts
}

// writeSnapshot writes each claim of res on a line, and then its speakers.
func writeSnapshot(b *strings.Builder, res *Result) {
	words := func(name string, s text.Span) {
		if !s.Empty() {
			fmt.Fprintf(b, " %s %d:%d %q", name, s.Start, s.End, s.In(res.Source))
		}
	}
	for i := range res.Claims {
		c := &res.Claims[i]
		fmt.Fprintf(b, "\tc%d %s %s", i+1, c.Kind, c.Act)
		if c.Speaker == nil {
			b.WriteString(" nobody")
		} else {
			words("speaker", c.Speaker.Span)
			fmt.Fprintf(b, " = %q %q %q", c.Speaker.Name, string(c.Speaker.Type), c.Speaker.Role)
		}
		words("cue", c.Cue.Span)
		fmt.Fprintf(b, " (%s)", c.Cue.Lemma)
		for _, s := range c.Content {
			words("content", s)
		}
		fmt.Fprintf(b, " text %q", c.Text)
		words("addressee", c.Addressee)
		words("medium", c.Medium)
		words("when", c.When)
		words("hedge", c.Hedge)
		if c.Headline {
			b.WriteString(" headline")
		}
		if c.Negated {
			b.WriteString(" negated")
		}
		if c.Answers >= 0 {
			fmt.Fprintf(b, " answers c%d", c.Answers+1)
		}
		if c.Within >= 0 {
			fmt.Fprintf(b, " within c%d", c.Within+1)
		}
		fmt.Fprintf(b, " at %d.%d by %s %.2f\n", c.Paragraph, c.Sentence, c.Rule, c.Confidence)
	}
	for _, s := range res.Speakers {
		fmt.Fprintf(b, "\t%s %q %q", s.Name, string(s.Type), s.Role)
		for _, i := range s.Claims {
			fmt.Fprintf(b, " c%d", i+1)
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, "\t%d words", res.Words)
	words("headline", res.Headline)
	words("byline", res.Byline)
	words("dateline", res.Dateline)
	b.WriteByte('\n')
}

// compareSnapshots reports the lines in which two snapshots differ, with the text
// that they are of.
func compareSnapshots(t *testing.T, want, got string) {
	t.Helper()
	wants, gots := snapshotBlocks(want), snapshotBlocks(got)
	if len(wants) != len(gots) {
		t.Errorf("%d texts, want %d: renew the snapshot with -update", len(gots), len(wants))
		return
	}
	differ := 0
	for i := range gots {
		if gots[i] != wants[i] {
			if differ++; differ <= 20 {
				t.Errorf("got\n%swant\n%s", gots[i], wants[i])
			}
		}
	}
	if differ > 0 {
		t.Errorf("%d texts differ; if that is meant, renew the snapshot with -update and read its diff", differ)
	}
}

// snapshotBlocks parts a snapshot into its texts, each with the lines below it.
func snapshotBlocks(s string) []string {
	var blocks []string
	for line := range strings.Lines(s) {
		if line[0] != '\t' || len(blocks) == 0 {
			blocks = append(blocks, "")
		}
		blocks[len(blocks)-1] += line
	}
	return blocks
}
