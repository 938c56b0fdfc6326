// Package rules holds the cue lexicon, the patterns and the weights by which
// claims are found, as data.
package rules

// Set is a compiled set of rules. It is immutable and safe for concurrent use.
type Set struct{}

// Builtin returns the rules that come with the program.
func Builtin() *Set { return &Set{} }
