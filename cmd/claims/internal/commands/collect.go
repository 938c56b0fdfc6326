package commands

import (
	"cmp"
	"context"
	"fmt"
	"os"

	"claims/cmd/claims/internal/batch"
	"claims/cmd/claims/internal/corpus"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/person"
	"claims/cmd/claims/internal/record"
	"claims/cmd/claims/internal/wording"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const collectLong = `Collect reads stories, or what claims extract wrote of them, into one SQLite
database. Run again, it takes in what is new or changed and leaves the rest; a run
that was stopped is gone on with. Then it finds, over the whole corpus, the same words
in several stories, versions of one story, and who is one person.

Claims stats, claims show and claims people read the database, and so does anything
that reads SQLite: see "claims help corpus".

A file with the newsroom's own people, --people, decides who is who:

  - name: Ana Ruiz
    also: [Ana María Ruiz]
    wikidata: Q123456
    roles: [minister]    # only where her role has this word`

// collectOptions are the flags of collect.
type collectOptions struct {
	storyOptions
	database, people, parquet string
	noTexts                   bool
}

// newCollect makes the command collect.
func newCollect(a *App) *cobra.Command {
	o := &collectOptions{storyOptions: storyOptionsOf(a), database: "claims.db"}
	o.wantsAll = true
	return o.command(&cobra.Command{
		Use:   "collect [FILE|FOLDER|-]...",
		Short: "Collect the claims of many stories in a database",
		Long:  collectLong,
		Example: `  claims collect wire/
  claims collect --db dam.db records.ndjson
  claims stats claims.db --unique
  sqlite3 claims.db "SELECT date, text FROM said WHERE speaker = 'Ana Ruiz'"`,
	}, func(f *pflag.FlagSet) {
		f.StringVar(&o.database, "db", o.database, "collect in this `file`")
		f.BoolVar(&o.noTexts, "no-texts", false, "leave out the texts of the stories: the database takes a third less, but shows no stories and finds no versions of them")
		f.StringVar(&o.people, "people", "", "take people's names from this `file`, in YAML")
		f.StringVar(&o.parquet, "parquet", "", "write the tables into this `folder` as well, in Parquet")
	}, func(cmd *cobra.Command) error { return o.run(cmd.Context()) })
}

func (o *collectOptions) run(ctx context.Context) error {
	known, err := readPeople(o.people)
	if err != nil {
		return err
	}
	b, err := o.batch()
	if err != nil {
		return err
	}
	b.WithText, b.TextIfAny = true, true
	print, err := batch.Fingerprint(programVersion(), o.inputFormat, o.textField, o.idField, o.keep, o.encoding, o.language, o.rules.Sum, o.noTexts)
	if err != nil {
		return err
	}
	writing := context.WithoutCancel(ctx) // an interrupt ends the reading; what was read is kept
	c, err := corpus.Open(writing, o.database, print)
	if err != nil {
		return err
	}
	for _, name := range c.Files() {
		if info, err := os.Stat(name); err == nil {
			b.Inputs.Skip = append(b.Inputs.Skip, info)
		}
	}
	b.Known = c.Known
	collected, wait := addAll(writing, c, b.Stop)
	b.Collect = func(r *record.Record) {
		if o.noTexts {
			r.Document.Text = nil
		}
		collected <- r
	}
	err = b.Run(ctx)
	wait()
	err = b.Finish(err)
	if ctx.Err() == nil && (err == nil || err == fault.Code(fault.ExitFailed)) {
		err = cmp.Or(o.compare(ctx, c, b, known), err)
	}
	return cmp.Or(c.Close(), err)
}

// addAll returns a channel whose records go into the corpus beside the work on other
// stories, and what closes it and waits until all are there.
func addAll(ctx context.Context, c *corpus.Corpus, stop func(error)) (chan<- *record.Record, func()) {
	records, done := make(chan *record.Record, 64), make(chan struct{})
	go func() {
		defer close(done)
		for r := range records {
			if err := c.Add(ctx, r); err != nil {
				stop(err)
			}
		}
	}()
	return records, func() { close(records); <-done }
}

// compare finds what the stories share, and says what the corpus holds now.
func (o *collectOptions) compare(ctx context.Context, c *corpus.Corpus, b *batch.Batch, known []person.Known) error {
	batch.CollectMost() // all claims are looked at together
	if err := c.Compare(ctx, known); err != nil {
		return err
	}
	if o.parquet != "" {
		if err := c.Parquet(ctx, &o.app.drafts, o.parquet); err != nil {
			return err
		}
	}
	return o.tell(ctx, c, b)
}

// tell says on a terminal what the corpus holds now.
func (o *collectOptions) tell(ctx context.Context, c *corpus.Corpus, b *batch.Batch) error {
	if o.quiet || !o.app.Streams.ErrTerminal {
		return nil
	}
	t, err := c.Totals(ctx)
	if err != nil {
		return err
	}
	o.app.Streams.Tell(fmt.Sprintf("%s: %s, %d of them new: %s, %s, %s", wording.Quoted(o.database),
		wording.Plural(t.Stories, "story", "stories"), b.Documents(), wording.Plural(t.Claims, "claim", "claims"),
		wording.Plural(t.Quotations, "quotation", "quotations"), wording.Plural(t.People, "person or body", "people and bodies")))
	return nil
}
