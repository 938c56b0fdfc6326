package rules

import (
	"fmt"
	"strings"
	"testing"

	"claims/extract/text"
)

// TestChoices holds tests against the noun phrase "The City Council", broken
// over two lines.
func TestChoices(t *testing.T) {
	const src = "The City\nCouncil"
	d := text.Document{Source: src}
	for _, s := range []text.Span{{Start: 0, End: 3}, {Start: 4, End: 8}, {Start: 9, End: 16}} {
		d.Tokens = append(d.Tokens, text.Token{Span: s, Word: text.AtomOf(s.In(src)), Lists: text.ListsOf(text.Roles)})
	}
	d.Tokens[2].Lemma = text.AtomOf("counsel")
	unit := text.Unit{Kind: text.NounUnit, Form: text.Proper | text.Clause, Last: 3, Head: 2}
	var lists strings.Builder // one of them long
	lists.WriteString("lists:\n  boards: council board\n  pits: [mine")
	for i := range 100 {
		fmt.Fprintf(&lists, ", pit%d", i)
	}
	lists.WriteString("]\n")
	for i := range 100 {
		fmt.Fprintf(&lists, "  list%d: [a, b]\n", i)
	}
	for _, c := range []struct {
		test string
		want bool
	}{
		{"unit: noun", true},
		{"unit: verb", false},
		{"unit: {in: [verb, noun]}", true},
		{"unit: {not_in: [verb, comma]}", true},
		{"unit: {not_in: [verb, noun]}", false},
		{"word: the", true},
		{"word: city", false},
		{"word: {in: [a, THE]}", true},
		{"word: {not_in: [the]}", false},
		{"word: {regex: ^T}", true},
		{"word: {regex: ^t}", false},
		{"word: list:roles", true},
		{"word: {not_in: ['list:roles']}", false},
		{"word: {not_in: ['list:kin']}", true},
		{"head: list:pits", false},
		{"head: list:boards", true},
		{"head: {not_in: ['list:boards', 'list:pits']}", false},
		{"head: council", true},
		{"head: {not_in: [council]}", false},
		{"head: {not_in: [city]}", true},
		{"head: {regex: cil$}", true},
		{"head: {regex: ^City}", false},
		{"lemma: counsel", true},
		{"lemma: {not_in: [counsel]}", false},
		{"text: the city council", true},
		{"text: city council", false},
		{"text: {in: [the mayor, The City Council]}", true},
		{"text: {not_in: [the city council]}", false},
		{"text: {regex: City Council$}", true},
		{"text: {regex: '(?i)^the county'}", false},
		{"form: proper", true},
		{"form: {in: [proper, pronoun]}", true},
		{"form: pronoun", false},
		{"form: {in: [proper], not_in: [clause]}", false},
		{"form: {not_in: [pronoun]}", true},
		{"word: the, head: {not_in: [board]}, form: clause", true},
		{"word: the, head: board, form: clause", false},
	} {
		f, err := ReadFile("mine.yaml", []byte(lists.String()+"rules:\n  - {name: x, cue: {"+c.test+"}, content: left, speaker: none}\n"))
		if err != nil {
			t.Errorf("%s: %v", c.test, err)
			continue
		}
		set, err := Compile(f)
		if err != nil {
			t.Fatal(err)
		}
		var w writer
		w.rule(set.Rules[0])
		var read Rule
		(&reader{string(w.b)}).rule(&read)
		for how, r := range map[string]*Rule{"compiled": set.Rules[0], "of a table": &read} {
			if got := r.FitsCue(&d, &unit, nil); got != c.want {
				t.Errorf("%s, %s: %v, not %v", c.test, how, got, c.want)
			}
		}
	}
}

// TestLemmaOnList holds that a test of the lemma asks for the lists of the lemma, not of the
// form in the text.
func TestLemmaOnList(t *testing.T) {
	set := Builtin()
	var d text.Document
	d.Parse("They called it off.", set.Lexicon, set.Furniture)
	unit := text.Unit{Kind: text.VerbUnit, First: 1, Last: 2, Head: 1}
	for list, want := range map[string]bool{"list:calling-verbs": true, "list:tell-verbs": false} {
		f, err := ReadFile("mine.yaml", []byte("rules:\n  - {name: x, cue: {lemma: "+list+"}, content: left, speaker: none}\n"))
		if err != nil {
			t.Fatal(err)
		}
		own, err := Compile(f)
		if err != nil {
			t.Fatal(err)
		}
		if got := own.Rules[0].FitsCue(&d, &unit, nil); got != want {
			t.Errorf("%s: %v, not %v", list, got, want)
		}
	}
}
