package text

import (
	"strings"

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

	phrases phraseIndex
	words   []string
	tags    []tag.Tag
	tagger  tag.Tagger
	names   map[Atom]bool // words tagged as names inside sentences
	doubts  []int         // sentences whose first word may be a name
}

// maxSentence bounds a sentence, in tokens: text without full stops is cut so
// that no later step meets a sentence of unbounded length.
const maxSentence = 300

// bytesPerToken is no more than news has, spaces included. A long text finds
// room for its tokens at once.
const bytesPerToken = 5

// Parse reads src: paragraphs and their roles, sentences, tokens and tags.
// Any string is a text; invalid UTF-8 makes tokens of single bytes.
func (d *Document) Parse(src string, lex *Lexicon, furniture *Furnishings) {
	d.Source = src
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
		start := p.Start
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
			byline = p.Span
		case !p.Dateline.Empty() && dateline.Empty():
			line := strings.TrimRight(p.Dateline.In(d.Source), " -–—_\u00a0")
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
		switch {
		case i+1 == len(toks):
			end = i + 1
		case toks[i].Is(EndMark | Dotted):
			end = d.sentenceEnd(i)
		case toks[i+1].Is(Quote) && d.endsSignature(begin, i):
			end = i + 1
		}
		if end == 0 && i-begin >= maxSentence {
			end = i + 1
		}
		if end > 0 {
			d.Sentences = append(d.Sentences, Sentence{
				Span:      Span{toks[begin].Start, toks[end-1].End},
				Paragraph: p, First: begin, Last: end,
			})
			begin, i = end, end-1
		}
	}
}

// endsSignature reports whether the line that ends with token i, of the sentence
// that begins with token first, ends in a dash and the name of whoever said the
// quotation before it, so that the quotation on the next line is another's.
func (d *Document) endsSignature(first, i int) bool {
	toks := d.Tokens
	if !toks[i].Is(Letter) || strings.IndexByte(d.Source[toks[i].End:toks[i+1].Start], '\n') < 0 {
		return false
	}
	k := i
	for k > first && k > i-maxSignature && toks[k].Is(Capital|Dotted) {
		k--
	}
	return k < i && k > first && toks[k].Is(Dash) && toks[k-1].Is(CloseQuote|Straight)
}

// maxSignature bounds the words of a name after a dash.
const maxSignature = 6

// sentenceEnd returns the token after the sentence that the mark at i ends,
// or 0 when it does not end one.
func (d *Document) sentenceEnd(i int) int {
	toks := d.Tokens
	mark := &toks[i]
	j := i + 1
	for j < len(toks) && (toks[j].Is(CloseQuote) || toks[j].Is(Bracket) && (d.Source[toks[j].Start] == ')' || d.Source[toks[j].Start] == ']')) &&
		(!toks[j].Is(SpaceBefore) || toks[j].Is(Quote) && !toks[j].Is(Straight) || mark.Is(SpaceBefore)) { // "`` Why ? '' She left ."
		j++
	}
	if j >= len(toks) {
		return len(toks)
	}
	next := &toks[j]
	if !next.Is(SpaceBefore) && !next.Is(OpenQuote) && !(next.Is(Capital) && mark.Is(EndMark)) {
		return 0
	}
	if next.Is(Dash) && toks[j-1].Is(CloseQuote) {
		return 0 // “...” — the one who said it
	}
	first := next
	for k := j; first.Is(Quote|Bracket|Dash) && k+1 < len(toks); k++ {
		first = &toks[k+1]
	}
	if mark.Is(Dotted) {
		if mark.On(Titles) || j > i+1 && !toks[j-1].Is(Quote) {
			return 0
		}
		if j > i+1 {
			if first.Is(Capital) {
				return j
			}
			return 0
		}
		if next.Is(OpenQuote) && first.Is(Capital) || first.Is(Capital) && first.On(Starters) && mark.Len() > 2 {
			return j
		}
		return 0
	}
	if mark.Len() > 1 && d.Source[mark.Start] == '.' || d.Source[mark.Start] >= 0x80 { // an ellipsis
		if first.Is(Capital) {
			return j
		}
		return 0
	}
	if first.Is(Capital|Digit) || next.Is(Quote|Dash) || !first.Is(Letter) {
		return j
	}
	if d.Source[mark.Start] == '.' && j == i+1 && first.Is(Letter) && !startsLower(d.Source, first.Start) {
		return j
	}
	return 0
}

// endsInS reports whether a word that ends in s stands right before i.
func endsInS(src string, i int) bool {
	return i > 0 && strings.IndexByte("sSxXzZ", src[i-1]) >= 0
}

func startsLower(src string, i int) bool { return isLowerByte(src[i]) }

// tag fills in the tags, sentence by sentence.
func (d *Document) tag() {
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		toks := d.Tokens[sent.First:sent.Last]
		d.words = d.words[:0]
		title := d.Paragraphs[sent.Paragraph].Role == Headline && titleCase(toks)
		capitals := allCapitals(toks)
		open := false // a single quotation mark is
		for i := range toks {
			t := &toks[i]
			if t.Is(Single) {
				if t.Is(CloseQuote) && !open && i > 0 && endsInS(d.Source, t.Start) {
					t.Shape &^= Quote // the apostrophe of "workers'"
				}
				open = open && !t.Is(CloseQuote) || t.Is(OpenQuote)
			}
			w := d.taggerWord(t, title && i > 0)
			if capitals && t.Is(Letter) && t.Lists&properLists == 0 {
				w = lowerASCII(w)
			}
			d.words = append(d.words, w)
		}
		if cap(d.tags) < len(toks) {
			d.tags = make([]tag.Tag, len(toks)+64)
		}
		tags := d.tags[:len(toks)]
		d.tagger.Sentence(d.words, tags)
		for i := range toks {
			toks[i].Tag = tags[i]
		}
		for i := range toks {
			if toks[i].Is(Single) && !toks[i].Is(Quote) {
				toks[i].Tag = tag.POS
			}
		}
		repair(d.Source, toks)
	}
	d.tagNames()
}

// tagNames tags as names the words with which sentences begin and which the tagger
// took for something else, where the text has them as names inside sentences:
// "Nordhav now expects".
func (d *Document) tagNames() {
	d.doubts = d.doubts[:0]
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		if d.Paragraphs[sent.Paragraph].Role == Body && mayBeName(d.Tokens[sent.First:sent.Last]) {
			d.doubts = append(d.doubts, s)
		}
	}
	if len(d.doubts) == 0 {
		return
	}
	if d.names == nil {
		d.names = map[Atom]bool{}
	}
	clear(d.names)
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		if d.Paragraphs[sent.Paragraph].Role != Body {
			continue
		}
		for i := sent.First + 1; i < sent.Last; i++ {
			if t := &d.Tokens[i]; t.Tag == tag.NNP && t.Is(Capital) && !d.Tokens[i-1].Is(Quote|EndMark) {
				d.names[t.Word] = true
			}
		}
	}
	for _, s := range d.doubts {
		sent := &d.Sentences[s]
		if t := &d.Tokens[sent.First]; d.names[t.Word] {
			t.Tag = tag.NNP
			repair(d.Source, d.Tokens[sent.First:sent.Last])
		}
	}
}

// mayBeName reports whether the first of toks has the place of a subject, but the
// tag of an adverb, a verb or an adjective.
func mayBeName(toks []Token) bool {
	if len(toks) < 3 || !toks[0].Is(Capital) || !toks[0].Is(Letter) {
		return false
	}
	switch toks[0].Tag {
	case tag.RB, tag.VB, tag.VBP, tag.VBG, tag.VBN, tag.VBD, tag.FW, tag.UH, tag.JJ:
	default:
		return false
	}
	k := 1
	for k < len(toks)-1 && toks[k].Tag == tag.RB {
		k++
	}
	return toks[k].Tag.IsFinite() || toks[k].Tag == tag.VBN || toks[1].Tag == tag.POS
}

// repair mends what the tagger gets wrong about words that the lexicon knows as
// forms of verbs: it takes "maintains" or "spoke" after a name for a noun.
func repair(src string, toks []Token) {
	if k := leadingName(toks); k > 0 {
		toks[0].Tag = tag.NNP
	}
	for i := range toks {
		t := &toks[i]
		if !t.Tag.IsNoun() && t.On(Roles) && strings.Contains(t.In(src), "-") {
			t.Tag = tag.NN // "secretary-general"
		}
		if t.Is(Capital) && t.Is(Letter) && !t.Tag.IsProper() && startsLower(src, t.Start) {
			t.Tag = tag.NNP // "al-Tamimi"
		}
		if t.Tag == tag.MD && i > 0 && (toks[i-1].Tag == tag.DT || toks[i-1].Tag == tag.PRPS) && !(i+1 < len(toks) && toks[i+1].Tag == tag.VB) {
			t.Tag = tag.NN // "the will"
		}
		if t.Tag == tag.VBP && t.Form == PastForm && strings.HasSuffix(t.In(src), "ed") {
			t.Tag = tag.VBD // "people briefed on the matter"
		}
		if t.Tag == tag.VBZ && t.Form == NoForm && t.Len() > 3 && t.Is(Letter) && src[t.End-1]|0x20 != 's' {
			t.Tag = tag.NN // "astronomer Lea Roth"
		}
		if t.Tag == tag.VBZ && t.Form == NoForm && i+1 < len(toks) && toks[i+1].Form == PastForm && toks[i+1].Tag == tag.VBD && (i == 0 || toks[i-1].Is(Comma|CloseQuote)) {
			t.Tag = tag.NNS // "friends said"
		}
		if t.Tag == tag.RB && t.Is(Capital) && i > 0 && toks[i-1].Is(Comma) && i+1 < len(toks) && toks[i+1].Form == PastForm && toks[i+1].Tag == tag.VBD {
			t.Tag = tag.NNP // "on Friday, Early said"
		}
		if t.Tag == tag.VBP && i > 1 && toks[i-1].Tag == tag.NN && (toks[i-2].Word == atomA || toks[i-2].Word == atomAn) {
			t.Tag = tag.NN // "a pay offer"
		}
		if t.Tag == tag.VBG && (t.Word == atomNeighbouring || t.Word == atomNeighboring) {
			t.Tag = tag.JJ
		}
		if t.Tag == tag.NN && t.Form == GerundForm && i > 0 && i+1 < len(toks) && (toks[i-1].Is(Comma) || toks[i-1].On(Subordinators)) && toks[i+1].Is(Comma|OpenQuote) {
			t.Tag = tag.VBG // "..., chanting, “Hands off!”"
		}
		if t.Tag.IsVerb() && t.Is(Letter) && !t.Is(Capital) && strings.HasSuffix(t.In(src), "ings") {
			t.Tag = tag.NNS // "admits failings"
		}
		if (t.Word == atomOutside || t.Word == atomInside) && t.Tag == tag.JJ && i+1 < len(toks) && (toks[i+1].Tag.IsProper() || toks[i+1].Tag == tag.DT) {
			t.Tag = tag.IN // "outside City Hall"
		}
		if t.Tag == tag.FW && t.Is(Letter) && !t.Is(Capital) && t.Len() > 4 {
			t.Tag = tag.NN // "goalkeeper": a word that the tagger doesn't know
		}
		if t.Tag == tag.VBN && i > 1 && toks[i-1].Word == atomNeither && toks[i-2].Tag.IsNoun() {
			t.Tag = tag.VBD // "neither confirmed nor denied"
		}
		if t.Tag == tag.VBN && i+1 < len(toks) && toks[i+1].Is(OpenQuote) && inRelative(toks, i) {
			t.Tag = tag.VBD // "which their leader called “a joke”"
		}
		if t.Tag == tag.VBN && i > 0 && (t.Form == PastForm || strings.HasSuffix(t.In(src), "ed")) && isPastTense(toks, i) {
			t.Tag = tag.VBD
		}
		if t.Tag == tag.PRP && t.Word == atomHer && i > 0 && i+1 < len(toks) && toks[i-1].Form != NoForm && toks[i-1].Tag.IsVerb() {
			k := i + 1
			for k+1 < len(toks) && toks[k].Tag.IsAdjective() {
				k++
			}
			if next := &toks[k]; (next.Tag == tag.NN || next.Tag == tag.NNS) && !next.On(SpeechNouns) && !next.On(TimeWords) {
				t.Tag = tag.PRPS // "warned her supervisors"
			}
		}
		if (t.Tag == tag.VBD || t.Tag == tag.VBN) && t.Form == NoForm && isEpithet(src, toks, i) {
			t.Tag = tag.JJ // "retired teacher Ann Lowe said"
		}
		if t.Form == NoForm || !t.Tag.IsNoun() && t.Tag != tag.JJ || !t.Is(Letter) || i == 0 {
			continue
		}
		prev := &toks[i-1]
		if t.Form == PastForm && (prev.Tag == tag.JJ || prev.Tag.IsNoun()) && i+1 < len(toks) && toks[i+1].Word == atomColon {
			t.Tag = tag.VBD // "the president-elect tweeted:"
			if prev.Tag == tag.JJ {
				prev.Tag = tag.NN
			}
			continue
		}
		if prev.Tag == tag.JJ && prev.On(Documents) && t.Form == PresentForm && i+1 < len(toks) && toks[i+1].Word == atomThat {
			prev.Tag = tag.NN // "their website states that"
		}
		if t.Tag == tag.JJ && t.Form == PastForm && prev.Tag.IsVerb() && i+1 < len(toks) && (toks[i+1].Word == atomThat || toks[i+1].Tag == tag.TO) {
			t.Tag = tag.VBN // "it is understood that"
			continue
		}
		if prev.Tag.IsVerb() && prev.Lists&(1<<Documents|1<<Roles|1<<Organizations) != 0 && t.Form == PresentForm && i > 1 && toks[i-2].Is(Comma) {
			prev.Tag, t.Tag = tag.NN, tag.VBZ // ", study finds"
			continue
		}
		var next tag.Tag
		if i+1 < len(toks) {
			next = toks[i+1].Tag
		}
		switch prev.Tag {
		case tag.DT, tag.PRPS, tag.POS, tag.JJ, tag.JJR, tag.JJS, tag.IN, tag.CD, tag.TO:
			continue
		}
		subject := prev.Tag.IsNoun() || prev.Tag == tag.PRP || prev.Tag == tag.WP || prev.Tag == tag.WDT || prev.Tag == tag.RB || prev.Is(CloseQuote|Comma)
		switch t.Form {
		case BareForm:
			if t.Tag == tag.NN && !t.On(SpeechNouns) && (prev.Is(Comma) || prev.Tag == tag.NNS) && (next == tag.PRP || next == tag.DT || next == tag.EX || i+1 < len(toks) && toks[i+1].Word == atomThat) {
				t.Tag = tag.VBP // "supporters, among them Norway, argue it"
				continue
			}
			if t.Tag == tag.NN && !t.On(SpeechNouns) && i > 1 && prev.Tag.IsNoun() && i+1 < len(toks) && toks[i+1].Word == atomColon {
				t.Tag = tag.VBD // "a sign on the door read:"
				continue
			}
			// "data released in the spring show that"
			if t.Tag == tag.NN && prev.Tag.IsNoun() && i+1 < len(toks) && toks[i+1].Word == atomThat && next == tag.IN && !t.On(SpeechNouns) &&
				!(i > 1 && (toks[i-2].Word == atomA || toks[i-2].Word == atomAn)) {
				t.Tag = tag.VBP
			}
		case PastForm:
			if subject && !(t.Tag == tag.JJ && next.IsNoun() && !(next.IsProper() && prev.Is(CloseQuote|Comma))) && !t.Is(Capital) {
				t.Tag = tag.VBD
			}
		case PresentForm:
			after := next == tag.DT || next == tag.PRP || next == tag.PRPS || next == tag.WRB || next == tag.WP || next == tag.EX ||
				i+1 < len(toks) && (toks[i+1].Is(OpenQuote) || toks[i+1].Word == atomThat)
			if t.On(SpeechNouns) {
				// "claims", "reports": a noun unless all speaks for the verb.
				if i > 1 && toks[i-2].Is(Comma) && prev.Is(Capital) && prev.Tag.IsNoun() && i+1 < len(toks) && toks[i+1].Is(Comma) {
					t.Tag = tag.VBZ // "Democrats, Frank notes, ..."
				}
				if after && (prev.Tag.IsProper() || prev.Tag == tag.PRP) && next != tag.IN || prev.Tag.IsNoun() && governsThat(toks, i) {
					t.Tag = tag.VBZ
				}
				continue
			}
			if subject && !t.Is(Capital) && (after || next.IsProper() || next == 0 || next.IsPunct() || next == tag.IN || next == tag.TO || next.IsAdjective() || next.IsNoun()) {
				t.Tag = tag.VBZ
			}
		}
	}
}

// leadingName returns how many words the name has that toks begin with, where
// the tagger took its first word for a gerund: "Downing Street said", "Harding's
// lawyer". A reporting verb or a possessive follows it without more; 0 for none.
func leadingName(toks []Token) int {
	if len(toks) < 2 || toks[0].Tag != tag.VBG || !toks[0].Is(Capital) {
		return 0
	}
	k := 1
	for k < len(toks) && toks[k].Is(Capital) && toks[k].Tag.IsProper() {
		k++
	}
	verb := k
	for verb < len(toks) && toks[verb].Tag == tag.RB {
		verb++
	}
	if verb < len(toks) && (toks[verb].Tag == tag.POS || toks[verb].Form == PastForm && toks[verb].Tag == tag.VBD || toks[verb].Form == PresentForm && toks[verb].Tag == tag.VBZ) {
		return k
	}
	return 0
}

// isEpithet reports whether the participle at i opens a noun phrase that speaks:
// a reporting verb follows the phrase, which begins a clause or the sentence.
func isEpithet(src string, toks []Token, i int) bool {
	if i > 0 && !toks[i-1].Is(CloseQuote|Comma) || !strings.HasSuffix(toks[i].In(src), "ed") {
		return false
	}
	k := i + 1
	for k < len(toks) && (toks[k].Tag.IsNoun() || toks[k].Tag == tag.JJ || toks[k].Tag == tag.FW) && toks[k].Form == NoForm {
		k++
	}
	return k > i+1 && k < len(toks) && (toks[k].Tag == tag.VBD || toks[k].Tag == tag.VBZ) && toks[k].Form != NoForm && toks[k-1].Tag.IsNoun()
}

// governsThat reports whether the word at i, a noun of speech or a verb in the
// present tense after a noun, is the verb of that noun and has a clause with
// "that": the noun begins the clause, and no verb is left over for a noun: "Olsen
// claims that he never signed", but not "claims that he never signed are false".
func governsThat(toks []Token, i int) bool {
	if i+2 >= len(toks) || toks[i+1].Word != atomThat || toks[i+2].Tag.IsFinite() || toks[i-1].Tag == tag.NNS || toks[i-1].Tag == tag.NNPS {
		return false
	}
	for k := i - 1; k >= 0 && k > i-reachOfClause && !toks[k].Is(Comma|Quote); k-- {
		if toks[k].Tag.IsVerb() || toks[k].Tag == tag.IN && !toks[k].Is(Capital) && k < i-3 {
			return false
		}
	}
	verbs, clauses := 0, 1
	for k := i + 2; k < len(toks) && !toks[k].Is(EndMark|Quote); k++ {
		switch t := &toks[k]; {
		case t.Tag.IsFinite():
			if !toks[k-1].Tag.IsFinite() {
				verbs++
			}
		case t.Tag == tag.WDT || t.Tag == tag.WP || t.Tag == tag.WRB || t.Tag == tag.CC || t.Is(Comma) || t.Tag == tag.IN && (t.Word == atomThat || t.On(Subordinators)):
			clauses++
		}
	}
	return verbs > 0 && verbs <= clauses
}

var (
	atomThat = AtomOf("that")
	atomHer  = AtomOf("her")

	atomNeither = AtomOf("neither")
	atomA       = AtomOf("a")
	atomAn      = AtomOf("an")
	atomColon   = AtomOf(":")

	atomOutside = AtomOf("outside")
	atomInside  = AtomOf("inside")

	atomNeighbouring = AtomOf("neighbouring")
	atomNeighboring  = AtomOf("neighboring")
)

// inRelative reports whether a relative pronoun and a noun phrase stand right
// before the verb at i.
func inRelative(toks []Token, i int) bool {
	k := i - 1
	for k >= 0 && k > i-5 && (toks[k].Tag.IsNoun() || toks[k].Tag.IsAdjective() || toks[k].Tag == tag.DT || toks[k].Tag == tag.CD || toks[k].Tag == tag.PRPS || toks[k].Tag == tag.POS) {
		k--
	}
	return k >= 0 && k < i-1 && (toks[k].Tag == tag.WDT || toks[k].Tag == tag.WP)
}

// isPastTense reports whether the participle at i is a verb in the past tense:
// a noun or pronoun stands before it, an object after it, and its clause has
// no other finite verb.
func isPastTense(toks []Token, i int) bool {
	if i+1 >= len(toks) || !toks[i-1].Tag.IsNoun() && toks[i-1].Tag != tag.PRP || toks[i-1].On(Weekdays) {
		return false
	}
	toVerb := false
	switch next := &toks[i+1]; next.Tag {
	case tag.TO:
		toVerb = true // "protesters continued to call"
	case tag.DT, tag.PRPS, tag.PRP, tag.JJ, tag.NNS:
		if next.Lists&(1<<TimeWords|1<<Weekdays) != 0 || next.Tag == tag.JJ && i+2 < len(toks) && toks[i+2].On(TimeWords) {
			return false
		}
	default:
		return false
	}
	for k := i + 1; k < len(toks) && k < i+reachOfClause && !toks[k].Is(EndMark); k++ {
		if toks[k].Tag.IsFinite() || toVerb && toks[k].Tag == tag.VBN {
			return false
		}
		if toks[k].Is(Comma|Quote) || toks[k].Tag == tag.CC || toks[k].Tag == tag.WDT || toks[k].Tag == tag.WP || toks[k].Tag == tag.WRB || toks[k].Tag == tag.IN && toks[k].Word == atomThat {
			break
		}
	}
	for k := i - 1; k >= 0 && k > i-reachOfClause; k-- {
		if t := &toks[k]; t.Tag.IsFinite() {
			// "said its troops | thwarted": the clause begins after the cue.
			return !toVerb && k < i-1 && toks[k+1].Tag != tag.RB && t.Form != NoForm && !isAuxiliary(toks, k)
		}
		if toks[k].Is(Quote) || toks[k].Word == atomThat {
			break
		}
	}
	return true
}

// reachOfClause bounds the tokens on either side in which a finite verb is
// looked for.
const reachOfClause = 12

// isAuxiliary reports whether the finite verb at i is one that a participle
// may belong to.
func isAuxiliary(toks []Token, i int) bool {
	return toks[i].Tag == tag.MD || toks[i].Lemma == atomBe || toks[i].Lemma == atomHave
}

var (
	atomBe   = AtomOf("be")
	atomHave = AtomOf("have")
)

// taggerWord returns t as the tagger's model knows it: quotation marks as “
// and ”, dashes as --, apostrophes plain.
func (d *Document) taggerWord(t *Token, title bool) string {
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
	w := t.In(d.Source)
	if w[0] >= 0x80 || t.Len() >= 4 {
		if c, ok := plainClitic(w); ok {
			return c
		}
	}
	if title && t.Is(Capital) && !t.Is(AllCaps) && (t.Lists&commonLists != 0 || t.Form != NoForm) {
		return lowerASCII(w)
	}
	return w
}

// plainClitic returns w with a plain apostrophe when it is a clitic written
// with a typographic one.
func plainClitic(w string) (string, bool) {
	switch w {
	case "’s", "’S":
		return "'s", true
	case "’re":
		return "'re", true
	case "’ve":
		return "'ve", true
	case "’ll":
		return "'ll", true
	case "’d":
		return "'d", true
	case "’m":
		return "'m", true
	case "n’t":
		return "n't", true
	}
	return w, false
}

func lowerASCII(w string) string {
	b := []byte(w)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// properLists are the lists of words that are written with a capital.
const properLists = 1<<FemaleNames | 1<<MaleNames | 1<<Places | 1<<Weekdays | 1<<Months

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
