package batch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"claims/cmd/claims/internal/annotation"
	"claims/cmd/claims/internal/corpus"
	"claims/cmd/claims/internal/fault"
	"claims/cmd/claims/internal/input"
	"claims/cmd/claims/internal/record"
	"claims/extract"
)

// readsRecords reports whether what this program wrote is taken from a source, to
// be counted or shown: where the user named it, or in a folder that --output made.
// Beside the stories of a folder, it would be counted twice.
func (b *Batch) readsRecords(s *input.Source) bool {
	return b.Collect != nil && b.InputFormat == input.AutoFormat && b.TextField == input.DefaultText && (!s.Walked || s.Made)
}

// sendRecords makes an item of each record of a source, and reports whether it
// holds any. If not, the source stays open for whoever reads it.
func (b *Batch) sendRecords(ctx context.Context, s *input.Source, send func(*item) error) (found bool, err error) {
	o, err := s.Open(b.Streams)
	if err != nil {
		return true, send(&item{fault: s.Fault(err)})
	}
	// What is wrong with it is found by whoever reads on.
	head, _ := o.Peek(record.Head)
	txt := strings.TrimPrefix(string(head), "\ufeff")
	if !record.IsOutput(txt) && !corpus.IsCorpus(head) {
		s.PutBack(o)
		return false, nil
	}
	defer o.Close()
	if _, err := o.Discard(len(head) - len(txt)); err != nil {
		return true, send(&item{fault: s.Fault(err)})
	}
	if corpus.IsCorpus(head) {
		return true, b.sendCorpus(ctx, s, send)
	}
	decode := record.Decoder(txt, o)
	if decode == nil {
		return true, send(&item{fault: &fault.Fault{Name: s.Name, Problem: "holds claims as a table", Remedy: "extract them as JSON or YAML"}})
	}
	for n := 1; ; n++ {
		r := &record.Record{}
		switch err := decode(r); {
		case errors.Is(err, io.EOF):
			return true, nil
		case err != nil:
			return true, send(&item{fault: &fault.Fault{Name: s.Name, Problem: fmt.Sprintf("record %d: %s", n, record.Problem(err)), Remedy: "extract the claims again"}})
		}
		if f := b.usable(r); f != nil {
			f.Name, f.Problem = s.Name, fmt.Sprintf("record %d: %s", n, f.Problem)
			return true, send(&item{fault: f})
		}
		if err := send(&item{source: s, records: []*record.Record{r}}); err != nil {
			return true, err
		}
	}
}

// sendCorpus makes an item of each record of a corpus.
func (b *Batch) sendCorpus(ctx context.Context, s *input.Source, send func(*item) error) error {
	if s.Path == "" {
		return send(&item{fault: &fault.Fault{Name: s.Name, Problem: "a database cannot be read from a pipe", Remedy: "name its file"}})
	}
	c, err := corpus.OpenReadOnly(ctx, s.Path)
	if err != nil {
		return send(&item{fault: s.Fault(err)})
	}
	defer c.Close()
	n := 0
	for r, err := range c.Records(ctx, b.WithText) {
		n++
		if err != nil {
			return send(&item{fault: s.Fault(err)})
		}
		if f := b.usable(r); f != nil {
			f.Name, f.Problem = s.Name, fmt.Sprintf("story %d: %s", n, f.Problem)
			if r.Document.Text == nil {
				f.Remedy = "collect the stories without --no-texts, or give them"
			}
			return send(&item{fault: f})
		}
		if err := send(&item{source: s, records: []*record.Record{r}}); err != nil {
			return err
		}
	}
	return nil
}

// usable finds what keeps a record from being used as one of this program.
func (b *Batch) usable(r *record.Record) *fault.Fault {
	if r.Schema != record.Schema {
		return &fault.Fault{Problem: fmt.Sprintf("schema %q", r.Schema), Remedy: "give records of " + record.Schema}
	}
	switch {
	case !b.WithText, r.Document.Text == nil && b.TextIfAny:
		return nil
	case r.Document.Text == nil:
		return &fault.Fault{Problem: "without the text of the story", Remedy: "extract --with-text, or give the stories"}
	}
	var bad *fault.Fault
	if err := annotation.Check(r); errors.As(err, &bad) {
		return bad
	}
	return nil
}

// knowsRecord reports whether nothing is to be done for a record.
func (b *Batch) knowsRecord(r *record.Record) bool {
	if b.Known == nil {
		return false
	}
	data, err := json.Marshal(r)
	return err == nil && b.knows(&r.Document, string(data))
}

// processRecords leaves of the claims of an item's records those that are wanted.
func (b *Batch) processRecords(it *item) {
	for _, r := range it.records {
		if b.knowsRecord(r) {
			continue
		}
		wanted := map[string]bool{}
		r.Claims = slices.DeleteFunc(r.Claims, func(c extract.ClaimRecord) bool {
			speaker := ""
			if c.Speaker != nil {
				speaker = record.SpeakerName(&c)
			}
			wanted[c.ID] = b.Filter.Wants(string(c.Kind), string(c.Act), speaker, c.Confidence)
			return !wanted[c.ID]
		})
		r.Speakers = slices.DeleteFunc(r.Speakers, func(s extract.SpeakerRecord) bool {
			return !slices.ContainsFunc(s.Claims, func(id string) bool { return wanted[id] })
		})
		b.count(1, len(r.Claims))
	}
}
