package extract

import (
	"slices"

	"claims/extract/internal/attribute"
	"claims/extract/internal/english"
	"claims/extract/internal/parse"
	"claims/extract/internal/quote"
	"claims/extract/internal/resolve"
	"claims/extract/text"
)

// recorder turns the claims that stay, and who makes them, into those of a Result.
type recorder struct {
	*parse.Text
	claims   []attribute.Candidate
	cast     *resolve.Cast
	outlines []outline // by claim
	speakers []NamedSpeaker
	listed   []int32 // by entity: its place in speakers and 1, or 0
}

// outline is what other claims ask of one.
type outline struct {
	act     Act
	speaker SpeakerType
	answers int32
}

// record turns what was found in txt into a Result.
func record(txt *parse.Text, claims []attribute.Candidate, cast *resolve.Cast) *Result {
	rec := &recorder{Text: txt, claims: claims, cast: cast}
	all := make([]Claim, len(claims))
	rec.read(all)
	res := rec.result()
	res.Claims = all
	return res
}

// read looks at all claims, and puts them into all unless that is nil.
func (rec *recorder) read(all []Claim) {
	rec.outlines = make([]outline, len(rec.claims))
	for i := range rec.claims {
		c := rec.claim(i)
		rec.outlines[i].act = c.Act
		rec.cast.Issue(i, c.Medium)
		if all != nil {
			all[i] = c
		}
	}
	for i := range rec.claims {
		who, ok := rec.cast.Speaker(i)
		if !ok {
			continue
		}
		rec.outlines[i].speaker = typeOf(&who.Identity)
		for k := range who.Index {
			rec.list(&who.Index[k], i)
		}
		if all != nil {
			all[i].Speaker.is(&who)
		}
	}
	for i := range rec.claims {
		answers := rec.answered(i)
		rec.outlines[i].answers = int32(answers)
		if all != nil {
			all[i].Answers, all[i].Answer = answers, rec.answerKind(i, answers)
		}
	}
}

// again returns claim i once more, when all are read.
func (rec *recorder) again(i int) Claim {
	c := rec.claim(i)
	if who, ok := rec.cast.Speaker(i); ok {
		c.Speaker.is(&who)
	}
	c.Answers = int(rec.outlines[i].answers)
	c.Answer = rec.answerKind(i, c.Answers)
	return c
}

// is fills in who s turned out to be.
func (s *Speaker) is(who *resolve.Speaker) {
	s.Name, s.Type, s.Role = who.Name, typeOf(&who.Identity), who.Role
	if s.Name != "" {
		s.Confidence = who.Confidence
	}
}

// result returns the result less its claims.
func (rec *recorder) result() *Result {
	res := &Result{Source: rec.Source, Words: rec.Words, Speakers: rec.speakers}
	res.Headline, res.Byline, res.Dateline = rec.Furnished()
	return res
}

// paragraph returns the paragraph of claim i.
func (rec *recorder) paragraph(i int) int { return rec.Sentences[rec.claims[i].Sentence].Paragraph }

// inHeadline reports whether claim i is made in a headline.
func (rec *recorder) inHeadline(i int) bool {
	return rec.Paragraphs[rec.paragraph(i)].Role == text.Headline
}

// speakerTypes are the types of the classes of the cast.
var speakerTypes = [...]SpeakerType{resolve.Unknown: "", resolve.Person: Person, resolve.Body: Organization, resolve.Place: Place, resolve.Group: Group, resolve.Document: Document, resolve.Thing: ""}

// typeOf returns the type of whom id tells of.
func typeOf(id *resolve.Identity) SpeakerType {
	if id.Anonymous {
		return Anonymous
	}
	return speakerTypes[id.Class]
}

// maxSpeakers bounds how many entries of the index an entity is compared with, the
// latest first, so that time stays linear.
const maxSpeakers = 200

// list adds claim i to the entry of id in the index of speakers.
func (rec *recorder) list(id *resolve.Identity, i int) {
	for len(rec.listed) <= int(id.Entity) {
		rec.listed = append(rec.listed, 0)
	}
	place := &rec.listed[id.Entity]
	if *place == 0 {
		t := typeOf(id)
		for k := max(0, len(rec.speakers)-maxSpeakers); k < len(rec.speakers) && *place == 0; k++ {
			if rec.speakers[k].Name == id.Name && rec.speakers[k].Type == t {
				*place = int32(k) + 1
			}
		}
		if *place == 0 {
			rec.speakers = append(rec.speakers, NamedSpeaker{Name: id.Name, Type: t, Role: id.Role})
			*place = int32(len(rec.speakers))
		}
	}
	n := &rec.speakers[*place-1]
	n.Claims = append(n.Claims, i)
}

// claim turns claim i into one of the result.
func (rec *recorder) claim(i int) Claim {
	c := &rec.claims[i]
	sent := &rec.Sentences[c.Sentence]
	out := Claim{
		Cue:        Cue{Span: rec.SpanOf(c.Cue), Lemma: lemma(rec.Text, c)},
		Act:        rec.act(i),
		Within:     c.Within,
		Answers:    -1,
		Headline:   rec.inHeadline(i),
		Negated:    rec.isNegated(c) && !c.Rule.Floats(),
		Paragraph:  sent.Paragraph + 1,
		Sentence:   c.Sentence + 1,
		Rule:       c.Rule.Name,
		Confidence: c.Probability,
	}
	if !c.Source.Range.Empty() {
		out.Speaker = &Speaker{Span: rec.SpanOf(c.Source.Range)}
	}
	rec.circumstances(c, &out)
	for i := range c.NumParts() {
		if p := c.Part(i); !p.Empty() {
			out.Content = appendSpans(rec.Text, out.Content, p)
		}
	}
	if len(out.Content) > 1 {
		slices.SortFunc(out.Content, func(s, t text.Span) int { return s.Start - t.Start })
	}
	out.Kind = kind(rec.Text, c)
	out.Text = quote.Readable(rec.Set.Lexicon, rec.Source, out.Content, hasComplementizer(rec.Text, c))
	if c.RightUnit >= 0 && rec.Units[c.RightUnit].Form&text.Infinitive != 0 && !out.Addressee.Empty() && c.Left.Empty() && !c.Holds(c.Addressee) {
		out.Text = rec.Set.Lexicon.OneLine(out.Addressee.In(rec.Source)) + " " + out.Text // "told | the crew | to wait"
	}
	return out
}

// isNegated reports whether the verb of c is negated, or who says it is nobody: "did not
// say", "Neither of them would say", but not "No 10 said".
func (rec *recorder) isNegated(c *attribute.Candidate) bool {
	if rec.Units[c.Unit].Form&text.Negated != 0 {
		return true
	}
	t := c.Source.Range
	return !t.Empty() && rec.Tok(t.First).On(text.Negations) && (t.Last-t.First == 1 || !rec.Tok(t.First+1).Is(text.Digit))
}

// lemma returns the lemma of the cue of c.
func lemma(txt *parse.Text, c *attribute.Candidate) string {
	if c.Entry != nil {
		return c.Entry.Lemma
	}
	return english.Lower(txt.Tok(txt.Units[c.Unit].Head).In(txt.Source))
}

// appendSpans appends the bytes of t to spans, one span a paragraph; a span
// that follows the last one directly is joined to it.
func appendSpans(txt *parse.Text, spans []text.Span, t text.Range) []text.Span {
	for s := txt.SentenceAt(t.First); t.First < t.Last && s < len(txt.Sentences); {
		p := txt.Sentences[s].Paragraph
		end := s
		for end+1 < len(txt.Sentences) && txt.Sentences[end+1].Paragraph == p && txt.Sentences[end].Last < t.Last {
			end++
		}
		part := text.Range{First: t.First, Last: min(t.Last, txt.Sentences[end].Last)}
		spans = append(spans, txt.SpanOf(part))
		t.First = part.Last
		s = end + 1
	}
	return spans
}

// kind tells whether the content of c stands in quotation marks: all of it,
// some or none.
func kind(txt *parse.Text, c *attribute.Candidate) Kind {
	in, out := 0, 0
	for k := range c.NumParts() {
		p := c.Part(k)
		for i := p.First; i < p.Last; i++ {
			if !txt.Tok(i).Is(text.Letter) {
				continue
			}
			if txt.Quotes.Quoted[i] >= 0 {
				in++
			} else {
				out++
			}
		}
	}
	switch {
	case in == 0:
		return Indirect
	case out == 0:
		return Direct
	}
	return Mixed
}

// hasComplementizer reports whether the content of c begins with the "that" of
// a clause, not of a noun phrase.
func hasComplementizer(txt *parse.Text, c *attribute.Candidate) bool {
	return c.Left.Empty() && c.RightUnit >= 0 && txt.Units[c.RightUnit].Kind == text.ThatUnit
}
