package tag_test

import (
	"testing"

	"claims/extract/text/tag"
)

func TestString(t *testing.T) {
	for want, tag := range map[string]tag.Tag{
		"": tag.None, "$": tag.Dollar, "''": tag.CloseQuote, "CC": tag.CC, "CD": tag.CD, "DT": tag.DT, "EX": tag.EX,
		"FW": tag.FW, "IN": tag.IN, "JJ": tag.JJ, "JJR": tag.JJR, "JJS": tag.JJS, "LS": tag.LS, "MD": tag.MD, "NN": tag.NN,
		"NNP": tag.NNP, "NNPS": tag.NNPS, "NNS": tag.NNS, "PDT": tag.PDT, "POS": tag.POS, "PRP": tag.PRP, "PRP$": tag.PRPS,
		"RB": tag.RB, "RBR": tag.RBR, "RBS": tag.RBS, "RP": tag.RP, "SYM": tag.SYM, "TO": tag.TO, "UH": tag.UH, "VB": tag.VB,
		"VBD": tag.VBD, "VBG": tag.VBG, "VBN": tag.VBN, "VBP": tag.VBP, "VBZ": tag.VBZ, "WDT": tag.WDT, "WP": tag.WP,
		"WRB": tag.WRB, "``": tag.OpenQuote, "#": tag.Hash, "(": tag.LParen, ")": tag.RParen, ",": tag.Comma, "-": tag.Hyphen,
		"-LRB-": tag.Bracket, "-NONE-": tag.Trace, ".": tag.Period, ":": tag.Colon, "WP$": tag.WPS,
	} {
		if got := tag.String(); got != want {
			t.Errorf("tag %d is %q, want %q", tag, got, want)
		}
	}
	if got := tag.Tag(255).String(); got != "" {
		t.Errorf("tag 255 is %q, want no name", got)
	}
}

func TestParse(t *testing.T) {
	for want := tag.None + 1; want.String() != ""; want++ {
		if got, ok := tag.Parse(want.String()); got != want || !ok {
			t.Errorf("%s: got %d, %v, want %d", want, got, ok, want)
		}
	}
	for _, name := range []string{"", "nn", "XYZ"} {
		if got, ok := tag.Parse(name); ok {
			t.Errorf("%q: got %s, want no tag", name, got)
		}
	}
}

func TestPredicates(t *testing.T) {
	for _, test := range []struct {
		name string
		is   func(tag.Tag) bool
		want string
	}{
		{"IsVerb", tag.Tag.IsVerb, "VB VBD VBG VBN VBP VBZ"},
		{"IsFinite", tag.Tag.IsFinite, "MD VBD VBP VBZ"},
		{"IsNoun", tag.Tag.IsNoun, "NN NNP NNPS NNS"},
		{"IsProper", tag.Tag.IsProper, "NNP NNPS"},
		{"IsAdjective", tag.Tag.IsAdjective, "JJ JJR JJS"},
		{"IsAdverb", tag.Tag.IsAdverb, "RB RBR RBS"},
		{"IsPronoun", tag.Tag.IsPronoun, "PRP PRP$"},
		{"IsWh", tag.Tag.IsWh, "WDT WP WRB WP$"},
		{"IsQuote", tag.Tag.IsQuote, "'' ``"},
		{"IsPunct", tag.Tag.IsPunct, "'' `` ( ) , - -LRB- . :"},
	} {
		got := ""
		for tag := range tag.Tag(255) {
			if test.is(tag) {
				got += " " + tag.String()
			}
		}
		if got != " "+test.want {
			t.Errorf("%s: got%s, want %s", test.name, got, test.want)
		}
	}
}
