package rules

import (
	"slices"

	"gopkg.in/yaml.v3"
)

// Test says what one unit of a pattern must be.
type Test struct {
	Unit  Choice `yaml:"unit,omitempty"`  // its kind
	Word  Choice `yaml:"word,omitempty"`  // its first word
	Head  Choice `yaml:"head,omitempty"`  // the word that names it
	Lemma Choice `yaml:"lemma,omitempty"` // the verb that its head is a form of
	Text  Choice `yaml:"text,omitempty"`  // all of it
	Form  Choice `yaml:"form,omitempty"`  // of its forms, one in In and none in NotIn
	Op    string `yaml:"op,omitempty"`    // ? * + or nothing
	As    string `yaml:"as,omitempty"`    // content, object, addressee
}

// Choice says what a feature of a unit must be. A rule file may write it as one
// word, which is the only one of In.
type Choice struct {
	In    []string `yaml:"in,omitempty"`
	NotIn []string `yaml:"not_in,omitempty"`
	Regex string   `yaml:"regex,omitempty"`
}

// UnmarshalYAML reads a mapping, or a single word.
func (c *Choice) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		c.In = []string{n.Value}
		return nil
	}
	type plain Choice
	return n.Decode((*plain)(c))
}

// any reports whether c asks for anything.
func (c *Choice) any() bool { return len(c.In)+len(c.NotIn)+len(c.Regex) > 0 }

// allows reports whether c, its Regex aside, passes w.
func (c *Choice) allows(w string) bool {
	return (len(c.In) == 0 || slices.Contains(c.In, w)) && !slices.Contains(c.NotIn, w)
}

// covers reports whether c passes all that d passes.
func (c *Choice) covers(d *Choice) bool {
	return (len(c.In) == 0 || len(d.In) > 0 && within(d.In, c.In)) && within(c.NotIn, d.NotIn) &&
		(c.Regex == "" || c.Regex == d.Regex)
}

// within reports whether all words of a are among those of b.
func within(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// namedChoice is a choice of a test, and its key.
type namedChoice struct {
	key string
	*Choice
}

// wordChoices returns the choices among words, which lists may serve, and of
// the text.
func (t *Test) wordChoices() [4]namedChoice {
	return [...]namedChoice{{"word", &t.Word}, {"head", &t.Head}, {"lemma", &t.Lemma}, {"text", &t.Text}}
}

// choices returns all choices of t.
func (t *Test) choices() [6]namedChoice {
	w := t.wordChoices()
	return [...]namedChoice{{"unit", &t.Unit}, w[0], w[1], w[2], w[3], {"form", &t.Form}}
}

// any reports whether the test asks for anything.
func (t *Test) any() bool {
	c := t.choices()
	return slices.ContainsFunc(c[:], func(c namedChoice) bool { return c.any() })
}

// covers reports whether t passes every unit that r passes, by the same words
// or more.
func (t *Test) covers(r *Test) bool {
	ours, theirs := t.choices(), r.choices()
	for i := range ours {
		if !ours[i].covers(theirs[i].Choice) {
			return false
		}
	}
	return t.Op == r.Op && t.As == r.As
}
