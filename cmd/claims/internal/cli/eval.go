package cli

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"claims/cmd/claims/internal/annotation"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/wording"
	"claims/extract/score"
	"claims/extract/text"
	"claims/rules"

	"github.com/spf13/cobra"
)

// evalOptions are the flags of eval.
type evalOptions struct {
	app    *App
	rules  ruleFiles
	run    bool
	nested bool
	asJSON bool
	errors int
	texts  string
}

const evalLong = `Eval compares claims with those that people annotated in the same texts.

GOLD is a folder of brat standoff (NAME.txt with NAME.ann, or text/NAME.txt with
attributions/NAME_ANNOTATOR.ann), or files of JSON or YAML: records of claims
extract that somebody has corrected, or Citron's annotations. PREDICTED is the
same, matched by the names of the texts; with --run, the claims are extracted
anew. Texts that PREDICTED lacks count as missed.

Spans are compared as sets of words. A claim is right by half (soft) when its
content and its speaker share at least half of their words with the annotated
ones, and strictly when all of them. Speech is what stands in quotation marks or
has a verb of reporting in its cue. A claim within another one's content is left
out unless --nested.`

func newEval(a *App) *cobra.Command {
	o := &evalOptions{app: a}
	cmd := &cobra.Command{
		Use:   "eval GOLD [PREDICTED]",
		Short: "Measure claims against those that people annotated",
		Long:  evalLong,
		Example: `  claims eval annotated/ --run
  claims eval annotated/ --run --rules house.yaml --errors 20
  claims extract -f ndjson annotated/text > found.ndjson; claims eval annotated/ found.ndjson`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := configure(cmd); err != nil {
				return err
			}
			return o.do(args)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&o.run, "run", false, "extract the claims of the annotated texts, instead of reading PREDICTED")
	f.IntVar(&o.errors, "errors", 0, "show so many missed, extra and wrong claims, spread over all")
	f.BoolVar(&o.nested, "nested", false, "count claims within other claims")
	f.StringVar(&o.texts, "text", "", "the `folder` of the texts that records without them are about")
	f.BoolVar(&o.asJSON, "json", false, "write JSON")
	o.rules.flags(f)
	return cmd
}

func (o *evalOptions) do(args []string) error {
	switch {
	case len(args) == 0:
		return fault.Usagef("give the annotated texts, and --run or the claims to measure")
	case len(args) > 2:
		return fault.Usagef("give the annotated texts and one file or folder of claims")
	case o.run == (len(args) == 2):
		return fault.Usagef("give --run or the claims to measure, one of them")
	case o.errors < 0:
		return fault.Usagef("--errors %d: give 0 or more", o.errors)
	}
	in := annotation.Reader{Texts: o.texts}
	gold, err := in.Read(args[0])
	if err != nil {
		return err
	}
	var predicted []*annotation.Story
	if o.run {
		x, err := o.app.NewExtractor(&o.rules)
		if err != nil {
			return err
		}
		for _, a := range gold {
			r := record.New(record.Document{Path: a.Record.Document.Path}, x.Extract(a.Text), nil)
			predicted = append(predicted, a.With(r))
		}
	} else {
		texts := map[string]*annotation.Story{}
		for _, a := range gold {
			texts[a.Name] = a
		}
		in.Known = texts
		if predicted, err = in.Read(args[1]); err != nil {
			return err
		}
	}
	t := tallyOf(gold, predicted, o.nested)
	if o.asJSON {
		return writeJSON(o.app.Streams.Out, newEvalRecord(t))
	}
	w := bufio.NewWriter(o.app.Streams.Out)
	printTally(w, t)
	if o.errors > 0 {
		printErrors(w, t, o.errors)
	}
	return w.Flush()
}

// tallyOf compares the claims of stories with those predicted for those of the same
// names. Claims within others count if nested.
func tallyOf(gold, predicted []*annotation.Story, nested bool) *score.Tally {
	byName := map[string][]*annotation.Story{}
	for _, p := range predicted {
		byName[p.Name] = append(byName[p.Name], p)
	}
	t := score.NewTally(isReporting())
	for _, g := range gold {
		var claims []score.Claim
		for _, p := range byName[g.Name] {
			claims = append(claims, claimsOf(p, nested)...)
		}
		t.Add(g.Name, score.NewText(g.Text), claimsOf(g, nested), claims)
	}
	return t
}

// claimsOf returns the claims of a text that count.
func claimsOf(a *annotation.Story, nested bool) []score.Claim {
	var claims []score.Claim
	for i := range a.Record.Claims {
		c := &a.Record.Claims[i]
		if c.Within != "" && !nested || len(c.Content) == 0 {
			continue
		}
		at := a.Attribution(c)
		claims = append(claims, score.Claim{Source: at.Source, Cue: at.Cue, Content: at.Content, Act: string(c.Act), Rule: c.Rule, Confidence: float64(c.Confidence) / 100})
	}
	return claims
}

// reportingVerbs tell that a claim is of something said or written.
var reportingVerbs = strings.Fields(`
	accept accuse acknowledge add admit advise allege announce argue assert assure claim clarify comment complain
	concede conclude confirm contend declare deny describe emphasize estimate explain indicate inform insist
	maintain mention note point predict proclaim promise recall reiterate remark remind repeat reply report respond
	reveal say state stress suggest tell testify tweet urge vow warn write`)

// isReporting returns the test for a form of a reporting verb, or "according".
// "Written" is none: it tells of a text more often than of a saying.
func isReporting() func(string) bool {
	verbs := map[text.Atom]bool{}
	for _, v := range reportingVerbs {
		verbs[text.AtomOf(v)] = true
	}
	lexicon := rules.Builtin().Lexicon
	according, written := text.AtomOf("according"), text.AtomOf("written")
	return func(word string) bool {
		a := text.AtomOf(word)
		return a == according || verbs[a] || a != written && verbs[lexicon.Entry(a).Lemma]
	}
}

// ratioRecord is a score.Ratio as JSON, in percent with one decimal.
type ratioRecord struct {
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

type evalRecord struct {
	Texts           int                    `json:"texts"`
	Measures        map[string]ratioRecord `json:"measures"`
	SpeakerAccuracy tenths                 `json:"speaker accuracy"`
	Kinds           map[string]ratioRecord `json:"recall by kind"`
	ByKind          map[string]ratioRecord `json:"by kind"`
	ByAct           map[string]ratioRecord `json:"by act,omitempty"`
	ByRule          map[string]ratioRecord `json:"by rule,omitempty"`
	ByBand          map[string]ratioRecord `json:"by confidence,omitempty"`
}

func newEvalRecord(t *score.Tally) evalRecord {
	ratios := func(m map[string]*score.Ratio) map[string]ratioRecord {
		out := map[string]ratioRecord{}
		for k, r := range m {
			out[k] = ratioRecord{tenths(r.Precision()), tenths(r.Recall()), tenths(r.F1()), r.Found, r.Gold}
		}
		return out
	}
	measures := map[string]*score.Ratio{}
	for _, m := range score.Measures {
		r := t.Measure(m)
		measures[m] = &r
	}
	return evalRecord{t.Texts, ratios(measures), tenths(t.SpeakerAccuracy()), ratios(t.KindRecall), ratios(t.ByKind), ratios(t.ByAct), ratios(t.ByRule), ratios(t.ByBand)}
}

func printTally(w io.Writer, t *score.Tally) {
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

// printErrors writes n errors of each kind, spread over all texts.
func printErrors(w io.Writer, t *score.Tally, n int) {
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
