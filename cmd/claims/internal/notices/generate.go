//go:build ignore

// This program gathers the licences of what is linked in claims in notices.txt.
package main

import (
	"log"
	"os"

	"claims/cmd/claims/internal/notices/internal/gather"
)

func main() {
	text, err := gather.Notices()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("notices.txt", text, 0o644); err != nil {
		log.Fatal(err)
	}
}
