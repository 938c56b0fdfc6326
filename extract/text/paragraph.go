package text

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraphs finds the paragraphs of d.Source. A block of lines between blank lines is
// one where its lines are hard-wrapped, or where the text has a sentence on each line; in
// any other block, each line is one. The width of the lines is that of the whole text, but
// each block is judged by itself, for a story may hold a table or a box of short lines. An
// indented line begins a paragraph, and so does a speaker's turn after another one. The line
// that signs a quotation belongs to its paragraph, even after a blank line.
func (d *Document) paragraphs() {
	src := d.Source
	width, sentences := wrapWidth(src), sentencePerLine(src)
	plain := isPlain(src)
	open := false               // the last paragraph may go on
	wrapped, judged := false, 0 // the block that ends at byte judged
	for i := 0; i < len(src); {
		j, next := lineEnd(src, i, plain)
		s, e := trim(src, i, j)
		if s < e && i >= judged { // each block once: time stays linear
			judged = blockEnd(src, i, plain)
			wrapped = sentences || width > 0 && isWrapped(src[i:judged], width)
		}
		switch {
		case s == e:
			open = false
		case d.isSigned(src[s:e], src[next:]):
			d.last().End = e
			open = false
		case open && (goesOn(d.last().In(src), src[s:e]) || wrapped && !isIndented(src[i:j]) && !beginsAnew(d.last().In(src), src[s:e])):
			d.last().End = e
		default:
			d.Paragraphs = append(d.Paragraphs, Paragraph{Span: Span{s, e}})
			open = true
		}
		i = next
	}
}

func (d *Document) last() *Paragraph { return &d.Paragraphs[len(d.Paragraphs)-1] }

// isSigned reports whether line, before rest, signs the last paragraph, which is a post or
// ends in a quotation.
func (d *Document) isSigned(line, rest string) bool {
	if len(d.Paragraphs) == 0 || !isSignature(line) {
		return false
	}
	return isHandle(line) && d.endsInPost() || endsInQuote(d.last().In(d.Source)) && !isItem(rest)
}

// beginsAnew reports whether line begins a paragraph inside a block of wrapped lines: last
// tells who said it, or both are turns.
func beginsAnew(last, line string) bool { return endsInAuthor(last) || isTurn(line) && isTurn(last) }

// isPlain reports whether only line feeds end lines in src.
func isPlain(src string) bool {
	return !strings.Contains(src, "\r") && !strings.Contains(src, "\u2028") && !strings.Contains(src, "\u2029")
}

// lineEnd returns where the line of src that begins at byte i ends, and where the next one
// begins.
func lineEnd(src string, i int, plain bool) (end, next int) {
	k := -1
	if plain {
		k = strings.IndexByte(src[i:], '\n')
	} else {
		k = strings.IndexAny(src[i:], "\r\n\u2028\u2029")
	}
	if k < 0 {
		return len(src), len(src)
	}
	end = i + k
	switch {
	case src[end] == '\r' && end+1 < len(src) && src[end+1] == '\n':
		return end, end + 2
	case src[end] == 0xE2:
		return end, end + 3
	}
	return end, end + 1
}

// blockEnd returns where the lines from byte i of src on end, before a blank line.
func blockEnd(src string, i int, plain bool) int {
	for i < len(src) {
		j, next := lineEnd(src, i, plain)
		if s, e := trim(src, i, j); s == e {
			break
		}
		i = next
	}
	return i
}

// isSignature reports whether line is a dash and a name, as may stand below a quotation:
// "— Tomas Reyl, engineer".
func isSignature(line string) bool {
	const limit = 90 // bytes
	dash, n := utf8.DecodeRuneInString(line)
	if len(line) > limit || !unicode.Is(unicode.Pd, dash) || strings.ContainsAny(line, "“”\":") || strings.IndexByte(".!?", line[len(line)-1]) >= 0 {
		return false
	}
	name, _ := utf8.DecodeRuneInString(strings.TrimLeft(line[n:], "-\u2013\u2014 \u00a0"))
	return unicode.IsUpper(name)
}

// isHandle reports whether a signature is that of a post: "— Tomas Reyl (@treyl) March 4, 2018".
func isHandle(line string) bool { return strings.Contains(line, " (@") }

// endsInPost reports whether the last paragraph is likely a post, and not the page's own
// words: it has a link, a tag or an account, or the one before announces it.
func (d *Document) endsInPost() bool {
	last := d.last().In(d.Source)
	if strings.ContainsAny(last, "#@") || slices.ContainsFunc(strings.Fields(last), isAddress) {
		return true
	}
	n := len(d.Paragraphs)
	return n > 1 && strings.HasSuffix(d.Paragraphs[n-2].In(d.Source), ":")
}

// isItem reports whether the first line of src that is not blank begins with a dash, as
// another item of a list does.
func isItem(src string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(src[:min(len(src), 16)], " \t\r\n"))
	return unicode.Is(unicode.Pd, r)
}

// endsInQuote reports whether the last mark of block closes a quotation.
func endsInQuote(block string) bool {
	return endsInAny(block, "”", "\"", "’", "»")
}

// endsInAny reports whether s ends in one of some marks.
func endsInAny(s string, marks ...string) bool {
	return slices.ContainsFunc(marks, func(mark string) bool { return strings.HasSuffix(s, mark) })
}

// isTurn reports whether line begins with the label of a speaker's turn: "Mary Poole: You
// did."
func isTurn(line string) bool {
	const limit = 40 // bytes of the label
	k := strings.IndexByte(line[:min(len(line), limit)], ':')
	if k <= 0 || k+1 >= len(line) || line[k+1] != ' ' {
		return false
	}
	for _, w := range strings.Fields(line[:k]) {
		if !opensUpper(w) {
			return false
		}
	}
	return true
}

// endsInAuthor reports whether a block of lines ends in a quotation, a dash and
// a name, after which nothing of it can follow: “...” — Ana Ruiz.
func endsInAuthor(block string) bool {
	const limit = 60 // bytes of the name
	block = block[max(0, len(block)-limit):]
	k := strings.LastIndexAny(block, "”\"")
	if k < 0 {
		return false
	}
	_, quote := utf8.DecodeRuneInString(block[k:])
	rest := strings.TrimSpace(block[k+quote:])
	dash, n := utf8.DecodeRuneInString(rest)
	name, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest[n:], "- "))
	return unicode.Is(unicode.Pd, dash) && unicode.IsUpper(name)
}

// wrapWidth returns the width in bytes to which lines of src were broken, or 0: nearly
// all lines that another line follows directly are as long as that width allows, where
// they are no short ones of a table or a box. A line in twenty may be longer.
func wrapWidth(src string) int {
	const most, least = 140, 30
	var lengths [most + 2]int
	lines := 0
	eachPair(src, func(a, _ string) {
		lines++
		lengths[min(len(a), most+1)]++
	})
	width, longer := most+1, lengths[most+1]
	for ; width > 0 && longer*20 <= lines; width-- {
		longer += lengths[width-1]
	}
	if lines == 0 || width > most || width < least {
		return 0
	}
	prose, full := 0, 0
	eachBlock(src, func(block string) {
		longest := 0
		eachPair(block, func(a, _ string) { longest = max(longest, len(a)) })
		if longest*10 < width*6 {
			return
		}
		n, f := fullLines(block, width)
		prose, full = prose+n, full+f
	})
	if full*10 < prose*7 || prose == 0 {
		return 0
	}
	return width
}

// isWrapped reports whether the lines of block were broken to a width in bytes.
func isWrapped(block string, width int) bool {
	n, full := fullLines(block, width)
	return n > 0 && full*10 >= n*7
}

// fullLines returns how many lines of src another one follows, and how many of those have
// no room for its first word.
func fullLines(src string, width int) (lines, full int) {
	eachPair(src, func(a, b string) {
		word := b
		if k := strings.IndexByte(b, ' '); k >= 0 {
			word = b[:k]
		}
		lines++
		if len(a)+1+len(word) > width*85/100 {
			full++
		}
	})
	return lines, full
}

// eachBlock calls f for the lines between each two blank ones.
func eachBlock(src string, f func(block string)) {
	plain := isPlain(src)
	for i := 0; i < len(src); {
		if end := blockEnd(src, i, plain); end > i {
			f(src[i:end])
			i = end
		}
		if i < len(src) {
			_, i = lineEnd(src, i, plain)
		}
	}
}

// sentencePerLine reports whether src has a sentence on each line and blank
// lines between paragraphs, as corpora are often published: many blocks hold
// several lines, and nearly all of those end as sentences do.
func sentencePerLine(src string) bool {
	joins, ends := 0, 0
	eachPair(src, func(a, _ string) {
		joins++
		if endsInAny(strings.TrimRight(a, "\"'”’) "), ".", "?") {
			ends++
		}
	})
	blocks := strings.Count(src, "\n\n") + strings.Count(src, "\r\n\r\n") + 1
	return joins >= 3 && blocks >= 3 && joins*2 >= blocks && joins <= 6*blocks && ends*10 >= joins*9
}

// eachPair calls f for each two lines that follow one another in a paragraph: one that is
// indented begins the next.
func eachPair(src string, f func(a, b string)) {
	last := ""
	cr := strings.IndexByte(src, '\r') >= 0
	for len(src) > 0 {
		i := 0
		if cr {
			i = strings.IndexAny(src, "\r\n")
		} else {
			i = strings.IndexByte(src, '\n')
		}
		line, next := src, len(src)
		if i >= 0 {
			line, next = src[:i], i+1
			if src[i] == '\r' && strings.HasPrefix(src[next:], "\n") {
				next++
			}
		}
		src = src[next:]
		begins := isIndented(line)
		line = strings.TrimSpace(line)
		if last != "" && line != "" && !begins {
			f(last, line)
		}
		last = line
	}
}

func isIndented(line string) bool {
	return strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t")
}

// trim returns src[i:j] without the white space at its ends.
func trim(src string, i, j int) (int, int) {
	for i < j {
		r, n := utf8.DecodeRuneInString(src[i:j])
		if !isBlank(r) && r != '\ufeff' {
			break
		}
		i += n
	}
	for i < j {
		r, n := utf8.DecodeLastRuneInString(src[i:j])
		if !isBlank(r) {
			break
		}
		j -= n
	}
	return i, j
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == 0 }

// roles tells the headline, bylines and furniture from the body, and finds
// datelines.
func (d *Document) roles(f *Furnishings) {
	headline, byline := -1, false
	body := 0
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		line := p.In(d.Source)
		switch {
		case f.match(line) && deskNote(line) == 0 || isContact(line):
			p.Role = Furniture
		case len(line) <= 100 && d.isByline(line):
			p.Role = Byline
			byline = true
		case headline < 0 && body == 0 && i+1 < len(d.Paragraphs) && isHeadline(line) && !(strings.HasSuffix(line, ".") && (byline || d.isDated(line))):
			p.Role = Headline
			headline = i
		case headline >= 0 && body == 0 && line == d.Paragraphs[headline].In(d.Source):
			p.Role = Furniture // the headline once more
		default:
			if body++; body <= maxNotes {
				p.Dateline = d.datelineOf(i, body)
			}
		}
	}
}

// isDated reports whether line begins with a dateline that has a dash or an agency.
func (d *Document) isDated(line string) bool { return d.dateline(line)+d.agencyDateline(line) > 0 }

// datelineOf returns the dateline of paragraph i, which is the n-th of the body.
func (d *Document) datelineOf(i, n int) Span {
	p := &d.Paragraphs[i]
	note := deskNote(p.In(d.Source))
	from := note + d.barredByline(p.In(d.Source)[note:])
	line := p.In(d.Source)[from:]
	end := d.dateline(line)
	if n > 2 && !strings.ContainsAny(line[:end], "()0123456789") {
		end = 0 // behind notes and points, only what names an agency or a day is surely one
	}
	end = cmp.Or(end, d.agencyDateline(line))
	if end == 0 && n == 1 && note == 0 {
		end = d.bareDateline(line)
		if end == 0 && !d.hasLabel(i+1) {
			end = d.colonDateline(line)
		}
	}
	if end == 0 {
		return Span{}
	}
	return Span{p.Start + from, p.Start + from + end}
}

// barredByline returns the length of the byline before a bar that line begins with, or 0:
// "By Ana Ruiz | Salto | The mine".
func (d *Document) barredByline(line string) int {
	const limit, bar = 100, " | "
	byline, _, ok := strings.Cut(line[:min(len(line), limit)], bar)
	if !ok || !d.isByline(byline) {
		return 0
	}
	return len(byline) + len(bar)
}

// deskNote returns the length of what a desk says in brackets of the story before its
// dateline, "(Adds details, quotes) SALTO, March 3", or 0.
func deskNote(line string) int {
	const limit = 90
	note, rest, ok := strings.Cut(line[:min(len(line), limit)], ") ")
	does, _, _ := strings.Cut(note, " ")
	if !ok || !strings.HasPrefix(note, "(") || !strings.HasSuffix(does, "s") || len(rest) < 2 || strings.ToUpper(rest[:2]) != rest[:2] || !isUpperByte(rest[0]) {
		return 0
	}
	return len(note) + len(") ")
}

// bareDateline returns the length of a place, with capitals at the beginning of its words
// alone, and the mark before a sentence, or 0: "Salto - The", "SALTO | The". An aside has
// two such marks.
func (d *Document) bareDateline(line string) int {
	const limit = 40
	for _, mark := range []string{" | ", " |\n", " - ", " – ", " — "} {
		place, _, ok := strings.Cut(line[:min(len(line), limit)], mark)
		if !ok || !d.isBarePlace(place) {
			continue
		}
		rest := strings.TrimLeft(line[len(place)+len(mark):], "\"“‘'")
		first, second, _ := strings.Cut(rest, " ")
		if !opensUpper(first) || opensUpper(second) || mark != " | " && strings.Contains(rest, mark) {
			continue
		}
		return len(place) + len(mark)
	}
	return 0
}

// isBarePlace reports whether s may be a place before a mark: up to four words with capitals
// at their beginning, and particles, "Rio de Salto".
func (d *Document) isBarePlace(s string) bool {
	const most = 4
	if strings.HasPrefix(s, "By ") || strings.HasSuffix(s, ",") || strings.ContainsAny(s, "\"“”:;.?!()0123456789") {
		return false
	}
	words := strings.Fields(s)
	return len(words) > 0 && len(words) <= most && opensUpper(words[0]) &&
		!slices.ContainsFunc(words, func(w string) bool { return !opensUpper(w) && !d.lex.On(AtomOf(w), PlaceParticles) })
}

func opensUpper(s string) bool { return unicode.IsUpper(firstRune(s)) }

// opensUpperOrDigit reports whether s begins with a capital letter or a digit.
func opensUpperOrDigit(s string) bool { return opensUpper(s) || unicode.IsDigit(firstRune(s)) }

// hasLabel reports whether a paragraph from the given one on begins with up to three words
// with capitals and a colon, as the turns of a transcript do.
func (d *Document) hasLabel(from int) bool {
	for i := from; i < min(len(d.Paragraphs), from+maxNotes); i++ {
		label, _, ok := strings.Cut(d.Paragraphs[i].In(d.Source), ":")
		if ok && len(label) <= 40 && (strings.ToUpper(label) == label || isPlace(label)) {
			return true
		}
	}
	return false
}

// maxNotes is how many paragraphs may stand before the one with the dateline.
const maxNotes = 8

// maxHeadline bounds a headline, in bytes.
const maxHeadline = 180

// isHeadline reports whether line, the first of a story, is its title: short,
// and either with no full stop or in title case.
func isHeadline(line string) bool {
	if len(line) > maxHeadline || strings.Contains(line, "\n") {
		return false
	}
	if !endsInAny(line, ".", ":", ".\"", ".”") {
		return true
	}
	long, capital, words := 0, 0, 0
	for _, w := range strings.Fields(line) {
		words++
		if len(w) > 3 {
			long++
			if opensUpperOrDigit(strings.TrimLeft(w, "\"'“‘(")) {
				capital++
			}
		}
	}
	return long > 1 && capital*10 >= long*7 || words <= 14 && strings.HasSuffix(line, ".")
}

// isByline reports whether line names its author and nothing else.
func (d *Document) isByline(line string) bool {
	rest, ok := strings.CutPrefix(line, "By ")
	if !ok {
		if rest, ok = strings.CutPrefix(line, "BY "); !ok {
			return false
		}
	}
	// Behind the name may stand what she is: ", staff writer".
	if name, title, ok := strings.Cut(rest, ", "); ok && strings.Contains(name, " ") && len(title) <= maxTitle {
		rest = name
	}
	for _, w := range strings.Fields(rest) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !d.lex.On(AtomOf(w), BylineWords) {
			return false
		}
	}
	return !strings.HasSuffix(line, ".")
}

// maxTitle bounds what stands behind a name in a byline, in bytes.
const maxTitle = 40

// dateline returns the length of the place, date and agency that line begins
// with ("KYIV, March 3 (Reuters) - "), up to and with the dash, or 0.
func (d *Document) dateline(line string) int {
	const limit = 90
	for i := 1; i < min(len(line), limit); i++ {
		n := dashLength(line[i:])
		if n == 0 {
			continue
		}
		if !d.isPlaceAndDate(strings.TrimSpace(line[:i])) {
			return 0
		}
		for i+n < len(line) && line[i+n] == ' ' {
			n++
		}
		// The agency first, "(ARGUS) - SALVERTON, JUL 4 - ", or behind a dash, "SALTO--(NWA)--".
		if line[0] == '(' || strings.HasPrefix(line[i+n:], "(") {
			n += d.dateline(line[i+n:])
		}
		return i + n
	}
	return 0
}

// dashLength returns the length of the dash of a dateline that s begins with, or 0.
func dashLength(s string) int {
	for _, dash := range [...]string{" - ", " _ ", " -- ", "--", "—", "–"} {
		if strings.HasPrefix(s, dash) {
			return len(dash)
		}
	}
	return 0
}

// agencyDateline returns the length of a dateline whose agency in brackets has no dash of
// its own behind it, or 0: "SALTO, March 3 (NWA): ", "Salto (NWA).- ", "SALTO (NWA) -The",
// "SALTO, March 3 (NWA) The".
func (d *Document) agencyDateline(line string) int {
	const limit = 90
	k := strings.IndexByte(line[:min(len(line), limit)], ')')
	if k < 0 || line[0] == '(' || !d.isPlaceAndDate(line[:k+1]) {
		return 0
	}
	rest := line[k+1:]
	text := strings.TrimLeft(rest, " .:-–—_")
	mark := rest[:len(rest)-len(text)]
	place, _, _ := strings.Cut(line, "(")
	_, date, _ := strings.Cut(place, ", ")
	dated := strings.ContainsAny(date, "0123456789") // else a colon stands behind a speaker
	if opensUpper(strings.TrimLeft(text, "\"“")) && (strings.ContainsAny(mark, "-–—_") || dated && (mark == " " || strings.HasPrefix(mark, ":"))) {
		return len(line) - len(text)
	}
	return 0
}

// colonDateline returns the length of a place, and maybe a date, and a colon that line, the
// first of the body, begins with, or 0: "SALVERTON: ", "Salverton: ", "Salverton, Jan 4: ".
// Without a date it may be whoever speaks, or what the line is of: capitals stand for a place
// where the line tells what was said, and other words where they are known for one or are
// told of as one.
func (d *Document) colonDateline(line string) int {
	const limit = 40
	place, rest, ok := strings.Cut(line[:min(len(line), limit)], ":")
	text := strings.TrimLeft(rest, " ")
	if !ok || text == "" {
		return 0
	}
	n := len(place) + len(":") + len(rest) - len(text)
	name, date, dated := strings.Cut(strings.TrimRight(place, " ,"), ", ")
	if dated {
		if d.isDay(date) && (isPlace(name) || d.isPlaceAndDate(place)) {
			return n
		}
		return 0
	}
	if text == rest || !d.isUndatedPlace(name, line, text) {
		return 0
	}
	return n
}

// isUndatedPlace reports whether name is that of the place that line begins with, before a
// colon and the text: "SALVERTON: The mayor said".
func (d *Document) isUndatedPlace(name, line, text string) bool {
	if !isPlace(name) || !opensUpperOrDigit(strings.TrimLeft(text, "\"“'‘")) || d.opensTurn(text) {
		return false
	}
	capitals := len(name) >= 4 && strings.ToUpper(name) == name
	return d.isPlaceName(name, line) || capitals && (strings.Contains(line, " said") || strings.Contains(line, " told "))
}

// isDay reports whether date is a day of a month: "Jan 4", "4 January".
func (d *Document) isDay(date string) bool {
	month, day, _ := strings.Cut(date, " ")
	if opensUpper(day) {
		month, day = day, month
	}
	return day != "" && strings.Trim(day, "0123456789") == "" && d.lex.On(AtomOf(month), Months)
}

// isPlace reports whether name has the form of a place: up to three words with capitals.
func isPlace(name string) bool {
	const most = 3
	words := strings.Fields(name)
	return len(words) > 0 && len(words) <= most && !strings.ContainsAny(name, "\"“”0123456789.()") &&
		!slices.ContainsFunc(words, func(w string) bool { return !opensUpper(w) })
}

// isPlaceName reports whether name, before a colon and the first paragraph, is known for a
// place, or the story tells that something is in it. So is one word that is no label of a
// page and nobody's office or name: those come up again, and what they say is short.
func (d *Document) isPlaceName(name, paragraph string) bool {
	const least, shortest, most = 60, 4, 2 // bytes of the paragraph, of the name, mentions more
	words := strings.Fields(name)
	last := d.lex.Entry(AtomOf(words[len(words)-1])).Lists
	if last.Has(Places) {
		return true
	}
	title := name
	if strings.ToUpper(name) == name {
		title = titled(words)
	}
	if strings.Contains(d.Source, " in "+title) {
		return true
	}
	return len(words) == 1 && len(name) >= shortest && len(paragraph) >= least && !last.Overlaps(notPlaces) &&
		strings.Count(d.Source, title) <= most
}

// notPlaces are the lists of words that no place is named with: "Warning", "Mayor".
var notPlaces = ListsOf(Labels, Roles, PersonNouns)

// titled returns words in small letters but for the first one of each: "San Marco" for
// "SAN MARCO".
func titled(words []string) string {
	small := make([]string, len(words))
	for i, w := range words {
		_, n := utf8.DecodeRuneInString(w)
		small[i] = w[:n] + strings.ToLower(w[n:])
	}
	return strings.Join(small, " ")
}

// opensTurn reports whether what follows a colon is somebody's own words: "I left".
func (d *Document) opensTurn(text string) bool {
	first, _, _ := strings.Cut(strings.ReplaceAll(text, "’", "'"), " ")
	first, _, _ = strings.Cut(first, "'")
	return d.lex.On(AtomOf(first), MePronouns)
}

// isAgencyCode reports whether a word is an agency in brackets, which may be written
// small: "(dpa)".
func isAgencyCode(w string) bool {
	return len(w) <= 12 && strings.HasPrefix(w, "(") && strings.HasSuffix(w, ")")
}

// isPlaceAndDate reports whether s is made of a place in capitals or an agency
// in brackets, with other capitalized words and numbers.
func (d *Document) isPlaceAndDate(s string) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 12 {
		return false
	}
	first := strings.TrimRight(fields[0], ",.")
	caps := len(first) > 1 && strings.ToUpper(first) == first && strings.ToLower(first) != first
	agency := strings.HasSuffix(s, ")")
	if !caps && !agency {
		return false
	}
	for _, w := range fields {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "("))
		if unicode.IsLower(r) && !isAgencyCode(w) && !d.lex.On(AtomOf(w), PlaceParticles) {
			return false
		}
		if strings.ContainsAny(w, "\"“”:;?!") {
			return false
		}
	}
	return true
}
