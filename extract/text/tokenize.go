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
}

// run tokenizes src[start:end], which holds no paragraph break.
func (t *tokenizer) run(start, end int) {
	space := true
	for i := start; i < end; {
		c := t.src[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\v' || c == '\f' || c == 0 {
			space = true
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(t.src[i:end])
			if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad' {
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
	switch {
	case isWordRune(r):
		return t.word(i, end, first)
	case r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»' || r == '‟':
		return t.quote(i, i+n, end, r, first)
	case r == '\'' || r == '’' || r == '‘' || r == '`' || r == '‚' || r == '‛' || r == '´':
		return t.apostrophe(i, end, r, n, first)
	case r == '.':
		j := i + 1
		for j < end && t.src[j] == '.' {
			j++
		}
		for j+1 < end && t.src[j] == ' ' && t.src[j+1] == '.' && (j+2 >= end || t.src[j+2] == ' ' || t.src[j+2] == '.' || t.src[j+2] == '"') {
			j += 2 // ". . ." is one mark
		}
		return t.emit(i, j, first|EndMark)
	case r == '?' || r == '!':
		j := i + 1
		for j < end && (t.src[j] == '?' || t.src[j] == '!') {
			j++
		}
		return t.emit(i, j, first|EndMark)
	case r == '…':
		return t.emit(i, i+n, first|EndMark)
	case r == '-' || r == '–' || r == '—' || r == '―' || r == '−':
		j := i + n
		for j < end && t.src[j] == '-' {
			j++
		}
		return t.emit(i, j, first|Dash)
	case r == ',':
		return t.emit(i, i+1, first|Comma)
	case r == '(' || r == ')' || r == '[' || r == ']' || r == '{' || r == '}':
		return t.emit(i, i+1, first|Bracket)
	case (r == '@' || r == '#') && i+1 < end && isWordByte(t.src[i+1]):
		j := i + 1
		for j < end && (isWordByte(t.src[j]) || t.src[j] == '_') {
			j++
		}
		return t.emit(i, j, first|Letter)
	}
	return t.emit(i, i+n, first)
}

// emit appends the token src[i:j] and returns j.
func (t *tokenizer) emit(i, j int, s Shape) int {
	w := t.src[i:j]
	if s&Broken != 0 {
		w = Unbroken(w)
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
	src := t.src
	// Most words are of ASCII, with a space behind them.
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
	if j+1 < end && (src[j] == ' ' || src[j] == ',' && src[j+1] == ' ') && i < j && !isDigitByte(src[i]) && !(j-i == len("cannot") && lowerOf[src[i]] == 'c') {
		s := first | Letter
		if src[i] <= 'Z' {
			s |= Capital
			if capitals > 1 && !small {
				s |= AllCaps
			}
		}
		return t.emitAtom(i, j, s, Atom(h))
	}
	j = i
	dots := 0
	apostrophe := false
	if (src[i] == 'h' || src[i] == 'w') && isAddress(src[i:end]) {
		for j < end && src[j] > ' ' && src[j] != '"' && src[j] != '<' && src[j] != '>' && src[j] < utf8.RuneSelf {
			j++
		}
		for j > i && strings.IndexByte(".,;:!?)'", src[j-1]) >= 0 {
			j--
		}
		return t.emit(i, j, first|Letter)
	}
	for j < end {
		if isWordByte(src[j]) {
			j++
			continue
		}
		r, n := rune(src[j]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(src[j:end])
		}
		if isWordRune(r) {
			j += n
			continue
		}
		if j+n >= end {
			break
		}
		next, _ := utf8.DecodeRuneInString(src[j+n : end])
		joins := false
		switch r {
		case '-', '\u2010', '\u2011':
			joins = isWordRune(next)
			if k := brokenEnd(src[j+n : end]); r == '-' && k > 0 && !isDigitByte(src[j-1]) { // "Ort-", "ner"
				joins, first = true, first|Broken
				n += k
			}
		case '.':
			joins = isWordRune(next) && !(len(src[i:j]) > 3 && unicode.IsUpper(next) && isLowerByte(src[j-1]))
			if joins {
				dots++
			}
		case ',':
			joins = isDigitByte(src[j-1]) && next >= '0' && next <= '9'
		case ':':
			joins = isDigitByte(src[j-1]) && next >= '0' && next <= '9'
		case '\'', '’':
			joins = isWordRune(next)
			apostrophe = apostrophe || joins
		case '&', '/', '_', '@', '+':
			joins = isWordRune(next)
		case '\u00ad':
			joins, first = true, first|Broken
			n += brokenEnd(src[j+n : end])
		}
		if !joins {
			break
		}
		j += n
	}
	if j < end && src[j] == '.' && (j+1 >= end || src[j+1] != '.') && t.keepsStop(i, j, end, dots) {
		j, first = j+1, first|Dotted
		if n := t.possessive(j, end); n > 0 { // "the U.S.'s envoy"
			t.emit(i, j, first|wordShape(src[i:j]))
			return t.emit(j, j+n, Letter)
		}
	}
	if apostrophe || j-i == len("cannot") {
		return t.clitics(i, j, first)
	}
	return t.emit(i, j, first|wordShape(src[i:j]))
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
			if 'A' <= c && c <= 'Z' {
				low[i] += 'a' - 'A'
			}
		}
	}
	return low
}()

// isAddress reports whether s begins like the address of a web page.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.")
}

// keepsStop reports whether the full stop at j belongs to the word src[i:j].
func (t *tokenizer) keepsStop(i, j, end, dots int) bool {
	w := t.src[i:j]
	if dots > 0 && len(w) <= 8 && !isDigitByte(w[0]) && w[1] == '.' {
		return true // "U.S", "a.m", "J.D"
	}
	if len(w) == 1 && 'A' <= w[0] && w[0] <= 'Z' {
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
// where a sentence begins, and no number: "the answer is no. | Nobody", but not "no. 4".
func (t *tokenizer) opensSentence(i, end int) bool {
	return i+2 < end && t.src[i] == ' ' && 'A' <= t.src[i+1] && t.src[i+1] <= 'Z' && 'a' <= t.src[i+2] && t.src[i+2] <= 'z'
}

// clitics appends the word src[i:j], with "n't", "'s" and the like as tokens
// of their own.
func (t *tokenizer) clitics(i, j int, s Shape) int {
	w := t.src[i:j]
	s |= wordShape(w)
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
		t.emit(i, i+k, s&^Dotted|wordShape(w[:k])&AllCaps) // "WHO's"
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
	return t.emit(i, j, first|Straight|t.side(i, j, end))
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
	case isWordRune(after) && !isWordRune(before) && before != '.' && before != ',' && before != '?' && before != '!':
		return OpenQuote
	}
	return CloseQuote
}

// apostrophe appends what begins at i with r, one of ' ’ ‘ ` ´ ‚: a quotation
// mark, double or single, or a word that begins with an apostrophe.
func (t *tokenizer) apostrophe(i, end int, r rune, n int, first Shape) int {
	src := t.src
	// Two in a row are a double mark: ``, '', ‘‘, ’’.
	if r2, n2 := utf8.DecodeRuneInString(src[i+n : end]); i+n < end && r2 == r {
		switch r {
		case '`', '‘':
			return t.emit(i, i+n+n2, first|OpenQuote)
		case '’':
			return t.emit(i, i+n+n2, first|CloseQuote)
		case '\'':
			if strings.HasPrefix(src[i:end], "'''") && t.side(i, i+3, end) == CloseQuote {
				return t.emit(i, i+1, first|CloseQuote|Single|Straight) // a quotation ends inside one in double marks
			}
			return t.emit(i, i+2, first|Straight|t.side(i, i+2, end))
		}
	}
	next, _ := utf8.DecodeRuneInString(src[i+n : end])
	if (r == '\'' || r == '’' || r == '‘') && i+n < end {
		j := i + n
		for j < end && isWordByte(src[j]) {
			j++
		}
		if m := closingApostrophe(src[j:end]); m > 0 && t.lex.Entry(AtomOf("'"+src[i+n:j]+"'")).Lists.Has(Elisions) {
			return t.emit(i, j+m, first|wordShape(src[i+n:j])) // "rock 'n' roll"
		}
		switch {
		case next >= '0' && next <= '9' && (j == end || src[j] != '\''): // '90s, '16
			if first&SpaceBefore != 0 && j-i-n <= 3 {
				return t.emit(i, j, first|Letter|Digit)
			}
		case j > i+n && t.lex.Entry(AtomOf("'"+src[i+n:j])).Lists.Has(Elisions) && r != '‘':
			return t.emit(i, j, first|wordShape(src[i+n:j]))
		}
	}
	switch r {
	case '‘', '`', '‚', '‛':
		return t.emit(i, i+n, first|OpenQuote|Single)
	case '’':
		if first&SpaceBefore != 0 && isWordRune(next) {
			return t.emit(i, i+n, first|OpenQuote|Single|Straight)
		}
		return t.emit(i, i+n, first|CloseQuote|Single)
	}
	return t.emit(i, i+n, first|Single|Straight|t.side(i, i+n, end))
}

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
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func isDigitByte(c byte) bool { return '0' <= c && c <= '9' }

func isLowerByte(c byte) bool { return 'a' <= c && c <= 'z' }

// isArticledName reports whether w is a name that begins with an article or
// particle in lower case: "al-Tamimi", "d'Estaing".
func isArticledName(w string) bool {
	for k := 1; k < len(w) && k <= maxArticle; k++ {
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
		switch w[:k] {
		case "al", "el", "ad", "an", "as", "ash", "at", "az", "ar", "ed", "es", "ul", "d", "l", "de", "bin", "ben", "abu":
			name, _ := utf8.DecodeRuneInString(w[k+mark:])
			return unicode.IsUpper(name)
		}
		return false
	}
	return false
}

// maxArticle is the length of the longest article before a name.
const maxArticle = 3

// wordShape returns what the letters of w tell.
func wordShape(w string) Shape {
	if isLowerByte(w[0]) {
		if isArticledName(w) {
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
