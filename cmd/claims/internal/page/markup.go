package page

import (
	"bytes"
	"strconv"
	"strings"

	"claims/extract"
)

// markupWriter writes HTML. A template would do so as well, but a program that
// can reach one keeps every exported method of all its packages.
type markupWriter struct{ *bytes.Buffer }

// put writes markup and text in turn: the first part, the third and so on as
// they are, the others escaped.
func (w *markupWriter) put(parts ...string) {
	for i, part := range parts {
		if i%2 == 1 {
			escapeMarkup.WriteString(w, part)
			continue
		}
		w.WriteString(part)
	}
}

// escapeMarkup makes text fit to stand between tags and in quoted attributes.
var escapeMarkup = strings.NewReplacer("\x00", "\ufffd", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

// write writes the page. Its policy lets no script run but its own, and nothing
// be fetched, whatever the stories hold.
func (p *page) write(w *markupWriter) {
	policy := "default-src 'none'; style-src " + sourceHash(pageStyle) + "; script-src " + sourceHash(pageScript) +
		"; base-uri 'none'; form-action 'none'"
	w.put(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="`, policy, `">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>`, p.Title, `</title>
<style>`+pageStyle+`</style>
</head>
<body>
<a class="skip" href="#stories">Skip to the stories</a>
<header class="top">
<h1>`, p.Title, `</h1>
`)
	if len(p.Stories) == 0 {
		w.put("</header>\n<p>No stories were read.</p>\n<main id=\"stories\"></main>\n")
	} else {
		w.put(`<p class="faint">`, p.Summary, `</p>
<p class="legend">In the stories: <span class="speaker">speaker</span> <span class="cue">cue</span> <span class="content">content</span></p>
</header>
`)
		w.form(p)
		w.indexes(p)
		w.put(`<main id="stories" tabindex="-1">
<p class="none" hidden>No claim is like that.</p>
`)
		for _, s := range p.Stories {
			w.story(s)
		}
		w.put("</main>\n")
	}
	w.put("<script>" + pageScript + "</script>\n</body>\n</html>\n")
}

// form writes what filters the claims, which is of no use without scripts.
func (w *markupWriter) form(p *page) {
	w.put(`<form role="search" aria-label="Claims" hidden>
<label>Words <input type="search" name="words" autocomplete="off"></label>
`)
	w.options("Speaker", "speaker", p.Speakers)
	w.options("Act", "act", p.Acts)
	w.choices("Kind", "kind", []string{"direct", "indirect", "mixed"})
	w.choices("Confidence from", "sure", []string{"0.5", "0.7", "0.9"})
	w.choices("Order", "order", []string{"surest first", "least sure first"})
	if len(p.Stories) > 1 {
		w.put(`<label>Story <select name="story"><option value="">any</option>`)
		for _, s := range p.Stories {
			n := strconv.Itoa(s.Number)
			w.put(`<option value="`+n+`">`+n+`. `, s.Title, `</option>`)
		}
		w.put("</select></label>\n")
	}
	w.put(`<button type="reset">Show all</button>
<output aria-live="polite"></output>
</form>
`)
}

// options writes the control that chooses by an index. It leaves out those of
// whom only a word is known, if they are many: the words find them.
func (w *markupWriter) options(label, name string, entries []*pageEntry) {
	w.put(`<label>`, label, ` <select name="`, name, `"><option value="">any</option>`)
	listed, _ := parted(entries)
	for i, e := range listed {
		w.put(`<option value="`+strconv.Itoa(i)+`">`, e.Name, ` (`+strconv.Itoa(e.Claims)+`)</option>`)
	}
	w.put("</select></label>\n")
}

// choices writes the control that chooses one of a few values, or none.
func (w *markupWriter) choices(label, name string, values []string) {
	none := "any"
	if name == "order" {
		none = "as told"
	}
	w.put(`<label>`, label, ` <select name="`, name, `"><option value="">`, none, `</option>`)
	for _, v := range values {
		w.put(`<option>`, v, `</option>`)
	}
	w.put("</select></label>\n")
}

// unsure is the confidence under which a claim is dimmed: about half of those are right.
const unsure extract.Hundredths = 50

// indexes writes the charts of speakers, acts and stories.
func (w *markupWriter) indexes(p *page) {
	w.put("<nav aria-label=\"Index\">\n")
	for _, index := range []struct {
		title   string
		entries []*pageEntry
	}{{"Speakers", p.Speakers}, {"Acts", p.Acts}} {
		listed, once := parted(index.entries)
		lines := len(listed)
		if len(once) > 0 {
			lines++
		}
		w.chart(index.title, lines, func(i int) {
			if i < len(listed) {
				w.entry(listed[i], i >= firstLines)
				return
			}
			w.put(`<li class="once"><details><summary>once each</summary>`)
			for _, e := range once {
				w.put(`<a href="#`+e.Stories[0].First+`">`, e.Name, `</a>, `)
			}
			w.put(`</details><b>` + strconv.Itoa(len(once)) + "</b></li>\n")
		})
	}
	if len(p.Stories) > 1 {
		w.chart("Stories", len(p.StoryIndex), func(i int) {
			s := p.StoryIndex[i]
			w.put(`<li><a href="#s`+strconv.Itoa(s.Number)+`">`, s.Title, `</a>`)
			w.bar(s.Bar, len(s.Claims))
		})
	}
	w.put("</nav>\n")
}

// firstLines is how many lines of a chart are there at once, which is more than
// can be seen without scrolling.
const firstLines = 40

// chart writes a chart of so many lines. Those that are not there at once are
// text to a browser that runs the script of the page.
func (w *markupWriter) chart(title string, lines int, line func(i int)) {
	w.put(`<section><h2>`, title, `</h2><div class="list" tabindex="0" role="group" aria-label="`, title, ", by number of claims\">\n<ol>\n")
	for i := range lines {
		if i == firstLines {
			w.put("</ol>\n<noscript><ol>\n")
		}
		line(i)
	}
	w.put("</ol>")
	if lines > firstLines {
		w.put("</noscript>")
	}
	w.put("</div></section>\n")
}

// manyEntries is how many lines of an index are listed one by one, whatever they
// count.
const manyEntries = 500

// parted parts an index: those of a single claim come apart when there are many.
func parted(entries []*pageEntry) (listed, once []*pageEntry) {
	n := len(entries)
	for n > manyEntries && entries[n-1].Claims == 1 {
		n--
	}
	return entries[:n], entries[n:]
}

// entry writes a line of an index. It leads to the first claim, or to the first
// of each story. What it unfolds is text to a browser that runs the script of the
// page, if the line itself is not.
func (w *markupWriter) entry(e *pageEntry, isText bool) {
	if len(e.Stories) == 1 {
		w.put(`<li><a href="#`+e.Stories[0].First+`">`, e.Name, `</a>`)
		w.bar(e.Bar, e.Claims)
		return
	}
	open, shut := "<noscript>", "</noscript>"
	if isText {
		open, shut = "", ""
	}
	w.put(`<li><details><summary>`, e.Name, `</summary>`+open+`in story `)
	for _, s := range e.Stories {
		w.put(`<a href="#` + s.First + `">` + strconv.Itoa(s.Number) + `</a> `)
	}
	w.put(shut + `</details>`)
	w.bar(e.Bar, e.Claims)
}

// minBar is the shortest bar that can be seen, in percent.
const minBar = 2

func (w *markupWriter) bar(percent, claims int) {
	if percent >= minBar {
		w.put(`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="` + strconv.Itoa(percent) + `" height="1"/></svg>`)
	}
	w.put(`<b>` + strconv.Itoa(claims) + "</b></li>\n")
}

// story writes a story. Its body is text to a browser that runs the script of the
// page, which makes elements of it when they are wanted.
func (w *markupWriter) story(s *pageStory) {
	id := "s" + strconv.Itoa(s.Number)
	w.put(`<article id="` + id + `" aria-labelledby="` + id + `h">
<header><h2 id="` + id + `h">`)
	w.segments(s.Heading)
	w.put(`</h2><p class="faint">`, s.Caption, `</p></header>
<noscript><div class="text">`)
	for _, p := range s.Paragraphs {
		w.put("<p>")
		w.segments(p)
		w.put("</p>\n")
	}
	w.put("</div>\n")
	if len(s.Claims) == 0 {
		w.put("<p class=\"claims faint\">No claims in this story.</p>\n</noscript></article>\n")
		return
	}
	w.put(`<ol class="claims" aria-label="Claims of story ` + strconv.Itoa(s.Number) + "\">\n")
	for i := range s.Claims {
		w.claim(id, &s.Claims[i])
	}
	w.put("</ol>\n</noscript></article>\n")
}

func (w *markupWriter) segments(segments []segment) {
	for _, s := range segments {
		if s.Class == "" {
			w.put("", s.Text)
			continue
		}
		w.put(`<span`)
		if s.ID != "" {
			w.put(` id="` + s.ID + `"`)
		}
		w.put(` class="`+s.Class+`" data-c="`+s.Claims+`">`, s.Text, `</span>`)
	}
}

// claim writes a claim of the story of an id.
func (w *markupWriter) claim(story string, c *pageClaim) {
	n := strconv.Itoa(c.Number)
	w.put(`<li id="` + story + `c` + n + `"`)
	if c.Confidence < unsure {
		w.put(` class="unsure"`)
	}
	sure := strconv.FormatFloat(float64(c.Confidence)/100, 'f', 2, 64)
	w.put(` data-s="`+c.speakerNumber()+`" data-a="`+strconv.Itoa(c.act.number)+`" data-k="`, c.Kind, `" data-p="`+sure+`"><a class="n" href="#`+story+`t`+n+`">`+n+`</a> <button>`, c.Speaker, `</button>`)
	if c.Role != "" {
		w.put(", ", c.Role)
	}
	w.put(`<p>`, c.Text, `</p><p class="faint">`, c.act.Name, `, `, c.Kind)
	if c.Negated {
		w.put(", negated")
	}
	if c.Hedge != "" {
		w.put(", ", c.Hedge)
	}
	for _, link := range []struct {
		words string
		claim int
	}{{c.Verb, c.Answers}, {"within", c.Within}} {
		if to := strconv.Itoa(link.claim); link.claim > 0 {
			w.put(`, <a href="#` + story + `c` + to + `">` + link.words + ` claim ` + to + `</a>`)
		}
	}
	w.put(`, <span title="confidence">` + sure + `</span>`)
	if c.Denied != "" {
		w.put(`<q class="denied">`, c.Denied, `</q>`)
	}
	w.put("</p></li>\n")
}
