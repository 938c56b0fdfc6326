package format

import "testing"

// TestRepairXML mends what XML may not hold, and leaves what it may.
func TestRepairXML(t *testing.T) {
	for _, x := range []struct{ src, want string }{
		{"<a>Corvo & Sons &amp; AT&T &#38; &lt;</a>", "<a>Corvo &amp; Sons &amp; AT&amp;T &#38; &lt;</a>"},
		{"<a><![CDATA[Corvo & Sons <?xml ?>]]> & others</a>", "<a><![CDATA[Corvo & Sons <?xml ?>]]> &amp; others</a>"},
		{"<a>&#2;Corvo&#x1f; &#10;&#233;</a>", "<a>Corvo &#10;&#233;</a>"},
		{"<a><![CDATA[Corvo & Sons", "<a><![CDATA[Corvo & Sons"},
		{"<?xml version='1.1'\n?><a>\n<?xml version='1.0'?>no</a>", "\n<a>\nno</a>"},
	} {
		if got := repairXML(x.src); got != x.want {
			t.Errorf("%q becomes %q, and not %q", x.src, got, x.want)
		}
	}
}
