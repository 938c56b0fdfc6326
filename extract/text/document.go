package text

import (
	"sort"
	"strings"
	"unicode/utf8"

	"claims/extract/text/tag"
)

// Role tells what a paragraph is in a news story.
type Role uint8

// The roles of a paragraph.
const (
	Body      Role = iota
	Headline       // the title: may hold claims
	Byline         // "By Ana Ruiz"
	Furniture      // credits, editors' notes, links: never holds a claim
)

// Paragraph is a block of text.
type Paragraph struct {
	Span
	Role Role
	// Dateline is the place, date and agency that the paragraph begins with,
	// up to and with the dash; zero when it has none.
	Dateline    Span
	First, Last int // the sentences [First, Last)
}

// Sentence is a sentence of a paragraph.
type Sentence struct {
	Span
	Paragraph   int // index in Document.Paragraphs
	First, Last int // the tokens [First, Last)
}

// Document is a text with its structure.
// Parse fills it; its slices are reused by the next Parse.
type Document struct {
	Source     string
	Paragraphs []Paragraph
	Sentences  []Sentence
	Tokens     []Token
	Words      int // tokens that hold a letter or digit

	words  []string
	tags   []tag.Tag
	tagger tag.Tagger
	lex    *Lexicon
	names  map[Atom]bool // words tagged as names inside sentences
	doubts []int         // sentences whose first word may be a name
}

// maxSentence bounds a sentence, in tokens: text without full stops is cut so
// that no later step meets a sentence of unbounded length.
const maxSentence = 300

// bytesPerToken is no more than news has, spaces included. A long text finds
// room for its tokens at once.
const bytesPerToken = 5

// ListsOf returns the lists of a word, which need not stand in the text.
func (d *Document) ListsOf(w Atom) *ListSet { return d.lex.Entry(w).Lists }

// Parse reads src: paragraphs and their roles, sentences, tokens and tags.
// Any string is a text; invalid UTF-8 makes tokens of single bytes.
func (d *Document) Parse(src string, lex *Lexicon, furniture *Furnishings) {
	d.Source, d.lex = src, lex
	d.Paragraphs = d.Paragraphs[:0]
	d.Sentences = d.Sentences[:0]
	d.Words = 0
	d.paragraphs()
	d.roles(furniture)
	if n := len(src) / bytesPerToken; cap(d.Tokens) < n {
		d.Tokens = make([]Token, 0, n)
	}
	t := tokenizer{src: src, lex: lex, tokens: d.Tokens[:0]}
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		start := p.Start + itemMark(p.In(src))
		if !p.Dateline.Empty() {
			start = p.Dateline.End
		}
		first := len(t.tokens)
		t.run(start, p.End)
		d.Tokens = t.tokens
		p.First = len(d.Sentences)
		d.split(i, first)
		p.Last = len(d.Sentences)
	}
	d.Tokens = t.tokens
	for i := range d.Tokens {
		if d.Tokens[i].Is(Letter) {
			d.Words++
		}
	}
	d.tag()
}

// Furnished returns the first headline, byline and dateline, each zero when the
// text has none.
func (d *Document) Furnished() (headline, byline, dateline Span) {
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		switch {
		case p.Role == Headline && headline.Empty():
			headline = p.Span
		case p.Role == Byline && byline.Empty():
			name, _, _ := strings.Cut(p.In(d.Source), " |") // behind which the place stands
			byline = Span{p.Start, p.Start + len(name)}
		case !p.Dateline.Empty() && dateline.Empty():
			line := strings.TrimRight(p.Dateline.In(d.Source), " -–—_|:\u00a0\n")
			// In capitals alone, more words are a subhead.
			if strings.Count(line, " ") < 4 || strings.ContainsAny(line, "()0123456789") {
				dateline = Span{p.Dateline.Start, p.Dateline.Start + len(line)}
			}
		}
	}
	return headline, byline, dateline
}

// split appends the sentences of paragraph p, whose tokens begin at first.
func (d *Document) split(p, first int) {
	toks := d.Tokens
	begin := first
	for i := first; i < len(toks); i++ {
		end := 0
		if toks[i].Is(EndMark | Dotted) {
			end = d.sentenceEnd(i)
		}
		if end == 0 && (i+1 == len(toks) || i-begin >= maxSentence) {
			end = i + 1
		}
		if end > 0 {
			d.Sentences = append(Grown(d.Sentences, toks[begin].Start, len(d.Source)), Sentence{
				Span:      Span{toks[begin].Start, toks[end-1].End},
				Paragraph: p, First: begin, Last: end,
			})
			begin, i = end, end-1
		}
	}
}

// sentenceEnd returns the token after the sentence that the mark at i ends, with the marks
// that close what it holds, or 0 when it does not end one.
func (d *Document) sentenceEnd(i int) int {
	j := i + 1
	for j < len(d.Tokens) && d.closesAfter(&d.Tokens[i], &d.Tokens[j]) {
		j++
	}
	if j < len(d.Tokens) && !d.endsBefore(i, j) {
		return 0
	}
	return j
}

// endsBefore reports whether a sentence ends with the mark at i, and with what closes after
// it, before token j: "the end. | The next", but not "Mr. | Lee".
func (d *Document) endsBefore(i, j int) bool {
	mark, next := &d.Tokens[i], &d.Tokens[j]
	if !next.Is(SpaceBefore|OpenQuote) && !(next.Is(Capital) && mark.Is(EndMark)) {
		return false
	}
	if next.Is(Dash) && d.Tokens[j-1].Is(CloseQuote) {
		return false // “...” — the one who said it
	}
	first := d.wordFrom(j)
	c := d.Source[mark.Start]
	switch {
	case mark.Is(Dotted):
		return d.abbreviationEnds(i, j, first)
	case mark.Len() > 1 && c == '.' || c >= utf8.RuneSelf: // an ellipsis
		return first.Is(Capital)
	case first.Is(Capital|Digit) || next.Is(Quote|Dash) || !first.Is(Letter):
		return true
	}
	return c == '.' && j == i+1 && !startsLower(d.Source, first.Start)
}

// wordFrom returns the first token from j on that is not a quotation mark, bracket or dash,
// or else the last one.
func (d *Document) wordFrom(j int) *Token {
	for d.Tokens[j].Is(Quote|Bracket|Dash) && j+1 < len(d.Tokens) {
		j++
	}
	return &d.Tokens[j]
}

// closesAfter reports whether t, after mark, closes a quotation or brackets that the
// sentence opened: “Why?|” or, with spaces, “ Why ? |” .
func (d *Document) closesAfter(mark, t *Token) bool {
	if c := d.Source[t.Start]; !t.Is(CloseQuote) && c != ')' && c != ']' {
		return false
	}
	return !t.Is(SpaceBefore) || t.Is(Quote) && !t.Is(Straight) || mark.Is(SpaceBefore)
}

// abbreviationEnds reports whether a sentence ends with the abbreviation at i, before token
// j, where the word first follows: "Harlow Inc. | Neighbors", but not "Mr. Lee".
func (d *Document) abbreviationEnds(i, j int, first *Token) bool {
	mark := &d.Tokens[i]
	if mark.On(Titles) {
		return false
	}
	capital, alone := first.Is(Capital), first == &d.Tokens[j]
	switch {
	case j > i+1:
		return capital && d.Tokens[j-1].Is(Quote)
	case capital && (d.Tokens[j].Is(OpenQuote) || first.On(Starters) && mark.Len() > 2):
		return true
	}
	return alone && d.opensClause(mark, j)
}

// opensClause reports whether the word at token i, right after the abbreviation mark,
// has its capital because a sentence begins with it, and not because it is of a name: a
// noun before a verb, "Harlow Inc. | Neighbors said", or whatever stands after a time of
// day but its zone or date, "9 a.m. | Drivers should", "9 a.m. Eastern".
func (d *Document) opensClause(mark *Token, i int) bool {
	t := &d.Tokens[i]
	if !t.Is(Capital) || t.Is(AllCaps|Dotted) || i+1 >= len(d.Tokens) {
		return false
	}
	if mark.On(DayTimes) {
		return !t.IsDayOrMonth() && !t.On(TimeZones)
	}
	lists := d.lex.Entry(AtomOf(strings.TrimSuffix(mark.In(d.Source), "."))).Lists
	if !lists.Has(Abbreviations) || lists.Has(Titles) {
		return false // "Mr. King", "James A. Baker"
	}
	if next := &d.Tokens[i+1]; next.Is(Capital) || !next.On(Modals) && (next.Form == NoForm || next.Form == GerundForm) {
		return false
	}
	common := t.OnAny(people)
	if w := mark.In(d.Source); strings.Count(w, ".") > 1 && !startsLower(w, 0) {
		// Of a state's name more may follow: "the U.S. Marines said", "in the U.K. | Critics said".
		return common && d.isLocated(i-1)
	}
	return common || d.isPlural(t)
}

// isLocated reports whether a preposition of place governs the name at i: "in | Kenya", "in
// the | U.K."
func (d *Document) isLocated(i int) bool {
	return i > 1 && d.Tokens[i-1].On(Locatives) || i > 2 && d.Tokens[i-2].On(Locatives)
}

// isPlural reports whether t is the plural of a common noun by its form: "Neighbors".
func (d *Document) isPlural(t *Token) bool {
	return d.Source[t.End-1] == 's' && d.Source[t.End-2] != 's' && !t.OnAny(properLists) && tag.Knows(strings.ToLower(t.In(d.Source)))
}

// endsInS reports whether a word that ends in s stands right before i.
func endsInS(src string, i int) bool {
	return i > 0 && strings.IndexByte("sSxXzZ", src[i-1]) >= 0
}

func startsLower(src string, i int) bool { return isLowerByte(src[i]) }

// tag fills in the tags, sentence by sentence.
func (d *Document) tag() {
	for s := range d.Sentences {
		d.tagSentence(&d.Sentences[s])
	}
	d.tagNames()
}

// tagSentence fills in the tags of the sentence sent.
func (d *Document) tagSentence(sent *Sentence) {
	toks := d.Tokens[sent.First:sent.Last]
	title := d.Paragraphs[sent.Paragraph].Role == Headline && titleCase(toks)
	capitals := allCapitals(toks)
	d.leaveApostrophes(toks)
	d.words = d.words[:0]
	for i := range toks {
		w := d.taggerWord(&toks[i], title && i > 0)
		if capitals && toks[i].Is(Letter) && !toks[i].OnAny(properLists) {
			w = lowerASCII(w)
		}
		d.words = append(d.words, w)
	}
	d.tags = OfLength(d.tags, len(toks))
	d.tagger.Sentence(d.words, d.tags)
	for i := range toks {
		t := &toks[i]
		if t.Tag = d.tags[i]; t.Is(Single) && !t.Is(Quote) {
			t.Tag = tag.POS
		}
		if i > 0 {
			repair(t, &toks[i-1], title || capitals)
		}
	}
	if !title && !capitals {
		tagParticles(toks)
		tagSubjects(d.Source, toks)
	}
}

// leaveApostrophes takes for no quotation marks those of toks, a sentence, that are
// apostrophes after a plural, where no single mark is open: "the workers' union".
func (d *Document) leaveApostrophes(toks []Token) {
	open := false
	for i := range toks {
		t := &toks[i]
		if !t.Is(Single) {
			continue
		}
		if t.Is(CloseQuote) && !open && i > 0 && endsInS(d.Source, t.Start) {
			t.Shape &^= Quote
		}
		open = open && !t.Is(CloseQuote) || t.Is(OpenQuote)
	}
}

// taggerWord returns t as the tagger's model knows it, with a plain apostrophe, and in small
// letters where its capital is only that of a title.
func (d *Document) taggerWord(t *Token, title bool) string {
	if mark := d.taggerMark(t); mark != "" {
		return mark
	}
	w := t.In(d.Source)
	if t.Is(Broken) {
		w = d.lex.Unbroken(w)
	}
	if w[0] >= 0x80 || len(w) == len("n’t") && w[0] == 'n' {
		if c, ok := plainClitics[w]; ok {
			return c
		}
	}
	if title && t.Is(Capital) && !t.Is(AllCaps) && (t.OnAny(commonLists) || t.Form != NoForm) {
		return lowerASCII(w)
	}
	return w
}

// taggerMark returns the mark t as the tagger's model knows it, or "" for a word: quotation
// marks as “ and ”, dashes as --.
func (d *Document) taggerMark(t *Token) string {
	switch {
	case t.Is(OpenQuote):
		return "``"
	case t.Is(CloseQuote):
		return "''"
	case t.Is(Single):
		return "'"
	case t.Is(Dash):
		return "--"
	case t.Is(EndMark) && t.Len() > 1:
		if c := d.Source[t.Start]; c == '?' || c == '!' {
			return d.Source[t.Start : t.Start+1]
		}
		return "..."
	}
	return ""
}

// plainClitics are the clitics with a typographic apostrophe, and with a plain one.
var plainClitics = map[string]string{"’s": "'s", "’S": "'s", "’re": "'re", "’ve": "'ve", "’ll": "'ll", "’d": "'d", "’m": "'m", "n’t": "n't"}

func lowerASCII(w string) string {
	b := []byte(w)
	for i, c := range b {
		if isUpperByte(c) {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// properLists are the lists of words that are written with a capital.
var properLists = ListsOf(FemaleNames, MaleNames, Places, Weekdays, Months)

// allCapitals reports whether the sentence toks is written in capitals, as wires
// once sent all they had.
func allCapitals(toks []Token) bool {
	words := 0
	for i := range toks {
		if t := &toks[i]; t.Is(Letter) && t.Len() > 1 && !t.Is(Digit) {
			if !t.Is(AllCaps) {
				return false
			}
			words++
		}
	}
	return words > 3
}

// titleCase reports whether nearly all long words of toks begin with a capital.
func titleCase(toks []Token) bool {
	long, capital := 0, 0
	for i := range toks {
		if toks[i].Is(Letter) && toks[i].Len() > 3 {
			long++
			if toks[i].Is(Capital | Digit) {
				capital++
			}
		}
	}
	return long > 2 && capital*10 >= long*8
}

// SentenceAt returns the sentence that holds token i, or the number of sentences where
// none does.
func (d *Document) SentenceAt(i int) int {
	return sort.Search(len(d.Sentences), func(s int) bool { return d.Sentences[s].Last > i })
}
