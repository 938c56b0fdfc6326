package input

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func BenchmarkDecode(b *testing.B) {
	txt := strings.Repeat("“Rain fell,” the mayor of Orléans said – and more would.\n", 20000)
	legacy, err := charmap.Windows1252.NewEncoder().String(txt)
	if err != nil {
		b.Fatal(err)
	}
	for name, data := range map[string]string{"utf-8": txt, "windows-1252": legacy} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, _, err := Decode([]byte(data), "auto"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
