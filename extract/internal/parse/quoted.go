package parse

import (
	"claims/extract/internal/english"
	"claims/extract/text"
)

// MaxContinued bounds the sentences that a quotation may go on for after its cue.
const MaxContinued = 12

// Grow extends t over the quotations that it ends or begins in: a quotation
// of several sentences or paragraphs is said as a whole.
func Grow(txt *Text, t text.Range) text.Range {
	if t.Empty() {
		return t
	}
	t.First = GrowLeft(txt, t.First)
	if q := txt.Quotes.Quoted[t.Last-1]; q >= 0 {
		t.Last = max(t.Last, txt.Quotes.List[q].Last)
		for n := 0; txt.Quotes.List[q].Next >= 0 && t.Last == txt.Quotes.List[q].Last && n < MaxContinued; n++ {
			q = int32(txt.Quotes.List[q].Next)
			t.Last = txt.Quotes.List[q].Last
		}
	}
	return t
}

// GrowLeft returns where what begins with token first begins when it grows.
func GrowLeft(txt *Text, first int) int {
	if q := txt.Quotes.Quoted[first]; q >= 0 && first > txt.Quotes.List[q].First {
		first = txt.Quotes.List[q].First
	}
	if q := txt.Quotes.Quoted[first]; q >= 0 && first == txt.Quotes.List[q].First {
		for n := 0; txt.Quotes.List[q].Continues && n < MaxContinued; n++ {
			q--
			first = txt.Quotes.List[q].First
		}
	}
	return first
}

// Strip takes commas, dashes, colons and full stops off the ends of t.
func Strip(txt *Text, t text.Range) text.Range {
	for !t.Empty() && IsLoose(txt, t.Last-1) {
		t.Last--
	}
	for !t.Empty() && IsLoose(txt, t.First) {
		t.First++
	}
	return t
}

func IsLoose(txt *Text, i int) bool {
	t := txt.Tok(i)
	return txt.Quotes.Quoted[i] < 0 && (t.Is(text.Comma|text.Dash) || t.Is(text.EndMark) && txt.Source[t.Start] == '.' || t.Word == english.Colon || t.Word == english.Semicolon)
}
