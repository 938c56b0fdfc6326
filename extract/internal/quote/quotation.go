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
		q.paragraph(d, par, first, last)
		if len(q.List) > before && unclosed >= 0 && q.List[before].First == first {
			q.List[unclosed].Next = before
			q.List[before].Continues = true
		} else if unclosed >= 0 {
			q.shorten(d, unclosed)
		}
		unclosed = -1
		if n := len(q.List); n > before && !q.List[n-1].closed {
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
		if isSaid(&toks[k]) && (toks[k+1].Is(text.Capital) || toks[k+1].Tag == tag.DT || toks[k+1].Tag == tag.PRP) {
			return k
		}
		for k < last && k < i+4 && (toks[k].Is(text.Capital) || toks[k].Tag == tag.PRP) {
			k++
		}
		if k > i+1 && k+1 < last && isSaid(&toks[k]) && (toks[k+1].Is(text.EndMark|text.Comma) || toks[k+1].Tag == tag.IN) {
			return i + 1
		}
	}
	return 0
}

func isSaid(t *text.Token) bool {
	return t.Lemma == english.Say && (t.Form == text.PastForm || t.Form == text.PresentForm)
}

// paragraph pairs the marks of the tokens [first, last).
func (q *Quotations) paragraph(d *text.Document, par *text.Paragraph, first, last int) {
	toks := d.Tokens
	double := par.Role != text.Headline
	if !double {
		// Headlines quote with single marks; a double one rules that out.
		for i := first; i < last && !double; i++ {
			double = toks[i].Is(text.Quote) && !toks[i].Is(text.Single)
		}
	}
	start := -1
	if label := transcriptLabel(d, first, last); label > 0 {
		// "WALLACE: Let's begin ...": the mark before the name opens what is said.
		start = label
		first = label
	}
	// The first single mark whose partner is known to be missing: none of
	// the later ones has to look further than the paragraph's end again.
	noPartner := false
	inner := 0 // typographic marks that are open inside others of their kind
	for i := first; i < last; i++ {
		t := &toks[i]
		if !t.Is(text.Quote) {
			continue
		}
		if t.Is(text.Single) {
			if start >= 0 || !t.Is(text.OpenQuote) || noPartner {
				continue
			}
			if end := singleEnd(d, i, last); end > 0 {
				q.add(i, end, true)
				i = end - 1
			} else {
				noPartner = true
			}
			continue
		}
		opens := t.Is(text.OpenQuote)
		if start >= 0 && t.Is(text.Straight) && !toks[start].Is(text.Straight) && d.Source[t.Start] == '\'' {
			// Two apostrophes close what two backquotes opened, wherever the spaces are.
			q.add(start, i+1, true)
			start = -1
			continue
		}
		if start >= 0 && !t.Is(text.Straight) && !toks[start].Is(text.Straight) {
			if inner > 0 && !opens {
				inner--
				continue
			}
			if opens && closesAll(toks, i, last, inner+2) {
				inner++
				continue
			}
		}
		switch {
		case start < 0 && (opens || i == first || i == first+1 && !toks[first].Is(text.Letter|text.Quote) || t.Is(text.Straight) && t.Is(text.SpaceBefore)):
			start = i // whichever mark it is, where a paragraph begins
		case start < 0: // a closing mark alone
			if par.Role == text.Body && i > first+2 && i+1 < last && beginsQuoted(q, toks, first) {
				q.add(first, i+1, true)
			}
		case !opens || !t.Is(text.SpaceBefore) && i+1 < last && toks[i+1].Is(text.SpaceBefore) || t.Is(text.Straight) && (!t.Is(text.SpaceBefore) || i+1 < last && toks[i+1].Is(text.SpaceBefore)):
			// A straight mark between spaces closes: “the 'old plan,' " he said”.
			q.add(start, i+1, true)
			start = -1
		default: // opened twice: the first ends with its sentence
			if s := d.SentenceAt(start); d.Sentences[s].Last <= i {
				q.add(start, d.Sentences[s].Last, true)
			}
			start = i
		}
	}
	if start >= 0 {
		q.add(start, last, false)
	}
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
	for i := first + 1; i < last-1 && i < first+5; i++ {
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
		if c != 's' && c != 'S' && c != 'x' && c != 'z' {
			return j + 1
		}
		if doubtful == 0 {
			doubtful = j + 1
		}
	}
	return doubtful
}
