// Train learns the tagger's weights from tagged sentences and writes its table.
//
//	train [-epochs N] -o model.table -held FILE FILE...
//
// The features are those of prose's averaged perceptron, so that the table of either model
// serves the tagger. The files are in CoNLL-U; of each token the form and the tag in column
// XPOS are read. The same files give the same table. It prints how many tags of the held-out
// file are right.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"slices"

	"claims/extract/text/tag"
	"claims/extract/text/tag/internal/compile"
)

func main() {
	log.SetFlags(0)
	out := flag.String("o", "model.table", "the `file` to write")
	held := flag.String("held", "", "the `file` to score the tags on")
	epochs := flag.Int("epochs", 5, "how often to go over the sentences")
	least := flag.Float64("least", 0.2, "the `weight` below which one is left out")
	flag.Parse()
	list, err := read(flag.Args())
	if err != nil {
		log.Fatal(err)
	}
	test, err := read([]string{*held})
	if err != nil {
		log.Fatal(err)
	}
	l := newLearner(list)
	for e := range *epochs {
		right, all := l.learn(list)
		log.Printf("epoch %d: %.2f %% of %d right, %d features", e+1, 100*float64(right)/float64(all), all, len(l.rows))
	}
	m := l.model(*least)
	b, err := compile.Table(m)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*out, b, 0o644); err != nil {
		log.Fatal(err)
	}
	log.Printf("%d features, %d words with one tag, %d bytes", len(m.Weights), len(m.Tags), len(b))
	right, all := score(tag.NewTagger(b), test)
	fmt.Printf("%d of %d tags right: %.2f %%\n", right, all, 100*float64(right)/float64(all))
}

// score counts the words of the sentences, and those whose tag by t is right.
func score(t *tag.Tagger, test []sentence) (right, all int) {
	var tags []tag.Tag
	for i := range test {
		s := &test[i]
		tags = slices.Grow(tags[:0], len(s.words))[:len(s.words)]
		t.Sentence(s.words, tags)
		for k, got := range tags {
			all++
			if got.String() == s.tags[k] {
				right++
			}
		}
	}
	return right, all
}
