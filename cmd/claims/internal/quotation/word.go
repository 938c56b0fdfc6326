package quotation

import (
	"strconv"
	"sync"
	"unicode"
	"unicode/utf8"

	"claims/cmd/claims/internal/fold"
	"claims/extract/text"
	"claims/rules"
)

// word is a word of a text as it is compared: what kind of word it is in the low bits,
// and a hash of its letters in the others.
type word uint32

// kind tells what it means that one text has a word and the other has not.
type kind uint8

const (
	function kind = iota // little: "the", "of", "was"
	content              // much: "harbour"
	speech               // much, or that somebody is named who speaks: "said"
	name                 // everything, as below: "Darvek", where it does not begin a sentence
	number               // "14", "fourteen", "38m"
	negation             // "not", "without"
	modal                // "will", of which "would" is a form
)

const (
	kindBits = 3
	aside    = 1 << kindBits // bit of a word outside the quotation marks that the text holds
	hashBits = kindBits + 1
)

func (w word) kind() kind         { return kind(w & (1<<kindBits - 1)) }
func (w word) isAside() bool      { return w&aside != 0 }
func (w word) same(o word) bool   { return w>>hashBits == o>>hashBits }
func (w word) isContent() bool    { return contents.has(w) }
func (w word) isDecisive() bool   { return decisive.has(w) }
func (s kindSet) has(w word) bool { return s&(1<<w.kind()) != 0 }

type kindSet uint8

const (
	contents kindSet = 1<<content | 1<<speech | 1<<name | 1<<number
	decisive kindSet = 1<<name | 1<<number | 1<<negation
)

func wordOf(letters []byte, k kind) word {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for _, c := range letters {
		h = (h ^ uint64(c)) * prime
	}
	return word(h>>32)<<hashBits | word(k)
}

// modals holds the forms of the modal verbs and what they are forms of, as far as
// reported speech has another one: "we can't", "they could not".
var modals = map[string]string{"would": "will", "wo": "will", "ll": "will", "could": "can", "ca": "can", "might": "may"}

// numerals holds the numbers that words stand for, by their atoms.
var numerals = sync.OnceValue(func() map[text.Atom]int {
	values := map[text.Atom]int{}
	for n := range 100 {
		values[text.AtomOf(strconv.Itoa(n))] = n
	}
	for n := 100; n <= 1e12; n *= 10 {
		values[text.AtomOf(strconv.Itoa(n))] = n
	}
	return values
})

// reader cuts texts into words. It is used again for many.
type reader struct {
	set     *rules.Set
	words   []word
	letters []byte // of the word that is read
	capital bool   // whether the word begins with a capital letter
	opening bool   // whether it begins a sentence
	tens    int    // the number before it, where it is one of the tens: "sixty"
	quoted  bool   // whether it stands in quotation marks
	mark    rune   // that opened them
	bracket bool   // whether it stands in brackets, as what an editor put there
}

func newReader() *reader { return &reader{set: rules.Builtin()} }

// read returns the words of s, at most longest: what follows tells little more. They are
// valid until the next call.
func (r *reader) read(s string) []word {
	*r = reader{set: r.set, words: r.words[:0], letters: r.letters[:0], opening: true}
	before := ' '
	for i := 0; i < len(s) && len(r.words) < longest; {
		c, n := utf8.DecodeRuneInString(s[i:])
		after, _ := utf8.DecodeRuneInString(s[i+n:])
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c):
			if len(r.letters) == 0 {
				r.capital = unicode.IsUpper(c)
			}
			r.letters = fold.AppendRune(r.letters, c)
		case len(r.letters) > 0 && isInside(c, before, after, len(r.letters)):
		default:
			r.punctuation(c, before, after)
		}
		before = c
		i += n
	}
	r.end()
	return r.markAsides()
}

// isInside reports whether the mark c stands inside a word of which n bytes are read:
// "40,000", "U.S.", "e-mail".
func isInside(c, before, after rune, n int) bool {
	switch c {
	case ',', ':':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	case '.':
		return unicode.IsDigit(before) && unicode.IsDigit(after) || n <= 3 && unicode.IsLetter(before) && unicode.IsLetter(after)
	case '-', '\u2010', '\u2011':
		return n <= 2 && unicode.IsLetter(before) && unicode.IsLetter(after)
	}
	return false
}

func isApostrophe(c rune) bool { return c == '\'' || c == '’' || c == '‘' || c == 'ʼ' }

func isMark(c rune) bool { return c == '"' || c == '“' || c == '”' || c == '«' || c == '»' }

// punctuation reads the mark c, which ends a word.
func (r *reader) punctuation(c, before, after rune) {
	if isApostrophe(c) && len(r.letters) > 0 && unicode.IsLetter(after) {
		r.contraction(after)
		return
	}
	r.end()
	switch c {
	case '.', '!', '?', ':', '…', ';':
		r.opening, r.bracket = true, false
	case '[', ']':
		r.bracket = c == '['
	case '%':
		r.letters = append(r.letters, "percent"...)
		r.end()
	}
	if isMark(c) || isApostrophe(c) {
		r.quotationMark(c, before, after)
	}
}

// quotationMark reads a mark that opens or ends a quotation, or an apostrophe that ends a
// word: "the pilots' union".
func (r *reader) quotationMark(c, before, after rune) {
	switch {
	case r.quoted:
		r.quoted = isApostrophe(c) != isApostrophe(r.mark)
	case !unicode.IsLetter(before) && !unicode.IsDigit(before) && !unicode.IsSpace(after):
		r.quoted, r.mark, r.opening = true, c, true
	}
}

// contraction ends the word before an apostrophe: "did" of "didn't".
func (r *reader) contraction(after rune) {
	if n := len(r.letters) - 1; n > 0 && r.letters[n] == 'n' && (after == 't' || after == 'T') {
		r.letters = r.letters[:n]
		r.end()
		r.letters = append(r.letters, "no"...) // and the t that follows
		return
	}
	r.end()
}

// end adds the word whose letters are read.
func (r *reader) end() {
	if len(r.letters) == 0 {
		return
	}
	if string(r.letters) == "cannot" {
		r.add(r.letters[:len("can")])
		r.letters = append(r.letters[:0], "not"...)
	}
	r.add(r.letters)
	r.letters = r.letters[:0]
	r.opening = false
}

// add adds a word to those of the text, unless an editor put it there.
func (r *reader) add(letters []byte) {
	if r.bracket {
		return
	}
	if verb, ok := modals[string(letters)]; ok {
		letters = []byte(verb)
	}
	if n := len(r.words) - 1; n >= 0 && string(letters) == "cent" && r.words[n].same(wordOf([]byte("per"), 0)) {
		r.words[n] = wordOf([]byte("percent"), content) | r.words[n]&aside
		return
	}
	k, value := r.kindOf(letters)
	switch {
	case value >= 0 && value < 10 && r.tens > 0: // "sixty-one"
		value += r.tens
		r.words = r.words[:len(r.words)-1]
		r.tens = 0
	case value >= 20 && value < 100:
		r.tens = value
	default:
		r.tens = 0
	}
	var w word
	if value >= 0 {
		w = wordOf(strconv.AppendInt(nil, int64(value), 10), k)
	} else {
		w = wordOf(fold.Spelling(letters), k)
	}
	if !r.quoted {
		w |= aside
	}
	r.words = append(r.words, w)
}

// kindOf returns what kind of word the letters are, and the number that they stand for
// in letters, or -1.
func (r *reader) kindOf(letters []byte) (kind, int) {
	if '0' <= letters[0] && letters[0] <= '9' {
		return number, -1
	}
	atom := text.AtomOf(string(letters))
	if same := r.set.Same(atom); same != atom {
		if n, ok := numerals()[same]; ok {
			return number, n
		}
	}
	e := r.set.Lexicon.Entry(atom)
	switch {
	case e.Lists.Has(text.Negations) || string(letters) == "without":
		return negation, -1
	case e.Lists.Has(text.Modals):
		return modal, -1
	case e.Lists.Has(text.LittleWords):
		return function, -1
	case r.capital && (!r.opening || e.Lists.Overlaps(nameLists)):
		return name, -1
	case e.Lemma != 0 && r.set.TakesQuotation(r.set.Cue(e.Lemma, text.VerbUnit)):
		return speech, -1
	}
	return content, -1
}

var nameLists = text.ListsOf(text.FemaleNames, text.MaleNames, text.Places)

// markAsides tells the words of a reporter from those in quotation marks, where the text
// holds a quotation, and not just a title ("The Salt Clerks") or a word; else all are
// alike.
func (r *reader) markAsides() []word {
	const least, leastKnown = 3, 2
	all, known := 0, 0
	for _, w := range r.words {
		if !w.isAside() {
			all++
			if w.isContent() && w.kind() != name {
				known++
			}
		}
	}
	if all < least || known < leastKnown {
		for i := range r.words {
			r.words[i] &^= aside
		}
	}
	return r.words
}
