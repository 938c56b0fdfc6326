package rules

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"claims/extract/text"

	"gopkg.in/yaml.v3"
)

// shape is what a value of a rule file must be. It serves the validator and the
// JSON Schema alike.
type shape struct {
	kind      shapeKind
	fields    []field         // of a table
	item      *shape          // of a list or a dictionary
	of        func() []string // of a word, a choice or the names of a dictionary: what it may be
	regex     bool            // a choice may be by a regular expression
	misplaced []string        // of a table: keys that belong into the values of others
	label     string          // of a table in a list: what messages call it
	nameBy    string          // and the key of its name
}

type shapeKind uint8

const (
	textShape       shapeKind = iota // a string
	wordShape                        // one word of a few
	wordsShape                       // a list of words, or a string of them
	phrasesShape                     // a list of strings
	choiceShape                      // a word, or what it must and must not be
	numberShape                      // a whole number
	truthShape                       // true or false
	listShape                        // a list of items
	tableShape                       // a mapping with the keys of fields
	dictionaryShape                  // a mapping with any keys
)

// field is a key of a table.
type field struct {
	key, doc string
	shape    *shape
	required bool
}

func table(fields ...field) *shape { return &shape{kind: tableShape, fields: fields} }

func constant(words ...string) func() []string { return func() []string { return words } }

var (
	anyText     = &shape{kind: textShape}
	anyWords    = &shape{kind: wordsShape}
	truth       = &shape{kind: truthShape}
	wordLists   = &shape{kind: dictionaryShape, item: anyWords}
	actWord     = &shape{kind: wordShape, of: constant(acts...)}
	anyChoice   = &shape{kind: choiceShape}
	regexChoice = &shape{kind: choiceShape, regex: true}

	testShape = &shape{kind: tableShape, misplaced: []string{"in", "not_in", "regex"}, fields: []field{
		{"unit", "its kind", &shape{kind: choiceShape, of: unitNames}, false},
		{"word", "its first word; list:NAME stands for the words of a list", regexChoice, false},
		{"head", "the word that names it: the last verb of a verb group, the last noun of a noun phrase; list:NAME stands for the words of a list", regexChoice, false},
		{"lemma", "the verb that its head is a form of", anyChoice, false},
		{"text", "all of it, with a space between words", regexChoice, false},
		{"form", "its forms: it has one of those in, and none of those not_in", &shape{kind: choiceShape, of: text.FormNames}, false},
		{"op", "how often it stands: ? at most once, * any number of times, + once or more", &shape{kind: wordShape, of: constant("?", "*", "+")}, false},
		{"as", "the part of the claim that begins here; object begins after the unit's first word, which joins the cue", &shape{kind: wordShape, of: constant("content", "object", "addressee")}, false},
	}}
	testsShape = &shape{kind: listShape, item: testShape}

	cueShape = &shape{kind: tableShape, label: "cue", nameBy: "lemma", fields: []field{
		{"lemma", "the word, as a dictionary has it", anyText, true},
		{"pos", "its part of speech; verb by default", &shape{kind: wordShape, of: constant("verb", "noun", "adjective", "adverb")}, false},
		{"act", "what one does by it; statement by default", actWord, false},
		{"frames", "the frames that it heads", anyWords, false},
		{"preps", "the prepositions that may head its object", anyWords, false},
		{"not_objects", "nouns, in the singular, or particles that tell another sense of the word when one heads its object or follows it", anyWords, false},
		{"like", "another cue of this part of speech, whose learnt weights serve this one", anyText, false},
		{"disable", "takes away the cue of an earlier file", truth, false},
		{"doc", "what readers of the file should know", anyText, false},
	}}

	claimShape = &shape{kind: tableShape, label: "claim", nameBy: "cue", fields: []field{
		{"speaker", "the words of the speaker; none for hearsay", anyText, false},
		{"cue", "the words of the cue", anyText, true},
		{"content", `the words of the content; " … " stands between its spans`, anyText, true},
	}}

	ruleShape = &shape{kind: tableShape, label: "rule", nameBy: "name", fields: []field{
		{"name", "the name by which output and other files know the rule", anyText, true},
		{"doc", "what it finds, in a sentence", anyText, false},
		{"frame", "what a cue must list for the rule to count as known of it; the name by default", anyText, false},
		{"like", "another rule, whose learnt weights serve this one", anyText, false},
		{"disable", "takes away the rule of an earlier file", truth, false},
		{"cue", "the units that may be the cue", testShape, false},
		{"listed", "only cues whose entry lists the frame fit", truth, false},
		{"known", "only cues that have an entry fit", truth, false},
		{"listed_unquoted", "only cues whose entry lists the frame fit where no quotation stands to their left", truth, false},
		{"veto", "where the rule fits, no other may see the content or object that it captures, or any claim where it captures none: the cue has another sense", truth, false},
		{"before", "what stands to the left of the speaker, or of the cue where the speaker is not before it", testsShape, false},
		{"after", "what stands to the right of the cue", testsShape, false},
		{"content", "where the content is, seen from the cue", &shape{kind: wordShape, of: constant("right", "left", "around", "subject", "relative", "paragraph", "next")}, false},
		{"speaker", "where the speaker is, seen from the cue", &shape{kind: wordShape, of: constant("subject", "inverted", "quoted", "owner", "agent", "by", "none")}, false},
		{"who", "what the speaker must be, tested as if it were one unit", testShape, false},
		{"bias", "added to the score of what the rule proposes, in thousandths", &shape{kind: numberShape}, false},
		{"examples", "texts and the claims that the rule finds in them", &shape{kind: listShape, item: &shape{kind: tableShape, label: "example", fields: []field{
			{"text", "a text, of one sentence or more", anyText, true},
			{"claims", "the claims expected", &shape{kind: listShape, item: claimShape}, true},
		}}}, false},
		{"not", "texts in which the rule finds no claim", &shape{kind: phrasesShape}, false},
	}}

	fileShape = table(
		field{"cues", "the cue lexicon", &shape{kind: listShape, item: cueShape}, false},
		field{"rules", "the patterns", &shape{kind: listShape, item: ruleShape}, false},
		field{"lists", "words by list; the list is one of the program's or new", wordLists, false},
		field{"furniture", "phrases that tell lines of the page from the story, in lower case", table(
			field{"starts", "such lines begin so", &shape{kind: phrasesShape}, false},
			field{"contains", "such lines hold this", &shape{kind: phrasesShape}, false},
			field{"equals", "such lines are this", &shape{kind: phrasesShape}, false},
		), false},
		field{"irregular", "past tense and past participle of irregular verbs, by lemma", wordLists, false},
		field{"acts", "verbs by the act that they perform wherever they are cues", &shape{kind: dictionaryShape, item: anyWords, of: constant(acts...)}, false},
		field{"synonyms", "other words for a noun, by the noun", wordLists, false},
	)
)

// acts are the acts that a claim may perform.
var acts = []string{"statement", "confirmation", "denial", "accusation", "criticism", "support", "demand", "promise",
	"warning", "prediction", "question", "refusal", "opinion"}

func unitNames() []string {
	names := make([]string, text.Units)
	for k := range names {
		names[k] = text.UnitKind(k).String()
	}
	return names
}

// validator holds a rule file against the shape of one.
type validator struct {
	file     string
	problems Problems
}

func (v *validator) problem(n *yaml.Node, format string, args ...any) {
	v.problems = append(v.problems, &Problem{v.file, Position{n.Line, n.Column}, fmt.Sprintf(format, args...)})
}

// value holds n against s; where says what n is: `rule "so": after: `.
func (v *validator) value(n *yaml.Node, s *shape, where string) {
	n = resolved(n)
	if n.Tag == "!!null" {
		v.problem(n, "%sgive a value, or leave the key out", where)
		return
	}
	switch s.kind {
	case textShape:
		if n.Kind != yaml.ScalarNode || n.Value == "" {
			v.problem(n, "%sgive a text", where)
		}
	case wordShape:
		v.word(n, s, where)
	case wordsShape:
		v.words(n, where)
	case phrasesShape:
		if n.Kind != yaml.SequenceNode {
			v.problem(n, "%sgive a list of texts, each after a dash", where)
			return
		}
		for _, item := range n.Content {
			v.value(item, anyText, where)
		}
	case choiceShape:
		v.choice(n, s, where)
	case numberShape:
		if _, err := strconv.ParseInt(n.Value, 10, 32); n.Kind != yaml.ScalarNode || err != nil {
			v.problem(n, "%s%q is not a whole number", where, n.Value)
		}
	case truthShape:
		if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
			v.problem(n, "%sgive true or false", where)
		}
	case listShape:
		if n.Kind != yaml.SequenceNode {
			v.problem(n, "%sgive a list, each item after a dash", where)
			return
		}
		for i, item := range n.Content {
			v.value(item, s.item, where+labelOf(resolved(item), s.item, i))
		}
	case tableShape:
		v.table(n, s, where)
	case dictionaryShape:
		v.dictionary(n, s, where)
	}
}

// labelOf returns how messages call item i of a list: `rule "so": `.
func labelOf(n *yaml.Node, s *shape, i int) string {
	if s.label == "" {
		return ""
	}
	for k := 0; s.nameBy != "" && k+1 < len(n.Content) && n.Kind == yaml.MappingNode; k += 2 {
		if name := n.Content[k+1]; n.Content[k].Value == s.nameBy && name.Kind == yaml.ScalarNode && name.Value != "" {
			return fmt.Sprintf("%s %q: ", s.label, name.Value)
		}
	}
	return fmt.Sprintf("%s %d: ", s.label, i+1)
}

func (v *validator) word(n *yaml.Node, s *shape, where string) {
	if n.Kind != yaml.ScalarNode {
		v.problem(n, "%sgive one of %s", where, oneOf(s.of()))
	} else if of := s.of(); !slices.Contains(of, n.Value) {
		v.problem(n, "%sunknown value %q: use %s%s", where, n.Value, oneOf(of), didYouMean(n.Value, of))
	}
}

func (v *validator) words(n *yaml.Node, where string) {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	for _, item := range items {
		item = resolved(item)
		if item.Kind != yaml.ScalarNode || item.Tag == "!!null" {
			v.problem(item, "%sgive words, in a list or in one string", where)
		} else if item != n && len(strings.Fields(item.Value)) != 1 {
			v.problem(item, "%s%q is not one word", where, item.Value)
		}
	}
}

// choiceKeys are the keys of a choice.
func (s *shape) choiceKeys() *shape {
	item := anyText
	if s.of != nil {
		item = &shape{kind: wordShape, of: s.of}
	}
	several := &shape{kind: listShape, item: item}
	keys := table(field{"in", "one of these", several, false}, field{"not_in", "none of these", several, false})
	if s.regex {
		keys.fields = append(keys.fields, field{"regex", "what this regular expression (RE2) matches, or a part of which", anyText, false})
	}
	return keys
}

func (v *validator) choice(n *yaml.Node, s *shape, where string) {
	switch {
	case n.Kind == yaml.SequenceNode:
		words := make([]string, len(n.Content))
		for i, item := range n.Content {
			words[i] = item.Value
		}
		v.problem(n, "%sfor several, write {in: [%s]}", where, strings.Join(words, ", "))
	case n.Kind == yaml.MappingNode && len(n.Content) == 0:
		v.problem(n, "%sgive one word, in or not_in", where)
	case n.Kind == yaml.MappingNode:
		v.table(n, s.choiceKeys(), where)
	case s.of != nil:
		v.word(n, s, where)
	default:
		v.value(n, anyText, where)
	}
}

func (v *validator) table(n *yaml.Node, s *shape, where string) {
	keys := make([]string, len(s.fields))
	for i := range s.fields {
		keys[i] = s.fields[i].key
	}
	if n.Kind != yaml.MappingNode {
		v.problem(n, "%sgive keys with values: %s", where, oneOf(keys))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := slices.Index(keys, key.Value)
		switch {
		case at < 0 && slices.Contains(s.misplaced, key.Value):
			v.problem(key, "%s%s: write it into the value of another key, such as text: {%s: ...}", where, key.Value, key.Value)
		case at < 0:
			v.problem(key, "%sunknown key %q%s", where, key.Value, didYouMean(key.Value, keys))
		case seen[key.Value]:
			v.problem(key, "%skey %q is given twice: keep one", where, key.Value)
		default:
			inner := where + key.Value + ": "
			if f := s.fields[at].shape; f.kind == listShape && f.item.label != "" && resolved(value).Kind == yaml.SequenceNode {
				inner = where // the items say what they are
			}
			v.value(value, s.fields[at].shape, inner)
		}
		seen[key.Value] = true
	}
	for _, f := range s.fields {
		if f.required && !seen[f.key] {
			v.problem(n, "%sno %s: give %s", where, f.key, f.doc)
		}
	}
}

func (v *validator) dictionary(n *yaml.Node, s *shape, where string) {
	if n.Kind != yaml.MappingNode {
		v.problem(n, "%sgive names with their words", where)
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if s.of != nil && !slices.Contains(s.of(), key.Value) {
			v.problem(key, "%sunknown name %q: use %s%s", where, key.Value, oneOf(s.of()), didYouMean(key.Value, s.of()))
		}
		if seen[key.Value] {
			v.problem(key, "%sname %q is given twice: put its words together", where, key.Value)
		}
		seen[key.Value] = true
		v.value(n.Content[i+1], s.item, where+key.Value+": ")
	}
}

// Schema returns the JSON Schema of rule files, for editors.
func Schema() []byte {
	schema := fileShape.schema("")
	schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	schema["title"] = "Rules of claims"
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(schema); err != nil {
		panic(err) // it is made of maps, lists and strings
	}
	return b.Bytes()
}

func (s *shape) schema(doc string) map[string]any {
	out := map[string]any{}
	if doc != "" {
		out["description"] = doc
	}
	switch s.kind {
	case textShape:
		out["type"] = "string"
	case wordShape:
		out["enum"] = s.of()
	case wordsShape:
		word := map[string]any{"type": "string"}
		out["anyOf"] = []any{word, map[string]any{"type": "array", "items": word}}
	case phrasesShape:
		out["type"], out["items"] = "array", map[string]any{"type": "string"}
	case choiceShape:
		one := map[string]any{"type": "string"}
		if s.of != nil {
			one = map[string]any{"enum": s.of()}
		}
		keys := s.choiceKeys().schema("")
		keys["minProperties"] = 1
		out["anyOf"] = []any{one, keys}
	case numberShape:
		out["type"] = "integer"
	case truthShape:
		out["type"] = "boolean"
	case listShape:
		out["type"], out["items"] = "array", s.item.schema("")
	case dictionaryShape:
		out["type"], out["additionalProperties"] = "object", s.item.schema("")
		if s.of != nil {
			out["propertyNames"] = map[string]any{"enum": s.of()}
		}
	case tableShape:
		properties, required := map[string]any{}, []string{}
		for _, f := range s.fields {
			properties[f.key] = f.shape.schema(f.doc)
			if f.required {
				required = append(required, f.key)
			}
		}
		out["type"], out["properties"], out["additionalProperties"] = "object", properties, false
		if len(required) > 0 {
			out["required"] = required
		}
	}
	return out
}
