// Package extract finds who said what in a news text: each claim's speaker,
// cue and content, with byte offsets into the text.
//
// An [Extractor] is made once, of the rules that it follows, and then reads any
// number of texts, several at a time if need be. What it finds in one is a [Result],
// and [Result.Record] and the JSON of a result are what the command line prints:
// ids for claims, and offsets in Unicode code points.
package extract

import (
	"claims/extract/text"
)

// Kind tells how a claim's content is reported.
type Kind string

// The kinds of a claim.
const (
	Direct   Kind = "direct"   // all content stands in quotation marks
	Indirect Kind = "indirect" // none does
	Mixed    Kind = "mixed"    // some does
)

// Act tells what the speaker does by speaking.
type Act string

// The acts of a claim.
const (
	Statement    Act = "statement"
	Confirmation Act = "confirmation"
	Denial       Act = "denial"
	Accusation   Act = "accusation"
	Criticism    Act = "criticism"
	Support      Act = "support"
	Demand       Act = "demand"
	Promise      Act = "promise"
	Warning      Act = "warning"
	Prediction   Act = "prediction"
	Question     Act = "question"
	Refusal      Act = "refusal"
	Opinion      Act = "opinion"
)

// SpeakerType tells what a speaker is.
type SpeakerType string

// The types of a speaker.
const (
	Person       SpeakerType = "person"
	Organization SpeakerType = "organization"
	Place        SpeakerType = "place" // standing for its government: "Moscow"
	Group        SpeakerType = "group"
	Document     SpeakerType = "document"
	Anonymous    SpeakerType = "anonymous"
)

// Claim is an attribution of content to a speaker by a cue.
// All spans are byte offsets into [Result.Source]; [ClaimRecord] has them in code
// points, and is what a claim is written as.
type Claim struct {
	Kind Kind
	Act  Act
	// Speaker is nil when the text names nobody (hearsay).
	Speaker *Speaker
	Cue     Cue
	// Content holds one span or more, in text order: a quotation may be
	// split by its cue. A span keeps its complementizer and quotation marks.
	Content []text.Span
	// Text is the content fit to read: without the complementizer and the
	// quotation marks that enclose it.
	Text string
	// Addressee, Medium, When and Hedge are zero when the text has none.
	Addressee, Medium, When, Hedge text.Span
	Headline                       bool // said in the headline
	Negated                        bool // "did not say that"
	// Answers is the index in Result.Claims of the claim that this one
	// denies, confirms or rejects; Within that of the claim whose content
	// holds this one. -1 stands for none.
	Answers, Within int
	Answer          Answer // how it answers; empty for none
	// Paragraph and Sentence number from 1 the place of the cue.
	Paragraph, Sentence int
	Rule                string  // the rule that found the claim
	Confidence          float64 // the share of claims so found that are right
}

// Answer tells how a claim answers another.
type Answer string

const (
	AnswerReply        Answer = "reply" // to a question, or what is said in return
	AnswerDenial       Answer = "denial"
	AnswerConfirmation Answer = "confirmation"
	AnswerRejection    Answer = "rejection" // of what was said, as wrong or unfair
)

// Speaker is the source of a claim: the literal words of the text, and who
// they stand for.
type Speaker struct {
	text.Span
	// Name is the canonical name through the document; empty when the words
	// are a pronoun or description that could not be resolved.
	Name string
	Type SpeakerType // empty when not known
	Role string      // "Interior Minister"; empty when not known
	// Confidence is the share of pronouns and descriptions so resolved that are right on
	// annotated news, from 0 to 1; 0 where no choice among others was made.
	Confidence float64
}

// Cue is the words that attribute the content to the speaker.
type Cue struct {
	text.Span
	Lemma string
}

// NamedSpeaker is an entry of the index of a document's speakers.
type NamedSpeaker struct {
	Name   string
	Type   SpeakerType
	Role   string
	Claims []int // indices in Result.Claims, ascending
}

// Result is what was found in one text. Its JSON is that of [Result.Record].
type Result struct {
	Source   string    // the text that all spans refer to
	Headline text.Span // zero when the text has none, as the next two
	Byline   text.Span // "By Ana Ruiz"
	Dateline text.Span // "KYIV, March 3 (Agency)", without the dash behind it
	Words    int       // the number of word tokens in Source
	Claims   []Claim   // in text order
	Speakers []NamedSpeaker
}
