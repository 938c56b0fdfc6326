package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenizer appends the tokens of a stretch of src to tokens.
type tokenizer struct {
	src    string
	lex    *Lexicon
	tokens []Token
	marks  int // the straight double marks of the stretch so far
}

// run tokenizes src[start:end], which holds no paragraph break.
func (t *tokenizer) run(start, end int) {
	space := true
	t.marks = 0
	for i := start; i < end; {
		c := t.src[i]
		if isSpaceByte(c) {
			space = true
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(t.src[i:end])
			if isBlank(r) || r == '\ufeff' || r == '\u00ad' {
				space = space || r != '\u00ad'
				i += n
				continue
			}
		}
		var first Shape
		if space {
			first = SpaceBefore
		}
		space = false
		i = t.next(i, end, r, n, first)
	}
}

// next appends the token or tokens that begin at i with the rune r of n bytes,
// and returns where they end.
func (t *tokenizer) next(i, end int, r rune, n int, first Shape) int {
	if isWordRune(r) {
		return t.word(i, end, first)
	}
	switch r {
	case '"', '“', '”', '„', '«', '»', '‟':
		return t.quote(i, i+n, end, r, first)
	case '\'', '’', '‘', '`', '‚', '‛', '´':
		return t.apostrophe(i, end, r, n, first)
	case '.':
		return t.emit(i, t.pointsEnd(i, end), first|EndMark)
	case '?', '!':
		return t.emit(i, t.runEnd(i, end, "?!"), first|EndMark)
	case '…':
		return t.emit(i, i+n, first|EndMark)
	case '-', '–', '—', '―', '−':
		return t.emit(i, t.runEnd(i+n, end, "-"), first|Dash)
	case ',':
		return t.emit(i, i+1, first|Comma)
	case '(', ')', '[', ']', '{', '}':
		return t.emit(i, i+1, first|Bracket)
	case '@', '#':
		if i+1 < end && isWordByte(t.src[i+1]) {
			return t.emit(i, t.handleEnd(i+1, end), first|Letter)
		}
	}
	return t.emit(i, i+n, first)
}

// runEnd returns the end of the marks from i on that are among marks.
func (t *tokenizer) runEnd(i, end int, marks string) int {
	for i < end && strings.IndexByte(marks, t.src[i]) >= 0 {
		i++
	}
	return i
}

// pointsEnd returns the end of the full stop or ellipsis at i: ". . ." is one mark.
func (t *tokenizer) pointsEnd(i, end int) int {
	j := t.runEnd(i, end, ".")
	for j+1 < end && t.src[j] == ' ' && t.src[j+1] == '.' && (j+2 >= end || strings.IndexByte(" .\"", t.src[j+2]) >= 0) {
		j += 2
	}
	return j
}

// handleEnd returns the end of the name at i after "@" or "#": "@ana_ruiz".
func (t *tokenizer) handleEnd(i, end int) int {
	for i < end && (isWordByte(t.src[i]) || t.src[i] == '_') {
		i++
	}
	return i
}

// emit appends the token src[i:j] and returns j.
func (t *tokenizer) emit(i, j int, s Shape) int {
	w := t.src[i:j]
	if s&Broken != 0 {
		w = t.lex.Unbroken(w)
	}
	return t.emitAtom(i, j, s, AtomOf(w))
}

// emitAtom is emit for a token whose atom is known.
func (t *tokenizer) emitAtom(i, j int, s Shape, a Atom) int {
	e := t.lex.Entry(a)
	if e.Lemma == 0 {
		e.Lemma = a
	}
	if len(t.tokens) == cap(t.tokens) {
		t.tokens = Grown(t.tokens, j, len(t.src))
	}
	t.tokens = append(t.tokens, Token{Span: Span{i, j}, Word: a, Lemma: e.Lemma, Form: e.Form, Lists: e.Lists, Shape: s})
	return j
}

// Grown returns list with room for one more value: where it is full, for about as
// many as there will be, by how many came of the first done of all parts of a text. A
// list of a long text is so not copied again and again.
func Grown[T any](list []T, done, all int) []T {
	n := len(list)
	if n < cap(list) {
		return list
	}
	more := float64(n) * float64(all-done) / float64(max(done, 1)) * 1.05
	if done < all/8 {
		more = min(more, float64(3*n))
	}
	grown := make([]T, n, n+int(more)+64) // append would make a quarter more of it
	copy(grown, list)
	return grown
}

// OfLength returns list with n values: old ones, and zero values. It makes room for
// somewhat more, since the next text is as likely longer as shorter.
func OfLength[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n, n+min(n, 1<<16))
	}
	return list[:n]
}

// word appends the word that begins at i, with its full stop when it is an
// abbreviation, split into a stem and its clitics.
func (t *tokenizer) word(i, end int, first Shape) int {
	if j := t.plainWord(i, end, first); j > i {
		return j
	}
	src := t.src
	if j := addressEnd(src[i:end]); j > 0 {
		return t.emit(i, i+j, first|Letter)
	}
	w := t.scan(i, end)
	j, first := w.end, first|w.shape
	if j < end && src[j] == '.' && (j+1 >= end || src[j+1] != '.') && t.keepsStop(i, j, end, w.dots) {
		j, first = j+1, first|Dotted
		if n := t.possessive(j, end); n > 0 { // "the U.S.'s envoy"
			t.emit(i, j, first|t.wordShape(src[i:j]))
			return t.emit(j, j+n, Letter)
		}
	}
	if w.apostrophe || j-i == len("cannot") {
		return t.clitics(i, j, first)
	}
	return t.emit(i, j, first|t.wordShape(src[i:j]))
}

// plainWord appends the word at i and returns its end, where it is as most words are, of
// ASCII letters with a space behind them; or returns i.
func (t *tokenizer) plainWord(i, end int, first Shape) int {
	src := t.src
	h, capitals, small := uint64(fnvOffset), 0, false
	j := i
	for ; j < end; j++ {
		c := src[j]
		low := lowerOf[c]
		if low == 0 {
			break
		}
		if c != low {
			capitals++
		} else if c >= 'a' {
			small = true
		}
		h = (h ^ uint64(low)) * fnvPrime
	}
	if i == j || !endsInSpace(src, j, end) || isDigitByte(src[i]) || j-i == len("cannot") && lowerOf[src[i]] == 'c' {
		return i
	}
	first |= Letter
	if src[i] <= 'Z' {
		first |= Capital
		if capitals > 1 && !small {
			first |= AllCaps
		}
	}
	return t.emitAtom(i, j, first, Atom(h))
}

// endsInSpace reports whether a space, or a comma and a space, stand at j.
func endsInSpace(src string, j, end int) bool {
	return j+1 < end && (src[j] == ' ' || src[j] == ',' && src[j+1] == ' ')
}

// scannedWord is a word as far as its letters and the marks inside it go.
type scannedWord struct {
	end        int
	dots       int   // inside it: "U.S"
	apostrophe bool  // inside it
	shape      Shape // Broken or 0
}

// scan reads the word at i: letters and digits, and the marks that join them.
func (t *tokenizer) scan(i, end int) scannedWord {
	w := scannedWord{end: i}
	for w.end < end {
		r, n := rune(t.src[w.end]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(t.src[w.end:end])
		}
		if !isWordRune(r) {
			if n = t.joins(&w, i, end, r, n); n == 0 {
				break
			}
		}
		w.end += n
	}
	return w
}

// joins returns the length of the mark r, of n bytes, at the end of the word w that begins
// at i, with the line break after it, if the word goes on after it, or 0. Unicode's rules
// for words (UAX #29) call such marks MidLetter, MidNum and ExtendNumLet.
func (t *tokenizer) joins(w *scannedWord, i, end int, r rune, n int) int {
	j := w.end
	if j+n >= end {
		return 0
	}
	prev := t.src[j-1]
	next, _ := utf8.DecodeRuneInString(t.src[j+n : end])
	letter := isWordRune(next)
	switch r {
	case '\u00ad':
		w.shape |= Broken
		return n + brokenEnd(t.src[j+n:end])
	case '-':
		if k := brokenEnd(t.src[j+n : end]); k > 0 && !isDigitByte(prev) { // "Ort-", "ner"
			w.shape |= Broken
			return n + k
		}
	case '.':
		if letter && j-i > 3 && unicode.IsUpper(next) && isLowerByte(prev) {
			return 0 // "the end.The next"
		}
		if letter {
			w.dots++
		}
	case ',', ':':
		letter = isDigitByte(prev) && next >= '0' && next <= '9' // "1,000", "10:30"
	case '\'', '’':
		w.apostrophe = w.apostrophe || letter
	case '\u2010', '\u2011', '&', '/', '_', '@', '+':
	default:
		return 0
	}
	if !letter {
		return 0
	}
	return n
}

// addressEnd returns the length of the address of a web page with which s begins, less the
// marks of the sentence after it, or 0.
func addressEnd(s string) int {
	if !isAddress(s) {
		return 0
	}
	j := 0
	for j < len(s) && s[j] > ' ' && s[j] != '"' && s[j] != '<' && s[j] != '>' && s[j] < utf8.RuneSelf {
		j++
	}
	return len(strings.TrimRight(s[:j], ".,;:!?)'"))
}

// isAddress reports whether s begins like the address of a web page.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.")
}

// possessive returns the length of the "'s" at j that ends a word, or 0.
func (t *tokenizer) possessive(j, end int) int {
	for _, c := range [...]string{"'s", "’s", "'S", "’S"} {
		if n := len(c); strings.HasPrefix(t.src[j:end], c) {
			if r, _ := utf8.DecodeRuneInString(t.src[j+n : end]); j+n == end || !isWordRune(r) {
				return n
			}
		}
	}
	return 0
}

// lowerOf has, for the bytes of words, their lower case, and 0 for other bytes.
var lowerOf = func() (low [256]byte) {
	for i := range low {
		if c := byte(i); isWordByte(c) {
			low[i] = c
			if isUpperByte(c) {
				low[i] += 'a' - 'A'
			}
		}
	}
	return low
}()

// keepsStop reports whether the full stop at j belongs to the word src[i:j].
func (t *tokenizer) keepsStop(i, j, end, dots int) bool {
	w := t.src[i:j]
	if dots > 0 && len(w) <= 8 && !isDigitByte(w[0]) && w[1] == '.' {
		return true // "U.S", "a.m", "J.D"
	}
	if len(w) == 1 && isUpperByte(w[0]) {
		if w[0] == 'I' { // "than I. He said": the pronoun, unless a name follows directly
			return false
		}
		return j+2 < end && t.src[j+1] == ' '
	}
	if k := strings.LastIndexByte(w, '-'); k >= 0 {
		w = w[k+1:] // "(D-Mont.)"
	}
	if w == "" {
		return false
	}
	l := t.lex.Entry(AtomOf(w)).Lists
	if l.Has(Titles) {
		return w[0] < 'a' // "Sen." but not "sen."
	}
	return l.Has(Abbreviations) && !(w[0] >= 'a' && t.opensSentence(j+1, end))
}

// opensSentence reports whether a space and a word with a capital stand at i, as
// where a sentence begins, and no number, or the end or a mark that closes a quotation: "the answer
// is no. | Nobody", "she fell ill. | ”", but not "no. 4".
func (t *tokenizer) opensSentence(i, end int) bool {
	if i >= end || t.src[i] == '"' || strings.HasPrefix(t.src[i:end], "”") {
		return true
	}
	return i+2 < end && t.src[i] == ' ' && isUpperByte(t.src[i+1]) && isLowerByte(t.src[i+2])
}

// clitics appends the word src[i:j], with "n't", "'s" and the like as tokens
// of their own.
func (t *tokenizer) clitics(i, j int, s Shape) int {
	w := t.src[i:j]
	s |= t.wordShape(w)
	rest := s &^ (SpaceBefore | Capital | Dotted)
	if len(w) > 3 {
		for _, c := range [...]string{"n't", "n’t", "N'T", "N’T"} {
			if len(w) > len(c) && strings.HasSuffix(w, c) {
				t.emit(i, j-len(c), s&^Dotted)
				return t.emit(j-len(c), j, rest&^AllCaps)
			}
		}
	}
	k, n := strings.LastIndexByte(w, '\''), 1
	if l := strings.LastIndex(w, "’"); l > k {
		k, n = l, len("’")
	}
	if k > 0 && isClitic(w[k+n:]) {
		t.emit(i, i+k, s&^Dotted|t.wordShape(w[:k])&AllCaps) // "WHO's"
		return t.emit(i+k, j, rest&^AllCaps)
	}
	if strings.EqualFold(w, "cannot") {
		t.emit(i, i+3, s)
		return t.emit(i+3, j, rest)
	}
	return t.emit(i, j, s)
}

// isClitic reports whether s, after an apostrophe, is a token of its own.
func isClitic(s string) bool {
	switch len(s) {
	case 1:
		c := s[0] | 0x20
		return c == 's' || c == 'd' || c == 'm'
	case 2:
		c := [2]byte{s[0] | 0x20, s[1] | 0x20}
		return c == [2]byte{'r', 'e'} || c == [2]byte{'v', 'e'} || c == [2]byte{'l', 'l'}
	}
	return false
}

// quote appends the double quotation mark src[i:j], or two of the same kind: a table that is
// read as text doubles them.
func (t *tokenizer) quote(i, j, end int, r rune, first Shape) int {
	if k := j + j - i; k < end && t.src[j:k] == t.src[i:j] && t.opensOrEnds(i, k, end) {
		j = k
	}
	switch r {
	case '“', '„', '«', '‟':
		return t.emit(i, j, first|OpenQuote)
	case '”', '»':
		return t.emit(i, j, first|CloseQuote)
	}
	side := t.side(i, j, end)
	if t.marks%2 == 0 && t.lacksSpace(i, j, end) {
		side = OpenQuote
	}
	t.marks++
	return t.emit(i, j, first|Straight|side)
}

// lacksSpace reports whether the mark src[i:j] stands between the end of a sentence and the
// beginning of one: `It rained.|"It is over," she said`.
func (t *tokenizer) lacksSpace(i, j, end int) bool {
	before, after := t.beside(i, j, end)
	return strings.ContainsRune(".?!", before) && unicode.IsUpper(after)
}

// opensOrEnds reports whether a word begins right after src[i:k], or what stands right
// before it ends there.
func (t *tokenizer) opensOrEnds(i, k, end int) bool {
	before, after := t.beside(i, k, end)
	spaceBefore := i == 0 || unicode.IsSpace(before)
	return spaceBefore == isWordRune(after)
}

// beside returns the letters or marks on both sides of src[i:j].
func (t *tokenizer) beside(i, j, end int) (before, after rune) {
	before, _ = utf8.DecodeLastRuneInString(t.src[:i])
	after, _ = utf8.DecodeRuneInString(t.src[j:end])
	return before, after
}

// side guesses from its neighbours whether the mark src[i:j], which looks the
// same on both sides, opens or closes.
func (t *tokenizer) side(i, j, end int) Shape {
	before, after := t.beside(i, j, end)
	spaceBefore := i == 0 || unicode.IsSpace(before)
	spaceAfter := j >= end || unicode.IsSpace(after)
	switch {
	case spaceBefore && !spaceAfter:
		return OpenQuote
	case spaceAfter && !spaceBefore:
		return CloseQuote
	case strings.ContainsRune("([{-–—/“‘", before):
		return OpenQuote
	case spaceBefore && spaceAfter && len(t.tokens) > 0 && !t.tokens[len(t.tokens)-1].Is(EndMark|Comma):
		return OpenQuote
	case isWordRune(after) && !isWordRune(before) && !strings.ContainsRune(".,?!", before):
		return OpenQuote
	}
	return CloseQuote
}

// apostrophe appends what begins at i with r, one of ' ’ ‘ ` ´ ‚: a quotation
// mark, double or single, or a word that begins with an apostrophe.
func (t *tokenizer) apostrophe(i, end int, r rune, n int, first Shape) int {
	if strings.HasPrefix(t.src[i+n:end], t.src[i:i+n]) {
		if j := t.doubled(i, end, r, n, first); j > i {
			return j
		}
	}
	if j := t.elision(i, end, r, n, first); j > i {
		return j
	}
	switch r {
	case '‘', '`', '‚', '‛':
		return t.emit(i, i+n, first|OpenQuote|Single)
	case '’':
		next, _ := utf8.DecodeRuneInString(t.src[i+n : end])
		if first&SpaceBefore != 0 && isWordRune(next) {
			return t.emit(i, i+n, first|OpenQuote|Single|Straight)
		}
		return t.emit(i, i+n, first|CloseQuote|Single)
	}
	return t.emit(i, i+n, first|Single|Straight|t.side(i, i+n, end))
}

// doubled appends two single marks in a row at i that are a double one: “, ”, ‘‘,
// ’’. It returns i for those that are none.
func (t *tokenizer) doubled(i, end int, r rune, n int, first Shape) int {
	switch r {
	case '`', '‘':
		return t.emit(i, i+2*n, first|OpenQuote)
	case '’':
		return t.emit(i, i+2*n, first|CloseQuote)
	case '\'':
		if strings.HasPrefix(t.src[i:end], "'''") && t.side(i, i+3, end) == CloseQuote {
			return t.emit(i, i+1, first|CloseQuote|Single|Straight) // a quotation ends inside one in double marks
		}
		return t.emit(i, i+2, first|Straight|t.side(i, i+2, end))
	}
	return i
}

// elision appends the word at i that begins with the apostrophe r, or returns i: "rock |
// 'n' | roll", "get | 'em", "the | '90s".
func (t *tokenizer) elision(i, end int, r rune, n int, first Shape) int {
	if r != '\'' && r != '’' && r != '‘' {
		return i
	}
	src, j := t.src, i+n
	for j < end && isWordByte(src[j]) {
		j++
	}
	w := src[i+n : j]
	if w == "" {
		return i
	}
	if m := closingApostrophe(src[j:end]); m > 0 && t.isElision("'"+w+"'") {
		return t.emit(i, j+m, first|t.wordShape(w))
	}
	if isDigitByte(w[0]) && (j == end || src[j] != '\'') {
		if first&SpaceBefore != 0 && len(w) <= 3 {
			return t.emit(i, j, first|Letter|Digit)
		}
	} else if r != '‘' && t.isElision("'"+w) {
		return t.emit(i, j, first|t.wordShape(w))
	}
	return i
}

// isElision reports whether w is known as a word with apostrophes.
func (t *tokenizer) isElision(w string) bool { return t.lex.Entry(AtomOf(w)).Lists.Has(Elisions) }

// closingApostrophe returns the length of the apostrophe with which s begins, or 0.
func closingApostrophe(s string) int {
	for _, c := range [...]string{"'", "’"} {
		if strings.HasPrefix(s, c) {
			return len(c)
		}
	}
	return 0
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isWordByte(byte(r))
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

func isWordByte(c byte) bool {
	return isLowerByte(c) || isUpperByte(c) || isDigitByte(c)
}

// isSpaceByte reports whether c is white space, or the zero byte, which stands for none.
func isSpaceByte(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' || c == 0 }

func isDigitByte(c byte) bool { return '0' <= c && c <= '9' }

func isUpperByte(c byte) bool { return 'A' <= c && c <= 'Z' }

func isLowerByte(c byte) bool { return 'a' <= c && c <= 'z' }

// isArticledName reports whether w is a name that begins with an article or
// particle in lower case: "al-Tamimi", "d'Estaing".
func (t *tokenizer) isArticledName(w string) bool {
	for k := 1; k < min(len(w), maxArticle+1); k++ {
		if isLowerByte(w[k]) {
			continue
		}
		mark := 1
		if w[k] != '-' && w[k] != '\'' {
			if !strings.HasPrefix(w[k:], "’") {
				continue
			}
			mark = len("’")
		}
		name, _ := utf8.DecodeRuneInString(w[k+mark:])
		return unicode.IsUpper(name) && t.lex.On(AtomOf(w[:k]), JoinedParticles)
	}
	return false
}

// maxArticle is the length of the longest article before a name.
const maxArticle = 3

// wordShape returns what the letters of w tell.
func (t *tokenizer) wordShape(w string) Shape {
	if isLowerByte(w[0]) {
		if t.isArticledName(w) {
			return Letter | Capital
		}
		return Letter
	}
	s := Letter
	r, _ := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsUpper(r):
		s |= Capital
		letters, lower := 0, false
		for _, r := range w {
			if unicode.IsLetter(r) {
				letters++
				lower = lower || unicode.IsLower(r)
			}
		}
		if letters > 1 && !lower {
			s |= AllCaps
		}
	case unicode.IsDigit(r):
		s |= Digit
	}
	return s
}
