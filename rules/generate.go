//go:build ignore

// This program compiles the rules and weights in the folder builtin into
// builtin.table, and packs the rules as they are written into builtin.pack.
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
	pack, err := rules.Pack(os.DirFS("."), "builtin")
	if err != nil {
		log.Fatal(err)
	}
	for name, data := range map[string][]byte{"builtin.table": table, "builtin.pack": pack} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
