// Package notices holds the licences of all that is linked in the program.
package notices

import _ "embed"

//go:generate go run generate.go

// Text is the notices, one after another, each under the name of what it is of.
//
//go:embed notices.txt
var Text string
