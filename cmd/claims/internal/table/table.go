// Package table makes the cells of tables in CSV and TSV.
package table

import (
	"strconv"
	"strings"
)

// OneLine replaces what TSV has no way to write in a cell.
var OneLine = strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ", "\r", " ")

// Plain makes a cell that no spreadsheet takes for a formula.
func Plain(s string) string {
	for _, p := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s, p) {
			return "'" + s
		}
	}
	return s
}

// Number returns n in digits, and an empty cell for 0.
func Number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// Yes returns "true", and an empty cell for false.
func Yes(b bool) string {
	if b {
		return "true"
	}
	return ""
}
