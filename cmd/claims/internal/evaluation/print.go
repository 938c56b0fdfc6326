package evaluation

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"claims/cmd/claims/internal/wording"
	"claims/extract/score"
)

// Print writes a tally as tables for people to read.
func Print(w io.Writer, t *score.Tally) {
	all := t.Measure("content exact")
	fmt.Fprintf(w, "%s, %d claims annotated, %d found\n\n", wording.Plural(t.Texts, "text", "texts"), all.Gold, all.Found)
	fmt.Fprintf(w, "%-27s %9s %9s %9s\n", "", "precision", "recall", "F1")
	for _, m := range score.Measures {
		r := t.Measure(m)
		fmt.Fprintf(w, "%-27s %9.1f %9.1f %9.1f\n", m, r.Precision(), r.Recall(), r.F1())
	}
	fmt.Fprintf(w, "%-27s %9.1f\n", "speaker accuracy", t.SpeakerAccuracy())
	fmt.Fprintf(w, "\n%-27s %9s %9s\n", "recall of content by kind", "recall", "annotated")
	for _, k := range slices.Sorted(maps.Keys(t.KindRecall)) {
		fmt.Fprintf(w, "%-27s %9.1f %9d\n", k, t.KindRecall[k].Recall(), t.KindRecall[k].Gold)
	}
	printRatios(w, "by kind", t.ByKind)
	printRatios(w, "by act", t.ByAct)
	printRatios(w, "by rule", t.ByRule)
	if bands := t.Bands(); len(bands) > 0 {
		fmt.Fprintf(w, "\n%-27s %9s %9s\n", "by confidence", "right", "found")
		for _, b := range bands {
			fmt.Fprintf(w, "%-27s %9.1f %9d\n", b, t.ByBand[b].Precision(), t.ByBand[b].Found)
		}
	}
}

// printRatios writes who-said-what soft of each key, the most frequent first.
func printRatios(w io.Writer, title string, m map[string]*score.Ratio) {
	if len(m) == 0 {
		return
	}
	keys := slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(cmp.Compare(m[b].Found, m[a].Found), cmp.Compare(a, b))
	})
	annotated := slices.ContainsFunc(keys, func(k string) bool { return m[k].Gold > 0 })
	if annotated {
		fmt.Fprintf(w, "\n%-27s %9s %9s %9s %9s\n", title, "precision", "recall", "F1", "found")
	} else {
		fmt.Fprintf(w, "\n%-27s %9s %9s\n", title, "precision", "found")
	}
	for _, k := range keys {
		r := m[k]
		if annotated {
			fmt.Fprintf(w, "%-27s %9.1f %9.1f %9.1f %9d\n", k, r.Precision(), r.Recall(), r.F1(), r.Found)
		} else {
			fmt.Fprintf(w, "%-27s %9.1f %9d\n", k, r.Precision(), r.Found)
		}
	}
}

// PrintErrors writes n errors of each kind, spread over all texts.
func PrintErrors(w io.Writer, t *score.Tally, n int) {
	for _, kind := range []score.ErrorKind{score.Missed, score.Extra, score.Wrong} {
		var errs []*score.Error
		for i := range t.Errors {
			if t.Errors[i].Kind == kind {
				errs = append(errs, &t.Errors[i])
			}
		}
		fmt.Fprintf(w, "\n%s: %d\n", kind, len(errs))
		step := max(1, len(errs)/n)
		for i := 0; i < len(errs) && i/step < n; i += step {
			e := errs[i]
			around, line := e.Text.Around(e.Spans(), 60)
			fmt.Fprintf(w, "  %s:%d: %s\n", e.Name, line, around)
			if e.Gold != nil {
				printClaim(w, "gold ", e, e.Gold)
			}
			if e.Found != nil {
				printClaim(w, "found", e, e.Found)
			}
		}
	}
}

func printClaim(w io.Writer, which string, e *score.Error, c *score.Claim) {
	fmt.Fprintf(w, "    %s [%s] <%s> %s", which, e.Text.Quote(c.Source), e.Text.Quote(c.Cue), e.Text.Quote(c.Content))
	if c.Rule != "" {
		fmt.Fprintf(w, " (%s %.2f)", c.Rule, c.Confidence)
	}
	fmt.Fprintln(w)
}
