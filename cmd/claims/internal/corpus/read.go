package corpus

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"

	"claims/cmd/claims/internal/record"
	"claims/extract"
)

// Records returns the records that were collected, in the order in which they came, as
// they were. With elsewhere, they have the other stories that tell the same words. It ends
// with the first error.
func (c *Corpus) Records(ctx context.Context, elsewhere bool) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		if err := c.eachRecord(ctx, elsewhere, func(r *record.Record) bool { return yield(r, nil) }); err != nil {
			yield(nil, c.fault(err))
		}
	}
}

// storyRow is a story as the database has it.
type storyRow struct {
	id     int64
	record *record.Record
}

func (c *Corpus) eachRecord(ctx context.Context, elsewhere bool, yield func(*record.Record) bool) error {
	// Page by page, so that no more than these are in memory.
	const page = 200
	for last := int64(0); ; {
		stories, err := c.stories(ctx, last, page)
		if err != nil || len(stories) == 0 {
			return err
		}
		for _, s := range stories {
			if err := c.readClaims(ctx, s); err != nil {
				return err
			}
			if elsewhere {
				if err := c.readElsewhere(ctx, s); err != nil {
					return err
				}
			}
			if !yield(s.record) {
				return nil
			}
			last = s.id
		}
	}
}

// stories returns the stories after one, without their claims.
func (c *Corpus) stories(ctx context.Context, after int64, most int) (stories []storyRow, err error) {
	err = each(ctx, c.db, `SELECT id, path, line, item, name, url, headline, byline, dateline, published, publisher, language, extra, characters, words, text
		FROM stories WHERE id > ? ORDER BY id LIMIT ?`, func(scan scanner) error {
		s := storyRow{record: &record.Record{Schema: record.Schema}}
		d := &s.record.Document
		var extra sql.NullString
		err := scan(&s.id, &d.Path, &d.Line, &d.Item, &d.ID, &d.URL, &d.Headline, &d.Byline, &d.Dateline, &d.Published, &d.Publisher, &d.Language,
			&extra, &d.Characters, &d.Words, &d.Text)
		if err == nil && extra.Valid {
			err = json.Unmarshal([]byte(extra.String), &d.Extra)
		}
		stories = append(stories, s)
		return err
	}, after, most)
	return stories, err
}

// readClaims adds the claims and speakers of a story to its record.
func (c *Corpus) readClaims(ctx context.Context, s storyRow) error {
	r := s.record
	r.Claims, r.Speakers = []extract.ClaimRecord{}, []extract.SpeakerRecord{}
	r.Corpus = &record.Corpus{Quotations: map[string]int64{}, People: map[string]string{}}
	at := map[int64]int{}
	err := each(ctx, c.db, `SELECT id, name, text, kind, act, speaker, speaker_type, speaker_role, speaker_confidence, cue, headline, negated,
		answers, answer, within, paragraph, sentence, rule, confidence, coalesce(quotation, id) FROM claims WHERE story = ? ORDER BY id`, func(scan scanner) error {
		id, claim, quotation, err := scanClaim(scan)
		at[id] = len(r.Claims)
		r.Claims = append(r.Claims, claim)
		r.Corpus.Quotations[claim.ID] = quotation
		return err
	}, s.id)
	if err != nil {
		return err
	}
	if err := c.readSpans(ctx, s, at); err != nil {
		return err
	}
	return c.readSpeakers(ctx, s, at)
}

func scanClaim(scan scanner) (id int64, c extract.ClaimRecord, quotation int64, err error) {
	var speaker, speakerType, role, cue sql.NullString
	var sure sql.NullInt64
	err = scan(&id, &c.ID, &c.Text, &c.Kind, &c.Act, &speaker, &speakerType, &role, &sure, &cue, &c.Headline, &c.Negated,
		&c.Answers, &c.Answer, &c.Within, &c.Paragraph, &c.Sentence, &c.Rule, &c.Confidence, &quotation)
	if speaker.Valid {
		c.Speaker = &extract.SourceRecord{Name: speaker.String, Type: extract.SpeakerType(speakerType.String), Role: role.String, Confidence: extract.Hundredths(sure.Int64)}
	}
	if cue.Valid {
		c.Cue = &extract.CueRecord{Lemma: cue.String}
	}
	return id, c, quotation, err
}

// readSpans puts the spans of a story's claims in their places; at tells which claim has
// which id.
func (c *Corpus) readSpans(ctx context.Context, s storyRow, at map[int64]int) error {
	var text []rune
	if s.record.Document.Text != nil {
		text = []rune(*s.record.Document.Text)
	}
	return each(ctx, c.db, `SELECT claim, role, start, "end", coalesce(spans.text, before || claims.text || after) FROM claims JOIN spans ON spans.claim = claims.id WHERE story = ? ORDER BY claim, role, part`, func(scan scanner) error {
		var id int64
		var role string
		var words sql.NullString
		var span extract.SpanRecord
		if err := scan(&id, &role, &span.Start, &span.End, &words); err != nil {
			return err
		}
		if span.Text = words.String; !words.Valid && 0 <= span.Start && span.Start <= span.End && span.End <= len(text) {
			span.Text = string(text[span.Start:span.End])
		}
		setSpan(&s.record.Claims[at[id]], role, span)
		return nil
	}, s.id)
}

// setSpan undoes what spansOf does.
func setSpan(c *extract.ClaimRecord, role string, s extract.SpanRecord) {
	switch {
	case role == "speaker" && c.Speaker != nil:
		c.Speaker.Text, c.Speaker.Start, c.Speaker.End = s.Text, s.Start, s.End
	case role == "cue" && c.Cue != nil:
		c.Cue.Text, c.Cue.Start, c.Cue.End = s.Text, s.Start, s.End
	case role == "content":
		c.Content = append(c.Content, s)
	case role == "addressee":
		c.Addressee = &s
	case role == "medium":
		c.Medium = &s
	case role == "when":
		c.When = &s
	case role == "hedge":
		c.Hedge = &s
	}
}

func (c *Corpus) readSpeakers(ctx context.Context, s storyRow, at map[int64]int) error {
	last := int64(0)
	r := s.record
	return each(ctx, c.db, `SELECT speakers.id, speakers.name, speakers.type, role, claim, people.name
		FROM speakers LEFT JOIN sayings ON speaker = speakers.id LEFT JOIN people ON people.id = person WHERE story = ? ORDER BY speakers.id, claim`, func(scan scanner) error {
		var id int64
		var claim sql.NullInt64
		var across sql.NullString
		var one extract.SpeakerRecord
		if err := scan(&id, &one.Name, &one.Type, &one.Role, &claim, &across); err != nil {
			return err
		}
		if id != last {
			one.Claims = []string{}
			if across.Valid {
				r.Corpus.People[one.Name] = across.String
			}
			r.Speakers = append(r.Speakers, one)
			last = id
		}
		if of := &r.Speakers[len(r.Speakers)-1]; claim.Valid {
			of.Claims = append(of.Claims, r.Claims[at[claim.Int64]].ID)
		}
		return nil
	}, s.id)
}

// readElsewhere finds the other stories that tell the words of a story's claims, the
// earliest first.
func (c *Corpus) readElsewhere(ctx context.Context, s storyRow) error {
	s.record.Corpus.Elsewhere = map[string][]string{}
	return each(ctx, c.db, `SELECT DISTINCT claims.name, path, line, item, stories.headline, publisher, published
		FROM claims JOIN claims AS told ON told.quotation = claims.quotation AND told.story <> claims.story JOIN stories ON stories.id = told.story
		WHERE claims.story = ? ORDER BY claims.id, date IS NULL, date, stories.id`, func(scan scanner) error {
		var claim string
		var d record.Document
		if err := scan(&claim, &d.Path, &d.Line, &d.Item, &d.Headline, &d.Publisher, &d.Published); err != nil {
			return err
		}
		caption := d.Caption()
		if d.Headline != "" {
			caption = d.Headline + " · " + caption
		}
		s.record.Corpus.Elsewhere[claim] = append(s.record.Corpus.Elsewhere[claim], caption)
		return nil
	}, s.id)
}
