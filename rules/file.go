package rules

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sort"
	"strings"

	"gopkg.in/yaml.v3"
)

// File is a rule file as it is written.
type File struct {
	Lists     map[string]Words `yaml:"lists,omitempty"`
	Cues      []Cue            `yaml:"cues,omitempty"`
	Rules     []Source         `yaml:"rules,omitempty"`
	Furniture Furniture        `yaml:"furniture,omitempty"`
	Irregular map[string]Words `yaml:"irregular,omitempty"` // forms of irregular verbs by lemma
	Acts      map[string]Words `yaml:"acts,omitempty"`      // lemmas by the act they perform, before Cues
	Synonyms  map[string]Words `yaml:"synonyms,omitempty"`  // other words for a noun, by the noun
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
}

// Furniture is the phrases that tell lines of the page from the story.
type Furniture struct {
	Starts   []string `yaml:"starts,omitempty"`
	Contains []string `yaml:"contains,omitempty"`
	Equals   []string `yaml:"equals,omitempty"`
}

// Source is a rule as it is written.
type Source struct {
	Name string `yaml:"name"`
	Doc  string `yaml:"doc"`
	// Frame is what a cue's entry must list for the rule to count as known
	// of it; the rule's name by default.
	Frame string `yaml:"frame,omitempty"`
	// Cue tells which units may be the cue.
	Cue Test `yaml:"cue"`
	// Listed says that only cues whose entry lists the frame fit.
	Listed bool `yaml:"listed,omitempty"`
	// Known says that only cues that the lexicon has fit, with whatever frame.
	Known bool `yaml:"known,omitempty"`
	// Before is what must stand to the left of the speaker (of the cue, where
	// the speaker is not before it), After to the right of the cue.
	Before []Test `yaml:"before,omitempty"`
	After  []Test `yaml:"after,omitempty"`
	// Content tells where the content is: right, left, around, or subject
	// (the cue's subject and what follows the cue).
	Content string `yaml:"content"`
	// Speaker tells where to look for the speaker: subject, inverted, after,
	// owner, or none.
	Speaker string `yaml:"speaker"`
	// Bias is added to the score of what the rule proposes, in thousandths: for
	// claims that annotators pass over and readers want.
	Bias     int32        `yaml:"bias,omitempty"`
	Examples []Example    `yaml:"examples,omitempty"`
	Not      []NotExample `yaml:"not,omitempty"`
}

// Test says what one unit of a pattern must be.
type Test struct {
	Unit    Words  `yaml:"unit,omitempty"`
	Word    Words  `yaml:"word,omitempty"`     // its first word, or list:NAME
	NotWord Words  `yaml:"not_word,omitempty"` // none of these
	Head    Words  `yaml:"head,omitempty"`     // its head word, or list:NAME
	Lemma   Words  `yaml:"lemma,omitempty"`    // its head's lemma
	Form    Words  `yaml:"form,omitempty"`     // has one of these forms
	NotForm Words  `yaml:"not_form,omitempty"` // has none of these
	Op      string `yaml:"op,omitempty"`       // ? * + or nothing
	As      string `yaml:"as,omitempty"`       // content, object, addressee
}

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

// Position is a place in a file; lines and columns count from 1.
type Position struct{ Line, Column int }

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

// ReadFile reads a rule file; unknown keys are errors.
func ReadFile(name string, data []byte) (*File, error) {
	var f File
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&f); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &f, nil
}

// ReadDir reads the rule files of fsys in the order of their names.
func ReadDir(fsys fs.FS, dir string) ([]*File, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, err
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].Name() < entries[j].Name() })
	var files []*File
	for _, e := range entries {
		if path.Ext(e.Name()) != ".yaml" {
			continue
		}
		data, err := fs.ReadFile(fsys, path.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		f, err := ReadFile(e.Name(), data)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}
