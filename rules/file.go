package rules

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// File is a rule file as it is written.
type File struct {
	Name      string           `yaml:"-"` // for messages
	Lists     map[string]Words `yaml:"lists,omitempty"`
	Cues      []Cue            `yaml:"cues,omitempty"`
	Rules     []Source         `yaml:"rules,omitempty"`
	Furniture Furniture        `yaml:"furniture,omitempty"`
	Irregular map[string]Words `yaml:"irregular,omitempty"` // forms of irregular verbs by lemma
	Acts      map[string]Words `yaml:"acts,omitempty"`      // lemmas by the act they perform, before Cues
	Synonyms  map[string]Words `yaml:"synonyms,omitempty"`  // other words for a noun, by the noun

	lists *yaml.Node // nil when not read from a file, or there are none
}

// Words is a list of words; YAML may write it as one string with spaces
// between the words.
type Words []string

// UnmarshalYAML reads a sequence of words, or one string of them.
func (w *Words) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*w = strings.Fields(n.Value)
		return nil
	}
	return n.Decode((*[]string)(w))
}

// Cue is an entry of the cue lexicon: a verb, noun, adjective or adverb that
// attributes content to a speaker.
type Cue struct {
	Lemma string `yaml:"lemma"`
	POS   string `yaml:"pos,omitempty"` // verb (the default), noun, adjective, adverb
	Act   string `yaml:"act,omitempty"` // statement by default
	// Frames names the frames that the cue is known to head.
	Frames Words `yaml:"frames"`
	// Preps are the prepositions that may head its object.
	Preps Words `yaml:"preps,omitempty"`
	// NotObjects are particles, and nouns in the singular, that it says nothing of
	// when one follows it or heads its object: "claimed twelve lives".
	NotObjects Words `yaml:"not_objects,omitempty"`
	// Like is the lemma of another cue, whose learnt weights serve this one.
	Like    string `yaml:"like,omitempty"`
	Disable bool   `yaml:"disable,omitempty"` // takes away the cue of an earlier file
	Doc     string `yaml:"doc,omitempty"`

	node *yaml.Node // nil when not read from a file
}

// Written returns the cue as its file has it; nil when it was not read from one.
func (c *Cue) Written() *yaml.Node { return c.node }

// Furniture is the phrases that tell lines of the page from the story.
type Furniture struct {
	Starts   []string `yaml:"starts,omitempty"`
	Contains []string `yaml:"contains,omitempty"`
	Equals   []string `yaml:"equals,omitempty"`
}

// Source is a rule as it is written.
type Source struct {
	Name string `yaml:"name"`
	Doc  string `yaml:"doc,omitempty"`
	// Frame is what a cue's entry must list for the rule to count as known
	// of it; the rule's name by default.
	Frame string `yaml:"frame,omitempty"`
	// Like is the name of another rule, whose learnt weights serve this one.
	Like    string `yaml:"like,omitempty"`
	Disable bool   `yaml:"disable,omitempty"` // takes away the rule of an earlier file
	// Cue tells which units may be the cue.
	Cue Test `yaml:"cue,omitempty"`
	// Listed says that only cues whose entry lists the frame fit.
	Listed bool `yaml:"listed,omitempty"`
	// Known says that only cues that the lexicon has fit, with whatever frame.
	Known bool `yaml:"known,omitempty"`
	// ListedUnquoted says so of Listed where no quotation stands to the left of the
	// cue: a verb that says nothing by itself may still go with quoted words.
	ListedUnquoted bool `yaml:"listed_unquoted,omitempty"`
	// Veto says that the rule sees no claim but another sense of the cue: where it fits,
	// no other rule may see what it captures, or anything where it captures nothing.
	Veto bool `yaml:"veto,omitempty"`
	// Before is what must stand to the left of the speaker (of the cue, where
	// the speaker is not before it), After to the right of the cue.
	Before []Test `yaml:"before,omitempty"`
	After  []Test `yaml:"after,omitempty"`
	// Content tells where the content is: right, left, around, or subject
	// (the cue's subject and what follows the cue).
	Content string `yaml:"content,omitempty"`
	// Speaker tells where to look for the speaker: subject, inverted, after,
	// owner, or none.
	Speaker string `yaml:"speaker,omitempty"`
	// Who tests the speaker, as if it were one unit.
	Who Test `yaml:"who,omitempty"`
	// Bias is added to the score of what the rule proposes, in thousandths: for
	// claims that annotators pass over and readers want.
	Bias     int32        `yaml:"bias,omitempty"`
	Examples []Example    `yaml:"examples,omitempty"`
	Not      []NotExample `yaml:"not,omitempty"`

	node *yaml.Node // nil when not read from a file
}

// FrameName returns the frame that a cue must list for the rule to count as
// known of it.
func (r *Source) FrameName() string { return cmp.Or(r.Frame, r.Name) }

// Written returns the rule as its file has it; nil when it was not read from
// one.
func (r *Source) Written() *yaml.Node { return r.node }

// Example is a text and the claims that a rule finds in it.
type Example struct {
	Text   string         `yaml:"text"`
	Claims []ExampleClaim `yaml:"claims"`
	Position
}

// NotExample is a text in which a rule finds no claim.
type NotExample struct {
	Text string
	Position
}

// UnmarshalYAML reads an example and where it stands.
func (e *Example) UnmarshalYAML(n *yaml.Node) error {
	var plain struct {
		Text   string         `yaml:"text"`
		Claims []ExampleClaim `yaml:"claims"`
	}
	if err := n.Decode(&plain); err != nil {
		return err
	}
	*e = Example{plain.Text, plain.Claims, Position{n.Line, n.Column}}
	return nil
}

// UnmarshalYAML reads the text and where it stands.
func (e *NotExample) UnmarshalYAML(n *yaml.Node) error {
	e.Position = Position{n.Line, n.Column}
	return n.Decode(&e.Text)
}

// ExampleClaim is what an Example expects of one claim.
type ExampleClaim struct {
	Speaker string `yaml:"speaker,omitempty"`
	Cue     string `yaml:"cue"`
	Content string `yaml:"content"` // spans are separated by " … "
}

// ReadFile reads a rule file. What is wrong with it comes back as [Problems],
// all at once.
func ReadFile(name string, data []byte) (*File, error) {
	f := &File{Name: name}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var root, second yaml.Node
	if err := dec.Decode(&root); errors.Is(err, io.EOF) {
		return f, nil
	} else if err != nil {
		return nil, Problems{SyntaxProblem(name, data, err)}
	}
	switch err := dec.Decode(&second); {
	case err == nil:
		return nil, Problems{{name, Position{second.Line, 1}, "a second document begins here: put all into one"}}
	case !errors.Is(err, io.EOF):
		return nil, Problems{SyntaxProblem(name, data, err)}
	}
	if len(root.Content) == 0 || root.Content[0].Tag == "!!null" {
		return f, nil
	}
	v := validator{file: name}
	v.value(root.Content[0], fileShape, "")
	if len(v.problems) > 0 {
		return nil, v.problems.asError()
	}
	if err := root.Decode(f); err != nil {
		return nil, Problems{{name, Position{1, 1}, strings.TrimPrefix(err.Error(), "yaml: ")}}
	}
	f.locate(root.Content[0])
	return f, f.check().asError()
}

// locate tells the cues, rules and lists of f where they stand.
func (f *File) locate(root *yaml.Node) {
	for i := 0; i+1 < len(root.Content); i += 2 {
		items := resolved(root.Content[i+1]).Content
		switch root.Content[i].Value {
		case "lists":
			f.lists = resolved(root.Content[i+1])
		case "cues":
			for k := range f.Cues {
				f.Cues[k].node = resolved(items[k])
			}
		case "rules":
			for k := range f.Rules {
				f.Rules[k].node = resolved(items[k])
			}
		}
	}
}

// resolved follows an alias.
func resolved(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// place returns where the value under keys stands, each key in the mapping
// that the one before it names; or where the last mapping begins that there is.
func place(n *yaml.Node, keys ...string) Position {
	if n == nil {
		return Position{}
	}
	for i := 0; len(keys) > 0 && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value != keys[0] {
			continue
		}
		value := n.Content[i+1]
		if len(keys) > 1 {
			value = resolved(value)
		}
		return place(value, keys[1:]...)
	}
	return Position{n.Line, n.Column}
}

// ReadDir reads the rule files of dir, those that end in .yaml or .yml, in the
// order of their names. What is wrong with any comes back as [Problems].
func ReadDir(fsys fs.FS, dir string) ([]*File, error) {
	texts, err := ruleTexts(fsys, dir)
	if err != nil {
		return nil, err
	}
	return readFiles(texts)
}

// readFiles reads the rule files with these texts, in the order of their paths. Its
// error is all that is wrong with them.
func readFiles(texts map[string]string) ([]*File, error) {
	var files []*File
	var problems Problems
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		f, err := ReadFile(name, []byte(texts[name]))
		var wrong Problems
		if errors.As(err, &wrong) {
			problems = append(problems, wrong...)
		} else if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, problems.asError()
}
