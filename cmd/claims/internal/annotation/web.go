package annotation

import "claims/extract"

// The types below are the part of the W3C Web Annotation model that claims are
// written in: an AnnotationPage for a story, an Annotation for a claim. The
// target is the content; the bodies tell the act, the speaker and the cue.

type annotationPage struct {
	Context string          `json:"@context"`
	ID      string          `json:"id"`
	Type    string          `json:"type"`
	Items   []webAnnotation `json:"items"`
}

type webAnnotation struct {
	ID         string      `json:"id"`
	Type       string      `json:"type"`
	Motivation string      `json:"motivation"`
	Body       []any       `json:"body"`
	Target     []webTarget `json:"target"`
}

type textualBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Value   string `json:"value"`
}

type webTarget struct {
	Type     string `json:"type"`
	Purpose  string `json:"purpose,omitempty"`
	Name     string `json:"name,omitempty"` // what the words are: speaker, cue or who that is
	Source   string `json:"source"`
	Selector []any  `json:"selector"`
}

// positionSelector counts characters as the model does: Unicode code points,
// the end exclusive.
type positionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// pageOf returns the annotations of a text.
func pageOf(a *Story) annotationPage {
	path := a.Record.Document.Path
	page := annotationPage{"http://www.w3.org/ns/anno.jsonld", path + "#claims", "AnnotationPage", []webAnnotation{}}
	for i := range a.Record.Claims {
		c := &a.Record.Claims[i]
		w := webAnnotation{ID: path + "#" + c.ID, Type: "Annotation", Motivation: "identifying", Body: []any{}, Target: []webTarget{}}
		if c.Act != "" {
			w.Body = append(w.Body, textualBody{"TextualBody", "classifying", string(c.Act)})
		}
		if s := c.Speaker; s != nil && s.Name != "" {
			w.Body = append(w.Body, textualBody{"TextualBody", "identifying", s.Name})
		}
		for _, p := range a.speakerSpans(c) {
			w.Body = append(w.Body, a.target(p, "speaker"))
		}
		for _, p := range a.cueSpans(c) {
			w.Body = append(w.Body, a.target(p, "cue"))
		}
		for _, s := range c.Content {
			w.Target = append(w.Target, a.target(s, ""))
		}
		page.Items = append(page.Items, w)
	}
	return page
}

// besides is how many characters of the text around a span a selector shows.
const besides = 32

// target returns a span of the text; name says what it is, where it is not the
// content.
func (a *Story) target(s extract.SpanRecord, name string) webTarget {
	text := func(from, to int) string { return a.Text[a.byteAt[max(from, 0)]:a.byteAt[min(to, len(a.byteAt)-1)]] }
	t := webTarget{Type: "SpecificResource", Name: name, Source: a.Record.Document.Path, Selector: []any{
		positionSelector{"TextPositionSelector", s.Start, s.End},
		quoteSelector{"TextQuoteSelector", text(s.Start, s.End), text(s.Start-besides, s.Start), text(s.End, s.End+besides)},
	}}
	if name != "" {
		t.Purpose = "describing"
	}
	return t
}
