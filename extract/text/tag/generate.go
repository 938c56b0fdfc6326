//go:build ignore

// This program compiles the tagger model of prose into prose.table, which may stand in the
// place of model.table.
package main

import (
	"log"
	"os"

	"claims/extract/text/tag/internal/compile"
)

func main() {
	model, err := compile.Load()
	if err != nil {
		log.Fatal(err)
	}
	table, err := compile.Table(model)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("prose.table", table, 0o644); err != nil {
		log.Fatal(err)
	}
}
