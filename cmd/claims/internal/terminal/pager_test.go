package terminal

import (
	"bytes"
	"io"
	"os"
	"testing"
)

// TestPagerShowsColours holds that less is told to show colours, to leave what fits and to
// stay on the screen, unless the user tells it something else.
func TestPagerShowsColours(t *testing.T) {
	t.Setenv("PAGER", `cat >/dev/null; printf %s "$LESS"`)
	for _, own := range []string{"", "S"} {
		want := own
		t.Setenv("LESS", own)
		if own == "" {
			os.Unsetenv("LESS")
			want = "FRX"
		}
		var out, errs bytes.Buffer
		w, wait := StartPager(&Streams{Out: &out, Err: &errs})
		_, err := io.WriteString(w, "It rained.")
		wait()
		if out.String() != want || err != nil || errs.Len() > 0 {
			t.Errorf("LESS is %q, want %q: %v, %s", &out, want, err, &errs)
		}
	}
}

// TestNoPager holds that nothing is started where the user wants no pager.
func TestNoPager(t *testing.T) {
	for _, name := range []string{"", "cat"} {
		t.Setenv("PAGER", name)
		var out bytes.Buffer
		w, wait := StartPager(&Streams{Out: &out})
		if wait(); w != io.Writer(&out) {
			t.Errorf("PAGER=%q: another writer", name)
		}
	}
}
