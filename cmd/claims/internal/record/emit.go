package record

import (
	"fmt"
	"maps"
	"slices"

	"claims/extract"
)

// emitter takes the parts of a record. Keys come within objects, items within
// lists; flow asks for an object or list on one line where the format leaves
// the choice.
type emitter interface {
	object(flow bool)
	endObject()
	list(n int, flow bool)
	item()
	endList()
	key(string)
	string(string)
	int(int)
	share(extract.Hundredths)
	yes()
	null()
	anyKey(string)  // that any user may have chosen
	literal(string) // a number or "false", which JSON and YAML write the same
}

// emit gives the parts of r to w, in the order of the keys.
func (r *Record) emit(w emitter) {
	emitHead(w, r.Schema, &r.Document, len(r.Claims))
	for i := range r.Claims {
		w.item()
		emitClaim(w, &r.Claims[i])
	}
	emitSpeakers(w, r.Speakers)
}

// emitHead opens the record of d, and the list of its n claims.
func emitHead(w emitter, schema string, d *Document, n int) {
	w.object(false)
	w.key("schema")
	w.string(schema)
	w.key("document")
	d.emit(w)
	w.key("claims")
	w.list(n, false)
}

// emitSpeakers ends the record that emitHead opened.
func emitSpeakers(w emitter, speakers []extract.SpeakerRecord) {
	w.endList()
	w.key("speakers")
	w.list(len(speakers), false)
	for i := range speakers {
		w.item()
		emitSpeaker(w, &speakers[i])
	}
	w.endList()
	w.endObject()
}

func (d *Document) emit(w emitter) {
	w.object(false)
	w.key("path")
	w.string(d.Path)
	emitInt(w, "line", d.Line)
	emitInt(w, "item", d.Item)
	emitString(w, "id", d.ID)
	emitString(w, "url", d.URL)
	emitString(w, "headline", d.Headline)
	emitString(w, "byline", d.Byline)
	emitString(w, "dateline", d.Dateline)
	emitString(w, "published", d.Published)
	emitString(w, "publisher", d.Publisher)
	emitString(w, "language", d.Language)
	if len(d.Extra) > 0 {
		w.key("extra")
		emitAny(w, d.Extra)
	}
	w.key("characters")
	w.int(d.Characters)
	w.key("words")
	w.int(d.Words)
	if d.Text != nil {
		w.key("text")
		w.string(*d.Text)
	}
	w.endObject()
}

func emitClaim(w emitter, c *extract.ClaimRecord) {
	w.object(false)
	w.key("id")
	w.string(c.ID)
	w.key("text")
	w.string(c.Text)
	emitString(w, "kind", string(c.Kind))
	emitString(w, "act", string(c.Act))
	w.key("speaker")
	if s := c.Speaker; s == nil {
		w.null()
	} else {
		emitWords(w, s.Text, s.Start, s.End)
		emitString(w, "name", s.Name)
		emitString(w, "type", string(s.Type))
		emitString(w, "role", s.Role)
		w.endObject()
	}
	if c.Cue != nil {
		w.key("cue")
		emitWords(w, c.Cue.Text, c.Cue.Start, c.Cue.End)
		emitString(w, "lemma", c.Cue.Lemma)
		w.endObject()
	}
	if len(c.Content) > 0 {
		w.key("content")
		w.list(len(c.Content), true)
		for _, s := range c.Content {
			w.item()
			emitWords(w, s.Text, s.Start, s.End)
			w.endObject()
		}
		w.endList()
	}
	emitSpan(w, "addressee", c.Addressee)
	emitSpan(w, "medium", c.Medium)
	emitSpan(w, "when", c.When)
	emitSpan(w, "hedge", c.Hedge)
	emitFlag(w, "headline", c.Headline)
	emitFlag(w, "negated", c.Negated)
	emitString(w, "answers", c.Answers)
	emitString(w, "within", c.Within)
	emitInt(w, "paragraph", c.Paragraph)
	emitInt(w, "sentence", c.Sentence)
	emitString(w, "rule", c.Rule)
	w.key("confidence")
	w.share(c.Confidence)
	w.endObject()
}

func emitSpeaker(w emitter, s *extract.SpeakerRecord) {
	w.object(false)
	w.key("name")
	w.string(s.Name)
	emitString(w, "type", string(s.Type))
	emitString(w, "role", s.Role)
	w.key("claims")
	w.list(len(s.Claims), true)
	for _, id := range s.Claims {
		w.item()
		w.string(id)
	}
	w.endList()
	w.endObject()
}

// emitWords opens an object with the keys that every span has.
func emitWords(w emitter, text string, start, end int) {
	w.object(true)
	w.key("text")
	w.string(text)
	w.key("start")
	w.int(start)
	w.key("end")
	w.int(end)
}

func emitSpan(w emitter, key string, s *extract.SpanRecord) {
	if s != nil {
		w.key(key)
		emitWords(w, s.Text, s.Start, s.End)
		w.endObject()
	}
}

func emitString(w emitter, key, v string) {
	if v != "" {
		w.key(key)
		w.string(v)
	}
}

func emitInt(w emitter, key string, v int) {
	if v != 0 {
		w.key(key)
		w.int(v)
	}
}

func emitFlag(w emitter, key string, v bool) {
	if v {
		w.key(key)
		w.yes()
	}
}

// emitAny gives a value that JSON can have to w.
func emitAny(w emitter, v any) {
	switch v := v.(type) {
	case nil:
		w.null()
	case string:
		w.string(v)
	case bool:
		if v {
			w.yes()
		} else {
			w.literal("false")
		}
	case map[string]any:
		w.object(true)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			w.anyKey(key)
			emitAny(w, v[key])
		}
		w.endObject()
	case []any:
		w.list(len(v), true)
		for _, one := range v {
			w.item()
			emitAny(w, one)
		}
		w.endList()
	default:
		w.literal(fmt.Sprint(v))
	}
}
