// Claims reads news and writes down who said what.
package main

import (
	"os"

	"claims/cmd/claims/internal/commands"
)

func main() { os.Exit(commands.Main()) }
