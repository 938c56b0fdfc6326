// Train learns the weights of the parser from parsed sentences and writes its table.
//
//	train [-epochs N] -o model.table -held FILE FILE...
//
// The files are in CoNLL-U, as silver.py writes them. The same files give the same table. It prints how many of the arcs
// of the held-out file are right, punctuation aside.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"time"

	"claims/extract/internal/dep/internal/arc"
)

func main() {
	log.SetFlags(0)
	out := flag.String("o", "model.table", "the `file` to write")
	held := flag.String("held", "", "the `file` to score the table on")
	epochs := flag.Int("epochs", 5, "how often to go over the sentences")
	flag.Parse()
	list, err := read(flag.Args())
	if err != nil {
		log.Fatal(err)
	}
	test, err := read([]string{*held})
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("%d sentences", len(list))
	l := newLearner()
	for e := range *epochs {
		t := time.Now()
		right, all := l.learn(list, e == 0)
		log.Printf("epoch %d: %.2f %% of moves right, %d features of moves and %d of labels, %v", e+1, 100*float64(right)/float64(all), l.moves.used, l.labels.used, time.Since(t).Round(time.Second))
	}
	b := l.table()
	if err := os.WriteFile(*out, b, 0o644); err != nil {
		log.Fatal(err)
	}
	uas, las, all := score(arc.NewParser(b), test)
	fmt.Printf("%d bytes; of %d tokens %.2f %% have the right head, and %.2f %% the right label too\n", len(b), all, 100*float64(uas)/float64(all), 100*float64(las)/float64(all))
}

// The binary logarithms of how many slots the table has.
const (
	moveBits  = 19
	labelBits = 19
)

// rare is the share of the arcs between two tags below which a label is not looked at there.
const rare = 0.002

// table returns what was learnt as a table: the weights that count for most, in bytes.
func (l *learner) table() []byte {
	allowed := map[int]uint64{}
	for pair, set := range l.allow {
		all := 0
		for _, n := range set {
			all += n
		}
		for label, n := range set {
			if n > 1 && float64(n) >= rare*float64(all) {
				allowed[pair] |= 1 << label
			}
		}
	}
	moves := heaviest(l.moves, l.step, func(w []int8) [arc.Moves]int8 { return [arc.Moves]int8(w) })
	labels := heaviest(l.labels, l.step, func(w []int8) int8 { return w[0] })
	return arc.MakeTable(moves, labels, allowed, moveBits, labelBits)
}

// heaviest returns the rows of t, the one with the greatest weight first, scaled so that it
// fills a byte: to cut the greatest off instead costs two points. Rows that count for nothing
// are left out.
func heaviest[W any](t *table, steps int32, row func([]int8) W) []arc.Row[W] {
	type weighed struct {
		key    uint64
		row    []float64
		weight float64
	}
	var list []weighed
	for k, r := range t.averages(steps) {
		x := weighed{key: k, row: r}
		for _, w := range r {
			x.weight = max(x.weight, math.Abs(w))
		}
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b weighed) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.key, b.key)) })
	var out []arc.Row[W]
	for _, x := range list {
		scale := math.MaxInt8 / list[0].weight
		if math.Round(x.weight*scale) == 0 {
			break
		}
		bytes := make([]int8, len(x.row))
		for i, w := range x.row {
			bytes[i] = int8(math.Round(w * scale))
		}
		out = append(out, arc.Row[W]{Key: x.key, Weights: row(bytes)})
	}
	return out
}

// score parses sentences and counts the tokens, punctuation aside, the right heads, and
// those with the right label.
func score(p *arc.Parser, test []sentence) (uas, las, all int) {
	for i := range test {
		x := &test[i]
		copy(p.Begin(len(x.words)), x.words)
		p.Parse()
		for d := range x.words {
			if x.labels[d] == arc.Punct {
				continue
			}
			all++
			if p.Heads[d] == x.heads[d] {
				uas++
				if p.Labels[d] == x.labels[d] {
					las++
				}
			}
		}
	}
	return uas, las, all
}
