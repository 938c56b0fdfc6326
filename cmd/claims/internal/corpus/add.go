package corpus

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"claims/cmd/claims/internal/record"
	"claims/extract"
)

// storiesAtOnce is how many stories are committed together.
const storiesAtOnce = 1000

// writer is a transaction that takes stories in.
type writer struct {
	tx      *sql.Tx
	stories int
	indexed int64 // the last claim that the full-text index has

	lastStory, lastClaim int64 // ids that were given

	story, dropStory, speaker, claim, saying *sql.Stmt
	spans                                    []*sql.Stmt // by how many at once, from 1
}

const (
	maxSpans    = 6 // that are written with one statement; few claims have more
	spanColumns = 8
)

// begin opens a transaction, if none is open.
func (c *Corpus) begin(ctx context.Context) (*writer, error) {
	if c.writer != nil {
		return c.writer, nil
	}
	tx, err := c.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	w := &writer{tx: tx}
	prepare := func(query string) (s *sql.Stmt) {
		if err == nil {
			s, err = tx.PrepareContext(ctx, query)
		}
		return s
	}
	w.dropStory = prepare("DELETE FROM stories WHERE place = ? RETURNING id")
	w.story = prepare("INSERT INTO stories VALUES (" + marks(20) + ")")
	w.speaker = prepare("INSERT INTO speakers VALUES (NULL, " + marks(4) + ", NULL)")
	w.claim = prepare("INSERT INTO claims VALUES (" + marks(21) + ")")
	w.saying = prepare("INSERT OR IGNORE INTO sayings VALUES (" + marks(2) + ")")
	for n := 1; n <= maxSpans; n++ {
		w.spans = append(w.spans, prepare("INSERT INTO spans VALUES "+strings.Repeat(", ("+marks(spanColumns)+")", n)[2:]))
	}
	if err == nil {
		err = tx.QueryRowContext(ctx, "SELECT coalesce((SELECT max(id) FROM claims), 0), coalesce((SELECT max(id) FROM stories), 0), coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'claims'), 0)").
			Scan(&w.indexed, &w.lastStory, &w.lastClaim)
	}
	if err == nil {
		// Of whom and of what is the same across stories, nothing holds until it is found again.
		_, err = tx.ExecContext(ctx, "INSERT OR REPLACE INTO about VALUES ('compared', '')")
	}
	if err != nil {
		tx.Rollback()
		return nil, err
	}
	c.writer = w
	return w, nil
}

func marks(n int) string { return strings.Repeat(", ?", n)[2:] }

// commit ends the transaction that is open, if any.
func (c *Corpus) commit() error {
	if c.writer == nil {
		return nil
	}
	w := c.writer
	c.writer = nil
	defer w.tx.Rollback() // where the commit fails
	// Claim by claim, each would be flushed by itself.
	if _, err := w.tx.Exec("INSERT INTO contents (rowid, text) SELECT id, text FROM claims WHERE id > ?", w.indexed); err != nil {
		return err
	}
	return w.tx.Commit()
}

// abandon gives up the transaction that is open: a story that is there in part would count
// as known. A later run takes in what it held.
func (c *Corpus) abandon() {
	if c.writer != nil {
		c.writer.tx.Rollback()
		c.writer = nil
	}
}

// Add takes in the claims of a story, in place of those that it had. Of a story that is
// known it takes note only. What was added is safe from a kill after every thousand
// stories, and after Close.
func (c *Corpus) Add(ctx context.Context, r *record.Record) error {
	place := c.take(&r.Document)
	if r.Document.Known {
		return nil
	}
	w, err := c.begin(ctx)
	if err != nil {
		return c.fault(err)
	}
	if err := w.add(ctx, place, r); err != nil {
		c.abandon()
		return c.fault(err)
	}
	if w.stories++; w.stories == storiesAtOnce {
		err = c.commit()
	}
	return c.fault(err)
}

// take returns the place of a story that none of this run has taken.
func (c *Corpus) take(d *record.Document) string {
	place := placeOf(d)
	n := 1
	if d.Known {
		n, _ = c.find(place, d.Sum)
	}
	for c.taken[c.hash(numbered(place, n))] {
		n++
	}
	place = numbered(place, n)
	c.taken[c.hash(place)] = true
	return place
}

func (w *writer) add(ctx context.Context, place string, r *record.Record) error {
	d := &r.Document
	var story int64
	switch err := w.dropStory.QueryRowContext(ctx, place).Scan(&story); {
	case err == sql.ErrNoRows:
		w.lastStory++
		story = w.lastStory
	case err != nil:
		return err
	}
	var extra []byte
	if len(d.Extra) > 0 {
		var err error
		if extra, err = json.Marshal(d.Extra); err != nil {
			return err
		}
	}
	// Till they are compared, a story and a claim are the first of their kind: to write that
	// later would make each row longer, and cut the pages.
	_, err := w.story.ExecContext(ctx, story, place, d.Sum, d.Path, d.Line, d.Item, d.ID, d.URL, d.Headline, d.Byline, d.Dateline,
		d.Published, nullable(record.Date(d.Published)), d.Publisher, d.Language, nullable(string(extra)), d.Characters, d.Words, d.Text, story)
	if err != nil {
		return err
	}
	claims := make(map[string]int64, len(r.Claims))
	for i := range r.Claims {
		if claims[r.Claims[i].ID], err = w.addClaim(ctx, story, &r.Claims[i], d.Text == nil); err != nil {
			return err
		}
	}
	for i := range r.Speakers {
		s := &r.Speakers[i]
		added, err := w.speaker.ExecContext(ctx, story, s.Name, string(s.Type), s.Role)
		if err != nil {
			return err
		}
		speaker, _ := added.LastInsertId() // which SQLite always has
		for _, name := range s.Claims {
			if claim, ok := claims[name]; ok {
				if _, err := w.saying.ExecContext(ctx, claim, speaker); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func nullable(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (w *writer) addClaim(ctx context.Context, story int64, c *extract.ClaimRecord, withWords bool) (int64, error) {
	var speaker, speakerType, role, confidence, cue any
	if s := c.Speaker; s != nil {
		speaker, speakerType, role, confidence = s.Name, string(s.Type), s.Role, int(s.Confidence)
	}
	if c.Cue != nil {
		cue = c.Cue.Lemma
	}
	w.lastClaim++
	id := w.lastClaim
	_, err := w.claim.ExecContext(ctx, id, story, c.ID, c.Text, string(c.Kind), string(c.Act), speaker, speakerType, role, confidence, cue,
		c.Headline, c.Negated, c.Answers, string(c.Answer), c.Within, c.Paragraph, c.Sentence, c.Rule, int(c.Confidence), id)
	if err != nil {
		return 0, err
	}
	return id, w.addSpans(ctx, id, c, withWords)
}

// addSpans writes the spans of a claim, with their words where no text of the story
// has them.
func (w *writer) addSpans(ctx context.Context, claim int64, c *extract.ClaimRecord, withWords bool) error {
	var args [maxSpans * spanColumns]any
	for spans := spansOf(c); len(spans) > 0; {
		n := min(len(spans), maxSpans)
		for i, s := range spans[:n] {
			var words, before, after any
			if withWords {
				words, before, after = wordsOf(s, c)
			}
			copy(args[i*spanColumns:], []any{claim, s.role, s.part, s.Start, s.End, words, before, after})
		}
		if _, err := w.spans[n-1].ExecContext(ctx, args[:n*spanColumns]...); err != nil {
			return err
		}
		spans = spans[n:]
	}
	return nil
}

// wordsOf returns the words of a span, or what stands there before and after those of the
// claim: "that ", as in "that the dam was empty".
func wordsOf(s span, c *extract.ClaimRecord) (words, before, after any) {
	if b, a, ok := strings.Cut(s.Text, c.Text); ok && s.role == "content" && c.Text != "" {
		return nil, b, a
	}
	return s.Text, nil, nil
}

// span is a part of a claim.
type span struct {
	role string
	part int
	extract.SpanRecord
}

// spansOf returns the parts of a claim that have a place in the text, in the order of
// the table's key.
func spansOf(c *extract.ClaimRecord) []span {
	spans := make([]span, 0, 8)
	add := func(role string, s *extract.SpanRecord) {
		if s != nil {
			spans = append(spans, span{role, 0, *s})
		}
	}
	add("addressee", c.Addressee)
	for i, s := range c.Content {
		spans = append(spans, span{"content", i, s})
	}
	if s := c.Cue; s != nil {
		add("cue", &extract.SpanRecord{Text: s.Text, Start: s.Start, End: s.End})
	}
	add("hedge", c.Hedge)
	add("medium", c.Medium)
	if s := c.Speaker; s != nil {
		add("speaker", &extract.SpanRecord{Text: s.Text, Start: s.Start, End: s.End})
	}
	add("when", c.When)
	return spans
}
