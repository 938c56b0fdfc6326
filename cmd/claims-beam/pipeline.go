package main

import (
	"fmt"
	"hash/fnv"

	"claims/cmd/claims/internal/wording"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/metrics"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
)

// build adds the steps to the pipeline:
//
//	files → rows → records      → shards
//	           ↘        ↘ dead letters → shards
func build(s beam.Scope, o *options) error {
	rules, err := o.rules.Load()
	if err != nil {
		return err
	}
	extract := &extractFn{
		Rules: rules, Text: o.fields.Text, ID: o.fields.ID, AnyLanguage: o.language == "any", Shards: o.shards,
	}
	if _, err := extractorOf(rules); err != nil {
		return err // here, not on each worker
	}
	files := beam.Reshuffle(s, fileio.MatchFiles(s, o.input, fileio.MatchEmptyDisallow()))
	rows, unread := beam.ParDo2(s, &readFn{
		Lines: o.inputFormat != textFormat, Text: o.fields.Text, MaxBytes: int64(o.maxBytes), Shards: o.shards,
	}, files)
	if o.spread {
		rows = beam.Reshuffle(s, rows)
	}
	records, failed := beam.ParDo2(s, extract, rows)
	write(s.Scope("records"), o.output, o.shards, records)
	write(s.Scope("dead letters"), o.deadLetter, o.shards, beam.Flatten(s, unread, failed))
	return nil
}

// shardOf returns where the output of a row goes: the same shard whenever it is read.
func shardOf(path string, line, shards int) int {
	h := fnv.New32a()
	fmt.Fprintf(h, "%s:%d", path, line)
	return int(h.Sum32() % uint32(shards))
}

// The counters, as a runner shows them.
const namespace = "claims"

var counter = struct{ stories, claims, foreign, failed beam.Counter }{
	beam.NewCounter(namespace, "stories"), beam.NewCounter(namespace, "claims"),
	beam.NewCounter(namespace, "left_out_for_language"), beam.NewCounter(namespace, "failed"),
}

// counts are what the counters came to.
type counts struct{ stories, claims, foreign, failed int64 }

func countsOf(result beam.PipelineResult) (c counts) {
	byName := map[string]*int64{"stories": &c.stories, "claims": &c.claims, "left_out_for_language": &c.foreign, "failed": &c.failed}
	own := result.Metrics().Query(func(r metrics.SingleResult) bool { return r.Namespace() == namespace })
	for _, r := range own.Counters() {
		if n := byName[r.Name()]; n != nil {
			*n += r.Result()
		}
	}
	return c
}

func summary(c counts) string {
	return fmt.Sprintf("%s, %s, %d left out for their language, %d failed",
		wording.Plural(int(c.stories), "story", "stories"), wording.Plural(int(c.claims), "claim", "claims"), c.foreign, c.failed)
}
