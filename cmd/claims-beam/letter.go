package main

import (
	"cmp"
	"context"
	"encoding/json"
	"unicode/utf8"

	"claims/cmd/claims/internal/fault"
)

// letter is a dead letter: what could not be read, and why.
type letter struct {
	Name   string `json:"name"`           // of the file
	Line   int    `json:"line,omitempty"` // from 1
	Item   int    `json:"item,omitempty"` // in an array, from 1
	Reason string `json:"reason"`
	Remedy string `json:"remedy,omitempty"`
	// Raw is the line. A line that is too large is left where it is, as files are.
	Raw    string `json:"raw,omitempty"`
	Base64 []byte `json:"raw_base64,omitempty"` // in place of Raw where that is not UTF-8
}

// bury emits a dead letter, and counts it.
func bury(ctx context.Context, row Row, f *fault.Fault, shards int, emit func(int, []byte)) {
	l := letter{Name: row.Path, Line: row.Line, Item: row.Item, Reason: f.Problem, Remedy: f.Remedy}
	switch {
	case row.Line == 0 && row.Item == 0:
	case utf8.Valid(row.Data):
		l.Raw = string(row.Data)
	default:
		l.Base64 = row.Data
	}
	data, err := json.Marshal(l)
	if err != nil {
		panic(err) // strings and numbers
	}
	counter.failed.Inc(ctx, 1)
	emit(shardOf(row.Path, cmp.Or(row.Line, row.Item), shards), append(data, '\n'))
}
