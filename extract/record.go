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

// recorder turns the claims that stay, and who makes them, into a Result.
type recorder struct {
	*parse.Text
	claims []attribute.Candidate
	cast   *resolve.Cast
	listed []int32 // by entity: its place in Result.Speakers and 1, or 0
}

// record turns what was found in txt into a Result.
func record(txt *parse.Text, claims []attribute.Candidate, cast *resolve.Cast) *Result {
	rec := &recorder{Text: txt, claims: claims, cast: cast}
	res := &Result{Source: txt.Source, Words: txt.Words, Claims: make([]Claim, 0, len(claims))}
	res.Headline, res.Byline, res.Dateline = txt.Furnished()
	for i := range claims {
		res.Claims = append(res.Claims, rec.claim(i))
	}
	for i := range res.Claims {
		cast.Issue(i, res.Claims[i].Medium)
	}
	for i := range res.Claims {
		if res.Claims[i].Speaker != nil {
			rec.speaker(res, i)
		}
	}
	rec.answers(res)
	return res
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

// speaker fills in who makes claim i, and lists the claim under whoever has a name.
func (rec *recorder) speaker(res *Result, i int) {
	who, ok := rec.cast.Speaker(i)
	if !ok {
		return
	}
	s := res.Claims[i].Speaker
	s.Name, s.Type, s.Role = who.Name, typeOf(&who.Identity), who.Role
	for k := range who.Index {
		rec.list(res, &who.Index[k], i)
	}
}

// maxSpeakers bounds how many entries of the index an entity is compared with, the
// latest first, so that time stays linear.
const maxSpeakers = 200

// list adds claim i to the entry of id in the index of speakers.
func (rec *recorder) list(res *Result, id *resolve.Identity, i int) {
	for len(rec.listed) <= int(id.Entity) {
		rec.listed = append(rec.listed, 0)
	}
	place := &rec.listed[id.Entity]
	if *place == 0 {
		t := typeOf(id)
		for k := max(0, len(res.Speakers)-maxSpeakers); k < len(res.Speakers) && *place == 0; k++ {
			if res.Speakers[k].Name == id.Name && res.Speakers[k].Type == t {
				*place = int32(k) + 1
			}
		}
		if *place == 0 {
			res.Speakers = append(res.Speakers, NamedSpeaker{Name: id.Name, Type: t, Role: id.Role})
			*place = int32(len(res.Speakers))
		}
	}
	n := &res.Speakers[*place-1]
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
		Headline:   rec.Paragraphs[sent.Paragraph].Role == text.Headline,
		Negated:    rec.Units[c.Unit].Form&text.Negated != 0 && !c.Rule.Floats(),
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
	out.Text = quote.Readable(rec.Source, out.Content, hasComplementizer(rec.Text, c))
	return out
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
