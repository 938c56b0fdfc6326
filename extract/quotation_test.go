package extract

import (
	"strings"
	"testing"

	"claims/rules"
)

// quoted returns the quotations of src as they are paired, marks included; one
// that runs on into the next paragraph ends in "+".
func quoted(src string) []string {
	var a Text
	a.Read(src, rules.Builtin())
	var out []string
	for _, q := range a.Quotes.list {
		s := a.SpanOf(tokens{q.first, q.last}).In(src)
		if q.next >= 0 {
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
		{"three apostrophes", "''I would say 'old,''' said Ms Thorn.", []string{"''I would say 'old,'''"}},
		{"no mark before the speaker", "\"There was little help for parents, said Moss, whose group helps them.\n\nSome gave up.", []string{"\"There was little help for parents,"}},
		{"no mark before a pronoun", "\"It rained all night, he said. Nobody slept.\n\nThe river rose.", []string{"\"It rained all night,"}},
		{"odd number", `He said "a" and "b" and "c.`, []string{`"a"`, `"b"`, `"c.`}},
	} {
		got := quoted(c.src)
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: %s\n got %q\nwant %q", c.name, c.src, got, c.want)
		}
	}
}

// TestScareQuotes holds words in marks that report nobody's words.
func TestScareQuotes(t *testing.T) {
	for _, src := range []string{
		"The “smart” meters were installed in May.",
		"Robert “Bobby” Ames scored twice.",
		"Her first novel, “The Salt Clerks,” sold well.",
		"The film “Night Bus” opens on Friday.",
	} {
		for _, c := range New(rules.Builtin()).Extract(src).Claims {
			t.Errorf("%s: a claim of %q by the rule %s", src, c.Text, c.Rule)
		}
	}
}

func FuzzQuotations(f *testing.F) {
	for _, s := range []string{"“a", "a”", "‘’“”\"''``", "“a\n\n“b\n\nc”", "\"A: b\n\n\"C: d", "'a' 'b", "„a« »b“"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		var a Text
		a.Read(src, rules.Builtin())
		last := 0
		for i, q := range a.Quotes.list {
			if q.first < last || q.last <= q.first || q.last > len(a.Tokens) {
				t.Fatalf("quotation %d is [%d, %d) after %d of %d tokens", i, q.first, q.last, last, len(a.Tokens))
			}
			last = q.last
			if q.next >= 0 && (q.next != i+1 || !a.Quotes.list[q.next].continues) {
				t.Fatalf("quotation %d goes on in %d", i, q.next)
			}
		}
		for k, q := range a.Quotes.quoted {
			if q >= 0 && (k < a.Quotes.list[q].first || k >= a.Quotes.list[q].last) {
				t.Fatalf("token %d is not in quotation %d", k, q)
			}
		}
	})
}
