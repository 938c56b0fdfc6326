// Package tag assigns Penn Treebank part-of-speech tags to tokens.
package tag

// Tag is a part-of-speech tag of the Penn Treebank.
type Tag uint8
