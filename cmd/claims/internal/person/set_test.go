package person

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// TestSet measures on mentions that were written for it, by pairs of mentions: how many
// of those that Join takes for one are, and how many that are it finds.
func TestSet(t *testing.T) {
	f, err := os.Open("../../../../testdata/people.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var mentions []Mention
	var labels []string
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		c := strings.Split(lines.Text(), "\t")
		if len(c) != 5 {
			t.Fatalf("%q", c)
		}
		labels = append(labels, c[0])
		mentions = append(mentions, Mention{Name: c[1], Role: c[2], Type: c[3], Story: len(labels), Date: c[4]})
	}
	_, of := Join(mentions, nil)
	var right, wrong, missed, told float64
	for i := range mentions {
		if of[i] < 0 != (labels[i] == "-") {
			told++
			t.Logf("%s: %v is person %d", labels[i], mentions[i], of[i])
		}
		for k := range i {
			isOne, found := labels[i] == labels[k] && labels[i] != "-", of[i] == of[k] && of[i] >= 0
			switch {
			case isOne && found:
				right++
			case found:
				wrong++
			case isOne:
				missed++
			}
			if isOne != found {
				t.Logf("one person is %v: %v and %v", found, mentions[k], mentions[i])
			}
		}
	}
	precision, recall := right/(right+wrong), right/(right+missed)
	t.Logf("precision %.1f %%, recall %.1f %%, of %.0f pairs; %.0f of %d names wrong in being enough or too little",
		100*precision, 100*recall, right+missed, told, len(mentions))
	if precision < 0.99 || recall < 0.85 {
		t.Errorf("precision %.3f, recall %.3f; want at least 0.99 and 0.85", precision, recall)
	}
}
