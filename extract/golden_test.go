package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"claims/extract/text"
	"claims/rules"
)

// readSpan is a span of a gold file, in code points.
type readSpan struct {
	Text       string
	Start, End int
	Name, Role string
	Type       SpeakerType
	Lemma      string
}

// readClaim is a claim as a careful reader found it.
type readClaim struct {
	ID                             string
	Act                            Act
	Speaker, Cue                   *readSpan
	Content                        []readSpan
	Addressee, When, Medium, Hedge *readSpan
	Negated                        bool
	Answers, Within                string
}

// figure is what the stories show of one field.
type figure struct{ right, wrong, absent, extra int }

func (f *figure) add(want, got string) {
	switch {
	case want == "" && got == "":
	case want == got:
		f.right++
	case got == "":
		f.absent++
	case want == "":
		f.extra++
	default:
		f.wrong++
	}
}

// recall is the share of those in the gold files that are right.
func (f figure) recall() float64 { return share(f.right, f.right+f.wrong+f.absent) }

// precision is the share of those found that are right.
func (f figure) precision() float64 { return share(f.right, f.right+f.wrong+f.extra) }

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// held is the least that each figure of the stories may be, in percent.
var held = map[string]float64{
	"claims recall": 92, "claims precision": 92,
	"speaker recall": 92,
	"name recall":    93, "name precision": 95,
	"name pronoun recall": 92, "name pronoun precision": 95,
	"name short recall": 86,
	"type recall":       94, "role recall": 94,
	"act recall":       96,
	"addressee recall": 90, "addressee precision": 90,
	"when recall": 86, "when precision": 85,
	"medium recall": 82, "medium precision": 95,
	"hedge recall": 90, "hedge precision": 95,
	"negated recall": 90, "negated precision": 95,
	"answers recall": 83, "answers precision": 82,
	"within recall": 92, "within precision": 88,
	"claims in claims recall": 78, "claims in claims precision": 95,
}

// TestStories measures the claims found in testdata/stories against those that
// a reader found, field by field over the claims that match, and holds the
// figures. CLAIMS_STORIES=1 logs each difference.
func TestStories(t *testing.T) {
	files, _ := filepath.Glob("../testdata/stories/*.txt")
	if len(files) == 0 {
		t.Fatal("no stories")
	}
	g := gold{figures: map[string]*figure{}, verbose: os.Getenv("CLAIMS_STORIES") != "", t: t}
	e := New(rules.Builtin())
	for _, f := range files {
		g.story(e, f)
	}
	got := map[string]float64{
		"claims recall":    100 * share(g.matched, g.gold),
		"claims precision": 100 * share(g.matched, g.found),
	}
	var order []string
	for k := range g.figures {
		order = append(order, k)
	}
	slices.Sort(order)
	for _, k := range order {
		f := g.figures[k]
		got[k+" recall"], got[k+" precision"] = 100*f.recall(), 100*f.precision()
		got[k+" wrong"] = 100 * share(f.wrong+f.extra, f.right+f.wrong+f.absent)
		t.Logf("%-16s right %3d wrong %3d absent %3d extra %3d  recall %5.1f precision %5.1f", k, f.right, f.wrong, f.absent, f.extra, 100*f.recall(), 100*f.precision())
	}
	t.Logf("claims: gold %d found %d matched %d", g.gold, g.found, g.matched)
	for k, least := range held {
		if v, ok := got[k]; !ok || v < least {
			t.Errorf("%s: %.1f, held at %.1f", k, v, least)
		}
	}
	if f := g.figures["name"]; f != nil && got["name wrong"] > maxWrongNames {
		t.Errorf("wrong names: %.1f %%, held at %.1f", got["name wrong"], maxWrongNames)
	}
}

// maxWrongNames is the most names that may be wrong, in percent.
const maxWrongNames = 3.5

type gold struct {
	t                    *testing.T
	verbose              bool
	figures              map[string]*figure
	gold, found, matched int
}

func (g *gold) figure(name string) *figure {
	if g.figures[name] == nil {
		g.figures[name] = &figure{}
	}
	return g.figures[name]
}

func (g *gold) story(e *Extractor, file string) {
	t := g.t
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want struct{ Claims []readClaim }
	y, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(y, &want); err != nil {
		t.Fatal(err)
	}
	res := e.Extract(string(data))
	match := alignRead(res, want.Claims)
	g.gold += len(want.Claims)
	g.found += len(res.Claims)
	back := map[int]int{} // found to gold
	ids := map[string]int{}
	for i, k := range match {
		ids[want.Claims[i].ID] = i
		if k >= 0 {
			back[k] = i
			g.matched++
		}
	}
	for k := range res.Claims {
		if _, ok := back[k]; g.verbose && !ok {
			t.Logf("%s extra (within %d): %s | %s", filepath.Base(file), res.Claims[k].Within, res.Claims[k].Cue.In(res.Source), res.Claims[k].Text)
		}
	}
	for i, k := range match {
		w := &want.Claims[i]
		if w.Within != "" {
			g.figure("claims in claims").add("found", map[bool]string{true: "found"}[k >= 0])
		}
		if k < 0 {
			if g.verbose {
				t.Logf("%s %s missing (within %q): %s", filepath.Base(file), w.ID, w.Within, w.Content[0].Text)
			}
			continue
		}
		c := &res.Claims[k]
		note := func(field, a, b string) {
			if g.verbose && a != b {
				t.Logf("%s %s %s: want %q got %q | %s | %s", filepath.Base(file), w.ID, field, a, b, c.Cue.In(res.Source), c.Text)
			}
		}
		check := func(field, a, b string) {
			g.figure(field).add(a, b)
			note(field, a, b)
		}
		check("act", string(w.Act), string(c.Act))
		if w.Speaker != nil || c.Speaker != nil {
			var span, name, role, typ string
			var wspan, wname, wrole, wtyp string
			if c.Speaker != nil {
				span, name, role, typ = c.Speaker.In(res.Source), c.Speaker.Name, c.Speaker.Role, string(c.Speaker.Type)
			}
			if w.Speaker != nil {
				wspan, wname, wrole, wtyp = w.Speaker.Text, w.Speaker.Name, w.Speaker.Role, string(w.Speaker.Type)
			}
			check("speaker", strings.TrimRight(wspan, ","), strings.TrimRight(span, ","))
			// Where the speaker's words are wrong, so may be all else.
			if overlapping(wspan, span) {
				check("name", sameName(wname), sameName(name))
				switch {
				case wname == "":
				case isPronoun(wspan):
					g.figure("name pronoun").add(sameName(wname), sameName(name))
				case !strings.Contains(sameName(wspan), sameName(wname)):
					g.figure("name short").add(sameName(wname), sameName(name))
				default:
					g.figure("name full").add(sameName(wname), sameName(name))
				}
				check("type", wtyp, typ)
				check("role", wrole, role)
			}
		}
		check("addressee", inText(w.Addressee), trimSpan(res, c.Addressee))
		check("medium", inText(w.Medium), trimSpan(res, c.Medium))
		check("when", inText(w.When), trimSpan(res, c.When))
		check("hedge", inText(w.Hedge), trimSpan(res, c.Hedge))
		check("negated", yes(w.Negated), yes(c.Negated))
		link := func(field, id string, k int) {
			var a, b string
			if id != "" {
				j := match[ids[id]]
				if j < 0 && k < 0 {
					return // what it points at was not found
				}
				a = id
			}
			if k >= 0 {
				if j, ok := back[k]; ok {
					b = want.Claims[j].ID
				} else {
					b = res.Claims[k].Text
				}
			}
			check(field, a, b)
		}
		link("answers", w.Answers, c.Answers)
		link("within", w.Within, c.Within)
	}
}

// alignRead returns for each gold claim the claim found for it, or -1: best
// overlap of content words first, then of the cue.
func alignRead(res *Result, want []readClaim) []int {
	match := make([]int, len(want))
	type pair struct {
		i, k  int
		score float64
	}
	var pairs []pair
	for i := range want {
		match[i] = -1
		w := map[string]bool{}
		for _, s := range want[i].Content {
			addWords(w, s.Text)
		}
		for k := range res.Claims {
			c := &res.Claims[k]
			f := map[string]bool{}
			for _, s := range c.Content {
				addWords(f, s.In(res.Source))
			}
			both := 0
			for x := range f {
				if w[x] {
					both++
				}
			}
			j := share(both, len(w)+len(f)-both)
			if j < 0.5 {
				continue
			}
			at := -1
			if want[i].Cue != nil {
				at = want[i].Cue.Start
			}
			begin, end := runesBefore(res.Source, c.Cue.Start), runesBefore(res.Source, c.Cue.End)
			near := at < 0 || at < end && want[i].Cue.End > begin
			if near {
				j++
			}
			// The words of a claim recur, so it must be in the same place.
			if s := runesBefore(res.Source, c.Content[0].Start); s > want[i].Content[len(want[i].Content)-1].End ||
				runesBefore(res.Source, c.Content[len(c.Content)-1].End) < want[i].Content[0].Start {
				continue
			}
			pairs = append(pairs, pair{i, k, j})
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	used := map[int]bool{}
	for _, p := range pairs {
		if match[p.i] < 0 && !used[p.k] {
			match[p.i] = p.k
			used[p.k] = true
		}
	}
	return match
}

func runesBefore(s string, n int) int { return utf8.RuneCountInString(s[:n]) }

func addWords(m map[string]bool, s string) {
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		m[w] = true
	}
}

func sameName(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(s, "’", "'")), " "))
	for _, a := range []string{"the ", "a ", "an "} {
		s = strings.TrimPrefix(s, a)
	}
	return s
}

func isPronoun(s string) bool {
	switch strings.ToLower(s) {
	case "he", "she", "it", "they", "who", "which", "that", "his", "her", "its", "their", "we", "i":
		return true
	}
	return false
}

func overlapping(a, b string) bool {
	w, f := map[string]bool{}, map[string]bool{}
	addWords(w, a)
	addWords(f, b)
	for x := range w {
		if f[x] {
			return true
		}
	}
	return len(w) == 0 && len(f) == 0
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func inText(s *readSpan) string {
	if s == nil {
		return ""
	}
	return sameName(s.Text)
}

func trimSpan(res *Result, s text.Span) string {
	return sameName(s.In(res.Source))
}
