package rules

import (
	"maps"
	"slices"
)

// The table also holds the rule files of the program, for [With] to merge
// others over: without notes, examples and positions, and at once, where YAML
// takes twenty milliseconds.

func (w *writer) files(files []*File) {
	w.count(len(files))
	for _, f := range files {
		w.string(f.Name)
		w.count(len(f.Cues))
		for i := range f.Cues {
			c := &f.Cues[i]
			w.string(c.Lemma)
			w.string(c.POS)
			w.string(c.Act)
			w.strings(c.Frames)
			w.strings(c.Preps)
			w.strings(c.NotObjects)
			w.string(c.Like)
		}
		w.count(len(f.Rules))
		for i := range f.Rules {
			w.source(&f.Rules[i])
		}
		w.strings(f.Furniture.Starts)
		w.strings(f.Furniture.Contains)
		w.strings(f.Furniture.Equals)
		for _, m := range f.dictionaries() {
			w.count(len(*m))
			for _, name := range slices.Sorted(maps.Keys(*m)) {
				w.string(name)
				w.strings((*m)[name])
			}
		}
	}
}

// dictionaries returns the words by name that f has.
func (f *File) dictionaries() [4]*map[string]Words {
	return [...]*map[string]Words{&f.Lists, &f.Irregular, &f.Acts, &f.Synonyms}
}

func (w *writer) source(r *Source) {
	w.string(r.Name)
	w.string(r.Frame)
	w.string(r.Like)
	w.bool(r.Listed)
	w.bool(r.Known)
	w.bool(r.ListedUnquoted)
	w.bool(r.Veto)
	w.string(r.Content)
	w.string(r.Speaker)
	w.signed(int64(r.Bias))
	w.testSource(&r.Cue)
	w.testSource(&r.Who)
	for _, tests := range [][]Test{r.Before, r.After} {
		w.count(len(tests))
		for i := range tests {
			w.testSource(&tests[i])
		}
	}
}

func (w *writer) testSource(t *Test) {
	w.string(t.Op)
	w.string(t.As)
	for _, c := range t.choices() {
		w.strings(c.In)
		w.strings(c.NotIn)
		w.string(c.Regex)
	}
}

func (r *reader) files() []*File {
	files := make([]*File, r.count())
	for i := range files {
		f := &File{Name: r.string()}
		f.Cues = make([]Cue, r.count())
		for k := range f.Cues {
			f.Cues[k] = Cue{Lemma: r.string(), POS: r.string(), Act: r.string(), Frames: r.strings(), Preps: r.strings(), NotObjects: r.strings(), Like: r.string()}
		}
		f.Rules = make([]Source, r.count())
		for k := range f.Rules {
			r.source(&f.Rules[k])
		}
		f.Furniture = Furniture{r.strings(), r.strings(), r.strings()}
		for _, m := range f.dictionaries() {
			n := r.count()
			*m = make(map[string]Words, n)
			for range n {
				name := r.string()
				(*m)[name] = r.strings()
			}
		}
		files[i] = f
	}
	return files
}

func (r *reader) source(to *Source) {
	*to = Source{Name: r.string(), Frame: r.string(), Like: r.string(), Listed: r.bool(), Known: r.bool(), ListedUnquoted: r.bool(), Veto: r.bool(),
		Content: r.string(), Speaker: r.string(), Bias: int32(r.signed())}
	r.testSource(&to.Cue)
	r.testSource(&to.Who)
	for _, tests := range []*[]Test{&to.Before, &to.After} {
		*tests = make([]Test, r.count())
		for i := range *tests {
			r.testSource(&(*tests)[i])
		}
	}
}

func (r *reader) testSource(t *Test) {
	t.Op, t.As = r.string(), r.string()
	for _, c := range t.choices() {
		c.In, c.NotIn, c.Regex = r.strings(), r.strings(), r.string()
	}
}
