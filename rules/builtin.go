package rules

import (
	_ "embed"
	"sync"
)

// The table has the numbers that the first command gives to lists.
//
//go:generate go run generatelists.go
//go:generate go run generate.go

//go:embed builtin.table
var builtinTable string

//go:embed builtin.pack
var builtinPack string

// Builtin returns the rules that come with the program, with their weights.
// They were compiled by go generate, without what is only there to be read:
// the Source of a rule is nil.
var Builtin = sync.OnceValue(func() *Set { return setOf(builtinTable) })

// BuiltinFiles returns the files that [Builtin] was compiled from, as they are
// written.
func BuiltinFiles() ([]*File, error) {
	texts, err := unpack(builtinPack)
	if err != nil {
		return nil, err
	}
	return readFiles(texts)
}

// With returns the rules that come with the program with those of files merged
// over them, as [Compile] does. Of the program's rules, the Source has no Doc,
// Examples and Not.
func With(files ...*File) (*Set, error) {
	own, err := filesOf(builtinTable)
	if err != nil {
		return nil, err
	}
	set, err := Compile(append(own, files...)...)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, r := range Builtin().Rules {
		known[r.Name] = true
	}
	for _, r := range set.Rules {
		r.Own = !known[r.Name]
	}
	set.WeighAs(Builtin())
	return set, nil
}
