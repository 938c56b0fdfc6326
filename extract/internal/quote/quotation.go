// Package quote pairs the quotation marks of a document, and finds the turns of a
// dialogue.
package quote

import (
	"claims/extract/internal/english"
	"claims/extract/text"
	"claims/extract/text/tag"
)

// Quotation is a stretch of text in quotation marks.
type Quotation struct {
	First, Last int // the tokens [first, last), marks included
	// open and closed tell whether the marks are there: a quotation that runs
	// over paragraphs has its closing mark in the last one only.
	open, closed bool
	Next         int // the quotation in the next paragraph that continues this one, or -1
	Continues    bool
	// Signature is the dash between a post of a network and who wrote it, or 0. Its text
	// has no marks: "Rain again. — Tomas Reyl (@treyl) March 4, 2018".
	Signature int
}

// Quotations pairs the quotation marks of a document, paragraph by paragraph.
// An odd number of marks is no error: a mark without a partner is repaired
// where the text shows how and ignored where not. quoted gives for each token
// the outermost quotation that holds it, or -1.
type Quotations struct {
	List   []Quotation
	Quoted []int32
}

// Pair pairs the marks of d.
func (q *Quotations) Pair(d *text.Document) {
	q.List = q.List[:0]
	q.Quoted = text.OfLength(q.Quoted, len(d.Tokens))
	for i := range q.Quoted {
		q.Quoted[i] = -1
	}
	unclosed := -1 // the quotation that the paragraph before left open
	for p := range d.Paragraphs {
		par := &d.Paragraphs[p]
		if par.First == par.Last {
			if par.Role == text.Body {
				unclosed = -1
			}
			continue
		}
		first, last := d.Sentences[par.First].First, d.Sentences[par.Last-1].Last
		before := len(q.List)
		if dash := signature(d, first, last); dash > 0 {
			q.List = append(q.List, Quotation{First: first, Last: dash, closed: true, Next: -1, Signature: dash})
		} else {
			q.paragraph(d, par, first, last)
		}
		if len(q.List) > before && unclosed >= 0 && q.List[before].First == first {
			q.List[unclosed].Next = before
			q.List[before].Continues = true
		} else if unclosed >= 0 {
			q.shorten(d, unclosed)
		}
		unclosed = -1
		if n := len(q.List); n > before && !q.List[n-1].closed && !q.closeAtTag(d, n-1, par) {
			unclosed = n - 1
		}
	}
	if unclosed >= 0 {
		q.shorten(d, unclosed)
	}
	for i, x := range q.List {
		for k := x.First; k < x.Last; k++ {
			q.Quoted[k] = int32(i)
		}
	}
}

// shorten ends quotation i, whose closing mark is missing, with the sentence
// that it began in, unless it began its paragraph and so may well fill it.
func (q *Quotations) shorten(d *text.Document, i int) {
	x := &q.List[i]
	s := d.SentenceAt(x.First)
	par := &d.Paragraphs[d.Sentences[s].Paragraph]
	if first := d.Sentences[par.First].First; first == x.First || transcriptLabel(d, first, d.Sentences[par.Last-1].Last) == x.First {
		if end := attributed(d, x.First, d.Sentences[s].Last); end > 0 {
			x.Last = end
		}
		return
	}
	x.Last = d.Sentences[s].Last
}

// closeAtTag ends quotation i, which is open at the end of the paragraph par, before whoever the
// last sentence says it of, and reports whether there is one: "“It must end. It is late, | he said."
func (q *Quotations) closeAtTag(d *text.Document, i int, par *text.Paragraph) bool {
	x, s := &q.List[i], &d.Sentences[par.Last-1]
	end := attributed(d, max(x.First, s.First), s.Last)
	if end == 0 {
		return false
	}
	x.Last, x.closed = end, true
	return true
}

// attributed returns the token after the comma before "said" and a name, or "he
// said" and a stop, among the tokens [first, last): there the closing mark is
// missing. It returns 0 for none.
func attributed(d *text.Document, first, last int) int {
	toks := d.Tokens
	for i := first + 2; i+2 < last; i++ {
		if !toks[i].Is(text.Comma) {
			continue
		}
		k := i + 1
		if isSaid(&toks[k]) && (toks[k+1].Is(text.Capital) || toks[k+1].Tag == tag.DT || toks[k+1].Tag == tag.PRP) && !opensClause(toks[k+1:last]) {
			return k
		}
		for k < min(last, i+4) && (toks[k].Is(text.Capital) || toks[k].Tag == tag.PRP) {
			k++
		}
		if k > i+1 && k+1 < last && isSaid(&toks[k]) && (toks[k+1].Is(text.EndMark|text.Comma) || toks[k+1].Tag == tag.IN) {
			return i + 1
		}
	}
	return 0
}

// opensClause reports whether a noun phrase of a few words and its finite verb begin toks, and so what
// is said: "its sponsor, Harlow, said | it would", but not "said | Ana Ruiz, who was".
func opensClause(toks []text.Token) bool {
	for i := range toks {
		if t := &toks[i]; t.Tag.IsFinite() {
			return true
		} else if !t.Is(text.Capital) && !t.Tag.IsNoun() && t.Tag != tag.DT && t.Tag != tag.PRP && t.Tag != tag.JJ {
			return false
		}
	}
	return false
}

func isSaid(t *text.Token) bool {
	return t.Lemma == english.Say && (t.Form == text.PastForm || t.Form == text.PresentForm)
}

// pairing pairs the marks of a paragraph.
type pairing struct {
	*Quotations
	doc         *text.Document
	toks        []text.Token
	body        bool // whether the paragraph is of the body
	first, last int  // its tokens
	start       int  // the mark that is open, or -1
	inner       int  // typographic marks that are open inside others of their kind
	// The first single mark whose partner is known to be missing: none of
	// the later ones has to look further than the paragraph's end again.
	noPartner bool
}

// paragraph pairs the marks of the tokens [first, last).
func (q *Quotations) paragraph(d *text.Document, par *text.Paragraph, first, last int) {
	p := pairing{Quotations: q, doc: d, toks: d.Tokens, body: par.Role == text.Body, first: first, last: last, start: -1}
	if label := transcriptLabel(d, first, last); label > 0 {
		// "WALLACE: Let's begin ...": the mark before the name opens what is said.
		p.start, p.first = label, label
	}
	for i := p.first; i < last; i++ {
		switch t := &p.toks[i]; {
		case !t.Is(text.Quote):
		case t.Is(text.Single):
			i = p.single(i)
		case p.start < 0:
			p.open(i)
		default:
			p.meet(i)
		}
	}
	if p.start >= 0 {
		q.add(p.start, last, false)
	}
}

// single pairs the single mark at i, if it opens a quotation that is in no other, and
// returns the mark that closes it, or i.
func (p *pairing) single(i int) int {
	if p.start >= 0 || p.noPartner || !p.toks[i].Is(text.OpenQuote) {
		return i
	}
	end := singleEnd(p.doc, i, p.last)
	if end == 0 {
		p.noPartner = true
		return i
	}
	p.add(i, end, true)
	return end - 1
}

// open takes the mark at i, where none is open: it opens, whichever it is, where a paragraph
// begins. A closing mark alone closes what the paragraph before left open.
func (p *pairing) open(i int) {
	t := &p.toks[i]
	switch {
	case t.Is(text.OpenQuote), i == p.first, i == p.first+1 && !p.toks[p.first].Is(text.Letter|text.Quote),
		t.Is(text.Straight) && t.Is(text.SpaceBefore):
		p.start = i
	case p.body && i > p.first+2 && i+1 < p.last && beginsQuoted(p.Quotations, p.toks, p.first):
		p.add(p.first, i+1, true)
	}
}

// meet takes the mark at i, where one is open: it closes that, unless it is of a quotation
// inside.
func (p *pairing) meet(i int) {
	t, opener := &p.toks[i], &p.toks[p.start]
	typographic := !opener.Is(text.Straight)
	switch {
	case typographic && t.Is(text.Straight) && p.doc.Source[t.Start] == '\'':
		// Two apostrophes close what two backquotes opened, wherever the spaces are.
		p.close(i)
	case typographic && !t.Is(text.Straight) && p.inner > 0 && !t.Is(text.OpenQuote):
		p.inner--
	case typographic && !t.Is(text.Straight) && t.Is(text.OpenQuote) && closesAll(p.toks, i, p.last, p.inner+2):
		p.inner++
	case p.closes(i):
		p.close(i)
	default: // opened twice: the first ends with its sentence
		if end := p.doc.Sentences[p.doc.SentenceAt(p.start)].Last; end <= i {
			p.add(p.start, end, true)
		}
		p.start = i
	}
}

// closes reports whether the mark at i closes the one that is open, by its form and the
// spaces beside it. A straight mark between spaces closes: “the 'old plan,' " he said”.
func (p *pairing) closes(i int) bool {
	t := &p.toks[i]
	spaced := i+1 < p.last && p.toks[i+1].Is(text.SpaceBefore)
	switch {
	case !t.Is(text.OpenQuote):
		return true
	case t.Is(text.SpaceBefore):
		return spaced && t.Is(text.Straight)
	}
	return spaced || t.Is(text.Straight)
}

// close ends the quotation that is open with the mark at i.
func (p *pairing) close(i int) {
	p.add(p.start, i+1, true)
	p.start = -1
}

// maxInner bounds the tokens in which the marks that close a quotation inside
// another, and that one, are looked for.
const maxInner = 200

// closesAll reports whether typographic marks close before token last all that the
// one at i makes depth, so that it opens a quotation inside another: “Even “old” men.”
func closesAll(toks []text.Token, i, last, depth int) bool {
	for k := i + 1; k < min(last, i+maxInner); k++ {
		switch t := &toks[k]; {
		case !t.Is(text.Quote) || t.Is(text.Single|text.Straight):
		case t.Is(text.OpenQuote):
			depth++
		default:
			if depth--; depth == 0 {
				return true
			}
		}
	}
	return false
}

// transcriptLabel returns the token after the name in capitals and the colon
// with which a quoted paragraph begins, or 0.
func transcriptLabel(d *text.Document, first, last int) int {
	if !d.Tokens[first].Is(text.Quote) {
		return 0
	}
	for i := first + 1; i < min(last-1, first+5); i++ {
		if d.Tokens[i].Word == english.Colon && i > first+1 {
			return i + 1
		}
		if !d.Tokens[i].Is(text.AllCaps) {
			return 0
		}
	}
	return 0
}

// beginsQuoted reports whether the paragraph that begins at first follows a
// quotation left open: then its opening mark is missing too.
func beginsQuoted(q *Quotations, toks []text.Token, first int) bool {
	n := len(q.List)
	return n > 0 && !q.List[n-1].closed && q.List[n-1].Last == first && toks[first].Is(text.Letter)
}

func (q *Quotations) add(first, last int, closed bool) {
	q.List = append(q.List, Quotation{First: first, Last: last, open: true, closed: closed, Next: -1})
}

// maxDoubt bounds the tokens after a mark that may be an apostrophe in which a
// better one is looked for.
const maxDoubt = 200

// singleEnd returns the token after the single mark that closes the one at i,
// or 0: a mark after a plural's s may be an apostrophe, so one that follows
// punctuation is preferred.
func singleEnd(d *text.Document, i, last int) int {
	toks := d.Tokens
	depth, doubtful := 0, 0
	for j := i + 1; j < last && (doubtful == 0 || j < doubtful+maxDoubt); j++ {
		t := &toks[j]
		if !t.Is(text.Quote) || !t.Is(text.Single) {
			continue
		}
		if t.Is(text.OpenQuote) {
			if !t.Is(text.Straight) {
				depth++
			}
			continue
		}
		if depth > 0 {
			depth--
			continue
		}
		c := d.Source[t.Start-1]
		if c != 's' && c != 'S' {
			return j + 1
		}
		if doubtful == 0 {
			doubtful = j + 1
		}
	}
	return doubtful
}
