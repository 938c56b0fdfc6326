package extract

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"claims/rules"
)

// mixings make texts that nobody wrote of the paragraphs of stories: names stand before they are
// introduced, in lines of capitals, misspelt, or beside those of another story.
var mixings = []struct {
	name string
	mix  func(r *rand.Rand, mine, others []string) []string
}{
	{"shuffled", func(r *rand.Rand, mine, _ []string) []string {
		r.Shuffle(len(mine), func(i, j int) { mine[i], mine[j] = mine[j], mine[i] })
		return mine
	}},
	{"headline in capitals", func(r *rand.Rand, mine, _ []string) []string {
		line := mine[r.Intn(len(mine))]
		return slices.Insert(mine, 0, strings.ToUpper(line[:min(len(line), 90)]))
	}},
	{"two stories", func(r *rand.Rand, mine, others []string) []string {
		for i, p := range others {
			mine = slices.Insert(mine, min(2*i, len(mine)), p)
		}
		return mine
	}},
	{"sentences at lines", func(_ *rand.Rand, mine, _ []string) []string {
		return strings.Split(strings.Join(mine, " "), ". ")
	}},
	{"without stops", func(_ *rand.Rand, mine, _ []string) []string {
		return strings.Split(strings.NewReplacer(".", "", ",", "").Replace(strings.Join(mine, "\n")), "\n")
	}},
	{"misspelt names", func(r *rand.Rand, mine, _ []string) []string {
		for i, p := range mine {
			words := strings.Fields(p)
			for k, w := range words {
				if c := 2 + r.Intn(4); len(w) > 6 && w[0] >= 'A' && w[0] <= 'Z' && w[c] >= 'a' && r.Intn(3) == 0 {
					words[k] = w[:c] + w[c+1:]
				}
			}
			mine[i] = strings.Join(words, " ")
		}
		r.Shuffle(len(mine), func(i, j int) { mine[i], mine[j] = mine[j], mine[i] })
		return mine
	}},
	{"words exchanged", func(r *rand.Rand, mine, _ []string) []string {
		for i, p := range mine {
			words := strings.Fields(p)
			for range len(words) / 20 {
				words[r.Intn(len(words))] = words[r.Intn(len(words))]
			}
			mine[i] = strings.Join(words, " ")
		}
		return mine
	}},
}

// rounds are how often each text is mixed in each way.
const rounds = 2

// TestMixedTexts holds that texts of any order and spelling are read without an error, and that
// what is printed stands where the claims say.
func TestMixedTexts(t *testing.T) {
	e := New(rules.Builtin())
	texts := storyTexts(t)
	texts = append(texts, passageTexts(t)...)
	for i, own := range texts {
		r := rand.New(rand.NewSource(int64(i)))
		for k := range rounds * len(mixings) {
			m := &mixings[k%len(mixings)]
			src := strings.Join(m.mix(r, paragraphs(own.text), paragraphs(texts[r.Intn(len(texts))].text)), "\n\n")
			func() {
				defer func() {
					if p := recover(); p != nil {
						t.Errorf("%s, %s: %v in %q", own.name, m.name, p, src)
					}
				}()
				checkResult(t, e.Extract(src))
			}()
		}
	}
}

// paragraphs returns those of src that hold anything.
func paragraphs(src string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(src, "\n\n", "\x00"), func(c rune) bool { return c == 0 })
}
