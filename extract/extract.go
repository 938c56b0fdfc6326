package extract

import "claims/rules"

// Extractor finds claims by a set of rules. It is safe for concurrent use.
type Extractor struct{ set *rules.Set }

// New returns an Extractor that follows the rules of set.
func New(set *rules.Set) *Extractor { return &Extractor{set: set} }

// Extract returns the claims of src, a text in UTF-8. Invalid bytes are text
// like any other: no input is an error.
func (e *Extractor) Extract(src string) *Result {
	return &Result{Source: src}
}
