package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

const (
	extension = ".jsonl"
	// maxShards is how many the names of the shards have room for.
	maxShards = 99_999
)

// write writes lines, by their shards, into files whose names begin with prefix. All
// shards are there in the end, some of them perhaps empty.
func write(s beam.Scope, prefix string, shards int, lines beam.PCollection) {
	numbers := make([]int, shards)
	for i := range numbers {
		numbers[i] = i
	}
	empty := beam.ParDo(s, noLine, beam.CreateList(s, numbers))
	grouped := beam.GroupByKey(s, beam.Flatten(s, lines, empty))
	beam.ParDo0(s, &writeFn{Prefix: prefix, Shards: shards}, grouped)
}

// noLine has a shard be there without lines.
func noLine(shard int) (int, []byte) { return shard, nil }

// writeFn writes the lines of a shard.
type writeFn struct {
	Prefix string
	Shards int
}

func init() {
	register.Function1x2(noLine)
	register.DoFn3x1[context.Context, int, func(*[]byte) bool, error](&writeFn{})
	register.Iter1[[]byte]()
}

// ProcessElement writes a shard under a name of its own, and gives it its name when it is
// whole. A shard that is written again, or twice at a time, is the same in the end.
func (fn *writeFn) ProcessElement(ctx context.Context, shard int, lines func(*[]byte) bool) error {
	fs, err := filesystem.New(ctx, fn.Prefix)
	if err != nil {
		return err
	}
	defer fs.Close()
	name := fmt.Sprintf("%s-%05d-of-%05d", fn.Prefix, shard, fn.Shards)
	draft := fmt.Sprintf("%s.%016x.tmp", name, rand.Uint64())
	err = writeLines(ctx, fs, draft, lines)
	if err == nil {
		err = filesystem.Rename(ctx, fs, draft, name+extension)
	}
	if err != nil {
		if remover, ok := fs.(filesystem.Remover); ok {
			_ = remover.Remove(ctx, draft) // there is nothing to remove, perhaps
		}
		return fmt.Errorf("%s: %w", name+extension, err)
	}
	return nil
}

func writeLines(ctx context.Context, fs filesystem.Interface, name string, lines func(*[]byte) bool) error {
	f, err := fs.OpenWrite(ctx, name)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<20)
	var line []byte
	for lines(&line) {
		if _, err = out.Write(line); err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return errors.Join(out.Flush(), f.Close())
}
