// Package tag assigns Penn Treebank part-of-speech tags to tokens.
//
// The features are those of the averaged perceptron in github.com/jdkato/prose. The weights
// are learnt by internal/train from news that spaCy tagged, in the program's own tokens, and
// compiled into a table that is read in place. prose's own model compiles into such a table
// too; with it, the tags are those of prose.
package tag

import "claims/extract/text/tag/internal/layout"

// Tag is a part-of-speech tag of the Penn Treebank. The zero Tag is no tag.
type Tag uint8

// The tags, in the order of the model's table: first those that depend on
// context, alphabetically, then those that only depend on the word.
const (
	None       Tag = iota // no tag
	Dollar                // $, and other currency signs
	CloseQuote            // '', closing quotation mark
	CC                    // coordinating conjunction
	CD                    // cardinal number
	DT                    // determiner
	EX                    // existential there
	FW                    // foreign word
	IN                    // preposition or subordinating conjunction
	JJ                    // adjective
	JJR                   // comparative adjective
	JJS                   // superlative adjective
	LS                    // list item marker
	MD                    // modal
	NN                    // singular or mass noun
	NNP                   // singular proper noun
	NNPS                  // plural proper noun
	NNS                   // plural noun
	PDT                   // predeterminer
	POS                   // possessive ending
	PRP                   // personal pronoun
	PRPS                  // PRP$, possessive pronoun
	RB                    // adverb
	RBR                   // comparative adverb
	RBS                   // superlative adverb
	RP                    // particle
	SYM                   // symbol
	TO                    // to
	UH                    // interjection
	VB                    // base form of a verb
	VBD                   // past tense
	VBG                   // gerund or present participle
	VBN                   // past participle
	VBP                   // present tense, other than third person singular
	VBZ                   // present tense, third person singular
	WDT                   // wh-determiner
	WP                    // wh-pronoun
	WRB                   // wh-adverb
	OpenQuote             // ``, opening quotation mark
	Hash                  // #
	LParen                // (
	RParen                // )
	Comma                 // ,
	Hyphen                // -, a hyphen that is a token
	Bracket               // -LRB-, an escaped bracket such as -LRB- or -RSB-
	Trace                 // -NONE-, a trace of an empty category
	Period                // ., which ends a sentence
	Colon                 // :, a colon, semicolon, dash or ellipsis
	WPS                   // WP$, possessive wh-pronoun
)

// String returns the Penn Treebank's name of t, such as "PRP$", or "" for no tag.
func (t Tag) String() string {
	if int(t) < len(layout.Names) {
		return layout.Names[t]
	}
	return ""
}

// Parse returns the tag of the given name, such as "PRP$".
func Parse(name string) (Tag, bool) {
	for i, n := range layout.Names {
		if n == name && i > 0 {
			return Tag(i), true
		}
	}
	return None, false
}

// A set holds tags as bits.
type set uint64

func (s set) has(t Tag) bool { return s>>t&1 != 0 }

const (
	verbs      set = 1<<VB | 1<<VBD | 1<<VBG | 1<<VBN | 1<<VBP | 1<<VBZ
	finites    set = 1<<VBD | 1<<VBP | 1<<VBZ | 1<<MD
	nouns      set = 1<<NN | 1<<NNS | 1<<NNP | 1<<NNPS
	propers    set = 1<<NNP | 1<<NNPS
	adjectives set = 1<<JJ | 1<<JJR | 1<<JJS
	adverbs    set = 1<<RB | 1<<RBR | 1<<RBS
	pronouns   set = 1<<PRP | 1<<PRPS
	whs        set = 1<<WDT | 1<<WP | 1<<WPS | 1<<WRB
	quotes     set = 1<<OpenQuote | 1<<CloseQuote
	puncts     set = quotes | 1<<LParen | 1<<RParen | 1<<Bracket | 1<<Comma | 1<<Hyphen | 1<<Period | 1<<Colon
)

// IsVerb reports whether t is a form of a verb, modals excluded.
func (t Tag) IsVerb() bool { return verbs.has(t) }

// IsFinite reports whether t is a finite form of a verb or a modal.
func (t Tag) IsFinite() bool { return finites.has(t) }

// IsNoun reports whether t is a common or proper noun.
func (t Tag) IsNoun() bool { return nouns.has(t) }

// IsProper reports whether t is a proper noun.
func (t Tag) IsProper() bool { return propers.has(t) }

// IsPlural reports whether t is a common or proper noun in the plural.
func (t Tag) IsPlural() bool { return t == NNS || t == NNPS }

// IsAdjective reports whether t is an adjective in any degree.
func (t Tag) IsAdjective() bool { return adjectives.has(t) }

// IsAdverb reports whether t is an adverb in any degree, wh-adverbs excluded.
func (t Tag) IsAdverb() bool { return adverbs.has(t) }

// IsPronoun reports whether t is a personal or possessive pronoun.
func (t Tag) IsPronoun() bool { return pronouns.has(t) }

// IsWh reports whether t is a wh-word.
func (t Tag) IsWh() bool { return whs.has(t) }

// IsQuote reports whether t is an opening or closing quotation mark.
func (t Tag) IsQuote() bool { return quotes.has(t) }

// IsPunct reports whether t is punctuation, quotation marks and brackets included.
func (t Tag) IsPunct() bool { return puncts.has(t) }
