//go:build ignore

// This program compiles the rules and weights in the folder builtin into
// builtin.table.
package main

import (
	"log"
	"os"

	"claims/rules"
)

func main() {
	table, err := rules.CompileTable(os.DirFS("."), "builtin")
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("builtin.table", table, 0o644); err != nil {
		log.Fatal(err)
	}
}
