package rules

import (
	"embed"
	"sync"
)

//go:generate go run generate.go

//go:embed builtin.table
var builtinTable string

//go:embed builtin/*.yaml
var builtinFiles embed.FS

// Builtin returns the rules that come with the program, with their weights.
// They were compiled by go generate, without what is only there to be read:
// the Source of a rule is nil.
var Builtin = sync.OnceValue(func() *Set { return setOf(builtinTable) })

// BuiltinFiles returns the files that [Builtin] was compiled from, for
// [Compile] to add others to.
func BuiltinFiles() ([]*File, error) { return ReadDir(builtinFiles, "builtin") }
