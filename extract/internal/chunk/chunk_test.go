package chunk

import (
	"strings"
	"testing"

	"claims/extract/internal/quote"
	"claims/extract/text"
	"claims/rules"
)

// read splits src into units.
func read(src string) (*text.Document, []text.Unit, []int32) {
	set := rules.Builtin()
	var d text.Document
	var quotes quote.Quotations
	d.Parse(src, set.Lexicon, set.Furniture)
	quotes.Pair(&d)
	units, ends := Units(&d, &quotes, set, nil, nil)
	return &d, units, ends
}

// chunked returns the units of src, each in brackets after its kind and forms.
func chunked(src string) string {
	d, units, _ := read(src)
	var parts []string
	for i := range units {
		u := &units[i]
		names := append([]string{u.Kind.String()}, u.Form.Names()...)
		parts = append(parts, strings.Join(names, ".")+"["+src[d.Tokens[u.First].Start:d.Tokens[u.Last-1].End]+"]")
	}
	return strings.Join(parts, " ")
}

func TestUnits(t *testing.T) {
	for _, c := range []struct{ construction, src, want string }{
		{"phrases and a clause", "The mayor of Salto said on Monday that the bridge would open soon.",
			"noun.clause[The mayor] prep.proper[of Salto] verb.finite.past[said] prep.proper[on Monday] that[that] noun.clause[the bridge] verb.finite.modal[would open] adverb[soon] stop[.]"},
		{"an adverb before a clause", "The duchess has hinted before that her health suffered.",
			"noun.clause[The duchess] verb.finite[has hinted] adverb[before] that[that] noun.clause[her health] verb.finite.past[suffered] stop[.]"},
		{"relative clause, negation", "Ana Ruiz, who won in May, has not yet said whether she will resign.",
			"noun.clause.proper[Ana Ruiz] comma[,] relative[who] verb.finite.past[won] prep.proper[in May] comma[,] verb.finite.negated[has not yet said] wh[whether] noun.clause.pronoun[she] verb.finite.modal[will resign] stop[.]"},
		{"quotation", "“We will win,” he told reporters.",
			"quote.clause[“We will win,”] noun.clause.pronoun[he] verb.finite.past[told] noun[reporters] stop[.]"},
		{"reduced relative clause", "Two people briefed on the matter said so.",
			"noun.clause[Two people] verb.participle[briefed] prep[on the matter] verb.finite.past[said] adverb[so] stop[.]"},
		{"reduced relative clause with a gerund", "The man accused of starting the fire said he was home.",
			"noun.clause[The man] verb.participle[accused] prep[of] verb.gerund[starting] noun.clause[the fire] verb.finite.past[said] noun.clause.pronoun[he] verb.finite.copula.past[was] adverb[home] stop[.]"},
		{"place after a noun", "Officials here say the dam is safe.",
			"noun.clause[Officials] adverb[here] verb.finite[say] noun.clause[the dam] verb.finite.copula[is] adjective[safe] stop[.]"},
		{"words before a number, passive", "About 40 people were hurt, police said.",
			"noun.clause[About 40 people] verb.finite.passive.past[were hurt] comma[,] noun.clause[police] verb.finite.past[said] stop[.]"},
		{"two verbs of one object", "He could neither confirm nor deny it.",
			"noun.clause.pronoun[He] verb.finite.modal.negated[could neither confirm nor deny] noun.pronoun[it] stop[.]"},
		{"verb of a witness", "She was quoted as saying that it was late.",
			"noun.clause.pronoun[She] verb.finite.past[was quoted as saying] that[that] noun.clause.pronoun[it] verb.finite.copula.past[was] adverb[late] stop[.]"},
		{"contact clause", "A toy officials say is dangerous was recalled.",
			"noun.clause[A toy] noun.clause[officials] verb.finite[say] verb.finite.copula[is] adjective[dangerous] verb.finite.passive.past[was recalled] stop[.]"},
		{"who is told, and the subject of what", "She told the jury Roof stood there.",
			"noun.clause.pronoun[She] verb.finite.past[told] noun[the jury] noun.clause.proper[Roof] verb.finite.past[stood] adverb[there] stop[.]"},
		{"who is told, by name, and a title", "He told the BBC News website Mr Dale never paid.",
			"noun.clause.pronoun[He] verb.finite.past[told] noun[the BBC News website] noun.clause.proper[Mr Dale] verb.finite.negated.past[never paid] stop[.]"},
		{"who is told, as a plural", "He told lawmakers state aid was late.",
			"noun.clause.pronoun[He] verb.finite.past[told] noun[lawmakers] noun.clause[state aid] verb.finite.copula.past[was] adjective[late] stop[.]"},
		{"who is told and who he is", "He told the president Ana Ruiz.",
			"noun.clause.pronoun[He] verb.finite.past[told] noun.proper[the president Ana Ruiz] stop[.]"},
		{"told by the passive", "He was told President Dale was ill.",
			"noun.clause.pronoun[He] verb.finite.passive.past[was told] noun.clause.proper[President Dale] verb.finite.copula.past[was] adjective[ill] stop[.]"},
		{"participle of a post", "Yes, said acting mayor Bo Lind.",
			"other[Yes] comma[,] verb.finite.past[said] noun.proper[acting mayor Bo Lind] stop[.]"},
		{"participle after a quotation", "“It is over,” retired army colonel Piet Maas said.",
			"quote.clause[“It is over,”] noun.clause.proper[retired army colonel Piet Maas] verb.finite.past[said] stop[.]"},
		{"verb after a quotation", "“It is over,” recalled coach Bo Lind.",
			"quote.clause[“It is over,”] verb.finite.past[recalled] noun.proper[coach Bo Lind] stop[.]"},
		{"who is told, in a rough number", "She told about 40 reporters that it was late.",
			"noun.clause.pronoun[She] verb.finite.past[told] noun[about 40 reporters] that[that] noun.clause.pronoun[it] verb.finite.copula.past[was] adverb[late] stop[.]"},
		{"that as a subject", "That was wrong, she said.",
			"noun.clause.pronoun[That] verb.finite.copula.past[was] adjective[wrong] comma[,] noun.clause.pronoun[she] verb.finite.past[said] stop[.]"},
		{"that as a determiner", "Critics of that plan say that it failed.",
			"noun.clause[Critics] prep[of that plan] verb.finite[say] that[that] noun.clause.pronoun[it] verb.finite.past[failed] stop[.]"},
		{"a word in marks", "The “smart” meters were installed.",
			"noun.clause[The “smart” meters] verb.finite.passive.past[were installed] stop[.]"},
		{"time before a subject", "Last week ministers said nothing.",
			"time.clause[Last week] noun.clause[ministers] verb.finite.past[said] noun[nothing] stop[.]"},
		{"time before a name", "The next morning Ana Ruiz left the city.",
			"time.clause[The next morning] noun.clause.proper[Ana Ruiz] verb.finite.past[left] noun[the city] stop[.]"},
		{"time before a number", "That week 40 people left.",
			"time[That week] noun[40 people] verb.participle[left] stop[.]"},
		{"day in a name", "The Salto Sunday Herald said the mayor left.",
			"noun.clause.proper[The Salto Sunday Herald] verb.finite.past[said] noun.clause[the mayor] verb.finite.past[left] stop[.]"},
		{"place before a subject", "In Berlin ministers said nothing.",
			"prep[In Berlin] noun.clause[ministers] verb.finite.past[said] noun[nothing] stop[.]"},
		{"town and state of a noun", "The Boise, Idaho-based company closed the New York-based shop.",
			"noun.clause[The Boise, Idaho-based company] verb.finite.past[closed] noun[the New York-based shop] stop[.]"},
		{"subordinator", "After the vote failed, he left.",
			"sub[After] noun.clause[the vote] verb.finite.past[failed] comma[,] noun.clause.pronoun[he] verb.finite.past[left] stop[.]"},
		{"preposition of the same word", "After the vote, he left.",
			"prep[After the vote] comma[,] noun.clause.pronoun[he] verb.finite.past[left] stop[.]"},
		{"hearsay, a body in a noun phrase", "The Ministry of Justice spokesman reportedly declined to comment.",
			"noun.clause[The Ministry of Justice spokesman] adverb[reportedly] verb.finite.past[declined] verb.infinitive[to comment] stop[.]"},
		{"participle of a wish", "They want the plan scrapped.",
			"noun.clause.pronoun[They] verb.finite[want] noun[the plan] verb.participle[scrapped] stop[.]"},
		{"participle of a feeling", "He is convinced that it works.",
			"noun.clause.pronoun[He] verb.finite.copula[is] adjective[convinced] that[that] noun.clause.pronoun[it] verb.finite[works] stop[.]"},
		{"brackets and a semicolon", "Prices rose 3% in April (from 2% in March); rents fell.",
			"noun.clause[Prices] verb.finite.past[rose] noun[3%] prep.proper[in April] bracket[(] prep[from 2%] prep.proper[in March] bracket[)] stop[;] noun.clause[rents] verb.finite.past[fell] stop[.]"},
	} {
		t.Run(c.construction, func(t *testing.T) {
			if got := chunked(c.src); got != c.want {
				t.Errorf("%s:\n got %s\nwant %s", c.src, got, c.want)
			}
		})
	}
}

// TestUnitsCover holds that the units of a sentence hold its tokens, each once and in
// order, whatever the text.
func TestUnitsCover(t *testing.T) {
	for _, src := range []string{"", "—", "((", "“", "a.b.c", "He said: “no", "$5 & £6 -- 3%", "That that that.", "Who? What? Why not?"} {
		d, units, ends := read(src)
		if len(ends) != len(d.Sentences) {
			t.Fatalf("%q: %d ends for %d sentences", src, len(ends), len(d.Sentences))
		}
		k := 0
		for s := range d.Sentences {
			at := d.Sentences[s].First
			for ; k < int(ends[s]); k++ {
				u := &units[k]
				if u.First != at || u.Last <= u.First || u.Head < u.First || u.Head >= u.Last {
					t.Fatalf("%q: unit %d is [%d, %d) with head %d after token %d", src, k, u.First, u.Last, u.Head, at)
				}
				at = u.Last
			}
			if at != d.Sentences[s].Last {
				t.Fatalf("%q: the units of sentence %d end at %d of %d", src, s, at, d.Sentences[s].Last)
			}
		}
	}
}
