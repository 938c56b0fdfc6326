package learn

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"claims/extract/brat"
	"claims/extract/internal/attribute"
	"claims/extract/internal/parse"
	"claims/extract/internal/resolve"
	"claims/extract/internal/settle"
	"claims/extract/internal/weigh"
	"claims/extract/text"
	"claims/rules"
)

// Bearer is whom some words of a text stand for.
type Bearer struct {
	Words text.Span
	Name  string // the fullest that the text gives, or empty
}

// Antecedents learns the weights by which it is chosen whom pronouns and descriptions stand for,
// from texts and the bearers of words in each. The same texts give the same weights. It reports
// what it does to log.
func Antecedents(set *rules.Set, docs []brat.Document, bearers [][]Bearer, log io.Writer) []rules.Weight {
	const folds = 8
	names := weigh.NewNames(set)
	var texts []*borne
	for i := range docs {
		if len(bearers[i]) > 0 {
			texts = append(texts, newBorne(set, &docs[i], bearers[i], names))
		}
	}
	var held [len(abouts)]figures
	for fold := range folds {
		var training, others []*borne
		for i, t := range texts {
			if i%folds == fold {
				others = append(others, t)
			} else {
				training = append(training, t)
			}
		}
		own := *set
		own.Antecedents = weightsOf(fitAntecedents(set, training))
		for _, l := range lookups(&own, others) {
			held[slices.Index(abouts[:], l.About)].add(&l, own.Antecedents)
		}
	}
	for i, about := range abouts {
		fmt.Fprintf(log, "%-16s %s on texts that were not learnt from\n", about, &held[i])
	}
	table := fitAntecedents(set, texts)
	fmt.Fprintf(log, "%d weights\n", len(table))
	return named(table, func(key uint64) string { return names.Features[key] })
}

// abouts are what is chosen.
var abouts = [...]string{resolve.AboutPronoun, resolve.AboutDescription}

// fitAntecedents learns the weights from texts. What one may stand for depends on
// what those before it were found to stand for: the texts are read again with the weights
// that were learnt so far.
func fitAntecedents(set *rules.Set, texts []*borne) map[uint64]int32 {
	own := *set
	table := map[uint64]int32{}
	for range 3 {
		own.Antecedents = weightsOf(table)
		var choices []weigh.Choice
		for _, l := range lookups(&own, texts) {
			choices = append(choices, l.Choice)
		}
		table = map[uint64]int32{}
		milli(learner{epochs: 10, rate: 0.05, penalty: 1e-4, least: 4, runs: 8}.fit(choices), table)
	}
	return table
}

// figures counts how many antecedents were found.
type figures struct {
	asked, right, wrong int
	surprise            float64
}

func (f *figures) add(l *resolve.Lookup, ws *rules.Weights) {
	best, share, right := l.Best(ws)
	f.asked++
	f.surprise -= math.Log(max(right, 1e-6))
	switch {
	case share < resolve.Sure && l.IsRight(-1), share >= resolve.Sure && l.Right[best]:
		f.right++
	case share >= resolve.Sure:
		f.wrong++
	}
}

func (f *figures) String() string {
	n := float64(max(f.asked, 1))
	return fmt.Sprintf("%5.1f %% of %d right and %.1f %% wrong, log loss %.4f", 100*float64(f.right)/n, f.asked, 100*float64(f.wrong)/n, f.surprise/n)
}

// borne is a text with the bearers of some of its words.
type borne struct {
	text    parse.Text
	claims  []attribute.Candidate
	bearers []Bearer
	names   *weigh.Names
}

func newBorne(set *rules.Set, b *brat.Document, bearers []Bearer, names *weigh.Names) *borne {
	t := &borne{bearers: bearers, names: names}
	t.text.Read(b.Text, set)
	t.claims = new(settle.Settler).Claims(&t.text, new(attribute.Proposer))
	return t
}

// lookups returns the pronouns and descriptions of texts that a bearer is given for.
func lookups(set *rules.Set, texts []*borne) []resolve.Lookup {
	var out []resolve.Lookup
	for _, t := range texts {
		var cast resolve.Cast
		t.text.Set = set
		for _, l := range cast.Lookups(&t.text, t.claims, t.names) {
			k := slices.IndexFunc(t.bearers, func(b Bearer) bool { return isAbout(b.Words, &l) })
			if k < 0 {
				continue
			}
			want := t.bearers[k].Name
			for n, name := range cast.NamesOf(&l) {
				l.Right = append(l.Right, isNameOf(name, want) || want == "" && !l.Named[n] && l.Called[n])
			}
			out = append(out, l)
		}
	}
	return out
}

// isAbout reports whether the words are those of a lookup, which of a description may be less:
// "The mayor, who left".
func isAbout(words text.Span, l *resolve.Lookup) bool {
	return words == l.Words || l.About == resolve.AboutDescription && words.Start == l.Words.Start && l.Words.End <= words.End
}

// isNameOf reports whether the words of one of two names are among those of the other.
func isNameOf(name, other string) bool {
	x, y := strings.Fields(name), strings.Fields(other)
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) > 0 && !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}
