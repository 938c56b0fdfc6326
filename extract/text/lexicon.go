package text

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Atom is a 64-bit hash that stands for a word in lower case, or for any
// other name a feature is made of. Equal words have equal atoms; the typographic
// apostrophe counts as the plain one.
type Atom uint64

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// AtomOf returns the atom of s.
func AtomOf(s string) Atom {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			h = (h ^ uint64(c)) * fnvPrime
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if r == '’' {
			h = (h ^ '\'') * fnvPrime
			continue
		}
		r = unicode.ToLower(r)
		for ; r > 0; r >>= 8 {
			h = (h ^ uint64(r&0xff)) * fnvPrime
		}
	}
	return Atom(h)
}

// List is a word list of the rule files, which code asks for by its name.
type List uint8

// commonLists hold words that a title may write with a capital though they are no
// names.
var commonLists = ListsOf(Abbreviations, Titles, Starters, Elisions, Weekdays, Months, TimeWords, Subordinators, Honorifics, Roles, SpeechNouns,
	Documents, Organizations, Media, Negations, Modals, AddresseeNouns, Yesterdays, Quantifiers)

// String returns the name of l as rule files write it.
func (l List) String() string { return listNames[l] }

// Entry is what is known of a word out of context.
type Entry struct {
	Lists *ListSet // that hold the word
	Lemma Atom     // the verb it is a form of, or 0
	Form  VerbForm
}

// Lexicon tells what is known of words out of context. It is read in place, off
// a table of numbers of four bytes: how many words there are, and slots in the
// order of open addressing, a power of two and at most half of them taken; then
// the words, and then the sets of lists that words are on. The low bits of a slot, as many as number the slots, are the
// place of a word plus 1, and the others are of its atom, so that a word which is
// not there is rarely compared with one.
type Lexicon struct {
	table        string
	slots, words string // of table
	mask         int    // the slots less one
	sets         []ListSet
}

// wordSize is how many bytes a word takes in a table: its atom, the place of its set
// of lists, the lemma's atom and the form.
const wordSize = 8 + 2 + 8 + 1

// slotsFor returns how many slots n words take.
func slotsFor(n int) int { return 1 << bits.Len(uint(2*n)) }

// slotOf returns the slot at which to start looking for a.
func slotOf(a Atom, mask int) int { return int(a^a>>32) & mask }

// LexiconOf returns the lexicon that a table holds.
func LexiconOf(table string) *Lexicon {
	n := int(fourBytes(table))
	slots := slotsFor(n)
	x := &Lexicon{table: table, slots: table[4:][:4*slots], mask: slots - 1}
	rest := table[4+4*slots:]
	x.words, rest = rest[:n*wordSize], rest[n*wordSize:]
	x.sets = make([]ListSet, fourBytes(rest))
	rest = rest[4:]
	for i := range x.sets {
		n := int(rest[0])
		for _, l := range []byte(rest[1 : 1+n]) {
			x.sets[i].Add(List(l))
		}
		rest = rest[1+n:]
	}
	return x
}

// Table returns what [LexiconOf] reads, the same bytes for the same words.
func (x *Lexicon) Table() string { return x.table }

// Entry returns what is known of the word a.
func (x *Lexicon) Entry(a Atom) Entry {
	for i := slotOf(a, x.mask); ; i = (i + 1) & x.mask {
		s := int(fourBytes(x.slots[4*i:]))
		if s == 0 {
			return Entry{Lists: &noLists}
		}
		if (s^int(a>>32))&^x.mask != 0 {
			continue
		}
		k := s & x.mask
		w := x.words[(k-1)*wordSize:][:wordSize]
		if Atom(uint64At(w)) == a {
			return Entry{Lists: &x.sets[int(w[8])|int(w[9])<<8], Lemma: Atom(uint64At(w[10:])), Form: VerbForm(w[18])}
		}
	}
}

// On reports whether list l holds the word a.
func (x *Lexicon) On(a Atom, l List) bool { return x.Entry(a).Lists.Has(l) }

// EndsOn reports whether list l holds what stands after the last hyphen of s: "Oslo-based".
func (x *Lexicon) EndsOn(s string, l List) bool {
	k := strings.LastIndexByte(s, '-')
	return k >= 0 && x.On(AtomOf(s[k+1:]), l)
}

// LexiconBuilder collects words for a Lexicon. The zero value is empty.
type LexiconBuilder struct{ words map[Atom]*Entry }

// entry returns the entry of a, made if there was none.
func (b *LexiconBuilder) entry(a Atom) *Entry {
	if b.words == nil {
		b.words = map[Atom]*Entry{}
	}
	e := b.words[a]
	if e == nil {
		e = &Entry{Lists: new(ListSet)}
		b.words[a] = e
	}
	return e
}

// Add puts word on list l.
func (b *LexiconBuilder) Add(word string, l List) { b.entry(AtomOf(word)).Lists.Add(l) }

// AddForm records that word is the given form of the verb lemma, unless it is
// known as one of another verb.
func (b *LexiconBuilder) AddForm(word, lemma string, form VerbForm) {
	if e := b.entry(AtomOf(word)); e.Lemma == 0 {
		e.Lemma, e.Form = AtomOf(lemma), form
	}
}

// Lexicon returns the lexicon of the words.
func (b *LexiconBuilder) Lexicon() *Lexicon {
	atoms := slices.Sorted(maps.Keys(b.words))
	table := binary.LittleEndian.AppendUint32(nil, uint32(len(atoms)))
	slots := make([]byte, 4*slotsFor(len(atoms)))
	mask := len(slots)/4 - 1
	for k, a := range atoms {
		i := slotOf(a, mask)
		for binary.LittleEndian.Uint32(slots[4*i:]) != 0 {
			i = (i + 1) & mask
		}
		binary.LittleEndian.PutUint32(slots[4*i:], uint32(a>>32)&^uint32(mask)|uint32(k+1))
	}
	table = append(table, slots...)
	var sets []ListSet
	placeOf := map[ListSet]int{}
	for _, a := range atoms {
		e := b.words[a]
		place, ok := placeOf[*e.Lists]
		if !ok {
			place = len(sets)
			placeOf[*e.Lists] = place
			sets = append(sets, *e.Lists)
		}
		table = binary.LittleEndian.AppendUint64(table, uint64(a))
		table = binary.LittleEndian.AppendUint16(table, uint16(place))
		table = binary.LittleEndian.AppendUint64(table, uint64(e.Lemma))
		table = append(table, byte(e.Form))
	}
	table = binary.LittleEndian.AppendUint32(table, uint32(len(sets)))
	for i := range sets {
		lists := sets[i].All()
		table = append(table, byte(len(lists)))
		for _, l := range lists {
			table = append(table, byte(l))
		}
	}
	return LexiconOf(string(table))
}

// uint64At returns the little-endian number that s begins with.
func uint64At(s string) uint64 { return binary.LittleEndian.Uint64([]byte(s[:8])) }

// fourBytes returns the little-endian number of four bytes that s begins with.
func fourBytes(s string) uint32 { return binary.LittleEndian.Uint32([]byte(s[:4])) }
