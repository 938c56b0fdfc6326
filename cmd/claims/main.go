// Claims reads news and writes down who said what.
package main

import (
	"os"

	"claims/cmd/claims/internal/cli"
)

func main() { os.Exit(cli.Main()) }
