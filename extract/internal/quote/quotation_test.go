package quote

import (
	"strings"
	"testing"

	"claims/extract/text"
	"claims/rules"
)

// read parses src and pairs its quotation marks.
func read(src string) (*text.Document, *Quotations) {
	set := rules.Builtin()
	var d text.Document
	var quotes Quotations
	d.Parse(src, set.Lexicon, set.Furniture)
	quotes.Pair(&d)
	return &d, &quotes
}

// quoted returns the quotations of src as they are paired, marks included; one
// that runs on into the next paragraph ends in "+".
func quoted(src string) []string {
	d, quotes := read(src)
	var out []string
	for _, q := range quotes.List {
		s := src[d.Tokens[q.First].Start:d.Tokens[q.Last-1].End]
		if q.Next >= 0 {
			s += "+"
		}
		out = append(out, s)
	}
	return out
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"curly", "He said “no” and “never.”", []string{"“no”", "“never.”"}},
		{"straight", `He said "no" and "never."`, []string{`"no"`, `"never."`}},
		{"ticks", "He said ''no'' and ``never.''", []string{"''no''", "``never.''"}},
		{"spaced", "`` It 's a plan , '' he said . `` A dud '' was hers .", []string{"`` It 's a plan , ''", "`` A dud ''"}},
		{"guillemets", "He said «no» and „never.”", []string{"«no»", "„never.”"}},
		{"single curly", "He said ‘no’ and ‘never’.", []string{"‘no’", "‘never’"}},
		{"single straight", "She said: 'It's over, and the boys' mother knows it.' He left.", []string{"'It's over, and the boys' mother knows it.'"}},
		{"apostrophes", "The workers’ union didn’t like Smith’s plan or the ’90s.", nil},
		{"nested", "“He told me ‘no’ twice,” she said.", []string{"“He told me ‘no’ twice,”"}},
		{"split", "“Wait,” she said, “for me.”", []string{"“Wait,”", "“for me.”"}},
		{"sentences", "“Wait. Sit down. Eat,” she said.", []string{"“Wait. Sit down. Eat,”"}},
		{"paragraphs", "“We waited.\n\n“We sat down.\n\n“We ate,” she said.", []string{"“We waited.+", "“We sat down.+", "“We ate,”"}},
		{"closing mark left out", "She spoke. “We waited. He left. It rained all day and all night.\n\nNobody came.", []string{"“We waited."}},
		{"stray closing mark", "She spoke” and left.", nil},
		{"opened twice", "“We waited. “We sat down,” she said.", []string{"“We waited.", "“We sat down,”"}},
		{"transcript", "\"WALLACE: Let us begin. What is new?\n\n\"PENCE: Nothing.", []string{"Let us begin. What is new?", "Nothing."}},
		{"headline", "Mayor calls flood ‘an act of God’\n\nThe mayor spoke.", []string{"‘an act of God’"}},
		{"closing mark that opens", "”We waited. It rained,” she said.", []string{"”We waited. It rained,”"}},
		{"opening mark that closes", "“Apparently not,“ he said. He left.", []string{"“Apparently not,“"}},
		{"mark between spaces", "\"I was told of the 'second plan,' \" he said. \"No more.\"", []string{"\"I was told of the 'second plan,' \"", "\"No more.\""}},
		{"typographic mark between spaces", "“ We waited. “ We sat down ,” she said.", []string{"“ We waited.", "“ We sat down ,”"}},
		{"three apostrophes", "''I would say 'old,''' said Ms Thorn.", []string{"''I would say 'old,'''"}},
		{"no mark before the speaker", "\"There was little help for parents, said Moss, whose group helps them.\n\nSome gave up.", []string{"\"There was little help for parents,"}},
		{"no mark before a pronoun", "\"It rained all night, he said. Nobody slept.\n\nThe river rose.", []string{"\"It rained all night,"}},
		{"no mark where it goes on", "“We waited. We sat down.\n\nWe ate,” she said.", []string{"“We waited. We sat down.+", "We ate,”"}},
		{"no mark before the speaker, and another quotation next", "“We waited. We sat down, he said.\n\n“It rained. We ate, said Ana Moss, who was there.\n\n“It is over,” she said.", []string{"“We waited. We sat down,", "“It rained. We ate,", "“It is over,”"}},
		{"said after a comma, by no speaker", "“We waited. Its sponsor, Harlow, said it would pay.\n\n“We sat down.”", []string{"“We waited. Its sponsor, Harlow, said it would pay.+", "“We sat down.”"}},
		{"no space before a mark", `It rained."It is over," she said."Go home." He left.`, []string{`"It is over,"`, `"Go home."`}},
		{"no space after a mark", `"It is over."She left.`, []string{`"It is over."`}},
		{"odd number", `He said "a" and "b" and "c.`, []string{`"a"`, `"b"`, `"c.`}},
	} {
		got := quoted(c.src)
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: %s\n got %q\nwant %q", c.name, c.src, got, c.want)
		}
	}
}

func FuzzQuotations(f *testing.F) {
	for _, s := range []string{"“a", "a”", "‘’“”\"''``", "“a\n\n“b\n\nc”", "\"A: b\n\n\"C: d", "'a' 'b", "„a« »b“"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		d, quotes := read(src)
		last := 0
		for i, q := range quotes.List {
			if q.First < last || q.Last <= q.First || q.Last > len(d.Tokens) {
				t.Fatalf("quotation %d is [%d, %d) after %d of %d tokens", i, q.First, q.Last, last, len(d.Tokens))
			}
			last = q.Last
			if q.Next >= 0 && (q.Next != i+1 || !quotes.List[q.Next].Continues) {
				t.Fatalf("quotation %d goes on in %d", i, q.Next)
			}
		}
		for k, q := range quotes.Quoted {
			if q >= 0 && (k < quotes.List[q].First || k >= quotes.List[q].Last) {
				t.Fatalf("token %d is not in quotation %d", k, q)
			}
		}
	})
}
