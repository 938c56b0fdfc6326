package extract

import (
	"io"

	"claims/extract/brat"
	"claims/extract/internal/learn"
	"claims/rules"
)

// Fit learns the weights by which the rules of set choose, from annotated
// texts. The same texts give the same weights. It reports what it does to log.
func Fit(set *rules.Set, docs []brat.Document, log io.Writer) []rules.Weight {
	return learn.Fit(set, docs, log)
}

// Agreement returns, in a line, how the claims found with the weights of set
// agree with annotated ones, as [Fit] counts them.
func Agreement(set *rules.Set, docs []brat.Document) string { return learn.Agreement(set, docs) }

// Bearer is whom some words of a text stand for: bytes of the text, and the fullest name
// that it gives, or none.
type Bearer = learn.Bearer

// FitAntecedents learns the weights by which the antecedents of pronouns are chosen, from
// texts and the bearers of words in each.
func FitAntecedents(set *rules.Set, docs []brat.Document, bearers [][]Bearer, log io.Writer) []rules.Weight {
	return learn.Antecedents(set, docs, bearers, log)
}

// Judgement tells whether some words of a text, in bytes, are the cue of a claim.
type Judgement = learn.Judgement

// Verdict is what a reader says of a claim.
type Verdict = learn.Verdict

// The verdicts: it is none, one could argue, or nobody would dispute it.
const (
	NoClaim  = learn.NoClaim
	Disputed = learn.Disputed
	IsClaim  = learn.IsClaim
)

// FitJudged learns the weights by which claims are judged, from texts and the judgements of a
// reader on some claims of each.
func FitJudged(set *rules.Set, docs []brat.Document, judgements [][]Judgement, log io.Writer) []rules.Weight {
	return learn.Judged(set, docs, judgements, log)
}
