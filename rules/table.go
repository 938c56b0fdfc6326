package rules

import (
	"encoding/binary"
	"fmt"
	"io/fs"
	"maps"
	"math/bits"
	"path"
	"regexp"
	"slices"

	"claims/extract/text"
)

// A table is a Set as bytes, ready to be read in a fraction of a millisecond.
// It is a sequence of values, in the order in which a writer and a reader go
// through them: numbers in seven bits a byte, atoms and keys in eight bytes,
// strings and lists after their length.

// CompileTable compiles the rule files and the weights of a folder. The same files make the
// same bytes.
func CompileTable(fsys fs.FS, dir string) ([]byte, error) {
	files, err := ReadDir(fsys, dir)
	if err != nil {
		return nil, err
	}
	set, err := Compile(files...)
	if err != nil {
		return nil, err
	}
	var w, sources writer
	sources.files(files)
	packed, err := deflated(sources.b) // few ask for them
	if err != nil {
		return nil, err
	}
	w.string(string(packed))
	w.set(set)
	for _, name := range []string{"weights.tsv", "antecedents.tsv", "judged.tsv"} {
		data, err := fs.ReadFile(fsys, path.Join(dir, name))
		if err != nil {
			return nil, err
		}
		weights, err := ReadWeights(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		w.weights(NewWeights(weights))
	}
	return w.b, nil
}

// filesOf returns the rule files that a table was compiled from.
func filesOf(table string) ([]*File, error) {
	r := reader{table}
	sources, err := inflated(r.string())
	if err != nil {
		return nil, err
	}
	return (&reader{string(sources)}).files(), nil
}

// setOf returns the set that a table holds.
func setOf(table string) *Set {
	r := reader{table}
	r.take(r.count()) // the files
	set := r.set()
	set.Weights = r.weights()
	set.Antecedents = r.weights()
	set.Judged = r.weights()
	return set
}

// writer appends values to a table.
type writer struct{ b []byte }

func (w *writer) number(n uint64)  { w.b = binary.AppendUvarint(w.b, n) }
func (w *writer) count(n int)      { w.number(uint64(n)) }
func (w *writer) signed(n int64)   { w.b = binary.AppendVarint(w.b, n) }
func (w *writer) atom(a text.Atom) { w.b = binary.LittleEndian.AppendUint64(w.b, uint64(a)) }

func (w *writer) bool(v bool) {
	if v {
		w.number(1)
	} else {
		w.number(0)
	}
}

func (w *writer) string(s string) {
	w.count(len(s))
	w.b = append(w.b, s...)
}

func (w *writer) strings(list []string) {
	w.count(len(list))
	for _, s := range list {
		w.string(s)
	}
}

func (w *writer) atoms(list []text.Atom) {
	w.count(len(list))
	for _, a := range list {
		w.atom(a)
	}
}

func (w *writer) set(s *Set) {
	w.string(s.Lexicon.Table())
	w.strings(s.Furniture.Starts)
	w.strings(s.Furniture.Contains)
	w.strings(s.Furniture.Equals)
	w.strings(s.lemmas)
	w.count(len(s.acts))
	for _, a := range slices.Sorted(maps.Keys(s.acts)) {
		w.atom(a)
		w.string(s.acts[a])
	}
	synonyms := s.synonyms.places.sorted()
	w.count(len(synonyms))
	for _, x := range synonyms {
		w.atom(x.key)
		w.atom(s.synonyms.values[x.place-1])
	}
	w.count(len(s.entries))
	for i := range s.entries {
		e := &s.entries[i]
		w.string(e.Lemma)
		w.atom(e.ID)
		w.string(e.Act)
		w.atom(e.ActID)
		w.number(e.frames)
		w.atoms(e.Preps)
		w.atoms(e.NotObjects)
		w.atom(e.Like)
	}
	cues := s.cues.sorted()
	w.count(len(cues))
	for _, x := range cues {
		w.atom(x.key)
		w.count(int(x.place) - 1)
	}
	w.count(len(s.Rules))
	for _, r := range s.Rules {
		w.rule(r)
	}
}

func (w *writer) rule(r *Rule) {
	w.string(r.Name)
	w.atom(r.ID)
	w.string(r.Frame)
	w.number(uint64(r.Content))
	w.number(uint64(r.Speaker))
	w.signed(int64(r.Bias))
	w.number(r.frame)
	w.test(&r.cue)
	w.bool(r.listed)
	w.bool(r.known)
	w.bool(r.listedUnquoted)
	w.bool(r.Veto)
	w.pattern(r.before)
	w.pattern(r.after)
	w.bool(r.who != nil)
	if r.who != nil {
		w.test(r.who)
	}
}

func (w *writer) pattern(p pattern) {
	w.count(len(p))
	for i := range p {
		w.test(&p[i])
	}
}

func (w *writer) test(t *test) {
	w.number(uint64(t.kinds))
	w.number(uint64(t.form))
	w.number(uint64(t.notForm))
	w.number(uint64(t.op))
	w.number(uint64(t.capture))
	w.bool(t.words != nil)
	if t.words == nil {
		return
	}
	for _, c := range t.words.choices() {
		w.words(c.in)
		w.words(c.notIn)
		if c.regex == nil {
			w.string("")
		} else {
			w.string(c.regex.String())
		}
	}
}

func (w *writer) words(ws words) {
	w.atoms(ws.atoms)
	lists := ws.lists.All()
	w.count(len(lists))
	for _, l := range lists {
		w.number(uint64(l))
	}
}

func (w *writer) weights(x *Weights) {
	w.count(bits.Len64(x.mask))
	for _, s := range x.shifts {
		w.b = binary.LittleEndian.AppendUint16(w.b, s)
	}
	for _, s := range x.slots {
		w.b = binary.LittleEndian.AppendUint32(w.b, s)
	}
}

// reader takes values off a table. Strings share its memory.
type reader struct{ s string }

func (r *reader) number() uint64 {
	var n uint64
	for i := 0; ; i++ {
		c := r.s[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.s = r.s[i+1:]
			return n
		}
	}
}

func (r *reader) count() int { return int(r.number()) }

func (r *reader) signed() int64 {
	n := r.number()
	return int64(n>>1) ^ -int64(n&1)
}

func (r *reader) take(n int) string {
	s := r.s[:n]
	r.s = r.s[n:]
	return s
}

func (r *reader) bool() bool      { return r.number() != 0 }
func (r *reader) string() string  { return r.take(r.count()) }
func (r *reader) atom() text.Atom { return text.Atom(binary.LittleEndian.Uint64([]byte(r.take(8)))) }

func (r *reader) strings() []string {
	n := r.count()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.string()
	}
	return list
}

func (r *reader) atoms() []text.Atom {
	n := r.count()
	if n == 0 {
		return nil
	}
	list := make([]text.Atom, n)
	for i := range list {
		list[i] = r.atom()
	}
	return list
}

func (r *reader) set() *Set {
	s := &Set{Lexicon: text.LexiconOf(r.string()), Furniture: &text.Furnishings{}}
	s.Furniture.Starts = r.strings()
	s.Furniture.Contains = r.strings()
	s.Furniture.Equals = r.strings()
	s.lemmas = r.strings()
	n := r.count()
	s.acts = make(map[text.Atom]string, n)
	for range n {
		a := r.atom()
		s.acts[a] = r.string()
	}
	n = r.count()
	s.synonyms = atomMap{places: newIndex(n)}
	for range n {
		a := r.atom()
		s.synonyms.set(a, r.atom())
	}
	s.entries = make([]CueEntry, r.count())
	for i := range s.entries {
		s.entries[i] = CueEntry{Lemma: r.string(), ID: r.atom(), Act: r.string(), ActID: r.atom(), frames: r.number(), Preps: r.atoms(), NotObjects: r.atoms(), Like: r.atom()}
	}
	n = r.count()
	s.cues = newIndex(n)
	for range n {
		a := r.atom()
		s.cues.set(a, r.count())
	}
	list := make([]Rule, r.count())
	for i := range list {
		r.rule(&list[i])
		s.addRule(&list[i])
	}
	return s
}

func (r *reader) rule(to *Rule) {
	*to = Rule{Name: r.string(), ID: r.atom(), Frame: r.string(), Content: Slot(r.number()), Speaker: Slot(r.number()),
		Bias: int32(r.signed()), frame: r.number(), cue: r.test(), listed: r.bool(), known: r.bool(), listedUnquoted: r.bool(), Veto: r.bool(), before: r.pattern(), after: r.pattern()}
	if r.bool() {
		who := r.test()
		to.who = &who
	}
}

func (r *reader) pattern() pattern {
	p := make(pattern, r.count())
	for i := range p {
		p[i] = r.test()
	}
	return p
}

func (r *reader) test() test {
	t := test{kinds: uint32(r.number()), form: text.Form(r.number()), notForm: text.Form(r.number()), op: byte(r.number()), capture: Capture(r.number())}
	if !r.bool() {
		return t
	}
	t.words = &wordTest{}
	for _, c := range t.words.choices() {
		*c = choice{in: r.words(), notIn: r.words()}
		if regex := r.string(); regex != "" {
			c.regex = regexp.MustCompile(regex)
		}
	}
	return t
}

func (r *reader) words() words {
	w := words{atoms: r.atoms()}
	for range r.count() {
		w.lists.Add(text.List(r.number()))
	}
	return w
}

func (r *reader) weights() *Weights {
	w := newWeights(r.count())
	w.bounded = true
	shifts := r.take(2 * len(w.shifts))
	for i := range w.shifts {
		w.shifts[i] = uint16(shifts[2*i]) | uint16(shifts[2*i+1])<<8
	}
	slots := r.take(4 * len(w.slots))
	for i := range w.slots {
		w.slots[i] = binary.LittleEndian.Uint32([]byte(slots[4*i : 4*i+4]))
	}
	return w
}
