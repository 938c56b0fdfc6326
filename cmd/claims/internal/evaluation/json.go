package evaluation

import (
	"fmt"
	"strings"

	"claims/extract/score"
)

// Record is a tally as JSON.
type Record struct {
	Texts           int              `json:"texts"`
	Measures        map[string]ratio `json:"measures"`
	SpeakerAccuracy tenths           `json:"speaker accuracy"`
	Kinds           map[string]ratio `json:"recall by kind"`
	ByKind          map[string]ratio `json:"by kind"`
	ByAct           map[string]ratio `json:"by act,omitempty"`
	ByRule          map[string]ratio `json:"by rule,omitempty"`
	ByBand          map[string]ratio `json:"by confidence,omitempty"`
}

// ratio is a score.Ratio as JSON, in percent with one decimal.
type ratio struct {
	Precision tenths `json:"precision"`
	Recall    tenths `json:"recall"`
	F1        tenths `json:"f1"`
	Found     int    `json:"found"`
	Gold      int    `json:"gold"`
}

// tenths is a percentage written with one decimal.
type tenths float64

// MarshalJSON writes p with one decimal at most.
func (p tenths) MarshalJSON() ([]byte, error) {
	return []byte(strings.TrimSuffix(fmt.Sprintf("%.1f", float64(p)), ".0")), nil
}

// RecordOf returns a tally fit for JSON.
func RecordOf(t *score.Tally) Record {
	ratios := func(m map[string]*score.Ratio) map[string]ratio {
		out := map[string]ratio{}
		for k, r := range m {
			out[k] = ratio{tenths(r.Precision()), tenths(r.Recall()), tenths(r.F1()), r.Found, r.Gold}
		}
		return out
	}
	measures := map[string]*score.Ratio{}
	for _, m := range score.Measures {
		r := t.Measure(m)
		measures[m] = &r
	}
	return Record{t.Texts, ratios(measures), tenths(t.SpeakerAccuracy()), ratios(t.KindRecall), ratios(t.ByKind), ratios(t.ByAct), ratios(t.ByRule), ratios(t.ByBand)}
}
