package text_test

import (
	"strings"
	"testing"

	"claims/extract/text"
	"claims/rules"
)

func parse(t testing.TB, src string) *text.Document {
	t.Helper()
	set := rules.Builtin()
	var d text.Document
	d.Parse(src, set.Lexicon, set.Furniture)
	return &d
}

func tokens(d *text.Document) string {
	var words []string
	for i := range d.Tokens {
		words = append(words, d.Tokens[i].In(d.Source))
	}
	return strings.Join(words, "|")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"She didn't say.", "She|did|n't|say|."},
		{"Fish ’n’ chips, rock 'n' roll and ‘no’.", "Fish|’n’|chips|,|rock|'n'|roll|and|‘|no|’|."},
		{`""No,"" he said. He typed "" and left.`, `""|No|,|""|he|said|.|He|typed|"|"|and|left|.`},
		{"The minister’s aides won’t talk.", "The|minister|’s|aides|wo|n’t|talk|."},
		{"They cannot go.", "They|can|not|go|."},
		{"O'Malley isn't Smith's man.", "O'Malley|is|n't|Smith|'s|man|."},
		{"It cost $3.5 million, or 30% more.", "It|cost|$|3.5|million|,|or|30|%|more|."},
		{"The U.S. and the E.U. agreed at 7:39 p.m. on Monday.", "The|U.S.|and|the|E.U.|agreed|at|7:39|p.m.|on|Monday|."},
		{"the meeting—it was short", "the|meeting|—|it|was|short"},
		{"“No,” he said…Ted left.", "“|No|,|”|he|said|…|Ted|left|."},
		{`"Why?" she asked.`, `"|Why|?|"|she|asked|.`},
		{"a well-known, so-called 'fix'", "a|well-known|,|so-called|'|fix|'"},
		{"the '90s and '16 races", "the|'90s|and|'16|races"},
		{"the workers' union", "the|workers|'|union"},
		{"Sen. Ana Ruiz (D-Mont.) spoke.", "Sen.|Ana|Ruiz|(|D-Mont.|)|spoke|."},
		{"See https://example.org/a?b=c, please.", "See|https://example.org/a?b=c|,|please|."},
		{"Mail ana@example.org or @ana #now", "Mail|ana@example.org|or|@ana|#now"},
		{"''Wait,'' he said. ``Go.''", "''|Wait|,|''|he|said|.|``|Go|.|''"},
		{"1,000 of 2,500 AT&T jobs", "1,000|of|2,500|AT&T|jobs"},
		{"Well ... no . . . yes", "Well|...|no|. . .|yes"},
		{"• No, he said.\n\n✔️ Yes.\n\n12) Rain.\n\n(b) Yes.\n\n▪Rain.\n\no\tYes.", "No|,|he|said|.|Yes|.|Rain|.|Yes|.|Rain|.|Yes|."},
		{"(NATO) Yes.\n\n*Yes*.\n\n#no is a tag.", "(|NATO|)|Yes|.|*|Yes|*|.|#no|is|a|tag|."},
		{"«Нет», сказал он.", "«|Нет|»|,|сказал|он|."},
	} {
		if got := tokens(parse(t, c.src)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		src  string
		want []string
	}{
		{"Mr. Smith left. He was tired.", []string{"Mr. Smith left.", "He was tired."}},
		{"It opens at 9 a.m. Drivers wait.", []string{"It opens at 9 a.m.", "Drivers wait."}},
		{"It opens at 9 a.m. Eastern time.", []string{"It opens at 9 a.m. Eastern time."}},
		{"It opens at 9 a.m. Monday.", []string{"It opens at 9 a.m. Monday."}},
		{"He left Harlow Inc. Neighbors said so.", []string{"He left Harlow Inc.", "Neighbors said so."}},
		{"He left Harlow Inc. Ferries said so.", []string{"He left Harlow Inc.", "Ferries said so."}},
		{"It rained. the mayor left.", []string{"It rained. the mayor left."}},
		{"He met Bolt Co. President Ana Ruiz.", []string{"He met Bolt Co. President Ana Ruiz."}},
		{"It was made in the U.K. Critics said so.", []string{"It was made in the U.K.", "Critics said so."}},
		{"The U.S. Marines said so.", []string{"The U.S. Marines said so."}},
		{"Mr. Waters said so.", []string{"Mr. Waters said so."}},
		{"It is in the U.S. The rest is not.", []string{"It is in the U.S.", "The rest is not."}},
		{"The U.S. Senate met at 5 p.m. on Friday.", []string{"The U.S. Senate met at 5 p.m. on Friday."}},
		{"“Go home. Stay there,” he said. She went.", []string{"“Go home.", "Stay there,” he said.", "She went."}},
		{`"Why?" he asked. "Why not?" Ruiz said.`, []string{`"Why?" he asked.`, `"Why not?"`, `Ruiz said.`}},
		{"She left (at last.) He stayed.", []string{"She left (at last.)", "He stayed."}},
		{"Sales fell 3.5 percent. Profit rose.", []string{"Sales fell 3.5 percent.", "Profit rose."}},
		{"John F. Kennedy Jr. was there. So was I.", []string{"John F. Kennedy Jr. was there.", "So was I."}},
		{"He waited… and waited. Then he left.", []string{"He waited… and waited.", "Then he left."}},
		{"No stop at all", []string{"No stop at all"}},
		{"They sang , `` Home ! '' The mayor left .", []string{"They sang , `` Home ! ''", "The mayor left ."}},
		{"“It was odd.” — Ann Lee\n“It was loud.” — Bo Dahl", []string{"“It was odd.” — Ann Lee", "“It was loud.” — Bo Dahl"}},
		{"'It is over.' She sat down.", []string{"'It is over.'", "She sat down."}},
	} {
		d := parse(t, c.src)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, s.In(c.src))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s\n got %q\nwant %q", c.src, got, c.want)
		}
	}
}

func TestOverlaps(t *testing.T) {
	x := text.Span{Start: 2, End: 5}
	if !x.Overlaps(text.Span{Start: 4, End: 9}) || x.Overlaps(text.Span{Start: 5, End: 9}) {
		t.Error("[2, 5) shares a byte with [4, 9), and none with [5, 9)")
	}
}

func TestParagraphs(t *testing.T) {
	wrapped := "The council voted late on Tuesday to close the old swimming pool at\n" +
		"the end of the month, a decision that residents had fought for two\n" +
		"years and that the mayor called painful.\n\n" +
		"A new pool is to be built on the same site, but not before the next\n" +
		"election, officials said in a letter to the residents of the quarter.\n"
	lines := "The council voted on Tuesday to close the pool.\n" +
		"Residents were angry.\n" +
		"\u201cWe swam here as children, and so did our parents and everybody we know,\u201d said Ida Moor.\n"
	for _, c := range []struct {
		name, src string
		want      int
	}{
		{"hard-wrapped", wrapped, 2},
		{"hard-wrapped, with indented paragraphs", "   The council voted late on Tuesday to close the old swimming pool,\nits speaker said.\n   It is to shut at the end of the month.\n   A new one is to be built on the same site, but not before the next\nelection.\n", 3},
		{"hard-wrapped, CRLF", strings.ReplaceAll(wrapped, "\n", "\r\n"), 2},
		{"a paragraph a line", lines, 3},
		{"a sentence a line", strings.Repeat("The council met on Monday.\nNobody came to the hall.\nIt closed.\n\n", 4), 4},
		{"hard-wrapped, with a table", wrapped + "\nResults:\n1. Otto Lund 2:04\n2. Ana Kay 2:05\n3. Jon Bye 2:06\n4. Kim Orr 2:06\n5. Lee Fox 2:07\n", 8},
		{"hard-wrapped, with a head", "SALTO COUNCIL\nNEWS RELEASE\nNo. 14\nMarch 5\nContact: Jo Reed\n\n" + wrapped, 7},
		{"hard-wrapped, one line too long", wrapped + wrapped + wrapped + strings.Repeat("\n"+wrapped, 4) + "\nhttps://salto.example/" + strings.Repeat("a", 200) + "\nMore here.\n", 13},
		{"turns a line", "John Kerrigan: I did not sign.\nMary Poole: You did. I saw it.\nJohn Kerrigan: You are wrong.\nMary Poole: I have the paper here.\n", 4},
		{"signature below a quotation", "Nobody swam.\n\n“It is closed.”\n\n— Ida Moor, mayor\n\nIt rained.\n", 3},
		{"author and role after a quotation", "“It is closed.” – Ida Moor, mayor of Salto\n“It was old,” she said.\n", 2},
		{"list below a quotation", "“It is closed.”\n\n- Ida Moor\n- Jo Lind\n", 3},
		{"blank lines", strings.ReplaceAll(lines, "\n", "\n\n"), 3},
		{"old Mac newlines", strings.ReplaceAll(lines, "\n", "\r"), 3},
		{"empty", "", 0},
		{"white space", " \n\t\n ", 0},
	} {
		if d := parse(t, c.src); len(d.Paragraphs) != c.want {
			t.Errorf("%s: %d paragraphs, want %d", c.name, len(d.Paragraphs), c.want)
		}
	}
}

func TestRoles(t *testing.T) {
	src := "Pool to close after vote\n\n" +
		"By Ida Moor\n\n" +
		"Photo: M. Haas\n\n" +
		"Pool to close after vote\n\n" +
		"SALTO, March 3 (NWA) - The council voted to close the pool.\n\n" +
		"WASHINGTON (NWA) — Nobody swam.\n\n" +
		"(Reporting by Ida Moor; editing by A. Lind)\n\n" +
		"ENDS\n"
	want := []text.Role{text.Headline, text.Byline, text.Furniture, text.Furniture, text.Body, text.Body, text.Furniture, text.Furniture}
	d := parse(t, src)
	if len(d.Paragraphs) != len(want) {
		t.Fatalf("%d paragraphs, want %d", len(d.Paragraphs), len(want))
	}
	for i, p := range d.Paragraphs {
		if p.Role != want[i] {
			t.Errorf("%q: role %d, want %d", p.In(src), p.Role, want[i])
		}
	}
	if got := d.Paragraphs[4].Dateline.In(src); got != "SALTO, March 3 (NWA) - " {
		t.Errorf("dateline %q", got)
	}
	if first := d.Sentences[d.Paragraphs[4].First]; !strings.HasPrefix(first.In(src), "The council") {
		t.Errorf("the sentence after a dateline is %q", first.In(src))
	}
}

// TestFurnished holds what is read of the lines around a story, in the ways of
// several agencies.
func TestFurnished(t *testing.T) {
	for _, c := range []struct{ src, headline, byline, dateline string }{
		{"Pool to close\n\nBy Ida Moor and Bo Vane, staff writers\n\nSALTO, March 3 (NWA) - The pool shuts.", "Pool to close", "By Ida Moor and Bo Vane, staff writers", "SALTO, March 3 (NWA)"},
		{"Pool to close\nBy IDA MOOR\nNorth West Writer\nSALTO, Corvo (NWA) _ The pool shuts.", "Pool to close", "By IDA MOOR", "SALTO, Corvo (NWA)"},
		{"Pool to close\n\n* Union will strike\n\n* Mayor will not\n\n(Adds quote)\n\nSALTO, March 3 (NWA) -- The pool shuts.", "Pool to close", "", "SALTO, March 3 (NWA)"},
		{"SALTO, 3 March 2024 (NWA) – The pool shuts.\n\nNobody swam.", "", "", "SALTO, 3 March 2024 (NWA)"},
		{"Pool to close\n\nSALTO, March 3: The pool shuts.", "Pool to close", "", "SALTO, March 3"},
		{"Pool to close\n\nSALTO, March 3 (NWA): The pool shuts.", "Pool to close", "", "SALTO, March 3 (NWA)"},
		{"Pool to close\n\nSALTO, March 3 (NWA) The pool shuts.", "Pool to close", "", "SALTO, March 3 (NWA)"},
		{"Pool to close\n\nSalto, Corvo | The pool shuts.", "Pool to close", "", "Salto, Corvo"},
		{"Pool to close\n\n(Adds quotes) SALTO, March 3 (NWA) – The pool shuts.", "Pool to close", "", "SALTO, March 3 (NWA)"},
		{"Pool to close\n\nSalto (NWA).- The pool shuts.", "Pool to close", "", "Salto (NWA)."},
		{"Pool to close\n\nIda Moor (D-Salto): The pool shuts.", "Pool to close", "", ""},
		{"Pool to close\n\nIDA MOOR, 44: The pool shuts.", "Pool to close", "", ""},
		{"Pool to close\n\n9 (More) Ways to swim.", "Pool to close", "", ""},
		{"Pool to close\n\nThe Sun (2024) The pool shuts.", "Pool to close", "", ""},
		{"By Ida Moor\n\nThe pool shuts.\n\nNobody swam.", "", "By Ida Moor", ""},
		{"Pool to close\n\nBy Ida Moor | Salto |\n\nThe pool shuts.\n\nNobody swam.", "Pool to close", "By Ida Moor", ""},
		{"Pool to close\n\nBy Ida Moor Brandvik | Salto Norte |\nThe pool at Salto Point was unsafe for years before it was shut at last, the port authority said on Monday.\n\n“We asked for money four times,” said Ola Brandvik, who runs the pool. “Nobody answered.”\n", "Pool to close", "", "Salto Norte"},
		{"By Monday, they had left\n\nThe pool shuts.", "By Monday, they had left", "", ""},
		{"One.\n\nTwo is here.\n\nThree is here.\n\nNATO – which met on Friday – said no.", "One.", "", ""},
	} {
		d := parse(t, c.src)
		headline, byline, dateline := d.Furnished()
		if got := [3]string{headline.In(c.src), byline.In(c.src), dateline.In(c.src)}; got != [3]string{c.headline, c.byline, c.dateline} {
			t.Errorf("%q: %q", c.src, got)
		}
	}
}

// TestNoClaimInNotes holds that desk notes, credits and end marks are none of the
// story.
func TestNoClaimInNotes(t *testing.T) {
	for _, line := range []string{
		"Eds: Updates with quotes; Ruiz said that more would come.", "(Adds quote; Ruiz said more)", "(Updates with Ruiz, who said no)",
		"(Reporting by Ida Moor, who said it rained; editing by A. Lind)", "ENDS", "Ends/", "-0-", "-30-", "###", "MORE", "- END -",
		"Editor's note: This story was changed after Ruiz said so.", "This article was amended on 6 March 2024 to say that Ruiz said so.", "Keywords: POOL SALTO",
	} {
		d := parse(t, "Pool to close\n\nThe pool shuts.\n\n"+line)
		if got := d.Paragraphs[2].Role; got != text.Furniture {
			t.Errorf("%q has role %d", line, got)
		}
	}
}

// TestDatelines holds the forms that agencies give them.
func TestDatelines(t *testing.T) {
	for src, want := range map[string]string{
		"Salverton (dpa) - The bridge fell.":        "Salverton (dpa) - ",
		"SALVERTON: The bridge fell, Ann Lee said.": "SALVERTON: ",
		"Salverton: The bridge over the river fell on Friday night in the rain that had gone on for days.\n\nNobody in Salverton slept.": "Salverton: ",
		"SALVERTON: The bridge over the river fell on Friday night in the rain that had gone on for days.\n\nNobody in Salverton slept.": "SALVERTON: ",
		"MUMBAI: “The bridge fell,” Ann Lee wrote.": "MUMBAI: ",
		"Salverton, Jan 4: The bridge fell.":        "Salverton, Jan 4: ",
		"Salverton : The bridge over the river fell on Friday night in the rain that had gone on for days.\n\nNobody in Salverton slept.":                              "Salverton : ",
		"Salverton: The bridge over the river fell on Friday night in the rain that had gone on for days.":                                                             "Salverton: ",
		"Mayor: The bridge over the river fell on Friday night in the rain that had gone on for days.":                                                                 "",
		"Warning: The bridge over the river fell on Friday night in the rain that had gone on for days.":                                                               "",
		"Salverton: The bridge over the river fell on Friday night in the rain that had gone on for days.\n\nSalverton was tired, Salverton said. Ann Salverton left.": "",
		"Salverton: We saw that the bridge fell on Friday night in the rain that had gone on for days.\n\nNobody in Salverton slept.":                                  "",
		"Salverton: The bridge over the river fell on Friday night in the rain that had gone on for days.\n\nLee: No, it stands.\n\nIn Salverton.":                     "",
		"SALVERTON (ORLEN), 4 January: The bridge fell.":                                                                                                               "SALVERTON (ORLEN), 4 January: ",
		"Salverton, Chapter 4: The bridge fell.":                                                                         "",
		"(ARGUS) - SALVERTON, JUL 4 - The smelter will close.":                                                           "(ARGUS) - SALVERTON, JUL 4 - ",
		"MAYOR ORR: The bridge over the river fell on Friday night in the rain, as you said.\n\nMARY POOLE: It was old.": "",
		"Salto - The bridge fell.":                                                                                       "Salto - ",
		"SALTO | The bridge fell.":                                                                                       "SALTO | ",
		"Salto de la Vega — “The bridge fell,” Ann Lee said.":                                                            "Salto de la Vega — ",
		"(Recasts) SALTO, May 3 (NWA) - The bridge fell.":                                                                "SALTO, May 3 (NWA) - ",
		"Ann Lee - The bridge builder - left.":                                                                           "",
		"London - Paris Express is late.":                                                                                "",
		"By Ann Lee | The bridge fell.":                                                                                  "",
		"By Ann Lee | Salto | The bridge fell.":                                                                          "Salto | ",
		"SALTO, Corvo--(NEWS WIRE)--The bridge fell, Ann Lee said.":                                                      "SALTO, Corvo--(NEWS WIRE)--",
		"The bridge | It fell.":                                                                                          "",
		"REED: It did not fall. It was old.":                                                                             "",
		"Ann Lee: The bridge fell.":                                                                                      "",
		"The bridge (an old one) - a wreck - fell on Friday at night.":                                                   "",
	} {
		if got := parse(t, src).Paragraphs[0].Dateline.In(src); got != want {
			t.Errorf("%q: dateline %q, want %q", src, got, want)
		}
	}
}

// TestNoDateline holds sentences that begin like one.
func TestNoDateline(t *testing.T) {
	for _, src := range []string{
		"NATO - which met on Friday - said no.",
		"The plan - a bad one - failed.",
		"A dash — and then nothing.",
	} {
		if d := parse(t, src); d.Paragraphs[0].Dateline.Len() > len("NATO - ") {
			t.Errorf("%q: dateline %q", src, d.Paragraphs[0].Dateline.In(src))
		}
	}
}

func TestTags(t *testing.T) {
	for _, c := range []struct{ src, word, want string }{
		{"The report maintains that he lied.", "maintains", "VBZ"},
		{"Justice Roberts spoke of the law.", "spoke", "VBD"},
		{"The house built by the army burned.", "built", "VBN"},
		{"It is understood that talks are near.", "understood", "VBN"},
		{"Olsen claims that he never signed it.", "claims", "VBZ"},
		{"Olsen's claims that he never signed it are false.", "claims", "NNS"},
		{"Claims that he never signed it are false.", "Claims", "NNS"},
		{"Small groups of farmers continued to call for help.", "continued", "VBD"},
		{"The union rejected a pay offer that it called a joke.", "offer", "NN"},
		{"Lawyers raised questions about the will.", "will", "NN"},
		{"The president-elect tweeted: “Thanks.”", "tweeted", "VBD"},
		{"She never forgave it, friends said.", "friends", "NNS"},
		{"Mr Ito neither confirmed nor denied it.", "confirmed", "VBD"},
		{"The workers' union met.", "'", "POS"},
		{"The coach swore to leave.", "swore", "VBD"},
		{"The union foresaw that prices would fall.", "foresaw", "VBD"},
		{"The saw broke.", "saw", "NN"},
		{"THE MAYOR SAID THAT THE BRIDGE WAS CLOSED.", "CLOSED", "JJ"},
		{"Still said she left. A friend of Ana Still called.", "Still", "NNP"},
		{"“It is over,” Sweeting told them.", "Sweeting", "NNP"},
		{"We met Carlos do Carmo.", "do", "NNP"},
		{"We met Vicente de la Quintana.", "la", "NNP"},
		{"In May, Connolly said no.", "Connolly", "NNP"},
		{"On Friday the overly curious Chinese never asked.", "Chinese", "JJ"},
		{"The answer was no.", "no", "DT"},
		{"“My mother fell ill.”", "ill", "JJ"},
		{"“It is over.” Then came the rain.", "Then", "RB"},
	} {
		d := parse(t, c.src)
		found := false
		for i := range d.Tokens {
			if d.Tokens[i].In(c.src) == c.word {
				found = true
				if got := d.Tokens[i].Tag.String(); got != c.want {
					t.Errorf("%s: %s is %s, want %s", c.src, c.word, got, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no token %q", c.src, c.word)
		}
	}
}

// checkDocument reports what must hold of any text: paragraphs, sentences and
// tokens in order, in bounds, apart, and nested in one another.
func checkDocument(t *testing.T, d *text.Document) {
	t.Helper()
	src := d.Source
	last := 0
	for _, p := range d.Paragraphs {
		if p.Start < last || p.End < p.Start || p.End > len(src) {
			t.Fatalf("paragraph %v after %d in %d bytes", p.Span, last, len(src))
		}
		last = p.End
		for s := p.First; s < p.Last; s++ {
			if !p.Contains(d.Sentences[s].Span) {
				t.Fatalf("sentence %v outside its paragraph %v", d.Sentences[s].Span, p.Span)
			}
		}
	}
	token, end := 0, 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.First != token || s.Last <= s.First {
			t.Fatalf("sentence %d has the tokens [%d, %d), want from %d", i, s.First, s.Last, token)
		}
		token = s.Last
		for k := s.First; k < s.Last; k++ {
			x := d.Tokens[k].Span
			if x.Start < end || x.Len() <= 0 || !s.Contains(x) {
				t.Fatalf("token %v after %d in the sentence %v", x, end, s.Span)
			}
			end = x.End
		}
	}
	if token != len(d.Tokens) {
		t.Fatalf("%d of %d tokens are in sentences", token, len(d.Tokens))
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "a", "\x00", "\xff\xfe", "''''''\"\"\"\"", "“‘«„", "Mr.", "U.S.", "...", "'", "’s", "n't", "-- --",
		"By Ida Moor\n\nSALTO (NWA) - “No,” she said.\n\n“Yes.\n\n“Perhaps.”", "a\r\rb\r\nc\u2028d", "ȺȺȺȺn't", "\xe2\x80's",
		"http://", "@", "#1", "1,2,3:4", "cannot Cannot CANNOT", ". . . .", "( [ { ) ] }",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) { checkDocument(t, parse(t, src)) })
}

// A word of ASCII before a space takes a short way, and must be what it is at the
// end of a text.
func TestPlainWords(t *testing.T) {
	lex := new(text.LexiconBuilder).Lexicon()
	for _, w := range []string{"a", "I", "We", "WE", "US", "mI", "McKay", "BBCs", "MI6", "MI6s", "B2B", "G20", "F16", "x1", "X", "Cannot", "CANNOT", "canyon", "Mumbai", "wwwhat", "http", "HTTP2"} {
		var last, inner text.Document
		last.Parse(w, lex, nil)
		for _, after := range []string{" by", ", by"} {
			inner.Parse(w+after, lex, nil)
			for i, want := range last.Tokens {
				got := inner.Tokens[i]
				got.Tag, want.Tag = 0, 0 // depend on what follows
				if got != want {
					t.Errorf("%q before %q: %+v, want %+v", w, after, got, want)
				}
			}
		}
	}
}
