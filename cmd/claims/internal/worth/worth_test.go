package worth

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"claims/extract"
)

// TestOrder holds of pairs of claims that the one that can be looked up comes before.
func TestOrder(t *testing.T) {
	scale, err := Read(Builtin)
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range []struct {
		check, leave       string
		checkAct, leaveAct extract.Act
		by, of             string
	}{
		{"unemployment fell to 4.1 percent last year", "the economy is in wonderful shape", extract.Statement, extract.Statement, "Ana Ruiz", "Ana Ruiz"},
		{"the city spent more than any other on roads", "the city should spend more on roads", extract.Statement, extract.Demand, "Ana Ruiz", "Ana Ruiz"},
		{"crime has doubled since 2019", "crime will double by 2030", extract.Statement, extract.Prediction, "Ana Ruiz", "Ana Ruiz"},
		{"the firm dumped waste in the river", "the firm will clean the river", extract.Accusation, extract.Promise, "Ana Ruiz", "Ana Ruiz"},
		{"the dam was empty in March", "the dam was empty in March", extract.Statement, extract.Statement, "Ana Ruiz", ""},
		{"he never met the banker", "how could he have met the banker?", extract.Denial, extract.Question, "Bo Lind", "Bo Lind"},
		{"she has voted against every tax cut", "she is proud of the town", extract.Criticism, extract.Statement, "Bo Lind", "Bo Lind"},
		{"the bridge is the longest in Europe", "the bridge is beautiful", extract.Statement, extract.Opinion, "Bo Lind", "Bo Lind"},
		{"two thirds of patients waited for over a year", "patients deserve better", extract.Statement, extract.Demand, "Cy Marr", "Cy Marr"},
		{"the fires were caused by power lines", "we hope the fires end soon", extract.Statement, extract.Opinion, "Cy Marr", "Cy Marr"},
	} {
		a := scale.Weigh(&extract.ClaimRecord{Text: pair.check, Act: pair.checkAct, Confidence: 90, Speaker: &extract.SourceRecord{Name: pair.by}})
		b := scale.Weigh(&extract.ClaimRecord{Text: pair.leave, Act: pair.leaveAct, Confidence: 90, Speaker: &extract.SourceRecord{Name: pair.of}})
		if a.Score <= b.Score {
			t.Errorf("%q has %d (%s), %q has %d (%s)", pair.check, a.Score, strings.Join(a.Reasons, ", "), pair.leave, b.Score, strings.Join(b.Reasons, ", "))
		}
	}
	sure := scale.Weigh(&extract.ClaimRecord{Text: "rain fell", Confidence: 50})
	unsure := scale.Weigh(&extract.ClaimRecord{Text: "rain fell", Confidence: 49})
	if sure.Score <= unsure.Score {
		t.Errorf("an unsure claim has %d, a sure one %d", unsure.Score, sure.Score)
	}
}

func TestReadOwn(t *testing.T) {
	dir := t.TempDir()
	for content, want := range map[string]string{
		"reasons:\n  - {reason: money, weight: 5, words: [euro]}\n": "",
		"reasons:\n  - {reason: money, words: [euro]}\n":            "reason 1: it needs a reason and a weight",
		"reasons:\n  - {reason: a, weight: 1, pattern: '('}\n":      "reason 1: error parsing regexp",
		"reasons:\n  - {reason: a, weigh: 1}\n":                     "weigh",
		"reasons: [\n":                                              "",
	} {
		name := filepath.Join(dir, "own.yaml")
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		scale, err := Read(name)
		switch {
		case content == "reasons: [\n":
			if err == nil {
				t.Error("half a file is read")
			}
		case want == "":
			if err != nil || scale.Weigh(&extract.ClaimRecord{Text: "A Euro or two"}).Score != 5 {
				t.Errorf("%s: %v", content, err)
			}
		case err == nil || !strings.Contains(err.Error(), want):
			t.Errorf("%s: %v", content, err)
		}
	}
	if _, err := Read(filepath.Join(dir, "none.yaml")); err == nil {
		t.Error("a file that is not there is read")
	}
}
