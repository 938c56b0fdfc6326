package terminal

import (
	"strings"
	"testing"
)

// TestPeople writes in pieces of all sizes what commands a terminal, with characters of
// several bytes and without their ends.
func TestPeople(t *testing.T) {
	const in = "“Ana”\x1b[31m said 😀\u202e\tno.\r\n\nBo\u009b\xe2\x80\n\xff\xf0\x9f\n"
	const want = "“Ana”\\x1b[31m said 😀\\u202e\\tno.\\r\n\nBo\\u009b\\xe2\\x80\n\\xff\\xf0\\x9f\n"
	for size := 1; size <= len(in); size++ {
		var out strings.Builder
		w := (&Streams{Out: &out}).People()
		for i := 0; i < len(in); i += size {
			part := in[i:min(len(in), i+size)]
			if n, err := w.Write([]byte(part)); n != len(part) || err != nil {
				t.Fatal(n, err)
			}
		}
		if out.String() != want {
			t.Errorf("pieces of %d bytes: %q", size, out.String())
		}
	}
}
