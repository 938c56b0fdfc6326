package quotation

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// versionCase is a case of testdata/versions.txt.
type versionCase struct {
	line    int
	kind    string
	stories []Version
	groups  []string
	heads   []string
}

func readVersions(t *testing.T) []versionCase {
	t.Helper()
	data, err := os.ReadFile("../../../../testdata/versions.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cases []versionCase
	var paragraphs map[string]string
	for n, line := range strings.Split(string(data), "\n") {
		first, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "" || first == "#" || strings.HasPrefix(line, "#\t"):
		case first == "case":
			cases = append(cases, versionCase{line: n + 1, kind: rest})
			paragraphs = map[string]string{}
		case first == "story":
			cells := strings.Split(rest, " | ")
			if len(cells) != 5 {
				t.Fatalf("line %d: %q", n+1, cells)
			}
			c := &cases[len(cases)-1]
			var text strings.Builder
			for _, p := range strings.Fields(cells[4]) {
				for i, part := range strings.Split(p, "+") {
					if paragraphs[part] == "" {
						t.Fatalf("line %d: no paragraph %s", n+1, part)
					}
					if i > 0 {
						text.WriteByte(' ')
					}
					text.WriteString(paragraphs[part])
				}
				text.WriteString("\n\n")
			}
			c.stories = append(c.stories, Version{Date: cells[1], Text: text.String()})
			c.groups = append(c.groups, cells[2])
			c.heads = append(c.heads, cells[3])
		default:
			paragraphs[first] = strings.TrimSpace(rest)
		}
	}
	return cases
}

// TestVersions measures over all pairs of the stories of a half.
func TestVersions(t *testing.T) {
	cases := readVersions(t)
	for half, name := range []string{"tuned", "kept"} {
		var stories []Version
		var heads []string
		var labels, of []int // of each story: its group, its case
		for i, c := range cases {
			if i%2 != half {
				continue
			}
			for k, s := range c.stories {
				stories = append(stories, s)
				heads = append(heads, c.heads[k])
				labels = append(labels, i*100+slices.Index(c.groups, c.groups[k]))
				of = append(of, i)
			}
		}
		var right, wrong, missed float64
		groups := GroupStories(slices.Values(stories))
		for i := range stories {
			for k := range i {
				found, is := groups[i] == groups[k], labels[i] == labels[k]
				switch {
				case found && is:
					right++
				case found:
					wrong++
				case is:
					missed++
				}
				if found != is && half == 0 {
					t.Logf("line %d, %s: version is %v\n\t%s\n\t%s", cases[of[i]].line, cases[of[i]].kind, found, heads[k], heads[i])
				}
			}
		}
		precision, recall := right/(right+wrong), right/(right+missed)
		t.Logf("%s: %d stories, %.0f pairs of versions, %.0f found, %.0f wrongly: precision %.1f %%, recall %.1f %%",
			name, len(stories), right+missed, right+wrong, wrong, 100*precision, 100*recall)
		if precision < 0.95 || recall < 0.8 {
			t.Errorf("%s: precision %.3f, recall %.3f; want at least 0.95 and 0.8", name, precision, recall)
		}
	}
}
