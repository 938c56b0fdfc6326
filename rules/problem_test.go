package rules

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// broken are rule files with a mistake each, or several, and every message
// that they lead to.
var broken = []struct{ name, file, want string }{
	{"unknown key of a file", "rule:\n  - name: x\n",
		`mine.yaml:1:1: unknown key "rule" (did you mean "rules"?)`},
	{"unknown key of a rule", "rules:\n  - {name: so-said, lowr: x, cue: {unit: verb}, content: next, speaker: none}\n",
		`mine.yaml:2:21: rule "so-said": unknown key "lowr"`},
	{"unknown key of a test", "rules:\n  - name: so-said\n    cue: {unit: verb, wrd: x}\n    content: next\n    speaker: none\n",
		`mine.yaml:3:23: rule "so-said": cue: unknown key "wrd" (did you mean "word"?)`},
	{"unknown key of a cue", "cues:\n  - {lemma: hem, frame: that}\n",
		`mine.yaml:2:18: cue "hem": unknown key "frame" (did you mean "frames"?)`},
	{"unknown key far from all", "cues:\n  - {lemma: hem, frames: that, colour: red}\n",
		`mine.yaml:2:32: cue "hem": unknown key "colour"`},
	{"key twice", "cues:\n  - {lemma: hem, frames: that, frames: clause}\n",
		`mine.yaml:2:32: cue "hem": key "frames" is given twice: keep one`},
	{"no lemma", "cues:\n  - {frames: that}\n",
		"mine.yaml:2:5: cue 1: no lemma: give the word, as a dictionary has it"},
	{"no frames", "cues:\n  - {lemma: hem}\n",
		`mine.yaml:2:13: cue "hem": no frames: list those that it heads, such as that, clause, quotation or object`},
	{"cue of two words", "cues:\n  - {lemma: point out, frames: that}\n",
		`mine.yaml:2:13: cue "point out": a cue is one word: name the verb, and let a rule ask for the words after it`},
	{"cue twice", "cues:\n  - {lemma: hem, frames: that}\n  - {lemma: hem, pos: verb, frames: clause}\n",
		`mine.yaml:3:13: cue "hem": given twice: the first stands in line 2`},
	{"unknown part of speech", "cues:\n  - {lemma: hem, pos: vreb, frames: that}\n",
		`mine.yaml:2:23: cue "hem": pos: unknown value "vreb": use verb, noun, adjective or adverb (did you mean "verb"?)`},
	{"unknown act", "cues:\n  - {lemma: hem, act: critique, frames: that}\n",
		`mine.yaml:2:23: cue "hem": act: unknown value "critique": use statement, confirmation, denial, accusation, criticism, support, demand, promise, warning, prediction, question, refusal or opinion`},
	{"unknown frame", "cues:\n  - {lemma: hem, frames: [that, qotation]}\n",
		`mine.yaml:2:26: cue "hem": no rule has the frame "qotation" (did you mean "quotation"?)`},
	{"like an unknown cue", "cues:\n  - {lemma: hem, frames: that, like: harrumph}\n",
		`mine.yaml:2:38: cue "hem": like: no cue "harrumph" as verb`},
	{"no name", "rules:\n  - {cue: {unit: verb}, content: next, speaker: none}\n",
		"mine.yaml:2:5: rule 1: no name: give the name by which output and other files know the rule"},
	{"nothing but a name", "rules:\n  - {name: so-said}\n",
		`mine.yaml:2:12: rule "so-said": no cue: say which units may be the cue, such as {unit: verb}
mine.yaml:2:12: rule "so-said": no content: say where the content is: right, left, around, subject, relative, paragraph or next
mine.yaml:2:12: rule "so-said": no speaker: say where the speaker is: subject, inverted, quoted, owner, agent, by or none`},
	{"rule twice", "rules:\n  - {name: passive-to, disable: true}\n  - {name: passive-to, disable: true}\n",
		`mine.yaml:3:12: rule "passive-to": given twice: the first stands in line 2`},
	{"unknown unit", "rules:\n  - {name: so-said, cue: {unit: vreb}, content: next, speaker: none}\n",
		`mine.yaml:2:33: rule "so-said": cue: unit: unknown value "vreb": use other, verb, noun, time, prep, adverb, adjective, quote, that, wh, relative, sub, conj, comma, colon, dash, stop or bracket (did you mean "verb"?)`},
	{"unknown form", "rules:\n  - {name: so-said, cue: {unit: verb, form: finit}, content: next, speaker: none}\n",
		`mine.yaml:2:45: rule "so-said": cue: form: unknown value "finit": use finite, infinitive, gerund, participle, passive, modal, negated, copula, clause, pronoun, proper, possessive or past (did you mean "finite"?)`},
	{"unknown op", "rules:\n  - name: so-said\n    cue: {unit: verb}\n    after:\n      - {unit: noun, op: \"**\"}\n    content: next\n    speaker: none\n",
		`mine.yaml:5:26: rule "so-said": after: op: unknown value "**": use ?, * or + (did you mean "*"?)`},
	{"unknown capture", "rules:\n  - name: so-said\n    cue: {unit: verb}\n    after:\n      - {unit: noun, as: contents}\n    content: next\n    speaker: none\n",
		`mine.yaml:5:26: rule "so-said": after: as: unknown value "contents": use content, object or addressee (did you mean "content"?)`},
	{"unknown list", "rules:\n  - {name: so-said, cue: {unit: noun, head: \"list:speech-noun\"}, content: next, speaker: none}\n",
		`mine.yaml:2:45: rule "so-said": head: no list "speech-noun" (did you mean "speech-nouns"?)`},
	{"unknown content", "rules:\n  - {name: so-said, cue: {unit: verb}, content: rigth, speaker: none}\n",
		`mine.yaml:2:49: rule "so-said": content: unknown value "rigth": use right, left, around, subject, relative, paragraph or next (did you mean "right"?)`},
	{"unknown speaker", "rules:\n  - {name: so-said, cue: {unit: verb}, content: next, speaker: object}\n",
		`mine.yaml:2:64: rule "so-said": speaker: unknown value "object": use subject, inverted, quoted, owner, agent, by or none (did you mean "subject"?)`},
	{"content that nothing begins", "rules:\n  - {name: so-said, cue: {unit: verb}, content: right, speaker: none}\n",
		`mine.yaml:2:49: rule "so-said": content is right, and no test of after begins it: write as: content`},
	{"content that is begun for nothing", "rules:\n  - {name: so-said, cue: {unit: verb}, after: [{unit: quote, as: content}], content: left, speaker: none}\n",
		`mine.yaml:2:86: rule "so-said": content is left, so nothing begins it in after: leave as: content out`},
	{"op of a cue", "rules:\n  - {name: so-said, cue: {unit: verb, op: \"+\"}, content: next, speaker: none}\n",
		`mine.yaml:2:43: rule "so-said": cue: op: the cue is one unit`},
	{"op of a speaker", "rules:\n  - {name: so-said, cue: {unit: verb}, content: next, speaker: subject, who: {head: mayor, op: \"?\"}}\n",
		`mine.yaml:2:96: rule "so-said": who: op: the speaker is tested as a whole`},
	{"speaker that is none and somebody", "rules:\n  - {name: so-said, cue: {unit: verb}, content: next, speaker: none, who: {head: mayor}}\n",
		`mine.yaml:2:75: rule "so-said": who: speaker is none, so there is none to test`},
	{"op to the left", "rules:\n  - {name: so-said, cue: {unit: verb}, before: [{unit: comma, op: \"*\"}], content: next, speaker: none}\n",
		`mine.yaml:2:67: rule "so-said": before: op: only "?" works to the left`},
	{"capture that may be absent", "rules:\n  - {name: so-said, cue: {unit: verb}, after: [{unit: quote, op: \"?\", as: content}], content: right, speaker: none}\n",
		`mine.yaml:2:66: rule "so-said": after: op: what is captured must stand there: leave op out`},
	{"capture to the left", "rules:\n  - {name: so-said, cue: {unit: verb}, before: [{unit: quote, as: content}], content: next, speaker: none}\n",
		`mine.yaml:2:67: rule "so-said": before: as: only tests of after take part in the claim`},
	{"test that all units pass", "rules:\n  - {name: so-said, cue: {unit: verb}, after: [{op: \"?\"}], content: next, speaker: none}\n",
		`mine.yaml:2:48: rule "so-said": after: a test that any unit passes: name a unit, a word or a form`},
	{"list where a choice belongs", "rules:\n  - {name: so-said, cue: {unit: [verb, noun]}, content: next, speaker: none}\n",
		`mine.yaml:2:33: rule "so-said": cue: unit: for several, write {in: [verb, noun]}`},
	{"choice of nothing", "rules:\n  - {name: so-said, cue: {unit: {}}, content: next, speaker: none}\n",
		`mine.yaml:2:33: rule "so-said": cue: unit: give one word, in or not_in`},
	{"unknown key of a choice", "rules:\n  - {name: so-said, cue: {unit: verb, word: {notin: [says]}}, content: next, speaker: none}\n",
		`mine.yaml:2:46: rule "so-said": cue: word: unknown key "notin" (did you mean "not_in"?)`},
	{"choice outside a key", "rules:\n  - {name: so-said, cue: {unit: verb, regex: ^s}, content: next, speaker: none}\n",
		`mine.yaml:2:39: rule "so-said": cue: regex: write it into the value of another key, such as text: {regex: ...}`},
	{"capitals", "rules:\n  - {name: so-said, cue: {UNIT: VERB, lemma: {IN: [say]}}, content: next, speaker: none}\n",
		`mine.yaml:2:27: rule "so-said": cue: unknown key "UNIT" (did you mean "unit"?)
mine.yaml:2:47: rule "so-said": cue: lemma: unknown key "IN" (did you mean "in"?)`},
	{"regex of what has none", "rules:\n  - {name: so-said, cue: {unit: verb, lemma: {regex: ^s}}, content: next, speaker: none}\n",
		`mine.yaml:2:47: rule "so-said": cue: lemma: unknown key "regex"`},
	{"in that is no list", "rules:\n  - {name: so-said, cue: {unit: verb, word: {in: says}}, content: next, speaker: none}\n",
		`mine.yaml:2:50: rule "so-said": cue: word: in: give a list, each item after a dash`},
	{"words that exclude each other", "rules:\n  - {name: so-said, cue: {unit: verb, word: {in: [said, says], not_in: [says]}}, content: next, speaker: none}\n",
		`mine.yaml:2:72: rule "so-said": cue: word: in and not_in both hold "says": take it out of one`},
	{"forms that exclude each other", "rules:\n  - {name: so-said, cue: {unit: verb, form: {in: [passive], not_in: [passive]}}, content: next, speaker: none}\n",
		`mine.yaml:2:69: rule "so-said": cue: form: in and not_in both hold "passive": take it out of one`},
	{"word of two words", "rules:\n  - {name: so-said, cue: {unit: verb, word: has said}, content: next, speaker: none}\n",
		`mine.yaml:2:45: rule "so-said": cue: word: "has said" is more than one word: test text, which is all of the unit`},
	{"text of a list", "rules:\n  - {name: so-said, cue: {unit: verb, text: \"list:roles\"}, content: next, speaker: none}\n",
		`mine.yaml:2:45: rule "so-said": cue: text: lists hold words: test word, head or lemma`},
	{"regex that is none", "rules:\n  - {name: so-said, cue: {unit: verb, text: {regex: \"(said\"}}, content: next, speaker: none}\n",
		"mine.yaml:2:53: rule \"so-said\": cue: text: regex: missing closing ): `(said`"},
	{"bias that is no number", "rules:\n  - {name: so-said, bias: high, cue: {unit: verb}, content: next, speaker: none}\n",
		`mine.yaml:2:27: rule "so-said": bias: "high" is not a whole number`},
	{"truth that is none", "rules:\n  - {name: so-said, known: maybe, cue: {unit: verb}, content: next, speaker: none}\n",
		`mine.yaml:2:28: rule "so-said": known: give true or false`},
	{"like an unknown rule", "rules:\n  - {name: so-said, like: that-claus, cue: {unit: verb}, content: next, speaker: none}\n",
		`mine.yaml:2:27: rule "so-said": like: no rule "that-claus" (did you mean "that-clause"?)`},
	{"disabling nothing", "rules:\n  - {name: passive-too, disable: true}\ncues:\n  - {lemma: harrumph, disable: true}\n",
		`mine.yaml:2:12: rule "passive-too": nothing to disable (did you mean "passive-to"?)
mine.yaml:4:13: cue "harrumph": nothing to disable: no earlier file has this verb`},
	{"example without claims", "rules:\n  - {name: so-said, cue: {unit: verb}, content: next, speaker: none, examples: [{text: He left.}]}\n",
		`mine.yaml:2:81: rule "so-said": example 1: no claims: give the claims expected`},
	{"example claim without content", "rules:\n  - {name: so-said, cue: {unit: verb}, content: next, speaker: none, examples: [{text: He said so., claims: [{cue: said}]}]}\n",
		`mine.yaml:2:110: rule "so-said": example 1: claim "said": no content: give the words of the content; " … " stands between its spans`},
	{"not that is no list", "rules:\n  - {name: so-said, cue: {unit: verb}, content: next, speaker: none, not: He left.}\n",
		`mine.yaml:2:75: rule "so-said": not: give a list of texts, each after a dash`},
	{"value left out", "rules:\n  - name: so-said\n    cue:\n    content: next\n    speaker: none\n",
		`mine.yaml:3:9: rule "so-said": cue: give a value, or leave the key out`},
	{"list for keys", "furniture:\n  - \"credit:\"\n",
		"mine.yaml:2:3: furniture: give keys with values: starts, contains or equals"},
	{"keys for a list", "rules:\n  name: so-said\n",
		"mine.yaml:2:3: rules: give a list, each item after a dash"},
	{"unknown act of verbs", "acts:\n  denail: [rubbish]\n",
		`mine.yaml:2:3: acts: unknown name "denail": use statement, confirmation, denial, accusation, criticism, support, demand, promise, warning, prediction, question, refusal or opinion (did you mean "denial"?)`},
	{"words that are none", "lists:\n  media: {a: b}\n",
		"mine.yaml:2:10: lists: media: give words, in a list or in one string"},
	{"word of a list that is two", "lists:\n  media: [the wire, wire]\n",
		`mine.yaml:2:11: lists: media: "the wire" is not one word`},
	{"list that nobody asks for", "lists:\n  meida: [wire]\n",
		`mine.yaml:2:10: list "meida": neither the program nor a rule asks for it (did you mean "media"?)`},
	{"list that a rule of the file asks for", "lists:\n  pits: [pit]\nrules:\n  - {name: so-said, cue: {unit: verb, head: {not_in: [\"list:pits\"]}}, content: next, speaker: none}\n", ""},
	{"text for keys", "said\n",
		"mine.yaml:1:1: give keys with values: cues, rules, lists, furniture, irregular, acts or synonyms"},
	{"not YAML on the first line", "rules: [\n", "mine.yaml:1:1: not YAML: did not find expected node content"},
	{"a mark on the first line", "rules: a: b\n", "mine.yaml:1:1: not YAML: mapping values are not allowed in this context"},
	{"a control character", "rules: []\nlists:\n  a: \x01b\n", "mine.yaml:3:6: not YAML: control characters are not allowed"},
	{"not UTF-8", "rules: []\nlists:\n  a: é\xe9\n", "mine.yaml:3:7: not YAML: incomplete UTF-8 octet sequence"},
	{"an anchor that is nowhere", "rules: []\nlists:\n  a: *b\n", "mine.yaml:3:6: not YAML: unknown anchor 'b' referenced"},
	{"not YAML", "rules:\n  - {name: so-said\n",
		"mine.yaml:1:1: not YAML: did not find expected ',' or '}'"},
	{"tab", "rules:\n\t- name: so-said\n",
		"mine.yaml:2:1: not YAML: found character that cannot start any token (is it a tab? indent with spaces, and put quotes around marks)"},
	{"two documents", "cues: []\n---\ncues: []\n",
		"mine.yaml:2:1: a second document begins here: put all into one"},
	{"rule that no cue fits", "rules:\n  - {name: so-said, listed: true, cue: {unit: verb}, content: next, speaker: none}\n",
		`mine.yaml:2:12: rule "so-said": never finds anything: it is listed, and no cue that fits lists the frame "so-said"`},
	{"rule that no known cue fits", "rules:\n  - {name: so-said, known: true, cue: {unit: comma}, content: next, speaker: none}\n",
		`mine.yaml:2:12: rule "so-said": never finds anything: it wants a known cue, and the lexicon has none of the unit comma`},
	{"rule that finds nothing new", "rules:\n  - name: said-that\n    frame: that\n    like: that-clause\n    cue: {unit: verb, lemma: say}\n    after:\n      - {unit: {in: [adverb, time, prep, comma, verb]}, form: {not_in: [finite, infinitive, gerund]}, op: \"*\"}\n      - {unit: that, as: content}\n    content: right\n    speaker: subject\n",
		`mine.yaml:2:11: rule "said-that": finds nothing that "that-clause" does not find`},
	{"several at once", "cues:\n  - {lemma: hem, frames: tat, akt: denial}\nrules:\n  - {name: so-said, cue: {unit: verb}, content: nxt, speaker: none}\n  - {name: passive-too, disable: yes}\n",
		`mine.yaml:2:31: cue "hem": unknown key "akt" (did you mean "act"?)
mine.yaml:4:49: rule "so-said": content: unknown value "nxt": use right, left, around, subject, relative, paragraph or next (did you mean "next"?)
mine.yaml:5:34: rule "passive-too": disable: give true or false`},
}

// problemsOf returns what is wrong with a file beside the program's own.
func problemsOf(t *testing.T, builtin []*File, file string) string {
	t.Helper()
	f, err := ReadFile("mine.yaml", []byte(file))
	if err == nil {
		if problems := Check(append(slices.Clone(builtin), f)...); len(problems) > 0 {
			return problems.Error()
		}
		return ""
	}
	var problems Problems
	if !errors.As(err, &problems) {
		t.Fatalf("%v is no list of problems", err)
	}
	return problems.Error()
}

// TestManyRules compiles more rules than there may be frames that cues list.
func TestManyRules(t *testing.T) {
	var cues, rules strings.Builder
	for i := range 2 * maxFrames {
		fmt.Fprintf(&cues, "  - {lemma: hem%d, frames: f%d}\n", i, i)
		fmt.Fprintf(&rules, "  - {name: f%d, cue: {unit: verb}, content: next, speaker: none}\n", i)
	}
	f, err := ReadFile("mine.yaml", []byte("rules:\n"+rules.String()))
	if err != nil {
		t.Fatal(err)
	}
	if set, err := With(f); err != nil || len(set.Rules) != len(Builtin().Rules)+2*maxFrames {
		t.Error(err)
	}
	if f, err = ReadFile("mine.yaml", []byte("cues:\n"+cues.String()+"rules:\n"+rules.String())); err != nil {
		t.Fatal(err)
	}
	if _, err := With(f); err == nil || !strings.Contains(err.Error(), "cues list more than 64 frames: share the frame of another rule") {
		t.Error(err)
	}
}

func TestBrokenFiles(t *testing.T) {
	builtin, err := BuiltinFiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range broken {
		if got := problemsOf(t, builtin, b.file); got != b.want {
			t.Errorf("%s: got\n\t%s\nwant\n\t%s", b.name, strings.ReplaceAll(got, "\n", "\n\t"), strings.ReplaceAll(b.want, "\n", "\n\t"))
		}
	}
}
