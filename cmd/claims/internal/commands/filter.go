package commands

import (
	"strings"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/setting"
	"claims/extract"

	"github.com/spf13/cobra"
)

var (
	kinds = []string{string(extract.Direct), string(extract.Indirect), string(extract.Mixed)}
	acts  = []string{
		string(extract.Statement), string(extract.Confirmation), string(extract.Denial),
		string(extract.Accusation), string(extract.Criticism), string(extract.Support),
		string(extract.Demand), string(extract.Promise), string(extract.Warning),
		string(extract.Prediction), string(extract.Question), string(extract.Refusal),
		string(extract.Opinion),
	}
)

// filterOptions are the flags that tell which claims to write.
type filterOptions struct {
	speakers, acts, kinds []string
	minConfidence         float64
}

func (o *filterOptions) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&o.speakers, "speaker", nil, "only claims of speakers with these words in their `name`, or that match /regexp/")
	f.Var(setting.ListOf(&o.acts, acts, "acts"), "act", "only these: "+strings.Join(acts, ", "))
	f.Var(setting.ListOf(&o.kinds, kinds, "kinds"), "kind", "only these: "+strings.Join(kinds, ", "))
	f.Float64Var(&o.minConfidence, "min-confidence", 0, "only claims of at least this `confidence`, from 0 to 1")
	setting.CompleteWith(cmd, "act", acts)
	setting.CompleteWith(cmd, "kind", kinds)
}

func (o *filterOptions) check() error {
	if !(o.minConfidence >= 0 && o.minConfidence <= 1) {
		return fault.Usagef("--min-confidence %v: give a number from 0 to 1", o.minConfidence)
	}
	return nil
}

func (o *filterOptions) filter() (*record.Filter, error) {
	f := &record.Filter{Kinds: o.kinds, Acts: o.acts, MinConfidence: extract.HundredthsOf(o.minConfidence)}
	for _, v := range o.speakers {
		is, err := record.SpeakerTest(v)
		if err != nil {
			return nil, fault.Usage{Err: err}
		}
		f.Speakers = append(f.Speakers, is)
	}
	return f, nil
}
