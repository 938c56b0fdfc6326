// Manual writes the manual pages of claims into a folder, for those who package it:
//
//	go run ./cmd/claims/internal/manual FOLDER
package main

import (
	"log"
	"os"

	"claims/cmd/claims/internal/commands"

	"github.com/spf13/cobra/doc"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("give the folder to write to")
	}
	if err := write(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func write(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	root := commands.Root()
	root.DisableAutoGenTag = true // which has the day of today
	return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "claims", Manual: "User Commands"}, dir)
}
