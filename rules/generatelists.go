//go:build ignore

// This program makes the constants in extract/text/lists.go of the lists of the rule files in
// the folder builtin.
package main

import (
	"log"
	"os"

	"claims/rules/internal/lists"
)

func main() {
	data, err := lists.Constants(os.DirFS("."), "builtin")
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("../extract/text/lists.go", data, 0o644); err != nil {
		log.Fatal(err)
	}
}
