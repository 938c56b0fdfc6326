// Command claims-beam finds the claims of news stories in a pipeline of Apache Beam: the
// same records as "claims extract -f ndjson", on as many machines as the runner has.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/wording"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
)

func main() {
	o := defaultOptions()
	o.addFlags(flag.CommandLine)
	flag.Parse()
	beam.Init() // a worker goes no further
	if err := run(context.Background(), o); err != nil {
		code, messages := fault.ExitCode(err)
		for _, m := range messages {
			fmt.Fprintln(os.Stderr, "claims-beam:", wording.Visible(m))
		}
		os.Exit(code)
	}
}

// run builds the pipeline, has the runner run it, and tells what came of it.
func run(ctx context.Context, o *options) error {
	if err := o.check(ctx); err != nil {
		return err
	}
	p, s := beam.NewPipelineWithRoot()
	if err := build(s, o); err != nil {
		return err
	}
	result, err := beamx.RunWithMetrics(ctx, p)
	if err != nil {
		return err
	}
	fmt.Fprintln(os.Stderr, "claims-beam:", summary(countsOf(result)))
	return nil
}
