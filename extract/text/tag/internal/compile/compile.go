// Package compile turns prose's tagger model into the table of package layout.
package compile

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/jdkato/prose/v2"

	"claims/extract/text/tag/internal/layout"
)

// A Model is prose's averaged perceptron as prose stores it.
type Model struct {
	Weights map[string]map[string]float64 // by feature and by tag
	Tags    map[string]string             // by word
}

// Load decodes the model that is built into prose.
func Load() (*Model, error) {
	m := new(Model)
	for name, part := range map[string]any{"weights": &m.Weights, "tags": &m.Tags} {
		asset, err := prose.Asset("model/AveragedPerceptron/" + name + ".gob")
		if err != nil {
			return nil, err
		}
		if err := gob.NewDecoder(bytes.NewReader(asset)).Decode(part); err != nil {
			return nil, fmt.Errorf("%s.gob: %w", name, err)
		}
	}
	return m, nil
}

// A row maps tags to weights in thousandths.
type row map[int]int

type word struct {
	rows   [layout.Places]row
	before map[int]row
	tag    int
}

// A builder holds the model's features by what they look at.
type builder struct {
	numbers  map[string]int // of tags
	bias     row
	back     map[int]row    // by the tag before
	back2    map[int]row    // by the tag before that
	pairs    map[[2]int]row // by both
	first    map[byte]row
	words    map[string]*word
	suffixes map[string]*[layout.Places]row
}

// Table returns the compiled table.
func Table(m *Model) ([]byte, error) {
	b := &builder{
		numbers:  make(map[string]int),
		back:     make(map[int]row),
		back2:    make(map[int]row),
		pairs:    make(map[[2]int]row),
		first:    make(map[byte]row),
		words:    make(map[string]*word),
		suffixes: make(map[string]*[layout.Places]row),
	}
	for i, name := range layout.Names {
		b.numbers[name] = i
	}
	for _, s := range layout.Specials {
		b.word(s)
	}
	for feature, weights := range m.Weights {
		if err := b.add(feature, weights); err != nil {
			return nil, fmt.Errorf("feature %q: %w", feature, err)
		}
	}
	if err := b.fix(m.Tags); err != nil {
		return nil, err
	}
	return b.write()
}

func (b *builder) word(s string) *word {
	w := b.words[s]
	if w == nil {
		w = &word{before: make(map[int]row)}
		b.words[s] = w
	}
	return w
}

func (b *builder) suffix(s string) *[layout.Places]row {
	rows := b.suffixes[s]
	if rows == nil {
		rows = new([layout.Places]row)
		b.suffixes[s] = rows
	}
	return rows
}

// before returns the number of a tag that stands before a word.
func (b *builder) before(name string) (int, error) {
	switch name {
	case "-START-":
		return layout.StartTag, nil
	case "-START2-":
		return layout.Start2Tag, nil
	}
	if n := b.numbers[name]; n != 0 {
		return n, nil
	}
	return 0, fmt.Errorf("unknown tag %q", name)
}

func (b *builder) row(weights map[string]float64) (row, error) {
	r := make(row)
	for name, weight := range weights {
		n := b.numbers[name]
		if n == 0 || n > layout.Scored {
			return nil, fmt.Errorf("tag %q is not one that the model weighs", name)
		}
		thousandths := math.Round(weight * 1000)
		if math.Abs(weight*1000-thousandths) > 1e-6 {
			return nil, fmt.Errorf("weight %v is not a multiple of 0.001", weight)
		}
		if math.Abs(thousandths) >= layout.MaxScore {
			return nil, fmt.Errorf("weight %v is too great", weight)
		}
		if thousandths != 0 {
			r[n] = int(thousandths)
		}
	}
	return r, nil
}

// add files a feature under what it looks at.
func (b *builder) add(feature string, weights map[string]float64) error {
	r, err := b.row(weights)
	if err != nil || len(r) == 0 {
		return err
	}
	if feature == "bias" {
		b.bias = r
		return nil
	}
	for _, template := range templates {
		if arg, ok := strings.CutPrefix(feature, template.prefix); ok {
			return template.add(b, arg, r)
		}
	}
	return fmt.Errorf("unknown template")
}

var templates = []struct {
	prefix string
	add    func(b *builder, arg string, r row) error
}{
	{"i word ", wordRow(layout.Here)},
	{"i-1 word ", wordRow(layout.OneBack)},
	{"i-2 word ", wordRow(layout.TwoBack)},
	{"i+1 word ", wordRow(layout.OneAhead)},
	{"i+2 word ", wordRow(layout.TwoAhead)},
	{"i suffix ", suffixRow(layout.Here)},
	{"i-1 suffix ", suffixRow(layout.OneBack)},
	{"i+1 suffix ", suffixRow(layout.OneAhead)},
	{"i pref1 ", func(b *builder, arg string, r row) error {
		runes := []rune(arg)
		if len(runes) != 1 || runes[0] > 0xff {
			return fmt.Errorf("%q is not one byte", arg)
		}
		b.first[byte(runes[0])] = r
		return nil
	}},
	{"i-1 tag ", func(b *builder, arg string, r row) (err error) {
		n, err := b.before(arg)
		b.back[n] = r
		return err
	}},
	{"i-2 tag ", func(b *builder, arg string, r row) (err error) {
		n, err := b.before(arg)
		b.back2[n] = r
		return err
	}},
	{"i tag+i-2 tag ", func(b *builder, arg string, r row) error {
		one, two, _ := strings.Cut(arg, " ")
		back, err1 := b.before(one)
		back2, err2 := b.before(two)
		b.pairs[[2]int{back, back2}] = r
		return cmp.Or(err1, err2)
	}},
	{"i-1 tag+i word ", func(b *builder, arg string, r row) error {
		one, w, _ := strings.Cut(arg, " ")
		back, err := b.before(one)
		b.word(w).before[back] = r
		return err
	}},
}

func wordRow(place int) func(*builder, string, row) error {
	return func(b *builder, arg string, r row) error {
		b.word(arg).rows[place] = r
		return nil
	}
}

func suffixRow(place int) func(*builder, string, row) error {
	return func(b *builder, arg string, r row) error {
		if len(arg) > 3 {
			return fmt.Errorf("suffix is longer than three bytes")
		}
		b.suffix(arg)[place] = r
		return nil
	}
}

// emoticons are the words that prose calls symbols whatever surrounds them.
var emoticons = []string{
	"(-8", "(-;", "(-_-)", "(._.)", "(:", "(=", "(o:", "(¬_¬)", "(ಠ_ಠ)",
	"(╯°□°）╯︵┻━┻", "-__-", "8-)", "8-D", "8D", ":(", ":((", ":(((", ":()",
	":)))", ":-)", ":-))", ":-)))", ":-*", ":-/", ":-X", ":-]", ":-o", ":-p",
	":-x", ":-|", ":-}", ":0", ":3", ":P", ":]", ":`(", ":`)", ":`-(", ":o",
	":o)", "=(", "=)", "=D", "=|", "@_@", "O.o", "O_o", "V_V", "XDD", "[-:",
	"^___^", "o_0", "o_O", "o_o", "v_v", "xD", "xDD", `¯\(ツ)/¯`,
}

// form matches every word whose tag prose fixes by its form (links, addresses,
// traces of empty categories, escaped brackets), and more. The tagger knows
// these forms itself.
var form = regexp.MustCompile(`[a-z0-9.-]\..{2}|@|^0$|^\*|^-[A-Z]{3}-$`)

// HasForm reports whether the tagger may take the tag of a word from its form alone.
func HasForm(w string) bool { return form.MatchString(w) }

// fix records the tags that go with a word whatever surrounds it.
func (b *builder) fix(tags map[string]string) error {
	for w, name := range tags {
		n := b.numbers[name]
		if n == 0 {
			return fmt.Errorf("word %q: unknown tag %q", w, name)
		}
		if form.MatchString(w) {
			return fmt.Errorf("word %q may have the tag of its form", w)
		}
		b.word(w).tag = n
	}
	b.word("0").tag = b.numbers["-NONE-"]
	for _, w := range emoticons {
		b.word(w).tag = b.numbers["SYM"]
	}
	b.word("-").tag = b.numbers["-"]
	return nil
}

// A table holds the sections of the table as they grow.
type table struct {
	sections [layout.Sections][]byte
	rows     int
}

// addRow adds a row of the weights of one feature or of one at each of several places.
func (t *table) addRow(places ...row) {
	t.sections[layout.Rows] = put(t.sections[layout.Rows], len(t.sections[layout.Weights])/4)
	for place, r := range places {
		for _, tag := range slices.Sorted(maps.Keys(r)) {
			number, lane := layout.Lane(tag)
			t.sections[layout.Weights] = put(t.sections[layout.Weights],
				(r[tag]<<layout.LaneNumberBits|lane)<<layout.PlaceBits|place*layout.Packed+number)
		}
	}
	t.rows++
}

// addWord adds w, the word key, as the one of that number.
func (t *table) addWord(key string, number int, w *word) {
	var before uint64
	for tag := range w.before {
		before |= 1 << tag
	}
	e := t.sections[layout.Words]
	e = put(e, t.rows)
	e = binary.LittleEndian.AppendUint64(e, before)
	e = put(e, len(t.sections[layout.Keys]))
	t.sections[layout.Words] = append(e, byte(len(key)), byte(w.tag))
	t.sections[layout.Keys] = append(t.sections[layout.Keys], key...)
	t.addRow(w.rows[:]...)
	for _, tag := range slices.Sorted(maps.Keys(w.before)) {
		t.addRow(w.before[tag])
	}
	hash := layout.HashSeed
	for i := range len(key) {
		hash = layout.HashByte(hash, key[i])
	}
	slots := t.sections[layout.Slots]
	slot := layout.Slot(hash)
	for binary.LittleEndian.Uint16(slots[2*slot:]) != 0 {
		slot = (slot + 1) & (1<<layout.SlotBits - 1)
	}
	binary.LittleEndian.PutUint16(slots[2*slot:], uint16(number+1))
}

// addSuffix adds the rows of the suffix s at all places.
func (t *table) addSuffix(s string, places [layout.Places]row) {
	var last uint32
	for i := range len(s) {
		last = last<<8 | uint32(s[i])
	}
	key := layout.SuffixKey(last, len(s))
	slots := t.sections[layout.Suffixes]
	slot := layout.SuffixSlot(key)
	for binary.LittleEndian.Uint32(slots[8*slot:]) != 0 {
		slot = (slot + 1) & (1<<layout.SuffixBits - 1)
	}
	binary.LittleEndian.PutUint32(slots[8*slot:], key)
	binary.LittleEndian.PutUint32(slots[8*slot+4:], uint32(t.rows))
	t.addRow(places[layout.Here])
	places[layout.Here] = nil
	t.addRow(places[:]...)
}

// bytes returns the sections one after the other, behind where each of them ends.
func (t *table) bytes() []byte {
	var all []byte
	end := 4 * layout.Sections
	for _, s := range t.sections {
		end += len(s)
		all = put(all, end)
	}
	for _, s := range t.sections {
		all = append(all, s...)
	}
	return all
}

// write lays the features out in the order of the table.
func (b *builder) write() ([]byte, error) {
	var t table
	for i := range layout.NoRows {
		t.addRow(b.first[byte(i)])
	}
	for range layout.SuffixRows {
		t.addRow()
	}
	t.sections[layout.Slots] = make([]byte, 2<<layout.SlotBits)
	for number, key := range b.keys() {
		if len(key) > layout.MaxKey {
			return nil, fmt.Errorf("word %q is longer than %d bytes", key, layout.MaxKey)
		}
		t.addWord(key, number, b.words[key])
	}
	if len(b.words) > math.MaxUint16 {
		return nil, fmt.Errorf("%d words are more than the slots can number", len(b.words))
	}
	t.sections[layout.Suffixes] = make([]byte, 8<<layout.SuffixBits)
	for _, s := range slices.Sorted(maps.Keys(b.suffixes)) {
		t.addSuffix(s, *b.suffixes[s])
	}
	t.addRow() // where the last row ends
	contexts, err := b.contexts()
	if err != nil {
		return nil, err
	}
	t.sections[layout.Contexts] = contexts
	return t.bytes(), nil
}

// contexts returns the packed scores of all pairs of tags before a word.
func (b *builder) contexts() ([]byte, error) {
	var out []byte
	for back := range layout.Before {
		for back2 := range layout.Before2 {
			var packed [layout.Packed]uint64
			for tag := 1; tag <= layout.Scored; tag++ {
				score := b.bias[tag] + b.back[back][tag] + b.back2[back2][tag] + b.pairs[[2]int{back, back2}][tag]
				if max(score, -score) >= layout.MaxScore {
					return nil, fmt.Errorf("the score %d of a context is too great", score)
				}
				number, lane := layout.Lane(tag)
				packed[number] += uint64(score+layout.Bias) << (lane * layout.LaneBits)
			}
			for _, n := range packed {
				out = binary.LittleEndian.AppendUint64(out, n)
			}
		}
	}
	return out, nil
}

// keys returns the words in order, the special ones first.
func (b *builder) keys() []string {
	special := func(w string) int {
		if i := slices.Index(layout.Specials[:], w); i >= 0 {
			return i
		}
		return len(layout.Specials)
	}
	return slices.SortedFunc(maps.Keys(b.words), func(v, w string) int {
		return cmp.Or(cmp.Compare(special(v), special(w)), cmp.Compare(v, w))
	})
}

func put(s []byte, n int) []byte {
	return binary.LittleEndian.AppendUint32(s, uint32(int32(n)))
}
